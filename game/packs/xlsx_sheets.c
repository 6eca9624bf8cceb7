/* Sheets seen have 10 to 200 rows of 8 to 27 cells, most of them empty. */
#include "packs/xlsx_sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "packs/zip_file.h"

#define CELL_BYTES_MAX (64 * 1024)
#define STRINGS_MAX 1000000
#define SHEETS_MAX 50
#define DIRECTORY_BYTES (256 * 1024) /* of a zip's end, where the names of its parts stand */

struct XlsxFile {
    PackReading *reading;
    ZipFile *zip;
    Buffer part; /* the XML being read */
    XML_Parser parser;
    const char *fault; /* what ended the parsing; NULL: nothing */

    size_t sheets[SHEETS_MAX]; /* parts of the zip, in the order of their names */
    size_t sheet_count;
    const char **strings; /* shared by all sheets */
    size_t string_count, string_capacity;

    /* Where the parser is. */
    Buffer text;      /* of the cell or string */
    bool takes_text;  /* inside <v> or <t> */
    bool in_phonetic; /* inside <rPh>, which tells how a text is read aloud */
    char type[12];    /* of the cell */
    size_t column;
    XlsxSheet sheet;
    size_t row_capacity;
    TableRow row;
    bool row_is_damaged; /* a cell of it names a shared text that is not there */
    uint32_t row_number;
};

static void close_file(void *thing) {
    XlsxFile *file = thing;
    zip_file_close(file->zip);
    buffer_release(&file->part);
    buffer_release(&file->text);
    if (file->parser) XML_ParserFree(file->parser);
    file->zip = NULL;
    file->parser = NULL;
}

static void stop(XlsxFile *file, const char *why) {
    if (!file->fault) file->fault = why;
    XML_StopParser(file->parser, XML_FALSE);
}

/* Without the prefix of its name space. */
static const char *local_name(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static const char *attribute(const char **attributes, const char *name) {
    for (; attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0) return attributes[1];
    return NULL;
}

static void take_text(void *context, const char *text, int length) {
    XlsxFile *file = context;
    if (!file->takes_text || file->in_phonetic) return;
    buffer_add(&file->text, text, (size_t)length);
    if (file->text.failed) stop(file, "a cell of it is far too long");
}

static void refuse_doctype(void *context, const char *name, const char *system, const char *public,
                           int internal) {
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(context, "its XML declares things of its own");
}

/* "AB12" is column 27, counted from 0; SIZE_MAX where no letters stand there. */
static size_t column_of(const char *reference) {
    size_t column = 0;
    const char *at = reference;
    for (; *at >= 'A' && *at <= 'Z' && column < 100000; at++) column = column * 26 + (size_t)(*at - 'A') + 1;
    return at == reference ? SIZE_MAX : column - 1;
}

static void begin_row(XlsxFile *file, const char **attributes) {
    const char *number = attribute(attributes, "r");
    unsigned long given = number ? strtoul(number, NULL, 10) : 0;
    file->row_number = given > 0 && given < UINT32_MAX ? (uint32_t)given : file->row_number + 1;
    file->row.count = 0;
    file->row_is_damaged = false;
    file->row.place = (Place){file->reading->path, file->row_number, 1};
    file->column = SIZE_MAX; /* the next is the first */
}

static void begin_cell(XlsxFile *file, const char **attributes) {
    const char *type = attribute(attributes, "t"), *reference = attribute(attributes, "r");
    size_t column = reference ? column_of(reference) : SIZE_MAX;
    file->column = column != SIZE_MAX ? column : file->column + 1;
    snprintf(file->type, sizeof file->type, "%s", type ? type : "n");
    buffer_clear(&file->text);
}

static void begin_in_sheet(void *context, const char *name, const char **attributes) {
    XlsxFile *file = context;
    name = local_name(name);
    if (strcmp(name, "row") == 0)
        begin_row(file, attributes);
    else if (strcmp(name, "c") == 0)
        begin_cell(file, attributes);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        file->takes_text = true;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = true;
}

/* A whole number without ".0", as people read it. */
static const char *number_text(XlsxFile *file, const char *text) {
    char *end;
    double number = strtod(text, &end);
    bool is_whole =
        end != text && *end == '\0' && number > -1e15 && number < 1e15 && number == (double)(long long)number;
    return is_whole ? arena_format(file->reading->arena, "%lld", (long long)number)
                    : arena_copy_text(file->reading->arena, text, strlen(text));
}

/* Of a cell that holds the number of a text. */
static const char *shared_text(XlsxFile *file, const char *number) {
    char *end;
    unsigned long index = strtoul(number, &end, 10);
    if (end != number && *end == '\0' && index < file->string_count) return file->strings[index];
    file->row_is_damaged = true;
    return "";
}

static const char *cell_text(XlsxFile *file) {
    const char *text = buffer_text(&file->text);
    if (strcmp(file->type, "s") == 0) return shared_text(file, text);
    if (strcmp(file->type, "e") == 0) return ""; /* "#N/A" */
    if (strcmp(file->type, "b") == 0) return *text == '1' ? "True" : *text == '0' ? "False" : "";
    if (strcmp(file->type, "n") == 0) return number_text(file, text);
    return arena_copy_text(file->reading->arena, text, file->text.length);
}

static void end_cell(XlsxFile *file) {
    if (file->text.length == 0 || file->column >= TABLE_COLUMNS_MAX) return;
    const char *text = cell_text(file);
    if (!*text) return;
    while (file->row.count <= file->column) file->row.cells[file->row.count++] = "";
    file->row.cells[file->column] = text;
}

static void end_row(XlsxFile *file) {
    if (file->row_is_damaged) {
        problem_error(
            file->reading->problems, file->row.place,
            "A cell of this row points at a text that the file does not hold, so the row is left out. "
            "Type it again.");
        return;
    }
    if (file->row.count == 0) return;
    if (file->sheet.count == XLSX_ROWS_MAX) {
        stop(file, "it has over 20,000 rows");
        return;
    }
    file->sheet.rows = arena_grow(file->reading->arena, file->sheet.rows, file->sheet.count,
                                  &file->row_capacity, sizeof *file->sheet.rows);
    file->sheet.rows[file->sheet.count++] = file->row;
}

static void end_in_sheet(void *context, const char *name) {
    XlsxFile *file = context;
    name = local_name(name);
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        file->takes_text = false;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = false;
    else if (strcmp(name, "c") == 0)
        end_cell(file);
    else if (strcmp(name, "row") == 0)
        end_row(file);
}

static void begin_in_strings(void *context, const char *name, const char **attributes) {
    (void)attributes;
    XlsxFile *file = context;
    name = local_name(name);
    if (strcmp(name, "si") == 0)
        buffer_clear(&file->text);
    else if (strcmp(name, "t") == 0)
        file->takes_text = true;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = true;
}

static void end_in_strings(void *context, const char *name) {
    XlsxFile *file = context;
    name = local_name(name);
    if (strcmp(name, "t") == 0)
        file->takes_text = false;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = false;
    if (strcmp(name, "si") != 0) return;
    if (file->string_count == STRINGS_MAX) {
        stop(file, "it holds over a million texts");
        return;
    }
    file->strings = arena_grow(file->reading->arena, file->strings, file->string_count,
                               &file->string_capacity, sizeof *file->strings);
    file->strings[file->string_count++] =
        arena_copy_text(file->reading->arena, buffer_text(&file->text), file->text.length);
}

static bool refuse(XlsxFile *file, const char *why) {
    problem_error(file->reading->problems, reading_whole_file(file->reading),
                  "This spreadsheet cannot be read: %s. Open it in a spreadsheet program and save it again.",
                  why);
    return false;
}

/* Whether the buffer's XML is read by the two handlers; where an arena runs out, close_file cleans up. */
static bool parse(XlsxFile *file, XML_StartElementHandler begin, XML_EndElementHandler end) {
    file->parser = XML_ParserCreate(NULL);
    if (!file->parser) return refuse(file, "there is not enough memory");
    file->fault = NULL;
    file->takes_text = file->in_phonetic = false;
    XML_SetUserData(file->parser, file);
    XML_SetElementHandler(file->parser, begin, end);
    XML_SetCharacterDataHandler(file->parser, take_text);
    XML_SetStartDoctypeDeclHandler(file->parser, refuse_doctype);
    bool ok = XML_Parse(file->parser, buffer_text(&file->part), (int)file->part.length, 1) == XML_STATUS_OK;
    const char *why = file->fault ? file->fault : XML_ErrorString(XML_GetErrorCode(file->parser));
    XML_ParserFree(file->parser);
    file->parser = NULL;
    return ok || refuse(file, why);
}

static bool unpack(XlsxFile *file, size_t index) {
    ZipEntry entry;
    const char *why;
    buffer_clear(&file->part);
    if (!zip_file_entry(file->zip, index, &entry, &why) ||
        !zip_file_read(file->zip, &entry, &file->part, &why))
        return refuse(file, why);
    return true;
}

static const char *part_name(const XlsxFile *file, size_t index) {
    ZipEntry entry;
    const char *why, *name = zip_file_entry(file->zip, index, &entry, &why);
    return name ? name : "";
}

static bool read_strings(XlsxFile *file) {
    for (size_t i = 0; i < zip_file_count(file->zip); i++)
        if (strcmp(part_name(file, i), "xl/sharedStrings.xml") == 0)
            return unpack(file, i) && parse(file, begin_in_strings, end_in_strings);
    return true; /* a sheet may hold all its texts itself */
}

static bool is_sheet(const char *name) {
    static const char folder[] = "xl/worksheets/";
    size_t length = strlen(name);
    return strncmp(name, folder, sizeof folder - 1) == 0 && !strchr(name + sizeof folder - 1, '/') &&
           length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

/* sheet2 before sheet10. */
static int compare_names(const char *a, const char *b) {
    size_t first = strlen(a), second = strlen(b);
    return first != second ? (first > second) - (first < second) : strcmp(a, b);
}

/* The parts that are sheets, in their order; those beyond SHEETS_MAX are not looked at. */
static void find_sheets(XlsxFile *file) {
    for (size_t i = 0; i < zip_file_count(file->zip) && file->sheet_count < SHEETS_MAX; i++) {
        if (!is_sheet(part_name(file, i))) continue;
        size_t at = file->sheet_count++;
        for (; at > 0 && compare_names(part_name(file, file->sheets[at - 1]), part_name(file, i)) > 0; at--)
            file->sheets[at] = file->sheets[at - 1];
        file->sheets[at] = i;
    }
}

/* Whether every part may be unpacked. */
static bool check_parts(XlsxFile *file) {
    for (size_t i = 0; i < zip_file_count(file->zip); i++) {
        ZipEntry entry;
        const char *why;
        if (!zip_file_entry(file->zip, i, &entry, &why)) return refuse(file, why);
    }
    return true;
}

XlsxFile *xlsx_open(PackReading *reading) {
    XlsxFile *file = arena_alloc(reading->arena, sizeof *file);
    file->reading = reading;
    file->part.limit_bytes = XLSX_PART_BYTES_MAX;
    file->text.limit_bytes = CELL_BYTES_MAX;
    reading_hold(reading, file, close_file);
    const char *why;
    file->zip = zip_file_open_bytes(reading->text, reading->length, &why);
    if (!file->zip) {
        refuse(file, why);
        return NULL;
    }
    if (!check_parts(file)) return NULL;
    find_sheets(file);
    return read_strings(file) ? file : NULL;
}

bool xlsx_read_sheet(XlsxFile *file, size_t number, XlsxSheet *out) {
    if (number >= file->sheet_count || !unpack(file, file->sheets[number])) return false;
    file->sheet = (XlsxSheet){0};
    file->row_capacity = 0;
    file->row_number = 0;
    bool ok = parse(file, begin_in_sheet, end_in_sheet);
    *out = file->sheet;
    return ok;
}

bool xlsx_looks_so(const char *bytes, size_t length) {
    static const char magic[] = {'P', 'K', 3, 4}, name[] = "xl/workbook.xml";
    if (length < sizeof magic || memcmp(bytes, magic, sizeof magic) != 0) return false;
    size_t from = length > DIRECTORY_BYTES ? length - DIRECTORY_BYTES : 0;
    for (size_t i = from; i + sizeof name <= length; i++)
        if (bytes[i] == 'x' && memcmp(bytes + i, name, sizeof name - 1) == 0) return true;
    return false;
}
