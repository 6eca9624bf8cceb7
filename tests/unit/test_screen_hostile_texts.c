/* Texts that want to do harm: nothing of them is painted outside of their box and its lines' reach. */
#include "unit/stage_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int open_stage(void **state) {
    static Stage stage;
    stage_open(&stage, 640, 400);
    *state = &stage;
    return 0;
}

static int close_stage(void **state) {
    stage_close(*state);
    return 0;
}

static const Rect BOX = {120, 150, 400, 100};

static bool is_clean(const SDL_Surface *surface, Rect area) {
    for (int y = area.y; y < rect_bottom(area); y++) {
        const unsigned char *row = (const unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        for (int x = area.x; x < rect_right(area); x++)
            if ((((const uint32_t *)(const void *)row)[x] & 0xFFFFFF) != 0xFFFFFF) return false;
    }
    return true;
}

static void draw_in_box(Stage *stage, const char *text, const char *what) {
    View view = {.width = 640, .height = 400};
    canvas_begin(stage->canvas, &view);
    canvas_fill(stage->canvas, canvas_area(stage->canvas), (Colour){255, 255, 255, 255});
    TextBlock block =
        text_fit(stage->fonts, canvas_arena(stage->canvas), FONT_BOLD, 30, 10, text, BOX.width, BOX.height);
    canvas_text_block(stage->canvas, &block, FONT_BOLD, (Colour){0, 0, 0, 255}, BOX, ALIGN_LEFT);
    canvas_end(stage->canvas);
    const SDL_Surface *surface = window_surface(stage->window);
    int reach = 30; /* signs above and below a line, slants beside it */
    bool clean =
        is_clean(surface, (Rect){0, 0, 640, BOX.y - reach}) &&
        is_clean(surface, (Rect){0, rect_bottom(BOX) + reach, 640, 400 - rect_bottom(BOX) - reach}) &&
        is_clean(surface, (Rect){0, 0, BOX.x - reach, 400}) &&
        is_clean(surface, (Rect){rect_right(BOX) + reach, 0, 640 - rect_right(BOX) - reach, 400});
    if (!clean) fail_msg("%s: \"%.60s\" is painted beyond its box", what, text);
}

static void hostile_texts_stay_in_their_boxes(void **state) {
    static const struct {
        const char *what, *start, *again;
        int times;
    } rows[] = {
        {"marks", "e", "\u0301", 900},
        {"marks above and below", "a", "\u0323\u0301\u0338\u20DD", 200},
        {"marks on Thai", "ก", "\u0E49", 600},
        {"marks without a letter", "", "\u0301", 900},
        {"marks on each letter", "",
         "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E"
         "\u0320\u034D",
         40},
        {"joiners", "a", "\u200D", 600},
        {"joined emoji", "👩", "\u200D👩", 300},
        {"selectors", "a", "\uFE0F", 600},
        {"turned round", "abc ", "\u202E", 600},
        {"turned in each other", "abc", "\u202Exy\u202Dzu", 150},
        {"isolates", "", "\u2067a\u2066אב", 150},
        {"both ways", "", "aא1(", 300},
        {"Arabic ligature", "", "\uFDFD", 200},
        {"flags", "", "\U0001F1E9", 401},
        {"fonts that change at each letter", "", "aα中กא🍎", 100},
        {"no character", "", "\uFFFF\uFFFE\U0010FFFF", 100},
        {"private use", "", "\uE000\U000F0000", 200},
        {"one word of Thai", "", "กำลังใจ", 90},
        {"one word of Hindi", "", "क्ष्", 150},
        {"tags", "🏴", "\U000E0067", 300},
        {"invisible", "", "\u200B\u2060\uFEFF", 200},
        {"widest", "", "﷽꧅", 150},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t first = strlen(rows[i].start), length = strlen(rows[i].again);
        char *text = arena_alloc(&arena, first + length * (size_t)rows[i].times + 1);
        memcpy(text, rows[i].start, first);
        for (int time = 0; time < rows[i].times; time++)
            memcpy(text + first + (size_t)time * length, rows[i].again, length);
        draw_in_box(*state, text, rows[i].what);
    }
    arena_release(&arena);
}

/* The published list of strings that break programs, where it is at hand. */
static void naughty_strings_stay_in_their_boxes(void **state) {
    const char *samples = getenv("QUIZLEAF_SAMPLES");
    char path[1000], line[8000];
    snprintf(path, sizeof path, "%s/naughty-strings/blns.txt", samples ? samples : "../shared/samples");
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("SKIP: %s is not here (QUIZLEAF_SAMPLES says where the samples are)\n", path);
        skip();
    }
    int drawn = 0;
    for (; fgets(line, sizeof line, file); drawn++) {
        line[strcspn(line, "\n")] = '\0';
        if (text_find_invalid(line, strlen(line)) == strlen(line)) draw_in_box(*state, line, "naughty");
    }
    fclose(file);
    assert_true(drawn > 500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hostile_texts_stay_in_their_boxes, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(naughty_strings_stay_in_their_boxes, open_stage, close_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
