/* Gamepads, joysticks and sets of buzzers as they are plugged in and pulled out; inside input.
 *
 * A thing keeps its number while it is away: when it comes back, its player's seat is found by it. */
#ifndef QUIZLEAF_SCREEN_INPUT_PORTS_H
#define QUIZLEAF_SCREEN_INPUT_PORTS_H

#include <SDL.h>

#include "screen/input.h"

/* Something that is held, until it is due by itself; input_held.h. */
typedef struct HeldInput {
    InputKind kind; /* NONE: nothing is held */
    SeatDevice device;
    SeatKey key;
    int button;      /* whose letting go ends it */
    uint32_t due_ms; /* on SDL's clock */
} HeldInput;

typedef struct InputPort {
    SeatDevice device;                /* kind NONE: the port is empty */
    SDL_GameController *pad;          /* where SDL has a map for it */
    SDL_Joystick *joystick;           /* where it has none; with pad NULL too: it is pulled out */
    SDL_JoystickID id;                /* while it is plugged in */
    SDL_JoystickGUID model;           /* maker, product and version */
    char serial[64], path[128];       /* "": SDL does not know */
    int stick[2];                     /* where the left stick or the hat was pushed: -1, 0, 1 for x and y */
    bool pulled[2];                   /* the left and the right trigger */
    HeldInput arrow;                  /* of d-pad, stick or hat: it repeats */
    HeldInput keys[BUZZERS_IN_A_SET]; /* where there is no Start: of each buzzer, else the first */
} InputPort;

typedef struct InputPorts {
    InputPort items[DEVICE_PORTS_MAX];
} InputPorts;

/* Opens what SDL calls device `index`; NULL where it is open already, cannot be opened, or all ports are
 * taken by things that are plugged in. One that was known before gets its old port: by model and serial
 * number, by model and place, by model; else the first of its kind that is away. */
InputPort *input_port_plug(InputPorts *ports, int index);

/* Closes it; its port stays known. NULL where it was not open. */
InputPort *input_port_unplug(InputPorts *ports, SDL_JoystickID id);

/* The port of what is plugged in; NULL: none of ours. */
InputPort *input_port_of(InputPorts *ports, SDL_JoystickID id);

/* How many are plugged in. */
int input_ports_open(const InputPorts *ports);

void input_ports_close(InputPorts *ports);

#endif
