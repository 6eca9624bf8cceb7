/* Packs that a player brings: dropped, opened, kept; files, folders of one pack and of several. */
#include "scenes/packs_screen_fixture.h"

#include <unistd.h>

#include "base/hash.h"
#include "scenes/game_brought.h"

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

/* Of two teachers' "quiz.yaml" both are kept; the same one is not kept twice. */
static void a_kept_pack_is_never_written_over(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    run(screen, "mkdir -p one two packs && printf " A_PACK("One") " > one/quiz.yaml && printf " A_PACK(
                    "Two") " > two/quiz.yaml && cp one/quiz.yaml packs/quiz.yaml");
    game_packs_add_folder(game, screen->own);
    game_packs_bring(game, at(screen, "two/quiz.yaml"));
    game->notice[0] = '\0';
    game_packs_keep(game, game->pack);
    assert_string_equal(game->notice,
                        "It is in your packs folder now as \"quiz 2.yaml\", and will be here at "
                        "the next start.");
    game_packs_take_news(game);
    assert_string_equal(game_pack(game)->path, at(screen, "packs/quiz 2.yaml"));
    assert_string_equal(game_pack(game)->title, "Two");
    run(screen, "cmp one/quiz.yaml packs/quiz.yaml && cmp two/quiz.yaml 'packs/quiz 2.yaml'");

    size_t packs = game->shelf.packs.count;
    game_packs_bring(game, at(screen, "one/quiz.yaml"));
    game->notice[0] = '\0';
    game_packs_keep(game, game->pack);
    assert_string_equal(game->notice, "This pack can't be kept: it is there already.");
    assert_int_equal(game->shelf.packs.count, packs + 1);
    run(screen, "rm -r one two packs");
}

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

/* What a long list counts may turn out unplayable when it is dealt. */
static void a_long_list_promises_no_more_than_it_has(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    FILE *out = fopen(at(screen, "long.tsv"), "w");
    assert_non_null(out);
    for (int i = 0; i < 6000; i++) fprintf(out, "term%d\tmeaning%d\n", i, i);
    fclose(out);
    game_packs_bring(game, at(screen, "long.tsv"));
    assert_string_equal(game->notice, "\"long\" is open: up to 12 000 cards.");
    unlink(at(screen, "long.tsv"));
}

/* A text in which every line begins alike is a list of one term: nothing of it can be asked. */
static void a_long_list_of_nothing_starts_no_match(void **state) {
    Screen *screen = *state;
    Game *game = &screen->fixture.game;
    FILE *out = fopen(at(screen, "long.tsv"), "w");
    assert_non_null(out);
    for (int i = 0; i < 6000; i++) fprintf(out, "It is so\tas line %d says\n", i);
    fclose(out);
    game_packs_bring(game, at(screen, "long.tsv"));
    game->notice[0] = '\0';
    assert_int_equal(game->scene, SCENE_CHOOSE);
    for (game->mode = MODE_CLASSIC; game->mode <= MODE_PRACTICE; game->mode++) {
        game_start_match(game);
        assert_false(game->match_on);
        assert_int_equal(game->scene, SCENE_CHOOSE);
        assert_non_null(
            strstr(game->notice, game->mode == MODE_PRACTICE ? "practise" : "None of these cards"));
        press(screen, INPUT_ACCEPT);
    }
    unlink(at(screen, "long.tsv"));
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
        packs_screen_test(a_pack_from_elsewhere_is_kept),
        packs_screen_test(a_kept_pack_is_never_written_over),
        packs_screen_test(a_folder_is_kept_and_takes_its_place),
        packs_screen_test(a_folder_of_several_packs_opens_all),
        packs_screen_test(a_long_list_promises_no_more_than_it_has),
        packs_screen_test(a_long_list_of_nothing_starts_no_match),
        packs_screen_test(a_folder_of_one_pack_or_none_is_said_so),
        packs_screen_test(a_dropped_file_is_opened_or_it_is_said_why_not),
        packs_screen_test(what_was_dropped_is_told_in_a_pause),
        packs_screen_test(two_notices_are_both_read),
        packs_screen_test(what_is_dropped_again_is_no_edited_pack),
        packs_screen_test(a_pack_that_comes_twice_stands_there_once),
        packs_screen_test(a_folder_stands_for_its_own_file),
        packs_screen_test(what_comes_twice_with_one_drop_is_counted_once),
        packs_screen_test(a_folder_and_its_own_file_in_one_drop_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
