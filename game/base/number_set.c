/* Sizes to expect: 10,000 to a million numbers. A place is found among the blocks by halving, some 11 steps,
 * then in at most BLOCK_WORDS words. */
#include "base/number_set.h"

#include <assert.h>

#include "base/buffer.h"

#define WORD_BITS 64
#define BLOCK_WORDS 8
#define LINE_BYTES 17 /* 16 hexadecimal digits and a line's end */

static uint32_t words_of(uint32_t range) {
    return range / WORD_BITS + 1;
}

static uint32_t blocks_of(uint32_t range) {
    return (words_of(range) + BLOCK_WORDS - 1) / BLOCK_WORDS;
}

static uint32_t count_bits(uint64_t word) {
    return (uint32_t)__builtin_popcountll(word);
}

NumberSet number_set_make(Arena *arena, uint32_t range) {
    NumberSet set = {.range = range};
    set.words = arena_alloc_array(arena, (size_t)blocks_of(range) * BLOCK_WORDS, sizeof *set.words);
    set.before = arena_alloc_array(arena, blocks_of(range), sizeof *set.before);
    return set;
}

void number_set_add(NumberSet *set, uint32_t number) {
    assert(number < set->range);
    set->words[number / WORD_BITS] |= UINT64_C(1) << number % WORD_BITS;
}

void number_set_settle(NumberSet *set) {
    set->count = 0;
    for (uint32_t block = 0; block < blocks_of(set->range); block++) {
        set->before[block] = set->count;
        for (uint32_t word = 0; word < BLOCK_WORDS; word++)
            set->count += count_bits(set->words[block * BLOCK_WORDS + word]);
    }
}

/* The last block before which at most `place` numbers stand. */
static uint32_t find_block(const NumberSet *set, uint32_t place) {
    uint32_t low = 0, high = blocks_of(set->range) - 1;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (set->before[middle] <= place)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

uint32_t number_set_at(const NumberSet *set, uint32_t place) {
    assert(place < set->count);
    uint32_t block = find_block(set, place), at = block * BLOCK_WORDS, bits;
    place -= set->before[block];
    for (; place >= (bits = count_bits(set->words[at])); at++) place -= bits;
    uint64_t word = set->words[at];
    while (place-- > 0) word &= word - 1; /* without its lowest bit */
    return at * WORD_BITS + (uint32_t)__builtin_ctzll(word);
}

uint32_t number_set_place(const NumberSet *set, uint32_t number) {
    uint32_t word = number / WORD_BITS, block = word / BLOCK_WORDS;
    uint64_t bit = UINT64_C(1) << number % WORD_BITS;
    if (number >= set->range || !(set->words[word] & bit)) return NUMBER_SET_NONE;
    uint32_t place = set->before[block] + count_bits(set->words[word] & (bit - 1));
    for (uint32_t at = block * BLOCK_WORDS; at < word; at++) place += count_bits(set->words[at]);
    return place;
}

/* As hexadecimal digits, so that the order of a machine's bytes does not tell. */
Fingerprint number_set_fingerprint(const NumberSet *set) {
    Buffer bytes = {.limit_bytes = ((size_t)words_of(set->range) + 2) * LINE_BYTES};
    buffer_format(&bytes, "%u\n", set->range);
    for (uint32_t word = 0; word < words_of(set->range); word++)
        buffer_format(&bytes, "%016llx\n", (unsigned long long)set->words[word]);
    Fingerprint fingerprint = hash_fingerprint(buffer_text(&bytes), bytes.length);
    buffer_release(&bytes);
    return fingerprint;
}
