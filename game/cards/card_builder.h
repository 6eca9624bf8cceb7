/* Facts to cards: each row of a relation through each of its templates, with wrong options proved wrong.
 *
 * A question template gives a choice card where at least one wrong option is proved, and a typed one if the
 * relation wants it. A statement template gives a true card, and a false one where a wrong value is proved.
 * Rows for which a question tells the same values make one card that has several right answers, of which a
 * deal shows one; "several" and "odd" ask for them together. Pairs and order cut a relation's rows into
 * groups. The same facts give the same cards on every machine. */
#ifndef QUIZLEAF_CARDS_CARD_BUILDER_H
#define QUIZLEAF_CARDS_CARD_BUILDER_H

#include "cards/card_list.h"
#include "cards/name_index.h"

/* Adds to `cards` every card that the facts give, each checked by card_proof_check; one that fails is left
 * out and reported at its row. Also fills the list's fact ids. `known` receives what the facts answer without
 * a card to show for it, since no wrong option is proved: choice cards of right options alone, which only
 * serve to check what is written by hand. Templates must be faultless. The cards live in the arena; `scratch`
 * is used on the way and emptied now and then, its owner releases it. */
void card_builder_build(const FactBase *facts, const NameIndex *names, Arena *arena, Arena *scratch,
                        CardList *cards, CardList *known, Problems *problems);

/* Every text that counts as one of these answers: they themselves, then their declared spellings, no two that
 * read the same, none longer than a typed answer may be (the first stays whatever its length). Returns how
 * many; the array is in the arena. */
size_t card_builder_accepted(const NameIndex *names, Arena *arena, const char *const *answers, size_t count,
                             const char ***out);

#endif
