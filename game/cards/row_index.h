/* Finds the rows of a long table that have one text, in 3 or 4 bytes and a quarter a row: an open-addressed
 * table of row numbers, whose spare bits hold a few bits of the text's hash. The texts themselves stay where
 * they are, so whoever looks one up compares. */
#ifndef QUIZLEAF_CARDS_ROW_INDEX_H
#define QUIZLEAF_CARDS_ROW_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define ROW_INDEX_ROWS_MAX (1u << 24)

typedef struct RowIndex {
    unsigned char *slots; /* in the arena */
    uint32_t slot_count;
    unsigned slot_bytes;
    unsigned row_bits;
    bool is_overfull; /* too many texts fall on one place: nothing can be found */
} RowIndex;

/* Room for `rows` rows. */
RowIndex row_index_make(Arena *arena, uint32_t rows);

/* Adds a row whose text has this well-mixed hash. Where `same_max` rows seem to have it already it is left
 * out: then row_index_find tells so for this text. */
void row_index_add(RowIndex *index, uint64_t hash, uint32_t row, uint32_t same_max);

/* The rows that may have a text of this hash (all that do are among them), at most `max` into `out`. Returns
 * how many there are; `max` + 1 where there may be more, or nothing can be found. */
uint32_t row_index_find(const RowIndex *index, uint64_t hash, uint32_t *out, uint32_t max);

#endif
