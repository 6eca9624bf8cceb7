/* Sizes seen: a file of 5 to 500 KB, a folder with 20 to 100 pictures. A folder is copied beside its place
 * under a hidden name, which no watch takes for a pack, and renamed. What a killed game left of one is
 * removed before the next. */
#include "packs/pack_copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packs/new_file.h"
#include "packs/pack_files.h"

#define HIDDEN_NAMES_TRIED 100
#define HIDDEN_NAME_BYTES 40
#define HIDDEN ".copy-"

typedef struct Copying {
    size_t files, bytes, bytes_max;
    const char *why; /* NULL: errno says it */
} Copying;

static bool give_up(Copying *copying, const char *why) {
    copying->why = why;
    return false;
}

/* All of one file into another. */
static bool copy_bytes(Copying *copying, int from, int to) {
    char bytes[65536];
    ssize_t count;
    while ((count = read(from, bytes, sizeof bytes)) != 0) {
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) copying->bytes += (size_t)count;
        if (copying->bytes > copying->bytes_max) return give_up(copying, "it is too large");
        for (ssize_t done = 0; done < count;) {
            ssize_t written = write(to, bytes + done, (size_t)(count - done));
            if (written < 0 && errno != EINTR) return false;
            if (written > 0) done += written;
        }
    }
    return true;
}

/* O_NONBLOCK, so that a pipe planted there cannot keep the game waiting; `flags` may add O_NOFOLLOW. */
static int open_plain(Copying *copying, int folder, const char *name, int flags) {
    struct stat status;
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
    if (file < 0 || (fstat(file, &status) == 0 && S_ISREG(status.st_mode))) return file;
    close(file);
    give_up(copying, "it is no plain file");
    return -1;
}

/* A file of a folder into another, under its name. */
static bool copy_inner_file(Copying *copying, int from, int to, const char *name) {
    int source = open_plain(copying, from, name, O_NOFOLLOW);
    if (source < 0) return false;
    int target = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool made = target >= 0, ok = made && copy_bytes(copying, source, target);
    if (made && close(target) != 0) ok = false;
    int reason = errno;
    close(source);
    errno = reason;
    return ok;
}

static int open_folder(int parent, const char *name) {
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The entries of an open folder; closedir leaves the descriptor as it is. */
static DIR *entries_of(int folder) {
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);
    if (again >= 0 && !entries) close(again);
    return entries;
}

static bool copy_folder(Copying *copying, int from, int to, int depth);

static bool copy_inner(Copying *copying, int from, int to, const char *name, int depth) {
    if (depth == PACK_COPY_DEPTH_MAX) return give_up(copying, "it has folders in folders, too many of them");
    if (mkdirat(to, name, 0777) != 0) return false;
    int inner_from = open_folder(from, name), inner_to = open_folder(to, name);
    bool ok = inner_from >= 0 && inner_to >= 0 && copy_folder(copying, inner_from, inner_to, depth + 1);
    int reason = errno;
    if (inner_from >= 0) close(inner_from);
    if (inner_to >= 0) close(inner_to);
    errno = reason;
    return ok;
}

/* What is neither a plain file nor a folder belongs to no pack. */
static bool copy_entry(Copying *copying, int from, int to, const char *name, int depth) {
    struct stat status;
    const char *why;
    if (name[0] == '.' || !pack_files_is_fine_name(name, &why)) return true;
    if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT;
    if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) return true;
    if (++copying->files > PACK_COPY_FILES_MAX) return give_up(copying, "it holds too many files");
    if (S_ISDIR(status.st_mode)) return copy_inner(copying, from, to, name, depth);
    return copy_inner_file(copying, from, to, name);
}

static bool copy_folder(Copying *copying, int from, int to, int depth) {
    DIR *entries = entries_of(from);
    if (!entries) return false;
    bool ok = true;
    const struct dirent *entry;
    while (ok && (entry = readdir(entries))) ok = copy_entry(copying, from, to, entry->d_name, depth);
    int reason = errno;
    closedir(entries);
    errno = reason;
    return ok;
}

/* Only for folders that were made here. */
static void remove_folder(int parent, const char *name) {
    int folder = open_folder(parent, name);
    DIR *entries = folder < 0 ? NULL : entries_of(folder);
    const struct dirent *entry;
    while (entries && (entry = readdir(entries))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (unlinkat(folder, entry->d_name, 0) != 0) remove_folder(folder, entry->d_name);
    }
    if (entries) closedir(entries);
    if (folder >= 0) close(folder);
    unlinkat(parent, name, AT_REMOVEDIR);
}

/* A new folder of a hidden name, open, and locked as long as somebody copies into it; below 0: none. */
static int make_hidden(int parent, char name[HIDDEN_NAME_BYTES]) {
    for (int number = 0; number < HIDDEN_NAMES_TRIED; number++) {
        snprintf(name, HIDDEN_NAME_BYTES, HIDDEN "%ld-%d", (long)getpid(), number);
        if (mkdirat(parent, name, 0777) == 0) {
            int folder = open_folder(parent, name);
            if (folder >= 0) flock(folder, LOCK_EX | LOCK_NB);
            return folder;
        }
        if (errno != EEXIST) return -1;
    }
    return -1;
}

/* Whether the name is that of a hidden folder which nobody copies into any more. */
static bool is_abandoned(int parent, const char *name) {
    if (strncmp(name, HIDDEN, sizeof HIDDEN - 1) != 0) return false;
    int folder = open_folder(parent, name);
    bool free = folder >= 0 && flock(folder, LOCK_EX | LOCK_NB) == 0;
    if (folder >= 0) close(folder);
    return free;
}

/* What is left of a copy during which the game was killed. */
static void remove_abandoned(int parent) {
    DIR *entries = entries_of(parent);
    const struct dirent *entry;
    while (entries && (entry = readdir(entries)))
        if (is_abandoned(parent, entry->d_name)) remove_folder(parent, entry->d_name);
    if (entries) closedir(entries);
}

/* The name is taken first: a rename would put itself over an empty folder that somebody else made. */
static bool put_in_place(int parent, const char *hidden, const char *name) {
    if (mkdirat(parent, name, 0777) != 0) return false;
    if (renameat(parent, hidden, parent, name) == 0) return true;
    int reason = errno;
    unlinkat(parent, name, AT_REMOVEDIR);
    errno = reason;
    return false;
}

static bool copy_whole(Copying *copying, int from, int parent, const char *name) {
    char hidden[HIDDEN_NAME_BYTES];
    struct stat status;
    if (fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    remove_abandoned(parent);
    int to = make_hidden(parent, hidden);
    if (to < 0) return false;
    bool ok = copy_folder(copying, from, to, 0) && put_in_place(parent, hidden, name);
    int reason = errno;
    if (!ok) remove_folder(parent, hidden);
    close(to);
    errno = reason;
    return ok;
}

/* A file, which has its name when it is whole. */
static bool copy_one(Copying *copying, const char *from, const char *to) {
    NewFile file;
    int source = open_plain(copying, AT_FDCWD, from, 0);
    if (source < 0) return false;
    int reason = new_file_open(&file, to);
    bool whole = !reason && copy_bytes(copying, source, file.file);
    if (whole) reason = new_file_settle(&file);
    if (!whole && !reason) {
        reason = errno;
        new_file_drop(&file);
    }
    close(source);
    errno = reason;
    return whole && !reason;
}

static bool copy_all(Copying *copying, const char *from, const char *to) {
    const char *name;
    int parent = new_file_folder(to, &name), source = -1;
    bool ok = false;
    copying->bytes_max = PACK_COPY_BYTES_MAX;
    if (parent >= 0) source = open(from, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (source >= 0) ok = copy_whole(copying, source, parent, name);
    int reason = errno;
    if (source >= 0) close(source);
    if (parent >= 0) close(parent);
    errno = reason;
    return ok;
}

bool pack_copy(const char *from, const char *to, const char **why) {
    Copying copying = {.bytes_max = PACK_FILES_ZIP_BYTES_MAX};
    bool ok = pack_files_is_folder(from) ? copy_all(&copying, from, to) : copy_one(&copying, from, to);
    if (!ok)
        *why = copying.why       ? copying.why
               : errno == EEXIST ? "something of that name is there already"
                                 : strerror(errno);
    return ok;
}
