/* GIFT against a grammar's own suite: the types, texts, formats and right answers that its JSON names. */
#include "unit/cmocka_test.h"

#include <math.h>

#include <jansson.h>

#include "packs/gift_question.h"
#include "packs/text_decoding.h"
#include "unit/samples.h"

/* A text being read without a pack around it. */
typedef struct Reading {
    Pack pack;
    Arena arena, scratch;
    Problems problems;
    PackReading reading;
    GiftFile file;
} Reading;

static void reading_start(Reading *at, const char *path, const char *text, size_t length) {
    *at = (Reading){0};
    DecodedText decoded = text_decode(&at->arena, text, length, path, &at->problems);
    at->reading = (PackReading){.pack = &at->pack,
                                .arena = &at->arena,
                                .scratch = &at->scratch,
                                .problems = &at->problems,
                                .path = path,
                                .text = decoded.text,
                                .length = decoded.length};
    at->file.reading = &at->reading;
}

static void reading_end(Reading *at) {
    arena_release(&at->arena);
    arena_release(&at->scratch);
    problems_release(&at->problems);
}

/* What is compared, for the message where it differs. */
static const char *subject;
static size_t number;

static void same_text(const char *what, const json_t *expected, const char *found) {
    const char *text = json_string_value(expected);
    bool none = !text || !*text, found_none = !found || !*found;
    if (none && found_none) return;
    if (none != found_none || strcmp(text, found) != 0)
        fail_msg("%s, question %zu, %s: \"%s\" expected, found \"%s\"", subject, number, what,
                 text ? text : "(none)", found ? found : "(none)");
}

static void same_marked_text(const char *what, const json_t *expected, const MoodleText *found) {
    static const char *const formats[] = {"moodle", "html", "plain", "markdown"};
    same_text(what, json_object_get(expected, "text"), found->text);
    if (json_is_object(expected) && *json_string_value(json_object_get(expected, "text")))
        same_text(what, json_object_get(expected, "format"), formats[found->markup]);
}

static void same_number(const char *what, const json_t *expected, int64_t found) {
    if (fabs(json_number_value(expected) * MILLIONTHS - (double)found) > 0.5)
        fail_msg("%s, question %zu, %s: %g expected, found %g", subject, number, what,
                 json_number_value(expected), (double)found / MILLIONTHS);
}

static void same_range(const json_t *expected, const MoodleRange *found) {
    const json_t *value = json_object_get(expected, "number"), *about = json_object_get(expected, "range");
    if (value) {
        same_number("number", value, found->value);
        same_number("tolerance", about, found->high - found->value);
        same_number("tolerance", about, found->value - found->low);
    } else {
        same_number("low", json_object_get(expected, "numberLow"), found->low);
        same_number("high", json_object_get(expected, "numberHigh"), found->high);
    }
}

/* The grammar says that "~%50%" is not correct and "=%0%" is, and keeps the weight apart. */
static void same_right(const json_t *expected, const MoodleAnswer *found) {
    const json_t *weight = json_object_get(expected, "weight");
    bool right = json_is_number(weight) ? json_number_value(weight) > 0
                                        : json_is_true(json_object_get(expected, "isCorrect"));
    if (found->is_right != json_is_true(json_object_get(expected, "isCorrect")))
        fail_msg("%s, question %zu: \"%s\" has the other sign", subject, number, found->text.text);
    if (moodle_answer_is_right(found) != right)
        fail_msg("%s, question %zu: \"%s\" should be %s", subject, number, found->text.text,
                 right ? "right" : "wrong");
    assert_int_equal(found->has_weight, json_is_number(weight));
    if (found->has_weight) same_number("weight", weight, found->weight);
}

static void same_answers(const json_t *choices, const MoodleQuestion *found) {
    assert_int_equal(json_array_size(choices), found->answer_count);
    for (size_t i = 0; i < found->answer_count; i++) {
        const json_t *choice = json_array_get(choices, i);
        same_right(choice, &found->answers[i]);
        same_marked_text("feedback", json_object_get(choice, "feedback"), &found->answers[i].feedback);
        if (found->kind == MOODLE_NUMERICAL)
            same_range(json_object_get(choice, "text"), &found->answers[i].range);
        else
            same_marked_text("choice", json_object_get(choice, "text"), &found->answers[i].text);
    }
}

static void same_pairs(const json_t *pairs, const MoodleQuestion *found) {
    assert_int_equal(json_array_size(pairs), found->answer_count);
    for (size_t i = 0; i < found->answer_count; i++) {
        const json_t *pair = json_array_get(pairs, i);
        same_marked_text("left", json_object_get(pair, "subquestion"), &found->answers[i].text);
        same_text("right", json_object_get(pair, "subanswer"), found->answers[i].partner.text);
    }
}

static void same_statement(const json_t *expected, const MoodleQuestion *found) {
    assert_int_equal(json_is_true(json_object_get(expected, "isTrue")), found->statement_is_true);
    same_marked_text("first feedback", json_object_get(expected, "trueFeedback"),
                     &found->statement_feedback[0]);
    same_marked_text("second feedback", json_object_get(expected, "falseFeedback"),
                     &found->statement_feedback[1]);
}

static void same_kind_of_answers(const json_t *expected, const MoodleQuestion *found) {
    const json_t *choices = json_object_get(expected, "choices");
    if (json_is_array(choices)) same_answers(choices, found);
    if (json_is_object(choices)) same_range(choices, &found->answers[0].range);
    if (found->kind == MOODLE_MATCHING) same_pairs(json_object_get(expected, "matchPairs"), found);
    if (found->kind == MOODLE_TRUE_FALSE) same_statement(expected, found);
}

static void same_question(const json_t *expected, const MoodleQuestion *found, Arena *arena) {
    static const char *const types[] = {"Category", "Description", "Essay",     "MC",
                                        "TF",       "Short",       "Numerical", "Matching"};
    same_text("type", json_object_get(expected, "type"), types[found->kind]);
    if (found->kind == MOODLE_CATEGORY) {
        same_text("category", json_object_get(expected, "title"), found->category);
        return;
    }
    MoodleText prompt = found->prompt;
    if (found->rest) prompt.text = arena_format(arena, "%s _____ %s", prompt.text, found->rest);
    assert_int_equal(json_is_true(json_object_get(expected, "hasEmbeddedAnswers")), found->rest != NULL);
    same_marked_text("stem", json_object_get(expected, "stem"), &prompt);
    same_text("title", json_object_get(expected, "title"), found->name);
    same_text("id", json_object_get(expected, "id"), found->id);
    same_marked_text("general feedback", json_object_get(expected, "globalFeedback"),
                     &found->general_feedback);
    const json_t *tags = json_object_get(expected, "tags");
    assert_int_equal(json_array_size(tags), found->tag_count);
    for (size_t i = 0; i < found->tag_count; i++) same_text("tag", json_array_get(tags, i), found->tags[i]);
    same_kind_of_answers(expected, found);
}

static void compare_with_json(Arena *arena, const char *path) {
    Reading at;
    MoodleQuestion question;
    size_t length, json_length;
    const char *text = read_whole(arena, path, &length);
    const char *stem = arena_copy_text(arena, path, strlen(path) - strlen(".gift"));
    const char *json = read_whole(arena, arena_format(arena, "%s.json", stem), &json_length);
    json_t *expected = json_loadb(json, json_length, 0, NULL);
    assert_non_null(expected);
    reading_start(&at, path, text, length);
    subject = path;
    for (number = 0; gift_next(&at.file, &question); number++)
        same_question(json_array_get(expected, number), &question, arena);
    if (number != json_array_size(expected) || at.problems.count > 0)
        fail_msg("%s: %zu of %zu questions, %zu problems", path, number, json_array_size(expected),
                 at.problems.count);
    json_decref(expected);
    reading_end(&at);
}

static void the_grammars_suite_is_read_alike(void **state) {
    (void)state;
    Arena arena = {0};
    size_t count = 0;
    for (const char **path = list_samples(&arena, "gift/peg-suite", ".gift"); *path; path++, count++)
        compare_with_json(&arena, *path);
    assert_true(count >= 25);
    arena_release(&arena);
}

/* How many questions of each kind other people's files have, from MOODLE_CATEGORY on. */
static const struct {
    const char *path;
    size_t kinds[MOODLE_MATCHING + 1];
} FILES[] = {
    {"gift/moodle/examples.gift.txt", {0, 0, 0, 18, 5, 9, 8, 3}},
    {"gift/essay.gift", {[MOODLE_ESSAY] = 2}},
    {"gift/matching.gift", {[MOODLE_MATCHING] = 2}},
    {"gift/missing_words.gift", {[MOODLE_CHOICE] = 1}},
    {"gift/multichoice.gift", {[MOODLE_CHOICE] = 4}},
    {"gift/numericals.gift", {[MOODLE_NUMERICAL] = 4}},
    {"gift/shorts.gift", {[MOODLE_SHORT] = 4}},
    {"gift/true_false.gift", {[MOODLE_TRUE_FALSE] = 4}},
};

static void other_peoples_files_have_all_their_questions(void **state) {
    (void)state;
    Arena arena = {0};
    list_samples(&arena, "gift", ".gift");
    for (size_t f = 0; f < sizeof FILES / sizeof *FILES; f++) {
        Reading at;
        MoodleQuestion question;
        size_t length, kinds[MOODLE_OTHER + 1] = {0};
        const char *path = arena_format(&arena, SAMPLES "/%s", FILES[f].path);
        const char *text = read_whole(&arena, path, &length);
        reading_start(&at, path, text, length);
        while (gift_next(&at.file, &question)) kinds[question.kind]++;
        for (size_t kind = 0; kind <= MOODLE_MATCHING; kind++)
            if (kinds[kind] != FILES[f].kinds[kind])
                fail_msg("%s: %zu questions of kind %zu, not %zu", path, kinds[kind], kind,
                         FILES[f].kinds[kind]);
        assert_int_equal(at.problems.count, 0);
        reading_end(&at);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_grammars_suite_is_read_alike),
        cmocka_unit_test(other_peoples_files_have_all_their_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
