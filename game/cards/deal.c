/* How a card of each kind is laid out: a function a kind, which fills `shown` from the match's generator.
 * Stocks seen: 1 to 20 right options, 3 to 60 wrong ones. */
#include "cards/deck.h"

#include <assert.h>

/* More of a card's options than this are never drawn from; more right answers than 200 make no card. */
#define STOCK_MAX 256

typedef void DealKind(const Card *card, uint32_t options_max, Random *random, DealtCard *out);

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* Draws `wanted` of the options first .. first + count - 1 into shown[], each set equally likely. */
static void draw(uint32_t first, uint32_t count, uint32_t wanted, Random *random, uint32_t *shown) {
    uint32_t stock[STOCK_MAX];
    count = smaller(count, STOCK_MAX);
    assert(wanted <= count);
    for (uint32_t i = 0; i < count; i++) stock[i] = first + i;
    for (uint32_t i = 0; i < wanted; i++) {
        uint32_t pick = i + random_below(random, count - i);
        shown[i] = stock[pick];
        stock[pick] = stock[i];
    }
}

static uint32_t count_right(const Card *card) {
    return smaller((uint32_t)card->right_count, STOCK_MAX);
}

static uint32_t count_wrong(const Card *card) {
    return smaller((uint32_t)(card->option_count - card->right_count), STOCK_MAX);
}

/* Choice and odd one out: one right option somewhere among wrong ones. */
static void deal_choice(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    (void)options_max; /* is CARD_CHOICE_SHOWN or more */
    uint32_t wrong = smaller(count_wrong(card), CARD_CHOICE_SHOWN - 1);
    draw((uint32_t)card->right_count, count_wrong(card), wrong, random, out->shown);
    out->shown_count = wrong + 1;
    uint32_t right_place = random_below(random, out->shown_count);
    out->shown[wrong] = out->shown[right_place];
    out->shown[right_place] = random_below(random, (uint32_t)card->right_count);
}

static void deal_true_false(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    (void)card;
    (void)options_max;
    (void)random;
    out->shown[0] = 0;
    out->shown[1] = 1;
    out->shown_count = 2;
}

/* low .. high, both included. */
static uint32_t draw_between(uint32_t low, uint32_t high, Random *random) {
    return low < high ? low + random_below(random, high - low + 1) : low;
}

/* How many options there are, then how many of them are right: both drawn among what the stock allows. */
static void deal_several(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    uint32_t right = count_right(card), wrong = count_wrong(card);
    uint32_t most = smaller(right + wrong, options_max);
    uint32_t count = draw_between(smaller(most, CARD_CHOICE_SHOWN), most, random);
    uint32_t fewest_right = larger(count > wrong ? count - wrong : 0, smaller(right, 2));
    uint32_t most_right = smaller(right, wrong ? count - 1 : count);
    uint32_t right_shown = draw_between(fewest_right, most_right, random);
    draw(0, right, right_shown, random, out->shown);
    draw((uint32_t)card->right_count, wrong, count - right_shown, random, out->shown + right_shown);
    out->shown_count = count;
    random_shuffle(random, out->shown, count);
}

static bool is_ascending(const uint32_t *items, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (items[i - 1] > items[i]) return false;
    return true;
}

/* Drawn again where the order is the right one already, which one of n! is; every other order is equally
 * likely. */
static void deal_order(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    uint32_t count = smaller((uint32_t)card->option_count, STOCK_MAX);
    out->shown_count = smaller(count, options_max);
    do draw(0, count, out->shown_count, random, out->shown);
    while (out->shown_count > 1 && is_ascending(out->shown, out->shown_count));
}

static void deal_pairs(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    (void)options_max;
    uint32_t pairs = smaller((uint32_t)card->option_count / 2, STOCK_MAX);
    uint32_t count = smaller(pairs, CARD_PAIRS_SHOWN_MAX);
    draw(0, pairs, count, random, out->shown);
    for (uint32_t i = 0; i < count; i++) {
        out->shown[i] *= 2;
        out->shown[count + i] = out->shown[i] + 1;
    }
    random_shuffle(random, out->shown + count, count);
    out->shown_count = 2 * count;
}

/* Puts an option at shown[place]. Where the draw left it out it comes in for one up to there that is right or
 * wrong like it; where there is none, it stays out. */
static void keep_at(const Card *card, uint32_t option, uint32_t place, DealtCard *out) {
    uint32_t from = 0;
    while (from <= place && out->shown[from] != option) from++;
    if (from > place)
        for (from = 0; from <= place; from++)
            if (card_is_right(card, out->shown[from]) == card_is_right(card, option)) break;
    if (from > place) return;
    out->shown[from] = out->shown[place];
    out->shown[place] = option;
}

/* What is about the other options stands behind them. */
static void keep_last(const Card *card, DealtCard *out) {
    uint32_t last = out->shown_count - 1;
    keep_at(card, card->stays_last - 1, last, out);
    if (card->stays_second_last && last > 0) keep_at(card, card->stays_second_last - 1, last - 1, out);
}

static void deal_nothing(const Card *card, uint32_t options_max, Random *random, DealtCard *out) {
    (void)card;
    (void)options_max;
    (void)random;
    out->shown_count = 0;
}

static DealKind *const DEALS[CARD_KINDS] = {
    [CARD_CHOICE] = deal_choice,  [CARD_TRUE_FALSE] = deal_true_false, [CARD_SEVERAL] = deal_several,
    [CARD_ORDER] = deal_order,    [CARD_PAIRS] = deal_pairs,           [CARD_ODD_ONE_OUT] = deal_choice,
    [CARD_NUMBER] = deal_nothing, [CARD_TYPED] = deal_nothing,
};

void deck_lay_out(const Card *card, uint32_t index, uint32_t options_max, Random *random, DealtCard *out) {
    assert(options_max >= CARD_CHOICE_SHOWN && options_max <= CARD_OPTIONS_SHOWN_MAX);
    *out = (DealtCard){.card = index};
    DEALS[card->kind](card, options_max, random, out);
    if (card->stays_last) keep_last(card, out);
}

void deck_deal_card(const CardList *cards, uint32_t index, uint32_t options_max, Random *random,
                    DealtCard *out) {
    deck_lay_out(card_list_at(cards, index), index, options_max, random, out);
}
