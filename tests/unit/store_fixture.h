/* A folder of its own for each store test, files as bytes, and a score to begin with. */
#ifndef QUIZLEAF_TESTS_STORE_FIXTURE_H
#define QUIZLEAF_TESTS_STORE_FIXTURE_H

#include "unit/cmocka_test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/store_database.h"
#include "store/store_parties.h"

#define TEST_REPLAY "quizleaf-replay 1\nend 0\n"

typedef struct TestFolder {
    char path[200];
    char database[300];
} TestFolder;

static inline int folder_setup(void **state) {
    TestFolder *folder = calloc(1, sizeof *folder);
    const char *top = getenv("TMPDIR");
    snprintf(folder->path, sizeof folder->path, "%s/quizleaf-test-XXXXXX", top ? top : "/tmp");
    if (!mkdtemp(folder->path)) return -1;
    snprintf(folder->database, sizeof folder->database, "%s/%s", folder->path, STORE_FILE_NAME);
    *state = folder;
    return 0;
}

static inline void remove_tree(const char *path) {
    struct stat status;
    if (lstat(path, &status) != 0) return;
    if (!S_ISDIR(status.st_mode)) {
        unlink(path);
        return;
    }
    chmod(path, 0700);
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        Buffer inner = {0};
        buffer_format(&inner, "%s/%s", path, entry->d_name);
        remove_tree(buffer_text(&inner));
        buffer_release(&inner);
    }
    if (folder) closedir(folder);
    rmdir(path);
}

static inline int folder_teardown(void **state) {
    TestFolder *folder = *state;
    remove_tree(folder->path);
    free(folder);
    return 0;
}

static inline Buffer read_bytes(const char *path) {
    Buffer bytes = {0};
    const char *why = NULL;
    if (!buffer_read_file(&bytes, path, &why)) fail_msg("%s: %s", path, why);
    return bytes;
}

static inline void write_bytes(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void assert_same_bytes(const char *path, const Buffer *expected) {
    Buffer bytes = read_bytes(path);
    assert_int_equal(bytes.length, expected->length);
    assert_memory_equal(buffer_text(&bytes), buffer_text(expected), expected->length);
    buffer_release(&bytes);
}

static inline StoredScore a_score(const char *player, int32_t points) {
    StoredScore score = {.pack_title = "Leaves",
                         .mode = "classic",
                         .length = 10,
                         .seconds_per_card = 20,
                         .speed_counts = true,
                         .player = player,
                         .points = points,
                         .right_count = 7,
                         .card_count = 10,
                         .longest_streak = 4,
                         .played_at = 1700000000,
                         .replay = TEST_REPLAY};
    memset(score.pack.hex, 'a', 64);
    return score;
}

static inline void add_score(Store *store, const char *player, int32_t points) {
    StoredScore score = a_score(player, points);
    StoreNotice notice;
    if (!store_add_score(store, &score, NULL, &notice)) fail_msg("%s", notice.sentence);
}

/* Three seats, of which the first is named; the others have a little less. */
static inline StoredParty a_party(const char *best, int32_t points) {
    StoredParty party = {.pack_title = "Leaves",
                         .mode = "everyone",
                         .length = 10,
                         .seconds_per_card = 20,
                         .speed_counts = true,
                         .points = points,
                         .card_count = 10,
                         .played_at = 1700000000,
                         .seat_count = 3,
                         .replay = TEST_REPLAY};
    const char *const names[] = {best, "Tao", "Elle B."};
    for (uint32_t i = 0; i < 3; i++)
        party.seats[i] = (StoredSeat){.name = names[i],
                                      .choice = {.look = (uint8_t)(20 + i), .team = (uint8_t)i},
                                      .place = i + 1,
                                      .points = points - (int32_t)i,
                                      .right_count = 7,
                                      .longest_streak = 4};
    memset(party.pack.hex, 'a', 64);
    return party;
}

static inline void add_party(Store *store, const char *best, int32_t points) {
    StoredParty party = a_party(best, points);
    StoreNotice notice;
    if (!store_add_party(store, &party, NULL, &notice)) fail_msg("%s", notice.sentence);
}

/* Opens the folder's store, which must be well: lasting, without a notice. */
static inline Store *open_well(const TestFolder *folder) {
    StoreNotice notice;
    Store *store = store_open(folder->path, &notice);
    assert_non_null(store);
    if (notice.sentence[0] || !store_is_lasting(store)) fail_msg("notice: %s", notice.sentence);
    return store;
}

static inline size_t count_scores(Store *store) {
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    assert_true(store_all_scores(store, &arena, &scores, &count, NULL));
    arena_release(&arena);
    return count;
}

/* The store must play on in memory and its notice hold the piece of sentence. */
static inline void assert_in_memory(Store *store, const StoreNotice *notice, const char *piece) {
    assert_non_null(store);
    assert_false(store_is_lasting(store));
    if (!strstr(notice->sentence, piece)) fail_msg("\"%s\" is not in: %s", piece, notice->sentence);
    size_t before = count_scores(store);
    add_score(store, "Tara", 500);
    assert_int_equal(count_scores(store), before + 1);
}

/* SQL by a hand that is not ours, past every check. */
static inline void plant(const char *path, const char *sql) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    char *why = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &why) != SQLITE_OK) fail_msg("%s: %s", sql, why);
    sqlite3_close(database);
}

#endif
