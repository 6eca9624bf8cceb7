/* Sizes seen: 1 to 500 KB, seldom 64 MB. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "packs/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HIDDEN_NAMES_TRIED 100
#define FILES_OF_OURS "/proc/self/fd" /* by which a file without a name gets one */

int new_file_folder(const char *path, const char **name) {
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

/* With its folder, and nothing yet. */
static int begin(NewFile *out, const char *path) {
    struct stat status;
    *out = (NewFile){.file = -1};
    out->folder = new_file_folder(path, &out->name);
    if (out->folder < 0) return errno;
    if (fstatat(out->folder, out->name, &status, AT_SYMLINK_NOFOLLOW) != 0) return 0;
    new_file_drop(out);
    return EEXIST;
}

/* A name that another game left behind, or is using, is passed over. */
static int open_hidden(NewFile *out) {
    for (int number = 0; out->file < 0 && number < HIDDEN_NAMES_TRIED; number++) {
        snprintf(out->hidden, sizeof out->hidden, ".quizleaf-%ld-%d", (long)getpid(), number);
        out->file = openat(out->folder, out->hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (out->file < 0 && errno != EEXIST) break;
    }
    int reason = out->file < 0 ? errno : 0;
    if (reason) out->hidden[0] = '\0';
    if (reason) new_file_drop(out);
    return reason;
}

int new_file_open_hidden(NewFile *out, const char *path) {
    int reason = begin(out, path);
    return reason ? reason : open_hidden(out);
}

int new_file_open(NewFile *out, const char *path) {
    int reason = begin(out, path);
    if (reason) return reason;
    if (access(FILES_OF_OURS, X_OK) == 0)
        out->file = openat(out->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    return out->file >= 0 ? 0 : open_hidden(out);
}

int new_file_write(NewFile *file, const void *bytes, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t count = write(file->file, (const char *)bytes + done, length - done);
        if (count >= 0)
            done += (size_t)count;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

static int name_unnamed(const NewFile *file) {
    char ours[sizeof FILES_OF_OURS + 20];
    snprintf(ours, sizeof ours, FILES_OF_OURS "/%d", file->file);
    return linkat(AT_FDCWD, ours, file->folder, file->name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/* Where a file system knows no second names, the new one is taken by an empty file first, which the rename
 * replaces: a rename alone would put itself over what came meanwhile. */
static int name_hidden(const NewFile *file) {
    if (linkat(file->folder, file->hidden, file->folder, file->name, 0) == 0) return 0;
    if (errno == EEXIST || errno == ENOENT) return errno;
    int taken = openat(file->folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (taken < 0) return errno;
    close(taken);
    if (renameat(file->folder, file->hidden, file->folder, file->name) == 0) return 0;
    int reason = errno;
    unlinkat(file->folder, file->name, 0);
    return reason;
}

int new_file_settle(NewFile *file) {
    /* EINVAL: there is nothing to wait for on this file system. */
    int reason = fsync(file->file) == 0 || errno == EINVAL ? 0 : errno;
    if (!reason) reason = file->hidden[0] ? name_hidden(file) : name_unnamed(file);
    new_file_drop(file);
    return reason;
}

void new_file_drop(NewFile *file) {
    if (file->hidden[0]) unlinkat(file->folder, file->hidden, 0);
    if (file->file >= 0) close(file->file);
    if (file->folder > 0) close(file->folder);
    *file = (NewFile){.file = -1};
}
