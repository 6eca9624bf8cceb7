/* A whole game on a surface in memory, with a store of its own: what the tests of scenes stand on. */
#ifndef QUIZLEAF_TESTS_SCENE_FIXTURE_H
#define QUIZLEAF_TESTS_SCENE_FIXTURE_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenes/game.h"

/* 7 August 2023: the date that scores of tests carry. */
#define FIXTURE_PLAYED_AT 1691366400

typedef struct SceneFixture {
    char folder[64];
    Store *store;
    Window *window;
    Fonts *fonts;
    Pictures *pictures;
    Canvas *canvas;
    Game game;
} SceneFixture;

static inline void scene_fixture_close_window(SceneFixture *fixture) {
    canvas_close(fixture->canvas);
    window_close(fixture->window);
    fixture->canvas = NULL;
    fixture->window = NULL;
}

/* In place of one that is open. */
static inline bool scene_fixture_open_window(SceneFixture *fixture, int width, int height) {
    const char *why;
    scene_fixture_close_window(fixture);
    WindowOptions options = {.title = "test", .width = width, .height = height, .offscreen = true};
    fixture->window = window_open(&options, &why);
    if (fixture->window) fixture->canvas = canvas_open(fixture->window, fixture->fonts, fixture->pictures);
    return fixture->canvas != NULL;
}

/* Everything but a window. */
static inline bool scene_fixture_open(SceneFixture *fixture, const char *pack) {
    memset(fixture, 0, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/quizleaf-test-XXXXXX");
    if (!mkdtemp(fixture->folder)) return false;
    Problems problems = {0};
    StoreNotice notice;
    fixture->store = store_open(fixture->folder, &notice);
    fixture->fonts = fonts_open(false, &problems);
    fixture->pictures = pictures_open();
    bool ok = fixture->store && fixture->fonts && fixture->pictures && problems.count == 0;
    problems_release(&problems);
    game_init(&fixture->game, fixture->store, 7);
    fixture->game.played_at = FIXTURE_PLAYED_AT;
    return pack_shelf_add_file(&fixture->game.shelf, pack) && ok;
}

static inline void scene_fixture_close(SceneFixture *fixture) {
    char path[128];
    game_release(&fixture->game);
    scene_fixture_close_window(fixture);
    pictures_close(fixture->pictures);
    fonts_close(fixture->fonts);
    store_close(fixture->store);
    snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, fixture->folder);
    unlink(path);
    rmdir(fixture->folder);
}

static inline void scene_fixture_draw(SceneFixture *fixture) {
    View view = {.text_percent = (int)fixture->game.settings.text_percent};
    window_size(fixture->window, &view.width, &view.height);
    canvas_begin(fixture->canvas, &view);
    game_draw(&fixture->game, fixture->canvas);
    canvas_end(fixture->canvas);
}

static inline void scene_fixture_pass(SceneFixture *fixture, int milliseconds) {
    for (; milliseconds > 0; milliseconds -= 16) game_advance(&fixture->game, 16000);
}

static inline void scene_fixture_press(SceneFixture *fixture, InputKind kind, int value) {
    Input input = {.kind = kind, .value = value};
    game_input(&fixture->game, &input, 0);
    scene_fixture_pass(fixture, 32);
}

static inline void scene_fixture_click(SceneFixture *fixture, Rect rect) {
    Input input = {.kind = INPUT_CLICK, .x = rect.x + rect.width / 2, .y = rect.y + rect.height / 2};
    game_input(&fixture->game, &input, 0);
    scene_fixture_pass(fixture, 32);
}

#endif
