/* The packs a player can choose from: those of the game's folder and of the player's own. */
#ifndef QUIZLEAF_PACKS_PACK_SHELF_H
#define QUIZLEAF_PACKS_PACK_SHELF_H

#include "packs/pack.h"

typedef struct ShelvedPack {
    Pack pack;
    size_t errors;           /* faults of the file; what they touch is left out */
    const char *first_error; /* a line for the player; NULL where all is well */
} ShelvedPack;

typedef struct PackShelf {
    Arena arena; /* holds the array, paths and lines */
    ShelvedPack *packs;
    size_t count;
    size_t capacity;
    const char *notice; /* a sentence about files that could not be used at all; NULL: none */
} PackShelf;

/* {0} is an empty shelf. */
void pack_shelf_release(PackShelf *shelf);

/* Reads every pack of a folder. A folder that is not there adds nothing. */
void pack_shelf_add_folder(PackShelf *shelf, const char *folder);

/* Reads one file; false with the shelf's notice set where nothing in it can be played. */
bool pack_shelf_add_file(PackShelf *shelf, const char *path);

/* The pack whose cards have this fingerprint; NULL where there is none. */
const Pack *pack_shelf_find(const PackShelf *shelf, const Fingerprint *fingerprint);

#endif
