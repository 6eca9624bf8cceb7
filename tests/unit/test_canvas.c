/* The canvas, without any display: what a frame costs, and that a frame of which only the changes are drawn
 * is the one that a naive redraw of everything gives. */
#include "unit/stage_fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "screen/widgets.h"

static void draw_question(Canvas *canvas, int permille, const char *clock) {
    const View *view = canvas_view(canvas);
    canvas_page(canvas);
    widget_progress(canvas, view_rect(view, 360, 68, 644, 28), permille, THEME.answers[0].ink);
    widget_text(canvas, view_rect(view, 1020, 48, 160, 76), FONT_HEADING, 46, THEME.ink, ALIGN_CENTRE, clock);
    widget_panel(canvas, view_rect(view, 150, 160, 1620, 330), THEME.paper);
    for (int i = 0; i < 4; i++) {
        AnswerTile tile = {.option = i, .text = "Sahar Zahid", .focused = i == 1, .state = (TileState)i};
        widget_answer(canvas, view_rect(view, 150 + i % 2 * 827, 540 + i / 2 * 184, 793, 150), &tile);
    }
}

static void same_frame_draws_nothing(void **state) {
    (void)state;
    Stage stage;
    stage_open(&stage, 1280, 720);
    int pixels[3];
    for (int i = 0; i < 3; i++) {
        canvas_begin(stage.canvas, &stage.view);
        draw_question(stage.canvas, 500, "12.4 s");
        pixels[i] = canvas_end(stage.canvas);
    }
    assert_int_equal(pixels[0], 1280 * 720);
    assert_int_equal(pixels[1], 0);
    assert_int_equal(pixels[2], 0);
    canvas_invalidate(stage.canvas);
    canvas_begin(stage.canvas, &stage.view);
    assert_int_equal(canvas_end(stage.canvas), 1280 * 720);
    stage_close(&stage);
}

static void a_ticking_clock_costs_the_clock(void **state) {
    (void)state;
    Stage stage;
    stage_open(&stage, 1920, 1080);
    int most = 0;
    for (int i = 0; i < 60; i++) {
        char clock[16];
        snprintf(clock, sizeof clock, "%d.%d s", 12 - i / 10, 9 - i % 10);
        canvas_begin(stage.canvas, &stage.view);
        draw_question(stage.canvas, 1000 - i * 3, clock);
        int pixels = canvas_end(stage.canvas);
        if (i > 0 && pixels > most) most = pixels;
    }
    if (most > 1920 * 1080 / 60) fail_msg("a tick of the clock drew %d pixels", most);
    stage_close(&stage);
}

/* What decides one command, in three parts, so that a frame may change one of them alone. */
typedef struct Seeds {
    uint64_t what, place, paint;
} Seeds;

/* A random command, the same for every canvas that gets the same seeds. */
static void random_command(Canvas *canvas, Seeds seeds) {
    static const char *const TEXTS[] = {"", "Quizleaf", "right", "a longer line of text", "東京 é", "x"};
    Random place = random_seeded(seeds.place), paint = random_seeded(seeds.paint);
    Random what = random_seeded(seeds.what), *random = &what;
    Rect rect = {(int)random_below(&place, 700) - 60, (int)random_below(&place, 440) - 40,
                 (int)random_below(random, 300), (int)random_below(random, 200)};
    Colour colour = THEME.leaves[random_below(&paint, LEAF_COLOURS)];
    if (random_below(&paint, 3) == 0) colour.alpha = (uint8_t)random_below(&paint, 256);
    ShapeStyle style = {.fill = colour,
                        .outline = random_below(&paint, 2) ? THEME.ink : THEME.wrong,
                        .outline_px = (int)random_below(&paint, 6),
                        .radius_px = (int)random_below(random, 40),
                        .dashed = random_below(&paint, 2) == 0,
                        .shadow = random_below(&paint, 2) == 0,
                        .seed = random_below(&paint, 3)};
    switch (random_below(random, 8)) {
    case 0:
        canvas_fill(canvas, rect, colour);
        break;
    case 1:
    case 2:
        canvas_shape(canvas, rect, &style);
        break;
    case 3:
        canvas_picture(canvas, (PictureId)random_below(random, PICTURE_COUNT), rect, colour,
                       (int)random_below(&paint, 720) - 360, (uint8_t)(128 + random_below(random, 128)));
        break;
    case 4:
    case 5:
        canvas_text(canvas, (FontFace)random_below(random, FONT_FACES), 10 + (int)random_below(random, 40),
                    colour_with_alpha(colour, 255), rect.x, rect.y, TEXTS[random_below(&paint, 6)]);
        break;
    case 6:
        if (random_below(random, 2))
            canvas_clip(canvas, rect);
        else
            canvas_unclip(canvas);
        break;
    default:
        canvas_fade(canvas, random_below(random, 2) ? 255 : (uint8_t)random_below(random, 256));
        break;
    }
}

static void assert_same_pixels(Stage *one, Stage *other, int frame) {
    SDL_Surface *a = window_surface(one->window), *b = window_surface(other->window);
    for (int y = 0; y < a->h; y++) {
        const unsigned char *row_a = (unsigned char *)a->pixels + y * a->pitch;
        const unsigned char *row_b = (unsigned char *)b->pixels + y * b->pitch;
        if (memcmp(row_a, row_b, (size_t)a->w * 4) == 0) continue;
        for (int x = 0; x < a->w; x++)
            if (memcmp(row_a + x * 4, row_b + x * 4, 4) != 0)
                fail_msg("frame %d differs from the full redraw at %d, %d", frame, x, y);
    }
}

static void describe(Stage *stage, const Seeds *seeds, size_t count) {
    canvas_begin(stage->canvas, &stage->view);
    canvas_page(stage->canvas);
    for (size_t i = 0; i < count; i++) random_command(stage->canvas, seeds[i]);
}

static void partial_redraw_equals_full_redraw(void **state) {
    (void)state;
    Stage partial, full;
    stage_open(&partial, 643, 367);
    stage_open(&full, 643, 367);
    Random random = random_seeded(20);
    Seeds seeds[30];
    size_t count = sizeof seeds / sizeof *seeds;
    for (size_t i = 0; i < count; i++)
        seeds[i] = (Seeds){random_next(&random), random_next(&random), random_next(&random)};
    for (int frame = 0; frame < 400; frame++) {
        /* Mostly one part of one command changes, now and then their order. */
        Seeds *changed = &seeds[random_below(&random, (uint32_t)count)];
        uint32_t part = random_below(&random, 5);
        if (part == 0) changed->what = random_next(&random);
        if (part == 1 || part == 2) changed->place = random_next(&random);
        if (part > 2) changed->paint = random_next(&random);
        if (frame % 10 == 0) {
            Seeds first = seeds[0];
            memmove(seeds, seeds + 1, (count - 1) * sizeof *seeds);
            seeds[count - 1] = first;
        }
        describe(&partial, seeds, count);
        canvas_end(partial.canvas);
        describe(&full, seeds, count);
        canvas_invalidate(full.canvas);
        canvas_end(full.canvas);
        assert_same_pixels(&partial, &full, frame);
    }
    stage_close(&partial);
    stage_close(&full);
}

/* One command in a fixed clip, so that its bounds do not give its change away. */
static void draw_change(Canvas *canvas, int row) {
    ShapeStyle style = {.fill = THEME.paper, .outline = THEME.ink, .outline_px = 5, .radius_px = 20};
    if (row == 1) style.outline = THEME.wrong;
    if (row == 2) style.outline_px = 6;
    if (row == 3) style.radius_px = 22;
    if (row == 4) style.dashed = true;
    if (row == 5) style.seed = 9;
    canvas_clip(canvas, (Rect){20, 20, 60, 40});
    canvas_shape(canvas, (Rect){row == 6 ? 16 : 15, 15, 90, 60}, &style);
    canvas_text(canvas, FONT_BOLD, 40, THEME.ink, row == 7 ? 11 : 10, 15, "Quizleaf");
    canvas_picture(canvas, PICTURE_STAR, (Rect){row == 8 ? 11 : 10, 10, 80, 80}, THEME.right,
                   row == 9 ? 30 : 0, 200);
}

static void every_change_under_a_clip_is_seen(void **state) {
    (void)state;
    Stage stage;
    stage_open(&stage, 200, 100);
    for (int row = 1; row < 10; row++)
        for (int changed = 0; changed < 2; changed++) {
            canvas_begin(stage.canvas, &stage.view);
            draw_change(stage.canvas, changed ? row : 0);
            if (canvas_end(stage.canvas) == 0) fail_msg("row %d was not drawn", row);
        }
    stage_close(&stage);
}

#define LOWER 60

/* Every kind of command, with a clip and a text that overflows. */
static void draw_everything(Canvas *canvas) {
    const View *view = canvas_view(canvas);
    canvas_fill(canvas, canvas_area(canvas), THEME.paper);
    widget_panel(canvas, view_rect(view, 150, 60, 900, 330), THEME.streak_tint);
    widget_text(canvas, view_rect(view, 1020, 10, 500, 76), FONT_HEADING, 46, THEME.ink, ALIGN_CENTRE,
                "12.4 s");
    canvas_picture(canvas, PICTURE_LEAF, view_rect(view, 1200, 300, 300, 300), (Colour){0}, 20, 200);
    canvas_clip(canvas, view_rect(view, 200, 700, 500, 100));
    Rect clip = canvas_clip_now(canvas);
    canvas_fill(canvas, view_rect(view, 0, 600, 1920, 400), THEME.wrong_tint);
    canvas_clip(canvas, (Rect){clip.x, clip.y, clip.width / 2, clip.height});
    canvas_fill(canvas, canvas_area(canvas), THEME.right_tint);
    canvas_unclip(canvas);
    TextBlock block = text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_BOLD, 20, 20,
                               "More words than have room in a box that is as small as this one", 90, 30);
    assert_true(block.overflows);
    canvas_text_block(canvas, &block, FONT_BOLD, THEME.ink, (Rect){20, 200, 90, 30}, ALIGN_LEFT);
    canvas_set_caret(canvas, (Rect){3, 4, 5, 6});
}

/* What is drawn below a strip is what a lower window would show. */
static void a_scene_below_a_strip_is_that_of_a_lower_window(void **state) {
    (void)state;
    Stage low, high;
    stage_open(&low, 640, 300);
    stage_open(&high, 640, 300 + LOWER);
    canvas_begin(low.canvas, &low.view);
    draw_everything(low.canvas);
    canvas_end(low.canvas);
    for (int frame = 0; frame < 2; frame++) {
        canvas_begin(high.canvas, &high.view);
        if (frame == 0) canvas_fill(high.canvas, canvas_area(high.canvas), THEME.ink);
        canvas_reserve_top(high.canvas, LOWER);
        assert_int_equal(canvas_view(high.canvas)->height, 300);
        draw_everything(high.canvas);
        canvas_reserve_top(high.canvas, 0);
        assert_int_equal(canvas_view(high.canvas)->height, 300 + LOWER);
        canvas_fill(high.canvas, (Rect){0, 0, 640, LOWER}, THEME.white);
        canvas_end(high.canvas);
        const SDL_Surface *a = window_surface(low.window), *b = window_surface(high.window);
        const unsigned char *above = b->pixels;
        for (int y = 0; y < LOWER; y++) assert_int_equal(above[y * b->pitch] & above[y * b->pitch + 1], 255);
        for (int y = 0; y < 300; y++)
            assert_memory_equal((const char *)a->pixels + y * a->pitch,
                                (const char *)b->pixels + (y + LOWER) * b->pitch, 640 * 4);
        assert_int_equal(canvas_caret(high.canvas).y, 4 + LOWER);
    }
    stage_close(&low);
    stage_close(&high);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_frame_draws_nothing),
        cmocka_unit_test(a_ticking_clock_costs_the_clock),
        cmocka_unit_test(partial_redraw_equals_full_redraw),
        cmocka_unit_test(every_change_under_a_clip_is_seen),
        cmocka_unit_test(a_scene_below_a_strip_is_that_of_a_lower_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
