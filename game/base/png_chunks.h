/* The pieces that a PNG file is made of (W3C PNG specification, 5.3): a length, four letters, bytes and a
 * checksum. */
#ifndef QUIZLEAF_BASE_PNG_CHUNKS_H
#define QUIZLEAF_BASE_PNG_CHUNKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef struct PngChunk {
    const unsigned char *bytes; /* all of it; in the file */
    size_t length;
    const char *type; /* four letters, no NUL behind them */
} PngChunk;

/* The chunk at *at, which begins at 0, into *out, and moves behind it. False where none is left that is
 * whole, or the file is no PNG. */
bool png_chunk_next(const void *file, size_t length, size_t *at, PngChunk *out);

/* Whether its four letters are these. */
bool png_chunk_is(const PngChunk *chunk, const char *type);

/* Adds a file that has its end to `out` with nothing but what pixels are drawn by. Colour profiles, times and
 * texts, which may be anything, are left out. */
void png_add_plain(const void *file, size_t length, Buffer *out);

#endif
