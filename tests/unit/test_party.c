/* What a party owes to those who play it: who was first is first, who leaves gains nothing, equals are equal,
 * and a deck that is too short favours nobody. Whole parties are in tests/replays and test_party_soak. */
#include "unit/match_fixture.h"

#include "match/match_runner.h"

enum { ANN, BOB, ZOE };

typedef struct Party {
    Arena arena;
    CardList cards;
    MatchRunner runner;
    MatchEvents events;
} Party;

static const Match *match_of(const Party *party) {
    return &party->runner.match;
}

static void later(Party *party, uint64_t milliseconds) {
    for (uint64_t i = 0; i < milliseconds; i++) match_runner_advance(&party->runner, 1000, &party->events);
}

static void act(Party *party, uint32_t seat, PlayerActionKind kind, int32_t value) {
    match_runner_act(&party->runner, seat, kind, value, 0, 0);
    later(party, 17); /* two ticks */
}

static void join(Party *party, uint32_t seat, const char *name, uint8_t team) {
    int32_t value = seat_value((SeatChoice){.look = 1, .team = team});
    match_runner_name(&party->runner, seat, ACTION_JOIN, value, name, 0, 0);
    later(party, 17);
}

/* Ann, Bob and Zoë, two of them in team 0, with as many cards in the pack. */
static void open_party(Party *party, MatchRules rules, size_t cards) {
    *party = (Party){0};
    party->cards = make_cards(&party->arena);
    party->cards.count = cards;
    match_runner_init(&party->runner, &party->cards, "Party", &rules, 5);
    join(party, ANN, "Ann", 0);
    join(party, BOB, "Bob", 0);
    join(party, ZOE, "Zoë", 1);
    act(party, ANN, ACTION_CONTINUE, 0);
}

static void close_party(Party *party) {
    match_runner_release(&party->runner);
    arena_release(&party->arena);
}

static void wait_for_reading(Party *party) {
    while (match_turn(match_of(party))->reading_ticks) later(party, 1);
}

static const MatchRules BUZZ = {
    .mode = MODE_BUZZ, .card_count = 5, .seconds_per_card = 20, .speed_counts = true, .wrong_costs = true};

/* A slow frame hands both over after their tick is gone: the earlier one is still the first. */
static void late_buzzes_keep_their_order(void **state) {
    (void)state;
    static const struct {
        uint64_t ann_ago_us, bob_ago_us;
        uint32_t first; /* SEAT_NONE: by lot */
    } rows[] = {{40000, 39000, ANN}, {39000, 40000, BOB}, {40000, 20000, ANN}, {20000, 52000, BOB},
                {40000, 500, ANN},   {500, 30000, BOB},   {0, 1100, BOB},      {40000, 40000, SEAT_NONE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Party party;
        open_party(&party, BUZZ, TEST_CARDS);
        wait_for_reading(&party);
        later(&party, 500);
        match_runner_act(&party.runner, ANN, ACTION_BUZZ, 0, 0, rows[i].ann_ago_us);
        match_runner_act(&party.runner, BOB, ACTION_BUZZ, 0, 0, rows[i].bob_ago_us);
        later(&party, 30);
        const MatchTurn *turn = match_turn(match_of(&party));
        assert_int_equal(turn->tie, rows[i].first == SEAT_NONE);
        if (rows[i].first != SEAT_NONE && turn->buzzer != rows[i].first)
            fail_msg("row %zu: seat %u was first", i, turn->buzzer);
        close_party(&party);
    }
}

static void who_buzzes_and_leaves_has_no_second_try(void **state) {
    (void)state;
    Party party;
    open_party(&party, BUZZ, TEST_CARDS);
    wait_for_reading(&party);
    act(&party, ANN, ACTION_BUZZ, 0);
    act(&party, ANN, ACTION_LEAVE, 0);
    join(&party, ANN, "Ann", 0);
    assert_true(match_is_here(match_of(&party), ANN));
    act(&party, ANN, ACTION_BUZZ, 0);
    assert_int_equal(match_turn(match_of(&party))->buzzer, SEAT_NONE);
    act(&party, BOB, ACTION_BUZZ, 0); /* the others may */
    assert_int_equal(match_turn(match_of(&party))->buzzer, BOB);
    act(&party, BOB, ACTION_ANSWER, right_value(match_of(&party)));
    assert_int_equal(match_of(&party)->phase, MATCH_REVEAL);
    assert_int_equal(match_seat_turn(match_of(&party), ANN)->points, 0); /* and it cost nothing */
    act(&party, ANN, ACTION_CONTINUE, 0);
    assert_true(match_is_open(match_of(&party), ANN));
    close_party(&party);
}

/* Both teams with as many points are first, whatever their members have. */
static void equal_teams_share_a_place(void **state) {
    (void)state;
    Party party;
    MatchRules rules = {.mode = MODE_TEAMS, .card_count = 5, .seconds_per_card = 20};
    open_party(&party, rules, TEST_CARDS);
    for (uint32_t seat = ANN; seat <= ZOE; seat++)
        act(&party, seat, ACTION_ANSWER, right_value(match_of(&party)));
    assert_int_equal(match_team_points(match_of(&party), 0), 1000);
    for (uint32_t seat = ANN; seat <= ZOE; seat++) assert_int_equal(match_place(match_of(&party), seat), 1);
    act(&party, ANN, ACTION_TAKE_POINTS, 1);
    assert_int_equal(match_place(match_of(&party), ANN), 2);
    assert_int_equal(match_place(match_of(&party), BOB), 2);
    assert_int_equal(match_place(match_of(&party), ZOE), 1);
    uint32_t order[SEATS_MAX];
    assert_int_equal(match_ranking(match_of(&party), order), 3);
    assert_int_equal(order[0], ZOE);
    assert_int_equal(order[1], BOB);
    close_party(&party);
}

static void a_short_deck_gives_each_as_many_cards(void **state) {
    (void)state;
    static const struct {
        uint32_t wanted; /* 0: all */
        size_t cards;    /* of which the deck leaves out those that give others away */
        bool warm_up;
    } rows[] = {{5, 40, false}, {5, 14, false}, {5, 15, false}, {5, 16, false}, {0, 17, false},
                {5, 17, true},  {0, 18, true},  {0, 19, true},  {3, 4, false},  {3, 5, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Party party;
        MatchRules rules = {
            .mode = MODE_PASS, .card_count = rows[i].wanted, .warm_up = rows[i].warm_up, .final_wager = true};
        open_party(&party, rules, rows[i].cards);
        const Match *match = match_of(&party);
        uint32_t finals = 0, dealt = (uint32_t)match->deck.count, warm_ups = rows[i].warm_up ? 3 : 0;
        uint32_t each = dealt < warm_ups ? 0 : (dealt - warm_ups) / 3;
        if (rows[i].wanted && each > rows[i].wanted) each = rows[i].wanted;
        uint32_t expected = 3 * each + warm_ups, number = 0;
        while (match->phase != MATCH_FINISHED) {
            uint32_t owner = match_turn(match)->owner;
            if (match->phase == MATCH_HANDOVER) number += !match_turn(match)->warm_up;
            assert_int_equal(match_card_number(match, match->turn_count - 1), number);
            act(&party, owner, ACTION_CONTINUE, 0); /* turns it up, or goes on */
            if (match->phase == MATCH_WAGER) act(&party, owner, ACTION_WAGER, 50);
            finals += match->phase == MATCH_QUESTION && match_turn(match)->final;
            if (match->phase == MATCH_QUESTION) act(&party, owner, ACTION_ANSWER, right_value(match));
        }
        if (each == 0) { /* too few for one round: as far as they go */
            assert_int_equal(match->turn_count, dealt);
        } else {
            if (match->turn_count != expected)
                fail_msg("row %zu: %u cards of %zu", i, match->turn_count, match->deck.count);
            for (uint32_t seat = ANN; seat <= ZOE; seat++) assert_int_equal(match->seats[seat].owned, each);
            assert_int_equal(finals, 3); /* each seat's last one, also where the deck ends it */
            assert_int_equal(match->turn_limit, expected);
        }
        close_party(&party);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(late_buzzes_keep_their_order),
        cmocka_unit_test(who_buzzes_and_leaves_has_no_second_try),
        cmocka_unit_test(equal_teams_share_a_place),
        cmocka_unit_test(a_short_deck_gives_each_as_many_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
