/* A value of the packs seen stands in 1 to 3 rows of 2 or 3 columns, so it has 1 to 6 traits. */
#include "cards/likeness.h"

#include <stdlib.h>

/* Rows of a value that are looked at; the rest of a value that stands everywhere tells nothing new. */
#define OWN_USES_MAX 8
#define OTHER_USES_MAX 4

static int compare_traits(const void *left, const void *right) {
    const Trait *a = left, *b = right;
    if (a->column_name != b->column_name) return a->column_name < b->column_name ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

/* The trait that column `column` of the row gives to the value in another of its columns; false where there
 * is none. */
static bool read_trait(const Likeness *likeness, const NameUse *use, size_t column, Trait *out) {
    if (column == use->column) return false;
    out->name = name_index_of(likeness->names, use->relation, use->fact, column);
    out->column_name = name_index_column(likeness->names, use->relation, column);
    return out->name != NAME_NONE;
}

/* What only one row says, nobody shares: without it most values of a list have nothing to look for. */
static bool may_be_shared(const Likeness *likeness, const Trait *trait) {
    size_t count;
    name_index_uses(likeness->names, trait->name, trait->column_name, &count);
    return count > 1;
}

void likeness_init(Likeness *likeness, const FactBase *facts, const NameIndex *names, uint32_t column_name,
                   uint32_t name) {
    *likeness = (Likeness){.facts = facts, .names = names, .column_name = column_name};
    size_t use_count, count = 0, kept = 0;
    const NameUse *uses = name_index_uses(names, name, column_name, &use_count);
    for (size_t u = 0; u < use_count && u < OWN_USES_MAX; u++) {
        size_t columns = facts->relations[uses[u].relation].column_count;
        for (size_t c = 0; c < columns && count < LIKENESS_TRAITS_MAX; c++)
            count += read_trait(likeness, &uses[u], c, &likeness->traits[count]) &&
                     may_be_shared(likeness, &likeness->traits[count]);
    }
    if (count) qsort(likeness->traits, count, sizeof *likeness->traits, compare_traits);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare_traits(&likeness->traits[i], &likeness->traits[kept - 1]) != 0)
            likeness->traits[kept++] = likeness->traits[i];
    likeness->trait_count = kept;
}

static size_t find_trait(const Likeness *likeness, const Trait *trait) {
    const Trait *found =
        bsearch(trait, likeness->traits, likeness->trait_count, sizeof *trait, compare_traits);
    return found ? (size_t)(found - likeness->traits) : SIZE_MAX;
}

uint32_t likeness_with(const Likeness *likeness, uint32_t name) {
    if (likeness->trait_count == 0) return 0;
    bool shared[LIKENESS_TRAITS_MAX] = {false};
    uint32_t count = 0;
    size_t use_count;
    const NameUse *uses = name_index_uses(likeness->names, name, likeness->column_name, &use_count);
    for (size_t u = 0; u < use_count && u < OTHER_USES_MAX; u++) {
        size_t columns = likeness->facts->relations[uses[u].relation].column_count;
        for (size_t c = 0; c < columns; c++) {
            Trait trait;
            size_t found =
                read_trait(likeness, &uses[u], c, &trait) ? find_trait(likeness, &trait) : SIZE_MAX;
            if (found == SIZE_MAX || shared[found]) continue;
            shared[found] = true;
            count++;
        }
    }
    return count;
}
