/* With what somebody plays at a party: a hand's worth of keys on the keyboard, a gamepad, one buzzer of a
 * set, or the mouse; and the five keys that each of them has: four for the answers A to D and one that locks
 * in, buzzes or takes back.
 *
 * | device  | A        | B      | C     | D      | lock                        |
 * | keys    | four clusters of keys by place, see input_clusters.c            ||||
 * | pad     | A        | B      | X     | Y      | a shoulder button           |
 * | buzzer  | blue     | orange | green | yellow | the red button              |
 * | mouse   | clicks on what is shown; it has no keys                         |||||
 *
 * The buttons of a buzzer stand below each other in that order, as the options are read. A pad that SDL has
 * no map for (an old joystick) answers with its first four buttons and locks with any other. */
#ifndef QUIZLEAF_SCREEN_SEAT_DEVICE_H
#define QUIZLEAF_SCREEN_SEAT_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEY_CLUSTERS 4      /* hands that fit on a keyboard */
#define BUZZERS_IN_A_SET 4  /* that share one plug */
#define DEVICE_PORTS_MAX 16 /* pads and sets of buzzers known at a time */
#define DEVICE_LABEL_BYTES 64

typedef enum SeatDeviceKind {
    SEAT_DEVICE_NONE, /* nobody's: keys that belong to the whole room (Enter, Esc, arrows), the window */
    SEAT_DEVICE_KEYS,
    SEAT_DEVICE_PAD,
    SEAT_DEVICE_BUZZER,
    SEAT_DEVICE_MOUSE
} SeatDeviceKind;

/* A value: two that seat_device_equal holds equal are the same thing in somebody's hand. */
typedef struct SeatDevice {
    SeatDeviceKind kind;
    uint8_t port; /* pads and sets of buzzers, from 0: stays the same while a thing is pulled out and comes
                     back */
    uint8_t part; /* keys: the cluster; buzzers: which of the set; from 0 */
    bool has_symbols; /* a pad whose buttons are named by symbols, not by letters; no part of what it is */
} SeatDevice;

typedef enum SeatKey {
    SEAT_KEY_NONE,
    SEAT_KEY_A,
    SEAT_KEY_B,
    SEAT_KEY_C,
    SEAT_KEY_D,
    SEAT_KEY_LOCK, /* locks in, buzzes, takes back: scenes/seat_draft.h */
    SEAT_KEYS
} SeatKey;

bool seat_device_equal(SeatDevice a, SeatDevice b);

/* Whether both hang on the same plug, as the four buzzers of a set do; false for keys and the mouse. */
bool seat_device_shares_plug(SeatDevice a, SeatDevice b);

/* What is printed on the key, in the layout of the keyboard that is in use: "Q", "é", "Я"; of a pad "X", of a
 * buzzer "blue". "" where there is none. Returns label. */
const char *seat_device_key_label(SeatDevice device, SeatKey key, char label[DEVICE_LABEL_BYTES]);

/* What a person calls it: "keys 1 2 3 4", whose four stay in one line, "gamepad 2", "buzzer 3", "mouse".
 * Returns label. */
const char *seat_device_describe(SeatDevice device, char label[DEVICE_LABEL_BYTES]);

#endif
