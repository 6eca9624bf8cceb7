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

/* Rows after *last, which becomes the id of the last one seen, until the end (SQLITE_DONE) or an error. */
static int walk_on(Store *store, const RowQuery *query, void *context, sqlite3_int64 *last) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->database, query->rows, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, *last);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        *last = sqlite3_column_int64(statement, 0);
        code = query->take(context, statement) ? SQLITE_OK : SQLITE_DONE;
    }
    sqlite3_finalize(statement);
    return code;
}

/* The id of the row that could not be given, found without touching what it holds. */
static int find_next_id(Store *store, const RowQuery *query, sqlite3_int64 *last) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->database, query->ids, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, *last);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *last = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

int rows_walk(Store *store, const RowQuery *query, void *context, size_t *stepped_over) {
    sqlite3_int64 last = INT64_MIN;
    int code = walk_on(store, query, context, &last);
    for (*stepped_over = 0; *stepped_over < STEPPED_OVER_MAX; ++*stepped_over) {
        if ((code & 0xFF) != SQLITE_TOOBIG && !database_code_is_damage(code)) break;
        if (find_next_id(store, query, &last) != SQLITE_OK) break;
        code = walk_on(store, query, context, &last);
    }
    return code;
}

bool rows_are_of_table(const RowTable *table, sqlite3_stmt *statement) {
    if (!table->pack_key) return true;
    /* Asking for text turns a blob into one: its type must be known before. */
    if (sqlite3_column_type(statement, 1) != SQLITE_TEXT || sqlite3_column_type(statement, 2) != SQLITE_TEXT)
        return true;
    const char *key = (const char *)sqlite3_column_text(statement, 1);
    const char *mode = (const char *)sqlite3_column_text(statement, 2);
    return !key || !mode ||
           (strcmp(key, table->pack_key) == 0 && strcmp(mode, table->mode) == 0 &&
            sqlite3_column_int64(statement, 3) == table->length);
}

/* Which rows are asked for, and what was found. */
typedef struct ScoreWalk {
    Arena *scratch;
    RowTable table;
    ScoreRows rows;
} ScoreWalk;

static bool take_row(void *context, sqlite3_stmt *statement) {
    ScoreWalk *walk = context;
    ScoreRows *rows = &walk->rows;
    ScoreRow row;
    rows->cut = rows->count >= STORE_SCORES_MAX || rows->skipped >= STORE_SCORES_MAX;
    if (rows->cut) return false;
    if (!rows_are_of_table(&walk->table, statement)) return true;
    if (!read_row(statement, walk->scratch, &row)) {
        rows->skipped++;
        return true;
    }
    rows->items = arena_grow(walk->scratch, rows->items, rows->count, &rows->capacity, sizeof *rows->items);
    rows->items[rows->count++] = row;
    return true;
}

int rows_compare(const RowOrder *a, const RowOrder *b) {
    int keys = strcmp(a->table.pack_key, b->table.pack_key);
    if (keys) return keys;
    int modes = strcmp(a->table.mode, b->table.mode);
    if (modes) return modes;
    uint32_t a_length = a->table.length - 1, b_length = b->table.length - 1; /* 0 wraps to the end */
    if (a_length != b_length) return a_length < b_length ? -1 : 1;
    if (a->points != b->points) return a->points > b->points ? -1 : 1;
    if (a->played_at != b->played_at) return a->played_at < b->played_at ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static RowOrder order_of(const ScoreRow *row) {
    return (RowOrder){{row->pack_key, row->score.mode, row->score.length},
                      row->score.points,
                      row->score.played_at,
                      row->score.id};
}

static int compare_rows(const void *first, const void *second) {
    RowOrder a = order_of(first), b = order_of(second);
    return rows_compare(&a, &b);
}

int rows_collect(Store *store, Arena *scratch, const char *pack_key, const char *mode, uint32_t length,
                 ScoreRows *out) {
    ScoreWalk walk = {.scratch = scratch, .table = {pack_key, mode, length}};
    static const RowQuery query = {
        .rows = "SELECT " ROW_COLUMNS " FROM score WHERE id > ?1 ORDER BY id",
        .ids = "SELECT id FROM score WHERE id > ?1 ORDER BY id LIMIT 1",
        .take = take_row,
    };
    size_t stepped_over;
    int code = rows_walk(store, &query, &walk, &stepped_over);
    walk.rows.skipped += stepped_over;
    if (code != SQLITE_DONE && walk.rows.count == 0) return code;
    walk.rows.cut = walk.rows.cut || code != SQLITE_DONE;
    if (walk.rows.count) qsort(walk.rows.items, walk.rows.count, sizeof *walk.rows.items, compare_rows);
    *out = walk.rows;
    return SQLITE_OK;
}

bool rows_replay_is_whole(const char *replay) {
    size_t length = strlen(replay);
    return length > 0 && length <= REPLAY_BYTES_MAX && text_find_invalid(replay, length) == length;
}

const char *rows_load_text(Store *store, Arena *scratch, const char *sql, int64_t id) {
    sqlite3_stmt *statement;
    const char *text = NULL;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK) return NULL;
    if (sqlite3_bind_int64(statement, 1, id) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        text = rows_copy_text(statement, 0, REPLAY_BYTES_MAX, scratch);
    sqlite3_finalize(statement);
    return text && rows_replay_is_whole(text) ? text : NULL;
}

bool rows_load_replay(Store *store, Arena *scratch, ScoreRow *row) {
    row->score.replay =
        rows_load_text(store, scratch, "SELECT replay FROM score WHERE id = ?1", row->score.id);
    return row->score.replay != NULL;
}
