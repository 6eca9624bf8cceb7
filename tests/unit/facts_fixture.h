/* Fact bases written in a few words: relations are tables of texts, NULL where a row has nothing. */
#ifndef QUIZLEAF_TESTS_FACTS_FIXTURE_H
#define QUIZLEAF_TESTS_FACTS_FIXTURE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "cards/name_index.h"

static const Source FIXTURE_SOURCE = {.id = "s", .title = "A source"};

/* A relation with room for `rows` rows; its columns by a text "actor character". In the arena. */
static inline Relation make_relation(Arena *arena, const char *id, const char *columns, size_t rows) {
    Relation relation = {.id = id, .category = "Tests"};
    relation.columns = arena_alloc_array(arena, RELATION_COLUMNS_MAX, sizeof *relation.columns);
    relation.questions = arena_alloc_array(arena, RELATION_COLUMNS_MAX, sizeof *relation.questions);
    relation.facts = arena_alloc_array(arena, rows, sizeof *relation.facts);
    while (*columns) {
        size_t length = strcspn(columns, " ");
        relation.columns[relation.column_count++] = arena_copy_text(arena, columns, length);
        columns += length + (columns[length] == ' ');
    }
    return relation;
}

/* Adds a row of as many values as there are columns; its line is its number from 1. */
static inline Fact *add_row(Arena *arena, Relation *relation, const char *const *values) {
    Fact *fact = &relation->facts[relation->fact_count];
    uint32_t line = (uint32_t)++relation->fact_count;
    *fact = (Fact){.place = {"test.yaml", line, 1}, .id = arena_format(arena, "%s/%u", relation->id, line)};
    fact->values = arena_alloc_array(arena, relation->column_count, sizeof *fact->values);
    for (size_t c = 0; c < relation->column_count; c++) fact->values[c] = values[c];
    fact->denied = arena_alloc_array(arena, 16, sizeof *fact->denied);
    return fact;
}

/* What the row denies for a column; at most 16 a row. */
static inline void add_denied(Fact *fact, size_t column, const char *value) {
    fact->denied[fact->denied_count++] = (DeniedValue){column, value};
}

/* A fact base of one source that borrows the relations and names. */
static inline FactBase make_facts(Relation *relations, size_t relation_count, Name *names,
                                  size_t name_count) {
    return (FactBase){.sources = (Source *)&FIXTURE_SOURCE,
                      .source_count = 1,
                      .names = names,
                      .name_count = name_count,
                      .relations = relations,
                      .relation_count = relation_count};
}

#endif
