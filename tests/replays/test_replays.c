/* Golden replays: each NAME.replay here, played with the small pack of the pictures, must end in the
 * scoreboard NAME.txt and in the points it ends with, on every machine and for all time.
 *
 *     test_replays            compares
 *     test_replays --write    plays the matches anew and writes both: read them before you commit them */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "match/match_runner.h"
#include "match/scoreboard.h"
#include "packs/pack.h"

#define PACK "tests/images/pictures.yaml"
#define FOLDER "tests/replays/"

static Pack pack;

typedef struct Script {
    const char *name;
    MatchRules rules;
    uint64_t seed;
    int right_of_ten; /* how often the player knows it */
    bool pauses, quits;
} Script;

static const Script SCRIPTS[] = {
    {"classic", {10, 20, true}, 1, 8, false, false},   {"untimed", {15, 0, true}, 2, 6, false, false},
    {"all-slowly", {0, 10, false}, 3, 5, true, false}, {"flawless", {25, 40, true}, 4, 10, false, false},
    {"left-early", {10, 10, true}, 5, 7, true, true},
};
#define SCRIPT_COUNT (sizeof SCRIPTS / sizeof *SCRIPTS)

/* What a player with these dice does next; every answer takes 0.5 to 13 seconds. */
static void play_script(const Script *script, MatchRunner *runner) {
    Random dice = random_seeded(script->seed + 100);
    MatchEvents events;
    match_runner_init(runner, &pack.cards, pack.title, &script->rules, script->seed);
    const Match *match = &runner->match;
    while (match->phase != MATCH_FINISHED) {
        uint64_t thinks_us = 500000 + (uint64_t)random_below(&dice, 12500) * 1000;
        for (uint64_t passed = 0; passed < thinks_us; passed += 20000)
            match_runner_advance(runner, 20000, &events);
        if (match->paused)
            match_runner_act(runner, ACTION_RESUME, 0, 0, 0);
        else if (script->pauses && random_below(&dice, 4) == 0)
            match_runner_act(runner, ACTION_PAUSE, 0, 0, 0);
        else if (script->quits && match->turn_count == 6)
            match_runner_act(runner, ACTION_QUIT, 0, 0, 0);
        else if (match->phase == MATCH_REVEAL)
            match_runner_act(runner, ACTION_CONTINUE, 0, 0, 0);
        else if (match->phase == MATCH_QUESTION) {
            const DealtCard *dealt = &match_turn(match)->dealt;
            bool knows = (int)random_below(&dice, 10) < script->right_of_ten;
            int32_t place = knows ? judge_right_answer(match_card(match), dealt).value
                                  : (int32_t)random_below(&dice, dealt->shown_count);
            match_runner_act(runner, ACTION_ANSWER, place, 0, 0);
        }
        match_runner_advance(runner, 20000, &events);
    }
}

static void write_file(const char *name, const char *ending, const Buffer *text) {
    char path[200];
    snprintf(path, sizeof path, FOLDER "%s%s", name, ending);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(buffer_text(text), file);
    assert_int_equal(fclose(file), 0);
}

static void read_file(const char *name, const char *ending, Buffer *text) {
    char path[200];
    const char *why;
    snprintf(path, sizeof path, FOLDER "%s%s", name, ending);
    if (!buffer_read_file(text, path, &why)) fail_msg("%s: %s", path, why);
}

static void write_golden(const Script *script) {
    MatchRunner runner;
    Buffer replay = {0}, scoreboard = {0};
    play_script(script, &runner);
    replay_write(&runner.replay, &replay);
    scoreboard_write(&runner.match, &scoreboard);
    write_file(script->name, ".replay", &replay);
    write_file(script->name, ".txt", &scoreboard);
    buffer_release(&replay);
    buffer_release(&scoreboard);
    match_runner_release(&runner);
}

static void check_golden(const Script *script) {
    Buffer text = {0}, expected = {0}, scoreboard = {0};
    Problems problems = {0};
    Replay replay = {0};
    Match match;
    read_file(script->name, ".replay", &text);
    read_file(script->name, ".txt", &expected);
    if (!replay_read(buffer_text(&text), text.length, script->name, &replay, &problems))
        fail_msg("%s: %s", script->name, problems.items[0].sentence);
    if (!replay_play(&replay, &pack.cards, &match))
        fail_msg("%s: the cards of " PACK " are not those it was played with", script->name);
    scoreboard_write(&match, &scoreboard);
    assert_string_equal(buffer_text(&scoreboard), buffer_text(&expected));
    match_release(&match);
    replay_release(&replay);
    problems_release(&problems);
    buffer_release(&text);
    buffer_release(&expected);
    buffer_release(&scoreboard);
}

static void golden_replays_end_as_they_did(void **state) {
    (void)state;
    for (size_t i = 0; i < SCRIPT_COUNT; i++) check_golden(&SCRIPTS[i]);
}

int main(int argc, char **argv) {
    Problems problems = {0};
    bool read = pack_read(PACK, &pack, &problems);
    problems_release(&problems);
    if (!read) return 1;
    int failed = 0;
    if (argc > 1 && strcmp(argv[1], "--write") == 0) {
        for (size_t i = 0; i < SCRIPT_COUNT; i++) write_golden(&SCRIPTS[i]);
    } else {
        const struct CMUnitTest tests[] = {cmocka_unit_test(golden_replays_end_as_they_did)};
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    }
    pack_release(&pack);
    return failed;
}
