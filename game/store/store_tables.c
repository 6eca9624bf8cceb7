/* A row that SQLite itself cannot give (too long, on a broken page) is stepped over. 300 rows are read in 0.5
 * ms, 10,000 in 35 ms. */
#include "store/store_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "match/replay.h"
#include "store/store_notice.h"
#include "store/store_rows.h"

#define STEPPED_OVER_MAX 1000 /* broken rows, before the rest of the file is given up */

/* Rows in the order of their tables. */
typedef struct StoredRows {
    StoredRow *items;
    size_t count;
    size_t capacity;
    size_t skipped; /* rows that are not whole */
    bool cut;       /* more rows are there: over STORE_SCORES_MAX, or behind a broken page */
} StoredRows;

/* Which rows are asked for, and what was found. */
typedef struct Walk {
    Store *store;
    const TableKind *kind;
    Arena *scratch;
    const char *pack_key; /* NULL: of all tables */
    const char *mode;
    uint32_t length;
    StoredRows rows;
} Walk;

/* Whether the row is of the table that is asked for, or so odd that it has to be counted. Tables are told
 * apart here and not by SQL, so that a row which SQLite cannot give is the very next one. */
static bool is_of_table(const Walk *walk, sqlite3_stmt *statement) {
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

static bool take_row(Walk *walk, sqlite3_stmt *statement) {
    StoredRows *rows = &walk->rows;
    StoredRow row = {0};
    rows->cut = rows->count >= STORE_SCORES_MAX || rows->skipped >= STORE_SCORES_MAX;
    if (rows->cut) return false;
    if (!is_of_table(walk, statement)) return true;
    if (!walk->kind->read(statement, walk->scratch, &row)) {
        rows->skipped++;
        return true;
    }
    rows->items = arena_grow(walk->scratch, rows->items, rows->count, &rows->capacity, sizeof *rows->items);
    rows->items[rows->count++] = row;
    return true;
}

/* Rows after *last, which becomes the id of the last one seen, until the end (SQLITE_DONE) or an error. */
static int walk_on(Walk *walk, sqlite3_int64 *last) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(walk->store->database, walk->kind->rows, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, *last);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        *last = sqlite3_column_int64(statement, 0);
        code = take_row(walk, statement) ? SQLITE_OK : SQLITE_DONE;
    }
    sqlite3_finalize(statement);
    return code;
}

/* The id of the row that could not be given, found without touching what it holds. */
static int find_next_id(const Walk *walk, sqlite3_int64 *last) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(walk->store->database, walk->kind->ids, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_int64(statement, 1, *last);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *last = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* All rows; SQLITE_DONE at the end. */
static int walk_all(Walk *walk) {
    sqlite3_int64 last = INT64_MIN;
    int code = walk_on(walk, &last);
    for (size_t stepped_over = 0; stepped_over < STEPPED_OVER_MAX; stepped_over++) {
        if ((code & 0xFF) != SQLITE_TOOBIG && !database_code_is_damage(code)) break;
        if (find_next_id(walk, &last) != SQLITE_OK) break;
        walk->rows.skipped++;
        code = walk_on(walk, &last);
    }
    return code;
}

/* By table first. */
static int compare_tables(const StoredRow *a, const StoredRow *b) {
    int keys = strcmp(a->pack_key, b->pack_key);
    if (keys) return keys;
    int modes = strcmp(a->mode, b->mode);
    if (modes) return modes;
    uint32_t a_length = a->length - 1, b_length = b->length - 1; /* 0 wraps to the end */
    return (a_length > b_length) - (a_length < b_length);
}

static int compare_rows(const void *first, const void *second) {
    const StoredRow *a = first, *b = second;
    int tables = compare_tables(a, b);
    if (tables) return tables;
    if (a->points != b->points) return a->points > b->points ? -1 : 1;
    if (a->played_at != b->played_at) return a->played_at < b->played_at ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Reads the rows of one table, or with pack_title NULL of all. The store's scratch is emptied before. */
static bool read_rows(Store *store, const TableKind *kind, const char *pack_title, const char *mode,
                      uint32_t length, StoredRows *out, StoreNotice *notice) {
    notice_clear(notice);
    *out = (StoredRows){0};
    Walk walk = {
        .store = store, .kind = kind, .scratch = store_scratch(store), .mode = mode, .length = length};
    if (pack_title) walk.pack_key = text_fold(walk.scratch, pack_title);
    int code = walk_all(&walk);
    StoredRows *rows = &walk.rows;
    if (code != SQLITE_DONE && rows->count == 0) {
        notice_add(notice, "The %s could not be read: %s. %s", kind->many, notice_reason(code),
                   notice_remedy(code));
        return false;
    }
    rows->cut = rows->cut || code != SQLITE_DONE;
    if (rows->count) qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    *out = *rows;
    return true;
}

/* NULL where the row has none that can be one. */
static const char *load_replay(Store *store, const char *sql, int64_t id) {
    sqlite3_stmt *statement;
    const char *text = NULL;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK) return NULL;
    if (sqlite3_bind_int64(statement, 1, id) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        text = rows_copy_text(statement, 0, REPLAY_BYTES_MAX, &store->scratch);
    sqlite3_finalize(statement);
    return text && rows_replay_is_whole(text) ? text : NULL;
}

/* Keeps the first rows, up to `limit`, that have a replay, and gives it to them. */
static void load_replays(Store *store, const TableKind *kind, size_t limit, StoredRows *rows) {
    size_t kept = 0;
    for (size_t i = 0; i < rows->count && kept < limit; i++) {
        StoredRow row = rows->items[i];
        row.replay = load_replay(store, kind->replay, row.id);
        if (row.replay)
            rows->items[kept++] = row;
        else
            rows->skipped++;
    }
    rows->count = kept;
}

static void tell_left_out(const TableKind *kind, const StoredRows *rows, StoreNotice *notice) {
    if (rows->skipped == 1)
        notice_add(notice, "1 %s in the file is not whole and was left out.", kind->one);
    else if (rows->skipped)
        notice_add(notice, "%zu %s in the file are not whole and were left out.", rows->skipped, kind->many);
    if (rows->cut) notice_add(notice, "Some %s in the file could not be reached.", kind->many);
}

bool tables_best(Store *store, const TableKind *kind, Arena *arena, const char *pack_title, const char *mode,
                 uint32_t length, size_t limit, void **out, size_t *count, StoreNotice *notice) {
    StoredRows rows;
    *out = NULL;
    *count = 0;
    if (!read_rows(store, kind, pack_title, mode, length, &rows, notice)) return false;
    load_replays(store, kind, limit, &rows);
    char *entries = arena_alloc_array(arena, rows.count, kind->entry_bytes);
    for (size_t i = 0; i < rows.count; i++)
        kind->copy(&rows.items[i], arena, entries + i * kind->entry_bytes);
    *out = entries;
    *count = rows.count;
    tell_left_out(kind, &rows, notice);
    return true;
}

/* The rows from `first` on that share its table. */
static ScoreTable measure_table(const StoredRows *rows, size_t first, Arena *arena) {
    const StoredRow *latest = &rows->items[first];
    size_t end = first;
    for (; end < rows->count && compare_tables(&rows->items[first], &rows->items[end]) == 0; end++)
        if (rows->items[end].played_at > latest->played_at) latest = &rows->items[end];
    return (ScoreTable){.pack_title = arena_copy_text(arena, latest->pack_title, strlen(latest->pack_title)),
                        .mode = arena_copy_text(arena, latest->mode, strlen(latest->mode)),
                        .length = latest->length,
                        .score_count = end - first,
                        .last_played_at = latest->played_at};
}

bool tables_list(Store *store, const TableKind *kind, Arena *arena, ScoreTable **out, size_t *count,
                 StoreNotice *notice) {
    StoredRows rows;
    *out = NULL;
    *count = 0;
    if (!read_rows(store, kind, NULL, NULL, 0, &rows, notice)) return false;
    ScoreTable *tables = NULL;
    size_t table_count = 0, capacity = 0;
    for (size_t first = 0; first < rows.count; first += tables[table_count - 1].score_count) {
        tables = arena_grow(arena, tables, table_count, &capacity, sizeof *tables);
        tables[table_count++] = measure_table(&rows, first, arena);
    }
    *out = tables;
    *count = table_count;
    tell_left_out(kind, &rows, notice);
    return true;
}

uint32_t tables_rank(Store *store, const TableKind *kind, const char *pack_title, const char *mode,
                     uint32_t length, int32_t points) {
    StoredRows rows;
    if (!read_rows(store, kind, pack_title, mode, length, &rows, NULL)) return 1;
    uint32_t place = 1;
    while (place <= rows.count && rows.items[place - 1].points >= points) place++;
    return place;
}
