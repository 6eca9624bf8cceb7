/* What is remembered of a pack by its path, whatever becomes of its cards: rows among the settings, named by
 * what they hold and a fingerprint of the path. An older game passes over them. Sizes seen: 0 to 10 rows. */
#include <stdio.h>
#include <string.h>

#include "store/store_notice.h"
#include "store/store_rows.h"

#define HIDDEN "hidden-pack" /* its value is the path, for who looks into the file */
#define TICKS "ticked-cards"

#define NAME_BYTES 100

static void name_row(const char *what, const char *path, char out[NAME_BYTES]) {
    snprintf(out, NAME_BYTES, "%s %s", what, hash_fingerprint(path, strlen(path)).hex);
}

static bool is_path(const char *path) {
    size_t length = strlen(path);
    return length > 0 && length <= STORE_PATH_BYTES_MAX;
}

/* The value of a row where there is one, at column 0 of a statement that the caller finalizes; else NULL. */
static sqlite3_stmt *find_row(Store *store, const char *what, const char *path) {
    sqlite3_stmt *statement;
    char name[NAME_BYTES];
    if (!is_path(path) || sqlite3_prepare_v2(store->database, "SELECT value FROM setting WHERE name = ?1", -1,
                                             &statement, NULL) != SQLITE_OK)
        return NULL;
    name_row(what, path, name);
    if (sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        return statement;
    sqlite3_finalize(statement);
    return NULL;
}

/* Within a transaction. NULL takes the row away. */
static int write_row(sqlite3 *database, const char *what, const char *path, const char *value) {
    const char *sql = value ? "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)"
                            : "DELETE FROM setting WHERE name = ?1";
    sqlite3_stmt *statement;
    char name[NAME_BYTES];
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    name_row(what, path, name);
    code = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK && value) code = sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

static bool keep(Store *store, const char *what, const char *path, const char *value, StoreNotice *notice) {
    notice_clear(notice);
    int code = is_path(path) ? database_begin(store->database) : SQLITE_TOOBIG;
    if (code == SQLITE_OK)
        code = database_end(store->database, write_row(store->database, what, path, value));
    if (code == SQLITE_OK) return true;
    notice_add(notice, "That could not be saved: %s. %s",
               code == SQLITE_TOOBIG ? "the pack's path is too long" : notice_reason(code),
               notice_remedy(code));
    return false;
}

bool store_pack_is_hidden(Store *store, const char *path) {
    sqlite3_stmt *row = find_row(store, HIDDEN, path);
    sqlite3_finalize(row);
    return row;
}

bool store_hide_pack(Store *store, const char *path, bool hidden, StoreNotice *notice) {
    return keep(store, HIDDEN, path, hidden ? path : NULL, notice);
}

const char *store_find_ticks(Store *store, Arena *arena, const char *path) {
    sqlite3_stmt *row = find_row(store, TICKS, path);
    const char *text = row ? rows_copy_text(row, 0, STORE_TICKS_BYTES_MAX, arena) : NULL;
    sqlite3_finalize(row);
    return text ? text : "";
}

bool store_keep_ticks(Store *store, const char *path, const char *text, StoreNotice *notice) {
    return keep(store, TICKS, path, *text ? text : NULL, notice);
}
