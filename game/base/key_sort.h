/* Sorting many things by a number each, in linear time: what has one hash comes together. */
#ifndef QUIZLEAF_BASE_KEY_SORT_H
#define QUIZLEAF_BASE_KEY_SORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct SortKey {
    uint64_t key;
    uint32_t index; /* of the thing */
} SortKey;

/* By key; equal keys stay in the order they had. `scratch` keeps as much again. */
void key_sort(SortKey *keys, size_t count, Arena *scratch);

/* Where the run of equal keys that begins at `at` ends. */
size_t key_sort_run_end(const SortKey *keys, size_t count, size_t at);

#endif
