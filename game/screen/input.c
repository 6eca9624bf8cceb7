/* SDL's events to what the player means by them. The stick speaks once each time it leaves the middle. SDL's
 * controllers are started after the first frame: looking for them takes 20 to 60 ms. */
#include "screen/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "screen/input_keys.h"
#include "screen/input_ports.h"

#define STICK_LEAVES 18000 /* of 32767: far enough to mean it */
#define STICK_RETURNS 9000 /* near enough to the middle to count as back */

struct InputReader {
    bool typing;
    Composition composition; /* its text is empty: keys are ours */
    Rect caret;
    char *dropped;     /* SDL's, of the last INPUT_DROP */
    bool pointer_came; /* into the window; SDL's next motion only says where it is */
    bool pads_started;
    InputPorts ports;
    bool clock_known;
    uint64_t clock_us; /* window_time_us when SDL's clock was at 0 */
};

static const struct {
    SDL_GameControllerButton button;
    InputKind kind;
    SeatKey seat_key;
} BUTTONS[] = {
    {SDL_CONTROLLER_BUTTON_A, INPUT_ACCEPT, SEAT_KEY_A},
    {SDL_CONTROLLER_BUTTON_B, INPUT_BACK, SEAT_KEY_B},
    {SDL_CONTROLLER_BUTTON_X, INPUT_SEAT, SEAT_KEY_C},
    {SDL_CONTROLLER_BUTTON_Y, INPUT_SEAT, SEAT_KEY_D},
    {SDL_CONTROLLER_BUTTON_START, INPUT_PAUSE, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_BACK, INPUT_BACK, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_DPAD_UP, INPUT_UP, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, INPUT_DOWN, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, INPUT_LEFT, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, INPUT_RIGHT, SEAT_KEY_NONE},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, INPUT_TAB_PREVIOUS, SEAT_KEY_LOCK},
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, INPUT_TAB_NEXT, SEAT_KEY_LOCK},
};

/* A Buzz! set is one joystick of 20 buttons, five a buzzer: red, yellow, green, orange, blue. The table in
 * the driver of the Linux kernel (drivers/hid/hid-sony.c, buzz_keymap) has them so, named from the top of the
 * buzzer to its foot: the red one, then blue, orange, green, yellow. Options are read from the top. */
#define BUZZER_BUTTONS 5
static const SeatKey BUZZER_KEYS[BUZZER_BUTTONS] = {SEAT_KEY_LOCK, SEAT_KEY_D, SEAT_KEY_C, SEAT_KEY_B,
                                                    SEAT_KEY_A};

InputReader *input_open(void) {
    return calloc(1, sizeof(InputReader));
}

void input_close(InputReader *reader) {
    if (!reader) return;
    SDL_free(reader->dropped);
    input_ports_close(&reader->ports);
    if (reader->pads_started) SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    free(reader);
}

bool input_open_gamepads(InputReader *reader) {
    if (reader->pads_started) return true;
    /* A pad answers also while its player looks at another window only by mistake. */
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0");
    reader->pads_started = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    return reader->pads_started; /* those plugged in already arrive as SDL_JOYDEVICEADDED */
}

int input_gamepads(const InputReader *reader) {
    return input_ports_open(&reader->ports);
}

void input_set_typing(InputReader *reader, bool typing) {
    if (reader->typing == typing) return;
    reader->typing = typing;
    reader->composition = (Composition){0};
    if (!SDL_WasInit(SDL_INIT_VIDEO)) return;
    if (typing) {
        SDL_StartTextInput();
    } else {
        SDL_ClearComposition();
        SDL_StopTextInput();
    }
}

bool input_is_typing(const InputReader *reader) {
    return reader->typing;
}

void input_set_caret(InputReader *reader, Rect caret) {
    if (!reader->typing || memcmp(&caret, &reader->caret, sizeof caret) == 0) return;
    reader->caret = caret;
    SDL_Rect place = {caret.x, caret.y, caret.width, caret.height};
    if (SDL_WasInit(SDL_INIT_VIDEO)) SDL_SetTextInputRect(&place);
}

static void plugged(const InputPort *port, int in, Input *out) {
    if (port)
        *out = (Input){.kind = INPUT_GAMEPAD, .value = in, .device = INPUT_PAD, .seat_device = port->device};
}

/* Whose it is; one that is not known (a test's event) is the first pad. */
static SeatDevice pad_device(InputReader *reader, SDL_JoystickID id) {
    const InputPort *port = input_port_of(&reader->ports, id);
    return port ? port->device : (SeatDevice){.kind = SEAT_DEVICE_PAD};
}

static const InputKind DIRECTIONS[2][2] = {{INPUT_LEFT, INPUT_RIGHT}, {INPUT_UP, INPUT_DOWN}};

/* The left stick as a direction each time it leaves the middle. */
static void stick_moved(InputReader *reader, const SDL_ControllerAxisEvent *event, Input *out) {
    InputPort *port = input_port_of(&reader->ports, event->which);
    int axis = event->axis == SDL_CONTROLLER_AXIS_LEFTY;
    if (!port) port = &reader->ports.items[0];
    int *held = &port->stick[axis];
    if (abs(event->value) < STICK_RETURNS) *held = 0;
    int side = event->value > STICK_LEAVES ? 1 : event->value < -STICK_LEAVES ? -1 : 0;
    if (side == 0 || side == *held) return;
    *held = side;
    *out = (Input){.kind = DIRECTIONS[axis][side > 0],
                   .device = INPUT_PAD,
                   .seat_device = pad_device(reader, event->which)};
}

/* A trigger speaks once each time it is pulled. */
static void trigger_moved(InputReader *reader, const SDL_ControllerAxisEvent *event, Input *out) {
    InputPort *port = input_port_of(&reader->ports, event->which);
    int side = event->axis == SDL_CONTROLLER_AXIS_TRIGGERRIGHT;
    if (!port) port = &reader->ports.items[0];
    if (event->value < STICK_RETURNS) port->pulled[side] = false;
    if (event->value <= STICK_LEAVES || port->pulled[side]) return;
    port->pulled[side] = true;
    *out = (Input){.kind = side ? INPUT_LAST : INPUT_FIRST,
                   .device = INPUT_PAD,
                   .seat_device = pad_device(reader, event->which)};
}

static void axis_moved(InputReader *reader, const SDL_ControllerAxisEvent *event, Input *out) {
    if (event->axis == SDL_CONTROLLER_AXIS_LEFTX || event->axis == SDL_CONTROLLER_AXIS_LEFTY)
        stick_moved(reader, event, out);
    else if (event->axis == SDL_CONTROLLER_AXIS_TRIGGERLEFT ||
             event->axis == SDL_CONTROLLER_AXIS_TRIGGERRIGHT)
        trigger_moved(reader, event, out);
}

static void button_pressed(InputReader *reader, const SDL_ControllerButtonEvent *event, Input *out) {
    for (size_t i = 0; i < sizeof BUTTONS / sizeof *BUTTONS; i++) {
        if (event->button != BUTTONS[i].button) continue;
        *out = (Input){.kind = BUTTONS[i].kind,
                       .device = INPUT_PAD,
                       .seat_device = pad_device(reader, event->which),
                       .seat_key = BUTTONS[i].seat_key};
    }
}

static void buzzer_pressed(const InputPort *port, int button, Input *out) {
    if (button >= BUZZERS_IN_A_SET * BUZZER_BUTTONS) return;
    SeatKey key = BUZZER_KEYS[button % BUZZER_BUTTONS];
    *out = (Input){.kind = key == SEAT_KEY_LOCK ? INPUT_ACCEPT : INPUT_OPTION,
                   .value = key == SEAT_KEY_LOCK ? 0 : (int)(key - SEAT_KEY_A),
                   .device = INPUT_PAD,
                   .seat_device = port->device,
                   .seat_key = key};
    out->seat_device.part = (uint8_t)(button / BUZZER_BUTTONS);
}

/* Sets of buzzers and joysticks without a map; those with one speak through their own events. */
static void joystick_pressed(InputReader *reader, const SDL_JoyButtonEvent *event, Input *out) {
    static const InputKind KINDS[] = {INPUT_ACCEPT, INPUT_BACK};
    const InputPort *port = input_port_of(&reader->ports, event->which);
    if (!port || !port->joystick) return;
    if (port->device.kind == SEAT_DEVICE_BUZZER) {
        buzzer_pressed(port, event->button, out);
        return;
    }
    *out = (Input){.kind = event->button < 2 ? KINDS[event->button] : INPUT_SEAT,
                   .device = INPUT_PAD,
                   .seat_device = port->device,
                   .seat_key = event->button < 4 ? (SeatKey)(SEAT_KEY_A + event->button) : SEAT_KEY_LOCK};
}

static void hat_moved(InputReader *reader, const SDL_JoyHatEvent *event, Input *out) {
    InputPort *port = input_port_of(&reader->ports, event->which);
    if (!port || !port->joystick || event->hat != 0) return;
    int now[2] = {!!(event->value & SDL_HAT_RIGHT) - !!(event->value & SDL_HAT_LEFT),
                  !!(event->value & SDL_HAT_DOWN) - !!(event->value & SDL_HAT_UP)};
    for (int axis = 0; axis < 2; axis++) {
        if (now[axis] && now[axis] != port->stick[axis])
            *out = (Input){
                .kind = DIRECTIONS[axis][now[axis] > 0], .device = INPUT_PAD, .seat_device = port->device};
        port->stick[axis] = now[axis];
    }
}

/* As many bytes of the text as fit into `most`, whole characters only. */
static size_t whole_characters(const char *text, size_t most) {
    size_t length = strnlen(text, most + 1);
    if (length <= most) return length;
    length = most;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    return length;
}

static void typed(InputReader *reader, const SDL_TextInputEvent *event, Input *out) {
    if (!reader->typing || !event->text[0]) return;
    reader->composition = (Composition){0}; /* it has become this text; what follows is told again */
    *out = (Input){.kind = INPUT_TEXT, .device = INPUT_KEYBOARD};
    memcpy(out->text, event->text, whole_characters(event->text, sizeof out->text - 1));
}

/* The caret is counted in characters; -1 or nonsense, as some input methods say, is the end. */
static void composing(InputReader *reader, const char *text, int caret, int selected, Input *out) {
    Composition *composition = &reader->composition;
    bool before = composition->text[0] != '\0';
    if (!reader->typing) return;
    size_t length = whole_characters(text, COMPOSITION_BYTES - 1);
    *composition = (Composition){0};
    if (text_find_invalid(text, length) == length) memcpy(composition->text, text, length);
    if (text_has_control(composition->text)) composition->text[0] = '\0';
    int count = (int)text_count_codepoints(composition->text);
    composition->caret = caret < 0 || caret > count ? count : caret;
    composition->selected = selected < 0 || selected > count - composition->caret ? 0 : selected;
    if (before || composition->text[0])
        *out = (Input){.kind = INPUT_COMPOSING, .device = INPUT_KEYBOARD, .composition = composition};
}

static Input by_mouse(InputKind kind, int x, int y) {
    return (Input){
        .kind = kind, .x = x, .y = y, .device = INPUT_MOUSE, .seat_device = {.kind = SEAT_DEVICE_MOUSE}};
}

static void wheel_turned(const SDL_MouseWheelEvent *event, Input *out) {
    int notches = event->direction == SDL_MOUSEWHEEL_FLIPPED ? event->y : -event->y;
    if (notches == 0) return;
    *out = by_mouse(INPUT_SCROLL, event->mouseX, event->mouseY);
    out->value = notches;
}

/* A window that opens under a resting pointer is told where it is: nobody pointed at anything with that. */
static void pointer_moved(InputReader *reader, const SDL_MouseMotionEvent *event, Input *out) {
    if (!reader->pointer_came) *out = by_mouse(INPUT_POINT, event->x, event->y);
    reader->pointer_came = false;
}

/* The right button goes back, so that a match can be paused and left by mouse alone. */
static void button_clicked(const SDL_MouseButtonEvent *event, Input *out) {
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    if (event->button == SDL_BUTTON_LEFT)
        *out = by_mouse(down ? INPUT_CLICK : INPUT_RELEASE, event->x, event->y);
    else if (event->button == SDL_BUTTON_RIGHT && down)
        *out = by_mouse(INPUT_BACK, event->x, event->y);
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
        reader->composition =
            (Composition){0}; /* where an input method forgets to say so, keys would be lost */
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
    case SDL_DROPFILE:
        SDL_free(reader->dropped);
        reader->dropped = event->drop.file;
        if (reader->dropped)
            *out = (Input){.kind = INPUT_DROP, .path = reader->dropped, .device = INPUT_WINDOW};
        break;
    case SDL_USEREVENT:
        *out = (Input){.kind = INPUT_NEWS, .device = INPUT_WINDOW};
        break;
    case SDL_KEYDOWN:
        if (!reader->composition.text[0]) /* else Enter takes a word, Backspace undoes a stroke of it */
            input_key_pressed(&event->key, reader->typing, out);
        break;
    case SDL_TEXTINPUT:
        typed(reader, &event->text, out);
        break;
    case SDL_TEXTEDITING:
        composing(reader, event->edit.text, event->edit.start, event->edit.length, out);
        break;
    case SDL_TEXTEDITING_EXT: /* longer than 31 bytes */
        composing(reader, event->editExt.text, event->editExt.start, event->editExt.length, out);
        SDL_free(event->editExt.text);
        break;
    case SDL_MOUSEMOTION:
        pointer_moved(reader, &event->motion, out);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        button_clicked(&event->button, out);
        break;
    case SDL_MOUSEWHEEL:
        wheel_turned(&event->wheel, out);
        break;
    case SDL_WINDOWEVENT:
        window_changed(reader, &event->window, out);
        break;
    case SDL_JOYDEVICEADDED:
    case SDL_CONTROLLERDEVICEADDED:
        plugged(input_port_plug(&reader->ports, event->jdevice.which), 1, out);
        break;
    case SDL_JOYDEVICEREMOVED:
    case SDL_CONTROLLERDEVICEREMOVED:
        plugged(input_port_unplug(&reader->ports, event->jdevice.which), 0, out);
        break;
    case SDL_CONTROLLERBUTTONDOWN:
        button_pressed(reader, &event->cbutton, out);
        break;
    case SDL_CONTROLLERAXISMOTION:
        axis_moved(reader, &event->caxis, out);
        break;
    case SDL_JOYBUTTONDOWN:
        joystick_pressed(reader, &event->jbutton, out);
        break;
    case SDL_JOYHATMOTION:
        hat_moved(reader, &event->jhat, out);
        break;
    case SDL_KEYMAPCHANGED: /* keys are called something else now: whatever shows their names is stale */
        *out = (Input){.kind = INPUT_EXPOSED, .device = INPUT_WINDOW};
        break;
    default:
        break;
    }
    out->time_ms = event->common.timestamp;
    return out->kind != INPUT_NONE;
}

/* SDL's clock counts whole milliseconds from a moment of its own. That moment on the other clock is `now`
 * less the milliseconds, which is up to one too late; so the earliest seen is kept, which is right to some
 * microseconds after a few events. */
uint64_t input_age_us(InputReader *reader, const Input *input, uint32_t now_ms, uint64_t now_us) {
    uint64_t clock_us = now_us - (uint64_t)now_ms * 1000;
    /* Wrapped differences, as SDL's counter itself wraps after 49 days. */
    if (!reader->clock_known || (int64_t)(clock_us - reader->clock_us) < 0 ||
        (int64_t)(clock_us - reader->clock_us) > 2000)
        reader->clock_us = clock_us;
    reader->clock_known = true;
    int32_t age_ms = (int32_t)(now_ms - input->time_ms);
    int64_t age_us = (int64_t)age_ms * 1000 + (int64_t)(clock_us - reader->clock_us);
    return age_us > 0 ? (uint64_t)age_us : 0;
}

bool input_as_menu(const Input *input, Input *out) {
    static const InputKind ROW[SEAT_KEYS] = {INPUT_NONE, INPUT_LEFT,  INPUT_UP,
                                             INPUT_DOWN, INPUT_RIGHT, INPUT_ACCEPT};
    static const InputKind COLUMN[SEAT_KEYS] = {INPUT_NONE,  INPUT_UP,   INPUT_LEFT,
                                                INPUT_RIGHT, INPUT_DOWN, INPUT_ACCEPT};
    *out = *input;
    if (input->seat_key != SEAT_KEY_NONE && input->seat_device.kind == SEAT_DEVICE_KEYS)
        out->kind = ROW[input->seat_key];
    if (input->seat_key != SEAT_KEY_NONE && input->seat_device.kind == SEAT_DEVICE_BUZZER)
        out->kind = COLUMN[input->seat_key];
    return out->kind != INPUT_NONE && out->kind != INPUT_SEAT;
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

void input_wake(void) {
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
}
