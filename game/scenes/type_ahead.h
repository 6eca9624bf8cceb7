/* Letters that lead through a long list to the row whose title begins with them. */
#ifndef QUIZLEAF_SCENES_TYPE_AHEAD_H
#define QUIZLEAF_SCENES_TYPE_AHEAD_H

#include <stddef.h>
#include <stdint.h>

#define TYPE_AHEAD_BYTES 64
#define TYPE_AHEAD_PAUSE_MS 1500 /* after which a letter begins anew */

/* {0}: nothing was typed yet. */
typedef struct TypeAhead {
    char text[TYPE_AHEAD_BYTES];
    uint32_t typed_ms; /* when its last letter was */
} TypeAhead;

/* Takes a further letter (a codepoint) and returns the row that what was typed leads to, from `row` on and
 * round: one whose title begins with it, else, of several letters, one that has them anywhere; `row` itself
 * where there is none. A letter that begins anew leads on from the row, and so does the same one typed again.
 * Titles are compared as text_fold has them. */
size_t type_ahead_find(TypeAhead *typed, uint32_t letter, uint32_t now_ms, size_t row,
                       const char *const *titles, size_t count);

/* Something else was done: the next letter begins anew. */
void type_ahead_end(TypeAhead *typed);

#endif
