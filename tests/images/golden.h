/* Pictures that were looked at when they were made, and are compared with what is drawn now, pixel by pixel.
 * All were the same to the last bit on the machine that drew them, on a bare Debian 12 with the packages of
 * game/packages.txt, and on a processor with nothing newer than SSE2; the shades that a pixel may be off are
 * for one that rounds otherwise.
 *
 *     test_images            compares
 *     test_images --write    writes the pictures anew: open them before you commit them */
#ifndef QUIZLEAF_TESTS_GOLDEN_H
#define QUIZLEAF_TESTS_GOLDEN_H

#include <SDL_image.h>

#include <stdio.h>

#include "scenes/scene_fixture.h"

#define FOLDER "tests/images"
#define SHADES_OFF 2 /* of 255, in one channel: more is a different pixel, and none may be */

static bool golden_writing;
static const char *golden_size; /* "720", "1080": in the file's name */

/* Half the size, each pixel the mean of four: enough to see a difference, and the pictures stay small. */
static inline SDL_Surface *golden_shrunk(SDL_Surface *full) {
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat(full, SDL_PIXELFORMAT_RGB24, 0);
    SDL_Surface *half =
        SDL_CreateRGBSurfaceWithFormat(0, full->w / 2, full->h / 2, 24, SDL_PIXELFORMAT_RGB24);
    for (int y = 0; y < half->h; y++) {
        for (int x = 0; x < half->w * 3; x++) {
            const Uint8 *top = (const Uint8 *)rgb->pixels + 2 * y * rgb->pitch + x / 3 * 6 + x % 3;
            const Uint8 *low = top + rgb->pitch;
            ((Uint8 *)half->pixels)[y * half->pitch + x] =
                (Uint8)((top[0] + top[3] + low[0] + low[3] + 2) / 4);
        }
    }
    SDL_FreeSurface(rgb);
    return half;
}

static inline int golden_count_different(const SDL_Surface *a, const SDL_Surface *b) {
    int different = 0;
    for (int y = 0; y < a->h; y++) {
        const Uint8 *left = (const Uint8 *)a->pixels + y * a->pitch;
        const Uint8 *right = (const Uint8 *)b->pixels + y * b->pitch;
        for (int x = 0; x < a->w; x++) {
            bool off = false;
            for (int c = 0; c < 3; c++) off = off || abs(left[x * 3 + c] - right[x * 3 + c]) > SHADES_OFF;
            different += off;
        }
    }
    return different;
}

static inline void golden_compare(SDL_Surface *now, const char *path) {
    SDL_Surface *loaded = IMG_Load(path);
    if (!loaded) fail_msg("%s is missing; run test_images --write and look at it", path);
    SDL_Surface *golden = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGB24, 0);
    SDL_FreeSurface(loaded);
    assert_int_equal(golden->w, now->w);
    assert_int_equal(golden->h, now->h);
    int different = golden_count_different(golden, now);
    if (different) {
        IMG_SavePNG(now, "build/different.png");
        fail_msg("%s: %d of %d pixels differ; what is drawn now is in build/different.png", path, different,
                 golden->w * golden->h);
    }
    SDL_FreeSurface(golden);
}

/* A TourShown whose context is the SceneFixture: the picture of what is on the window now. */
static inline void golden_check(void *context, const char *name, Game *game) {
    SceneFixture *fixture = context;
    char path[256];
    snprintf(path, sizeof path, FOLDER "/%s-%s.png", name, golden_size);
    assert_int_equal(game->overflowing_texts, 0);
    SDL_Surface *now = golden_shrunk(window_surface(fixture->window));
    if (golden_writing)
        assert_int_equal(IMG_SavePNG(now, path), 0);
    else
        golden_compare(now, path);
    SDL_FreeSurface(now);
}

/* From now on only the fonts that a file of this folder names. */
static inline bool golden_use_fonts(const char *file) {
    char top[4096], path[4200];
    if (!getcwd(top, sizeof top)) return false;
    snprintf(path, sizeof path, "%s/" FOLDER "/%s", top, file);
    return setenv("FONTCONFIG_FILE", path, 1) == 0 && setenv("FC_LANG", "en", 1) == 0;
}

/* Only the fonts of game/packages.txt, whatever else this machine has. */
static inline bool golden_use_known_fonts(void) {
    return golden_use_fonts("fonts.conf");
}

#endif
