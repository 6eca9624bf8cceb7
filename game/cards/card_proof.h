/* Proves a card by itself, whether written by hand or built from facts, and a list of cards together. */
#ifndef QUIZLEAF_CARDS_CARD_PROOF_H
#define QUIZLEAF_CARDS_CARD_PROOF_H

#include "cards/card.h"
#include "cards/name_index.h"

/* Lengths, at least one right and one wrong option, no two options that read the same or are declared
 * spellings or parts of each other, no answer told by its own prompt. False with an error at the card's place
 * where it must not be dealt; a warning where it is only awkward. */
bool card_proof_check(const Card *card, const NameIndex *names, Problems *problems);

/* Drops cards whose prompt another card of the list has too: silently where it asks the very same thing,
 * with an error where the answers differ. Then gives every card an id of its own ("~2" behind the second of
 * a kind). The first in the list stays. `scratch` is its owner's to release. */
void card_proof_make_distinct(CardList *cards, const NameIndex *names, Arena *arena, Arena *scratch,
                              Problems *problems);

#endif
