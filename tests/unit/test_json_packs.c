/* Open Trivia DB, Razzia and Kahoot as JSON: each encoding and wrapper, faults at their questions, and what
 * is JSON at all. */
#include "unit/format_fixture.h"

#include <dirent.h>
#include <stdio.h>

#include "base/random.h"
#include "packs/json_entries.h"

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
        {"one answer.json",
         "[{\"question\": \"Who?\", \"correct_answer\": \"me\", \"incorrect_answers\": []}]", 0, "",
         "0:0: error: There is no card\n1:2: error: Every answer of this question"},
        {"no ending",
         "{\"results\":[{\"question\":\"Who?\",\"correct_answer\":\"me\",\"incorrect_answers\":[\"you\"]}]}",
         0, "choice: Who? +me -you" SOURCE "\n", ""},
        {"u16.json", "\xFF\xFE[\0{\0\"\0q\0\"\0:\0001\0}\0]\0", 20, "",
         "0:0: error: There is no card\n1:2: error: This question is empty"},
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

static void the_last_of_equal_keys_is_read(void **state) {
    (void)state;
    static const char text[] =
        "{\"x\": [\"]\", {\"q\": [0]}],\n \"q\": [9],\n \"q\" : [ {\"a\": \"\\\"]\"} ,\n\n  [1, 2],\"s\"] }";
    static const JsonPath paths[] = {{{NULL}}, {{"p"}}, {{"q"}}};
    Arena arena = {0}, scratch = {0};
    Problems problems = {0};
    PackReading reading = {.arena = &arena,
                           .scratch = &scratch,
                           .problems = &problems,
                           .path = "f",
                           .text = text,
                           .length = sizeof text - 1};
    JsonEntries *entries = json_entries_open(&reading, paths, 3);
    assert_non_null(entries);
    assert_ptr_equal(entries->path, &paths[2]);
    assert_int_equal(json_array_size(json_object_get(entries->root, "x")), 2);
    assert_int_equal(json_array_size(json_object_get(entries->root, "q")), 0);
    static const uint32_t wanted[][2] = {{3, 10}, {5, 3}, {5, 10}};
    static const json_type types[] = {JSON_OBJECT, JSON_ARRAY, JSON_STRING};
    for (int turn = 0; turn < 2; turn++, json_entries_rewind(entries)) {
        JsonEntry entry;
        for (size_t i = 0; i < 3; i++) {
            assert_true(json_entries_next(entries, &entry));
            assert_int_equal(json_typeof(entry.value), types[i]);
            assert_int_equal(entry.place.line, wanted[i][0]);
            assert_int_equal(entry.place.column, wanted[i][1]);
        }
        assert_false(json_entries_next(entries, &entry));
        assert_int_equal(entries->count, 3);
        assert_true(json_entries_finish(entries));
    }
    reading_close_held(&reading);
    arena_release(&arena);
    arena_release(&scratch);
    problems_release(&problems);
}

/* Whether the bytes are taken for JSON; a refusal must be told. */
static bool is_json(const char *path, const Buffer *file) {
    static const JsonPath root = {{NULL}};
    Arena arena = {0}, scratch = {0};
    Problems problems = {0};
    PackReading reading = {.arena = &arena,
                           .scratch = &scratch,
                           .problems = &problems,
                           .path = path,
                           .text = buffer_text(file),
                           .length = file->length};
    JsonEntries *entries = json_entries_open(&reading, &root, 1);
    JsonEntry entry;
    while (entries && json_entries_next(entries, &entry)) assert_non_null(entry.value);
    bool ok = entries && json_entries_finish(entries);
    if (ok == (problems.errors > 0)) fail_msg("%s: accepted with errors or refused without", path);
    reading_close_held(&reading);
    arena_release(&arena);
    arena_release(&scratch);
    problems_release(&problems);
    return ok;
}

/* jansson's word on the whole is the model for a list that is read entry by entry. */
static void entries_make_json_where_the_whole_is_json(void **state) {
    (void)state;
    static const char start[] = " [1, \"a\\\"]\", {\"b\": [2, {}], \"c\":null},[ ],true ,-0.5e1]\n";
    static const char *const pieces[] = {"[",  "]", "{", "}", ",",    ":", "\"",
                                         "\\", " ", "0", "e", "true", "-", "x"};
    Random random = random_seeded(1);
    Buffer file = {0};
    size_t accepted = 0;
    for (int turn = 0; turn < 20000; turn++) {
        buffer_clear(&file);
        buffer_add_text(&file, start);
        for (uint32_t changes = 1 + random_below(&random, 2); changes > 0; changes--) {
            size_t at = random_below(&random, (uint32_t)file.length);
            const char *piece = pieces[random_below(&random, sizeof pieces / sizeof *pieces)];
            char rest[2 * sizeof start];
            size_t skipped = at + random_below(&random, 3);
            if (skipped > file.length) skipped = file.length;
            snprintf(rest, sizeof rest, "%s", buffer_text(&file) + skipped);
            file.length = at;
            buffer_add_text(&file, piece);
            buffer_add_text(&file, rest);
        }
        json_error_t error;
        json_t *whole = json_loadb(buffer_text(&file), file.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
        if (is_json("mutated", &file) != (whole != NULL)) fail_msg("%s", buffer_text(&file));
        accepted += whole != NULL;
        json_decref(whole);
    }
    buffer_release(&file);
    assert_true(accepted > 500 && accepted < 19500);
}

static void too_much_is_refused_before_it_is_read(void **state) {
    (void)state;
    Buffer file = {.limit_bytes = 8 * MEBIBYTE};
    for (size_t i = 0; i <= JSON_VALUES_MAX; i++) buffer_add(&file, "[,", 2);
    assert_false(is_json("wide", &file));
    buffer_clear(&file);
    for (size_t i = 0; i <= 100000; i++) buffer_add(&file, "[", 1);
    assert_false(is_json("deep", &file));
    buffer_release(&file);
}

/* Where a pack's memory ends while jansson is at work, what it takes afterwards is the C library's again. */
static void running_out_within_an_entry_harms_nobody(void **state) {
    (void)state;
    Buffer file = {.limit_bytes = MEBIBYTE};
    buffer_add_text(&file,
                    "[{\"question\": \"Who?\", \"correct_answer\": \"me\", \"incorrect_answers\": [\"you\"");
    for (int i = 0; i < 20000; i++) buffer_add_text(&file, ", \"they\"");
    buffer_add_text(&file, "]}]");
    for (size_t kibibytes = 400; kibibytes < 3000; kibibytes += 200) {
        Pack pack;
        Problems problems = {0};
        assert_false(pack_read_text_within(kibibytes * KIBIBYTE, "a.json", buffer_text(&file), file.length,
                                           &pack, &problems));
        const char *wanted = kibibytes < 1500 ? "This pack needs more than" : "This question has";
        if (kibibytes < 800 || kibibytes > 2500)
            assert_non_null(strstr(problems.items[problems.count - 1].sentence, wanted));
        problems_release(&problems);
        json_t *value = json_pack("{s:[s,s]}", "a", "b", "c");
        assert_non_null(value);
        json_decref(value);
    }
    buffer_release(&file);
}

static void the_json_suite_is_judged_as_it_says(void **state) {
    (void)state;
    static const char folder[] = SAMPLES "/json-test-suite/test_parsing";
    DIR *entries = opendir(folder);
    if (!entries) {
        print_message("SKIP: no %s\n", folder);
        skip();
        return;
    }
    size_t accepted = 0, refused = 0;
    const struct dirent *entry;
    while ((entry = readdir(entries))) {
        if (strncmp(entry->d_name, "y_", 2) != 0 && strncmp(entry->d_name, "n_", 2) != 0) continue;
        char path[600];
        const char *why;
        Buffer file = {0};
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        assert_true(buffer_read_file(&file, path, &why));
        bool ok = is_json(entry->d_name, &file);
        /* A key with a zero byte in it: jansson has no such keys, and no pack needs one. */
        if (strcmp(entry->d_name, "y_object_escaped_null_in_key.json") == 0) ok = true;
        if (ok != (*entry->d_name == 'y'))
            print_error("%s is %s\n", entry->d_name, ok ? "accepted" : "refused");
        assert_int_equal(ok, *entry->d_name == 'y');
        accepted += ok;
        refused += !ok;
        buffer_release(&file);
    }
    closedir(entries);
    assert_true(accepted > 90 && refused > 180);
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
        cmocka_unit_test(the_last_of_equal_keys_is_read),
        cmocka_unit_test(entries_make_json_where_the_whole_is_json),
        cmocka_unit_test(too_much_is_refused_before_it_is_read),
        cmocka_unit_test(running_out_within_an_entry_harms_nobody),
        cmocka_unit_test(the_json_suite_is_judged_as_it_says),
        cmocka_unit_test(samples_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
