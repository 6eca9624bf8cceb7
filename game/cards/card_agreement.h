/* Whether two cards with the same prompt and picture have the same answer. */
#ifndef QUIZLEAF_CARDS_CARD_AGREEMENT_H
#define QUIZLEAF_CARDS_CARD_AGREEMENT_H

#include "cards/card.h"
#include "cards/name_index.h"

/* Whether the options are part of the question, so that two cards with one prompt and other options ask
 * different things whatever they say is right: order, pairs, odd one out. */
bool card_agreement_by_options(CardKind kind);

/* The same right answers, in any spelling that the pack declares. Of two kinds too: a typed card may accept
 * more than the other has, a statement agrees with statements only. Cards that ask by their options have the
 * same ones here. `scratch` is its owner's to release. */
bool card_agreement_holds(const Card *a, const Card *b, const NameIndex *names, Arena *scratch);

#endif
