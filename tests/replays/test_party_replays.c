/* Golden parties: each NAME.replay here, played with kinds.yaml, must go as NAME.txt tells; its script must
 * give that replay at every frame rate; and the model of a party (unit/party_model.h) must agree.
 *
 *     test_party_replays            compares
 *     test_party_replays --write    plays the parties anew and writes both: read them before you commit them
 */
#include "replays/party_scripts.h"

#include <stdio.h>

#include "packs/pack.h"
#include "replays/party_story.h"
#include "replays/replay_files.h"
#include "unit/party_model.h"

static Pack pack;

static void open_runner(MatchRunner *runner, const PartyScript *script) {
    MatchRules rules = script->rules;
    mode_row(rules.mode)->settle(&rules);
    match_runner_init(runner, &pack.cards, pack.title, &rules, script->seed);
}

static void play_script(const PartyScript *script, PartyTable *table) {
    memset(table, 0, sizeof *table);
    open_runner(&table->runner, script);
    script->play(table);
    if (table_match(table)->phase != MATCH_FINISHED) fail_msg("%s is not finished", script->name);
}

static void write_golden(const PartyScript *script) {
    static PartyTable table;
    Buffer replay = {0}, story = {0};
    Match match;
    play_script(script, &table);
    replay_write(&table.runner.replay, &replay);
    tell_party(&table.runner.replay, &pack.cards, &match, &story);
    write_file(script->name, ".replay", &replay);
    write_file(script->name, ".txt", &story);
    match_release(&match);
    buffer_release(&replay);
    buffer_release(&story);
    match_runner_release(&table.runner);
}

/* Reads the golden replay; it must be released. */
static void read_golden(const PartyScript *script, Replay *replay) {
    Buffer text = {0};
    Problems problems = {0};
    read_file(script->name, ".replay", &text);
    if (!replay_read(buffer_text(&text), text.length, script->name, replay, &problems))
        fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    problems_release(&problems);
    buffer_release(&text);
}

static void golden_parties_go_as_they_did(void **state) {
    (void)state;
    for (size_t i = 0; i < PARTY_SCRIPT_COUNT; i++) {
        Buffer expected = {0}, story = {0};
        Replay replay;
        Match match;
        read_golden(&PARTY_SCRIPTS[i], &replay);
        read_file(PARTY_SCRIPTS[i].name, ".txt", &expected);
        assert_string_equal(card_list_fingerprint(&pack.cards).hex, replay.pack.hex);
        tell_party(&replay, &pack.cards, &match, &story);
        assert_string_equal(buffer_text(&story), buffer_text(&expected));
        match_release(&match);
        replay_release(&replay);
        buffer_release(&expected);
        buffer_release(&story);
    }
}

/* The winners of lots, which the model is told, in the order in which they were drawn. */
static size_t find_lots(const Replay *replay, uint32_t winners[64]) {
    Match match;
    MatchEvents events;
    size_t next = 0, lots = 0;
    match_init(&match, &pack.cards, &replay->rules, replay->seed);
    while (match.tick < replay->end_tick && match.phase != MATCH_FINISHED) {
        size_t first = next;
        while (next < replay->action_count && replay->actions[next].tick == match.tick) next++;
        match_step(&match, replay->actions + first, next - first, &events);
        for (size_t i = 0; i < events.count && lots < 64; i++)
            if (events.items[i].kind == MATCH_EVENT_TIE) winners[lots++] = events.items[i].seat;
    }
    match_release(&match);
    return lots;
}

static void the_model_agrees(void **state) {
    (void)state;
    static PartyModel model;
    for (size_t i = 0; i < PARTY_SCRIPT_COUNT; i++) {
        Replay replay;
        Match match;
        uint32_t winners[64];
        read_golden(&PARTY_SCRIPTS[i], &replay);
        size_t lots = find_lots(&replay, winners);
        assert_true(replay_play(&replay, &pack.cards, &match));
        model_play(&model, &match, replay.actions, replay.action_count, winners, lots);
        model_compare(&model, &match, PARTY_SCRIPTS[i].name);
        match_release(&match);
        replay_release(&replay);
    }
}

static void parties_are_the_same_at_every_frame_rate(void **state) {
    (void)state;
    static PartyTable table;
    for (size_t i = 0; i < PARTY_SCRIPT_COUNT; i++) {
        const PartyScript *script = &PARTY_SCRIPTS[i];
        Buffer golden = {0}, replay = {0};
        play_script(script, &table);
        Fingerprint first = match_fingerprint(table_match(&table));
        read_file(script->name, ".replay", &golden);
        for (size_t rate = 0; rate < PARTY_RATE_COUNT; rate++) {
            static MatchRunner runner;
            open_runner(&runner, script);
            see_again(&table, &runner, &PARTY_RATES[rate], rate);
            buffer_clear(&replay);
            replay_write(&runner.replay, &replay);
            if (strcmp(buffer_text(&replay), buffer_text(&golden)) != 0)
                fail_msg("%s is another one at %s:\n%s", script->name, PARTY_RATES[rate].row,
                         buffer_text(&replay));
            assert_string_equal(match_fingerprint(&runner.match).hex, first.hex);
            match_runner_release(&runner);
        }
        buffer_release(&golden);
        buffer_release(&replay);
        match_runner_release(&table.runner);
    }
}

int main(int argc, char **argv) {
    Problems problems = {0};
    bool read = pack_read(FOLDER "kinds.yaml", &pack, &problems);
    problems_release(&problems);
    if (!read) return 1;
    int failed = 0;
    if (argc > 1 && strcmp(argv[1], "--write") == 0) {
        for (size_t i = 0; i < PARTY_SCRIPT_COUNT; i++) write_golden(&PARTY_SCRIPTS[i]);
    } else {
        const struct CMUnitTest tests[] = {
            cmocka_unit_test(golden_parties_go_as_they_did),
            cmocka_unit_test(the_model_agrees),
            cmocka_unit_test(parties_are_the_same_at_every_frame_rate),
        };
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    }
    pack_release(&pack);
    return failed;
}
