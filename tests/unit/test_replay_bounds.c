/* However long a match lies open, and however much is pressed in it: its replay can be read, and proves it.
 */
#include "unit/match_fixture.h"

#include "match/match_runner.h"

#define DAY_TICKS (24u * 3600u * TICKS_PER_SECOND)

typedef struct Party {
    Arena arena;
    CardList cards;
    MatchRunner runner;
} Party;

/* A party of two at its first card, without a clock. */
static void begin_party(Party *party) {
    MatchRunner *runner = &party->runner;
    MatchRules rules = {.mode = MODE_EVERYONE, .card_count = 5};
    MatchEvents events;
    party->arena = (Arena){0};
    party->cards = make_cards(&party->arena);
    mode_row(rules.mode)->settle(&rules);
    match_runner_init(runner, &party->cards, "Leaves", &rules, 3);
    match_runner_name(runner, 0, ACTION_JOIN, 0, "Ann", 0, 0);
    match_runner_name(runner, 1, ACTION_JOIN, 1, "Bob", 0, 0);
    match_runner_act(runner, 0, ACTION_CONTINUE, 0, 0, 0);
    match_runner_advance(runner, 20000, &events);
    assert_int_equal(runner->match.phase, MATCH_QUESTION);
}

/* As if the frames of so many ticks had come by. */
static void leave_open(MatchRunner *runner, uint32_t ticks) {
    match_wait(&runner->match, ticks);
    runner->time += ticks * RUNNER_TICK;
}

static void act(MatchRunner *runner, uint32_t seat, PlayerActionKind kind, int32_t value) {
    MatchEvents events;
    match_runner_act(runner, seat, kind, value, 0, 0);
    match_runner_advance(runner, 20000, &events);
}

static void assert_proved(const Party *party) {
    const MatchRunner *runner = &party->runner;
    Buffer text = {.limit_bytes = REPLAY_BYTES_MAX};
    Problems problems = {0};
    Replay read;
    Match again;
    assert_int_equal(runner->match.phase, MATCH_FINISHED);
    replay_write(&runner->replay, &text);
    if (!replay_read(buffer_text(&text), text.length, "kept", &read, &problems))
        fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    assert_true(replay_play(&read, &party->cards, &again));
    assert_int_equal(again.tick, read.end_tick);
    Fingerprint a = match_fingerprint(&runner->match), b = match_fingerprint(&again);
    assert_string_equal(a.hex, b.hex);
    match_release(&again);
    replay_release(&read);
    problems_release(&problems);
    buffer_release(&text);
}

static void end_party(Party *party) {
    assert_proved(party);
    match_runner_release(&party->runner);
    arena_release(&party->arena);
}

static void a_party_may_lie_open_for_days(void **state) {
    (void)state;
    Party party;
    begin_party(&party);
    MatchRunner *runner = &party.runner;
    leave_open(runner, 2 * DAY_TICKS); /* on a card that nobody answers */
    act(runner, 0, ACTION_ANSWER, right_value(&runner->match));
    act(runner, 1, ACTION_ANSWER, 0);
    assert_int_equal(runner->match.phase, MATCH_REVEAL);
    leave_open(runner, 30 * DAY_TICKS); /* with the answer shown */
    act(runner, 0, ACTION_CONTINUE, 0);
    act(runner, 0, ACTION_LEAVE, 0);
    act(runner, 1, ACTION_LEAVE, 0);
    leave_open(runner, 100 * DAY_TICKS); /* with nobody there */
    act(runner, 0, ACTION_QUIT, 0);
    assert_true(runner->match.tick > 132 * DAY_TICKS);
    assert_true(runner->match.seats[0].points > 0);
    end_party(&party);
}

static void a_match_ends_before_its_ticks_cannot_be_counted(void **state) {
    (void)state;
    Party party;
    MatchEvents events;
    begin_party(&party);
    MatchRunner *runner = &party.runner;
    leave_open(runner, REPLAY_TICKS_MAX - runner->match.tick - 2);
    match_runner_advance(runner, 8400, &events);
    assert_int_equal(runner->match.phase, MATCH_QUESTION);
    match_runner_advance(runner, 8400, &events);
    assert_int_equal(runner->match.tick, REPLAY_TICKS_MAX);
    assert_true(runner->match.quit);
    end_party(&party);
}

static void a_match_ends_before_its_actions_are_too_many(void **state) {
    (void)state;
    Party party;
    MatchEvents events;
    begin_party(&party);
    MatchRunner *runner = &party.runner;
    for (int i = 0; i < REPLAY_ACTIONS_MAX && runner->match.phase != MATCH_FINISHED; i++) {
        match_runner_act(runner, 1, ACTION_BUZZ, 0, 0, 0); /* an elbow on the keys */
        match_runner_advance(runner, 8400, &events);
    }
    assert_int_equal(runner->match.phase, MATCH_FINISHED);
    assert_int_equal(runner->replay.action_count, REPLAY_ACTIONS_MAX);
    end_party(&party);
}

/* A clock that runs out is not waited past: the tick before it is the last quiet one. */
static void quiet_ticks_end_before_a_clock_does(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    MatchRules rules = {.card_count = 5, .seconds_per_card = 10, .speed_counts = true};
    Match match;
    MatchEvents events;
    match_init(&match, &cards, &rules, 1);
    uint32_t limit = match_turn(&match)->limit_ticks;
    assert_int_equal(match_quiet_ticks(&match), limit - 1);
    match_wait(&match, limit - 1);
    assert_int_equal(match_quiet_ticks(&match), 0);
    assert_int_equal(match.phase, MATCH_QUESTION);
    match_step(&match, NULL, 0, &events);
    assert_int_equal(match.phase, MATCH_REVEAL);
    assert_int_equal(match_quiet_ticks(&match), UINT32_MAX);
    PlayerAction quit = {.kind = ACTION_QUIT};
    match_step(&match, &quit, 1, &events);
    assert_int_equal(match_quiet_ticks(&match), 0);
    match_release(&match);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_party_may_lie_open_for_days),
        cmocka_unit_test(a_match_ends_before_its_ticks_cannot_be_counted),
        cmocka_unit_test(a_match_ends_before_its_actions_are_too_many),
        cmocka_unit_test(quiet_ticks_end_before_a_clock_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
