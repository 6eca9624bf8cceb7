/* Tables in which every option has a column of its own that says whether it is right: "answer 1, correct 1,
 * answer 2, correct 2", with yes and no, true and false, 1 and 0 or a cross in it. */
#ifndef QUIZLEAF_PACKS_TABLE_FLAGS_H
#define QUIZLEAF_PACKS_TABLE_FLAGS_H

#include "packs/question_columns.h"

/* Whether the columns are those of such a table. */
bool table_flags_hold(const QuestionColumns *columns);

/* Whether the option in each column of options is right, into right[]. NULL; or the cell that says neither.
 */
const char *table_flags_read(const QuestionColumns *columns, const TableRow *row, bool *right);

#endif
