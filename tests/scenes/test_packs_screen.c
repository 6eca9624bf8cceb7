/* The screens of packs: everything on them can be reached and does what it says. */
#include "scenes/packs_screen_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static void every_row_can_be_reached_and_opens_its_page(void **state) {
    Game *game = go_to_packs(*state);
    size_t rows = game->shelf.packs.count + game->shelf.unreadable.count;
    const ListColumn *column = &game->packs_view.list.columns[0];
    assert_int_equal(column->count, rows);
    assert_true(rows > column->shown); /* or nothing scrolls here */
    assert_true(game->shelf.unreadable.count > 0);
    bool seen_unreadable = false;
    for (size_t row = 0; row < rows; row++) {
        assert_int_equal(column->row, row);
        assert_true(row >= column->first && row < column->first + column->shown);
        press(*state, INPUT_ACCEPT);
        assert_int_equal(game->scene, SCENE_PACK_PAGE);
        const ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, game->packs_view.path);
        assert_non_null(shelved);
        seen_unreadable = seen_unreadable || !shelved->loaded.playable;
        /* Hidden ones stand last. */
        assert_int_equal(shelved->hidden, row == rows - 1);
        press(*state, INPUT_BACK);
        assert_int_equal(game->scene, SCENE_PACKS);
        press(*state, INPUT_DOWN);
    }
    assert_true(seen_unreadable);
    assert_int_equal(game->packs_view.list.focus, LIST_BUTTONS);
    press(*state, INPUT_UP);
    assert_int_equal(column->row, rows - 1);
    press_times(*state, INPUT_TAB_PREVIOUS, 2);
    assert_int_equal(column->row, 0);
    assert_int_equal(column->first, 0);
}

static void the_wheel_scrolls_and_a_click_opens(void **state) {
    Game *game = go_to_packs(*state);
    Screen *screen = *state;
    ListColumn *column = &game->packs_view.list.columns[0];
    Input wheel = {.kind = INPUT_SCROLL, .value = 1, .x = 600, .y = 300};
    for (int i = 0; i < 50; i++) game_input(game, &wheel, 0);
    assert_int_equal(column->first, column->count - column->shown);
    scene_fixture_draw(&screen->fixture);
    scene_fixture_click(&screen->fixture, column->rows[column->shown - 1]);
    assert_int_equal(game->scene, SCENE_PACK_PAGE);
    assert_string_equal(game->packs_view.path, PACKS_FIXTURE_HIDDEN);
}

static void a_hidden_pack_is_not_offered_and_stays_hidden(void **state) {
    Game *game = go_to_packs(*state);
    Screen *screen = *state;
    open_page(screen, "tests/images/pictures.yaml");
    press(screen, INPUT_DOWN);
    press(screen, INPUT_ACCEPT);
    const ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, "tests/images/pictures.yaml");
    assert_true(shelved->hidden);
    assert_true(store_pack_is_hidden(game->store, "tests/images/pictures.yaml"));
    assert_int_equal(access("tests/images/pictures.yaml", F_OK), 0);
    for (size_t i = 0; i < 2 * game->shelf.packs.count; i++) {
        assert_ptr_not_equal(game_pack(game), &shelved->loaded.pack);
        assert_false(game->shelf.packs.items[game->pack]->hidden);
        game_choose_pack(game, i < game->shelf.packs.count ? 1 : -1);
    }
    /* It cannot be played from here; its first item is now to show it again. */
    press_times(screen, INPUT_UP, 1);
    assert_int_equal(game->menu.focus, 0 + game->menu.count - 1);
    press(screen, INPUT_DOWN);
    press(screen, INPUT_ACCEPT);
    assert_false(shelved->hidden);
    assert_false(store_pack_is_hidden(game->store, "tests/images/pictures.yaml"));
}

static void with_all_packs_hidden_nothing_can_be_chosen(void **state) {
    Game *game = &((Screen *)*state)->fixture.game;
    ShelvedPack *only = game->shelf.packs.items[0];
    game_packs_hide(game, only, true);
    assert_null(game_pack(game));
    game_choose_pack(game, 1);
    game_choose_pack(game, -1);
    assert_null(game_pack(game));
    game_go(game, SCENE_TITLE);
    scene_fixture_draw(&((Screen *)*state)->fixture);
    press(*state, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_TITLE);
    assert_true(game->notice[0]);
    game_packs_hide(game, only, false);
    assert_ptr_equal(game_pack(game), &only->loaded.pack);
}

static void a_hidden_pack_is_hidden_at_the_next_start_until_it_is_brought(void **state) {
    Game *game = &((Screen *)*state)->fixture.game;
    char here[1000], path[1200];
    assert_non_null(getcwd(here, sizeof here));
    snprintf(path, sizeof path, "%s/tests/images/pictures.yaml", here);
    assert_true(store_hide_pack(game->store, path, true, NULL));
    snprintf(path, sizeof path, "%s/tests/images", here);
    game_packs_add_folder(game, path);
    snprintf(path, sizeof path, "%s/tests/images/pictures.yaml", here);
    ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, path);
    assert_non_null(shelved);
    assert_true(shelved->hidden);
    game_packs_bring(game, path);
    shelved = pack_shelf_find_path(&game->shelf, path);
    assert_false(shelved->hidden);
    assert_ptr_equal(game_pack(game), &shelved->loaded.pack);
    assert_false(store_pack_is_hidden(game->store, path));
}

static void problems_are_read_to_the_last(void **state) {
    Game *game = go_to_packs(*state);
    const PacksView *view = &game->packs_view;
    open_page(*state, PACKS_FIXTURE_FAULTY);
    assert_true(view->last_first > 0); /* or nothing scrolls here */
    press(*state, INPUT_RIGHT);
    press_times(*state, INPUT_DOWN, 100);
    assert_int_equal(view->first_problem, view->last_first);
    press_times(*state, INPUT_UP, 100);
    assert_int_equal(view->first_problem, 0);
    press(*state, INPUT_BACK); /* to the buttons */
    assert_int_equal(game->scene, SCENE_PACK_PAGE);
    press_times(*state, INPUT_TAB_NEXT, 100);
    assert_int_equal(view->first_problem, view->last_first);
    Input wheel = {.kind = INPUT_SCROLL, .value = -1};
    game_input(game, &wheel, 0);
    assert_int_equal(view->first_problem, view->last_first - 1);
    press(*state, INPUT_BACK);
    assert_int_equal(game->scene, SCENE_PACKS);
}

static void a_page_plays_its_pack(void **state) {
    Game *game = go_to_packs(*state);
    open_page(*state, "tests/scenes/longest.yaml");
    press(*state, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_CHOOSE);
    assert_string_equal(game_pack(game)->path, "tests/scenes/longest.yaml");
}

static void folders_are_shown(void **state) {
    Screen *screen = *state;
    Game *game = go_to_packs(screen);
    ListMenu *list = &game->packs_view.list;
    scene_fixture_click(&screen->fixture, list->buttons[2]);
    assert_non_null(game->wants_folder);
    assert_string_equal(game->wants_folder, screen->own);
    struct stat status;
    assert_int_equal(stat(screen->own, &status), 0);
    open_page(screen, PACKS_FIXTURE_UNREADABLE);
    game->menu.focus = game->menu.count - 2;
    press(screen, INPUT_ACCEPT);
    assert_string_equal(game->wants_folder, "tests/faults");
    game_packs_tell_folder(game, true); /* as the app does where nothing shows it */
    assert_string_equal(game->notice, "No program here shows folders. This one is tests/faults\n"
                                      "Its path is copied: paste it into another program.");
    game->wants_folder = "/a\xFF\033[m";
    game_packs_tell_folder(game, false);
    assert_null(strchr(game->notice, '/'));
}

static void a_page_whose_pack_has_gone_leads_back(void **state) {
    Game *game = go_to_packs(*state);
    open_page(*state, "tests/images/pictures.yaml");
    strcpy(game->packs_view.path, "tests/images/gone.yaml");
    scene_fixture_draw(&((Screen *)*state)->fixture);
    press(*state, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_PACKS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        packs_screen_test(every_row_can_be_reached_and_opens_its_page),
        packs_screen_test(the_wheel_scrolls_and_a_click_opens),
        packs_screen_test(a_hidden_pack_is_not_offered_and_stays_hidden),
        packs_screen_test(with_all_packs_hidden_nothing_can_be_chosen),
        packs_screen_test(a_hidden_pack_is_hidden_at_the_next_start_until_it_is_brought),
        packs_screen_test(problems_are_read_to_the_last),
        packs_screen_test(a_page_plays_its_pack),
        packs_screen_test(folders_are_shown),
        packs_screen_test(a_page_whose_pack_has_gone_leads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
