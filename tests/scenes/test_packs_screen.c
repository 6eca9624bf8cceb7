/* The screens of packs: everything on them can be reached and does what it says. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <sys/stat.h>

#include "scenes/packs_fixture.h"
#include "scenes/scene_fixture.h"

typedef struct Screen {
    SceneFixture fixture;
    char own[100]; /* the player's packs folder, not made yet */
} Screen;

static int setup(void **state) {
    Screen *screen = calloc(1, sizeof *screen);
    bool ok = scene_fixture_open(&screen->fixture, "tests/images/pictures.yaml") &&
              scene_fixture_open_window(&screen->fixture, 1280, 720);
    screen->fixture.game.settings.less_motion = true;
    snprintf(screen->own, sizeof screen->own, "%s/packs", screen->fixture.folder);
    screen->fixture.game.packs.own_folder = screen->own;
    *state = screen;
    return ok ? 0 : -1;
}

static int teardown(void **state) {
    Screen *screen = *state;
    char kept[200];
    snprintf(kept, sizeof kept, "%s/pictures.yaml", screen->own);
    unlink(kept);
    rmdir(screen->own);
    scene_fixture_close(&screen->fixture);
    free(screen);
    return 0;
}

static void press(Screen *screen, InputKind kind) {
    scene_fixture_press(&screen->fixture, kind, 0);
    scene_fixture_draw(&screen->fixture);
}

static void press_times(Screen *screen, InputKind kind, int times) {
    while (times-- > 0) press(screen, kind);
}

/* With the shelf filled, from the title by keys. */
static Game *go_to_packs(Screen *screen) {
    Game *game = &screen->fixture.game;
    packs_fill(game);
    game_go(game, SCENE_TITLE);
    scene_fixture_draw(&screen->fixture);
    press_times(screen, INPUT_DOWN, 2);
    press(screen, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_PACKS);
    return game;
}

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

static void open_page(Screen *screen, const char *path) {
    Game *game = &screen->fixture.game;
    pack_page_open(game, pack_shelf_find_path(&game->shelf, path));
    scene_fixture_draw(&screen->fixture);
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

static void a_pack_from_elsewhere_is_kept(void **state) {
    Screen *screen = *state;
    Game *game = go_to_packs(screen);
    char kept[200];
    snprintf(kept, sizeof kept, "%s/pictures.yaml", screen->own);
    open_page(screen, "tests/images/pictures.yaml");
    press_times(screen, INPUT_DOWN, 2);
    press(screen, INPUT_ACCEPT);
    assert_int_equal(access(kept, F_OK), 0);
    assert_non_null(strstr(game->notice, "packs folder"));
    press(screen, INPUT_ACCEPT); /* the notice */
    press(screen, INPUT_ACCEPT); /* again: nothing is written over */
    assert_non_null(strstr(game->notice, "can't be kept"));
}

/* Runs a command of the shell in the fixture's folder. */
static void run(const Screen *screen, const char *command) {
    char whole[600];
    snprintf(whole, sizeof whole, "cd %s && %s", screen->fixture.folder, command);
    assert_int_equal(system(whole), 0);
}

static const char *at(const Screen *screen, const char *name) {
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", screen->fixture.folder, name);
    return path;
}

#define A_PACK(title)                                                                                        \
    "'title: " title "\nlanguage: en\ncards:\n  - {ask: What is " title                                      \
    "?, right: so, wrong: [no, oh, ah], category: T}\n'"

/* With its pictures, its ticks, and as the one pack that it is. */
static void a_folder_is_kept_and_takes_its_place(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir -p down/leaves/pictures && printf " A_PACK(
                    "Leaves") " > down/leaves/pack.yaml && "
                              "echo oak > down/leaves/pictures/oak.png");
    game_packs_bring(game, at(screen, "down/leaves/")); /* as a shell completes it */
    assert_string_equal(game_pack(game)->title, "Leaves");
    game_cards_toggle_topic(game, "T");
    size_t packs = game->shelf.packs.count;
    game->notice[0] = '\0';
    open_page(screen, at(screen, "down/leaves"));
    game_packs_add_folder(game, screen->own);
    press_times(screen, INPUT_DOWN, 2);
    press(screen, INPUT_ACCEPT);
    assert_non_null(strstr(game->notice, "packs folder"));
    assert_int_equal(access(at(screen, "packs/leaves/pictures/oak.png"), F_OK), 0);
    game_packs_take_news(game);
    assert_int_equal(game->shelf.packs.count, packs);
    assert_string_equal(game_pack(game)->path, at(screen, "packs/leaves"));
    assert_string_equal(game->packs_view.path, at(screen, "packs/leaves"));
    assert_string_equal(game_cards_title(game), "Leaves (T)");
    press(screen, INPUT_ACCEPT);                             /* the notice */
    assert_int_equal(game->menu.count, 4);                   /* without Keep */
    run(screen, "echo '# edited' >> down/leaves/pack.yaml"); /* the first is nobody's any more */
    atomic_store(&game->packs.changed, true);
    game_packs_take_news(game);
    assert_int_equal(game->shelf.packs.count, packs);
    game_packs_bring(game, at(screen, "down/leaves")); /* unless it is brought again */
    assert_int_equal(game->shelf.packs.count, packs + 1);
    run(screen, "rm -r down packs");
}

static void a_folder_of_several_packs_opens_all(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir -p shelf/c && cd shelf && printf " A_PACK("A") " > a.yaml && printf " A_PACK(
                    "B") " > b.yaml && printf " A_PACK("C") " > c/pack.yaml && echo nothing > readme.txt && "
                                                            "printf 'title: D\ncards: none\n' > d.yaml");
    size_t packs = game->shelf.packs.count;
    game_packs_bring(game, at(screen, "shelf"));
    assert_int_equal(game->shelf.packs.count, packs + 3);
    assert_int_equal(game->shelf.unreadable.count, 1);
    assert_string_equal(game->notice,
                        "3 packs are open: choose one. 1 file could not be read; Packs tells why.");
    assert_int_equal(game->scene, SCENE_PACKS);
    scene_fixture_draw(&screen->fixture);
    press(screen, INPUT_ACCEPT);
    press(screen, INPUT_ACCEPT);
    assert_string_equal(game->packs_view.path, at(screen, "shelf/a.yaml")); /* the first has the focus */
    /* They are the player's guests: none is said to be kept, and one that is added is read, too. */
    for (size_t i = packs; i < packs + 3; i++) assert_false(game_packs_is_kept(game, i));
    run(screen, "printf " A_PACK("E") " > shelf/e.yaml && echo '# edited' >> shelf/b.yaml");
    atomic_store(&game->packs.changed, true);
    game_packs_take_news(game);
    assert_int_equal(game->shelf.packs.count, packs + 4);
    assert_int_equal(game->shelf.unreadable.count, 1); /* the folder itself is no pack that is faulty */
    run(screen, "rm -r shelf");
}

static void a_folder_of_one_pack_or_none_is_said_so(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir -p shelf/c && printf " A_PACK(
                    "C") " > shelf/c/pack.yaml && mkdir empty && mkdir -p "
                         "bad/pictures && printf 'title: D\ncards: none\n' > bad/pack.yaml && printf " A_PACK(
                             "E") " > bad/e.yaml");
    game_packs_bring(game, at(screen, "shelf"));
    assert_string_equal(game_pack(game)->title, "C");
    assert_int_equal(game->scene, SCENE_CHOOSE);
    game_packs_bring(game, at(screen, "empty"));
    assert_non_null(strstr(game->notice, "no questions in it"));
    game_packs_bring(game, at(screen, "bad")); /* meant as one: what is wrong with it is told */
    assert_non_null(strstr(game->notice, "pack.yaml"));
    assert_string_equal(game_pack(game)->title, "C");
    run(screen, "rm -r shelf empty bad");
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

/* Drops a file of this repository on the window, as SDL tells it. */
static void drop(Screen *screen, InputReader *reader, const char *file) {
    char here[1000], path[1200];
    Input input;
    assert_non_null(getcwd(here, sizeof here));
    snprintf(path, sizeof path, "%s/%s", here, file);
    SDL_Event event = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup(path)}};
    assert_true(input_translate(reader, &event, &input));
    game_input(&screen->fixture.game, &input, 0);
    scene_fixture_draw(&screen->fixture);
}

static void a_dropped_file_is_opened_or_it_is_said_why_not(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    InputReader *reader = input_open();
    drop(screen, reader, PACKS_FIXTURE_FAULTY);
    assert_int_equal(game->scene, SCENE_CHOOSE);
    assert_string_equal(game_pack(game)->title, "Faults");
    assert_non_null(strstr(game->notice, "7 things could not be read"));
    assert_non_null(strstr(game->notice, "many-faults.yaml:8:5"));
    press(screen, INPUT_ACCEPT);
    drop(screen, reader, PACKS_FIXTURE_UNREADABLE);
    assert_string_equal(game_pack(game)->title, "Faults");
    assert_int_equal(game->shelf.unreadable.count, 1);
    assert_non_null(strstr(game->notice, "utf8-byte.yaml:3:14"));
    press(screen, INPUT_ACCEPT);
    drop(screen, reader, "tests/no-such-file.gift");
    assert_non_null(strstr(game->notice, "cannot be read"));
    press(screen, INPUT_ACCEPT);

    game_start_match(game); /* which goes on, whatever is dropped meanwhile */
    const CardList *cards = game->runner.match.cards;
    size_t packs = game->shelf.packs.count;
    drop(screen, reader, "tests/replays/kinds.yaml");
    drop(screen, reader, PACKS_FIXTURE_FAULTY);
    assert_int_equal(game->scene, SCENE_QUESTION);
    assert_int_equal(game->shelf.packs.count, packs + 1);
    assert_int_equal(game->runner.match.cards->count, cards->count);
    press(screen, INPUT_OPTION);
    assert_int_equal(game->runner.match.phase, MATCH_REVEAL);
    input_close(reader);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_row_can_be_reached_and_opens_its_page),
        TEST(the_wheel_scrolls_and_a_click_opens),
        TEST(a_hidden_pack_is_not_offered_and_stays_hidden),
        TEST(with_all_packs_hidden_nothing_can_be_chosen),
        TEST(a_hidden_pack_is_hidden_at_the_next_start_until_it_is_brought),
        TEST(problems_are_read_to_the_last),
        TEST(a_page_plays_its_pack),
        TEST(a_pack_from_elsewhere_is_kept),
        TEST(a_folder_is_kept_and_takes_its_place),
        TEST(a_folder_of_several_packs_opens_all),
        TEST(a_folder_of_one_pack_or_none_is_said_so),
        TEST(folders_are_shown),
        TEST(a_dropped_file_is_opened_or_it_is_said_why_not),
        TEST(a_page_whose_pack_has_gone_leads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
