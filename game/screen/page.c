/* The colour at (x, y) depends on x / width + y / height alone, that is on x + y * width / height. One row
 * of twice the width holds every value; a row of the page is a piece of it. Four such rows with different
 * rounding make an ordered dither, so that the soft wash shows no bands. */
#include "screen/page.h"

#include <stdlib.h>
#include <string.h>

#include "screen/theme.h"

/* Bayer's 4 x 4 pattern: thresholds in sixteenths. */
static const int DITHER[PAGE_ROWS][4] = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};

void page_release(Page *page) {
    for (int row = 0; row < PAGE_ROWS; row++) free(page->rows[row]);
    *page = (Page){0};
}

/* Between two colour channels, position of length, rounded up where the rest exceeds the threshold. */
static uint8_t mix(uint8_t from, uint8_t to, int position, int length, int threshold) {
    long long sixteenths = (long long)from * 16 + ((long long)to - from) * 16 * position / length;
    long long value = (sixteenths + threshold) / 16;
    return (uint8_t)(value > 255 ? 255 : value);
}

static Colour wash(int position, int length, int threshold) {
    int half = length / 2 > 0 ? length / 2 : 1;
    const Colour *from = &THEME.page[position < half ? 0 : 1], *to = from + 1;
    if (position >= half) position -= half;
    if (position > half) position = half;
    return (Colour){mix(from->red, to->red, position, half, threshold),
                    mix(from->green, to->green, position, half, threshold),
                    mix(from->blue, to->blue, position, half, threshold), 255};
}

static bool page_prepare(Page *page, const SDL_Surface *surface, int width, int height) {
    uint32_t format = surface->format->format;
    if (page->rows[0] && page->width == width && page->height == height && page->format == format)
        return true;
    page_release(page);
    int length = 2 * width;
    for (int row = 0; row < PAGE_ROWS; row++) {
        page->rows[row] = malloc((size_t)(length + 4) * sizeof(uint32_t));
        if (!page->rows[row]) {
            page_release(page);
            return false;
        }
        for (int i = 0; i < length + 4; i++) {
            Colour colour = wash(i, length, DITHER[row][i & 3]);
            page->rows[row][i] = SDL_MapRGB(surface->format, colour.red, colour.green, colour.blue);
        }
    }
    page->width = width;
    page->height = height;
    page->format = format;
    return true;
}

void page_draw(Page *page, SDL_Surface *surface, Rect rect, int width, int height) {
    if (surface->format->BytesPerPixel != 4 || !page_prepare(page, surface, width, height)) {
        Colour middle = THEME.page[1];
        SDL_Rect area = {rect.x, rect.y, rect.width, rect.height};
        SDL_FillRect(surface, &area, SDL_MapRGB(surface->format, middle.red, middle.green, middle.blue));
        return;
    }
    for (int y = rect.y; y < rect_bottom(rect); y++) {
        /* A multiple of 4, so that the dither of a row stays in step with the columns. */
        int start = (int)((long long)y * width / height) & ~3;
        unsigned char *to = (unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        memcpy(to + (ptrdiff_t)rect.x * 4, page->rows[y & 3] + start + rect.x, (size_t)rect.width * 4);
    }
}
