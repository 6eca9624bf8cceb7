/* Rows that a stranger planted in a file of ours: skipped and counted, the others shown. */
#include "unit/store_fixture.h"

#include <stdint.h>

/* Sets one column of the second of three rows to something a row of ours never holds. */
static const char *const HOSTILE[] = {
    "player = ''",
    "player = 'a' || char(10) || 'b'",
    "player = x'41FF42'",
    "player = CAST(x'41FF42' AS TEXT)",
    "player = CAST(x'410042' AS TEXT)",
    "player = hex(zeroblob(200))",
    "player = hex(zeroblob(2000000))",
    "points = -1",
    "points = 4294967296",
    "points = 'many'",
    "points = 1.5",
    "points = x'00'",
    "played_at = -1",
    "played_at = 9223372036854775807",
    "mode = ''",
    "mode = 'Classic'",
    "mode = 'three leaves'",
    "mode = '-daily'",
    "mode = 'three--leaves'",
    "mode = 'daily-'",
    "mode = x'636C6173736963'",
    "mode = CAST(x'636C617373696300' AS TEXT)",
    "mode = lower(replace(hex(zeroblob(16)), '0', 'a'))",
    "mode = hex(zeroblob(18000000))",
    "length = -10",
    "length = 2000000000",
    "seconds_per_card = 100000",
    "speed_counts = 2",
    "right_count = 11",
    "card_count = 4000000000",
    "longest_streak = 8",
    "pack_title = ''",
    "pack_title = hex(zeroblob(600))",
    "pack_title = CAST(x'FF' AS TEXT)",
    "pack_key = x'01'",
    "pack_key = CAST(x'FF' AS TEXT)",
    "pack_fingerprint = 'short'",
    "pack_fingerprint = hex(zeroblob(32)) || 'a'",
    "pack_fingerprint = replace(hex(zeroblob(32)), '0', 'g')",
    "replay = x'00'",
    "replay = CAST(x'FF' AS TEXT)",
    "replay = hex(zeroblob(17000000))",
    "replay = hex(zeroblob(18000000))", /* longer than the connection reads at all */
    "player = hex(zeroblob(18000000))",
    "pack_key = hex(zeroblob(18000000))",
    "id = -5",
    "id = 0",
};

static void assert_two_left(Store *store, const char *change) {
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    StoreNotice notice;
    if (!store_all_scores(store, &arena, &scores, &count, &notice))
        fail_msg("%s: %s", change, notice.sentence);
    if (count != 2) fail_msg("%s: %zu scores are left", change, count);
    if (!strstr(notice.sentence, "1 score in the file is not whole"))
        fail_msg("%s: notice \"%s\"", change, notice.sentence);
    assert_string_equal(scores[0].player, "Nick");
    assert_string_equal(scores[1].player, "Elle");
    assert_true(store_best_scores(store, &arena, "Leaves", "classic", 10, 10, &scores, &count, &notice));
    assert_int_equal(count, 2);
    ScoreTable *tables;
    assert_true(store_tables(store, &arena, &tables, &count, &notice));
    assert_int_equal(count, 1);
    arena_release(&arena);
}

static void hostile_rows_are_skipped(void **state) {
    const TestFolder *folder = *state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        Store *store = open_well(folder);
        add_score(store, "Nick", 300);
        add_score(store, "Charlie", 200);
        add_score(store, "Elle", 100);
        store_close(store);
        char sql[300];
        snprintf(sql, sizeof sql, "UPDATE score SET %s WHERE id = 2", HOSTILE[i]);
        plant(folder->database, sql);
        store = open_well(folder);
        assert_two_left(store, HOSTILE[i]);
        store_close(store);
        unlink(folder->database);
    }
}

static void many_hostile_rows_are_counted(void **state) {
    const TestFolder *folder = *state;
    Store *store = open_well(folder);
    add_score(store, "Nick", 300);
    store_close(store);
    plant(folder->database,
          "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
          "INSERT INTO score SELECT i, pack_key, mode, length, -points, played_at, player, pack_title, "
          "pack_fingerprint, seconds_per_card, speed_counts, right_count, card_count, longest_streak, replay "
          "FROM score, n WHERE score.id = 1");
    store = open_well(folder);
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    StoreNotice notice;
    assert_true(store_best_scores(store, &arena, "Leaves", "classic", 10, 10, &scores, &count, &notice));
    assert_int_equal(count, 1);
    assert_non_null(strstr(notice.sentence, "4999 scores"));
    assert_int_equal(store_rank(store, "Leaves", "classic", 10, 1), 2);
    arena_release(&arena);
    store_close(store);
}

static void hostile_settings_have_defaults(void **state) {
    const TestFolder *folder = *state;
    static const char *const values[] = {"'-1'",
                                         "'1e3'",
                                         "' 1'",
                                         "''",
                                         "x'31'",
                                         "'99999999999999999999'",
                                         "CAST(x'FF' AS TEXT)",
                                         "hex(zeroblob(18000000))",
                                         "'yes'"};
    Settings usual = settings_default();
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Store *store = open_well(folder);
        Settings settings = {.full_screen = true, .text_percent = 125, .seconds_per_card = 40, .length = 25};
        strcpy(settings.last_name, "Sahar");
        assert_true(settings_save(store, &settings, NULL));
        store_close(store);
        char sql[200];
        snprintf(sql, sizeof sql, "UPDATE setting SET value = %s WHERE name <> 'last_name'", values[i]);
        plant(folder->database, sql);
        store = open_well(folder);
        settings_load(store, &settings);
        assert_int_equal(settings.full_screen, usual.full_screen);
        assert_int_equal(settings.text_percent, usual.text_percent);
        assert_int_equal(settings.seconds_per_card, usual.seconds_per_card);
        assert_int_equal(settings.length, usual.length);
        assert_string_equal(settings.last_name, "Sahar");
        store_close(store);
        unlink(folder->database);
    }
}

static void hostile_packs_are_not_found(void **state) {
    const TestFolder *folder = *state;
    Fingerprint pack = hash_fingerprint("cards", 5);
    static const char *const values[] = {"'text'", "zeroblob(36000000)", "zeroblob(17500000)"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Store *store = open_well(folder);
        assert_true(store_keep_pack(store, &pack, "Leaves", "cards", 5, NULL));
        store_close(store);
        char sql[200];
        snprintf(sql, sizeof sql, "UPDATE pack SET bytes = %s", values[i]);
        plant(folder->database, sql);
        store = open_well(folder);
        Arena arena = {0};
        const char *bytes;
        size_t length;
        assert_false(store_find_pack(store, &arena, &pack, &bytes, &length));
        /* A copy that cannot be right is replaced by one that is. */
        assert_true(store_keep_pack(store, &pack, "Leaves", "cards", 5, NULL));
        assert_true(store_find_pack(store, &arena, &pack, &bytes, &length));
        assert_string_equal(bytes, "cards");
        arena_release(&arena);
        store_close(store);
        unlink(folder->database);
    }
}

/* An arena that runs out jumps out of a reading; the store must be usable after it. */
static void an_arena_that_runs_out_leaves_the_store_well(void **state) {
    Store *store = open_well(*state);
    for (int i = 0; i < 50; i++) add_score(store, "Harry", 10 + i);
    Arena arena;
    arena_init(&arena, 600);
    jmp_buf exhausted;
    volatile bool jumped = false;
    if (setjmp(exhausted) == 0) {
        arena_on_exhausted(&arena, &exhausted);
        StoredScore *scores;
        size_t count;
        store_all_scores(store, &arena, &scores, &count, NULL);
    } else {
        jumped = true;
    }
    assert_true(jumped);
    arena_release(&arena);
    assert_null(sqlite3_next_stmt(store->database, NULL));
    add_score(store, "Harry", 5);
    assert_int_equal(count_scores(store), 51);
    store_close(store);
}

int main(void) {
#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        STORE_TEST(hostile_rows_are_skipped),
        STORE_TEST(many_hostile_rows_are_counted),
        STORE_TEST(hostile_settings_have_defaults),
        STORE_TEST(hostile_packs_are_not_found),
        STORE_TEST(an_arena_that_runs_out_leaves_the_store_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
