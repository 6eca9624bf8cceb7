/* A row takes 3 bytes up to half a million rows and 4 above, at a load of four fifths. A look-up passes about
 * 13 slots, all side by side. */
#include "cards/row_index.h"

#include <assert.h>

/* No more slots than this are passed. Real texts stay far below; texts that were made to meet do not take
 * long either. */
#define PASSED_MAX 4000

static unsigned bits_for(uint32_t value) {
    unsigned bits = 0;
    while (value >> bits) bits++;
    return bits;
}

RowIndex row_index_make(Arena *arena, uint32_t rows) {
    assert(rows <= ROW_INDEX_ROWS_MAX);
    RowIndex index = {.row_bits = bits_for(rows), .slot_count = rows + rows / 4 + 16};
    index.slot_bytes = index.row_bits <= 19 ? 3 : 4;
    index.slots = arena_alloc_array(arena, index.slot_count, index.slot_bytes);
    return index;
}

/* row + 1 below, bits of the hash above; 0: free. */
static uint32_t read_slot(const RowIndex *index, uint32_t slot) {
    const unsigned char *at = index->slots + (size_t)slot * index->slot_bytes;
    uint32_t value = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
    return index->slot_bytes == 4 ? value | (uint32_t)at[3] << 24 : value;
}

static void write_slot(RowIndex *index, uint32_t slot, uint32_t value) {
    unsigned char *at = index->slots + (size_t)slot * index->slot_bytes;
    for (unsigned i = 0; i < index->slot_bytes; i++) at[i] = (unsigned char)(value >> 8 * i);
}

/* Where a text belongs: by the high half of its hash; the mark by which it is told apart: by the low half. */
static uint32_t home_of(const RowIndex *index, uint64_t hash) {
    return (uint32_t)((hash >> 32) * index->slot_count >> 32);
}

static uint32_t mark_of(const RowIndex *index, uint64_t hash) {
    unsigned bits = 8 * index->slot_bytes - index->row_bits;
    return (uint32_t)hash & ((1u << bits) - 1);
}

static uint32_t next_slot(const RowIndex *index, uint32_t slot) {
    return slot + 1 == index->slot_count ? 0 : slot + 1;
}

void row_index_add(RowIndex *index, uint64_t hash, uint32_t row, uint32_t same_max) {
    uint32_t slot = home_of(index, hash), mark = mark_of(index, hash), same = 0;
    for (uint32_t passed = 0; !index->is_overfull; passed++) {
        uint32_t value = read_slot(index, slot);
        if (value == 0) {
            write_slot(index, slot, mark << index->row_bits | (row + 1));
            return;
        }
        if (value >> index->row_bits == mark && ++same >= same_max) return;
        index->is_overfull = passed >= PASSED_MAX;
        slot = next_slot(index, slot);
    }
}

uint32_t row_index_find(const RowIndex *index, uint64_t hash, uint32_t *out, uint32_t max) {
    if (index->is_overfull) return max + 1;
    uint32_t slot = home_of(index, hash), mark = mark_of(index, hash), found = 0;
    for (uint32_t value; (value = read_slot(index, slot)) != 0; slot = next_slot(index, slot)) {
        if (value >> index->row_bits != mark) continue;
        if (found == max) return max + 1;
        out[found++] = (value & ((1u << index->row_bits) - 1)) - 1;
    }
    return found;
}
