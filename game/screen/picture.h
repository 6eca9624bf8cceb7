/* Our own drawings (assets/images, SVG) as pixels of the wanted size, colour and angle.
 *
 * Every drawing stands in a square of 100 x 100 and inside its circle, so it can turn without being cut.
 * What may be coloured is drawn in #ff00ff, which is replaced by the tint before rasterising; outlines are
 * ink. A missing or broken file costs one warning on standard error and a plain round shape, never more. */
#ifndef QUIZLEAF_SCREEN_PICTURE_H
#define QUIZLEAF_SCREEN_PICTURE_H

#include <SDL.h>

#include "screen/geometry.h"

typedef enum PictureId {
    PICTURE_NONE, /* draws nothing */
    PICTURE_LEAF, /* the six shapes of the answers, A to F */
    PICTURE_HEART,
    PICTURE_BOLT,
    PICTURE_STAR,
    PICTURE_MOON,
    PICTURE_DROP,
    PICTURE_TICK,
    PICTURE_CROSS,
    PICTURE_PAUSE,
    PICTURE_CROWN,
    PICTURE_ARROW,      /* points right */
    PICTURE_LEAF_BROAD, /* drifting leaves, beside PICTURE_LEAF */
    PICTURE_LEAF_OAK,
    PICTURE_LEAF_SLIM,
    PICTURE_OWL, /* the eight seats of a party */
    PICTURE_BIRD,
    PICTURE_CAT,
    PICTURE_BUTTERFLY,
    PICTURE_FISH,
    PICTURE_HEDGEHOG,
    PICTURE_SNAIL,
    PICTURE_HARE,
    PICTURE_ICON, /* the app's icon */
    PICTURE_COUNT
} PictureId;

typedef struct Pictures Pictures;

/* Angles are rounded to this many degrees, so that a turning leaf costs 24 pictures at most. */
#define PICTURE_ANGLE_STEP 15

/* The folder is $QUIZLEAF_ASSETS, else share/quizleaf/assets beside an installed program, else the source
 * tree. Never fails: without a folder there are plain shapes. NULL only when memory ran out. */
Pictures *pictures_open(void);
void pictures_close(Pictures *pictures); /* NULL is fine */

/* The drawing, size x size pixels, ARGB8888 with straight alpha, turned clockwise by angle_degrees. A tint
 * of alpha 0 means the colour the theme gives this picture. NULL for PICTURE_NONE, size below 1 or when
 * memory ran out. Borrowed until the next call with the same Pictures. */
SDL_Surface *picture_surface(Pictures *pictures, PictureId id, int size, Colour tint, int angle_degrees);

/* How many files were missing or broken so far. */
int pictures_missing(const Pictures *pictures);

#endif
