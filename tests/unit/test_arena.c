/* Memory by lifetime: pieces stay apart and whole, ceilings hold, nothing is left. */
#include "unit/cmocka_test.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void arena_keeps_pieces_apart(void **state) {
    (void)state;
    Arena arena = {0};
    unsigned char *pieces[200];
    for (size_t i = 0; i < 200; i++) {
        pieces[i] = arena_alloc(&arena, i * 97);
        memset(pieces[i], (int)i, i * 97);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t byte = 0; byte < i * 97; byte++) assert_int_equal(pieces[i][byte], (unsigned char)i);
    arena_release(&arena);
    assert_null(arena.newest);
}

static void arena_jumps_at_its_ceiling(void **state) {
    (void)state;
    Arena arena;
    arena_init(&arena, 256 * KIBIBYTE);
    jmp_buf exhausted;
    volatile int pieces = 0;
    if (setjmp(exhausted) == 0) {
        arena_on_exhausted(&arena, &exhausted);
        for (;;) {
            arena_alloc(&arena, 1000);
            pieces = pieces + 1;
        }
    }
    assert_in_range(pieces, 150, 262);
    assert_true(arena.used_bytes <= 256 * KIBIBYTE);
    if (setjmp(exhausted) == 0) {
        arena_alloc_array(&arena, SIZE_MAX / 2, 4);
        fail_msg("an overflowing product was handed out");
    }
    arena_release(&arena);
}

static void arena_grow_keeps_items(void **state) {
    (void)state;
    Arena arena = {0};
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        items = arena_grow(&arena, items, count, &capacity, sizeof *items);
        items[count++] = i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(items[i], i);
    assert_string_equal(arena_format(&arena, "%d %s", 7, "leaves"), "7 leaves");
    arena_release(&arena);
}

/* Long or short, in a block of its own or not, and with others that stand beside it. */
static void arena_drops_what_stands_alone(void **state) {
    (void)state;
    Arena arena = {0};
    char *small = arena_copy_text(&arena, "leaf", 4);
    size_t capacity = 0, count = 0;
    uint64_t *items = NULL;
    for (; count < 20000; count++) items = arena_extend(&arena, items, count, &capacity, sizeof *items);
    char *large = arena_alloc(&arena, 200 * KIBIBYTE), *behind = arena_copy_text(&arena, "oak", 3);
    size_t used = arena.used_bytes;
    arena_drop(&arena, items);
    assert_true(arena.used_bytes <= used - 20000 * sizeof *items);
    used = arena.used_bytes;
    arena_drop(&arena, large);
    assert_true(arena.used_bytes <= used - 200 * KIBIBYTE);
    used = arena.used_bytes;
    arena_drop(&arena, small); /* which shares its block */
    arena_drop(&arena, NULL);
    assert_int_equal(arena.used_bytes, used);
    assert_string_equal(small, "leaf");
    assert_string_equal(behind, "oak");
    assert_string_equal(arena_copy_text(&arena, "ash", 3), "ash");
    arena_release(&arena);
}

static void arena_extend_keeps_items(void **state) {
    (void)state;
    Arena arena;
    arena_init(&arena, 4 * MEBIBYTE);
    size_t *items = NULL, count = 0, capacity = 0;
    const char *beside[200];
    for (size_t i = 0; i < 200000; i++) {
        if (i % 1000 == 0) beside[i / 1000] = arena_format(&arena, "%zu", i);
        items = arena_extend(&arena, items, count, &capacity, sizeof *items);
        items[count++] = i;
    }
    for (size_t i = 0; i < 200000; i++) assert_int_equal(items[i], i);
    for (size_t i = 0; i < 200; i++) assert_int_equal(strtoul(beside[i], NULL, 10), i * 1000);
    assert_true(arena.used_bytes <
                capacity * sizeof *items + 300 * KIBIBYTE); /* 2 MiB, and not as much again */
    jmp_buf exhausted;
    if (setjmp(exhausted) == 0) {
        arena_on_exhausted(&arena, &exhausted);
        for (size_t i = 0; i < 1000000; i++) items = arena_extend(&arena, items, i, &capacity, sizeof *items);
        fail_msg("the ceiling was passed");
    }
    arena_release(&arena);
}

/* What was written before it does not show through, whatever a block was used for. */
static void arena_hands_out_zeroes(void **state) {
    (void)state;
    for (int round = 0; round < 3; round++) {
        Arena arena = {0};
        for (size_t i = 1; i < 3000; i = i * 3 / 2 + 1) {
            arena_copy_text(&arena, "leaf", 4);
            unsigned char *piece = arena_alloc(&arena, i * 37);
            for (size_t byte = 0; byte < i * 37; byte++) assert_int_equal(piece[byte], 0);
            memset(piece, 0xAB, i * 37);
        }
        assert_string_equal(ARENA_JOIN(&arena, "oak", "", "leaf"), "oakleaf");
        assert_string_equal(ARENA_JOIN(&arena, ""), "");
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_keeps_pieces_apart), cmocka_unit_test(arena_jumps_at_its_ceiling),
        cmocka_unit_test(arena_grow_keeps_items),   cmocka_unit_test(arena_drops_what_stands_alone),
        cmocka_unit_test(arena_extend_keeps_items), cmocka_unit_test(arena_hands_out_zeroes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
