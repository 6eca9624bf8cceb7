/* SDL's events to what the player means by them. A table maps keys; the stick speaks once each time it leaves
 * the middle. SDL's controllers are started after the first frame: looking for them takes 20 to 60 ms. */
#include "screen/input.h"

#include <stdlib.h>
#include <string.h>

#define PADS_MAX 4
#define STICK_LEAVES 18000 /* of 32767: far enough to mean it */
#define STICK_RETURNS 9000 /* near enough to the middle to count as back */

struct InputReader {
    bool typing;
    bool pointer_came; /* into the window; SDL's next motion only says where it is */
    bool pads_started;
    SDL_GameController *pads[PADS_MAX];
    int stick[PADS_MAX][2]; /* -1, 0, 1 for x and y */
};

typedef struct KeyRow {
    SDL_Keycode key;
    InputKind kind;
    int value;
    bool repeats;      /* a held key counts again */
    bool while_typing; /* means the same while typing */
} KeyRow;

static const KeyRow KEYS[] = {
    {SDLK_UP, INPUT_UP, 0, true, true},
    {SDLK_DOWN, INPUT_DOWN, 0, true, true},
    {SDLK_LEFT, INPUT_LEFT, 0, true, false},
    {SDLK_RIGHT, INPUT_RIGHT, 0, true, false},
    {SDLK_RETURN, INPUT_ACCEPT, 0, false, true},
    {SDLK_RETURN2, INPUT_ACCEPT, 0, false, true},
    {SDLK_KP_ENTER, INPUT_ACCEPT, 0, false, true},
    {SDLK_SPACE, INPUT_ACCEPT, 0, false, false},
    {SDLK_ESCAPE, INPUT_BACK, 0, false, true},
    {SDLK_AC_BACK, INPUT_BACK, 0, false, true},
    {SDLK_p, INPUT_PAUSE, 0, false, false},
    {SDLK_PAUSE, INPUT_PAUSE, 0, false, true},
    {SDLK_PAGEDOWN, INPUT_TAB_NEXT, 0, true, true},
    {SDLK_PAGEUP, INPUT_TAB_PREVIOUS, 0, true, true},
    {SDLK_F11, INPUT_FULLSCREEN, 0, false, true},
    {SDLK_a, INPUT_OPTION, 0, false, false},
    {SDLK_b, INPUT_OPTION, 1, false, false},
    {SDLK_c, INPUT_OPTION, 2, false, false},
    {SDLK_d, INPUT_OPTION, 3, false, false},
    {SDLK_e, INPUT_OPTION, 4, false, false},
    {SDLK_f, INPUT_OPTION, 5, false, false},
    {SDLK_1, INPUT_OPTION, 0, false, false},
    {SDLK_2, INPUT_OPTION, 1, false, false},
    {SDLK_3, INPUT_OPTION, 2, false, false},
    {SDLK_4, INPUT_OPTION, 3, false, false},
    {SDLK_5, INPUT_OPTION, 4, false, false},
    {SDLK_6, INPUT_OPTION, 5, false, false},
    {SDLK_KP_1, INPUT_OPTION, 0, false, false},
    {SDLK_KP_2, INPUT_OPTION, 1, false, false},
    {SDLK_KP_3, INPUT_OPTION, 2, false, false},
    {SDLK_KP_4, INPUT_OPTION, 3, false, false},
    {SDLK_KP_5, INPUT_OPTION, 4, false, false},
    {SDLK_KP_6, INPUT_OPTION, 5, false, false},
};

/* The digit row by place, for keyboards whose row types other characters unshifted (French). */
static const SDL_Scancode DIGIT_ROW[] = {SDL_SCANCODE_1, SDL_SCANCODE_2, SDL_SCANCODE_3,
                                         SDL_SCANCODE_4, SDL_SCANCODE_5, SDL_SCANCODE_6};

static const struct {
    SDL_GameControllerButton button;
    InputKind kind;
} BUTTONS[] = {
    {SDL_CONTROLLER_BUTTON_A, INPUT_ACCEPT},
    {SDL_CONTROLLER_BUTTON_B, INPUT_BACK},
    {SDL_CONTROLLER_BUTTON_START, INPUT_PAUSE},
    {SDL_CONTROLLER_BUTTON_BACK, INPUT_BACK},
    {SDL_CONTROLLER_BUTTON_DPAD_UP, INPUT_UP},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, INPUT_DOWN},
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, INPUT_LEFT},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, INPUT_RIGHT},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, INPUT_TAB_PREVIOUS},
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, INPUT_TAB_NEXT},
};

InputReader *input_open(void) {
    return calloc(1, sizeof(InputReader));
}

void input_close(InputReader *reader) {
    if (!reader) return;
    for (int i = 0; i < PADS_MAX; i++)
        if (reader->pads[i]) SDL_GameControllerClose(reader->pads[i]);
    if (reader->pads_started) SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    free(reader);
}

bool input_open_gamepads(InputReader *reader) {
    if (reader->pads_started) return true;
    /* A pad answers also while its player looks at another window only by mistake. */
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0");
    reader->pads_started = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    return reader->pads_started; /* those plugged in already arrive as SDL_CONTROLLERDEVICEADDED */
}

int input_gamepads(const InputReader *reader) {
    int count = 0;
    for (int i = 0; i < PADS_MAX; i++) count += reader->pads[i] != NULL;
    return count;
}

void input_set_typing(InputReader *reader, bool typing) {
    if (reader->typing == typing) return;
    reader->typing = typing;
    if (!SDL_WasInit(SDL_INIT_VIDEO)) return;
    if (typing)
        SDL_StartTextInput();
    else
        SDL_StopTextInput();
}

bool input_is_typing(const InputReader *reader) {
    return reader->typing;
}

static int pad_index(const InputReader *reader, SDL_JoystickID id) {
    for (int i = 0; i < PADS_MAX; i++)
        if (reader->pads[i] && SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(reader->pads[i])) == id)
            return i;
    return -1;
}

static void pad_added(InputReader *reader, int device, Input *out) {
    SDL_JoystickID id = SDL_JoystickGetDeviceInstanceID(device);
    if (pad_index(reader, id) >= 0) return; /* SDL tells of a pad twice when it is there from the start */
    for (int i = 0; i < PADS_MAX; i++) {
        if (reader->pads[i]) continue;
        reader->pads[i] = SDL_GameControllerOpen(device);
        memset(reader->stick[i], 0, sizeof reader->stick[i]);
        if (reader->pads[i]) *out = (Input){.kind = INPUT_GAMEPAD, .value = 1, .device = INPUT_PAD};
        return;
    }
}

static void pad_removed(InputReader *reader, SDL_JoystickID id, Input *out) {
    int index = pad_index(reader, id);
    if (index < 0) return;
    SDL_GameControllerClose(reader->pads[index]);
    reader->pads[index] = NULL;
    *out = (Input){.kind = INPUT_GAMEPAD, .value = 0, .device = INPUT_PAD};
}

/* The left stick as a direction each time it leaves the middle. */
static void stick_moved(InputReader *reader, const SDL_ControllerAxisEvent *event, Input *out) {
    if (event->axis != SDL_CONTROLLER_AXIS_LEFTX && event->axis != SDL_CONTROLLER_AXIS_LEFTY) return;
    int index = pad_index(reader, event->which), axis = event->axis == SDL_CONTROLLER_AXIS_LEFTY;
    if (index < 0) index = 0;
    int *held = &reader->stick[index][axis];
    if (abs(event->value) < STICK_RETURNS) *held = 0;
    int side = event->value > STICK_LEAVES ? 1 : event->value < -STICK_LEAVES ? -1 : 0;
    if (side == 0 || side == *held) return;
    *held = side;
    static const InputKind DIRECTIONS[2][2] = {{INPUT_LEFT, INPUT_RIGHT}, {INPUT_UP, INPUT_DOWN}};
    *out = (Input){.kind = DIRECTIONS[axis][side > 0], .device = INPUT_PAD};
}

static void button_pressed(const SDL_ControllerButtonEvent *event, Input *out) {
    for (size_t i = 0; i < sizeof BUTTONS / sizeof *BUTTONS; i++)
        if (event->button == BUTTONS[i].button) *out = (Input){.kind = BUTTONS[i].kind, .device = INPUT_PAD};
}

static void key_from_table(const InputReader *reader, const SDL_KeyboardEvent *event, Input *out) {
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        const KeyRow *row = &KEYS[i];
        if (row->key != event->keysym.sym) continue;
        if (event->repeat && !row->repeats) return;
        if (reader->typing && !row->while_typing) return;
        *out = (Input){.kind = row->kind, .value = row->value, .device = INPUT_KEYBOARD};
        return;
    }
    if (reader->typing || event->repeat) return;
    for (int i = 0; i < 6; i++)
        if (event->keysym.scancode == DIGIT_ROW[i])
            *out = (Input){.kind = INPUT_OPTION, .value = i, .device = INPUT_KEYBOARD};
}

static void key_pressed(const InputReader *reader, const SDL_KeyboardEvent *event, Input *out) {
    SDL_Keycode key = event->keysym.sym;
    bool alt = (event->keysym.mod & KMOD_ALT) != 0;
    if (alt && (key == SDLK_RETURN || key == SDLK_KP_ENTER)) {
        if (!event->repeat) *out = (Input){.kind = INPUT_FULLSCREEN, .device = INPUT_KEYBOARD};
        return;
    }
    if (key == SDLK_BACKSPACE) {
        if (reader->typing) *out = (Input){.kind = INPUT_ERASE, .device = INPUT_KEYBOARD};
        return;
    }
    if (key == SDLK_TAB && !alt) {
        bool back = (event->keysym.mod & KMOD_SHIFT) != 0;
        *out = (Input){.kind = back ? INPUT_TAB_PREVIOUS : INPUT_TAB_NEXT, .device = INPUT_KEYBOARD};
        return;
    }
    /* Ctrl+C is not the answer C. */
    if (event->keysym.mod & (KMOD_CTRL | KMOD_GUI | KMOD_LALT)) return;
    key_from_table(reader, event, out);
}

static void typed(const InputReader *reader, const SDL_TextInputEvent *event, Input *out) {
    if (!reader->typing || !event->text[0]) return;
    *out = (Input){.kind = INPUT_TEXT, .device = INPUT_KEYBOARD};
    size_t length = strnlen(event->text, sizeof out->text);
    if (length >= sizeof out->text) { /* whole characters only */
        length = sizeof out->text - 1;
        while (length > 0 && ((unsigned char)event->text[length] & 0xc0) == 0x80) length--;
    }
    memcpy(out->text, event->text, length);
}

static void wheel_turned(const SDL_MouseWheelEvent *event, Input *out) {
    int notches = event->direction == SDL_MOUSEWHEEL_FLIPPED ? event->y : -event->y;
    if (notches == 0) return;
    *out = (Input){.kind = INPUT_SCROLL,
                   .value = notches,
                   .x = event->mouseX,
                   .y = event->mouseY,
                   .device = INPUT_MOUSE};
}

/* A window that opens under a resting pointer is told where it is: nobody pointed at anything with that. */
static void pointer_moved(InputReader *reader, const SDL_MouseMotionEvent *event, Input *out) {
    if (!reader->pointer_came)
        *out = (Input){.kind = INPUT_POINT, .x = event->x, .y = event->y, .device = INPUT_MOUSE};
    reader->pointer_came = false;
}

/* The right button goes back, so that a match can be paused and left by mouse alone. */
static void button_clicked(const SDL_MouseButtonEvent *event, Input *out) {
    if (event->button != SDL_BUTTON_LEFT && event->button != SDL_BUTTON_RIGHT) return;
    InputKind kind = event->button == SDL_BUTTON_LEFT ? INPUT_CLICK : INPUT_BACK;
    *out = (Input){.kind = kind, .x = event->x, .y = event->y, .device = INPUT_MOUSE};
}

static void window_changed(InputReader *reader, const SDL_WindowEvent *event, Input *out) {
    out->device = INPUT_WINDOW;
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        out->kind = INPUT_RESIZED;
        out->x = event->data1;
        out->y = event->data2;
        break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        out->kind = INPUT_EXPOSED;
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        out->kind = INPUT_FOCUS_LOST;
        break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
        out->kind = INPUT_FOCUS_GAINED;
        break;
    case SDL_WINDOWEVENT_ENTER:
        reader->pointer_came = true;
        break;
    default:
        break;
    }
}

bool input_translate(InputReader *reader, const SDL_Event *event, Input *out) {
    *out = (Input){.kind = INPUT_NONE};
    switch (event->type) {
    case SDL_QUIT:
        *out = (Input){.kind = INPUT_QUIT, .device = INPUT_WINDOW};
        break;
    case SDL_KEYDOWN:
        key_pressed(reader, &event->key, out);
        break;
    case SDL_TEXTINPUT:
        typed(reader, &event->text, out);
        break;
    case SDL_MOUSEMOTION:
        pointer_moved(reader, &event->motion, out);
        break;
    case SDL_MOUSEBUTTONDOWN:
        button_clicked(&event->button, out);
        break;
    case SDL_MOUSEWHEEL:
        wheel_turned(&event->wheel, out);
        break;
    case SDL_WINDOWEVENT:
        window_changed(reader, &event->window, out);
        break;
    case SDL_CONTROLLERDEVICEADDED:
        pad_added(reader, event->cdevice.which, out);
        break;
    case SDL_CONTROLLERDEVICEREMOVED:
        pad_removed(reader, event->cdevice.which, out);
        break;
    case SDL_CONTROLLERBUTTONDOWN:
        button_pressed(&event->cbutton, out);
        break;
    case SDL_CONTROLLERAXISMOTION:
        stick_moved(reader, &event->caxis, out);
        break;
    default:
        break;
    }
    out->time_ms = event->common.timestamp;
    return out->kind != INPUT_NONE;
}

uint64_t input_age_us(const Input *input) {
    int32_t age_ms = (int32_t)(SDL_GetTicks() - input->time_ms);
    return age_ms > 0 ? (uint64_t)age_ms * 1000 : 0;
}

bool input_poll(InputReader *reader, Input *out) {
    SDL_Event event;
    while (SDL_PollEvent(&event))
        if (input_translate(reader, &event, out)) return true;
    *out = (Input){.kind = INPUT_NONE};
    return false;
}

bool input_wait(InputReader *reader, int timeout_ms, Input *out) {
    SDL_Event event;
    uint64_t end = SDL_GetTicks64() + (uint64_t)(timeout_ms > 0 ? timeout_ms : 0);
    for (;;) {
        uint64_t now = SDL_GetTicks64();
        int left = now < end ? (int)(end - now) : 0;
        if (!SDL_WaitEventTimeout(&event, left)) break;
        if (input_translate(reader, &event, out)) return true;
    }
    *out = (Input){.kind = INPUT_NONE};
    return false;
}
