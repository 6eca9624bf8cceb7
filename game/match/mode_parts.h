/* What several modes' rules have in common; for the files of rules alone. */
#ifndef QUIZLEAF_MATCH_MODE_PARTS_H
#define QUIZLEAF_MATCH_MODE_PARTS_H

#include "match/mode.h"

/* The seconds a card of the rules, or the card's own; double for kinds that take longer (order, pairs,
 * typed). */
uint32_t mode_card_ticks(const Match *match, const Card *card);

/* Only the deck ends the match. */
bool mode_never_over(const Match *match);

int32_t mode_full_points(int32_t points);

#endif
