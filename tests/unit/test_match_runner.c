/* One match, scripted by the microseconds in which the player acts, seen at many frame rates. */
#include "unit/match_fixture.h"

#include "match/match_runner.h"

#define SECOND UINT64_C(1000000)
#define SCRIPT_MAX 200

/* What the player does when, on the wall's clock: pauses count. */
typedef struct Deed {
    uint64_t at_us;
    PlayerActionKind kind;
    int32_t value;
} Deed;

typedef struct Script {
    Deed deeds[SCRIPT_MAX];
    size_t count;
    uint64_t end_us;
} Script;

/* A length for the next frame, after some rate or by dice; never 0. */
typedef struct Frames {
    const char *row;
    uint64_t us;      /* 0: by dice */
    uint64_t most_us; /* by dice: 1 .. most_us */
} Frames;

static const Frames RATES[] = {
    {"24 frames a second", 41667, 0},           {"60 frames a second", 16667, 0},
    {"144 frames a second", 6944, 0},           {"1000 frames a second", 1000, 0},
    {"4 frames a second", 250000, 0},           {"frames by dice up to 50 ms", 0, 50000},
    {"frames by dice up to 250 ms", 0, 250000},
};
#define RATE_COUNT (sizeof RATES / sizeof *RATES)

/* Runs the whole script as the app does: a frame's inputs first, each with its age, then the frame's time. */
static void play(MatchRunner *runner, const Script *script, const Frames *frames, uint64_t seed) {
    Random dice = random_seeded(seed);
    MatchEvents events;
    uint64_t now = 0;
    size_t next = 0;
    while (now < script->end_us && runner->match.phase != MATCH_FINISHED) {
        uint64_t elapsed = frames->us ? frames->us : 1 + random_below(&dice, (uint32_t)frames->most_us);
        now += elapsed;
        for (; next < script->count && script->deeds[next].at_us <= now; next++)
            match_runner_act(runner, 0, script->deeds[next].kind, script->deeds[next].value, elapsed,
                             now - script->deeds[next].at_us);
        match_runner_advance(runner, elapsed, &events);
    }
}

static void write_outcome(const MatchRunner *runner, Buffer *out) {
    Fingerprint fingerprint = match_fingerprint(&runner->match);
    buffer_format(out, "state %s\n", fingerprint.hex);
    replay_write(&runner->replay, out);
}

/* Plays the script at every rate and compares the final states and replays. */
static void assert_same_at_all_rates(const Script *script, const MatchRules *rules, uint64_t seed,
                                     const char *what) {
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    Buffer first = {0}, other = {0};
    for (size_t i = 0; i < RATE_COUNT; i++) {
        MatchRunner runner;
        match_runner_init(&runner, &cards, "Frames", rules, seed);
        play(&runner, script, &RATES[i], seed + i);
        Buffer *text = i ? &other : &first;
        buffer_clear(text);
        write_outcome(&runner, text);
        if (runner.match.phase != MATCH_FINISHED) fail_msg("%s: not finished at %s", what, RATES[i].row);
        if (strcmp(buffer_text(&first), buffer_text(text)) != 0)
            fail_msg("%s, seed %d: at %s\n%s\ninstead of\n%s", what, (int)seed, RATES[i].row,
                     buffer_text(text), buffer_text(&first));
        match_runner_release(&runner);
    }
    buffer_release(&first);
    buffer_release(&other);
    arena_release(&arena);
}

static void add_deed(Script *script, uint64_t at_us, PlayerActionKind kind, int32_t value) {
    if (script->count < SCRIPT_MAX) script->deeds[script->count++] = (Deed){at_us, kind, value};
    script->end_us = at_us + 700 * SECOND;
}

static void one_match_is_the_same_at_every_frame_rate(void **state) {
    (void)state;
    Script script = {0};
    uint64_t at = 0;
    for (int card = 0; card < 15; card++) {
        add_deed(&script, at += 1234567 + (uint64_t)card * 777, ACTION_ANSWER, card % 2);
        add_deed(&script, at += 2 * SECOND + 4321, ACTION_CONTINUE, 0);
    }
    MatchRules rules = {.card_count = 15, .seconds_per_card = 20, .speed_counts = true};
    assert_same_at_all_rates(&script, &rules, 7, "fifteen cards");
}

static void pauses_leave_no_trace_of_the_frames(void **state) {
    (void)state;
    Script script = {0};
    add_deed(&script, 500001, ACTION_PAUSE, 0);
    add_deed(&script, 4000003, ACTION_RESUME, 0);
    add_deed(&script, 4004000, ACTION_PAUSE, 0); /* within a tick of the resume */
    add_deed(&script, 4005000, ACTION_ANSWER, 1);
    add_deed(&script, 4006000, ACTION_RESUME, 0);
    add_deed(&script, 5100000, ACTION_ANSWER, 1);
    add_deed(&script, 5200000, ACTION_PAUSE, 0); /* in the reveal */
    add_deed(&script, 5230000, ACTION_CONTINUE, 0);
    add_deed(&script, 5231000, ACTION_RESUME, 0);
    add_deed(&script, 5250000, ACTION_CONTINUE, 0);
    add_deed(&script, 6000000, ACTION_ANSWER, 0);
    add_deed(&script, 6300000, ACTION_CONTINUE, 0);
    MatchRules rules = {.card_count = 2, .seconds_per_card = 10, .speed_counts = true};
    assert_same_at_all_rates(&script, &rules, 3, "pauses");
}

static void scripts_by_dice_are_the_same_at_every_frame_rate(void **state) {
    (void)state;
    static const PlayerActionKind kinds[] = {ACTION_ANSWER,   ACTION_CONTINUE, ACTION_ANSWER,
                                             ACTION_CONTINUE, ACTION_PAUSE,    ACTION_RESUME};
    for (uint64_t seed = 0; seed < 60; seed++) {
        Random dice = random_seeded(seed);
        Script script = {0};
        uint64_t at = 0;
        for (size_t i = 0; i < 90; i++) {
            at += random_below(&dice, 4) ? random_below(&dice, 900000) : random_below(&dice, 20000);
            add_deed(&script, at, kinds[random_below(&dice, 6)], (int32_t)random_below(&dice, 4));
        }
        add_deed(&script, at += SECOND, ACTION_QUIT, 0);
        MatchRules rules = {
            .card_count = 12, .seconds_per_card = random_below(&dice, 2) ? 10 : 0, .speed_counts = true};
        assert_same_at_all_rates(&script, &rules, seed, "by dice");
    }
}

static MatchRunner open_runner(CardList *cards, Arena *arena) {
    MatchRunner runner;
    MatchRules rules = {.card_count = 3, .seconds_per_card = 20, .speed_counts = true};
    *cards = make_cards(arena);
    match_runner_init(&runner, cards, "Runner", &rules, 11);
    return runner;
}

/* The app sleeps while nothing moves: minutes then pass in one go, and the key that ends them is young. */
static void a_long_reveal_swallows_no_action(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards;
    MatchRunner runner = open_runner(&cards, &arena);
    MatchEvents events;
    match_runner_advance(&runner, 100000, &events);
    match_runner_act(&runner, 0, ACTION_ANSWER, 0, 8000, 1000);
    match_runner_advance(&runner, 20000, &events);
    assert_int_equal(runner.match.phase, MATCH_REVEAL);
    static const uint64_t sleeps[] = {1, 250001, 3 * SECOND, 600 * SECOND, 86400 * SECOND};
    for (size_t i = 0; i < sizeof sleeps / sizeof *sleeps && runner.match.phase == MATCH_REVEAL; i++) {
        match_runner_act(&runner, 0, ACTION_CONTINUE, 0, sleeps[i], 200);
        match_runner_advance(&runner, sleeps[i], &events);
        match_runner_advance(&runner, 17000, &events); /* two ticks */
        if (runner.match.phase != MATCH_QUESTION)
            fail_msg("continue was lost after %d s", (int)(sleeps[i] / SECOND));
        if (runner.queued) fail_msg("continue still waits after %d s", (int)(sleeps[i] / SECOND));
        match_runner_act(&runner, 0, ACTION_ANSWER, 0, 0, 0);
        match_runner_advance(&runner, 17000, &events);
        if (runner.match.phase != MATCH_REVEAL)
            fail_msg("an answer was lost after %d s", (int)(sleeps[i] / SECOND));
        if (i == 1) break; /* the third card is on the table */
    }
    match_runner_release(&runner);
    arena_release(&arena);
}

static void a_long_pause_costs_the_player_nothing(void **state) {
    (void)state;
    Arena arena = {0};
    static const uint64_t sleeps[] = {1000, 16667, 250000, 3 * SECOND, 600 * SECOND, 86400 * SECOND};
    for (size_t i = 0; i < sizeof sleeps / sizeof *sleeps; i++) {
        CardList cards;
        MatchRunner runner = open_runner(&cards, &arena);
        MatchEvents events;
        match_runner_act(&runner, 0, ACTION_PAUSE, 0, 0, 0);
        match_runner_advance(&runner, 17000, &events);
        assert_true(runner.match.paused);
        for (int again = 0; again < 3; again++) match_runner_advance(&runner, sleeps[i], &events);
        match_runner_act(&runner, 0, ACTION_RESUME, 0, sleeps[i], 100);
        match_runner_advance(&runner, sleeps[i], &events);
        match_runner_advance(&runner, 17000, &events);
        if (runner.match.paused) fail_msg("row %zu: still paused", i);
        if (match_turn(&runner.match)->ticks > 4)
            fail_msg("row %zu: %u ticks are gone", i, match_turn(&runner.match)->ticks);
        match_runner_release(&runner);
    }
    arena_release(&arena);
}

static void a_hang_is_given_to_the_player(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards;
    MatchRunner runner = open_runner(&cards, &arena);
    MatchEvents events;
    match_runner_advance(&runner, 9 * SECOND, &events);
    assert_int_equal(match_turn(&runner.match)->ticks, RUNNER_CATCH_UP_US * TICKS_PER_SECOND / SECOND);
    match_runner_act(&runner, 0, ACTION_ANSWER, 0, 9 * SECOND, 8 * SECOND); /* pressed while it hung */
    match_runner_advance(&runner, 9 * SECOND, &events);
    assert_int_equal(runner.match.phase, MATCH_REVEAL);
    assert_int_equal(match_turn(&runner.match)->ticks, 30);
    match_runner_act(&runner, 0, ACTION_CONTINUE, 0, UINT64_MAX, UINT64_MAX); /* nonsense from a clock */
    match_runner_advance(&runner, UINT64_MAX, &events);
    assert_int_equal(runner.match.phase, MATCH_QUESTION);
    match_runner_release(&runner);
    arena_release(&arena);
}

static void too_many_actions_are_dropped(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards;
    MatchRunner runner = open_runner(&cards, &arena);
    MatchEvents events;
    for (int i = 0; i < 3 * RUNNER_QUEUE_MAX; i++) match_runner_act(&runner, 0, ACTION_CONTINUE, 0, 0, 0);
    assert_int_equal(runner.queued, RUNNER_QUEUE_MAX);
    match_runner_advance(&runner, 17000, &events);
    assert_int_equal(runner.queued, 0);
    assert_int_equal(runner.match.phase, MATCH_QUESTION);
    match_runner_release(&runner);
    arena_release(&arena);
}

static void what_was_recorded_plays_the_same_match(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    for (uint64_t seed = 0; seed < 50; seed++) {
        Random dice = random_seeded(seed);
        MatchRules rules = {.card_count = 5, .seconds_per_card = 10, .speed_counts = true};
        MatchRunner runner;
        MatchEvents events;
        match_runner_init(&runner, &cards, "Again", &rules, seed);
        while (runner.match.phase != MATCH_FINISHED) {
            uint64_t elapsed = 1 + random_below(&dice, 100000);
            if (random_below(&dice, 10) == 0)
                match_runner_act(&runner, 0, (PlayerActionKind)random_below(&dice, ACTION_QUIT),
                                 (int32_t)random_below(&dice, 5), elapsed, random_below(&dice, 120000));
            match_runner_advance(&runner, elapsed, &events);
        }
        Buffer text = {0};
        Replay read;
        Problems problems = {0};
        Match again;
        replay_write(&runner.replay, &text);
        if (!replay_read(buffer_text(&text), text.length, "again", &read, &problems))
            fail_msg("seed %d: %s", (int)seed, problems.items[0].sentence);
        assert_true(replay_play(&read, &cards, &again));
        Fingerprint a = match_fingerprint(&runner.match), b = match_fingerprint(&again);
        if (strcmp(a.hex, b.hex) != 0) fail_msg("seed %d plays otherwise again", (int)seed);
        match_release(&again);
        replay_release(&read);
        problems_release(&problems);
        buffer_release(&text);
        match_runner_release(&runner);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_match_is_the_same_at_every_frame_rate),
        cmocka_unit_test(pauses_leave_no_trace_of_the_frames),
        cmocka_unit_test(scripts_by_dice_are_the_same_at_every_frame_rate),
        cmocka_unit_test(a_long_reveal_swallows_no_action),
        cmocka_unit_test(a_long_pause_costs_the_player_nothing),
        cmocka_unit_test(a_hang_is_given_to_the_player),
        cmocka_unit_test(too_many_actions_are_dropped),
        cmocka_unit_test(what_was_recorded_plays_the_same_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
