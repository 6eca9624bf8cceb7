/* Cards of a long list of pairs (term, meaning): half a million rows of a table, each asked both ways,
 * without half a million cards in memory. A list with a source (card_list.h): a card is made from its row
 * when it is looked at, proved then, and never held before.
 *
 * What is kept is one small number a row and way (3 or 4 bytes and a quarter), by which all rows of one term
 * are found: every meaning that a row gives to a term counts as right, so none of them is ever offered as
 * wrong, and a term that stands in several rows is asked once. Wrong options are other rows' answers, from
 * the same category where it has enough, drawn by a seed that is the row's own.
 *
 * Shorter lists go through a relation and the card builder (packs/list_relation.h), which proves more (names
 * with declared spellings, near prompts) and holds every card; this here is what a million cards allow. */
#ifndef QUIZLEAF_CARDS_LIST_CARDS_H
#define QUIZLEAF_CARDS_LIST_CARDS_H

#include "cards/card_list.h"

#define LIST_CARDS_ROWS_MAX (1u << 24)
#define LIST_CARDS_RIGHT_MAX 20 /* a term with more meanings than these is not asked */
#define LIST_CARDS_WRONG 8      /* wrong options in a card's stock */
#define LIST_CARDS_WAYS 2       /* cards a row: 2 * row asks the meaning, 2 * row + 1 the term */

/* A row. Texts are plain lines of valid UTF-8 with a NUL, in the arena that was given or as long-lived as the
 * list. */
typedef struct PairRow {
    const char *term;
    const char *meaning;
    const char *category; /* NULL: the list's own */
    const char *note;     /* NULL: none */
    Place place;
    bool only_forwards; /* the term is told and the meaning asked, never the other way round */
} PairRow;

/* The rows, however they are stored. */
typedef struct PairRows {
    uint32_t count; /* at most LIST_CARDS_ROWS_MAX */
    const void *context;
    /* The row of this index, the same every time, from any thread; false where it is no pair (an empty line,
     * a fault that was reported when the rows were counted). Must be quick: a card asks for some 40 rows. */
    bool (*read)(const void *context, uint32_t row, Arena *arena, PairRow *out);
    const char *term_name, *meaning_name; /* "Country", "Capital"; NULL: prompts are the told text alone */
    const char *category;                 /* for rows without one; NULL: none */
    Fingerprint fingerprint; /* of all that the cards come from: the rows' bytes, names, category, format */
    /* Called now and then while the list is begun, with how many rows were looked at; NULL: nobody waits. May
     * leave by a jump: nothing but the two arenas is held. */
    void (*poll)(void *poll_context, uint32_t rows);
    void *poll_context;
} PairRows;

/* Begins the list: reads every row once, for the numbers by which terms and meanings are found. What `rows`
 * points to is borrowed for the life of the list; what the list keeps is in the arena, and `scratch` is
 * emptied on the way. 500,000 rows take about 0.2 s. */
CardList list_cards_begin(const PairRows *rows, Arena *arena, Arena *scratch);

#endif
