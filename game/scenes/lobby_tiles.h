/* The lobby's seats as tiles: who sits there, how to sit down on a free one, and the editor in its place. */
#ifndef QUIZLEAF_SCENES_LOBBY_TILES_H
#define QUIZLEAF_SCENES_LOBBY_TILES_H

#include "scenes/layout.h"
#include "scenes/lobby_plan.h"

/* All tiles and groups of the plan; menu items from `first_item` on are the tiles. */
void lobby_tiles_draw(Game *game, Canvas *canvas, const LobbyPlan *plan, int first_item);

/* The keys of the clusters that nobody has, for the foot: "7 8 9 0 · Z X C V"; "" where all are taken. */
const char *lobby_free_keys(const Game *game, Canvas *canvas);

#endif
