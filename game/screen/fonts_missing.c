/* Characters that no installed font has: told once for each script, with the package that has them. */
#include <stdio.h>
#include <string.h>

#include <hb.h>
#include <utf8proc.h>

#include "screen/fonts.h"

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
};
static const ScriptRow EMOJI = {HB_SCRIPT_COMMON, "emoji", "fonts-noto-color-emoji"};
static const ScriptRow SIGNS = {HB_SCRIPT_INHERITED, "some signs", NOTO};
static const ScriptRow OTHERS = {HB_SCRIPT_UNKNOWN, "a script", NOTO};

/* NULL for what no font is expected to have: code points that mean nothing, or what their owner wants. */
static const ScriptRow *row_of(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO) return NULL;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), codepoint);
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++)
        if (SCRIPTS[i].script == script) return &SCRIPTS[i];
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED) return &OTHERS;
    return codepoint >= 0x1F000 && codepoint < 0x20000 ? &EMOJI : &SIGNS;
}

void fonts_note_missing(Fonts *fonts, uint32_t codepoint) {
    const ScriptRow *row = row_of(codepoint);
    if (!row || fonts->missing_count == FONTS_MISSING_MAX) return;
    for (int i = 0; i < fonts->told_count; i++)
        if (fonts->told[i] == row->script) return;
    if (fonts->told_count == FONTS_SCRIPTS_TOLD) return;
    fonts->told[fonts->told_count++] = row->script;
    snprintf(
        fonts->missing[fonts->missing_count++], TEXT_MISSING_BYTES_MAX,
        "Some text here needs a font with %s. Please install the Debian package %s and start Quizleaf again.",
        row->name, row->package);
}

bool fonts_next_missing(Fonts *fonts, char sentence[TEXT_MISSING_BYTES_MAX]) {
    if (fonts->missing_count == 0) return false;
    memcpy(sentence, fonts->missing[0], TEXT_MISSING_BYTES_MAX);
    fonts->missing_count--;
    memmove(fonts->missing[0], fonts->missing[1], (size_t)fonts->missing_count * sizeof *fonts->missing);
    return true;
}
