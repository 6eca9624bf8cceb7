/* Text on the screen: fonts found by family, text fitted into boxes, rendered lines kept for reuse.
 *
 * Text is valid UTF-8 (base/text.h); control characters are drawn as spaces, a line is cut after
 * TEXT_LINE_BYTES_MAX bytes at a grapheme boundary. Where a font lacks a character another installed font
 * lends it. Not thread-safe. */
#ifndef QUIZLEAF_SCREEN_TEXT_H
#define QUIZLEAF_SCREEN_TEXT_H

#include <SDL.h>

#include "base/arena.h"
#include "base/problem.h"
#include "screen/geometry.h"
#include "screen/installed_fonts.h"

#define TEXT_LINE_BYTES_MAX 2000

typedef enum FontFace {
    FONT_HEADING, /* Yusei Magic */
    FONT_BOLD,    /* Quicksand Bold: answers */
    FONT_MEDIUM,  /* Quicksand Medium: small print */
    FONT_FACES
} FontFace;

/* Left is where reading begins: a text that runs from right to left is aligned right there. */
typedef enum TextAlign { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } TextAlign;

typedef struct Fonts Fonts;

/* Finds the fonts. easy_reading: OpenDyslexic for every face. A family that is not installed gives a
 * warning in `problems` and the best match of the system; NULL with an error in `problems` where there is no
 * usable font at all. */
Fonts *fonts_open(bool easy_reading, Problems *problems);
void fonts_close(Fonts *fonts); /* NULL is fine */

/* Other families in use, for tests and other languages: families[FONT_FACES], NULL keeps the usual one. */
Fonts *fonts_open_families(const char *const families[FONT_FACES], Problems *problems);

/* Changes the families while running. False, with the old ones kept, where that fails. */
bool fonts_set_easy_reading(Fonts *fonts, bool easy_reading, Problems *problems);

/* Changes whenever the fonts do, so that a cache of measures knows it is stale. */
uint32_t fonts_generation(const Fonts *fonts);

/* Which language the texts are in (BCP 47, borrowed for the call; "" is the player's own): it decides among
 * the fonts that lend characters, since Chinese, Japanese and Korean readers write some of them differently,
 * and where a text begins that runs both ways. It may change from text to text. */
void fonts_set_language(Fonts *fonts, const char *language);

/* Whether the language of the texts is written from right to left. */
bool fonts_language_is_from_right(const Fonts *fonts);

/* For whoever draws a text later: a number for the language that is set, 0 where the text looks the same in
 * every language. It is good until the generation changes. */
int fonts_language_of(const Fonts *fonts, const char *text);

/* Sets the language of such a number, which may be 0: any; returns the number of the one before. */
int fonts_use_language(Fonts *fonts, int number);

/* Notes which of the characters no installed font has, before any of them is drawn. */
void fonts_note_characters(Fonts *fonts, const uint32_t *characters, size_t count);

/* The scripts that were noted, or were to be drawn, and have no font, for missing_fonts_sentence; 0: there is
 * nothing new, each script is given once. */
ScriptSet fonts_take_missing(Fonts *fonts);

/* Whether there is something to take. */
bool fonts_have_missing(const Fonts *fonts);

/* Width in pixels of one line at a font size of px pixels (em). 0 for "". */
int text_width(Fonts *fonts, FontFace face, int px, const char *text);

/* Distance of two lines, and the height of one, in pixels. */
int text_line_height(Fonts *fonts, FontFace face, int px);

/* Text broken into lines. Lines keep every visible character; the space (or line end) at a break is gone.
 * Where a text runs both ways its lines begin and end with invisible marks of direction, so that each can be
 * drawn by itself. */
typedef struct TextBlock {
    const char **lines; /* in the arena; to scroll, move `lines` on and lower line_count */
    int line_count;     /* at least 1 */
    int px;             /* the size that fits */
    int line_height;
    int width, height; /* of the whole, pixels */
    bool overflows;    /* even at floor_px it is larger than the box */
    bool from_right;   /* as a whole it runs from right to left: its lines begin at the right */
} TextBlock;

/* Breaks text at spaces, line ends ('\n') and where its script allows it besides (Chinese, Japanese, Thai),
 * inside a word between graphemes where the word alone is too wide, and shrinks from px in steps of about 8 %
 * down to floor_px until it fits max_width x max_height. The block lives as long as the arena. Repeating a
 * call costs a look-up. */
TextBlock text_fit(Fonts *fonts, Arena *arena, FontFace face, int px, int floor_px, const char *text,
                   int max_width, int max_height);

/* The rendered line, ARGB8888. Borrowed until the next call with the same Fonts. NULL for "" or when memory
 * ran out. */
SDL_Surface *text_surface(Fonts *fonts, FontFace face, int px, Colour colour, const char *text);

/* Where its top row belongs, from the top of the line box: often above it, as fonts leave room for accents.
 * Chosen so that capitals stand in the middle of the box. */
int text_surface_top(Fonts *fonts, FontFace face, int px, const SDL_Surface *surface);

#endif
