/* Coming to the lobby with everything a house has: the keyboard's four hands, gamepads, buzzers and the
 * mouse, all through SDL's event queue. */
#include "scenes/device_fixture.h"
#include "scenes/lobby_fixture.h"
#include "scenes/lobby_tiles.h"

#define PACK "tests/images/pictures.yaml"

enum { SETUP, START, BACK, FIRST_TILE }; /* items of the lobby's menu */

static void open_lobby(DeviceFixture *house) {
    device_fixture_open(house, PACK, 1280, 720);
    key_press(house, SDL_SCANCODE_DOWN);
    key_press(house, SDL_SCANCODE_RETURN);
    expect_scene(house, SCENE_LOBBY);
    assert_int_equal(seats_count(&house->game->party.seats), 0);
}

static const Seat *seat(const DeviceFixture *house, uint32_t number) {
    return &house->game->party.seats.items[number];
}

static uint32_t seated(const DeviceFixture *house) {
    return seats_count(&house->game->party.seats);
}

static Rect tile_of(const DeviceFixture *house, uint32_t number) {
    const Party *party = &house->game->party;
    LobbyPlan plan = lobby_plan(&party->seats, mode_row(party->mode)->has_teams, &house->game->view);
    for (uint32_t i = 0; i < plan.tile_count; i++)
        if (plan.tiles[i].seat == number) return plan.tiles[i].rect;
    fail_msg("seat %u has no tile", number);
    return (Rect){0};
}

static void one_press_sits_down(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    key_press(&house, SDL_SCANCODE_2);
    key_press(&house, SDL_SCANCODE_N);
    VirtualDevice pad = device_pad(&house, 1), set = device_buzzers(&house);
    assert_int_equal(seated(&house), 2); /* plugging in is no press */
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_START);
    buzzer_press(&house, &set, 3, BUZZER_GREEN);
    buzzer_press(&house, &set, 0, BUZZER_RED);
    assert_int_equal(seated(&house), 5);
    static const SeatDevice EXPECTED[] = {{.kind = SEAT_DEVICE_KEYS, .part = 0},
                                          {.kind = SEAT_DEVICE_KEYS, .part = 3},
                                          {.kind = SEAT_DEVICE_PAD},
                                          {.kind = SEAT_DEVICE_BUZZER, .part = 3},
                                          {.kind = SEAT_DEVICE_BUZZER, .part = 0}};
    for (uint32_t i = 0; i < 5; i++) assert_true(seat_device_equal(seat(&house, i)->device, EXPECTED[i]));
    key_press(&house, SDL_SCANCODE_Q); /* nobody's */
    assert_int_equal(seated(&house), 5);
    device_unplug(&house, &pad);
    device_unplug(&house, &set);
    device_fixture_close(&house);
}

/* All at once: each changes their own seat and nobody else's. */
static void everybody_changes_their_own_seat(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    VirtualDevice pad = device_pad(&house, 1), set = device_buzzers(&house);
    key_press(&house, SDL_SCANCODE_1);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_A);
    buzzer_press(&house, &set, 1, BUZZER_BLUE);
    Seats before = house.game->party.seats;
    key_press(&house, SDL_SCANCODE_5); /* opens */
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_X);
    buzzer_press(&house, &set, 1, BUZZER_RED);
    key_press(&house, SDL_SCANCODE_3); /* down: shape */
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_DOWN);              /* colour */
    for (int i = 0; i < 3; i++) buzzer_press(&house, &set, 1, BUZZER_YELLOW); /* time */
    key_press(&house, SDL_SCANCODE_4);                                        /* right */
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_LEFT);
    buzzer_press(&house, &set, 1, BUZZER_GREEN);
    buzzer_press(&house, &set, 1, BUZZER_GREEN);
    assert_int_not_equal(seat(&house, 0)->look % 8, before.items[0].look % 8);
    assert_int_equal(seat(&house, 0)->look / 8, before.items[0].look / 8);
    assert_int_not_equal(seat(&house, 1)->look / 8, before.items[1].look / 8);
    assert_int_equal(seat(&house, 1)->look % 8, before.items[1].look % 8);
    assert_int_equal(seat(&house, 2)->look, before.items[2].look);
    assert_int_equal(seat(&house, 2)->allowance, ALLOWANCE_DOUBLE);
    key_press(&house, SDL_SCANCODE_5);
    assert_false(house.game->party.editors[0].open);
    assert_true(house.game->party.editors[1].open);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_B);
    assert_false(house.game->party.editors[1].open);
    /* Up from the name is the way out. */
    key_press(&house, SDL_SCANCODE_5);
    key_press(&house, SDL_SCANCODE_2);
    key_press(&house, SDL_SCANCODE_5);
    assert_int_equal(seated(&house), 2);
    assert_true(seat(&house, 1)->host); /* somebody is */
    device_unplug(&house, &pad);
    device_unplug(&house, &set);
    device_fixture_close(&house);
}

static void type(DeviceFixture *house, const char *letter) {
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT}};
    strcpy(text.text.text, letter);
    SDL_PushEvent(&text);
    key_press(house, SDL_GetScancodeFromName(letter));
}

/* On the keyboard the letters are letters, not somebody's keys; by gamepad they are picked. */
static void names_are_written(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    VirtualDevice pad = device_pad(&house, 1);
    key_press(&house, SDL_SCANCODE_Z);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_Y);
    key_press(&house, SDL_SCANCODE_Z);
    key_press(&house, SDL_SCANCODE_B); /* write it */
    expect_scene(&house, SCENE_SEAT_NAME);
    type(&house, "M");
    type(&house, "N");
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_A); /* not the one whose name it is */
    key_press(&house, SDL_SCANCODE_RETURN);
    expect_scene(&house, SCENE_LOBBY);
    assert_string_equal(seat(&house, 0)->name, "MN");
    assert_int_equal(seated(&house), 2);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_Y);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_A);
    expect_scene(&house, SCENE_SEAT_NAME);
    for (int i = 0; i < 2; i++) { /* up to a letter, which takes the place of the old name */
        device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_UP);
        device_press(&house, &pad, SDL_CONTROLLER_BUTTON_A);
    }
    while (house.game->menu.focus < 40) device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_DOWN);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    device_press(&house, &pad, SDL_CONTROLLER_BUTTON_A);
    expect_scene(&house, SCENE_LOBBY);
    assert_int_equal(strlen(seat(&house, 1)->name), 2);
    device_unplug(&house, &pad);
    device_fixture_close(&house);
}

static void two_cannot_have_one_name(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    key_press(&house, SDL_SCANCODE_1);
    key_press(&house, SDL_SCANCODE_0);
    key_press(&house, SDL_SCANCODE_0);
    key_press(&house, SDL_SCANCODE_6);
    strcpy(house.game->name, seat(&house, 0)->name);
    key_press(&house, SDL_SCANCODE_RETURN);
    expect_scene(&house, SCENE_SEAT_NAME);
    assert_string_not_equal(house.game->notice, "");
    key_press(&house, SDL_SCANCODE_ESCAPE); /* puts the sentence away */
    key_press(&house, SDL_SCANCODE_ESCAPE);
    key_press(&house, SDL_SCANCODE_RETURN); /* keep the old one */
    expect_scene(&house, SCENE_LOBBY);
    device_fixture_close(&house);
}

/* By mouse alone: sit down, open the seat, change it by its arrows, close it; the rules; teams by dropping.
 */
static void by_mouse(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    Menu *menu = &house.game->menu;
    mouse_click(&house, menu->rects[FIRST_TILE + 4]); /* "click here" */
    assert_int_equal(seated(&house), 1);
    assert_int_equal(seat(&house, 0)->device.kind, SEAT_DEVICE_MOUSE);
    mouse_click(&house, menu->rects[menu->count - 1]);
    assert_int_equal(seated(&house), 1); /* there is one mouse */
    assert_non_null(house.game->party.hint);
    mouse_click(&house, tile_of(&house, 0));
    assert_true(house.game->party.editors[0].open);
    LobbyEditorRects parts = lobby_editor_rects(tile_of(&house, 0), &house.game->view);
    mouse_click(&house, parts.down);
    uint8_t look = seat(&house, 0)->look;
    mouse_click(&house, parts.right);
    assert_int_not_equal(seat(&house, 0)->look, look);
    mouse_click(&house, parts.left);
    assert_int_equal(seat(&house, 0)->look, look);
    mouse_click(&house, parts.value);
    assert_false(house.game->party.editors[0].open);

    key_press(&house, SDL_SCANCODE_1);
    key_press(&house, SDL_SCANCODE_7);
    mouse_drag(&house, tile_of(&house, 2), tile_of(&house, 1));
    assert_true(house.game->party.mode == MODE_TEAMS);
    assert_int_equal(seat(&house, 2)->team, seat(&house, 1)->team);
    assert_false(house.game->party.editors[2].open); /* a drop is no click */
    LobbyPlan plan = lobby_plan(&house.game->party.seats, true, &house.game->view);
    const LobbyGroup *empty = &plan.groups[plan.group_count - 1];
    mouse_drag(&house, tile_of(&house, 0), empty->area);
    assert_int_equal(seat(&house, 0)->team, empty->team);

    mouse_click(&house, menu->rects[SETUP]);
    expect_scene(&house, SCENE_PARTY_SETUP);
    mouse_click(&house, menu->rects[menu->count - 1]);
    expect_scene(&house, SCENE_LOBBY);
    mouse_click(&house, menu->rects[BACK]);
    expect_scene(&house, SCENE_TITLE);
    device_fixture_close(&house);
}

/* By the keys of a seat: from the lobby to the ticks and back, and the party plays what was ticked. */
static void topics_are_picked_where_a_party_is_set_up(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    Menu *menu = &house.game->menu;
    size_t all = game_cards(house.game)->count;
    key_press(&house, SDL_SCANCODE_1); /* sits down */
    mouse_click(&house, menu->rects[SETUP]);
    expect_scene(&house, SCENE_PARTY_SETUP);
    mouse_click(&house, menu->rects[menu->count - 2]);
    expect_scene(&house, SCENE_PICK_CARDS);
    const ListMenu *picks = &house.game->packs_view.picks;
    mouse_click(&house, picks->buttons[1]); /* Medium */
    size_t medium = game_cards(house.game)->count;
    assert_true(medium > 0 && medium < all);
    key_press(&house, SDL_SCANCODE_2); /* the seat's second key: up, to the lists */
    assert_int_not_equal(picks->focus, LIST_BUTTONS);
    key_press(&house, SDL_SCANCODE_ESCAPE);
    expect_scene(&house, SCENE_PARTY_SETUP);
    mouse_click(&house, menu->rects[menu->count - 1]);
    expect_scene(&house, SCENE_LOBBY);
    assert_int_equal(game_cards(house.game)->count, medium);
    device_fixture_close(&house);
}

/* The room's keys reach everything, whatever stands where. */
static void arrows_reach_everything(void **state) {
    (void)state;
    static const SDL_Scancode ARROWS[] = {SDL_SCANCODE_UP, SDL_SCANCODE_RIGHT, SDL_SCANCODE_DOWN,
                                          SDL_SCANCODE_LEFT};
    for (ModeId mode = MODE_EVERYONE; mode <= MODE_TEAMS; mode += MODE_TEAMS - MODE_EVERYONE) {
        DeviceFixture house;
        open_lobby(&house);
        party_choose_mode(house.game, mode);
        for (int i = 0; i < 4; i++)
            key_press(&house, (const SDL_Scancode[]){SDL_SCANCODE_1, SDL_SCANCODE_0, SDL_SCANCODE_Z,
                                                     SDL_SCANCODE_M}[i]);
        bool seen[MENU_ITEMS_MAX] = {false};
        for (int i = 0; i < house.game->menu.count; i++) { /* from each item, wherever arrows lead */
            for (int arrow = 0; arrow < 4; arrow++) {
                house.game->menu.focus = i;
                key_press(&house, ARROWS[arrow]);
                if (house.game->menu.focus != i) seen[house.game->menu.focus] = true;
            }
        }
        for (int i = 0; i < house.game->menu.count; i++)
            if (!seen[i]) fail_msg("mode %d: no arrow leads to item %d", (int)mode, i);
        device_fixture_close(&house);
    }
}

/* The mouse takes the focus along, and Enter acts where that is. */
static void the_foot_says_what_enter_does(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    Game *game = house.game;
    lobby_fill(game, 2);
    View view = {.width = 640, .height = 360};
    LobbyPlan plan = lobby_plan(&game->party.seats, false, &view);
    canvas_begin(house.scene.canvas, &view);
    Canvas *canvas = house.scene.canvas;
    assert_non_null(strstr(lobby_foot_text(game, canvas, NULL, true), "Enter starts. A seat"));
    assert_non_null(
        strstr(lobby_foot_text(game, canvas, &plan.tiles[1], false), "Enter changes Theo. A seat"));
    const LobbyTile *others[] = {NULL, &plan.tiles[2]};
    for (int i = 0; i < 2; i++) assert_null(strstr(lobby_foot_text(game, canvas, others[i], false), "Enter"));
    canvas_end(canvas);
    device_fixture_close(&house);
}

/* A host's gamepad leads the room; a guest's does not. */
static void by_gamepad(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    VirtualDevice first = device_pad(&house, 1), second = device_pad(&house, 2);
    device_press(&house, &first, SDL_CONTROLLER_BUTTON_A);
    device_press(&house, &second, SDL_CONTROLLER_BUTTON_A);
    device_press(&house, &second, SDL_CONTROLLER_BUTTON_A); /* opens its seat, starts nothing */
    assert_true(house.game->party.editors[1].open);
    assert_false(house.game->party.on);
    while (house.game->menu.focus != SETUP) device_press(&house, &first, SDL_CONTROLLER_BUTTON_DPAD_UP);
    device_press(&house, &first, SDL_CONTROLLER_BUTTON_A);
    expect_scene(&house, SCENE_PARTY_SETUP);
    device_press(&house, &first, SDL_CONTROLLER_BUTTON_DPAD_RIGHT);
    assert_true(house.game->party.mode == MODE_BUZZ);
    assert_string_equal(house.game->settings.party_mode, "buzz");
    device_press(&house, &first, SDL_CONTROLLER_BUTTON_B);
    expect_scene(&house, SCENE_LOBBY);
    device_press(&house, &first, SDL_CONTROLLER_BUTTON_START);
    assert_true(house.game->party.on);
    device_unplug(&house, &first);
    device_unplug(&house, &second);
    device_fixture_close(&house);
}

static void a_start_too_early_says_what_is_missing(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    for (int guests = 0; guests < 2; guests++) {
        key_press(&house, SDL_SCANCODE_RETURN);
        assert_non_null(house.game->party.hint);
        assert_false(house.game->party.on);
        key_press(&house, guests ? SDL_SCANCODE_7 : SDL_SCANCODE_1);
    }
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_true(house.game->party.on);
    assert_int_equal(match_count_here(&house.game->runner.match), 2);
    device_fixture_close(&house);
}

/* What a match of these settings would be played by. */
static void write_rules(const Game *game, char *out, size_t bytes) {
    MatchRules rules = party_rules(game);
    snprintf(out, bytes, "%u cards, %u s, speed %d, %u leaves, costs %d, average %d, final %d, warm-up %d",
             rules.card_count, rules.seconds_per_card, rules.speed_counts, rules.lives, rules.wrong_costs,
             rules.late_average, rules.final_wager, rules.warm_up);
}

/* No mode offers a row that changes nothing. Mode and pack come first, topics and Done last. */
static void every_row_of_the_setup_counts(void **state) {
    (void)state;
    DeviceFixture house;
    open_lobby(&house);
    Game *game = house.game;
    for (ModeId mode = 0; mode < MODES; mode++) {
        if (!mode_row(mode)->is_party) continue;
        party_choose_mode(game, mode);
        game_go(game, SCENE_PARTY_SETUP);
        for (int row = 2; row < game->menu.count - 2; row++) {
            char before[200], after[200];
            write_rules(game, before, sizeof before);
            game->menu.focus = row;
            key_press(&house, SDL_SCANCODE_RIGHT);
            write_rules(game, after, sizeof after);
            if (strcmp(before, after) == 0) fail_msg("%s: row %d: still %s", mode_key(mode), row, after);
        }
    }
    device_fixture_close(&house);
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_press_sits_down),
        cmocka_unit_test(everybody_changes_their_own_seat),
        cmocka_unit_test(names_are_written),
        cmocka_unit_test(two_cannot_have_one_name),
        cmocka_unit_test(by_mouse),
        cmocka_unit_test(topics_are_picked_where_a_party_is_set_up),
        cmocka_unit_test(arrows_reach_everything),
        cmocka_unit_test(by_gamepad),
        cmocka_unit_test(the_foot_says_what_enter_does),
        cmocka_unit_test(a_start_too_early_says_what_is_missing),
        cmocka_unit_test(every_row_of_the_setup_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
