/* Tables of questions whose wrong options are the answers of others. */
#ifndef QUIZLEAF_TESTS_OTHER_ANSWERS_FIXTURE_H
#define QUIZLEAF_TESTS_OTHER_ANSWERS_FIXTURE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "packs/pack.h"

#define HEADER "question,correct,correct 2,category,other answers\n"

static inline Pack read_table(const char *text, Problems *problems) {
    Pack pack;
    assert_true(pack_read_text("list.csv", text, strlen(text), &pack, problems));
    return pack;
}

#endif
