/* The page: the diagonal wash behind every scene, drawn row by row from small tables, so that no surface
 * of the whole screen is kept (8 MB at 1080p) and any rectangle of it costs a copy. Inside the canvas. */
#ifndef QUIZLEAF_SCREEN_PAGE_H
#define QUIZLEAF_SCREEN_PAGE_H

#include <SDL.h>

#include "screen/geometry.h"

#define PAGE_ROWS 4 /* of the dither pattern */

/* {0} is empty; page_draw fills it for the size and format at hand. */
typedef struct Page {
    int width, height;
    uint32_t format;
    uint32_t *rows[PAGE_ROWS];
} Page;

void page_release(Page *page);

/* Paints rect (inside the surface) of a wash that spans width x height. Where memory runs out or the
 * surface has not 32 bits a pixel, a plain fill in the middle colour. */
void page_draw(Page *page, SDL_Surface *surface, Rect rect, int width, int height);

#endif
