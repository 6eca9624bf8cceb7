/* Which values answer a question, and which are proved not to.
 *
 * A question asks one column of a fact and tells the values of others ("Who plays {character}?" asks the
 * actor and tells the character). Right is every value that any fact of any relation gives for the same
 * told values. A value is proved wrong when it is not right under any spelling, no part of a right one nor
 * a whole around it, and either the asked column is complete (its rows give every right answer) or a row
 * of the question denies it. Being unsaid by an incomplete relation proves nothing. */
#ifndef QUIZLEAF_CARDS_ANSWERS_H
#define QUIZLEAF_CARDS_ANSWERS_H

#include "cards/card.h"
#include "cards/name_index.h"

/* More right answers than this make no fair card. */
#define ANSWERS_RIGHT_MAX 200

typedef struct AskedFact {
    const FactBase *facts;
    const NameIndex *names;
    uint32_t relation;
    uint32_t fact;
    uint32_t column; /* the asked one */
    uint32_t told;   /* bits of the columns whose values the prompt tells; never the asked one's */
} AskedFact;

typedef struct Answers {
    const char *right[ANSWERS_RIGHT_MAX]; /* the asked fact's own first */
    size_t right_count;
    const char *wrong[CARD_WRONG_MAX]; /* no two of them clash */
    size_t wrong_count;
    uint32_t *facts; /* numbers of the facts that answer, counted over all relations; in the arena */
    size_t fact_count;
    const char *denied_but_right; /* a value that a row of this question denies although facts say it; NULL */
    bool too_many; /* over ANSWERS_RIGHT_MAX right ones: the rest is not listed, make no card of it */
} Answers;

/* Texts are the fact base's own. */
void answers_find(const AskedFact *asked, Arena *arena, Answers *out);

#endif
