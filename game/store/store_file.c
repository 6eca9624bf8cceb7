/* What SQLite would do to a file by itself (roll a foreign journal back, turn a read-only name into an error
 * without a reason) is why its header is read here first. */
#include "store/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_database.h"

#define HEADER_BYTES 100 /* https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
#define SET_ASIDE_NAMES_MAX 9999

static uint32_t read_big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static StoreFileKind kind_of_header(const unsigned char *header, size_t length) {
    if (length == 0) return STORE_FILE_NONE;
    if (length < HEADER_BYTES || memcmp(header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
        return STORE_FILE_GARBAGE;
    if (read_big_endian(header + HEADER_APPLICATION_ID) != STORE_APPLICATION_ID) return STORE_FILE_FOREIGN;
    uint32_t version = read_big_endian(header + HEADER_USER_VERSION);
    return version > STORE_SCHEMA_VERSION ? STORE_FILE_NEWER : STORE_FILE_OURS;
}

static StoreFile unreadable(int error_number) {
    return (StoreFile){.kind = STORE_FILE_UNREADABLE, .error_number = error_number};
}

StoreFile store_file_look(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) {
        if (errno == ENOENT) return (StoreFile){.kind = STORE_FILE_NONE};
        return unreadable(errno);
    }
    if (!S_ISREG(status.st_mode)) return (StoreFile){.kind = STORE_FILE_ODD};
    StoreFile file = {.device = status.st_dev, .inode = status.st_ino};
    if (status.st_size > (off_t)STORE_FILE_BYTES_MAX) {
        file.kind = STORE_FILE_TOO_LARGE;
        return file;
    }
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0) return unreadable(errno);
    unsigned char header[HEADER_BYTES];
    ssize_t length = read(handle, header, sizeof header);
    int error = errno;
    close(handle);
    if (length < 0) return unreadable(error);
    file.kind = kind_of_header(header, (size_t)length);
    return file;
}

/* Takes a name by an empty file of our own, which the rename then replaces: this works on every file system,
 * and nobody else's file can stand there. */
static bool reserve_name(const char *path) {
    int handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    close(handle);
    return true;
}

static bool is_same_file(const char *path, const StoreFile *seen) {
    struct stat status;
    if (stat(path, &status) != 0) return false;
    errno = ESTALE;
    return status.st_dev == seen->device && status.st_ino == seen->inode;
}

static bool rename_reserved(const char *from, const char *to) {
    if (!reserve_name(to)) return false;
    if (rename(from, to) == 0) return true;
    int error = errno;
    unlink(to);
    errno = error;
    return false;
}

/* What SQLite keeps beside a database goes first: left alone beside a new file, an old journal would be
 * rolled into it. */
static bool move_with_companions(Arena *arena, const char *path, const char *new_path) {
    static const char *const endings[] = {"-journal", "-wal", "-shm", ""};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *from = arena_format(arena, "%s%s", path, endings[i]);
        if (access(from, F_OK) != 0) continue;
        if (!rename_reserved(from, arena_format(arena, "%s%s", new_path, endings[i]))) return false;
    }
    return true;
}

static bool name_is_free(Arena *arena, const char *new_path) {
    static const char *const endings[] = {"-journal", "-wal", "-shm", ""};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct stat status;
        if (lstat(arena_format(arena, "%s%s", new_path, endings[i]), &status) == 0) return false;
    }
    return true;
}

bool store_file_set_aside(const char *path, const StoreFile *seen, Arena *arena, const char **new_path) {
    if (!is_same_file(path, seen)) return false;
    for (unsigned number = 1; number <= SET_ASIDE_NAMES_MAX; number++) {
        const char *candidate = arena_format(arena, "%s.damaged-%u", path, number);
        if (!name_is_free(arena, candidate)) continue;
        if (!move_with_companions(arena, path, candidate)) {
            if (errno == EEXIST) continue; /* another program took the name between the two looks */
            return false;
        }
        *new_path = candidate;
        return true;
    }
    errno = EEXIST;
    return false;
}
