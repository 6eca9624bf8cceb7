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
    scene_fixture_close(&fixture);
}

/* In buzz in nobody but the one who buzzed owed an answer; elsewhere everybody did. */
static void who_did_nothing_reads_what(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        const char *note;
    } ROWS[] = {{MODE_BUZZ, "did not buzz"}, {MODE_EVERYONE, "no answer"}};
    for (size_t i = 0; i < 2; i++) {
        SceneFixture fixture;
        SeatChip chips[SEATS_MAX];
        uint32_t seats[SEATS_MAX];
        open_party(&fixture);
        const Match *match = party_match(&fixture);
        fixture.game.settings.party_seconds = 5;
        party_begins(&fixture, ROWS[i].mode, 2, 1);
        party_deals(&fixture, CARD_CHOICE);
        while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
        party_does(&fixture, 1, ACTION_BUZZ, 0);
        party_does(&fixture, 1, ACTION_ANSWER, party_answer(&fixture, true));
        while (match->phase == MATCH_QUESTION) scene_fixture_pass(&fixture, 100);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        assert_int_equal(party_chips(&fixture.game, fixture.canvas, chips, seats), 2);
        assert_string_equal(chips[0].note, ROWS[i].note);
        assert_int_equal(chips[1].state, CHIP_RIGHT);
        canvas_end(fixture.canvas);
        scene_fixture_close(&fixture);
    }
}

/* What is special about a card does not hide how it is answered, nor does a warm-up of one promise that the
 * others' are over; only whose card it is has dots for what is pressed. */
static void signs_tell_how_to_answer(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        bool warm_up;
        CardKind kind;
        const char *open, *revealed;
    } ROWS[] = {
        {MODE_PASS, true, CARD_CHOICE, "Warm-up: this card is worth nothing",
         "Warm-up: it was worth nothing"},
        {MODE_EVERYONE, true, CARD_CHOICE, "Warm-up: this card is worth nothing", "Warm-up: now it begins"},
        {MODE_PASS, false, CARD_PAIRS, NULL, NULL},
        {MODE_BUZZ, false, CARD_PAIRS, "Maya answers · press the partner of 1, of 2 ...", NULL}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SceneFixture fixture;
        SeatChip chips[SEATS_MAX];
        uint32_t seats[SEATS_MAX];
        assert_true(scene_fixture_open(&fixture, "tests/replays/kinds.yaml"));
        assert_true(scene_fixture_open_window(&fixture, 640, 360));
        const Match *match = party_match(&fixture);
        fixture.game.settings.warm_up = ROWS[i].warm_up;
        fixture.game.settings.party_length = 25;
        party_begins(&fixture, ROWS[i].mode, 3, 6);
        party_does(&fixture, 0, ACTION_CONTINUE, 0); /* turns it up where it was handed over */
        if (!ROWS[i].warm_up) party_deals(&fixture, ROWS[i].kind);
        while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
        party_does(&fixture, 0, ACTION_BUZZ, 0);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        const char *sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
        if (ROWS[i].open) assert_string_equal(sign, ROWS[i].open);
        party_chips(&fixture.game, fixture.canvas, chips, seats);
        for (uint32_t seat = 0; seat < 3 && ROWS[i].mode == MODE_PASS; seat++)
            assert_int_equal(chips[seat].steps > 0,
                             ROWS[i].kind == CARD_PAIRS && seat == match_turn(match)->owner);
        canvas_end(fixture.canvas);
        party_answers(&fixture, 7);
        assert_int_equal(match->phase, MATCH_REVEAL);
        canvas_begin(fixture.canvas, &view);
        sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
        if (ROWS[i].revealed) assert_string_equal(sign, ROWS[i].revealed);
        canvas_end(fixture.canvas);
        scene_fixture_close(&fixture);
    }
}

/* Eight low chips have little room; what a stake brought is more to read than a short name. */
static void a_long_note_pushes_a_short_name_aside(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    View view = {.width = 1280, .height = 720};
    canvas_begin(fixture.canvas, &view);
    enum { USUAL = 200, ROOM = 200, SHARE = USUAL * 55 / 100, GAP = 5 };
    SeatChip chip = {.name = "Zoë", .note = "+725"};
    assert_int_equal(seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM), SHARE);
    chip.note = "75 %: +725";
    int width = seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM);
    Fonts *fonts = canvas_fonts(fixture.canvas);
    assert_true(width < SHARE);
    assert_true(width >= text_width(fonts, FONT_HEADING, view_text_px(&view, 42), chip.name));
    assert_true(ROOM - width - GAP >= text_width(fonts, FONT_BOLD, view_text_px(&view, 32), chip.note));
    chip.name = PARTY_LONG_NAMES[2]; /* both are long: both get smaller */
    assert_int_equal(seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM), SHARE);
    canvas_end(fixture.canvas);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_to_podium_and_once_more),
        cmocka_unit_test(a_screen_that_stood_still_has_aged),
        cmocka_unit_test(no_leaf_lies_on_a_wide_podium),
        cmocka_unit_test(signs_tell_how_to_answer),
        cmocka_unit_test(a_long_note_pushes_a_short_name_aside),
        cmocka_unit_test(a_mode_without_a_card_says_so),
        cmocka_unit_test(who_comes_late_is_told),
        cmocka_unit_test(a_guest_joins_by_mouse_between_two_cards),
        cmocka_unit_test(the_mouse_plays),
        cmocka_unit_test(drumming_starts_nothing),
        cmocka_unit_test(who_did_nothing_reads_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
