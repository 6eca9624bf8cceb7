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

/* A step and the end of MurmurHash3 (fmix64). */
static uint64_t mixed(uint64_t hash) {
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    return hash * UINT64_C(0xc4ceb9fe1a85ec53);
}

uint64_t hash_quick(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    uint64_t hash = HASH_START ^ length, word = 0;
    for (size_t i = 0; i + sizeof word < length; i += sizeof word) {
        memcpy(&word, at + i, sizeof word);
        hash = mixed(hash ^ word);
    }
    if (length >= sizeof word) /* the last eight, of which some may have been counted already */
        memcpy(&word, at + length - sizeof word, sizeof word);
    else if (length)
        memcpy(&word, at, length);
    hash = mixed(hash ^ word);
    return hash ^ hash >> 33;
}

uint64_t hash_quick_text(const char *text) {
    return hash_quick(text, strlen(text));
}
