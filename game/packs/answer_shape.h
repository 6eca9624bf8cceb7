/* What an answer looks like: beside a year, a name is no option that anybody would pick. */
#ifndef QUIZLEAF_PACKS_ANSWER_SHAPE_H
#define QUIZLEAF_PACKS_ANSWER_SHAPE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A short text that is the same for answers of one shape, in the arena or static: "year", "number",
 * "number km", "date", "yes or no", "name" (or of a script without capitals), "words". */
const char *answer_shape(const char *answer, Arena *arena);

/* Whether one answer, folded, may be a part or another form of the other: "Lake Victoria" and "Victoria",
 * "Curie, Marie" and "Marie Curie", "W. Shakespeare" and "William Shakespeare". */
bool answer_shape_is_part(const char *folded, const char *other);

/* Marks of a folded text's words: where two texts have none in common, they share no word. */
uint64_t answer_shape_words(const char *folded);

#endif
