/* Deals: where the right answer stands, which wrong ones are shown, what comes when; over the game's own pack
 * and over lists of cards made here. */
#include "unit/cmocka_test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cards/deck.h"
#include "match/match.h"
#include "packs/pack.h"

#define DEALS 10000
#define PACK "questions/heartstopper.yaml"
#define ROUNDS_CHECKED 16 /* behind these rounds a deck deals as it was shuffled */

static int open_pack(void **state) {
    static Pack pack;
    Problems problems = {0};
    bool ok = pack_read(PACK, &pack, &problems);
    problems_release(&problems);
    *state = &pack;
    return ok ? 0 : -1;
}

static int close_pack(void **state) {
    pack_release(*state);
    return 0;
}

/* A choice card of right and wrong options, of one fact or none (UINT32_MAX). In the arena. */
static Card make_choice(Arena *arena, size_t right, size_t wrong, uint32_t fact) {
    Card card = {.id = "made", .kind = CARD_CHOICE, .prompt = "Which?", .right_count = right};
    card.option_count = right + wrong;
    card.options = arena_alloc_array(arena, card.option_count, sizeof *card.options);
    for (size_t i = 0; i < card.option_count; i++) card.options[i] = arena_format(arena, "option %zu", i);
    if (fact != UINT32_MAX) {
        uint32_t *facts = arena_alloc(arena, sizeof *facts);
        *facts = fact;
        card.facts = facts;
        card.fact_count = 1;
    }
    return card;
}

/* Counts that should be equal are so within 5 standard deviations of a binomial one. */
static void assert_uniform(const char *what, const size_t *counts, size_t count) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += counts[i];
    double share = 1.0 / (double)count, mean = (double)sum * share;
    double deviation = sqrt((double)sum * share * (1 - share));
    for (size_t i = 0; i < count; i++)
        if (fabs((double)counts[i] - mean) > 5 * deviation + 1e-9)
            fail_msg("%s: %zu times at place %zu of %zu, %.0f +- %.0f expected", what, counts[i], i, count,
                     mean, deviation);
}

/* What every deal must be: known options, no two the same, right at one place only. */
static void assert_fair(const CardList *cards, const DealtCard *dealt) {
    const Card *card = &cards->items[dealt->card];
    size_t wrong = card->option_count - card->right_count;
    size_t shown = card->kind == CARD_TRUE_FALSE ? 2 : 1 + (wrong < 3 ? wrong : 3);
    if (dealt->shown_count != shown) fail_msg("%s shows %u options", card->id, dealt->shown_count);
    if (dealt->right_place >= shown) fail_msg("%s is right at place %u", card->id, dealt->right_place);
    for (uint32_t i = 0; i < shown; i++) {
        if (dealt->shown[i] >= card->option_count) fail_msg("%s shows option %u", card->id, dealt->shown[i]);
        if (card_is_right(card, dealt->shown[i]) != (i == dealt->right_place))
            fail_msg("%s: place %u is right or wrong by mistake", card->id, i);
        for (uint32_t j = 0; j < i; j++)
            if (dealt->shown[i] == dealt->shown[j])
                fail_msg("%s shows option %u twice", card->id, dealt->shown[i]);
    }
}

static void the_right_place_is_uniform(void **state) {
    (void)state;
    static const struct {
        const char *what;
        size_t right, wrong;
    } rows[] = {
        {"one wrong option", 1, 1},
        {"two wrong options", 1, 2},
        {"three wrong options", 1, 3},
        {"four wrong options", 1, 4},
        {"a full stock", 1, CARD_WRONG_MAX},
        {"many right, one wrong", 200, 1},
        {"many right, many wrong", 200, CARD_WRONG_MAX},
    };
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        Arena arena = {0};
        Card card = make_choice(&arena, rows[row].right, rows[row].wrong, UINT32_MAX);
        CardList cards = {.items = &card, .count = 1};
        size_t places[4] = {0}, right[200] = {0}, wrong[CARD_WRONG_MAX] = {0};
        Random random = random_seeded(row);
        for (size_t i = 0; i < DEALS; i++) {
            DealtCard dealt;
            deck_deal_card(&cards, 0, &random, &dealt);
            assert_fair(&cards, &dealt);
            places[dealt.right_place]++;
            for (uint32_t place = 0; place < dealt.shown_count; place++) {
                uint32_t option = dealt.shown[place];
                if (place == dealt.right_place)
                    right[option]++;
                else
                    wrong[option - rows[row].right]++;
            }
        }
        assert_uniform(rows[row].what, places, rows[row].wrong < 3 ? rows[row].wrong + 1 : 4);
        assert_uniform(rows[row].what, right, rows[row].right);
        if (rows[row].wrong > 3) assert_uniform(rows[row].what, wrong, rows[row].wrong);
        arena_release(&arena);
    }
}

static void the_right_place_is_uniform_over_the_pack(void **state) {
    const Pack *pack = *state;
    size_t places[5][4] = {{0}};
    for (uint64_t seed = 0, deals = 0; deals < 4 * DEALS; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, &pack->cards, 25, &random);
        for (; deck_deal(&deck, &random, &dealt); deals++) {
            assert_fair(&pack->cards, &dealt);
            if (pack->cards.items[dealt.card].kind == CARD_CHOICE)
                places[dealt.shown_count][dealt.right_place]++;
        }
        deck_release(&deck);
    }
    for (size_t shown = 2; shown <= 4; shown++)
        if (places[shown][0]) assert_uniform("heartstopper", places[shown], shown);
    assert_true(places[4][0] > DEALS / 4);
}

/* Every set of three of five wrong options is equally likely, and so is every order of the four on the table.
 */
static void every_set_and_order_is_as_likely(void **state) {
    (void)state;
    Arena arena = {0};
    Card card = make_choice(&arena, 1, 5, UINT32_MAX);
    CardList cards = {.items = &card, .count = 1};
    size_t sets[32] = {0}, orders[240] = {0}, filled = 0, met[240] = {0}, keys[240] = {0};
    Random random = random_seeded(77);
    for (size_t i = 0; i < 24 * DEALS; i++) {
        DealtCard dealt;
        deck_deal_card(&cards, 0, &random, &dealt);
        size_t set = 0, key = 0, at = 0;
        for (uint32_t place = 0; place < 4; place++) {
            if (dealt.shown[place]) set |= (size_t)1 << (dealt.shown[place] - 1);
            key = key * 6 + dealt.shown[place];
        }
        sets[set]++;
        while (at < filled && keys[at] != key) at++;
        if (at == filled) {
            assert_true(filled < 240); /* 10 sets of three, in 24 orders with the right one */
            keys[filled++] = key;
        }
        orders[at]++;
    }
    for (size_t set = 0, kept = 0; set < 32; set++)
        if (sets[set]) met[kept++] = sets[set];
    assert_int_equal(filled, 240);
    assert_uniform("sets of wrong options", met, 10);
    assert_uniform("orders of options", orders, 240);
    arena_release(&arena);
}

static void every_wrong_option_is_used(void **state) {
    const Pack *pack = *state;
    bool *used = calloc(pack->cards.count * CARD_OPTIONS_SHOWN_MAX * 100, sizeof *used);
    size_t stride = CARD_OPTIONS_SHOWN_MAX * 100;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, &pack->cards, 0, &random);
        while (deck_deal(&deck, &random, &dealt))
            for (uint32_t place = 0; place < dealt.shown_count; place++)
                used[dealt.card * stride + dealt.shown[place]] = true;
        deck_release(&deck);
    }
    for (size_t c = 0; c < pack->cards.count; c++) {
        assert_true(pack->cards.items[c].option_count <= stride);
        for (size_t option = 0; option < pack->cards.items[c].option_count; option++)
            if (!used[c * stride + option])
                fail_msg("%s never shows \"%s\"", pack->cards.items[c].id,
                         pack->cards.items[c].options[option]);
    }
    free(used);
}

static void no_card_comes_twice(void **state) {
    const Pack *pack = *state;
    static const size_t lengths[] = {0, 1, 10, 15, 25, 100000};
    bool *seen = calloc(pack->cards.count, sizeof *seen);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (uint64_t seed = 0; seed < 200; seed++) {
            memset(seen, 0, pack->cards.count * sizeof *seen);
            MatchRules rules = {.card_count = (uint32_t)lengths[i]};
            Match match;
            match_init(&match, &pack->cards, &rules, seed);
            size_t expected = lengths[i] && lengths[i] < pack->cards.count ? lengths[i] : pack->cards.count;
            assert_int_equal(match.turn_limit, expected);
            for (size_t c = 0; c < expected; c++) {
                if (seen[match.deck.order[c]]) fail_msg("length %zu, seed %d: twice", lengths[i], (int)seed);
                seen[match.deck.order[c]] = true;
            }
            match_release(&match);
        }
    free(seen);
}

static bool is_fresh(const Card *card, const bool *asked) {
    for (size_t i = 0; i < card->fact_count; i++)
        if (asked[card->facts[i]]) return false;
    return true;
}

/* Walks a deal of all cards. A card of a fact that was asked already begins a new round, and may come only
 * when no card is left all of whose facts are still fresh. Returns the first round's length. */
static size_t assert_rounds(const CardList *cards, const Deck *deck, uint64_t seed) {
    bool *asked = calloc(cards->fact_count + 1, sizeof *asked);
    size_t rounds = 1, first_round = deck->count;
    for (size_t i = 0; i < deck->count && rounds <= ROUNDS_CHECKED; i++) {
        const Card *card = &cards->items[deck->order[i]];
        if (!is_fresh(card, asked)) {
            for (size_t left = i; left < deck->count; left++)
                if (is_fresh(&cards->items[deck->order[left]], asked))
                    fail_msg("seed %d: %s is dealt while %s shares no fact", (int)seed, card->id,
                             cards->items[deck->order[left]].id);
            memset(asked, 0, cards->fact_count * sizeof *asked);
            if (rounds++ == 1) first_round = i;
        }
        for (size_t f = 0; f < card->fact_count; f++) asked[card->facts[f]] = true;
    }
    free(asked);
    return first_round;
}

static void cards_of_one_fact_wait_for_the_others(void **state) {
    const Pack *pack = *state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        deck_init(&deck, &pack->cards, 0, &random);
        size_t first_round = assert_rounds(&pack->cards, &deck, seed);
        if (first_round < 25) fail_msg("seed %d: a fact comes again after %zu cards", (int)seed, first_round);
        deck_release(&deck);
    }
}

static void few_facts_are_gone_through_in_rounds(void **state) {
    (void)state;
    Arena arena = {0};
    Card items[30];
    for (uint32_t i = 0; i < 30; i++) items[i] = make_choice(&arena, 1, 3, i < 24 ? i % 6 : UINT32_MAX);
    CardList cards = {.items = items, .count = 30, .fact_count = 6};
    for (uint64_t seed = 0; seed < 1000; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        deck_init(&deck, &cards, 0, &random);
        assert_int_equal(assert_rounds(&cards, &deck, seed), 12); /* six facts and six cards of none */
        deck_release(&deck);
    }
    arena_release(&arena);
}

static void every_order_of_cards_is_as_likely(void **state) {
    (void)state;
    Arena arena = {0};
    Card items[3];
    for (size_t i = 0; i < 3; i++) items[i] = make_choice(&arena, 1, 3, UINT32_MAX);
    CardList cards = {.items = items, .count = 3};
    size_t orders[6] = {0};
    for (uint64_t seed = 0; seed < DEALS; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        deck_init(&deck, &cards, 0, &random);
        orders[deck.order[0] * 2 + (deck.order[1] > deck.order[2])]++;
        deck_release(&deck);
    }
    assert_uniform("orders of three cards", orders, 6);
    arena_release(&arena);
}

static void one_seed_gives_one_deal(void **state) {
    const Pack *pack = *state;
    size_t different = 0;
    for (uint64_t seed = 0; seed < 100; seed++) {
        Random randoms[3] = {random_seeded(seed), random_seeded(seed), random_seeded(seed + 1)};
        Deck decks[3];
        for (size_t i = 0; i < 3; i++) deck_init(&decks[i], &pack->cards, 25, &randoms[i]);
        DealtCard dealt[3];
        while (deck_deal(&decks[0], &randoms[0], &dealt[0])) {
            assert_true(deck_deal(&decks[1], &randoms[1], &dealt[1]) &&
                        deck_deal(&decks[2], &randoms[2], &dealt[2]));
            assert_memory_equal(&dealt[0], &dealt[1], sizeof dealt[0]);
            different += dealt[0].card != dealt[2].card;
        }
        for (size_t i = 0; i < 3; i++) deck_release(&decks[i]);
    }
    assert_true(different > 2000);
}

static void small_lists_are_dealt(void **state) {
    (void)state;
    static const struct {
        size_t cards, wanted, dealt;
    } rows[] = {{0, 0, 0}, {0, 10, 0}, {1, 0, 1}, {1, 1, 1}, {1, 10, 1}, {3, 2, 2}, {3, 3, 3}, {3, 0, 3}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        Arena arena = {0};
        Card items[3];
        for (size_t i = 0; i < 3; i++) items[i] = make_choice(&arena, 1, 1, UINT32_MAX);
        CardList cards = {.items = items, .count = rows[row].cards};
        Random random = random_seeded(row);
        Deck deck;
        DealtCard dealt;
        size_t count = 0;
        deck_init(&deck, &cards, rows[row].wanted, &random);
        for (; deck_deal(&deck, &random, &dealt); count++) assert_fair(&cards, &dealt);
        if (count != rows[row].dealt) fail_msg("row %zu: %zu cards are dealt", row, count);
        assert_false(deck_deal(&deck, &random, &dealt));
        deck_release(&deck);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_place_is_uniform),
        cmocka_unit_test(the_right_place_is_uniform_over_the_pack),
        cmocka_unit_test(every_set_and_order_is_as_likely),
        cmocka_unit_test(every_wrong_option_is_used),
        cmocka_unit_test(no_card_comes_twice),
        cmocka_unit_test(cards_of_one_fact_wait_for_the_others),
        cmocka_unit_test(few_facts_are_gone_through_in_rounds),
        cmocka_unit_test(every_order_of_cards_is_as_likely),
        cmocka_unit_test(one_seed_gives_one_deal),
        cmocka_unit_test(small_lists_are_dealt),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
