/* Rounded rectangles from a distance function. For each pixel of the border: how far is it from the
 * outline of a rounded rectangle whose coordinates were bent a little? Half a pixel either side is blended.
 *
 * Rejected: an SVG path through SDL_image, which rasterises all of it, where only 15 % of a card is border.
 * The largest card (1620 x 330) takes about 2 ms once and 0.6 MB instead of 2.1 MB; a button 0.5 ms. */
#include "screen/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "screen/surface_cache.h"
#include "screen/theme.h"

#define CACHE_BYTES ((size_t)48 * 1024 * 1024)
#define SIDE_MAX_PX 16384
#define FULL_TURN 6.28318531f

struct Shapes {
    SurfaceCache cache;
};

/* Zeroed before it is filled, as it is compared as bytes. */
typedef struct ShapeKey {
    int32_t width, height, piece;
    int32_t outline_px, radius_px, shadow_x_px, shadow_y_px;
    uint32_t seed, flags;
    Colour fill, outline;
} ShapeKey;

/* The hand that draws: everything about one shape that its pixels need. */
typedef struct Hand {
    float width, height;
    float radius[4]; /* top left, top right, bottom right, bottom left */
    float outline;
    float margin;             /* between the rectangle and the outline at rest, room for the bends */
    float *bend_y, *bend_x;   /* by column: how far down; by row: how far right */
    float *thick_x, *thick_y; /* by column and by row: added to the outline's thickness */
    float dash_period;        /* 0: solid */
} Hand;

Shapes *shapes_open(void) {
    Shapes *shapes = calloc(1, sizeof *shapes);
    if (shapes) shapes->cache.limit_bytes = CACHE_BYTES;
    return shapes;
}

void shapes_close(Shapes *shapes) {
    if (!shapes) return;
    surface_cache_release(&shapes->cache);
    free(shapes);
}

static bool has_shadow(const ShapeStyle *style) {
    return style->shadow && style->fill.alpha == 255 && (style->shadow_x_px > 0 || style->shadow_y_px > 0);
}

Rect shape_bounds(Rect rect, const ShapeStyle *style) {
    if (!has_shadow(style)) return rect;
    rect.width += style->shadow_x_px > 0 ? style->shadow_x_px : 0;
    rect.height += style->shadow_y_px > 0 ? style->shadow_y_px : 0;
    return rect;
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

ShapePieces shape_pieces(int width, int height, const ShapeStyle *style) {
    ShapePieces result = {0};
    Rect all = shape_bounds((Rect){0, 0, width, height}, style);
    int radius = smaller(style->radius_px, smaller(width, height) / 2);
    /* A corner may be a quarter rounder than asked for, see draw_corners. */
    int border = radius + radius / 4 + style->outline_px + 3;
    if (2 * border + 16 >= width || 2 * border + 16 >= height) {
        result.pieces[result.count++] = (ShapePiece){all, 0};
        return result;
    }
    int below = height - border, right = width - border;
    result.pieces[result.count++] = (ShapePiece){{0, 0, all.width, border}, 0};
    result.pieces[result.count++] = (ShapePiece){{0, below, all.width, all.height - below}, 1};
    result.pieces[result.count++] = (ShapePiece){{0, border, border, below - border}, 2};
    result.pieces[result.count++] = (ShapePiece){{right, border, all.width - right, below - border}, 3};
    result.middle = (Rect){border, border, right - border, below - border};
    return result;
}

static float random_unit(Random *random) {
    return (float)random_below(random, 4096) / 4095.0f;
}

/* A slow wave along one side: two sines of 140 to 420 outlines' length. */
static float *wave(Random *random, int length, float height, float outline) {
    float *values = malloc((size_t)length * sizeof *values);
    if (!values) return NULL;
    float first = FULL_TURN / (outline * (60.0f + 50.0f * random_unit(random)));
    float second = FULL_TURN / (outline * (22.0f + 14.0f * random_unit(random)));
    float first_start = FULL_TURN * random_unit(random), second_start = FULL_TURN * random_unit(random);
    for (int i = 0; i < length; i++)
        values[i] = height * (0.7f * sinf(first * (float)i + first_start) +
                              0.3f * sinf(second * (float)i + second_start));
    return values;
}

/* No two corners of a hand-drawn card are equally round. */
static void draw_corners(Hand *hand, Random *random, int width, int height, int radius_px) {
    float half = (float)smaller(width, height) / 2.0f - hand->margin;
    for (int corner = 0; corner < 4; corner++) {
        float radius = (float)radius_px * (0.88f + 0.34f * random_unit(random));
        hand->radius[corner] = radius > half ? half : radius;
        if (hand->radius[corner] < 0.5f) hand->radius[corner] = 0.5f;
    }
}

static void hand_release(Hand *hand) {
    free(hand->bend_x);
    free(hand->bend_y);
    free(hand->thick_x);
    free(hand->thick_y);
}

static bool hand_init(Hand *hand, int width, int height, const ShapeStyle *style) {
    Random random =
        random_seeded(((uint64_t)style->seed << 32) ^ ((uint64_t)width * 131u + (uint64_t)height));
    float outline = (float)(style->outline_px > 0 ? style->outline_px : 1);
    *hand = (Hand){.width = (float)width, .height = (float)height, .outline = (float)style->outline_px};
    /* Thin outlines on small screens hardly bend: a wobble under half a pixel only looks blurred. */
    float bend = outline < 2.0f ? 0.0f : 0.24f * outline;
    if (bend > 1.8f) bend = 1.8f;
    hand->margin = bend;
    draw_corners(hand, &random, width, height, style->radius_px);
    hand->bend_y = wave(&random, width, bend, outline);
    hand->bend_x = wave(&random, height, bend, outline);
    hand->thick_x = wave(&random, width, 0.09f * outline, outline);
    hand->thick_y = wave(&random, height, 0.09f * outline, outline);
    if (style->dashed) {
        float around = 2.0f * (hand->width + hand->height) - 1.7f * (float)style->radius_px;
        float dashes = roundf(around / (outline * 4.2f));
        hand->dash_period = around / (dashes < 4.0f ? 4.0f : dashes);
    }
    if (hand->bend_x && hand->bend_y && hand->thick_x && hand->thick_y) return true;
    hand_release(hand);
    return false;
}

static float clamp_unit(float value) {
    return value < 0.0f ? 0.0f : value > 1.0f ? 1.0f : value;
}

static int clamp_index(int index, int length) {
    return index < 0 ? 0 : index >= length ? length - 1 : index;
}

/* Signed distance to the bent outline, negative inside; pixel centres. */
static float distance(const Hand *hand, int column, int row) {
    int bend_column = clamp_index(column, (int)hand->width), bend_row = clamp_index(row, (int)hand->height);
    float x = (float)column + 0.5f - hand->bend_x[bend_row] - hand->width / 2.0f;
    float y = (float)row + 0.5f - hand->bend_y[bend_column] - hand->height / 2.0f;
    int corner = y < 0.0f ? (x < 0.0f ? 0 : 1) : (x < 0.0f ? 3 : 2);
    float radius = hand->radius[corner];
    float over_x = fabsf(x) - (hand->width / 2.0f - hand->margin) + radius;
    float over_y = fabsf(y) - (hand->height / 2.0f - hand->margin) + radius;
    if (over_x > 0.0f && over_y > 0.0f) return sqrtf(over_x * over_x + over_y * over_y) - radius;
    return (over_x > over_y ? over_x : over_y) - radius;
}

/* How far along the outline a pixel is, clockwise from the top left corner's middle; only dashes need it. */
static float along(const Hand *hand, int column, int row) {
    float x = (float)column + 0.5f, y = (float)row + 0.5f, width = hand->width, height = hand->height;
    float radius = hand->radius[y < height / 2 ? (x < width / 2 ? 0 : 1) : (x < width / 2 ? 3 : 2)];
    float arc = radius * FULL_TURN / 4.0f;
    bool left = x<radius, right = x> width - radius, top = y<radius, bottom = y> height - radius;
    float top_side = width - 2 * radius, right_side = height - 2 * radius;
    if (right && top) return top_side + radius * atan2f(x - (width - radius), radius - y);
    if (right && bottom)
        return top_side + arc + right_side + radius * atan2f(y - (height - radius), x - (width - radius));
    if (left && bottom)
        return 2 * top_side + 2 * arc + right_side + radius * atan2f(radius - x, y - (height - radius));
    if (left && top) return 2 * (top_side + right_side) + 3 * arc + radius * atan2f(radius - y, radius - x);
    if (y < height / 2 && y < x && y < width - x) return x - radius;
    if (x > width / 2 && width - x < y && width - x < height - y) return top_side + arc + y - radius;
    if (y > height / 2 && height - y < x && height - y < width - x)
        return top_side + right_side + 2 * arc + (width - radius - x);
    return 2 * top_side + right_side + 3 * arc + (height - radius - y);
}

/* 1 on a dash, 0 in a gap: dashes take 62 % of the period. */
static float dash(const Hand *hand, int column, int row) {
    if (hand->dash_period <= 0.0f) return 1.0f;
    float phase = fmodf(along(hand, column, row), hand->dash_period);
    float from_middle = fabsf(phase - hand->dash_period / 2.0f);
    return clamp_unit(0.31f * hand->dash_period - from_middle + 0.5f);
}

/* a over b, straight alpha, both as red, green, blue, alpha from 0 to 1. */
typedef struct Paint {
    float red, green, blue, alpha;
} Paint;

static Paint paint_of(Colour colour, float coverage) {
    return (Paint){(float)colour.red, (float)colour.green, (float)colour.blue,
                   (float)colour.alpha / 255.0f * coverage};
}

static Paint paint_over(Paint a, Paint b) {
    float below = b.alpha * (1.0f - a.alpha), alpha = a.alpha + below;
    if (alpha <= 0.0f) return (Paint){0, 0, 0, 0};
    return (Paint){(a.red * a.alpha + b.red * below) / alpha, (a.green * a.alpha + b.green * below) / alpha,
                   (a.blue * a.alpha + b.blue * below) / alpha, alpha};
}

static uint32_t pixel_of(Paint paint) {
    uint32_t alpha = (uint32_t)(paint.alpha * 255.0f + 0.5f), red = (uint32_t)(paint.red + 0.5f);
    return alpha << 24 | red << 16 | (uint32_t)(paint.green + 0.5f) << 8 | (uint32_t)(paint.blue + 0.5f);
}

static uint32_t pixel_of_colour(Colour colour) {
    return (uint32_t)colour.alpha << 24 | (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 |
           colour.blue;
}

/* One pixel near the border: outline over fill over shadow. */
static uint32_t border_pixel(const Hand *hand, const ShapeStyle *style, bool shadow, int column, int row) {
    float depth = -distance(hand, column, row);
    float outer = clamp_unit(depth + 0.5f);
    float thickness = hand->outline + hand->thick_x[clamp_index(column, (int)hand->width)] +
                      hand->thick_y[clamp_index(row, (int)hand->height)];
    float inner = style->outline.alpha ? clamp_unit(depth - thickness + 0.5f) : outer;
    float line = outer - inner;
    if (line > 0.0f && hand->dash_period > 0.0f) line *= dash(hand, column, row);
    /* Between dashes the fill shows up to the middle of the outline, so that it does not look eaten. */
    float filled = hand->dash_period > 0.0f ? clamp_unit(depth - thickness / 2.0f + 0.5f) : outer;
    Paint paint = {0, 0, 0, 0};
    if (style->fill.alpha) paint = paint_of(style->fill, filled);
    if (line > 0.0f) paint = paint_over(paint_of(style->outline, line), paint);
    if (shadow && paint.alpha < 1.0f) {
        float under =
            clamp_unit(0.5f - distance(hand, column - style->shadow_x_px, row - style->shadow_y_px));
        if (under > 0.0f) paint = paint_over(paint, paint_of(THEME.shadow, under));
    }
    return pixel_of(paint);
}

static void draw_piece(SDL_Surface *surface, const Hand *hand, const ShapeStyle *style, Rect place) {
    bool shadow = has_shadow(style);
    uint32_t fill = pixel_of_colour(style->fill);
    int width = (int)hand->width, height = (int)hand->height;
    float widest = hand->radius[0];
    for (int corner = 1; corner < 4; corner++) widest = fmaxf(widest, hand->radius[corner]);
    /* Deeper than this from every side nothing but the fill is left: at a corner's diagonal the outline
     * reaches 0.3 radius in, elsewhere its own thickness. */
    int plain = (int)ceilf(hand->margin * 2 + hand->outline * 1.2f + 2.0f);
    int corner_size = (int)ceilf(widest + hand->margin * 2);
    for (int y = 0; y < place.height; y++) {
        uint32_t *pixels =
            (uint32_t *)(void *)((unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        int row = place.y + y, from_row_edge = smaller(row, height - 1 - row);
        for (int x = 0; x < place.width; x++) {
            int column = place.x + x, from_column_edge = smaller(column, width - 1 - column);
            bool deep = from_row_edge >= plain && from_column_edge >= plain &&
                        (from_row_edge >= corner_size || from_column_edge >= corner_size);
            pixels[x] = deep ? fill : border_pixel(hand, style, shadow, column, row);
        }
    }
}

static SDL_Surface *rasterise(int width, int height, const ShapeStyle *style, Rect place) {
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, place.width, place.height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!surface) return NULL;
    Hand hand;
    if (!hand_init(&hand, width, height, style)) {
        SDL_FreeSurface(surface);
        return NULL;
    }
    draw_piece(surface, &hand, style, place);
    hand_release(&hand);
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_BLEND);
    return surface;
}

SDL_Surface *shape_piece_surface(Shapes *shapes, int width, int height, const ShapeStyle *style,
                                 const ShapePiece *piece) {
    if (width < 1 || height < 1 || width > SIDE_MAX_PX || height > SIDE_MAX_PX) return NULL;
    ShapeKey key;
    memset(&key, 0, sizeof key);
    key.width = width;
    key.height = height;
    key.piece = piece->index;
    key.outline_px = style->outline_px;
    key.radius_px = style->radius_px;
    key.shadow_x_px = has_shadow(style) ? style->shadow_x_px : 0;
    key.shadow_y_px = has_shadow(style) ? style->shadow_y_px : 0;
    key.seed = style->seed;
    key.flags = style->dashed ? 1u : 0u;
    key.fill = style->fill;
    key.outline = style->outline;
    SDL_Surface *surface = surface_cache_find(&shapes->cache, &key, sizeof key);
    if (surface) return surface;
    surface = rasterise(width, height, style, piece->place);
    return surface ? surface_cache_take(&shapes->cache, &key, sizeof key, surface) : NULL;
}
