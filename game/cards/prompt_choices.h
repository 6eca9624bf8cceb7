/* Choices that ask with the same words, but of other options: "Which of these is a mammal?" twice. They ask
 * different things unless one says of an answer that it is right, and another that it is wrong. */
#ifndef QUIZLEAF_CARDS_PROMPT_CHOICES_H
#define QUIZLEAF_CARDS_PROMPT_CHOICES_H

#include "cards/card.h"
#include "cards/name_index.h"

typedef struct PromptChoices PromptChoices;

/* Whether the card is one of these: a choice or one of several right ones, and not of facts, which know all
 * right answers to a prompt. */
bool prompt_choices_has(const Card *card);

/* `cards`, all with the same prompt and picture, in the list's order; those that are none of these are passed
 * over. In the arena; borrows the cards and names, which may be NULL: then only texts are compared. */
PromptChoices *prompt_choices_make(const Card *const *cards, size_t count, const NameIndex *names,
                                   Arena *arena);

/* A card that was kept and says otherwise of an answer than cards[at]; NULL: none. */
const Card *prompt_choices_contradict(const PromptChoices *choices, size_t at);

/* A kept card of the same kind and right answers; NULL: none. Where what is right is about the other options
 * ("None of these"), these are the same too. */
const Card *prompt_choices_same(const PromptChoices *choices, size_t at);

/* cards[at] stays. */
void prompt_choices_keep(PromptChoices *choices, size_t at);

#endif
