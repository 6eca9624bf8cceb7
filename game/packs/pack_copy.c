/* Sizes seen: a file of 5 to 500 KB, a folder with 20 to 100 pictures. A folder is copied beside its place
 * under a hidden name, which no watch takes for a pack, and renamed. */
#include "packs/pack_copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packs/pack_files.h"

#define HIDDEN_NAMES_TRIED 100
#define HIDDEN_NAME_BYTES 40

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

static bool copy_file(Copying *copying, int from_folder, const char *from, int to_folder, const char *to,
                      int flags) {
    int source = open_plain(copying, from_folder, from, flags);
    if (source < 0) return false;
    int target = openat(to_folder, to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool made = target >= 0, ok = made && copy_bytes(copying, source, target);
    if (made && close(target) != 0) ok = false;
    int reason = errno;
    close(source);
    if (made && !ok) unlinkat(to_folder, to, 0);
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
    return copy_file(copying, from, name, to, name, O_NOFOLLOW);
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

/* A new folder of a hidden name. */
static bool make_hidden(int parent, char name[HIDDEN_NAME_BYTES]) {
    for (int number = 0; number < HIDDEN_NAMES_TRIED; number++) {
        snprintf(name, HIDDEN_NAME_BYTES, ".copy-%ld-%d", (long)getpid(), number);
        if (mkdirat(parent, name, 0777) == 0) return true;
        if (errno != EEXIST) return false;
    }
    return false;
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
    if (!make_hidden(parent, hidden)) return false;
    int to = open_folder(parent, hidden);
    bool ok = to >= 0 && copy_folder(copying, from, to, 0) && put_in_place(parent, hidden, name);
    int reason = errno;
    if (to >= 0) close(to);
    if (!ok) remove_folder(parent, hidden);
    errno = reason;
    return ok;
}

/* Opens the folder that a path stands in; *name is the last part. Below 0: it is not there. */
static int open_parent(const char *path, const char **name) {
    char folder[4096];
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (!slash) return open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (snprintf(folder, sizeof folder, "%.*s", (int)(slash - path + 1), path) >= (int)sizeof folder) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool pack_copy(const char *from, const char *to, const char **why) {
    Copying copying = {.bytes_max = PACK_FILES_ZIP_BYTES_MAX};
    const char *name;
    bool is_folder = pack_files_is_folder(from), ok = false;
    int parent = open_parent(to, &name);
    if (parent >= 0 && is_folder) {
        int source = open(from, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        copying.bytes_max = PACK_COPY_BYTES_MAX;
        ok = source >= 0 && copy_whole(&copying, source, parent, name);
        int reason = errno;
        if (source >= 0) close(source);
        errno = reason;
    } else if (parent >= 0) {
        ok = copy_file(&copying, AT_FDCWD, from, parent, name, 0);
    }
    if (!ok)
        *why = copying.why       ? copying.why
               : errno == EEXIST ? "something of that name is there already"
                                 : strerror(errno);
    if (parent >= 0) close(parent);
    return ok;
}
