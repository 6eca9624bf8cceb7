/* Cards that come last in a YAML file are read one by one; wherever they stand, and however the file is
 * written, the same cards and problems come of it. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"

#define HEAD "title: Order\nlanguage: en\nsources:\n  book: {title: A book}\n"
#define NAMES "names:\n  The oak: [Oak]\n"
#define CARDS                                                                                                \
    "cards:\n  - ask: Which tree has acorns?\n    right: The oak\n    wrong: [The elm, The ash]\n"           \
    "    source: book\n# a remark\n  - state: Leaves fall.\n    answer: true\n"

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
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool has_faulty_blurb = *texts[i] == 'b';
        if (strcmp(read_cards(texts[i], 2, has_faulty_blurb).hex, wanted.hex) != 0)
            fail_msg("other cards of\n%s", texts[i]);
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
                                        HEAD CARDS "  - ask: Without?\n---\ntitle: Two\n"};
    for (size_t i = 0; i < 2; i++) {
        Pack pack;
        Problems problems = {0};
        assert_false(pack_read_text("order.yaml", texts[i], strlen(texts[i]), &pack, &problems));
        assert_int_equal(problems.count, 1);
        assert_int_equal(problems.errors, 1);
        assert_in_range(problems.items[0].place.line, 14, 15);
        problems_release(&problems);
    }
}

/* Wherever memory runs out, nothing stays behind (the sanitizers look). */
static void memory_may_run_out_at_any_card(void **state) {
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
        cmocka_unit_test(what_is_missing_or_twice_is_told_as_ever),
        cmocka_unit_test(a_file_that_is_no_yaml_tells_only_that),
        cmocka_unit_test(memory_may_run_out_at_any_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
