/* Files that cannot be used: the game goes on, says what is wrong, and every byte that was there still is. */
#include "unit/store_fixture.h"

#include <stdint.h>

static Store *open_with(const TestFolder *folder, StoreNotice *notice) {
    Store *store = store_open(folder->path, notice);
    assert_non_null(store);
    return store;
}

static void make_database(const TestFolder *folder, int scores) {
    Store *store = open_well(folder);
    for (int i = 0; i < scores; i++) add_score(store, "Nick", 100 + i);
    store_close(store);
}

static void a_file_where_the_folder_should_be(void **state) {
    const TestFolder *folder = *state;
    char path[400];
    snprintf(path, sizeof path, "%s/file", folder->path);
    write_bytes(path, "mine", 4);
    StoreNotice notice;
    Store *store = store_open(path, &notice);
    assert_in_memory(store, &notice, "can't be made");
    store_close(store);
    snprintf(path, sizeof path, "%s/file/below", folder->path);
    store = store_open(path, &notice);
    assert_in_memory(store, &notice, "can't be made");
    store_close(store);
    store = store_open("", &notice);
    assert_in_memory(store, &notice, "can't be made");
    store_close(store);
}

static void a_folder_where_the_file_should_be(void **state) {
    const TestFolder *folder = *state;
    assert_int_equal(mkdir(folder->database, 0700), 0);
    StoreNotice notice;
    Store *store = open_with(folder, &notice);
    assert_in_memory(store, &notice, "not a plain file");
    store_close(store);
    assert_int_equal(rmdir(folder->database), 0);
    assert_int_equal(mkfifo(folder->database, 0600), 0);
    store = open_with(folder, &notice); /* must not wait for a writer */
    assert_in_memory(store, &notice, "not a plain file");
    store_close(store);
}

/* The new store is empty and lasting, and the old bytes stand under the number's name. */
static void assert_set_aside(const TestFolder *folder, Store *store, const StoreNotice *notice, int number,
                             const Buffer *bytes) {
    char kept[400];
    snprintf(kept, sizeof kept, "%s.damaged-%d", folder->database, number);
    if (!strstr(notice->sentence, kept)) fail_msg("%s is not in: %s", kept, notice->sentence);
    assert_true(store_is_lasting(store));
    assert_int_equal(count_scores(store), 0);
    add_score(store, "Charlie", 900);
    assert_same_bytes(kept, bytes);
}

static void garbage_is_set_aside(void **state) {
    const TestFolder *folder = *state;
    static const char *const garbage[] = {
        "x", "this is my diary, not a database\n",
        "SQLite format 3 but then something else altogether, long enough to "
        "be taken for a header of one hundred bytes"};
    char journal[400];
    snprintf(journal, sizeof journal, "%s-journal", folder->database);
    for (int i = 0; i < 3; i++) {
        Buffer bytes = {0};
        buffer_add_text(&bytes, garbage[i]);
        write_bytes(folder->database, garbage[i], bytes.length);
        write_bytes(journal, "journal", 7);
        StoreNotice notice;
        Store *store = open_with(folder, &notice);
        assert_set_aside(folder, store, &notice, i + 1, &bytes);
        store_close(store);
        char kept[450];
        snprintf(kept, sizeof kept, "%s.damaged-%d-journal", folder->database, i + 1);
        assert_int_equal(access(kept, F_OK), 0);
        buffer_release(&bytes);
    }
}

static void a_taken_name_is_not_written_over(void **state) {
    const TestFolder *folder = *state;
    char taken[400];
    snprintf(taken, sizeof taken, "%s.damaged-1", folder->database);
    assert_int_equal(symlink("/nonexistent/anywhere", taken), 0);
    snprintf(taken, sizeof taken, "%s.damaged-2-journal", folder->database);
    write_bytes(taken, "keep", 4);
    Buffer bytes = {0};
    buffer_add_text(&bytes, "garbage");
    write_bytes(folder->database, "garbage", 7);
    StoreNotice notice;
    Store *store = open_with(folder, &notice);
    assert_set_aside(folder, store, &notice, 3, &bytes);
    store_close(store);
    Buffer kept = read_bytes(taken);
    assert_string_equal(buffer_text(&kept), "keep");
    buffer_release(&kept);
    buffer_release(&bytes);
}

/* After any damage: it opens, and the bytes are in the file still or in the one set aside. */
static void assert_nothing_lost(const TestFolder *folder, const Buffer *bytes, const char *what, size_t at) {
    char kept[400];
    snprintf(kept, sizeof kept, "%s.damaged-1", folder->database);
    StoreNotice notice;
    Store *store = open_with(folder, &notice);
    bool set_aside = access(kept, F_OK) == 0;
    if (set_aside) {
        assert_true(store_is_lasting(store));
        assert_same_bytes(kept, bytes);
    } else {
        if (!store_is_lasting(store) && !notice.sentence[0])
            fail_msg("%s at %zu: nothing was said", what, at);
        assert_same_bytes(folder->database, bytes);
    }
    count_scores(store);
    store_rank(store, "Leaves", "classic", 10, 5);
    store_close(store);
    unlink(kept);
    unlink(folder->database);
}

static void truncated_files_lose_nothing(void **state) {
    const TestFolder *folder = *state;
    make_database(folder, 100);
    Buffer whole = read_bytes(folder->database);
    for (size_t length = 1; length < whole.length; length += 511) {
        Buffer cut = {0};
        buffer_add(&cut, whole.text, length);
        write_bytes(folder->database, cut.text, cut.length);
        assert_nothing_lost(folder, &cut, "cut", length);
        buffer_release(&cut);
    }
    buffer_release(&whole);
}

static void flipped_bytes_lose_nothing(void **state) {
    const TestFolder *folder = *state;
    make_database(folder, 100);
    Buffer whole = read_bytes(folder->database);
    for (size_t at = 0; at < whole.length; at += at < 4096 ? 7 : 61) {
        unsigned char before = (unsigned char)whole.text[at];
        whole.text[at] = (char)(before ^ (at % 3 ? 0xFF : 0x01));
        write_bytes(folder->database, whole.text, whole.length);
        assert_nothing_lost(folder, &whole, "flip", at);
        whole.text[at] = (char)before;
    }
    buffer_release(&whole);
}

static void a_zeroed_page_is_set_aside(void **state) {
    const TestFolder *folder = *state;
    make_database(folder, 300);
    Buffer bytes = read_bytes(folder->database);
    assert_true(bytes.length > 5 * 4096);
    memset(bytes.text + 4096, 0, 4096);
    write_bytes(folder->database, bytes.text, bytes.length);
    StoreNotice notice;
    Store *store = open_with(folder, &notice);
    assert_set_aside(folder, store, &notice, 1, &bytes);
    store_close(store);
    buffer_release(&bytes);
}

/* In memory, with the file as it was. */
static void assert_left_alone(const TestFolder *folder, const char *piece) {
    Buffer bytes = read_bytes(folder->database);
    StoreNotice notice;
    Store *store = open_with(folder, &notice);
    assert_in_memory(store, &notice, piece);
    store_close(store);
    assert_same_bytes(folder->database, &bytes);
    buffer_release(&bytes);
    unlink(folder->database);
}

static void foreign_databases_are_left_alone(void **state) {
    const TestFolder *folder = *state;
    plant(folder->database, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");
    assert_left_alone(folder, "another program");
    plant(folder->database, "PRAGMA application_id = 77; PRAGMA user_version = 1; CREATE TABLE score (id)");
    assert_left_alone(folder, "another program");
    plant(folder->database, "PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url TEXT)");
    assert_left_alone(folder, "another program");
    static const char *const changes[] = {
        "CREATE TABLE extra (a)",
        "CREATE TRIGGER cheat AFTER INSERT ON score BEGIN UPDATE score SET points = 9999; END",
        "DROP TABLE score; CREATE VIEW score AS SELECT 1 AS id, 2 AS points",
        "ALTER TABLE score ADD COLUMN cheated INTEGER",
        "DROP TABLE setting",
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        make_database(folder, 2);
        plant(folder->database, changes[i]);
        assert_left_alone(folder, "another program");
    }
}

/* A journal of another program's, with the header that makes SQLite roll it back, stays too. */
static void a_foreign_journal_is_not_rolled_back(void **state) {
    const TestFolder *folder = *state;
    plant(folder->database, "CREATE TABLE bookmark (url TEXT)");
    char journal[400];
    snprintf(journal, sizeof journal, "%s-journal", folder->database);
    Buffer bytes = {0};
    static const unsigned char magic[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7, 0, 0, 0, 1};
    buffer_add(&bytes, (const char *)magic, sizeof magic);
    for (int i = 0; i < 5000; i++) buffer_add(&bytes, "z", 1);
    write_bytes(journal, bytes.text, bytes.length);
    assert_left_alone(folder, "another program");
    assert_same_bytes(journal, &bytes);
    buffer_release(&bytes);
}

static void a_newer_file_is_left_alone(void **state) {
    const TestFolder *folder = *state;
    make_database(folder, 2);
    plant(folder->database, "PRAGMA user_version = 3; CREATE TABLE badge (id INTEGER PRIMARY KEY)");
    assert_left_alone(folder, "newer Quizleaf");
}

/* As a game that knew no parties left it. */
static void make_older(const TestFolder *folder) {
    make_database(folder, 3);
    plant(folder->database, "DROP TABLE party; PRAGMA user_version = 1");
}

static void an_older_file_gets_what_it_has_not(void **state) {
    const TestFolder *folder = *state;
    make_older(folder);
    for (int times = 0; times < 2; times++) {
        Store *store = open_well(folder);
        Arena arena = {0};
        ScoreTable *tables;
        size_t count = 1;
        StoreNotice notice;
        assert_int_equal(count_scores(store), 3);
        assert_true(store_party_tables(store, &arena, &tables, &count, &notice));
        assert_string_equal(notice.sentence, "");
        assert_int_equal(count, 0);
        arena_release(&arena);
        store_close(store);
    }
    unlink(folder->database);
    static const char *const changes[] = {"CREATE TABLE extra (a)", "PRAGMA user_version = 0",
                                          "PRAGMA user_version = 2", "PRAGMA application_id = 77",
                                          "DROP TABLE daily"};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        make_older(folder);
        plant(folder->database, changes[i]);
        assert_left_alone(folder, "another program");
    }
}

static void an_empty_file_is_begun(void **state) {
    const TestFolder *folder = *state;
    write_bytes(folder->database, "", 0);
    make_database(folder, 3);
    Store *store = open_well(folder);
    assert_int_equal(count_scores(store), 3);
    store_close(store);
}

static void a_wal_file_of_ours_is_used(void **state) {
    const TestFolder *folder = *state;
    make_database(folder, 3);
    plant(folder->database, "PRAGMA journal_mode = WAL; UPDATE score SET points = points + 1");
    Store *store = open_well(folder);
    add_score(store, "Imogen", 3);
    assert_int_equal(count_scores(store), 4);
    store_close(store);
    char wal[400];
    snprintf(wal, sizeof wal, "%s-wal", folder->database);
    assert_int_not_equal(access(wal, F_OK), 0);
}

static void notices_are_text_whatever_the_path(void **state) {
    const TestFolder *folder = *state;
    Buffer path = {0};
    buffer_format(&path, "%s/file", folder->path);
    write_bytes(buffer_text(&path), "", 0);
    buffer_add_text(&path, "/\xFF\n");
    for (int i = 0; i < 300; i++) buffer_add_text(&path, "/long \xC3\xA9");
    StoreNotice notice;
    Store *store = store_open(buffer_text(&path), &notice);
    assert_in_memory(store, &notice, "can't be made");
    assert_null(strpbrk(notice.sentence, "\xFF\n"));
    assert_non_null(strstr(notice.sentence, "\xE2\x80\xA6"));
    assert_non_null(strstr(notice.sentence, "You can play on"));
    store_close(store);
    buffer_release(&path);
}

int main(void) {
#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_file_where_the_folder_should_be),
        STORE_TEST(a_folder_where_the_file_should_be),
        STORE_TEST(garbage_is_set_aside),
        STORE_TEST(a_taken_name_is_not_written_over),
        STORE_TEST(truncated_files_lose_nothing),
        STORE_TEST(flipped_bytes_lose_nothing),
        STORE_TEST(a_zeroed_page_is_set_aside),
        STORE_TEST(foreign_databases_are_left_alone),
        STORE_TEST(a_foreign_journal_is_not_rolled_back),
        STORE_TEST(a_newer_file_is_left_alone),
        STORE_TEST(an_older_file_gets_what_it_has_not),
        STORE_TEST(an_empty_file_is_begun),
        STORE_TEST(a_wal_file_of_ours_is_used),
        STORE_TEST(notices_are_text_whatever_the_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
