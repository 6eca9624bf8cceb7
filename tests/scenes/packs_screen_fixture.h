/* The screens of packs as a player walks through them, with a packs folder that is not made yet. */
#ifndef QUIZLEAF_TESTS_PACKS_SCREEN_FIXTURE_H
#define QUIZLEAF_TESTS_PACKS_SCREEN_FIXTURE_H

#include "unit/cmocka_test.h"

#include <stdio.h>

#include "scenes/packs_fixture.h"
#include "scenes/scene_fixture.h"

typedef struct Screen {
    SceneFixture fixture;
    char own[100]; /* the player's packs folder, not made yet */
} Screen;

static inline int packs_screen_open(void **state) {
    Screen *screen = calloc(1, sizeof *screen);
    bool ok = scene_fixture_open(&screen->fixture, "tests/images/pictures.yaml") &&
              scene_fixture_open_window(&screen->fixture, 1280, 720);
    screen->fixture.game.settings.less_motion = true;
    snprintf(screen->own, sizeof screen->own, "%s/packs", screen->fixture.folder);
    screen->fixture.game.packs.own_folder = screen->own;
    *state = screen;
    return ok ? 0 : -1;
}

static inline int packs_screen_close(void **state) {
    Screen *screen = *state;
    char kept[200];
    snprintf(kept, sizeof kept, "%s/pictures.yaml", screen->own);
    unlink(kept);
    rmdir(screen->own);
    scene_fixture_close(&screen->fixture);
    free(screen);
    return 0;
}

/* Runs a command of the shell in the fixture's folder. */
static inline void run(const Screen *screen, const char *command) {
    char whole[600];
    snprintf(whole, sizeof whole, "cd %s && %s", screen->fixture.folder, command);
    assert_int_equal(system(whole), 0);
}

static inline const char *at(const Screen *screen, const char *name) {
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", screen->fixture.folder, name);
    return path;
}

/* A pack of one card, as an argument of printf. */
#define A_PACK(title)                                                                                        \
    "'title: " title "\nlanguage: en\ncards:\n  - {ask: What is " title                                      \
    "?, right: so, wrong: [no, oh, ah], category: T}\n'"

static inline void press(Screen *screen, InputKind kind) {
    scene_fixture_press(&screen->fixture, kind, 0);
    scene_fixture_draw(&screen->fixture);
}

static inline void press_times(Screen *screen, InputKind kind, int times) {
    while (times-- > 0) press(screen, kind);
}

/* With the shelf filled, from the title by keys. */
static inline Game *go_to_packs(Screen *screen) {
    Game *game = &screen->fixture.game;
    packs_fill(game);
    game_go(game, SCENE_TITLE);
    scene_fixture_draw(&screen->fixture);
    press_times(screen, INPUT_DOWN, 2);
    press(screen, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_PACKS);
    return game;
}

static inline void open_page(Screen *screen, const char *path) {
    Game *game = &screen->fixture.game;
    pack_page_open(game, pack_shelf_find_path(&game->shelf, path));
    scene_fixture_draw(&screen->fixture);
}

#define packs_screen_test(name) cmocka_unit_test_setup_teardown(name, packs_screen_open, packs_screen_close)

#endif
