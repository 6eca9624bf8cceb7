/* Opening: look at the file, use it, or say why not and go on in memory. */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "store/store_database.h"
#include "store/store_file.h"
#include "store/store_notice.h"

#define SHOWN_PATH_BYTES_MAX 300
#define PLAY_ON "You can play on; scores last until you close the game."

/* "Your scores can't be saved: REASON. REMEDY You can play on; ..." */
#define TELL_MEMORY(notice, reason, ...)                                                                     \
    notice_add(notice, "Your scores can't be saved: " reason " " PLAY_ON, __VA_ARGS__)

Arena *store_scratch(Store *store) {
    arena_release(&store->scratch);
    return &store->scratch;
}

/* A path as a notice shows it: of a very long one the end, so that the sentence keeps its own end. */
static const char *shown(Store *store, const char *path) {
    size_t length = strlen(path);
    if (length <= SHOWN_PATH_BYTES_MAX) return path;
    const char *end = path + length - SHOWN_PATH_BYTES_MAX;
    while (((unsigned char)*end & 0xC0) == 0x80) end++;
    return arena_format(&store->arena, "\xE2\x80\xA6%s", end);
}

static bool open_memory(Store *store) {
    store->lasting = false;
    int code = database_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
                             &store->database);
    if (code == SQLITE_OK) code = database_create_schema(store->database);
    return code == SQLITE_OK;
}

static bool is_ours(DatabaseShape shape) {
    return shape == DATABASE_OURS || shape == DATABASE_OLDER;
}

/* The header said what the file claims to be; this says it again from within, after SQLite has rolled back
 * what a crash may have left. */
static int check_identity(sqlite3 *database, DatabaseShape *shape) {
    sqlite3_int64 application = 0;
    int code = database_read_shape(database, shape);
    if (code != SQLITE_OK || !is_ours(*shape)) return code;
    code = database_read_integer(database, "PRAGMA application_id", &application);
    if (code != SQLITE_OK) return code;
    if (application != STORE_APPLICATION_ID) *shape = DATABASE_OTHER;
    return database_check(database);
}

/* Opens the file for reading and writing and proves both. SQLITE_OK with *shape not DATABASE_OURS: the file
 * is none of ours and was left alone. */
static int open_file(Store *store, StoreFileKind kind, DatabaseShape *shape) {
    int flags = SQLITE_OPEN_READWRITE | (kind == STORE_FILE_NONE ? SQLITE_OPEN_CREATE : 0);
    int code = database_open(store->path, flags, &store->database);
    if (code != SQLITE_OK) return code;
    code = check_identity(store->database, shape);
    if (code == SQLITE_OK && is_ours(*shape) && sqlite3_db_readonly(store->database, "main"))
        return SQLITE_READONLY;
    if (code == SQLITE_OK && (*shape == DATABASE_EMPTY || *shape == DATABASE_OLDER)) {
        code = database_create_schema(store->database);
        if (code == SQLITE_OK) code = check_identity(store->database, shape);
    }
    if (code != SQLITE_OK || *shape != DATABASE_OURS) return code;
    code = database_run(store->database, "PRAGMA journal_mode = DELETE");
    return code == SQLITE_OK ? database_probe_writing(store->database) : code;
}

static int backup_all(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup) return sqlite3_errcode(to);
    int code = sqlite3_backup_step(backup, -1);
    int finished = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? finished : code;
}

/* Fills the store in memory with what a file that cannot be written holds. */
static bool copy_readable(Store *store) {
    sqlite3 *from;
    DatabaseShape shape = DATABASE_EMPTY;
    int code = database_open(store->path, SQLITE_OPEN_READONLY, &from);
    if (code != SQLITE_OK) return false;
    code = check_identity(from, &shape);
    bool copied = code == SQLITE_OK && is_ours(shape) && backup_all(from, store->database) == SQLITE_OK &&
                  database_create_schema(store->database) == SQLITE_OK;
    sqlite3_close(from);
    return copied;
}

static void close_database(Store *store) {
    sqlite3_close(store->database);
    store->database = NULL;
}

/* The file is there or could be, but not to be written: its scores are shown, new ones stay in memory. */
static bool go_on_in_memory(Store *store, StoreFileKind kind, int code, StoreNotice *notice) {
    close_database(store);
    if (!open_memory(store)) return false;
    bool copied = kind == STORE_FILE_OURS && database_code_is_write_trouble(code) && copy_readable(store);
    if (copied)
        notice_add(notice,
                   "Your saved scores can be seen, but new ones can't be saved in %s: %s. %s " PLAY_ON,
                   shown(store, store->path), notice_reason(code), notice_remedy(code));
    else
        TELL_MEMORY(notice, "%s can't be used: %s. %s", shown(store, store->path), notice_reason(code),
                    notice_remedy(code));
    return true;
}

static bool leave_alone(Store *store, const StoreFile *file, StoreNotice *notice) {
    close_database(store);
    static const char *const why[] = {
        [STORE_FILE_NEWER] = "was written by a newer Quizleaf. Get the newer game to use it.",
        [STORE_FILE_FOREIGN] =
            "belongs to another program. Move it elsewhere, or start the game with --data-dir.",
        [STORE_FILE_ODD] = "is not a plain file. Move it elsewhere, or start the game with --data-dir.",
        [STORE_FILE_TOO_LARGE] =
            "is larger than any file of scores. Move it elsewhere, or start the game with --data-dir.",
    };
    if (file->kind == STORE_FILE_UNREADABLE)
        TELL_MEMORY(notice, "%s can't be read (%s). Make it readable, or start the game with --data-dir.",
                    shown(store, store->path), strerror(file->error_number));
    else
        TELL_MEMORY(notice, "%s %s", shown(store, store->path), why[file->kind]);
    return open_memory(store);
}

/* True where the name is free for a new file now; false with the store in memory, if there is memory. */
static bool set_aside(Store *store, const StoreFile *file, StoreNotice *notice, bool *open) {
    close_database(store);
    const char *new_path;
    if (store_file_set_aside(store->path, file, &store->arena, &new_path)) {
        notice_add(notice,
                   "The file with your scores was damaged, so a new one was begun. The damaged file is kept "
                   "as %s.",
                   shown(store, new_path));
        return true;
    }
    TELL_MEMORY(notice, "%s is damaged and can't be moved out of the way. Move it elsewhere yourself.",
                shown(store, store->path));
    *open = open_memory(store);
    return false;
}

/* One try. Sets *again where a damaged file was set aside and the name is free. False: out of memory. */
static bool try_opening(Store *store, StoreNotice *notice, bool *again) {
    StoreFile file = store_file_look(store->path);
    bool open = true;
    *again = false;
    if (file.kind == STORE_FILE_GARBAGE) {
        *again = set_aside(store, &file, notice, &open);
        return open;
    }
    if (file.kind != STORE_FILE_NONE && file.kind != STORE_FILE_OURS)
        return leave_alone(store, &file, notice);
    DatabaseShape shape = DATABASE_EMPTY;
    int code = open_file(store, file.kind, &shape);
    if (database_code_is_damage(code)) {
        *again = set_aside(store, &file, notice, &open);
        return open;
    }
    if (code != SQLITE_OK) return go_on_in_memory(store, file.kind, code, notice);
    if (shape != DATABASE_OURS) {
        file.kind = STORE_FILE_FOREIGN;
        return leave_alone(store, &file, notice);
    }
    store->lasting = true;
    return true;
}

static bool open_somehow(Store *store, StoreNotice *notice) {
    const char *folder = store->folder; /* "" where the machine has no place for one */
    int error = folder_make(folder);
    if (error) {
        TELL_MEMORY(
            notice,
            "the folder %s can't be made (%s). Choose another one with --data-dir, or make it yourself.",
            *folder ? shown(store, folder) : "of your data", strerror(error));
        return open_memory(store);
    }
    bool again = true;
    /* A second damaged file can only come from another program that does the same just now. */
    for (int tries = 0; again && tries < 3; tries++)
        if (!try_opening(store, notice, &again)) return false;
    return again ? open_memory(store) : true;
}

Store *store_open(const char *folder, StoreNotice *notice) {
    notice_clear(notice);
    Store *store = calloc(1, sizeof *store);
    if (!store) return NULL;
    store->folder = arena_copy_text(&store->arena, folder, strlen(folder));
    store->path = arena_format(&store->arena, "%s/" STORE_FILE_NAME, folder);
    if (open_somehow(store, notice)) return store;
    store_close(store);
    return NULL;
}

void store_close(Store *store) {
    if (!store) return;
    close_database(store);
    arena_release(&store->scratch);
    arena_release(&store->arena);
    free(store);
}

bool store_is_lasting(const Store *store) {
    return store->lasting;
}

const char *store_path(const Store *store) {
    return store->path;
}
