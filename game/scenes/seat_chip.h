/* A seat of a party as a small card: its animal, its name, its points and how it stands with the card on the
 * table. It never tells what was picked. */
#ifndef QUIZLEAF_SCENES_SEAT_CHIP_H
#define QUIZLEAF_SCENES_SEAT_CHIP_H

#include "scenes/layout.h"

#define SEAT_CHIPS_MAX 8

typedef enum SeatChipState {
    CHIP_PLAIN,     /* still thinking */
    CHIP_LOCKED_IN, /* a tick */
    CHIP_ON_TURN,   /* buzzed, or its card: stands out */
    CHIP_LOCKED,    /* buzzed too early, or wrong: not now */
    CHIP_WATCHES,   /* takes no part in this card */
    CHIP_AWAY,      /* left; its place is kept */
    CHIP_OUT,       /* no leaf is left */
    CHIP_RIGHT,     /* revealed */
    CHIP_NEAR,
    CHIP_WRONG
} SeatChipState;

typedef struct SeatChip {
    const char *name;
    uint32_t look; /* seat_look.h */
    SeatChipState state;
    const char *note;         /* the second line: points, "away", "+953" */
    uint32_t done, steps;     /* of an answer of several presses: so many dots, so many full; steps 0: none */
    uint32_t lives, lives_of; /* leaves; lives_of 0: none */
    bool team_tinted;
    uint32_t team; /* where team_tinted */
} SeatChip;

/* How wide the name of a low chip is, pixels, where name and note stand beside each other in `room`. Names
 * have a share of `usual`, so that notes stand below each other; a note that needs more pushes a short name
 * aside.
 */
int seat_chip_name_width(const Canvas *canvas, const SeatChip *chip, int usual, int room);

void seat_chip_draw(Game *game, Canvas *canvas, Rect rect, const SeatChip *chip);

/* All of a party in the area: up to four in one row, more in two. */
void seat_chips_draw(Game *game, Canvas *canvas, Rect area, const SeatChip *chips, size_t count);

/* The seat's animal in its colour. */
void seat_chip_draw_animal(Canvas *canvas, Rect rect, uint32_t look);

#endif
