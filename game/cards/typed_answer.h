/* Judging what a player wrote. Texts are compared as text_fold gives them (case, accents, compatibility
 * forms), with punctuation, spacing and a leading article ("the", "a", "an") set aside, "&" as "and"; then a
 * few slips are forgiven, the more the longer the answer, but never in a digit, and never so that another
 * known answer would be as near or nearer. */
#ifndef QUIZLEAF_CARDS_TYPED_ANSWER_H
#define QUIZLEAF_CARDS_TYPED_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

/* Slips (a letter missing, added, changed, or two swapped: Damerau and Levenshtein's distance in its
 * restricted form) forgiven in an accepted text of this many code points, as compared and without its
 * article: 0 up to 3, 1 up to 7, 2 up to 12, else 3. */
int typed_answer_slips(size_t length);

/* Whether `written` is one of the accepted texts. Rivals are other known answers: what equals one sooner than
 * an accepted text, or is as near to one as to the accepted text, is not accepted. What equals an accepted
 * text is, however near a rival stands. */
bool typed_answer_is_right(const char *written, const char *const *accepted, size_t accepted_count,
                           const char *const *rivals, size_t rival_count);

#endif
