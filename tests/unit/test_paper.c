/* Questions as on paper: the marks that people and chatbots write, keys at the end, and what is told. */
#include "unit/format_fixture.h"

#include "packs/pack_format.h"

static void questions_are_read_in_many_marks(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.txt",
         "My quiz\n"
         "\n"
         "1. Capital of France?\n"
         "A. Rome\n"
         "B. Paris\n"
         "C. Oslo\n"
         "Answer: B\n"
         "\n"
         "2. Red planet?\n"
         "A. Venus\n"
         "B. Mars\n"
         "C. Earth\n"
         "Answer: B\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1) Capital of France?\n"
         "a) Rome\n"
         "*b) Paris\n"
         "c) Oslo\n"
         "\n"
         "2) Red planet?\n"
         "a) Venus\n"
         "*b) Mars\n"
         "c) Earth\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1) Capital of France?\n"
         "(A) Rome\n"
         "(B) Paris (correct)\n"
         "(C) Oslo\n"
         "\n"
         "2) Red planet?\n"
         "(A) Venus\n"
         "(B) Mars (correct)\n"
         "(C) Earth\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.md",
         "Here are **two** questions:\n"
         "\n"
         "**1. Capital of France?**\n"
         "- A) Rome\n"
         "- B) Paris\n"
         "- C) Oslo\n"
         "\n"
         "**Answer: B) Paris**\n"
         "\n"
         "**2. Red planet?**\n"
         "- A) Venus\n"
         "- B) Mars\n"
         "- C) Earth\n"
         "\n"
         "**Answer: B) Mars**\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "Here are **two** questions:\n"
         "\n"
         "### Question 1: Capital of France?\n"
         "* **A.** Rome\n"
         "* **B.** Paris ✅\n"
         "* **C.** Oslo\n"
         "\n"
         "\n"
         "### Question 2: Red planet?\n"
         "* **A.** Venus\n"
         "* **B.** Mars ✅\n"
         "* **C.** Earth\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1. Capital of France?\n"
         "A: Rome\n"
         "B: Paris\n"
         "C: Oslo\n"
         "Correct answer: Paris\n"
         "\n"
         "2. Red planet?\n"
         "A: Venus\n"
         "B: Mars\n"
         "C: Earth\n"
         "Correct answer: Mars\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1. Capital of France?\n"
         "A) Rome\n"
         "B) Paris\n"
         "C) Oslo\n"
         "\n"
         "2. Red planet?\n"
         "A) Venus\n"
         "B) Mars\n"
         "C) Earth\n"
         "\n"
         "Answer key:\n"
         "1. B\n"
         "2. b) Mars\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1. Capital of France?\n"
         "A) Rome\n"
         "B) Paris\n"
         "C) Oslo\n"
         "\n"
         "2. Red planet?\n"
         "A) Venus\n"
         "B) Mars\n"
         "C) Earth\n"
         "\n"
         "ANSWERS\n"
         "1. B, 2-B\n",
         0,
         "choice: Capital of France? +Paris -Rome -Oslo\n"
         "choice: Red planet? +Mars -Venus -Earth\n",
         ""},
        {"quiz.txt",
         "1. Which are even,\n"
         "of these?\n"
         "A) One\n"
         "B) Two\n"
         "C) Four\n"
         "Answer: B, C\n"
         "Explanation: They can be halved.\n"
         "\n"
         "2. The ____ is blue.\n"
         "A) sky\n"
         "B) grass\n"
         "Answer: A\n",
         0,
         "several: Which are even, of these? +Two +Four -One <They can be halved.>\n"
         "choice: The ____ is blue. +sky -grass\n",
         ""},
        {"quiz.txt",
         "Q: Capital of France?\n"
         "A: Paris\n"
         "\n"
         "Q: Ice is warm.\n"
         "A: False\n",
         0,
         "typed: Capital of France? +Paris\n"
         "true-false: Ice is warm. +False\n",
         ""},
    };
    ASSERT_ALL_READ(rows);
}

/* Nothing is guessed: what does not come out whole is told at its question. */
static void what_is_not_whole_is_told(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"quiz.txt",
         "1. Good 1?\n"
         "A) yes1\n"
         "B) no1\n"
         "Answer: A\n"
         "\n"
         "2. Good 2?\n"
         "A) yes2\n"
         "B) no2\n"
         "Answer: A\n"
         "\n"
         "3. Good 3?\n"
         "A) yes3\n"
         "B) no3\n"
         "Answer: A\n"
         "\n"
         "4. Good 4?\n"
         "A) yes4\n"
         "B) no4\n"
         "Answer: A\n"
         "\n"
         "5. Good 5?\n"
         "A) yes5\n"
         "B) no5\n"
         "Answer: A\n"
         "\n"
         "6. Good 6?\n"
         "A) yes6\n"
         "B) no6\n"
         "Answer: A\n"
         "\n"
         "7. Good 7?\n"
         "A) yes7\n"
         "B) no7\n"
         "Answer: A\n"
         "\n"
         "8. Good 8?\n"
         "A) yes8\n"
         "B) no8\n"
         "Answer: A\n"
         "\n"
         "9. Good 9?\n"
         "A) yes9\n"
         "B) no9\n"
         "Answer: A\n"
         "\n"
         "10. Good 10?\n"
         "A) yes10\n"
         "B) no10\n"
         "Answer: A\n"
         "\n"
         "11. Good 11?\n"
         "A) yes11\n"
         "B) no11\n"
         "Answer: A\n"
         "\n"
         "12. Good 12?\n"
         "A) yes12\n"
         "B) no12\n"
         "Answer: A\n"
         "\n"
         "13. Good 13?\n"
         "A) yes13\n"
         "B) no13\n"
         "Answer: A\n"
         "\n"
         "14. Good 14?\n"
         "A) yes14\n"
         "B) no14\n"
         "Answer: A\n"
         "\n"
         "15. No answer?\n"
         "A) x\n"
         "B) y\n"
         "\n"
         "16. Gap?\n"
         "A) x\n"
         "C) y\n"
         "Answer: A\n"
         "\n"
         "17. Which?\n"
         "A) x\n"
         "B) y\n"
         "Answer: D\n"
         "\n"
         "18. Both?\n"
         "*A) x\n"
         "B) y\n"
         "Answer: B\n"
         "\n"
         "19. Bullets?\n"
         "- x\n"
         "- y\n"
         "Answer: B\n",
         0,
         "choice: Good 1? +yes1 -no1\n"
         "choice: Good 2? +yes2 -no2\n"
         "choice: Good 3? +yes3 -no3\n"
         "choice: Good 4? +yes4 -no4\n"
         "choice: Good 5? +yes5 -no5\n"
         "choice: Good 6? +yes6 -no6\n"
         "choice: Good 7? +yes7 -no7\n"
         "choice: Good 8? +yes8 -no8\n"
         "choice: Good 9? +yes9 -no9\n"
         "choice: Good 10? +yes10 -no10\n"
         "choice: Good 11? +yes11 -no11\n"
         "choice: Good 12? +yes12 -no12\n"
         "choice: Good 13? +yes13 -no13\n"
         "choice: Good 14? +yes14 -no14\n",
         "0:0: warning: In all 14 questions the first answer\n"
         "71:1: error: This question does not say which option\n"
         "75:1: error: The options of this question have to go\n"
         "80:1: error: The answer \"D\" is none of the options\n"
         "85:1: error: A star and the answer below it name two\n"
         "90:1: error: The answer of this question is a letter\n"},
    };
    ASSERT_ALL_READ(rows);
}

static void other_texts_are_none(void **state) {
    (void)state;
    static const char *const texts[] = {
        "1. Capital of France?\nA) Rome\nB) Paris\n\n2. Red planet?\nA) Venus\nB) Mars\n", /* no answers */
        "1. Capital of France?\n- Rome\n- Paris\nAnswer: B\n2. Red planet?\n- Mars\n- Venus\nAnswer: A\n",
        "Capital of France?\nA) Rome\nB) Paris\nANSWER: B\n\nRed planet?\nA) Venus\nB) Mars\nANSWER: B\n",
        "1. Go home.\n2. Eat.\n3. Sleep.\n",
        "Ann: Hello.\nA: Who is it?\nQ: me\n",
        "1. A?\nA) x\nB) y\n2. B?\nA) x\nB) y\nAnswers:\n1. A\n2. B\nRound two\n1. C?\nA) x\nB) y\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        PackBytes file = {.bytes = texts[i], .length = strlen(texts[i])};
        Arena arena = {0};
        pack_format_show_head(&file, &arena);
        if (pack_format_find(&file, "quiz.txt") == &FORMAT_PAPER) fail_msg("%s", texts[i]);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_are_read_in_many_marks),
        cmocka_unit_test(what_is_not_whole_is_told),
        cmocka_unit_test(other_texts_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
