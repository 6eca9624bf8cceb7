/* A set of numbers below a range, of which the first, the second, the millionth can be asked for: one bit a
 * number and 4 bytes for every 512. Half a million rows take 66 KB, where a list of their numbers takes 2 MB.
 */
#ifndef QUIZLEAF_BASE_NUMBER_SET_H
#define QUIZLEAF_BASE_NUMBER_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"

#define NUMBER_SET_NONE UINT32_MAX

typedef struct NumberSet {
    uint64_t *words;  /* in the arena; bit n % 64 of word n / 64: n is in the set */
    uint32_t *before; /* of every block of words, how many numbers stand before it */
    uint32_t range, count;
} NumberSet;

/* An empty set of numbers below `range`. */
NumberSet number_set_make(Arena *arena, uint32_t range);

/* Adds a number, once or again. number_set_settle comes before anything is asked. */
void number_set_add(NumberSet *set, uint32_t number);

/* After the last: counts. */
void number_set_settle(NumberSet *set);

/* The number at a place below count, in rising order. */
uint32_t number_set_at(const NumberSet *set, uint32_t place);

/* The place of a number, or NUMBER_SET_NONE where it is not in the set. */
uint32_t number_set_place(const NumberSet *set, uint32_t number);

/* SHA-256 over the range and the numbers, the same on every machine. */
Fingerprint number_set_fingerprint(const NumberSet *set);

#endif
