/* Tables of questions as people lay them out: headings above several columns, all options in one cell, the
 * right answer apart from the wrong ones. */
#include "unit/format_fixture.h"

static void one_heading_stands_above_all_options(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"merged.csv", "Question,Answers,,,Correct\nA?,x,y,z,B\nB?,x,y,z,A\n", 0,
         "choice: A? +y -x -z\nchoice: B? +x -y -z\n", ""},
        {"repeated.csv", "Question,Answer,Answer,Answer,Correct\nA?,x,y,z,B\nB?,x,y,z,A\n", 0,
         "choice: A? +y -x -z\nchoice: B? +x -y -z\n", ""},
        {"repeated without a key.csv", "Question,Answer,Answer,Answer\nA?,x,y,z\n", 0, "",
         "0:0: error: There is no card\n2:1: error: This row does not say which"},
        {"options.csv",
         "Frage;Antwortm\xC3\xB6glichkeiten;;;L\xC3\xB6sung\nA?;x;y;z;Antwort B\nB?;x;y;z;C.\n", 0,
         "choice: A? +y -x -z\nchoice: B? +z -x -y\n", ""},
        {"trailing.csv", "Question;Answer;;;\nA?;x;;;\n", 0, "typed: A? +x\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

static void one_cell_may_hold_all_options(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"lines.csv", "Question,Options,Answer\nA?,\"A) x\nB) y\nC) z\",B\nB?,\"A) x\nB) y\nC) z\",C) z\n", 0,
         "choice: A? +y -x -z\nchoice: B? +z -x -y\n", ""},
        {"commas.csv", "Question;Options;Answer\nA?;x, y, z;y\nB?;x, y;x\n", 0,
         "choice: A? +y -x -z\nchoice: B? +x -y\n", ""},
        {"answers.csv", "Question;Answers;Correct\nA?;1,5 | 2,5 | 3;2\nB?;x | y;1\n", 0,
         "choice: A? +2,5 -1,5 -3\nchoice: B? +x -y\n", ""},
        {"wrong.csv", "question;correct;incorrect answers\nA?;x;y, z\nB?;x;\"y, a; z\"\nC?;x;y\n", 0,
         "choice: A? +x -y -z\nchoice: B? +x -y, a -z\nchoice: C? +x -y\n", ""},
        {"as we write it.csv", "question,correct,wrong 1\nA?,x,\"y; z\"\n", 0, "choice: A? +x -y; z\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

static void marks_in_front_of_options_are_taken_off(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"letters.csv", "question,option a,option b,answer\nA?,A) x,B) y,b\nB?,a. x,b. y,b. y\n", 0,
         "choice: A? +y -x\nchoice: B? +y -x\n", ""},
        {"numbers.csv", "question,option 1,option 2,answer\nA?,1) x,2) y,2\nB?,1. x,2. y,1\n", 0,
         "choice: A? +y -x\nchoice: B? +1. x -2. y\n", ""},
        {"not all.csv", "question,option 1,option 2,answer\nA?,A) x,y,2\n", 0, "choice: A? +y -A) x\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

/* A number among numbers was taken for a place, and made a wrong answer right. */
static void the_right_answer_may_stand_apart(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"apart.csv", "Frage;Richtige Antwort;Antwort 2;Antwort 3\nA?;6;4;8\nB?;2;1;5\nC?;x;y;z\n", 0,
         "choice: A? +6 -4 -8\nchoice: B? +2 -1 -5\nchoice: C? +x -y -z\n", ""},
        {"letters.csv", "question,correct,b,c\nA?,1,2,3\n", 0, "choice: A? +1 -2 -3\n", ""},
        {"from one.csv", "question,correct,option 1,option 2\nA?,x,y,z\n", 0, "",
         "0:0: error: There is no card\n2:1: error: The right answer \"x\" is none of the options. Write one "
         "of them, or its letter or number; or name the columns of wrong answers \"wrong 1\""},
    };
    ASSERT_ALL_READ(rows);
}

static void times_are_told_in_minutes_too(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.csv", "question,answer,wrong,time\nA?,x,y,1:30\nB?,x,y,2 min\nC?,x,y,20 sec\nD?,x,y,20.0\n", 0,
         "choice: A? +x -y 90s\nchoice: B? +x -y 120s\nchoice: C? +x -y 20s\nchoice: D? +x -y 20s\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

/* As Blooket, Quizizz and Socrative have them. */
static void sheets_of_other_programs_are_read(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"numbered.csv",
         "\"Import\nTemplate\",,,,,\nQuestion #,Question Text,Answer 1,Answer 2,\"Answer 3\n(Optional)\","
         "\"Correct Answer(s)\n(Only include Answer #)\"\n1,A?,x,y,z,2\n2,B?,x,y,,1\n",
         0, "choice: A? +y -x -z\nchoice: B? +x -y\n", ""},
        {"text.csv", "Question,Question text,a,b,answer\n1,A?,x,y,b\n", 0, "choice: A? +y -x\n", ""},
        {"types.csv",
         "Question Text,Question Type,Option 1,Option 2,Correct Answer\nA?,Multiple Choice,x,y,option2\n"
         "The ___ is blue.,Fill-in-the-Blank,sky,the sky,\nIt is so.,True/False,,,T\n"
         "It is not.,True/False,,,False\nFun?,Poll,x,y,\nLetter?,Open,,,T\n",
         0,
         "choice: A? +y -x\ntyped: The ___ is blue. +sky +the sky\ntrue-false: It is so. +True\n"
         "true-false: It is not. +False\ntyped: Letter? +T\n",
         "6:1: error: This row does not say which answer is right."},
    };
    ASSERT_ALL_READ(rows);
}

/* A spreadsheet leaves out empty cells at the end of a row, or writes more of them than the header has. */
static void rows_of_several_lines_may_be_shorter(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"shorter.csv",
         "question;a;b;answer;explanation;category\n\"A?\nB?\";x;y;b\nC?;x;y;a\n"
         "\"D?\nE?\";x;y;b;;;;\n",
         0, "choice: A? B? +y -x\nchoice: C? +x -y\nchoice: D? E? +y -x\n", ""},
        {"too short.csv", "question;a;b;answer;category\n\"A?;x;y;b\nC?;x;y;\"\nD?;x;y;a\n", 0,
         "choice: D? +x -y\n", "2:1: error: A quotation mark opens\n3:1: error: A quotation mark opens"},
        {"list.csv", "term;meaning;note\n\"a\nb\";x\ncd;y\n", 0,
         "choice: Term: a b. Meaning? +x -y (list) [list]\nchoice: Term: cd. Meaning? +y -x (list) [list]\n"
         "choice: Meaning: x. Term? +a b -cd (list) [list]\nchoice: Meaning: y. Term? +cd -a b (list) "
         "[list]\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

/* A comma without quotes around its text pushed the answers into each other's columns. */
static void texts_that_were_cut_are_told(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"cut.csv", "question,answer,wrong 1,wrong 2\nWho, then?,x,y,z\n\"Who, now?\",x,y,z,, \nWho?,x,y,z\n",
         0, "choice: Who, now? +x -y -z\nchoice: Who? +x -y -z\n",
         "2:1: error: This row has 5 cells, but the table has 4 columns. Put a text with a , in it between "
         "quotation marks."},
        {"room.csv", "question,answer,wrong 1,wrong 2\nWho, then?,Ann,Bob\nWho?,x,y,z\nWhat?,x,y,z\n", 0,
         "choice: Who +then? -Ann -Bob\nchoice: Who? +x -y -z\nchoice: What? +x -y -z\n",
         "2:1: warning: A text of this row begins with a space. If a comma cut it in two, put the whole of "
         "it "
         "between quotation marks. There is 1 such row."},
        {"roomy.csv", "question, answer, wrong 1\nWho?, x, y\nWhat?, x, y\nWhich?,x,y\n", 0,
         "choice: Who? +x -y\nchoice: What? +x -y\nchoice: Which? +x -y\n", ""},
        {"quoted.csv", "question,answer,wrong 1\nWho?,\" x\",y\nWhat?,x,y\nWhich?,x,y\n", 0,
         "choice: Who? +x -y\nchoice: What? +x -y\nchoice: Which? +x -y\n", ""},
        {"list.tsv", "term\tmeaning\na\tx\nb\ty\ty\nc\tz\n", 0,
         "choice: Term: a. Meaning? +x -z (list) [list]\nchoice: Term: c. Meaning? +z -x (list) [list]\n"
         "choice: Meaning: x. Term? +a -c (list) [list]\nchoice: Meaning: z. Term? +c -a (list) [list]\n",
         "3:1: error: This row has 3 cells, but the table has 2 columns. Put a text with a tab in it "
         "between"},
    };
    ASSERT_ALL_READ(rows);
}

/* A picture in a cell makes no quotation mark of it. */
static void a_row_that_is_far_too_long_is_told_as_such(void **state) {
    (void)state;
    Buffer text = {.limit_bytes = MEBIBYTE};
    buffer_add_text(&text, "question,answer,wrong\nA?,x,data:");
    for (size_t i = 0; i < 70000; i++) buffer_add_text(&text, "A");
    buffer_add_text(&text, "\nB?,x,y\n");
    assert_reads(&(FormatRow){"long.csv", text.text, text.length, "choice: B? +x -y\n",
                              "2:1: error: This row is over 64 KiB long."});
    buffer_release(&text);
}

/* "True" and "False" are no meanings to choose from, and T and F no words to write. */
static void answers_that_are_truths_are_asked_as_such(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"heading.csv", "Statement,True/False\nIt is.,True\nIt was.,F\nIt will.,False\n", 0,
         "true-false: It is. +True\ntyped: It was. +F\ntrue-false: It will. +False\n", ""},
        {"letters.csv", "question,answer\nIt is.,T\nIt was.,f\n", 0,
         "true-false: It is. +True\ntrue-false: It was. +False\n", ""},
        {"one letter.csv", "question,answer\nWhich letter?,F\nWhich else?,F\n", 0,
         "typed: Which letter? +F\ntyped: Which else? +F\n", ""},
        {"words too.csv", "question,answer\nWhich letter?,T\nWhich else?,F\nWho?,me\n", 0,
         "typed: Which letter? +T\ntyped: Which else? +F\ntyped: Who? +me\n", ""},
        {"no heading.tsv", "It is.\tTrue\nIt was.\tFalse\n", 0,
         "true-false: It is. +True\ntrue-false: It was. +False\n", ""},
        {"lines.txt", "It is. - wahr\nIt was. - falsch\nIt will. - wahr\n", 0,
         "true-false: It is. +True\ntrue-false: It was. +False\ntrue-false: It will. +True\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

static void a_table_in_markdown_has_a_rule(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.md",
         "Here it is:\n\n| Question | A | B | Answer |\n|----|:---:|---|--:|\n| A? | x | y | B |\n| B? | x | "
         "- | A |\n",
         0, "choice: A? +y -x\nchoice: B? +x --\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_heading_stands_above_all_options),
        cmocka_unit_test(one_cell_may_hold_all_options),
        cmocka_unit_test(marks_in_front_of_options_are_taken_off),
        cmocka_unit_test(the_right_answer_may_stand_apart),
        cmocka_unit_test(times_are_told_in_minutes_too),
        cmocka_unit_test(sheets_of_other_programs_are_read),
        cmocka_unit_test(rows_of_several_lines_may_be_shorter),
        cmocka_unit_test(texts_that_were_cut_are_told),
        cmocka_unit_test(answers_that_are_truths_are_asked_as_such),
        cmocka_unit_test(a_table_in_markdown_has_a_rule),
        cmocka_unit_test(a_row_that_is_far_too_long_is_told_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
