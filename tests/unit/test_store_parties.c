/* The table of parties: what goes in comes back, in order; what has no sense does not go in, and what a
 * stranger planted is skipped. */
#include "unit/store_fixture.h"

#include <stdint.h>

static void assert_same_seat(const StoredSeat *a, const StoredSeat *b) {
    assert_string_equal(a->name, b->name);
    assert_int_equal(seat_value(a->choice), seat_value(b->choice));
    assert_int_equal(a->place, b->place);
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->team_points, b->team_points);
    assert_int_equal(a->right_count, b->right_count);
    assert_int_equal(a->longest_streak, b->longest_streak);
}

static void assert_same_party(const StoredParty *a, const StoredParty *b) {
    assert_string_equal(a->pack_title, b->pack_title);
    assert_string_equal(a->pack.hex, b->pack.hex);
    assert_string_equal(a->mode, b->mode);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->seconds_per_card, b->seconds_per_card);
    assert_int_equal(a->speed_counts, b->speed_counts);
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->card_count, b->card_count);
    assert_int_equal(a->played_at, b->played_at);
    assert_string_equal(a->replay, b->replay);
    assert_int_equal(a->seat_count, b->seat_count);
    for (uint32_t i = 0; i < a->seat_count; i++) assert_same_seat(&a->seats[i], &b->seats[i]);
}

static void a_party_comes_back_as_it_was(void **state) {
    Store *store = open_well(*state);
    StoredParty party = a_party("Zoë \xF0\x9F\x8D\x82 1 2", 8421);
    party.pack_title = "Feuilles d\xE2\x80\x99"
                       "automne";
    party.mode = "teams";
    party.length = 0;
    party.speed_counts = false;
    party.seconds_per_card = 0;
    party.seat_count = SEATS_MAX;
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        party.seats[i] = party.seats[i % 3];
        party.seats[i].place = i < 2 ? 1 : i; /* the first two share a place */
        party.seats[i].team_points = 9000 - (int32_t)i / 2;
        party.seats[i].choice.allowance = ALLOWANCE_ENDLESS;
    }
    party.seats[7].points = party.seats[7].team_points = 0;
    party.seats[7].right_count = party.seats[7].longest_streak = 0;
    party.points = party.seats[0].team_points;
    assert_true(stored_party_has_teams(&party));
    int64_t id = 0;
    StoreNotice notice;
    assert_true(store_add_party(store, &party, &id, &notice));
    assert_string_equal(notice.sentence, "");
    assert_int_equal(id, 1);
    store_close(store);

    store = open_well(*state);
    Arena arena = {0};
    StoredParty *parties;
    size_t count;
    assert_true(
        store_best_parties(store, &arena, "feuilles  D'AUTOMNE", "teams", 0, 10, &parties, &count, &notice));
    assert_int_equal(count, 1);
    assert_int_equal(parties[0].id, id);
    store_close(store); /* what was handed out outlives it */
    assert_same_party(&parties[0], &party);
    arena_release(&arena);
}

static void the_best_come_first_in_their_tables(void **state) {
    Store *store = open_well(*state);
    static const struct {
        const char *best, *mode;
        uint32_t length;
        int32_t points;
        int64_t played_at;
    } rows[] = {{"third", "everyone", 10, 50, 300}, {"second", "everyone", 10, 50, 200},
                {"first", "everyone", 10, 90, 900}, {"all", "everyone", 0, 10, 1},
                {"buzzer", "buzz", 10, 10, 1},      {"five", "everyone", 5, 0, 1}};
    static const char *const order[] = {"buzzer", "five", "first", "second", "third", "all"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StoredParty party = a_party(rows[i].best, rows[i].points);
        party.seat_count = 1;
        party.mode = rows[i].mode;
        party.length = rows[i].length;
        party.played_at = rows[i].played_at;
        assert_true(store_add_party(store, &party, NULL, NULL));
    }
    add_score(store, "Alone", 1000); /* in a table of its own */
    Arena arena = {0};
    StoredParty *parties;
    ScoreTable *tables;
    size_t count;
    StoreNotice notice;
    assert_true(store_all_parties(store, &arena, &parties, &count, &notice));
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) assert_string_equal(parties[i].seats[0].name, order[i]);
    assert_true(store_best_parties(store, &arena, "leaves", "everyone", 10, 2, &parties, &count, &notice));
    assert_int_equal(count, 2);
    assert_string_equal(parties[1].seats[0].name, "second");
    assert_true(store_party_tables(store, &arena, &tables, &count, &notice));
    assert_int_equal(count, 4);
    assert_string_equal(tables[2].mode, "everyone");
    assert_int_equal(tables[2].length, 10);
    assert_int_equal(tables[2].score_count, 3);
    assert_int_equal(tables[2].last_played_at, 900);
    assert_int_equal(store_party_rank(store, "Leaves", "everyone", 10, 91), 1);
    assert_int_equal(store_party_rank(store, "Leaves", "everyone", 10, 50), 4);
    assert_int_equal(store_party_rank(store, "Leaves", "teams", 10, 0), 1);
    assert_int_equal(count_scores(store), 1);
    arena_release(&arena);
    store_close(store);
}

static void parties_without_sense_are_not_added(void **state) {
    Store *store = open_well(*state);
    enum { CHANGES = 15 };
    for (int change = 0; change < CHANGES; change++) {
        StoredParty party = a_party("Nick", 100);
        switch (change) {
        case 0:
            party.seat_count = 0;
            break;
        case 1:
            party.seat_count = SEATS_MAX + 1;
            break;
        case 2:
            party.seats[1].name = " ";
            break;
        case 3:
            party.seats[1].name = "a\nb";
            break;
        case 4:
            party.seats[2].points = -1;
            break;
        case 5:
            party.points = 99;
            break;
        case 6:
            party.seats[1].place = 0;
            break;
        case 7:
            party.seats[1].place = 4;
            break;
        case 8:
            party.seats[0].place = 2;
            break;
        case 9:
            party.seats[1].right_count = 11;
            break;
        case 10:
            party.seats[1].longest_streak = 8;
            break;
        case 11:
            party.mode = "No mode";
            break;
        case 12:
            party.replay = "";
            break;
        case 13:
            party.pack.hex[3] = 'G';
            break;
        default:
            party.played_at = -1;
            break;
        }
        StoreNotice notice;
        if (store_add_party(store, &party, NULL, &notice)) fail_msg("change %d was added", change);
        assert_string_equal(notice.sentence,
                            "This party can't be saved: its numbers or its replay make no sense.");
    }
    Arena arena = {0};
    StoredParty *parties;
    size_t count;
    assert_true(store_all_parties(store, &arena, &parties, &count, NULL));
    assert_int_equal(count, 0);
    arena_release(&arena);
    store_close(store);
}

/* Sets one column of the second of three rows to something a row of ours never holds. */
static const char *const HOSTILE[] = {
    "points = -1",
    "points = points + 1",
    "points = 'many'",
    "points = x'00'",
    "played_at = 9223372036854775807",
    "mode = 'Every one'",
    "mode = hex(zeroblob(18000000))",
    "length = -10",
    "seconds_per_card = 100000",
    "speed_counts = 2",
    "card_count = 6",
    "card_count = 4000000000",
    "pack_title = CAST(x'FF' AS TEXT)",
    "pack_key = x'01'",
    "pack_fingerprint = 'short'",
    "replay = x'00'",
    "replay = ''",
    "replay = hex(zeroblob(17000000))",
    "seats = ''",
    "seats = x'00'",
    "seats = hex(zeroblob(18000000))",
    "seats = seats || 'x'",
    "seats = rtrim(seats, char(10))",
    "seats = seats || seats || seats",
    "seats = '1 200 0 7 4 20 ' || char(10)",
    "seats = '1 200 0 7 4 20' || char(10)",
    "seats = '1 200 0 7 4 20 a' || char(7) || char(10)",
    "seats = '1 200 0 7 4 64 Ann' || char(10)",
    "seats = '1 200 0 7 4 -1 Ann' || char(10)",
    "seats = '1 200 0 7 4 99999999999999999999 Ann' || char(10)",
    "seats = '1  200 0 7 4 20 Ann' || char(10)",
    "seats = '+1 200 0 7 4 20 Ann' || char(10)",
    "seats = '2 200 0 7 4 20 Ann' || char(10)",
    "seats = '1 200 0 4 7 20 Ann' || char(10)",
    "seats = '1 200 -5 7 4 20 Ann' || char(10)",
    "seats = '1 200 0 7 4 20 Ann that has a name that is too long' || char(10)",
    "id = -5",
};

static void hostile_rows_are_skipped(void **state) {
    const TestFolder *folder = *state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        Store *store = open_well(folder);
        add_party(store, "Nick", 300);
        add_party(store, "Charlie", 200);
        add_party(store, "Ann", 100);
        store_close(store);
        Buffer sql = {0};
        buffer_format(&sql, "UPDATE party SET %s WHERE id = 2", HOSTILE[i]);
        plant(folder->database, buffer_text(&sql));
        buffer_release(&sql);
        store = open_well(folder);
        Arena arena = {0};
        StoredParty *parties;
        size_t count;
        StoreNotice notice;
        if (!store_all_parties(store, &arena, &parties, &count, &notice))
            fail_msg("%s: %s", HOSTILE[i], notice.sentence);
        if (count != 2) fail_msg("%s: %zu parties are left", HOSTILE[i], count);
        assert_string_equal(notice.sentence, "1 party in the file is not whole and was left out.");
        assert_string_equal(parties[0].seats[0].name, "Nick");
        assert_string_equal(parties[1].seats[0].name, "Ann");
        arena_release(&arena);
        store_close(store);
        unlink(folder->database);
    }
}

int main(void) {
#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_party_comes_back_as_it_was),
        STORE_TEST(the_best_come_first_in_their_tables),
        STORE_TEST(parties_without_sense_are_not_added),
        STORE_TEST(hostile_rows_are_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
