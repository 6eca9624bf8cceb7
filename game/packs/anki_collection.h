/* What a collection, the database of an Anki deck, says of its kinds of notes, its decks and its cards. Up to
 * schema 11 kinds and decks are two JSON texts in its only row; later they are tables. */
#ifndef QUIZLEAF_PACKS_ANKI_COLLECTION_H
#define QUIZLEAF_PACKS_ANKI_COLLECTION_H

#include "packs/anki_database.h"
#include "packs/anki_notes.h"

#define ANKI_KINDS_MAX 1000
#define ANKI_DECKS_MAX 20000
#define ANKI_CARDS_MAX 1000000

typedef struct AnkiDeck {
    int64_t id;
    const char *name; /* parts separated by "::" */
} AnkiDeck;

/* All cards of a note together. */
typedef struct AnkiCards {
    int64_t note;
    int64_t deck;  /* of one of them */
    uint32_t ways; /* bits: their templates */
} AnkiCards;

typedef struct AnkiCollection {
    AnkiKind *kinds;
    size_t kind_count, kind_capacity;
    AnkiDeck *decks; /* by id */
    size_t deck_count, deck_capacity;
    AnkiCards *cards; /* by note */
    size_t card_count, card_capacity;
} AnkiCollection;

/* Into the pack's arena. False with an error where this is no collection. */
bool anki_collection_read(PackReading *reading, AnkiDatabase *database, AnkiCollection *out);

/* NULL where there is none. */
const AnkiKind *anki_collection_kind(const AnkiCollection *collection, int64_t id);
const char *anki_collection_deck(const AnkiCollection *collection, int64_t id);
const AnkiCards *anki_collection_cards(const AnkiCollection *collection, int64_t note);

#endif
