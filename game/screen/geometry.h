/* Rectangles and colours of the screen. Pixels of the window surface, x to the right, y down. */
#ifndef QUIZLEAF_SCREEN_GEOMETRY_H
#define QUIZLEAF_SCREEN_GEOMETRY_H

#include <stdbool.h>
#include <stdint.h>

/* Covers x .. x + width - 1 and y .. y + height - 1; width or height of 0 or less is empty. */
typedef struct Rect {
    int x, y, width, height;
} Rect;

/* Straight (not premultiplied) alpha; 255 is opaque. */
typedef struct Colour {
    uint8_t red, green, blue, alpha;
} Colour;

static inline bool rect_empty(Rect rect) {
    return rect.width <= 0 || rect.height <= 0;
}

static inline int rect_right(Rect rect) {
    return rect.x + rect.width;
}

static inline int rect_bottom(Rect rect) {
    return rect.y + rect.height;
}

/* Smaller by `by` on all four sides; larger where by is negative. */
static inline Rect rect_inset(Rect rect, int by) {
    return (Rect){rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by};
}

static inline Rect rect_moved(Rect rect, int x, int y) {
    return (Rect){rect.x + x, rect.y + y, rect.width, rect.height};
}

static inline bool rect_contains(Rect rect, int x, int y) {
    return x >= rect.x && x < rect_right(rect) && y >= rect.y && y < rect_bottom(rect);
}

/* What both cover; {0} where they do not meet. */
static inline Rect rect_intersect(Rect a, Rect b) {
    int left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    int right = rect_right(a) < rect_right(b) ? rect_right(a) : rect_right(b);
    int bottom = rect_bottom(a) < rect_bottom(b) ? rect_bottom(a) : rect_bottom(b);
    if (right <= left || bottom <= top) return (Rect){0, 0, 0, 0};
    return (Rect){left, top, right - left, bottom - top};
}

static inline bool rect_meets(Rect a, Rect b) {
    return !rect_empty(rect_intersect(a, b));
}

/* The smallest rectangle around both; an empty one does not count. */
static inline Rect rect_union(Rect a, Rect b) {
    if (rect_empty(a)) return b;
    if (rect_empty(b)) return a;
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = rect_right(a) > rect_right(b) ? rect_right(a) : rect_right(b);
    int bottom = rect_bottom(a) > rect_bottom(b) ? rect_bottom(a) : rect_bottom(b);
    return (Rect){left, top, right - left, bottom - top};
}

static inline bool rect_equal(Rect a, Rect b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/* A width x height rectangle in the middle of `within`. */
static inline Rect rect_centred(Rect within, int width, int height) {
    return (Rect){within.x + (within.width - width) / 2, within.y + (within.height - height) / 2, width,
                  height};
}

static inline Colour colour_with_alpha(Colour colour, uint8_t alpha) {
    colour.alpha = alpha;
    return colour;
}

static inline bool colour_equal(Colour a, Colour b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

#endif
