/* A shuffle of the numbers 0 .. count - 1 that is done as far as it is asked for: every order is equally
 * likely, as far as 64 bits of state reach, and a number costs the same whether there are ten or a million of
 * them. */
#ifndef QUIZLEAF_BASE_SPARSE_SHUFFLE_H
#define QUIZLEAF_BASE_SPARSE_SHUFFLE_H

#include "base/arena.h"
#include "base/random.h"

typedef struct MovedNumber MovedNumber; /* sparse_shuffle.c */

typedef struct SparseShuffle {
    Arena *arena; /* borrowed */
    Random random;
    uint32_t count;
    uint32_t next;      /* how many were asked for */
    MovedNumber *moved; /* in the arena */
    size_t slot_count, used;
} SparseShuffle;

/* The same seed gives the same order on every machine. Takes no memory yet. */
void sparse_shuffle_init(SparseShuffle *shuffle, uint32_t count, uint64_t seed, Arena *arena);

/* The next number; there must be one left. */
uint32_t sparse_shuffle_next(SparseShuffle *shuffle);

#endif
