/* Which characters a pack is written with, whatever text of it they stand in. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack_characters.h"

/* Exactly these, in rising order. */
static void expect_characters(const char *path, const char *text, size_t length, const char *expected) {
    Problems problems = {0};
    Arena arena = {0};
    Pack pack;
    assert_true(pack_read_text(path, text, length, &pack, &problems));
    PackCharacters characters = pack_characters(&pack, &arena);
    for (size_t i = 0; i < characters.count; i++) {
        uint32_t wanted = *expected ? text_next(&expected) : 0;
        if (characters.items[i] != wanted)
            fail_msg("%s: U+%04X, not U+%04X", path, characters.items[i], wanted);
    }
    if (*expected) fail_msg("%s: without %s", path, expected);
    arena_release(&arena);
    pack_release(&pack);
    problems_release(&problems);
}

static void every_text_of_a_card_counts(void **state) {
    (void)state;
    static const char text[] =
        "title: \u0391\n"
        "language: en\n"
        "blurb: \u0392\n"
        "# \u0393: a remark is not shown\n"
        "sources:\n  book: {title: \u0394, publisher: \u0395, date: 2020}\n"
        "cards:\n"
        "  - {ask: \u0396\u0391?, right: \u0397, wrong: [\u0398, a, b], explain: \u0399,\n"
        "     category: \u039A, source: book}\n"
        "  - {ask: How many?, number: 3, unit: \u039B}\n"
        "  - {ask: Who?, type: [c, \u039C]}\n";
    expect_characters("a.yaml", text, sizeof text - 1, "ΑΒΔΕΖΗΘΙΚΛΜ");
    static const char plain[] = "title: A\nlanguage: en\ncards:\n  - {state: It is so., answer: true}\n";
    expect_characters("b.yaml", plain, sizeof plain - 1, "");
}

/* Its cards are not made to know. */
static void a_long_list_counts_as_it_stands(void **state) {
    (void)state;
    Buffer text = {0};
    for (int i = 0; i < 6000; i++)
        buffer_format(&text, "term %d%s\tmeaning %d\n", i, i == 5999 ? "ж" : "", i);
    expect_characters("long.tsv", buffer_text(&text), text.length, "ж");
    buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_of_a_card_counts),
        cmocka_unit_test(a_long_list_counts_as_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
