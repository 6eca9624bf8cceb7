/* Words and meanings, one a line: each sign between them, what is no such list, and lines that are told. */
#include "unit/format_fixture.h"

#include "packs/pack_format.h"

#define ASKED(prompt, right, others) "choice: " prompt " +" right others " (list) [list]\n"
#define LIST                                                                                                 \
    ASKED("dog", "Hund", " -Katze -Kuh")                                                                     \
    ASKED("cat", "Katze", " -Kuh -Hund")                                                                     \
    ASKED("cow", "Kuh", " -Hund -Katze")                                                                     \
    ASKED("Hund", "dog", " -cat -cow") ASKED("Katze", "cat", " -cow -dog") ASKED("Kuh", "cow", " -dog -cat")

static void every_sign_parts_a_word_from_its_meaning(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"list.txt",
         "dog - Hund\n"
         "cat - Katze\n"
         "cow - Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "dog – Hund\n"
         "\n"
         "cat — Katze\n"
         "  cow -  Kuh  \n",
         0, LIST, ""},
        {"list.txt",
         "dog: Hund\n"
         "cat : Katze\n"
         "cow: Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "dog = Hund\n"
         "cat= Katze\n"
         "cow=Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "dog -> Hund\n"
         "cat → Katze\n"
         "cow => Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "1. dog - Hund\n"
         "2) cat - Katze\n"
         "10. cow - Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "• dog: Hund\n"
         "* cat: Katze\n"
         "- cow: Kuh\n",
         0, LIST, ""},
        {"list.txt",
         "dog：Hund\n"
         "cat：Katze\n"
         "cow：Kuh\n",
         0, LIST, ""},
        {"list",
         "dog - Hund\n"
         "cat - Katze\n"
         "cow - Kuh\n",
         0, LIST, ""},
    };
    ASSERT_ALL_READ(rows);
}

static void titles_and_names_of_columns_are_no_words(void **state) {
    (void)state;
    static const char text[] = "Unit 3\n\nEnglish = German\ndog = Hund\ncat = Katze\ncow = Kuh\n";
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("list.txt", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(problems.count, 0);
    assert_string_equal(pack.title, "Unit 3");
    assert_int_equal(pack.cards.count, 6);
    assert_string_equal(card_list_at(&pack.cards, 0)->prompt, "English: dog. German?");
    pack_release(&pack);
    problems_release(&problems);
}

static void questions_and_their_answers_are_written(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"list.txt",
         "1. What is the capital of France? - Paris\n"
         "2. What is the capital of Italy? - Rome\n"
         "3. How much is 2 + 2? - 4\n",
         0,
         "typed: What is the capital of France? +Paris\n"
         "typed: What is the capital of Italy? +Rome\n"
         "typed: How much is 2 + 2? +4\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

/* A line that is not like the others is told; the others are played. */
static void odd_lines_are_told(void **state) {
    (void)state;
    Buffer text = {0}, told = {0};
    for (int i = 0; i < 20; i++) buffer_format(&text, "word%c - Wort%c\n", 'a' + i, 'a' + i);
    buffer_add_text(&text, "well - good - gut\nalone\n");
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read_text("list.txt", buffer_text(&text), text.length, &pack, &problems));
    list_problems(&problems, &told);
    assert_lines_begin("list.txt",
                       "21:1: error: This line has the sign \"-\" more than once\n"
                       "22:1: error: Here a word should stand, then \"-\" and what it means",
                       buffer_text(&told));
    assert_int_equal(pack.cards.count, 40);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(&text);
    buffer_release(&told);
}

/* What looks like a list in parts only. */
static void other_files_are_no_lists(void **state) {
    (void)state;
    static const char *const texts[] = {
        "dog - Hund\ncat - Katze\n", /* too few */
        "dog - Hund\ncat Katze\ncow - Kuh\npig - Schwein\n",
        "Q: Who?\nA: me\nQ: What?\nA: this\nQ: Why?\nA: so\n",
        "Which is it?\nA) this - one\nB) that - one\nANSWER: B\n",
        "One {=a ~b}\nTwo {=c ~d}\nThree {=e ~f}\n",
        "#Q Who - me?\n^ me\nA me\nB you\n",
        "well-known\nhalf-time\nre-read\n",
        "It was 10:30.\nThen 11:30.\nThen 12:30.\n",
        "dog\tHund - m\ncat\tKatze - f\ncow\tKuh - f\n",
        "question,answer\nWho - me?,me\nWho - you?,you\nWho - they?,they\n",
        "title: A\nlanguage: en\nblurb: b\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        PackBytes file = {.bytes = texts[i], .length = strlen(texts[i])};
        Arena arena = {0};
        pack_format_show_head(&file, &arena);
        if (pack_format_find(&file, "list.txt") == &FORMAT_WORD_LIST) fail_msg("%s", texts[i]);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sign_parts_a_word_from_its_meaning),
        cmocka_unit_test(titles_and_names_of_columns_are_no_words),
        cmocka_unit_test(questions_and_their_answers_are_written),
        cmocka_unit_test(odd_lines_are_told),
        cmocka_unit_test(other_files_are_no_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
