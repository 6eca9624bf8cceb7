/* A card of each kind without a pack: what deals, judges and matches are tried with. */
#ifndef QUIZLEAF_TESTS_CARD_FIXTURE_H
#define QUIZLEAF_TESTS_CARD_FIXTURE_H

#include <stdlib.h>

#include "cards/judge.h"

/* How many options of each sort a made card has. */
typedef struct CardShape {
    CardKind kind;
    uint32_t right, wrong; /* order: items in `right`; pairs: pairs in `right`; typed: accepted and rivals */
} CardShape;

static inline void add_options(Card *card, Arena *arena, uint32_t count, const char *what) {
    for (uint32_t i = 0; i < count; i++)
        card->options[card->option_count++] = arena_format(arena, "%s %u of %s", what, i, card->id);
}

/* The options of all but true/false, number and typed cards say what they are: "right 0 of ...". */
static inline Card make_card(Arena *arena, CardShape shape, uint32_t number) {
    Card card = {.id = arena_format(arena, "%s/%u", card_kind_name(shape.kind), number),
                 .kind = shape.kind,
                 .prompt =
                     arena_format(arena, "A %s question, number %u?", card_kind_name(shape.kind), number),
                 .right_count = shape.right};
    card.options = arena_alloc_array(arena, 2 * shape.right + shape.wrong + 2, sizeof *card.options);
    if (shape.kind == CARD_TRUE_FALSE) {
        card.options[0] = "True";
        card.options[1] = "False";
        card.option_count = 2;
        card.statement_is_true = number % 2;
    } else if (shape.kind == CARD_NUMBER) {
        card.number =
            (CardNumber){.value = 100 * (int32_t)number, .tolerance = 5, .spread = 50, .unit = "leaves"};
    } else if (shape.kind == CARD_PAIRS) {
        for (uint32_t i = 0; i < shape.right; i++) {
            add_options(&card, arena, 1, i % 2 ? "odd left" : "even left");
            card.options[card.option_count++] = arena_format(arena, "right of %s", card.options[2 * i]);
        }
    } else if (shape.kind == CARD_TYPED) {
        add_options(&card, arena, shape.right, "word");
        card.rivals = arena_alloc_array(arena, shape.wrong, sizeof *card.rivals);
        card.rival_count = shape.wrong;
        for (uint32_t i = 0; i < shape.wrong; i++) card.rivals[i] = arena_format(arena, "rival %u", i);
    } else {
        add_options(&card, arena, shape.right, "right");
        add_options(&card, arena, shape.kind == CARD_ORDER ? 0 : shape.wrong, "wrong");
    }
    return card;
}

/* Some cards of every kind in turn, with stocks small and large. */
static inline CardList make_mixed_cards(Arena *arena, uint32_t count) {
    static const CardShape shapes[] = {
        {CARD_CHOICE, 1, 3}, {CARD_SEVERAL, 2, 3},     {CARD_ORDER, 4, 0},      {CARD_TRUE_FALSE, 1, 1},
        {CARD_PAIRS, 3, 0},  {CARD_ODD_ONE_OUT, 1, 3}, {CARD_NUMBER, 0, 0},     {CARD_TYPED, 2, 2},
        {CARD_CHOICE, 3, 9}, {CARD_SEVERAL, 9, 20},    {CARD_ORDER, 6, 0},      {CARD_NUMBER, 0, 0},
        {CARD_PAIRS, 5, 0},  {CARD_TYPED, 1, 9},       {CARD_ODD_ONE_OUT, 1, 5}};
    CardList cards = {.items = arena_alloc_array(arena, count, sizeof(Card)), .count = count};
    for (uint32_t i = 0; i < count; i++) {
        cards.items[i] = make_card(arena, shapes[i % (sizeof shapes / sizeof *shapes)], i);
        if (i % 7 == 3) cards.items[i].seconds = 5;
    }
    return cards;
}

#endif
