/* How much two values have in common by what the facts say of them, so that wrong options are plausible: of
 * two actors, the one of the same season; of two characters, the one at the same school.
 *
 * What is said of a value: every other column of every row, of any relation, that holds the value in a column
 * of the asked name. The likeness of two values is the number of these (column and value alike) that they
 * share. */
#ifndef QUIZLEAF_CARDS_LIKENESS_H
#define QUIZLEAF_CARDS_LIKENESS_H

#include "cards/name_index.h"

#define LIKENESS_TRAITS_MAX 64 /* traits of one value that are looked at */

typedef struct Trait {
    uint32_t column_name;
    uint32_t name;
} Trait;

typedef struct Likeness {
    const FactBase *facts;
    const NameIndex *names;
    uint32_t column_name;
    Trait traits[LIKENESS_TRAITS_MAX]; /* sorted, each once */
    size_t trait_count;
} Likeness;

/* Gathers what is said of the value. Borrows facts and names. */
void likeness_init(Likeness *likeness, const FactBase *facts, const NameIndex *names, uint32_t column_name,
                   uint32_t name);

/* How many of the value's traits another value of the same column shares; the work is bounded. */
uint32_t likeness_with(const Likeness *likeness, uint32_t name);

#endif
