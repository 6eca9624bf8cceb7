/* What can be answered to a card on a screen that everybody sees: the options at the same places for all, and
 * after the reveal which were right and who took which. */
#ifndef QUIZLEAF_SCENES_PARTY_TILES_H
#define QUIZLEAF_SCENES_PARTY_TILES_H

#include "match/player_action.h"
#include "scenes/layout.h"

typedef struct PartyTiles {
    const Card *card;
    const DealtCard *dealt;
    bool open;                      /* not revealed yet */
    bool hidden;                    /* open, and the options are not to be read yet */
    uint32_t picks[CARD_SHOWN_MAX]; /* a bit for each seat that is known to have taken the option at this
                                     * place: all when revealed, before that those that were wrong */
    const uint32_t *looks;          /* of the seats; seat_look.h */
    uint32_t seats;                 /* how many looks there are */
    uint32_t players;               /* how many of these seats play: as many may have taken the same */
    const char *said[SEATS_MAX];    /* number, typed: what each seat wrote, where that is not the answer and
                                     * all may know it; else NULL */
    const char *written;            /* number, typed: what is being written; NULL: nothing */
} PartyTiles;

/* What of the picks an answer takes: bits of places. Order and pairs take none. */
uint32_t party_tiles_places(CardKind kind, const CardAnswer *answer);

/* Whether this kind has rows that need more room than four tiles. */
bool party_tiles_are_high(CardKind kind);

/* Whether all answers stand there at the size that answers have, now and when it is revealed. */
bool party_tiles_are_full_size(Canvas *canvas, Rect area, const PartyTiles *tiles);

void party_tiles_draw(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles);

#endif
