/* The folder that each test of a program has: made and removed by make_folder and remove_folder. */
#ifndef QUIZLEAF_TESTS_FOLDER_FIXTURE_H
#define QUIZLEAF_TESTS_FOLDER_FIXTURE_H

#include "base/buffer.h"
#include "unit/test_folder.h"

static TestFolder own_folder;

static inline int make_folder(void **state) {
    (void)state;
    own_folder = test_folder_make();
    return 0;
}

static inline int remove_folder(void **state) {
    (void)state;
    test_folder_remove(&own_folder);
    return 0;
}

/* A path in it; borrowed until the next call but three. */
static inline const char *at(const char *name) {
    return test_folder_path(&own_folder, name);
}

static inline void write_text(const char *name, const char *text) {
    test_folder_write(&own_folder, name, text, strlen(text));
}

/* The file of this name in the folder holds just this. */
static inline void expect_file(const char *name, const char *text) {
    Buffer read = {0};
    const char *why = "";
    if (!buffer_read_file(&read, at(name), &why)) fail_msg("%s: %s", name, why);
    assert_string_equal(buffer_text(&read), text);
    buffer_release(&read);
}

#endif
