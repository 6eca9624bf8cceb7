/* Which language texts are in. A frame has one to five, so switching between them costs nothing: what was
 * measured and rendered is kept under the language's number, texts in ASCII under none. */
#include <string.h>

#include "screen/fonts.h"

static const char *name_of(const Fonts *fonts) {
    return fonts->languages[fonts->language].name;
}

/* By the first letters: "zh-Hant" is Chinese, too. */
static bool is_language(const char *language, const char *two_letters) {
    return language[0] == two_letters[0] && language[1] == two_letters[1] &&
           (language[2] == '\0' || language[2] == '-' || language[2] == '_');
}

/* The number of a language, or that which was not in use for longest; the player's own keeps the first. */
static int find_language(const Fonts *fonts, const char *language) {
    int oldest = 1;
    for (int i = 0; i < FONTS_LANGUAGES_MAX; i++) {
        if (strcmp(fonts->languages[i].name, language) == 0) return i;
        if (i > 0 && fonts->languages[i].last_use < fonts->languages[oldest].last_use) oldest = i;
    }
    return oldest;
}

void fonts_set_language(Fonts *fonts, const char *language) {
    if (strlen(language) > FONTS_LANGUAGE_MAX) language = "";
    int number = find_language(fonts, language);
    FontLanguage *found = &fonts->languages[number];
    fonts->language = number;
    found->last_use = ++fonts->uses;
    if (strcmp(found->name, language) == 0) return;
    if (found->name[0]) fonts_forget_measures(fonts); /* the number was another's */
    fonts_forget_lenders(found);
    strcpy(found->name, language);
}

int fonts_language_of(const Fonts *fonts, const char *text) {
    while (*text && (unsigned char)*text < 0x80) text++;
    return *text ? fonts->language + 1 : 0;
}

int fonts_use_language(Fonts *fonts, int number) {
    int before = fonts->language + 1;
    if (number > 0) fonts->language = number - 1;
    return before;
}

bool fonts_is_han_language(const char *language) {
    return is_language(language, "zh") || is_language(language, "ja") || is_language(language, "ko");
}

bool fonts_language_is_from_right(const Fonts *fonts) {
    static const char *const LANGUAGES[] = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv"};
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        if (is_language(name_of(fonts), LANGUAGES[i])) return true;
    return false;
}

bool fonts_face_suits_language(const Fonts *fonts, FontFace face) {
    if (!fonts_is_han_language(name_of(fonts))) return true;
    return face == FONT_HEADING && is_language(name_of(fonts), "ja"); /* Yusei Magic is Japanese */
}

/* fontconfig knows Chinese by its countries only: zh-CN for the simplified, zh-TW for the traditional. */
const char *fonts_fontconfig_language(const Fonts *fonts) {
    const char *language = name_of(fonts);
    if (!is_language(language, "zh")) return language;
    if (strstr(language, "Hant") || strstr(language, "TW") || strstr(language, "HK")) return "zh-TW";
    return "zh-CN";
}
