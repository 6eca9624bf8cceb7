#include "scenes/seat_look.h"

static const struct {
    PictureId picture;
    const char *name;
} ANIMALS[SEAT_ANIMALS] = {{PICTURE_OWL, "owl"},     {PICTURE_BIRD, "bird"},
                           {PICTURE_CAT, "cat"},     {PICTURE_BUTTERFLY, "butterfly"},
                           {PICTURE_FISH, "fish"},   {PICTURE_HEDGEHOG, "hedgehog"},
                           {PICTURE_SNAIL, "snail"}, {PICTURE_HARE, "hare"}};

static const struct {
    const char *name;
    Colour ink, tint;
} COLOURS[SEAT_COLOURS] = {{"teal", {0x2f, 0x8f, 0x83, 255}, {0xd5, 0xee, 0xe6, 255}},
                           {"red", {0xd1, 0x49, 0x5b, 255}, {0xfa, 0xdf, 0xe0, 255}},
                           {"gold", {0xc9, 0x8a, 0x00, 255}, {0xfb, 0xed, 0xc4, 255}},
                           {"violet", {0x7a, 0x4f, 0xa3, 255}, {0xea, 0xdf, 0xf5, 255}},
                           {"blue", {0x3f, 0x6f, 0xb0, 255}, {0xdb, 0xe7, 0xf6, 255}},
                           {"copper", {0xb8, 0x5c, 0x2b, 255}, {0xf6, 0xe1, 0xd1, 255}},
                           {"green", {0x4f, 0x7f, 0x3a, 255}, {0xdf, 0xee, 0xd3, 255}},
                           {"pink", {0xb2, 0x4f, 0x8c, 255}, {0xf8, 0xde, 0xee, 255}}};

SeatLook seat_look(uint32_t look) {
    uint32_t animal = look % SEAT_ANIMALS, colour = look / SEAT_ANIMALS % SEAT_COLOURS;
    return (SeatLook){ANIMALS[animal].picture, COLOURS[colour].ink, COLOURS[colour].tint,
                      ANIMALS[animal].name, COLOURS[colour].name};
}

uint8_t seat_look_of(uint32_t animal, uint32_t colour) {
    return (uint8_t)(animal % SEAT_ANIMALS + SEAT_ANIMALS * (colour % SEAT_COLOURS));
}

uint8_t seat_look_usual(uint32_t seat) {
    return seat_look_of(seat, seat);
}

TeamLook team_look(uint32_t team) {
    static const char *const NAMES[TEAMS_MAX] = {"Oaks", "Maples", "Birches", "Willows"};
    static const int COLOUR_OF[TEAMS_MAX] = {2, 1, 4, 6};
    team %= TEAMS_MAX;
    return (TeamLook){NAMES[team], COLOURS[COLOUR_OF[team]].ink, COLOURS[COLOUR_OF[team]].tint};
}
