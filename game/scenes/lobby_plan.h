/* Where things stand in the lobby: a tile for each seat, free ones that say how to sit down, and with teams a
 * group for each. Arithmetic only. */
#ifndef QUIZLEAF_SCENES_LOBBY_PLAN_H
#define QUIZLEAF_SCENES_LOBBY_PLAN_H

#include "scenes/seats.h"
#include "screen/input.h"
#include "screen/theme.h"

#define LOBBY_TILES_MAX SEATS_MAX

typedef struct LobbyTile {
    uint32_t seat;   /* SEAT_NONE: free */
    uint8_t cluster; /* free: the keys that may sit down here; KEY_CLUSTERS: anything else */
    Rect rect;
} LobbyTile;

typedef struct LobbyGroup {
    uint8_t team;
    Rect head, area; /* its name; all of it */
} LobbyGroup;

typedef struct LobbyPlan {
    LobbyTile tiles[LOBBY_TILES_MAX];
    uint32_t tile_count;
    LobbyGroup groups[TEAMS_MAX];
    uint32_t group_count; /* 0 without teams */
} LobbyPlan;

LobbyPlan lobby_plan(const Seats *seats, bool teams, const View *view);

/* The parts of a seat's tile while its editor is open. */
typedef struct LobbyEditorRects {
    Rect picture, label, left, value, right, foot, up, down;
    bool is_low; /* no room for label and foot */
} LobbyEditorRects;

LobbyEditorRects lobby_editor_rects(Rect tile, const View *view);

/* What a click there means to the editor: an arrow, or ACCEPT on the value; INPUT_NONE outside of the tile.
 */
InputKind lobby_editor_hit(Rect tile, const View *view, int x, int y);

#endif
