/* What every format has in common where options stand in places: right answers that all stand in the same one
 * are told, and "None of the above" stays last wherever it stood. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_for_all_right_answers_is_told),
        cmocka_unit_test(none_of_the_above_stays_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
