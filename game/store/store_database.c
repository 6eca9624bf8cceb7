#include "store/store_database.h"

#include <string.h>

#include "match/replay.h"

/* The schema, as SQLite keeps it word for word; a change here is a new STORE_SCHEMA_VERSION, and a file of an
 * older one gets what it has not (database_create_schema). There are no
 * CHECKs and no index: one odd row must not make the whole file look damaged, and 300 scores are read in
 * 0.5 ms. The replay stands last, so that a table is read without it. */
static const struct {
    const char *name;
    int since; /* schema version */
    const char *sql;
} SCHEMA[] = {
    {"score", 1,
     "CREATE TABLE score (id INTEGER PRIMARY KEY, pack_key TEXT NOT NULL, mode TEXT NOT NULL, "
     "length INTEGER NOT NULL, points INTEGER NOT NULL, played_at INTEGER NOT NULL, player TEXT NOT NULL, "
     "pack_title TEXT NOT NULL, pack_fingerprint TEXT NOT NULL, seconds_per_card INTEGER NOT NULL, "
     "speed_counts INTEGER NOT NULL, right_count INTEGER NOT NULL, card_count INTEGER NOT NULL, "
     "longest_streak INTEGER NOT NULL, replay TEXT NOT NULL)"},
    {"pack", 1,
     "CREATE TABLE pack (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, "
     "title TEXT NOT NULL, bytes BLOB NOT NULL)"},
    {"history", 1,
     "CREATE TABLE history (pack_key TEXT NOT NULL, card_id TEXT NOT NULL, "
     "times_seen INTEGER NOT NULL, times_missed INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, "
     "box INTEGER NOT NULL, due_at INTEGER NOT NULL, PRIMARY KEY (pack_key, card_id)) "
     "WITHOUT ROWID"},
    {"daily", 1,
     "CREATE TABLE daily (pack_key TEXT NOT NULL, day TEXT NOT NULL, "
     "PRIMARY KEY (pack_key, day)) WITHOUT ROWID"},
    {"setting", 1, "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"},
    {"party", 2,
     "CREATE TABLE party (id INTEGER PRIMARY KEY, pack_key TEXT NOT NULL, mode TEXT NOT NULL, "
     "length INTEGER NOT NULL, points INTEGER NOT NULL, played_at INTEGER NOT NULL, "
     "pack_title TEXT NOT NULL, pack_fingerprint TEXT NOT NULL, seconds_per_card INTEGER NOT NULL, "
     "speed_counts INTEGER NOT NULL, card_count INTEGER NOT NULL, seats TEXT NOT NULL, "
     "replay TEXT NOT NULL)"},
};
#define SCHEMA_COUNT (sizeof SCHEMA / sizeof *SCHEMA)

/* No text or row of ours is longer, no statement of ours more tangled; a file that wants more is refused. */
static void set_limits(sqlite3 *database) {
    static const struct {
        int limit;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, (int)(REPLAY_BYTES_MAX + MEBIBYTE)}, /* the longest replay and its row */
        {SQLITE_LIMIT_SQL_LENGTH, 20000},
        {SQLITE_LIMIT_COLUMN, 50},
        {SQLITE_LIMIT_EXPR_DEPTH, 50},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 50},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(database, limits[i].limit, limits[i].value);
}

static int set_defences(sqlite3 *database) {
    static const struct {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        int code = sqlite3_db_config(database, options[i].option, options[i].value, NULL);
        if (code != SQLITE_OK) return code;
    }
    return sqlite3_busy_timeout(database, DATABASE_BUSY_WAIT_MS);
}

int database_open(const char *path, int flags, sqlite3 **out) {
    *out = NULL;
    sqlite3 *database = NULL;
    int code = sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_EXRESCODE, NULL);
    if (code == SQLITE_OK) code = set_defences(database);
    if (code == SQLITE_OK) {
        set_limits(database);
        code = database_run(database, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
                                      "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL");
    }
    if (code != SQLITE_OK) {
        sqlite3_close(database);
        return code;
    }
    *out = database;
    return SQLITE_OK;
}

int database_run(sqlite3 *database, const char *sql) {
    return sqlite3_exec(database, sql, NULL, NULL, NULL);
}

int database_read_integer(sqlite3 *database, const char *sql, sqlite3_int64 *out) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
    int finalised = sqlite3_finalize(statement);
    if (code == SQLITE_ROW) return SQLITE_OK;
    return code == SQLITE_DONE ? SQLITE_NOTFOUND : finalised;
}

static bool is_schema_row(sqlite3_stmt *statement, bool seen[SCHEMA_COUNT]) {
    const char *name = (const char *)sqlite3_column_text(statement, 0);
    const char *sql = (const char *)sqlite3_column_text(statement, 1);
    if (!name || !sql) return false;
    for (size_t i = 0; i < SCHEMA_COUNT; i++) {
        if (strcmp(name, SCHEMA[i].name) != 0 || strcmp(sql, SCHEMA[i].sql) != 0) continue;
        seen[i] = true;
        return true;
    }
    return false;
}

int database_read_shape(sqlite3 *database, DatabaseShape *out) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database,
                                  "SELECT name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_'",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    bool seen[SCHEMA_COUNT] = {false};
    size_t rows = 0;
    bool ours = true;
    sqlite3_int64 version = 0;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW && ours) {
        rows++;
        ours = is_schema_row(statement, seen);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW) return code;
    code = database_read_integer(database, "PRAGMA user_version", &version);
    if (code != SQLITE_OK) return code;
    ours = ours && version >= 1 && version <= STORE_SCHEMA_VERSION;
    for (size_t i = 0; i < SCHEMA_COUNT; i++) ours = ours && seen[i] == (SCHEMA[i].since <= version);
    *out = rows == 0                        ? DATABASE_EMPTY
           : !ours                          ? DATABASE_OTHER
           : version < STORE_SCHEMA_VERSION ? DATABASE_OLDER
                                            : DATABASE_OURS;
    return SQLITE_OK;
}

/* Those that came with a version after this one. */
static int create_objects(sqlite3 *database, sqlite3_int64 version) {
    int code = SQLITE_OK;
    for (size_t i = 0; i < SCHEMA_COUNT && code == SQLITE_OK; i++)
        if (SCHEMA[i].since > version) code = database_run(database, SCHEMA[i].sql);
    char pragmas[100];
    sqlite3_snprintf((int)sizeof pragmas, pragmas, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                     STORE_APPLICATION_ID, STORE_SCHEMA_VERSION);
    return code == SQLITE_OK ? database_run(database, pragmas) : code;
}

int database_create_schema(sqlite3 *database) {
    int code = database_begin(database);
    if (code != SQLITE_OK) return code;
    DatabaseShape shape; /* two games started at once: the second finds it done */
    sqlite3_int64 version = 0;
    code = database_read_shape(database, &shape);
    if (code == SQLITE_OK && shape == DATABASE_OLDER)
        code = database_read_integer(database, "PRAGMA user_version", &version);
    if (code == SQLITE_OK && (shape == DATABASE_EMPTY || shape == DATABASE_OLDER))
        code = create_objects(database, version);
    return database_end(database, code);
}

int database_check(sqlite3 *database) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database, "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    bool sound = false;
    if (code == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        sound = text && strcmp(text, "ok") == 0;
    }
    int finalised = sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) return finalised;
    return sound ? SQLITE_OK : SQLITE_CORRUPT;
}

int database_probe_writing(sqlite3 *database) {
    int code = database_begin(database);
    if (code != SQLITE_OK) return code;
    code = database_run(database, "INSERT OR REPLACE INTO setting (name, value) VALUES ('probe', '')");
    int ended = database_run(database, "ROLLBACK");
    return code != SQLITE_OK ? code : ended;
}

int database_begin(sqlite3 *database) {
    return database_run(database, "BEGIN IMMEDIATE");
}

int database_end(sqlite3 *database, int code) {
    if (code == SQLITE_DONE) code = SQLITE_OK;
    if (code == SQLITE_OK) code = database_run(database, "COMMIT");
    /* A full disk may have rolled back by itself; a failed COMMIT leaves the transaction open. */
    if (code != SQLITE_OK && !sqlite3_get_autocommit(database)) database_run(database, "ROLLBACK");
    return code;
}

bool database_code_is_damage(int code) {
    return (code & 0xFF) == SQLITE_NOTADB || (code & 0xFF) == SQLITE_CORRUPT;
}

bool database_code_is_write_trouble(int code) {
    switch (code & 0xFF) {
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return true;
    default:
        return false;
    }
}
