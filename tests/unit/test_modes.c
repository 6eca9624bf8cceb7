/* The ways to play alone: how each is set up, when it is over, what an answer brings, and that its replay
 * proves it. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "match/match_runner.h"
#include "packs/pack.h"

static Pack pack;

static int open_pack(void **state) {
    (void)state;
    Problems problems = {0};
    bool ok = pack_read("tests/images/pictures.yaml", &pack, &problems);
    problems_release(&problems);
    return ok ? 0 : -1;
}

static int close_pack(void **state) {
    (void)state;
    pack_release(&pack);
    return 0;
}

static MatchRules rules_of(ModeId mode, uint32_t count, uint32_t seconds, bool speed) {
    MatchRules rules = {
        .mode = mode, .card_count = count, .seconds_per_card = seconds, .speed_counts = speed};
    mode_row(mode)->settle(&rules);
    return rules;
}

static void step(MatchRunner *runner, uint32_t ticks) {
    MatchEvents events;
    for (uint32_t i = 0; i < ticks; i++) match_runner_advance(runner, 8334, &events);
}

/* Thinks for so many ticks, answers right or wrong, and looks at the reveal for a second. */
static void play_card(MatchRunner *runner, uint32_t ticks, bool right) {
    const Match *match = &runner->match;
    step(runner, ticks);
    if (match->phase == MATCH_QUESTION) {
        const DealtCard *dealt = &match_turn(match)->dealt;
        CardAnswer answer = right ? judge_right_answer(match_card(match), dealt)
                                  : judge_wrong_answer(match_card(match), dealt);
        match_runner_act(runner, 0, ACTION_ANSWER, answer.value, 0, 0);
        step(runner, 2);
    }
    step(runner, TICKS_PER_SECOND);
    match_runner_act(runner, 0, ACTION_CONTINUE, 0, 0, 0);
    step(runner, 2);
}

static void assert_replay_proves(const MatchRunner *runner) {
    Buffer text = {0};
    Problems problems = {0};
    Replay replay;
    Match again;
    replay_write(&runner->replay, &text);
    if (!replay_read(buffer_text(&text), text.length, "test", &replay, &problems))
        fail_msg("%s", problems.items[0].sentence);
    assert_true(replay_play(&replay, runner->match.cards, &again));
    assert_string_equal(match_fingerprint(&again).hex, match_fingerprint(&runner->match).hex);
    match_release(&again);
    replay_release(&replay);
    problems_release(&problems);
    buffer_release(&text);
}

static void every_mode_has_a_row(void **state) {
    (void)state;
    for (ModeId id = 0; id < MODES; id++) {
        const Mode *mode = mode_row(id);
        ModeId found;
        assert_true(mode_find(mode->key, &found));
        assert_int_equal(found, id);
        assert_true(strlen(mode->name) > 0 && strlen(mode->summary) > 0);
        assert_non_null(mode->settle);
        assert_non_null(mode->limit_ticks);
        assert_non_null(mode->is_over);
        assert_non_null(mode->points);
        MatchRules once = rules_of(id, 15, 40, true), twice = once;
        mode->settle(&twice); /* settling what is settled changes nothing: the replay's reader relies on it */
        assert_memory_equal(&once, &twice, sizeof once);
    }
    ModeId none;
    assert_false(mode_find("", &none));
    assert_false(mode_find("marathon", &none));
}

static void sprint_lasts_sixty_seconds_of_thinking(void **state) {
    (void)state;
    MatchRules rules = rules_of(MODE_SPRINT, 10, 20, true);
    MatchRunner runner;
    match_runner_init(&runner, &pack.cards, pack.title, &rules, 3);
    const Match *match = &runner.match;
    uint32_t cards = 0;
    while (match->phase != MATCH_FINISHED && cards < 100) {
        play_card(&runner, 10 * TICKS_PER_SECOND, true);
        cards++;
    }
    assert_int_equal(match->turn_count, 6); /* five in ten seconds each; the sixth runs out of time */
    assert_int_equal(match->seats[0].right_count, 5);
    assert_false(match->turns[5].seats[0].answered);
    uint32_t spent = 0;
    for (uint32_t i = 0; i < match->turn_count; i++) spent += match->turns[i].ticks;
    assert_int_equal(spent, SPRINT_SECONDS * TICKS_PER_SECOND);
    assert_int_equal(match->seats[0].points, 1000 + 1100 + 1200 + 1300 + 1400); /* speed does not count */
    assert_replay_proves(&runner);
    match_runner_release(&runner);
}

static void three_leaves_end_with_the_third_miss(void **state) {
    (void)state;
    static const bool right[] = {true, false, true, true, false, true, false};
    MatchRules rules = rules_of(MODE_THREE_LEAVES, 10, 20, true);
    assert_int_equal(rules.card_count, 0);
    MatchRunner runner;
    match_runner_init(&runner, &pack.cards, pack.title, &rules, 4);
    for (size_t i = 0; i < 7; i++) {
        assert_int_not_equal(runner.match.phase, MATCH_FINISHED);
        play_card(&runner, 100, right[i]);
    }
    assert_int_equal(runner.match.phase, MATCH_FINISHED);
    assert_int_equal(runner.match.turn_count, 7);
    assert_int_equal(runner.match.seats[0].right_count, 4);
    assert_replay_proves(&runner);
    match_runner_release(&runner);
}

static void the_daily_is_the_same_for_everyone(void **state) {
    (void)state;
    Fingerprint fingerprint = card_list_fingerprint(&pack.cards);
    const char *hex = fingerprint.hex;
    uint64_t today = mode_daily_seed("2026-11-21", hex);
    assert_true(today == mode_daily_seed("2026-11-21", hex));
    assert_true(today != mode_daily_seed("2026-11-22", hex));
    assert_true(today != mode_daily_seed("2026-11-21", hash_fingerprint("other", 5).hex));
    MatchRules mine = rules_of(MODE_DAILY, 25, 0, false), yours = rules_of(MODE_DAILY, 10, 40, true);
    Match a, b;
    match_init(&a, &pack.cards, &mine, today);
    match_init(&b, &pack.cards, &yours, today);
    assert_string_equal(match_fingerprint(&a).hex, match_fingerprint(&b).hex);
    assert_int_equal(a.turn_limit, 10 < a.deck.count ? 10 : a.deck.count);
    match_release(&a);
    match_release(&b);
}

static void practice_has_no_clock_and_no_points(void **state) {
    (void)state;
    MatchRules rules = rules_of(MODE_PRACTICE, 10, 20, true);
    MatchRunner runner;
    match_runner_init(&runner, &pack.cards, pack.title, &rules, 5);
    for (int i = 0; i < 3; i++) play_card(&runner, 100 * TICKS_PER_SECOND, i != 1);
    assert_int_equal(runner.match.seats[0].right_count, 2);
    assert_int_equal(runner.match.seats[0].points, 0);
    match_runner_release(&runner);
}

static void a_replay_with_rules_of_its_own_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *mode, *cards, *seconds, *speed;
        bool taken;
    } rows[] = {
        {"classic", "7", "33", "yes", true},     {"sprint", "0", "60", "no", true},
        {"sprint", "0", "600", "no", false},     {"sprint", "5", "60", "no", false},
        {"daily", "10", "20", "yes", true},      {"daily", "10", "40", "yes", false},
        {"three-leaves", "0", "40", "no", true}, {"three-leaves", "3", "40", "no", false},
        {"marathon", "0", "60", "no", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = {0};
        Problems problems = {0};
        Replay replay = {0};
        Fingerprint fingerprint = card_list_fingerprint(&pack.cards);
        buffer_format(
            &text,
            "quizleaf-replay 1\npack %s\ntitle T\nseed 0000000000000001\nmode %s\ncards %s\nseconds %s\n"
            "speed %s\nhints none\nend 5\n",
            fingerprint.hex, rows[i].mode, rows[i].cards, rows[i].seconds, rows[i].speed);
        bool taken = replay_read(buffer_text(&text), text.length, "test", &replay, &problems);
        if (taken != rows[i].taken)
            fail_msg("row %zu: %s", i, taken ? "was taken" : problems.items[0].sentence);
        replay_release(&replay);
        problems_release(&problems);
        buffer_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mode_has_a_row),
        cmocka_unit_test(sprint_lasts_sixty_seconds_of_thinking),
        cmocka_unit_test(three_leaves_end_with_the_third_miss),
        cmocka_unit_test(the_daily_is_the_same_for_everyone),
        cmocka_unit_test(practice_has_no_clock_and_no_points),
        cmocka_unit_test(a_replay_with_rules_of_its_own_is_refused),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
