#include <string.h>

#include "store/store_notice.h"
#include "store/store_rows.h"

typedef enum KeptPack { PACK_NOT_KEPT, PACK_KEPT, PACK_KEPT_OTHERWISE } KeptPack;

/* Whether the pack is there, and with these bytes. SQLite's code. */
static int find_kept(sqlite3 *database, const Fingerprint *pack, const char *bytes, size_t length,
                     KeptPack *out) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database, "SELECT bytes = ?2 FROM pack WHERE fingerprint = ?1", -1,
                                  &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, pack->hex, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_blob64(statement, 2, bytes, length, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    *out = PACK_NOT_KEPT;
    if (code == SQLITE_ROW) *out = sqlite3_column_int(statement, 0) ? PACK_KEPT : PACK_KEPT_OTHERWISE;
    sqlite3_finalize(statement);
    if (code == SQLITE_TOOBIG) *out = PACK_KEPT_OTHERWISE; /* planted: ours are never so long */
    return code == SQLITE_ROW || code == SQLITE_DONE || code == SQLITE_TOOBIG ? SQLITE_OK : code;
}

/* Within a transaction. A copy with other bytes is replaced: these are known to give the fingerprint. */
static int insert_pack(sqlite3 *database, const Fingerprint *pack, const char *title, const char *bytes,
                       size_t length) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database,
                                  "INSERT INTO pack (fingerprint, title, bytes) VALUES (?1, ?2, ?3) "
                                  "ON CONFLICT (fingerprint) DO UPDATE SET title = ?2, bytes = ?3",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, pack->hex, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, title, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_blob64(statement, 3, bytes, length, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

static int keep_if_room(sqlite3 *database, const Fingerprint *pack, const char *title, const char *bytes,
                        size_t length) {
    KeptPack kept;
    int code = find_kept(database, pack, bytes, length, &kept);
    if (code != SQLITE_OK || kept == PACK_KEPT) return code;
    code = database_begin(database);
    if (code != SQLITE_OK) return code;
    sqlite3_int64 used = 0;
    code = database_read_integer(database,
                                 "SELECT total(length(bytes)) FROM pack WHERE typeof(bytes) = 'blob'", &used);
    if (code == SQLITE_OK && (uint64_t)used + length > STORE_PACKS_BYTES_MAX) code = SQLITE_TOOBIG;
    if (code == SQLITE_OK) code = insert_pack(database, pack, title, bytes, length);
    return database_end(database, code);
}

bool store_keep_pack(Store *store, const Fingerprint *pack, const char *title, const char *bytes,
                     size_t length, StoreNotice *notice) {
    notice_clear(notice);
    int code = SQLITE_TOOBIG;
    if (!rows_fingerprint_is_valid(pack->hex))
        code = SQLITE_MISUSE;
    else if (length > 0 && length <= STORE_PACK_BYTES_MAX && strlen(title) <= SCORE_TITLE_BYTES_MAX)
        code = keep_if_room(store->database, pack, title, bytes, length);
    if (code == SQLITE_OK) return true;
    notice_add(notice, "No copy of this pack was kept (%s), so keep its file to prove its scores later. %s",
               code == SQLITE_TOOBIG ? "it is too large" : notice_reason(code), notice_remedy(code));
    return false;
}

bool store_find_pack(Store *store, Arena *arena, const Fingerprint *pack, const char **bytes,
                     size_t *length) {
    Arena *scratch = store_scratch(store);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store->database, "SELECT bytes FROM pack WHERE fingerprint = ?1", -1, &statement,
                           NULL) != SQLITE_OK)
        return false;
    const char *copy = NULL;
    size_t size = 0;
    if (sqlite3_bind_text(statement, 1, pack->hex, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_BLOB) {
        const char *blob = sqlite3_column_blob(statement, 0);
        size = (size_t)sqlite3_column_bytes(statement, 0);
        if (blob && size <= STORE_PACK_BYTES_MAX) copy = arena_copy_text(scratch, blob, size);
    }
    sqlite3_finalize(statement);
    if (!copy) return false;
    *bytes = arena_copy_text(arena, copy, size);
    *length = size;
    return true;
}
