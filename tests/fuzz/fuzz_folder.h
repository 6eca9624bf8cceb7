/* A folder made of a fuzzer's bytes, with files, folders in it and links. One that was left by a crash is in
 * the system's folder for temporary files. */
#ifndef QUIZLEAF_TESTS_FUZZ_FOLDER_H
#define QUIZLEAF_TESTS_FUZZ_FOLDER_H

#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz/fuzz_checks.h"

#define FUZZ_FOLDER_PATH_MAX 256

static inline void fuzz_folder_remove(const char *path) {
    char *const paths[] = {(char *)(uintptr_t)path, NULL};
    FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
    require(walk);
    for (FTSENT *entry; (entry = fts_read(walk));)
        if (entry->fts_info != FTS_D) remove(entry->fts_path); /* folders when they are left */
    fts_close(walk);
}

/* An empty folder, of the same path each time. */
static inline const char *fuzz_folder_begin(void) {
    static char path[] = "/tmp/quizleaf-fuzz-XXXXXX";
    static bool is_named;
    if (is_named)
        require(mkdir(path, 0700) == 0);
    else
        require(mkdtemp(path));
    is_named = true;
    return path;
}

/* "folder/name", with all folders on the way. False where the name could lead out of it. */
static inline bool fuzz_folder_path(const char *folder, const char *name, char path[FUZZ_FOLDER_PATH_MAX]) {
    if (*name == '/' || strstr(name, "..")) return false;
    int length = snprintf(path, FUZZ_FOLDER_PATH_MAX, "%s/%s", folder, name);
    if (length < 0 || length >= FUZZ_FOLDER_PATH_MAX) return false;
    for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    return true;
}

/* A name that cannot be had is left out. Add links after all files, since files are written through them. */
static inline void fuzz_folder_add(const char *folder, const char *name, const void *bytes, size_t length) {
    char path[FUZZ_FOLDER_PATH_MAX];
    if (!fuzz_folder_path(folder, name, path)) return;
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return;
    require(write(file, bytes, length) == (ssize_t)length);
    close(file);
}

static inline void fuzz_folder_add_link(const char *folder, const char *name, const char *to) {
    char path[FUZZ_FOLDER_PATH_MAX];
    if (strchr(name, '/') || !fuzz_folder_path(folder, name, path)) return;
    if (symlink(to, path) != 0) return; /* there is one already, or it leads nowhere at all */
}

#endif
