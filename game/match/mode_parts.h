/* What several modes' rules have in common; for the files of rules alone. */
#ifndef QUIZLEAF_MATCH_MODE_PARTS_H
#define QUIZLEAF_MATCH_MODE_PARTS_H

#include "cards/card.h"
#include "match/mode.h"

/* Kinds that need a keyboard, where all answer at once. */
#define MODE_KINDS_WRITTEN (1u << CARD_TYPED | 1u << CARD_NUMBER)
#define MODE_WHY_WRITTEN "Cards to be written are left out: eight people cannot type at once."

/* The seconds a card of the rules, or the card's own; double for kinds that take longer (order, pairs,
 * typed). */
uint32_t mode_card_ticks(const Match *match, const Card *card);

/* Only the deck ends the match. */
bool mode_never_over(const Match *match);

int32_t mode_full_points(int32_t points);

/* Puts back the rules of a party that this mode does not know. */
void mode_settle_party(const Mode *mode, MatchRules *rules);

#endif
