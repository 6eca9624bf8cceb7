/* Judging what a player wrote. Texts are compared as text_fold gives them (case, accents, compatibility
 * forms), with punctuation, spacing and a leading article ("the", "a", "an") set aside, "&" as "and"; then a
 * few slips are forgiven, the more the longer the answer, but never in a digit, and never so that another
 * known answer would be as near or nearer. */
#ifndef QUIZLEAF_CARDS_TYPED_ANSWER_H
#define QUIZLEAF_CARDS_TYPED_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Slips (a letter missing, added, changed, or two swapped: Damerau and Levenshtein's distance in its
 * restricted form) forgiven in an accepted text of this many code points, as compared and without its
 * article: 0 up to 3, 1 up to 7, 2 up to 12, else 3. */
int typed_answer_slips(size_t length);

/* Whether `written` is one of the accepted texts. Rivals are other known answers: what equals one sooner than
 * an accepted text, or is as near to one as to the accepted text, is not accepted. What equals an accepted
 * text is, however near a rival stands. */
bool typed_answer_is_right(const char *written, const char *const *accepted, size_t accepted_count,
                           const char *const *rivals, size_t rival_count);

/* What can be told of a text before it is compared with many others: how often each letter stands in it, and
 * its digits. */
#define TYPED_MARK_LETTERS 32
typedef struct TypedMarks {
    uint8_t letters[TYPED_MARK_LETTERS]; /* without the article; some share a place */
    uint8_t length;                      /* of these; UINT8_MAX: that many or more */
    uint8_t article;                     /* its letters; 0: there is none */
    uint32_t digits;                     /* a hash */
} TypedMarks;

TypedMarks typed_answer_marks(const char *text);

/* Whether one of two texts would be accepted for the other, there being no rivals. */
bool typed_answer_either_passes(const char *a, const char *b);

/* False where typed_answer_either_passes is: for nearly all pairs that differ, in some nanoseconds. */
bool typed_answer_may_pass(const TypedMarks *a, const TypedMarks *b);

#endif
