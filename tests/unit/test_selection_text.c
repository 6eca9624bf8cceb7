/* Selections as text: what is written is read back, and from outside nothing else is taken. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "cards/selection_text.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "quizleaf-selection 1\n"

static bool reads(const char *text, Arena *arena, SelectionText *out) {
    return selection_text_read(text, strlen(text), arena, out);
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    Arena arena = {0};
    Buffer first = {0}, second = {0};
    SelectionText selection = {.packs = {{{A}, "Leaves"}, {{B}, "M\xC3\xB6nde + more (easy)"}},
                               .pack_count = 2,
                               .topics = {"Sky", "", "Sea", "Sky"},
                               .topic_count = 4,
                               .difficulties = 1u << DIFFICULTY_EASY | 1u << DIFFICULTY_HARD | 1u << 7};
    SelectionText read;
    selection_text_settle(&selection);
    selection_text_write(&selection, &first);
    assert_string_equal(buffer_text(&first), HEAD "pack " A " Leaves\npack " B " M\xC3\xB6nde + more (easy)\n"
                                                  "topic \ntopic Sea\ntopic Sky\n"
                                                  "difficulty easy\ndifficulty hard\n");
    assert_true(reads(buffer_text(&first), &arena, &read));
    selection_text_write(&read, &second);
    assert_string_equal(buffer_text(&first), buffer_text(&second));
    CardFilter filter = selection_text_filter(&read);
    assert_int_equal(filter.topic_count, 3);
    assert_string_equal(filter.topics[2], "Sky");
    assert_int_equal(filter.difficulties, selection.difficulties);
    buffer_release(&first);
    buffer_release(&second);
    arena_release(&arena);
}

/* Only where there is something that could hold for long lists: there is one text for a selection. */
static void the_version_says_whether_long_lists_are_filtered(void **state) {
    (void)state;
    Arena arena = {0};
    SelectionText read;
    Buffer again = {0};
    const char *text = "quizleaf-selection 2\npack " A " Leaves\ntopic Sea\n";
    assert_true(selection_text_is(text, strlen(text)));
    assert_true(reads(text, &arena, &read));
    assert_true(selection_text_filter(&read).long_lists_too);
    selection_text_write(&read, &again);
    assert_string_equal(buffer_text(&again), text);
    assert_true(reads(HEAD "pack " A " Leaves\ntopic Sea\n", &arena, &read));
    assert_false(selection_text_filter(&read).long_lists_too);
    assert_false(reads("quizleaf-selection 3\npack " A " Leaves\ntopic Sea\n", &arena, &read));
    assert_false(reads("quizleaf-selection 12\npack " A " Leaves\ntopic Sea\n", &arena, &read));
    SelectionText nothing = {.packs = {{{A}, "L"}}, .pack_count = 1, .long_lists_too = true};
    selection_text_settle(&nothing);
    assert_false(nothing.long_lists_too);
    buffer_release(&again);
    arena_release(&arena);
}

static void nothing_else_is_read(void **state) {
    (void)state;
    static const char *const refused[] = {
        "",
        "quizleaf-selection 1",
        HEAD,
        "quizleaf-selection 2\npack " A " Leaves\n",
        HEAD "pack " A " Leaves", /* no line end */
        HEAD "pack " A " \n",     /* no title */
        HEAD "pack " A "\n",
        HEAD "pack " A "0 Leaves\n", /* 65 digits */
        HEAD "pack A" A " Leaves\n",
        HEAD "pack aaaa Leaves\n",
        HEAD "pack " A " Lea\x01ves\n",
        HEAD "pack " A " Lea\xFFves\n",
        HEAD "pack " A " Leaves\r\n",
        HEAD "pack " A " Leaves\n\n",
        HEAD "pack " A " Leaves\ntopic\n",
        HEAD "pack " A " Leaves\ntopics Sea\n",
        HEAD "pack " A " Leaves\ntopic Sky\ntopic Sea\n", /* not sorted */
        HEAD "pack " A " Leaves\ntopic Sea\ntopic Sea\n", /* twice */
        HEAD "topic Sea\npack " A " Leaves\n",            /* another order */
        HEAD "pack " A " Leaves\ndifficulty hard\ndifficulty easy\n",
        HEAD "pack " A " Leaves\ndifficulty\n",
        HEAD "pack " A " Leaves\ndifficulty \n",
        HEAD "pack " A " Leaves\ndifficulty fair\n",
        /* All of them are none. */
        HEAD "pack " A " Leaves\ndifficulty easy\ndifficulty medium\ndifficulty hard\n",
    };
    Arena arena = {0};
    SelectionText untouched = {.pack_count = 7};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (reads(refused[i], &arena, &untouched)) fail_msg("row %zu was read: %s", i, refused[i]);
        assert_int_equal(untouched.pack_count, 7);
    }
    const char with_nul[] = HEAD "pack " A " Lea\0ves\n";
    assert_false(selection_text_read(with_nul, sizeof with_nul - 1, &arena, &untouched));
    arena_release(&arena);
}

/* One more line of a kind than there may be. */
static bool reads_lines(const char *format, int count, Arena *arena) {
    Buffer text = {0};
    SelectionText read;
    buffer_add_text(&text, HEAD "pack " A " Leaves\n");
    for (int i = 0; i < count; i++) buffer_format(&text, format, i);
    bool ok = reads(buffer_text(&text), arena, &read);
    buffer_release(&text);
    return ok;
}

static void ceilings_hold(void **state) {
    (void)state;
    Arena arena = {0};
    assert_true(reads_lines("pack " A " Leaves %d\n", SELECTION_LISTS_MAX - 1, &arena));
    assert_false(reads_lines("pack " A " Leaves %d\n", SELECTION_LISTS_MAX, &arena));
    assert_true(reads_lines("topic t%03d\n", SELECTION_TOPICS_MAX, &arena));
    assert_false(reads_lines("topic t%03d\n", SELECTION_TOPICS_MAX + 1, &arena));
    Buffer text = {0};
    SelectionText read;
    buffer_format(&text, HEAD "pack " A " %0*d\n", SELECTION_TITLE_BYTES_MAX, 0);
    assert_true(reads(buffer_text(&text), &arena, &read));
    buffer_clear(&text);
    buffer_format(&text, HEAD "pack " A " %0*d\n", SELECTION_TITLE_BYTES_MAX + 1, 0);
    assert_false(reads(buffer_text(&text), &arena, &read));
    buffer_clear(&text);
    buffer_format(&text, HEAD "pack " A " Leaves\ntopic %0*d\n", SELECTION_TEXT_BYTES_MAX, 0);
    assert_false(reads(buffer_text(&text), &arena, &read));
    buffer_release(&text);
    arena_release(&arena);
}

static void titles_say_what_was_chosen(void **state) {
    (void)state;
    static const struct {
        const char *text, *title;
    } rows[] = {
        {HEAD "pack " A " Leaves\n", "Leaves"},
        {HEAD "pack " A " Leaves\npack " B " Moons\n", "Leaves + Moons"},
        {HEAD "pack " A " Leaves\ndifficulty easy\n", "Leaves (easy)"},
        {HEAD "pack " A " Leaves\ntopic \ntopic Sea\ndifficulty easy\ndifficulty hard\n",
         "Leaves (easy, hard; no topic, Sea)"},
    };
    Arena arena = {0};
    SelectionText selection;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(reads(rows[i].text, &arena, &selection));
        assert_string_equal(selection_text_title(&selection, &arena), rows[i].title);
    }
    arena_release(&arena);
}

/* Where a title does not name all, it differs all the same. */
static void long_selections_have_titles_of_their_own(void **state) {
    (void)state;
    Arena arena = {0};
    SelectionText selection;
    assert_true(reads(HEAD "pack " A " L\ntopic a\ntopic b\ntopic c\n", &arena, &selection));
    const char *first = selection_text_title(&selection, &arena);
    assert_true(reads(HEAD "pack " A " L\ntopic a\ntopic b\ntopic d\n", &arena, &selection));
    const char *second = selection_text_title(&selection, &arena);
    assert_string_equal(second + selection_text_plain_title(second), strrchr(second, '#') - 1);
    assert_int_equal(selection_text_plain_title("Leaves #12"), 10);
    assert_int_equal(selection_text_plain_title("#123abc"), 7);
    assert_int_equal(strncmp(first, "L (a, b, 1 more) #", 18), 0);
    assert_int_equal(strncmp(second, "L (a, b, 1 more) #", 18), 0);
    assert_string_not_equal(first, second);
    selection.pack_count = 2;
    selection.packs[0].title = selection.packs[1].title =
        arena_format(&arena, "%0*d", SELECTION_TITLE_BYTES_MAX, 0);
    assert_true(strlen(selection_text_title(&selection, &arena)) <= SELECTION_TITLE_BYTES_MAX);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_version_says_whether_long_lists_are_filtered),
        cmocka_unit_test(nothing_else_is_read),
        cmocka_unit_test(ceilings_hold),
        cmocka_unit_test(titles_say_what_was_chosen),
        cmocka_unit_test(long_selections_have_titles_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
