/* What the player brings: files and folders dropped on the window or named on the command line, one or many
 * at a time, until all of them have been read. For game_packs.c; game_packs_bring begins it. */
#ifndef QUIZLEAF_SCENES_GAME_BROUGHT_H
#define QUIZLEAF_SCENES_GAME_BROUGHT_H

#include <stdbool.h>

typedef struct Game Game;

/* How the reading of a file ended. */
typedef enum BroughtEnd {
    BROUGHT_OPENED,
    BROUGHT_REFUSED,
    BROUGHT_STOPPED,
    BROUGHT_SPREAD /* others are read in its place */
} BroughtEnd;

/* Whether a file was brought and is not read yet. */
bool game_brought_waits(const Game *game, const char *path);

/* It is read, and on the shelf where it was not stopped. The last one of all that were brought is followed by
 * a word about them, and by the scene where they can be played. */
void game_brought_end(Game *game, const char *path, BroughtEnd end);

/* A folder in which nothing can be played as one pack may hold several: asks for them in its place. False
 * where it does not. */
bool game_brought_spread(Game *game, const char *path);

/* What waits is not read after all; what is being read goes on. */
void game_brought_forget(Game *game);

/* A file with questions that was brought by itself, though the folder in which it stands is a pack of the
 * shelf: that is opened instead. True. */
bool game_brought_stands_for(Game *game, const char *path, const char *folder);

#endif
