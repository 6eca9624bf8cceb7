/* A party in a window of its own, worked by what its guests hold. */
#ifndef QUIZLEAF_TESTS_PARTY_FLOW_FIXTURE_H
#define QUIZLEAF_TESTS_PARTY_FLOW_FIXTURE_H

#include "unit/cmocka_test.h"

#include "scenes/party_fixture.h"
#include "scenes/party_view.h"

#define PACK "tests/images/pictures.yaml"

static inline void open_party(SceneFixture *fixture) {
    assert_true(scene_fixture_open(fixture, PACK));
    assert_true(scene_fixture_open_window(fixture, 640, 360));
    fixture->game.settings.party_seconds = 40;
}

/* By the guest's key, or with SEAT_KEY_NONE by the input that their device gives. */
static inline void guest_presses(SceneFixture *fixture, uint32_t guest, InputKind kind, SeatKey key) {
    Input input = {.kind = kind, .seat_device = LOBBY_GUESTS[guest], .seat_key = key};
    game_input(&fixture->game, &input, 0);
    scene_fixture_pass(fixture, 32);
}

static inline void expect_scene(const SceneFixture *fixture, SceneId scene) {
    if (fixture->game.scene != scene)
        fail_msg("%s is shown, not %s", SCENES[fixture->game.scene].name, SCENES[scene].name);
}

/* The item of the host's menu, by its place. */
static inline void choose_item(SceneFixture *fixture, int item) {
    fixture->game.menu.focus = item;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
}

enum { MENU_SKIP = 1, MENU_MORE_TIME, MENU_VOID, MENU_VOID_BEFORE, MENU_PLAYERS, MENU_END };

#endif
