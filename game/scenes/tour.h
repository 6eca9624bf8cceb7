/* A walk through a match of one player with a bot as the player, by the same inputs that a person gives: the
 * demo shows it to people, the golden pictures compare it. */
#ifndef QUIZLEAF_SCENES_TOUR_H
#define QUIZLEAF_SCENES_TOUR_H

#include "scenes/game.h"

/* Called whenever a scene stands still and is drawn. */
typedef void TourShown(void *context, const char *name, Game *game);

typedef struct Tour {
    Game *game;
    Canvas *canvas;
    View view;
    TourShown *shown; /* may be NULL */
    void *context;
} Tour;

/* Draws the present scene once its movements are over, and tells `shown`. Lets up to two seconds pass. */
void tour_show(const Tour *tour, const char *name);

/* Gives the game an input, then lets a moment pass. */
void tour_press(const Tour *tour, InputKind kind, int value);

/* From the title through a whole match, with two cards missed, to the high scores. The game must have a pack.
 * The finished match stays in the game, so that its scoreboard can be written. */
void tour_play(const Tour *tour);

#endif
