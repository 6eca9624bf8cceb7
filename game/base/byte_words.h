/* Eight bytes of a text looked at at a time, as one number (Warren, "Hacker's Delight", 6-1). */
#ifndef QUIZLEAF_BASE_BYTE_WORDS_H
#define QUIZLEAF_BASE_BYTE_WORDS_H

#include <stdint.h>
#include <string.h>

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))
#define HIGH_BITS EACH_BYTE(0x80)

/* Eight bytes from anywhere, aligned or not. */
static inline uint64_t load_word(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* The high bit of each byte that is 0, of a word without high bits. */
static inline uint64_t zero_bytes(uint64_t word) {
    return ~(word + EACH_BYTE(0x7F)) & HIGH_BITS;
}

/* Not 0 where a byte is no printable character of ASCII, or a space with another behind it. `behind` are the
 * same bytes one further on. */
static inline uint64_t unplain_bytes(uint64_t word, uint64_t behind) {
    uint64_t spaces =
        zero_bytes((word ^ EACH_BYTE(' ')) & ~HIGH_BITS) & zero_bytes((behind ^ EACH_BYTE(' ')) & ~HIGH_BITS);
    return spaces | ((word | (word - EACH_BYTE(0x20)) | (word + EACH_BYTE(1))) & HIGH_BITS);
}

#endif
