/* What an answer looks like, which one is part of another, and when two are one. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "packs/answer_shape.h"
#include "packs/known_answer.h"
#include "packs/two_answers.h"

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

/* Two answers for certain, though most of them lie within a slip; or one, written in two ways. */
static void two_answers_are_told_from_two_spellings(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        bool may_be_one;
    } rows[] = {
        /* numerals */
        {"Henry VII", "Henry VIII", false},
        {"Henry V", "Henry VIII", false},
        {"Henry V", "Henry I", false},
        {"Louis XIV", "Louis XVI", false},
        {"World War I", "World War II", false},
        {"Henry VI of England", "Henry V of England", false},
        {"Apollo 1", "Apollo 11", false},
        {"Apollo 11", "Apollo 12", false},
        {"Mark 2", "Mark IV", false},
        {"Apollo 11", "Apollo XI", true},
        {"Agent 007", "Agent 7", true},
        {"Henry", "Henry VIII", true},
        {"Henry VIII", "King Henry VIII", true},
        {"Henry VIII", "Henri VIII", true},
        {"Henry VIII", "Henry VIIII", true}, /* no numeral: a slip */
        {"Henry VIII", "Henry VIIl", true},
        {"Henry VIII", "Henri VII", true}, /* two differences */
        {"henry vii", "henry viii", true}, /* small letters are words */
        {"HENRY VII", "HENRY VIII", true}, /* and so are these, for all that is known */
        {"Windows 10.5", "Windows 10.50", true},
        {"MC Hammer", "DC Hammer", true},
        {"Ludwig V. Beethoven", "Ludwig Van Beethoven", true}, /* an initial */
        {"Malcolm X", "Malcolm Xavier", true},
        {"C. Darwin", "Charles Darwin", true},
        {"John C Smith", "John D Smith", true}, /* may be a slip */
        /* single capitals at the end */
        {"Vitamin A", "Vitamin C", false},
        {"Hepatitis B", "Hepatitis E", false},
        {"Vitamin a", "Vitamin e", true},
        {"Vitamin C", "Vitamin C.", true},
        {"Vitamin C", "Vitamins C", true},
        /* opposites */
        {"North Korea", "South Korea", false},
        {"north korea", "SOUTH KOREA", false},
        {"Ursa Major", "Ursa Minor", false},
        {"S\xC3\xBC"
         "d Stream",
         "Nord Stream", false},
        {"Northern Ireland", "Southern Ireland", false},
        {"North Korea", "Nort Korea", true},
        {"Northkorea", "North Korea", true},
        {"North Korea", "Korea", true},
        {"Korea North", "North Korea", true},
        /* what a slip protects */
        {"Shakespeare", "Shakespear", true},
        {"William Shakespeare", "William Shakespear", true},
        {"Sean Connery", "Shaun Connery", true},
        {"Tsar Nicholas", "Czar Nicholas", true},
        {"Holy Quran", "Holy Koran", true},
        {"Bruce Lee", "Bruce Li", true},
        {"Le Mans", "La Mans", true},
        {"Pyotr Tchaikovsky", "Pyotr Chaykovskiy", true},
        {"Romeo and Juliet", "Romeo und Juliet", true},
        {"Rock & Roll", "Rock and Roll", true},
        {"together for ever", "to gether forever", true},
        {"togethar for ever", "to gether forever", true},
        {"The Beatles", "Beatles", true},
        {"A Bel", "Abel", true},
        {"Theory", "The Ory", true},
        {"\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0", "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xB2\xD0\xB0",
         true},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD", true},
        {"Paris", "Rome", false},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        KnownAnswer a = known_answer_make(rows[i].a, &arena), b = known_answer_make(rows[i].b, &arena);
        if (known_answers_may_be_one(&a, &b) != rows[i].may_be_one ||
            known_answers_may_be_one(&b, &a) != rows[i].may_be_one)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
    arena_release(&arena);
}

static uint32_t value_of_roman(const char *text) {
    char with_one[60];
    for (uint32_t value = 1; value <= 3999; value++) {
        char beside[60], number[12];
        snprintf(number, sizeof number, "%u", value);
        snprintf(with_one, sizeof with_one, "Pope %s", text);
        snprintf(beside, sizeof beside, "Pope %s", number);
        if (two_answers_count_alike(with_one, beside)) return value;
    }
    return 0;
}

static void roman_numerals_have_values(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t value; /* 0: it is none */
    } rows[] = {
        {"I", 1},
        {"IV", 4},
        {"IX", 9},
        {"XL", 40},
        {"XC", 90},
        {"CD", 400},
        {"CM", 900},
        {"MMMCMXCIX", 3999},
        {"MMMDCCCLXXXVIII", 3888},
        {"XLIX", 49},
        {"IIII", 0},
        {"VV", 0},
        {"IC", 0},
        {"XCX", 0},
        {"MMMM", 0},
        {"IVI", 0},
        {"xiv", 0},
        {"XIVa", 0},
        {"", 0},
        {"MMMMDCCCLXXXVIII", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (value_of_roman(rows[i].text) != rows[i].value)
            fail_msg("%s is %u", rows[i].text, value_of_roman(rows[i].text));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_have_shapes),
        cmocka_unit_test(parts_of_each_other_are_known),
        cmocka_unit_test(two_answers_are_told_from_two_spellings),
        cmocka_unit_test(roman_numerals_have_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
