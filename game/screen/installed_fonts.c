/* Sizes seen: 20 to 400 fonts, a pack with 100 characters beyond ASCII, a Chinese one with 3,000. */
#include "screen/installed_fonts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <utf8proc.h>

typedef struct ScriptRow {
    hb_script_t script;
    const char *name, *package;
} ScriptRow;

#define NOTO "fonts-noto-core"
#define NOTO_CJK "fonts-noto-cjk"

static const ScriptRow SCRIPTS[] = {
    {HB_SCRIPT_ARABIC, "Arabic", NOTO},
    {HB_SCRIPT_ARMENIAN, "Armenian", NOTO},
    {HB_SCRIPT_BENGALI, "Bengali", NOTO},
    {HB_SCRIPT_BOPOMOFO, "Chinese", NOTO_CJK},
    {HB_SCRIPT_CYRILLIC, "Cyrillic", NOTO},
    {HB_SCRIPT_DEVANAGARI, "Devanagari", NOTO},
    {HB_SCRIPT_ETHIOPIC, "Ethiopic", NOTO},
    {HB_SCRIPT_GEORGIAN, "Georgian", NOTO},
    {HB_SCRIPT_GREEK, "Greek", NOTO},
    {HB_SCRIPT_GUJARATI, "Gujarati", NOTO},
    {HB_SCRIPT_GURMUKHI, "Gurmukhi", NOTO},
    {HB_SCRIPT_HAN, "Chinese characters", NOTO_CJK},
    {HB_SCRIPT_HANGUL, "Korean", NOTO_CJK},
    {HB_SCRIPT_HEBREW, "Hebrew", NOTO},
    {HB_SCRIPT_HIRAGANA, "Japanese", NOTO_CJK},
    {HB_SCRIPT_KANNADA, "Kannada", NOTO},
    {HB_SCRIPT_KATAKANA, "Japanese", NOTO_CJK},
    {HB_SCRIPT_KHMER, "Khmer", NOTO},
    {HB_SCRIPT_LAO, "Lao", NOTO},
    {HB_SCRIPT_LATIN, "some Latin letters", NOTO},
    {HB_SCRIPT_MALAYALAM, "Malayalam", NOTO},
    {HB_SCRIPT_MYANMAR, "Burmese", NOTO},
    {HB_SCRIPT_ORIYA, "Odia", NOTO},
    {HB_SCRIPT_SINHALA, "Sinhala", NOTO},
    {HB_SCRIPT_TAMIL, "Tamil", NOTO},
    {HB_SCRIPT_TELUGU, "Telugu", NOTO},
    {HB_SCRIPT_THAI, "Thai", NOTO},
    {HB_SCRIPT_TIBETAN, "Tibetan", NOTO},
    /* What several scripts share. */
    {HB_SCRIPT_COMMON, "emoji", "fonts-noto-color-emoji"},
    {HB_SCRIPT_INHERITED, "some signs", NOTO},
    {HB_SCRIPT_UNKNOWN, "rare scripts", NOTO},
};
enum { SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS, EMOJI = SCRIPT_COUNT - 3, SIGNS, OTHERS };
#define NAMES_MAX 4 /* of scripts in a sentence; there are not more packages */

struct InstalledFonts {
    FcCharSet *characters;
};

InstalledFonts *installed_fonts_open(FcConfig *given) {
    InstalledFonts *installed = calloc(1, sizeof *installed);
    FcConfig *own_config = given ? NULL : FcInitLoadConfigAndFonts(), *config = given ? given : own_config;
    FcCharSet *all = FcCharSetCreate();
    const FcFontSet *fonts = config ? FcConfigGetFonts(config, FcSetSystem) : NULL;
    for (int i = 0; all && fonts && i < fonts->nfont; i++) {
        FcCharSet *own = NULL;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &own) == FcResultMatch)
            FcCharSetMerge(all, own, NULL);
    }
    if (own_config) FcConfigDestroy(own_config);
    if (installed && all) {
        installed->characters = all;
        return installed;
    }
    if (all) FcCharSetDestroy(all);
    free(installed);
    return NULL;
}

void installed_fonts_close(InstalledFonts *installed) {
    if (installed) FcCharSetDestroy(installed->characters);
    free(installed);
}

bool character_is_invisible(uint32_t character) {
    return character == 0x00AD || character == 0x034F || character == 0x061C || character == 0xFEFF ||
           (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0xE0000 && character <= 0xE0FFF);
}

static int row_of(uint32_t character) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    for (int i = 0; i < EMOJI; i++)
        if (SCRIPTS[i].script == script) return i;
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED) return OTHERS;
    return character >= 0x1F000 && character < 0x20000 ? EMOJI : SIGNS;
}

/* Nothing is expected of code points that mean nothing, or what their owner wants. */
ScriptSet script_of_character(uint32_t character) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO) return 0;
    return (ScriptSet)1 << row_of(character);
}

ScriptSet installed_fonts_lack(const InstalledFonts *installed, const uint32_t *characters, size_t count) {
    ScriptSet lacking = 0;
    for (size_t i = 0; i < count; i++)
        if (!FcCharSetHasChar(installed->characters, characters[i]) && !character_is_invisible(characters[i]))
            lacking |= script_of_character(characters[i]);
    return lacking;
}

/* Different texts, in the order they came. */
typedef struct Words {
    const char *items[SCRIPT_COUNT];
    int count;
} Words;

static void add_word(Words *words, const char *word) {
    for (int i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0) return;
    words->items[words->count++] = word;
}

/* "a, b and c", or "a, b, c, d and 3 others". */
static void list_words(const Words *words, char *out, size_t size) {
    int named = words->count > NAMES_MAX + 1 ? NAMES_MAX : words->count;
    size_t length = 0;
    out[0] = '\0';
    for (int i = 0; i < named && length < size; i++) {
        const char *before = i == 0 ? "" : i == words->count - 1 ? " and " : ", ";
        length += (size_t)snprintf(out + length, size - length, "%s%s", before, words->items[i]);
    }
    if (named < words->count && length < size)
        snprintf(out + length, size - length, " and %d others", words->count - named);
}

void missing_fonts_sentence(ScriptSet scripts, const char *ending, char sentence[MISSING_FONTS_BYTES_MAX]) {
    Words names = {0}, packages = {0};
    char name_list[150], package_list[150];
    for (int i = 0; i < SCRIPT_COUNT; i++) {
        if (!(scripts >> i & 1)) continue;
        /* Most are a script's own, like the Arabic question mark. */
        if (i == SIGNS && names.count) continue;
        add_word(&names, SCRIPTS[i].name);
        add_word(&packages, SCRIPTS[i].package);
    }
    if (scripts >> SIGNS & 1) add_word(&packages, SCRIPTS[SIGNS].package);
    list_words(&names, name_list, sizeof name_list);
    list_words(&packages, package_list, sizeof package_list);
    snprintf(sentence, MISSING_FONTS_BYTES_MAX,
             "Some texts need %s with %s. Please install the Debian %s %s%s",
             names.count == 1 ? "a font" : "fonts", name_list, packages.count == 1 ? "package" : "packages",
             package_list, ending);
}
