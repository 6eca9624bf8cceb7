/* Facts to cards: which cards a relation gives, their ids, explanations and truth. */
#include "unit/facts_fixture.h"

#include "base/random.h"
#include "base/text.h"
#include "cards/answers.h"
#include "cards/card_builder.h"
#include "cards/card_list_proof.h"
#include "cards/card_proof.h"
#include "unit/names_model.h"

typedef struct Bench {
    Arena arena, scratch;
    Relation relations[2];
    Name names[2];
    FactBase facts;
    const NameIndex *index;
    CardList cards;
    Problems problems;
} Bench;

static void close_bench(Bench *bench) {
    arena_release(&bench->arena);
    arena_release(&bench->scratch);
    problems_release(&bench->problems);
}

static void build(Bench *bench, size_t relations, size_t names) {
    bench->cards = (CardList){0};
    bench->facts = make_facts(bench->relations, relations, bench->names, names);
    bench->index = name_index_build(&bench->arena, &bench->arena, &bench->facts);
    CardList known = {0};
    card_builder_build(&bench->facts, bench->index, &bench->arena, &bench->scratch, &bench->cards, &known,
                       &bench->problems);
    card_list_make_distinct(&bench->cards, bench->index, &bench->arena, &bench->scratch, &bench->problems);
}

static void add_question(Relation *relation, size_t column, const char *prompt, const char *statement) {
    relation->questions[relation->question_count++] =
        (Question){.column = column, .prompt = prompt, .statement = statement};
}

static const Card *find_card(const Bench *bench, const char *id) {
    for (size_t i = 0; i < bench->cards.count; i++)
        if (strcmp(bench->cards.items[i].id, id) == 0) return &bench->cards.items[i];
    fail_msg("there is no card %s", id);
    return NULL;
}

/* Four moons; whole in planet, not in moon. */
static void open_moons(Bench *bench) {
    *bench = (Bench){0};
    Arena *arena = &bench->arena;
    bench->relations[0] = make_relation(arena, "moons", "moon planet", 8);
    Relation *moons = &bench->relations[0];
    add_row(arena, moons, (const char *[]){"Io", "Jupiter"});
    add_row(arena, moons, (const char *[]){"Europa", "Jupiter"});
    add_row(arena, moons, (const char *[]){"Titan", "Saturn"});
    add_row(arena, moons, (const char *[]){"Triton", "Neptune"});
    moons->complete[1] = true;
    moons->explanation = "{moon} is a moon of {planet}.";
}

static void a_relation_gives_its_cards(void **state) {
    (void)state;
    Bench bench;
    open_moons(&bench);
    add_question(&bench.relations[0], 1, "Where is {moon}?", "{moon} is a moon of {planet}.");
    add_question(&bench.relations[0], 0, "Which of these is a moon of {planet}?", NULL);
    add_denied(&bench.relations[0].facts[0], 0, "Phobos");
    build(&bench, 1, 0);
    assert_int_equal(bench.cards.count, 4 + 8 + 1); /* questions, statements, and Jupiter's moons */
    assert_int_equal(bench.problems.errors, 0);
    assert_int_equal(bench.problems.warnings, 2); /* Saturn's and Neptune's have no wrong option */
    const Card *jupiter = find_card(&bench, "moons/moon/jupiter");
    assert_int_equal(jupiter->right_count, 2);
    assert_int_equal(jupiter->option_count, 3);
    assert_string_equal(jupiter->options[0], "Io");
    assert_string_equal(jupiter->options[1], "Europa");
    assert_string_equal(jupiter->options[2], "Phobos");
    assert_int_equal(jupiter->fact_count, 2);
    assert_string_equal(bench.cards.fact_ids[jupiter->facts[1]], "moons/2");
    const Card *io = find_card(&bench, "moons/planet/io");
    assert_string_equal(io->prompt, "Where is Io?");
    assert_int_equal(io->option_count, 3); /* Jupiter; Saturn and Neptune */
    assert_true(find_card(&bench, "moons/planet/true/io-jupiter")->statement_is_true);
    close_bench(&bench);
}

/* Rows that answer one question share a choice card, but each is a true statement of its own. */
static void each_row_is_a_statement(void **state) {
    (void)state;
    Bench bench;
    open_moons(&bench);
    add_question(&bench.relations[0], 0, NULL, "{planet} has the moon {moon}.");
    build(&bench, 1, 0);
    static const char *const ids[] = {"moons/moon/true/jupiter-io", "moons/moon/true/jupiter-europa",
                                      "moons/moon/true/saturn-titan", "moons/moon/true/neptune-triton"};
    assert_int_equal(bench.cards.count, 4);
    for (size_t i = 0; i < 4; i++) assert_true(find_card(&bench, ids[i])->statement_is_true);
    close_bench(&bench);
}

/* A card keeps its id when rows come, go or change places around it, since a replay and a score name it. */
static void ids_stay_while_the_fact_stays(void **state) {
    (void)state;
    static const char *const ids[] = {"moons/planet/io", "moons/planet/titan", "moons/planet/true/io-jupiter",
                                      "moons/planet/true/titan-saturn"};
    for (int change = 0; change < 3; change++) {
        Bench bench;
        open_moons(&bench);
        Relation *moons = &bench.relations[0];
        add_question(moons, 1, "Where is {moon}?", "{moon} is a moon of {planet}.");
        if (change == 1) add_row(&bench.arena, moons, (const char *[]){"Phobos", "Mars"});
        if (change == 2) {
            Fact first = moons->facts[0];
            moons->facts[0] = moons->facts[2];
            moons->facts[2] = first;
        }
        build(&bench, 1, 0);
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) find_card(&bench, ids[i]);
        close_bench(&bench);
    }
}

static void ids_that_fall_together_are_told_apart(void **state) {
    (void)state;
    Bench bench = {0};
    bench.relations[0] = make_relation(&bench.arena, "langs", "name use", 4);
    add_row(&bench.arena, &bench.relations[0], (const char *[]){"C", "kernels"});
    add_row(&bench.arena, &bench.relations[0], (const char *[]){"C++", "browsers"});
    add_row(&bench.arena, &bench.relations[0], (const char *[]){"C#", "games"});
    bench.relations[0].complete[1] = true;
    add_question(&bench.relations[0], 1, "What is {name} used for?", NULL);
    build(&bench, 1, 0);
    assert_int_equal(bench.cards.count, 3);
    find_card(&bench, "langs/use/c");
    find_card(&bench, "langs/use/c~2");
    find_card(&bench, "langs/use/c~3");
    close_bench(&bench);
}

static void rows_without_a_value_are_passed_over(void **state) {
    (void)state;
    Bench bench;
    open_moons(&bench);
    add_row(&bench.arena, &bench.relations[0], (const char *[]){"Charon", NULL});
    add_row(&bench.arena, &bench.relations[0], (const char *[]){NULL, "Mars"});
    add_question(&bench.relations[0], 1, "Where is {moon}?", "{moon} is at {planet}.");
    build(&bench, 1, 0);
    assert_int_equal(bench.cards.count, 4 + 8);
    close_bench(&bench);
}

static void explanations_are_put_together(void **state) {
    (void)state;
    enum { LONG_NOTE = 290 };
    char long_note[LONG_NOTE + 1];
    memset(long_note, 'n', LONG_NOTE);
    long_note[LONG_NOTE] = '\0';
    const struct {
        const char *filled, *note; /* the template without columns, so that it stands as it is */
        const char *of_choice, *of_statement;
    } rows[] = {
        {NULL, NULL, NULL, NULL},
        {"Filled.", NULL, "Filled.", "Filled."},
        {NULL, "Note.", "Note.", "Note."},
        {"Filled.", "Note.", "Note.", "Filled. Note."},
        {"Filled.", long_note, long_note, "Filled. nnn"},   /* 298 of 300 characters */
        {"Filled so.", long_note, long_note, "Filled so."}, /* 301 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Bench bench;
        open_moons(&bench);
        bench.relations[0].explanation = rows[i].filled;
        bench.relations[0].facts[0].note = rows[i].note;
        add_question(&bench.relations[0], 1, "Where is {moon}?", "{moon} is at {planet}.");
        build(&bench, 1, 0);
        const char *choice = find_card(&bench, "moons/planet/io")->explanation;
        const char *statement = find_card(&bench, "moons/planet/true/io-jupiter")->explanation;
        if (!choice != !rows[i].of_choice || (choice && strcmp(choice, rows[i].of_choice) != 0))
            fail_msg("row %zu: choice: %s", i, choice ? choice : "none");
        bool as_expected =
            statement && rows[i].of_statement &&
            (strstr(rows[i].of_statement, "nnn") ? strlen(statement) == 7 + 1 + LONG_NOTE
                                                 : strcmp(statement, rows[i].of_statement) == 0);
        if (!statement != !rows[i].of_statement || (statement && !as_expected))
            fail_msg("row %zu: statement: %s", i, statement ? statement : "none");
        close_bench(&bench);
    }
}

static void a_row_has_its_own_difficulty_and_source(void **state) {
    (void)state;
    Bench bench;
    open_moons(&bench);
    bench.relations[0].difficulty = DIFFICULTY_EASY;
    bench.relations[0].facts[2].difficulty = DIFFICULTY_HARD;
    add_question(&bench.relations[0], 1, "Where is {moon}?", NULL);
    build(&bench, 1, 0);
    assert_int_equal(find_card(&bench, "moons/planet/io")->difficulty, DIFFICULTY_EASY);
    assert_int_equal(find_card(&bench, "moons/planet/titan")->difficulty, DIFFICULTY_HARD);
    assert_string_equal(find_card(&bench, "moons/planet/io")->source->id, "s");
    assert_int_equal(find_card(&bench, "moons/planet/titan")->place.line, 3);
    close_bench(&bench);
}

static const char *const WORDS[] = {"Ann", "ANN", "Annie", "Bob", "Cid", "cid ", "Ann and Bob", "Dee", "Eve"};
#define WORD_COUNT (sizeof WORDS / sizeof *WORDS)

/* The literal that a piece of a prompt repeats. */
static const char *word_like(const char *text, size_t length) {
    for (size_t i = 0; i < WORD_COUNT; i++)
        if (strlen(WORDS[i]) == length && memcmp(WORDS[i], text, length) == 0) return WORDS[i];
    fail_msg("no word: %.*s", (int)length, text);
    return NULL;
}

/* Whether any fact says told~said, or something that holds it or is part of it. */
static bool is_said_by_a_fact(const Bench *bench, const char *told, const char *said) {
    Arena arena = {0};
    bool found = false;
    for (size_t r = 0; r < bench->facts.relation_count; r++) {
        const Relation *relation = &bench->facts.relations[r];
        size_t a = relation_find_column(relation, "a"), b = relation_find_column(relation, "b");
        for (size_t f = 0; f < relation->fact_count && !found; f++) {
            const char *left = relation->facts[f].values[a], *right = relation->facts[f].values[b];
            found = left && right && naive_same(&arena, &bench->facts, left, told) &&
                    naive_clash(&arena, &bench->facts, right, said);
        }
    }
    arena_release(&arena);
    return found;
}

static void roll_bench(Bench *bench, uint64_t seed) {
    static const char *annie[] = {"Annie"}, *duo[] = {"Ann", "Bob"};
    Random dice = random_seeded(seed);
    *bench = (Bench){0};
    for (size_t r = 0; r < 2; r++) {
        bench->relations[r] = make_relation(&bench->arena, r ? "second" : "first", r ? "b a" : "a b", 8);
        Relation *relation = &bench->relations[r];
        for (uint32_t i = random_below(&dice, 7); i > 0; i--) {
            const char *values[2];
            for (size_t c = 0; c < 2; c++) values[c] = WORDS[random_below(&dice, WORD_COUNT)];
            Fact *fact = add_row(&bench->arena, relation, values);
            if (random_below(&dice, 2))
                add_denied(fact, random_below(&dice, 2), WORDS[random_below(&dice, WORD_COUNT)]);
        }
        relation->complete[random_below(&dice, 2)] = true;
        add_question(relation, r ? 0 : 1, NULL, "{a}~{b}");
    }
    bench->names[0] = (Name){.printed = "Ann", .variants = annie, .variant_count = 1};
    bench->names[1] = (Name){.printed = "Ann and Bob", .members = duo, .member_count = 2};
    build(bench, 2, random_below(&dice, 3));
}

static void false_statements_are_false(void **state) {
    (void)state;
    size_t counts[2] = {0};
    for (uint64_t seed = 0; seed < 5000; seed++) {
        Bench bench;
        roll_bench(&bench, seed);
        for (size_t i = 0; i < bench.cards.count; i++) {
            const Card *card = &bench.cards.items[i];
            const char *tilde = strchr(card->prompt, '~');
            const char *told = word_like(card->prompt, (size_t)(tilde - card->prompt));
            const char *said = word_like(tilde + 1, strlen(tilde + 1));
            if (is_said_by_a_fact(&bench, told, said) != card->statement_is_true)
                fail_msg("seed %d: \"%s\" is called %d", (int)seed, card->prompt, card->statement_is_true);
            counts[card->statement_is_true]++;
            for (size_t j = 0; j < i; j++)
                if (strcmp(card->id, bench.cards.items[j].id) == 0)
                    fail_msg("seed %d: twice %s", (int)seed, card->id);
        }
        close_bench(&bench);
    }
    assert_true(counts[0] > 5000 && counts[1] > 20000);
}

static void the_same_question_comes_once(void **state) {
    (void)state;
    Bench bench;
    open_moons(&bench);
    bench.relations[1] = make_relation(&bench.arena, "again", "moon planet", 4);
    add_row(&bench.arena, &bench.relations[1], (const char *[]){"IO", "jupiter"});
    bench.relations[1].complete[1] = true;
    add_denied(&bench.relations[1].facts[0], 1, "Mars");
    for (size_t r = 0; r < 2; r++) add_question(&bench.relations[r], 1, "Where is {moon}?", NULL);
    build(&bench, 2, 0);
    assert_int_equal(bench.cards.count, 4);
    assert_int_equal(bench.problems.count, 0);
    close_bench(&bench);
}

/* Every 100th answer stands twice, and one term has two: what is shared must be the very answers. */
static void cards_of_a_long_relation_share_their_options(void **state) {
    (void)state;
    enum { ROWS = 3200 };
    Bench bench = {0};
    Arena *arena = &bench.arena;
    bench.relations[0] = make_relation(arena, "list", "term meaning", ROWS);
    for (uint32_t i = 0; i < ROWS; i++) {
        const char *term = i == 77 ? "term 76" : arena_format(arena, "term %u", i);
        const char *meaning = arena_format(arena, "meaning %u", i % 100 == 50 ? i - 10 : i);
        add_row(arena, &bench.relations[0], (const char *[]){term, meaning});
    }
    bench.relations[0].complete[1] = true;
    add_question(&bench.relations[0], 1, "{term}", NULL);
    build(&bench, 1, 0);
    assert_int_equal(bench.cards.count, ROWS - 1);
    size_t shared = 0;
    for (uint32_t c = 0; c < bench.cards.count; c++) {
        const Card *card = &bench.cards.items[c];
        uint32_t row = c < 77 ? c : c + 1;
        const AskedFact asked = {&bench.facts, bench.index, 0, row, 1, 1};
        Answers answers;
        answers_find(&asked, &bench.scratch, &answers);
        assert_int_equal(card->right_count, answers.right_count);
        assert_int_equal(card->option_count, answers.right_count + answers.wrong_count);
        for (size_t i = 0; i < card->option_count; i++) {
            const char *expected =
                i < answers.right_count ? answers.right[i] : answers.wrong[i - answers.right_count];
            if (strcmp(card->options[i], expected) != 0)
                fail_msg("row %u: %s, not %s", row, card->options[i], expected);
        }
        shared += c > 0 && card->options == bench.cards.items[c - 1].options + 1;
    }
    assert_int_equal(find_card(&bench, "list/meaning/term-76")->right_count, 2);
    assert_in_range(shared, ROWS / 4, ROWS * 3 / 4);
    close_bench(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_relation_gives_its_cards),
        cmocka_unit_test(each_row_is_a_statement),
        cmocka_unit_test(ids_stay_while_the_fact_stays),
        cmocka_unit_test(ids_that_fall_together_are_told_apart),
        cmocka_unit_test(rows_without_a_value_are_passed_over),
        cmocka_unit_test(explanations_are_put_together),
        cmocka_unit_test(a_row_has_its_own_difficulty_and_source),
        cmocka_unit_test(false_statements_are_false),
        cmocka_unit_test(the_same_question_comes_once),
        cmocka_unit_test(cards_of_a_long_relation_share_their_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
