/* Which names are groups of others: wholes and their parts, by the numbers of a name index. Groups may hold
 * groups. Nobody but name_index.c needs this. */
#ifndef QUIZLEAF_CARDS_NAME_GROUPS_H
#define QUIZLEAF_CARDS_NAME_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct NamePart {
    uint32_t whole, member;
} NamePart;

typedef struct NameGroups {
    NamePart *parts; /* by whole, then member */
    size_t part_count;
    NamePart *by_member; /* the same, by member, then whole */
    NamePart *nested;    /* those parts whose member is a group itself, by whole */
    size_t nested_count;
    bool *is_whole; /* by name: whether it has parts, which few have */
} NameGroups;

/* Takes the parts, which live in the arena, and sorts them. Their names are numbers below name_count. */
NameGroups name_groups_build(Arena *arena, NamePart *parts, size_t part_count, size_t name_count);

/* Whether two names are one and the same, or one a part of the other, through groups in groups too. */
bool name_groups_clash(const NameGroups *groups, uint32_t a, uint32_t b);

/* The groups that a name is part of, or the names inside a group, through groups in groups; at most `max`
 * numbers into `out`, returns how many. */
size_t name_groups_wholes(const NameGroups *groups, uint32_t name, uint32_t *out, size_t max);
size_t name_groups_members(const NameGroups *groups, uint32_t name, uint32_t *out, size_t max);

#endif
