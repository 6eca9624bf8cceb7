/* Decks of large lists, whose cards are chosen as they are dealt: beside the naive shuffle, and by the rules
 * that hold for every deck. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sparse_shuffle.h"
#include "cards/deck.h"
#include "cards/leak.h"

#define BIG 500000

/* Fisher and Yates from the front over a whole array. */
static void naive_shuffle(uint32_t *items, uint32_t count, uint64_t seed) {
    Random random = random_seeded(seed);
    for (uint32_t i = 0; i < count; i++) items[i] = i;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = i + random_below(&random, count - i);
        uint32_t kept = items[i];
        items[i] = items[place];
        items[place] = kept;
    }
}

static void a_sparse_shuffle_is_the_naive_one(void **state) {
    (void)state;
    static const uint32_t counts[] = {1, 2, 3, 64, 65, 1000, 70000};
    static uint32_t items[70000];
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (uint64_t seed = 0; seed < 20; seed++) {
            Arena arena = {0};
            SparseShuffle shuffle;
            sparse_shuffle_init(&shuffle, counts[c], seed, &arena);
            naive_shuffle(items, counts[c], seed);
            for (uint32_t i = 0; i < counts[c]; i++)
                if (sparse_shuffle_next(&shuffle) != items[i])
                    fail_msg("count %u, seed %d: number %u", counts[c], (int)seed, i);
            arena_release(&arena);
        }
    }
}

/* The first three of five numbers: 60 orders, each expected 1,000 times. The sum of squares is one of chi
 * squared with 59 degrees of freedom, which is above 110 once in 20,000 tests; the seeds are fixed. */
static void every_order_is_equally_likely(void **state) {
    (void)state;
    static uint32_t seen[125];
    for (uint64_t seed = 0; seed < 60000; seed++) {
        Arena arena = {0};
        SparseShuffle shuffle;
        sparse_shuffle_init(&shuffle, 5, seed, &arena);
        uint32_t order = 0;
        for (int i = 0; i < 3; i++) order = order * 5 + sparse_shuffle_next(&shuffle);
        seen[order]++;
        arena_release(&arena);
    }
    double squares = 0;
    size_t orders = 0;
    for (size_t i = 0; i < 125; i++) {
        if (!seen[i]) continue;
        orders++;
        squares += (seen[i] - 1000.0) * (seen[i] - 1000.0) / 1000.0;
    }
    assert_int_equal(orders, 60);
    if (squares > 110) fail_msg("chi squared %.1f", squares);
}

/* Cards with an answer of their own each; every third cannot be played, and each calls adds to the count. */
static bool make_card(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    size_t *calls = *(size_t *const *)context;
    ++*calls;
    if (index % 3 == 2) return false;
    const char **options = arena_alloc_array(making->arena, 4, sizeof *options);
    for (uint32_t i = 0; i < 4; i++)
        options[i] = arena_format(making->arena, "answer%u", (index + i * 7919) % BIG);
    *out = (Card){
        .id = arena_format(making->arena, "card/%u", index),
        .kind = CARD_CHOICE,
        .prompt = arena_format(making->arena, "question%u asks?", index),
        .options = options,
        .option_count = 4,
        .right_count = 1,
        .difficulty = (Difficulty)(1 + index % 2 * 2),
    };
    return true;
}

static void a_match_touches_few_of_many_cards(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        Arena arena = {0};
        size_t calls = 0, *counter = &calls;
        CardSource source = {.context = &counter, .make = make_card};
        CardList list = card_list_of_source(&source, BIG, &arena);
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        uint32_t seen[10];
        size_t count = 0, thirds[2] = {0};
        deck_init(&deck, &list, &(DeckChoice){.count = 10}, &random);
        while (deck_deal(&deck, &random, &dealt)) {
            const Card *card = card_list_at(&list, dealt.card);
            assert_non_null(card);
            assert_int_equal(dealt.shown_count, 4);
            for (size_t i = 0; i < count; i++) assert_int_not_equal(seen[i], dealt.card);
            thirds[count / 5] += card->difficulty;
            seen[count++] = dealt.card;
        }
        assert_int_equal(count, 10);
        assert_int_equal(deck.count, 10);
        assert_in_range(calls, 69, 200);
        assert_true(thirds[0] < thirds[1]); /* it rises */
        deck_release(&deck);
        card_list_release(&list);
        arena_release(&arena);
    }
}

/* The order must not hang on what else is drawn from the match's generator between two cards. */
static void the_order_is_the_seeds_alone(void **state) {
    (void)state;
    Arena arena = {0};
    size_t calls = 0, *counter = &calls;
    CardSource source = {.context = &counter, .make = make_card};
    CardList list = card_list_of_source(&source, BIG, &arena);
    Random random = random_seeded(7), again = random_seeded(7);
    Deck deck, other;
    DealtCard dealt, as_well;
    deck_init(&deck, &list, &(DeckChoice){.count = 0}, &random);
    deck_init(&other, &list, &(DeckChoice){.count = 0}, &again);
    assert_int_equal(deck.count, BIG);
    for (size_t i = 0; i < 300; i++) {
        assert_true(deck_deal(&deck, &random, &dealt));
        random_next(&again);
        assert_true(deck_deal(&other, &again, &as_well));
        assert_int_equal(dealt.card, as_well.card);
    }
    deck_release(&deck);
    deck_release(&other);
    card_list_release(&list);
    arena_release(&arena);
}

/* Where fewer can be dealt than are wanted it is known before the first one. */
static void a_short_match_knows_its_length(void **state) {
    (void)state;
    static const struct {
        size_t cards, wanted, dealt;
        bool known;
    } rows[] = {{12, 10, 8, true},     {12, 5, 5, true},       {12, 12, 8, true}, {2, 25, 2, true},
                {BIG, 400, 400, true}, {BIG, 401, 401, false}, {12, 0, 8, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        size_t calls = 0, *counter = &calls, dealt_count = 0;
        CardSource source = {.context = &counter, .make = make_card};
        CardList list = card_list_of_source(&source, (uint32_t)rows[i].cards, &arena);
        Random random = random_seeded(3);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, &list, &(DeckChoice){.count = rows[i].wanted}, &random);
        bool known = deck_knows_count(&deck);
        size_t count = deck.count;
        while (deck_deal(&deck, &random, &dealt)) dealt_count++;
        if (known != rows[i].known || dealt_count != rows[i].dealt || (known && count != dealt_count))
            fail_msg("row %zu: %zu of %zu dealt", i, dealt_count, count);
        deck_release(&deck);
        card_list_release(&list);
        arena_release(&arena);
    }
}

/* All of a list: no card twice, and of two that give each other away the second is left out, or comes 2,000
 * cards later. */
static void all_cards_come_once(void **state) {
    (void)state;
    enum { COUNT = 6001 };
    static Card cards[COUNT];
    static DeckHint hints[COUNT];
    static size_t place[COUNT]; /* from 1; 0: not dealt */
    Arena arena = {0};
    CardList list = {.items = cards, .count = COUNT};
    for (uint32_t i = 0; i < COUNT; i++) {
        size_t calls = 0, *counter = &calls;
        uint32_t index = i / 3 * 3; /* never one that make_card refuses */
        make_card(&counter, index, &(CardMaking){.arena = &arena}, &cards[i]);
        cards[i].prompt = arena_format(&arena, "question%u asks?", i);
        cards[i].options[0] = arena_format(&arena, "right%u", i);
        uint32_t *fact = arena_alloc(&arena, sizeof *fact);
        *fact = i / 2; /* of two neighbours one gives the other away */
        cards[i].facts = fact;
        cards[i].fact_count = 1;
        hints[i] = DECK_HINT(i % 4, 0);
    }
    Random random = random_seeded(1);
    Deck deck;
    DealtCard dealt;
    size_t count = 0;
    deck_init(&deck, &list, &(DeckChoice){.hints = hints}, &random);
    memset(hints, 0xff, sizeof hints); /* borrowed for the call only */
    while (deck_deal(&deck, &random, &dealt)) {
        assert_int_equal(place[dealt.card], 0);
        place[dealt.card] = ++count;
    }
    size_t lonely = 0;
    for (uint32_t i = 0; i + 1 < COUNT; i += 2) {
        size_t a = place[i], b = place[i + 1];
        assert_true(a || b);
        if (!a || !b)
            lonely++;
        else
            assert_true(a > b + 2000 || b > a + 2000);
    }
    assert_in_range(lonely, 100, COUNT / 2 - 100);
    deck_release(&deck);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sparse_shuffle_is_the_naive_one), cmocka_unit_test(every_order_is_equally_likely),
        cmocka_unit_test(a_match_touches_few_of_many_cards), cmocka_unit_test(the_order_is_the_seeds_alone),
        cmocka_unit_test(a_short_match_knows_its_length),    cmocka_unit_test(all_cards_come_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
