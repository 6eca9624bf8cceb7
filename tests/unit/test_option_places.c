/* What every format has in common where options stand in places: right answers that all stand in the same one
 * are told, and "None of the above" stays last wherever it stood. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"
#include "packs/question_draft.h"

#define QUESTIONS 9

/* A question: its number, %1$d; its right answer, "right %1$d", stands second, behind an option that is about
 * the others. */
static const struct {
    const char *path, *format, *head, *question, *tail;
    bool has_places; /* false: the right answer is named apart */
} ROWS[] = {
    {"a.gift", "gift", "", "Which is it, %1$d? {~None of the above =right %1$d ~wrong %1$d}\n\n", "", true},
    {"a.txt", "aiken", "",
     "Which is it, %1$d?\nA. None of the above\nB. right %1$d\nC. wrong %1$d\nANSWER: B\n\n", "", true},
    {"a.xml", "moodle-xml", "<quiz>\n",
     "<question type=\"multichoice\"><questiontext><text>Which is it, %1$d?</text></questiontext>"
     "<answer fraction=\"0\"><text>None of the above</text></answer>"
     "<answer fraction=\"100\"><text>right %1$d</text></answer>"
     "<answer fraction=\"0\"><text>wrong %1$d</text></answer></question>\n",
     "</quiz>\n", true},
    {"kahoot.csv", "csv",
     "Quiz template\n\n,Question,Answer 1,Answer 2,Answer 3,Answer 4,Time limit,Correct\n",
     "%1$d,\"Which is it, %1$d?\",None of the above,right %1$d,wrong %1$d,,20,2\n", "", true},
    {"a.csv", "csv", "question,option 1,option 2,option 3,answer\n",
     "\"Which is it, %1$d?\",None of the above,right %1$d,wrong %1$d,right %1$d\n", "", true},
    {"a.txt", "opentriviaqa", "",
     "#Q Which is it, %1$d?\n^ right %1$d\nA None of the above\nB right %1$d\nC wrong %1$d\n\n", "", true},
    {"a.json", "razzia", "{\"questions\": [{}",
     ",{\"question\": \"Which is it, %1$d?\", \"answers\": [\"None of the above\", \"right %1$d\", \"wrong "
     "%1$d\"], \"solutions\": [1]}",
     "]}", true},
    {"a.json", "kahoot-json", "{\"questions\": [{\"type\": \"content\"}",
     ",{\"type\": \"quiz\", \"question\": \"Which is it, %1$d?\", \"choices\": [{\"answer\": \"None of the "
     "above\", \"correct\": false}, {\"answer\": \"right %1$d\", \"correct\": true}, {\"answer\": \"wrong "
     "%1$d\", \"correct\": false}]}",
     "]}", true},
    {"a.json", "opentdb", "{\"results\": [{}",
     ",{\"type\": \"multiple\", \"question\": \"Which is it, %1$d?\", \"correct_answer\": \"right %1$d\", "
     "\"incorrect_answers\": [\"None of the above\", \"wrong %1$d\"]}",
     "]}", false},
    {"b.csv", "csv", "question,wrong 1,correct,wrong 2\n",
     "\"Which is it, %1$d?\",None of the above,right %1$d,wrong %1$d\n", "", false},
    {"a.yaml", "yaml", "title: A\nlanguage: en\ncards:\n",
     "  - {ask: \"Which is it, %1$d?\", wrong: [None of the above, wrong %1$d], right: right %1$d}\n", "",
     false},
};

static bool is_told(const Problems *problems) {
    for (size_t i = 0; i < problems->count; i++)
        if (strstr(problems->items[i].sentence, "In all 9 questions the second answer")) return true;
    return false;
}

static void read_row(size_t row, bool one_differs, Pack *pack, Problems *problems) {
    Buffer text = {0};
    buffer_add_text(&text, ROWS[row].head);
    for (int i = 1; i <= QUESTIONS; i++) buffer_format(&text, ROWS[row].question, i);
    if (one_differs) { /* the last one has an option that is not about the others */
        char *last = NULL;
        for (char *at = text.text; (at = strstr(at, "None of the above")); at++) last = at;
        memcpy(last, "None of the below", 17);
    }
    buffer_add_text(&text, ROWS[row].tail);
    if (!pack_read_text(ROWS[row].path, buffer_text(&text), text.length, pack, problems))
        fail_msg("%s: %s", ROWS[row].path, problems->items[0].sentence);
    assert_string_equal(pack->format->key, ROWS[row].format);
    assert_int_equal(pack->cards.count, QUESTIONS);
    buffer_release(&text);
}

static void one_place_for_all_right_answers_is_told(void **state) {
    (void)state;
    for (size_t row = 0; row < sizeof ROWS / sizeof *ROWS; row++) {
        Pack pack;
        Problems problems = {0};
        read_row(row, false, &pack, &problems);
        if (is_told(&problems) != ROWS[row].has_places)
            fail_msg("%s, %s: told %d", ROWS[row].format, ROWS[row].path, is_told(&problems));
        pack_release(&pack);
        problems_release(&problems);
    }
}

static void none_of_the_above_stays_last(void **state) {
    (void)state;
    for (size_t row = 0; row < sizeof ROWS / sizeof *ROWS; row++) {
        Pack pack;
        Problems problems = {0};
        read_row(row, true, &pack, &problems);
        for (size_t i = 0; i < QUESTIONS; i++) {
            const Card *card = card_list_at(&pack.cards, i);
            assert_int_equal(card->kind, CARD_CHOICE);
            assert_int_equal(card->option_count, 3);
            const char *last = card->stays_last ? card->options[card->stays_last - 1] : "none";
            assert_string_equal(last, i + 1 < QUESTIONS ? "None of the above" : "none");
        }
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* Options that are mixed cannot be named by their letters. */
static void options_by_letter_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *options[5];
        const char *told; /* NULL: none names others */
    } rows[] = {
        {{"Mars", "Venus", "Both A and B", "Io"}, "Both A and B"},
        {{"Mars", "Venus", "A and B"}, "A and B"},
        {{"Mars", "Venus", "Io", "A & C"}, "A & C"},
        {{"Mars", "Venus", "Io", "a, b and c."}, "a, b and c."},
        {{"Mars", "Venus", "Io", "Neither (A) nor (B)"}, "Neither (A) nor (B)"},
        {{"Mars", "Venus", "Io", "Only A"}, "Only A"},
        {{"Mars", "Venus", "Io", "Beide Antworten A und B"}, "Beide Antworten A und B"},
        {{"Mars", "Venus", "Io", "A e C"}, "A e C"},
        {{"Mars", "Venus", "Io", "Both A and B are correct"}, "Both A and B are correct"},
        {{"Mars", "Venus", "Both A and B", "Both A and C"}, "Both A and C"},
        {{"Mars", "Venus", "Both A and Z"}, NULL},
        {{"Mars", "Venus", "A and Venus"}, NULL},
        {{"a+b", "a-b", "2ab", "a/b"}, NULL},
        {{"Mars", "Venus", "A"}, NULL},
        {{"Mars", "Venus", "Both"}, NULL},
        {{"A and D", "B and C", "A and C", "B and D"}, NULL},
        {{"A", "B", "A and B", "O"}, NULL},
        {{"C", "C++", "A, or B", "D"}, NULL},
        {{"Mars", "Venus", "A. or B."}, "A. or B."},
        {{"Song one", "Song two", "B.Y.O. B", "A, B, E"}, NULL},
        {{"Vitamins A and C", "Iron", "Zinc"}, NULL},
        {{"A & B shops", "Iron", "Zinc"}, NULL},
    };
    Arena scratch = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        DraftOption options[5];
        size_t count = 0;
        for (; count < 5 && rows[i].options[count]; count++)
            options[count] = (DraftOption){rows[i].options[count], false};
        const char *found = draft_option_by_letter(options, count, &scratch);
        if (!found != !rows[i].told || (found && strcmp(found, rows[i].told) != 0))
            fail_msg("row %zu: %s", i, found ? found : "none");
    }
    arena_release(&scratch);
    Pack pack;
    Problems problems = {0};
    static const char text[] = "Which is wet?\nA. Tea\nB. Ink\nC. Both A and B\nANSWER: C\n\n"
                               "Which is dry?\nA. Sand\nB. Ink\nANSWER: A\n";
    assert_true(pack_read_text("a.txt", text, sizeof text - 1, &pack, &problems));
    assert_int_equal(pack.cards.count, 1);
    assert_int_equal(problems.errors, 1);
    assert_int_equal(problems.items[0].place.line, 1);
    assert_non_null(strstr(problems.items[0].sentence, "\"Both A and B\" names others by their letters"));
    pack_release(&pack);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_for_all_right_answers_is_told),
        cmocka_unit_test(none_of_the_above_stays_last),
        cmocka_unit_test(options_by_letter_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
