/* Which values are right and which are proved wrong: cases by hand, then thousands of small fact bases by
 * dice against a naive model that goes through all facts with text_fold and plain loops. */
#include "unit/facts_fixture.h"

#include "base/hash.h"
#include "base/random.h"
#include "cards/answers.h"
#include "unit/names_model.h"

#define RANDOM_BASES 5000

typedef struct World {
    Arena arena;
    Relation relations[4];
    Name names[4];
    FactBase facts;
    const NameIndex *index;
    Answers answers;
} World;

static void close_world(World *world) {
    arena_release(&world->arena);
}

static void ask(World *world, uint32_t relation, uint32_t fact, uint32_t column, uint32_t told) {
    AskedFact asked = {&world->facts, world->index, relation, fact, column, told};
    answers_find(&asked, &world->arena, &world->answers);
}

static void index_world(World *world, size_t relations, size_t names) {
    world->facts = make_facts(world->relations, relations, world->names, names);
    world->index = name_index_build(&world->arena, &world->facts);
}

/* "a|b|c" of a list of texts. */
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
    world.index = name_index_build(arena, &world.facts);
    ask(&world, 0, 1, 1, 1);
    assert_false(world.answers.too_many);
    assert_int_equal(world.answers.right_count, ANSWERS_RIGHT_MAX);
    close_world(&world);
}

/* Whether this fact answers the asked question; *value is what it answers. */
static bool naive_answers(World *world, Arena *arena, const AskedFact *asked, const Relation *relation,
                          const Fact *fact, const char **value) {
    const Relation *own = &world->facts.relations[asked->relation];
    size_t there = relation_find_column(relation, own->columns[asked->column]);
    if (there == SIZE_MAX || !fact->values[there]) return false;
    for (size_t c = 0; c < own->column_count; c++) {
        if (!(asked->told >> c & 1)) continue;
        size_t column = relation_find_column(relation, own->columns[c]);
        if (column == SIZE_MAX || !fact->values[column]) return false;
        if (!naive_same(arena, &world->facts, fact->values[column], own->facts[asked->fact].values[c]))
            return false;
    }
    *value = fact->values[there];
    return true;
}

/* Whether any fact makes the value right; *facts counts those that answer the question. */
static bool naive_is_right(World *world, Arena *arena, const AskedFact *asked, const char *text,
                           size_t *facts) {
    bool right = false;
    *facts = 0;
    for (size_t r = 0; r < world->facts.relation_count; r++)
        for (size_t f = 0; f < world->facts.relations[r].fact_count; f++) {
            const char *value;
            const Relation *relation = &world->facts.relations[r];
            if (!naive_answers(world, arena, asked, relation, &relation->facts[f], &value)) continue;
            (*facts)++;
            if (naive_clash(arena, &world->facts, value, text)) right = true;
        }
    return right;
}

static bool is_denied(Arena *arena, const Relation *relation, const AskedFact *asked, const char *text) {
    const Fact *fact = &relation->facts[asked->fact];
    for (size_t i = 0; i < fact->denied_count; i++)
        if (fact->denied[i].column == asked->column && same_text(arena, fact->denied[i].value, text))
            return true;
    return false;
}

static bool stands_in_column(const Relation *relation, size_t column, const char *text) {
    for (size_t f = 0; f < relation->fact_count; f++)
        if (relation->facts[f].values[column] == text) return true;
    return false;
}

static void check_wrong(World *world, Arena *arena, const AskedFact *asked, uint64_t seed) {
    const Answers *found = &world->answers;
    const Relation *relation = &world->facts.relations[asked->relation];
    size_t facts;
    for (size_t i = 0; i < found->wrong_count; i++) {
        const char *wrong = found->wrong[i];
        if (naive_is_right(world, arena, asked, wrong, &facts))
            fail_msg("seed %d: \"%s\" is offered as wrong and right by a fact", (int)seed, wrong);
        bool proved = is_denied(arena, relation, asked, wrong) ||
                      (relation->complete[asked->column] && stands_in_column(relation, asked->column, wrong));
        if (!proved) fail_msg("seed %d: \"%s\" is wrong by absence alone", (int)seed, wrong);
        for (size_t j = 0; j < i; j++)
            if (naive_clash(arena, &world->facts, found->wrong[j], wrong))
                fail_msg("seed %d: \"%s\" and \"%s\" are both offered", (int)seed, found->wrong[j], wrong);
    }
}

/* Whether a row about a group around the told names, or about parts of them, answers the value: it is no
 * proof either way, so such a value is neither right nor offered as wrong. */
static bool naive_is_near(const World *world, Arena *arena, const AskedFact *asked, const char *value) {
    const Relation *own = &world->facts.relations[asked->relation];
    for (size_t r = 0; r < world->facts.relation_count; r++) {
        const Relation *there = &world->facts.relations[r];
        size_t answer = relation_find_column(there, own->columns[asked->column]);
        for (size_t f = 0; answer != SIZE_MAX && f < there->fact_count; f++) {
            bool agrees = there->facts[f].values[answer] &&
                          naive_clash(arena, &world->facts, there->facts[f].values[answer], value);
            for (size_t c = 0; agrees && c < own->column_count; c++) {
                if (!(asked->told >> c & 1)) continue;
                size_t column = relation_find_column(there, own->columns[c]);
                const char *told = own->facts[asked->fact].values[c];
                agrees = column != SIZE_MAX && told && there->facts[f].values[column] &&
                         naive_clash(arena, &world->facts, there->facts[f].values[column], told);
            }
            if (agrees) return true;
        }
    }
    return false;
}

/* A value that could be offered is offered, or clashes with one that is. */
static void check_not_missed(World *world, Arena *arena, const AskedFact *asked, const char *value,
                             uint64_t seed) {
    size_t facts;
    if (!value || naive_is_right(world, arena, asked, value, &facts)) return;
    for (size_t i = 0; i < world->answers.wrong_count; i++)
        if (naive_clash(arena, &world->facts, world->answers.wrong[i], value)) return;
    if (naive_is_near(world, arena, asked, value)) return;
    fail_msg("seed %d: \"%s\" is proved wrong and not offered", (int)seed, value);
}

static void check_against_model(World *world, const AskedFact *asked, uint64_t seed) {
    Arena arena = {0};
    const Answers *found = &world->answers;
    const Relation *relation = &world->facts.relations[asked->relation];
    const Fact *fact = &relation->facts[asked->fact];
    size_t facts;
    assert_ptr_equal(found->right[0], fact->values[asked->column]);
    for (size_t i = 0; i < found->right_count; i++)
        if (!naive_is_right(world, &arena, asked, found->right[i], &facts))
            fail_msg("seed %d: \"%s\" is no right answer", (int)seed, found->right[i]);
    if (facts != found->fact_count)
        fail_msg("seed %d: %zu facts answer, not %zu", (int)seed, facts, found->fact_count);
    check_wrong(world, &arena, asked, seed);
    bool contradicted = false, nearly = false; /* a row about a group may contradict a denial, too */
    for (size_t i = 0; i < fact->denied_count; i++) {
        if (fact->denied[i].column != asked->column) continue;
        check_not_missed(world, &arena, asked, fact->denied[i].value, seed);
        contradicted |= naive_is_right(world, &arena, asked, fact->denied[i].value, &facts);
        nearly |= naive_is_near(world, &arena, asked, fact->denied[i].value);
    }
    if (found->denied_but_right ? !contradicted && !nearly : contradicted)
        fail_msg("seed %d: denied but right: %d", (int)seed, contradicted);
    for (size_t f = 0; relation->complete[asked->column] && f < relation->fact_count; f++)
        check_not_missed(world, &arena, asked, relation->facts[f].values[asked->column], seed);
    arena_release(&arena);
}

static const char *const WORDS[] = {"Ann",
                                    "ANN ",
                                    "\xC3\x81nn",
                                    "Annie",
                                    "Bob",
                                    "bob",
                                    "Robert",
                                    "Cid",
                                    "C\xC3\xAD"
                                    "d",
                                    "Dee",
                                    "Ann and Bob",
                                    "ann  AND bob",
                                    "All",
                                    "Eve",
                                    "Fay",
                                    "Gus"};

static const char *rolled_word(Random *dice) {
    return WORDS[random_below(dice, sizeof WORDS / sizeof *WORDS)];
}

static void roll_relation(World *world, Random *dice, size_t r) {
    static const char *const columns[] = {"a b", "b a", "a b c", "c d", "d b a", "a c"};
    Relation *relation = &world->relations[r];
    *relation = make_relation(&world->arena, "r", columns[random_below(dice, 6)], 8);
    for (size_t c = 0; c < relation->column_count; c++) relation->complete[c] = random_below(dice, 2);
    size_t rows = 1 + random_below(dice, 7);
    for (size_t f = 0; f < rows; f++) {
        const char *values[4];
        for (size_t c = 0; c < 4; c++) values[c] = random_below(dice, 6) ? rolled_word(dice) : NULL;
        Fact *fact = add_row(&world->arena, relation, values);
        for (uint32_t i = random_below(dice, 4); i > 0; i--)
            add_denied(fact, random_below(dice, (uint32_t)relation->column_count), rolled_word(dice));
    }
}

static void roll_world(World *world, Random *dice) {
    static const char *annie[] = {"Annie", "A. Nonym"}, *bob[] = {"Bob"};
    static const char *duo[] = {"Ann", "Bob"}, *all[] = {"Ann and Bob", "Cid"};
    *world = (World){0};
    size_t relations = 1 + random_below(dice, 3), names = 0;
    for (size_t r = 0; r < relations; r++) roll_relation(world, dice, r);
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Ann", .variants = annie, .variant_count = 2};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Robert", .variants = bob, .variant_count = 1};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Ann and Bob", .members = duo, .member_count = 2};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "All", .members = all, .member_count = 2};
    index_world(world, relations, names);
}

/* Every question that a fact can be asked: each column, told any of the others that the row has. */
static size_t ask_everything(World *world, uint32_t r, uint32_t f, uint64_t seed) {
    const Relation *relation = &world->relations[r];
    const Fact *fact = &relation->facts[f];
    size_t asked_count = 0;
    for (uint32_t c = 0; c < relation->column_count; c++) {
        for (uint32_t told = 0; fact->values[c] && told < 1u << relation->column_count; told++) {
            bool possible = !(told >> c & 1);
            for (size_t t = 0; t < relation->column_count; t++)
                if (told >> t & 1 && !fact->values[t]) possible = false;
            if (!possible) continue;
            AskedFact asked = {&world->facts, world->index, r, f, c, told};
            ask(world, r, f, c, told);
            check_against_model(world, &asked, seed);
            asked_count++;
        }
    }
    return asked_count;
}

static void small_fact_bases_by_dice_agree_with_the_model(void **state) {
    (void)state;
    size_t asked_count = 0;
    for (uint64_t seed = 0; seed < RANDOM_BASES; seed++) {
        Random dice = random_seeded(seed);
        World world;
        roll_world(&world, &dice);
        for (uint32_t r = 0; r < world.facts.relation_count; r++)
            for (uint32_t f = 0; f < world.relations[r].fact_count; f++)
                asked_count += ask_everything(&world, r, f, seed);
        close_world(&world);
    }
    assert_true(asked_count > 30 * RANDOM_BASES);
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
        cmocka_unit_test(small_fact_bases_by_dice_agree_with_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
