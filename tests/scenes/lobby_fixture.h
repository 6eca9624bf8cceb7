/* People who come to the lobby: four hands on the keyboard, two gamepads, a buzzer and the mouse, by the
 * inputs that their devices give. */
#ifndef QUIZLEAF_TESTS_LOBBY_FIXTURE_H
#define QUIZLEAF_TESTS_LOBBY_FIXTURE_H

#include "scenes/game.h"

static const SeatDevice LOBBY_GUESTS[SEATS_MAX] = {
    {.kind = SEAT_DEVICE_KEYS, .part = 0}, {.kind = SEAT_DEVICE_PAD, .port = 0},
    {.kind = SEAT_DEVICE_KEYS, .part = 1}, {.kind = SEAT_DEVICE_PAD, .port = 1},
    {.kind = SEAT_DEVICE_KEYS, .part = 2}, {.kind = SEAT_DEVICE_BUZZER, .part = 2},
    {.kind = SEAT_DEVICE_KEYS, .part = 3}, {.kind = SEAT_DEVICE_BUZZER, .part = 3},
};

static inline void lobby_press(Game *game, SeatDevice device, SeatKey key) {
    Input input = {.kind = INPUT_SEAT, .seat_device = device, .seat_key = key};
    game_input(game, &input, 0);
}

/* The first so many guests sit in the lobby, with names that do not change. */
static inline void lobby_fill(Game *game, uint32_t guests) {
    static const char *const NAMES[SEATS_MAX] = {"Maya", "Theo", "Ines", "Sam", "Joy", "Kofi", "Lou", "Zoë"};
    party_init(&game->party);
    game_go(game, SCENE_LOBBY);
    for (uint32_t i = 0; i < guests; i++) {
        lobby_press(game, LOBBY_GUESTS[i], SEAT_KEY_A);
        snprintf(game->party.seats.items[i].name, SEAT_NAME_BYTES, "%s", NAMES[i]);
    }
}

#endif
