/* A card whose texts were folded once, for all that compares them: its proof, its id, its place in a list. */
#ifndef QUIZLEAF_CARDS_FOLDED_CARD_H
#define QUIZLEAF_CARDS_FOLDED_CARD_H

#include "cards/card_list.h"
#include "cards/name_index.h"

typedef struct FoldedCard {
    const Card *card;
    const NameIndex *names;
    FoldedText prompt;
    NamedText *options;         /* one for each of the card's */
    Arena scratch;              /* also for who compares, until the end */
    ARENA_MEMORY(memory, 1536); /* where scratch begins: cards of four options need no more */
} FoldedCard;

/* The card is borrowed, and so are the names, by which options are compared; NULL: only by their texts. To be
 * ended, so that nothing may come between that ends the work by a jump: no memory is taken from other arenas
 * there. */
void folded_card_begin(FoldedCard *folded, const Card *card, const NameIndex *names);
void folded_card_end(FoldedCard *folded);

/* What card_list_add_hashed asks for. */
CardHashes folded_card_hashes(const FoldedCard *folded);

#endif
