/* Open Trivia DB, Razzia and Kahoot as JSON: each encoding and wrapper, faults at their questions, titles. */
#include "unit/format_fixture.h"

#include <stdio.h>

#define SAMPLES "../shared/samples"
#define SOURCE " [Open Trivia DB]"

static void open_trivia_is_read_in_every_encoding(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"html.json",
         "{\"response_code\":0,\"results\":[{\"type\":\"multiple\",\"difficulty\":\"hard\",\"category\":"
         "\"Art &amp; "
         "more\","
         "\"question\":\"Who&#039;s &quot;Ren&eacute;&quot;?\",\"correct_answer\":\"&lt;b&gt;\",\"incorrect_"
         "answers\":[\"a+b\",\"50%\",\"c&shy;d\"]},"
         "{\"type\":\"boolean\",\"difficulty\":\"easy\",\"category\":\"X\",\"question\":\"So it "
         "is.\",\"correct_answer\":\"False\","
         "\"incorrect_answers\":[\"True\"]}]}",
         0,
         "choice: Who's \"Ren\xC3\xA9\"? +<b> -a+b -50% -cd (Art & more) hard" SOURCE "\n"
         "true-false: So it is. +False (X) easy" SOURCE "\n",
         ""},
        {"url.json",
         "{\"results\":[{\"type\":\"multiple\",\"difficulty\":\"medium\",\"category\":\"Art%20%26%20more\","
         "\"question\":"
         "\"Who%27s%20A%2BB%3F\",\"correct_answer\":\"me%20%26amp%3B\",\"incorrect_answers\":[\"100%25\"]}]}",
         0, "choice: Who's A+B? +me &amp; -100% (Art & more) medium" SOURCE "\n", ""},
        {"legacy.json",
         "{\"results\":[{\"type\":\"multiple\",\"difficulty\":\"easy\",\"category\":\"Art\",\"question\":"
         "\"Who+is+A%2BB%3F\",\"correct_answer\":\"me+too\",\"incorrect_answers\":[\"not%2c+you\"]}]}",
         0, "choice: Who is A+B? +me too -not, you (Art) easy" SOURCE "\n", ""},
        {"base64.json",
         "{\"results\":[{\"type\":\"bXVsdGlwbGU=\",\"difficulty\":\"aGFyZA==\",\"category\":\"QXJ0\","
         "\"question\":"
         "\"V2hvIGlzIFJlbsOpPw==\",\"correct_answer\":\"bWU=\",\"incorrect_answers\":[\"eW91\"]}]}",
         0, "choice: Who is Ren\xC3\xA9? +me -you (Art) hard" SOURCE "\n", ""},
        {"plain.json",
         "[{\"type\":\"multiple\",\"question\":\"What is "
         "aGFyZA==?\",\"correct_answer\":\"bWU=\",\"incorrect_answers\":"
         "[\"x+y\", 7, true]}]",
         0, "choice: What is aGFyZA==? +bWU= -x+y -7 -True\n", ""},
        {"questions.json",
         "{\"attribution\": \"them\", \"questions\": [{\"question\": \"Who?\", \"correct_answer\": \"me\", "
         "\"incorrect_answers\": [\"you\"], \"qid\": 1}]}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"source behind.json",
         "{\"questions\": [{\"question\": \"Who?\", \"correct_answer\": \"me\", \"incorrect_answers\": "
         "[\"you\"]}], "
         "\"attribution\": \"them\"}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"both lists.json",
         "{\"questions\": [1], \"results\": [{\"question\": \"Who%3F\", \"correct_answer\": \"me\", "
         "\"incorrect_answers\": [\"you\"]}, {\"question\": \"Who+else%3F\", \"correct_answer\": \"me+too\", "
         "\"incorrect_answers\": [\"you\"]}]}",
         0, "choice: Who? +me -you" SOURCE "\nchoice: Who else? +me too -you" SOURCE "\n", ""},
        {"escaped keys.json",
         "{\"response_code\": 0, \"\\u0072esul\\u0074\\u0073\": [\n{\"\\u0071uestion\": \"Who?\", "
         "\"correct_answer\": \"me\", \"incorrect_answers\": [\"you\"]}]}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"other keys.json",
         "{\"\\u0072esult\": [], \"\\u0072esultss\": [], \"\\u0052esults\": [], \"\\u10072esults\": [], "
         "\"\\\\u0072esults\": [], \"results\": [{\"question\": \"Who?\", "
         "\"correct_answer\": \"me\", \"incorrect_answers\": [\"you\"]}]}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"one answer.json",
         "[{\"question\": \"Who?\", \"correct_answer\": \"me\", \"incorrect_answers\": []}]", 0, "",
         "0:0: error: There is no card\n1:2: error: Every answer of this question"},
        {"no ending",
         "{\"results\":[{\"question\":\"Who?\",\"correct_answer\":\"me\",\"incorrect_answers\":[\"you\"]}]}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"u16.json", "\xFF\xFE[\0{\0\"\0q\0\"\0:\0001\0}\0]\0", 20, "",
         "0:0: error: There is no card\n1:2: error: This question has no answer"},
    };
    ASSERT_ALL_READ(rows);
}

static void faults_are_told_at_their_questions(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"a.json", "{\"results\": [\n  {\"question\": \"Who?\", \"correct_answer\": \"me\"\n]}", 0, "",
         "3:1: error: This is not valid JSON: '}' expected. Look"},
        {"a.json",
         "[{\"question\": \"\"},\n{\"question\": \"Who?\", \"correct_answer\": \"me\", "
         "\"incorrect_answers\": [\"you\"]}\n"
         "{\"question\": \"Why?\"}]",
         0, "", "1:2: error: This question is empty\n3:1: error: This is not valid JSON: ']' expected. Look"},
        {"a.json", "{\"questions\": [{\"question\": \"\"}],\n \"attribution\"; \"them\"}", 0, "",
         "2:15: error: This is not valid JSON: ':' expected. Look"},
        {"a.json", "[1, \"two\"]", 0, "",
         "0:0: error: There is no card\n1:2: error: Here a question should stand\n1:5: error: Here a "
         "question"},
        {"a.json", "{\"name\": \"other\"}", 0, "", "0:0: error: This JSON holds no list of questions"},
        {"a.json", "7", 0, "", "0:0: error: This is no format that is known here."},
        {"a.json", "{\"response_code\":5,\"results\":[]}", 0, "",
         "0:0: error: Open Trivia DB answered that it was asked"},
        {"a.json", "{\"response_code\":-5,\"results\":[]}", 0, "", "0:0: error: There is no question"},
        {"a.json",
         "[{\"question\": \"\", \"correct_answer\": \"me\", \"incorrect_answers\": [\"you\"]},\n"
         " {\"question\": \"Who?\", \"correct_answer\": \"\", \"incorrect_answers\": [\"you\"]},\n"
         " {\"question\": \"Who?\", \"correct_answer\": \"I\", \"incorrect_answers\": [\"you\", \"I\"]},\n"
         " {\"question\": \"Who\\u0000\\u202e?\", \"correct_answer\": \"me\", \"incorrect_answers\": "
         "[\"you\\n\"]}]",
         0, "choice: Who? +me -you\n",
         "1:2: error: This question is empty\n2:2: error: No answer of this question\n3:2: error: \"I\" "
         "would be a second"},
    };
    ASSERT_ALL_READ(rows);
}

static void razzia_is_read_old_and_new(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"new.json",
         "{\"subject\":\"Mine\",\"questions\":[{\"question\":\"Which?\",\"answers\":[\"a\",\"b\",\"c\"],"
         "\"solutions\":[0,2],"
         "\"cooldown\":5,\"time\":20,\"isBonus\":true},{\"question\":\"Who?\",\"answers\":[\"a\",\"b\"],"
         "\"solutions\":1}]}",
         0, "several: Which? +a +c -b 20s\nchoice: Who? +b -a\n", ""},
        {"marked.json",
         "{\"questions\":[{\"question\":\"The <b>largest</b>&nbsp;one?\",\"answers\":[\"a &amp; b\",\"<p>\"],"
         "\"solution\":0}]}",
         0, "choice: The largest one? +a & b -<p>\n", ""},
        {"old.json",
         "{\"questions\": [\n {\"question\": \"A?\", \"answers\": [\"x\", \"y\"], \"solution\": 1, \"time\": "
         "2},\n"
         " {\"question\": \"B?\", \"answers\": [\"x\", \"y\"], \"solution\": 2},\n"
         " {\"question\": \"C?\", \"answers\": [\"x\", \"y\"], \"solution\": 0, \"audio\": "
         "\"http://x.y/z.mp3\"},\n"
         " {\"question\": \"D?\", \"answers\": [\"x\", \"y\"], \"solution\": 0, \"media\": {\"type\": "
         "\"video\"}},\n"
         " {\"question\": \"E?\", \"answers\": [\"x\", \"y\"]},\n {\"question\": \"F?\", \"solution\": "
         "0}\n]}",
         0, "choice: A? +y -x 5s\n",
         "3:2: error: The \"solution\"\n4:2: error: This question comes with sound\n5:2: error: This "
         "question comes with "
         "sound\n6:2: error: The \"solution\"\n7:2: error: The \"solution\""},
        {"none.json", "{\"questions\": [], \"answers\": 1, \"solution\": 2}", 0, "",
         "0:0: error: There is no question"},
    };
    ASSERT_ALL_READ(rows);
}

static void kahoot_is_read(void **state) {
    (void)state;
    static const FormatRow rows[] = {
        {"k.json",
         "{\"kahoot\": {\"title\": \"T\", \"questions\": [\n"
         "{\"type\": \"quiz\", \"question\": \"<b>Who</b>&nbsp;is it?\", \"time\": 20000, \"choices\": "
         "[{\"answer\": \"he\", "
         "\"correct\": false}, {\"answer\": \"you\", \"correct\": true}]},\n"
         "{\"type\": \"multiple_select_quiz\", \"question\": \"Which?\", \"choices\": [{\"answer\": \"a\", "
         "\"correct\": true}, "
         "{\"answer\": \"b\", \"correct\": true}, {\"answer\": \"c\", \"correct\": false}]},\n"
         "{\"type\": \"quiz\", \"question\": \"It is.\", \"choices\": [{\"answer\": \"True\", \"correct\": "
         "false}, {\"answer\": "
         "\"False\", \"correct\": true}]},\n"
         "{\"type\": \"jumble\", \"question\": \"Order?\", \"choices\": [{\"answer\": \"1st\"}, {\"answer\": "
         "\"2nd\"}, "
         "{\"answer\": \"3rd\"}]},\n"
         "{\"type\": \"open_ended\", \"question\": \"Name?\", \"choices\": [{\"answer\": \"Ann\", "
         "\"correct\": true}]},\n"
         "{\"type\": \"survey\", \"question\": \"Liked it?\", \"choices\": [{\"answer\": \"yes\"}]}]}}",
         0,
         "choice: Who is it? +you -he 20s\nseveral: Which? +a +b -c\ntrue-false: It is. +False\n"
         "order: Order? *1st *2nd *3rd\ntyped: Name? +Ann\n",
         "7:1: warning: The game has no questions of the type \"survey\""},
        {"bare.json",
         "{\"title\": \"T\", \"questions\": [{\"question\": \"Who?\", \"choices\": [{\"answer\": \"he\", "
         "\"correct\": false}, "
         "{\"answer\": \"you\", \"correct\": true}]}]}",
         0, "choice: Who? +you -he\n", ""},
    };
    ASSERT_ALL_READ(rows);
}

#define ONE_QUESTION "\"questions\":[{\"question\":\"Who?\",\"answers\":[\"me\",\"you\"],\"solution\":0}]}"
#define TEN "0123456789"

/* Whoever wrote the title, it fits a line of the screen, and is there. */
static void titles_are_lines_that_fit(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        const char *title;
    } rows[] = {
        {"{\"subject\":\"Mine\"," ONE_QUESTION, 0, "Mine"},
        {"{\"subject\":\" two \\n lines \"," ONE_QUESTION, 0, "two lines"},
        {"{\"subject\":\"\"," ONE_QUESTION, 0, "a file"},
        {"{\"subject\":\" \\u202e \"," ONE_QUESTION, 0, "a file"},
        {"{\"subject\":\"" TEN TEN TEN TEN TEN TEN "\"," ONE_QUESTION, 0, TEN TEN TEN TEN TEN TEN},
        {"{\"subject\":\"" TEN TEN TEN TEN TEN "12345678 abc\"," ONE_QUESTION, 0,
         TEN TEN TEN TEN TEN "12345678 a"},
        {"{\"subject\":\"" TEN TEN TEN TEN TEN "123456789 bc\"," ONE_QUESTION, 0,
         TEN TEN TEN TEN TEN "123456789"},
        {"\0quizleaf kept pack 1\nkept.json\nIts title\n0\n{" ONE_QUESTION, 1, "Its title"},
        {"\0quizleaf kept pack 1\n\x1B[2J\n\x1B[2J\n0\n{" ONE_QUESTION, 1, "[2J"},
        {"\0quizleaf kept pack 1\n\n\xFF\n0\n{" ONE_QUESTION, 1, "a file"},
        {"\0quizleaf kept pack 1\n\n\n0\n{" ONE_QUESTION, 1, "a file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Pack pack;
        Problems problems = {0};
        size_t length = rows[i].length ? rows[i].length + strlen(rows[i].text + 1) : strlen(rows[i].text);
        assert_true(pack_read_text("folder/a_file.json", rows[i].text, length, &pack, &problems));
        assert_string_equal(pack.title, rows[i].title);
        assert_int_equal(problems.count, 0);
        pack_release(&pack);
        problems_release(&problems);
    }
}

/* How many cards come of each sample, and how many questions are left out. */
static void samples_are_read(void **state) {
    (void)state;
    static const struct {
        const char *path;
        size_t cards, errors;
    } rows[] = {
        {"opentdb/opentdb-2023-html-entities.json", 4093, 8},
        {"opentdb/opentdb-other-wrapper.json", 3695, 8},
        {"razzia/example-mjbright.json", 3, 0},
        {"razzia/example-randyjc.json", 0, 3},
        {"razzia/example-rousseya.json", 3, 2},
        {"razzia/space-rousseya.json", 6, 0},
    };
    size_t read = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[200];
        const char *why;
        Buffer file = {0};
        snprintf(path, sizeof path, SAMPLES "/%s", rows[i].path);
        if (!buffer_read_file(&file, path, &why)) continue;
        Pack pack;
        Problems problems = {0};
        pack_read_text(path, file.text, file.length, &pack, &problems);
        if (pack.cards.count != rows[i].cards || problems.errors != rows[i].errors)
            fail_msg("%s: %zu cards, %zu errors", path, pack.cards.count, problems.errors);
        for (size_t c = 0; c < pack.cards.count; c++)
            if (strstr(card_list_at(&pack.cards, c)->prompt, "&quot;"))
                fail_msg("%s: an entity was left", path);
        read++;
        pack_release(&pack);
        problems_release(&problems);
        buffer_release(&file);
    }
    if (read == 0) {
        print_message("SKIP: no " SAMPLES "\n");
        skip();
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_trivia_is_read_in_every_encoding),
        cmocka_unit_test(faults_are_told_at_their_questions),
        cmocka_unit_test(razzia_is_read_old_and_new),
        cmocka_unit_test(kahoot_is_read),
        cmocka_unit_test(titles_are_lines_that_fit),
        cmocka_unit_test(samples_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
