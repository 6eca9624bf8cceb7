/* Bytes packed by zstd, as new Anki decks have them. */
#ifndef QUIZLEAF_PACKS_ZSTD_BYTES_H
#define QUIZLEAF_PACKS_ZSTD_BYTES_H

#include "base/buffer.h"

/* Whether the bytes begin like packed ones. */
bool zstd_bytes_are(const void *bytes, size_t length);

/* Adds the unpacked bytes to `out`, whose ceiling ends a bomb. False, `out` to be thrown away, where they are
 * damaged or too many. */
bool zstd_bytes_unpack(const void *bytes, size_t length, Buffer *out);

#endif
