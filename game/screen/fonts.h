/* The fonts behind text.h: which files, open at which sizes, and who lends what a font lacks. Inside text. */
#ifndef QUIZLEAF_SCREEN_FONTS_H
#define QUIZLEAF_SCREEN_FONTS_H

#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "screen/surface_cache.h"
#include "screen/text.h"

#define FONTS_OPEN_MAX 48     /* fonts open at a time, one for each file and size */
#define FONTS_LENT_MAX 40     /* further files that lend characters */
#define FONTS_MEMORY 1024     /* widths and lenders remembered; a power of two */
#define FONTS_FITS 128        /* fitted blocks remembered; a power of two */
#define FONTS_NOBODY (-1)     /* no file has the character */
#define FONTS_LANGUAGE_MAX 35 /* bytes; BCP 47 recommends room for that many */
#define FONTS_LANGUAGES_MAX 16

/* One file of the system; the first FONT_FACES are the faces, the others lend characters. */
typedef struct FontFile {
    char *path; /* NULL: not in use */
    int index;  /* of the face inside the file */
    bool colour;
    FcCharSet *has; /* the characters in it */
} FontFile;

typedef struct OpenFont {
    TTF_Font *font;
    int file, px;
    uint64_t last_use;
} OpenFont;

typedef struct WidthMemory {
    /* Of face, size, language and text; 64 bits, so two of 10,000 texts meet once in 10^11 runs. */
    uint64_t hash;
    int width;
} WidthMemory;

typedef struct LenderMemory {
    uint64_t hash; /* of the characters, the weight and the language's number */
    int file;      /* FONTS_NOBODY: nobody has all of them */
} LenderMemory;

/* A language that texts were in; its place in the table is its number. */
typedef struct FontLanguage {
    char name[FONTS_LANGUAGE_MAX + 1]; /* "" is the player's own, and the first */
    FcFontSet *lenders[2]; /* all fonts of the system, best first, plain and bold; NULL until one is needed */
    uint64_t last_use;
} FontLanguage;

/* A fitted text, see text_fit.c. */
typedef struct FitMemory {
    char *key;   /* the text; NULL: empty */
    char *lines; /* each with its NUL, one after the other */
    size_t lines_bytes;
    FontFace face;
    int px, floor_px, max_width, max_height, language;
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
    FontLanguage languages[FONTS_LANGUAGES_MAX];
    int language; /* of the texts */
    LenderMemory lender_memory[FONTS_MEMORY];
    WidthMemory width_memory[FONTS_MEMORY];
    FitMemory fits[FONTS_FITS];
    SurfaceCache rendered;
    InstalledFonts *installed; /* NULL until it is needed */
    ScriptSet missing, told;   /* scripts without a font that are to be told of, and those that were */
};

/* The open font of a file at a size; borrowed until the next call. NULL where it cannot be opened. */
TTF_Font *fonts_get(Fonts *fonts, int file, int px);

/* Whether the file draws this code point. */
bool fonts_file_has(const Fonts *fonts, int file, uint32_t codepoint);

/* The file, best of all installed ones for the language and the face's weight, that draws all these code
 * points; FONTS_NOBODY where there is none. `emoji`: a colour font comes first. (fonts_lend.c) */
int fonts_lender(Fonts *fonts, FontFace face, const uint32_t *codepoints, size_t count, bool emoji);

/* Whether a language is written with Chinese characters, at least in part: Chinese, Japanese, Korean. */
bool fonts_is_han_language(const char *language);

/* Whether the face is made for the language of the texts, as far as that matters: Chinese, Japanese and
 * Korean readers write the same character differently. */
bool fonts_face_suits_language(const Fonts *fonts, FontFace face);

/* Puts a pattern's file into *out; false where it has none or memory ran out. */
bool fonts_file_from_pattern(FcPattern *pattern, FontFile *out);
void fonts_release_file(FontFile *file);
bool fonts_file_opens(const FontFile *file);
void fonts_forget_lenders(FontLanguage *language);

/* The name that fontconfig has for the language of the texts; "": the player's own. */
const char *fonts_fontconfig_language(const Fonts *fonts);

/* Forgets all that was measured or rendered. */
void fonts_forget_measures(Fonts *fonts);

/* Notes that no installed font has this character, for fonts_take_missing. */
void fonts_note_missing(Fonts *fonts, uint32_t codepoint);

/* Forgets all fitted texts (text_fit.c). */
void fonts_forget_fits(Fonts *fonts);

#endif
