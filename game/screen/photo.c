/* A card shows one picture, so the cache keeps some: 24 MiB are six of the largest that a question at 1080p
 * has. While one is decoded it may take 48 MiB more, and as much again where its format is not ours. */
#include "screen/photo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_image.h>

#include "base/image_header.h"
#include "base/png_chunks.h"
#include "screen/png_surface.h"
#include "screen/surface_cache.h"

#define CACHE_BYTES (24u * 1024 * 1024)
#define SIDE_MAX 4096 /* of what is asked for: no window is larger */

struct Photos {
    SurfaceCache cache; /* what cannot be shown is kept as a surface of one pixel, see is_failure */
    Buffer bytes;       /* of the file being read, reused */
};

typedef struct PhotoKey {
    char content[72];
    int32_t width, height;
} PhotoKey;

Photos *photos_open(void) {
    Photos *photos = calloc(1, sizeof *photos);
    if (!photos) return NULL;
    photos->cache.limit_bytes = CACHE_BYTES;
    photos->bytes.limit_bytes = IMAGE_BYTES_MAX;
    return photos;
}

void photos_close(Photos *photos) {
    if (!photos) return;
    surface_cache_release(&photos->cache);
    buffer_release(&photos->bytes);
    free(photos);
}

static SDL_Surface *load_by_sdl(const void *bytes, size_t length, ImageType type) {
    SDL_RWops *memory = SDL_RWFromConstMem(bytes, (int)length);
    return memory ? IMG_LoadTyped_RW(memory, 1, type == IMAGE_JPEG ? "JPG" : "WEBP") : NULL;
}

/* Of PNG only what pixels are drawn by. */
static SDL_Surface *load_plain_png(const void *bytes, size_t length) {
    Buffer plain = {.limit_bytes = IMAGE_BYTES_MAX};
    png_add_plain(bytes, length, &plain);
    SDL_Surface *surface = plain.failed ? NULL : png_surface(plain.text, plain.length);
    buffer_release(&plain);
    return surface;
}

/* As ARGB8888. */
static SDL_Surface *load(const void *bytes, size_t length, ImageType type) {
    SDL_Surface *surface =
        type == IMAGE_PNG ? load_plain_png(bytes, length) : load_by_sdl(bytes, length, type);
    if (!surface || surface->format->format == SDL_PIXELFORMAT_ARGB8888) return surface;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return converted;
}

/* Where a pixel of the upright picture stands in the stored one (CIPA DC-008, "Orientation"): 2 is mirrored
 * left to right, 3 half a turn, 4 mirrored top to bottom; 5 to 8 lie on their side. */
typedef struct Turn {
    bool swapped, from_right, from_bottom; /* of the stored picture's own axes */
} Turn;

static const Turn TURNS[] = {
    [1] = {false, false, false}, [2] = {false, true, false}, [3] = {false, true, true},
    [4] = {false, false, true},  [5] = {true, false, false}, [6] = {true, false, true},
    [7] = {true, true, true},    [8] = {true, true, false},
};

typedef struct Stored {
    const SDL_Surface *surface;
    Turn turn;
    int width, height; /* upright */
} Stored;

static uint32_t pixel_at(const Stored *stored, int x, int y) {
    const SDL_Surface *surface = stored->surface;
    int column = stored->turn.swapped ? y : x, row = stored->turn.swapped ? x : y;
    if (stored->turn.from_right) column = surface->w - 1 - column;
    if (stored->turn.from_bottom) row = surface->h - 1 - row;
    const unsigned char *line = (const unsigned char *)surface->pixels + (ptrdiff_t)row * surface->pitch;
    uint32_t pixel;
    memcpy(&pixel, line + (ptrdiff_t)column * 4, sizeof pixel);
    return pixel;
}

/* Sums of colours, each times its alpha, so that what is transparent lends no colour to its neighbours. */
typedef struct Sum {
    uint64_t red, green, blue, alpha, weight;
} Sum;

static void add_pixel(Sum *sum, uint32_t pixel, uint32_t weight) {
    uint64_t alpha = (uint64_t)(pixel >> 24) * weight;
    sum->red += (pixel >> 16 & 255) * alpha;
    sum->green += (pixel >> 8 & 255) * alpha;
    sum->blue += (pixel & 255) * alpha;
    sum->alpha += alpha;
    sum->weight += weight;
}

static uint32_t mean_of(const Sum *sum) {
    if (sum->alpha == 0) return 0;
    uint64_t half = sum->alpha / 2;
    uint32_t red = (uint32_t)((sum->red + half) / sum->alpha);
    uint32_t green = (uint32_t)((sum->green + half) / sum->alpha);
    uint32_t blue = (uint32_t)((sum->blue + half) / sum->alpha);
    return (uint32_t)(sum->alpha / sum->weight) << 24 | red << 16 | green << 8 | blue;
}

/* The stretch of stored pixels under one shown pixel, each with its share of 256. Shrinking, that is all that
 * it covers; growing, the two beside its middle. */
typedef struct Span {
    int first, last;
    uint32_t first_share, last_share;
} Span;

static Span span_of(int shown, int shown_count, int stored_count) {
    int64_t from = (int64_t)shown * stored_count * 256 / shown_count;
    int64_t to = (int64_t)(shown + 1) * stored_count * 256 / shown_count;
    if (stored_count < shown_count) {
        int64_t middle = (from + to) / 2;
        from = middle - 128 > 0 ? middle - 128 : 0;
        to = from + 256;
        if (to > (int64_t)stored_count * 256) {
            to = (int64_t)stored_count * 256;
            from = to - 256;
        }
    }
    Span span = {.first = (int)(from / 256), .last = (int)((to - 1) / 256)};
    span.first_share = 256 - (uint32_t)(from % 256);
    span.last_share = (uint32_t)((to - 1) % 256) + 1;
    if (span.first == span.last) span.first_share = span.last_share = (uint32_t)(to - from);
    return span;
}

static uint32_t share_at(const Span *span, int place) {
    return place == span->first ? span->first_share : place == span->last ? span->last_share : 256;
}

static uint32_t mean_under(const Stored *stored, const Span *across, const Span *down) {
    Sum sum = {0};
    for (int y = down->first; y <= down->last; y++)
        for (int x = across->first; x <= across->last; x++)
            add_pixel(&sum, pixel_at(stored, x, y), share_at(across, x) * share_at(down, y) >> 8 | 1);
    return mean_of(&sum);
}

static SDL_Surface *scale(const Stored *stored, int width, int height) {
    SDL_Surface *scaled = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!scaled) return NULL;
    for (int y = 0; y < height; y++) {
        Span down = span_of(y, height, stored->height);
        unsigned char *row = (unsigned char *)scaled->pixels + (ptrdiff_t)y * scaled->pitch;
        for (int x = 0; x < width; x++) {
            Span across = span_of(x, width, stored->width);
            uint32_t pixel = mean_under(stored, &across, &down);
            memcpy(row + (ptrdiff_t)x * 4, &pixel, sizeof pixel);
        }
    }
    return scaled;
}

SDL_Surface *photo_decode(const void *bytes, size_t length, int width, int height) {
    ImageHeader header;
    const char *why;
    if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX) return NULL;
    if (!image_header_read(bytes, length, &header, &why)) return NULL;
    if (header.type == IMAGE_PNG && !header.is_whole) return NULL; /* SDL_image makes up what is not there */
    SDL_Surface *surface = load(bytes, length, header.type);
    if (!surface) return NULL;
    Stored stored = {.surface = surface, .turn = TURNS[header.orientation]};
    stored.width = stored.turn.swapped ? surface->h : surface->w;
    stored.height = stored.turn.swapped ? surface->w : surface->h;
    SDL_Surface *scaled = scale(&stored, width, height);
    SDL_FreeSurface(surface);
    if (scaled) SDL_SetSurfaceBlendMode(scaled, SDL_BLENDMODE_BLEND);
    return scaled;
}

/* What failed is remembered by a surface that no success gives. */
static bool is_failure(const SDL_Surface *surface) {
    return surface->userdata != NULL;
}

static SDL_Surface *failure(void) {
    static char mark;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 1, 1, 32, SDL_PIXELFORMAT_ARGB8888);
    if (surface) surface->userdata = &mark;
    return surface;
}

static PhotoKey key_of(const char *content, int width, int height) {
    PhotoKey key;
    memset(&key, 0, sizeof key);
    snprintf(key.content, sizeof key.content, "%s", content);
    key.width = width;
    key.height = height;
    return key;
}

SDL_Surface *photo_find(Photos *photos, const char *content, int width, int height) {
    PhotoKey key = key_of(content, width, height);
    SDL_Surface *surface = surface_cache_find(&photos->cache, &key, sizeof key);
    return surface && !is_failure(surface) ? surface : NULL;
}

SDL_Surface *photo_surface(Photos *photos, const PhotoSource *source, int width, int height) {
    PhotoKey key = key_of(source->key, width, height);
    SDL_Surface *surface = surface_cache_find(&photos->cache, &key, sizeof key);
    if (surface) return is_failure(surface) ? NULL : surface;
    buffer_clear(&photos->bytes);
    if (source->read(source->context, &photos->bytes) && !photos->bytes.failed)
        surface = photo_decode(photos->bytes.text, photos->bytes.length, width, height);
    buffer_release(&photos->bytes); /* up to 16 MiB, of no use now */
    bool shown = surface != NULL;
    if (!shown) surface = failure();
    if (!surface) return NULL;
    surface = surface_cache_take(&photos->cache, &key, sizeof key, surface);
    return shown ? surface : NULL;
}
