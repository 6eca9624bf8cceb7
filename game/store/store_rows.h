/* Inside the store: rows of scores as the file holds them, checked. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_ROWS_H
#define QUIZLEAF_STORE_STORE_ROWS_H

#include "store/store_database.h"

#define STORE_LAST_SECOND INT64_C(253402300799) /* 9999-12-31T23:59:59Z: a date has four digits of year */

typedef struct ScoreRow {
    StoredScore score; /* without its replay */
    const char *pack_key;
} ScoreRow;

/* Rows in the order of their tables: pack_key, mode, length (0 last), points down, played_at, id. */
typedef struct ScoreRows {
    ScoreRow *items;
    size_t count;
    size_t capacity;
    size_t skipped; /* rows that are not whole */
    bool cut;       /* more rows are there: over STORE_SCORES_MAX, or behind a broken page */
} ScoreRows;

/* Collects one table's rows, or with pack_key NULL all. Everything is in the arena, which must be the store's
 * scratch. SQLite's code; SQLITE_OK where at least one row, or the end, was reached. */
int rows_collect(Store *store, Arena *scratch, const char *pack_key, const char *mode, uint32_t length,
                 ScoreRows *out);

/* Adds its replay to a row. False where it has none that can be one. */
bool rows_load_replay(Store *store, Arena *scratch, ScoreRow *row);

/* Whether a score can be a row: what is written and what is read keep to the same rules. */
bool rows_score_is_whole(const StoredScore *score);

/* A pack's title or a card's id: 1 to SCORE_TITLE_BYTES_MAX bytes of UTF-8 on one line. */
bool rows_line_is_valid(const char *text);

/* 64 digits, 0 to 9 and a to f. */
bool rows_fingerprint_is_valid(const char *hex);

/* A whole number from 0 to max in the row's column. False where it is anything else. */
bool rows_read_number(sqlite3_stmt *statement, int column, sqlite3_int64 max, sqlite3_int64 *out);

/* A text in the row's column, copied to the arena; NULL where it is no text, too long, not UTF-8 or holds a
 * NUL. */
const char *rows_copy_text(sqlite3_stmt *statement, int column, size_t bytes_max, Arena *scratch);

/* How a table's rows are read, one after another by their ids. */
typedef struct RowQuery {
    const char *rows; /* SELECT id, pack_key, mode, length, ... WHERE id > ?1 ORDER BY id */
    const char *ids;  /* the first id behind ?1, and nothing else */
    bool (*take)(void *context, sqlite3_stmt *row); /* false: no more */
} RowQuery;

/* Hands each row to query->take. A row that SQLite itself cannot give is stepped over and counted. SQLite's
 * code; SQLITE_DONE at the end. */
int rows_walk(Store *store, const RowQuery *query, void *context, size_t *stepped_over);

typedef struct RowTable {
    const char *pack_key; /* NULL: all tables */
    const char *mode;
    uint32_t length;
} RowTable;

/* By what rows stand in their order. */
typedef struct RowOrder {
    RowTable table;
    int64_t points;
    int64_t played_at;
    int64_t id;
} RowOrder;

/* Below 0 where a comes first, as for qsort: by table (length 0 last), points down, played_at, id. */
int rows_compare(const RowOrder *a, const RowOrder *b);

/* Whether the row is of the table that is asked for, or so odd that it has to be counted. Tables are told
 * apart here and not by SQL, so that a row which SQLite cannot give is the very next one. */
bool rows_are_of_table(const RowTable *table, sqlite3_stmt *statement);

/* The text that the statement gives for this id (?1), where it can be a replay; else NULL. */
const char *rows_load_text(Store *store, Arena *scratch, const char *sql, int64_t id);

/* Whether the text can be kept as a replay at all; whether it is one, replay_read says. */
bool rows_replay_is_whole(const char *replay);

#endif
