/* Lists that make their cards on demand: a card is made once, stays where it is, is the same each time, and
 * is left out where it is not fair or memory is out. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cards/card_list.h"

#define CARDS 100000

/* A maker that counts; every seventh card is not fair. */
typedef struct Maker {
    size_t *calls;
    size_t text_bytes; /* what each card takes */
} Maker;

static bool make_card(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    const Maker *maker = context;
    (*maker->calls)++;
    if (index % 7 == 6) {
        problem_error(making->problems, (Place){.line = index}, "Card %u is not fair.", index);
        return false;
    }
    arena_alloc(making->scratch, 100);
    char *prompt = arena_alloc(making->arena, maker->text_bytes);
    snprintf(prompt, maker->text_bytes, "Question %u?", index);
    *out = (Card){.id = arena_format(making->arena, "card/%u", index), .prompt = prompt};
    return true;
}

static uint32_t find_card(const void *context, const char *id) {
    (void)context;
    return strncmp(id, "card/", 5) == 0 ? (uint32_t)strtoul(id + 5, NULL, 10) : CARD_NONE;
}

static CardList make_list(const Maker *maker, uint32_t count, Arena *arena) {
    CardSource source = {.context = maker, .make = make_card, .find = find_card};
    source.fingerprint = hash_fingerprint("bytes", 5);
    return card_list_of_source(&source, count, arena);
}

static void a_card_is_made_once_and_stays(void **state) {
    (void)state;
    Arena arena = {0};
    size_t calls = 0;
    Maker maker = {&calls, 40};
    CardList list = make_list(&maker, CARDS, &arena);
    static const Card *seen[CARDS];
    assert_true(card_list_is_lazy(&list));
    assert_int_equal(calls, 0);
    for (size_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < CARDS; i += 3) {
            const Card *card = card_list_at(&list, i);
            if (round == 0) seen[i] = card;
            assert_ptr_equal(card, seen[i]);
            assert_int_equal(card == NULL, i % 7 == 6);
            char prompt[40];
            snprintf(prompt, sizeof prompt, "Question %u?", i);
            if (card) assert_string_equal(card->prompt, prompt);
        }
        assert_int_equal(calls, (CARDS + 2) / 3);
    }
    CardList copy = list; /* shares what was made */
    assert_ptr_equal(card_list_at(&copy, 3), seen[3]);
    card_list_release(&list);
    arena_release(&arena);
}

static void a_walk_keeps_nothing_and_says_why(void **state) {
    (void)state;
    Arena arena = {0};
    size_t calls = 0;
    Maker maker = {&calls, 40};
    CardList list = make_list(&maker, 14, &arena);
    Problems problems = {0};
    size_t made = 0;
    for (size_t i = 0; i < list.count; i++) {
        Arena own = {0}, scratch = {0};
        Card card;
        made += card_list_make(&list, i, &(CardMaking){&own, &scratch, &problems}, &card);
        arena_release(&own);
        arena_release(&scratch);
    }
    assert_int_equal(made, 12);
    assert_int_equal(problems.errors, 2);
    assert_string_equal(problems.items[1].sentence, "Card 13 is not fair.");
    problems_release(&problems);
    card_list_release(&list);
    arena_release(&arena);
}

/* Cards of a mebibyte each: some are made, then none, and those that were stay whole. */
static void memory_that_runs_out_leaves_cards_out(void **state) {
    (void)state;
    Arena arena = {0};
    size_t calls = 0;
    Maker maker = {&calls, MEBIBYTE};
    CardList list = make_list(&maker, 1000, &arena);
    static const Card *cards[1000];
    size_t made = 0;
    for (size_t i = 0; i < list.count; i++) made += (cards[i] = card_list_at(&list, i)) != NULL;
    assert_in_range(made, 200, CARD_LIST_MADE_BYTES_MAX / MEBIBYTE);
    for (uint32_t i = 0; i < list.count; i++) {
        char prompt[40];
        snprintf(prompt, sizeof prompt, "Question %u?", i);
        if (cards[i]) assert_string_equal(cards[i]->prompt, prompt);
        assert_ptr_equal(card_list_at(&list, i), cards[i]);
    }
    card_list_release(&list);
    arena_release(&arena);
}

static void a_list_of_cards_is_as_before(void **state) {
    (void)state;
    Arena arena = {0};
    CardList list = {0};
    card_list_add(&list, &arena, &(Card){.id = "one", .prompt = "One?"});
    card_list_add(&list, &arena, &(Card){.id = "two", .prompt = "Two?"});
    assert_false(card_list_is_lazy(&list));
    assert_string_equal(card_list_at(&list, 1)->id, "two");
    Card copy;
    assert_true(card_list_make(&list, 0, &(CardMaking){0}, &copy));
    assert_string_equal(copy.id, "one");
    assert_int_equal(card_list_find(&list, "two"), CARD_NONE);
    card_list_release(&list);
    arena_release(&arena);
}

static void fingerprints_tell_sources_apart(void **state) {
    (void)state;
    Arena arena = {0};
    size_t calls = 0;
    Maker maker = {&calls, 40};
    CardList list = make_list(&maker, 10, &arena), longer = make_list(&maker, 11, &arena);
    CardSource other = {.context = &maker, .make = make_card, .fingerprint = hash_fingerprint("byte", 4)};
    CardList edited = card_list_of_source(&other, 10, &arena), same = make_list(&maker, 10, &arena);
    Fingerprint first = card_list_fingerprint(&list);
    assert_string_equal(first.hex, card_list_fingerprint(&same).hex);
    assert_string_not_equal(first.hex, card_list_fingerprint(&longer).hex);
    assert_string_not_equal(first.hex, card_list_fingerprint(&edited).hex);
    assert_int_equal(calls, 0);
    assert_int_equal(card_list_find(&list, "card/7"), 7);
    assert_int_equal(card_list_find(&edited, "card/7"), CARD_NONE);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_is_made_once_and_stays),
        cmocka_unit_test(a_walk_keeps_nothing_and_says_why),
        cmocka_unit_test(memory_that_runs_out_leaves_cards_out),
        cmocka_unit_test(a_list_of_cards_is_as_before),
        cmocka_unit_test(fingerprints_tell_sources_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
