/* Which values are right and which are proved wrong: cases by hand (dice: test_answers_model). */
#include "unit/facts_world.h"

#include "base/hash.h"

static const char *joined(World *world, const char *const *texts, size_t count) {
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = arena_format(&world->arena, "%s%s%s", all, i ? "|" : "", texts[i]);
    return all;
}

static void assert_answers(World *world, const char *right, const char *wrong) {
    assert_string_equal(joined(world, world->answers.right, world->answers.right_count), right);
    assert_string_equal(joined(world, world->answers.wrong, world->answers.wrong_count), wrong);
}

/* cast: actor, character; guests: character, actor, day. */
static void open_cast(World *world) {
    *world = (World){0};
    Arena *arena = &world->arena;
    world->relations[0] = make_relation(arena, "cast", "actor character", 8);
    world->relations[1] = make_relation(arena, "guests", "character actor day", 8);
    Relation *cast = &world->relations[0], *guests = &world->relations[1];
    add_row(arena, cast, (const char *[]){"Ann", "Fox"});
    add_row(arena, cast, (const char *[]){"Bob", "Owl"});
    add_row(arena, cast, (const char *[]){"Cid", "Hare"});
    add_row(arena, cast, (const char *[]){"Dee", "OWL "});
    add_row(arena, guests, (const char *[]){"F\xC3\xB3x", "Eve", "Monday"});
    add_row(arena, guests, (const char *[]){"Mole", "Ann", "Monday"});
    add_row(arena, guests, (const char *[]){NULL, "Fay", "Monday"});
}

static void facts_of_every_relation_make_an_answer_right(void **state) {
    (void)state;
    World world;
    open_cast(&world);
    world.relations[0].complete[0] = true;
    index_world(&world, 2, 0);
    ask(&world, 0, 0, 0, 2); /* who plays Fox? cast says Ann, guests says Eve */
    assert_answers(&world, "Ann|Eve", "Bob|Cid|Dee");
    assert_int_equal(world.answers.fact_count, 2);
    assert_int_equal(world.answers.facts[0], 0);
    assert_int_equal(world.answers.facts[1], 4);
    ask(&world, 0, 1, 0, 2); /* "Owl" and "OWL " are one */
    assert_answers(&world, "Bob|Dee", "Cid|Ann");
    ask(&world, 1, 0, 1, 5); /* Fox on Monday: only guests has a day */
    assert_answers(&world, "Eve", "");
    close_world(&world);
}

static void nothing_told_makes_every_value_right(void **state) {
    (void)state;
    World world;
    open_cast(&world);
    world.relations[0].complete[0] = true;
    index_world(&world, 2, 0);
    ask(&world, 0, 0, 0, 0);
    assert_answers(&world, "Ann|Bob|Cid|Dee|Eve|Fay", "");
    close_world(&world);
}

static void only_a_complete_column_or_a_denial_proves_wrong(void **state) {
    (void)state;
    World world;
    open_cast(&world);
    add_denied(&world.relations[0].facts[0], 0, "Zoe");
    add_denied(&world.relations[0].facts[0], 0, "zo\xC3\xAB"); /* reads like Zoe */
    add_denied(&world.relations[0].facts[0], 1, "Mole");       /* of the other column */
    index_world(&world, 2, 0);
    ask(&world, 0, 0, 0, 2);
    assert_answers(&world, "Ann|Eve", "Zoe");
    ask(&world, 0, 1, 0, 2);
    assert_answers(&world, "Bob|Dee", "");
    world.relations[0].complete[0] = true;
    ask(&world, 0, 0, 0, 2);
    assert_answers(&world, "Ann|Eve", "Zoe|Bob|Cid|Dee");
    close_world(&world);
}

static void a_denial_that_a_fact_contradicts_is_named(void **state) {
    (void)state;
    static const char *const denied[] = {"Ann", " ann", "eve", "Annie", "Ann and Bob"};
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
        World world;
        open_cast(&world);
        world.names[0] = (Name){.printed = "Ann", .variants = (const char *[]){"Annie"}, .variant_count = 1};
        world.names[1] =
            (Name){.printed = "Ann and Bob", .members = (const char *[]){"Ann", "Bob"}, .member_count = 2};
        add_denied(&world.relations[0].facts[0], 0, denied[i]);
        index_world(&world, 2, 2);
        ask(&world, 0, 0, 0, 2);
        if (!world.answers.denied_but_right || world.answers.wrong_count)
            fail_msg("\"%s\" is offered as wrong", denied[i]);
        assert_string_equal(world.answers.denied_but_right, denied[i]);
        close_world(&world);
    }
}

static void parts_and_wholes_are_never_rivals(void **state) {
    (void)state;
    World world = {0};
    Arena *arena = &world.arena;
    world.relations[0] = make_relation(arena, "songs", "song singer", 8);
    Relation *songs = &world.relations[0];
    songs->complete[1] = true;
    add_row(arena, songs, (const char *[]){"One", "Ann"});
    add_row(arena, songs, (const char *[]){"Two", "Ann and Bob"});
    add_row(arena, songs, (const char *[]){"Three", "Bob"});
    add_row(arena, songs, (const char *[]){"Four", "Cid"});
    add_row(arena, songs, (const char *[]){"Five", "The Singers"});
    world.names[0] =
        (Name){.printed = "Ann and Bob", .members = (const char *[]){"Ann", "Bob"}, .member_count = 2};
    world.names[1] = (Name){
        .printed = "The Singers", .members = (const char *[]){"Ann and Bob", "Cid"}, .member_count = 2};
    index_world(&world, 1, 2);
    ask(&world, 0, 0, 1, 1); /* the duo holds Ann, and The Singers hold the duo */
    assert_answers(&world, "Ann", "Bob|Cid");
    ask(&world, 0, 1, 1, 1);
    assert_answers(&world, "Ann and Bob", "Cid");
    ask(&world, 0, 3, 1, 1); /* of two that clash with each other, the first seen stands */
    assert_answers(&world, "Cid", "Ann|Bob");
    close_world(&world);
}

static void too_many_right_answers_are_said(void **state) {
    (void)state;
    World world = {0};
    Arena *arena = &world.arena;
    world.relations[0] = make_relation(arena, "big", "a b", 1000);
    for (size_t i = 0; i < 1000; i++)
        add_row(arena, &world.relations[0],
                (const char *[]){i <= ANSWERS_RIGHT_MAX ? "x" : "y", arena_format(arena, "v%zu", i % 400)});
    index_world(&world, 1, 0);
    ask(&world, 0, 0, 1, 1);
    assert_true(world.answers.too_many);
    assert_int_equal(world.answers.right_count, ANSWERS_RIGHT_MAX);
    world.relations[0].facts[0].values[0] = "y"; /* one less is enough */
    world.index = name_index_build(arena, arena, &world.facts);
    ask(&world, 0, 1, 1, 1);
    assert_false(world.answers.too_many);
    assert_int_equal(world.answers.right_count, ANSWERS_RIGHT_MAX);
    close_world(&world);
}

/* Names whose hashes end alike stand in one place of the table, and there is no room for all of them near it.
 */
static void names_that_were_made_to_meet_are_found(void **state) {
    (void)state;
    enum { COUNT = 64 };
    World world = {0};
    world.relations[0] = make_relation(&world.arena, "list", "name", COUNT);
    const char *values[COUNT];
    for (uint32_t tried = 0, count = 0; count < COUNT; tried++) {
        const char *text = arena_format(&world.arena, "name %u", tried);
        if (hash_quick_text(text) % (4 * COUNT)) continue;
        values[count++] = text;
        add_row(&world.arena, &world.relations[0], &text);
    }
    index_world(&world, 1, 0);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(name_index_find(world.index, values[i]), name_index_of(world.index, 0, i, 0));
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(name_index_find(world.index, values[i]),
                                 name_index_find(world.index, values[j]));
    assert_int_equal(name_index_find(world.index, "nobody"), NAME_NONE);
    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_were_made_to_meet_are_found),
        cmocka_unit_test(facts_of_every_relation_make_an_answer_right),
        cmocka_unit_test(nothing_told_makes_every_value_right),
        cmocka_unit_test(only_a_complete_column_or_a_denial_proves_wrong),
        cmocka_unit_test(a_denial_that_a_fact_contradicts_is_named),
        cmocka_unit_test(parts_and_wholes_are_never_rivals),
        cmocka_unit_test(too_many_right_answers_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
