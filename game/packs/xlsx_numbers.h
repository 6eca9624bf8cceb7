/* Numbers in the cells of a spreadsheet as people see them there: a date is stored as a count of days, 50 %
 * as 0.5, and 1.1 as 1.1000000000000001. */
#ifndef QUIZLEAF_PACKS_XLSX_NUMBERS_H
#define QUIZLEAF_PACKS_XLSX_NUMBERS_H

#include <stdbool.h>

#include "base/arena.h"

typedef enum XlsxNumber {
    XLSX_PLAIN,
    XLSX_PERCENT,
    XLSX_DATE,      /* 1945-05-08, in whatever order the sheet shows it */
    XLSX_MONTH,     /* 1945-05 */
    XLSX_YEAR,      /* 1945 */
    XLSX_TIME,      /* 20:15, or 20:15:30 */
    XLSX_DATE_TIME, /* both */
} XlsxNumber;

/* How a cell with this format shows its number: one of the formats that every file has (ECMA-376, 18.8.30),
 * or the code of one of its own, such as "dd.mm.yyyy"; NULL: it has no code. */
XlsxNumber xlsx_number_of_format(unsigned long id, const char *code);

/* A cell's number as text in the arena; what is no number stays as it is. `from_1904` tells where days are
 * counted from: 1904, or 1900. */
const char *xlsx_number_text(Arena *arena, const char *number, XlsxNumber kind, bool from_1904);

#endif
