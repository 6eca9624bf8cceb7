/* Finds cards that ask nearly the same in other words: both in one match would bore, and one of them is
 * usually left over from an earlier wording. */
#ifndef QUIZLEAF_CARDS_NEAR_PROMPTS_H
#define QUIZLEAF_CARDS_NEAR_PROMPTS_H

#include "cards/card_list.h"

/* Two prompts are near when of all their word trigrams so many in a hundred stand in both (Jaccard). */
#define NEAR_PROMPTS_PERCENT 60

/* Warns at the later of two cards of one kind whose right answers begin alike and whose prompts are near,
 * unless both fill the same template. The work is bounded; where a pack is beyond it, a warning says so. For
 * lists without a source. `scratch` is its owner's to release. */
void near_prompts_warn(const CardList *cards, const char *file, Arena *scratch, Problems *problems);

#endif
