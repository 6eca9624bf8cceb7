/* Tables of two columns without names that are known: lists of pairs, or of questions and their answers. */
#ifndef QUIZLEAF_PACKS_TABLE_PAIRS_H
#define QUIZLEAF_PACKS_TABLE_PAIRS_H

#include "packs/question_columns.h"

/* What the first rows of such a table look like. */
typedef struct PairsView {
    size_t rows;       /* without the first */
    size_t with_two;   /* of all, how many have two cells */
    size_t truths;     /* whose second one says true or false; of those behind the first */
    size_t questions;  /* whose first cell ends in a question mark */
    size_t lower[2];   /* of those behind the first, whose cell begins with a small letter */
    size_t numbers[2]; /* the same, whose cell begins with a digit */
    bool first_is_lower[2];
    bool first_is_short; /* and without digits */
} PairsView;

/* Shows it a row. */
void table_pairs_view(PairsView *view, const TableRow *row, bool is_first);

/* Whether the first row of a list heads it: its cells are known for that, or begin otherwise than the rest:
 * "german, english" above "Hund, dog", or "Datum" above years. */
bool table_pairs_have_header(const PairsView *view, const TableRow *first, Arena *scratch);

/* Whether it is "What is ...?" and its answer, or a statement and whether it is so, row by row; and the
 * columns of such a table. */
bool table_pairs_are_questions(const PairsView *view);
QuestionColumns table_pairs_question_columns(void);

#endif
