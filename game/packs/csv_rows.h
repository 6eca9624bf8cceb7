/* The rows of a text table: CSV by libcsv, and two kinds of tab-separated files that it does not reach (no
 * quotes at all; quotes written \" as databases print them). libcsv gives no places and swallows the rest of
 * a file behind a quotation mark that is never closed; so it is fed line by line, and a row that does not end
 * is told and passed over. */
#ifndef QUIZLEAF_PACKS_CSV_ROWS_H
#define QUIZLEAF_PACKS_CSV_ROWS_H

#include "packs/pack_reading.h"
#include "packs/table_row.h"

typedef enum CsvQuoting {
    CSV_QUOTED,      /* RFC 4180, forgiving */
    CSV_UNQUOTED,    /* a quotation mark is a character like any other */
    CSV_BACKSLASHED, /* the same, and \" \' \\ \t \n stand for characters */
} CsvQuoting;

typedef struct CsvDialect {
    char delimiter;
    CsvQuoting quoting;
} CsvDialect;

/* Longest row that is read: a quotation mark that is not closed by then counts as never closed. */
#define CSV_ROW_BYTES_MAX (64 * 1024)
/* So many rows that do not end, and the rest of the file is not read. */
#define CSV_UNCLOSED_MAX 50

typedef struct CsvRows CsvRows;

/* Begins at a byte of reading->text. Lives in the pack's arena until the reading is over. */
CsvRows *csv_rows_open(PackReading *reading, size_t offset, CsvDialect dialect);

/* The next row; lines without any character are passed over. Rows that cannot be read are errors at their
 * place. False behind the last. */
bool csv_rows_next(CsvRows *rows, TableRow *row);

/* Rows of several lines with fewer or more cells than these count as unclosed; without it any number will do.
 * Empty cells at the end are not counted: spreadsheets leave them out of some rows, or write too many. */
void csv_rows_expect(CsvRows *rows, size_t least, size_t most);

/* Whether the row just read has no more cells than expected; else an error at its place: a sign in its texts
 * has cut them, and they stand in columns that are not theirs. */
bool csv_rows_fit(const CsvRows *rows);

/* Back to the first row. */
void csv_rows_rewind(CsvRows *rows);

/* While quiet, nothing is reported: for a first look. */
void csv_rows_quietly(CsvRows *rows, bool quiet);

/* The byte behind the last row that was read, and the one where it begins. */
size_t csv_rows_offset(const CsvRows *rows);
size_t csv_rows_row_start(const CsvRows *rows);

/* One row by itself, from any thread: the first of this text, which begins where csv_rows_next began it and
 * ends behind it, or later. Its cells are in the arena; its place is not touched. False where there is none.
 */
bool csv_rows_cut(const char *text, size_t length, CsvDialect dialect, Arena *arena, TableRow *row);

#endif
