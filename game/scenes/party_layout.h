/* Where the parts of an open or a revealed card stand on a party's screen. */
#ifndef QUIZLEAF_SCENES_PARTY_LAYOUT_H
#define QUIZLEAF_SCENES_PARTY_LAYOUT_H

#include "scenes/party_tiles.h"

/* Design pixels. */
enum {
    PARTY_LEFT = 70,
    PARTY_WIDTH = 1780,
    PARTY_HEAD_TOP = 24,
    PARTY_HEAD_HEIGHT = 76,
    PARTY_SIGN_TOP = 108,
    PARTY_SIGN_HEIGHT = 70,
    PARTY_PAPER_TOP = 188,
    PARTY_TILES_TOP = 474,
    PARTY_TILES_TOP_HIGH = 400,
    PARTY_TILES_BOTTOM = 742,
    PARTY_CHIPS_TOP = 766,
    PARTY_CHIPS_BOTTOM = 1050
};

typedef struct PartyLayout {
    Rect paper, tiles, chips;
} PartyLayout;

/* Answers that would shrink get room from the chips: these are low then, but not in a small window. The same
 * for a card from its first frame to its last, since who takes part and what it says stay. */
PartyLayout party_layout_of(Game *game, Canvas *canvas, const PartyTiles *tiles);

/* The line over the card, and the chips where there are no tiles. */
Rect party_layout_sign(const Canvas *canvas);
Rect party_layout_chips(const Canvas *canvas);

#endif
