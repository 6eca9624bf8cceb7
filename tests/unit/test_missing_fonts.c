/* What is said of scripts that no font has. None of it depends on which fonts are installed. */
#include "unit/fonts_fixture.h"

#include "base/text.h"
#include "screen/fonts.h"
#include "screen/installed_fonts.h"

/* Gothic letters and other rare signs: whether or not a font has them, one sentence a script at most. */
static void expect_sentence(ScriptSet scripts, const char *expected) {
    char sentence[MISSING_FONTS_BYTES_MAX];
    missing_fonts_sentence(scripts, ".", sentence);
    assert_string_equal(sentence, expected);
}

static void what_no_font_has_is_told_once(void **state) {
    Fonts *fonts = *state;
    fonts_take_missing(fonts);
    fonts_note_missing(fonts, 0x0E01);
    fonts_note_missing(fonts, 0x0E02);
    fonts_note_missing(fonts, 0xE000); /* private use: nobody knows what it would be */
    assert_true(fonts_have_missing(fonts));
    ScriptSet thai = fonts_take_missing(fonts);
    expect_sentence(thai,
                    "Some texts need a font with Thai. Please install the Debian package fonts-noto-core.");
    assert_false(fonts_have_missing(fonts));
    fonts_note_missing(fonts, 0x0E03);
    fonts_note_missing(fonts, 0x1F34E);
    expect_sentence(thai | fonts_take_missing(fonts),
                    "Some texts need fonts with Thai and emoji. Please install the Debian packages "
                    "fonts-noto-core and fonts-noto-color-emoji.");
    assert_true(fonts_take_missing(fonts) == 0);
}

/* Whatever is missing, the sentence is whole. */
static void many_scripts_have_one_sentence(void **state) {
    (void)state;
    ScriptSet five = 0, all = 0;
    for (const char *text = "ฉаअגع"; *text;) five |= script_of_character(text_next(&text));
    expect_sentence(five, "Some texts need fonts with Arabic, Cyrillic, Devanagari, Hebrew and Thai. Please "
                          "install the Debian package fonts-noto-core.");
    expect_sentence(
        script_of_character(0x3042) | script_of_character(0x30A2),
        "Some texts need a font with Japanese. Please install the Debian package fonts-noto-cjk.");
    expect_sentence(script_of_character(0x0627) | script_of_character(0x061F),
                    "Some texts need a font with Arabic. Please install the Debian package fonts-noto-core.");
    expect_sentence(
        script_of_character(0x061F),
        "Some texts need a font with some signs. Please install the Debian package fonts-noto-core.");
    expect_sentence(script_of_character(0x1F34E) | script_of_character(0x2623),
                    "Some texts need a font with emoji. Please install the Debian packages "
                    "fonts-noto-color-emoji and fonts-noto-core.");
    for (uint32_t character = 0; character < 0x110000; character++) all |= script_of_character(character);
    expect_sentence(all,
                    "Some texts need fonts with Arabic, Armenian, Bengali, Chinese and 25 others. Please "
                    "install the Debian packages fonts-noto-core, fonts-noto-cjk and "
                    "fonts-noto-color-emoji.");
}

/* Before a text is drawn; joiners and what means nothing need no font. */
static void characters_are_looked_for_in_all_fonts(void **state) {
    Fonts *fonts = *state;
    static const uint32_t fine[] = {0xE9, 0x200D, 0xFE0F, 0x202E, 0xE000, 0x0378};
    static const uint32_t rare[] = {0xE9, 0x12000};
    fonts_take_missing(fonts);
    fonts_note_characters(fonts, NULL, 0);
    fonts_note_characters(fonts, fine, sizeof fine / sizeof *fine);
    assert_false(fonts_have_missing(fonts));
    InstalledFonts *installed = installed_fonts_open(NULL);
    assert_non_null(installed);
    ScriptSet lacking = installed_fonts_lack(installed, rare, 2);
    installed_fonts_close(installed);
    fonts_note_characters(fonts, rare, 2);
    assert_true(fonts_take_missing(fonts) == lacking);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_no_font_has_is_told_once, open_fonts, close_fonts),
        cmocka_unit_test(many_scripts_have_one_sentence),
        cmocka_unit_test_setup_teardown(characters_are_looked_for_in_all_fonts, open_fonts, close_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
