/* The packs a player can choose from: those of the game's folder, of the player's own, and what was dropped
 * on the window. A pack may be read again while the game is open; who plays the old one may go on with it. */
#ifndef QUIZLEAF_PACKS_PACK_SHELF_H
#define QUIZLEAF_PACKS_PACK_SHELF_H

#include "packs/pack_loader.h"

/* One file. It stays where it is until the shelf is released, or until it was replaced and
 * pack_shelf_drop_retired is called. */
typedef struct ShelvedPack {
    LoadedPack loaded; /* the last reading that gave something to play */
    LoadedPack broken; /* a later one that did not: the pack is played as it was; {0}: none */
    bool hidden;       /* the player does not want to be offered it; the shelf itself does not mind */
    bool fonts_known;  /* whoever shows it has looked for fonts with its characters */
} ShelvedPack;

typedef struct ShelvedPacks {
    ShelvedPack **items;
    size_t count, capacity;
} ShelvedPacks;

typedef struct PackShelf {
    Arena arena;             /* holds the arrays and lines */
    ShelvedPacks packs;      /* that can be played */
    ShelvedPacks unreadable; /* files in which nothing can be played; see `loaded.problems` */
    ShelvedPacks retired;    /* replaced, but maybe still played */
    const char *notice;      /* a sentence about files that could not be used at all; NULL: none */
} PackShelf;

/* {0} is an empty shelf. */
void pack_shelf_release(PackShelf *shelf);

/* Reads every pack of a folder. A folder that is not there adds nothing. */
void pack_shelf_add_folder(PackShelf *shelf, const char *folder);

/* Reads one file; false with the shelf's notice set where nothing in it can be played. */
bool pack_shelf_add_file(PackShelf *shelf, const char *path);

/* Takes what was read: a new file, or a file of the shelf read again, whose place it then takes. Returns the
 * place among `packs`, or SIZE_MAX where nothing can be played; the notice says why then. A pack that could
 * be played before stays as it was. */
size_t pack_shelf_put(PackShelf *shelf, LoadedPack *loaded);

/* The file at a path, whether it can be played or not; NULL: it is not on the shelf. */
ShelvedPack *pack_shelf_find_path(const PackShelf *shelf, const char *path);

/* The place of a path among `packs`, or SIZE_MAX. */
size_t pack_shelf_place(const PackShelf *shelf, const char *path);

/* Takes a file off the shelf, into `retired`; one that is not there is fine. */
void pack_shelf_take_off(PackShelf *shelf, const char *path);

/* Takes the files that are gone from the disk off the shelf, into `retired`. True where there were any. */
bool pack_shelf_take_off_missing(PackShelf *shelf);

/* Lets go of replaced packs: nobody must hold one. */
void pack_shelf_drop_retired(PackShelf *shelf);

/* The pack whose cards have this fingerprint; NULL where there is none. */
const Pack *pack_shelf_find(const PackShelf *shelf, const Fingerprint *fingerprint);

/* What the latest reading of a file had to say. */
const Problems *shelved_pack_problems(const ShelvedPack *shelved);

/* The first error of the latest reading as a line, in the arena; NULL where there is none. */
const char *shelved_pack_first_error(const ShelvedPack *shelved, Arena *arena);

#endif
