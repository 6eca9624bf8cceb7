/* A deck is a shuffled list of card numbers, dealt from the front. 700 cards take 3 KiB, half a million
 * cards 2 MiB and about 20 ms to shuffle. */
#include "cards/deck.h"

#include <assert.h>
#include <string.h>

/* How often the cards are gone through for ones whose facts were not asked in this round. Each fact gives
 * about six cards; what is left after the last round is dealt as it was shuffled. */
#define ROUNDS_MAX 16

typedef struct Round {
    uint32_t *asked_in; /* a fact's number: the round in which it was last asked; 0: never */
    uint32_t number;
} Round;

static bool facts_are_fresh(const Card *card, const Round *round) {
    for (size_t i = 0; i < card->fact_count; i++)
        if (round->asked_in[card->facts[i]] == round->number) return false;
    return true;
}

static void mark_asked(const Card *card, const Round *round) {
    for (size_t i = 0; i < card->fact_count; i++) round->asked_in[card->facts[i]] = round->number;
}

/* Moves the cards of one round to order[placed ..], keeping the shuffled order within the round and in what
 * is left; returns how many are placed then. */
static size_t place_round(const CardList *cards, uint32_t *order, uint32_t *left, size_t placed,
                          size_t *left_count, const Round *round) {
    size_t kept = 0;
    for (size_t i = 0; i < *left_count; i++) {
        const Card *card = &cards->items[left[i]];
        if (facts_are_fresh(card, round)) {
            mark_asked(card, round);
            order[placed++] = left[i];
        } else {
            left[kept++] = left[i];
        }
    }
    *left_count = kept;
    return placed;
}

void deck_init(Deck *deck, const CardList *cards, size_t count, Random *random) {
    *deck = (Deck){.cards = cards};
    deck->order = arena_alloc_array(&deck->arena, cards->count, sizeof *deck->order);
    Arena scratch = {0};
    uint32_t *left = arena_alloc_array(&scratch, cards->count, sizeof *left);
    for (uint32_t i = 0; i < cards->count; i++) left[i] = i;
    random_shuffle(random, left, cards->count);
    Round round = {.asked_in = arena_alloc_array(&scratch, cards->fact_count, sizeof *round.asked_in)};
    size_t left_count = cards->count, placed = 0;
    while (left_count > 0 && round.number < ROUNDS_MAX) {
        round.number++;
        placed = place_round(cards, deck->order, left, placed, &left_count, &round);
    }
    if (left_count) memcpy(deck->order + placed, left, left_count * sizeof *left);
    arena_release(&scratch);
    deck->count = count && count < cards->count ? count : cards->count;
}

void deck_release(Deck *deck) {
    arena_release(&deck->arena);
    *deck = (Deck){0};
}

/* Picks `wanted` of the card's wrong options, each set equally likely, into shown[]. */
static void pick_wrong(const Card *card, uint32_t wanted, Random *random, uint32_t *shown) {
    uint32_t stock[CARD_WRONG_MAX];
    uint32_t stock_count = (uint32_t)(card->option_count - card->right_count);
    assert(stock_count <= CARD_WRONG_MAX);
    for (uint32_t i = 0; i < stock_count; i++) stock[i] = (uint32_t)card->right_count + i;
    for (uint32_t i = 0; i < wanted; i++) {
        uint32_t pick = i + random_below(random, stock_count - i);
        shown[i] = stock[pick];
        stock[pick] = stock[i];
    }
}

static void deal_choice(const Card *card, Random *random, DealtCard *out) {
    uint32_t wrong_count = (uint32_t)(card->option_count - card->right_count);
    if (wrong_count > CARD_OPTIONS_SHOWN_MAX - 1) wrong_count = CARD_OPTIONS_SHOWN_MAX - 1;
    pick_wrong(card, wrong_count, random, out->shown);
    out->shown_count = wrong_count + 1;
    out->right_place = random_below(random, out->shown_count);
    out->shown[wrong_count] = out->shown[out->right_place];
    out->shown[out->right_place] = random_below(random, (uint32_t)card->right_count);
}

static void deal_true_false(const Card *card, DealtCard *out) {
    out->shown[0] = 0;
    out->shown[1] = 1;
    out->shown_count = 2;
    out->right_place = card->statement_is_true ? 0 : 1;
}

void deck_deal_card(const CardList *cards, uint32_t index, Random *random, DealtCard *out) {
    *out = (DealtCard){.card = index};
    const Card *card = &cards->items[index];
    if (card->kind == CARD_TRUE_FALSE)
        deal_true_false(card, out);
    else
        deal_choice(card, random, out);
}

bool deck_deal(Deck *deck, Random *random, DealtCard *out) {
    if (deck->dealt >= deck->count) return false;
    deck_deal_card(deck->cards, deck->order[deck->dealt++], random, out);
    return true;
}
