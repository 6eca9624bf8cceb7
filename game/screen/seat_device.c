/* Names of players' devices and of their keys. */
#include "screen/seat_device.h"

#include <stdio.h>
#include <string.h>

#include "screen/input_clusters.h"

bool seat_device_equal(SeatDevice a, SeatDevice b) {
    return a.kind == b.kind && a.port == b.port && a.part == b.part;
}

bool seat_device_shares_plug(SeatDevice a, SeatDevice b) {
    bool plugged = a.kind == SEAT_DEVICE_PAD || a.kind == SEAT_DEVICE_BUZZER;
    return plugged && a.kind == b.kind && a.port == b.port;
}

/* A layout may give a place no character of its own; the place has a name then. */
static const char *key_name(SDL_Scancode place) {
    const char *name = SDL_GetKeyName(SDL_GetKeyFromScancode(place));
    return *name ? name : SDL_GetScancodeName(place);
}

const char *seat_device_key_label(SeatDevice device, SeatKey key, char label[DEVICE_LABEL_BYTES]) {
    static const char *const LETTERS[SEAT_KEYS] = {"", "A", "B", "X", "Y", "shoulder"};
    /* The names that their makers give them: cross, circle, square, triangle. */
    static const char *const SYMBOLS[SEAT_KEYS] = {"", "×", "○", "□", "△", "shoulder"};
    static const char *const COLOURS[SEAT_KEYS] = {"", "blue", "orange", "green", "yellow", "red"};
    const char *text = "";
    if (key < SEAT_KEYS && key != SEAT_KEY_NONE) {
        if (device.kind == SEAT_DEVICE_KEYS) text = key_name(input_cluster_place(device.part, key));
        if (device.kind == SEAT_DEVICE_PAD) text = device.has_symbols ? SYMBOLS[key] : LETTERS[key];
        if (device.kind == SEAT_DEVICE_BUZZER) text = COLOURS[key];
    }
    snprintf(label, DEVICE_LABEL_BYTES, "%s", text);
    return label;
}

/* The first of its kind goes without a number: most homes have one. */
static void describe_plugged(const char *noun, unsigned number, char *label) {
    if (number == 0)
        snprintf(label, DEVICE_LABEL_BYTES, "%s", noun);
    else
        snprintf(label, DEVICE_LABEL_BYTES, "%s %u", noun, number + 1);
}

/* A space at which no line ends: the four keys are read as one. */
#define KEYS_GAP "\u00a0"

const char *seat_device_describe(SeatDevice device, char label[DEVICE_LABEL_BYTES]) {
    char key[4][DEVICE_LABEL_BYTES];
    label[0] = '\0';
    switch (device.kind) {
    case SEAT_DEVICE_KEYS:
        for (int i = 0; i < 4; i++) seat_device_key_label(device, (SeatKey)(SEAT_KEY_A + i), key[i]);
        /* A name has 12 bytes at most ("Left Bracket"); were it longer, the end is missing. */
        snprintf(label, DEVICE_LABEL_BYTES, "keys %.12s" KEYS_GAP "%.12s" KEYS_GAP "%.12s" KEYS_GAP "%.12s",
                 key[0], key[1], key[2], key[3]);
        break;
    case SEAT_DEVICE_PAD:
        describe_plugged("gamepad", device.port, label);
        break;
    case SEAT_DEVICE_BUZZER:
        snprintf(label, DEVICE_LABEL_BYTES, "buzzer %u",
                 (unsigned)(device.port * BUZZERS_IN_A_SET + device.part + 1));
        break;
    case SEAT_DEVICE_MOUSE:
        snprintf(label, DEVICE_LABEL_BYTES, "mouse");
        break;
    case SEAT_DEVICE_NONE:
        break;
    }
    return label;
}
