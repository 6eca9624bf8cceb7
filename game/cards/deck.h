/* Which cards a match deals, in which order, with which options where: all from the match's own generator.
 *
 * No card comes twice. Cards that share a fact would answer each other, so those come in a later round: as
 * long as the pack has cards of facts that were not asked yet, one of these is dealt. */
#ifndef QUIZLEAF_CARDS_DECK_H
#define QUIZLEAF_CARDS_DECK_H

#include "base/random.h"
#include "cards/card.h"

typedef struct Deck {
    Arena arena;
    const CardList *cards; /* borrowed */
    uint32_t *order;       /* indices of cards, in dealing order */
    size_t count;
    size_t dealt;
} Deck;

/* What stands on the table: a card and which of its options is shown at which place. Pairs: places 0 .. n - 1
 * are the left sides, n .. 2n - 1 the right sides, n being shown_count / 2. Number and typed cards show
 * nothing. */
typedef struct DealtCard {
    uint32_t card;                  /* index into the list */
    uint32_t shown[CARD_SHOWN_MAX]; /* indices into the card's options, by place */
    uint32_t shown_count;
} DealtCard;

/* Shuffles at most `count` cards (0: all) for dealing. Keeps 4 bytes a card. */
void deck_init(Deck *deck, const CardList *cards, size_t count, Random *random);
void deck_release(Deck *deck);

/* Lays out one card by itself: which of its options stand where. Among the places of a choice card the right
 * one's is uniform, and every set of its wrong options is equally likely. */
void deck_deal_card(const CardList *cards, uint32_t index, Random *random, DealtCard *out);

/* The next card, laid out by deck_deal_card; false where the deck is empty. */
bool deck_deal(Deck *deck, Random *random, DealtCard *out);

#endif
