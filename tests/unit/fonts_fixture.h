/* The game's fonts, open for a test. */
#ifndef QUIZLEAF_TESTS_FONTS_FIXTURE_H
#define QUIZLEAF_TESTS_FONTS_FIXTURE_H

#include "unit/cmocka_test.h"

#include "screen/fonts.h"

static inline int open_fonts(void **state) {
    Problems problems = {0};
    *state = fonts_open(false, &problems);
    problems_release(&problems);
    return *state ? 0 : -1;
}

static inline int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

#endif
