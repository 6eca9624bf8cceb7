#include "base/folder.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"

int folder_make(const char *folder) {
    Arena arena = {0};
    char *path = arena_copy_text(&arena, folder, strlen(folder));
    int error = 0;
    for (char *at = path + 1; path[0] && !error; at++) {
        bool last = *at == '\0';
        if (*at != '/' && !last) continue;
        *at = '\0';
        struct stat status;
        if (mkdir(path, 0700) != 0) {
            error = errno;
            /* Also on a read-only file system or above one's home, a folder that is there is good. */
            if (stat(path, &status) == 0) error = S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
        }
        if (last) break;
        *at = '/';
    }
    if (!path[0]) error = ENOENT;
    arena_release(&arena);
    return error;
}
