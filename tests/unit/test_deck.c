/* Which cards a deck holds and in which order; over the game's own pack and over lists of cards made here.
 * How one card is laid out is test_deal.c's. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cards/judge.h"
#include "cards/leak.h"
#include "match/match.h"
#include "packs/pack.h"

#define PACK "questions/heartstopper.yaml"

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

static Deck make_deck(const CardList *cards, size_t count, const DeckHint *hints, uint64_t seed) {
    Random random = random_seeded(seed);
    Deck deck;
    deck_init(&deck, cards, &(DeckChoice){.count = count, .hints = hints}, &random);
    return deck;
}

static void no_card_comes_twice(void **state) {
    const Pack *pack = *state;
    static const uint32_t lengths[] = {1, 10, 15, 25};
    bool *seen = calloc(pack->cards.count, sizeof *seen);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        for (uint64_t seed = 0; seed < 200; seed++) {
            memset(seen, 0, pack->cards.count * sizeof *seen);
            Deck deck = make_deck(&pack->cards, lengths[i], NULL, seed);
            assert_int_equal(deck.count, lengths[i]);
            for (size_t c = 0; c < deck.count; c++) {
                if (seen[deck.order[c]]) fail_msg("length %u, seed %d: twice", lengths[i], (int)seed);
                seen[deck.order[c]] = true;
            }
            deck_release(&deck);
        }
    }
    free(seen);
}

static LeakText *all_texts(const CardList *cards, Arena *arena) {
    LeakText *texts = arena_alloc_array(arena, cards->count, sizeof *texts);
    for (size_t i = 0; i < cards->count; i++) texts[i] = leak_text_of(&cards->items[i], arena);
    return texts;
}

/* The card of the deck that gives the one at `place` away, or SIZE_MAX. */
static size_t find_leak(const CardList *cards, const LeakText *texts, const Deck *deck, size_t dealt,
                        uint32_t card) {
    for (size_t i = 0; i < dealt; i++) {
        uint32_t before = deck->order[i];
        if (leak_gives_away(&cards->items[before], &texts[before], &cards->items[card], &texts[card]))
            return i;
    }
    return SIZE_MAX;
}

static void assert_no_leak(const CardList *cards, const LeakText *texts, const Deck *deck, uint64_t seed) {
    for (size_t place = 1; place < deck->count; place++) {
        size_t leak = find_leak(cards, texts, deck, place, deck->order[place]);
        if (leak != SIZE_MAX)
            fail_msg("seed %d: %s gives away %s", (int)seed, cards->items[deck->order[leak]].id,
                     cards->items[deck->order[place]].id);
    }
}

/* Where the right one of a choice card stood, by how many options were shown. */
typedef struct Places {
    uint32_t right_at[CARD_OPTIONS_SHOWN_MAX + 1][CARD_OPTIONS_SHOWN_MAX];
} Places;

/* Options are known ones, none twice; of a choice card exactly one is right. */
static void check_deal(const Card *card, const DealtCard *dealt, Places *places) {
    uint32_t right = 0;
    for (uint32_t i = 0; i < dealt->shown_count; i++) {
        if (dealt->shown[i] >= card->option_count) fail_msg("%s shows what it does not have", card->id);
        for (uint32_t j = 0; j < i; j++)
            if (dealt->shown[i] == dealt->shown[j]) fail_msg("%s shows an option twice", card->id);
        if (card->kind != CARD_CHOICE || !card_is_right(card, dealt->shown[i])) continue;
        right++;
        places->right_at[dealt->shown_count][i]++;
    }
    if (card->kind == CARD_CHOICE && right != 1) fail_msg("%s shows %u right options", card->id, right);
}

/* Within 5 standard deviations of a binomial count, squared so that no root is needed. */
static void assert_uniform(const Places *places, uint32_t shown) {
    double sum = 0;
    for (uint32_t i = 0; i < shown; i++) sum += places->right_at[shown][i];
    for (uint32_t i = 0; i < shown; i++) {
        double off = places->right_at[shown][i] - sum / shown;
        if (off * off > 25 * sum / shown * (1 - 1.0 / shown) + 1e-9)
            fail_msg("of %u options the right one stands %u times of %.0f at place %u", shown,
                     places->right_at[shown][i], sum, i);
    }
}

static void ten_thousand_matches_are_fair(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    Arena arena = {0};
    const LeakText *texts = all_texts(cards, &arena);
    Places places = {0};
    uint64_t *seen_in = arena_alloc_array(&arena, cards->count, sizeof *seen_in);
    for (uint64_t seed = 1; seed <= 10000; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, cards, &(DeckChoice){.count = 15}, &random);
        assert_int_equal(deck.count, 15);
        assert_no_leak(cards, texts, &deck, seed);
        while (deck_deal(&deck, &random, &dealt)) {
            if (seen_in[dealt.card] == seed)
                fail_msg("seed %d: %s twice", (int)seed, cards->items[dealt.card].id);
            seen_in[dealt.card] = seed;
            check_deal(&cards->items[dealt.card], &dealt, &places);
        }
        deck_release(&deck);
    }
    for (uint32_t shown = 2; shown <= CARD_OPTIONS_SHOWN_MAX; shown++) assert_uniform(&places, shown);
    assert_true(places.right_at[4][0] > 3000);
    arena_release(&arena);
}

/* A match of all cards leaves out only what a dealt card gives away. */
static void all_cards_are_all_that_keep_their_secret(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    Arena arena = {0};
    const LeakText *texts = all_texts(cards, &arena);
    bool *dealt = arena_alloc_array(&arena, cards->count, sizeof *dealt);
    for (uint64_t seed = 0; seed < 5; seed++) {
        Deck deck = make_deck(cards, 0, NULL, seed);
        assert_no_leak(cards, texts, &deck, seed);
        memset(dealt, 0, cards->count * sizeof *dealt);
        for (size_t i = 0; i < deck.count; i++) dealt[deck.order[i]] = true;
        for (uint32_t card = 0; card < cards->count; card++)
            if (!dealt[card] && find_leak(cards, texts, &deck, deck.count, card) == SIZE_MAX)
                fail_msg("seed %d: %s is left out without need", (int)seed, cards->items[card].id);
        assert_in_range(deck.count, 100, cards->count);
        deck_release(&deck);
    }
    arena_release(&arena);
}

static void topics_and_kinds_alternate(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    size_t same_topic = 0, same_kind = 0, pairs = 0;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        Deck deck = make_deck(cards, 10, NULL, seed);
        for (size_t i = 1; i < deck.count; i++, pairs++) {
            const Card *before = &cards->items[deck.order[i - 1]], *card = &cards->items[deck.order[i]];
            same_topic += strcmp(before->category, card->category) == 0;
            same_kind += before->kind == card->kind;
        }
        deck_release(&deck);
    }
    if (same_topic * 100 > pairs) fail_msg("%zu of %zu neighbours have one topic", same_topic, pairs);
    if (same_kind * 100 > pairs * 40) fail_msg("%zu of %zu neighbours are of one kind", same_kind, pairs);
}

/* Ten that ask with the same words among ten others: never two in a row. */
static void choices_of_one_prompt_do_not_follow_each_other(void **state) {
    (void)state;
    static const char *options[20][2];
    static char prompts[20][40], texts[20][2][20];
    Arena arena = {0};
    CardList cards = {0};
    for (size_t i = 0; i < 20; i++) {
        snprintf(prompts[i], sizeof prompts[i], i < 10 ? "Which of these writes?" : "Which is word %zu?", i);
        for (size_t o = 0; o < 2; o++) {
            snprintf(texts[i][o], sizeof texts[i][o], "option%zu%zu", i, o);
            options[i][o] = texts[i][o];
        }
        Card card = {.id = texts[i][0],
                     .kind = CARD_CHOICE,
                     .prompt = prompts[i],
                     .options = options[i],
                     .option_count = 2,
                     .right_count = 1};
        card_list_add(&cards, &arena, &card);
    }
    size_t asked = 0;
    for (uint64_t seed = 0; seed < 100; seed++) {
        Deck deck = make_deck(&cards, 20, NULL, seed);
        assert_int_equal(deck.count, 20);
        for (size_t i = 1; i < 10; i++) { /* of the others one is left at least */
            bool before = deck.order[i - 1] < 10, is_one = deck.order[i] < 10;
            if (before && is_one) fail_msg("seed %d: at places %zu and %zu", (int)seed, i - 1, i);
            asked += is_one;
        }
        deck_release(&deck);
    }
    assert_true(asked > 0);
    arena_release(&arena);
}

static void a_match_rises_gently(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    uint32_t third[3] = {0};
    for (uint64_t seed = 0; seed < 1000; seed++) {
        Deck deck = make_deck(cards, 15, NULL, seed);
        for (size_t i = 0; i < 15; i++) third[i / 5] += deck_difficulty(&cards->items[deck.order[i]], 0);
        deck_release(&deck);
    }
    if (third[0] >= third[1] || third[1] >= third[2])
        fail_msg("difficulty of the thirds: %u, %u, %u", third[0], third[1], third[2]);
}

static void cards_not_seen_lately_come_first(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    DeckHint *hints = calloc(cards->count, sizeof *hints);
    for (size_t i = 0; i < cards->count; i += 2) hints[i] = DECK_HINT(3, 0);
    size_t seen = 0;
    for (uint64_t seed = 0; seed < 500; seed++) {
        Deck deck = make_deck(cards, 10, hints, seed);
        for (size_t i = 0; i < deck.count; i++) seen += deck.order[i] % 2 == 0;
        deck_release(&deck);
    }
    if (seen * 50 > 500 * 10) fail_msg("%zu of 5000 dealt cards were in the last match", seen);
    free(hints);
}

static void difficulty_is_the_packs_then_the_players_then_a_guess(void **state) {
    (void)state;
    static const struct {
        Card card;
        DeckHint hint;
        uint32_t difficulty;
    } rows[] = {
        {{.difficulty = DIFFICULTY_HARD}, DECK_HINT(0, DIFFICULTY_EASY), 300},
        {{.kind = CARD_TYPED}, DECK_HINT(2, DIFFICULTY_EASY), 100},
        {{.kind = CARD_TYPED}, DECK_HINT(2, 0), 260},
        {{.kind = CARD_TRUE_FALSE}, 0, 150},
        {{.kind = CARD_CHOICE, .right_count = 1, .option_count = 3}, 0, 150},
        {{.kind = CARD_CHOICE, .right_count = 1, .option_count = 4}, 0, 180},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (deck_difficulty(&rows[i].card, rows[i].hint) != rows[i].difficulty) fail_msg("row %zu", i);
}

/* A value of a column that may stand as a wrong option, and whether a deal showed it. */
typedef struct WrongValue {
    char key[200]; /* the relation and column of the card's id, and the option */
    bool shown;
} WrongValue;

static int compare_values(const void *a, const void *b) {
    return strcmp(((const WrongValue *)a)->key, ((const WrongValue *)b)->key);
}

static void make_key(const Card *card, size_t option, WrongValue *value) {
    const char *second = strchr(card->id, '/');
    const char *end = second ? strchr(second + 1, '/') : NULL;
    snprintf(value->key, sizeof value->key, "%.*s=%s", (int)(end ? end - card->id : (long)strlen(card->id)),
             card->id, card->options[option]);
}

static bool has_wrong_stock(const Card *card) {
    return (card->kind == CARD_CHOICE || card->kind == CARD_SEVERAL) && card->fact_count > 0;
}

static void thousand_matches_use_every_wrong_option_of_a_relation(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    WrongValue *values = calloc(cards->count * CARD_WRONG_MAX, sizeof *values), key;
    size_t count = 0, kept = 0;
    for (size_t c = 0; c < cards->count; c++)
        for (size_t o = cards->items[c].right_count;
             has_wrong_stock(&cards->items[c]) && o < cards->items[c].option_count; o++)
            make_key(&cards->items[c], o, &values[count++]);
    qsort(values, count, sizeof *values, compare_values);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(values[kept - 1].key, values[i].key) != 0) values[kept++] = values[i];
    for (uint64_t seed = 0; seed < 1000; seed++) {
        Random random = random_seeded(seed);
        Deck deck;
        DealtCard dealt;
        deck_init(&deck, cards, &(DeckChoice){.count = 60}, &random);
        while (deck_deal(&deck, &random, &dealt)) {
            const Card *card = &cards->items[dealt.card];
            for (uint32_t place = 0; has_wrong_stock(card) && place < dealt.shown_count; place++) {
                make_key(card, dealt.shown[place], &key);
                WrongValue *value = bsearch(&key, values, kept, sizeof key, compare_values);
                if (value) value->shown = true;
            }
        }
        deck_release(&deck);
    }
    assert_in_range(kept, 200, 100000);
    for (size_t i = 0; i < kept; i++)
        if (!values[i].shown) fail_msg("never shown: %s", values[i].key);
    free(values);
}

static void one_seed_gives_one_deck(void **state) {
    const CardList *cards = &((const Pack *)*state)->cards;
    size_t different = 0;
    for (uint64_t seed = 0; seed < 100; seed++) {
        Deck decks[3] = {make_deck(cards, 25, NULL, seed), make_deck(cards, 25, NULL, seed),
                         make_deck(cards, 25, NULL, seed + 1)};
        assert_memory_equal(decks[0].order, decks[1].order, 25 * sizeof *decks[0].order);
        for (size_t i = 0; i < 25; i++) different += decks[0].order[i] != decks[2].order[i];
        for (size_t i = 0; i < 3; i++) deck_release(&decks[i]);
    }
    assert_true(different > 2000);
}

static void small_lists_are_dealt(void **state) {
    (void)state;
    static const char *options[] = {"yes", "no"};
    static const struct {
        size_t cards, wanted, dealt;
    } rows[] = {{0, 0, 0}, {0, 10, 0}, {1, 0, 1}, {1, 1, 1}, {1, 10, 1}, {3, 2, 2}, {3, 3, 3}, {3, 0, 3}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        Card items[3];
        for (size_t i = 0; i < 3; i++)
            items[i] = (Card){
                .id = "made", .prompt = "Which?", .options = options, .option_count = 2, .right_count = 1};
        CardList cards = {.items = items, .count = rows[row].cards};
        Deck deck = make_deck(&cards, rows[row].wanted, NULL, row);
        if (deck.count != rows[row].dealt) fail_msg("row %zu: %zu cards", row, deck.count);
        deck_release(&deck);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_card_comes_twice),
        cmocka_unit_test(ten_thousand_matches_are_fair),
        cmocka_unit_test(all_cards_are_all_that_keep_their_secret),
        cmocka_unit_test(topics_and_kinds_alternate),
        cmocka_unit_test(choices_of_one_prompt_do_not_follow_each_other),
        cmocka_unit_test(a_match_rises_gently),
        cmocka_unit_test(cards_not_seen_lately_come_first),
        cmocka_unit_test(difficulty_is_the_packs_then_the_players_then_a_guess),
        cmocka_unit_test(thousand_matches_use_every_wrong_option_of_a_relation),
        cmocka_unit_test(one_seed_gives_one_deck),
        cmocka_unit_test(small_lists_are_dealt),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
