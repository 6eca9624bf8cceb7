/* A field of an Anki note as a card can have it: clozes, marks of sounds and formulas. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/anki_field.h"
#include "packs/pack.h"

static const struct {
    const char *text;
    unsigned number;
    const char *prompt, *answer; /* NULL: refused */
} CLOZES[] = {
    {"a {{c1::b}} c", 1, "a _____ c", "b"},
    {"{{c1::b::hint}}", 1, "_____ (hint)", "b"},
    {"{{c1::b::hint}} {{c2::d::other}}", 2, "b _____ (other)", "d"},
    {"{{c1::b}} and {{c1::d}}", 1, "_____ and _____", "b, d"},
    {"{{c1::b}} and {{c1::b}}", 1, "_____ and _____", "b"},
    {"{{c1::a {{c2::b}} c}}", 1, "_____", "a b c"},
    {"{{c1::a {{c2::b}} c}}", 2, "a _____ c", "b"},
    {"{{c1::a {{c1::b}} c}}", 1, "_____", "a b c"},
    {"{{c1::a::b::c}}", 1, "_____ (b::c)", "a"},
    {"x::y {{c1::a}} }} {{d}}", 1, "x::y _____ }} {{d}}", "a"},
    {"{{c1::}}", 1, NULL, NULL},
    {"{{c1::a", 1, NULL, NULL},
    {"{{c1::a}}", 2, NULL, NULL},
    {"{{c::a}}", 1, NULL, NULL},
    {"{{c1::{{c1::{{c1::{{c1::{{c1::{{c1::{{c1::{{c1::{{c1::deep}}}}}}}}}}}}}}}}}}", 1, "_____}}", "{{c1"},
};

static void clozes_are_cut(void **state) {
    (void)state;
    Arena scratch = {0};
    PackReading reading = {.arena = &scratch, .scratch = &scratch};
    for (size_t i = 0; i < sizeof CLOZES / sizeof *CLOZES; i++) {
        const char *prompt, *answer;
        bool ok = anki_field_cut(&reading, CLOZES[i].text, CLOZES[i].number, &prompt, &answer);
        if (ok != (CLOZES[i].prompt != NULL)) fail_msg("%s", CLOZES[i].text);
        if (!ok) continue;
        assert_string_equal(prompt, CLOZES[i].prompt);
        assert_string_equal(answer, CLOZES[i].answer);
    }
    unsigned numbers[ANKI_CLOZES_MAX];
    assert_int_equal(anki_field_clozes("{{c3::a}} {{c1::b}} {{c3::c}} {{c::d}} {{c2::e", numbers), 3);
    for (unsigned i = 0; i < 3; i++) assert_int_equal(numbers[i], i + 1);
    arena_release(&scratch);
}

/* Marks of sounds and formulas go, brackets and strokes that mark nothing stay. */
static void marks_in_fields_go_in_pairs(void **state) {
    (void)state;
    static const struct {
        const char *field, *text;
    } rows[] = {
        {"\\(x^2\\) and \\[y\\]", "x^2 and y"},
        {"[latex]a[/latex] [$]b[/$] [$$]c[/$$] [$]d[/$]", "a b c d"},
        {"[sound:a.mp3]heard [anki:play:q:0]", "heard"},
        {"^[/|\\]^ \\(", "^[/|\\]^ \\("},
        {"\\) a \\(b\\) c\\)", "\\) a b c\\)"},
        {"\\(a \\( b\\) [/latex] [$]", "a \\( b [/latex] [$]"},
        {"[sound:open", "[sound:open"},
    };
    Arena arena = {0}, scratch = {0};
    PackReading reading = {.arena = &arena, .scratch = &scratch};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(anki_field_read(&reading, rows[i].field, strlen(rows[i].field), true).text,
                            rows[i].text);
    arena_release(&arena);
    arena_release(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clozes_are_cut),
        cmocka_unit_test(marks_in_fields_go_in_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
