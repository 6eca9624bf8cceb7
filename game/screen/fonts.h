/* The fonts behind text.h: which files, open at which sizes, and who lends what a font lacks. Inside text. */
#ifndef QUIZLEAF_SCREEN_FONTS_H
#define QUIZLEAF_SCREEN_FONTS_H

#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "screen/surface_cache.h"
#include "screen/text.h"

#define FONTS_OPEN_MAX 32 /* fonts open at a time, one for each file and size */
#define FONTS_LENT_MAX 12 /* further files that lend characters */
#define FONTS_MEMORY 1024 /* widths and lenders remembered; a power of two */
#define FONTS_FITS 128    /* fitted blocks remembered; a power of two */

/* One file of the system; the first FONT_FACES are the faces, the others lend characters. */
typedef struct FontFile {
    char *path; /* NULL: not in use */
    int index;  /* of the face inside the file */
    bool colour;
} FontFile;

typedef struct OpenFont {
    TTF_Font *font;
    int file, px;
    uint64_t last_use;
} OpenFont;

typedef struct WidthMemory {
    uint64_t hash; /* of face, size and text; 64 bits, so two of 10,000 texts meet once in 10^11 runs */
    int width;
} WidthMemory;

typedef struct LenderMemory {
    uint32_t codepoint;
    int file; /* -1: nobody has it */
} LenderMemory;

/* A fitted text, see text_fit.c. */
typedef struct FitMemory {
    char *key;   /* the text; NULL: empty */
    char *lines; /* each with its NUL, one after the other */
    size_t lines_bytes;
    FontFace face;
    int px, floor_px, max_width, max_height;
    TextBlock block; /* its lines are not set */
} FitMemory;

struct Fonts {
    FontFile files[FONT_FACES + FONTS_LENT_MAX];
    int file_count;
    int line_percent[FONT_FACES], rise_permille[FONT_FACES];
    OpenFont open[FONTS_OPEN_MAX];
    uint64_t uses;
    uint32_t generation;
    FcConfig *config;
    FcFontSet *lenders; /* all fonts of the system, best first; NULL until one is needed */
    LenderMemory lender_memory[FONTS_MEMORY];
    WidthMemory width_memory[FONTS_MEMORY];
    FitMemory fits[FONTS_FITS];
    SurfaceCache rendered;
};

/* The open font of a file at a size; borrowed until the next call. NULL where it cannot be opened. */
TTF_Font *fonts_get(Fonts *fonts, int file, int px);

/* The file that draws this code point for the face: the face's own, or a lender; the face's own too where
 * nobody has it. */
int fonts_file_for(Fonts *fonts, FontFace face, int px, uint32_t codepoint);

/* Forgets all fitted texts (text_fit.c). */
void fonts_forget_fits(Fonts *fonts);

#endif
