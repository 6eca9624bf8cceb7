/* The room that draws, without any display: leaves against their keep-outs, pictures that are missing, and
 * sizes that follow the window. The canvas: test_canvas. */
#include "unit/stage_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "screen/leaves.h"
#include "screen/widgets.h"

/* Four options as long as a card may have them, in the tiles of one player at 1080p. */
static void tight_tiles_keep_the_longest_answers_readable(void **state) {
    (void)state;
    Stage stage;
    stage_open(&stage, 1920, 1080);
    canvas_begin(stage.canvas, &stage.view);
    AnswerTile tiles[4];
    for (int i = 0; i < 4; i++)
        tiles[i] =
            (AnswerTile){.option = i,
                         .text = "An answer that is as long as any answer can be, with eighty characters in "
                                 "all...",
                         .note = "",
                         .tight = true};
    int px = widget_answer_px(stage.canvas, view_rect(&stage.view, 150, 560, 790, 142), tiles, 4);
    assert_in_range(px, DESIGN_TEXT_SMALL, DESIGN_TEXT_ANSWER);
    canvas_end(stage.canvas);
    stage_close(&stage);
}
static void missing_pictures_become_plain_shapes(void **state) {
    (void)state;
    setenv("QUIZLEAF_ASSETS", "/nowhere/at/all", 1);
    Pictures *pictures = pictures_open();
    unsetenv("QUIZLEAF_ASSETS");
    assert_non_null(pictures);
    for (int round = 0; round < 2; round++) {
        SDL_Surface *surface = picture_surface(pictures, PICTURE_HEART, 40, (Colour){200, 0, 0, 255}, 30);
        assert_non_null(surface);
        assert_int_equal(surface->w, 40);
    }
    assert_int_equal(pictures_missing(pictures), 1);
    assert_null(picture_surface(pictures, PICTURE_NONE, 40, THEME.ink, 0));
    assert_null(picture_surface(pictures, PICTURE_HEART, 0, THEME.ink, 0));
    pictures_close(pictures);
}

static void every_picture_is_there_and_drawn(void **state) {
    (void)state;
    Pictures *pictures = pictures_open();
    for (int id = PICTURE_NONE + 1; id < PICTURE_COUNT; id++) {
        SDL_Surface *surface = picture_surface(pictures, (PictureId)id, 64, (Colour){1, 2, 3, 255}, 45);
        assert_non_null(surface);
        int drawn = 0;
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++)
                drawn += ((unsigned char *)surface->pixels)[y * surface->pitch + x * 4 + 3] > 128;
        if (drawn < 200) fail_msg("picture %d has only %d pixels", id, drawn);
    }
    assert_int_equal(pictures_missing(pictures), 0);
    pictures_close(pictures);
}

static bool differs_from_page(SDL_Surface *with, SDL_Surface *without, Rect rect) {
    rect = rect_intersect(rect, (Rect){0, 0, with->w, with->h});
    for (int y = rect.y; y < rect_bottom(rect); y++)
        if (memcmp((unsigned char *)with->pixels + y * with->pitch + rect.x * 4,
                   (unsigned char *)without->pixels + y * without->pitch + rect.x * 4,
                   (size_t)rect.width * 4))
            return true;
    return false;
}

/* Random keep-outs; still, drifting and flying leaves must leave the plain page on all of them. */
static void leaves_never_cross_keep_outs(void **state) {
    (void)state;
    Stage stage, plain;
    stage_open(&stage, 960, 540);
    stage_open(&plain, 960, 540);
    canvas_begin(plain.canvas, &plain.view);
    canvas_page(plain.canvas);
    canvas_end(plain.canvas);
    Random random = random_seeded(5);
    for (int round = 0; round < 12; round++) {
        Rect keep_out[40];
        size_t count = 2 + random_below(&random, 38);
        for (size_t i = 0; i < count; i++)
            keep_out[i] = (Rect){(int)random_below(&random, 900), (int)random_below(&random, 500),
                                 (int)random_below(&random, 240), (int)random_below(&random, 90)};
        Leaves leaves;
        leaves_init(&leaves, (uint32_t)round);
        leaves_layout(&leaves, &stage.view, keep_out, count);
        leaves_enter(&leaves, 1000);
        leaves_burst(&leaves, 1000, 3);
        assert_true(leaves_moving(&leaves, 1100));
        assert_false(leaves_moving(&leaves, 1000 + MOTION_BURST_MS));
        for (uint32_t now = 1000; now < 2700; now += 170) {
            canvas_begin(stage.canvas, &stage.view);
            canvas_page(stage.canvas);
            leaves_draw(&leaves, stage.canvas, now);
            canvas_end(stage.canvas);
            for (size_t i = 0; i < count; i++)
                if (differs_from_page(window_surface(stage.window), window_surface(plain.window),
                                      keep_out[i]))
                    fail_msg("round %d, %u ms: a leaf lies on keep-out %zu", round, now, i);
        }
    }
    stage_close(&stage);
    stage_close(&plain);
}

static void less_motion_keeps_leaves_still(void **state) {
    (void)state;
    Leaves leaves;
    View view = {1920, 1080, 100};
    leaves_init(&leaves, 1);
    leaves_set_less_motion(&leaves, true);
    leaves_layout(&leaves, &view, &(Rect){500, 200, 900, 700}, 1);
    assert_true(leaves.still_count >= 20);
    leaves_enter(&leaves, 10);
    leaves_burst(&leaves, 10, 5);
    assert_false(leaves_moving(&leaves, 11));
}

static void sizes_follow_the_view(void **state) {
    (void)state;
    View small = {640, 360, 150}, wide = {3840, 1080, 100};
    assert_int_equal(view_px(&small, 30), 10);
    assert_int_equal(view_px(&small, 1), 1);
    assert_int_equal(view_px(&small, 0), 0);
    assert_int_equal(view_px(&small, -30), -10);
    assert_int_equal(view_text_px(&small, 30), 15);
    assert_int_equal(view_px(&wide, 100), 100);
    assert_int_equal(view_rect(&wide, 0, 0, 1920, 1080).x, 960);
    assert_int_equal(view_settle(&small, 90, MOTION_SETTLE_MS, false), 0);
    assert_int_equal(view_settle(&small, 90, 0, false), 30);
    assert_int_equal(view_settle(&small, 90, 0, true), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tight_tiles_keep_the_longest_answers_readable),
        cmocka_unit_test(missing_pictures_become_plain_shapes),
        cmocka_unit_test(every_picture_is_there_and_drawn),
        cmocka_unit_test(leaves_never_cross_keep_outs),
        cmocka_unit_test(less_motion_keeps_leaves_still),
        cmocka_unit_test(sizes_follow_the_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
