/* Each folder has a thread that starts the program and waits for its end, which may be hours away where
 * xdg-open becomes the file manager itself; so nobody waits for these threads, and the last one to need the
 * viewer frees it. */
#include "screen/folder_viewer.h"

#include <SDL.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TRYING_MS 20000 /* xdg-open has given up long before; whoever ends later has shown something */

extern char **environ;

struct FolderViewer {
    SDL_mutex *lock;
    int users; /* its owner and the threads */
    bool closed;
    char *failed; /* path; NULL: none */
    void (*word)(void *context);
    void *context;
};

typedef struct Showing {
    FolderViewer *viewer;
    char *folder;
} Showing;

FolderViewer *folder_viewer_open(void (*word)(void *context), void *context) {
    FolderViewer *viewer = calloc(1, sizeof *viewer);
    if (viewer) viewer->lock = SDL_CreateMutex();
    if (!viewer || !viewer->lock) {
        free(viewer);
        return NULL;
    }
    viewer->users = 1;
    viewer->word = word;
    viewer->context = context;
    return viewer;
}

/* With the lock held, which is given back. */
static void leave(FolderViewer *viewer) {
    bool is_last = --viewer->users == 0;
    SDL_UnlockMutex(viewer->lock);
    if (!is_last) return;
    SDL_DestroyMutex(viewer->lock);
    free(viewer->failed);
    free(viewer);
}

void folder_viewer_close(FolderViewer *viewer) {
    if (!viewer) return;
    SDL_LockMutex(viewer->lock);
    viewer->closed = true;
    leave(viewer);
}

bool folder_viewer_url(const char *folder, char *out, size_t size) {
    static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~",
                      DIGITS[] = "0123456789ABCDEF";
    size_t length = (size_t)snprintf(out, size, "file://");
    for (const char *at = folder; *at; at++) {
        if (length + 4 > size) return false;
        if (strchr(PLAIN, *at)) {
            out[length++] = *at;
        } else {
            out[length++] = '%';
            out[length++] = DIGITS[(unsigned char)*at >> 4];
            out[length++] = DIGITS[(unsigned char)*at & 15];
        }
    }
    out[length] = '\0';
    return true;
}

/* Starts the program and waits for its end; false where it says at once that it can't. */
static bool show(const char *folder) {
    char url[3 * 4096], program[] = "xdg-open";
    char *arguments[] = {program, url, NULL};
    pid_t process;
    int status;
    Uint64 began = SDL_GetTicks64();
    if (!folder_viewer_url(folder, url, sizeof url) ||
        posix_spawnp(&process, program, NULL, NULL, arguments, environ) != 0)
        return false;
    if (waitpid(process, &status, 0) != process) return true; /* nobody can tell */
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || SDL_GetTicks64() - began > TRYING_MS;
}

static int run(void *argument) {
    Showing *showing = argument;
    FolderViewer *viewer = showing->viewer;
    bool shown = show(showing->folder);
    SDL_LockMutex(viewer->lock);
    if (!shown && !viewer->closed) {
        free(viewer->failed);
        viewer->failed = showing->folder;
        showing->folder = NULL;
        viewer->word(viewer->context);
    }
    leave(viewer);
    free(showing->folder);
    free(showing);
    return 0;
}

void folder_viewer_show(FolderViewer *viewer, const char *folder) {
    Showing *showing = calloc(1, sizeof *showing);
    if (!showing) return;
    *showing = (Showing){viewer, strdup(folder)};
    SDL_LockMutex(viewer->lock);
    viewer->users++;
    SDL_Thread *thread = showing->folder ? SDL_CreateThread(run, "folder", showing) : NULL;
    if (thread) {
        SDL_DetachThread(thread);
    } else {
        viewer->users--;
        free(showing->folder);
        free(showing);
    }
    SDL_UnlockMutex(viewer->lock);
}

char *folder_viewer_take_failure(FolderViewer *viewer) {
    SDL_LockMutex(viewer->lock);
    char *failed = viewer->failed;
    viewer->failed = NULL;
    SDL_UnlockMutex(viewer->lock);
    return failed;
}
