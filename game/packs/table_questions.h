/* Questions out of the rows of a table, whatever its columns are called and however it says which option is
 * right. Used by text tables and spreadsheets. */
#ifndef QUIZLEAF_PACKS_TABLE_QUESTIONS_H
#define QUIZLEAF_PACKS_TABLE_QUESTIONS_H

#include "packs/pack_reading.h"
#include "packs/question_columns.h"

/* How cells of the answer column name the right option. */
typedef enum AnswerNaming {
    ANSWER_BY_TEXT,
    ANSWER_BY_PLACE, /* numbers or letters: "2", "B", "1,3", "option 2" */
    ANSWER_APART,    /* none: it is a text of its own, and all options are wrong */
} AnswerNaming;

typedef struct TableQuestions {
    PackReading *reading;
    QuestionColumns columns;
    AnswerNaming naming;
    uint32_t first_place; /* what the first option is called by numbers: 1, or 0 */

    /* What the rows looked at so far say of the naming. */
    size_t by_text, by_place;
    bool has_zero; /* an answer is the number 0 */
    bool has_last; /* an answer is a number that only fits where the first option is 1 */

    bool told_of_others; /* of a cell that says something else than whether other answers are wrong */
} TableQuestions;

/* Begins with a header's columns. */
void table_questions_init(TableQuestions *questions, PackReading *reading, const QuestionColumns *columns);

/* Shows a row before any is added, so that the naming can be found; then table_questions_decide. */
void table_questions_look_at(TableQuestions *questions, const TableRow *row);
void table_questions_decide(TableQuestions *questions);

/* Adds the row's question; nothing for a row that asks nothing (empty but for its number). */
void table_questions_add(TableQuestions *questions, const TableRow *row);

/* Whether a cell holds mark-up or coded characters that no question asks about. */
bool table_cell_is_html(const char *cell);

/* A cell as a plain line, out of HTML where it holds some; in the arena, or in the pack's. */
const char *table_text(Arena *arena, const char *cell);
const char *table_questions_text(PackReading *reading, const char *cell);

#endif
