/* Proves a card by itself, whether written by hand or built from facts. What cards of one list do to each
 * other is in card_list_proof.h. */
#ifndef QUIZLEAF_CARDS_CARD_PROOF_H
#define QUIZLEAF_CARDS_CARD_PROOF_H

#include "cards/card_list.h"
#include "cards/folded_card.h"

/* How many options a card needs, by kind, and for a card of several options what it may not have. */
#define CARD_SEVERAL_RIGHT_MIN 2
#define CARD_ODD_OTHERS_MIN 3
#define CARD_ORDER_MIN 3
#define CARD_ORDER_MAX CARD_OPTIONS_SHOWN_MAX
#define CARD_PAIRS_MIN 3
#define CARD_PAIRS_MAX 8
#define CARD_TYPED_LONG 40 /* code points of a typed answer that are tedious to write */

/* Lengths; as many options as the kind needs; no two options that read the same or are declared spellings or
 * parts of each other (right ones of a choice aside, since one of them is shown); no answer told by its own
 * prompt; a typed answer that can be written and is no rival of itself. False with an error at the card's
 * place where it must not be dealt; a warning where it is only awkward: an answer that stands out by its
 * length, or is long to type. */
bool card_proof_check(const Card *card, const NameIndex *names, Problems *problems);

/* Checks a card and adds it to the list where it may be dealt. One without an id gets that of a card that is
 * not made of facts. */
void card_proof_add(const Card *card, const NameIndex *names, CardList *cards, Arena *arena,
                    Problems *problems);

/* What is to be said of a card. */
typedef struct CardVerdict {
    bool holds;              /* false: it must not be dealt; the rest is of no use then */
    const char *told_answer; /* the right answer that the prompt tells; NULL: none */
    size_t long_option;      /* the right option that stands out, being over twice as long as every wrong one;
                              * SIZE_MAX: none does */
} CardVerdict;

/* The same for the files of others, which are played as they are: no warnings, and what the prompt tells is
 * no fault. */
CardVerdict card_proof_judge(FoldedCard *folded, Problems *problems);

/* Whether a prompt says an answer as words of its own; both folded (text_fold). */
bool card_proof_tells(const char *folded_prompt, const char *folded_answer);

/* The right answer that the prompt tells; NULL: none. */
const char *card_proof_told_answer(const Card *card);

#endif
