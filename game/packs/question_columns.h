/* What the columns of a table of questions are, by the words of its header in several languages. */
#ifndef QUIZLEAF_PACKS_QUESTION_COLUMNS_H
#define QUIZLEAF_PACKS_QUESTION_COLUMNS_H

#include "packs/table_row.h"

typedef enum ColumnRole {
    COLUMN_UNKNOWN,
    COLUMN_PROMPT,
    COLUMN_ANSWER, /* the right answer, or the letter or number of the right option */
    COLUMN_OPTION, /* one of the options, right or wrong */
    COLUMN_WRONG,
    COLUMN_EXPLANATION,
    COLUMN_CATEGORY,
    COLUMN_DIFFICULTY,
    COLUMN_PICTURE,
    COLUMN_SECONDS,
    COLUMN_SOURCE,
    COLUMN_TYPE,
    COLUMN_OTHERS, /* "wrong": so are the answers of other questions in the category */
    COLUMN_TERM,   /* of a list */
    COLUMN_MEANING,
    COLUMN_ROLES
} ColumnRole;

typedef struct QuestionColumns {
    ColumnRole roles[TABLE_COLUMNS_MAX];
    size_t count;
    size_t of_role[COLUMN_ROLES];  /* how many columns have each role */
    size_t first[COLUMN_ROLES];    /* the first column of each role that there is */
    uint32_t first_option;         /* as the first column of options is numbered: 2 for "Answer 2" and "B" */
    bool holds_list[COLUMN_ROLES]; /* the role's only column, without a number: a cell may hold several */
    bool is_plural[COLUMN_ROLES];  /* and its name says so */
} QuestionColumns;

/* The columns of a header. Returns how many have a known role. Takes memory from scratch. */
size_t question_columns_read(const TableRow *header, Arena *scratch, QuestionColumns *out);

/* Whether a row with these columns is the header of a table of questions (a prompt and some answer), or of a
 * list (a term and a meaning). */
bool question_columns_are_questions(const QuestionColumns *columns);
bool question_columns_are_list(const QuestionColumns *columns);

/* A cell's words as roles are looked up by: folded, up to a bracket or " - ", letters and digits only. */
const char *question_columns_key(const char *cell, Arena *scratch);

#endif
