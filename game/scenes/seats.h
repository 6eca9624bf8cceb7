/* Who sits where at a party: up to eight seats, each with its device, name, look, team and time allowance.
 * Rules of the lobby only; no window, no match. A seat keeps its number from the lobby to the podium: it is
 * the player of its actions in the match. */
#ifndef QUIZLEAF_SCENES_SEATS_H
#define QUIZLEAF_SCENES_SEATS_H

#include "match/player_action.h"
#include "screen/seat_device.h"

typedef struct Seat {
    bool taken;
    bool away; /* its device is pulled out; the seat is kept */
    bool gone; /* was removed from the match; nobody can take it before the next one */
    SeatDevice device;
    char name[SEAT_NAME_BYTES];
    uint8_t look; /* seat_look.h: no two seats have the same animal, and none the same colour */
    uint8_t team;
    Allowance allowance;
    bool host; /* may open the host's menu */
} Seat;

typedef struct Seats {
    Seat items[SEATS_MAX];
} Seats;

/* The seat of this device; SEAT_NONE where it has none. */
uint32_t seats_find(const Seats *seats, SeatDevice device);

/* How many are taken. */
uint32_t seats_count(const Seats *seats);

/* Sits down on the first free seat with a free name, animal and colour, in the smaller of the teams that have
 * somebody (of the first two at the start). The first to come is host. Returns the seat; SEAT_NONE where all
 * are taken. The device must have none. `chance` chooses the name: any number. */
uint32_t seats_join(Seats *seats, SeatDevice device, uint32_t chance);

/* Frees it. Somebody stays host as long as anybody is there. */
void seats_leave(Seats *seats, uint32_t seat);

/* Whether the seat may have this name now: seat_name_is_valid, and nobody else has it. */
bool seats_may_have_name(const Seats *seats, uint32_t seat, const char *name);

/* The next friendly name, animal or colour that nobody else has, in the direction of `by` (1 or -1). False
 * where there is no other. */
bool seats_next_name(Seats *seats, uint32_t seat, int by);
bool seats_next_animal(Seats *seats, uint32_t seat, int by);
bool seats_next_colour(Seats *seats, uint32_t seat, int by);

/* Round the allowances; round the teams. */
void seats_next_allowance(Seats *seats, uint32_t seat, int by);
void seats_next_team(Seats *seats, uint32_t seat, int by);

/* Makes it host, or no longer; the only host stays one (false). */
bool seats_toggle_host(Seats *seats, uint32_t seat);

/* What keeps a match from starting, a short kind sentence; NULL: nothing. */
const char *seats_missing(const Seats *seats, bool teams);

/* ACTION_JOIN's value for this seat. */
int32_t seats_join_value(const Seat *seat);

/* "×1.5", "no limit"; "" for the usual time. */
const char *seats_allowance_name(Allowance allowance);

#endif
