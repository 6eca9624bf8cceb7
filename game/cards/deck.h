/* Which cards a match deals, in which order: all from the match's own generator.
 *
 * No card comes twice, and none after a card that gives its answer away (leak.h), so a match of all cards is
 * one of all that leave each other a secret. Cards that were not seen lately come first, topics and kinds
 * alternate where they can, and a match rises gently from easy to hard. */
#ifndef QUIZLEAF_CARDS_DECK_H
#define QUIZLEAF_CARDS_DECK_H

#include "base/random.h"
#include "cards/card_list.h"

/* The choosing of cards, while it goes on (deck.c). */
typedef struct DeckChooser DeckChooser;

typedef struct Deck {
    Arena arena;
    const CardList *cards; /* borrowed */
    uint32_t *order;       /* indices of cards, in dealing order: the first `chosen` */
    size_t chosen, order_capacity;
    size_t count; /* cards in the deck; where they are chosen as they are dealt, it may turn out fewer */
    size_t dealt;
    uint32_t options_max;
    DeckChooser *chooser; /* NULL: all are chosen */
} Deck;

/* What stands on the table: a card and which of its options is shown at which place. Pairs: places 0 .. n - 1
 * are the left sides, n .. 2n - 1 the right sides, n being shown_count / 2. Number and typed cards show
 * nothing. */
struct DealtCard {
    uint32_t card;                  /* index into the list */
    uint32_t shown[CARD_SHOWN_MAX]; /* indices into the card's options, by place */
    uint32_t shown_count;
};

/* What is known of a card from earlier matches on this machine, one hint a card of the list: it is part of
 * what makes a match, so a replay carries it. */
typedef uint8_t DeckHint;
#define DECK_HINT_SEEN(hint) ((hint)&3) /* 0: not lately .. 3: in the last match */
#define DECK_HINT_DIFFICULTY(hint)                                                                           \
    ((hint) >> 2 & 3) /* 0: not known; else a Difficulty, by how often it was missed */
#define DECK_HINT(seen, difficulty) ((DeckHint)((seen) | (difficulty) << 2))
#define DECK_HINT_MAX 15

/* How hard a card is, in hundredths of a Difficulty (100 easy .. 300 hard): what its pack says, else what its
 * hint says, else what its kind and its wrong options suggest. */
uint32_t deck_difficulty(const Card *card, DeckHint hint);

/* What a deck is made of. */
typedef struct DeckChoice {
    size_t count;            /* how many cards at most; 0: all */
    size_t spare;            /* so many more behind them, as hard as the last */
    const DeckHint *hints;   /* one a card of the list, borrowed for the call; NULL: none */
    uint32_t kinds_left_out; /* a bit for each CardKind that is not dealt */
    uint32_t options_max;    /* as deck_lay_out has it; 0: CARD_OPTIONS_SHOWN_MAX */
} DeckChoice;

/* Chooses and orders the cards. The choice looks at 60 cards, and at one more for each one dealt or dropped.
 *
 * A list of up to 5,000 cards is chosen from at once. Of a larger one, or one that makes its cards on demand,
 * up to 400 cards are chosen at once; of more, or of all, each when it is dealt. What no match comes to is
 * never touched: the time does not grow with the list. Cards that cannot be played (card_list_at) are passed
 * over. */
void deck_init(Deck *deck, const CardList *cards, const DeckChoice *choice, Random *random);
void deck_release(Deck *deck);

/* Lays out one card by itself (deal.c), which has this index in its list: which of its options stand where.
 * options_max (CARD_CHOICE_SHOWN to CARD_OPTIONS_SHOWN_MAX) is the most that are shown, pairs aside. Every
 * set of options that fits the kind is equally likely among those of its size, and so is every place for
 * each:
 *
 *     choice, odd one out   one right option and up to CARD_CHOICE_SHOWN - 1 wrong ones
 *     true/false            as they are
 *     several               4 to options_max where the stock has them, two right ones and a wrong one at
 *                           least; how many of each is drawn first
 *     order                 all items, or options_max of them, never in the right order already
 *     pairs                 up to CARD_PAIRS_SHOWN_MAX of them, lefts and rights in orders of their own
 *
 * An option that stays last is always among them, at the last place. */
void deck_lay_out(const Card *card, uint32_t index, uint32_t options_max, Random *random, DealtCard *out);

/* The same for a card of a list that can be played. */
void deck_deal_card(const CardList *cards, uint32_t index, uint32_t options_max, Random *random,
                    DealtCard *out);

/* Whether `count` cards will be dealt, and no fewer. */
bool deck_knows_count(const Deck *deck);

/* The next card, laid out by deck_deal_card; false where the deck is empty, which may be before `count` cards
 * where they are chosen as they are dealt. */
bool deck_deal(Deck *deck, Random *random, DealtCard *out);

#endif
