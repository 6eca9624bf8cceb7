#include "base/hash.h"

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
