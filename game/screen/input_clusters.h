/* Which keys of the keyboard belong together as one player's; inside input. */
#ifndef QUIZLEAF_SCREEN_INPUT_CLUSTERS_H
#define QUIZLEAF_SCREEN_INPUT_CLUSTERS_H

#include <SDL.h>

#include "screen/seat_device.h"

/* The player's key at this place of the keyboard, and whose it is. SEAT_KEY_NONE, with *device nobody's, for
 * a key that belongs to the room. */
SeatKey input_cluster_key(SDL_Scancode place, SeatDevice *device);

/* The place of a cluster's key. */
SDL_Scancode input_cluster_place(uint8_t cluster, SeatKey key);

#endif
