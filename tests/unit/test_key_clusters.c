/* Which player's key it was: the clusters of one keyboard. */
#include "unit/cmocka_test.h"

#include "screen/input.h"
#include "screen/window.h"

static Input key_down(InputReader *reader, SDL_Scancode place, SDL_Keycode key, bool repeat) {
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = repeat}};
    event.key.keysym.scancode = place;
    event.key.keysym.sym = key;
    Input input;
    input_translate(reader, &event, &input);
    return input;
}

/* The keycodes are those of a French and a German keyboard: only the place counts for a player. */
static void a_cluster_is_known_by_its_place(void **state) {
    (void)state;
    static const struct {
        SDL_Scancode place;
        SDL_Keycode key;
        int cluster; /* -1: the room's */
        SeatKey seat_key;
        InputKind kind;
    } ROWS[] = {
        {SDL_SCANCODE_1, SDLK_AMPERSAND, 0, SEAT_KEY_A, INPUT_OPTION},
        {SDL_SCANCODE_4, SDLK_QUOTE, 0, SEAT_KEY_D, INPUT_OPTION},
        {SDL_SCANCODE_5, SDLK_LEFTPAREN, 0, SEAT_KEY_LOCK, INPUT_OPTION},
        {SDL_SCANCODE_6, SDLK_6, 1, SEAT_KEY_LOCK, INPUT_OPTION},
        {SDL_SCANCODE_7, SDLK_7, 1, SEAT_KEY_A, INPUT_SEAT},
        {SDL_SCANCODE_0, SDLK_0, 1, SEAT_KEY_D, INPUT_SEAT},
        {SDL_SCANCODE_Z, SDLK_y, 2, SEAT_KEY_A, INPUT_SEAT},
        {SDL_SCANCODE_C, SDLK_c, 2, SEAT_KEY_C, INPUT_OPTION},
        {SDL_SCANCODE_B, SDLK_b, 2, SEAT_KEY_LOCK, INPUT_OPTION},
        {SDL_SCANCODE_M, SDLK_COMMA, 3, SEAT_KEY_A, INPUT_SEAT},
        {SDL_SCANCODE_SLASH, SDLK_MINUS, 3, SEAT_KEY_D, INPUT_SEAT},
        {SDL_SCANCODE_N, SDLK_n, 3, SEAT_KEY_LOCK, INPUT_SEAT},
        {SDL_SCANCODE_Y, SDLK_z, -1, SEAT_KEY_NONE, INPUT_LETTER},
        {SDL_SCANCODE_RETURN, SDLK_RETURN, -1, SEAT_KEY_NONE, INPUT_ACCEPT},
        {SDL_SCANCODE_ESCAPE, SDLK_ESCAPE, -1, SEAT_KEY_NONE, INPUT_BACK},
        {SDL_SCANCODE_SPACE, SDLK_SPACE, -1, SEAT_KEY_NONE, INPUT_ACCEPT},
        {SDL_SCANCODE_P, SDLK_p, -1, SEAT_KEY_NONE, INPUT_PAUSE},
    };
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        Input input = key_down(reader, ROWS[i].place, ROWS[i].key, false);
        SeatDevice device = ROWS[i].cluster < 0
                                ? (SeatDevice){0}
                                : (SeatDevice){.kind = SEAT_DEVICE_KEYS, .part = (uint8_t)ROWS[i].cluster};
        if (!seat_device_equal(input.seat_device, device) || input.seat_key != ROWS[i].seat_key ||
            input.kind != ROWS[i].kind)
            fail_msg("row %zu: kind %d, cluster %d, key %d", i, (int)input.kind, input.seat_device.part,
                     (int)input.seat_key);
    }
    assert_int_equal(key_down(reader, SDL_SCANCODE_M, SDLK_m, true).kind, INPUT_NONE); /* held */
    input_set_typing(reader, true);
    assert_int_equal(key_down(reader, SDL_SCANCODE_M, SDLK_m, false).kind, INPUT_NONE);
    input_close(reader);
}

/* No key belongs to two players, and none of the room's keys to any. */
static void the_keys_of_the_room_are_nobodys(void **state) {
    (void)state;
    static const SDL_Scancode ROOM[] = {
        SDL_SCANCODE_RETURN, SDL_SCANCODE_ESCAPE, SDL_SCANCODE_SPACE, SDL_SCANCODE_TAB,  SDL_SCANCODE_UP,
        SDL_SCANCODE_DOWN,   SDL_SCANCODE_LEFT,   SDL_SCANCODE_RIGHT, SDL_SCANCODE_P,    SDL_SCANCODE_F1,
        SDL_SCANCODE_F11,    SDL_SCANCODE_PAGEUP, SDL_SCANCODE_PAUSE, SDL_SCANCODE_LALT, SDL_SCANCODE_LSHIFT};
    InputReader *reader = input_open();
    int owned = 0;
    for (int place = 0; place < SDL_NUM_SCANCODES; place++)
        owned += key_down(reader, (SDL_Scancode)place, SDLK_UNKNOWN, false).seat_key != SEAT_KEY_NONE;
    assert_int_equal(owned, KEY_CLUSTERS * (SEAT_KEYS - 1));
    for (size_t i = 0; i < sizeof ROOM / sizeof *ROOM; i++)
        assert_int_equal(key_down(reader, ROOM[i], SDLK_UNKNOWN, false).seat_key, SEAT_KEY_NONE);
    input_close(reader);
}

static void labels_are_the_layouts(void **state) {
    (void)state;
    SeatDevice keys = {.kind = SEAT_DEVICE_KEYS, .part = 2}, buzzer = {.kind = SEAT_DEVICE_BUZZER, .part = 1};
    SeatDevice pad = {.kind = SEAT_DEVICE_PAD, .port = 1};
    char label[DEVICE_LABEL_BYTES];
    assert_string_equal(seat_device_key_label(keys, SEAT_KEY_LOCK, label), "B");
    assert_string_equal(seat_device_key_label(buzzer, SEAT_KEY_A, label), "blue");
    assert_string_equal(seat_device_key_label(pad, SEAT_KEY_C, label), "X");
    pad.has_symbols = true;
    assert_string_equal(seat_device_key_label(pad, SEAT_KEY_C, label), "□");
    assert_string_equal(seat_device_key_label(pad, SEAT_KEY_NONE, label), "");
    assert_string_equal(seat_device_describe(keys, label), "keys Z\u00a0X\u00a0C\u00a0V");
    assert_string_equal(seat_device_describe(pad, label), "gamepad 2");
    assert_string_equal(seat_device_describe(buzzer, label), "buzzer 2");
    assert_string_equal(seat_device_describe((SeatDevice){.kind = SEAT_DEVICE_MOUSE}, label), "mouse");
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cluster_is_known_by_its_place),
        cmocka_unit_test(the_keys_of_the_room_are_nobodys),
        cmocka_unit_test(labels_are_the_layouts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
