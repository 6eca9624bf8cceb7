/* The kinds of cards, a row each. How a kind is laid out stands in deal.c, how it is judged in judge.c. */
#include "cards/card.h"

#include <assert.h>

typedef struct KindRow {
    const char *name;
    uint32_t time_factor;
    bool picks_one;
} KindRow;

static const KindRow ROWS[CARD_KINDS] = {
    [CARD_CHOICE] = {"choice", 1, true},    [CARD_TRUE_FALSE] = {"true-false", 1, true},
    [CARD_SEVERAL] = {"several", 1, false}, [CARD_ORDER] = {"order", 2, false},
    [CARD_PAIRS] = {"pairs", 2, false},     [CARD_ODD_ONE_OUT] = {"odd-one-out", 1, true},
    [CARD_NUMBER] = {"number", 1, false},   [CARD_TYPED] = {"typed", 2, false},
};

static const KindRow *row_of(CardKind kind) {
    assert(kind < CARD_KINDS);
    return &ROWS[kind];
}

const char *card_kind_name(CardKind kind) {
    return row_of(kind)->name;
}

uint32_t card_kind_time_factor(CardKind kind) {
    return row_of(kind)->time_factor;
}

bool card_kind_picks_one(CardKind kind) {
    return row_of(kind)->picks_one;
}
