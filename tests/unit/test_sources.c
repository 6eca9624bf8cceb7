/* Every source file and every script of a test stands in its folder's CMakeLists.txt: what is written there
 * alone is built and run, and nobody would miss the rest. */
#include "unit/cmocka_test.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

/* Whether the list has these characters as a word of their own, outside of its comments. */
static bool has_word(const char *list, const char *word, size_t length) {
    char before = '\n';
    for (const char *at = list; *at; before = *at++) {
        if (*at == '#') {
            at += strcspn(at, "\n");
            if (!*at) return false;
        }
        bool begins = !isalnum((unsigned char)before) && !strchr("_-.", before);
        if (begins && strncmp(at, word, length) == 0 && !isalnum((unsigned char)at[length]) &&
            (!at[length] || !strchr("_-.", at[length])))
            return true;
    }
    return false;
}

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

/* A shell script that others do not read as a part of theirs: its first line names the shell. */
static bool is_program(const char *path) {
    char start[3] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    bool read = fgets(start, sizeof start, file) != NULL;
    fclose(file);
    return read && strcmp(start, "#!") == 0;
}

/* Counts the files that must be named, and tells of those that are not. */
static void check_folder(const char *folder, int *files, int *unnamed) {
    char path[600];
    const char *why;
    Buffer list = {0};
    snprintf(path, sizeof path, "%s/CMakeLists.txt", folder);
    buffer_read_file(&list, path, &why); /* without one nothing of the folder is named */
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries));) {
        const char *name = entry->d_name;
        size_t length = strlen(name);
        snprintf(path, sizeof path, "%s/%s", folder, name);
        if (ends_with(name, ".sh") && is_program(path))
            length -= 3; /* tests/window/CMakeLists.txt names them without their ending */
        else if (!ends_with(name, ".c"))
            continue;
        ++*files;
        if (has_word(buffer_text(&list), name, length)) continue;
        print_error("%s is not in %s/CMakeLists.txt\n", path, folder);
        ++*unnamed;
    }
    closedir(entries);
    buffer_release(&list);
}

static void every_source_is_built(void **state) {
    (void)state;
    static const char *const tops[] = {"game", "tests"};
    int files = 0, unnamed = 0;
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        DIR *entries = opendir(tops[i]);
        assert_non_null(entries);
        check_folder(tops[i], &files, &unnamed);
        for (const struct dirent *entry; (entry = readdir(entries));) {
            char path[600];
            snprintf(path, sizeof path, "%s/%s/.", tops[i], entry->d_name);
            DIR *folder = *entry->d_name == '.' ? NULL : opendir(path);
            if (!folder) continue;
            closedir(folder);
            path[strlen(path) - 2] = '\0';
            check_folder(path, &files, &unnamed);
        }
        closedir(entries);
    }
    assert_in_range(files, 300, 3000);
    assert_int_equal(unnamed, 0);
}

/* The test itself: it must see a fault. */
static void a_missing_name_is_seen(void **state) {
    (void)state;
    static const struct {
        const char *list, *name;
        bool named;
    } rows[] = {
        {"add_executable(a one.c two.c)\n", "two.c", true},
        {"foreach(name play party)\n", "party", true},
        {"party", "party", true},
        {"add_executable(a one.c two.cc)\n", "two.c", false},
        {"add_executable(a fifty-two.c test_two.c)\n", "two.c", false},
        {"# two.c\nadd_executable(a one.c) # two.c", "two.c", false},
        {"", "two.c", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (has_word(rows[i].list, rows[i].name, strlen(rows[i].name)) != rows[i].named)
            fail_msg("%s in %s", rows[i].name, rows[i].list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_source_is_built),
        cmocka_unit_test(a_missing_name_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
