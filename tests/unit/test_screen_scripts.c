/* Text in many scripts: the order of mixed lines, where lines may end, and what is never cut. None of it
 * depends on which fonts are installed. */
#include "unit/fonts_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "screen/canvas.h"
#include "screen/fonts.h"
#include "screen/text_breaks.h"
#include "screen/text_direction.h"
#include "screen/text_runs.h"

#define RLM "\u200F"
#define LRM "\u200E"
#define ALM "\u061C"

/* The line's characters from left to right, brackets as they are written. */
static const char *as_seen(Fonts *fonts, Arena *arena, const char *line) {
    TextRun runs[TEXT_RUNS_MAX];
    int count = text_runs(fonts, FONT_BOLD, line, runs);
    char *seen = arena_alloc(arena, strlen(line) + 1), *to = seen;
    for (int i = 0; i < count; i++) {
        const char *text = arena_copy_text(arena, line + runs[i].start, runs[i].length);
        size_t left = runs[i].length;
        while (left > 0) {
            size_t from = 0, bytes = text_grapheme_prefix(text, 1);
            if (runs[i].level & 1) {
                const char *rest = arena_copy_text(arena, text, left);
                from = text_without_last_grapheme(rest);
                bytes = left - from;
                memcpy(to, text + from, bytes);
            } else {
                memcpy(to, text, bytes);
                text += bytes;
            }
            to += bytes;
            left -= bytes;
        }
    }
    return seen;
}

/* Orders as published rules give them (UAX #9), worked out by hand. In a stretch from the right a bracket
 * still has the code point that it was typed with: shaping turns it. */
static void mixed_lines_stand_in_the_right_order(void **state) {
    static const struct {
        const char *what, *line, *seen;
    } rows[] = {
        {"English", "Who is it, Nick?", "Who is it, Nick?"},
        {"Hebrew", "אבג דה", "הד גבא"},
        {"Hebrew with a number", "אבג 123 דה", "הד 123 גבא"},
        {"Hebrew in English", "The word אבג is short.", "The word גבא is short."},
        {"two Hebrew words in English", "say אב גד twice", "say דג בא twice"},
        {"English in Hebrew", "אבג word דה", "הד word גבא"},
        {"brackets around English in Hebrew", "אב (word) גד", "דג )word( בא"},
        {"brackets around Hebrew in English", "a (אבג) b", "a (גבא) b"},
        {"numbers and brackets at the end", "אבג (12.5)", ")12.5( גבא"},
        {"full stop after English in Hebrew", "אבג word.", ".word גבא"},
        {"range of numbers after Hebrew", "אב 10-20", "10-20 בא"},
        {"range of numbers after Arabic", "بت 10-20", "20-10 تب"},
        {"Arabic digits", "بت ١٢٣", "١٢٣ تب"},
        {"percent", "אב 50%", "50% בא"},
        {"C++ in Hebrew", "אבג C++ (1985)", "C++ (1985) גבא"},
        {"points stay on their letters", "אַלֵ", "לֵאַ"},
        {"emoji between words from the right", "אב 🍎 גד", "דג 🍎 בא"},
        {"space at the end", "אב ", " בא"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *seen = as_seen(*state, &arena, rows[i].line);
        if (strcmp(seen, rows[i].seen) != 0)
            fail_msg("%s: \"%s\" is seen as \"%s\", wanted \"%s\"", rows[i].what, rows[i].line, seen,
                     rows[i].seen);
    }
    arena_release(&arena);
}

static void a_text_runs_as_its_first_letter(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int matters, from_right;
    } rows[] = {
        {"plain (text) 12", 0, 0}, {"", 0, 0},          {"Ελληνικά Русский हिन्दी 中文 🍎", 0, 0},
        {"12 + 3 אב", 1, 1},       {"word אב", 1, 0},   {"«كتاب» word", 1, 1},
        {RLM "word", 1, 1},        {"\u202Eabc", 1, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (direction_matters(rows[i].text) != rows[i].matters) fail_msg("row %zu matters", i);
        if (direction_is_from_right(rows[i].text) != rows[i].from_right) fail_msg("row %zu direction", i);
    }
}

/* Each line alone stands as it does within its text. */
static void lines_of_a_mixed_text_keep_their_order(void **state) {
    static const struct {
        const char *text;
        int from_right;
        const char *piece, *marked;
    } rows[] = {
        {"אבג דה", 1, "דה", NULL}, /* all one way: no marks */
        {"אבג one two", 1, "one", RLM "one" LRM},
        {"אבג one two", 1, "two", RLM LRM "two" LRM},
        {"word אב גד", 0, "אב", LRM "אב" RLM},
        {"word אב גד", 0, "גד", LRM RLM "גד" RLM},
        {"بت 10-20 x", 1, "10-20", RLM ALM "10-20" LRM},
    };
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const DirectionContext *context = direction_context(&arena, rows[i].text, rows[i].from_right);
        if ((context == NULL) != (rows[i].marked == NULL)) fail_msg("row %zu: context", i);
        if (!context) continue;
        size_t start = (size_t)(strstr(rows[i].text, rows[i].piece) - rows[i].text);
        const char *marked = direction_marked_piece(context, &arena, start, strlen(rows[i].piece));
        if (strcmp(marked, rows[i].marked) != 0) fail_msg("row %zu: \"%s\"", i, marked);
    }
    arena_release(&arena);
}

static void lines_end_where_the_script_allows(void **state) {
    (void)state;
    static const struct {
        const char *what, *text; /* "|" where a line may end */
    } rows[] = {
        {"English", "well-known and/or so"},
        {"Hindi", "भारत का राष्ट्रीय-वृक्ष"},
        {"Korean words stay whole", "가을이 되면 나무는"},
        {"Korean and its characters", "한국어(韓|國|語)"},
        {"Japanese: no line begins with 、 or a small kana", "「東|京」|は、|日|本|の|ちょっ|と|キャー！"},
        {"Japanese: a bracket stays with what it opens", "木|（さ|く|ら）|は"},
        {"half width kana", "ラー|メ|ン、|ｶﾞｯ|ﾀ"},
        {"Chinese with quotes", "像|“一|把”|小|扇|子，|到|了|100%？"},
        {"Chinese beside English", "中|文|English|中 文"},
        {"Thai", "ต้นไม้|ชนิด|ใด|มี|ใบ|รูป|พัด"},
        {"Thai beside digits", "ไทย123ไทย"},
        {"emoji", "🍎|🍌|👨‍👩‍👧‍👦|🇩🇪|🇯🇵"},
        {"skin tones and keycaps are one", "👋🏽|👋🏿|👩🏽‍🚀"},
        {"marked to end here", "ab\u200B|cd"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[400], marked[800] = "";
        size_t length = 0, written = 0;
        for (const char *from = rows[i].text; *from; from++)
            if (*from != '|') text[length++] = *from;
        text[length] = '\0';
        const bool *breaks = text_breaks(&arena, text);
        for (size_t at = 0; at < length; at++) {
            if (breaks && breaks[at]) marked[written++] = '|';
            marked[written++] = text[at];
        }
        if (strcmp(marked, rows[i].text) != 0)
            fail_msg("%s: \"%s\" gives \"%s\"", rows[i].what, rows[i].text, marked);
    }
    arena_release(&arena);
}

static void some_spaces_end_no_line(void **state) {
    (void)state;
    static const struct {
        const char *word, *next;
        bool holds;
    } rows[] = {
        {"France", "?", true},  {"France", "?!", true}, {"oui", "»", true},   {"oui", "».", true},
        {"suivant", ":", true}, {"«", "oui", true},     {"¿", "Qué", true},   {"Elm", "·", true},
        {"Elm", "–", true},     {"Elm", "/", true},     {"50", "%", true},    {"Elm", "oak", false},
        {"Elm", ":D", false},   {"Elm", "-5", false},   {"Elm", "", false},   {"", "", false},
        {"·", "oak", false},    {"«oui", "non", false}, {"Elm", "»a", false}, {"Elm", "+", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *word = rows[i].word, *next = rows[i].next;
        if (text_breaks_hold(word, strlen(word), next, strlen(next)) != rows[i].holds)
            fail_msg("\"%s %s\"", word, next);
    }
}

static bool is_direction_mark(uint32_t codepoint) {
    return codepoint == 0x061C || codepoint == 0x200E || codepoint == 0x200F;
}

/* The lines, without marks of direction, are the text without what divides them; and between two of them
 * stands a whole grapheme's end that joins nothing. */
static void assert_lines_are_whole(const TextBlock *block, const char *text) {
    const char *at = text;
    for (int i = 0; i < block->line_count; i++) {
        if (i > 0 && *at == ' ') at++;
        size_t done = (size_t)(at - text), graphemes = 0;
        char before[1000];
        memcpy(before, text, done);
        before[done] = '\0';
        graphemes = text_count_graphemes(before);
        if (text_grapheme_prefix(text, graphemes) != done)
            fail_msg("\"%s\" is cut in a grapheme at %zu", text, done);
        if (done >= 3 && memcmp(at - 3, "\u094D", 3) == 0) fail_msg("\"%s\" is cut in a conjunct", text);
        uint32_t codepoint;
        for (const char *line = block->lines[i]; (codepoint = text_next(&line));) {
            if (is_direction_mark(codepoint)) continue;
            if (codepoint != text_next(&at))
                fail_msg("line %d of \"%s\" is \"%s\"", i, text, block->lines[i]);
        }
    }
    if (*at) fail_msg("\"%s\" of \"%s\" is in no line", at, text);
}

static void no_cluster_is_ever_cut(void **state) {
    static const char *const PIECES[] = {
        "राष्ट्रीय",
        "क्ष्म्य",
        "วันนี้",
        "น้ำตก",
        "👩🏽‍🚀",
        "👨‍👩‍👧‍👦",
        "🇩🇪🇯🇵",
        "1️⃣",
        "שָׁלוֹם",
        "مُحَمَّد",
        "(12.5)",
        "한국어",
        "東京。",
        "が゙",
        "e\u0301\u0323",
        "word",
        "a",
        "C++",
        " ",
        " ",
        " ",
        " ",
    };
    Random random = random_seeded(5);
    Arena arena = {0};
    for (int round = 0; round < 400; round++) {
        char text[600] = "";
        uint32_t pieces = 1 + random_below(&random, 14);
        for (uint32_t i = 0; i < pieces; i++) {
            const char *piece = PIECES[random_below(&random, sizeof PIECES / sizeof *PIECES)];
            size_t length = strlen(text);
            if (*piece == ' ' && (length == 0 || text[length - 1] == ' ')) continue;
            strcat(text, piece);
        }
        size_t length = strlen(text);
        if (length && text[length - 1] == ' ') text[length - 1] = '\0';
        int px = 10 + (int)random_below(&random, 40), width = 10 + (int)random_below(&random, 400);
        TextBlock block = text_fit(*state, &arena, (FontFace)random_below(&random, FONT_FACES), px, 8, text,
                                   width, 20 + (int)random_below(&random, 200));
        assert_lines_are_whole(&block, text);
        assert_int_equal(block.from_right, direction_is_from_right(text));
    }
    arena_release(&arena);
}

static void the_language_decides_where_reading_begins(void **state) {
    Fonts *fonts = *state;
    Arena arena = {0};
    assert_false(text_fit(fonts, &arena, FONT_BOLD, 30, 10, "HTML: אבג", 500, 100).from_right);
    fonts_set_language(fonts, "he");
    TextBlock block = text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML: אבג", 500, 100);
    assert_true(block.from_right);
    assert_string_equal(block.lines[0], RLM "HTML: אבג");
    assert_false(text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML", 500, 100).from_right);
    fonts_set_language(fonts, "zh-Hant");
    assert_false(fonts_face_suits_language(fonts, FONT_HEADING));
    fonts_set_language(fonts, "ja");
    assert_true(fonts_face_suits_language(fonts, FONT_HEADING));
    fonts_set_language(fonts, "");
    arena_release(&arena);
}

/* As the rows of a list may be: what is remembered of one language is not taken for another. */
static void languages_change_from_text_to_text(void **state) {
    Fonts *fonts = *state;
    Arena arena = {0};
    uint32_t generation = fonts_generation(fonts);
    for (int round = 0; round < 3; round++) {
        fonts_set_language(fonts, "he");
        assert_true(text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML: אבג", 500, 100).from_right);
        int hebrew = fonts_language_of(fonts, "אבג");
        fonts_set_language(fonts, "en");
        assert_false(text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML: אבג", 500, 100).from_right);
        assert_int_not_equal(fonts_language_of(fonts, "אבג"), hebrew);
        assert_int_equal(fonts_language_of(fonts, "HTML"), 0); /* looks the same in all of them */
        int english = fonts_use_language(fonts, hebrew);
        assert_true(fonts_language_is_from_right(fonts));
        assert_int_equal(fonts_use_language(fonts, 0), hebrew);
        assert_int_equal(fonts_use_language(fonts, english), hebrew);
        assert_false(fonts_language_is_from_right(fonts));
    }
    assert_int_equal(fonts_generation(fonts), generation); /* nothing is forgotten by it */
    /* More languages than there are numbers: one is another's then, and what was measured is void. */
    for (int i = 0; i < 40; i++) {
        char name[8];
        snprintf(name, sizeof name, "x%c%c", 'a' + i / 26, 'a' + i % 26);
        fonts_set_language(fonts, name);
        assert_false(text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML: אבג", 500, 100).from_right);
    }
    assert_int_not_equal(fonts_generation(fonts), generation);
    fonts_set_language(fonts, "he");
    assert_true(text_fit(fonts, &arena, FONT_BOLD, 31, 10, "HTML: אבג", 500, 100).from_right);
    fonts_set_language(fonts, "a-name-that-is-longer-than-any-language-tag-may-be");
    assert_false(fonts_language_is_from_right(fonts));
    fonts_set_language(fonts, "");
    arena_release(&arena);
}

/* What is drawn is what was measured, whatever language is set when the frame is done. */
static void a_frame_draws_each_text_in_its_language(void **state) {
    Fonts *fonts = *state;
    Pictures *pictures = pictures_open();
    const char *why;
    WindowOptions options = {.title = "test", .width = 640, .height = 360, .offscreen = true};
    Window *window = window_open(&options, &why);
    Canvas *canvas = canvas_open(window, fonts, pictures);
    View view = {.width = 640, .height = 360, .text_percent = 100};
    const char *languages[] = {"ja", "zh-Hans"};
    uint32_t sums[2][2];
    for (int order = 0; order < 2; order++) {
        canvas_invalidate(canvas);
        canvas_begin(canvas, &view);
        canvas_fill(canvas, canvas_area(canvas), (Colour){255, 255, 255, 255});
        for (int i = 0; i < 2; i++) {
            int language = order ? 1 - i : i;
            fonts_set_language(fonts, languages[language]);
            canvas_text(canvas, FONT_BOLD, 40, (Colour){0, 0, 0, 255}, 20, 20 + 150 * language,
                        "\u76F4\u9AA8\u89D2 \u00E9");
        }
        canvas_end(canvas);
        const SDL_Surface *surface = window_surface(window);
        for (int half = 0; half < 2; half++)
            sums[order][half] =
                (uint32_t)hash_bytes(HASH_START, (const char *)surface->pixels + half * 180 * surface->pitch,
                                     (size_t)(180 * surface->pitch));
    }
    assert_int_equal(sums[0][0], sums[1][0]);
    assert_int_equal(sums[0][1], sums[1][1]);
    fonts_set_language(fonts, "");
    canvas_close(canvas);
    window_close(window);
    pictures_close(pictures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(mixed_lines_stand_in_the_right_order, open_fonts, close_fonts),
        cmocka_unit_test(a_text_runs_as_its_first_letter),
        cmocka_unit_test(lines_of_a_mixed_text_keep_their_order),
        cmocka_unit_test(lines_end_where_the_script_allows),
        cmocka_unit_test(some_spaces_end_no_line),
        cmocka_unit_test_setup_teardown(no_cluster_is_ever_cut, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(the_language_decides_where_reading_begins, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(languages_change_from_text_to_text, open_fonts, close_fonts),
        cmocka_unit_test_setup_teardown(a_frame_draws_each_text_in_its_language, open_fonts, close_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
