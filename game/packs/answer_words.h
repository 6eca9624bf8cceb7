/* Words that mean the same in every file: true and false, easy and hard, in several languages. */
#ifndef QUIZLEAF_PACKS_ANSWER_WORDS_H
#define QUIZLEAF_PACKS_ANSWER_WORDS_H

#include <stdbool.h>

#include "cards/fact_base.h"

/* Whether the text says true or false ("True", "falsch", "vrai"), into *is_true. */
bool answer_words_truth(const char *text, bool *is_true);

/* Whether the text says yes or no ("Yes", "nein", "oui", "x"), into *is_yes. */
bool answer_words_yes(const char *text, bool *is_yes);

/* Whether the text says that something is wrong ("wrong", "falsch", "yes") or that it is not ("no"), into
 * *is_wrong. */
bool answer_words_wrong(const char *text, bool *is_wrong);

/* "easy", "Mittel", "3" (of 1 to 3); DIFFICULTY_UNSET for anything else. */
Difficulty answer_words_difficulty(const char *text);

#endif
