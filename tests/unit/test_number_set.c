/* Sets of numbers beside a plain list of them. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/number_set.h"
#include "base/random.h"

#define RANGE_MAX 3000

/* Adds about `share` of 16 numbers and asks for all of them. */
static void check(uint32_t range, uint32_t share, uint64_t seed) {
    Arena arena = {0};
    Random random = random_seeded(seed);
    static uint32_t model[RANGE_MAX];
    uint32_t count = 0;
    NumberSet set = number_set_make(&arena, range);
    for (uint32_t number = 0; number < range; number++) {
        if (random_below(&random, 16) >= share) continue;
        number_set_add(&set, number);
        number_set_add(&set, number); /* once more changes nothing */
        model[count++] = number;
    }
    number_set_settle(&set);
    assert_int_equal(set.count, count);
    for (uint32_t place = 0; place < count; place++)
        assert_int_equal(number_set_at(&set, place), model[place]);
    for (uint32_t number = 0, place = 0; number < range + 70; number++) {
        bool has = place < count && model[place] == number;
        assert_int_equal(number_set_place(&set, number), has ? place : NUMBER_SET_NONE);
        place += has;
    }
    arena_release(&arena);
}

static void a_set_is_what_a_list_is(void **state) {
    (void)state;
    static const uint32_t ranges[] = {0, 1, 63, 64, 65, 511, 512, 513, 1024, RANGE_MAX};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t share = 0; share <= 16; share += 4) check(ranges[i], share, i + share);
}

/* Long gaps: most blocks are empty. */
static void numbers_may_stand_far_apart(void **state) {
    (void)state;
    static const uint32_t numbers[] = {3, 70000, 70001, 1999999};
    Arena arena = {0};
    NumberSet set = number_set_make(&arena, 2000000);
    for (size_t i = 4; i-- > 0;) number_set_add(&set, numbers[i]);
    number_set_settle(&set);
    assert_int_equal(set.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(number_set_at(&set, i), numbers[i]);
        assert_int_equal(number_set_place(&set, numbers[i]), i);
    }
    assert_int_equal(number_set_place(&set, 69999), NUMBER_SET_NONE);
    arena_release(&arena);
}

static Fingerprint fingerprint_of(Arena *arena, uint32_t range, uint32_t number) {
    NumberSet set = number_set_make(arena, range);
    number_set_add(&set, number);
    number_set_settle(&set);
    return number_set_fingerprint(&set);
}

static void other_numbers_have_another_fingerprint(void **state) {
    (void)state;
    Arena arena = {0};
    Fingerprint one = fingerprint_of(&arena, 100, 7);
    assert_string_equal(one.hex, fingerprint_of(&arena, 100, 7).hex);
    assert_string_not_equal(one.hex, fingerprint_of(&arena, 100, 8).hex);
    assert_string_not_equal(one.hex, fingerprint_of(&arena, 101, 7).hex);
    /* The same on every machine: scores are proved by it. */
    static const char text[] = "100\n0000000000000080\n0000000000000000\n";
    assert_string_equal(one.hex, hash_fingerprint(text, strlen(text)).hex);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_is_what_a_list_is),
        cmocka_unit_test(numbers_may_stand_far_apart),
        cmocka_unit_test(other_numbers_have_another_fingerprint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
