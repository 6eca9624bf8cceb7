/* What the columns of tables of questions are called, in the languages that such files are seen in. */
#ifndef QUIZLEAF_PACKS_COLUMN_NAMES_H
#define QUIZLEAF_PACKS_COLUMN_NAMES_H

#include "packs/question_columns.h"

typedef struct ColumnName {
    const char *key; /* as question_columns_key gives it, without a number */
    ColumnRole role;
    ColumnRole numbered; /* with a number or letter behind: "answer 1" */
} ColumnName;

/* The name of that many bytes; NULL: it is none that is known. */
const ColumnName *column_name_find(const char *key, size_t length);

/* A name of five letters or more that the key is a slip of the pen away from; NULL: none is. */
const char *column_name_like(const char *key);

/* "answers", "options": a column that may hold several in a cell. */
bool column_name_is_plural(const char *key);

/* "questiontext": asked whatever a column "question" holds. */
bool column_name_is_prompt_text(const char *key);

#endif
