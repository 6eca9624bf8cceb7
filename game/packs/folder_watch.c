#include "packs/folder_watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

/* What a saved, new, renamed or removed file looks like. Not IN_MODIFY: a file that is still being written is
 * not read yet. */
#define CHANGES (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR)

struct FolderWatch {
    int changes; /* inotify */
    int end;     /* eventfd: readable when the thread is to end */
    pthread_t thread;
    int folders[FOLDER_WATCH_MAX];
    int folder_count;
    void (*changed)(void *context);
    void *context;
};

/* Takes what has been told off the queue; what it says is of no interest. */
static void drain(int file) {
    char events[4096];
    while (read(file, events, sizeof events) > 0) continue;
}

static void *watch(void *argument) {
    FolderWatch *self = argument;
    struct pollfd files[] = {{.fd = self->changes, .events = POLLIN}, {.fd = self->end, .events = POLLIN}};
    bool pending = false;
    for (;;) {
        int ready = poll(files, 2, pending ? FOLDER_WATCH_SETTLE_MS : -1);
        if (ready < 0 && errno != EINTR) return NULL;
        if (ready > 0 && files[1].revents) return NULL;
        if (ready > 0 && files[0].revents & ~POLLIN) return NULL;
        if (ready > 0) {
            drain(self->changes);
            pending = true;
        } else if (ready == 0 && pending) {
            pending = false;
            self->changed(self->context);
        }
    }
}

FolderWatch *folder_watch_open(void (*changed)(void *context), void *context) {
    FolderWatch *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->changed = changed;
    self->context = context;
    self->changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    self->end = eventfd(0, EFD_CLOEXEC);
    bool ok = self->changes >= 0 && self->end >= 0 && pthread_create(&self->thread, NULL, watch, self) == 0;
    if (ok) return self;
    if (self->changes >= 0) close(self->changes);
    if (self->end >= 0) close(self->end);
    free(self);
    return NULL;
}

bool folder_watch_add(FolderWatch *self, const char *folder) {
    int number = inotify_add_watch(self->changes, folder, CHANGES);
    if (number < 0) return false;
    for (int i = 0; i < self->folder_count; i++)
        if (self->folders[i] == number) return true;
    if (self->folder_count == FOLDER_WATCH_MAX) {
        inotify_rm_watch(self->changes, number);
        return false;
    }
    self->folders[self->folder_count++] = number;
    return true;
}

void folder_watch_close(FolderWatch *self) {
    if (!self) return;
    uint64_t one = 1;
    if (write(self->end, &one, sizeof one) == (ssize_t)sizeof one) pthread_join(self->thread, NULL);
    close(self->changes);
    close(self->end);
    free(self);
}
