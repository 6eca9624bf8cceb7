/* Golden replays and what their tests print of them: files of tests/replays. */
#ifndef QUIZLEAF_TESTS_REPLAY_FILES_H
#define QUIZLEAF_TESTS_REPLAY_FILES_H

#include "unit/cmocka_test.h"

#include <stdio.h>

#include "base/buffer.h"

#define FOLDER "tests/replays/"

static inline void write_file(const char *name, const char *ending, const Buffer *text) {
    char path[200];
    snprintf(path, sizeof path, FOLDER "%s%s", name, ending);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(buffer_text(text), file);
    assert_int_equal(fclose(file), 0);
}

static inline void read_file(const char *name, const char *ending, Buffer *text) {
    char path[200];
    const char *why;
    snprintf(path, sizeof path, FOLDER "%s%s", name, ending);
    if (!buffer_read_file(text, path, &why)) fail_msg("%s: %s", path, why);
}

#endif
