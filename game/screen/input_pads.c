/* A stick or a hat speaks when it leaves the middle, a trigger once each time it is pulled. */
#include "screen/input_pads.h"

#include <stdlib.h>

#include "screen/input_held.h"

#define STICK_LEAVES 18000 /* of 32767: far enough to mean it */
#define STICK_RETURNS 9000 /* near enough to the middle to count as back */

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

static void plugged(const InputPort *port, int in, Input *out) {
    if (port)
        *out = (Input){.kind = INPUT_GAMEPAD, .value = in, .device = INPUT_PAD, .seat_device = port->device};
}

/* Whose it is; one that is not known (a test's event) is the first pad. */
static SeatDevice pad_device(InputPorts *ports, SDL_JoystickID id) {
    const InputPort *port = input_port_of(ports, id);
    return port ? port->device : (SeatDevice){.kind = SEAT_DEVICE_PAD};
}

static const InputKind DIRECTIONS[2][2] = {{INPUT_LEFT, INPUT_RIGHT}, {INPUT_UP, INPUT_DOWN}};

static void let_axis_go(InputPort *port, int axis, int *held) {
    *held = 0;
    for (int side = 0; side < 2; side++) input_arrow_let_go(port, DIRECTIONS[axis][side]);
}

/* The left stick as a direction each time it leaves the middle. */
static void stick_moved(InputPorts *ports, const SDL_ControllerAxisEvent *event, Input *out) {
    InputPort *port = input_port_of(ports, event->which);
    int axis = event->axis == SDL_CONTROLLER_AXIS_LEFTY;
    if (!port) port = &ports->items[0];
    int *held = &port->stick[axis];
    if (abs(event->value) < STICK_RETURNS) let_axis_go(port, axis, held);
    int side = event->value > STICK_LEAVES ? 1 : event->value < -STICK_LEAVES ? -1 : 0;
    if (side == 0 || side == *held) return;
    *held = side;
    *out = (Input){.kind = DIRECTIONS[axis][side > 0],
                   .device = INPUT_PAD,
                   .seat_device = pad_device(ports, event->which)};
    input_arrow_held(port, out, event->timestamp);
}

/* A trigger speaks once each time it is pulled. */
static void trigger_moved(InputPorts *ports, const SDL_ControllerAxisEvent *event, Input *out) {
    InputPort *port = input_port_of(ports, event->which);
    int side = event->axis == SDL_CONTROLLER_AXIS_TRIGGERRIGHT;
    if (!port) port = &ports->items[0];
    if (event->value < STICK_RETURNS) port->pulled[side] = false;
    if (event->value <= STICK_LEAVES || port->pulled[side]) return;
    port->pulled[side] = true;
    *out = (Input){.kind = side ? INPUT_LAST : INPUT_FIRST,
                   .device = INPUT_PAD,
                   .seat_device = pad_device(ports, event->which)};
}

static void axis_moved(InputPorts *ports, const SDL_ControllerAxisEvent *event, Input *out) {
    if (event->axis == SDL_CONTROLLER_AXIS_LEFTX || event->axis == SDL_CONTROLLER_AXIS_LEFTY)
        stick_moved(ports, event, out);
    else if (event->axis == SDL_CONTROLLER_AXIS_TRIGGERLEFT ||
             event->axis == SDL_CONTROLLER_AXIS_TRIGGERRIGHT)
        trigger_moved(ports, event, out);
}

static bool is_arrow(InputKind kind) {
    return kind >= INPUT_UP && kind <= INPUT_RIGHT;
}

static void button_pressed(InputPorts *ports, const SDL_ControllerButtonEvent *event, Input *out) {
    for (size_t i = 0; i < sizeof BUTTONS / sizeof *BUTTONS; i++) {
        if (event->button != BUTTONS[i].button) continue;
        *out = (Input){.kind = BUTTONS[i].kind,
                       .device = INPUT_PAD,
                       .seat_device = pad_device(ports, event->which),
                       .seat_key = BUTTONS[i].seat_key};
        InputPort *port = input_port_of(ports, event->which);
        if (port && is_arrow(out->kind)) input_arrow_held(port, out, event->timestamp);
    }
}

static void button_let_go(InputPorts *ports, const SDL_ControllerButtonEvent *event) {
    InputPort *port = input_port_of(ports, event->which);
    for (size_t i = 0; port && i < sizeof BUTTONS / sizeof *BUTTONS; i++)
        if (event->button == BUTTONS[i].button) input_arrow_let_go(port, BUTTONS[i].kind);
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
static void joystick_pressed(InputPorts *ports, const SDL_JoyButtonEvent *event, Input *out) {
    static const InputKind KINDS[] = {INPUT_ACCEPT, INPUT_BACK};
    InputPort *port = input_port_of(ports, event->which);
    if (!port || !port->joystick) return;
    if (port->device.kind == SEAT_DEVICE_BUZZER) {
        buzzer_pressed(port, event->button, out);
        if (out->kind != INPUT_NONE) input_key_held(port, out, event->button, event->timestamp);
        return;
    }
    *out = (Input){.kind = event->button < 2 ? KINDS[event->button] : INPUT_SEAT,
                   .device = INPUT_PAD,
                   .seat_device = port->device,
                   .seat_key = event->button < 4 ? (SeatKey)(SEAT_KEY_A + event->button) : SEAT_KEY_LOCK};
    input_key_held(port, out, event->button, event->timestamp);
}

static void joystick_let_go(InputPorts *ports, const SDL_JoyButtonEvent *event) {
    InputPort *port = input_port_of(ports, event->which);
    if (port) input_key_let_go(port, event->button);
}

static void hat_moved(InputPorts *ports, const SDL_JoyHatEvent *event, Input *out) {
    InputPort *port = input_port_of(ports, event->which);
    if (!port || !port->joystick || event->hat != 0) return;
    int now[2] = {!!(event->value & SDL_HAT_RIGHT) - !!(event->value & SDL_HAT_LEFT),
                  !!(event->value & SDL_HAT_DOWN) - !!(event->value & SDL_HAT_UP)};
    for (int axis = 0; axis < 2; axis++) {
        bool moved = now[axis] && now[axis] != port->stick[axis];
        if (moved)
            *out = (Input){
                .kind = DIRECTIONS[axis][now[axis] > 0], .device = INPUT_PAD, .seat_device = port->device};
        if (moved) input_arrow_held(port, out, event->timestamp);
        if (now[axis] == 0) let_axis_go(port, axis, &port->stick[axis]);
        port->stick[axis] = now[axis];
    }
}

void input_pad_translate(InputPorts *ports, const SDL_Event *event, Input *out) {
    switch (event->type) {
    case SDL_JOYDEVICEADDED:
    case SDL_CONTROLLERDEVICEADDED:
        plugged(input_port_plug(ports, event->jdevice.which), 1, out);
        break;
    case SDL_JOYDEVICEREMOVED:
    case SDL_CONTROLLERDEVICEREMOVED:
        plugged(input_port_unplug(ports, event->jdevice.which), 0, out);
        break;
    case SDL_CONTROLLERBUTTONDOWN:
        button_pressed(ports, &event->cbutton, out);
        break;
    case SDL_CONTROLLERBUTTONUP:
        button_let_go(ports, &event->cbutton);
        break;
    case SDL_CONTROLLERAXISMOTION:
        axis_moved(ports, &event->caxis, out);
        break;
    case SDL_JOYBUTTONDOWN:
        joystick_pressed(ports, &event->jbutton, out);
        break;
    case SDL_JOYBUTTONUP:
        joystick_let_go(ports, &event->jbutton);
        break;
    case SDL_JOYHATMOTION:
        hat_moved(ports, &event->jhat, out);
        break;
    default:
        break;
    }
}
