/* One thing a player sees. A scene is a row of functions in the scene table; adding one is a file and a row.
 * State that a scene keeps while it is shown stands in Game (game.h). */
#ifndef QUIZLEAF_SCENES_SCENE_H
#define QUIZLEAF_SCENES_SCENE_H

#include "screen/canvas.h"
#include "screen/input.h"

typedef struct Game Game;

typedef enum SceneId {
    SCENE_TITLE,
    SCENE_CHOOSE,   /* pack and rules */
    SCENE_QUESTION, /* the card, then its reveal */
    SCENE_PAUSE,
    SCENE_LEAVE, /* asks before a match is left */
    SCENE_NAME,  /* name for the high-score table */
    SCENE_RESULTS,
    SCENE_LOBBY,          /* who sits where at a party */
    SCENE_PARTY_SETUP,    /* how they play */
    SCENE_SEAT_NAME,      /* somebody writes their name */
    SCENE_PARTY_QUESTION, /* of a party: handover, stakes, card and reveal */
    SCENE_PARTY_SCORES,   /* the scoreboard between two cards */
    SCENE_HOST,           /* the host's menu */
    SCENE_PODIUM,
    SCENE_PACKS,      /* all packs */
    SCENE_PACK_PAGE,  /* one of them, with its problems */
    SCENE_PICK_CARDS, /* topics, difficulties, several packs */
    SCENE_HIGH_SCORES,
    SCENE_SETTINGS,
    SCENE_COUNT
} SceneId;

#define SCENE_STILL (-1) /* nothing moves: draw again only after input */

typedef struct Scene {
    const char *name;          /* for file names of pictures: "high-scores" */
    void (*enter)(Game *game); /* NULL: nothing to prepare */
    void (*input)(Game *game, const Input *input);
    void (*draw)(Game *game, Canvas *canvas);
    int (*next_frame_ms)(const Game *game); /* when it next looks different by itself; NULL: SCENE_STILL */
} Scene;

extern const Scene SCENES[SCENE_COUNT];

#endif
