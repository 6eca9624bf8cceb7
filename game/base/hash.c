#include "base/hash.h"

#include <string.h>
#include <sys/types.h>

#include <sha2.h>

Fingerprint hash_fingerprint(const void *bytes, size_t length) {
    Fingerprint fingerprint;
    SHA256Data(bytes, length, fingerprint.hex);
    return fingerprint;
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++) {
        hash ^= byte[i];
        hash *= UINT64_C(0x100000001b3);
    }
    return hash;
}

/* The end of MurmurHash3 (fmix64): each bit changes about half of all. */
static uint64_t finished(uint64_t hash) {
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

static uint64_t load(const unsigned char *bytes, size_t size) {
    uint64_t word = 0;
    memcpy(&word, bytes, size);
    return word;
}

/* All of up to eight bytes. */
static uint64_t load_few(const unsigned char *bytes, size_t length) {
    if (length >= 4) return load(bytes, 4) << 32 | load(bytes + length - 4, 4);
    return length ? (uint64_t)bytes[0] << 16 | (uint64_t)bytes[length / 2] << 8 | bytes[length - 1] : 0;
}

uint64_t hash_quick(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    /* Mixed by itself: beside the bytes, one more of them and another last one would cancel each other. */
    uint64_t hash = hash_mix(HASH_START, length);
    if (length <= sizeof hash) return finished(hash_mix(hash, load_few(at, length)));
    for (size_t i = 0; i + sizeof hash < length; i += sizeof hash)
        hash = hash_mix(hash, load(at + i, sizeof hash));
    /* the last eight, of which some may have been counted already */
    return finished(hash_mix(hash, load(at + length - sizeof hash, sizeof hash)));
}

uint64_t hash_quick_text(const char *text) {
    return hash_quick(text, strlen(text));
}
