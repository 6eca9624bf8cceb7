/* Four hands on one keyboard, by place, so that every layout has them: two in the row of digits and two in
 * the lowest row of letters, at its left and right ends.
 *
 *     [1][2][3][4] 5          6 [7][8][9][0]
 *        . . . . . . . . . . . . . .
 *     [Z][X][C][V] B          N [M][,][.][/]        (as a US keyboard prints them)
 *
 * Why these: a hand's four fingers lie side by side on the answers and the first finger reaches one key
 * inwards to lock in. Two rows lie free between an upper and a lower hand (4 cm), and the two hands of a row
 * meet only at their inner keys, so four people fit. None of the keys is one of the room's (Esc, Enter,
 * Space, Tab, arrows, F keys, P) or changes what another key means (Shift, Ctrl, Alt), and all of them are on
 * the smallest keyboards, which have no block of digits at the right.
 *
 * Ghosts: a cheap keyboard loses a key when three others that are held share its wires. Nothing here is ever
 * held: a press counts when the key goes down, and what is let go does not matter, so four people would have
 * to press within the same twentieth of a second or so. Clusters that span fewer columns would not help: the
 * wires run differently in every keyboard. Who wants to be sure plugs in a gamepad. */
#include "screen/input_clusters.h"

static const SDL_Scancode PLACES[KEY_CLUSTERS][SEAT_KEYS] = {
    {SDL_SCANCODE_UNKNOWN, SDL_SCANCODE_1, SDL_SCANCODE_2, SDL_SCANCODE_3, SDL_SCANCODE_4, SDL_SCANCODE_5},
    {SDL_SCANCODE_UNKNOWN, SDL_SCANCODE_7, SDL_SCANCODE_8, SDL_SCANCODE_9, SDL_SCANCODE_0, SDL_SCANCODE_6},
    {SDL_SCANCODE_UNKNOWN, SDL_SCANCODE_Z, SDL_SCANCODE_X, SDL_SCANCODE_C, SDL_SCANCODE_V, SDL_SCANCODE_B},
    {SDL_SCANCODE_UNKNOWN, SDL_SCANCODE_M, SDL_SCANCODE_COMMA, SDL_SCANCODE_PERIOD, SDL_SCANCODE_SLASH,
     SDL_SCANCODE_N},
};

SDL_Scancode input_cluster_place(uint8_t cluster, SeatKey key) {
    return cluster < KEY_CLUSTERS && key < SEAT_KEYS ? PLACES[cluster][key] : SDL_SCANCODE_UNKNOWN;
}

SeatKey input_cluster_key(SDL_Scancode place, SeatDevice *device) {
    *device = (SeatDevice){0};
    for (uint8_t cluster = 0; cluster < KEY_CLUSTERS; cluster++) {
        for (SeatKey key = SEAT_KEY_A; key < SEAT_KEYS; key++) {
            if (PLACES[cluster][key] != place) continue;
            *device = (SeatDevice){.kind = SEAT_DEVICE_KEYS, .part = cluster};
            return key;
        }
    }
    return SEAT_KEY_NONE;
}
