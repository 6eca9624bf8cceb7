/* Cells that stand in mark-up as a whole, "<b>Paris</b>": how a platform prints all its options, or a teacher
 * the right one. Others ask about mark-up, so only the whole row tells which it is. */
#ifndef QUIZLEAF_PACKS_TABLE_WRAPPED_H
#define QUIZLEAF_PACKS_TABLE_WRAPPED_H

#include "packs/question_columns.h"

/* Takes it off the row's answers and options where no other kind of mark-up stands among them, they still
 * differ without it, and the question does not speak of tags; and off a question of three words or more. New
 * texts are in scratch. */
void table_wrapped_take_off(TableRow *row, const QuestionColumns *columns, Arena *scratch);

/* Whether the cell stands in such mark-up. */
bool table_wrapped_is(const char *cell);

#endif
