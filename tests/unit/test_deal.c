/* Deals of every kind over many seeds: only sets that the kind allows, and every place and set as often as
 * any other. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "unit/card_fixture.h"

#define SEEDS 10000
#define TABLE_MAX 64

static const CardShape SHAPES[] = {
    {CARD_CHOICE, 1, 1},      {CARD_CHOICE, 1, 2},  {CARD_CHOICE, 1, 3},     {CARD_CHOICE, 4, 60},
    {CARD_CHOICE, 200, 5},    {CARD_SEVERAL, 2, 1}, {CARD_SEVERAL, 2, 2},    {CARD_SEVERAL, 2, 4},
    {CARD_SEVERAL, 3, 1},     {CARD_SEVERAL, 5, 1}, {CARD_SEVERAL, 20, 1},   {CARD_SEVERAL, 2, 60},
    {CARD_SEVERAL, 100, 60},  {CARD_ORDER, 3, 0},   {CARD_ORDER, 4, 0},      {CARD_ORDER, 5, 0},
    {CARD_ORDER, 6, 0},       {CARD_ORDER, 9, 0},   {CARD_PAIRS, 3, 0},      {CARD_PAIRS, 4, 0},
    {CARD_PAIRS, 5, 0},       {CARD_PAIRS, 8, 0},   {CARD_TRUE_FALSE, 1, 1}, {CARD_ODD_ONE_OUT, 1, 3},
    {CARD_ODD_ONE_OUT, 1, 5}, {CARD_NUMBER, 0, 0},  {CARD_TYPED, 2, 3},
};
#define SHAPE_COUNT (sizeof SHAPES / sizeof *SHAPES)

static DealtCard deal(const CardList *cards, uint64_t seed) {
    Random random = random_seeded(seed);
    DealtCard dealt;
    deck_deal_card(cards, 0, CARD_OPTIONS_SHOWN_MAX, &random, &dealt);
    return dealt;
}

static uint32_t count_right(const Card *card, const DealtCard *dealt) {
    uint32_t right = 0;
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        right += card_is_right(card, dealt->shown[place]);
    return right;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* How many options may be shown, and how many of them right. */
static bool counts_are_allowed(const Card *card, const DealtCard *dealt, const CardShape *shape) {
    uint32_t shown = dealt->shown_count, right = count_right(card, dealt),
             stock = shape->right + shape->wrong;
    switch (shape->kind) {
    case CARD_CHOICE:
    case CARD_ODD_ONE_OUT:
        return right == 1 && shown == 1 + least(shape->wrong, 3);
    case CARD_TRUE_FALSE:
        return shown == 2 && dealt->shown[0] == 0 && dealt->shown[1] == 1;
    case CARD_SEVERAL:
        return shown <= 6 && shown >= least(stock, 4) && right >= 2 && right < shown;
    case CARD_ORDER:
        return shown == least(shape->right, 6);
    case CARD_PAIRS:
        return shown == 2 * least(shape->right, 4);
    default:
        return shown == 0;
    }
}

static bool are_distinct(const DealtCard *dealt, size_t option_count) {
    for (uint32_t a = 0; a < dealt->shown_count; a++) {
        if (dealt->shown[a] >= option_count) return false;
        for (uint32_t b = 0; b < a; b++)
            if (dealt->shown[a] == dealt->shown[b]) return false;
    }
    return true;
}

/* Lefts on the left, each with its partner on the right. */
static bool pairs_are_whole(const DealtCard *dealt) {
    uint32_t count = dealt->shown_count / 2;
    for (uint32_t left = 0; left < count; left++) {
        bool found = false;
        for (uint32_t right = count; right < 2 * count; right++)
            found = found || dealt->shown[right] == dealt->shown[left] + 1;
        if (dealt->shown[left] % 2 || !found) return false;
    }
    return true;
}

static bool is_in_order(const DealtCard *dealt) {
    for (uint32_t i = 1; i < dealt->shown_count; i++)
        if (dealt->shown[i - 1] > dealt->shown[i]) return false;
    return true;
}

static void every_deal_is_allowed(void **state) {
    (void)state;
    for (size_t s = 0; s < SHAPE_COUNT; s++) {
        Arena arena = {0};
        Card card = make_card(&arena, SHAPES[s], 1);
        CardList cards = {.items = &card, .count = 1};
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            DealtCard dealt = deal(&cards, seed);
            if (!counts_are_allowed(&card, &dealt, &SHAPES[s]) || !are_distinct(&dealt, card.option_count) ||
                (card.kind == CARD_PAIRS && !pairs_are_whole(&dealt)) ||
                (card.kind == CARD_ORDER && is_in_order(&dealt)))
                fail_msg("row %zu, %s, seed %d: %u shown", s, card.id, (int)seed, dealt.shown_count);
            CardAnswer right = judge_right_answer(&card, &dealt), wrong = judge_wrong_answer(&card, &dealt);
            if (!judge_is_answer(&card, &dealt, &right) || judge_answer(&card, &dealt, &right) != SHARE_FULL)
                fail_msg("row %zu, %s, seed %d: the right answer is not", s, card.id, (int)seed);
            if (!judge_is_answer(&card, &dealt, &wrong) || judge_answer(&card, &dealt, &wrong) != 0)
                fail_msg("row %zu, %s, seed %d: the wrong answer is not", s, card.id, (int)seed);
        }
        arena_release(&arena);
    }
}

/* Whether the second of two options that stay last stands in front of the other, or there is no room for it:
 * nothing else that is shown is right or wrong like it. */
static bool second_last_is_there(const Card *card, const DealtCard *dealt) {
    uint32_t second = card->stays_second_last - 1;
    if (!card->stays_second_last || dealt->shown[dealt->shown_count - 2] == second) return true;
    for (uint32_t place = 0; place + 1 < dealt->shown_count; place++)
        if (card_is_right(card, dealt->shown[place]) == card_is_right(card, second)) return false;
    return true;
}

static void what_stays_last_is_last(void **state) {
    (void)state;
    static const CardShape shapes[] = {{CARD_CHOICE, 1, 1},  {CARD_CHOICE, 1, 3},  {CARD_CHOICE, 2, 2},
                                       {CARD_CHOICE, 3, 20}, {CARD_SEVERAL, 2, 2}, {CARD_SEVERAL, 9, 9}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        Arena arena = {0};
        Card card = make_card(&arena, shapes[s], 1);
        CardList cards = {.items = &card, .count = 1};
        uint32_t count = (uint32_t)card.option_count;
        for (uint32_t pair = 0; pair < count * (count + 1); pair++) {
            card.stays_last = pair % count + 1;
            card.stays_second_last = pair / count; /* 0: there is none */
            if (card.stays_last == card.stays_second_last) continue;
            for (uint64_t seed = 0; seed < 100; seed++) {
                DealtCard dealt = deal(&cards, seed);
                if (!counts_are_allowed(&card, &dealt, &shapes[s]) || !are_distinct(&dealt, count) ||
                    dealt.shown[dealt.shown_count - 1] != card.stays_last - 1 ||
                    !second_last_is_there(&card, &dealt))
                    fail_msg("row %zu, last %u, second last %u, seed %d", s, card.stays_last,
                             card.stays_second_last, (int)seed);
            }
        }
        arena_release(&arena);
    }
}

/* Whether each of `cells` counts is within six standard deviations of the same share of all: off by chance
 * once in hundreds of millions, and the seeds are always the same. */
static void assert_uniform(const uint32_t *counts, size_t cells, const char *what) {
    double total = 0;
    for (size_t i = 0; i < cells; i++) total += counts[i];
    double mean = total / (double)cells, variance = mean * (1 - 1 / (double)cells);
    for (size_t i = 0; i < cells; i++) {
        double off = counts[i] - mean;
        if (off * off > 36 * variance)
            fail_msg("%s: cell %zu has %u, the mean is %.0f", what, i, counts[i], mean);
    }
}

/* Each place holds a right option as often as the next, for deals of every number of options by itself. */
static void right_places_are_uniform(void **state) {
    (void)state;
    for (size_t s = 0; s < SHAPE_COUNT; s++) {
        CardKind kind = SHAPES[s].kind;
        if (kind != CARD_CHOICE && kind != CARD_ODD_ONE_OUT && kind != CARD_SEVERAL) continue;
        Arena arena = {0};
        Card card = make_card(&arena, SHAPES[s], 1);
        CardList cards = {.items = &card, .count = 1};
        uint32_t counts[CARD_SHOWN_MAX + 1][CARD_SHOWN_MAX] = {0};
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            DealtCard dealt = deal(&cards, seed);
            for (uint32_t place = 0; place < dealt.shown_count; place++)
                counts[dealt.shown_count][place] += card_is_right(&card, dealt.shown[place]);
        }
        for (uint32_t shown = 1; shown <= CARD_OPTIONS_SHOWN_MAX; shown++)
            assert_uniform(counts[shown], shown, card.id);
        arena_release(&arena);
    }
}

/* Options of one sort are shown equally often. */
static void options_are_shown_equally_often(void **state) {
    (void)state;
    static const CardShape shapes[] = {{CARD_CHOICE, 4, 20}, {CARD_SEVERAL, 9, 20}, {CARD_ODD_ONE_OUT, 1, 7}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        Arena arena = {0};
        Card card = make_card(&arena, shapes[s], 1);
        CardList cards = {.items = &card, .count = 1};
        uint32_t counts[TABLE_MAX] = {0};
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            DealtCard dealt = deal(&cards, seed);
            for (uint32_t place = 0; place < dealt.shown_count; place++) counts[dealt.shown[place]]++;
        }
        assert_uniform(counts, shapes[s].right, card.id);
        assert_uniform(counts + shapes[s].right, shapes[s].wrong, card.id);
        arena_release(&arena);
    }
}

/* Every number of options and of right ones that the stock allows comes up; of each equally many. */
static void several_have_any_number_of_right_ones(void **state) {
    (void)state;
    Arena arena = {0};
    Card card = make_card(&arena, (CardShape){CARD_SEVERAL, 9, 20}, 1);
    CardList cards = {.items = &card, .count = 1};
    uint32_t shown_counts[3] = {0}, right_counts[7][4] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        DealtCard dealt = deal(&cards, seed);
        shown_counts[dealt.shown_count - 4]++;
        right_counts[dealt.shown_count][count_right(&card, &dealt) - 2]++;
    }
    assert_uniform(shown_counts, 3, "options shown");
    for (uint32_t shown = 4; shown <= 6; shown++)
        assert_uniform(right_counts[shown], shown - 2, "right ones");
    arena_release(&arena);
}

/* The number of a permutation of 0 .. count - 1 among all of them. */
static size_t rank_of(const uint32_t *items, uint32_t count) {
    size_t rank = 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t smaller = 0;
        for (uint32_t j = i + 1; j < count; j++) smaller += items[j] < items[i];
        rank = rank * (count - i) + smaller;
    }
    return rank;
}

static void orders_are_equally_likely_but_for_the_right_one(void **state) {
    (void)state;
    Arena arena = {0};
    Card card = make_card(&arena, (CardShape){CARD_ORDER, 4, 0}, 1);
    CardList cards = {.items = &card, .count = 1};
    uint32_t counts[24] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        DealtCard dealt = deal(&cards, seed);
        counts[rank_of(dealt.shown, 4)]++;
    }
    assert_int_equal(counts[0], 0);
    assert_uniform(counts + 1, 23, "orders");
    arena_release(&arena);
}

static void pairs_stand_anywhere(void **state) {
    (void)state;
    Arena arena = {0};
    Card card = make_card(&arena, (CardShape){CARD_PAIRS, 6, 0}, 1);
    CardList cards = {.items = &card, .count = 1};
    uint32_t lefts[4][6] = {0}, partners[4][4] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        DealtCard dealt = deal(&cards, seed);
        for (uint32_t left = 0; left < 4; left++) {
            lefts[left][dealt.shown[left] / 2]++;
            for (uint32_t right = 0; right < 4; right++)
                partners[left][right] += dealt.shown[4 + right] == dealt.shown[left] + 1;
        }
    }
    for (uint32_t left = 0; left < 4; left++) {
        assert_uniform(lefts[left], 6, "a left side's pair");
        assert_uniform(partners[left], 4, "a left side's partner");
    }
    arena_release(&arena);
}

static void every_kind_has_a_name_of_its_own(void **state) {
    (void)state;
    for (CardKind a = 0; a < CARD_KINDS; a++) {
        assert_true(strlen(card_kind_name(a)) > 0);
        assert_in_range(card_kind_time_factor(a), 1, 2);
        for (CardKind b = 0; b < a; b++) assert_string_not_equal(card_kind_name(a), card_kind_name(b));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_deal_is_allowed),
        cmocka_unit_test(what_stays_last_is_last),
        cmocka_unit_test(right_places_are_uniform),
        cmocka_unit_test(options_are_shown_equally_often),
        cmocka_unit_test(several_have_any_number_of_right_ones),
        cmocka_unit_test(orders_are_equally_likely_but_for_the_right_one),
        cmocka_unit_test(pairs_stand_anywhere),
        cmocka_unit_test(every_kind_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
