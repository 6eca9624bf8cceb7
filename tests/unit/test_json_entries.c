/* What is JSON and what is not, told entry by entry: jansson's word on the whole is the model. */
#include "unit/cmocka_test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "packs/json_entries.h"
#include "packs/pack.h"

#define SAMPLES "../shared/samples"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_of_equal_keys_is_read),
        cmocka_unit_test(entries_make_json_where_the_whole_is_json),
        cmocka_unit_test(too_much_is_refused_before_it_is_read),
        cmocka_unit_test(running_out_within_an_entry_harms_nobody),
        cmocka_unit_test(the_json_suite_is_judged_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
