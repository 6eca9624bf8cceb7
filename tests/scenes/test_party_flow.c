/* Which screen of a party follows which: who may lead on, who comes late, and the way from the title to the
 * podium and once more. The host's menu has tests of its own (test_party_host.c). */
#include "scenes/party_flow_fixture.h"

static void title_to_podium_and_once_more(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    scene_fixture_draw(&fixture);
    scene_fixture_click(&fixture, game->menu.rects[1]); /* Party */
    expect_scene(&fixture, SCENE_LOBBY);
    game->settings.party_length = 5;
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_A);
    guest_presses(&fixture, 1, INPUT_SEAT, SEAT_KEY_A);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    const Match *match = party_match(&fixture);
    for (int card = 0; card < 5; card++) {
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        assert_int_equal(match->turn_count, card + 1);
        party_answers(&fixture, 1);
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
        if (card == 4) break;
        expect_scene(&fixture, SCENE_PARTY_SCORES);
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    }
    expect_scene(&fixture, SCENE_PODIUM);
    uint64_t seed = match->seed;
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* twice, as from every card before */
    expect_scene(&fixture, SCENE_PODIUM);
    scene_fixture_pass(&fixture, 1600);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* Rematch */
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_int_equal(match->turn_count, 1);
    assert_int_equal(match_count_here(match), 2);
    assert_true(match->seed != seed);
    assert_int_equal(match->seats[0].points, 0);
    scene_fixture_close(&fixture);
}

/* Of a pack that has only answers to write, "everyone" plays no card; it says so and stays in the lobby. */
static void a_mode_without_a_card_says_so(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/typed.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 640, 360));
    lobby_fill(&fixture.game, 2);
    party_choose_mode(&fixture.game, MODE_EVERYONE);
    assert_false(party_start(&fixture.game));
    assert_non_null(strstr(fixture.game.party.hint, "Buzz in plays every kind"));
    party_choose_mode(&fixture.game, MODE_BUZZ);
    assert_true(party_start(&fixture.game));
    scene_fixture_close(&fixture);
}

/* Nothing is told of those who sat down before it began; of a late guest it is. */
static void who_comes_late_is_told(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    assert_string_equal(fixture.game.party_screen.sign, "");
    guest_presses(&fixture, 4, INPUT_SEAT, SEAT_KEY_A);
    assert_non_null(strstr(fixture.game.party_screen.sign, " joins in with the next card"));
    party_does(&fixture, 1, ACTION_LEAVE, 0);
    assert_non_null(strstr(fixture.game.party_screen.sign, "Theo has left"));
    Input back = {.kind = INPUT_GAMEPAD, .value = 0, .seat_device = LOBBY_GUESTS[1]};
    game_input(&fixture.game, &back, 0);
    back.value = 1;
    game_input(&fixture.game, &back, 0);
    scene_fixture_pass(&fixture, 32);
    assert_string_equal(fixture.game.party_screen.sign, "Theo is back");
    scene_fixture_close(&fixture);
}

/* On the board a guest's mouse is asked to join, and plays the next card by clicks. */
static void a_guest_joins_by_mouse_between_two_cards(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    const Match *match = party_match(&fixture);
    const SeatDevice mouse = {.kind = SEAT_DEVICE_MOUSE};
    party_begins(&fixture, MODE_EVERYONE, 2, 1);
    party_answers(&fixture, 1);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    scene_fixture_draw(&fixture);
    Rect pill = game->party_screen.join_pill;
    assert_false(rect_empty(pill));
    scene_fixture_click(&fixture, pill);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    uint32_t seat = seats_find(&game->party.seats, mouse);
    assert_int_equal(seat, 2);
    assert_true(match_is_here(match, seat));
    assert_non_null(strstr(game->party_screen.sign, " joins in with the next card"));
    assert_int_equal(game->party_screen.row_count, 3);
    scene_fixture_draw(&fixture);
    assert_true(rect_empty(game->party_screen.join_pill)); /* once is enough */
    scene_fixture_click(&fixture, pill);                   /* a click like any other: on to the next card */
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    scene_fixture_draw(&fixture);
    assert_true(match_is_open(match, seat));
    assert_string_equal(game->party_screen.sign, "");
    scene_fixture_click(&fixture, game->menu.rects[1]);
    assert_int_equal(match_seat_turn(match, seat)->answer.value, 1);
    assert_true(match_seat_turn(match, seat)->answered);
    party_answers(&fixture, 7);
    seats_leave(&game->party.seats, seat);
    while (seats_join(&game->party.seats, (SeatDevice){.kind = SEAT_DEVICE_PAD, .port = 9}, 0) != SEAT_NONE)
        continue;
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    scene_fixture_draw(&fixture);
    assert_true(rect_empty(game->party_screen.join_pill)); /* no seat is free */
    scene_fixture_close(&fixture);
}

/* Their clicks on tiles answer; where buzzing is all there is to do, any click buzzes. */
static void the_mouse_plays(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    const Match *match = party_match(&fixture);
    const SeatDevice mouse = {.kind = SEAT_DEVICE_MOUSE};
    lobby_fill(game, 2);
    uint32_t seat = seats_join(&game->party.seats, mouse, 1);
    party_choose_mode(game, MODE_BUZZ);
    game->seeds = random_seeded(4);
    assert_true(party_start(game));
    scene_fixture_pass(&fixture, 32);
    party_deals(&fixture, CARD_CHOICE);
    while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
    scene_fixture_draw(&fixture);
    int right = party_answer(&fixture, true);
    Rect tile = game->menu.rects[right];
    Input click = {.kind = INPUT_CLICK, .x = tile.x + 20, .y = tile.y + 10, .seat_device = mouse};
    game_input(game, &click, 0);
    scene_fixture_pass(&fixture, 32);
    assert_int_equal(match_turn(match)->buzzer, seat);
    game_input(game, &click, 0);
    scene_fixture_pass(&fixture, 32);
    assert_int_equal(match->phase, MATCH_REVEAL);
    assert_true(match_seat_turn(match, seat)->right);
    game_input(game, &click, 0); /* a double click */
    scene_fixture_pass(&fixture, 32);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    scene_fixture_pass(&fixture, 1000);
    game_input(game, &click, 0);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    scene_fixture_close(&fixture);
}

/* The mouse has a tile of its own for everything: nobody stakes that by a click beside the tiles. */
static void the_mouse_stakes(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    const Match *match = party_match(&fixture);
    const SeatDevice mouse = {.kind = SEAT_DEVICE_MOUSE};
    lobby_fill(game, 1);
    uint32_t seat = seats_join(&game->party.seats, mouse, 1);
    game->settings.final_wager = true;
    game->settings.party_length = 5;
    party_choose_mode(game, MODE_EVERYONE);
    assert_true(party_start(game));
    scene_fixture_pass(&fixture, 32);
    while (match->phase != MATCH_WAGER) {
        party_answers(&fixture, 3);
        party_does(&fixture, 0, ACTION_CONTINUE, 0);
    }
    scene_fixture_draw(&fixture);
    Rect everything = game->menu.rects[4];
    Input beside = {.kind = INPUT_CLICK, .x = 320, .y = 70, .seat_device = mouse};
    assert_false(rect_empty(everything));
    game_input(game, &beside, 0);
    scene_fixture_pass(&fixture, 32);
    assert_false(match_seat_turn(match, seat)->wagered);
    scene_fixture_click(&fixture, everything);
    assert_int_equal(match_seat_turn(match, seat)->wager, 100);
    scene_fixture_close(&fixture);
}

/* Whoever is drumming on the last card does not begin a rematch. */
static void drumming_starts_nothing(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    party_does(&fixture, 0, ACTION_QUIT, 0);
    expect_scene(&fixture, SCENE_PODIUM);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PODIUM);
    scene_fixture_pass(&fixture, 2000);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PODIUM);
    scene_fixture_pass(&fixture, 1000);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    scene_fixture_close(&fixture);
}

/* The app sleeps while nothing moves, and hands that time over after the input that ends it. */
static void presses_after_a_minute(SceneFixture *fixture, uint32_t guest, InputKind kind, SeatKey key) {
    Input input = {.kind = kind, .seat_device = LOBBY_GUESTS[guest], .seat_key = key};
    fixture->game.pending_us = 60000000;
    game_input(&fixture->game, &input, 0);
    game_advance(&fixture->game, 60000000);
    scene_fixture_pass(fixture, 32);
}

static void a_screen_that_stood_still_has_aged(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    party_answers(&fixture, 0); /* nobody is right: no leaf flies */
    guest_presses(&fixture, 1, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PARTY_QUESTION); /* drumming */
    presses_after_a_minute(&fixture, 1, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    assert_true(game_scene_age_ms(game) < 100);
    presses_after_a_minute(&fixture, 1, INPUT_PAUSE,
                           SEAT_KEY_NONE); /* the menu is another's, which is told */
    assert_true(party_sign_moves(game));
    scene_fixture_close(&fixture);
}

/* The pack that was played is gone: nobody finds themselves in another one by asking for more of it. */
static void no_rematch_with_another_pack(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    pack_shelf_add_file(&game->shelf, "tests/replays/kinds.yaml");
    for (int left = 1; left >= 0; left--) {
        party_begins(&fixture, MODE_EVERYONE, 2, 1);
        party_does(&fixture, 0, ACTION_QUIT, 0);
        expect_scene(&fixture, SCENE_PODIUM);
        scene_fixture_pass(&fixture, 1600);
        pack_shelf_take_off(&game->shelf, left ? PACK : "tests/replays/kinds.yaml");
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* Rematch */
        expect_scene(&fixture, SCENE_LOBBY);
        assert_string_equal(
            game->notice, left ? "\"Leaves and weather\" is not there any more. Choose what to play next."
                               : "\"Leaves of every kind\" is not there any more. Choose what to play next.");
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* puts it away */
        scene_fixture_draw(&fixture);
        assert_int_equal(game->overflowing_texts, 0);
        assert_false(game->party.on);
    }
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* Start */
    expect_scene(&fixture, SCENE_LOBBY);
    assert_string_equal(game->party.hint, "There is no question pack to play.");
    scene_fixture_close(&fixture);
}

/* Eight with as many points stand from edge to edge, where leaves are else. */
static void no_leaf_lies_on_a_wide_podium(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 8, 1);
    party_does(&fixture, 0, ACTION_QUIT, 0);
    expect_scene(&fixture, SCENE_PODIUM);
    scene_fixture_draw(&fixture);
    const Leaves *leaves = &fixture.game.leaves;
    Rect podium = {110 / 3, 150 / 3, 1700 / 3, (690 - 150) / 3}; /* of 640 x 360 */
    assert_true(leaves->still_count > 0);
    for (size_t i = 0; i < leaves->still_count; i++)
        assert_true(rect_empty(rect_intersect(leaves->still[i].rect, podium)));
    Match *match = &fixture.game.runner.match; /* and with a headline that is as wide */
    match->seats[0].points = 100;
    snprintf(match->seats[0].name, SEAT_NAME_BYTES, "%s", PARTY_LONG_NAMES[2]);
    scene_fixture_draw(&fixture);
    Rect headline = {110 / 3, 20 / 3, 1700 / 3, 130 / 3};
    for (size_t i = 0; i < leaves->still_count; i++)
        assert_true(rect_empty(rect_intersect(leaves->still[i].rect, headline)));
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_to_podium_and_once_more),
        cmocka_unit_test(a_screen_that_stood_still_has_aged),
        cmocka_unit_test(no_leaf_lies_on_a_wide_podium),
        cmocka_unit_test(a_mode_without_a_card_says_so),
        cmocka_unit_test(who_comes_late_is_told),
        cmocka_unit_test(a_guest_joins_by_mouse_between_two_cards),
        cmocka_unit_test(the_mouse_plays),
        cmocka_unit_test(the_mouse_stakes),
        cmocka_unit_test(no_rematch_with_another_pack),
        cmocka_unit_test(drumming_starts_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
