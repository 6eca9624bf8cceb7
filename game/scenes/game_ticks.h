/* What is ticked with each pack, kept in the store: under the pack's path, so that a pack which was edited
 * keeps its ticks, and under its content, so that one which was moved or renamed does. */
#ifndef QUIZLEAF_SCENES_GAME_TICKS_H
#define QUIZLEAF_SCENES_GAME_TICKS_H

typedef struct Game Game;

/* No tick, of the chosen pack. */
void game_ticks_clear(Game *game);

/* What was ticked with the chosen pack when it was played last: at its path, or, where nothing was, with a
 * pack of the same content at another. */
void game_ticks_recall(Game *game);

/* What is ticked is now the player's choice, as the chosen pack is. */
void game_ticks_remember(Game *game);

/* Nothing is ticked with the pack at this path. */
void game_ticks_drop(Game *game, const char *path);

/* What is ticked, and remembered, with or of a pack at one path is so at another. */
void game_ticks_rename_pack(Game *game, const char *from, const char *to);

#endif
