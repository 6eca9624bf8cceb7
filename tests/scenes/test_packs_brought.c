/* Packs that a player brings: opened, kept; files, folders of one pack and of several. */
#include "scenes/packs_screen_fixture.h"

#include <unistd.h>

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

int main(void) {
    const struct CMUnitTest tests[] = {
        packs_screen_test(a_pack_from_elsewhere_is_kept),
        packs_screen_test(a_kept_pack_is_never_written_over),
        packs_screen_test(a_folder_is_kept_and_takes_its_place),
        packs_screen_test(a_folder_of_several_packs_opens_all),
        packs_screen_test(a_long_list_promises_no_more_than_it_has),
        packs_screen_test(a_long_list_of_nothing_starts_no_match),
        packs_screen_test(a_folder_of_one_pack_or_none_is_said_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
