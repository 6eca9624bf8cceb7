/* What changed from one frame to the next: a grid of hashes over the window. Inside the canvas. */
#ifndef QUIZLEAF_SCREEN_CANVAS_CELLS_H
#define QUIZLEAF_SCREEN_CANVAS_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/geometry.h"

#define CANVAS_RECTS_MAX 64 /* more changed rectangles than this become one around them */

/* {0} has no cells. */
typedef struct CanvasCells {
    uint64_t *hashes, *shown; /* of this frame and of the last one; rows of columns */
    int columns, rows;
    bool all_changed; /* there is no last frame of this size */
} CanvasCells;

void canvas_cells_release(CanvasCells *cells);

/* Begins a frame of so many pixels. False, with no cells, where memory ran out. */
bool canvas_cells_begin(CanvasCells *cells, int width, int height);

/* Mixes the hash of what is painted into each cell that it touches, with the part of the cell that it
 * covers. `bounds` lies inside the frame. */
void canvas_cells_add(CanvasCells *cells, Rect bounds, uint64_t hash);

/* Ends the frame: the rectangles, inside `area`, in which it differs from the last one. Returns how many. */
int canvas_cells_end(CanvasCells *cells, Rect area, Rect rects[CANVAS_RECTS_MAX]);

#endif
