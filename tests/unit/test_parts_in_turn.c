/* Facts and cards that stand at the end of a YAML file are read one by one; wherever they stand, and however
 * the file is written, the same cards and problems come of it. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "packs/pack.h"

#define HEAD "title: Order\nlanguage: en\nsources:\n  book: {title: A book}\n"
#define NAMES "names:\n  The oak: [Oak]\n"
#define CARDS                                                                                                \
    "cards:\n  - ask: Which tree has acorns?\n    right: The oak\n    wrong: [The elm, The ash]\n"           \
    "    source: book\n# a remark\n  - state: Leaves fall.\n    answer: true\n"

#define TREE(name, fruit) "    - {tree: " name ", fruit: " fruit ", source: book}\n"
#define FRUITS                                                                                               \
    "  fruits:\n    category: Trees\n    columns: [tree, fruit]\n    complete: true\n"                       \
    "    ask:\n      fruit: \"What grows on {tree}?\"\n    rows:\n" TREE("The oak", "the acorn")             \
        TREE("The beech", "the beechnut") TREE("The pine", "the cone")
#define HEIGHTS                                                                                              \
    "  heights:\n    category: Heights\n    columns: [tree, height]\n    complete: true\n"                   \
    "    ask:\n      height: \"How high is {tree}?\"\n    rows:\n"                                           \
    "    - {tree: Oak, height: 40 m, source: book}\n    - {tree: The pine, height: 45 m, source: book}\n"
#define FACTS "facts:\n" FRUITS HEIGHTS
#define FACT_CARDS 5

static Fingerprint read_cards(const char *text, size_t cards, size_t errors) {
    Pack pack;
    Problems problems = {0};
    if (!pack_read_text("order.yaml", text, strlen(text), &pack, &problems))
        fail_msg("%s\nis not read: %s", text, problems.items[0].sentence);
    if (pack.cards.count != cards || problems.errors != errors)
        fail_msg("%s\n%zu cards, %zu errors", text, pack.cards.count, problems.errors);
    Fingerprint fingerprint = card_list_fingerprint(&pack.cards);
    pack_release(&pack);
    problems_release(&problems);
    return fingerprint;
}

static void cards_are_the_same_wherever_they_stand(void **state) {
    (void)state;
    static const char *const texts[] = {
        HEAD CARDS NAMES,
        CARDS HEAD NAMES,
        "# a remark\n" HEAD NAMES CARDS "\n# the end\n",
        "title: Order\ncards:\n- ask: Which tree has acorns?\n  right: The oak\n  wrong: [The elm, The ash]\n"
        "  source: book\n- {state: Leaves fall., answer: true}\nlanguage: en\nsources:\n  book: {title: A "
        "book}\n",
        HEAD "cards:\n- ask: Which tree has acorns?\n  right: The oak\n  wrong: [The elm, The ash]\n"
             "  source: book\n- {state: Leaves fall., answer: true}\n",
        "{title: Order, language: en,\ncards: [{ask: 'Which tree has acorns?', right: The oak, wrong: [The "
        "elm,"
        " The ash], source: book}, {state: Leaves fall., answer: true}], sources: {book: {title: A book}}}\n",
        "blurb: \"It says\n\n  cards: none\"\n" HEAD CARDS,
    };
    Fingerprint wanted = read_cards(HEAD NAMES CARDS, 2, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(read_cards(texts[i], 2, 0).hex, wanted.hex) != 0) fail_msg("other cards of\n%s", texts[i]);
}

static void facts_are_the_same_wherever_they_stand(void **state) {
    (void)state;
    static const char *const texts[] = {
        HEAD FACTS CARDS NAMES, HEAD CARDS FACTS NAMES,          CARDS HEAD FACTS NAMES,
        FACTS HEAD NAMES CARDS, HEAD FACTS NAMES CARDS,          HEAD NAMES CARDS FACTS,
        NAMES FACTS CARDS HEAD, HEAD NAMES FACTS "# oh\n" CARDS,
    };
    Fingerprint wanted = read_cards(HEAD NAMES FACTS CARDS, FACT_CARDS + 2, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(read_cards(texts[i], FACT_CARDS + 2, 0).hex, wanted.hex) != 0)
            fail_msg("other cards of\n%s", texts[i]);
    read_cards(HEAD NAMES FACTS, FACT_CARDS, 0);
}

/* How much is told, and of what, where facts are read in turn and where they wait for the head behind them.
 */
static void faults_of_facts_are_told_as_ever(void **state) {
    (void)state;
    static const struct {
        const char *facts;
        size_t cards, errors;
    } rows[] = {
        {FACTS "facts: {}\n", FACT_CARDS, 1},                    /* the first counts */
        {FACTS HEIGHTS, FACT_CARDS, 1},                          /* one name twice; one question twice */
        {FACTS "  \"\": {}\n", FACT_CARDS, 2},                   /* no name */
        {FACTS "  heights of all: {}\n", FACT_CARDS, 1},         /* no plain name */
        {FACTS "  empty:\n    category: None\n", FACT_CARDS, 2}, /* neither columns nor rows */
        {FACTS "  - nothing\n", 0, 1},                           /* no YAML */
        {FACTS "  [a, list]: {}\n", FACT_CARDS, 2},              /* no name */
        {FACTS "  &a more: 3\n", FACT_CARDS, 2},                 /* no map */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int waits = 0; waits < 2; waits++) {
            Pack pack;
            Problems problems = {0};
            char text[4096];
            snprintf(text, sizeof text, "%s%s%s", waits ? "" : HEAD, rows[i].facts, waits ? HEAD : "");
            if (pack_read_text("order.yaml", text, strlen(text), &pack, &problems)) {
                if (pack.cards.count != rows[i].cards)
                    fail_msg("row %zu, %d: %zu cards", i, waits, pack.cards.count);
                pack_release(&pack);
            } else if (rows[i].cards) {
                fail_msg("row %zu, %d: not read", i, waits);
            }
            if (problems.errors != rows[i].errors)
                fail_msg("row %zu, %d: %zu errors: %s", i, waits, problems.errors,
                         problems.items[0].sentence);
            problems_release(&problems);
        }
    }
}

static void of_too_many_relations_the_first_are_read(void **state) {
    (void)state;
    for (int waits = 0; waits < 2; waits++) {
        Pack pack;
        Problems problems = {0};
        Buffer text = {0};
        buffer_add_text(&text, waits ? "" : HEAD);
        buffer_add_text(&text, FACTS);
        for (int i = 0; i < 999; i++)
            buffer_format(
                &text, "  more-%d:\n    category: Many\n    columns: [a]\n    rows: [{a: b, source: book}]\n",
                i);
        buffer_add_text(&text, waits ? HEAD : "");
        assert_true(pack_read_text("order.yaml", buffer_text(&text), text.length, &pack, &problems));
        assert_int_equal(pack.facts.relation_count, 1000);
        assert_int_equal(problems.errors, 1);
        assert_non_null(strstr(problems.items[0].sentence, "1001 relations"));
        pack_release(&pack);
        problems_release(&problems);
        buffer_release(&text);
    }
}

static void what_is_missing_or_twice_is_told_as_ever(void **state) {
    (void)state;
    read_cards(HEAD "colour: red\n" CARDS, 2, 1);       /* an unknown key in front */
    read_cards(HEAD CARDS "cards: []\n", 2, 1);         /* the first counts */
    read_cards(HEAD "title: Again\n" CARDS, 2, 1);      /* the first counts */
    read_cards(HEAD CARDS "  - ask: Without?\n", 2, 1); /* a card with a fault */
    read_cards(HEAD CARDS "  - &a {state: Yes., answer: true}\n", 3, 1);
}

/* Cards were read already when the fault shows: it alone is told, once. */
static void a_file_that_is_no_yaml_tells_only_that(void **state) {
    (void)state;
    static const char *const texts[] = {HEAD CARDS "  - ask: Without?\n  - [\n",
                                        HEAD CARDS "  - ask: Without?\n---\ntitle: Two\n",
                                        HEAD FACTS "  more: [\n", HEAD FACTS "---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Pack pack;
        Problems problems = {0};
        assert_false(pack_read_text("order.yaml", texts[i], strlen(texts[i]), &pack, &problems));
        assert_int_equal(problems.count, 1);
        assert_int_equal(problems.errors, 1);
        assert_in_range(problems.items[0].place.line, 14, 30);
        problems_release(&problems);
    }
}

/* Wherever memory runs out, nothing stays behind (the sanitizers look). */
static void memory_may_run_out_at_any_item(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_add_text(&text, HEAD "cards:\n");
    for (int i = 0; i < 2000; i++)
        buffer_format(&text, "  - ask: What is number %d?\n    right: It is %d\n    wrong: [No, Nothing]\n",
                      i, i);
    size_t failed = 0;
    for (size_t limit = 150 * KIBIBYTE; limit < 1500 * KIBIBYTE; limit += 37 * KIBIBYTE) {
        Pack pack;
        Problems problems = {0};
        if (pack_read_text_within(limit, "many.yaml", text.text, text.length, &pack, &problems))
            pack_release(&pack);
        else
            failed++;
        problems_release(&problems);
    }
    assert_true(failed > 10);
    buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_are_the_same_wherever_they_stand),
        cmocka_unit_test(facts_are_the_same_wherever_they_stand),
        cmocka_unit_test(faults_of_facts_are_told_as_ever),
        cmocka_unit_test(of_too_many_relations_the_first_are_read),
        cmocka_unit_test(what_is_missing_or_twice_is_told_as_ever),
        cmocka_unit_test(a_file_that_is_no_yaml_tells_only_that),
        cmocka_unit_test(memory_may_run_out_at_any_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
