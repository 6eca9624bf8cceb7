#include "scenes/seats.h"

#include <stdio.h>
#include <string.h>

#include "scenes/seat_look.h"

/* Short, kind, and told apart across a room. Three times as many as seats, so that most evenings have others.
 */
static const char *const NAMES[] = {"Robin",  "Maple",  "Clover", "Hazel",  "Willow",  "Finch",
                                    "Pebble", "Sunny",  "Acorn",  "Poppy",  "Wren",    "Moss",
                                    "Otter",  "Basil",  "Olive",  "Fern",   "Biscuit", "Juno",
                                    "Pip",    "Sorrel", "Teddy",  "Marble", "Indigo",  "Breeze"};
#define NAME_COUNT (sizeof NAMES / sizeof *NAMES)

uint32_t seats_find(const Seats *seats, SeatDevice device) {
    if (device.kind == SEAT_DEVICE_NONE) return SEAT_NONE;
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (seats->items[i].taken && seat_device_equal(seats->items[i].device, device)) return i;
    return SEAT_NONE;
}

uint32_t seats_count(const Seats *seats) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < SEATS_MAX; i++) count += seats->items[i].taken;
    return count;
}

bool seats_may_have_name(const Seats *seats, uint32_t seat, const char *name) {
    if (!seat_name_is_valid(name)) return false;
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (i != seat && seats->items[i].taken && strcmp(seats->items[i].name, name) == 0) return false;
    return true;
}

static void write_name(Seat *seat, const char *name) {
    snprintf(seat->name, sizeof seat->name, "%s", name);
}

bool seats_next_name(Seats *seats, uint32_t seat, int by) {
    Seat *mine = &seats->items[seat];
    size_t at = by > 0 ? NAME_COUNT - 1 : 0; /* before the first one */
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (strcmp(NAMES[i], mine->name) == 0) at = i;
    for (size_t tries = 0; tries < NAME_COUNT; tries++) {
        at = (at + NAME_COUNT + (size_t)by) % NAME_COUNT;
        if (strcmp(NAMES[at], mine->name) == 0 || !seats_may_have_name(seats, seat, NAMES[at])) continue;
        write_name(mine, NAMES[at]);
        return true;
    }
    return false;
}

static uint32_t animal_of(const Seat *seat) {
    return seat->look % SEAT_ANIMALS;
}

static uint32_t colour_of(const Seat *seat) {
    return seat->look / SEAT_ANIMALS;
}

static bool others_have(const Seats *seats, uint32_t seat, uint32_t part_of(const Seat *), uint32_t part) {
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (i != seat && seats->items[i].taken && part_of(&seats->items[i]) == part) return true;
    return false;
}

/* The next of `count` parts that nobody else has; the present one where all others are taken. */
static uint32_t next_part(const Seats *seats, uint32_t seat, uint32_t part_of(const Seat *), uint32_t count,
                          int by) {
    uint32_t now = part_of(&seats->items[seat]), part = now;
    for (uint32_t tries = 0; tries < count; tries++) {
        part = (part + count + (uint32_t)by) % count;
        if (!others_have(seats, seat, part_of, part)) return part;
    }
    return now;
}

bool seats_next_animal(Seats *seats, uint32_t seat, int by) {
    Seat *mine = &seats->items[seat];
    uint8_t before = mine->look;
    mine->look = seat_look_of(next_part(seats, seat, animal_of, SEAT_ANIMALS, by), colour_of(mine));
    return mine->look != before;
}

bool seats_next_colour(Seats *seats, uint32_t seat, int by) {
    Seat *mine = &seats->items[seat];
    uint8_t before = mine->look;
    mine->look = seat_look_of(animal_of(mine), next_part(seats, seat, colour_of, SEAT_COLOURS, by));
    return mine->look != before;
}

void seats_next_allowance(Seats *seats, uint32_t seat, int by) {
    const unsigned count = ALLOWANCE_ENDLESS + 1;
    Seat *mine = &seats->items[seat];
    mine->allowance = (Allowance)((mine->allowance + count + (unsigned)by) % count);
}

void seats_next_team(Seats *seats, uint32_t seat, int by) {
    Seat *mine = &seats->items[seat];
    mine->team = (uint8_t)((mine->team + TEAMS_MAX + (unsigned)by) % TEAMS_MAX);
}

/* Members that are here, by team. */
static void count_teams(const Seats *seats, uint32_t members[TEAMS_MAX]) {
    memset(members, 0, TEAMS_MAX * sizeof *members);
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (seats->items[i].taken && !seats->items[i].away) members[seats->items[i].team]++;
}

static uint8_t team_for_newcomer(const Seats *seats) {
    uint32_t members[TEAMS_MAX];
    uint8_t best = 0;
    count_teams(seats, members);
    for (uint8_t team = 1; team < TEAMS_MAX; team++)
        if ((team < 2 || members[team]) && members[team] < members[best]) best = team;
    return best;
}

static bool has_host(const Seats *seats) {
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (seats->items[i].taken && seats->items[i].host) return true;
    return false;
}

uint32_t seats_join(Seats *seats, SeatDevice device, uint32_t chance) {
    uint32_t free = 0;
    while (free < SEATS_MAX && (seats->items[free].taken || seats->items[free].gone)) free++;
    if (free == SEATS_MAX) return SEAT_NONE;
    Seat *seat = &seats->items[free];
    *seat = (Seat){.device = device,
                   .look = seat_look_usual(free),
                   .team = team_for_newcomer(seats),
                   .host = !has_host(seats)};
    if (others_have(seats, free, animal_of, animal_of(seat))) seats_next_animal(seats, free, 1);
    if (others_have(seats, free, colour_of, colour_of(seat))) seats_next_colour(seats, free, 1);
    write_name(seat, NAMES[chance % NAME_COUNT]);
    if (!seats_may_have_name(seats, free, seat->name)) seats_next_name(seats, free, 1);
    seat->taken = true;
    return free;
}

void seats_leave(Seats *seats, uint32_t seat) {
    seats->items[seat] = (Seat){.gone = seats->items[seat].gone};
    for (uint32_t i = 0; i < SEATS_MAX && !has_host(seats); i++) seats->items[i].host = seats->items[i].taken;
}

bool seats_toggle_host(Seats *seats, uint32_t seat) {
    Seat *mine = &seats->items[seat];
    mine->host = !mine->host;
    if (has_host(seats)) return true;
    mine->host = true;
    return false;
}

const char *seats_missing(const Seats *seats, bool teams) {
    uint32_t members[TEAMS_MAX], count = 0, teams_with_somebody = 0;
    count_teams(seats, members);
    for (uint32_t team = 0; team < TEAMS_MAX; team++) {
        count += members[team];
        teams_with_somebody += members[team] > 0;
    }
    if (count == 0) return "Two can start: each press a key, a button, or click a free seat.";
    if (count == 1) return "One more and you can start.";
    if (teams && teams_with_somebody < 2) return "Everybody is in one team: somebody change over, please.";
    return NULL;
}

int32_t seats_join_value(const Seat *seat) {
    return seat_value((SeatChoice){.look = seat->look, .team = seat->team, .allowance = seat->allowance});
}

const char *seats_allowance_name(Allowance allowance) {
    static const char *const NAMES_OF[] = {"", "×1.5", "×2", "no limit"};
    return NAMES_OF[allowance];
}
