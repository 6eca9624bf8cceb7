/* How a seat of a party looks: the meaning of the number that the match keeps as `look`. Eight animals in
 * eight colours; two seats should differ in the animal, since nothing is told by colour alone. None of them
 * is a shape that answers have: "the star" at a table is an answer, "the owl" somebody who sits there. */
#ifndef QUIZLEAF_SCENES_SEAT_LOOK_H
#define QUIZLEAF_SCENES_SEAT_LOOK_H

#include "match/player_action.h"
#include "screen/theme.h"

#define SEAT_ANIMALS 8
#define SEAT_COLOURS 8
#define SEAT_LOOKS (SEAT_ANIMALS * SEAT_COLOURS)

typedef struct SeatLook {
    PictureId picture;
    Colour ink, tint;                      /* of the picture; of paper behind it */
    const char *animal_name, *colour_name; /* "snail", "green" */
} SeatLook;

/* look: animal + SEAT_ANIMALS * colour, below SEAT_LOOKS; a larger one counts from 0 again. */
SeatLook seat_look(uint32_t look);

/* The look of that animal and colour, each taken round. */
uint8_t seat_look_of(uint32_t animal, uint32_t colour);

/* What a fresh seat wears: each of the first eight has an animal and a colour of its own. */
uint8_t seat_look_usual(uint32_t seat);

typedef struct TeamLook {
    const char *name; /* "Oaks" */
    Colour ink, tint;
} TeamLook;

/* team: 0 to TEAMS_MAX - 1, taken round. */
TeamLook team_look(uint32_t team);

#endif
