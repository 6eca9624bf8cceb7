/* Inside the store: the connection, its schema, and what SQLite's answers mean. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_DATABASE_H
#define QUIZLEAF_STORE_STORE_DATABASE_H

#include <sqlite3.h>

#include "store/store.h"

/* "QzLf": how a file says that it is ours (bytes 68 to 71 of its header). */
#define STORE_APPLICATION_ID 0x517A4C66
#define STORE_SCHEMA_VERSION 2     /* 2: parties */
#define DATABASE_BUSY_WAIT_MS 5000 /* for another program that is writing */

struct Store {
    sqlite3 *database;
    bool lasting;
    Arena arena;   /* the store's own texts */
    Arena scratch; /* released at the begin of each call that uses it */
    const char *folder;
    const char *path;
    int history_code; /* of the first mark that was not written; SQLITE_OK: none */
    bool history_told;
};

/* Empties the store's scratch arena and lends it until the next call. Results are built there and copied to
 * the caller's arena last, so that an arena that runs out never jumps past an open statement. */
Arena *store_scratch(Store *store);

/* Opens a connection with all that makes it safe: timeouts, limits, defensive settings. `path` may be
 * ":memory:". Answers SQLite's code; *out is NULL where it is not SQLITE_OK. */
int database_open(const char *path, int flags, sqlite3 **out);

/* Runs statements that take nothing and give nothing. SQLite's code. */
int database_run(sqlite3 *database, const char *sql);

/* The first column of the first row as an integer. SQLite's code, SQLITE_OK with a value. */
int database_read_integer(sqlite3 *database, const char *sql, sqlite3_int64 *out);

/* Gives an empty database our schema, and one of an older game what it has not, in one transaction. SQLite's
 * code. */
int database_create_schema(sqlite3 *database);

typedef enum DatabaseShape {
    DATABASE_EMPTY,
    DATABASE_OURS,
    DATABASE_OLDER, /* ours, with the schema of an earlier version */
    DATABASE_OTHER
} DatabaseShape;

/* Compares the schema, object by object, with that of the version the file says it has: a file with a table,
 * view or trigger of its own is not ours whatever its header says. SQLite's code. */
int database_read_shape(sqlite3 *database, DatabaseShape *out);

/* SQLITE_OK where every page hangs together, SQLITE_CORRUPT or another code where not. */
int database_check(sqlite3 *database);

/* SQLITE_OK where the file can be written now: starts a change and takes it back. */
int database_probe_writing(sqlite3 *database);

/* Begins a transaction that may write. SQLite's code. */
int database_begin(sqlite3 *database);

/* Commits where code is SQLITE_OK or SQLITE_DONE and rolls back where not. The first code that failed. */
int database_end(sqlite3 *database, int code);

/* Whether the code says that the file's bytes make no sense, as against not being reachable. */
bool database_code_is_damage(int code);

/* Whether the code says that the file cannot be written although it may be read. */
bool database_code_is_write_trouble(int code);

#endif
