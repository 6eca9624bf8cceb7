/* Golden replays: each NAME.replay here, played with the small pack of the pictures or with kinds.yaml, must
 * end in the scoreboard NAME.txt and in the points it ends with, on every machine and for all time.
 *
 *     test_replays            compares
 *     test_replays --write    plays the matches anew and writes both: read them before you commit them */
#include "replays/replay_files.h"

#include <string.h>

#include "match/match_runner.h"
#include "match/scoreboard.h"
#include "packs/pack.h"

static const char *const PACKS[] = {"tests/images/pictures.yaml", FOLDER "kinds.yaml"};
#define PACK_COUNT (sizeof PACKS / sizeof *PACKS)
enum { PICTURES, KINDS };

static Pack packs[PACK_COUNT];

typedef struct Script {
    const char *name;
    size_t pack;
    MatchRules rules;
    uint64_t seed;
    int right_of_ten; /* how often the player knows it */
    bool pauses, quits;
} Script;

#define RULES(cards, seconds, speed)                                                                         \
    { .card_count = cards, .seconds_per_card = seconds, .speed_counts = speed }

static const Script SCRIPTS[] = {
    {"classic", PICTURES, RULES(10, 20, true), 1, 8, false, false},
    {"untimed", PICTURES, RULES(15, 0, true), 2, 6, false, false},
    {"all-slowly", PICTURES, RULES(0, 10, false), 3, 5, true, false},
    {"flawless", PICTURES, RULES(25, 40, true), 4, 10, false, false},
    {"left-early", PICTURES, RULES(10, 10, true), 5, 7, true, true},
    {"every-kind", KINDS, RULES(0, 20, true), 6, 6, true, false},
    {"every-kind-untimed", KINDS, RULES(12, 0, false), 7, 4, false, false},
};
#define SCRIPT_COUNT (sizeof SCRIPTS / sizeof *SCRIPTS)

/* Among those who do not know it, some pick anything, some are not far off, and some write nearly right. */
static CardAnswer guess(const Match *match, Random *dice) {
    const Card *card = match_card(match);
    const DealtCard *dealt = &match_turn(match)->dealt;
    CardAnswer answer = judge_right_answer(card, dealt);
    if (card_kind_picks_one(card->kind))
        answer.value = (int32_t)random_below(dice, dealt->shown_count);
    else if (card->kind == CARD_NUMBER)
        answer.value += (int32_t)random_below(dice, 41) - 20;
    else if (card->kind == CARD_TYPED && random_below(dice, 2))
        answer.text[3] = answer.text[4]; /* a letter of each name in kinds.yaml */
    else
        answer = judge_wrong_answer(card, dealt);
    return answer;
}

static void give_answer(const Script *script, MatchRunner *runner, Random *dice) {
    const Match *match = &runner->match;
    bool knows = (int)random_below(dice, 10) < script->right_of_ten;
    CardAnswer answer =
        knows ? judge_right_answer(match_card(match), &match_turn(match)->dealt) : guess(match, dice);
    if (answer.text[0])
        match_runner_type(runner, 0, answer.text, 0, 0);
    else
        match_runner_act(runner, 0, ACTION_ANSWER, answer.value, 0, 0);
}

/* What a player with these dice does next; every answer takes 0.5 to 13 seconds. */
static void play_script(const Script *script, MatchRunner *runner) {
    Random dice = random_seeded(script->seed + 100);
    MatchEvents events;
    const Pack *pack = &packs[script->pack];
    match_runner_init(runner, &pack->cards, pack->title, &script->rules, script->seed);
    const Match *match = &runner->match;
    while (match->phase != MATCH_FINISHED) {
        uint64_t thinks_us = 500000 + (uint64_t)random_below(&dice, 12500) * 1000;
        for (uint64_t passed = 0; passed < thinks_us; passed += 20000)
            match_runner_advance(runner, 20000, &events);
        if (match->paused)
            match_runner_act(runner, 0, ACTION_RESUME, 0, 0, 0);
        else if (script->pauses && random_below(&dice, 4) == 0)
            match_runner_act(runner, 0, ACTION_PAUSE, 0, 0, 0);
        else if (script->quits && match->turn_count == 6)
            match_runner_act(runner, 0, ACTION_QUIT, 0, 0, 0);
        else if (match->phase == MATCH_REVEAL)
            match_runner_act(runner, 0, ACTION_CONTINUE, 0, 0, 0);
        else if (match->phase == MATCH_QUESTION)
            give_answer(script, runner, &dice);
        match_runner_advance(runner, 20000, &events);
    }
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
    if (!replay_play(&replay, &packs[script->pack].cards, &match))
        fail_msg("%s: the cards of %s are not those it was played with", script->name, PACKS[script->pack]);
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
    bool read = true;
    for (size_t i = 0; i < PACK_COUNT && read; i++) {
        Problems problems = {0};
        read = pack_read(PACKS[i], &packs[i], &problems);
        problems_release(&problems);
    }
    if (!read) return 1;
    int failed = 0;
    if (argc > 1 && strcmp(argv[1], "--write") == 0) {
        for (size_t i = 0; i < SCRIPT_COUNT; i++) write_golden(&SCRIPTS[i]);
    } else {
        const struct CMUnitTest tests[] = {cmocka_unit_test(golden_replays_end_as_they_did)};
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    }
    for (size_t i = 0; i < PACK_COUNT; i++) pack_release(&packs[i]);
    return failed;
}
