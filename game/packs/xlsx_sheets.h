/* The rows of a spreadsheet (.xlsx, ECMA-376): libzip unpacks, expat reads; of all that such a file may hold
 * only the texts and numbers of cells are taken. */
#ifndef QUIZLEAF_PACKS_XLSX_SHEETS_H
#define QUIZLEAF_PACKS_XLSX_SHEETS_H

#include "packs/pack_reading.h"
#include "packs/table_row.h"

#define XLSX_PART_BYTES_MAX (64 * MEBIBYTE) /* of one XML part, unpacked */
#define XLSX_SHEETS_MAX 50                  /* further ones are not looked at */
#define XLSX_ROWS_MAX 1048576               /* of a sheet; spreadsheet programs allow no more */

typedef struct XlsxRow {
    const char **cells; /* up to the last that is filled */
    uint32_t count, number;
} XlsxRow;

/* The spreadsheet in reading->text, open until the reading is over. */
typedef struct XlsxFile XlsxFile;

typedef struct XlsxSheet {
    const char *name; /* NULL: it is the only one, or has none; else the places of its rows tell it too */
    const char *file; /* of these places */
    XlsxRow *rows;    /* those with a filled cell. In the pack's arena */
    size_t count;
    XlsxFile *book; /* while that is open */
    size_t bytes;   /* of its part */
} XlsxSheet;

/* NULL with an error where it is none or damaged. */
XlsxFile *xlsx_open(PackReading *reading);

/* The sheets by their numbers, from 0; false behind the last, or with an error where one is damaged. Rows are
 * trimmed of empty cells at their ends. */
bool xlsx_read_sheet(XlsxFile *file, size_t number, XlsxSheet *out);

/* A row as tables have it; its place has the row's number as line. */
void xlsx_sheet_row(const XlsxSheet *sheet, size_t index, TableRow *out);

/* Tells whoever waits that rows up to this one have become cards, or all of them where it is `count`. Parsing
 * a sheet is half of the way, and this the other. */
void xlsx_tell_row(const XlsxSheet *sheet, size_t index);

/* Whether bytes are a zip with a workbook in it. */
bool xlsx_looks_so(const char *bytes, size_t length);

#endif
