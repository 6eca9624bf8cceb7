/* What is shown when one player's match is over. */
#include "unit/cmocka_test.h"

#include "scenes/scene_fixture.h"

/* The frame, to be freed. */
static uint8_t *copy_frame(SceneFixture *fixture, size_t *bytes) {
    scene_fixture_draw(fixture);
    SDL_Surface *frame = window_surface(fixture->window);
    *bytes = (size_t)frame->pitch * (size_t)frame->h;
    uint8_t *copy = malloc(*bytes);
    assert_non_null(copy);
    memcpy(copy, frame->pixels, *bytes);
    return copy;
}

/* Whether the results look another way with other points. */
static bool shows_points(SceneFixture *fixture, ModeId mode) {
    size_t bytes, same;
    Match *match = &fixture->game.runner.match;
    match->rules.mode = mode;
    match->seats[0].points = 0;
    uint8_t *without = copy_frame(fixture, &bytes);
    match->seats[0].points = 777;
    uint8_t *with = copy_frame(fixture, &same);
    assert_int_equal(bytes, same);
    bool differ = memcmp(without, with, bytes) != 0;
    free(without);
    free(with);
    return differ;
}

/* Practice has none: "0 points" after a good quarter of an hour would be no thanks. */
static void practice_shows_no_points(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/images/pictures.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 640, 360));
    fixture.game.settings.less_motion = true;
    leaves_set_less_motion(&fixture.game.leaves, true);
    game_start_match(&fixture.game);
    scene_fixture_pass(&fixture, 32);
    game_go(&fixture.game, SCENE_RESULTS);
    scene_fixture_pass(&fixture, 3000);
    assert_true(shows_points(&fixture, MODE_CLASSIC));
    assert_false(shows_points(&fixture, MODE_PRACTICE));
    scene_fixture_close(&fixture);
}

/* Looking at the table loses nothing of them. */
static void the_table_leads_back(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/images/pictures.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 640, 360));
    Game *game = &fixture.game;
    game_start_match(game);
    scene_fixture_pass(&fixture, 32);
    game_go(game, SCENE_RESULTS);
    game->menu.focus = 1; /* High scores */
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    assert_int_equal(game->scene, SCENE_HIGH_SCORES);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    assert_int_equal(game->scene, SCENE_RESULTS);
    assert_true(game->match_on);
    assert_int_equal(game->menu.focus, 1);
    scene_fixture_draw(&fixture);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    assert_int_equal(game->scene, SCENE_TITLE);
    assert_false(game->match_on);
    game_go(game, SCENE_HIGH_SCORES);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    assert_int_equal(game->scene, SCENE_TITLE);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(practice_shows_no_points),
                                       cmocka_unit_test(the_table_leads_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
