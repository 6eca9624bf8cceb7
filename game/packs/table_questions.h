/* Questions out of the rows of a table, whatever its columns are called and however it says which option is
 * right. Used by text tables and spreadsheets. */
#ifndef QUIZLEAF_PACKS_TABLE_QUESTIONS_H
#define QUIZLEAF_PACKS_TABLE_QUESTIONS_H

#include "packs/pack_reading.h"
#include "packs/question_columns.h"
#include "packs/table_answer.h"
#include "packs/table_text.h"

/* The type of a question of which all right answers are asked, none of which stands for the others. */
#define TABLE_TYPE_SEVERAL "several"

typedef struct TableQuestions {
    PackReading *reading;
    QuestionColumns columns;
    AnswerNames names;   /* of the column of right answers */
    AnswerSurvey survey; /* of the rows looked at so far */
    Place first_row;     /* of them */

    size_t alone, letters[2]; /* answers without options; of them how many are "T" and "F" */
    bool letters_are_truths;  /* all of them are, and both of the two */

    bool told_of_number; /* of places that a spreadsheet took for a number */
    bool told_of_others; /* of a cell that says something else than whether other answers are wrong */
} TableQuestions;

/* Begins with a header's columns. */
void table_questions_init(TableQuestions *questions, PackReading *reading, const QuestionColumns *columns);

/* Shows a row before any is added, so that the naming can be found; then table_questions_decide. */
void table_questions_look_at(TableQuestions *questions, const TableRow *row);
void table_questions_decide(TableQuestions *questions);

/* Adds the row's question; nothing for a row that asks nothing (empty but for its number). */
void table_questions_add(TableQuestions *questions, const TableRow *row);

/* A cell as table_text gives it, in the pack's arena. */
const char *table_questions_text(PackReading *reading, const char *cell);

#endif
