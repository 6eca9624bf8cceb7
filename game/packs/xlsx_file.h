/* What reads the parts of a spreadsheet, for the files that read one: xlsx_sheets.c the cells, xlsx_book.c
 * what the sheets are called and how numbers are shown. */
#ifndef QUIZLEAF_PACKS_XLSX_FILE_H
#define QUIZLEAF_PACKS_XLSX_FILE_H

#include <expat.h>

#include "packs/xlsx_numbers.h"
#include "packs/xlsx_sheets.h"
#include "packs/zip_file.h"

typedef struct XlsxPart {
    size_t part;      /* of the zip */
    const char *id;   /* as the workbook names its part, while it is looked for */
    const char *name; /* as people see it; NULL: it is not told */
} XlsxPart;

/* A number format of the file's own. */
typedef struct XlsxFormat {
    unsigned long id;
    XlsxNumber kind;
} XlsxFormat;

struct XlsxFile {
    PackReading *reading;
    ZipFile *zip;
    Buffer part; /* the XML being read */
    XML_Parser parser;
    const char *fault; /* what ended the parsing; NULL: nothing */
    size_t done_bytes; /* of XML: parsed, and once more where its rows have become cards */

    XlsxPart sheets[XLSX_SHEETS_MAX]; /* in the order in which people see them */
    size_t sheet_count;
    bool has_more_sheets; /* than fit there */
    bool counts_from_1904;
    XlsxFormat *formats;
    size_t format_count, format_capacity;
    XlsxNumber *styles; /* what the number of a cell is, by its style */
    size_t style_count, style_capacity;
    bool in_styles;       /* inside of <cellXfs> */
    const char **strings; /* shared by all sheets */
    size_t string_count, string_capacity;

    /* Where the parser is. */
    Buffer text;      /* of the cell or string */
    bool takes_text;  /* inside <v> or <t> */
    bool in_phonetic; /* inside <rPh>, which tells how a text is read aloud */
    char type[12];    /* of the cell */
    unsigned long style;
    size_t column;
    XlsxSheet sheet;
    const char *place_file; /* of its rows */
    size_t row_capacity;
    TableRow row;
    bool row_is_damaged; /* a cell of it names a shared text that is not there */
    uint32_t row_number;
};

/* Which sheets there are and how their numbers are shown; false with an error. */
bool xlsx_book_read(XlsxFile *file);

/* How a number in a cell of this style is shown. */
XlsxNumber xlsx_book_number(const XlsxFile *file, unsigned long style);

/* The part of that name; SIZE_MAX: there is none. */
size_t xlsx_find_part(const XlsxFile *file, const char *name);
const char *xlsx_part_name(const XlsxFile *file, size_t index);

/* A part into file->part, and what stands there given to the two handlers, with the file as their context;
 * false with an error. */
bool xlsx_unpack(XlsxFile *file, size_t index);
bool xlsx_parse(XlsxFile *file, XML_StartElementHandler begin, XML_EndElementHandler end);

/* For handlers: ends the parsing with an error. */
void xlsx_stop(XlsxFile *file, const char *why);

/* The error at the file, that it cannot be read; false. */
bool xlsx_refuse(XlsxFile *file, const char *why);

/* Without the prefix of its name space. */
const char *xlsx_local_name(const char *name);

/* The value of the attribute with that local name; NULL: there is none. */
const char *xlsx_attribute(const char **attributes, const char *name);

#endif
