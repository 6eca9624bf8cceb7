/* Lists of pairs (term, meaning): flash cards, vocabulary, two columns of a table. They become a relation, so
 * a whole quiz both ways, whose wrong options are fair: two rows with the same term both count as right. */
#ifndef QUIZLEAF_PACKS_LIST_RELATION_H
#define QUIZLEAF_PACKS_LIST_RELATION_H

#include "cards/list_cards.h"
#include "packs/pack_reading.h"

/* Words around a column where it is told: "What is the capital of ", "?". */
typedef struct ListWords {
    const char *before, *behind; /* NULL: what list_name_columns says */
} ListWords;

/* How rows of one kind are asked. */
typedef struct ListPrompts {
    ListWords term, meaning;
} ListPrompts;

/* Texts are plain lines that live as long as the pack. */
typedef struct ListRow {
    const char *term;
    const char *meaning;
    const char *category;       /* NULL: none; rows are asked among their own category */
    const char *note;           /* NULL: none; a sentence that adds to the answer */
    const ListPrompts *prompts; /* NULL: none of its own; rows of one kind share them, as long as the pack */
    Place place;
    bool only_forwards; /* the term is told and the meaning asked, never the other way round */
    bool is_gap;        /* the term is a sentence with a gap, and so no answer to any meaning */
} ListRow;

/* What the two columns are called, in the file's language: "Country", "Capital". Prompts are made of them
 * ("Country: France. Capital?"); without names a prompt is the term or meaning alone. Last call counts. */
void list_name_columns(PackReading *reading, const char *term, const char *meaning);

/* Adds a row; an error at its place where one of the two is empty or too long for any card. Returns whether
 * it was added. */
bool list_add(PackReading *reading, const ListRow *row);

/* The same checks for a row that is not added. */
bool list_check(PackReading *reading, const ListRow *row);

/* Instead of list_add, for a list of so many rows that neither they nor their cards are held: `rows` says how
 * they are read where they stand. Its names and categories are filled in; what it points to lives as long as
 * the pack. */
void list_take_rows(PackReading *reading, const PairRows *rows);

/* For pack.c, after the last: makes the relations and their cards. */
void list_finish(PackReading *reading);

#endif
