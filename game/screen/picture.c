/* SVG files of 0.4 to 2 KB each, read once, changed as text (tint, angle) and rasterised by SDL_image.
 * A leaf of 100 px takes about 0.3 ms and 40 KB; a screen shows 30 to 50 pictures. */
#include "screen/picture.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "screen/surface_cache.h"
#include "screen/theme.h"

#define CACHE_BYTES ((size_t)64 * 1024 * 1024)
#define SIZE_MAX_PX 2160 /* more than the height of a 4K screen would be a mistake */
#define FILE_BYTES_MAX ((size_t)64 * 1024)
#define PLACEHOLDER "#ff00ff"

typedef struct PictureRow {
    const char *file;
    Colour colour; /* where no tint is given */
} PictureRow;

#define INK                                                                                                  \
    { 0x2b, 0x2a, 0x3a, 255 }

static const PictureRow PICTURES[PICTURE_COUNT] = {
    [PICTURE_NONE] = {NULL, {0, 0, 0, 0}},
    [PICTURE_LEAF] = {"leaf.svg", {0x2f, 0x8f, 0x83, 255}},
    [PICTURE_HEART] = {"heart.svg", {0xd1, 0x49, 0x5b, 255}},
    [PICTURE_BOLT] = {"bolt.svg", {0xc9, 0x8a, 0x00, 255}},
    [PICTURE_STAR] = {"star.svg", {0x7a, 0x4f, 0xa3, 255}},
    [PICTURE_MOON] = {"moon.svg", {0x3f, 0x6f, 0xb0, 255}},
    [PICTURE_DROP] = {"drop.svg", {0xb8, 0x5c, 0x2b, 255}},
    [PICTURE_TICK] = {"tick.svg", {0x2e, 0x7d, 0x4f, 255}},
    [PICTURE_CROSS] = {"cross.svg", {0xb3, 0x37, 0x2f, 255}},
    [PICTURE_PAUSE] = {"pause.svg", {0xe6, 0xb8, 0x6a, 255}},
    [PICTURE_CROWN] = {"crown.svg", {0xe9, 0xa2, 0x3b, 255}},
    [PICTURE_ARROW] = {"arrow.svg", INK},
    [PICTURE_LEAF_BROAD] = {"leaf-broad.svg", {0x8f, 0xbf, 0x9a, 255}},
    [PICTURE_LEAF_OAK] = {"leaf-oak.svg", {0xd9, 0x77, 0x2f, 255}},
    [PICTURE_LEAF_SLIM] = {"leaf-slim.svg", {0xe9, 0xa2, 0x3b, 255}},
    [PICTURE_OWL] = {"owl.svg", {0x2f, 0x8f, 0x83, 255}},
    [PICTURE_BIRD] = {"bird.svg", {0xd1, 0x49, 0x5b, 255}},
    [PICTURE_CAT] = {"cat.svg", {0xc9, 0x8a, 0x00, 255}},
    [PICTURE_BUTTERFLY] = {"butterfly.svg", {0x7a, 0x4f, 0xa3, 255}},
    [PICTURE_FISH] = {"fish.svg", {0x3f, 0x6f, 0xb0, 255}},
    [PICTURE_HEDGEHOG] = {"hedgehog.svg", {0xb8, 0x5c, 0x2b, 255}},
    [PICTURE_SNAIL] = {"snail.svg", {0x4f, 0x7f, 0x3a, 255}},
    [PICTURE_HARE] = {"hare.svg", {0xb2, 0x4f, 0x8c, 255}},
    [PICTURE_ICON] = {"icon.svg", {0x2f, 0x8f, 0x83, 255}},
};

/* Instead of a file that is missing. */
static const char PLAIN[] = "<svg viewBox=\"0 0 100 100\" width=\"100\" height=\"100\">"
                            "<circle cx=\"50\" cy=\"50\" r=\"38\" fill=\"" PLACEHOLDER
                            "\" stroke=\"#2b2a3a\" stroke-width=\"5\"/></svg>";

struct Pictures {
    SurfaceCache cache;
    char folder[1024];
    char *files[PICTURE_COUNT]; /* NULL: not read yet */
    int missing;
    Buffer svg; /* the changed text, reused */
};

typedef struct PictureKey {
    int32_t id, size, angle;
    Colour tint;
} PictureKey;

static bool folder_holds_pictures(const char *folder) {
    char path[1100];
    snprintf(path, sizeof path, "%s/images/leaf.svg", folder);
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (file) SDL_RWclose(file);
    return file != NULL;
}

/* $QUIZLEAF_ASSETS is believed as it is: a wrong one should be seen, not silently replaced. */
static void find_folder(char *folder, size_t size) {
    const char *wish = getenv("QUIZLEAF_ASSETS");
    if (wish && *wish) {
        snprintf(folder, size, "%s", wish);
        return;
    }
    static const char *const BESIDE_PROGRAM[] = {"../share/quizleaf/assets", "assets", "../../../assets",
                                                 "../../assets"};
    char *base = SDL_GetBasePath();
    for (size_t i = 0; base && i < sizeof BESIDE_PROGRAM / sizeof *BESIDE_PROGRAM; i++) {
        snprintf(folder, size, "%s%s", base, BESIDE_PROGRAM[i]);
        if (folder_holds_pictures(folder)) {
            SDL_free(base);
            return;
        }
    }
    SDL_free(base);
    snprintf(folder, size, "%s", QUIZLEAF_ASSETS_DIR);
}

Pictures *pictures_open(void) {
    Pictures *pictures = calloc(1, sizeof *pictures);
    if (!pictures) return NULL;
    pictures->cache.limit_bytes = CACHE_BYTES;
    pictures->svg.limit_bytes = 4 * FILE_BYTES_MAX;
    find_folder(pictures->folder, sizeof pictures->folder);
    return pictures;
}

void pictures_close(Pictures *pictures) {
    if (!pictures) return;
    surface_cache_release(&pictures->cache);
    for (int id = 0; id < PICTURE_COUNT; id++) free(pictures->files[id]);
    buffer_release(&pictures->svg);
    free(pictures);
}

int pictures_missing(const Pictures *pictures) {
    return pictures->missing;
}

/* Warns once for each file: afterwards the plain shape stands in files[id]. */
static void use_plain_shape(Pictures *pictures, PictureId id, const char *path, const char *why) {
    fprintf(stderr, "quizleaf: %s: %s; a plain shape is shown instead.\n", path, why);
    pictures->missing++;
    free(pictures->files[id]);
    pictures->files[id] = strdup(PLAIN);
}

static const char *file_text(Pictures *pictures, PictureId id) {
    if (pictures->files[id]) return pictures->files[id];
    char path[1100];
    snprintf(path, sizeof path, "%s/images/%s", pictures->folder, PICTURES[id].file);
    Buffer file = {.limit_bytes = FILE_BYTES_MAX};
    const char *why = "not an SVG picture";
    if (buffer_read_file(&file, path, &why) && strstr(buffer_text(&file), "<svg") &&
        strstr(buffer_text(&file), "</svg>"))
        pictures->files[id] = strdup(buffer_text(&file));
    else
        use_plain_shape(pictures, id, path, why);
    buffer_release(&file);
    return pictures->files[id];
}

/* The inside of the SVG goes into a turned group, and the placeholder becomes the tint. */
static void write_svg(Buffer *out, const char *svg, Colour tint, int angle_degrees) {
    buffer_clear(out);
    const char *open = strchr(strstr(svg, "<svg"), '>');
    const char *close = strstr(svg, "</svg>");
    if (!open || open > close) return;
    char tint_text[16];
    snprintf(tint_text, sizeof tint_text, "#%02x%02x%02x", tint.red, tint.green, tint.blue);
    buffer_add(out, svg, (size_t)(open + 1 - svg));
    buffer_format(out, "<g transform=\"rotate(%d 50 50)\">", angle_degrees);
    const char *from = open + 1;
    for (const char *hit = strstr(from, PLACEHOLDER); hit && hit < close; hit = strstr(from, PLACEHOLDER)) {
        buffer_add(out, from, (size_t)(hit - from));
        buffer_add_text(out, tint_text);
        from = hit + strlen(PLACEHOLDER);
    }
    buffer_add(out, from, (size_t)(close - from));
    buffer_add_text(out, "</g></svg>");
}

static SDL_Surface *rasterise(Pictures *pictures, const char *svg, const PictureKey *key) {
    write_svg(&pictures->svg, svg, key->tint, key->angle);
    if (pictures->svg.failed || pictures->svg.length == 0) return NULL;
    SDL_RWops *memory = SDL_RWFromConstMem(buffer_text(&pictures->svg), (int)pictures->svg.length);
    if (!memory) return NULL;
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(memory, key->size, key->size);
    SDL_RWclose(memory);
    if (!surface || surface->format->format == SDL_PIXELFORMAT_ARGB8888) return surface;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return converted;
}

SDL_Surface *picture_surface(Pictures *pictures, PictureId id, int size, Colour tint, int angle_degrees) {
    if (id <= PICTURE_NONE || id >= PICTURE_COUNT || size < 1) return NULL;
    if (size > SIZE_MAX_PX) size = SIZE_MAX_PX;
    int turn = (angle_degrees % 360 + 360) % 360;
    turn = (turn + PICTURE_ANGLE_STEP / 2) / PICTURE_ANGLE_STEP * PICTURE_ANGLE_STEP % 360;
    if (tint.alpha == 0) tint = PICTURES[id].colour;
    tint.alpha = 255; /* fading is the blit's business, so that all shades share one picture */
    PictureKey key = {(int32_t)id, size, turn, tint};
    SDL_Surface *surface = surface_cache_find(&pictures->cache, &key, sizeof key);
    if (surface) return surface;
    const char *svg = file_text(pictures, id);
    surface = svg ? rasterise(pictures, svg, &key) : NULL;
    if (!surface && svg && strcmp(svg, PLAIN) != 0) {
        use_plain_shape(pictures, id, PICTURES[id].file, "the drawing cannot be read");
        if (pictures->files[id]) surface = rasterise(pictures, pictures->files[id], &key);
    }
    if (!surface) return NULL;
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_BLEND);
    return surface_cache_take(&pictures->cache, &key, sizeof key, surface);
}
