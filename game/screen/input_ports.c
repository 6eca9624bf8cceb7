#include "screen/input_ports.h"

#include <stdio.h>
#include <string.h>

/* PlayStation Buzz! sets: the wired ones and the wireless ones' receiver. */
#define BUZZ_MAKER 0x054c
#define BUZZ_WIRED 0x0002
#define BUZZ_WIRELESS 0x1000
#define BUZZ_BUTTONS 20

static bool is_plugged_in(const InputPort *port) {
    return port->pad || port->joystick;
}

InputPort *input_port_of(InputPorts *ports, SDL_JoystickID id) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++)
        if (is_plugged_in(&ports->items[i]) && ports->items[i].id == id) return &ports->items[i];
    return NULL;
}

int input_ports_open(const InputPorts *ports) {
    int count = 0;
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) count += is_plugged_in(&ports->items[i]);
    return count;
}

static void close_port(InputPort *port) {
    if (port->pad) SDL_GameControllerClose(port->pad);
    if (port->joystick) SDL_JoystickClose(port->joystick);
    port->pad = NULL;
    port->joystick = NULL;
}

void input_ports_close(InputPorts *ports) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) close_port(&ports->items[i]);
}

static bool is_buzz(SDL_Joystick *joystick) {
    Uint16 maker = SDL_JoystickGetVendor(joystick), product = SDL_JoystickGetProduct(joystick);
    const char *name = SDL_JoystickName(joystick);
    if (SDL_JoystickNumButtons(joystick) < BUZZ_BUTTONS) return false;
    return (maker == BUZZ_MAKER && (product == BUZZ_WIRED || product == BUZZ_WIRELESS)) ||
           (name && SDL_strcasestr(name, "buzz"));
}

static bool has_symbols(SDL_GameController *pad) {
    SDL_GameControllerType type = SDL_GameControllerGetType(pad);
    return type == SDL_CONTROLLER_TYPE_PS3 || type == SDL_CONTROLLER_TYPE_PS4 ||
           type == SDL_CONTROLLER_TYPE_PS5;
}

/* Fills a port for the open joystick, whose number is not known yet. */
static InputPort describe(SDL_Joystick *joystick, int index) {
    InputPort port = {.id = SDL_JoystickInstanceID(joystick), .model = SDL_JoystickGetGUID(joystick)};
    const char *serial = SDL_JoystickGetSerial(joystick), *path = SDL_JoystickPathForIndex(index);
    if (serial) snprintf(port.serial, sizeof port.serial, "%s", serial);
    if (path) snprintf(port.path, sizeof port.path, "%s", path);
    port.device.kind = is_buzz(joystick) ? SEAT_DEVICE_BUZZER : SEAT_DEVICE_PAD;
    return port;
}

/* How surely the one that is away is the one that came: 0 not at all. */
static int likeness(const InputPort *away, const InputPort *came) {
    if (away->device.kind != came->device.kind) return 0;
    if (memcmp(&away->model, &came->model, sizeof away->model) != 0) return 1;
    if (came->serial[0] && strcmp(away->serial, came->serial) == 0) return 4;
    if (came->path[0] && strcmp(away->path, came->path) == 0) return 3;
    return 2;
}

static InputPort *most_alike(InputPorts *ports, const InputPort *came) {
    InputPort *best = NULL;
    int most = 0;
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) {
        InputPort *port = &ports->items[i];
        int like = is_plugged_in(port) ? 0 : likeness(port, came);
        if (like <= most) continue;
        most = like;
        best = port;
    }
    return best;
}

static bool number_is_taken(const InputPorts *ports, SeatDeviceKind kind, uint8_t number) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++)
        if (ports->items[i].device.kind == kind && ports->items[i].device.port == number) return true;
    return false;
}

/* An empty port, else one whose thing is away and of another kind. */
static InputPort *fresh(InputPorts *ports, SeatDeviceKind kind, uint8_t *number) {
    InputPort *found = NULL;
    for (int i = DEVICE_PORTS_MAX - 1; i >= 0; i--) {
        InputPort *port = &ports->items[i];
        if (is_plugged_in(port)) continue;
        if (!found || port->device.kind == SEAT_DEVICE_NONE || found->device.kind != SEAT_DEVICE_NONE)
            found = port;
    }
    *number = 0;
    while (number_is_taken(ports, kind, *number)) ++*number;
    return found;
}

InputPort *input_port_plug(InputPorts *ports, int index) {
    if (input_port_of(ports, SDL_JoystickGetDeviceInstanceID(index))) return NULL; /* SDL tells twice */
    SDL_Joystick *joystick = SDL_JoystickOpen(index);
    if (!joystick) return NULL;
    InputPort came = describe(joystick, index);
    InputPort *port = most_alike(ports, &came);
    uint8_t number = 0;
    if (port)
        number = port->device.port;
    else
        port = fresh(ports, came.device.kind, &number);
    if (!port) {
        SDL_JoystickClose(joystick);
        return NULL;
    }
    bool mapped = came.device.kind == SEAT_DEVICE_PAD && SDL_IsGameController(index);
    came.pad = mapped ? SDL_GameControllerOpen(index) : NULL;
    if (came.pad)
        SDL_JoystickClose(joystick); /* the controller holds it open */
    else
        came.joystick = joystick;
    came.device.port = number;
    came.device.has_symbols = came.pad && has_symbols(came.pad);
    *port = came;
    return port;
}

InputPort *input_port_unplug(InputPorts *ports, SDL_JoystickID id) {
    InputPort *port = input_port_of(ports, id);
    if (!port) return NULL;
    close_port(port);
    port->arrow = (HeldInput){0};
    memset(port->keys, 0, sizeof port->keys);
    return port;
}
