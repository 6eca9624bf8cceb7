/* Zips and folders, made by the tests themselves. */
#ifndef QUIZLEAF_TESTS_ZIP_FIXTURE_H
#define QUIZLEAF_TESTS_ZIP_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

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

/* Adds a copy of the bytes; returns the entry's index. */
static inline zip_uint64_t test_zip_add(zip_t *zip, const char *name, const void *bytes, size_t length) {
    char *copy = length ? malloc(length) : NULL; /* libzip frees nothing where there is nothing */
    if (length) memcpy(copy, bytes, length);
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, copy, length, 1), ZIP_FL_ENC_UTF_8);
    assert_true(index >= 0);
    return (zip_uint64_t)index;
}

static inline zip_t *test_zip_begin(const char *path) {
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    return zip;
}

static inline void test_zip_end(zip_t *zip) {
    assert_int_equal(zip_close(zip), 0);
}

#endif
