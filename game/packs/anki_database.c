/* Collections have 50 KB to 50 MB. */
#include "packs/anki_database.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define STEPS_AT_ONCE 10000
#define HEADER_BYTES 100

struct AnkiDatabase {
    PackReading *reading;
    sqlite3 *connection;
    size_t steps;
    bool told; /* that it is damaged, which is said once */
};

/* The statements first: the reading may have ended by a jump between two rows. */
static void close_database(void *thing) {
    AnkiDatabase *database = thing;
    sqlite3_stmt *left;
    while (database->connection && (left = sqlite3_next_stmt(database->connection, NULL)))
        sqlite3_finalize(left);
    sqlite3_close(database->connection);
    free(database);
}

/* Nothing but reading tables; no function is needed. */
static int allow(void *context, int action, const char *first, const char *second, const char *schema,
                 const char *trigger) {
    (void)context, (void)first, (void)second, (void)schema;
    if (trigger) return SQLITE_DENY;
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

/* Called every STEPS_AT_ONCE steps; anything but 0 stops the query. */
static int count_steps(void *context) {
    AnkiDatabase *database = context;
    const ReadProgress *progress = database->reading->progress;
    database->steps += STEPS_AT_ONCE;
    return database->steps > ANKI_STEPS_MAX || (progress && atomic_load(&progress->cancelled));
}

/* Names of kinds and decks are compared without regard to case in new decks. Rows are only read through here,
 * so that any order will do. */
static int compare_unicase(void *context, int left_length, const void *left, int right_length,
                           const void *right) {
    (void)context;
    int shorter = left_length < right_length ? left_length : right_length;
    int order = strncasecmp(left, right, (size_t)shorter);
    return order ? order : (left_length > right_length) - (left_length < right_length);
}

static void set_limits(AnkiDatabase *database) {
    sqlite3 *connection = database->connection;
    static const struct {
        int what, most;
    } limits[] = {{SQLITE_LIMIT_LENGTH, ANKI_ROW_BYTES_MAX},
                  {SQLITE_LIMIT_SQL_LENGTH, 100000},
                  {SQLITE_LIMIT_COLUMN, 200},
                  {SQLITE_LIMIT_EXPR_DEPTH, 20},
                  {SQLITE_LIMIT_COMPOUND_SELECT, 1},
                  {SQLITE_LIMIT_VDBE_OP, 10000},
                  {SQLITE_LIMIT_FUNCTION_ARG, 8},
                  {SQLITE_LIMIT_ATTACHED, 0},
                  {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                  {SQLITE_LIMIT_WORKER_THREADS, 0}};
    static const struct {
        int what, on;
    } settings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(connection, limits[i].what, limits[i].most);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(connection, settings[i].what, settings[i].on, NULL);
    sqlite3_create_collation(connection, "unicase", SQLITE_UTF8, NULL, compare_unicase);
    sqlite3_set_authorizer(connection, allow, NULL);
    sqlite3_progress_handler(connection, STEPS_AT_ONCE, count_steps, database);
}

/* A deck that was in use while it was exported says that there is a log beside it, which there is not. */
static const char *without_log(PackReading *reading, const char *bytes, size_t length) {
    enum { WRITE_VERSION = 18, READ_VERSION = 19, LOGGED = 2, PLAIN = 1 };
    if (bytes[WRITE_VERSION] != LOGGED && bytes[READ_VERSION] != LOGGED) return bytes;
    char *copy = arena_alloc(reading->arena, length);
    memcpy(copy, bytes, length);
    copy[WRITE_VERSION] = copy[READ_VERSION] = PLAIN;
    return copy;
}

static bool open_bytes(AnkiDatabase *database, const char *bytes, size_t length) {
    if (sqlite3_open_v2(":memory:", &database->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY,
                        NULL) != SQLITE_OK)
        return false;
    /* The bytes are not written to: they are given as read-only. */
    bool ok = sqlite3_deserialize(database->connection, "main", (unsigned char *)(uintptr_t)bytes,
                                  (sqlite3_int64)length, (sqlite3_int64)length,
                                  SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
    set_limits(database); /* giving it the bytes would need more than that allows */
    return ok;
}

AnkiDatabase *anki_database_open(PackReading *reading, const char *bytes, size_t length) {
    if (length < HEADER_BYTES) {
        problem_error(reading->problems, reading_whole_file(reading),
                      "This deck is cut off. Export it from Anki once more.");
        return NULL;
    }
    bytes = without_log(reading, bytes, length);
    AnkiDatabase *database = calloc(1, sizeof *database);
    if (database) reading_hold(reading, database, close_database);
    if (database) database->reading = reading;
    if (database && open_bytes(database, bytes, length)) return database;
    problem_error(reading->problems, reading_whole_file(reading),
                  "There is not enough memory for this deck.");
    return NULL;
}

static bool report(AnkiDatabase *database) {
    if (!database->told)
        problem_error(
            database->reading->problems, reading_whole_file(database->reading),
            "This deck is damaged, or made in a way that Anki does not (%s). What could be read of it is "
            "played. Export it from Anki once more.",
            database->steps > ANKI_STEPS_MAX ? "it takes too long"
                                             : sqlite3_errstr(sqlite3_errcode(database->connection)));
    database->told = true;
    return false;
}

sqlite3_stmt *anki_database_select(AnkiDatabase *database, const char *query) {
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(database->connection, query, -1, &rows, NULL) == SQLITE_OK) return rows;
    report(database);
    return NULL;
}

bool anki_database_next(AnkiDatabase *database, sqlite3_stmt *rows) {
    if (!rows) return false;
    int code = sqlite3_step(rows);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) report(database);
    sqlite3_finalize(rows);
    return false;
}

bool anki_database_has_table(AnkiDatabase *database, const char *name) {
    sqlite3_stmt *rows =
        anki_database_select(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    bool found = false;
    while (anki_database_next(database, rows)) {
        const unsigned char *text = sqlite3_column_text(rows, 0);
        found = found || (text && strcmp((const char *)text, name) == 0);
    }
    return found;
}

const char *anki_database_text(sqlite3_stmt *rows, int column, Arena *arena, size_t *length) {
    const char *text = (const char *)sqlite3_column_text(rows, column);
    *length = (size_t)sqlite3_column_bytes(rows, column);
    if (!text || memchr(text, '\0', *length) || text_find_invalid(text, *length) != *length) return NULL;
    return arena_copy_text(arena, text, *length);
}
