/* A question card, whether written by hand or built from facts. All its texts live in the pack's arena. */
#ifndef QUIZLEAF_CARDS_CARD_H
#define QUIZLEAF_CARDS_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "cards/fact_base.h"

/* Ceilings for texts on a card, in code points, so that every card fits every screen. */
#define CARD_PROMPT_MAX 200
#define CARD_OPTION_MAX 80
#define CARD_EXPLANATION_MAX 300
#define CARD_CATEGORY_MAX 40

#define CARD_OPTIONS_SHOWN_MAX 4 /* how many options of a choice card a match shows */
#define CARD_WRONG_MAX 60        /* how many wrong options a card keeps in stock */

typedef enum CardKind { CARD_CHOICE, CARD_TRUE_FALSE } CardKind;

/* "choice", "true-false". */
const char *card_kind_name(CardKind kind);

/* A choice card keeps a stock of wrong options, each proved wrong for it, from which a deal picks; so
 * `options` may be longer than what a match shows. The right ones stand first. A true/false card has the
 * options "True" and "False" in this order, which a deal keeps. */
typedef struct Card {
    const char *id; /* stable while the fact and the template are: "cast/character/leila-khan" */
    CardKind kind;
    const char *prompt;
    const char **options;
    size_t option_count;
    size_t right_count;      /* choice: options[0 .. right_count - 1] are right; see card_is_right */
    bool statement_is_true;  /* true/false only */
    const char *explanation; /* NULL: none */
    const char *category;    /* NULL: none */
    Difficulty difficulty;
    uint32_t seconds;      /* the card's own time; 0: the match's */
    const Source *source;  /* NULL: none */
    const uint32_t *facts; /* numbers of the facts it is built from, over all relations; see CardList */
    size_t fact_count;
    Place place;
} Card;

/* Every card that can be dealt, and the ids of the facts that Card.facts counts. */
typedef struct CardList {
    Card *items;
    size_t count;
    size_t capacity;
    const char **fact_ids;
    size_t fact_count;
} CardList;

/* Whether options[option] answers the card. */
bool card_is_right(const Card *card, size_t option);

/* SHA-256 over all that a match and its reveal depend on (ids, kinds, prompts, options, right answers,
 * seconds, in order): a replay names the cards it was played with by this. */
Fingerprint card_list_fingerprint(const CardList *cards);

#endif
