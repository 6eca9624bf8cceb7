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
        {SDLK_HOME, KMOD_NONE, false, false, INPUT_FIRST, 0},
        {SDLK_END, KMOD_NONE, false, false, INPUT_LAST, 0},
        {SDLK_END, KMOD_NONE, false, true, INPUT_NONE, 0},
        {SDLK_g, KMOD_NONE, false, false, INPUT_LETTER, 0},
        {SDLK_g, KMOD_NONE, true, false, INPUT_NONE, 0},
        {SDLK_g, KMOD_NONE, false, true, INPUT_NONE, 0},
        {SDLK_g, KMOD_LCTRL, false, false, INPUT_NONE, 0},
        {SDLK_F5, KMOD_NONE, false, false, INPUT_NONE, 0},
        {SDLK_DELETE, KMOD_NONE, false, false, INPUT_NONE, 0},
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

/* Whatever else it means. */
static void a_key_says_what_is_printed_on_it(void **state) {
    (void)state;
    static const struct {
        SDL_Keycode key;
        SDL_Scancode place;
        InputKind kind;
        uint32_t letter;
    } ROWS[] = {
        {SDLK_a, SDL_SCANCODE_A, INPUT_OPTION, 'a'},     {SDLK_4, SDL_SCANCODE_4, INPUT_OPTION, '4'},
        {SDLK_p, SDL_SCANCODE_P, INPUT_PAUSE, 'p'},      {SDLK_z, SDL_SCANCODE_Z, INPUT_SEAT, 'z'},
        {0x0444, SDL_SCANCODE_A, INPUT_LETTER, 0x0444},  {SDLK_SPACE, SDL_SCANCODE_SPACE, INPUT_ACCEPT, 0},
        {SDLK_RIGHT, SDL_SCANCODE_RIGHT, INPUT_RIGHT, 0}};
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SDL_Event event = {.key = {.type = SDL_KEYDOWN}};
        event.key.keysym.sym = ROWS[i].key;
        event.key.keysym.scancode = ROWS[i].place;
        Input input;
        input_translate(reader, &event, &input);
        if (input.kind != ROWS[i].kind || input.letter != ROWS[i].letter)
            fail_msg("row %zu: kind %d, letter %u", i, (int)input.kind, input.letter);
    }
    input_close(reader);
}

static void a_trigger_speaks_once_for_each_pull(void **state) {
    (void)state;
    static const struct {
        Uint8 axis;
        Sint16 value;
        InputKind kind;
    } STEPS[] = {{SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 4000, INPUT_NONE},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 20000, INPUT_LAST},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 32767, INPUT_NONE},
                 {SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32767, INPUT_FIRST},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 12000, INPUT_NONE},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 20000, INPUT_NONE},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 0, INPUT_NONE},
                 {SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 20000, INPUT_LAST},
                 {SDL_CONTROLLER_AXIS_RIGHTX, 32767, INPUT_NONE}};
    InputReader *reader = input_open();
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        SDL_Event event = {
            .caxis = {.type = SDL_CONTROLLERAXISMOTION, .axis = STEPS[i].axis, .value = STEPS[i].value}};
        Input input;
        input_translate(reader, &event, &input);
        if (input.kind != STEPS[i].kind) fail_msg("step %zu: kind %d", i, (int)input.kind);
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

static bool edit(InputReader *reader, const char *text, int caret, int selected, Input *out) {
    SDL_Event event = {.edit = {.type = SDL_TEXTEDITING, .start = caret, .length = selected}};
    strncpy(event.edit.text, text, sizeof event.edit.text - 1);
    return input_translate(reader, &event, out);
}

static void what_is_composed_is_told(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int caret, selected;
        const char *told;
        int told_caret, told_selected;
    } ROWS[] = {
        {"にほ", 2, 0, "にほ", 2, 0}, {"日本", 0, 1, "日本", 0, 1}, {"ab", -1, 0, "ab", 2, 0},
        {"ab", 9, 4, "ab", 2, 0},     {"ab", 1, 9, "ab", 1, 0},     {"a\nb", 0, 0, "", 0, 0},
        {"a\xffg", 0, 0, "", 0, 0},   {"하", 2, 0, "하", 2, 0},
    };
    InputReader *reader = input_open();
    Input input;
    assert_false(edit(reader, "a", 1, 0, &input)); /* nobody is typing */
    input_set_typing(reader, true);
    assert_false(edit(reader, "", 0, 0, &input)); /* nothing was, nothing is */
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        assert_true(edit(reader, ROWS[i].text, ROWS[i].caret, ROWS[i].selected, &input));
        assert_int_equal(input.kind, INPUT_COMPOSING);
        if (strcmp(input.composition->text, ROWS[i].told) != 0 ||
            input.composition->caret != ROWS[i].told_caret ||
            input.composition->selected != ROWS[i].told_selected)
            fail_msg("row %zu: \"%s\", %d, %d", i, input.composition->text, input.composition->caret,
                     input.composition->selected);
        edit(reader, "a", 0, 0, &input); /* so that an empty one is news */
    }
    char *longest = SDL_malloc(1000);
    for (int i = 0; i < 333; i++) memcpy(longest + 3 * i, "日", 4);
    SDL_Event event = {.editExt = {.type = SDL_TEXTEDITING_EXT, .text = longest, .start = 333}};
    assert_true(input_translate(reader, &event, &input));
    assert_int_equal(strlen(input.composition->text), COMPOSITION_BYTES - 1);
    assert_int_equal(input.composition->caret, 80);
    event.editExt.text = SDL_strdup("given up");
    input_set_typing(reader, false);
    assert_false(input_translate(reader, &event, &input));
    input_close(reader);
}

static bool press(InputReader *reader, SDL_Keycode key, Uint16 mod, Input *out) {
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = key, .mod = mod}}};
    return input_translate(reader, &event, out);
}

/* Enter takes a word, Esc gives it up, arrows choose one: none of that is the game's. */
static void keys_of_a_composition_mean_nothing_here(void **state) {
    (void)state;
    static const SDL_Keycode KEYS[] = {SDLK_RETURN, SDLK_ESCAPE, SDLK_BACKSPACE, SDLK_UP,  SDLK_DOWN,
                                       SDLK_TAB,    SDLK_SPACE,  SDLK_PAGEDOWN,  SDLK_F11, SDLK_PAUSE};
    enum { GIVEN_UP, TAKEN, UNFOCUSED, ENDS };
    for (int end = 0; end < ENDS; end++) {
        InputReader *reader = input_open();
        Input input;
        input_set_typing(reader, true);
        assert_true(edit(reader, "に", 1, 0, &input));
        for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
            if (press(reader, KEYS[i], KMOD_NONE, &input)) fail_msg("key %zu: %d", i, (int)input.kind);
        assert_false(press(reader, SDLK_RETURN, KMOD_LALT, &input));
        SDL_Event text = {.text = {.type = SDL_TEXTINPUT, .text = "二"}};
        SDL_Event away = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
        if (end == GIVEN_UP) {
            assert_true(edit(reader, "", 0, 0, &input));
            assert_int_equal(input.kind, INPUT_COMPOSING);
            assert_string_equal(input.composition->text, "");
        } else if (end == TAKEN) {
            assert_true(input_translate(reader, &text, &input));
            assert_string_equal(input.text, "二");
        } else {
            input_translate(reader, &away, &input);
        }
        assert_true(press(reader, SDLK_RETURN, KMOD_NONE, &input));
        assert_int_equal(input.kind, INPUT_ACCEPT);
        input_close(reader);
    }
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
        cmocka_unit_test(a_key_says_what_is_printed_on_it),
        cmocka_unit_test(a_trigger_speaks_once_for_each_pull),
        cmocka_unit_test(stick_speaks_once_for_each_push),
        cmocka_unit_test(typed_text_keeps_whole_characters),
        cmocka_unit_test(what_is_composed_is_told),
        cmocka_unit_test(keys_of_a_composition_mean_nothing_here),
        cmocka_unit_test(wheel_and_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
