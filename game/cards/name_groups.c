/* A pack has some ten groups of two to five names. */
#include "cards/name_groups.h"

#include <stdlib.h>
#include <string.h>

#define NESTED_GROUPS_MAX 64 /* groups in groups that one comparison looks into */

static int compare_numbers(uint32_t a, uint32_t b) {
    return a < b ? -1 : a > b;
}

static int compare_parts(const void *left, const void *right) {
    const NamePart *a = left, *b = right;
    int order = compare_numbers(a->whole, b->whole);
    return order ? order : compare_numbers(a->member, b->member);
}

static int compare_by_member(const void *left, const void *right) {
    const NamePart *a = left, *b = right;
    int order = compare_numbers(a->member, b->member);
    return order ? order : compare_numbers(a->whole, b->whole);
}

static uint32_t end_of(const NamePart *part, bool member) {
    return member ? part->member : part->whole;
}

/* Of parts that are sorted by that end: the first whose end is not before `name`. */
static size_t first_part(const NamePart *parts, size_t count, bool by_member, uint32_t name) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (end_of(&parts[middle], by_member) < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

NameGroups name_groups_build(Arena *arena, NamePart *parts, size_t part_count, size_t name_count) {
    NameGroups groups = {.parts = parts, .part_count = part_count};
    groups.is_whole = arena_alloc_array(arena, name_count, sizeof *groups.is_whole);
    if (part_count == 0) return groups;
    groups.by_member = arena_alloc_array(arena, part_count, sizeof *parts);
    groups.nested = arena_alloc_array(arena, part_count, sizeof *parts);
    qsort(parts, part_count, sizeof *parts, compare_parts);
    memcpy(groups.by_member, parts, part_count * sizeof *parts);
    qsort(groups.by_member, part_count, sizeof *parts, compare_by_member);
    for (size_t i = 0; i < part_count; i++) groups.is_whole[parts[i].whole] = true;
    for (size_t i = 0; i < part_count; i++)
        if (groups.is_whole[parts[i].member]) groups.nested[groups.nested_count++] = parts[i];
    return groups;
}

/* After *budget groups have been opened the answer is yes: better one wrong option too few. */
static bool is_part(const NameGroups *groups, uint32_t whole, uint32_t member, int *budget) {
    NamePart key = {whole, member};
    if (bsearch(&key, groups->parts, groups->part_count, sizeof key, compare_parts)) return true;
    for (size_t i = first_part(groups->nested, groups->nested_count, false, whole);
         i < groups->nested_count && groups->nested[i].whole == whole; i++)
        if ((*budget)-- <= 0 || is_part(groups, groups->nested[i].member, member, budget)) return true;
    return false;
}

bool name_groups_clash(const NameGroups *groups, uint32_t a, uint32_t b) {
    int budget = NESTED_GROUPS_MAX;
    if (a == b || groups->part_count == 0) return a == b;
    return (groups->is_whole[a] && is_part(groups, a, b, &budget)) ||
           (groups->is_whole[b] && is_part(groups, b, a, &budget));
}

/* Follows the parts, sorted by the end that is looked up, from a name as far as they lead. */
static size_t follow(const NamePart *parts, size_t part_count, bool by_member, uint32_t name, uint32_t *out,
                     size_t max) {
    size_t count = 0;
    for (size_t done = 0; done <= count; name = out[done++]) {
        for (size_t i = first_part(parts, part_count, by_member, name);
             i < part_count && end_of(&parts[i], by_member) == name && count < max; i++) {
            uint32_t other = end_of(&parts[i], !by_member);
            size_t known = 0;
            while (known < count && out[known] != other) known++;
            if (known == count) out[count++] = other;
        }
        if (done == count) break;
    }
    return count;
}

size_t name_groups_wholes(const NameGroups *groups, uint32_t name, uint32_t *out, size_t max) {
    return follow(groups->by_member, groups->part_count, true, name, out, max);
}

size_t name_groups_members(const NameGroups *groups, uint32_t name, uint32_t *out, size_t max) {
    return follow(groups->parts, groups->part_count, false, name, out, max);
}
