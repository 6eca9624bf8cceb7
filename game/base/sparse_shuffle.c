/* Fisher and Yates from the front, in an array that is only imagined: it holds i at place i but where a
 * number was moved, and those places are kept in an open-addressed table, 8 bytes each. Of 70 numbers drawn
 * some 70 places moved. */
#include "base/sparse_shuffle.h"

#include <assert.h>

#include "base/hash.h"

#define SLOTS_FIRST 64 /* a power of two */

/* Place `key` - 1 holds `number`; key 0: the slot is free. */
struct MovedNumber {
    uint32_t key;
    uint32_t number;
};

void sparse_shuffle_init(SparseShuffle *shuffle, uint32_t count, uint64_t seed, Arena *arena) {
    *shuffle = (SparseShuffle){.arena = arena, .random = random_seeded(seed), .count = count};
}

/* The slot of a place, or the free one where it belongs. */
static MovedNumber *find_slot(MovedNumber *slots, size_t slot_count, uint32_t place) {
    uint32_t hash = hash_spread(place);
    size_t at = (hash ^ hash >> 15) & (slot_count - 1);
    while (slots[at].key && slots[at].key != place + 1) at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void make_room(SparseShuffle *shuffle) {
    if (shuffle->used < shuffle->slot_count / 2) return;
    size_t larger = shuffle->slot_count ? 2 * shuffle->slot_count : SLOTS_FIRST;
    MovedNumber *slots = arena_alloc_array(shuffle->arena, larger, sizeof *slots);
    for (size_t i = 0; i < shuffle->slot_count; i++)
        if (shuffle->moved[i].key) *find_slot(slots, larger, shuffle->moved[i].key - 1) = shuffle->moved[i];
    shuffle->moved = slots;
    shuffle->slot_count = larger;
}

uint32_t sparse_shuffle_next(SparseShuffle *shuffle) {
    assert(shuffle->next < shuffle->count);
    make_room(shuffle);
    uint32_t first = shuffle->next++;
    uint32_t drawn = first + random_below(&shuffle->random, shuffle->count - first);
    const MovedNumber *at_first = find_slot(shuffle->moved, shuffle->slot_count, first);
    uint32_t first_number = at_first->key ? at_first->number : first;
    MovedNumber *slot = find_slot(shuffle->moved, shuffle->slot_count, drawn);
    uint32_t number = slot->key ? slot->number : drawn;
    if (!slot->key) shuffle->used++;
    *slot = (MovedNumber){.key = drawn + 1, .number = first_number};
    return number;
}
