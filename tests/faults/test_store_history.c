/* The history when the file or the disk is against it: rows a stranger planted, a store that may only be
 * read, a full disk, another program that writes. */
#include "unit/store_fixture.h"

#include <stdint.h>
#include <time.h>

#include "store/store_history.h"

#define NOW INT64_C(1800000000)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static Card CARDS[] = {{.id = "card/a"}, {.id = "card/b"}, {.id = "card/c"}, {.id = "card/d"}};
static const CardList LIST = {.items = CARDS, .count = COUNT(CARDS)};

static void mark(Store *store, const char *id) {
    assert_true(store_mark_dealt(store, "Leaves", id, NOW));
    assert_true(store_mark_answered(store, "Leaves", id, false, NOW));
}

static int64_t elapsed_ms(const struct timespec *since) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
}

/* Which cards have a row: "ab-d". */
static const char *known_cards(Store *store) {
    static char out[COUNT(CARDS) + 1];
    DeckHint hints[COUNT(CARDS)];
    store_card_hints(store, "Leaves", &LIST, NOW, hints);
    for (size_t i = 0; i < COUNT(CARDS); i++) out[i] = hints[i] ? CARDS[i].id[5] : '-';
    out[COUNT(CARDS)] = '\0';
    return out;
}

/* Changes to the row of card/b, by which it counts as not there, or to one beside it, which hides nobody. */
static const struct {
    const char *sql;
    const char *known;
} HOSTILE[] = {
    {"UPDATE history SET times_seen = -1 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET times_seen = 'many' WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET times_seen = 1.5 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET times_seen = 4294967296 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET times_seen = hex(zeroblob(12000000)) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET times_missed = 2 WHERE card_id = 'card/b'", "a-cd"}, /* of 1 */
    {"UPDATE history SET times_missed = -9223372036854775808 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET last_seen_at = -1 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET last_seen_at = 9223372036854775807 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET last_seen_at = x'00' WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET box = 6 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET box = -1 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET due_at = 9223372036854775807 WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET due_at = zeroblob(17900000) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET card_id = CAST(card_id AS BLOB) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET card_id = CAST(x'636172642F6200' AS TEXT) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET card_id = CAST(x'636172642FFF' AS TEXT) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET card_id = '' WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET pack_key = CAST('leaves' AS BLOB) WHERE card_id = 'card/b'", "a-cd"},
    {"UPDATE history SET card_id = 'card/bb' || hex(zeroblob(12000000)) WHERE card_id = 'card/b'", "a-cd"},
    {"INSERT INTO history VALUES ('leaves', hex(zeroblob(12000000)), 1, 0, 0, 0, 0)", "abcd"},
    {"INSERT INTO history VALUES ('leaves', 'card/a' || hex(zeroblob(12000000)), 1, 0, 0, 0, 0), "
     "('leaves', 'card/ab', zeroblob(17900000), 0, 0, 0, 0), ('leaves', 'card/bb', 1, 0, 0, 0, "
     "zeroblob(17900000)), ('leaves', 'card/z', 1, 0, zeroblob(17900000), 0, 0)",
     "abcd"},
    {"INSERT INTO history VALUES (hex(zeroblob(12000000)), 'card/b', 1, 0, 0, 0, 0)", "abcd"},
    {"DELETE FROM history WHERE card_id IN ('card/b', 'card/c'); INSERT INTO history VALUES "
     "('leaves', 'card/cc' || hex(zeroblob(12000000)), 1, 0, 0, 0, 0)",
     "a--d"},
};

static void hostile_rows_are_skipped_and_replaced(void **state) {
    const TestFolder *folder = *state;
    for (size_t i = 0; i < COUNT(HOSTILE); i++) {
        Store *store = open_well(folder);
        for (size_t card = 0; card < COUNT(CARDS); card++) mark(store, CARDS[card].id);
        store_close(store);
        plant(folder->database, HOSTILE[i].sql);
        store = open_well(folder);
        const char *known = known_cards(store);
        if (strcmp(known, HOSTILE[i].known) != 0) fail_msg("%s: %s", HOSTILE[i].sql, known);
        size_t count = strlen(known) - (known[1] == '-') - (known[2] == '-');
        if (store_count_due(store, "Leaves", &LIST, NOW) != count) fail_msg("%s: due", HOSTILE[i].sql);
        mark(store, "card/b");
        mark(store, "card/c");
        if (strcmp(known_cards(store), "abcd") != 0) fail_msg("%s: not replaced", HOSTILE[i].sql);
        assert_int_equal(count_scores(store), 0);
        store_close(store);
        unlink(folder->database);
    }
}

/* A flood of rows, and one of rows that cannot be given: neither takes long, neither hides what can be
 * reached within the bounds, neither stops marking. */
static void floods_are_bounded(void **state) {
    const TestFolder *folder = *state;
    static const char *const floods[] = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
        "INSERT INTO history SELECT 'leaves', 'card/c' || printf('%08d', i), 1, 0, 0, 0, 0 FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) "
        "INSERT INTO history SELECT 'leaves', 'card/c' || printf('%08d', i), 1, 0, 0, 0, zeroblob(17900000) "
        "FROM n"};
    static const char *const known[] = {"abc-", "abcd"};
    for (size_t i = 0; i < COUNT(floods); i++) {
        Store *store = open_well(folder);
        for (size_t card = 0; card < COUNT(CARDS); card++) mark(store, CARDS[card].id);
        store_close(store);
        plant(folder->database, floods[i]);
        store = open_well(folder);
        struct timespec start;
        clock_gettime(CLOCK_MONOTONIC, &start);
        assert_string_equal(known_cards(store), known[i]);
        assert_in_range(elapsed_ms(&start), 0, 5000);
        mark(store, "card/d");
        store_close(store);
        unlink(folder->database);
    }
}

/* The file may not be used at all: what is seen and missed, and the day's try, are known until it is closed.
 */
static void a_store_in_memory_remembers_until_it_is_closed(void **state) {
    const TestFolder *folder = *state;
    mkdir(folder->database, 0700); /* a folder where the file should be, whoever runs this */
    StoreNotice notice;
    Store *store = store_open(folder->path, &notice);
    assert_false(store_is_lasting(store));
    mark(store, "card/c");
    assert_string_equal(known_cards(store), "--c-");
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), 1);
    assert_true(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_true(store_daily_done(store, "Leaves", "2026-11-21"));
    store_history_notice(store, &notice);
    assert_string_equal(notice.sentence, "");
    store_close(store);
    store = store_open(folder->path, NULL);
    assert_string_equal(known_cards(store), "----");
    assert_false(store_daily_done(store, "Leaves", "2026-11-21"));
    store_close(store);
}

/* The history of a file that may only be read is there, goes on in memory, and leaves the file as it was. */
static void a_file_that_may_only_be_read_has_its_history(void **state) {
    const TestFolder *folder = *state;
    Store *store = open_well(folder);
    mark(store, "card/a");
    assert_true(store_mark_daily(store, "Leaves", "2026-11-20"));
    store_close(store);
    Buffer before = read_bytes(folder->database);
    bool is_root = geteuid() == 0; /* who may write everywhere: nobody may not */
    assert_int_equal(chmod(folder->database, 0444), 0);
    assert_int_equal(chmod(folder->path, 0555), 0);
    if (is_root) assert_int_equal(seteuid(65534), 0);
    StoreNotice notice;
    store = store_open(folder->path, &notice);
    if (is_root) assert_int_equal(seteuid(0), 0);
    assert_false(store_is_lasting(store));
    assert_string_equal(known_cards(store), "a---");
    assert_true(store_daily_done(store, "Leaves", "2026-11-20"));
    mark(store, "card/d");
    assert_true(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_string_equal(known_cards(store), "a--d");
    assert_true(store_daily_done(store, "Leaves", "2026-11-21"));
    store_close(store);
    assert_same_bytes(folder->database, &before);
    buffer_release(&before);
}

/* Told once, then silent; what was written stays, and when there is room again it goes on. */
static void a_full_disk_is_told_once(void **state) {
    Store *store = open_well(*state);
    mark(store, "card/a");
    assert_int_equal(database_run(store->database, "PRAGMA max_page_count = 1"), SQLITE_OK); /* as is */
    int written = 0;
    char id[SCORE_TITLE_BYTES_MAX + 1];
    StoreNotice notice;
    memset(id, 'x', sizeof id);
    for (int i = 0; i < 100; i++) { /* each row nearly a quarter of a page */
        snprintf(id + 900, sizeof id - 900, "%d", i);
        written += store_mark_dealt(store, "Leaves", id, NOW);
    }
    assert_in_range(written, 0, 10);
    store_history_notice(store, &notice);
    assert_non_null(strstr(notice.sentence, "can't be saved: the disk is full. Free some space"));
    assert_false(store_mark_dealt(store, "Leaves", id, NOW));
    store_history_notice(store, &notice);
    assert_string_equal(notice.sentence, "");
    assert_string_equal(known_cards(store), "a---");
    assert_int_equal(database_run(store->database, "PRAGMA max_page_count = 100000"), SQLITE_OK);
    mark(store, "card/b");
    add_score(store, "Nick", 300);
    store_close(store);
    store = open_well(*state);
    assert_string_equal(known_cards(store), "ab--");
    assert_int_equal(count_scores(store), 1);
    store_close(store);
}

/* A match must not stand still because another program holds the file. */
static void another_writer_is_hardly_waited_for(void **state) {
    const TestFolder *folder = *state;
    Store *store = open_well(folder);
    mark(store, "card/a");
    sqlite3 *other;
    assert_int_equal(sqlite3_open(folder->database, &other), SQLITE_OK);
    assert_int_equal(database_run(other, "BEGIN IMMEDIATE"), SQLITE_OK);
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    assert_false(store_mark_dealt(store, "Leaves", "card/b", NOW));
    assert_in_range(elapsed_ms(&start), 0, 1000);
    StoreNotice notice;
    store_history_notice(store, &notice);
    assert_non_null(strstr(notice.sentence, "another program is using the file"));
    assert_string_equal(known_cards(store), "a---");
    assert_int_equal(database_run(other, "ROLLBACK"), SQLITE_OK);
    sqlite3_close(other);
    mark(store, "card/b");
    sqlite3_int64 wait = 0; /* scores wait as long as before */
    assert_int_equal(database_read_integer(store->database, "PRAGMA busy_timeout", &wait), SQLITE_OK);
    assert_int_equal(wait, DATABASE_BUSY_WAIT_MS);
    store_close(store);
}

static void no_statement_is_left_open(void **state) {
    Store *store = open_well(*state);
    mark(store, "card/a");
    known_cards(store);
    assert_true(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_true(store_daily_done(store, "Leaves", "2026-11-21"));
    assert_null(sqlite3_next_stmt(store->database, NULL));
    assert_true(sqlite3_get_autocommit(store->database));
    store_close(store);
}

/* A tired file must not take the game with it: the tables are gone under the open store. */
static void tables_that_are_gone(void **state) {
    Store *store = open_well(*state);
    assert_int_equal(database_run(store->database, "DROP TABLE history; DROP TABLE daily"), SQLITE_OK);
    assert_false(store_mark_dealt(store, "Leaves", "card/a", NOW));
    assert_false(store_mark_answered(store, "Leaves", "card/a", false, NOW));
    assert_false(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_false(store_daily_done(store, "Leaves", "2026-11-21"));
    assert_string_equal(known_cards(store), "----");
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), 0);
    assert_true(sqlite3_get_autocommit(store->database));
    store_close(store);
}

int main(void) {
#define HISTORY_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        HISTORY_TEST(hostile_rows_are_skipped_and_replaced),
        HISTORY_TEST(floods_are_bounded),
        HISTORY_TEST(a_store_in_memory_remembers_until_it_is_closed),
        HISTORY_TEST(a_file_that_may_only_be_read_has_its_history),
        HISTORY_TEST(a_full_disk_is_told_once),
        HISTORY_TEST(another_writer_is_hardly_waited_for),
        HISTORY_TEST(no_statement_is_left_open),
        HISTORY_TEST(tables_that_are_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
