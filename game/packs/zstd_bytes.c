#include "packs/zstd_bytes.h"

#include <string.h>
#include <zstd.h>

/* The memory that a frame may ask for while it is unpacked: 128 MiB, what zstd's own program takes. */
#define WINDOW_LOG_MAX 27

bool zstd_bytes_are(const void *bytes, size_t length) {
    return length >= 4 && memcmp(bytes, "\x28\xb5\x2f\xfd", 4) == 0;
}

bool zstd_bytes_unpack(const void *bytes, size_t length, Buffer *out) {
    ZSTD_DCtx *unpacker = ZSTD_createDCtx();
    if (!unpacker) return false;
    ZSTD_DCtx_setParameter(unpacker, ZSTD_d_windowLogMax, WINDOW_LOG_MAX);
    ZSTD_inBuffer in = {bytes, length, 0};
    char chunk[16384];
    size_t left = 1;
    while (left != 0 && !out->failed) {
        ZSTD_outBuffer piece = {chunk, sizeof chunk, 0};
        size_t before = in.pos;
        left = ZSTD_decompressStream(unpacker, &piece, &in);
        if (ZSTD_isError(left) || (left != 0 && in.pos == before && piece.pos == 0)) break;
        buffer_add(out, chunk, piece.pos);
    }
    ZSTD_freeDCtx(unpacker);
    return left == 0 && !out->failed;
}
