/* Every scene of one player, and the lobby, as a picture: golden.h. A party's are in test_party_images.c. */
#include "unit/cmocka_test.h"

#include "images/golden.h"
#include "scenes/lobby_fixture.h"
#include "scenes/pack_banner.h"
#include "scenes/packs_fixture.h"
#include "scenes/tour.h"

static void walk(int width, int height, const char *name) {
    SceneFixture fixture;
    golden_size = name;
    assert_true(scene_fixture_open(&fixture, FOLDER "/pictures.yaml"));
    assert_true(scene_fixture_open_window(&fixture, width, height));
    Tour tour = {.game = &fixture.game,
                 .canvas = fixture.canvas,
                 .view = {.width = width, .height = height},
                 .shown = golden_check,
                 .context = &fixture};
    game_go(&fixture.game, SCENE_TITLE);
    tour_play(&tour);
    game_go(&fixture.game, SCENE_TITLE);
    game_notify(&fixture.game, "Your scores can't be saved: the folder can't be written. You can play on.");
    tour_show(&tour, "notice");
    scene_fixture_close(&fixture);
}

/* A match of one card of each kind, open and with something on it, then revealed after a wrong answer. */
static void show_kind(SceneFixture *fixture, const Tour *tour, CardList *cards, size_t index) {
    Game *game = &fixture->game;
    char name[64];
    CardList *list = &game->shelf.packs.items[0]->loaded.pack.cards;
    *list = *cards;
    list->items += index;
    list->count = 1;
    MatchRules rules = {.seconds_per_card = 40, .speed_counts = true};
    game_start_match_with(game, &rules, 9);
    const Card *card = match_card(&game->runner.match);
    tour_press(tour, INPUT_OPTION, 0);
    if (card->kind == CARD_ORDER || card->kind == CARD_PAIRS) tour_press(tour, INPUT_OPTION, 1);
    if (card->kind == CARD_SEVERAL) tour_press(tour, INPUT_OPTION, 1);
    for (const char *text = "12"; *text && (card->kind == CARD_NUMBER || card->kind == CARD_TYPED); text++) {
        Input input = {.kind = INPUT_TEXT, .text = {*text}};
        game_input(game, &input, 0);
    }
    snprintf(name, sizeof name, "kind-%s", card_kind_name(card->kind));
    tour_show(tour, name);
    if (game->runner.match.phase == MATCH_QUESTION) {
        game->menu.focus = game->menu.count - 1; /* Done */
        tour_press(tour, INPUT_ACCEPT, 0);
        assert_int_equal(game->runner.match.phase, MATCH_REVEAL);
        snprintf(name, sizeof name, "kind-%s-revealed", card_kind_name(card->kind));
        tour_show(tour, name);
    }
    game_end_match(game);
}

static void every_kind_looks_as_it_did(void **state) {
    (void)state;
    SceneFixture fixture;
    golden_size = "720";
    assert_true(scene_fixture_open(&fixture, "tests/replays/kinds.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    Tour tour = {.game = &fixture.game,
                 .canvas = fixture.canvas,
                 .view = {.width = 1280, .height = 720},
                 .shown = golden_check,
                 .context = &fixture};
    CardList cards = fixture.game.shelf.packs.items[0]->loaded.pack.cards;
    bool shown[CARD_KINDS] = {[CARD_CHOICE] = true, [CARD_TRUE_FALSE] = true}; /* in the walk already */
    for (size_t i = 0; i < cards.count; i++) {
        if (shown[cards.items[i].kind]) continue;
        shown[cards.items[i].kind] = true;
        show_kind(&fixture, &tour, &cards, i);
    }
    for (size_t kind = 0; kind < CARD_KINDS; kind++) assert_true(shown[kind]);
    fixture.game.shelf.packs.items[0]->loaded.pack.cards = cards;
    scene_fixture_close(&fixture);
}

/* A card of the pack, open and then answered. */
static void show_picture_card(SceneFixture *fixture, const Tour *tour, size_t index, const char *name) {
    Game *game = &fixture->game;
    CardList *list = &game->shelf.packs.items[0]->loaded.pack.cards, cards = *list;
    char revealed[64];
    list->items += index;
    list->count = 1;
    game_start_match_with(game, &(MatchRules){.seconds_per_card = 40, .speed_counts = true}, 9);
    tour_show(tour, name);
    if (match_card(&game->runner.match)->kind == CARD_TYPED) {
        Input input = {.kind = INPUT_TEXT, .text = "Elm"};
        game_input(game, &input, 0);
        tour_press(tour, INPUT_ACCEPT, 0);
    } else {
        tour_press(tour, INPUT_OPTION, 1);
    }
    assert_int_equal(game->runner.match.phase, MATCH_REVEAL);
    snprintf(revealed, sizeof revealed, "%s-revealed", name);
    tour_show(tour, revealed);
    game_end_match(game);
    *list = cards;
}

static void pictures_on_cards_look_as_they_did(void **state) {
    static const struct {
        const char *name;
        int width, height;
    } SIZES[] = {{"720", 1280, 720}, {"1080", 1920, 1080}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        SceneFixture fixture;
        golden_size = SIZES[i].name;
        assert_true(scene_fixture_open(&fixture, FOLDER "/leaves"));
        assert_true(scene_fixture_open_window(&fixture, SIZES[i].width, SIZES[i].height));
        Tour tour = {.game = &fixture.game,
                     .canvas = fixture.canvas,
                     .view = {.width = SIZES[i].width, .height = SIZES[i].height},
                     .shown = golden_check,
                     .context = &fixture};
        show_picture_card(&fixture, &tour, 0, "picture-choice");
        show_picture_card(&fixture, &tour, 1, "picture-missing");
        show_picture_card(&fixture, &tour, 2, "picture-typed");
        scene_fixture_close(&fixture);
    }
}

/* Two who have just come; eight, two of whom change something and one of whose gamepads is pulled out; the
 * same in teams; how they play, and a name being written. */
static void show_lobby(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    Seat *seats = game->party.seats.items;
    lobby_fill(game, 2);
    tour_show(tour, "lobby-2");
    lobby_fill(game, 8);
    seats[4].allowance = ALLOWANCE_HALF;
    tour_show(tour, "lobby-8");
    lobby_press(game, LOBBY_GUESTS[2], SEAT_KEY_A);
    lobby_press(game, LOBBY_GUESTS[2], SEAT_KEY_C); /* down to the shape */
    lobby_press(game, LOBBY_GUESTS[7], SEAT_KEY_LOCK);
    Input unplugged = {.kind = INPUT_GAMEPAD, .value = 0, .seat_device = LOBBY_GUESTS[3]};
    game_input(game, &unplugged, 0);
    tour_show(tour, "lobby-editing");
    lobby_fill(game, 8);
    party_choose_mode(game, MODE_TEAMS);
    seats[1].team = 2;
    tour_show(tour, "lobby-teams");
    game_go(game, SCENE_PARTY_SETUP);
    tour_show(tour, "party-setup");
    game_go(game, SCENE_LOBBY);
    lobby_press(game, LOBBY_GUESTS[2], SEAT_KEY_A);
    lobby_press(game, LOBBY_GUESTS[2], SEAT_KEY_LOCK);
    game->settings.less_motion = true; /* the caret stands */
    tour_show(tour, "seat-name");
}

/* The list, its end, and the pages of a pack with problems and of a file that is none. */
static void show_packs(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    packs_fill(game);
    game_go(game, SCENE_PACKS);
    tour_show(tour, "packs");
    tour_press(tour, INPUT_TAB_NEXT, 0);
    tour_press(tour, INPUT_TAB_NEXT, 0);
    tour_show(tour, "packs-end");
    pack_page_open(game, pack_shelf_find_path(&game->shelf, PACKS_FIXTURE_FAULTY));
    tour_show(tour, "pack-page");
    pack_page_open(game, pack_shelf_find_path(&game->shelf, PACKS_FIXTURE_UNREADABLE));
    tour_show(tour, "pack-page-unreadable");
}

/* Nothing ticked; then two packs, a topic and a difficulty; the focus on a long title; what the match says of
 * it. */
static void show_picking(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    packs_fill(game);
    pick_cards_open(game, SCENE_CHOOSE);
    tour_show(tour, "pick-cards");
    game_cards_toggle_pack(game, &game->shelf.packs.items[1]->loaded.pack);
    game_cards_toggle_pack(game, &game->shelf.packs.items[3]->loaded.pack);
    size_t count;
    game_cards_toggle_topic(game, game_cards_topics(game, &count)[0].name);
    game_cards_toggle_topic(game, game_cards_topics(game, &count)[2].name);
    game_cards_toggle_difficulty(game, DIFFICULTY_MEDIUM);
    tour_press(tour, INPUT_RIGHT, 0);
    tour_show(tour, "pick-cards-ticked");
    tour_press(tour, INPUT_LEFT, 0);
    tour_press(tour, INPUT_DOWN, 0);
    tour_press(tour, INPUT_DOWN, 0);
    tour_show(tour, "pick-cards-long"); /* the title that has the focus is told to its end */
    tour_press(tour, INPUT_BACK, 0);
    tour_show(tour, "choose-picked");
}

/* The strip over a card while its pack is edited, and over the title while packs are read. */
static void show_banner(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    pack_shelf_add_file(&game->shelf, PACKS_FIXTURE_FAULTY);
    game->packs.edited = PACKS_FIXTURE_FAULTY;
    game_start_match(game);
    tour_show(tour, "banner-problem");
    game_end_match(game);
    game->packs.edited = NULL;
    game_go(game, SCENE_TITLE);
    const LoaderState reading = {.waiting = 4, .permille = 300, .name = "half-a-million-words.tsv"};
    scene_fixture_pass(fixture, 2000);
    canvas_begin(tour->canvas, &tour->view);
    game_draw(game, tour->canvas);
    pack_banner_draw_reading(game, tour->canvas, &reading, 6);
    canvas_end(tour->canvas);
    golden_check(fixture, "banner-reading", game);
}

/* A card in each script, open and revealed after its right answer, so that its explanation shows. The reader
 * of Chinese characters is told by the pack's language. */
static void show_scripts(SceneFixture *fixture, const Tour *tour) {
    static const struct {
        const char *category, *language, *picture;
    } rows[] = {
        {"Arabic", "ar", "arabic"},     {"Hebrew", "he", "hebrew"},
        {"Hindi", "hi", "hindi"},       {"Thai", "th", "thai"},
        {"Japanese", "ja", "japanese"}, {"Chinese", "zh-Hans", "chinese"},
        {"Korean", "ko", "korean"},     {"Greek and Cyrillic", "el", "greek-cyrillic"},
        {"Emoji", "en", "emoji"},       {"Mixed lines", "he", "mixed"},
    };
    Game *game = &fixture->game;
    Pack *pack = &game->shelf.packs.items[0]->loaded.pack;
    CardList cards = pack->cards;
    assert_int_equal(cards.count, sizeof rows / sizeof *rows);
    MatchRules rules = {.seconds_per_card = 40, .speed_counts = true};
    char name[64];
    for (size_t i = 0; i < cards.count; i++) {
        pack->cards.items = cards.items + i;
        pack->cards.count = 1;
        pack->language = rows[i].language;
        assert_string_equal(cards.items[i].category, rows[i].category);
        game_start_match_with(game, &rules, 9);
        snprintf(name, sizeof name, "script-%s", rows[i].picture);
        tour_show(tour, name);
        const DealtCard *dealt = &match_turn(&game->runner.match)->dealt;
        uint32_t right = 0;
        while (dealt->shown[right] != 0) right++;
        tour_press(tour, INPUT_OPTION, (int)right);
        snprintf(name, sizeof name, "script-%s-revealed", rows[i].picture);
        tour_show(tour, name);
        game_end_match(game);
    }
    pack->cards = cards;
}

/* A card in a script for which no font is installed: boxes stand for its letters, and a line says what to
 * do. */
static void show_missing_font(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    CardList *list = &game->shelf.packs.items[0]->loaded.pack.cards, cards = *list;
    MatchRules rules = {.seconds_per_card = 40, .speed_counts = true};
    list->items += 3;
    list->count = 1;
    assert_string_equal(list->items[0].category, "Thai");
    game_start_match_with(game, &rules, 9);
    tour_show(tour, "missing-font");
    game_end_match(game);
    *list = cards;
}

/* An answer half written: what an input method composes of it is underlined, the part that it is changing
 * more so; and one that is written from the right. */
static void show_writing(SceneFixture *fixture, const Tour *tour) {
    Game *game = &fixture->game;
    CardList *list = &game->shelf.packs.items[0]->loaded.pack.cards, cards = *list;
    MatchRules rules = {.seconds_per_card = 40, .speed_counts = true};
    list->count = 1;
    game_start_match_with(game, &rules, 9);
    Input given = {.kind = INPUT_TEXT, .text = "東"};
    game_input(game, &given, 0);
    Composition composition = {.text = "きょう都", .caret = 3, .selected = 1};
    game_input(game, &(Input){.kind = INPUT_COMPOSING, .composition = &composition}, 0);
    tour_show(tour, "writing-composing");
    game_end_match(game);
    list->items += 2;
    game_start_match_with(game, &rules, 9);
    game_input(game, &(Input){.kind = INPUT_TEXT, .text = "אלון 12"}, 0);
    tour_show(tour, "writing-from-right");
    game_end_match(game);
    *list = cards;
}

/* At both sizes, each time in a game of its own. */
static void at_both_sizes(const char *pack, void show(SceneFixture *fixture, const Tour *tour)) {
    static const struct {
        const char *name;
        int width, height;
    } SIZES[] = {{"720", 1280, 720}, {"1080", 1920, 1080}};
    for (size_t i = 0; i < 2; i++) {
        SceneFixture fixture;
        golden_size = SIZES[i].name;
        assert_true(scene_fixture_open(&fixture, pack));
        assert_true(scene_fixture_open_window(&fixture, SIZES[i].width, SIZES[i].height));
        Tour tour = {.game = &fixture.game,
                     .canvas = fixture.canvas,
                     .view = {.width = SIZES[i].width, .height = SIZES[i].height},
                     .shown = golden_check,
                     .context = &fixture};
        show(&fixture, &tour);
        scene_fixture_close(&fixture);
    }
}

static void lobby_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(FOLDER "/pictures.yaml", show_lobby);
}

static void picking_cards_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(FOLDER "/pictures.yaml", show_picking);
}

static void banners_look_as_they_did(void **state) {
    (void)state;
    at_both_sizes(FOLDER "/pictures.yaml", show_banner);
}

static void packs_look_as_they_did(void **state) {
    (void)state;
    at_both_sizes(FOLDER "/pictures.yaml", show_packs);
}

static void every_script_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(FOLDER "/scripts.yaml", show_scripts);
}

static void a_missing_font_looks_as_it_did(void **state) {
    (void)state;
    assert_true(golden_use_fonts("fonts-few.conf"));
    at_both_sizes(FOLDER "/scripts.yaml", show_missing_font);
    assert_true(golden_use_known_fonts());
}

static void writing_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes("tests/scenes/typed.yaml", show_writing);
}

static void scenes_look_as_they_did_at_720(void **state) {
    (void)state;
    walk(1280, 720, "720");
}

static void scenes_look_as_they_did_at_1080(void **state) {
    (void)state;
    walk(1920, 1080, "1080");
}

/* The comparison itself: it must see a fault, be it one letter of small print. */
static void a_changed_letter_is_seen(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, FOLDER "/pictures.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    SDL_Surface *shown[3];
    static const char *const notices[] = {"Your scores are saved.", "Your scores are saved.",
                                          "Your scores are saved,"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(fixture.game.notice, sizeof fixture.game.notice, "%s", notices[i]);
        scene_fixture_draw(&fixture);
        shown[i] = golden_shrunk(window_surface(fixture.window));
    }
    assert_int_equal(golden_count_different(shown[0], shown[1]), 0);
    assert_int_not_equal(golden_count_different(shown[1], shown[2]), 0);
    for (size_t i = 0; i < 3; i++) SDL_FreeSurface(shown[i]);
    scene_fixture_close(&fixture);
}

int main(int argc, char **argv) {
    if (!golden_use_known_fonts()) return EXIT_FAILURE;
    golden_writing = argc > 1 && strcmp(argv[1], "--write") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_looks_as_it_did),
        cmocka_unit_test(lobby_looks_as_it_did),
        cmocka_unit_test(packs_look_as_they_did),
        cmocka_unit_test(every_script_looks_as_it_did),
        cmocka_unit_test(writing_looks_as_it_did),
        cmocka_unit_test(a_missing_font_looks_as_it_did),
        cmocka_unit_test(banners_look_as_they_did),
        cmocka_unit_test(picking_cards_looks_as_it_did),
        cmocka_unit_test(scenes_look_as_they_did_at_720),
        cmocka_unit_test(pictures_on_cards_look_as_they_did),
        cmocka_unit_test(scenes_look_as_they_did_at_1080),
        cmocka_unit_test(a_changed_letter_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
