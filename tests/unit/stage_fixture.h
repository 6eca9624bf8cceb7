/* A window in memory with all that draws on it. */
#ifndef QUIZLEAF_TESTS_STAGE_FIXTURE_H
#define QUIZLEAF_TESTS_STAGE_FIXTURE_H

#include "unit/cmocka_test.h"

#include "screen/canvas.h"

/* All a drawing needs, offscreen. */
typedef struct Stage {
    Window *window;
    Fonts *fonts;
    Pictures *pictures;
    Canvas *canvas;
    View view;
} Stage;

static inline void stage_open(Stage *stage, int width, int height) {
    Problems problems = {0};
    const char *why = "";
    stage->view = (View){width, height, 100};
    stage->window = window_open(&(WindowOptions){.width = width, .height = height, .offscreen = true}, &why);
    stage->fonts = fonts_open(false, &problems);
    stage->pictures = pictures_open();
    assert_non_null(stage->window);
    assert_non_null(stage->fonts);
    stage->canvas = canvas_open(stage->window, stage->fonts, stage->pictures);
    assert_non_null(stage->canvas);
    problems_release(&problems);
}

static inline void stage_close(Stage *stage) {
    canvas_close(stage->canvas);
    pictures_close(stage->pictures);
    fonts_close(stage->fonts);
    window_close(stage->window);
}
#endif
