/* The lobby's seats as tiles: who sits there, how to sit down on a free one, and the editor in its place. */
#ifndef QUIZLEAF_SCENES_LOBBY_TILES_H
#define QUIZLEAF_SCENES_LOBBY_TILES_H

#include "scenes/layout.h"
#include "scenes/lobby_plan.h"

/* All tiles and groups of the plan; menu items from `first_item` on are the tiles. */
void lobby_tiles_draw(Game *game, Canvas *canvas, const LobbyPlan *plan, int first_item);

/* The line at the foot: the party's hint, else what is missing, what Enter does on the tile that has the
 * focus (NULL: a button has it) or on the start button, and how to sit down. Lives as long as the frame. */
const char *lobby_foot_text(const Game *game, Canvas *canvas, const LobbyTile *focused, bool on_start);

#endif
