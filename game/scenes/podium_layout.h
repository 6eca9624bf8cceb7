/* Where everyone stands on a podium of three steps, in design pixels (theme.h). Whoever has the same place
 * shares a step, which grows wider for it. Pure arithmetic. */
#ifndef QUIZLEAF_SCENES_PODIUM_LAYOUT_H
#define QUIZLEAF_SCENES_PODIUM_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "screen/geometry.h"

#define PODIUM_STEPS 3
#define PODIUM_FIGURES_MAX 8

typedef struct PodiumStep {
    Rect rect;      /* empty: nobody has this place */
    uint32_t place; /* 1 to 3 */
} PodiumStep;

typedef struct PodiumFigure {
    size_t who;         /* index in the places that were given */
    size_t step;        /* index in steps */
    Rect picture, name; /* above the step */
    Rect points;        /* on the step */
} PodiumFigure;

typedef struct Podium {
    PodiumStep steps[PODIUM_STEPS]; /* second, first, third: from left to right */
    PodiumFigure figures[PODIUM_FIGURES_MAX];
    size_t figure_count;
} Podium;

/* The place of each, 1 and up, from points that fall: those with as many points as the one before share its
 * place, and the place after them is left out (1, 2, 2, 4). */
void podium_places(const int32_t *points, size_t count, uint32_t *places);

/* Lays those out whose place is 1 to 3; count is at most PODIUM_FIGURES_MAX. All stands inside `area`, whose
 * bottom is where the steps end. */
void podium_lay(Rect area, const uint32_t *places, size_t count, Podium *out);

#endif
