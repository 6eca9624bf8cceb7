/* Headings that are nearly known: what their columns hold would be left out without a word. */
#ifndef QUIZLEAF_PACKS_UNREAD_COLUMNS_H
#define QUIZLEAF_PACKS_UNREAD_COLUMNS_H

#include "packs/pack_reading.h"
#include "packs/question_columns.h"

/* Warns at the header of a table of questions where a heading is a slip of the pen away from a known one
 * ("explnation"), or where several are numbered, as options are ("Svar 1", "Svar 2"). Of other headings
 * nothing is said: tables are full of numbers, dates and remarks. */
void unread_columns_warn(PackReading *reading, const TableRow *header, const QuestionColumns *columns);

#endif
