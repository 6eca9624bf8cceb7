/* Matches of every kind of card: what an answer brings, how long it may take, and many matches by dice
 * against a recount, against their replay, and against their replay as text. */
#include "unit/match_fixture.h"

#include "match/match_runner.h"
#include "match/scoreboard.h"
#include "unit/card_fixture.h"
#include "unit/scoring_model.h"

#define MATCHES 5000
#define MIXED_CARDS 60

/* A match of one card. */
typedef struct Table {
    Arena arena;
    Card card;
    CardList cards;
    Match match;
    MatchEvents events;
} Table;

static void open_table(Table *table, CardShape shape, uint32_t seconds) {
    *table = (Table){0};
    MatchRules rules = {.seconds_per_card = seconds, .speed_counts = true};
    table->card = make_card(&table->arena, shape, 5);
    table->cards = (CardList){.items = &table->card, .count = 1};
    match_init(&table->match, &table->cards, &rules, 1);
}

static void close_table(Table *table) {
    match_release(&table->match);
    arena_release(&table->arena);
}

static PlayerAction action_of(const Match *match, const CardAnswer *answer) {
    PlayerAction action = {.tick = match->tick, .kind = ACTION_ANSWER, .value = answer->value};
    action.text = answer->text;
    return action;
}

static void give(Table *table, const CardAnswer *answer) {
    PlayerAction action = action_of(&table->match, answer);
    match_step(&table->match, &action, 1, &table->events);
}

static void wait_ticks(Table *table, uint32_t ticks) {
    for (uint32_t i = 0; i < ticks; i++) match_step(&table->match, NULL, 0, &table->events);
}

static const struct {
    CardShape shape;
    uint32_t limit_ticks; /* at 20 s a card */
} KINDS[] = {
    {{CARD_CHOICE, 1, 3}, 2400}, {{CARD_TRUE_FALSE, 1, 1}, 2400}, {{CARD_SEVERAL, 3, 3}, 2400},
    {{CARD_ORDER, 4, 0}, 4800},  {{CARD_PAIRS, 4, 0}, 4800},      {{CARD_ODD_ONE_OUT, 1, 3}, 2400},
    {{CARD_NUMBER, 0, 0}, 2400}, {{CARD_TYPED, 2, 2}, 4800},
};

static void every_kind_is_played(void **state) {
    (void)state;
    assert_int_equal(sizeof KINDS / sizeof *KINDS, CARD_KINDS);
    for (size_t i = 0; i < CARD_KINDS; i++) {
        const char *name = card_kind_name(KINDS[i].shape.kind);
        uint32_t limit = KINDS[i].limit_ticks;
        for (int right = 0; right < 2; right++) {
            Table table;
            open_table(&table, KINDS[i].shape, 20);
            const MatchTurn *turn = match_turn(&table.match);
            if (turn->limit_ticks != limit) fail_msg("%s: %u ticks", name, turn->limit_ticks);
            wait_ticks(&table, 300);
            CardAnswer answer = right ? judge_right_answer(&table.card, &turn->dealt)
                                      : judge_wrong_answer(&table.card, &turn->dealt);
            give(&table, &answer);
            if (turn->seats[0].right != right || !turn->seats[0].answered ||
                turn->seats[0].share_permille != (right ? SHARE_FULL : 0))
                fail_msg("%s: right %d, share %d", name, turn->seats[0].right, turn->seats[0].share_permille);
            if (table.match.seats[0].points != (right ? naive_speed(300, limit) : 0))
                fail_msg("%s: %d points", name, table.match.seats[0].points);
            assert_int_equal(table.events.items[0].kind, right ? MATCH_EVENT_RIGHT : MATCH_EVENT_WRONG);
            assert_int_equal(turn->seats[0].answer.value, answer.value);
            assert_string_equal(turn->seats[0].answer.text, answer.text);
            close_table(&table);
        }
    }
}

static void every_kind_runs_out_of_time(void **state) {
    (void)state;
    for (size_t i = 0; i < CARD_KINDS; i++) {
        Table table;
        open_table(&table, KINDS[i].shape, 20);
        wait_ticks(&table, KINDS[i].limit_ticks - 1);
        assert_int_equal(table.match.phase, MATCH_QUESTION);
        wait_ticks(&table, 1);
        assert_int_equal(table.match.phase, MATCH_REVEAL);
        assert_false(match_turn(&table.match)->seats[0].answered);
        assert_int_equal(match_turn(&table.match)->seats[0].share_permille, 0);
        close_table(&table);
        open_table(&table, KINDS[i].shape, 0); /* untimed stays untimed */
        assert_int_equal(match_turn(&table.match)->limit_ticks, 0);
        close_table(&table);
    }
}

/* The number is 500, 5 off is right, 50 more nothing. */
static void near_numbers_bring_their_share(void **state) {
    (void)state;
    static const struct {
        int32_t answer;
        uint32_t ticks, streak;
        int32_t points;
        uint32_t streak_after;
        const char *result;
    } rows[] = {
        {500, 0, 0, 1000, 1, "right"},  {505, 0, 0, 1000, 1, "right"}, {495, 0, 3, 1300, 4, "right"},
        {506, 0, 0, 980, 0, "near"},    {506, 0, 3, 980, 3, "near"},   {530, 0, 3, 500, 3, "near"},
        {530, 1200, 3, 375, 3, "near"}, /* half of 750 */
        {480, 7, 6, 699, 6, "near"},    /* 999 * 0.7 = 699.3 */
        {554, 2399, 2, 10, 2, "near"},  /* 500 * 0.02 */
        {555, 0, 2, 0, 0, "wrong"},     {445, 0, 2, 0, 0, "wrong"},    {-500, 0, 2, 0, 0, "wrong"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Table table;
        Buffer text = {0};
        open_table(&table, (CardShape){CARD_NUMBER, 0, 0}, 20);
        table.match.seats[0].streak = table.match.seats[0].longest_streak = rows[i].streak;
        wait_ticks(&table, rows[i].ticks);
        give(&table, &(CardAnswer){.value = rows[i].answer});
        const MatchTurn *turn = match_turn(&table.match);
        if (turn->seats[0].points != rows[i].points || table.match.seats[0].points != rows[i].points)
            fail_msg("row %zu: %d points", i, turn->seats[0].points);
        if (table.match.seats[0].streak != rows[i].streak_after ||
            turn->seats[0].streak != rows[i].streak_after)
            fail_msg("row %zu: streak %u", i, turn->seats[0].streak);
        assert_int_equal(table.match.seats[0].right_count, strcmp(rows[i].result, "right") == 0);
        if (strcmp(rows[i].result, "near") == 0) {
            assert_int_equal(table.events.items[0].kind, MATCH_EVENT_NEAR);
            assert_int_equal(table.events.items[0].value, turn->seats[0].points);
        }
        scoreboard_write(&table.match, &text);
        if (!strstr(buffer_text(&text), arena_format(&table.arena, "   1  %s", rows[i].result)))
            fail_msg("row %zu:\n%s", i, buffer_text(&text));
        buffer_release(&text);
        close_table(&table);
    }
}

static void answers_that_make_no_sense_are_ignored(void **state) {
    (void)state;
    static const struct {
        CardShape shape;
        CardAnswer answer;
    } rows[] = {
        {{CARD_CHOICE, 1, 3}, {4, ""}},     {{CARD_CHOICE, 1, 3}, {0, "right 0"}},
        {{CARD_SEVERAL, 2, 2}, {0, ""}},    {{CARD_SEVERAL, 2, 2}, {16, ""}},
        {{CARD_ORDER, 4, 0}, {0x3211, ""}}, {{CARD_PAIRS, 4, 0}, {0, ""}},
        {{CARD_TYPED, 1, 0}, {0, ""}},      {{CARD_TYPED, 1, 0}, {2, "  "}},
        {{CARD_TYPED, 1, 0}, {0, "a\tb"}},  {{CARD_NUMBER, 0, 0}, {0, "500"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Table table;
        open_table(&table, rows[i].shape, 20);
        PlayerAction action = action_of(&table.match, &rows[i].answer);
        if (match_would_take(&table.match, &action)) fail_msg("row %zu would be taken", i);
        give(&table, &rows[i].answer);
        assert_int_equal(table.match.phase, MATCH_QUESTION);
        close_table(&table);
    }
}

/* A replay says the text alone, so the value beside it must not leave a trace. */
static void a_typed_answer_has_no_value(void **state) {
    (void)state;
    Table table;
    open_table(&table, (CardShape){CARD_TYPED, 1, 1}, 20);
    give(&table, &(CardAnswer){.value = 77, .text = "word 0 of typed/5"});
    assert_true(match_turn(&table.match)->seats[0].right);
    assert_int_equal(match_turn(&table.match)->seats[0].answer.value, 0);
    close_table(&table);
}

/* Points, streaks and counts once more, from the answers alone. */
static void assert_recount(const Match *match, uint64_t seed) {
    int32_t points = 0;
    uint32_t streak = 0, longest = 0, right = 0;
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const MatchTurn *turn = &match->turns[i];
        const Card *card = card_list_at(match->cards, turn->dealt.card);
        int32_t share =
            turn->seats[0].answered ? judge_answer(card, &turn->dealt, &turn->seats[0].answer) : 0;
        int32_t speed = naive_speed(turn->ticks, match->rules.speed_counts ? turn->limit_ticks : 0),
                worth = 0;
        if (share == 1000) {
            worth = naive_streak(speed, ++streak);
            right++;
        } else if (share > 0) {
            worth = (int32_t)round_half_up((uint64_t)speed * (uint64_t)share, 1000);
        } else if (turn->done) {
            streak = 0;
        }
        if (worth != turn->seats[0].points || share != turn->seats[0].share_permille ||
            (share == 1000) != turn->seats[0].right)
            fail_msg("seed %d, turn %u: %d points, not %d", (int)seed, i, turn->seats[0].points, worth);
        if (turn->done && turn->seats[0].streak != streak)
            fail_msg("seed %d, turn %u: streak %u", (int)seed, i, streak);
        points += worth;
        if (streak > longest) longest = streak;
    }
    if (points != match->seats[0].points || right != match->seats[0].right_count ||
        longest != match->seats[0].longest_streak)
        fail_msg("seed %d: %d points, %u right, longest %u by recount", (int)seed, points, right, longest);
}

/* Right, wrong, near or nonsense. */
static CardAnswer rolled_answer(const Match *match, Random *dice) {
    static const char *const texts[] = {"word 0", "Rival 1", "Tšuktši", " \xF0\x9F\x8D\x83 leaf ", "?"};
    const Card *card = match_card(match);
    const DealtCard *dealt = &match_turn(match)->dealt;
    CardAnswer answer = judge_right_answer(card, dealt);
    uint32_t roll = random_below(dice, 8);
    if (roll < 4) return answer;
    if (roll < 6) return judge_wrong_answer(card, dealt);
    if (card->kind == CARD_NUMBER) {
        answer.value += (int32_t)random_below(dice, 140) - 70;
    } else if (card->kind == CARD_TYPED) {
        answer = (CardAnswer){0};
        strcpy(answer.text, texts[random_below(dice, sizeof texts / sizeof *texts)]);
    } else {
        answer.value = (int32_t)random_below(dice, 0x5000);
    }
    return answer;
}

static void play_mixed(MatchRunner *runner, Random *dice) {
    const Match *match = &runner->match;
    MatchEvents events;
    while (match->phase != MATCH_FINISHED) {
        uint32_t roll = random_below(dice, 100);
        if (roll == 0)
            match_runner_act(runner, 0, match->paused ? ACTION_RESUME : ACTION_PAUSE, 0, 0, 0);
        else if (match->paused)
            match_runner_act(runner, 0, ACTION_RESUME, 0, 0, 0);
        else if (match->phase == MATCH_REVEAL)
            match_runner_act(runner, 0, ACTION_CONTINUE, 0, 0, 0);
        else if (roll < 40) {
            CardAnswer answer = rolled_answer(match, dice);
            if (answer.text[0])
                match_runner_type(runner, 0, answer.text, 0, 0);
            else
                match_runner_act(runner, 0, ACTION_ANSWER, answer.value, 0, 0);
        }
        match_runner_advance(runner, 1 + random_below(dice, 250000), &events);
    }
}

static void assert_plays_again(const MatchRunner *runner, const CardList *cards, uint64_t seed) {
    Buffer text = {0};
    Problems problems = {0};
    Replay read;
    Match again;
    replay_write(&runner->replay, &text);
    if (!replay_read(buffer_text(&text), text.length, "mixed", &read, &problems))
        fail_msg("seed %d: %s\n%s", (int)seed, problem_line(&problems.items[0], &problems.arena), text.text);
    assert_true(replay_play(&read, cards, &again));
    Fingerprint a = match_fingerprint(&runner->match), b = match_fingerprint(&again);
    if (strcmp(a.hex, b.hex) != 0) fail_msg("seed %d plays otherwise again:\n%s", (int)seed, text.text);
    match_release(&again);
    replay_release(&read);
    problems_release(&problems);
    buffer_release(&text);
}

static void mixed_matches_add_up_and_play_again(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_mixed_cards(&arena, MIXED_CARDS);
    static const uint32_t seconds[] = {0, 10, 20};
    uint32_t near = 0, typed = 0;
    for (uint64_t seed = 0; seed < MATCHES; seed++) {
        Random dice = random_seeded(seed);
        MatchRules rules = {.card_count = 1 + random_below(&dice, 12),
                            .seconds_per_card = seconds[random_below(&dice, 3)],
                            .speed_counts = random_below(&dice, 4) != 0};
        MatchRunner runner;
        match_runner_init(&runner, &cards, "Mixed", &rules, seed);
        play_mixed(&runner, &dice);
        assert_recount(&runner.match, seed);
        assert_plays_again(&runner, &cards, seed);
        for (uint32_t i = 0; i < runner.match.turn_count; i++) {
            const MatchTurn *turn = &runner.match.turns[i];
            near += turn->seats[0].share_permille > 0 && !turn->seats[0].right;
            typed += turn->seats[0].answer.text[0] != '\0';
        }
        match_runner_release(&runner);
    }
    assert_true(near > 100 && typed > 100); /* the dice try them */
    arena_release(&arena);
}

static void texts_that_no_replay_can_hold_are_dropped(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "a\nend 5",
                                        "a\tb",
                                        "\xC3(",
                                        "a\xE2\x80\xAE"
                                        "b",
                                        "0123456789012345678901234567890123456789012345678901234567890"};
    Arena arena = {0};
    CardList cards = make_mixed_cards(&arena, MIXED_CARDS);
    MatchRules rules = {.card_count = 3};
    MatchRunner runner;
    match_runner_init(&runner, &cards, "Mixed", &rules, 1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        match_runner_type(&runner, 0, texts[i], 0, 0);
        if (runner.queued) fail_msg("row %zu is queued", i);
    }
    match_runner_type(&runner, 0, "Kit", 0, 0);
    assert_int_equal(runner.queued, 1);
    match_runner_release(&runner);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_played),
        cmocka_unit_test(every_kind_runs_out_of_time),
        cmocka_unit_test(near_numbers_bring_their_share),
        cmocka_unit_test(answers_that_make_no_sense_are_ignored),
        cmocka_unit_test(a_typed_answer_has_no_value),
        cmocka_unit_test(mixed_matches_add_up_and_play_again),
        cmocka_unit_test(texts_that_no_replay_can_hold_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
