/* The room every other one stands on, but for its arena: buffer, hash, problem, random, text. */
#include "unit/cmocka_test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/key_sort.h"
#include "base/problem.h"
#include "base/random.h"
#include "base/text.h"

/* Against the naive order: by key, then by where it stood. */
static void keys_are_sorted_and_equal_ones_stay_in_order(void **state) {
    (void)state;
    static const uint64_t masks[] = {UINT64_MAX, 0xFF, 0xFF00FF00, UINT64_C(0xF) << 60, 0};
    Random random = random_seeded(1);
    for (size_t count = 0; count < 700; count = count * 2 + 1) {
        for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
            Arena scratch = {0};
            SortKey keys[700];
            for (uint32_t i = 0; i < count; i++) {
                uint64_t high = random_next(&random);
                keys[i] = (SortKey){(high << 32 | random_next(&random)) & masks[m], i};
            }
            key_sort(keys, count, &scratch);
            for (size_t i = 1; i < count; i++)
                assert_true(keys[i - 1].key < keys[i].key ||
                            (keys[i - 1].key == keys[i].key && keys[i - 1].index < keys[i].index));
            size_t runs = 0, end = 0;
            for (; end < count; runs++) {
                size_t next = key_sort_run_end(keys, count, end);
                assert_true(next > end && keys[next - 1].key == keys[end].key);
                end = next;
            }
            if (masks[m] == 0) assert_int_equal(runs, count > 0);
            arena_release(&scratch);
        }
    }
}

static void quick_hashes_tell_texts_apart(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "a",
                                        "b",
                                        "ab",
                                        "ba",
                                        "a\1",
                                        "abcdefgh",
                                        "abcdefg",
                                        "abcdefghi",
                                        "abcdefgha",
                                        "Abcdefgha",
                                        "aaaaaaaa",
                                        "aaaaaaaaaaaaaaaa"};
    enum { COUNT = sizeof texts / sizeof *texts };
    for (size_t a = 0; a < COUNT; a++)
        for (size_t b = 0; b < COUNT; b++)
            assert_int_equal(hash_quick_text(texts[a]) == hash_quick_text(texts[b]), a == b);
    assert_true(hash_quick("a\0", 2) != hash_quick("a", 1)); /* zeroes count */
}

static int compare_hashes(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* Lists are full of numbered names, of one length and the next. */
static void names_with_numbers_have_hashes_of_their_own(void **state) {
    (void)state;
    enum { COUNT = 100000 };
    uint64_t *hashes = calloc(COUNT, sizeof *hashes);
    for (size_t i = 0; i < COUNT; i++) {
        char name[16];
        snprintf(name, sizeof name, "a%zu", i);
        hashes[i] = hash_quick_text(name);
    }
    qsort(hashes, COUNT, sizeof *hashes, compare_hashes);
    for (size_t i = 1; i < COUNT; i++) assert_true(hashes[i - 1] != hashes[i]);
    free(hashes);
}

static void buffer_stops_at_its_ceiling(void **state) {
    (void)state;
    Buffer buffer = {.limit_bytes = 10};
    assert_string_equal(buffer_text(&buffer), "");
    buffer_format(&buffer, "%d-%s", 12, "abc");
    buffer_add_text(&buffer, "hello");
    assert_true(buffer.failed);
    assert_string_equal(buffer_text(&buffer), "12-abc");
    buffer_clear(&buffer);
    buffer_add_text(&buffer, "0123456789");
    assert_false(buffer.failed);
    buffer_release(&buffer);
}

static void buffer_says_why_a_file_cannot_be_read(void **state) {
    (void)state;
    Buffer buffer = {0};
    const char *why = NULL;
    assert_false(buffer_read_file(&buffer, "questions/no-such-file.yaml", &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(buffer_read_file(&buffer, "questions", &why));
    assert_string_equal(why, "it is a folder, not a file");
    char pipe[] = "/tmp/quizleaf-base-pipe-XXXXXX";
    assert_non_null(mkdtemp(pipe));
    assert_int_equal(rmdir(pipe), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0); /* that nobody writes into */
    assert_false(buffer_read_file(&buffer, pipe, &why));
    assert_string_equal(why, "it is not a plain file");
    assert_int_equal(unlink(pipe), 0);
    assert_true(buffer_read_file(&buffer, "CMakeLists.txt", &why));
    assert_true(buffer.length > 100);
    buffer_release(&buffer);
}

static void hashes_agree_with_published_values(void **state) {
    (void)state;
    /* FIPS 180-4's "abc"; FNV's own test value for "foobar". */
    assert_string_equal(hash_fingerprint("abc", 3).hex,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_true(hash_bytes(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void random_is_the_same_everywhere_and_fair(void **state) {
    (void)state;
    Random random = random_seeded(42);
    Random again = random_seeded(42);
    for (int i = 0; i < 100; i++) assert_int_equal(random_next(&random), random_next(&again));
    int counts[6] = {0};
    for (int i = 0; i < 60000; i++) counts[random_below(&random, 6)]++;
    for (int face = 0; face < 6; face++) assert_in_range(counts[face], 9600, 10400); /* 4.4 sigma */
    uint32_t items[52], seen[52] = {0};
    for (uint32_t i = 0; i < 52; i++) items[i] = i;
    random_shuffle(&random, items, 52);
    for (uint32_t i = 0; i < 52; i++) seen[items[i]]++;
    for (uint32_t i = 0; i < 52; i++) assert_int_equal(seen[i], 1);
}

static void problems_are_sorted_counted_and_bounded(void **state) {
    (void)state;
    Problems problems = {0};
    problem_error(&problems, (Place){"b.yaml", 2, 1}, "second %d", 2);
    problem_warning(&problems, (Place){"b.yaml", 1, 9}, "first");
    problem_error(&problems, (Place){"b.yaml", 0, 0}, "whole");
    problems_sort(&problems);
    assert_string_equal(problem_line(&problems.items[0], &problems.arena), "b.yaml: error: whole");
    assert_string_equal(problem_line(&problems.items[1], &problems.arena), "b.yaml:1:9: warning: first");
    assert_string_equal(problem_line(&problems.items[2], &problems.arena), "b.yaml:2:1: error: second 2");
    for (int i = 0; i < 2000; i++) problem_error(&problems, (Place){"b.yaml", 3, 1}, "again");
    assert_int_equal(problems.count, PROBLEMS_MAX);
    assert_int_equal(problems.errors, 2002);
    problems_release(&problems);
}

static void text_finds_the_first_invalid_byte(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length, offset;
    } rows[] = {
        {"", 0, 0},
        {"plain", 5, 5},
        {"\xC3\xA9", 2, 2},
        {"ab\xC3", 3, 2},
        {"\xC0\xAF", 2, 0},
        {"\xED\xA0\x80", 3, 0},
        {"\xF4\x90\x80\x80", 4, 0},
        {"a\xFF", 2, 1},
        {"\xF0\x9F\x8D\x82", 4, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (text_find_invalid(rows[i].bytes, rows[i].length) != rows[i].offset)
            fail_msg("row %zu: offset %zu", i, text_find_invalid(rows[i].bytes, rows[i].length));
    }
}

static void text_counts_what_a_reader_sees(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t graphemes, last;
    } rows[] = {
        {"", 0, 0},
        {"abc", 3, 2},
        {"e\xCC\x81", 1, 0},                                     /* e + acute */
        {"a\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80", 2, 1}, /* astronaut: one joined emoji */
        {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 2, 8}, /* two flags */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (text_count_graphemes(rows[i].text) != rows[i].graphemes) fail_msg("row %zu", i);
        if (text_without_last_grapheme(rows[i].text) != rows[i].last) fail_msg("row %zu", i);
    }
    assert_int_equal(text_grapheme_prefix("e\xCC\x81xyz", 2), 4);
    assert_int_equal(text_grapheme_prefix("xyz", 9), 3);
}

static void text_folds_what_reads_the_same(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        int same;
    } rows[] = {
        {"Les  Mis\xC3\xA9rables ", "les miserables", 1},
        {"Mus\xC3\xA9"
         "e",
         "MUSEE", 1},
        {"C", "C++", 0},
        {"Nick\xE2\x80\x99s", "Nick's", 1},
        {"Stra\xC3\x9F"
         "e",
         "STRASSE", 1},
        {"Tao", "Tau", 0},
        {"a\xE2\x80\x93"
         "b",
         "a-b", 1},
        {"x\xC2\xA0y", "x y", 1},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int same = strcmp(text_fold(&arena, rows[i].a), text_fold(&arena, rows[i].b)) == 0;
        if (same != rows[i].same) fail_msg("row %zu: \"%s\" and \"%s\"", i, rows[i].a, rows[i].b);
    }
    assert_string_equal(text_slug(&arena, "Who plays Tao's friend?", 60), "who-plays-taos-friend");
    assert_string_equal(text_slug(&arena, "Who plays", 7), "who-pla");
    assert_true(text_has_control("a\tb"));
    assert_true(text_has_control("a\xE2\x80\xAE"
                                 "b"));
    assert_false(text_has_control("caf\xC3\xA9 \xF0\x9F\x8D\x82"));
    arena_release(&arena);
}

static void small_questions_about_texts_are_answered(void **state) {
    (void)state;
    assert_true(text_same("a", (char[]){'a', '\0'}) && text_same(NULL, NULL));
    assert_false(text_same("a", "b") || text_same("a", NULL) || text_same(NULL, ""));
    assert_string_equal(text_behind_word("topic Sea and sky", "topic"), "Sea and sky");
    assert_string_equal(text_behind_word("topic ", "topic"), "");
    assert_null(text_behind_word("topics Sea", "topic"));
    assert_null(text_behind_word("topic", "topic"));
    const char *texts[] = {"b", "\xC3\xA9", "", "a"};
    qsort(texts, 4, sizeof *texts, text_compare);
    static const char *const sorted[] = {"", "a", "b", "\xC3\xA9"};
    for (size_t i = 0; i < 4; i++) assert_string_equal(texts[i], sorted[i]);
    for (const char *byte = "az09\x80\xFF"; *byte; byte++) assert_true(text_is_word_byte(*byte));
    for (const char *byte = "AZ -_'\x7F"; *byte; byte++) assert_false(text_is_word_byte(*byte));
}

static void folders_are_made_with_those_above_them(void **state) {
    (void)state;
    char top[] = "/tmp/quizleaf-test-XXXXXX", path[100];
    struct stat status;
    assert_non_null(mkdtemp(top));
    snprintf(path, sizeof path, "%s/a/b//c/", top);
    for (int turn = 0; turn < 2; turn++)
        assert_int_equal(folder_make(path), 0); /* the second time it is there */
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    assert_int_equal(rmdir(path), 0);
    snprintf(path, sizeof path, "%s/a/b/c", top);
    fclose(fopen(path, "w"));
    assert_int_equal(folder_make(path), ENOTDIR);
    snprintf(path, sizeof path, "%s/a/b/c/d", top);
    assert_int_equal(folder_make(path), ENOTDIR);
    assert_int_equal(folder_make(""), ENOENT);
    snprintf(path, sizeof path, "rm -r %s", top);
    assert_int_equal(system(path), 0);
}

static void counts_stand_in_groups_of_three(void **state) {
    (void)state;
    static const struct {
        int64_t number;
        const char *text;
    } rows[] = {{0, "0"},         {999, "999"},           {1000, "1 000"},
                {-4480, "-4480"}, {1000000, "1 000 000"}, {INT64_MAX, "9 223 372 036 854 775 807"}};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(text_number(&arena, rows[i].number), rows[i].text);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_made_with_those_above_them),
        cmocka_unit_test(small_questions_about_texts_are_answered),
        cmocka_unit_test(keys_are_sorted_and_equal_ones_stay_in_order),
        cmocka_unit_test(quick_hashes_tell_texts_apart),
        cmocka_unit_test(names_with_numbers_have_hashes_of_their_own),
        cmocka_unit_test(buffer_stops_at_its_ceiling),
        cmocka_unit_test(buffer_says_why_a_file_cannot_be_read),
        cmocka_unit_test(hashes_agree_with_published_values),
        cmocka_unit_test(random_is_the_same_everywhere_and_fair),
        cmocka_unit_test(problems_are_sorted_counted_and_bounded),
        cmocka_unit_test(text_finds_the_first_invalid_byte),
        cmocka_unit_test(text_counts_what_a_reader_sees),
        cmocka_unit_test(text_folds_what_reads_the_same),
        cmocka_unit_test(counts_stand_in_groups_of_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
