/* Which file of a folder or zip is the pack, and which packs a folder of packs holds. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"
#include "packs/pack_folder.h"
#include "packs/pack_main_file.h"
#include "unit/folder_fixture.h"
#include "unit/zip_fixture.h"

static const char LEAVES[] = "title: Leaves\nlanguage: en\ncards:\n"
                             "  - {ask: Which tree bears acorns?, right: Oak, wrong: [Elm, Ash]}\n";

/* What stands in a folder or zip, and which of it is the pack. A file is written with the text that its
 * ending asks for. */
static const struct {
    const char *files; /* separated by spaces */
    const char *found; /* or the beginning of the error: "!..." */
    bool is_pack;      /* a folder of these is a pack, no shelf of packs */
} MAIN_FILES[] = {
    {"pack.yaml", "pack.yaml", true},
    {"pack.yml other.yaml", "pack.yml", true},
    {"leaves.yaml oak.png", "leaves.yaml", true},
    {"leaves.yaml", "leaves.yaml", false},
    {"leaves.csv oak.png", "leaves.csv", true},
    {"leaves.csv readme.txt", "leaves.csv", false},
    {"leaves.csv README-first.txt LICENSE.txt oak.jpeg", "leaves.csv", true},
    {"a.yaml b.csv", "!Several files in it could be the pack: a.yaml, b.csv.", false},
    {"a.yaml b.csv oak.png", "!Several files in it could be the pack: a.yaml, b.csv.", false},
    {"leaves.csv notes.txt", "leaves.csv", false},
    {"leaves.csv a-notes.txt oak.png", "leaves.csv", false},
    {"notes.txt", "notes.txt", false},
    {"a-notes.txt notes.txt", "!Several files in it could be the pack: a-notes.txt, notes.txt.", false},
    {"a.yaml b.csv notes.txt", "!Several files in it could be the pack: a.yaml, b.csv.", false},
    {"oak.png", "!There are no questions in it.", false},
    {"readme.txt", "!There are no questions in it.", false},
    {"a.yaml b.yaml c.yaml d.yaml e.yaml f.yaml g.yaml h.yaml",
     "!Several files in it could be the pack: a.yaml, b.yaml, c.yaml, d.yaml, e.yaml, f.yaml and others.",
     false},
};

static const char *text_for(const char *name) {
    const char *ending = strrchr(name, '.');
    if (strcmp(ending, ".csv") == 0) return "question,correct,wrong 1\nWho?,I,you\nWhat?,This,that\n";
    if (strstr(name, "notes")) return "Photos: Ann\nWords: Ben\nPlace: Rome\n";
    return strcmp(ending, ".txt") == 0 ? "Read this first\tplease\nand this\tthen\n" : LEAVES;
}

static void expect_main_file(const char *path, const char *expected) {
    Problems problems = {0};
    PackFiles *files = pack_files_open(path, &problems);
    assert_non_null(files);
    Buffer bytes = {.limit_bytes = PACK_FILE_BYTES_MAX};
    const char *found = pack_main_file_find(files, path, &bytes, &problems);
    if (*expected == '!') {
        assert_null(found);
        assert_int_equal(problems.errors, 1);
        if (strncmp(problems.items[0].sentence, expected + 1, strlen(expected + 1)) != 0)
            fail_msg("%s: %s", expected, problems.items[0].sentence);
    } else {
        if (!found) fail_msg("%s: %s", expected, problems.items[0].sentence);
        assert_string_equal(found, expected);
        assert_string_equal(buffer_text(&bytes), text_for(expected));
    }
    buffer_release(&bytes);
    pack_files_close(files);
    problems_release(&problems);
}

static void the_main_file_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof MAIN_FILES / sizeof *MAIN_FILES; i++) {
        char inside[20], list[120], path[150];
        snprintf(inside, sizeof inside, "case-%zu", i);
        snprintf(list, sizeof list, "%s", MAIN_FILES[i].files);
        mkdir(at(inside), 0700);
        zip_t *zip = test_zip_begin(at("case.zip"));
        for (char *name = strtok(list, " "); name; name = strtok(NULL, " ")) {
            snprintf(path, sizeof path, "%s/%s", inside, name);
            write_text(path, text_for(name));
            test_zip_add(zip, name, text_for(name), strlen(text_for(name)));
        }
        test_zip_end(zip);
        expect_main_file(at(inside), MAIN_FILES[i].found);
        expect_main_file(at("case.zip"), MAIN_FILES[i].found);
        if (pack_main_file_is_in(at(inside)) != MAIN_FILES[i].is_pack) fail_msg("%s", MAIN_FILES[i].files);
    }
}

static void a_folder_of_packs_lists_them_all(void **state) {
    (void)state;
    mkdir(at("leaves"), 0700);
    write_text("leaves/pack.yaml", LEAVES);
    mkdir(at("shelf"), 0700);
    write_text("shelf/a.yaml", LEAVES);
    write_text("a.yaml", LEAVES);
    write_text("readme.txt", "Read this.\n");
    write_text("License.TXT", "Do as you like.\n");
    write_text("list.txt", "a\tb\n");
    write_text("b.zip", "PK");
    write_text("notes.md", "# Notes\n");
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(own_folder.path, &arena, &paths, &count, &why));
    static const char *const expected[] = {"a.yaml", "b.zip", "leaves", "list.txt"};
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(strrchr(paths[i], '/') + 1, expected[i]);
    arena_release(&arena);
}

static void packs_are_listed_by_their_numbers(void **state) {
    (void)state;
    static const char *const expected[] = {"0.csv",         "00.csv",      "7a.csv",      "007b.csv",
                                           "round 1 b.csv", "round 1.csv", "round 2.csv", "round 10 1.csv",
                                           "round 10.csv",  "round x.csv", "rounds.csv"};
    enum { COUNT = sizeof expected / sizeof *expected };
    for (size_t i = COUNT; i-- > 0;) write_text(expected[i], "a,b\n");
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(own_folder.path, &arena, &paths, &count, &why));
    assert_int_equal(count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(strrchr(paths[i], '/') + 1, expected[i]) != 0)
            fail_msg("%zu is %s, not %s", i, strrchr(paths[i], '/') + 1, expected[i]);
    arena_release(&arena);
}

/* Zips whose main file is a bomb, or no text, or missing: an error each, and nothing else. */
static void hostile_zips_are_refused(void **state) {
    (void)state;
    char *zeros = calloc(1, 8 * MEBIBYTE);
    static const struct {
        const char *name;
        size_t length;
        const char *sentence;
    } rows[] = {
        {"pack.yaml", 8 * MEBIBYTE, "There are no questions in it."}, /* left out with a warning */
        {"pack.yaml", 0, "The file is empty."},
        {"../pack.yaml", 10, "There are no questions in it."},
        {"deep/in/it/pack.png", 10, "There are no questions in it."},
        {"pack.yaml", 10, "This is not valid YAML: control characters"},
        {"inner.zip", 10, "There are no questions in it."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zip_t *zip = test_zip_begin(at("bad.zip"));
        test_zip_add(zip, rows[i].name, zeros, rows[i].length);
        test_zip_add(zip, "other.png", "x", 1);
        test_zip_end(zip);
        Problems problems = {0};
        Pack pack;
        assert_false(pack_read(at("bad.zip"), &pack, &problems));
        assert_int_equal(problems.errors, 1);
        bool found = false;
        for (size_t p = 0; p < problems.count; p++)
            found =
                found || strncmp(problems.items[p].sentence, rows[i].sentence, strlen(rows[i].sentence)) == 0;
        if (!found) fail_msg("%zu: %s", i, problems.items[problems.count - 1].sentence);
        problems_release(&problems);
    }
    free(zeros);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(the_main_file_is_found),
        in_folder(a_folder_of_packs_lists_them_all),
        in_folder(packs_are_listed_by_their_numbers),
        in_folder(hostile_zips_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
