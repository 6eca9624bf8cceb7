#include "cards/fact_base.h"

#include <string.h>

const char *difficulty_name(Difficulty difficulty) {
    static const char *const names[] = {NULL, "easy", "medium", "hard"};
    return names[difficulty];
}

size_t fact_base_count_facts(const FactBase *facts) {
    size_t count = 0;
    for (size_t i = 0; i < facts->relation_count; i++) count += facts->relations[i].fact_count;
    return count;
}

size_t relation_find_column(const Relation *relation, const char *name) {
    for (size_t i = 0; i < relation->column_count; i++)
        if (strcmp(relation->columns[i], name) == 0) return i;
    return SIZE_MAX;
}
