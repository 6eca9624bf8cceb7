/* Zips, made by the tests themselves. */
#ifndef QUIZLEAF_TESTS_ZIP_FIXTURE_H
#define QUIZLEAF_TESTS_ZIP_FIXTURE_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "unit/test_folder.h"

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
