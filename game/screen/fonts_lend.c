/* Who lends what a face lacks: fontconfig sorts all installed fonts once for the language and weight (10 to
 * 40 ms with 300 fonts, at the first text that needs it), then the first that has the characters lends them.
 */
#include "base/hash.h"
#include "screen/fonts.h"

void fonts_forget_lenders(FontLanguage *language) {
    for (int i = 0; i < 2; i++) {
        if (language->lenders[i]) FcFontSetDestroy(language->lenders[i]);
        language->lenders[i] = NULL;
    }
}

static FcFontSet *sorted(const Fonts *fonts, bool bold) {
    FcPattern *wish = FcPatternCreate();
    if (!wish) return NULL;
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddInteger(wish, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wish, FC_SLANT, FC_SLANT_ROMAN);
    const char *language = fonts_fontconfig_language(fonts);
    if (*language) FcPatternAddString(wish, FC_LANG, (const FcChar8 *)language);
    FcConfigSubstitute(fonts->config, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcResult result;
    FcFontSet *set = FcFontSort(fonts->config, wish, FcFalse, NULL, &result);
    FcPatternDestroy(wish);
    return set;
}

/* The file of a pattern among ours, added where it is new; FONTS_NOBODY where it cannot be used. */
static int file_of(Fonts *fonts, FcPattern *pattern) {
    FontFile file;
    if (!fonts_file_from_pattern(pattern, &file)) return FONTS_NOBODY;
    for (int i = FONT_FACES; i < fonts->file_count; i++)
        if (fonts->files[i].index == file.index && strcmp(fonts->files[i].path, file.path) == 0) {
            fonts_release_file(&file);
            return i;
        }
    if (fonts->file_count == FONT_FACES + FONTS_LENT_MAX || !fonts_file_opens(&file)) {
        fonts_release_file(&file);
        return FONTS_NOBODY;
    }
    fonts->files[fonts->file_count] = file;
    return fonts->file_count++;
}

static bool has_all(FcPattern *pattern, const uint32_t *codepoints, size_t count) {
    FcCharSet *has = NULL;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &has) != FcResultMatch) return false;
    for (size_t i = 0; i < count; i++)
        if (!FcCharSetHasChar(has, codepoints[i])) return false;
    return true;
}

static bool is_colour(FcPattern *pattern) {
    FcBool colour = FcFalse;
    return FcPatternGetBool(pattern, FC_COLOR, 0, &colour) == FcResultMatch && colour;
}

/* Colour fonts first for emoji; for all else they come last, since many have digits and stars, too. */
static int find(Fonts *fonts, bool bold, const uint32_t *codepoints, size_t count, bool emoji) {
    FcFontSet **lenders = fonts->languages[fonts->language].lenders;
    if (!lenders[bold]) lenders[bold] = sorted(fonts, bold);
    const FcFontSet *set = lenders[bold];
    for (int pass = 0; set && pass < 2; pass++)
        for (int i = 0; i < set->nfont; i++) {
            FcPattern *pattern = set->fonts[i];
            if (is_colour(pattern) != (emoji == (pass == 0))) continue;
            if (!has_all(pattern, codepoints, count)) continue;
            int file = file_of(fonts, pattern);
            if (file >= 0) return file;
        }
    return FONTS_NOBODY;
}

int fonts_lender(Fonts *fonts, FontFace face, const uint32_t *codepoints, size_t count, bool emoji) {
    bool bold = face == FONT_BOLD;
    /* Never 0, so that no hash is that of an empty place. */
    uint8_t about = (uint8_t)(1 + bold + 2 * emoji + 4 * fonts->language);
    uint64_t hash = hash_bytes(hash_bytes(HASH_START, &about, 1), codepoints, count * sizeof *codepoints);
    LenderMemory *memory = &fonts->lender_memory[(hash >> 11) & (FONTS_MEMORY - 1)];
    if (memory->hash != hash) *memory = (LenderMemory){hash, find(fonts, bold, codepoints, count, emoji)};
    return memory->file;
}
