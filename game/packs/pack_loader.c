/* A queue of paths, a queue of finished packs, and a thread between them. Sizes seen: 1 to 30 packs at the
 * start, then one at a time. */
#include "packs/pack_loader.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/read_progress.h"

/* A path on its way: first waiting, then being read, then finished. */
typedef struct Job {
    struct Job *next;
    LoadedPack loaded;
    bool finished;
} Job;

struct PackLoader {
    pthread_t thread;
    pthread_mutex_t lock; /* over all that follows but `progress` */
    pthread_cond_t asked;
    Job *first; /* in the order they were asked for; the first not finished is being read or is next */
    bool reading, closing;
    ReadProgress progress;
    void (*word)(void *context);
    void *context;
};

void loaded_pack_release(LoadedPack *loaded) {
    pack_release(&loaded->pack);
    problems_release(&loaded->problems);
    arena_release(&loaded->arena);
    *loaded = (LoadedPack){0};
}

static void start(LoadedPack *loaded, const char *path) {
    *loaded = (LoadedPack){0};
    loaded->path = arena_copy_text(&loaded->arena, path, strlen(path));
}

/* All of it; the reading may be watched. */
static void read_whole(LoadedPack *loaded, ReadProgress *progress) {
    loaded->playable = pack_read_watched(loaded->path, progress, &loaded->pack, &loaded->problems);
    if (loaded->playable) loaded->characters = pack_characters(&loaded->pack, &loaded->arena);
}

LoadedPack loaded_pack_read(const char *path) {
    LoadedPack loaded;
    start(&loaded, path);
    read_whole(&loaded, NULL);
    return loaded;
}

static Job *next_unfinished(const PackLoader *loader) {
    Job *job = loader->first;
    while (job && job->finished) job = job->next;
    return job;
}

/* Reads one; the lock is held before and after, not meanwhile: nobody else touches a job that is not
 * finished, but for its path. */
static void read_job(PackLoader *loader, Job *job) {
    LoadedPack *loaded = &job->loaded;
    loader->reading = true;
    pthread_mutex_unlock(&loader->lock);
    read_whole(loaded, &loader->progress);
    pthread_mutex_lock(&loader->lock);
    loaded->cancelled = !loaded->playable && atomic_load(&loader->progress.cancelled);
    loader->reading = false;
    job->finished = true;
    atomic_store(&loader->progress.done_bytes, 0);
    atomic_store(&loader->progress.total_bytes, 0);
    if (!loader->closing) atomic_store(&loader->progress.cancelled, false);
}

static void *work(void *argument) {
    PackLoader *loader = argument;
    pthread_mutex_lock(&loader->lock);
    while (!loader->closing) {
        Job *job = next_unfinished(loader);
        if (!job) {
            pthread_cond_wait(&loader->asked, &loader->lock);
            continue;
        }
        read_job(loader, job);
        if (loader->closing) break;
        pthread_mutex_unlock(&loader->lock);
        loader->word(loader->context);
        pthread_mutex_lock(&loader->lock);
    }
    pthread_mutex_unlock(&loader->lock);
    return NULL;
}

PackLoader *pack_loader_open(void (*word)(void *context), void *context) {
    PackLoader *loader = calloc(1, sizeof *loader);
    if (!loader) return NULL;
    loader->word = word;
    loader->context = context;
    pthread_mutex_init(&loader->lock, NULL);
    pthread_cond_init(&loader->asked, NULL);
    if (pthread_create(&loader->thread, NULL, work, loader) == 0) return loader;
    pthread_cond_destroy(&loader->asked);
    pthread_mutex_destroy(&loader->lock);
    free(loader);
    return NULL;
}

void pack_loader_close(PackLoader *loader) {
    if (!loader) return;
    pthread_mutex_lock(&loader->lock);
    loader->closing = true;
    atomic_store(&loader->progress.cancelled, true);
    pthread_cond_signal(&loader->asked);
    pthread_mutex_unlock(&loader->lock);
    pthread_join(loader->thread, NULL);
    while (loader->first) {
        Job *job = loader->first;
        loader->first = job->next;
        loaded_pack_release(&job->loaded);
        free(job);
    }
    pthread_cond_destroy(&loader->asked);
    pthread_mutex_destroy(&loader->lock);
    free(loader);
}

/* The link to a path that waits and is not being read yet; NULL: it does not. */
static Job **find_waiting(PackLoader *loader, const char *path) {
    const Job *current = loader->reading ? next_unfinished(loader) : NULL;
    for (Job **link = &loader->first; *link; link = &(*link)->next)
        if (!(*link)->finished && *link != current && strcmp((*link)->loaded.path, path) == 0) return link;
    return NULL;
}

void pack_loader_ask(PackLoader *loader, const char *path) {
    Job *job = calloc(1, sizeof *job);
    if (!job) return;
    start(&job->loaded, path);
    pthread_mutex_lock(&loader->lock);
    bool known = find_waiting(loader, path);
    Job **end = &loader->first;
    while (*end) end = &(*end)->next;
    if (!known) *end = job;
    pthread_cond_signal(&loader->asked);
    pthread_mutex_unlock(&loader->lock);
    if (!known) return;
    loaded_pack_release(&job->loaded);
    free(job);
}

void pack_loader_cancel(PackLoader *loader) {
    pthread_mutex_lock(&loader->lock);
    if (loader->reading) atomic_store(&loader->progress.cancelled, true);
    pthread_mutex_unlock(&loader->lock);
}

bool pack_loader_forget(PackLoader *loader, const char *path) {
    pthread_mutex_lock(&loader->lock);
    Job **link = find_waiting(loader, path), *job = link ? *link : NULL;
    if (job) *link = job->next;
    pthread_mutex_unlock(&loader->lock);
    if (!job) return false;
    loaded_pack_release(&job->loaded);
    free(job);
    return true;
}

bool pack_loader_take(PackLoader *loader, LoadedPack *out) {
    pthread_mutex_lock(&loader->lock);
    Job *job = loader->first;
    bool finished = job && job->finished;
    if (finished) loader->first = job->next;
    pthread_mutex_unlock(&loader->lock);
    if (!finished) return false;
    *out = job->loaded;
    free(job);
    return true;
}

/* The last part of a path, whole characters of it. */
static void copy_name(const char *path, char *out, size_t size) {
    const char *slash = strrchr(path, '/');
    const char *name = slash && slash[1] ? slash + 1 : path;
    size_t length = strlen(name);
    if (text_find_invalid(name, length) != length || text_has_control(name)) name = "a file";
    snprintf(out, size, "%s", name);
    out[text_find_invalid(out, strlen(out))] = '\0';
}

bool pack_loader_state(PackLoader *loader, LoaderState *out) {
    *out = (LoaderState){0};
    pthread_mutex_lock(&loader->lock);
    const Job *job = next_unfinished(loader);
    if (job) copy_name(job->loaded.path, out->name, sizeof out->name);
    for (; job; job = job->next) out->waiting++;
    pthread_mutex_unlock(&loader->lock);
    size_t done = atomic_load(&loader->progress.done_bytes);
    size_t total = atomic_load(&loader->progress.total_bytes);
    if (total) out->permille = done < total ? (int)(done * 1000 / total) : 1000;
    return out->waiting > 0;
}
