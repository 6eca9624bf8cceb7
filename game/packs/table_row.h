/* A row of a table, whatever file it came from. */
#ifndef QUIZLEAF_PACKS_TABLE_ROW_H
#define QUIZLEAF_PACKS_TABLE_ROW_H

#include "base/problem.h"

#define TABLE_COLUMNS_MAX 100 /* further ones are not looked at */

typedef struct TableRow {
    const char *cells[TABLE_COLUMNS_MAX]; /* valid UTF-8, never NULL; until the next row is read */
    size_t count;
    Place place; /* where the row begins */
} TableRow;

/* The cell of a column, "" where the row is shorter. */
static inline const char *table_row_cell(const TableRow *row, size_t column) {
    return column < row->count ? row->cells[column] : "";
}

#endif
