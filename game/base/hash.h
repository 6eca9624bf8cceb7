/* SHA-256 (libmd) where a hash is a proof, FNV-1a where it finds things by what was written down, a quick one
 * where it finds them in memory. */
#ifndef QUIZLEAF_BASE_HASH_H
#define QUIZLEAF_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 as 64 lower-case hexadecimal digits and a NUL. */
typedef struct Fingerprint {
    char hex[65];
} Fingerprint;

Fingerprint hash_fingerprint(const void *bytes, size_t length);

/* FNV-1a, 64 bit (http://www.isthe.com/chongo/tech/comp/fnv/). Start with HASH_START, chain the results. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);

/* Eight bytes at a time and well mixed, for tables that live no longer than the program: its values may be
 * others in another version. */
uint64_t hash_quick(const void *bytes, size_t length);
uint64_t hash_quick_text(const char *text);

/* A number mixed into such a hash. */
static inline uint64_t hash_mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15); /* 2^64 / golden ratio */
    return hash ^ (hash >> 29);
}

/* Spreads a number's bits upwards, for tables by small numbers (Knuth, "Sorting and Searching", 6.4:
 * multiplicative hashing): the high ones differ most. */
static inline uint32_t hash_spread(uint32_t number) {
    return number * UINT32_C(0x9e3779b9); /* 2^32 / golden ratio */
}

#endif
