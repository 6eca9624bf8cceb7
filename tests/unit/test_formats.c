/* Small files of our own in every format, in tests/formats, good ones and a fault each: what is read of them
 * and what is said of them stands beside each in a file of the same name with ".expected" behind it.
 *
 * After a change that is meant: QUIZLEAF_WRITE_EXPECTED=1 writes them anew. Look at every line. */
#include "unit/cmocka_test.h"

#include "base/text.h"
#include "packs/pack_format.h"
#include "unit/pack_text.h"
#include "unit/samples.h"

#define FOLDER "tests/formats"
#define EXPECTED ".expected"

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void write_file(const char *path, const Buffer *text) {
    FILE *file = fopen(path, "wb");
    if (!file) fail_msg("%s cannot be written", path);
    fwrite(buffer_text(text), 1, text->length, file);
    assert_int_equal(fclose(file), 0);
}

/* The first line in which two texts differ. */
static void fail_at_difference(const char *path, const char *expected, const char *found) {
    unsigned line = 1;
    const char *expected_line = expected, *found_line = found;
    for (; *expected && *expected == *found; expected++, found++) {
        if (*expected != '\n') continue;
        line++;
        expected_line = expected + 1;
        found_line = found + 1;
    }
    fail_msg("%s: line %u\nexpected: %.*s\nfound:    %.*s", path, line, (int)strcspn(expected_line, "\n"),
             expected_line, (int)strcspn(found_line, "\n"), found_line);
}

static void check_file(Arena *arena, const char *path) {
    const char *expected_path = arena_format(arena, "%s" EXPECTED, path);
    Pack pack;
    Problems problems = {0};
    Buffer found = {0};
    size_t length;
    bool playable = pack_read(path, &pack, &problems);
    buffer_format(&found, "%s\n", playable ? pack.format->key : "nothing to play");
    add_pack_text(&found, &pack, &problems);
    if (getenv("QUIZLEAF_WRITE_EXPECTED")) write_file(expected_path, &found);
    const char *expected = read_whole(arena, expected_path, &length);
    if (strcmp(expected, buffer_text(&found)) != 0)
        fail_at_difference(expected_path, expected, buffer_text(&found));
    buffer_release(&found);
    pack_release(&pack);
    problems_release(&problems);
}

static void files_are_read_as_expected(void **state) {
    (void)state;
    Arena arena = {0};
    size_t count = 0;
    for (const char **folder = list_files(&arena, FOLDER, ""); *folder; folder++)
        for (const char **path = list_files(&arena, *folder, ""); *path; path++) {
            if (ends_with(*path, EXPECTED)) continue;
            check_file(&arena, *path);
            count++;
        }
    assert_true(count > 0);
    arena_release(&arena);
}

/* A file that is gone must take what was expected of it along. */
static void everything_expected_has_a_file(void **state) {
    (void)state;
    Arena arena = {0};
    for (const char **folder = list_files(&arena, FOLDER, ""); *folder; folder++)
        for (const char **path = list_files(&arena, *folder, EXPECTED); *path; path++) {
            FILE *file = fopen(arena_copy_text(&arena, *path, strlen(*path) - strlen(EXPECTED)), "rb");
            if (!file) fail_msg("%s is about no file", *path);
            fclose(file);
        }
    arena_release(&arena);
}

/* Sentences end as sentences, say no more than fits, and cannot speak to a terminal. */
static void sentences_are_for_people(void **state) {
    (void)state;
    Arena arena = {0};
    for (const char **folder = list_files(&arena, FOLDER, ""); *folder; folder++)
        for (const char **path = list_files(&arena, *folder, ""); *path; path++) {
            Pack pack;
            Problems problems = {0};
            if (!ends_with(*path, EXPECTED)) pack_read(*path, &pack, &problems);
            for (size_t p = 0; p < problems.count; p++) {
                const char *sentence = problems.items[p].sentence;
                size_t length = strlen(sentence);
                bool ends = length > 10 && strchr(".!?", sentence[length - 1]);
                if (!ends || length > 700 || text_has_control(sentence) ||
                    text_find_invalid(sentence, length) != length)
                    fail_msg("%s: %s", *path, sentence);
            }
            if (!ends_with(*path, EXPECTED)) pack_release(&pack);
            problems_release(&problems);
        }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read_as_expected),
        cmocka_unit_test(everything_expected_has_a_file),
        cmocka_unit_test(sentences_are_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
