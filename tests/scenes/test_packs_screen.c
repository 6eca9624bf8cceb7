/* The screens of packs: everything on them can be reached and does what it says. */
#include "scenes/pack_words.h"
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

static void ends_of_the_list_are_a_key_away(void **state) {
    const ListColumn *column = &go_to_packs(*state)->packs_view.list.columns[0];
    const ListMenu *list = &((Screen *)*state)->fixture.game.packs_view.list;
    press(*state, INPUT_LAST);
    assert_int_equal(column->row, column->count - 1);
    assert_int_equal(column->first, column->count - column->shown);
    press(*state, INPUT_DOWN); /* to the buttons */
    press(*state, INPUT_FIRST);
    assert_int_equal(list->focus, 0);
    assert_int_equal(column->row, 0);
    assert_int_equal(column->first, 0);
}

/* The mouse, with its button held, somewhere on the list's bar or beside it. */
static void mouse(Screen *screen, InputKind kind, int x, int y) {
    Input input = {.kind = kind, .x = x, .y = y};
    game_input(&screen->fixture.game, &input, 0);
    scene_fixture_draw(&screen->fixture);
}

static void the_bar_is_dragged(void **state) {
    Game *game = go_to_packs(*state);
    const ListColumn *column = &game->packs_view.list.columns[0];
    Rect bar = column->bar;
    size_t last = column->count - column->shown;
    assert_true(last > 0);
    mouse(*state, INPUT_CLICK, bar.x + 1, rect_bottom(bar) - 1);
    assert_int_equal(column->first, last);
    assert_int_equal(column->row, last);
    mouse(*state, INPUT_POINT, bar.x - 300, bar.y - 40); /* still held */
    assert_int_equal(column->first, 0);
    assert_int_equal(column->row, last); /* it is seen still */
    mouse(*state, INPUT_RELEASE, bar.x, bar.y);
    mouse(*state, INPUT_POINT, bar.x, rect_bottom(bar));
    assert_int_equal(column->first, 0);
    assert_int_equal(game->scene, SCENE_PACKS);
}

static void type(Screen *screen, const char *letters) {
    for (; *letters; letters++) {
        Input input = {.kind = INPUT_OPTION, .letter = (uint32_t)*letters};
        game_input(&screen->fixture.game, &input, 0);
    }
    scene_fixture_draw(&screen->fixture);
}

static void first_letters_find_a_pack(void **state) {
    Game *game = go_to_packs(*state);
    const ListColumn *column = &game->packs_view.list.columns[0];
    type(*state, "fault");
    size_t row = column->row;
    press(*state, INPUT_ACCEPT);
    assert_string_equal(game->packs_view.path, PACKS_FIXTURE_FAULTY);
    press(*state, INPUT_BACK);
    assert_int_equal(column->row, row);
    assert_true(row >= column->first && row < column->first + column->shown);
    type(*state, "leaves and"); /* at once: what was done between ended the other word */
    press(*state, INPUT_ACCEPT);
    assert_string_equal(game->packs_view.path, "tests/images/pictures.yaml");
}

static void a_pack_that_was_hidden_keeps_the_focus(void **state) {
    Game *game = go_to_packs(*state);
    const ListColumn *column = &game->packs_view.list.columns[0];
    press(*state, INPUT_ACCEPT);
    game->menu.focus = 1;
    press(*state, INPUT_ACCEPT);
    assert_true(pack_shelf_find_path(&game->shelf, game->packs_view.path)->hidden);
    press(*state, INPUT_BACK);
    assert_true(column->row >= column->count - 2); /* where hidden ones stand */
    char path[STORE_PATH_BYTES_MAX + 1];
    strcpy(path, game->packs_view.path);
    press(*state, INPUT_ACCEPT);
    assert_string_equal(game->packs_view.path, path);
}

/* Where one comes from, and Play after a match. */
static void the_title_remembers_where_one_was(void **state) {
    static const struct {
        int item;
        SceneId scene;
    } ROWS[] = {{0, SCENE_CHOOSE},      {1, SCENE_LOBBY},    {2, SCENE_PACKS},
                {3, SCENE_HIGH_SCORES}, {4, SCENE_SETTINGS}, {0, SCENE_CHOOSE}};
    Game *game = &((Screen *)*state)->fixture.game;
    game_go(game, SCENE_TITLE);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        game->menu.focus = ROWS[i].item;
        press(*state, INPUT_ACCEPT);
        assert_int_equal(game->scene, ROWS[i].scene);
        press(*state, INPUT_BACK);
        assert_int_equal(game->scene, SCENE_TITLE);
        assert_int_equal(game->menu.focus, ROWS[i].item);
    }
    game_go(game, SCENE_RESULTS);
    game_go(game, SCENE_TITLE);
    assert_int_equal(game->menu.focus, 0);
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
    snprintf(path, sizeof path, "%s/tests/images/scripts.yaml", here);
    assert_true(store_hide_pack(game->store, path, true, NULL));
    snprintf(path, sizeof path, "%s/tests/images", here);
    game_packs_add_folder(game, path);
    snprintf(path, sizeof path, "%s/tests/images/scripts.yaml", here);
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
    press(*state, INPUT_TAB_NEXT); /* a page: the last of this one is the first of the next, or nearer */
    assert_true(view->first_problem > 0 && view->first_problem < view->problems_shown + 1);
    press_times(*state, INPUT_TAB_NEXT, 100);
    assert_int_equal(view->first_problem, view->last_first);
    press(*state, INPUT_FIRST);
    assert_int_equal(view->first_problem, 0);
    mouse(*state, INPUT_CLICK, view->problems_bar.x, rect_bottom(view->problems_bar));
    assert_int_equal(view->first_problem, view->last_first);
    mouse(*state, INPUT_POINT, 0, 0);
    assert_int_equal(view->first_problem, 0);
    mouse(*state, INPUT_RELEASE, 0, 0);
    press(*state, INPUT_LAST);
    assert_int_equal(view->first_problem, view->last_first);
    Input wheel = {.kind = INPUT_SCROLL, .value = -1};
    game_input(game, &wheel, 0);
    assert_int_equal(view->first_problem, view->last_first - 1);
    press(*state, INPUT_BACK);
    assert_int_equal(game->scene, SCENE_PACKS);
}

/* Of very many the first are listed, and behind them how many more there are. */
static void the_end_of_very_many_problems_is_seen(void **state) {
    Screen *screen = *state;
    Game *game = go_to_packs(screen);
    const PacksView *view = &game->packs_view;
    char path[200];
    snprintf(path, sizeof path, "%s/many.yaml", screen->fixture.folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs("title: Many\nlanguage: en\ncards:\n  - {ask: Fine?, right: yes, wrong: [a, b, c]}\n", out);
    for (int i = 0; i < PROBLEMS_MAX + 200; i++) fprintf(out, "  - {ask: \"Right %d?\"}\n", i);
    fclose(out);
    pack_shelf_add_file(&game->shelf, path);
    open_page(screen, path);
    size_t listed = pack_shelf_find_path(&game->shelf, path)->loaded.problems.count;
    assert_int_equal(listed, PROBLEMS_MAX);
    press(screen, INPUT_LAST);
    assert_int_equal(view->first_problem, view->last_first);
    assert_int_equal(view->first_problem + view->problems_shown, listed + 1);
    assert_int_equal(game->overflowing_texts, 0);
    unlink(path);
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
    assert_int_equal(status.st_mode & 0777, 0700); /* as the folder of the scores */
    game->wants_folder = NULL;
    game->packs.own_folder = "/dev/null/packs";
    scene_fixture_click(&screen->fixture, list->buttons[2]);
    assert_null(game->wants_folder);
    assert_string_equal(game->notice, "Your packs folder can't be made: Not a directory.");
    press(screen, INPUT_ACCEPT);
    game->packs.own_folder = screen->own;
    open_page(screen, PACKS_FIXTURE_UNREADABLE);
    game->menu.focus = game->menu.count - 2;
    press(screen, INPUT_ACCEPT);
    assert_string_equal(game->wants_folder, "tests/faults");
    game_packs_tell_folder(game, game->wants_folder, true); /* as the app does where nothing shows it */
    assert_string_equal(game->notice,
                        "No program here shows folders. Paste its path into another one:\ntests/faults");
    press(screen, INPUT_ACCEPT); /* the notice */
    game_packs_tell_folder(game, "/a\xFF\033[m", false);
    assert_null(strchr(game->notice, '/'));
    press(screen, INPUT_ACCEPT);

    char deep[4096] = "";
    while (strlen(deep) + 40 < sizeof deep) strcat(deep, "/Ordner für Fragen und Antworten");
    game_packs_tell_folder(game, deep, true);
    assert_non_null(strstr(game->notice, "\n…"));
    assert_string_equal(game->notice + strlen(game->notice) - 32, "/Ordner für Fragen und Antworten" + 1);
    scene_fixture_draw(&screen->fixture);
    assert_int_equal(game->overflowing_texts, 0);
}

/* Whatever a file is called, it has a name of its own in the lists. */
static void names_that_are_no_text_can_be_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *path, *shown;
    } ROWS[] = {{"/x/plain.yaml", "plain.yaml"},
                {"/x/b\xFF"
                 "d.yaml",
                 "b?d.yaml"},
                {"a\033[31m\n.csv", "a?[31m?.csv"},
                {"/x/\u202Egnp.yaml", "?gnp.yaml"},
                {"\xE2\x82", "??"},
                {"/x/Bäume.gift", "Bäume.gift"},
                {"/x/folder/", "/x/folder/"},
                {"", ""}};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_string_equal(pack_words_file(&arena, ROWS[i].path), ROWS[i].shown);
    assert_string_equal(pack_words_path(&arena, "/x\xFF/\n"), "/x?/?");
    arena_release(&arena);
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
        packs_screen_test(ends_of_the_list_are_a_key_away),
        packs_screen_test(the_bar_is_dragged),
        packs_screen_test(first_letters_find_a_pack),
        packs_screen_test(a_pack_that_was_hidden_keeps_the_focus),
        packs_screen_test(the_title_remembers_where_one_was),
        packs_screen_test(a_hidden_pack_is_not_offered_and_stays_hidden),
        packs_screen_test(with_all_packs_hidden_nothing_can_be_chosen),
        packs_screen_test(a_hidden_pack_is_hidden_at_the_next_start_until_it_is_brought),
        packs_screen_test(problems_are_read_to_the_last),
        packs_screen_test(the_end_of_very_many_problems_is_seen),
        packs_screen_test(a_page_plays_its_pack),
        packs_screen_test(folders_are_shown),
        packs_screen_test(names_that_are_no_text_can_be_told_apart),
        packs_screen_test(a_page_whose_pack_has_gone_leads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
