/* A small fact base and the cards that are built of it. */
#ifndef QUIZLEAF_TESTS_KINDS_FIXTURE_H
#define QUIZLEAF_TESTS_KINDS_FIXTURE_H

#include "unit/facts_fixture.h"

#include "cards/card_builder.h"

typedef struct World {
    Arena arena, scratch;
    Relation relations[3];
    Name names[4];
    FactBase facts;
    const NameIndex *index;
    CardList cards, known;
    Problems problems;
} World;

static inline void build_world(World *world, size_t relations, size_t names) {
    world->facts = make_facts(world->relations, relations, world->names, names);
    world->index = name_index_build(&world->arena, &world->scratch, &world->facts);
    card_builder_build(&world->facts, world->index, &world->arena, &world->scratch, &world->cards,
                       &world->known, &world->problems);
}

static inline void close_world(World *world) {
    problems_release(&world->problems);
    arena_release(&world->scratch);
    arena_release(&world->arena);
}

static inline void ask_about(Relation *relation, Question question) {
    relation->questions[relation->question_count++] = question;
}

#endif
