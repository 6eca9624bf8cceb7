/* The options in a row of a table, in however many columns they stand. */
#ifndef QUIZLEAF_PACKS_TABLE_OPTIONS_H
#define QUIZLEAF_PACKS_TABLE_OPTIONS_H

#include "packs/question_columns.h"

/* Lists the options of a row by their position among them; empty ones too, since places count them. Where one
 * column holds them all, they stand one below the other in its cell, or apart by ; | or commas. Marks in
 * front of them all, "A) " and "B) ", are taken off. `options` has room for TABLE_COLUMNS_MAX; texts are the
 * row's or in scratch. Returns how many. */
size_t table_options_list(const QuestionColumns *columns, const TableRow *row, Arena *scratch,
                          const char **options);

/* Cuts a cell that holds several texts: at the ends of lines, else at ; or |, or else, if `at_commas`, at
 * commas. `texts` has room for TABLE_COLUMNS_MAX. Returns how many: 1 for a cell that holds one, 0 for an
 * empty one. */
size_t table_options_cut(const char *cell, bool at_commas, Arena *scratch, const char **texts);

/* Takes off marks in front of all options, "A) " and "B) ", where none is without. */
void table_options_take_marks(const char **options, size_t count);

/* How many are not empty. */
size_t table_options_filled(const char *const *options, size_t count);

/* The option that reads like the cell, with or without its mark in front; SIZE_MAX: none does. */
size_t table_options_find(const char *const *options, size_t count, const char *cell, Arena *scratch);

/* Whether one of them is a number, which a number may mean as it stands. */
bool table_options_have_number(const char *const *options, size_t count);

#endif
