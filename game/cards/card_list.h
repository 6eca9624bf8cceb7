/* The cards that can be dealt: held one by one, or made when they are looked at.
 *
 * Small packs hold every card in `items`. A list of half a million rows would take ten times its file that
 * way, so it is made by a CardSource instead: the list knows only how many cards there are, and card_list_at
 * makes the one that is asked for. A card that was made stays where it is until card_list_release, since a
 * match holds it for its life; so memory grows with what was looked at, some 70 cards for a match of 10.
 *
 * Code that takes a CardList asks card_list_at and never knows which of the two it has. It must reckon with
 * NULL: whether a card of a source is fair shows only when it is made. Cards in `items` were proved before.
 *
 * A list may be copied by value; copies share what was made, and one of them is released. */
#ifndef QUIZLEAF_CARDS_CARD_LIST_H
#define QUIZLEAF_CARDS_CARD_LIST_H

#include "base/hash.h"
#include "cards/card.h"
#include "cards/row_topics.h"

#define CARD_NONE UINT32_MAX

/* Memory for the cards of a source that were made; beyond it no further one is. */
#define CARD_LIST_MADE_BYTES_MAX (256 * MEBIBYTE)

/* Where the maker of a card puts things. */
typedef struct CardMaking {
    Arena *arena;       /* what the card keeps */
    Arena *scratch;     /* what is needed on the way; emptied by the caller */
    Problems *problems; /* why it cannot be played, or is awkward */
} CardMaking;

/* What is known of the cards of a source before they are made: those that follow each other `cards_each` at a
 * time have the topic of one row. */
typedef struct SourceTopics {
    RowTopics rows; /* as the cards print them; "" for cards without one */
    uint32_t cards_each;
    Difficulty difficulty; /* of every card, as card_filter_difficulty has it */
} SourceTopics;

/* Makes cards on demand. */
typedef struct CardSource {
    /* The maker's own, never changed after the list is begun: two threads may make cards at a time, each with
     * arenas of its own. Must live as long as the list. */
    const void *context;
    /* Makes the card of this index, proved fair (card_proof.h), the same one every time. False with a problem
     * where it cannot be played, and also where an arena runs out, by a jump to its `exhausted`: so it may
     * hold nothing else than these arenas while it takes memory from them. */
    bool (*make)(const void *context, uint32_t index, const CardMaking *making, Card *out);
    /* The index of the card that has this id, or CARD_NONE; ids come from outside (a player's history). NULL:
     * cards cannot be found, so there is no practice of what was missed. */
    uint32_t (*find)(const void *context, const char *id);
    /* SHA-256 over the bytes that make the cards, the format's key and its reader's version: as good as one
     * over the cards themselves, without making them. */
    Fingerprint fingerprint;
    /* By which many cards are chosen without making them; must live as long as the list. NULL: they are made
     * to know. */
    const SourceTopics *topics;
} CardSource;

/* What was made of a source. */
typedef struct MadeCards MadeCards;

/* Hashes by which cards that are alike are found, taken while a card's texts are at hand: going through all
 * of them once more takes as long as reading them. */
typedef struct CardMarks {
    uint64_t prompt; /* text_fold_hash */
    uint64_t id;     /* hash_quick_text */
    uint64_t answer; /* of kind and first right answer together */
} CardMarks;

/* Every card that can be dealt, and the ids of the facts that Card.facts counts. {0} is an empty list. */
typedef struct CardList {
    Card *items; /* NULL where a source makes the cards */
    size_t count;
    size_t capacity;
    CardMarks *marks; /* one for each of items, made by card_list_add */
    size_t marks_capacity;
    const char **fact_ids;
    size_t fact_count;
    MadeCards *made;          /* NULL: all cards are in items */
    Fingerprint *fingerprint; /* once it was asked for; NULL: it is not kept */
} CardList;

/* Appends a copy of the card, whose texts stay borrowed; in the arena. For lists without a source. */
void card_list_add(CardList *cards, Arena *arena, const Card *card);

/* The text_fold_hash of a card's prompt and of its first option (0: it has none). */
typedef struct CardHashes {
    uint64_t prompt, first_option;
} CardHashes;

/* The same where these are known. */
void card_list_add_hashed(CardList *cards, Arena *arena, const Card *card, CardHashes hashes);

/* A list of `count` cards that `source` makes, which is copied. What the list itself needs is in the arena;
 * what it makes is let go by card_list_release, which must come before the arena's. */
CardList card_list_of_source(const CardSource *source, uint32_t count, Arena *arena);

/* Lets go of the made cards. Safe for every list. */
void card_list_release(CardList *cards);

/* Whether a source makes the cards. */
bool card_list_is_lazy(const CardList *cards);

/* What makes the cards; NULL for a list without a source. Lives as long as the list. */
const CardSource *card_list_source(const CardList *cards);

/* The card of an index below count, valid for the life of the list. NULL where it cannot be played (it is not
 * fair, or memory is out), which only cards of a source can be. Not for two threads at a time. */
const Card *card_list_at(const CardList *cards, size_t index);

/* The same card into *out, its texts in the given arena or the list's own, without keeping it: for walks over
 * all cards, on any thread. False where it cannot be played, with `problems` saying why. */
bool card_list_make(const CardList *cards, size_t index, const CardMaking *making, Card *out);

/* The index of the card that has this id, or CARD_NONE. For lists with a source only; others are walked by
 * whoever looks for many. */
uint32_t card_list_find(const CardList *cards, const char *id);

/* For a list to which no card is added any more: keeps its fingerprint in the arena once it was asked for. */
void card_list_keep_fingerprint(CardList *cards, Arena *arena);

/* SHA-256 over all that a match depends on (all texts of a card but its source, kinds, right answers,
 * seconds, difficulties, facts, in order; the deck looks at explanations and categories too): a replay names
 * the cards it was played with by this. For a list with a source it stands on the source's fingerprint.
 * 20,000 cards take 25 ms, so it is asked for when a match begins and not before. Not for two threads at a
 * time. */
Fingerprint card_list_fingerprint(const CardList *cards);

#endif
