/* At 1920 x 1080 there are 2,040 cells. */
#include "screen/canvas_cells.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define CELL 32

void canvas_cells_release(CanvasCells *cells) {
    free(cells->hashes);
    free(cells->shown);
    *cells = (CanvasCells){0};
}

bool canvas_cells_begin(CanvasCells *cells, int width, int height) {
    int columns = (width + CELL - 1) / CELL, rows = (height + CELL - 1) / CELL;
    if (columns < 1) columns = 1;
    if (rows < 1) rows = 1;
    size_t count = (size_t)columns * (size_t)rows;
    if (cells->hashes && cells->columns == columns && cells->rows == rows) {
        memset(cells->hashes, 0, count * sizeof *cells->hashes);
        return true;
    }
    canvas_cells_release(cells);
    cells->hashes = calloc(count, sizeof *cells->hashes);
    cells->shown = calloc(count, sizeof *cells->shown);
    cells->columns = columns;
    cells->rows = rows;
    cells->all_changed = true;
    if (cells->hashes && cells->shown) return true;
    canvas_cells_release(cells);
    return false;
}

void canvas_cells_add(CanvasCells *cells, Rect bounds, uint64_t hash) {
    int last_column = (rect_right(bounds) - 1) / CELL, last_row = (rect_bottom(bounds) - 1) / CELL;
    for (int row = bounds.y / CELL; row <= last_row; row++) {
        int top = bounds.y > row * CELL ? bounds.y - row * CELL : 0;
        int bottom = rect_bottom(bounds) < (row + 1) * CELL ? rect_bottom(bounds) - row * CELL : CELL;
        uint64_t *hashes = cells->hashes + (ptrdiff_t)row * cells->columns;
        for (int column = bounds.x / CELL; column <= last_column; column++) {
            int left = bounds.x > column * CELL ? bounds.x - column * CELL : 0;
            int right = rect_right(bounds) < (column + 1) * CELL ? rect_right(bounds) - column * CELL : CELL;
            uint64_t part = (uint64_t)(left | right << 8 | top << 16) | (uint64_t)bottom << 24;
            hashes[column] = hash_mix(hashes[column], hash + (part << 32));
        }
    }
}

/* Runs of changed cells in a row; a run right below one of the same columns is joined to it. Returns how many
 * rectangles, or CANVAS_RECTS_MAX + 1 where they do not fit. */
static int find_changed(const CanvasCells *cells, Rect *rects) {
    int count = 0;
    for (int row = 0; row < cells->rows; row++) {
        const uint64_t *now = cells->hashes + (ptrdiff_t)row * cells->columns;
        const uint64_t *old = cells->shown + (ptrdiff_t)row * cells->columns;
        for (int column = 0; column < cells->columns; column++) {
            if (now[column] == old[column]) continue;
            int start = column;
            while (column < cells->columns && now[column] != old[column]) column++;
            Rect run = {start * CELL, row * CELL, (column - start) * CELL, CELL};
            int above = 0;
            while (above < count && !(rects[above].x == run.x && rects[above].width == run.width &&
                                      rect_bottom(rects[above]) == run.y))
                above++;
            if (above < count)
                rects[above].height += CELL;
            else if (count == CANVAS_RECTS_MAX)
                return CANVAS_RECTS_MAX + 1;
            else
                rects[count++] = run;
        }
    }
    return count;
}

/* The box around all changed cells. */
static Rect changed_box(const CanvasCells *cells) {
    Rect box = {0, 0, 0, 0};
    for (int row = 0; row < cells->rows; row++)
        for (int column = 0; column < cells->columns; column++) {
            ptrdiff_t cell = (ptrdiff_t)row * cells->columns + column;
            if (cells->hashes[cell] != cells->shown[cell])
                box = rect_union(box, (Rect){column * CELL, row * CELL, CELL, CELL});
        }
    return box;
}

int canvas_cells_end(CanvasCells *cells, Rect area, Rect rects[CANVAS_RECTS_MAX]) {
    int count = 1;
    if (cells->all_changed)
        rects[0] = area;
    else
        count = find_changed(cells, rects);
    if (count > CANVAS_RECTS_MAX) {
        rects[0] = changed_box(cells);
        count = 1;
    }
    for (int i = 0; i < count; i++) rects[i] = rect_intersect(rects[i], area);
    uint64_t *shown = cells->hashes;
    cells->hashes = cells->shown;
    cells->shown = shown;
    cells->all_changed = false;
    return count;
}
