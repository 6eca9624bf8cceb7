/* Inside the store: tables of scores and of parties, which are read, ordered and measured alike. Not for
 * other rooms. */
#ifndef QUIZLEAF_STORE_STORE_TABLES_H
#define QUIZLEAF_STORE_STORE_TABLES_H

#include "store/store_database.h"

/* A row, by what stands in its place in a table. All of it is in the store's scratch. */
typedef struct StoredRow {
    int64_t id;
    const char *pack_key; /* the folded title */
    const char *pack_title;
    const char *mode;
    uint32_t length;
    int64_t points;
    int64_t played_at;  /* Unix seconds */
    const void *entry;  /* a StoredScore or StoredParty, without its replay */
    const char *replay; /* NULL until it is asked for */
} StoredRow;

/* What is kept in tables: scores, or parties. */
typedef struct TableKind {
    const char *one, *many; /* as sentences call it */
    const char *rows;       /* SELECT id, pack_key, mode, length, ... WHERE id > ?1 ORDER BY id */
    const char *ids;        /* the first id behind ?1, and nothing else */
    const char *replay;     /* the replay of the row with id ?1 */
    bool (*read)(sqlite3_stmt *row, Arena *scratch, StoredRow *out); /* false: the row is not whole */
    size_t entry_bytes; /* the size of a StoredScore or StoredParty */
    void (*copy)(const StoredRow *row, Arena *arena, void *entry); /* with all its texts and the replay */
} TableKind;

/* The best rows of one table, up to `limit`, or with pack_title NULL those of all, in the order of their
 * tables: pack_key, mode, length (0 last), points down, played_at, id. *out is an array of the kind's entries
 * in the arena. Rows that are not whole, or have no replay, are left out, which a notice tells; false, with a
 * notice, where the file cannot be read. */
bool tables_best(Store *store, const TableKind *kind, Arena *arena, const char *pack_title, const char *mode,
                 uint32_t length, size_t limit, void **out, size_t *count, StoreNotice *notice);

/* The tables that hold a row, in their order, in the arena; as store_tables. */
bool tables_list(Store *store, const TableKind *kind, Arena *arena, ScoreTable **out, size_t *count,
                 StoreNotice *notice);

/* The place, from 1, that a new row with these points would take; 1 where the file cannot be read. */
uint32_t tables_rank(Store *store, const TableKind *kind, const char *pack_title, const char *mode,
                     uint32_t length, int32_t points);

#endif
