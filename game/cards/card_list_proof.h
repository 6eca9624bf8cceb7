/* Proves the cards of one list against each other and against the facts. For lists without a source: what
 * makes cards on demand proves them so by itself. */
#ifndef QUIZLEAF_CARDS_CARD_LIST_PROOF_H
#define QUIZLEAF_CARDS_CARD_LIST_PROOF_H

#include "cards/card_list.h"
#include "cards/name_index.h"

/* Drops each hand-written card that offers as wrong, or denies, what the facts make right for the very same
 * prompt, with an error at the card's place. Cards of facts are the list's own and those of `known`, which
 * facts answer without being dealt (card_builder.h). `scratch` is its owner's to release. */
void card_list_check_hand(CardList *cards, const CardList *known, const NameIndex *names, Arena *scratch,
                          Problems *problems);

/* Drops cards whose prompt another card of the list has too: silently where it asks the very same thing in
 * the same way, in whatever spelling, with an error where the answers differ. Cards of two kinds may share a
 * prompt if their right answers agree; order, pairs and odd-one-out cards may share one, since their options
 * are part of what they ask; and so may choices by hand (prompt_choices.h) that do not contradict each other,
 * of which a warning tells once. Then gives every card an id of its own ("~2" behind the second of a kind).
 * The first in the list stays, but where facts say otherwise than a card by hand, it is the hand-written one
 * that goes. `scratch` is its owner's to release. */
void card_list_make_distinct(CardList *cards, const NameIndex *names, Arena *arena, Arena *scratch,
                             Problems *problems);

#endif
