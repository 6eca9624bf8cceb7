/* From a press to what the seat does in the match: answers on every kind of card, buzzes by the time of the
 * device, plugs that are pulled and put back, guests who come late. Devices are virtual ones of SDL, heard
 * through its event queue; which scene shows the match does not matter here. */
#include "scenes/device_fixture.h"
#include "scenes/letter_pad.h"
#include "scenes/party_input.h"

#define PACK "tests/replays/kinds.yaml"

static const SDL_Scancode FIRST_KEYS[] = {SDL_SCANCODE_1, SDL_SCANCODE_2, SDL_SCANCODE_3, SDL_SCANCODE_4,
                                          SDL_SCANCODE_5};
static const int PAD_BUTTONS[] = {SDL_CONTROLLER_BUTTON_A, SDL_CONTROLLER_BUTTON_B, SDL_CONTROLLER_BUTTON_X,
                                  SDL_CONTROLLER_BUTTON_Y, SDL_CONTROLLER_BUTTON_RIGHTSHOULDER};
static const int BUZZER_BUTTONS[] = {BUZZER_BLUE, BUZZER_ORANGE, BUZZER_GREEN, BUZZER_YELLOW, BUZZER_RED};

/* Seat 0: keys, 1: a gamepad, 2 and 3: buzzers of one set. */
typedef struct House {
    DeviceFixture devices;
    Game *game;
    const Match *match;
    VirtualDevice pad, set;
} House;

enum { KEYS, PAD, BUZZER_A, BUZZER_B };

/* The seat presses A to D (0 to 3) or its lock key (4). */
static void press(House *house, int seat, int key) {
    if (seat == KEYS)
        key_press(&house->devices, FIRST_KEYS[key]);
    else if (seat == PAD)
        device_press(&house->devices, &house->pad, PAD_BUTTONS[key]);
    else
        buzzer_press(&house->devices, &house->set, seat - BUZZER_A, BUZZER_BUTTONS[key]);
}

#define LOCK 4

static void open_house(House *house, ModeId mode) {
    memset(house, 0, sizeof *house);
    device_fixture_open(&house->devices, PACK, 640, 360);
    house->game = house->devices.game;
    house->match = &house->game->runner.match;
    house->game->settings.party_seconds = 0; /* a loaded machine takes its time */
    house->pad = device_pad(&house->devices, 1);
    house->set = device_buzzers(&house->devices);
    game_go(house->game, SCENE_LOBBY);
    party_choose_mode(house->game, mode);
    for (int seat = 0; seat < 4; seat++) press(house, seat, 0);
    key_press(&house->devices, SDL_SCANCODE_RETURN);
    assert_true(house->game->party.on);
    assert_int_equal(match_count_here(house->match), 4);
    assert_int_equal(house->match->turn_count, 1);
}

static void close_house(House *house) {
    if (house->pad.joystick) device_unplug(&house->devices, &house->pad);
    device_unplug(&house->devices, &house->set);
    device_fixture_close(&house->devices);
}

static void act(House *house, uint32_t seat, PlayerActionKind kind) {
    party_act(house->game, seat, kind, 0, NULL);
    device_fixture_handle(&house->devices, 32);
}

/* Cards are passed over until one of this kind is on the table. */
static void deal(House *house, CardKind kind) {
    for (int tries = 0; tries < 200; tries++) {
        if (house->match->phase == MATCH_HANDOVER) act(house, 0, ACTION_CONTINUE);
        if (house->match->phase == MATCH_QUESTION && match_card(house->match)->kind == kind) return;
        if (house->match->phase == MATCH_QUESTION) act(house, 0, ACTION_SKIP_CARD);
        act(house, 0, ACTION_CONTINUE);
        assert_true(house->match->phase != MATCH_FINISHED);
    }
    fail_msg("no %s card came", card_kind_name(kind));
}

/* The seat gives the right answer with its keys. */
static void answer_right(House *house, int seat) {
    const Card *card = match_card(house->match);
    const DealtCard *dealt = &match_turn(house->match)->dealt;
    uint32_t value = (uint32_t)judge_right_answer(card, dealt).value;
    if (card->kind == CARD_SEVERAL) {
        for (int place = 0; place < 4; place++)
            if (value >> place & 1) press(house, seat, place);
        press(house, seat, LOCK);
    } else if (card->kind == CARD_ORDER || card->kind == CARD_PAIRS) {
        uint32_t rows = dealt->shown_count / (card->kind == CARD_PAIRS ? 2 : 1);
        for (uint32_t row = 0; row < rows; row++) press(house, seat, (int)(value >> (4 * row) & 15));
    } else {
        press(house, seat, (int)value);
    }
}

static void every_device_answers_every_kind(void **state) {
    (void)state;
    static const CardKind KINDS[] = {CARD_CHOICE, CARD_TRUE_FALSE, CARD_SEVERAL,
                                     CARD_ORDER,  CARD_PAIRS,      CARD_ODD_ONE_OUT};
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        House house;
        open_house(&house, MODE_EVERYONE);
        deal(&house, KINDS[k]);
        for (int seat = 0; seat < 4; seat++) {
            assert_int_equal(house.match->phase, MATCH_QUESTION);
            answer_right(&house, seat);
            if (!match_seat_turn(house.match, (uint32_t)seat)->answered)
                fail_msg("%s: seat %d did not answer", card_kind_name(KINDS[k]), seat);
        }
        assert_int_equal(house.match->phase, MATCH_REVEAL); /* nobody is waited for */
        for (uint32_t seat = 0; seat < 4; seat++)
            if (!match_seat_turn(house.match, seat)->right)
                fail_msg("%s: seat %u is not right", card_kind_name(KINDS[k]), seat);
        close_house(&house);
    }
}

/* Others see how far somebody is, not what. */
static void dots_tell_how_far_an_answer_is(void **state) {
    (void)state;
    House house;
    uint32_t done, steps;
    open_house(&house, MODE_EVERYONE);
    deal(&house, CARD_ORDER);
    uint32_t count = match_turn(house.match)->dealt.shown_count;
    press(&house, BUZZER_A, 0);
    press(&house, BUZZER_A, 1);
    press(&house, BUZZER_A, 1);
    press(&house, PAD, 2);
    press(&house, PAD, LOCK); /* takes it back */
    for (uint32_t seat = 0; seat < 4; seat++) {
        party_progress(house.game, seat, &done, &steps);
        assert_int_equal(done, seat == BUZZER_A ? 2 : 0);
        assert_int_equal(steps, count);
    }
    act(&house, 0, ACTION_SKIP_CARD);
    act(&house, 0, ACTION_CONTINUE);
    party_progress(house.game, BUZZER_A, &done, &steps);
    assert_int_equal(done, 0); /* the next card is another */
    close_house(&house);
}

static void pulled_out_and_put_back(void **state) {
    (void)state;
    House house;
    open_house(&house, MODE_EVERYONE);
    deal(&house, CARD_CHOICE);
    answer_right(&house, PAD);
    device_unplug(&house.devices, &house.pad);
    assert_false(match_is_here(house.match, PAD));
    assert_true(house.game->party.seats.items[PAD].away);
    assert_int_equal(match_count_here(house.match), 3);
    device_unplug(&house.devices, &house.set); /* two seats at once */
    assert_int_equal(match_count_here(house.match), 1);
    device_plug(&house.devices, &house.set);
    assert_int_equal(match_count_here(house.match), 3);
    for (int seat = 0; seat < 4; seat++)
        if (seat != PAD) answer_right(&house, seat);
    assert_int_equal(house.match->phase, MATCH_REVEAL);
    int32_t points = match_seat(house.match, PAD)->points;
    assert_true(points > 0);
    act(&house, 0, ACTION_CONTINUE);
    device_plug(&house.devices, &house.pad);
    assert_true(match_is_here(house.match, PAD));
    assert_int_equal(match_seat(house.match, PAD)->points, points);
    assert_int_equal(seats_count(&house.game->party.seats), 4); /* its old seat, no new one */
    press(&house, PAD, LOCK);
    assert_int_equal(seats_count(&house.game->party.seats), 4);
    close_house(&house);
}

static void late_guests_join_with_the_next_card(void **state) {
    (void)state;
    House house;
    open_house(&house, MODE_EVERYONE);
    deal(&house, CARD_CHOICE);
    key_press(&house.devices, SDL_SCANCODE_COMMA);
    assert_int_equal(match_count_here(house.match), 5);
    assert_false(match_seat_turn(house.match, 4)->takes_part);
    assert_string_equal(match_seat(house.match, 4)->name, house.game->party.seats.items[4].name);
    key_press(&house.devices, SDL_SCANCODE_COMMA); /* pressing again does not sit down twice */
    assert_int_equal(match_count_here(house.match), 5);
    for (int seat = 0; seat < 4; seat++) answer_right(&house, seat);
    assert_int_equal(house.match->phase, MATCH_REVEAL); /* the guest was not waited for */
    act(&house, 0, ACTION_CONTINUE);
    assert_true(match_seat_turn(house.match, 4)->takes_part);
    close_house(&house);
}

/* Handled in the one order, pressed in the other: the device's time counts. */
static void buzzes_count_by_the_devices_time(void **state) {
    (void)state;
    static const struct {
        uint64_t keys_ago_ms, pad_ago_ms;
        bool tie;
        uint32_t first; /* where there is no tie */
    } ROWS[] = {{3, 4, false, PAD}, {4, 3, false, KEYS}, {20, 21, false, PAD}, {2, 2, true, 0}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        House house;
        open_house(&house, MODE_BUZZ);
        deal(&house, CARD_CHOICE);
        while (match_turn(house.match)->reading_ticks) device_fixture_handle(&house.devices, 100);
        device_fixture_handle(&house.devices, 100);
        Input keys = {
            .kind = INPUT_SEAT, .seat_device = {.kind = SEAT_DEVICE_KEYS}, .seat_key = SEAT_KEY_LOCK};
        Input pad = {.kind = INPUT_SEAT, .seat_device = {.kind = SEAT_DEVICE_PAD}, .seat_key = SEAT_KEY_LOCK};
        house.game->pending_us = 25000; /* time that has passed and is not given to the match yet */
        game_input(house.game, &keys, ROWS[i].keys_ago_ms * 1000);
        game_input(house.game, &pad, ROWS[i].pad_ago_ms * 1000);
        game_advance(house.game, 25000);
        device_fixture_handle(&house.devices, 32);
        const MatchTurn *turn = match_turn(house.match);
        assert_int_equal(turn->tie, ROWS[i].tie);
        assert_true(turn->buzzer != SEAT_NONE);
        if (!ROWS[i].tie) assert_int_equal(turn->buzzer, ROWS[i].first);
        press(&house, turn->buzzer == KEYS ? PAD : KEYS, 0); /* not its turn */
        assert_int_equal(house.match->phase, MATCH_QUESTION);
        answer_right(&house, (int)turn->buzzer);
        assert_int_equal(house.match->phase, MATCH_REVEAL);
        close_house(&house);
    }
}

/* Who buzzed writes: with the own device, letter by letter, or on the keyboard. */
static void a_number_is_written_by_who_buzzed(void **state) {
    (void)state;
    for (int by_keyboard = 0; by_keyboard < 2; by_keyboard++) {
        House house;
        open_house(&house, MODE_BUZZ);
        deal(&house, CARD_NUMBER);
        assert_int_equal(house.game->party.writer, SEAT_NONE);
        while (match_turn(house.match)->reading_ticks) device_fixture_handle(&house.devices, 100);
        press(&house, PAD, LOCK);
        assert_int_equal(house.game->party.writer, PAD);
        letter_pad_reset(house.game, &LETTER_PAD_NUMBER); /* the scene does */
        if (by_keyboard) {
            SDL_Event text = {.text = {.type = SDL_TEXTINPUT, .text = "7"}};
            input_set_typing(house.devices.reader, true);
            house.game->wants_typing = true;
            SDL_PushEvent(&text);
            device_fixture_handle(&house.devices, 32);
            assert_string_equal(house.game->draft.text, ""); /* somebody else's late buzz, on that key */
            device_fixture_handle(&house.devices, 800);
            SDL_PushEvent(&text);
            key_press(&house.devices, SDL_SCANCODE_7);
            assert_string_equal(house.game->draft.text, "7");
            house.game->menu.focus = letter_pad_button(&LETTER_PAD_NUMBER, 0);
            key_press(&house.devices, SDL_SCANCODE_RETURN);
        } else {
            house.game->menu.focus = 6; /* the pad's digit 6 */
            press(&house, BUZZER_A, 0); /* not the one who writes */
            press(&house, PAD, 0);
            assert_string_equal(house.game->draft.text, "6");
            house.game->menu.focus = letter_pad_button(&LETTER_PAD_NUMBER, 0);
            press(&house, PAD, 0);
        }
        assert_true(match_seat_turn(house.match, PAD)->answered);
        assert_int_equal(match_seat_turn(house.match, PAD)->answer.value, by_keyboard ? 7 : 6);
        assert_int_equal(house.game->party.writer, SEAT_NONE);
        close_house(&house);
    }
}

static void type(House *house, const char *character) {
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT}};
    strcpy(text.text.text, character);
    SDL_PushEvent(&text);
    device_fixture_handle(&house->devices, 32);
}

static void choose_digit(House *house, int seat, int digit) {
    house->game->menu.focus = digit - 1 + (digit > 5); /* of two rows of six, "-" ends the first */
    press(house, seat, seat == BUZZER_A ? LOCK : 0);
}

/* Who writes with a pad or a buzzer is helped by the keyboard, but not disturbed by it once letters are
 * chosen; and never by the mouse of somebody who plays by it. */
static void nobody_else_writes_into_it(void **state) {
    (void)state;
    for (int seat = PAD; seat <= BUZZER_A; seat++) {
        House house;
        open_house(&house, MODE_BUZZ);
        Seats *seats = &house.game->party.seats;
        deal(&house, CARD_NUMBER);
        while (match_turn(house.match)->reading_ticks) device_fixture_handle(&house.devices, 100);
        press(&house, seat, LOCK);
        letter_pad_reset(house.game, &LETTER_PAD_NUMBER);
        input_set_typing(house.devices.reader, true);
        house.game->wants_typing = true;
        device_fixture_handle(&house.devices, 800);
        type(&house, "7");
        assert_string_equal(house.game->draft.text, "7"); /* somebody helps */
        assert_false(house.game->party.writer_alone);
        choose_digit(&house, seat, 6);
        assert_string_equal(house.game->draft.text, "76");
        assert_true(house.game->party.writer_alone);
        type(&house, "9");
        key_press(&house.devices, SDL_SCANCODE_BACKSPACE);
        key_press(&house.devices, SDL_SCANCODE_RETURN);
        assert_string_equal(house.game->draft.text, "76");
        assert_false(match_seat_turn(house.match, (uint32_t)seat)->answered);
        house.game->menu.focus = 11; /* the pad's "erase" */
        for (int i = 0; i < 2; i++) press(&house, seat, seat == BUZZER_A ? LOCK : 0);
        type(&house, "5"); /* begun anew, by whoever begins */
        assert_string_equal(house.game->draft.text, "5");
        Input click = {.kind = INPUT_CLICK, .seat_device = {.kind = SEAT_DEVICE_MOUSE}};
        house.game->menu.rects[0] = (Rect){0, 0, 10, 10}; /* the pad's digit 1 */
        uint32_t guest = seats_join(seats, click.seat_device, 5);
        assert_true(party_input(house.game, &click));
        assert_string_equal(house.game->draft.text, "5");
        seats_leave(seats, guest); /* nobody plays by it: it is the room's */
        assert_true(party_input(house.game, &click));
        assert_string_equal(house.game->draft.text, "51");
        close_house(&house);
    }
}

static void stakes_are_one_press(void **state) {
    (void)state;
    House house;
    open_house(&house, MODE_EVERYONE);
    house.game->settings.final_wager = true;
    assert_true(party_start(house.game)); /* once more, with the stakes */
    device_fixture_handle(&house.devices, 32);
    for (uint32_t seat = 0; seat < 4; seat++) /* given: without points nobody is asked */
        match_runner_act(&house.game->runner, seat, ACTION_TAKE_POINTS, -100, 0, 0);
    while (house.match->phase != MATCH_WAGER) {
        assert_true(house.match->phase != MATCH_FINISHED);
        if (house.match->phase == MATCH_QUESTION) act(&house, 0, ACTION_SKIP_CARD);
        act(&house, 0, ACTION_CONTINUE);
    }
    for (int seat = 0; seat < 4; seat++) press(&house, seat, seat == 3 ? LOCK : seat);
    assert_int_equal(house.match->phase, MATCH_QUESTION);
    static const int32_t STAKES[] = {0, 25, 50, 100};
    for (uint32_t seat = 0; seat < 4; seat++)
        assert_int_equal(match_seat_turn(house.match, seat)->wager, STAKES[seat]);
    close_house(&house);
}

/* Removed for good: the seat is not taken again, and its device comes back as a new guest. */
static void who_is_removed_may_come_as_a_new_guest(void **state) {
    (void)state;
    House house;
    open_house(&house, MODE_EVERYONE);
    act(&house, BUZZER_B, ACTION_REMOVE);
    assert_false(house.game->party.seats.items[BUZZER_B].taken);
    press(&house, BUZZER_B, 0);
    assert_true(house.game->party.seats.items[4].taken);
    assert_true(match_is_here(house.match, 4));
    assert_false(match_is_here(house.match, BUZZER_B));
    party_act(house.game, KEYS, ACTION_RENAME, 0, "Maya");
    device_fixture_handle(&house.devices, 32);
    assert_string_equal(house.game->party.seats.items[KEYS].name, "Maya");
    close_house(&house);
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_device_answers_every_kind),
        cmocka_unit_test(dots_tell_how_far_an_answer_is),
        cmocka_unit_test(pulled_out_and_put_back),
        cmocka_unit_test(late_guests_join_with_the_next_card),
        cmocka_unit_test(buzzes_count_by_the_devices_time),
        cmocka_unit_test(a_number_is_written_by_who_buzzed),
        cmocka_unit_test(nobody_else_writes_into_it),
        cmocka_unit_test(stakes_are_one_press),
        cmocka_unit_test(who_is_removed_may_come_as_a_new_guest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
