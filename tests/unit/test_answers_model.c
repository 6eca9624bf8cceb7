/* Which values are right and which are proved wrong: thousands of small fact bases by dice against a naive
 * model that goes through all facts with text_fold and plain loops. */
#include "unit/facts_world.h"

#include "base/random.h"
#include "unit/names_model.h"

#define RANDOM_BASES 5000

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_fact_bases_by_dice_agree_with_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
