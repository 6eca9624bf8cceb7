/* Which player's button it was: gamepads, buzzers, the mouse; and that a thing that was pulled out is the
 * same when it comes back. Gamepads and buzzers are virtual ones of SDL. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "screen/input.h"
#include "screen/window.h"

#define BUZZ_MAKER 0x054c
#define BUZZ_WIRED 0x0002

/* Things to plug in */

typedef struct Thing {
    int index;
    SDL_Joystick *joystick;
} Thing;

static Thing plug(SDL_JoystickType type, Uint16 maker, Uint16 product, int buttons) {
    SDL_VirtualJoystickDesc description = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                           .type = (Uint16)type,
                                           .naxes = SDL_CONTROLLER_AXIS_MAX,
                                           .nbuttons = (Uint16)buttons,
                                           .vendor_id = maker,
                                           .product_id = product,
                                           .name = "a thing"};
    Thing thing = {.index = SDL_JoystickAttachVirtualEx(&description)};
    assert_true(thing.index >= 0);
    thing.joystick = SDL_JoystickOpen(thing.index);
    assert_non_null(thing.joystick);
    return thing;
}

static Thing plug_pad(Uint16 product) {
    return plug(SDL_JOYSTICK_TYPE_GAMECONTROLLER, 0x1234, product, SDL_CONTROLLER_BUTTON_DPAD_RIGHT + 1);
}

static Thing plug_buzz(void) {
    return plug(SDL_JOYSTICK_TYPE_UNKNOWN, BUZZ_MAKER, BUZZ_WIRED, 20);
}

/* An index changes when others are pulled out. */
static void unplug(Thing *thing) {
    SDL_JoystickID id = SDL_JoystickInstanceID(thing->joystick);
    SDL_JoystickClose(thing->joystick);
    for (int i = SDL_NumJoysticks() - 1; i >= 0; i--)
        if (SDL_JoystickGetDeviceInstanceID(i) == id) assert_int_equal(SDL_JoystickDetachVirtual(i), 0);
}

/* SDL ends a round of polling where its queue ended when the round began; what came since is in the next. */
static bool take(InputReader *reader, Input *input) {
    SDL_JoystickUpdate();
    return input_poll(reader, input) || input_poll(reader, input);
}

/* The next thing that happens must be of this kind. */
static Input expect(InputReader *reader, InputKind kind) {
    Input input;
    assert_true(take(reader, &input));
    assert_int_equal(input.kind, kind);
    return input;
}

static Input press(InputReader *reader, const Thing *thing, int button, InputKind kind) {
    Input other;
    SDL_JoystickSetVirtualButton(thing->joystick, button, 1);
    Input input = expect(reader, kind);
    SDL_JoystickSetVirtualButton(thing->joystick, button, 0);
    assert_false(take(reader, &other)); /* letting go says nothing */
    return input;
}

static InputReader *open_reader(void) {
    window_has_display(); /* SDL's video, for its queue */
    InputReader *reader = input_open();
    assert_true(input_open_gamepads(reader));
    Input input;
    while (input_poll(reader, &input)) continue;
    return reader;
}

static void buzzers_of_a_set_are_four_players(void **state) {
    (void)state;
    static const SeatKey KEYS[] = {SEAT_KEY_LOCK, SEAT_KEY_D, SEAT_KEY_C, SEAT_KEY_B, SEAT_KEY_A};
    InputReader *reader = open_reader();
    Thing set = plug_buzz();
    Input came = expect(reader, INPUT_GAMEPAD);
    assert_int_equal(came.value, 1);
    assert_int_equal(came.seat_device.kind, SEAT_DEVICE_BUZZER);
    for (int button = 0; button < 20; button++) {
        Input input = press(reader, &set, button, button % 5 == 0 ? INPUT_ACCEPT : INPUT_OPTION);
        assert_int_equal(input.seat_device.part, button / 5);
        assert_int_equal(input.seat_key, KEYS[button % 5]);
        if (button % 5) assert_int_equal(input.value, KEYS[button % 5] - SEAT_KEY_A);
        assert_true(seat_device_shares_plug(input.seat_device, came.seat_device));
    }
    unplug(&set);
    assert_int_equal(expect(reader, INPUT_GAMEPAD).value, 0);
    input_close(reader);
}

static void a_pad_answers_with_its_four_buttons(void **state) {
    (void)state;
    static const struct {
        SDL_GameControllerButton button;
        InputKind kind;
        SeatKey seat_key;
    } ROWS[] = {{SDL_CONTROLLER_BUTTON_A, INPUT_ACCEPT, SEAT_KEY_A},
                {SDL_CONTROLLER_BUTTON_B, INPUT_BACK, SEAT_KEY_B},
                {SDL_CONTROLLER_BUTTON_X, INPUT_SEAT, SEAT_KEY_C},
                {SDL_CONTROLLER_BUTTON_Y, INPUT_SEAT, SEAT_KEY_D},
                {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, INPUT_TAB_PREVIOUS, SEAT_KEY_LOCK},
                {SDL_CONTROLLER_BUTTON_START, INPUT_PAUSE, SEAT_KEY_NONE}};
    InputReader *reader = open_reader();
    Thing pad = plug_pad(1);
    SeatDevice device = expect(reader, INPUT_GAMEPAD).seat_device;
    assert_int_equal(device.kind, SEAT_DEVICE_PAD);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        Input input = press(reader, &pad, (int)ROWS[i].button, ROWS[i].kind);
        assert_true(seat_device_equal(input.seat_device, device));
        assert_int_equal(input.seat_key, ROWS[i].seat_key);
    }
    unplug(&pad);
    expect(reader, INPUT_GAMEPAD);
    input_close(reader);
}

static void an_old_joystick_plays_too(void **state) {
    (void)state;
    InputReader *reader = open_reader();
    Thing stick = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 0x1111, 2, 10);
    assert_int_equal(expect(reader, INPUT_GAMEPAD).seat_device.kind, SEAT_DEVICE_PAD);
    assert_int_equal(press(reader, &stick, 0, INPUT_ACCEPT).seat_key, SEAT_KEY_A);
    assert_int_equal(press(reader, &stick, 3, INPUT_SEAT).seat_key, SEAT_KEY_D);
    assert_int_equal(press(reader, &stick, 9, INPUT_SEAT).seat_key, SEAT_KEY_LOCK);
    unplug(&stick);
    expect(reader, INPUT_GAMEPAD);
    input_close(reader);
}

/* Two models are pulled out and come back the other way round. */
static void what_comes_back_is_the_same(void **state) {
    (void)state;
    InputReader *reader = open_reader();
    Thing first = plug_pad(1), second, set;
    SeatDevice one = expect(reader, INPUT_GAMEPAD).seat_device;
    second = plug_pad(2);
    SeatDevice two = expect(reader, INPUT_GAMEPAD).seat_device;
    set = plug_buzz();
    SeatDevice buzz = expect(reader, INPUT_GAMEPAD).seat_device;
    assert_int_equal(input_gamepads(reader), 3);
    assert_false(seat_device_equal(one, two));
    assert_int_equal(buzz.port, 0); /* counted for itself */
    unplug(&first);
    Input gone = expect(reader, INPUT_GAMEPAD);
    assert_int_equal(gone.value, 0);
    assert_true(seat_device_equal(gone.seat_device, one));
    unplug(&second);
    assert_true(seat_device_equal(expect(reader, INPUT_GAMEPAD).seat_device, two));
    unplug(&set);
    assert_true(seat_device_equal(expect(reader, INPUT_GAMEPAD).seat_device, buzz));
    assert_int_equal(input_gamepads(reader), 0);

    second = plug_pad(2);
    assert_true(seat_device_equal(expect(reader, INPUT_GAMEPAD).seat_device, two));
    assert_true(seat_device_equal(press(reader, &second, 0, INPUT_ACCEPT).seat_device, two));
    set = plug_buzz();
    assert_true(seat_device_equal(expect(reader, INPUT_GAMEPAD).seat_device, buzz));
    Thing borrowed = plug_pad(3); /* another model takes the place that is still empty */
    assert_true(seat_device_equal(expect(reader, INPUT_GAMEPAD).seat_device, one));
    Thing more = plug_pad(1);
    assert_int_equal(expect(reader, INPUT_GAMEPAD).seat_device.port, 2);
    unplug(&second);
    unplug(&set);
    unplug(&borrowed);
    unplug(&more);
    for (int i = 0; i < 4; i++) expect(reader, INPUT_GAMEPAD);
    input_close(reader);
}

/* Arrows that are held come again as those of keyboards do, until they are let go in whatever way. */
static void a_held_arrow_comes_again(void **state) {
    (void)state;
    enum { FIRST = 450, NEXT = 90 };
    InputReader *reader = open_reader();
    Thing pad = plug_pad(1);
    SeatDevice device = expect(reader, INPUT_GAMEPAD).seat_device;
    Input again;
    for (int way = 0; way < 4; way++) {
        bool by_stick = way == 1;
        if (by_stick)
            SDL_JoystickSetVirtualAxis(pad.joystick, SDL_CONTROLLER_AXIS_LEFTY, 32000);
        else
            SDL_JoystickSetVirtualButton(pad.joystick, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 1);
        uint32_t since = expect(reader, INPUT_DOWN).time_ms;
        assert_false(input_due(reader, since + FIRST - 1, &again));
        assert_true(input_due(reader, since + FIRST, &again));
        assert_int_equal(again.kind, INPUT_DOWN);
        assert_int_equal(again.seat_key, SEAT_KEY_NONE);
        assert_true(seat_device_equal(again.seat_device, device));
        assert_false(input_due(reader, since + FIRST + NEXT - 1, &again));
        assert_true(input_due(reader, since + FIRST + 10 * NEXT, &again)); /* late: once all the same */
        assert_false(input_due(reader, since + FIRST + 10 * NEXT, &again));
        SDL_Event away = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
        if (way == 2) input_translate(reader, &away, &again);
        if (way == 3) unplug(&pad);
        if (way == 3) expect(reader, INPUT_GAMEPAD);
        if (by_stick)
            SDL_JoystickSetVirtualAxis(pad.joystick, SDL_CONTROLLER_AXIS_LEFTY, 0);
        else if (way == 0)
            SDL_JoystickSetVirtualButton(pad.joystick, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 0);
        assert_false(take(reader, &again));
        assert_false(input_due(reader, since + 1000000, &again));
        if (way == 2) SDL_JoystickSetVirtualButton(pad.joystick, SDL_CONTROLLER_BUTTON_DPAD_DOWN, 0);
        if (way == 2) assert_false(take(reader, &again));
    }
    input_close(reader);
}

/* Buzzers and old joysticks have no Start: what they hold for long says so, once and each for itself. */
static void a_held_key_says_so(void **state) {
    (void)state;
    InputReader *reader = open_reader();
    Thing set = plug_buzz(), stick;
    Input input;
    expect(reader, INPUT_GAMEPAD);
    stick = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 0x1111, 2, 10);
    expect(reader, INPUT_GAMEPAD);
    SDL_JoystickSetVirtualButton(set.joystick, 5, 1); /* the second one's red */
    uint32_t since = expect(reader, INPUT_ACCEPT).time_ms;
    press(reader, &set, 1, INPUT_OPTION); /* the first one's yellow, let go */
    assert_false(input_due(reader, since + INPUT_HELD_MS - 1, &input));
    assert_true(input_due(reader, since + INPUT_HELD_MS, &input));
    assert_int_equal(input.kind, INPUT_HELD);
    assert_int_equal(input.seat_key, SEAT_KEY_LOCK);
    assert_int_equal(input.seat_device.part, 1);
    assert_false(input_due(reader, since + 1000000, &input));
    SDL_JoystickSetVirtualButton(set.joystick, 5, 0);
    assert_false(take(reader, &input));
    SDL_JoystickSetVirtualButton(stick.joystick, 9, 1);
    since = expect(reader, INPUT_SEAT).time_ms;
    assert_true(input_due(reader, since + INPUT_HELD_MS, &input));
    assert_int_equal(input.kind, INPUT_HELD);
    assert_int_equal(input.seat_device.kind, SEAT_DEVICE_PAD);
    unplug(&set);
    unplug(&stick);
    for (int i = 0; i < 2; i++) expect(reader, INPUT_GAMEPAD);
    input_close(reader);
}

static void keys_work_a_list(void **state) {
    (void)state;
    static const struct {
        SeatDeviceKind device;
        SeatKey key;
        InputKind was, kind;
    } ROWS[] = {{SEAT_DEVICE_KEYS, SEAT_KEY_A, INPUT_OPTION, INPUT_LEFT},
                {SEAT_DEVICE_KEYS, SEAT_KEY_B, INPUT_SEAT, INPUT_UP},
                {SEAT_DEVICE_KEYS, SEAT_KEY_C, INPUT_SEAT, INPUT_DOWN},
                {SEAT_DEVICE_KEYS, SEAT_KEY_D, INPUT_SEAT, INPUT_RIGHT},
                {SEAT_DEVICE_KEYS, SEAT_KEY_LOCK, INPUT_SEAT, INPUT_ACCEPT},
                {SEAT_DEVICE_BUZZER, SEAT_KEY_A, INPUT_OPTION, INPUT_UP},
                {SEAT_DEVICE_BUZZER, SEAT_KEY_D, INPUT_OPTION, INPUT_DOWN},
                {SEAT_DEVICE_BUZZER, SEAT_KEY_LOCK, INPUT_ACCEPT, INPUT_ACCEPT},
                {SEAT_DEVICE_PAD, SEAT_KEY_A, INPUT_ACCEPT, INPUT_ACCEPT},
                {SEAT_DEVICE_PAD, SEAT_KEY_NONE, INPUT_UP, INPUT_UP},
                {SEAT_DEVICE_PAD, SEAT_KEY_C, INPUT_SEAT, INPUT_SEAT},
                {SEAT_DEVICE_NONE, SEAT_KEY_NONE, INPUT_BACK, INPUT_BACK}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        Input input = {.kind = ROWS[i].was, .seat_device = {.kind = ROWS[i].device}, .seat_key = ROWS[i].key};
        Input out;
        bool means = input_as_menu(&input, &out);
        if (out.kind != ROWS[i].kind || means != (ROWS[i].kind != INPUT_SEAT))
            fail_msg("row %zu: kind %d", i, (int)out.kind);
    }
}

/* The other clock runs from 12345.6 ms before SDL's; events are asked about at odd moments, one long after it
 * happened. What an input's moment is depends on its millisecond alone, once the clocks are known. */
static void the_same_millisecond_is_the_same_moment(void **state) {
    (void)state;
    static const struct {
        uint64_t now_us; /* on SDL's clock, with what it does not tell */
        uint32_t time_ms;
    } ROWS[] = {{5000000, 5000}, {5000900, 5000}, {5001100, 5001}, {5001100, 5000},
                {5009999, 5001}, {5010000, 5010}, {5300123, 5001}};
    const uint64_t APART = 12345600;
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        uint64_t now = ROWS[i].now_us + APART;
        Input input = {.time_ms = ROWS[i].time_ms};
        uint64_t moment = now - input_age_us(reader, &input, (uint32_t)(ROWS[i].now_us / 1000), now);
        if (moment != APART + ROWS[i].time_ms * 1000)
            fail_msg("row %zu: %llu", i, (unsigned long long)moment);
    }
    input_close(reader);
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buzzers_of_a_set_are_four_players),
        cmocka_unit_test(a_pad_answers_with_its_four_buttons),
        cmocka_unit_test(an_old_joystick_plays_too),
        cmocka_unit_test(what_comes_back_is_the_same),
        cmocka_unit_test(a_held_arrow_comes_again),
        cmocka_unit_test(a_held_key_says_so),
        cmocka_unit_test(keys_work_a_list),
        cmocka_unit_test(the_same_millisecond_is_the_same_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
