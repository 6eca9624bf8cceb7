/* What keys, stick, wheel and typed text mean; events are made here, none comes from a device. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "screen/input.h"

static void keys_mean_what_the_table_says(void **state) {
    (void)state;
    static const struct {
        SDL_Keycode key;
        Uint16 mod;
        bool repeat, typing;
        InputKind kind;
        int value;
    } ROWS[] = {
        {SDLK_c, KMOD_NONE, false, false, INPUT_OPTION, 2},
        {SDLK_c, KMOD_NONE, true, false, INPUT_NONE, 0},
        {SDLK_c, KMOD_NONE, false, true, INPUT_NONE, 0},
        {SDLK_c, KMOD_LCTRL, false, false, INPUT_NONE, 0},
        {SDLK_KP_6, KMOD_NONE, false, false, INPUT_OPTION, 5},
        {SDLK_RETURN, KMOD_NONE, false, false, INPUT_ACCEPT, 0},
        {SDLK_RETURN, KMOD_NONE, true, false, INPUT_NONE, 0},
        {SDLK_RETURN, KMOD_LALT, false, false, INPUT_FULLSCREEN, 0},
        {SDLK_RETURN, KMOD_LALT, true, false, INPUT_NONE, 0},
        {SDLK_RETURN, KMOD_NONE, false, true, INPUT_ACCEPT, 0},
        {SDLK_SPACE, KMOD_NONE, false, false, INPUT_ACCEPT, 0},
        {SDLK_SPACE, KMOD_NONE, false, true, INPUT_NONE, 0},
        {SDLK_UP, KMOD_NONE, true, false, INPUT_UP, 0},
        {SDLK_BACKSPACE, KMOD_NONE, true, true, INPUT_ERASE, 0},
        {SDLK_BACKSPACE, KMOD_NONE, false, false, INPUT_NONE, 0},
        {SDLK_TAB, KMOD_LSHIFT, false, false, INPUT_TAB_PREVIOUS, 0},
        {SDLK_ESCAPE, KMOD_NONE, false, true, INPUT_BACK, 0},
        {SDLK_F11, KMOD_NONE, false, true, INPUT_FULLSCREEN, 0},
        {SDLK_p, KMOD_NONE, false, false, INPUT_PAUSE, 0},
    };
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = ROWS[i].repeat}};
        event.key.keysym.sym = ROWS[i].key;
        event.key.keysym.mod = ROWS[i].mod;
        Input input;
        input_set_typing(reader, ROWS[i].typing);
        input_translate(reader, &event, &input);
        if (input.kind != ROWS[i].kind || input.value != ROWS[i].value)
            fail_msg("row %zu: kind %d, value %d", i, (int)input.kind, input.value);
    }
    input_close(reader);
}

static void stick_speaks_once_for_each_push(void **state) {
    (void)state;
    static const struct {
        Sint16 value;
        InputKind kind;
    } STEPS[] = {{5000, INPUT_NONE},  {20000, INPUT_RIGHT}, {32767, INPUT_NONE},  {12000, INPUT_NONE},
                 {20000, INPUT_NONE}, {3000, INPUT_NONE},   {20000, INPUT_RIGHT}, {-32768, INPUT_LEFT}};
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        SDL_Event event = {.caxis = {.type = SDL_CONTROLLERAXISMOTION,
                                     .axis = SDL_CONTROLLER_AXIS_LEFTX,
                                     .value = STEPS[i].value}};
        Input input;
        input_translate(reader, &event, &input);
        if (input.kind != STEPS[i].kind) fail_msg("step %zu: kind %d", i, (int)input.kind);
    }
    input_close(reader);
}

static void typed_text_keeps_whole_characters(void **state) {
    (void)state;
    InputReader *reader = input_open();
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT, .text = "ééééééééééééééé"}};
    Input input;
    assert_false(input_translate(reader, &event, &input)); /* nobody is typing */
    input_set_typing(reader, true);
    assert_true(input_translate(reader, &event, &input));
    assert_int_equal(input.kind, INPUT_TEXT);
    assert_string_equal(input.text, "ééééééééééééééé");
    input_close(reader);
}

static void wheel_and_window(void **state) {
    (void)state;
    InputReader *reader = input_open();
    Input input;
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = -2, .mouseX = 7, .mouseY = 8}};
    assert_true(input_translate(reader, &wheel, &input));
    assert_int_equal(input.value, 2);
    assert_int_equal(input.x, 7);
    SDL_Event size = {
        .window = {
            .type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_SIZE_CHANGED, .data1 = 800, .data2 = 600}};
    assert_true(input_translate(reader, &size, &input));
    assert_int_equal(input.kind, INPUT_RESIZED);
    assert_int_equal(input.y, 600);
    SDL_Event button = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT}};
    assert_true(input_translate(reader, &button, &input));
    assert_int_equal(input.kind, INPUT_BACK);
    button.button.button = SDL_BUTTON_MIDDLE;
    assert_false(input_translate(reader, &button, &input));
    input_close(reader);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_mean_what_the_table_says),
        cmocka_unit_test(stick_speaks_once_for_each_push),
        cmocka_unit_test(typed_text_keeps_whole_characters),
        cmocka_unit_test(wheel_and_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
