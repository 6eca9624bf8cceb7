/* Who sits where: names, looks, teams and hosts, without a window. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "scenes/seat_editor.h"
#include "scenes/seat_look.h"
#include "scenes/seats.h"

static SeatDevice pad(uint8_t port) {
    return (SeatDevice){.kind = SEAT_DEVICE_PAD, .port = port};
}

static void fill(Seats *seats, uint32_t count) {
    *seats = (Seats){0};
    for (uint8_t i = 0; i < count; i++) assert_int_equal(seats_join(seats, pad(i), 7), i);
}

/* Whatever was chosen, nobody can be mistaken for another. */
static void expect_told_apart(const Seats *seats) {
    uint32_t hosts = 0;
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        const Seat *a = &seats->items[i];
        if (!a->taken) continue;
        hosts += a->host;
        assert_true(seat_name_is_valid(a->name));
        for (uint32_t j = 0; j < i; j++) {
            const Seat *b = &seats->items[j];
            if (!b->taken) continue;
            assert_string_not_equal(a->name, b->name);
            assert_int_not_equal(a->look % SEAT_ANIMALS, b->look % SEAT_ANIMALS);
            assert_int_not_equal(a->look / SEAT_ANIMALS, b->look / SEAT_ANIMALS);
            assert_false(seat_device_equal(a->device, b->device));
        }
    }
    if (seats_count(seats)) assert_true(hosts > 0);
}

static void eight_sit_down_and_no_more(void **state) {
    (void)state;
    Seats seats;
    fill(&seats, 8);
    expect_told_apart(&seats);
    assert_int_equal(seats_count(&seats), 8);
    assert_int_equal(seats_join(&seats, pad(9), 0), SEAT_NONE);
    assert_int_equal(seats_find(&seats, pad(5)), 5);
    assert_int_equal(seats_find(&seats, (SeatDevice){0}), SEAT_NONE);
    assert_true(seats.items[0].host && !seats.items[1].host);
    seats_leave(&seats, 0);
    assert_true(seats.items[1].host); /* somebody is */
    assert_int_equal(seats_join(&seats, pad(9), 7), 0);
    expect_told_apart(&seats);
}

static void what_is_missing_is_said(void **state) {
    (void)state;
    Seats seats;
    for (uint32_t count = 0; count < 3; count++) {
        fill(&seats, count);
        assert_int_equal(seats_missing(&seats, false) == NULL, count == 2);
        assert_int_equal(seats_missing(&seats, true) == NULL, count == 2); /* newcomers go into two teams */
    }
    seats.items[1].team = seats.items[0].team;
    assert_non_null(seats_missing(&seats, true));
    assert_null(seats_missing(&seats, false));
    seats.items[1].team = 3;
    assert_null(seats_missing(&seats, true));
    seats.items[1].away = true;
    assert_non_null(seats_missing(&seats, false));
}

static void newcomers_go_into_the_smaller_team(void **state) {
    (void)state;
    Seats seats;
    fill(&seats, 4);
    uint32_t members[TEAMS_MAX] = {0};
    for (uint32_t i = 0; i < 4; i++) members[seats.items[i].team]++;
    assert_int_equal(members[0], 2);
    assert_int_equal(members[1], 2);
    seats.items[3].team = 2;
    assert_int_equal(seats.items[seats_join(&seats, pad(8), 0)].team, 1);
    assert_int_equal(seats.items[seats_join(&seats, pad(9), 0)].team, 2);
}

static void names_are_ones_own(void **state) {
    (void)state;
    Seats seats;
    char before[SEAT_NAME_BYTES];
    fill(&seats, 3);
    assert_false(seats_may_have_name(&seats, 0, seats.items[1].name));
    assert_true(seats_may_have_name(&seats, 1, seats.items[1].name));
    assert_false(seats_may_have_name(&seats, 0, "  "));
    strcpy(before, seats.items[0].name);
    assert_true(seats_next_name(&seats, 0, 1));
    expect_told_apart(&seats);
    assert_true(seats_next_name(&seats, 0, -1));
    assert_string_equal(seats.items[0].name, before);
    strcpy(seats.items[0].name, "Zoë");
    assert_true(seats_next_name(&seats, 0, 1)); /* from a name of one's own to a friendly one */
    expect_told_apart(&seats);
}

/* Eight hands try everything for a while. */
static void any_editing_keeps_them_apart(void **state) {
    (void)state;
    static const InputKind KINDS[] = {INPUT_UP,    INPUT_DOWN,  INPUT_LEFT, INPUT_RIGHT,
                                      INPUT_RIGHT, INPUT_RIGHT, INPUT_DOWN, INPUT_ACCEPT};
    Seats seats = {0};
    SeatEditor editors[SEATS_MAX] = {0};
    uint32_t dice = 5, left = 0, changed = 0;
    for (int round = 0; round < 50000; round++) {
        dice = dice * 1664525 + 1013904223;
        uint32_t seat = dice >> 8 & 7;
        InputKind kind = KINDS[dice >> 16 & 7];
        if (!seats.items[seat].taken) {
            if (seats_find(&seats, pad((uint8_t)seat)) == SEAT_NONE)
                seats_join(&seats, pad((uint8_t)seat), dice >> 20);
        } else if (!editors[seat].open) {
            editors[seat].open = true;
        } else {
            uint8_t look = seats.items[seat].look;
            if (seat_editor_input(&editors[seat], &seats, seat, dice >> 30, kind) == SEAT_WISH_LEAVE) {
                seats_leave(&seats, seat);
                left++;
            } else {
                changed += seats.items[seat].look != look;
            }
        }
        if (round % 50 == 0) expect_told_apart(&seats);
    }
    assert_true(left > 50 && changed > 50);
}

static void the_only_host_stays_one(void **state) {
    (void)state;
    Seats seats;
    fill(&seats, 2);
    assert_false(seats_toggle_host(&seats, 0));
    assert_true(seats.items[0].host);
    assert_true(seats_toggle_host(&seats, 1));
    assert_true(seats_toggle_host(&seats, 0));
    assert_true(!seats.items[0].host && seats.items[1].host);
}

static void teams_are_a_row_only_where_there_are_teams(void **state) {
    (void)state;
    Seats seats;
    fill(&seats, 2);
    for (int teams = 0; teams < 2; teams++) {
        SeatEditor editor = {.open = true};
        int seen = 0;
        for (int i = 0; i < EDIT_ROWS; i++) {
            seen += editor.row == EDIT_TEAM;
            seat_editor_input(&editor, &seats, 0, teams, INPUT_DOWN);
        }
        assert_int_equal(seen, teams);
    }
}

static void a_seat_joins_the_match_as_it_is(void **state) {
    (void)state;
    SeatChoice choice;
    Seat seat = {.look = 27, .team = 3, .allowance = ALLOWANCE_DOUBLE};
    assert_true(seat_choice_of(seats_join_value(&seat), &choice));
    assert_int_equal(choice.look, 27);
    assert_int_equal(choice.team, 3);
    assert_int_equal(choice.allowance, ALLOWANCE_DOUBLE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_sit_down_and_no_more),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(newcomers_go_into_the_smaller_team),
        cmocka_unit_test(names_are_ones_own),
        cmocka_unit_test(any_editing_keeps_them_apart),
        cmocka_unit_test(the_only_host_stays_one),
        cmocka_unit_test(teams_are_a_row_only_where_there_are_teams),
        cmocka_unit_test(a_seat_joins_the_match_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
