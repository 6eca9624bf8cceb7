/* 300 facts of 4 columns: 1,200 values, some 700 names. Half a million rows of two: about 60 MiB. */
#include "cards/name_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "cards/name_groups.h"

#define PASSED_MAX 32 /* slots that are passed: texts that were made to meet do not take long */

typedef struct Spelling {
    const char *folded;
    uint32_t name;
} Spelling;

typedef struct Declared {
    uint32_t name;
    const char *text;
} Declared;

struct NameIndex {
    const FactBase *facts;
    uint32_t *declared_names;    /* sorted */
    const char **declared_texts; /* one for each declared name */
    size_t declared_count;
    Spelling *spellings; /* by folded text, each once */
    size_t spelling_count;
    uint32_t *slots; /* where a spelling is found by its hash: its index + 1; 0: free */
    size_t slot_mask;
    bool is_crowded; /* some spelling found no slot near its own and is looked for in order */
    uint32_t (*columns)[RELATION_COLUMNS_MAX]; /* by relation and column: the number of the column's name */
    uint32_t **names;                          /* [relation][fact * columns + column] */
    NameUse *uses;                             /* by name and column name, then in the pack's order */
    size_t use_count;
    NameGroups groups;
};

static int compare_spellings(const void *a, const void *b) {
    return strcmp(((const Spelling *)a)->folded, ((const Spelling *)b)->folded);
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int compare_numbers(uint32_t a, uint32_t b) {
    return a < b ? -1 : a > b;
}

static int compare_uses(const void *left, const void *right) {
    const NameUse *a = left, *b = right;
    int order = compare_numbers(a->name, b->name);
    if (!order) order = compare_numbers(a->column_name, b->column_name);
    if (!order) order = compare_numbers(a->relation, b->relation);
    if (!order) order = compare_numbers(a->fact, b->fact);
    return order ? order : compare_numbers(a->column, b->column);
}

static int compare_declared(const void *left, const void *right) {
    const Declared *a = left, *b = right;
    int order = compare_numbers(a->name, b->name);
    return order ? order : strcmp(a->text, b->text);
}

/* Fills the table of spellings, once each stands in its place. */
static void make_slots(NameIndex *index, Arena *arena) {
    size_t slots = 16;
    while (slots < 2 * index->spelling_count) slots *= 2;
    index->slots = arena_alloc_array(arena, slots, sizeof *index->slots);
    index->slot_mask = slots - 1;
    for (uint32_t i = 0; i < index->spelling_count; i++) {
        size_t slot = hash_quick_text(index->spellings[i].folded) & index->slot_mask, passed = 0;
        while (index->slots[slot] && ++passed < PASSED_MAX) slot = (slot + 1) & index->slot_mask;
        if (index->slots[slot])
            index->is_crowded = true;
        else
            index->slots[slot] = i + 1;
    }
}

static const Spelling *find_folded(const NameIndex *index, const char *folded) {
    if (index->spelling_count == 0) return NULL;
    Spelling key = {.folded = folded};
    size_t slot = hash_quick_text(folded) & index->slot_mask;
    for (size_t passed = 0; passed < PASSED_MAX && index->slots[slot]; passed++) {
        const Spelling *spelling = &index->spellings[index->slots[slot] - 1];
        if (strcmp(spelling->folded, folded) == 0) return spelling;
        slot = (slot + 1) & index->slot_mask;
    }
    if (!index->is_crowded) return NULL;
    return bsearch(&key, index->spellings, index->spelling_count, sizeof key, compare_spellings);
}

static size_t count_texts(const FactBase *facts) {
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++)
        count += 1 + facts->names[i].variant_count + facts->names[i].member_count;
    for (size_t i = 0; i < facts->relation_count; i++)
        count += facts->relations[i].fact_count * facts->relations[i].column_count;
    return count;
}

static void add_spelling(NameIndex *index, Arena *arena, const char *text) {
    if (text) index->spellings[index->spelling_count++].folded = text_fold(arena, text);
}

static void gather_spellings(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    index->spellings = arena_alloc_array(arena, count_texts(facts), sizeof *index->spellings);
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        add_spelling(index, arena, name->printed);
        for (size_t v = 0; v < name->variant_count; v++) add_spelling(index, arena, name->variants[v]);
        for (size_t m = 0; m < name->member_count; m++) add_spelling(index, arena, name->members[m]);
    }
    for (size_t r = 0; r < facts->relation_count; r++) {
        const Relation *relation = &facts->relations[r];
        for (size_t f = 0; f < relation->fact_count; f++)
            for (size_t c = 0; c < relation->column_count; c++)
                add_spelling(index, arena, relation->facts[f].values[c]);
    }
}

/* While names are being joined, a spelling's name is the number of another spelling that it belongs to, and
 * so on up to one that belongs to itself. */
static uint32_t root_of(const NameIndex *index, uint32_t number) {
    Spelling *spellings = index->spellings;
    while (spellings[number].name != number) {
        spellings[number].name = spellings[spellings[number].name].name;
        number = spellings[number].name;
    }
    return number;
}

/* Sorts the spellings, drops copies, numbers them, then gives declared variants the number of their name.
 * Where two names claim one spelling, all of theirs are one: an error elsewhere, and here no option may slip
 * through. */
static void number_spellings(NameIndex *index, Arena *arena) {
    qsort(index->spellings, index->spelling_count, sizeof *index->spellings, compare_spellings);
    size_t kept = 0;
    for (size_t i = 0; i < index->spelling_count; i++) {
        if (kept && strcmp(index->spellings[kept - 1].folded, index->spellings[i].folded) == 0) continue;
        index->spellings[kept] = (Spelling){index->spellings[i].folded, (uint32_t)kept};
        kept++;
    }
    index->spelling_count = kept;
    make_slots(index, arena);
    for (size_t i = 0; i < index->facts->name_count; i++) {
        const Name *name = &index->facts->names[i];
        uint32_t number = root_of(index, find_folded(index, text_fold(arena, name->printed))->name);
        for (size_t v = 0; v < name->variant_count; v++) {
            const Spelling *variant = find_folded(index, text_fold(arena, name->variants[v]));
            index->spellings[root_of(index, variant->name)].name = number;
        }
    }
    for (uint32_t i = 0; i < kept; i++) index->spellings[i].name = root_of(index, i);
}

static void number_columns(NameIndex *index, Arena *arena) {
    size_t count = 0, kept = 0;
    const FactBase *facts = index->facts;
    for (size_t r = 0; r < facts->relation_count; r++) count += facts->relations[r].column_count;
    const char **names = arena_alloc_array(arena, count, sizeof *names);
    count = 0;
    for (size_t r = 0; r < facts->relation_count; r++)
        for (size_t c = 0; c < facts->relations[r].column_count; c++)
            names[count++] = facts->relations[r].columns[c];
    qsort(names, count, sizeof *names, compare_texts);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(names[kept - 1], names[i]) != 0) names[kept++] = names[i];
    index->columns = arena_alloc_array(arena, facts->relation_count, sizeof *index->columns);
    for (size_t r = 0; r < facts->relation_count; r++) {
        for (size_t c = 0; c < facts->relations[r].column_count; c++) {
            const char **found =
                bsearch(&facts->relations[r].columns[c], names, kept, sizeof *names, compare_texts);
            index->columns[r][c] = (uint32_t)(found - names);
        }
    }
}

uint32_t name_index_column(const NameIndex *index, size_t relation, size_t column) {
    return index->columns[relation][column];
}

static void index_relation(NameIndex *index, Arena *arena, uint32_t r) {
    const Relation *relation = &index->facts->relations[r];
    size_t columns = relation->column_count;
    index->names[r] = arena_alloc_array(arena, relation->fact_count * columns, sizeof **index->names);
    for (uint32_t c = 0; c < columns; c++) {
        uint32_t column_name = name_index_column(index, r, c);
        for (uint32_t f = 0; f < relation->fact_count; f++) {
            const char *value = relation->facts[f].values[c];
            uint32_t name = value ? find_folded(index, text_fold(arena, value))->name : NAME_NONE;
            index->names[r][f * columns + c] = name;
            if (value) index->uses[index->use_count++] = (NameUse){name, column_name, r, f, c};
        }
    }
}

static void index_facts(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    index->names = arena_alloc_array(arena, facts->relation_count, sizeof *index->names);
    index->uses = arena_alloc_array(arena, count_texts(facts), sizeof *index->uses);
    for (uint32_t r = 0; r < facts->relation_count; r++) index_relation(index, arena, r);
    qsort(index->uses, index->use_count, sizeof *index->uses, compare_uses);
}

static void index_groups(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++) count += facts->names[i].member_count;
    NamePart *parts = arena_alloc_array(arena, count, sizeof *parts);
    count = 0;
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        uint32_t whole = find_folded(index, text_fold(arena, name->printed))->name;
        for (size_t m = 0; m < name->member_count; m++)
            parts[count++] = (NamePart){whole, find_folded(index, text_fold(arena, name->members[m]))->name};
    }
    index->groups = name_groups_build(arena, parts, count, index->spelling_count);
}

static void index_declared(NameIndex *index, Arena *arena) {
    const FactBase *facts = index->facts;
    size_t count = 0;
    for (size_t i = 0; i < facts->name_count; i++) count += 1 + facts->names[i].variant_count;
    Declared *declared = arena_alloc_array(arena, count, sizeof *declared);
    count = 0;
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        if (name->variant_count == 0) continue;
        uint32_t number = find_folded(index, text_fold(arena, name->printed))->name;
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

NameIndex *name_index_build(Arena *arena, const FactBase *facts) {
    NameIndex *index = arena_alloc(arena, sizeof *index);
    index->facts = facts;
    gather_spellings(index, arena);
    number_spellings(index, arena);
    number_columns(index, arena);
    index_facts(index, arena);
    index_groups(index, arena);
    index_declared(index, arena);
    return index;
}

uint32_t name_index_of(const NameIndex *index, size_t relation, size_t fact, size_t column) {
    return index->names[relation][fact * index->facts->relations[relation].column_count + column];
}

uint32_t name_index_find_folded(const NameIndex *index, const char *folded) {
    const Spelling *found = find_folded(index, folded);
    return found ? found->name : NAME_NONE;
}

uint32_t name_index_find(const NameIndex *index, const char *text) {
    Arena scratch = {0};
    uint32_t name = name_index_find_folded(index, text_fold(&scratch, text));
    arena_release(&scratch);
    return name;
}

/* The first use from `low` on that is not of an earlier name or column name than these. */
static size_t first_use(const NameIndex *index, size_t low, uint32_t name, uint32_t column_name) {
    size_t high = index->use_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const NameUse *use = &index->uses[middle];
        if (use->name < name || (use->name == name && use->column_name < column_name))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const NameUse *name_index_uses(const NameIndex *index, uint32_t name, uint32_t column_name, size_t *count) {
    size_t first = first_use(index, 0, name, column_name);
    *count = first_use(index, first, name, column_name + 1) - first;
    return index->uses + first;
}

bool name_index_has_groups(const NameIndex *index) {
    return index->groups.part_count > 0;
}

bool name_index_numbers_clash(const NameIndex *index, uint32_t a, uint32_t b) {
    return name_groups_clash(&index->groups, a, b);
}

bool name_index_clash(const NameIndex *index, const char *a, const char *b) {
    uint32_t first = name_index_find(index, a), second = name_index_find(index, b);
    if (first != NAME_NONE && second != NAME_NONE) return name_index_numbers_clash(index, first, second);
    Arena scratch = {0};
    bool same = strcmp(text_fold(&scratch, a), text_fold(&scratch, b)) == 0;
    arena_release(&scratch);
    return same;
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
