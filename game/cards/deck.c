/* A deck is a shuffled list of card numbers from whose front the best-fitting is taken again and again. 900
 * cards take 4 KiB; a match of 10 takes some 0.3 ms to choose, one of 900 about 40 ms. */
#include "cards/deck.h"

#include <stdlib.h>
#include <string.h>

#include "cards/leak.h"

/* How many of the shuffled cards are looked at for the next place. */
#define WINDOW 60
#define DIFFICULTY_STEPS 31 /* 0 to 300 hundredths, by tens */

/* Only the latest so many dealt cards are asked for leaks: all of them in any match that people play. */
#define LEAKS_LOOKED_BACK 2000

/* What speaks against a card at a place; the one with the least is taken, of equals the one shuffled first.
 */
enum {
    PENALTY_SEEN = 40,            /* for each step of DECK_HINT_SEEN */
    PENALTY_SAME_TOPIC = 30,      /* as the card before */
    PENALTY_SAME_TOPIC_SOON = 12, /* as the card before that */
    PENALTY_SAME_KIND = 14,
    PENALTY_KIND_SHARE = 60, /* times the share of this kind among the dealt cards */
    PENALTY_DIFFICULTY = 24  /* for a whole step beside what the place asks for */
};

typedef struct Chooser {
    const CardList *cards;
    const DeckHint *hints;
    Arena arena;       /* of the texts, until the deck is made */
    LeakText **texts;  /* a card's, once it was looked at */
    uint32_t *checked; /* how many dealt cards were asked whether they give it away */
    uint32_t *left;    /* shuffled; left[first .. count - 1] are still to be dealt */
    size_t first, left_count;
    uint32_t *order; /* the deck's, `dealt` of `wanted` chosen */
    size_t dealt, wanted;
    uint32_t of_kind[CARD_KINDS];
    uint32_t of_difficulty[DIFFICULTY_STEPS]; /* how many cards of the list, by tens of deck_difficulty */
} Chooser;

static DeckHint hint_of(const Chooser *chooser, uint32_t card) {
    return chooser->hints ? chooser->hints[card] : 0;
}

uint32_t deck_difficulty(const Card *card, DeckHint hint) {
    if (card->difficulty != DIFFICULTY_UNSET) return 100 * (uint32_t)card->difficulty;
    if (DECK_HINT_DIFFICULTY(hint)) return 100u * DECK_HINT_DIFFICULTY(hint);
    switch (card->kind) {
    case CARD_TRUE_FALSE:
        return 150;
    case CARD_CHOICE:
    case CARD_ODD_ONE_OUT:
        return card->option_count - card->right_count < 3 ? 150 : 180;
    case CARD_PAIRS:
    case CARD_SEVERAL:
        return 210;
    case CARD_ORDER:
    case CARD_NUMBER:
        return 240;
    case CARD_TYPED:
    case CARD_KINDS:
        break;
    }
    return 260;
}

static const LeakText *text_of(Chooser *chooser, uint32_t card) {
    if (!chooser->texts[card]) {
        chooser->texts[card] = arena_alloc(&chooser->arena, sizeof **chooser->texts);
        *chooser->texts[card] = leak_text_of(card_list_at(chooser->cards, card), &chooser->arena);
    }
    return chooser->texts[card];
}

static bool is_given_away(Chooser *chooser, uint32_t card) {
    size_t from = chooser->dealt > LEAKS_LOOKED_BACK ? chooser->dealt - LEAKS_LOOKED_BACK : 0;
    if (from < chooser->checked[card]) from = chooser->checked[card];
    const LeakText *text = text_of(chooser, card);
    for (size_t i = from; i < chooser->dealt; i++) {
        uint32_t before = chooser->order[i];
        if (leak_gives_away(card_list_at(chooser->cards, before), text_of(chooser, before),
                            card_list_at(chooser->cards, card), text))
            return true;
    }
    chooser->checked[card] = (uint32_t)chooser->dealt;
    return false;
}

static bool same_topic(const Card *a, const Card *b) {
    return a->category && b->category && strcmp(a->category, b->category) == 0;
}

/* The difficulty of a place is that of the card which would stand there if all of the list stood in a row
 * from easy to hard: so a match rises, and hard cards are dealt as often as easy ones. */
static uint32_t wanted_difficulty(const Chooser *chooser) {
    uint64_t rank =
        (2 * (uint64_t)chooser->dealt + 1) * chooser->cards->count / (2 * (uint64_t)chooser->wanted);
    uint64_t passed = 0;
    for (uint32_t step = 0; step < DIFFICULTY_STEPS; step++) {
        passed += chooser->of_difficulty[step];
        if (passed > rank) return step * 10;
    }
    return 10 * (DIFFICULTY_STEPS - 1);
}

static uint32_t penalty_of(const Chooser *chooser, uint32_t index) {
    const Card *card = card_list_at(chooser->cards, index);
    DeckHint hint = hint_of(chooser, index);
    uint32_t penalty = PENALTY_SEEN * DECK_HINT_SEEN(hint);
    if (chooser->dealt > 0) {
        const Card *before = card_list_at(chooser->cards, chooser->order[chooser->dealt - 1]);
        if (same_topic(card, before)) penalty += PENALTY_SAME_TOPIC;
        if (card->kind == before->kind) penalty += PENALTY_SAME_KIND;
        penalty += (uint32_t)(PENALTY_KIND_SHARE * chooser->of_kind[card->kind] / (chooser->dealt + 2));
    }
    if (chooser->dealt > 1 &&
        same_topic(card, card_list_at(chooser->cards, chooser->order[chooser->dealt - 2])))
        penalty += PENALTY_SAME_TOPIC_SOON;
    uint32_t is = deck_difficulty(card, hint), wanted = wanted_difficulty(chooser);
    return penalty + PENALTY_DIFFICULTY * (is > wanted ? is - wanted : wanted - is) / 100;
}

/* Takes left[at] off, keeping the order of the others. */
static uint32_t take(Chooser *chooser, size_t at) {
    uint32_t card = chooser->left[at];
    memmove(&chooser->left[chooser->first + 1], &chooser->left[chooser->first],
            (at - chooser->first) * sizeof *chooser->left);
    chooser->first++;
    return card;
}

/* The best of the first WINDOW cards that nothing dealt gives away; those that were given away are dropped
 * for good on the way. SIZE_MAX where none is left. */
static size_t find_best(Chooser *chooser) {
    size_t best = SIZE_MAX, looked = 0;
    uint32_t least = UINT32_MAX;
    for (size_t at = chooser->first; at < chooser->left_count && looked < WINDOW; at++) {
        uint32_t penalty = penalty_of(chooser, chooser->left[at]);
        if (best != SIZE_MAX && penalty >= least) {
            looked++;
            continue;
        }
        if (is_given_away(chooser, chooser->left[at])) {
            take(chooser, at);
            if (best != SIZE_MAX) best++; /* it moved on by one with those before */
            continue;
        }
        looked++;
        best = at;
        least = penalty;
    }
    return best;
}

static void choose(Chooser *chooser) {
    while (chooser->dealt < chooser->wanted) {
        size_t best = find_best(chooser);
        if (best == SIZE_MAX) return;
        uint32_t card = take(chooser, best);
        chooser->order[chooser->dealt++] = card;
        chooser->of_kind[card_list_at(chooser->cards, card)->kind]++;
    }
}

void deck_init(Deck *deck, const CardList *cards, size_t count, const DeckHint *hints, Random *random) {
    *deck = (Deck){.cards = cards};
    Chooser chooser = {.cards = cards, .hints = hints, .left_count = cards->count};
    chooser.wanted = count && count < cards->count ? count : cards->count;
    deck->order = arena_alloc_array(&deck->arena, chooser.wanted, sizeof *deck->order);
    chooser.order = deck->order;
    chooser.left = arena_alloc_array(&chooser.arena, cards->count, sizeof *chooser.left);
    chooser.texts = arena_alloc_array(&chooser.arena, cards->count, sizeof *chooser.texts);
    chooser.checked = arena_alloc_array(&chooser.arena, cards->count, sizeof *chooser.checked);
    for (uint32_t i = 0; i < cards->count; i++) {
        chooser.left[i] = i;
        chooser.of_difficulty[deck_difficulty(card_list_at(cards, i), hint_of(&chooser, i)) / 10]++;
    }
    random_shuffle(random, chooser.left, cards->count);
    choose(&chooser);
    deck->count = chooser.dealt;
    arena_release(&chooser.arena);
}

void deck_release(Deck *deck) {
    arena_release(&deck->arena);
    *deck = (Deck){0};
}

bool deck_deal(Deck *deck, Random *random, DealtCard *out) {
    if (deck->dealt >= deck->count) return false;
    deck_deal_card(deck->cards, deck->order[deck->dealt++], random, out);
    return true;
}
