/* What the fonts of this machine can draw: for whoever wants to know which scripts of a text have none, and
 * what to install for them. */
#ifndef QUIZLEAF_SCREEN_INSTALLED_FONTS_H
#define QUIZLEAF_SCREEN_INSTALLED_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MISSING_FONTS_BYTES_MAX 400

/* Every character that an installed font has. */
typedef struct InstalledFonts InstalledFonts;

/* Scripts, a bit each; 0: none. */
typedef uint64_t ScriptSet;

struct _FcConfig;

/* Looks at all fonts of a fontconfig configuration, borrowed for the call; NULL: the system's, which is
 * loaded first, some 15 ms. NULL where memory ran out. */
InstalledFonts *installed_fonts_open(struct _FcConfig *config);
void installed_fonts_close(InstalledFonts *installed); /* NULL is fine */

/* The script of a character, as far as fonts are concerned; 0 for what no font is expected to have. */
ScriptSet script_of_character(uint32_t character);

/* What has no picture of its own: joiners, selectors, marks of direction, and the like. */
bool character_is_invisible(uint32_t character);

/* The scripts of those characters that no installed font has. */
ScriptSet installed_fonts_lack(const InstalledFonts *installed, const uint32_t *characters, size_t count);

/* "Some texts need fonts with Thai and emoji. Please install the Debian packages ...", with another ending
 * where that is asked for; scripts is not 0. */
void missing_fonts_sentence(ScriptSet scripts, const char *ending, char sentence[MISSING_FONTS_BYTES_MAX]);

#endif
