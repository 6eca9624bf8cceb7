/* What the scenes of packs (packs.c, pack_page.c, pick_cards.c) keep while they are shown. In
 * game->packs_view. */
#ifndef QUIZLEAF_SCENES_PACKS_VIEW_H
#define QUIZLEAF_SCENES_PACKS_VIEW_H

#include "packs/pack_shelf.h"
#include "scenes/list_menu.h"
#include "scenes/scene.h"
#include "scenes/type_ahead.h"
#include "store/store.h"

typedef struct PacksView {
    ListMenu list;                       /* of packs */
    ListMenu picks;                      /* of packs and topics to tick */
    TypeAhead typed;                     /* through one of these lists */
    char path[STORE_PATH_BYTES_MAX + 1]; /* of the pack whose page is open */
    size_t first_problem;                /* the first that is seen on its page */
    size_t last_first;                   /* .. at the most, so that the page is full */
    size_t problems_shown;               /* .. with room there */
    Rect problems_bar;                   /* their scroll bar */
    bool reading;                        /* arrows scroll the problems */
    bool dragging;                       /* the mouse holds the bar */
    SceneId pick_back;                   /* where picking cards leads back to */
} PacksView;

/* Lets the player pick the cards to play with; then back to this scene. */
void pick_cards_open(Game *game, SceneId back);

/* Shows all packs, from the first on. */
void packs_open(Game *game);

/* Shows all packs with the focus on this one. */
void packs_open_at(Game *game, const ShelvedPack *shelved);

/* Opens the page of a pack of the shelf, or of a file in which nothing can be played. */
void pack_page_open(Game *game, const ShelvedPack *shelved);

#endif
