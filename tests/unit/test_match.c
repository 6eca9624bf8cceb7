/* The match: phases, clock, actions that mean nothing, and many matches played by dice against a recount from
 * their turns. */
#include "unit/match_fixture.h"

#include "unit/scoring_model.h"

#define MATCHES 20000

typedef struct Table {
    Arena arena;
    CardList cards;
    Match match;
    MatchEvents events;
} Table;

static void open_table(Table *table, MatchRules rules, uint64_t seed) {
    *table = (Table){0};
    table->cards = make_cards(&table->arena);
    match_init(&table->match, &table->cards, &rules, seed);
}

static void close_table(Table *table) {
    match_release(&table->match);
    arena_release(&table->arena);
}

static void act(Table *table, PlayerActionKind kind, int32_t value) {
    PlayerAction action = {.tick = table->match.tick, .kind = kind, .value = value};
    match_step(&table->match, &action, 1, &table->events);
}

static void wait_ticks(Table *table, uint32_t ticks) {
    for (uint32_t i = 0; i < ticks; i++) match_step(&table->match, NULL, 0, &table->events);
}

static int32_t right_place(const Table *table) {
    return right_value(&table->match);
}

static int32_t wrong_place(const Table *table) {
    return right_place(table) == 0 ? 1 : 0;
}

static void assert_event(const Table *table, MatchEventKind kind, int32_t value) {
    for (size_t i = 0; i < table->events.count; i++)
        if (table->events.items[i].kind == kind && table->events.items[i].value == value) return;
    fail_msg("no event %d with value %d among %zu", (int)kind, value, table->events.count);
}

static const MatchRules TWENTY = {.card_count = 10, .seconds_per_card = 20, .speed_counts = true};

static void a_match_goes_from_question_to_reveal_to_the_end(void **state) {
    (void)state;
    Table table;
    open_table(&table, (MatchRules){.card_count = 2, .seconds_per_card = 0, .speed_counts = true}, 1);
    assert_int_equal(table.match.phase, MATCH_QUESTION);
    assert_int_equal(table.match.tick, 0);
    act(&table, ACTION_ANSWER, right_place(&table));
    assert_event(&table, MATCH_EVENT_RIGHT, 1000);
    assert_int_equal(table.match.phase, MATCH_REVEAL);
    wait_ticks(&table, 50);
    act(&table, ACTION_CONTINUE, 0);
    assert_event(&table, MATCH_EVENT_CARD_DEALT, 1);
    assert_int_equal(table.match.phase, MATCH_QUESTION);
    act(&table, ACTION_ANSWER, wrong_place(&table));
    assert_event(&table, MATCH_EVENT_WRONG, wrong_place(&table));
    assert_int_equal(table.match.seats[0].streak, 0);
    act(&table, ACTION_CONTINUE, 0);
    assert_event(&table, MATCH_EVENT_FINISHED, 1000);
    assert_int_equal(table.match.phase, MATCH_FINISHED);
    assert_false(table.match.quit);
    uint32_t tick = table.match.tick;
    wait_ticks(&table, 5);
    assert_int_equal(table.match.tick, tick);
    assert_int_equal(table.events.count, 0);
    close_table(&table);
}

/* What a player may do where it means nothing: the whole state stays as it is but for the ticks. */
static void meaningless_actions_change_nothing(void **state) {
    (void)state;
    enum { IN_QUESTION, IN_REVEAL, IN_PAUSE, AT_END };
    static const struct {
        const char *row;
        int where;
        PlayerAction action;
    } rows[] = {
        {"continue while a question stands", IN_QUESTION, {.kind = ACTION_CONTINUE}},
        {"resume while nothing is paused", IN_QUESTION, {.kind = ACTION_RESUME}},
        {"an answer at place 4", IN_QUESTION, {.kind = ACTION_ANSWER, .value = 4}},
        {"an answer at place -1", IN_QUESTION, {.kind = ACTION_ANSWER, .value = -1}},
        {"an answer at the last place of all", IN_QUESTION, {.kind = ACTION_ANSWER, .value = INT32_MAX}},
        {"an answer of seat 1", IN_QUESTION, {.player = 1, .kind = ACTION_ANSWER}},
        {"a quit of seat 7", IN_QUESTION, {.player = 7, .kind = ACTION_QUIT}},
        {"no action at all", IN_QUESTION, {.kind = ACTION_KINDS}},
        {"a late answer", IN_REVEAL, {.kind = ACTION_ANSWER}},
        {"resume in the reveal", IN_REVEAL, {.kind = ACTION_RESUME}},
        {"an answer in the pause", IN_PAUSE, {.kind = ACTION_ANSWER}},
        {"continue in the pause", IN_PAUSE, {.kind = ACTION_CONTINUE}},
        {"pause in the pause", IN_PAUSE, {.kind = ACTION_PAUSE}},
        {"an answer after the end", AT_END, {.kind = ACTION_ANSWER}},
        {"quit after the end", AT_END, {.kind = ACTION_QUIT}},
        {"pause after the end", AT_END, {.kind = ACTION_PAUSE}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Table with, without;
        Table *tables[2] = {&with, &without};
        for (int t = 0; t < 2; t++) {
            open_table(tables[t], TWENTY, 5);
            if (rows[i].where == IN_REVEAL) act(tables[t], ACTION_ANSWER, right_place(tables[t]));
            if (rows[i].where == IN_PAUSE) act(tables[t], ACTION_PAUSE, 0);
            if (rows[i].where == AT_END) act(tables[t], ACTION_QUIT, 0);
        }
        if (match_would_take(&with.match, &rows[i].action)) fail_msg("%s would be taken", rows[i].row);
        match_step(&with.match, &rows[i].action, 1, &with.events);
        match_step(&without.match, NULL, 0, &without.events);
        Fingerprint a = match_fingerprint(&with.match), b = match_fingerprint(&without.match);
        if (strcmp(a.hex, b.hex) != 0) fail_msg("%s changed the match", rows[i].row);
        close_table(&with);
        close_table(&without);
    }
}

static void two_answers_in_one_tick_count_once(void **state) {
    (void)state;
    Table table;
    open_table(&table, TWENTY, 9);
    PlayerAction both[] = {{.kind = ACTION_ANSWER, .value = wrong_place(&table)},
                           {.kind = ACTION_ANSWER, .value = right_place(&table)}};
    match_step(&table.match, both, 2, &table.events);
    assert_int_equal(table.match.seats[0].points, 0);
    assert_int_equal(match_turn(&table.match)->seats[0].answer.value, both[0].value);
    close_table(&table);
}

static void time_runs_out_at_its_last_tick(void **state) {
    (void)state;
    static const uint32_t seconds[] = {10, 20, 40, 600};
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        Table table;
        open_table(&table,
                   (MatchRules){.card_count = 3, .seconds_per_card = seconds[i], .speed_counts = true}, 3);
        uint32_t limit = match_turn(&table.match)->limit_ticks;
        const Card *card = match_card(&table.match);
        assert_int_equal(limit, (card->seconds ? card->seconds : seconds[i]) * TICKS_PER_SECOND);
        wait_ticks(&table, limit - 1);
        assert_int_equal(table.match.phase, MATCH_QUESTION);
        assert_int_equal(match_ticks_left(&table.match, 0), 1);
        wait_ticks(&table, 1);
        assert_event(&table, MATCH_EVENT_TIME_OUT, 0);
        assert_int_equal(table.match.phase, MATCH_REVEAL);
        assert_false(match_turn(&table.match)->seats[0].answered);
        assert_int_equal(match_turn(&table.match)->ticks, limit);
        assert_int_equal(match_ticks_left(&table.match, 0), 0);
        assert_int_equal(table.match.seats[0].points, 0);
        close_table(&table);
    }
}

static void an_answer_in_the_last_tick_counts(void **state) {
    (void)state;
    Table table;
    open_table(&table, TWENTY, 3);
    uint32_t limit = match_turn(&table.match)->limit_ticks;
    wait_ticks(&table, limit - 1);
    act(&table, ACTION_ANSWER, right_place(&table));
    assert_int_equal(table.match.seats[0].points, naive_speed(limit - 1, limit));
    close_table(&table);
}

static void a_pause_stops_the_cards_clock(void **state) {
    (void)state;
    Table table;
    open_table(&table, TWENTY, 3);
    wait_ticks(&table, 100);
    act(&table, ACTION_PAUSE, 0);
    assert_event(&table, MATCH_EVENT_PAUSED, 0);
    wait_ticks(&table, 100000);
    assert_int_equal(match_turn(&table.match)->ticks, 100);
    act(&table, ACTION_RESUME, 0); /* the tick in which it resumes counts again */
    assert_event(&table, MATCH_EVENT_RESUMED, 0);
    assert_int_equal(match_turn(&table.match)->ticks, 101);
    act(&table, ACTION_ANSWER, right_place(&table));
    assert_int_equal(match_turn(&table.match)->ticks, 101);
    act(&table, ACTION_PAUSE, 0); /* in the reveal too */
    act(&table, ACTION_RESUME, 0);
    assert_int_equal(table.match.phase, MATCH_REVEAL);
    close_table(&table);
}

static void quitting_keeps_what_is_scored(void **state) {
    (void)state;
    static const bool paused[] = {false, true};
    for (size_t i = 0; i < 2; i++) {
        Table table;
        open_table(&table, TWENTY, 4);
        act(&table, ACTION_ANSWER, right_place(&table));
        act(&table, ACTION_CONTINUE, 0);
        if (paused[i]) act(&table, ACTION_PAUSE, 0);
        act(&table, ACTION_QUIT, 0);
        assert_event(&table, MATCH_EVENT_FINISHED, 1000);
        assert_true(table.match.quit);
        assert_false(table.match.paused);
        assert_int_equal(table.match.seats[0].points, 1000);
        assert_false(match_turn(&table.match)->done);
        close_table(&table);
    }
}

static void rules_decide_what_time_means(void **state) {
    (void)state;
    static const struct {
        const char *row;
        MatchRules rules;
        int32_t points;
    } rows[] = {
        {"speed counts",
         {.card_count = 1, .seconds_per_card = 20, .speed_counts = true},
         958}, /* 200 of 2400: 1000 - 41.67 */
        {"speed does not count", {.card_count = 1, .seconds_per_card = 20}, 1000},
        {"untimed", {.card_count = 1, .speed_counts = true}, 1000},
        {"untimed, speed does not count", {.card_count = 1}, 1000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t seed = 0;
        Table table;
        for (;; seed++) { /* a card without seconds of its own */
            open_table(&table, rows[i].rules, seed);
            if (match_card(&table.match)->seconds == 0) break;
            close_table(&table);
        }
        wait_ticks(&table, 200);
        act(&table, ACTION_ANSWER, right_place(&table));
        if (table.match.seats[0].points != rows[i].points)
            fail_msg("%s: %d", rows[i].row, table.match.seats[0].points);
        close_table(&table);
    }
}

static void a_card_keeps_its_own_seconds_when_timed(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    for (uint64_t seed = 0; seed < 40; seed++) {
        static const uint32_t seconds[] = {0, 20};
        for (size_t i = 0; i < 2; i++) {
            Match match;
            MatchRules rules = {.card_count = 1, .seconds_per_card = seconds[i], .speed_counts = true};
            match_init(&match, &cards, &rules, seed);
            uint32_t own = match_card(&match)->seconds;
            uint32_t expected = seconds[i] == 0 ? 0 : own ? own * 120 : 2400;
            if (match_turn(&match)->limit_ticks != expected)
                fail_msg("seed %d, %u s, the card's own %u s: %u ticks", (int)seed, seconds[i], own,
                         match_turn(&match)->limit_ticks);
            match_release(&match);
        }
    }
    arena_release(&arena);
}

static void a_match_without_cards_is_over(void **state) {
    (void)state;
    CardList none = {0};
    Match match;
    MatchEvents events;
    match_init(&match, &none, &TWENTY, 1);
    assert_int_equal(match.phase, MATCH_FINISHED);
    assert_null(match_turn(&match));
    assert_null(match_card(&match));
    assert_int_equal(match_ticks_left(&match, 0), 0);
    match_step(&match, NULL, 0, &events);
    assert_int_equal(match.tick, 0);
    match_release(&match);
}

/* Points, streaks and counts once more, from the turns alone. */
static void assert_recount(const Match *match, uint64_t seed) {
    int32_t points = 0;
    uint32_t streak = 0, longest = 0, right = 0;
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const MatchTurn *turn = &match->turns[i];
        const Card *card = card_list_at(match->cards, turn->dealt.card);
        bool is_right =
            turn->seats[0].answered && card_is_right(card, turn->dealt.shown[turn->seats[0].answer.value]);
        if (is_right != turn->seats[0].right)
            fail_msg("seed %d, turn %u: right %d", (int)seed, i, turn->seats[0].right);
        if (!turn->done && i + 1 < match->turn_count) fail_msg("seed %d: turn %u is open", (int)seed, i);
        if (turn->limit_ticks && turn->ticks > turn->limit_ticks)
            fail_msg("seed %d: turn %u is late", (int)seed, i);
        int32_t worth = 0;
        if (turn->done) streak = is_right ? streak + 1 : 0;
        if (is_right)
            worth = naive_streak(naive_speed(turn->ticks, match->rules.speed_counts ? turn->limit_ticks : 0),
                                 streak);
        if (worth != turn->seats[0].points)
            fail_msg("seed %d, turn %u: %d points, not %d", (int)seed, i, turn->seats[0].points, worth);
        if (turn->done && turn->seats[0].streak != streak)
            fail_msg("seed %d, turn %u: streak %u", (int)seed, i, turn->seats[0].streak);
        points += worth;
        right += is_right;
        if (streak > longest) longest = streak;
    }
    if (points != match->seats[0].points || right != match->seats[0].right_count ||
        longest != match->seats[0].longest_streak ||
        (match->phase == MATCH_FINISHED && streak != match->seats[0].streak))
        fail_msg("seed %d: %d points, %u right, longest %u, streak %u by recount", (int)seed, points, right,
                 longest, streak);
}

static PlayerAction rolled_action(const Match *match, Random *dice) {
    PlayerAction action = {.tick = match->tick, .player = random_below(dice, 20) == 0};
    action.kind = (PlayerActionKind)random_below(dice, ACTION_QUIT);
    if (random_below(dice, 400) == 0) action.kind = ACTION_QUIT;
    if (action.kind == ACTION_ANSWER) {
        action.value = (int32_t)random_below(dice, 6) - 1;
        if (random_below(dice, 2)) action.value = right_value(match);
    }
    return action;
}

/* Some ticks without, then a tick with up to four actions, sensible or not. */
static void play_wildly(Match *match, Replay *replay, Random *dice) {
    PlayerAction actions[4];
    MatchEvents events;
    while (match->phase != MATCH_FINISHED) {
        uint32_t quiet = random_below(dice, 8) ? random_below(dice, 40) : random_below(dice, 3000);
        for (uint32_t i = 0; i < quiet; i++) match_step(match, NULL, 0, &events);
        if (match->phase == MATCH_FINISHED) break;
        size_t count = random_below(dice, 5);
        for (size_t i = 0; i < count; i++) {
            actions[i] = rolled_action(match, dice);
            if (actions[i].player == 0) replay_record(replay, &actions[i]);
        }
        match_step(match, actions, count, &events);
    }
    replay->end_tick = match->tick;
}

static void wild_matches_add_up_and_play_again(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    static const uint32_t seconds[] = {0, 10, 20, 40};
    for (uint64_t seed = 0; seed < MATCHES; seed++) {
        Random dice = random_seeded(seed);
        MatchRules rules = {.card_count = random_below(&dice, 8),
                            .seconds_per_card = seconds[random_below(&dice, 4)],
                            .speed_counts = random_below(&dice, 2)};
        Match match, again;
        Replay replay;
        match_init(&match, &cards, &rules, seed);
        replay_init(&replay, &cards, "Wild", &rules, seed);
        play_wildly(&match, &replay, &dice);
        assert_recount(&match, seed);
        assert_true(replay_play(&replay, &cards, &again));
        Fingerprint first = match_fingerprint(&match), second = match_fingerprint(&again);
        if (strcmp(first.hex, second.hex) != 0) fail_msg("seed %d plays otherwise again", (int)seed);
        match_release(&match);
        match_release(&again);
        replay_release(&replay);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_goes_from_question_to_reveal_to_the_end),
        cmocka_unit_test(meaningless_actions_change_nothing),
        cmocka_unit_test(two_answers_in_one_tick_count_once),
        cmocka_unit_test(time_runs_out_at_its_last_tick),
        cmocka_unit_test(an_answer_in_the_last_tick_counts),
        cmocka_unit_test(a_pause_stops_the_cards_clock),
        cmocka_unit_test(quitting_keeps_what_is_scored),
        cmocka_unit_test(rules_decide_what_time_means),
        cmocka_unit_test(a_card_keeps_its_own_seconds_when_timed),
        cmocka_unit_test(a_match_without_cards_is_over),
        cmocka_unit_test(wild_matches_add_up_and_play_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
