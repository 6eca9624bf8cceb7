/* The honours of an evening, from matches written out by hand: who answered what, how fast, and what it
 * brought. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "match/honours.h"

#define TURNS_MAX 8

/* A finished match without its cards: honours read turns and seats alone. */
typedef struct Evening {
    Match match;
    MatchTurn turns[TURNS_MAX];
    SeatTurn seats[TURNS_MAX][SEATS_MAX];
} Evening;

static void begin(Evening *evening, ModeId mode, uint32_t players) {
    memset(evening, 0, sizeof *evening);
    evening->match.rules.mode = mode;
    evening->match.phase = MATCH_FINISHED;
    evening->match.seat_count = SEATS_MAX;
    evening->match.turns = evening->turns;
    for (uint32_t seat = 0; seat < players; seat++)
        evening->match.seats[seat].known = evening->match.seats[seat].here = true;
}

/* How a card went for a seat: its points (0: wrong) and ticks. */
typedef struct Try {
    int32_t points;
    uint32_t ticks;
} Try;

static MatchTurn *play(Evening *evening, const Try *tries, uint32_t players) {
    uint32_t index = evening->match.turn_count++;
    MatchTurn *turn = &evening->turns[index];
    *turn =
        (MatchTurn){.owner = SEAT_NONE, .buzzer = SEAT_NONE, .done = true, .seats = evening->seats[index]};
    for (uint32_t seat = 0; seat < players; seat++) {
        turn->seats[seat] = (SeatTurn){.takes_part = true,
                                       .answered = true,
                                       .right = tries[seat].points > 0,
                                       .points = tries[seat].points,
                                       .ticks = tries[seat].ticks};
        evening->match.seats[seat].points += tries[seat].points;
    }
    return turn;
}

static void nothing_happened(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 3);
    play(&evening, (Try[]){{0, 10}, {0, 20}, {0, 30}}, 3);
    Honours honours = honours_of(&evening.match);
    assert_int_equal(honours.streak_seat, HONOUR_NONE);
    assert_int_equal(honours.fastest_seat, HONOUR_NONE);
    assert_int_equal(honours.comeback_seat, HONOUR_NONE);
    assert_int_equal(honours.hardest_turn, 0); /* nobody knew it */
}

static void the_longest_streak_is_of_two_at_least(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 4);
    evening.match.seats[1].longest_streak = 1;
    assert_int_equal(honours_of(&evening.match).streak_seat, HONOUR_NONE);
    evening.match.seats[2].longest_streak = 5;
    evening.match.seats[3].longest_streak = 5;
    assert_int_equal(honours_of(&evening.match).streak_seat, 2);
    assert_int_equal(honours_of(&evening.match).streak, 5);
    evening.match.seats[2].removed = true;
    assert_int_equal(honours_of(&evening.match).streak_seat, 3);
}

static void the_fastest_was_right_on_a_card_that_counts(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 3);
    play(&evening, (Try[]){{900, 5}, {900, 50}, {900, 60}}, 3)->warm_up = true;
    play(&evening, (Try[]){{900, 6}, {900, 50}, {900, 60}}, 3)->voided = true;
    play(&evening, (Try[]){{900, 7}, {900, 50}, {900, 60}}, 3)->skipped = true;
    play(&evening, (Try[]){{900, 90}, {0, 8}, {900, 80}}, 3);
    play(&evening, (Try[]){{900, 80}, {800, 100}, {900, 95}}, 3);
    Honours honours = honours_of(&evening.match);
    assert_int_equal(honours.fastest_seat, 2); /* the first of two with 80 */
    assert_int_equal(honours.fastest_turn, 3);
    assert_int_equal(honours.fastest_ticks, 80);
}

static void the_hardest_card_was_known_by_fewest(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 4);
    play(&evening, (Try[]){{900, 9}, {900, 9}, {900, 9}, {900, 9}}, 4); /* known by all */
    play(&evening, (Try[]){{900, 9}, {0, 9}}, 2);                       /* 1 of 2 */
    play(&evening, (Try[]){{900, 9}, {0, 9}, {0, 9}, {900, 9}}, 4);     /* 2 of 4: as hard, but more played */
    play(&evening, (Try[]){{900, 9}, {0, 9}, {900, 9}, {0, 9}}, 4);     /* as hard again, later */
    Honours honours = honours_of(&evening.match);
    assert_int_equal(honours.hardest_turn, 2);
    assert_int_equal(honours.hardest_right, 2);
    assert_int_equal(honours.hardest_of, 4);
    play(&evening, (Try[]){{900, 9}, {0, 9}, {0, 9}}, 3); /* 1 of 3 */
    assert_int_equal(honours_of(&evening.match).hardest_turn, 4);
    play(&evening, (Try[]){{0, 9}}, 1); /* nobody to compare with */
    assert_int_equal(honours_of(&evening.match).hardest_turn, 4);
}

static void nothing_was_hard_where_all_knew_all(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 2);
    play(&evening, (Try[]){{900, 9}, {900, 9}}, 2);
    assert_int_equal(honours_of(&evening.match).hardest_turn, HONOUR_NONE);
}

static void the_comeback_is_from_the_lowest_place(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 4);
    play(&evening, (Try[]){{900, 9}, {800, 9}, {700, 9}, {0, 9}}, 4);
    play(&evening, (Try[]){{0, 9}, {0, 9}, {500, 9}, {850, 9}}, 4); /* 900 800 1200 850: seat 3 is third */
    play(&evening, (Try[]){{0, 9}, {0, 9}, {0, 9}, {900, 9}}, 4);   /* 900 800 1200 1750: it leads */
    Honours honours = honours_of(&evening.match);
    assert_int_equal(honours.comeback_seat, 3);
    assert_int_equal(honours.comeback_from, 4);
    assert_int_equal(honours.comeback_to, 1);
}

static void one_place_is_no_comeback(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 2);
    play(&evening, (Try[]){{900, 9}, {0, 9}}, 2);
    play(&evening, (Try[]){{0, 9}, {1000, 9}}, 2);
    assert_int_equal(honours_of(&evening.match).comeback_seat, HONOUR_NONE);
}

static void of_two_comebacks_the_higher_end_counts(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_EVERYONE, 4);
    play(&evening, (Try[]){{900, 9}, {800, 9}, {0, 9}, {0, 9}}, 4);   /* both last: third */
    play(&evening, (Try[]){{0, 9}, {0, 9}, {300, 9}, {200, 9}}, 4);   /* seat 3 fourth */
    play(&evening, (Try[]){{0, 9}, {0, 9}, {1000, 9}, {1000, 9}}, 4); /* 900 800 1300 1200 */
    Honours honours = honours_of(&evening.match);
    assert_int_equal(honours.comeback_seat, 2); /* 3 to 1; seat 3 from 4 to 2 */
    assert_int_equal(honours.comeback_to, 1);
}

static void the_last_leaf_is_not_ranked_by_points(void **state) {
    (void)state;
    Evening evening;
    begin(&evening, MODE_LAST_LEAF, 3);
    play(&evening, (Try[]){{900, 9}, {800, 9}, {0, 9}}, 3);
    play(&evening, (Try[]){{0, 9}, {0, 9}, {1500, 9}}, 3);
    assert_int_equal(honours_of(&evening.match).comeback_seat, HONOUR_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_happened),
        cmocka_unit_test(the_longest_streak_is_of_two_at_least),
        cmocka_unit_test(the_fastest_was_right_on_a_card_that_counts),
        cmocka_unit_test(the_hardest_card_was_known_by_fewest),
        cmocka_unit_test(nothing_was_hard_where_all_knew_all),
        cmocka_unit_test(the_comeback_is_from_the_lowest_place),
        cmocka_unit_test(one_place_is_no_comeback),
        cmocka_unit_test(of_two_comebacks_the_higher_end_counts),
        cmocka_unit_test(the_last_leaf_is_not_ranked_by_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
