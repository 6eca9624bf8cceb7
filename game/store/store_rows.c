/* A stranger may have written the file: each row is checked by itself, and one that SQLite itself cannot give
 * (too long, on a broken page) is stepped over. 300 rows are read in 0.5 ms, 10,000 in 35 ms. */
#include "store/store_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "match/replay.h"

#define STEPPED_OVER_MAX 1000 /* broken rows, before the rest of the file is given up */

bool score_name_is_valid(const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length > SCORE_NAME_BYTES_MAX || text_find_invalid(name, length) != length)
        return false;
    if (text_has_control(name) || text_count_graphemes(name) > SCORE_NAME_GRAPHEMES_MAX) return false;
    Arena scratch = {0};
    bool visible = text_fold(&scratch, name)[0] != '\0';
    arena_release(&scratch);
    return visible;
}

bool score_mode_is_valid(const char *mode) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    if (!mode || strlen(mode) > SCORE_MODE_BYTES_MAX) return false;
    for (;; mode++) {
        size_t word = strspn(mode, letters);
        if (word == 0) return false;
        mode += word;
        if (*mode != '-') return *mode == '\0';
    }
}

bool rows_fingerprint_is_valid(const char *hex) {
    return strlen(hex) == 64 && strspn(hex, "0123456789abcdef") == 64;
}

bool rows_line_is_valid(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length <= SCORE_TITLE_BYTES_MAX && text_find_invalid(text, length) == length &&
           !text_has_control(text);
}

bool rows_score_is_whole(const StoredScore *score) {
    return rows_line_is_valid(score->pack_title) && rows_fingerprint_is_valid(score->pack.hex) &&
           score_mode_is_valid(score->mode) && score->length <= SCORE_CARDS_MAX &&
           score->seconds_per_card <= MATCH_SECONDS_MAX && score_name_is_valid(score->player) &&
           score->points >= 0 && score->right_count <= score->card_count &&
           score->card_count <= SCORE_CARDS_MAX && score->longest_streak <= score->right_count &&
           score->played_at >= 0 && score->played_at <= STORE_LAST_SECOND;
}

const char *rows_copy_text(sqlite3_stmt *statement, int column, size_t bytes_max, Arena *scratch) {
    if (sqlite3_column_type(statement, column) != SQLITE_TEXT) return NULL;
    const char *text = (const char *)sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);
    if (!text || length > bytes_max || memchr(text, '\0', length) ||
        text_find_invalid(text, length) != length)
        return NULL;
    return arena_copy_text(scratch, text, length);
}

bool rows_read_number(sqlite3_stmt *statement, int column, sqlite3_int64 max, sqlite3_int64 *out) {
    if (sqlite3_column_type(statement, column) != SQLITE_INTEGER) return false;
    *out = sqlite3_column_int64(statement, column);
    return *out >= 0 && *out <= max;
}

static bool read_count(sqlite3_stmt *statement, int column, uint32_t *out) {
    sqlite3_int64 value;
    if (!rows_read_number(statement, column, UINT32_MAX, &value)) return false;
    *out = (uint32_t)value;
    return true;
}

#define ROW_COLUMNS                                                                                          \
    "id, pack_key, mode, length, points, played_at, player, pack_title, pack_fingerprint, "                  \
    "seconds_per_card, "                                                                                     \
    "speed_counts, right_count, card_count, longest_streak"

/* The columns of ROW_COLUMNS, in their order. */
static bool read_row(sqlite3_stmt *statement, Arena *scratch, ScoreRow *out) {
    ScoreRow row = {0};
    StoredScore *score = &row.score;
    sqlite3_int64 id, points, played_at, speed_counts;
    const char *fingerprint;
    bool ok =
        rows_read_number(statement, 0, INT64_MAX, &id) && id > 0 &&
        (row.pack_key = rows_copy_text(statement, 1, 4 * SCORE_TITLE_BYTES_MAX, scratch)) &&
        (score->mode = rows_copy_text(statement, 2, SCORE_MODE_BYTES_MAX, scratch)) &&
        read_count(statement, 3, &score->length) && rows_read_number(statement, 4, INT32_MAX, &points) &&
        rows_read_number(statement, 5, STORE_LAST_SECOND, &played_at) &&
        (score->player = rows_copy_text(statement, 6, SCORE_NAME_BYTES_MAX, scratch)) &&
        (score->pack_title = rows_copy_text(statement, 7, SCORE_TITLE_BYTES_MAX, scratch)) &&
        (fingerprint = rows_copy_text(statement, 8, sizeof score->pack.hex - 1, scratch)) &&
        read_count(statement, 9, &score->seconds_per_card) &&
        rows_read_number(statement, 10, 1, &speed_counts) && read_count(statement, 11, &score->right_count) &&
        read_count(statement, 12, &score->card_count) && read_count(statement, 13, &score->longest_streak);
    if (!ok) return false;
    score->id = id;
    score->points = (int32_t)points;
    score->played_at = played_at;
    score->speed_counts = speed_counts != 0;
    memcpy(score->pack.hex, fingerprint, strlen(fingerprint) + 1);
    if (!rows_score_is_whole(score)) return false;
    *out = row;
    return true;
}

/* Which rows a walk is for, and what it has found. */
typedef struct RowWalk {
    Store *store;
    Arena *scratch;
    const char *pack_key; /* NULL: all */
    const char *mode;
    uint32_t length;
    sqlite3_int64 last; /* id of the last row seen */
    ScoreRows rows;
} RowWalk;

/* Whether a row is of the table that is asked for, or so odd that it has to be counted. Tables are told apart
 * here and not by SQL, so that a row which SQLite cannot give is the very next one. */
static bool is_wanted(const RowWalk *walk, sqlite3_stmt *statement) {
    if (!walk->pack_key) return true;
    /* Asking for text turns a blob into one: its type must be known before. */
    if (sqlite3_column_type(statement, 1) != SQLITE_TEXT || sqlite3_column_type(statement, 2) != SQLITE_TEXT)
        return true;
    const char *key = (const char *)sqlite3_column_text(statement, 1);
    const char *mode = (const char *)sqlite3_column_text(statement, 2);
    return !key || !mode ||
           (strcmp(key, walk->pack_key) == 0 && strcmp(mode, walk->mode) == 0 &&
            sqlite3_column_int64(statement, 3) == walk->length);
}

static void take_row(RowWalk *walk, sqlite3_stmt *statement) {
    ScoreRows *rows = &walk->rows;
    ScoreRow row;
    if (!is_wanted(walk, statement)) return;
    if (!read_row(statement, walk->scratch, &row)) {
        rows->skipped++;
        return;
    }
    rows->items = arena_grow(walk->scratch, rows->items, rows->count, &rows->capacity, sizeof *rows->items);
    rows->items[rows->count++] = row;
}

/* Takes rows after the last one seen, until the end (SQLITE_DONE) or an error. */
static int walk_on(RowWalk *walk) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(walk->store->database,
                                  "SELECT " ROW_COLUMNS " FROM score WHERE id > ?1 ORDER BY id", -1,
                                  &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, walk->last);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        walk->last = sqlite3_column_int64(statement, 0);
        walk->rows.cut = walk->rows.count >= STORE_SCORES_MAX || walk->rows.skipped >= STORE_SCORES_MAX;
        if (!walk->rows.cut) take_row(walk, statement);
        code = walk->rows.cut ? SQLITE_DONE : SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code;
}

/* The id of the row that could not be given, found without touching what it holds. */
static int find_next_id(Store *store, sqlite3_int64 last, sqlite3_int64 *next) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->database, "SELECT id FROM score WHERE id > ?1 ORDER BY id LIMIT 1",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, last);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *next = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int compare_rows(const void *first, const void *second) {
    const ScoreRow *a = first, *b = second;
    int keys = strcmp(a->pack_key, b->pack_key);
    if (keys) return keys;
    int modes = strcmp(a->score.mode, b->score.mode);
    if (modes) return modes;
    uint32_t a_length = a->score.length - 1, b_length = b->score.length - 1; /* 0 wraps to the end */
    if (a_length != b_length) return a_length < b_length ? -1 : 1;
    if (a->score.points != b->score.points) return a->score.points > b->score.points ? -1 : 1;
    if (a->score.played_at != b->score.played_at) return a->score.played_at < b->score.played_at ? -1 : 1;
    return a->score.id < b->score.id ? -1 : a->score.id > b->score.id;
}

int rows_collect(Store *store, Arena *scratch, const char *pack_key, const char *mode, uint32_t length,
                 ScoreRows *out) {
    RowWalk walk = {.store = store,
                    .scratch = scratch,
                    .pack_key = pack_key,
                    .mode = mode,
                    .length = length,
                    .last = INT64_MIN};
    int code = walk_on(&walk);
    for (int steps = 0; steps < STEPPED_OVER_MAX; steps++) {
        if ((code & 0xFF) != SQLITE_TOOBIG && !database_code_is_damage(code)) break;
        if (find_next_id(store, walk.last, &walk.last) != SQLITE_OK) break;
        walk.rows.skipped++;
        code = walk_on(&walk);
    }
    if (code != SQLITE_DONE && walk.rows.count == 0) return code;
    walk.rows.cut = walk.rows.cut || code != SQLITE_DONE;
    if (walk.rows.count) qsort(walk.rows.items, walk.rows.count, sizeof *walk.rows.items, compare_rows);
    *out = walk.rows;
    return SQLITE_OK;
}

bool rows_load_replay(Store *store, Arena *scratch, ScoreRow *row) {
    sqlite3_stmt *statement;
    row->score.replay = NULL;
    if (sqlite3_prepare_v2(store->database, "SELECT replay FROM score WHERE id = ?1", -1, &statement, NULL) !=
        SQLITE_OK)
        return false;
    if (sqlite3_bind_int64(statement, 1, row->score.id) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        row->score.replay = rows_copy_text(statement, 0, REPLAY_BYTES_MAX, scratch);
    sqlite3_finalize(statement);
    return row->score.replay != NULL;
}
