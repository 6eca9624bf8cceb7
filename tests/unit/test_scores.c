/* `quizleaf scores`: the tables it prints, and wrong usage of it and of `quizleaf replay`. */
#include "unit/played_scores.h"

#include <jansson.h>

static void tables_are_printed(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_matches(3);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    assert_has(
        &out,
        "Capitals, \"small\", Classic, 10 cards\nRank   Points           Right  Streak  Date        A card");
    assert_has(&out, "  2023-11-14  20 s     Zo\xC3\xAB, \"Z\"\n");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "csv", NULL), 0);
    assert_has(&out, "pack,mode,length,rank,id,name,points,");
    assert_has(&out, "\r\n\"Capitals, \"\"small\"\"\",classic,10,1,");
    assert_has(&out, ",\"Zo\xC3\xAB, \"\"Z\"\"\",");
    assert_has(&out, ",yes,2023-11-14T22:13:2");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "json", "--verify", NULL),
                     1);
    json_t *json = json_loads(buffer_text(&out), 0, NULL);
    json_t *table = json_array_get(json_object_get(json, "tables"), 0);
    json_t *scores = json_object_get(table, "scores");
    assert_string_equal(json_string_value(json_object_get(table, "pack")), place.pack.title);
    assert_string_equal(json_string_value(json_object_get(table, "mode")), "classic");
    assert_int_equal(json_array_size(scores), 3);
    assert_string_equal(json_string_value(json_object_get(json_array_get(scores, 0), "proof")),
                        "cannot be proved here");
    json_decref(json);
    buffer_release(&out);
    buffer_release(&complaints);
}

/* Modes have tables of their own; one that this game does not know stands under its key. */
static void modes_have_tables(void **state) {
    (void)state;
    static const struct {
        const char *mode;
        uint32_t length;
    } rows[] = {{"classic", 10}, {"classic", 0}, {"three-leaves", 0}, {"daily", 10}, {"upside-down", 0}};
    Store *store = store_open(place.data, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StoredScore score = a_score("Tao", 100);
        score.mode = rows[i].mode;
        score.length = rows[i].length;
        assert_true(store_add_score(store, &score, NULL, NULL));
    }
    store_close(store);
    Buffer out = {0}, complaints = {0};
    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    static const char *const headings[] = {"Leaves, Classic, 10 cards\n", "\n\nLeaves, Classic, all cards\n",
                                           "\n\nLeaves, Daily, 10 cards\n", "\n\nLeaves, Three leaves\nRank",
                                           "\n\nLeaves, upside-down, all cards\n"};
    const char *before = buffer_text(&out);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        assert_has(&out, headings[i]);
        const char *here = strstr(buffer_text(&out), headings[i]);
        assert_true(here >= before);
        before = here;
    }
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "csv", NULL), 0);
    assert_has(&out, "\r\nLeaves,three-leaves,0,1,3,Tao,100,");
    buffer_release(&out);
    buffer_release(&complaints);
}

static void wrong_usage_is_said(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "xml", NULL), 2);
    assert_has(&complaints, "usage: quizleaf scores");
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--data-dir", NULL), 2);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "extra", NULL), 2);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", NULL), 2);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", "a", "b", NULL), 2);
    assert_has(&complaints, "usage: quizleaf replay");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    assert_has(&complaints, "no scores in");
    assert_int_not_equal(access(place.data, F_OK), 0); /* looking makes nothing */
    assert_int_equal(run(command_replay, &out, &complaints, "replay", "/nonexistent/file", NULL), 1);
    assert_has(&complaints, "/nonexistent/file: error: ");
    buffer_release(&out);
    buffer_release(&complaints);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        place_test(tables_are_printed),
        place_test(modes_have_tables),
        place_test(wrong_usage_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
