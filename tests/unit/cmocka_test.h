/* cmocka, with the headers it wants before it. */
#ifndef QUIZLEAF_TESTS_CMOCKA_TEST_H
#define QUIZLEAF_TESTS_CMOCKA_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
