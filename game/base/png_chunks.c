#include "base/png_chunks.h"

#include <stdint.h>
#include <string.h>

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_LENGTH 8
#define AROUND 12 /* bytes of a chunk beside its own: length, letters, checksum */

bool png_chunk_next(const void *file, size_t length, size_t *at, PngChunk *out) {
    const unsigned char *bytes = file;
    if (*at == 0 && (length < SIGNATURE_LENGTH || memcmp(bytes, SIGNATURE, SIGNATURE_LENGTH) != 0))
        return false;
    if (*at == 0) *at = SIGNATURE_LENGTH;
    if (length - *at < AROUND) return false;
    const unsigned char *chunk = bytes + *at;
    size_t size = (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 | (size_t)chunk[2] << 8 | chunk[3];
    if (size > length - *at - AROUND) return false;
    *out = (PngChunk){chunk, size + AROUND, (const char *)chunk + 4};
    *at += out->length;
    return true;
}

bool png_chunk_is(const PngChunk *chunk, const char *type) {
    return memcmp(chunk->type, type, 4) == 0;
}

void png_add_plain(const void *file, size_t length, Buffer *out) {
    static const char *const drawn[] = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
    PngChunk chunk;
    buffer_add(out, SIGNATURE, SIGNATURE_LENGTH);
    for (size_t at = 0; png_chunk_next(file, length, &at, &chunk);)
        for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
            if (png_chunk_is(&chunk, drawn[i])) buffer_add(out, (const char *)chunk.bytes, chunk.length);
}
