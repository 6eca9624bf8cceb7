/* Tables of questions as people lay them out: headings above several columns, all options in one cell, the
 * right answer apart from the wrong ones, answers named in words. */
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

/* A sheet of teachers' own, in which each names the right answer as they like. */
#define OPTIONS "Question,Option 1,Option 2,Option 3,Option 4,Answer\n"
#define RIVERS ",Rhine,Elbe,Oder,Main,"

static void one_table_may_name_answers_in_many_ways(void **state) {
    (void)state;
    static const struct {
        const char *answer, *right; /* places of the right ones */
    } rows[] = {
        {"Elbe", "2"},
        {"elbe", "2"},
        {"2", "2"},
        {"B", "2"},
        {"b)", "2"},
        {"(B)", "2"},
        {"2.0", "2"},
        {"#2", "2"},
        {"Option 2", "2"},
        {"option_2", "2"},
        {"Opt 2", "2"},
        {"Choice B", "2"},
        {"Answer: B", "2"},
        {"B) Elbe", "2"},
        {"B: Elbe", "2"},
        {"B - Elbe", "2"},
        {"B \xE2\x80\x93 Elbe", "2"},
        {"Option B: Elbe", "2"},
        {"2 (Elbe)", "2"},
        {"Elbe (B)", "2"},
        {"Elbe (Option 2)", "2"},
        {"Elbe.", "2"},
        {"\"\"\"Elbe\"\"\"", "2"},
        {"\"1,3\"", "13"},
        {"A and C", "13"},
        {"AC", "13"},
        {"Rhine; Oder", "13"},
        {"\"Rhine, Oder\"", "13"},
        {"B: Oder", ""},
        {"Rhine; Po", ""},
        {"CA", ""},
        {"E", ""},
        {"0.2", ""},
        {"Elbe and Po", ""},
        {"A Elbe", ""},
        {"5", ""},
        {"Elb", ""},
    };
    static const char *const options[] = {"Rhine", "Elbe", "Oder", "Main"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = {0}, cards = {0};
        buffer_format(&text, OPTIONS "A?" RIVERS "D\nB?" RIVERS "1\nC?" RIVERS "Oder\nD?" RIVERS "%s\n",
                      rows[i].answer);
        buffer_add_text(&cards, "choice: A? +Main -Rhine -Elbe -Oder\nchoice: B? +Rhine -Elbe -Oder -Main\n"
                                "choice: C? +Oder -Rhine -Elbe -Main\n");
        size_t right = strlen(rows[i].right);
        if (right) buffer_format(&cards, "%s: D?", right > 1 ? "several" : "choice");
        for (int wrong = 0; wrong < 2 && right; wrong++)
            for (size_t o = 0; o < 4; o++)
                if ((strchr(rows[i].right, (int)('1' + o)) == NULL) == wrong)
                    buffer_format(&cards, " %c%s", wrong ? '-' : '+', options[o]);
        if (right) buffer_add_text(&cards, "\n");
        assert_reads(&(FormatRow){"rivers.csv", buffer_text(&text), 0, buffer_text(&cards),
                                  right ? "" : "5:1: error: The right answer \""});
        buffer_release(&text);
        buffer_release(&cards);
    }
}

/* Where no row's right answer is among its options, these are the wrong ones. One that might be among them is
 * enough to doubt it. */
static void options_that_are_never_right_are_wrong_answers(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"never.csv",
         "Question,Answer,Option 1,Option 2,Option 3\nA?,x,y,z,w\nB?,6,4,8,10\nC?,v,y,z,w\nD?,2,1,5,7\n"
         "F?,t,y,,\n",
         0,
         "choice: A? +x -y -z -w\nchoice: B? +6 -4 -8 -10\nchoice: C? +v -y -z -w\nchoice: D? +2 -1 -5 -7\n"
         "choice: F? +t -y\n",
         "2:1: warning: In no row is the right answer one of the options, so all of these are taken"},
        {"never at all.csv",
         "Question,Answer,Option 1,Option 2,Option 3\nA?,Nile,Rhine,Po,Ob\nB?,Oder,Rhine,Po,Ob\n"
         "C?,Elbe,Rhine,Po,Ob\n",
         0,
         "choice: A? +Nile -Rhine -Po -Ob\nchoice: B? +Oder -Rhine -Po -Ob\n"
         "choice: C? +Elbe -Rhine -Po -Ob\n",
         "2:1: warning: In no row is the right answer one of the options"},
        {"two rows.csv",
         "Question,Answer,Option 1,Option 2,Option 3\nA?,Nile,Rhine,Po,Ob\nB?,Oder,Rhine,Po,Ob\n", 0, "",
         "0:0: error: There is no card\n2:1: error: The right answer \"Nile\"\n3:1: error: The right answer "
         "\"Oder\""},
        {"another name.csv",
         "Question,Answer,Option 1,Option 2,Option 3\nA?,Nile,Rhine,Po,Ob\nB?,Oder,Rhine,Po,Ob\n"
         "C?,Elbe,Rhine,Po,Ob\nD?,River Rhine,Rhine,Po,Ob\n",
         0, "",
         "0:0: error: There is no card\n2:1: error: The\n3:1: error: The\n4:1: error: The\n5:1: error: The"},
        {"one is.csv",
         "Question,Answer,Option 1,Option 2,Option 3\nA?,Nile,Rhine,Po,Ob\nB?,Oder,Rhine,Po,Ob\n"
         "C?,Elbe,Rhine,Po,Ob\nD?,C,Rhine,Po,Ob\n",
         0, "choice: D? +Ob -Rhine -Po\n", "2:1: error: The\n3:1: error: The\n4:1: error: The"},
    };
    ASSERT_ALL_READ(rows);
}

/* Where a table names answers by their texts and by their places, "3" among 2, 3 and 4 may be either. */
static void what_may_mean_two_options_is_refused(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"both.csv",
         OPTIONS "A?" RIVERS "Oder\nB?" RIVERS
                 "2\nC?,2,3,4,5,3\nD?,1,2,3,4,3\nE?,O,A,B,AB,B\nF?,O,A,B,AB,AB\n"
                 "G?,2,3,4,5,D\n",
         0,
         "choice: A? +Oder -Rhine -Elbe -Main\nchoice: B? +Elbe -Rhine -Oder -Main\n"
         "choice: D? +3 -1 -2 -4\nchoice: F? +AB -O -A -B\nchoice: G? +5 -2 -3 -4\n",
         "4:1: error: The right answer \"3\" is the text of one option and the number of another, and this "
         "table "
         "does not tell which is meant. Write the option's letter.\n"
         "6:1: error: The right answer \"B\" is the text of one option and the letter of another, and this "
         "table "
         "does not tell which is meant. Write the option's number."},
        {"texts.csv", OPTIONS "A?" RIVERS "Oder\nC?,2,3,4,5,3\n", 0,
         "choice: A? +Oder -Rhine -Elbe -Main\nchoice: C? +3 -2 -4 -5\n", ""},
        {"places.csv", OPTIONS "A?" RIVERS "3\nC?,2,3,4,5,3\n", 0,
         "choice: A? +Oder -Rhine -Elbe -Main\nchoice: C? +4 -2 -3 -5\n", ""},
        {"no telling.csv", OPTIONS "C?,2,3,4,5,3\nD?,1,2,3,4,4\n", 0, "choice: D? +4 -1 -2 -3\n",
         "2:1: error: The right answer \"3\" is the text"},
        {"three of them.csv", OPTIONS "C?,2,3,4,5,3\nD?,4,3,2,1,4\nE?,7,4,3,2,2\n", 0,
         "choice: C? +3 -2 -4 -5\nchoice: D? +4 -3 -2 -1\nchoice: E? +2 -7 -4 -3\n", ""},
        {"a long text.csv", OPTIONS "A?" RIVERS "B\nB?,A and D,B and C,z,A and C,A and C\n", 0,
         "choice: A? +Elbe -Rhine -Oder -Main\nchoice: B? +A and C -A and D -B and C -z\n", ""},
        {"zero as a text.csv", OPTIONS "A?,0,1,2,3,0\nB?" RIVERS "2\nC?" RIVERS "Oder\n", 0,
         "choice: A? +0 -1 -2 -3\nchoice: B? +Elbe -Rhine -Oder -Main\nchoice: C? +Oder -Rhine -Elbe -Main\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

/* A German spreadsheet keeps "1,3" as the number 1.3. */
static void places_that_became_a_decimal_are_read(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"decimals.csv", OPTIONS "A?" RIVERS "1.3\nB?" RIVERS "2.4\n", 0,
         "several: A? +Rhine +Oder -Elbe -Main\nseveral: B? +Elbe +Main -Rhine -Oder\n",
         "2:1: warning: The right answers \"1.3\" are read as 1 and 3: a spreadsheet took them for a number. "
         "Write them with a space, \"1, 3\""},
        {"other decimals.csv",
         OPTIONS "A?" RIVERS "2\nB?" RIVERS "1.5\nC?" RIVERS "1.1\nD?" RIVERS "1.24\nE?" RIVERS "0.2\n"
                 "F?,0.5,1.5,2.5,3.5,1.3\nG?,1.3,1.4,2.5,3.5,1.3\n",
         0, "choice: A? +Elbe -Rhine -Oder -Main\nchoice: G? +1.3 -1.4 -2.5 -3.5\n",
         "3:1: error: The right\n4:1: error: The right\n5:1: error: The right\n6:1: error: The right\n"
         "7:1: error: The right"},
    };
    ASSERT_ALL_READ(rows);
}

static void truths_are_named_in_other_words(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"truths.csv",
         OPTIONS "A?,True,False,,,T\nB?,True,False,,,F\nC?,Wahr,Falsch,,,true\nD?,False,True,,,B\n"
                 "E?,x,y,z,w,T\n",
         0, "true-false: A? +True\ntrue-false: B? +False\ntrue-false: C? +True\ntrue-false: D? +True\n",
         "6:1: error: The right answer \"T\" is none"},
    };
    ASSERT_ALL_READ(rows);
}

/* "1" behind the second option is no place, which it was taken for. */
static void each_option_may_say_whether_it_is_right(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"flags.csv",
         "Question,Answer 1,Correct 1,Answer 2,Correct 2,Answer 3,Correct 3\nA?,x,,y,1,z,\nB?,x,1,y,0,z,0\n"
         "C?,x,0,y,0,z,1\nD?,x,TRUE,y,FALSE,z,true\nE?,x,no,y,Yes,z,no\nF?,x,0,y,0,z,0\nG?,x,1,y,2,z,0\n"
         "H?,x,,y,,,1\n",
         0,
         "choice: A? +y -x -z\nchoice: B? +x -y -z\nchoice: C? +z -x -y\nseveral: D? +x +z -y\n"
         "choice: E? +y -x -z\n",
         "7:1: error: This row does not say which\n8:1: error: Each option has a cell behind it for whether "
         "it "
         "is right; \"2\" says neither\n9:1: error: The right answer \"\" is none"},
        {"crosses.csv", "Frage;Option;Richtig?;Option;Richtig?\nA?;x;;y;x\nB?;x;x;y;\n", 0,
         "choice: A? +y -x\nchoice: B? +x -y\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

/* The letter of an option that was a picture became an answer to be typed. */
static void a_letter_without_options_is_no_answer(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"pictures.csv", OPTIONS "A?" RIVERS "B\nB?,,,,,C\nC?,,,,,Elbe\n", 0,
         "choice: A? +Elbe -Rhine -Oder -Main\ntyped: C? +Elbe\n",
         "3:1: error: The right answer is one of the options, but the row has none. Write them."},
    };
    ASSERT_ALL_READ(rows);
}

static void a_number_among_numbers_is_no_place(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"slip.csv", "question,a,b,c,d,answer\nA?,4,6,8,10,6\nB?,1,5,7,9,3\nC?,1,5,7,9,b\nD?,7,8,9,5,8\n", 0,
         "choice: A? +6 -4 -8 -10\nchoice: C? +5 -1 -7 -9\nchoice: D? +8 -7 -9 -5\n",
         "3:1: error: The right answer \"3\" is none of the options"},
        {"places.csv", "question,a,b,c,answer\nA?,4,6,8,1\nB?,1,5,7,3\n", 0,
         "choice: A? +4 -6 -8\nchoice: B? +7 -1 -5\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

/* "0" is the first option only where no other number says otherwise, and 01 is 1. */
static void places_count_from_one_unless_all_count_from_zero(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"one zero.csv", "question,a,b,c,answer\nA?,x,y,z,3\nB?,x,y,z,0\nC?,x,y,z,1\n", 0,
         "choice: A? +z -x -y\nchoice: C? +x -y -z\n", "3:1: error: The right answer \"0\" is none"},
        {"two digits.csv", "question,a,b,c,answer\nA?,x,y,z,02\nB?,x,y,z,01\n", 0,
         "choice: A? +y -x -z\nchoice: B? +x -y -z\n", ""},
        {"fewer options.csv", "question,a,b,c,answer\nA?,x,y,,2\nB?,x,y,z,0\n", 0, "choice: A? +y -x\n",
         "3:1: error: The right answer \"0\" is none"},
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_heading_stands_above_all_options),
        cmocka_unit_test(one_cell_may_hold_all_options),
        cmocka_unit_test(marks_in_front_of_options_are_taken_off),
        cmocka_unit_test(the_right_answer_may_stand_apart),
        cmocka_unit_test(one_table_may_name_answers_in_many_ways),
        cmocka_unit_test(options_that_are_never_right_are_wrong_answers),
        cmocka_unit_test(what_may_mean_two_options_is_refused),
        cmocka_unit_test(places_that_became_a_decimal_are_read),
        cmocka_unit_test(truths_are_named_in_other_words),
        cmocka_unit_test(each_option_may_say_whether_it_is_right),
        cmocka_unit_test(a_letter_without_options_is_no_answer),
        cmocka_unit_test(a_number_among_numbers_is_no_place),
        cmocka_unit_test(places_count_from_one_unless_all_count_from_zero),
        cmocka_unit_test(times_are_told_in_minutes_too),
        cmocka_unit_test(sheets_of_other_programs_are_read),
        cmocka_unit_test(rows_of_several_lines_may_be_shorter),
        cmocka_unit_test(texts_that_were_cut_are_told),
        cmocka_unit_test(a_row_that_is_far_too_long_is_told_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
