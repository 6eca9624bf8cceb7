/* The game in its window: opens everything, runs the loop, closes everything. */
#ifndef QUIZLEAF_APP_H
#define QUIZLEAF_APP_H

#include "match/replay.h"
#include "packs/pack.h"

typedef struct AppOptions {
    const char *data_folder;  /* where scores and settings live */
    const char *packs_folder; /* the game's own packs */
    const char *pack;         /* a pack that the player names, to be opened at once; NULL: none */
    int width, height;        /* of the window, pixels */
    bool full_screen;         /* whatever the settings say */
    uint64_t seed;            /* of the matches' seeds; 0: from the machine */
    uint32_t measure_seconds; /* over 0: close after this long and print how fast each scene's frames were */
} AppOptions;

/* Plays until the player quits; returns the program's exit code. Complains on stderr where it cannot open. */
int app_run(const AppOptions *options);

/* Shows a replay in the window with its cards, then its results. */
int app_show_replay(const AppOptions *options, const Replay *replay, const PackCards *cards);

#endif
