/* Rounded rectangles with a slightly uneven outline, as drawn by hand.
 *
 * Rasterised by ourselves from the distance to the outline, because only the border needs it: the pieces
 * around the edge are pictures, the middle is a plain fill. The unevenness comes from size and seed alone,
 * so a shape looks the same in every frame. */
#ifndef QUIZLEAF_SCREEN_SHAPE_H
#define QUIZLEAF_SCREEN_SHAPE_H

#include <SDL.h>

#include "screen/geometry.h"

typedef struct ShapeStyle {
    Colour fill, outline; /* alpha 0: not drawn */
    int outline_px;       /* pixels; the outline lies inside the rectangle */
    int radius_px;        /* pixels; a large value gives a pill */
    bool dashed;
    bool shadow;     /* THEME.shadow falls outside the rectangle; only under an opaque fill */
    int shadow_x_px; /* pixels to the right and down; where both are 0, canvas_shape takes the */
    int shadow_y_px; /* design's DESIGN_SHADOW_X and _Y */
    uint32_t seed;   /* another seed, another hand */
} ShapeStyle;

/* The pieces of a shape, each to be blitted at its place, and the plain middle. */
typedef struct ShapePiece {
    Rect place; /* relative to the shape's rectangle */
    int index;  /* for shape_piece_surface */
} ShapePiece;

#define SHAPE_PIECES_MAX 4

typedef struct ShapePieces {
    ShapePiece pieces[SHAPE_PIECES_MAX];
    int count;
    Rect middle; /* plain fill, relative; may be empty */
} ShapePieces;

typedef struct Shapes Shapes;

/* NULL only when memory ran out. */
Shapes *shapes_open(void);
void shapes_close(Shapes *shapes); /* NULL is fine */

/* Everything the shape paints, with its shadow. */
Rect shape_bounds(Rect rect, const ShapeStyle *style);

/* How a shape of this size falls into pieces. Pure arithmetic. */
ShapePieces shape_pieces(int width, int height, const ShapeStyle *style);

/* The pixels of one piece: ARGB8888, straight alpha. Borrowed until the next call with the same Shapes;
 * NULL when memory ran out. */
SDL_Surface *shape_piece_surface(Shapes *shapes, int width, int height, const ShapeStyle *style,
                                 const ShapePiece *piece);

#endif
