/* What a pack knows: sources, names with their spellings, and facts in relations.
 *
 * A relation is a small table: its columns are the roles ("actor", "character"), its rows the facts, each
 * with the source that says it. For a column that can be asked there is a question template in plain words,
 * "Who plays {character}?", and a statement for true/false cards. A column of the same name means the same
 * in every relation, so facts of one relation can prove or spoil an answer of another.
 *
 * All of it is built once by a pack reader in the pack's arena and only read afterwards. Texts are valid
 * UTF-8 on one line. Sizes seen: 5 sources, 20 relations, 300 facts, 4 columns. */
#ifndef QUIZLEAF_CARDS_FACT_BASE_H
#define QUIZLEAF_CARDS_FACT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/problem.h"

#define RELATION_COLUMNS_MAX 12

typedef enum Difficulty { DIFFICULTY_UNSET, DIFFICULTY_EASY, DIFFICULTY_MEDIUM, DIFFICULTY_HARD } Difficulty;

/* "easy", "medium", "hard"; NULL for DIFFICULTY_UNSET. */
const char *difficulty_name(Difficulty difficulty);

typedef struct Source {
    const char *id; /* what rows call it */
    const char *title;
    const char *publisher; /* NULL: the document does not name one */
    const char *date;      /* as written in the pack, "2023-08-07"; NULL: not known */
} Source;

/* Other spellings of a name, and names that stand for several ("Yasmin and Will" contains both). */
typedef struct Name {
    const char *printed;
    const char **variants; /* other spellings that mean the same and count as the same answer */
    size_t variant_count;
    const char **members; /* names inside this one: never rivals of it */
    size_t member_count;
} Name;

/* A value that the pack declares not to hold in a row: proof for a wrong answer in an open column. */
typedef struct DeniedValue {
    size_t column;
    const char *value;
} DeniedValue;

typedef struct Fact {
    const char *id;      /* "cast/leila-khan-sahar-zahid": stable while the values are */
    const char **values; /* one a column; NULL: this row has nothing there */
    size_t source;       /* index into sources */
    const char *note;    /* a sentence that adds to the answer; NULL: none */
    Difficulty difficulty;
    DeniedValue *denied;
    size_t denied_count;
    Place place;
} Fact;

/* What can be asked about one column. Templates name other columns as {column}; a statement names its own
 * column too. */
typedef struct Question {
    size_t column;
    const char *prompt;    /* NULL: not asked as a choice */
    const char *statement; /* NULL: no true/false cards */
    const char *several;   /* "Which of these ...?" for all that is right; NULL: not asked so */
    const char *odd;       /* "Which of these does not ...?"; NULL: not asked so */
    bool typed;            /* the prompt is asked once more for a written answer; the column is complete */
    Place prompt_place;
    Place statement_place;
    Place several_place;
    Place odd_place;
} Question;

/* Rows in groups, whose left values are to be matched with their right ones. Both columns are complete. */
typedef struct PairsQuestion {
    size_t left, right;
    const char *prompt; /* the same for every card, no template */
    Place place;
} PairsQuestion;

/* Rows in groups, to be put in the order of a column that holds whole numbers or dates. */
typedef struct OrderQuestion {
    size_t show; /* the column that is printed */
    size_t by;
    const char *prompt; /* the same for every card, no template */
    Place place;
} OrderQuestion;

#define NUMBER_UNIT_MAX 20       /* code points */
#define NUMBER_MAX 999999999     /* whole numbers of a pack go from -NUMBER_MAX to NUMBER_MAX */
#define RELATION_QUESTIONS_MAX 8 /* for pairs, as many for order and for a number */

/* A question whose answer is a whole number. */
typedef struct NumberQuestion {
    size_t column;
    const char *prompt; /* template without the column */
    int32_t tolerance;  /* 0 and over, as in CardNumber */
    int32_t spread;     /* 0 and over, as in CardNumber */
    const char *unit;   /* NULL: none */
    Place place;
} NumberQuestion;

typedef struct Relation {
    const char *id;
    const char *category;
    const char *explanation; /* template over all columns, said with every card; NULL: only the notes */
    const char **columns;
    size_t column_count;
    bool complete[RELATION_COLUMNS_MAX]; /* asked about this column, the rows give every right answer */
    Question *questions;                 /* one a column at most */
    size_t question_count;
    PairsQuestion *pairs;
    size_t pairs_count;
    OrderQuestion *orders;
    size_t order_count;
    NumberQuestion *numbers;
    size_t number_count;
    Fact *facts;
    size_t fact_count;
    Difficulty difficulty;
    Place place;
} Relation;

typedef struct FactBase {
    Source *sources;
    size_t source_count;
    Name *names;
    size_t name_count;
    Relation *relations;
    size_t relation_count;
} FactBase;

/* The number of facts in all relations. */
size_t fact_base_count_facts(const FactBase *facts);

/* The index of the column with this name, or SIZE_MAX. */
size_t relation_find_column(const Relation *relation, const char *name);

/* A whole number written as digits, with a minus in front or not, into *out; false where the text is anything
 * else or beyond NUMBER_MAX. */
bool fact_value_number(const char *text, int32_t *out);

/* The place of a value in an order, for values that are dates (2023, 2023-08, 2023-08-07): as yyyymmdd, the
 * first and the last day that the text can mean, months and days up to 99. False where it is no date. */
bool fact_value_date(const char *text, int32_t *first, int32_t *last);

#endif
