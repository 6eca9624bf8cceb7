/* The host's menu: the pause that lies over a party's screens, who opens it and with what, and what each item
 * does. */
#include "scenes/party_flow_fixture.h"

static void the_clock_stands_behind_the_menu(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    const Match *match = party_match(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    expect_scene(&fixture, SCENE_HOST);
    assert_true(match->paused);
    uint32_t ticks = match_turn(match)->ticks;
    scene_fixture_pass(&fixture, 500);
    guest_presses(&fixture, 2, INPUT_SEAT, SEAT_KEY_LOCK); /* no host: cannot go on */
    expect_scene(&fixture, SCENE_HOST);
    assert_int_equal(match_turn(match)->ticks, ticks);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_false(match->paused);
    Input away = {.kind = INPUT_FOCUS_LOST};
    game_input(&fixture.game, &away, 0);
    scene_fixture_pass(&fixture, 32);
    expect_scene(&fixture, SCENE_HOST);
    assert_true(match->paused);
    scene_fixture_close(&fixture);
}

/* Start on a gamepad opens the menu for a host, and for no other, who is told whose it is; beside a revealed
 * answer and on the board a host's A does. */
static void a_host_opens_the_menu_with_what_they_hold(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 4, 1);
    fixture.game.party.seats.items[1].host = true;
    guest_presses(&fixture, 3, INPUT_PAUSE, SEAT_KEY_NONE);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_string_equal(fixture.game.party_screen.sign, "That menu is the host's: Maya");
    guest_presses(&fixture, 1, INPUT_PAUSE, SEAT_KEY_NONE);
    expect_scene(&fixture, SCENE_HOST);
    guest_presses(&fixture, 1, INPUT_ACCEPT, SEAT_KEY_A); /* Go on */
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_A); /* an answer as any other */
    party_answers(&fixture, 1);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_A); /* still drumming on it */
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    scene_fixture_pass(&fixture, 1000);
    guest_presses(&fixture, 2, INPUT_SEAT, SEAT_KEY_A);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_A);
    expect_scene(&fixture, SCENE_HOST);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    scene_fixture_pass(&fixture, 1000);
    guest_presses(&fixture, 2, INPUT_SEAT, SEAT_KEY_A);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_A);
    expect_scene(&fixture, SCENE_HOST);
    guest_presses(&fixture, 0, INPUT_SEAT, SEAT_KEY_LOCK);
    expect_scene(&fixture, SCENE_PARTY_SCORES); /* back to where it was opened */
    scene_fixture_close(&fixture);
}

/* The pill that says where the menu is can be clicked: by anybody's hand, or by the host's alone where a seat
 * plays by mouse. */
/* Guest 5 holds a buzzer. The key that neither buzzes nor hands in opens the menu on an open card, for a host
 * alone; what is held for long means nothing anywhere else. */
static void a_host_with_a_buzzer_holds_a_key(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        CardKind kind;
        SeatKey key, other;
    } ROWS[] = {{MODE_EVERYONE, CARD_CHOICE, SEAT_KEY_LOCK, SEAT_KEY_A},
                {MODE_EVERYONE, CARD_SEVERAL, SEAT_KEY_A, SEAT_KEY_LOCK},
                {MODE_BUZZ, CARD_CHOICE, SEAT_KEY_A, SEAT_KEY_LOCK},
                {MODE_PASS, CARD_ORDER, SEAT_KEY_LOCK, SEAT_KEY_B}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SceneFixture fixture;
        assert_true(scene_fixture_open(&fixture, "tests/replays/kinds.yaml"));
        assert_true(scene_fixture_open_window(&fixture, 640, 360));
        fixture.game.settings.party_length = 25;
        party_begins(&fixture, ROWS[i].mode, 6, 6);
        party_deals(&fixture, ROWS[i].kind);
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].key);
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        fixture.game.party.seats.items[5].host = true;
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].other);
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].key);
        expect_scene(&fixture, SCENE_HOST);
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].key);
        expect_scene(&fixture, SCENE_HOST);
        guest_presses(&fixture, 5, INPUT_SEAT, SEAT_KEY_LOCK); /* Go on */
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        party_does(&fixture, 0, ACTION_SKIP_CARD, 0);
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].key);
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        lobby_fill(&fixture.game, 0);
        guest_presses(&fixture, 5, INPUT_HELD, ROWS[i].key); /* nobody sits down twice */
        assert_int_equal(seats_count(&fixture.game.party.seats), 0);
        scene_fixture_close(&fixture);
    }
}

static void the_menu_is_a_click_away(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    party_begins(&fixture, MODE_EVERYONE, 2, 1);
    scene_fixture_draw(&fixture);
    assert_false(rect_empty(game->party_screen.menu_pill));
    scene_fixture_click(&fixture, game->party_screen.menu_pill);
    expect_scene(&fixture, SCENE_HOST);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    party_answers(&fixture, 1);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    scene_fixture_draw(&fixture);
    scene_fixture_click(&fixture, game->party_screen.menu_pill);
    expect_scene(&fixture, SCENE_HOST);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    uint32_t seat = seats_join(&game->party.seats, (SeatDevice){.kind = SEAT_DEVICE_MOUSE}, 0);
    scene_fixture_click(&fixture, game->party_screen.menu_pill);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    assert_string_equal(game->party_screen.sign, "That menu is the host's: Maya");
    game->party.seats.items[seat].host = true;
    scene_fixture_click(&fixture, game->party_screen.menu_pill);
    expect_scene(&fixture, SCENE_HOST);
    scene_fixture_close(&fixture);
}

/* Everybody sees the points without it; then the match goes on, with a title that has gone. */
static void a_voided_card_is_shown_and_left(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    const Match *match = party_match(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    party_answers(&fixture, 3);
    assert_true(match->seats[0].points > 0);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, MENU_VOID_BEFORE);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    assert_string_equal(fixture.game.party_screen.scores_title, "Without card 1");
    assert_int_equal(match->seats[0].points, 0);
    assert_int_equal(match->phase, MATCH_QUESTION); /* the next one is still open */
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_false(match->paused);
    party_answers(&fixture, 3);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_SCORES);
    assert_string_equal(fixture.game.party_screen.scores_title, "");
    scene_fixture_press(&fixture, INPUT_BACK, 0); /* from the board, in the reveal */
    choose_item(&fixture, 1);                     /* no skip, no time: void is the first */
    assert_string_equal(fixture.game.party_screen.scores_title, "Without card 2");
    assert_true(match->paused);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_false(match->paused);
    assert_int_equal(match->turn_count, 3);
    scene_fixture_close(&fixture);
}

static void the_host_skips_and_gives_time(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    const Match *match = party_match(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    uint32_t limit = match_turn(match)->limit_ticks;
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, MENU_MORE_TIME);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_int_equal(match_turn(match)->limit_ticks, limit + 15 * TICKS_PER_SECOND);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, MENU_SKIP);
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_int_equal(match->phase, MATCH_REVEAL);
    assert_true(match_turn(match)->skipped);
    scene_fixture_close(&fixture);
}

static void the_host_sees_to_a_player(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    const Match *match = party_match(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    party_answers(&fixture, 7);
    int32_t points = match->seats[1].points;
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, 2); /* Go on, void, players */
    fixture.game.menu.focus = 1;
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0); /* Theo */
    assert_int_equal(fixture.game.party_screen.host_seat, 1);
    scene_fixture_press(&fixture, INPUT_LEFT, 0);
    scene_fixture_press(&fixture, INPUT_LEFT, 0);
    assert_int_equal(match->seats[1].points, points - 100);
    choose_item(&fixture, 1); /* Rename */
    assert_true(fixture.game.wants_typing);
    for (const char *text = "Tom"; *text; text++) {
        Input input = {.kind = INPUT_TEXT, .text = {*text}};
        game_input(&fixture.game, &input, 0);
    }
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    assert_string_equal(match->seats[1].name, "Tom");
    assert_string_equal(fixture.game.party.seats.items[1].name, "Tom");
    assert_false(fixture.game.wants_typing);
    choose_item(&fixture, 2); /* Away for a while */
    assert_false(match->seats[1].here);
    choose_item(&fixture, 2); /* Here again */
    assert_true(match->seats[1].here);
    for (int in = 0; in <= 1; in++) { /* the plug is pulled and comes back while the page is open */
        Input plug = {.kind = INPUT_GAMEPAD, .value = in, .seat_device = LOBBY_GUESTS[1]};
        game_input(&fixture.game, &plug, 0);
        scene_fixture_pass(&fixture, 32);
        scene_fixture_draw(&fixture);
        assert_int_equal(match->seats[1].here, in);
        assert_int_equal(fixture.game.menu.count, in ? 5 : 4);
    }
    choose_item(&fixture, 3); /* Remove */
    assert_false(match->seats[1].removed);
    choose_item(&fixture, 1); /* Yes */
    assert_true(match->seats[1].removed);
    assert_false(fixture.game.party.seats.items[1].taken);
    scene_fixture_close(&fixture);
}

/* Who goes for a while is not waited for, and comes back with a key of theirs, or a click where there is
 * none: that answers nothing yet. */
static void who_is_away_comes_back_with_a_key(void **state) {
    (void)state;
    const SeatDevice mouse = {.kind = SEAT_DEVICE_MOUSE};
    SceneFixture fixture;
    open_party(&fixture);
    Game *game = &fixture.game;
    const Match *match = party_match(&fixture);
    lobby_fill(game, 2);
    uint32_t by_mouse = seats_join(&game->party.seats, mouse, 1);
    party_choose_mode(game, MODE_EVERYONE);
    assert_true(party_start(game));
    scene_fixture_pass(&fixture, 32);
    for (uint32_t seat = 1; seat <= by_mouse; seat++) {
        scene_fixture_press(&fixture, INPUT_BACK, 0);
        choose_item(&fixture, game->menu.count - 2); /* Players */
        choose_item(&fixture, (int)seat);
        choose_item(&fixture, 2); /* Away for a while */
        for (int page = 0; page < 3; page++) scene_fixture_press(&fixture, INPUT_BACK, 0);
        expect_scene(&fixture, SCENE_PARTY_QUESTION);
        assert_false(match_is_here(match, seat));
    }
    party_does(&fixture, 0, ACTION_ANSWER, 0);
    assert_int_equal(match->phase, MATCH_REVEAL); /* nobody else is waited for */
    guest_presses(&fixture, 1, INPUT_SEAT, SEAT_KEY_B);
    assert_true(match_is_here(match, 1));
    expect_scene(&fixture, SCENE_PARTY_QUESTION);
    assert_non_null(strstr(game->party_screen.sign, " is back"));
    party_does(&fixture, 0, ACTION_CONTINUE, 0);
    assert_int_equal(match->phase, MATCH_QUESTION);
    scene_fixture_draw(&fixture);
    for (int clicks = 1; clicks <= 2; clicks++) {
        Rect tile = game->menu.rects[0];
        Input click = {.kind = INPUT_CLICK, .x = tile.x + 9, .y = tile.y + 9, .seat_device = mouse};
        game_input(game, &click, 0);
        scene_fixture_pass(&fixture, 32);
        assert_true(match_is_here(match, by_mouse));
        /* It left before the card was dealt, so it takes part from the next one on. */
        assert_false(match_seat_turn(match, by_mouse)->answered);
    }
    party_answers(&fixture, 1);
    party_does(&fixture, 0, ACTION_CONTINUE, 0);
    assert_true(match_is_open(match, by_mouse));
    scene_fixture_close(&fixture);
}

/* The pixels of the right fifth of the second player's button, where their animal is. */
static void copy_animal(SceneFixture *fixture, uint32_t *out, size_t room) {
    scene_fixture_draw(fixture);
    SDL_Surface *frame = window_surface(fixture->window);
    Rect button = fixture->game.menu.rects[1];
    int left = button.x + button.width * 83 / 100, count = 0;
    for (int y = button.y; y < button.y + button.height; y++)
        for (int x = left; x < button.x + button.width; x++) {
            assert_true((size_t)count < room);
            memcpy(&out[count++], (uint8_t *)frame->pixels + y * frame->pitch + x * 4, 4);
        }
    assert_true(count > 100);
}

static void a_long_name_keeps_off_the_animal(void **state) {
    (void)state;
    enum { ROOM = 10000 };
    static uint32_t with_short[ROOM], with_long[ROOM];
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, MENU_PLAYERS - 1); /* no card before this one to take out */
    assert_int_equal(fixture.game.party_screen.host_page, HOST_PAGE_PLAYERS);
    char *name = fixture.game.runner.match.seats[1].name;
    snprintf(name, SEAT_NAME_BYTES, "o");
    copy_animal(&fixture, with_short, ROOM);
    snprintf(name, SEAT_NAME_BYTES, "%s", PARTY_LONG_NAMES[4]);
    copy_animal(&fixture, with_long, ROOM);
    assert_memory_equal(with_short, with_long, sizeof with_short);
    scene_fixture_close(&fixture);
}

static void the_host_ends_the_party(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    choose_item(&fixture, MENU_END - 1); /* there is no card before */
    expect_scene(&fixture, SCENE_HOST);
    choose_item(&fixture, 1); /* Yes */
    expect_scene(&fixture, SCENE_PODIUM);
    assert_true(party_match(&fixture)->quit);
    assert_false(fixture.game.party.on);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clock_stands_behind_the_menu),
        cmocka_unit_test(a_host_opens_the_menu_with_what_they_hold),
        cmocka_unit_test(a_host_with_a_buzzer_holds_a_key),
        cmocka_unit_test(the_menu_is_a_click_away),
        cmocka_unit_test(a_voided_card_is_shown_and_left),
        cmocka_unit_test(the_host_skips_and_gives_time),
        cmocka_unit_test(the_host_sees_to_a_player),
        cmocka_unit_test(who_is_away_comes_back_with_a_key),
        cmocka_unit_test(a_long_name_keeps_off_the_animal),
        cmocka_unit_test(the_host_ends_the_party),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
