/* The strip that tells of packs: what is wrong with one that is being edited, until it is mended, and a
 * reading that takes long, until it is over or stopped. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <sys/stat.h>

#include "images/golden.h"
#include "scenes/pack_banner.h"
#include "scenes/scene_fixture.h"
#include "screen/fonts.h"

typedef struct Banner {
    SceneFixture fixture;
    char folder[100], pack[120];
} Banner;

static int setup(void **state) {
    Banner *banner = calloc(1, sizeof *banner);
    bool ok = scene_fixture_open(&banner->fixture, "tests/images/pictures.yaml") &&
              scene_fixture_open_window(&banner->fixture, 1280, 720);
    banner->fixture.game.settings.less_motion = true;
    strcpy(banner->folder, "/tmp/quizleaf-test-XXXXXX");
    ok = ok && mkdtemp(banner->folder);
    snprintf(banner->pack, sizeof banner->pack, "%s/edited.yaml", banner->folder);
    *state = banner;
    return ok ? 0 : -1;
}

static int teardown(void **state) {
    Banner *banner = *state;
    unlink(banner->pack);
    rmdir(banner->folder);
    scene_fixture_close(&banner->fixture);
    free(banner);
    return 0;
}

/* A pack of two questions, one of which may be a fault. */
static void write_pack(const Banner *banner, const char *second) {
    FILE *out = fopen(banner->pack, "w");
    assert_non_null(out);
    fprintf(out,
            "title: Edited\nlanguage: en\ncards:\n"
            "  - {ask: Which tree has needles?, right: fir, wrong: [oak, birch, lime]}\n%s",
            second);
    fclose(out);
}

/* As the watch would tell it. */
static void tell_of_change(Banner *banner) {
    Game *game = &banner->fixture.game;
    atomic_store(&game->packs.changed, true);
    Input news = {.kind = INPUT_NEWS};
    game_input(game, &news, 0);
}

/* The colour of the upper left corner. */
static uint32_t corner(Banner *banner) {
    scene_fixture_draw(&banner->fixture);
    const SDL_Surface *surface = window_surface(banner->fixture.window);
    return *(const uint32_t *)surface->pixels & 0xFFFFFF;
}

static uint32_t colour(Colour colour) {
    return (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

#define MENDED "  - {ask: Which tree drops its leaves?, right: oak, wrong: [fir, pine, yew]}\n"

static void problems_show_while_a_pack_is_edited_until_they_are_mended(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    write_pack(banner, "");
    game_packs_add_folder(game, banner->folder);
    game_packs_choose(game, pack_shelf_place(&game->shelf, banner->pack));
    game_start_match(game);
    uint32_t plain = corner(banner);
    assert_int_not_equal(plain, colour(THEME.wrong_tint));

    write_pack(banner, "  - {ask: Which tree drops its leaves?, wrong: [fir, pine, yew]}\n");
    tell_of_change(banner);
    assert_int_equal(corner(banner), colour(THEME.wrong_tint));
    assert_int_equal(banner->fixture.game.overflowing_texts, 0);
    game_go(game, SCENE_TITLE);
    assert_int_equal(corner(banner), colour(THEME.wrong_tint));

    write_pack(banner, "  - [this is\n    : no YAML\n"); /* all of it: the pack stays as it was */
    tell_of_change(banner);
    assert_int_equal(corner(banner), colour(THEME.wrong_tint));
    assert_true(pack_shelf_find_path(&game->shelf, banner->pack)->loaded.playable);

    write_pack(banner, MENDED);
    tell_of_change(banner);
    assert_int_not_equal(corner(banner), colour(THEME.wrong_tint));
}

/* Some programs remove a file and write it anew: the card on the table and the choice of the pack come back
 * with it, and so do faults. */
static void a_file_that_went_comes_back(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    write_pack(banner, "");
    game_packs_add_folder(game, banner->folder);
    game_packs_choose(game, pack_shelf_place(&game->shelf, banner->pack));
    const Pack *pack = game_pack(game);
    size_t packs = game->shelf.packs.count;
    game_start_match(game);
    assert_int_equal(unlink(banner->pack), 0);
    tell_of_change(banner);
    assert_int_equal(game->shelf.packs.count, packs - 1);
    assert_ptr_not_equal(game_pack(game), pack);
    assert_false(game->edited);

    write_pack(banner, MENDED);
    tell_of_change(banner);
    assert_string_equal(game_pack(game)->path, banner->pack);
    assert_true(game->edited); /* its cards are those of the new file */
    game_end_match(game);

    assert_int_equal(unlink(banner->pack), 0);
    tell_of_change(banner);
    write_pack(banner, "  - {ask: Which tree drops its leaves?, wrong: [fir, pine, yew]}\n");
    tell_of_change(banner);
    assert_int_equal(corner(banner), colour(THEME.wrong_tint));

    assert_int_equal(unlink(banner->pack), 0); /* whoever chooses another meanwhile keeps that */
    tell_of_change(banner);
    game_packs_choose(game, 0);
    write_pack(banner, MENDED);
    tell_of_change(banner);
    assert_string_not_equal(game_pack(game)->path, banner->pack);
}

/* The strip takes its room from the scene, which is hit where it is seen. */
static void the_scene_stands_below_the_strip(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    write_pack(banner, "");
    game_packs_add_folder(game, banner->folder);
    game_go(game, SCENE_TITLE);
    corner(banner);
    const Rect before = game->menu.rects[2]; /* Packs */
    write_pack(banner, "  - {ask: Which tree drops its leaves?, wrong: [fir, pine, yew]}\n");
    tell_of_change(banner);
    corner(banner);
    assert_in_range(game->view_top, 80, 90); /* of 720 */
    assert_int_equal(game->view.height, 720 - game->view_top);
    const Rect now = game->menu.rects[2];
    assert_true(now.height < before.height);
    Input click = {.kind = INPUT_CLICK, .x = now.x + now.width / 2, .y = now.y + 1};
    game_input(game, &click, 0); /* above it, in the window */
    assert_int_not_equal(game->scene, SCENE_PACKS);
    game_go(game, SCENE_TITLE);
    corner(banner);
    click.y = game->view_top + now.y + now.height - 1;
    game_input(game, &click, 0);
    assert_int_equal(game->scene, SCENE_PACKS);
    corner(banner);
    assert_int_equal(game->overflowing_texts, 0);
    write_pack(banner, MENDED);
    tell_of_change(banner);
    corner(banner);
    assert_int_equal(game->view_top, 0);
    assert_int_equal(game->view.height, 720);
}

static void problems_that_were_there_from_the_start_show_on_no_strip(void **state) {
    Banner *banner = *state;
    write_pack(banner, "  - {ask: Which tree drops its leaves?, wrong: [fir, pine, yew]}\n");
    game_packs_add_folder(&banner->fixture.game, banner->folder);
    assert_int_not_equal(corner(banner), colour(THEME.wrong_tint));
}

static void say_nothing(void *context) {
    (void)context;
}

/* So large that reading it takes some tenths of a second. */
static void write_long_pack(const Banner *banner) {
    FILE *out = fopen(banner->pack, "w");
    assert_non_null(out);
    fputs("title: Long\nlanguage: en\ncards:\n", out);
    for (int i = 0; i < 60000; i++)
        fprintf(out, "  - {ask: What is number %d?, right: r%d, wrong: [a%d, b%d, c%d]}\n", i, i, i, i, i);
    fclose(out);
}

static void a_long_reading_is_told_and_stopped_by_esc(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    write_long_pack(banner);
    game_packs_open(game, say_nothing, NULL);
    LoaderState reading;
    scene_fixture_pass(&banner->fixture, 3000); /* the title's own movements are over */
    game_packs_bring(game, banner->pack);
    assert_true(game_packs_state(game, &reading));
    assert_false(pack_banner_shows_reading(game)); /* most are over before they are worth a word */
    assert_int_equal(game_next_frame_ms(game), PACK_BANNER_PATIENCE_MS);
    scene_fixture_pass(&banner->fixture, PACK_BANNER_PATIENCE_MS + 32);
    assert_true(pack_banner_shows_reading(game));
    assert_int_equal(game_next_frame_ms(game), PACK_BANNER_FRAME_MS);
    assert_int_equal(corner(banner), colour(THEME.streak_tint));
    Input escape = {.kind = INPUT_BACK}, news = {.kind = INPUT_NEWS};
    while (game_packs_state(game, &reading)) { /* the thread may not have begun yet */
        game_input(game, &escape, 0);
        SDL_Delay(1);
    }
    game_input(game, &news, 0);
    assert_null(pack_shelf_find_path(&game->shelf, banner->pack));
    assert_non_null(strstr(game->notice, "left out"));
    assert_int_equal(game->scene, SCENE_TITLE);
    assert_int_not_equal(corner(banner), colour(THEME.streak_tint));
}

/* Waits until the thread has read all that it was asked for. */
static void wait_until_read(Game *game) {
    LoaderState reading;
    Input news = {.kind = INPUT_NEWS};
    while (game_packs_state(game, &reading)) SDL_Delay(1);
    game_input(game, &news, 0);
}

typedef struct Dropped {
    char folder[120], own[160], others[2][160];
} Dropped;

static void write_dropped(Banner *banner, Dropped *dropped) {
    snprintf(dropped->folder, sizeof dropped->folder, "%s/packs", banner->folder);
    snprintf(dropped->own, sizeof dropped->own, "%s/own.yaml", dropped->folder);
    mkdir(dropped->folder, 0700);
    write_pack(banner, MENDED);
    assert_int_equal(rename(banner->pack, dropped->own), 0);
    for (int i = 0; i < 2; i++) {
        snprintf(dropped->others[i], sizeof dropped->others[i], "%s/other%d.yaml", banner->folder, i);
        write_pack(banner, MENDED);
        assert_int_equal(rename(banner->pack, dropped->others[i]), 0);
    }
    write_long_pack(banner);
}

/* Drops three, the first of which takes long, and presses Esc; false where this thread had to wait so long
 * that some of them were read. */
static bool drop_and_stop(Banner *banner, const Dropped *dropped) {
    Game *game = &banner->fixture.game;
    Input escape = {.kind = INPUT_BACK};
    game_packs_bring(game, banner->pack);
    game_packs_add_folder(game, dropped->folder);
    for (int i = 0; i < 2; i++) game_packs_bring(game, dropped->others[i]);
    scene_fixture_pass(&banner->fixture, PACK_BANNER_PATIENCE_MS + 32);
    game_input(game, &escape, 0);
    wait_until_read(game);
    bool stopped = !pack_shelf_find_path(&game->shelf, banner->pack);
    pack_shelf_take_off(&game->shelf, banner->pack);
    for (int i = 0; i < 2; i++) {
        stopped = stopped && !pack_shelf_find_path(&game->shelf, dropped->others[i]);
        pack_shelf_take_off(&game->shelf, dropped->others[i]);
    }
    return stopped;
}

/* A pack that stands in a folder of the game's is read all the same. */
static void esc_stops_all_that_was_dropped(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    Dropped dropped;
    bool stopped = false;
    write_dropped(banner, &dropped);
    game_packs_open(game, say_nothing, NULL);
    for (int tried = 0; tried < 20 && !stopped; tried++) stopped = drop_and_stop(banner, &dropped);
    assert_true(stopped);
    assert_string_equal(game->notice, "3 were left out; drop them again to open them after all.");
    assert_non_null(pack_shelf_find_path(&game->shelf, dropped.own));
    game->notice[0] = '\0';
    for (int i = 0; i < 2; i++) game_packs_bring(game, dropped.others[i]); /* again */
    wait_until_read(game);
    assert_string_equal(game->notice, "2 packs are open: choose one.");
    assert_int_equal(game->scene, SCENE_PACKS);
    game_packs_close(game);
    unlink(dropped.own);
    for (int i = 0; i < 2; i++) unlink(dropped.others[i]);
    rmdir(dropped.folder);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* Scripts for which there is no font are named together, and once, for a while. */
static void missing_fonts_are_named_once(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    game->notice[0] = '\0';
    assert_int_not_equal(corner(banner), colour(THEME.streak_tint));
    assert_string_equal(game->font_hint, "");
    fonts_note_missing(banner->fixture.fonts, 0x0E01);
    fonts_note_missing(banner->fixture.fonts, 0x0E02);
    assert_int_equal(corner(banner), colour(THEME.streak_tint));
    assert_string_equal(game->font_hint,
                        "Some texts need a font with Thai. Please install the Debian package "
                        "fonts-noto-core and start Quizleaf again.");
    assert_int_equal(game->view_top, 0);
    scene_fixture_pass(&banner->fixture, PACK_BANNER_FONT_MS / 2);
    assert_int_equal(corner(banner), colour(THEME.streak_tint));
    assert_in_range(game_next_frame_ms(game), 1, PACK_BANNER_FONT_MS / 2);
    fonts_note_missing(banner->fixture.fonts, 0x0915); /* comes meanwhile: all is told again */
    fonts_note_missing(banner->fixture.fonts, 0x1F34E);
    assert_int_equal(corner(banner), colour(THEME.streak_tint));
    assert_string_equal(game->font_hint,
                        "Some texts need fonts with Devanagari, Thai and emoji. Please install the Debian "
                        "packages fonts-noto-core and fonts-noto-color-emoji and start Quizleaf again.");
    assert_true(game->view_top > 0); /* two lines do not cover the scene */
    assert_int_equal(game->overflowing_texts, 0);
    scene_fixture_pass(&banner->fixture, PACK_BANNER_FONT_MS / 2 + 32);
    assert_int_equal(corner(banner), colour(THEME.streak_tint));
    scene_fixture_pass(&banner->fixture, PACK_BANNER_FONT_MS / 2 + 32);
    assert_int_not_equal(corner(banner), colour(THEME.streak_tint));
    fonts_note_missing(banner->fixture.fonts, 0x0E03);
    assert_int_not_equal(corner(banner), colour(THEME.streak_tint));
}

/* Every pack at hand is looked through before any of it is drawn; a hidden one when it is shown again. */
static void packs_are_looked_through_for_missing_fonts(void **state) {
    Banner *banner = *state;
    Game *game = &banner->fixture.game;
    static uint32_t cuneiform[] = {0x12000}, khmer[] = {0x1780};
    uint32_t *rare[] = {cuneiform, khmer};
    game_packs_bring(game, "tests/replays/kinds.yaml");
    game->notice[0] = '\0';
    assert_true(game->shelf.packs.count >= 2);
    for (size_t i = 0; i < 2; i++) {
        ShelvedPack *shelved = game->shelf.packs.items[i];
        shelved->loaded.characters = (PackCharacters){rare[i], 1};
        shelved->fonts_known = false;
        shelved->hidden = i == 1;
    }
    scene_fixture_draw(&banner->fixture);
    assert_non_null(strstr(game->font_hint, "rare scripts"));
    assert_null(strstr(game->font_hint, "Khmer"));
    assert_false(game->shelf.packs.items[1]->fonts_known);
    game->shelf.packs.items[1]->hidden = false;
    scene_fixture_draw(&banner->fixture);
    assert_true(game->shelf.packs.items[1]->fonts_known);
    scene_fixture_draw(&banner->fixture);
    assert_non_null(strstr(game->font_hint, "Khmer and rare scripts"));
}

int main(void) {
    if (!golden_use_fonts("fonts-few.conf")) return EXIT_FAILURE; /* so that it is known which are missing */
    const struct CMUnitTest tests[] = {
        TEST(problems_show_while_a_pack_is_edited_until_they_are_mended),
        TEST(a_file_that_went_comes_back),
        TEST(the_scene_stands_below_the_strip),
        TEST(problems_that_were_there_from_the_start_show_on_no_strip),
        TEST(a_long_reading_is_told_and_stopped_by_esc),
        TEST(esc_stops_all_that_was_dropped),
        TEST(missing_fonts_are_named_once),
        TEST(packs_are_looked_through_for_missing_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
