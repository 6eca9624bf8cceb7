/* Which values answer a question, and which are proved not to.
 *
 * A question asks one column of a fact and tells the values of others ("Who plays {character}?" asks the
 * actor and tells the character). Right is every value that any fact of any relation gives for the same
 * told values. A value is proved wrong when it is not right under any spelling, no part of a right one nor
 * a whole around it, and either the asked column is complete (its rows give every right answer) or a row
 * of the question denies it. Being unsaid by an incomplete relation proves nothing.
 *
 * Facts about a group around a told name, or about a part of it, may well hold for the name itself: what they
 * answer is not listed as right and never taken for wrong because the column is complete. */
#ifndef QUIZLEAF_CARDS_ANSWERS_H
#define QUIZLEAF_CARDS_ANSWERS_H

#include "cards/card.h"
#include "cards/name_index.h"

/* More right answers than this make no fair card. */
#define ANSWERS_RIGHT_MAX 200
#define ANSWERS_NEAR_MAX 64
#define ANSWERS_NO_FACT UINT32_MAX

typedef struct AskedFact {
    const FactBase *facts;
    const NameIndex *names;
    uint32_t relation;
    uint32_t fact;
    uint32_t column; /* the asked one */
    uint32_t told;   /* bits of the columns whose values the prompt tells; never the asked one's */
} AskedFact;

/* What facts about groups or parts of the told names answer. */
typedef struct NearAnswer {
    uint32_t name;
    bool covers; /* the fact is about all that is told and more: it makes the value as good as right */
} NearAnswer;

typedef struct Answers {
    const char *right[ANSWERS_RIGHT_MAX]; /* the asked fact's own first */
    uint32_t right_names[ANSWERS_RIGHT_MAX];
    size_t right_count;
    const char *wrong[CARD_WRONG_MAX]; /* no two of them clash; denied ones first, then the most alike */
    uint32_t wrong_names[CARD_WRONG_MAX];
    uint32_t wrong_facts[CARD_WRONG_MAX]; /* a row of the asked relation that says it; ANSWERS_NO_FACT: one
                                           * that is denied */
    size_t wrong_count;
    NearAnswer near[ANSWERS_NEAR_MAX];
    size_t near_count;
    uint32_t *facts; /* numbers of the facts that answer, counted over all relations; in the arena */
    size_t fact_count;
    const char *denied_but_right; /* a value that a row of this question denies although facts say it; NULL */
    bool too_many;                /* over ANSWERS_RIGHT_MAX right ones, or too many near ones: the rest is not
                                   * listed, nothing is proved wrong, make no card of it */
} Answers;

/* Texts are the fact base's own. */
void answers_find(const AskedFact *asked, Arena *arena, Answers *out);

/* Only what is right and near, without a search for wrong ones. */
void answers_find_right(const AskedFact *asked, Arena *arena, Answers *out);

/* Adds what the asked row denies to answers that were found for another row of the very same question. */
void answers_add_denied(const AskedFact *asked, Answers *answers);

/* Whether the value of this name is right or may be: one of the right or near ones, a part or a whole of it.
 */
bool answers_may_be_right(const Answers *answers, const NameIndex *names, uint32_t name);

#endif
