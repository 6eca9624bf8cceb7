/* How tables say which option is right: by its text, letter or number, in the many ways of teachers, or by a
 * cell behind each option. What may mean two options is refused. */
#include "unit/format_fixture.h"

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

/* A German spreadsheet keeps "1,3" as the number 1.3, an English one as 13. */
static void places_that_became_a_number_are_read(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"decimals.csv", OPTIONS "A?" RIVERS "1.3\nB?" RIVERS "4.2\nC?" RIVERS "1.24\n", 0,
         "several: A? +Rhine +Oder -Elbe -Main\nseveral: B? +Elbe +Main -Rhine -Oder\n"
         "several: C? +Rhine +Elbe +Main -Oder\n",
         "2:1: warning: The right answers \"1.3\" are read as 1, 3, of which a spreadsheet made a number; so "
         "are "
         "others like it. Write them with a space behind each comma, \"1, 3\", and they stay."},
        {"numbers.csv", OPTIONS "A?" RIVERS "2\nB?" RIVERS "124\n", 0,
         "choice: A? +Elbe -Rhine -Oder -Main\nseveral: B? +Rhine +Elbe +Main -Oder\n",
         "3:1: warning: The right answers \"124\" are read as 1, 2, 4, of which"},
        {"other numbers.csv",
         OPTIONS "A?" RIVERS "2\nB?" RIVERS "1.5\nC?" RIVERS "1.1\nD?" RIVERS "31\nE?" RIVERS "0.2\n"
                 "F?,0.5,1.5,2.5,3.5,1.3\nG?,1.3,1.4,2.5,3.5,1.3\nH?" RIVERS "15\n",
         0, "choice: A? +Elbe -Rhine -Oder -Main\nchoice: G? +1.3 -1.4 -2.5 -3.5\n",
         "3:1: error: The right\n4:1: error: The right\n5:1: error: The right\n6:1: error: The right\n"
         "7:1: error: The right\n9:1: error: The right"},
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_table_may_name_answers_in_many_ways),
        cmocka_unit_test(options_that_are_never_right_are_wrong_answers),
        cmocka_unit_test(what_may_mean_two_options_is_refused),
        cmocka_unit_test(places_that_became_a_number_are_read),
        cmocka_unit_test(truths_are_named_in_other_words),
        cmocka_unit_test(each_option_may_say_whether_it_is_right),
        cmocka_unit_test(a_letter_without_options_is_no_answer),
        cmocka_unit_test(a_number_among_numbers_is_no_place),
        cmocka_unit_test(places_count_from_one_unless_all_count_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
