/* Sizes to expect: 1 to 200 topics, mostly the same as the row before. */
#include "cards/row_topics.h"

#include <string.h>

#include "base/hash.h"

#define SLOTS_FIRST 64 /* a power of two */

RowTopics row_topics_make(Arena *arena, uint32_t rows) {
    return (RowTopics){.arena = arena, .rows = rows};
}

/* The slot of a name, or the free one where it belongs. */
static uint16_t *find_slot(const RowTopics *topics, const char *name) {
    size_t at = hash_quick_text(name) & (topics->slot_count - 1);
    while (topics->slots[at] && strcmp(topics->names[topics->slots[at] - 1], name) != 0)
        at = (at + 1) & (topics->slot_count - 1);
    return &topics->slots[at];
}

static void make_room(RowTopics *topics) {
    if (topics->count < topics->slot_count / 2) return;
    topics->slot_count = topics->slot_count ? 2 * topics->slot_count : SLOTS_FIRST;
    topics->slots = arena_alloc_array(topics->arena, topics->slot_count, sizeof *topics->slots);
    for (size_t i = 0; i < topics->count; i++) *find_slot(topics, topics->names[i]) = (uint16_t)(i + 1);
}

/* The number of a name, which is added where it is new; ROW_TOPICS_MAX: there are too many. */
static uint16_t number_of(RowTopics *topics, const char *name) {
    make_room(topics);
    uint16_t *slot = find_slot(topics, name);
    if (*slot) return (uint16_t)(*slot - 1);
    if (topics->count == ROW_TOPICS_MAX) return ROW_TOPICS_MAX;
    topics->names =
        arena_extend(topics->arena, topics->names, topics->count, &topics->capacity, sizeof *topics->names);
    topics->names[topics->count++] = arena_copy_text(topics->arena, name, strlen(name));
    *slot = (uint16_t)topics->count;
    return (uint16_t)(topics->count - 1);
}

uint32_t row_topics_number(const RowTopics *topics, uint32_t row) {
    return (topics->low ? topics->low[row] : 0u) | (topics->high ? topics->high[row] * 256u : 0u);
}

/* A byte of a row's number, in a column that is made for the first that is not 0. */
static void set_byte(RowTopics *topics, unsigned char **column, uint32_t row, uint32_t byte) {
    if (byte && !*column) *column = arena_alloc_array(topics->arena, topics->rows, sizeof **column);
    if (*column) (*column)[row] = (unsigned char)byte;
}

void row_topics_set(RowTopics *topics, uint32_t row, const char *name) {
    uint32_t number = row ? row_topics_number(topics, row - 1) : 0;
    if (number >= topics->count || strcmp(topics->names[number], name) != 0) number = number_of(topics, name);
    set_byte(topics, &topics->low, row, number % 256);
    set_byte(topics, &topics->high, row, number / 256);
}
