/* Fonts that are missing, characters that a font lacks, and text fitted into boxes of every size. */
#include "unit/fonts_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "screen/text.h"
#include "screen/theme.h"

static void missing_family_falls_back_with_a_warning(void **state) {
    (void)state;
    const char *families[FONT_FACES] = {"No Such Family At All", NULL, NULL};
    Problems problems = {0};
    Fonts *fonts = fonts_open_families(families, &problems);
    assert_non_null(fonts);
    assert_true(problems.warnings >= 1);
    assert_int_equal(problems.errors, 0);
    assert_non_null(strstr(problems.items[0].sentence, "No Such Family At All"));
    assert_true(text_width(fonts, FONT_HEADING, 30, "Quizleaf") > 50);
    assert_non_null(text_surface(fonts, FONT_HEADING, 30, THEME.ink, "Quizleaf"));
    fonts_close(fonts);
    problems_release(&problems);
}

static void easy_reading_changes_measures(void **state) {
    Fonts *fonts = *state;
    Problems problems = {0};
    uint32_t generation = fonts_generation(fonts);
    int usual = text_width(fonts, FONT_BOLD, 40, "Sahar Zahid");
    assert_true(fonts_set_easy_reading(fonts, true, &problems));
    assert_int_not_equal(fonts_generation(fonts), generation);
    if (problems.warnings == 0) assert_int_not_equal(text_width(fonts, FONT_BOLD, 40, "Sahar Zahid"), usual);
    assert_true(fonts_set_easy_reading(fonts, false, &problems));
    assert_int_equal(text_width(fonts, FONT_BOLD, 40, "Sahar Zahid"), usual);
    problems_release(&problems);
}

static void odd_lines_are_fine(void **state) {
    Fonts *fonts = *state;
    assert_int_equal(text_width(fonts, FONT_BOLD, 30, ""), 0);
    assert_null(text_surface(fonts, FONT_BOLD, 30, THEME.ink, ""));
    static const char *const LINES[] = {
        "\t", "a\nb", "東京", "مرحبا بك", "\xf0\x9f\x98\x80", "e\xcc\x81", "\xcc\x81", "\xe2\x80\x8d", " "};
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        SDL_Surface *surface = text_surface(fonts, FONT_BOLD, 30, THEME.ink, LINES[i]);
        if (surface && (surface->w < 1 || surface->h > 200)) fail_msg("row %zu", i);
    }
    size_t length = 200000;
    char *endless = malloc(length + 1);
    assert_non_null(endless);
    memset(endless, 'W', length);
    endless[length] = '\0';
    SDL_Surface *surface = text_surface(fonts, FONT_BOLD, 60, THEME.ink, endless);
    assert_non_null(surface);
    assert_true(surface->w <= 32000);
    free(endless);
}

/* Words of one to 40 letters, some of other scripts, with single spaces between them. */
static void random_text(Random *random, char *out, size_t size) {
    static const char *const LETTERS[] = {"a", "e", "W", "i", "é", "m", "東", "z", "😀", "-", "ś", "Q"};
    size_t length = 0;
    uint32_t words = 1 + random_below(random, 14);
    for (uint32_t word = 0; word < words; word++) {
        uint32_t letters = 1 + random_below(random, random_below(random, 8) == 0 ? 40 : 9);
        for (uint32_t i = 0; i < letters && length + 8 < size; i++) {
            const char *letter = LETTERS[random_below(random, 12)];
            memcpy(out + length, letter, strlen(letter));
            length += strlen(letter);
        }
        if (word + 1 < words && length + 8 < size) out[length++] = ' ';
    }
    if (length && out[length - 1] == ' ') length--;
    out[length] = '\0';
}

/* Lines in order give the text, with at most a space left out between two of them. */
static void assert_lines_give_text(const TextBlock *block, const char *text) {
    const char *at = text;
    for (int i = 0; i < block->line_count; i++) {
        if (i > 0 && *at == ' ') at++;
        size_t length = strlen(block->lines[i]);
        if (strncmp(at, block->lines[i], length) != 0)
            fail_msg("line %d \"%s\" is not at \"%s\"", i, block->lines[i], at);
        at += length;
    }
    if (*at) fail_msg("\"%s\" is in no line", at);
}

static void fitted_text_fits_or_says_so(void **state) {
    Fonts *fonts = *state;
    Random random = random_seeded(11);
    Arena arena = {0};
    for (int round = 0; round < 250; round++) {
        char text[400];
        random_text(&random, text, sizeof text);
        FontFace face = (FontFace)random_below(&random, FONT_FACES);
        int px = 12 + (int)random_below(&random, 50), floor_px = 8 + (int)random_below(&random, 8);
        int width = 20 + (int)random_below(&random, 700), height = 10 + (int)random_below(&random, 300);
        TextBlock block = text_fit(fonts, &arena, face, px, floor_px, text, width, height);
        assert_lines_give_text(&block, text);
        assert_true(block.line_count >= 1);
        assert_in_range(block.px, floor_px < px ? floor_px : px, px);
        assert_int_equal(block.height, block.line_count * block.line_height);
        int widest = 0;
        for (int i = 0; i < block.line_count; i++) {
            int line = text_width(fonts, face, block.px, block.lines[i]);
            if (line > widest) widest = line;
        }
        assert_int_equal(widest, block.width);
        bool inside = block.width <= width && block.height <= height;
        if (inside == block.overflows)
            fail_msg("round %d: %d x %d in %d x %d, overflows %d", round, block.width, block.height, width,
                     height, block.overflows);
        TextBlock again = text_fit(fonts, &arena, face, px, floor_px, text, width, height);
        assert_int_equal(again.px, block.px);
        assert_int_equal(again.line_count, block.line_count);
        for (int i = 0; i < block.line_count; i++) assert_string_equal(again.lines[i], block.lines[i]);
    }
    arena_release(&arena);
}

static void blocks_of_known_shape(void **state) {
    Fonts *fonts = *state;
    Arena arena = {0};
    TextBlock empty = text_fit(fonts, &arena, FONT_BOLD, 30, 10, "", 100, 100);
    assert_int_equal(empty.line_count, 1);
    assert_string_equal(empty.lines[0], "");
    assert_false(empty.overflows);
    TextBlock two = text_fit(fonts, &arena, FONT_BOLD, 30, 10, "one\n\ntwo  three", 1000, 1000);
    assert_int_equal(two.line_count, 3);
    assert_string_equal(two.lines[1], "");
    assert_string_equal(two.lines[2], "two  three");
    /* Balanced: not one word alone on the last line. */
    TextBlock prompt = text_fit(fonts, &arena, FONT_HEADING, 76, 22,
                                "Which character does Leila Khan play in season two?", 1540, 250);
    assert_int_equal(prompt.line_count, 2);
    assert_string_equal(prompt.lines[1], "Khan play in season two?");
    /* A word is rather shrunk than broken. */
    TextBlock word = text_fit(fonts, &arena, FONT_BOLD, 60, 10, "Wednesday", 200, 200);
    assert_int_equal(word.line_count, 1);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_family_falls_back_with_a_warning),
        cmocka_unit_test_setup_teardown(easy_reading_changes_measures, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(odd_lines_are_fine, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(fitted_text_fits_or_says_so, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(blocks_of_known_shape, open_fonts, close_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
