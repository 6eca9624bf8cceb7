/* JSON of people's own making: what questions are called, how their right answers are named, and what is
 * refused rather than guessed. */
#include "unit/format_fixture.h"

static void answers_are_texts_letters_or_names(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"options\": [\"Rome\", \"Paris\"], \"answer\": \"Paris\", "
         "\"explanation\": \"On the Seine.\", \"topic\": \"Cities\", \"difficulty\": \"hard\", \"time\": "
         "20}]",
         0, "choice: Capital of France? +Paris -Rome <On the Seine.> (Cities) hard 20s\n", ""},
        {"quiz.json",
         "{\"title\": \"Mine\", \"questions\": [{\"Question\": \"Capital of France?\", \"choices\": "
         "[\"Rome\", \"Paris\"], \"correctAnswer\": \" paris\"}]}",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "{\"quiz\": [{\"q\": \"Capital of France?\", \"options\": {\"A\": \"Rome\", \"B\": \"Paris\"}, "
         "\"correct\": \"b\"}]}",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "{\"quiz\": {\"title\": \"T\", \"questions\": [{\"question\": \"Capital of France?\", \"options\": "
         "[\"A) Rome\", \"B) Paris\"], \"answer\": \"B\"}]}}",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "{\"items\": [{\"question\": \"Capital of France?\", \"options\": [\"Rome\", \"Paris\"], "
         "\"correct_answer\": \"B. Paris\"}]}",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"prompt\": \"Capital of France?\", \"option_a\": \"Rome\", \"option_b\": \"Paris\", \"answer\": "
         "\"option_b\"}]",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"A\": \"Rome\", \"B\": \"Paris\", \"answer\": \"B\"}]", 0,
         "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": {\"text\": \"Capital of France?\"}, \"options\": [{\"id\": \"x1\", \"text\": "
         "\"Rome\"}, {\"id\": \"x2\", \"text\": \"Paris\"}], \"answer\": \"x2\"}]",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"answers\": [{\"text\": \"Rome\", \"isCorrect\": false}, "
         "{\"text\": \"Paris\", \"isCorrect\": true}]}]",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"options\": {\"Rome\": false, \"Paris\": true}}]", 0,
         "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"options\": [\"Rome\", \"Paris\"], \"correct\": [false, "
         "true]}]",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital of France?\", \"correct\": \"Paris\", \"wrong_answers\": [\"Rome\"]}]", 0,
         "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"frage\": \"Capital of France?\", \"antworten\": [\"Rome\", \"Paris\"], \"richtige_antwort\": "
         "\"Paris\"}]",
         0, "choice: Capital of France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Capital &amp; more of <b>big</b> France?\", \"options\": [\"Rome\", \"Paris\"], "
         "\"answer\": \"Paris\"}]",
         0, "choice: Capital & more of big France? +Paris -Rome\n", ""},
        {"quiz.json",
         "[{\"question\": \"Evens?\", \"options\": [\"one\", \"two\", \"three\", \"four\"], \"answer\": "
         "[\"two\", \"four\"]},\n"
         " {\"question\": \"Long?\", \"options\": [\"aa\", \"b\", \"cc\"], \"answer\": [\"A\", \"C\"]}]",
         0,
         "several: Evens? +two +four -one -three\n"
         "several: Long? +aa +cc -b\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

static void questions_without_options_are_written_or_judged(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.json",
         "[{\"q\": \"Capital of France?\", \"a\": \"Paris\"}, {\"question\": \"How many legs has a "
         "spider?\", \"answer\": 8},\n"
         " {\"question\": \"A word for truth?\", \"answer\": [\"Yes\", \"Aye\"]}]",
         0,
         "typed: Capital of France? +Paris\n"
         "typed: How many legs has a spider? +8\n"
         "typed: A word for truth? +Yes +Aye\n",
         ""},
        {"quiz.json",
         "[{\"question\": \"The sun is a star.\", \"answer\": true}, {\"question\": \"Water is dry.\", "
         "\"answer\": \"False\"},\n"
         " {\"question\": \"Ice is warm.\", \"options\": [\"True\", \"False\"], \"answer\": false}]",
         0,
         "true-false: The sun is a star. +True\n"
         "true-false: Water is dry. +False\n"
         "true-false: Ice is warm. +False\n",
         ""},
        {"quiz.json",
         "[{\"term\": \"dog\", \"definition\": \"Hund\"}, {\"front\": \"cat\", \"back\": \"Katze\"}]", 0,
         "choice: dog +Hund -Katze (quiz) [quiz]\n"
         "choice: cat +Katze -Hund (quiz) [quiz]\n"
         "choice: Hund +dog -cat (quiz) [quiz]\n"
         "choice: Katze +cat -dog (quiz) [quiz]\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

/* Which option 1 is shows in another question. */
static void numbers_are_counted_from_where_the_file_proves_it(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": 1},\n"
         " {\"question\": \"First?\", \"options\": [\"a2\", \"b2\", \"c2\"], \"answer\": 0}]",
         0,
         "choice: Second? +b1 -a1 -c1\n"
         "choice: First? +a2 -b2 -c2\n",
         ""},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": 1},\n"
         " {\"question\": \"Last?\", \"options\": [\"a2\", \"b2\", \"c2\"], \"answer\": 3}]",
         0,
         "choice: Second? +a1 -b1 -c1\n"
         "choice: Last? +c2 -a2 -b2\n",
         ""},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": 1},\n"
         " {\"question\": \"Both?\", \"options\": [\"a2\", \"b2\", \"c2\"], \"answer\": [0, 1]}]",
         0,
         "choice: Second? +b1 -a1 -c1\n"
         "several: Both? +a2 +b2 -c2\n",
         ""},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"correct_option_id\": 1}]", 0,
         "choice: Second? +b1 -a1 -c1\n", ""},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": \"1\"}]", 0, "",
         "0:0: error: There is no card\n"
         "1:2: error: The right answer \"1\" may be counted from 0 or from 1, and no answer"},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": 1},\n"
         " {\"question\": \"Text?\", \"options\": [\"a2\", \"b2\"], \"answer\": \"b2\"}]",
         0, "choice: Text? +b2 -a2\n",
         "1:2: error: The right answer \"1\" may be counted from 0 or from 1, and no answer"},
        {"quiz.json",
         "[{\"question\": \"Second?\", \"options\": [\"a1\", \"b1\", \"c1\"], \"answer\": 1},\n"
         " {\"question\": \"Last?\", \"options\": [\"a2\", \"b2\"], \"answer\": 2},\n"
         " {\"question\": \"First?\", \"options\": [\"a2\", \"b2\"], \"answer\": 0}]",
         0, "",
         "0:0: error: There is no card\n"
         "1:2: error: The right answer \"1\" may be counted from 0 or from 1: this file has\n"
         "2:2: error: The right answer \"2\" may\n"
         "3:2: error: The right answer \"0\" may"},
        {"quiz.json",
         "[{\"question\": \"Said twice?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"b1\", "
         "\"answerIndex\": 1}]",
         0, "choice: Said twice? +b1 -a1\n", ""},
        {"quiz.json",
         "[{\"question\": \"Two plus two?\", \"options\": [3, 4, 5], \"answer\": 4}, {\"question\": "
         "\"Text?\", \"options\": [\"a2\", \"b2\"], \"answer\": \"b2\"}]",
         0,
         "choice: Two plus two? +4 -3 -5\n"
         "choice: Text? +b2 -a2\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

static void what_cannot_be_known_is_refused(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.json",
         "[{\"question\": \"None?\", \"options\": [\"a1\", \"b1\"]},\n"
         " {\"question\": \"Other?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"c1\"},\n"
         " {\"question\": \"Twice?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"a1\", \"correct\": "
         "\"B\"},\n"
         " {\"question\": \"Which?\", \"answers\": [\"a1\", \"b1\"]},\n"
         " {\"question\": \"Alone?\"},\n"
         " 5,\n"
         " {\"question\": \"No flag?\", \"options\": [{\"text\": \"a1\", \"correct\": false}, {\"text\": "
         "\"b1\", \"correct\": false}]},\n"
         " {\"question\": \"Good?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"a1\", \"hint\": \"It "
         "begins with a.\"},\n"
         " {\"question\": \"Name or text?\", \"options\": [{\"id\": 1, \"text\": \"2\"}, {\"id\": 2, "
         "\"text\": \"1\"}], \"answer\": 1}]",
         0, "choice: Good? +a1 -b1\n",
         "1:2: error: This question does not say which of its options is right. Add the key\n"
         "2:2: error: The right answer \"c1\" is none of the options\n"
         "3:2: error: This question names its right answer twice\n"
         "4:2: error: This question does not say which of its \"answers\"\n"
         "5:2: error: This question has no answer. Add\n"
         "6:2: error: Here a question should stand\n"
         "7:2: error: No answer of this question is marked\n"
         "8:2: warning: The game shows no hints\n"
         "9:2: error: The right answer \"1\" is the text of one option and the place of another"},
        {"quiz.json",
         "[{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"x\"}, {\"question\": \"B?\", "
         "\"options\": [\"a2\", \"b2\"], \"answer\": \"yy\"},\n"
         " {\"question\": \"C?\", \"options\": [\"a3\", \"b3\"], \"answer\": \"zz\"}]",
         0,
         "choice: A? +x -a1 -b1\n"
         "choice: B? +yy -a2 -b2\n"
         "choice: C? +zz -a3 -b3\n",
         "1:2: warning: In no question is the right answer one of the options"},
        {"quiz.json", "{\"name\": \"other\", \"list\": [1, 2]}", 0, "",
         "0:0: error: This JSON holds no list of questions"},
        {"quiz.json",
         "[{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"a1\"}\n"
         " {\"question\": \"B?\"}]",
         0, "", "2:2: error: This is not valid JSON"},
    };
    ASSERT_ALL_READ(rows);
}

static void lists_stand_under_many_keys(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.json",
         "{\"categories\": [{\"name\": \"Art\", \"questions\": [{\"question\": \"A?\", \"options\": [\"a1\", "
         "\"b1\"], \"answer\": \"a1\"}]},\n"
         " {\"name\": \"War\", \"questions\": [{\"question\": \"B?\", \"options\": [\"a1\", \"b1\"], "
         "\"answer\": \"b1\", \"category\": \"Own\"}]}]}",
         0,
         "choice: A? +a1 -b1 (Art)\n"
         "choice: B? +b1 -a1 (Own)\n",
         ""},
        {"quiz.json",
         "{\"Art\": [{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": 0}],\n"
         " \"War\": [{\"question\": \"B?\", \"options\": [\"a1\", \"b1\"], \"answer\": 1}], \"made\": "
         "\"today\"}",
         0,
         "choice: A? +a1 -b1 (Art)\n"
         "choice: B? +b1 -a1 (War)\n",
         ""},
        {"quiz.json",
         "{\"data\": {\"questions\": [{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": "
         "\"a1\"}]}}",
         0, "choice: A? +a1 -b1\n", ""},
        {"no ending",
         "{\"results\": [{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"a1\"}]}", 0,
         "choice: A? +a1 -b1\n", ""},
        {"quiz.json",
         "{\"questions\": [{\"question\": \"A?\", \"choices\": [\"a1\", \"b1\"], \"correct\": \"a1\"}]}", 0,
         "choice: A? +a1 -b1\n", ""},
        {"quiz.json",
         "{\"questions\": [{\"question\": \"A?\", \"answers\": [\"a1\", \"b1\"], \"solution\": \"a1\"}]}", 0,
         "choice: A? +a1 -b1\n", ""},
        {"fence.txt",
         "Here is **your** quiz:\n\n```json\n[{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], "
         "\"answer\": \"a1\"},\n"
         "{\"question\": \"\"}]\n```\nHave fun!\n",
         0, "choice: A? +a1 -b1\n", "5:1: error: Here a question should stand"},
        {"fence.json",
         "```\n{\"questions\": [{\"question\": \"A?\", \"options\": [\"a1\", \"b1\"], \"answer\": \"a1\"}]}",
         0, "choice: A? +a1 -b1\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_texts_letters_or_names),
        cmocka_unit_test(questions_without_options_are_written_or_judged),
        cmocka_unit_test(numbers_are_counted_from_where_the_file_proves_it),
        cmocka_unit_test(what_cannot_be_known_is_refused),
        cmocka_unit_test(lists_stand_under_many_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
