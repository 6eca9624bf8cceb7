/* Facts to cards: each row of a relation through each of its question templates, every card proved fair.
 *
 * A prompt template gives a choice card where at least one wrong option is proved; a statement template
 * gives one true card, and one false card with a wrong value in place of the right one. A question that has
 * several right answers is asked as "which of these", with one of them shown. */
#ifndef QUIZLEAF_CARDS_CARD_BUILDER_H
#define QUIZLEAF_CARDS_CARD_BUILDER_H

#include "cards/card.h"
#include "cards/fact_base.h"
#include "cards/wrong_answers.h"

/* Adds to `cards` every card that the facts give; a card that cannot be fair is left out and reported.
 * All memory is from the arena, which also must outlive the cards. */
void card_builder_build(const FactBase *facts, Arena *arena, CardList *cards, Problems *problems);

/* Proves a card by itself, hand-written or built: lengths, at least one wrong and one right option, no two
 * options that read the same, the prompt not used with another answer. False with problems added at the
 * card's place where it must not be dealt. */
bool card_builder_prove(const Card *card, const NameIndex *names, Arena *scratch, Problems *problems);

#endif
