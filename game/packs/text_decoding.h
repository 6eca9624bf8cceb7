/* A text file's bytes as UTF-8, whatever program wrote them. */
#ifndef QUIZLEAF_PACKS_TEXT_DECODING_H
#define QUIZLEAF_PACKS_TEXT_DECODING_H

#include "base/problem.h"

typedef struct DecodedText {
    const char *text; /* valid UTF-8, lines end in \n, no byte order mark, no NUL inside, one behind */
    size_t length;
} DecodedText;

/* UTF-16 with a byte order mark (or, with a warning, where every other byte of the beginning is 0), UTF-8
 * with or without one; CRLF and CR become \n. A line that is not UTF-8 is taken for Windows-1252, with one
 * warning that names the first such line and says how many there are. A NUL becomes U+FFFD, with a warning.
 * Lines and columns stay what they are in an editor. Where nothing needs to change, the text is `bytes`
 * itself, which must have a NUL behind them; else it is in the arena. problems NULL: guesses are not told. */
DecodedText text_decode(Arena *arena, const char *bytes, size_t length, const char *path, Problems *problems);

/* Whether the bytes begin like a file that is no text: too many control characters, and no UTF-16. */
bool text_decoding_is_binary(const char *bytes, size_t length);

#endif
