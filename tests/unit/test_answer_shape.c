/* What an answer looks like, and which one is part of another. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/text.h"
#include "packs/answer_shape.h"

static void answers_have_shapes(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"Paris", "name"},
        {"the Nile", "name"},
        {"\xC3\x89variste Galois", "name"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", "name"}, /* no script of capitals */
        {"\"Hamlet\"", "name"},
        {"Apollo 11", "name"},
        {"a hive", "words"},
        {"hive", "words"},
        {"1066", "year"},
        {"2199", "year"},
        {"999", "number"},
        {"2200", "number"},
        {"-7", "number"},
        {"3.14", "number"},
        {"1,000,000", "number"},
        {"12 km", "number km"},
        {"12km", "number km"},
        {"-3 %", "number %"},
        {"$5", "number $"},
        {"\xE2\x82\xAC 2,50", "number \xE2\x82\xAC"},
        {"4 July 1776", "date"},
        {"July 4, 1776", "date"},
        {"in 1776", "date"},
        {"12 angry men", "counted"},
        {"Yes", "yes or no"},
        {"nein", "yes or no"},
        {"True", "yes or no"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(answer_shape(rows[i][0], &arena), rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], answer_shape(rows[i][0], &arena));
    }
    arena_release(&arena);
}

static void parts_of_each_other_are_known(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        bool is_part;
    } rows[] = {
        {"Victoria", "Lake Victoria", true},
        {"Marie Curie", "Curie, Marie", true},
        {"W. Shakespeare", "William Shakespeare", true},
        {"J. R. R. Tolkien", "John Ronald Reuel Tolkien", true},
        {"Rome", "Rome or Milan", true},
        {"C", "C++", true},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD", true},
        {"Paris", "Rome", false},
        {"John Adams", "John Quincy", false},
        {"Vitamin A", "Vitamin C", false},
        {"Henry V", "Henry VIII", true}, /* it might be an initial */
        {"Ann", "Anna", false},
        {"A", "Apple", false},
        {"Mercury", "Merc", false},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *a = text_fold(&arena, rows[i].a), *b = text_fold(&arena, rows[i].b);
        if (answer_shape_is_part(a, b) != rows[i].is_part || answer_shape_is_part(b, a) != rows[i].is_part)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_have_shapes),
        cmocka_unit_test(parts_of_each_other_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
