/* Folders of a test's own. */
#ifndef QUIZLEAF_TESTS_TEST_FOLDER_H
#define QUIZLEAF_TESTS_TEST_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of the test's own; its content is removed with it. */
typedef struct TestFolder {
    char path[64];
} TestFolder;

static inline TestFolder test_folder_make(void) {
    TestFolder folder = {"/tmp/quizleaf-test-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

/* Borrowed until the next call but three. */
static inline const char *test_folder_path(const TestFolder *folder, const char *name) {
    static char paths[4][300];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder->path, name);
    return path;
}

static inline void test_folder_write(const TestFolder *folder, const char *name, const void *bytes,
                                     size_t length) {
    FILE *file = fopen(test_folder_path(folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static inline void test_folder_remove(const TestFolder *folder) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder->path);
    assert_int_equal(system(command), 0);
}

#endif
