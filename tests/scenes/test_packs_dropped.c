/* Files and folders that are dropped on the window, one and several, new ones and those that are there. */
#include "scenes/packs_screen_fixture.h"

#include <unistd.h>

#include "base/hash.h"
#include "scenes/game_brought.h"

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
    assert_non_null(strstr(game->notice, "\"utf8-byte.yaml\" can't be opened. Line 3: "));
    press(screen, INPUT_ACCEPT);
    drop(screen, reader, "tests/no-such-file.gift");
    assert_non_null(strstr(game->notice, "cannot be read"));
    press(screen, INPUT_ACCEPT);

    /* A party that gathers stays together, and plays what was dropped. */
    game_go(game, SCENE_LOBBY);
    drop(screen, reader, "tests/faults/stands-out.yaml");
    assert_int_equal(game->scene, SCENE_LOBBY);
    assert_string_equal(game_pack(game)->path + strlen(game_pack(game)->path) - 15, "stands-out.yaml");
    press(screen, INPUT_ACCEPT);
    game_go(game, SCENE_TITLE);

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

/* By whatever name a file comes: relative or whole, through a link, by its folder. */
static void a_pack_that_comes_twice_stands_there_once(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    char here[1000], name[1300];
    run(screen, "mkdir -p shelf packs && printf " A_PACK("A") " > shelf/a.yaml && printf " A_PACK(
                    "B") " > packs/b.yaml && ln -s shelf linked && ln -s a.yaml shelf/z.yaml");
    game_packs_add_folder(game, screen->own);
    size_t packs = game->shelf.packs.count;
    game_packs_bring(game, at(screen, "shelf/a.yaml"));
    game_packs_bring(game, at(screen, "linked/../shelf//a.yaml"));
    game_packs_bring(game, at(screen, "linked/a.yaml"));
    game_packs_bring(game, at(screen, "shelf"));
    game_packs_bring(game, at(screen, "linked/../packs/b.yaml"));
    assert_int_equal(game->shelf.packs.count, packs + 1);
    assert_string_equal(game_pack(game)->path, at(screen, "packs/b.yaml"));
    assert_true(game_packs_is_kept(game, game->pack));

    /* A folder of the command line is relative to where the game was started, and its file is not. */
    assert_non_null(getcwd(here, sizeof here));
    packs = game->shelf.packs.count;
    game_packs_add_folder(game, "questions");
    size_t with_folder = game->shelf.packs.count;
    snprintf(name, sizeof name, "%s/questions/heartstopper.yaml", here);
    game_packs_bring(game, name);
    assert_int_equal(game->shelf.packs.count, with_folder);
    assert_true(with_folder > packs);
    assert_string_equal(game_pack(game)->path, "questions/heartstopper.yaml");
    run(screen, "rm -r shelf packs linked");
}

/* The folder has the pictures, so it is the one that stays; ticks go with it. */
static void a_folder_stands_for_its_own_file(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir -p leaves/pictures && printf " A_PACK("Leaves") " > leaves/pack.yaml");
    size_t packs = game->shelf.packs.count;
    game_packs_bring(game, at(screen, "leaves/pack.yaml"));
    assert_string_equal(game_pack(game)->path, at(screen, "leaves/pack.yaml"));
    game_cards_toggle_topic(game, "T");
    game_packs_bring(game, at(screen, "leaves"));
    assert_int_equal(game->shelf.packs.count, packs + 1);
    assert_string_equal(game_pack(game)->path, at(screen, "leaves"));
    assert_string_equal(game_cards_title(game), "Leaves (T)");

    game_packs_choose(game, 0);
    game->notice[0] = '\0';
    game_packs_bring(game, at(screen, "leaves/pack.yaml"));
    assert_int_equal(game->shelf.packs.count, packs + 1);
    assert_string_equal(game_pack(game)->path, at(screen, "leaves"));
    assert_string_equal(game->notice, "\"Leaves\" is open: 1 card.");
    run(screen, "rm -r leaves");
}

/* By itself and by its folder, with one drop. */
static void what_comes_twice_with_one_drop_is_counted_once(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir shelf && printf " A_PACK("A") " > shelf/a.yaml");
    const char *path = game_packs_know(game, at(screen, "shelf/a.yaml"))->path;
    game_packs_bring(game, path); /* alone */
    for (int again = 0; again < 2; again++) {
        const char *waiting[] = {path, path};
        Brought *brought = &game->packs.brought;
        game->notice[0] = '\0';
        brought->waiting = waiting;
        brought->count = brought->capacity = 2;
        for (int i = 0; i < 2; i++) game_brought_end(game, path, BROUGHT_OPENED);
        assert_string_equal(game->notice, "\"A\" is open: 1 card.");
        *brought = (Brought){.times = brought->times};
    }
    run(screen, "rm -r shelf");
}

/* The file with the questions, then its folder, while something else waits still. */
static void a_folder_and_its_own_file_in_one_drop_are_one(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    Brought *brought = &game->packs.brought;
    run(screen, "mkdir -p leaves/pictures && printf " A_PACK("Leaves") " > leaves/pack.yaml");
    static const char *waiting[4] = {"something else"};
    brought->waiting = waiting;
    brought->count = 1;
    brought->capacity = 4;
    game->notice[0] = '\0';
    game_packs_bring(game, at(screen, "leaves/pack.yaml"));
    game_packs_bring(game, at(screen, "leaves"));
    game_brought_end(game, "something else", BROUGHT_SPREAD);
    assert_string_equal(game->notice, "\"Leaves\" is open: 1 card.");
    assert_string_equal(game_pack(game)->path, at(screen, "leaves"));
    *brought = (Brought){0};
    run(screen, "rm -r leaves");
}

/* What is drawn now; a number that another picture hardly has. */
static uint64_t picture_hash(Screen *screen) {
    const SDL_Surface *surface = window_surface(screen->fixture.window);
    scene_fixture_draw(&screen->fixture);
    return hash_bytes(HASH_START, surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
}

/* A notice that waits to be put away is seen: while a match stands still, too. */
static void what_was_dropped_is_told_in_a_pause(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    InputReader *reader = input_open();
    game_start_match(game);
    drop(screen, reader, "tests/faults/stands-out.yaml");
    assert_true(game->notice[0]);
    uint64_t card = picture_hash(screen);
    press(screen, INPUT_PAUSE);
    assert_int_equal(game->scene, SCENE_PAUSE);
    assert_true(game->notice[0]);
    uint64_t told = picture_hash(screen);
    assert_true(told != card);
    press(screen, INPUT_ACCEPT); /* puts it away, and does nothing else */
    assert_int_equal(game->scene, SCENE_PAUSE);
    assert_false(game->notice[0]);
    assert_true(picture_hash(screen) != told);
    press(screen, INPUT_ACCEPT);
    assert_int_equal(game->scene, SCENE_QUESTION);
    input_close(reader);
}

/* Two drops, one after the other. */
static void two_notices_are_both_read(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    char longest[NOTICE_BYTES];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    game_notify(game, "One.");
    game_notify(game, "One.");
    assert_string_equal(game->notice, "One.");
    game_notify(game, "Two.\nLines.");
    assert_string_equal(game->notice, "One.\n\nTwo.\nLines.");
    game_notify(game, "Three.");
    assert_string_equal(game->notice, "Two.\nLines.\n\nThree.");
    scene_fixture_draw(&screen->fixture);
    assert_int_equal(game->overflowing_texts, 0);
    game_notify(game, longest);
    assert_string_equal(game->notice, longest);
    game_notify(game, "Four.");
    assert_string_equal(game->notice, "Four.");
    press(screen, INPUT_ACCEPT);
    assert_string_equal(game->notice, "");
}

/* Whoever drops a faulty file twice is not editing it. */
static void what_is_dropped_again_is_no_edited_pack(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    InputReader *reader = input_open();
    for (int i = 0; i < 2; i++) drop(screen, reader, PACKS_FIXTURE_UNREADABLE);
    assert_null(game->packs.edited);
    assert_int_equal(game->shelf.unreadable.count, 1);
    input_close(reader);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        packs_screen_test(a_dropped_file_is_opened_or_it_is_said_why_not),
        packs_screen_test(a_pack_that_comes_twice_stands_there_once),
        packs_screen_test(a_folder_stands_for_its_own_file),
        packs_screen_test(what_comes_twice_with_one_drop_is_counted_once),
        packs_screen_test(a_folder_and_its_own_file_in_one_drop_are_one),
        packs_screen_test(what_was_dropped_is_told_in_a_pause),
        packs_screen_test(two_notices_are_both_read),
        packs_screen_test(what_is_dropped_again_is_no_edited_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
