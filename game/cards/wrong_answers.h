/* Which values may stand as wrong options beside a right answer: those that the facts prove wrong.
 *
 * A value of the asked column is proved wrong for a question when no fact of any relation makes it right
 * under any spelling, no part of it or whole around it is right, and either the column is complete (its rows
 * give every right answer) or the row itself denies the value. */
#ifndef QUIZLEAF_CARDS_WRONG_ANSWERS_H
#define QUIZLEAF_CARDS_WRONG_ANSWERS_H

#include "cards/fact_base.h"

/* A fact base made ready for comparing: every value is given the number of its name, so that two spellings
 * of one name have one number. Built once a pack; in the arena. */
typedef struct NameIndex NameIndex;
NameIndex *name_index_build(Arena *arena, const FactBase *facts);

/* Whether two texts are the same answer: equal when folded, or declared spellings of one name. */
bool name_index_same(const NameIndex *names, const char *a, const char *b);

/* Whether two texts must not stand as rivals: the same answer, or one a declared part of the other. */
bool name_index_clash(const NameIndex *names, const char *a, const char *b);

/* What question `question` of the relation asks of the fact: given the values of the columns that the
 * template `text` names (other than the asked one), which values are right. */
typedef struct AskedFact {
    const FactBase *facts;
    const NameIndex *names;
    size_t relation; /* index into facts->relations */
    size_t fact;     /* index into its facts */
    size_t column;   /* the asked one */
    uint32_t given;  /* bits of the columns whose values the prompt tells */
} AskedFact;

/* Whether `value` answers the question by some fact of some relation: its row agrees on every given column
 * and holds the value, a spelling of it, a part of it or a whole around it in the asked one. */
bool wrong_answers_is_right(const AskedFact *asked, const char *value);

/* Collects the right values (each once, the asked row's first) into right[0 .. max - 1]; returns how many. */
size_t wrong_answers_collect_right(const AskedFact *asked, const char **right, size_t max);

/* Collects values proved wrong, no two of them clashing, into wrong[0 .. max - 1]; returns how many. */
size_t wrong_answers_collect(const AskedFact *asked, const char **wrong, size_t max);

#endif
