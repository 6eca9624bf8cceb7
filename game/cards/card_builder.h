/* Facts to cards: each row of a relation through each of its templates, with wrong options proved wrong.
 *
 * A question template gives a choice card where at least one wrong option is proved. A statement template
 * gives a true card, and a false one where a wrong value is proved. Rows for which a question tells the same
 * values make one card that has several right answers, of which a deal shows one. */
#ifndef QUIZLEAF_CARDS_CARD_BUILDER_H
#define QUIZLEAF_CARDS_CARD_BUILDER_H

#include "cards/card.h"
#include "cards/name_index.h"

/* Adds to `cards` every card that the facts give, each checked by card_proof_check; one that fails is left
 * out and reported at its row. Also fills the list's fact ids. Templates must be faultless. The cards live in
 * the arena; `scratch` is used on the way and emptied now and then, its owner releases it. */
void card_builder_build(const FactBase *facts, const NameIndex *names, Arena *arena, Arena *scratch,
                        CardList *cards, Problems *problems);

/* Appends a card to the list. */
void card_list_add(CardList *cards, Arena *arena, const Card *card);

#endif
