/* 300 facts of 4 columns: 1,200 values, some 700 names. Half a million rows of two: about 60 MiB. */
#include "cards/name_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/name_groups.h"
#include "cards/spellings.h"

typedef struct Declared {
    uint32_t name;
    const char *text;
} Declared;

struct NameIndex {
    const FactBase *facts;
    uint32_t *declared_names;    /* sorted */
    const char **declared_texts; /* one for each declared name */
    size_t declared_count;
    Spellings spellings;
    uint32_t (*columns)[RELATION_COLUMNS_MAX]; /* by relation and column: the number of the column's name */
    uint32_t **names;                          /* [relation][fact * columns + column] */
    NameUse *uses;                             /* by name and column name, then in the pack's order */
    uint32_t *first_uses; /* by name: its first use; behind the last, how many there are */
    NameGroups groups;
};

/* Uses of one name. */
static int compare_uses(const void *left, const void *right) {
    const NameUse *a = left, *b = right;
    if (a->column_name != b->column_name) return a->column_name < b->column_name ? -1 : 1;
    if (a->relation != b->relation) return a->relation < b->relation ? -1 : 1;
    if (a->fact != b->fact) return a->fact < b->fact ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static int compare_declared(const void *left, const void *right) {
    const Declared *a = left, *b = right;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return strcmp(a->text, b->text);
}

/* While names are being joined, a spelling's name is the number of another spelling that it belongs to, and
 * so on up to one that belongs to itself. */
static uint32_t root_of(const NameIndex *index, uint32_t number) {
    Spelling *spellings = index->spellings.items;
    while (spellings[number].name != number) {
        spellings[number].name = spellings[spellings[number].name].name;
        number = spellings[number].name;
    }
    return number;
}

static size_t texts_of_name(const Name *name) {
    return 1 + name->variant_count + name->member_count;
}

/* Gives declared variants the number of their name. Where two names claim one spelling, all of theirs are
 * one: an error elsewhere, and here no option may slip through. Returns how many texts names have. */
static size_t join_variants(NameIndex *index, const uint32_t *spelling) {
    size_t count = 0;
    for (size_t i = 0; i < index->facts->name_count; i++) {
        const Name *name = &index->facts->names[i];
        uint32_t number = root_of(index, spelling[count]);
        for (size_t v = 1; v <= name->variant_count; v++)
            index->spellings.items[root_of(index, spelling[count + v])].name = number;
        count += texts_of_name(name);
    }
    for (uint32_t i = 0; i < index->spellings.count; i++) index->spellings.items[i].name = root_of(index, i);
    return count;
}

static void number_columns(NameIndex *index, Arena *arena, Arena *scratch) {
    size_t count = 0, kept = 0;
    const FactBase *facts = index->facts;
    for (size_t r = 0; r < facts->relation_count; r++) count += facts->relations[r].column_count;
    const char **names = arena_alloc_array(scratch, count, sizeof *names);
    count = 0;
    for (size_t r = 0; r < facts->relation_count; r++)
        for (size_t c = 0; c < facts->relations[r].column_count; c++)
            names[count++] = facts->relations[r].columns[c];
    qsort(names, count, sizeof *names, text_compare);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(names[kept - 1], names[i]) != 0) names[kept++] = names[i];
    index->columns = arena_alloc_array(arena, facts->relation_count, sizeof *index->columns);
    for (size_t r = 0; r < facts->relation_count; r++) {
        for (size_t c = 0; c < facts->relations[r].column_count; c++) {
            const char **found =
                bsearch(&facts->relations[r].columns[c], names, kept, sizeof *names, text_compare);
            index->columns[r][c] = (uint32_t)(found - names);
        }
    }
}

uint32_t name_index_column(const NameIndex *index, size_t relation, size_t column) {
    return index->columns[relation][column];
}

/* What rows deny is no value of theirs, but a text that is compared. */
static void number_values(NameIndex *index, const uint32_t *spelling, Arena *arena) {
    const FactBase *facts = index->facts;
    index->names = arena_alloc_array(arena, facts->relation_count, sizeof *index->names);
    for (size_t r = 0; r < facts->relation_count; r++) {
        const Relation *relation = &facts->relations[r];
        size_t columns = relation->column_count;
        index->names[r] = arena_alloc_array(arena, relation->fact_count * columns, sizeof **index->names);
        for (size_t f = 0; f < relation->fact_count; f++) {
            for (size_t c = 0; c < columns; c++)
                index->names[r][f * columns + c] =
                    relation->facts[f].values[c] ? index->spellings.items[*spelling++].name : NAME_NONE;
            spelling += relation->facts[f].denied_count;
        }
    }
}

/* Counts the uses of each name; then first_uses tells where those of the next name begin. */
static void count_uses(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    size_t names = index->spellings.count;
    index->first_uses = arena_alloc_array(arena, names + 2, sizeof *index->first_uses);
    for (size_t r = 0; r < facts->relation_count; r++) {
        size_t cells = facts->relations[r].fact_count * facts->relations[r].column_count;
        for (size_t i = 0; i < cells; i++)
            if (index->names[r][i] != NAME_NONE) index->first_uses[index->names[r][i] + 2]++;
    }
    for (size_t i = 2; i < names + 2; i++) index->first_uses[i] += index->first_uses[i - 1];
}

/* Each use to its name, in the pack's order; first_uses moves to where it belongs. */
static void place_uses(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    index->uses =
        arena_alloc_array(arena, index->first_uses[index->spellings.count + 1], sizeof *index->uses);
    for (uint32_t r = 0; r < facts->relation_count; r++) {
        uint32_t columns = (uint32_t)facts->relations[r].column_count;
        for (uint32_t f = 0; f < facts->relations[r].fact_count; f++) {
            for (uint32_t c = 0; c < columns; c++) {
                uint32_t name = index->names[r][f * columns + c];
                if (name == NAME_NONE) continue;
                index->uses[index->first_uses[name + 1]++] = (NameUse){name, index->columns[r][c], r, f, c};
            }
        }
    }
}

static void index_uses(NameIndex *index, Arena *arena) {
    count_uses(index, arena);
    place_uses(index, arena);
    for (size_t name = 0; name < index->spellings.count; name++) {
        size_t first = index->first_uses[name], count = index->first_uses[name + 1] - first;
        bool in_order = true;
        for (size_t i = first + 1; i < first + count && in_order; i++)
            in_order = index->uses[i - 1].column_name <= index->uses[i].column_name;
        if (!in_order) qsort(&index->uses[first], count, sizeof *index->uses, compare_uses);
    }
}

static void index_groups(NameIndex *index, const uint32_t *spelling, Arena *arena) {
    const FactBase *facts = index->facts;
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++) count += facts->names[i].member_count;
    NamePart *parts = arena_alloc_array(arena, count, sizeof *parts), *part = parts;
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        for (size_t m = 1 + name->variant_count; m < texts_of_name(name); m++)
            *part++ = (NamePart){index->spellings.items[spelling[0]].name,
                                 index->spellings.items[spelling[m]].name};
        spelling += texts_of_name(name);
    }
    index->groups = name_groups_build(arena, parts, count, index->spellings.count);
}

static void index_declared(NameIndex *index, const uint32_t *spelling, Arena *arena, Arena *scratch) {
    const FactBase *facts = index->facts;
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++) count += 1 + facts->names[i].variant_count;
    Declared *declared = arena_alloc_array(scratch, count, sizeof *declared);
    count = 0;
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        uint32_t number = index->spellings.items[*spelling].name;
        spelling += texts_of_name(name);
        if (name->variant_count == 0) continue;
        declared[count++] = (Declared){number, name->printed};
        for (size_t v = 0; v < name->variant_count; v++)
            declared[count++] = (Declared){number, name->variants[v]};
    }
    if (count) qsort(declared, count, sizeof *declared, compare_declared);
    index->declared_names = arena_alloc_array(arena, count, sizeof *index->declared_names);
    index->declared_texts = arena_alloc_array(arena, count, sizeof *index->declared_texts);
    index->declared_count = count;
    for (size_t i = 0; i < count; i++) {
        index->declared_names[i] = declared[i].name;
        index->declared_texts[i] = declared[i].text;
    }
}

NameIndex *name_index_build(Arena *arena, Arena *scratch, const FactBase *facts) {
    NameIndex *index = arena_alloc(arena, sizeof *index);
    index->facts = facts;
    uint32_t *spelling;
    index->spellings = spellings_make(facts, arena, scratch, &spelling);
    size_t in_names = join_variants(index, spelling);
    number_columns(index, arena, scratch);
    number_values(index, spelling + in_names, arena);
    index_uses(index, arena);
    index_groups(index, spelling, arena);
    index_declared(index, spelling, arena, scratch);
    return index;
}

uint32_t name_index_of(const NameIndex *index, size_t relation, size_t fact, size_t column) {
    return index->names[relation][fact * index->facts->relations[relation].column_count + column];
}

uint32_t name_index_find_folded(const NameIndex *index, const char *folded) {
    const Spelling *found = spellings_find(&index->spellings, folded);
    return found ? found->name : NAME_NONE;
}

NamedText name_index_text(const NameIndex *index, Arena *arena, const char *text) {
    NamedText named = {.name = NAME_NONE};
    size_t codepoints;
    const Spelling *own = index ? spellings_of_own(&index->spellings, text, &codepoints) : NULL;
    if (own) {
        named = (NamedText){own->text, own->name};
        named.folded.codepoints = codepoints;
        return named;
    }
    named.folded = text_fold_measured(arena, text);
    if (index) named.name = name_index_find_folded(index, named.folded.text);
    return named;
}

uint32_t name_index_find(const NameIndex *index, const char *text) {
    Arena scratch = {0};
    uint32_t name = name_index_text(index, &scratch, text).name;
    arena_release(&scratch);
    return name;
}

/* The first of a name's uses from `low` on that is not of an earlier column name. */
static size_t first_use(const NameIndex *index, size_t low, size_t high, uint32_t column_name) {
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->uses[middle].column_name < column_name)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const NameUse *name_index_uses(const NameIndex *index, uint32_t name, uint32_t column_name, size_t *count) {
    if (name >= index->spellings.count) { /* NAME_NONE */
        *count = 0;
        return index->uses;
    }
    size_t end = index->first_uses[name + 1];
    size_t first = first_use(index, index->first_uses[name], end, column_name);
    *count = first_use(index, first, end, column_name + 1) - first;
    return index->uses + first;
}

bool name_index_has_groups(const NameIndex *index) {
    return index->groups.part_count > 0;
}

bool name_index_numbers_clash(const NameIndex *index, uint32_t a, uint32_t b) {
    return name_groups_clash(&index->groups, a, b);
}

bool name_index_texts_clash(const NameIndex *index, const NamedText *a, const NamedText *b) {
    if (a->name != NAME_NONE && b->name != NAME_NONE)
        return name_index_numbers_clash(index, a->name, b->name);
    return strcmp(a->folded.text, b->folded.text) == 0;
}

bool name_index_clash(const NameIndex *index, const char *a, const char *b) {
    Arena scratch = {0};
    NamedText first = name_index_text(index, &scratch, a), second = name_index_text(index, &scratch, b);
    bool clash = name_index_texts_clash(index, &first, &second);
    arena_release(&scratch);
    return clash;
}

const char *const *name_index_spellings(const NameIndex *index, uint32_t name, size_t *count) {
    size_t low = 0, high = index->declared_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->declared_names[middle] < name)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < index->declared_count && index->declared_names[end] == name) end++;
    *count = end - low;
    return end > low ? &index->declared_texts[low] : NULL;
}

size_t name_index_wholes(const NameIndex *index, uint32_t name, uint32_t *out, size_t max) {
    return name_groups_wholes(&index->groups, name, out, max);
}

size_t name_index_members(const NameIndex *index, uint32_t name, uint32_t *out, size_t max) {
    return name_groups_members(&index->groups, name, out, max);
}
