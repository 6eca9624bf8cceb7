/* Reads packs on a thread of its own, one after the other, so that a window answers meanwhile.
 *
 * Ask for paths, take finished packs when word comes:
 *
 *     loader = pack_loader_open(word, context);
 *     pack_loader_ask(loader, "questions/heartstopper.yaml");
 *     ... word(context) is called on the loader's thread: pass it on to your own ...
 *     while (pack_loader_take(loader, &loaded)) ... keep or release loaded ...
 *
 * Packs come in the order they were asked for. */
#ifndef QUIZLEAF_PACKS_PACK_LOADER_H
#define QUIZLEAF_PACKS_PACK_LOADER_H

#include <stdbool.h>
#include <stddef.h>

#include "packs/pack.h"
#include "packs/pack_characters.h"

typedef struct PackLoader PackLoader;

/* A pack that was read, or a file that is none. */
typedef struct LoadedPack {
    Arena arena;      /* holds path and characters */
    const char *path; /* as asked for */
    Pack pack;        /* {0} where nothing can be played */
    PackCharacters characters;
    bool playable;
    bool cancelled;    /* the reading was stopped; nothing is known of the file */
    Problems problems; /* of the reading */
} LoadedPack;

void loaded_pack_release(LoadedPack *loaded);

/* Reads a pack here and now. */
LoadedPack loaded_pack_read(const char *path);

/* `word` is called on the loader's thread after each pack, and must only pass that on. NULL where there is no
 * thread or memory to be had: use loaded_pack_read then. */
PackLoader *pack_loader_open(void (*word)(void *context), void *context);

/* Stops what is being read and waits for the thread to end. What was not taken is released. NULL is fine. */
void pack_loader_close(PackLoader *loader);

/* Queues a path, which is copied. One that waits already is not queued again; one that is being read is,
 * since it may have changed. */
void pack_loader_ask(PackLoader *loader, const char *path);

/* Stops the pack that is being read; those that wait are still read. */
void pack_loader_cancel(PackLoader *loader);

/* Takes a path that waits out of the queue. False where it does not wait: it is being read or finished, or
 * was never asked for. */
bool pack_loader_forget(PackLoader *loader, const char *path);

/* The next finished pack, now the caller's; false where none is. */
bool pack_loader_take(PackLoader *loader, LoadedPack *out);

typedef struct LoaderState {
    size_t waiting; /* paths not finished, with the one being read */
    int permille;   /* of the bytes of the one being read */
    char name[80];  /* its file name, cut to fit */
} LoaderState;

/* Whether anything is being read or waits, and how far it is. */
bool pack_loader_state(PackLoader *loader, LoaderState *out);

#endif
