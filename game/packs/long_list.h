/* Lists of pairs in a text table that are too long to hold: 500,000 rows as a relation would take 20 times
 * the file. The rows stay where they stand; what is kept is where each begins (4 bytes), and cards are made
 * of them when they are dealt (cards/list_cards.h). */
#ifndef QUIZLEAF_PACKS_LONG_LIST_H
#define QUIZLEAF_PACKS_LONG_LIST_H

#include "packs/csv_dialect.h"
#include "packs/list_relation.h"

#define LONG_LIST_ROWS_MIN 5000 /* shorter lists become a relation, which proves more */

/* Whether the table has at least so many lines. */
bool long_list_is_long(const PackReading *reading, const CsvLayout *layout);

/* Goes through all rows once, tells what is wrong with any, and leaves the others to list_take_rows. */
void long_list_read(PackReading *reading, const CsvLayout *layout);

/* A row of any list, its texts in the arena; term and meaning are "" where the row has none. */
ListRow long_list_row(const CsvLayout *layout, const TableRow *row, Arena *arena);

#endif
