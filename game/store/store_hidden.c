/* A hidden pack is a row among the settings, "hidden-pack " and a fingerprint of its path, with the path as
 * its value for who looks into the file: an older game passes over it. Sizes seen: 0 to 10 rows. */
#include <stdio.h>
#include <string.h>

#include "store/store_notice.h"
#include "store/store_rows.h"

#define HIDDEN_NAME_BYTES 100

static void name_row(const char *path, char out[HIDDEN_NAME_BYTES]) {
    snprintf(out, HIDDEN_NAME_BYTES, "hidden-pack %s", hash_fingerprint(path, strlen(path)).hex);
}

static bool can_be_hidden(const char *path) {
    size_t length = strlen(path);
    return length > 0 && length <= STORE_PATH_BYTES_MAX;
}

bool store_pack_is_hidden(Store *store, const char *path) {
    sqlite3_stmt *statement;
    char name[HIDDEN_NAME_BYTES];
    if (!can_be_hidden(path) || sqlite3_prepare_v2(store->database, "SELECT 1 FROM setting WHERE name = ?1",
                                                   -1, &statement, NULL) != SQLITE_OK)
        return false;
    name_row(path, name);
    bool hidden = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC) == SQLITE_OK &&
                  sqlite3_step(statement) == SQLITE_ROW;
    sqlite3_finalize(statement);
    return hidden;
}

/* Within a transaction. */
static int write_row(sqlite3 *database, const char *path, bool hidden) {
    const char *sql = hidden ? "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)"
                             : "DELETE FROM setting WHERE name = ?1";
    sqlite3_stmt *statement;
    char name[HIDDEN_NAME_BYTES];
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    name_row(path, name);
    code = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK && hidden) code = sqlite3_bind_text(statement, 2, path, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

bool store_hide_pack(Store *store, const char *path, bool hidden, StoreNotice *notice) {
    notice_clear(notice);
    int code = can_be_hidden(path) ? database_begin(store->database) : SQLITE_TOOBIG;
    if (code == SQLITE_OK) code = database_end(store->database, write_row(store->database, path, hidden));
    if (code == SQLITE_OK) return true;
    notice_add(notice, "That could not be saved: %s. %s",
               code == SQLITE_TOOBIG ? "the pack's path is too long" : notice_reason(code),
               notice_remedy(code));
    return false;
}
