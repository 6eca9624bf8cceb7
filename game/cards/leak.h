/* Whether one card gives away the answer of another: a deck must not deal the second after the first.
 *
 * A card tells what its prompt, its right answers and its explanation say, since the reveal shows them all.
 * It gives another away when both are built from one fact, or when what it tells holds the other's answer
 * together with most of what the other's prompt asks about. Words are compared folded, small common words
 * left out. */
#ifndef QUIZLEAF_CARDS_LEAK_H
#define QUIZLEAF_CARDS_LEAK_H

#include "cards/card.h"

/* Of the words of a prompt, so many in a hundred must have been told for its answer to count as given away.
 */
#define LEAK_ASKED_PERCENT 70

/* The words of a card as sorted numbers, each once, with a sketch of them that rules out most others at once.
 */
typedef struct LeakWords {
    uint32_t *words;
    uint32_t count;
    uint64_t sketch[4]; /* a bit for each word */
} LeakWords;

typedef struct LeakText {
    LeakWords tells;
    LeakWords asks;
    LeakWords *answers; /* one for each right answer */
    size_t answer_count;
} LeakText;

/* In the arena. */
LeakText leak_text_of(const Card *card, Arena *arena);

/* Whether `first` gives away `second`, by their facts or by their words. */
bool leak_gives_away(const Card *first, const LeakText *first_text, const Card *second,
                     const LeakText *second_text);

#endif
