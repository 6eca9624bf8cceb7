/* A small seeded generator whose numbers are the same on every machine: PCG32 (XSH-RR, one stream), after
 * M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms" (2014). */
#ifndef QUIZLEAF_BASE_RANDOM_H
#define QUIZLEAF_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct Random {
    uint64_t state;
} Random;

/* Any seed is a good seed, 0 too. */
Random random_seeded(uint64_t seed);

/* 32 bits, each value equally likely. */
uint32_t random_next(Random *random);

/* 0 .. bound - 1, each exactly equally likely (values that would tip the scales are drawn again).
 * bound must be 1 or more. */
uint32_t random_below(Random *random, uint32_t bound);

/* Fisher and Yates: every order of the items equally likely, as far as 64 bits of state reach. */
void random_shuffle(Random *random, uint32_t *items, size_t count);

#endif
