/* Letters that lead through a list. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/text.h"
#include "scenes/type_ahead.h"

static const char *const TITLES[] = {"Birds",          "Trees of the north", "Rivers", "Élan and energy",
                                     "Roman emperors", "Rivers of Asia",     "Реки",   "100 trees"};
enum { BIRDS, TREES, RIVERS, ELAN, ROMANS, ASIA, REKI, HUNDRED, TITLE_COUNT };

/* Types text letter by letter, `pause_ms` apart, from a row on; the row that it leads to. */
static size_t type(TypeAhead *typed, const char *text, uint32_t pause_ms, size_t row) {
    uint32_t now_ms = typed->typed_ms + TYPE_AHEAD_PAUSE_MS + 1;
    for (uint32_t letter; (letter = text_next(&text)); now_ms += pause_ms)
        row = type_ahead_find(typed, letter, now_ms, row, TITLES, TITLE_COUNT);
    return row;
}

static void letters_lead_to_a_title(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t pause_ms;
        size_t from, to;
    } ROWS[] = {
        {"t", 100, BIRDS, TREES},        {"b", 100, BIRDS, BIRDS},   {"r", 100, BIRDS, RIVERS},
        {"r", 100, RIVERS, ROMANS},      {"rr", 100, BIRDS, ROMANS}, {"rrr", 100, BIRDS, ASIA},
        {"rrrr", 100, BIRDS, RIVERS},    {"ro", 100, BIRDS, ROMANS}, {"rivers ", 100, ROMANS, ASIA},
        {"rivers of", 100, BIRDS, ASIA}, {"elan", 100, BIRDS, ELAN}, {"é", 100, BIRDS, ELAN},
        {"рек", 100, BIRDS, REKI},       {"1", 100, BIRDS, HUNDRED}, {"asia", 100, BIRDS, ASIA},
        {"x", 100, ROMANS, ROMANS},      {"rb", 2000, BIRDS, BIRDS}, {"ro", 2000, BIRDS, RIVERS},
        {"north", 100, HUNDRED, TREES},  {"tr", 100, TREES, TREES},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        TypeAhead typed = {0};
        size_t row = type(&typed, ROWS[i].text, ROWS[i].pause_ms, ROWS[i].from);
        if (row != ROWS[i].to) fail_msg("row %zu, \"%s\": %zu", i, ROWS[i].text, row);
    }
}

/* Whoever rests a book on the keyboard. */
static void more_than_has_room_begins_anew(void **state) {
    (void)state;
    TypeAhead typed = {0};
    for (int i = 0; i < 1000; i++)
        assert_true(type_ahead_find(&typed, i % 2 ? 0x10FFFD : 'r', 0, 0, TITLES, TITLE_COUNT) < TITLE_COUNT);
    assert_true(strlen(typed.text) < sizeof typed.text);
    assert_int_equal(type_ahead_find(&typed, 0x110000, 9000, ELAN, TITLES, TITLE_COUNT), ELAN);
    assert_int_equal(type_ahead_find(&typed, 'r', 18000, 0, TITLES, 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lead_to_a_title),
        cmocka_unit_test(more_than_has_room_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
