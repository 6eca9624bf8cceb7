/* What the files that build cards share: card_builder.c goes through the relations, build_choice.c,
 * build_typed.c and build_groups.c make the cards. Nobody else includes this. */
#ifndef QUIZLEAF_CARDS_CARD_BUILDING_H
#define QUIZLEAF_CARDS_CARD_BUILDING_H

#include "cards/answers.h"
#include "cards/card_builder.h"

typedef struct Builder {
    const FactBase *facts;
    const NameIndex *names;
    Arena *arena;
    Arena *scratch; /* emptied before each template */
    CardList *cards;
    CardList *known;
    Problems *problems;
    uint32_t *first_facts; /* by relation: the number of its first fact, counted over all relations */
} Builder;

/* One template of a relation, about to be put to its rows. */
typedef struct Asking {
    uint32_t relation_index;
    const Relation *relation;
    uint32_t column;
    const char *text; /* the template */
    uint32_t told;
    bool is_statement;
    const NumberQuestion *number;    /* NULL: no number is asked */
    const struct TypedStock *rivals; /* typed only */
    const char **round; /* choice, of a long relation: the column's values, and behind the last the first
                         * CARD_WRONG_MAX once more; NULL: not made */
} Asking;

/* One question: a template, the first of the rows that give it, and the others. */
typedef struct AskedRow {
    uint32_t row;
    const uint32_t *next; /* by row: the next row of the same question, ROW_NONE at the end */
    const Fact *fact;
    const char *prompt;
} AskedRow;

#define ROW_NONE UINT32_MAX

typedef void AskRow(Builder *builder, const Asking *asking, const AskedRow *asked);

/* Calls ask_row for each question that the template gives, in the order of the rows. */
void building_ask_all(Builder *builder, const Asking *asking, AskRow *ask_row);

/* Checks the card and adds it. */
void building_add(Builder *builder, const Card *card);

/* "relation/path/" and, shortened, the told values of the row and `more` (NULL: nothing). */
const char *building_id(const Builder *builder, const Asking *asking, const Fact *fact, const char *path,
                        const char *more);

/* The template where it has words of its own; NULL where its prompts are written out in the rows. */
const char *building_asked_as(const char *text);

/* A card with all that the asked row says of it, but for kind, id, prompt and options. */
Card building_start(const Builder *builder, const Asking *asking, const Fact *fact, const Answers *answers);

/* For cards that do not show this one row's answer: what the relation's "explain" says of the row, then its
 * note; without the former the note behind the name it speaks of, "Kit Connor: ..."; NULL where there is
 * neither. What is too long with its note goes without. */
const char *building_explain_about(const Builder *builder, const Relation *relation, const Fact *fact,
                                   const char *name);

/* What the relation says of the row in its "explain"; NULL: nothing. */
const char *building_fill_explanation(const Builder *builder, const Relation *relation, const Fact *fact);

/* The question as answers.h takes it. */
AskedFact building_asked(const Builder *builder, const Asking *asking, uint32_t row);

/* The answers of the asked question; false with an error at the row where they are too many. */
bool building_find_answers(Builder *builder, const Asking *asking, const AskedRow *asked, Answers *out);

/* The same, with what the other rows of the question deny. */
bool building_find_all_answers(Builder *builder, const Asking *asking, const AskedRow *asked, Answers *out);

/* How many bytes of a text a sentence quotes; never a part of a character. */
int building_quoted(const char *text);

/* A hash that is the same on every machine, its bits well mixed. */
uint64_t building_hash(const char *text, uint64_t salt);

/* build_choice.c */
AskRow build_choice, build_statement, build_several, build_odd;

/* build_typed.c */
AskRow build_typed, build_number;

/* The values that a column's typed cards have for rivals, gathered once; in the scratch arena. */
const struct TypedStock *build_typed_stock(Builder *builder, uint32_t relation, uint32_t column);

/* build_groups.c: all cards of one question of the relation with this index. */
void build_pairs(Builder *builder, uint32_t index, const PairsQuestion *question);
void build_order(Builder *builder, uint32_t index, const OrderQuestion *question);

#endif
