/* A deck is a shuffled list of card numbers from whose front, a window, the best-fitting is taken again and
 * again. What was looked at costs some 1 KiB a card, what was not costs nothing: of a list of 900 cards the
 * order takes 4 KiB, of a million that are dealt one by one only what was shuffled so far. A match of 10
 * takes some 0.3 ms to choose, one of 900 about 40 ms. */
#include "cards/deck.h"

#include <stdlib.h>
#include <string.h>

#include "base/sparse_shuffle.h"
#include "cards/leak.h"
#include "cards/prompt_choices.h"

/* How many of the shuffled cards are looked at for the next place. */
#define WINDOW 60
#define DIFFICULTY_STEPS 31 /* 0 to 300 hundredths, by tens */

/* Only the latest so many dealt cards are asked for leaks: all of them in any match that people play. */
#define LEAKS_LOOKED_BACK 2000

/* A list of more cards is not looked through before a match, but as the match goes on; so is every list that
 * makes its cards when they are looked at. */
#define CHOSEN_AHEAD_MAX 5000

/* A match of at most so many cards is chosen before it begins, as such a list's cards are made in 0.1 ms. */
#define CHOSEN_FIRST_MAX 400

/* So many cards that cannot be played, one after the other, are passed over for the next place. */
#define UNPLAYABLE_MAX 5000

/* What speaks against a card at a place; the one with the least is taken, of equals the one shuffled first.
 */
enum {
    PENALTY_SEEN = 40,            /* for each step of DECK_HINT_SEEN */
    PENALTY_SAME_TOPIC = 30,      /* as the card before */
    PENALTY_SAME_TOPIC_SOON = 12, /* as the card before that */
    PENALTY_SAME_KIND = 14,
    PENALTY_SAME_PROMPT = 100, /* as the card before, asked of other options */
    PENALTY_KIND_SHARE = 60,   /* times the share of this kind among the dealt cards */
    PENALTY_DIFFICULTY = 24    /* for a whole step beside what the place asks for */
};

/* A card that was looked at. */
typedef struct Candidate {
    uint32_t index;
    const Card *card;
    const LeakText *text; /* NULL until it is compared with others */
    size_t checked;       /* so many dealt cards were asked whether they give it away */
    uint32_t difficulty;
    DeckHint hint;
} Candidate;

struct DeckChooser {
    const CardList *cards;
    const DeckHint *hints; /* NULL: none, or none any more */
    Arena arena;
    bool is_gradual;    /* the next card is chosen when it is asked for */
    uint32_t *shuffled; /* all cards; NULL where gradual: then `shuffle` */
    SparseShuffle shuffle;
    size_t next, count;       /* of the shuffled, looked at so far and in all */
    Candidate window[WINDOW]; /* in shuffled order */
    size_t in_window;
    Candidate *dealt; /* in dealing order */
    size_t dealt_count, dealt_capacity, wanted;
    size_t rises_for; /* so many cards rise from easy to hard: those that are wanted but the spare ones */
    uint32_t kinds_left_out;
    uint32_t of_kind[CARD_KINDS];             /* dealt */
    uint32_t of_difficulty[DIFFICULTY_STEPS]; /* how many known cards, by tens of deck_difficulty */
    uint32_t known;                           /* all of the list, or where gradual those looked at */
};

uint32_t deck_difficulty(const Card *card, DeckHint hint) {
    if (card->difficulty != DIFFICULTY_UNSET) return 100 * (uint32_t)card->difficulty;
    if (DECK_HINT_DIFFICULTY(hint)) return 100u * DECK_HINT_DIFFICULTY(hint);
    /* Guesses: of two options one is soon found, and what is written comes from nowhere but the head. */
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

static void count_difficulty(DeckChooser *chooser, uint32_t difficulty) {
    chooser->of_difficulty[difficulty / 10]++;
    chooser->known++;
}

static DeckHint hint_of(const DeckChooser *chooser, uint32_t index) {
    return chooser->hints ? chooser->hints[index] : 0;
}

static bool is_left_out(const DeckChooser *chooser, const Card *card) {
    return chooser->kinds_left_out >> card->kind & 1;
}

/* The next of the shuffled cards that can be played, into the window; false where there is none. */
static bool look_at_next(DeckChooser *chooser) {
    for (size_t passed = 0; chooser->next < chooser->count && passed < UNPLAYABLE_MAX; passed++) {
        uint32_t index =
            chooser->shuffled ? chooser->shuffled[chooser->next] : sparse_shuffle_next(&chooser->shuffle);
        chooser->next++;
        const Card *card = card_list_at(chooser->cards, index);
        if (!card || is_left_out(chooser, card)) continue;
        DeckHint hint = hint_of(chooser, index);
        uint32_t difficulty = deck_difficulty(card, hint);
        if (chooser->is_gradual) count_difficulty(chooser, difficulty);
        chooser->window[chooser->in_window++] =
            (Candidate){.index = index, .card = card, .difficulty = difficulty, .hint = hint};
        return true;
    }
    return false;
}

static bool is_given_away(DeckChooser *chooser, Candidate *candidate) {
    size_t from = chooser->dealt_count > LEAKS_LOOKED_BACK ? chooser->dealt_count - LEAKS_LOOKED_BACK : 0;
    if (from < candidate->checked) from = candidate->checked;
    if (!candidate->text) {
        LeakText *text = arena_alloc(&chooser->arena, sizeof *text);
        *text = leak_text_of(candidate->card, &chooser->arena);
        candidate->text = text;
    }
    for (size_t i = from; i < chooser->dealt_count; i++) {
        const Candidate *before = &chooser->dealt[i];
        if (leak_gives_away(before->card, before->text, candidate->card, candidate->text)) return true;
    }
    candidate->checked = chooser->dealt_count;
    return false;
}

static bool same_topic(const Card *a, const Card *b) {
    return a->category && b->category && strcmp(a->category, b->category) == 0;
}

/* Cards of facts often share theirs: "Match each ..." */
static bool same_prompt(const Card *a, const Card *b) {
    return prompt_choices_has(a) && prompt_choices_has(b) && strcmp(a->prompt, b->prompt) == 0 &&
           card_same_picture(a, b);
}

/* The difficulty of a place is that of the card which would stand there if all known cards stood in a row
 * from easy to hard: so a match rises, and hard cards are dealt as often as easy ones. */
static uint32_t wanted_difficulty(const DeckChooser *chooser) {
    uint64_t rank =
        (2 * (uint64_t)chooser->dealt_count + 1) * chooser->known / (2 * (uint64_t)chooser->rises_for);
    uint64_t passed = 0;
    for (uint32_t step = 0; step < DIFFICULTY_STEPS; step++) {
        passed += chooser->of_difficulty[step];
        if (passed > rank) return step * 10;
    }
    return 10 * (DIFFICULTY_STEPS - 1);
}

static uint32_t penalty_of(const DeckChooser *chooser, const Candidate *candidate, uint32_t wanted) {
    const Card *card = candidate->card;
    size_t dealt = chooser->dealt_count;
    uint32_t penalty = PENALTY_SEEN * DECK_HINT_SEEN(candidate->hint);
    if (dealt > 0) {
        const Card *before = chooser->dealt[dealt - 1].card;
        if (same_topic(card, before)) penalty += PENALTY_SAME_TOPIC;
        if (card->kind == before->kind) penalty += PENALTY_SAME_KIND;
        if (same_prompt(card, before)) penalty += PENALTY_SAME_PROMPT;
        penalty += (uint32_t)(PENALTY_KIND_SHARE * chooser->of_kind[card->kind] / (dealt + 2));
    }
    if (dealt > 1 && same_topic(card, chooser->dealt[dealt - 2].card)) penalty += PENALTY_SAME_TOPIC_SOON;
    uint32_t is = candidate->difficulty;
    return penalty + PENALTY_DIFFICULTY * (is > wanted ? is - wanted : wanted - is) / 100;
}

/* Takes one out of the window, keeping the order of the others. */
static Candidate take(DeckChooser *chooser, size_t at) {
    Candidate candidate = chooser->window[at];
    chooser->in_window--;
    memmove(&chooser->window[at], &chooser->window[at + 1],
            (chooser->in_window - at) * sizeof *chooser->window);
    return candidate;
}

static void fill_window(DeckChooser *chooser) {
    while (chooser->in_window < WINDOW && look_at_next(chooser)) continue;
}

/* The place in the window of the best card that nothing dealt gives away; those that were given away are
 * dropped for good on the way. SIZE_MAX where none is left. */
static size_t find_best(DeckChooser *chooser) {
    size_t best = SIZE_MAX;
    uint32_t least = UINT32_MAX;
    fill_window(chooser);
    uint32_t wanted = wanted_difficulty(chooser);
    for (size_t at = 0; at < chooser->in_window;) {
        uint32_t penalty = penalty_of(chooser, &chooser->window[at], wanted);
        bool is_better = best == SIZE_MAX || penalty < least;
        if (is_better && is_given_away(chooser, &chooser->window[at])) {
            take(chooser, at);
            look_at_next(chooser);
            continue;
        }
        if (is_better) {
            best = at;
            least = penalty;
        }
        at++;
    }
    return best;
}

static bool choose_next(Deck *deck) {
    DeckChooser *chooser = deck->chooser;
    if (chooser->dealt_count == chooser->wanted) return false;
    size_t best = find_best(chooser);
    if (best == SIZE_MAX) return false;
    Candidate candidate = take(chooser, best);
    chooser->dealt = arena_grow(&chooser->arena, chooser->dealt, chooser->dealt_count,
                                &chooser->dealt_capacity, sizeof *chooser->dealt);
    chooser->dealt[chooser->dealt_count++] = candidate;
    chooser->of_kind[candidate.card->kind]++;
    deck->order =
        arena_grow(&deck->arena, deck->order, deck->chosen, &deck->order_capacity, sizeof *deck->order);
    deck->order[deck->chosen++] = candidate.index;
    return true;
}

static void end_choosing(Deck *deck) {
    deck->count = deck->chosen;
    arena_release(&deck->chooser->arena);
    deck->chooser = NULL;
}

/* Looks through the whole list, as a match of some hundred cards may. */
static void choose_all(Deck *deck, Random *random) {
    DeckChooser *chooser = deck->chooser;
    chooser->shuffled = arena_alloc_array(&chooser->arena, chooser->count, sizeof *chooser->shuffled);
    for (uint32_t i = 0; i < chooser->count; i++) {
        chooser->shuffled[i] = i;
        const Card *card = card_list_at(chooser->cards, i);
        if (!is_left_out(chooser, card))
            count_difficulty(chooser, deck_difficulty(card, hint_of(chooser, i)));
    }
    random_shuffle(random, chooser->shuffled, chooser->count);
    while (choose_next(deck)) continue;
    end_choosing(deck);
}

/* The shuffle draws from a generator of its own, so that what else a match draws on its way does not tell
 * which cards come. The hints are borrowed for the call only. */
static void start_gradually(DeckChooser *chooser, Random *random) {
    uint64_t high = random_next(random);
    sparse_shuffle_init(&chooser->shuffle, (uint32_t)chooser->count, high << 32 | random_next(random),
                        &chooser->arena);
    if (!chooser->hints) return;
    DeckHint *hints = arena_alloc_array(&chooser->arena, chooser->count, sizeof *hints);
    memcpy(hints, chooser->hints, chooser->count * sizeof *hints);
    chooser->hints = hints;
}

/* So that a short match of a large list is as long as it says: which cards come hangs on nothing that happens
 * meanwhile. */
static void choose_wanted(Deck *deck) {
    while (choose_next(deck)) continue;
    end_choosing(deck);
}

static size_t at_most(size_t count, size_t most) {
    return count && count < most ? count : most;
}

void deck_init(Deck *deck, const CardList *cards, const DeckChoice *choice, Random *random) {
    *deck = (Deck){.cards = cards,
                   .options_max = choice->options_max ? choice->options_max : CARD_OPTIONS_SHOWN_MAX};
    DeckChooser *chooser = arena_alloc(&deck->arena, sizeof *chooser);
    *chooser = (DeckChooser){.cards = cards,
                             .hints = choice->hints,
                             .count = cards->count,
                             .kinds_left_out = choice->kinds_left_out};
    chooser->rises_for = at_most(choice->count, cards->count);
    chooser->wanted = at_most(choice->count ? choice->count + choice->spare : 0, cards->count);
    chooser->is_gradual = card_list_is_lazy(cards) || cards->count > CHOSEN_AHEAD_MAX;
    deck->chooser = chooser;
    deck->count = chooser->wanted;
    if (!chooser->is_gradual) {
        choose_all(deck, random);
        return;
    }
    start_gradually(chooser, random);
    if (choice->count && chooser->wanted <= CHOSEN_FIRST_MAX) choose_wanted(deck);
}

void deck_release(Deck *deck) {
    if (deck->chooser) arena_release(&deck->chooser->arena);
    arena_release(&deck->arena);
    *deck = (Deck){0};
}

bool deck_knows_count(const Deck *deck) {
    return !deck->chooser;
}

bool deck_deal(Deck *deck, Random *random, DealtCard *out) {
    if (deck->dealt == deck->chosen && !(deck->chooser && choose_next(deck))) return false;
    deck_deal_card(deck->cards, deck->order[deck->dealt++], deck->options_max, random, out);
    return true;
}
