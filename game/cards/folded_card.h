/* A card whose texts were folded once, for all that compares them: its proof, its id, its place in a list. */
#ifndef QUIZLEAF_CARDS_FOLDED_CARD_H
#define QUIZLEAF_CARDS_FOLDED_CARD_H

#include "base/text.h"
#include "cards/card.h"

typedef struct FoldedCard {
    const Card *card;
    FoldedText prompt;
    FoldedText *options;        /* one for each of the card's */
    Arena scratch;              /* also for who compares, until the end */
    ARENA_MEMORY(memory, 1536); /* where scratch begins: cards of four options need no more */
} FoldedCard;

/* The card is borrowed. To be ended, so that nothing may come between that ends the work by a jump: no memory
 * is taken from other arenas there. */
void folded_card_begin(FoldedCard *folded, const Card *card);
void folded_card_end(FoldedCard *folded);

#endif
