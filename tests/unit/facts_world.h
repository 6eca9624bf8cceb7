/* A fact base with the index of its names, and what is right and wrong of a question to it. */
#ifndef QUIZLEAF_TESTS_FACTS_WORLD_H
#define QUIZLEAF_TESTS_FACTS_WORLD_H

#include "unit/facts_fixture.h"

#include "cards/answers.h"

typedef struct World {
    Arena arena;
    Relation relations[4];
    Name names[4];
    FactBase facts;
    const NameIndex *index;
    Answers answers;
} World;

static inline void close_world(World *world) {
    arena_release(&world->arena);
}

static inline void ask(World *world, uint32_t relation, uint32_t fact, uint32_t column, uint32_t told) {
    AskedFact asked = {&world->facts, world->index, relation, fact, column, told};
    answers_find(&asked, &world->arena, &world->answers);
}

static inline void index_world(World *world, size_t relations, size_t names) {
    world->facts = make_facts(world->relations, relations, world->names, names);
    world->index = name_index_build(&world->arena, &world->arena, &world->facts);
}

#endif
