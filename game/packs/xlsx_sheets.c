/* Sheets seen have 10 to 200 rows of 8 to 27 cells, most of them empty. */
#include "packs/xlsx_sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packs/encoded_text.h"
#include "packs/xlsx_file.h"

#define CELL_BYTES_MAX (64 * 1024)
#define STRINGS_MAX 1000000
#define DIRECTORY_BYTES (256 * 1024) /* of a zip's end, where the names of its parts stand */

static void close_file(void *thing) {
    XlsxFile *file = thing;
    zip_file_close(file->zip);
    buffer_release(&file->part);
    buffer_release(&file->text);
    if (file->parser) XML_ParserFree(file->parser);
    file->zip = NULL;
    file->parser = NULL;
}

void xlsx_stop(XlsxFile *file, const char *why) {
    if (!file->fault) file->fault = why;
    XML_StopParser(file->parser, XML_FALSE);
}

const char *xlsx_local_name(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xlsx_attribute(const char **attributes, const char *name) {
    for (; attributes[0]; attributes += 2)
        if (strcmp(xlsx_local_name(attributes[0]), name) == 0) return attributes[1];
    return NULL;
}

static void take_text(void *context, const char *text, int length) {
    XlsxFile *file = context;
    if (!file->takes_text || file->in_phonetic) return;
    buffer_add(&file->text, text, (size_t)length);
    if (file->text.failed) xlsx_stop(file, "a cell of it is far too long");
}

static void tell(const XlsxFile *file, size_t more_bytes) {
    reading_tell(file->reading, file->done_bytes + more_bytes);
}

static void tell_parsed(const XlsxFile *file) {
    XML_Index index = XML_GetCurrentByteIndex(file->parser);
    if (index > 0) tell(file, (size_t)index);
}

void xlsx_tell_row(const XlsxSheet *sheet, size_t index) {
    tell(sheet->book, sheet->count ? (size_t)((uint64_t)sheet->bytes * index / sheet->count) : 0);
    if (index == sheet->count) sheet->book->done_bytes += sheet->bytes;
}

static void refuse_doctype(void *context, const char *name, const char *system, const char *public,
                           int internal) {
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    xlsx_stop(context, "its XML declares things of its own");
}

/* "AB12" is column 27, counted from 0; SIZE_MAX where no letters stand there. */
static size_t column_of(const char *reference) {
    size_t column = 0;
    const char *at = reference;
    for (; *at >= 'A' && *at <= 'Z' && column < 100000; at++) column = column * 26 + (size_t)(*at - 'A') + 1;
    return at == reference ? SIZE_MAX : column - 1;
}

static void begin_row(XlsxFile *file, const char **attributes) {
    const char *number = xlsx_attribute(attributes, "r");
    unsigned long given = number ? strtoul(number, NULL, 10) : 0;
    file->row_number = given > 0 && given < UINT32_MAX ? (uint32_t)given : file->row_number + 1;
    file->row.count = 0;
    file->row_is_damaged = false;
    file->row.place = (Place){file->place_file, file->row_number, 1};
    file->column = SIZE_MAX; /* the next is the first */
}

static void begin_cell(XlsxFile *file, const char **attributes) {
    const char *type = xlsx_attribute(attributes, "t"), *reference = xlsx_attribute(attributes, "r");
    size_t column = reference ? column_of(reference) : SIZE_MAX;
    file->column = column != SIZE_MAX ? column : file->column + 1;
    const char *style = xlsx_attribute(attributes, "s");
    snprintf(file->type, sizeof file->type, "%s", type ? type : "n");
    file->style = style ? strtoul(style, NULL, 10) : 0;
    buffer_clear(&file->text);
}

static void begin_in_sheet(void *context, const char *name, const char **attributes) {
    XlsxFile *file = context;
    name = xlsx_local_name(name);
    if (strcmp(name, "row") == 0)
        begin_row(file, attributes);
    else if (strcmp(name, "c") == 0)
        begin_cell(file, attributes);
    else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        file->takes_text = true;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = true;
}

/* Of a cell that holds the number of a text. */
static const char *shared_text(XlsxFile *file, const char *number) {
    char *end;
    unsigned long index = strtoul(number, &end, 10);
    if (end != number && *end == '\0' && index < file->string_count) return file->strings[index];
    file->row_is_damaged = true;
    return "";
}

/* What was read, with "_x000D_" as the character that it stands for: spreadsheets write so what XML would not
 * keep. */
static const char *copy_text(XlsxFile *file) {
    char *text = arena_copy_text(file->reading->arena, buffer_text(&file->text), file->text.length),
         *to = text;
    for (const char *at = text; *at;) {
        bool is_code = strncmp(at, "_x00", 4) == 0 && hex_digit(at[4]) >= 0 && hex_digit(at[4]) < 8 &&
                       hex_digit(at[5]) >= 0 && at[6] == '_';
        int code = is_code ? 16 * hex_digit(at[4]) + hex_digit(at[5]) : 0;
        *to++ = code ? (char)code : *at;
        at += code ? 7 : 1;
    }
    *to = '\0';
    return text;
}

static const char *cell_text(XlsxFile *file) {
    const char *text = buffer_text(&file->text);
    if (strcmp(file->type, "s") == 0) return shared_text(file, text);
    if (strcmp(file->type, "e") == 0) return ""; /* "#N/A" */
    if (strcmp(file->type, "b") == 0) return *text == '1' ? "True" : *text == '0' ? "False" : "";
    if (strcmp(file->type, "n") == 0)
        return xlsx_number_text(file->reading->arena, text, xlsx_book_number(file, file->style),
                                file->counts_from_1904);
    return copy_text(file);
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
        xlsx_stop(file, "a sheet of it has over 1 048 576 rows");
        return;
    }
    Arena *arena = file->reading->arena;
    const TableRow *row = &file->row;
    XlsxSheet *sheet = &file->sheet;
    sheet->rows = arena_extend(arena, sheet->rows, sheet->count, &file->row_capacity, sizeof *sheet->rows);
    XlsxRow *kept = &sheet->rows[sheet->count++];
    *kept = (XlsxRow){.count = (uint32_t)row->count, .number = row->place.line};
    kept->cells = arena_alloc_array(arena, row->count, sizeof *kept->cells);
    memcpy(kept->cells, row->cells, row->count * sizeof *kept->cells);
}

static void end_in_sheet(void *context, const char *name) {
    XlsxFile *file = context;
    name = xlsx_local_name(name);
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        file->takes_text = false;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = false;
    else if (strcmp(name, "c") == 0)
        end_cell(file);
    else if (strcmp(name, "row") == 0) {
        end_row(file);
        tell_parsed(file);
    }
}

static void begin_in_strings(void *context, const char *name, const char **attributes) {
    (void)attributes;
    XlsxFile *file = context;
    name = xlsx_local_name(name);
    if (strcmp(name, "si") == 0)
        buffer_clear(&file->text);
    else if (strcmp(name, "t") == 0)
        file->takes_text = true;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = true;
}

static void end_in_strings(void *context, const char *name) {
    XlsxFile *file = context;
    name = xlsx_local_name(name);
    if (strcmp(name, "t") == 0)
        file->takes_text = false;
    else if (strcmp(name, "rPh") == 0)
        file->in_phonetic = false;
    if (strcmp(name, "si") != 0) return;
    if (file->string_count == STRINGS_MAX) {
        xlsx_stop(file, "it holds over a million texts");
        return;
    }
    file->strings = arena_extend(file->reading->arena, file->strings, file->string_count,
                                 &file->string_capacity, sizeof *file->strings);
    file->strings[file->string_count++] = copy_text(file);
    tell_parsed(file);
}

bool xlsx_refuse(XlsxFile *file, const char *why) {
    problem_error(file->reading->problems, reading_whole_file(file->reading),
                  "This spreadsheet cannot be read: %s. Open it in a spreadsheet program and save it again.",
                  why);
    return false;
}

/* Where an arena runs out, close_file cleans up. */
bool xlsx_parse(XlsxFile *file, XML_StartElementHandler begin, XML_EndElementHandler end) {
    file->parser = XML_ParserCreate(NULL);
    if (!file->parser) return xlsx_refuse(file, "there is not enough memory");
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
    return ok || xlsx_refuse(file, why);
}

bool xlsx_unpack(XlsxFile *file, size_t index) {
    ZipEntry entry;
    const char *why;
    buffer_clear(&file->part);
    if (!zip_file_entry(file->zip, index, &entry, &why) ||
        !zip_file_read(file->zip, &entry, &file->part, &why))
        return xlsx_refuse(file, why);
    return true;
}

const char *xlsx_part_name(const XlsxFile *file, size_t index) {
    ZipEntry entry;
    const char *why, *name = zip_file_entry(file->zip, index, &entry, &why);
    return name ? name : "";
}

size_t xlsx_find_part(const XlsxFile *file, const char *name) {
    for (size_t i = 0; i < zip_file_count(file->zip); i++)
        if (strcmp(xlsx_part_name(file, i), name) == 0) return i;
    return SIZE_MAX;
}

static bool read_strings(XlsxFile *file) {
    size_t part = xlsx_find_part(file, "xl/sharedStrings.xml");
    if (part == SIZE_MAX) return true; /* a sheet may hold all its texts itself */
    if (!xlsx_unpack(file, part) || !xlsx_parse(file, begin_in_strings, end_in_strings)) return false;
    file->done_bytes += file->part.length;
    return true;
}

static size_t bytes_of(const XlsxFile *file, size_t part) {
    ZipEntry entry;
    const char *why;
    return part != SIZE_MAX && zip_file_entry(file->zip, part, &entry, &why) ? (size_t)entry.bytes : 0;
}

/* How much there is to do: see xlsx_tell_row. */
static void tell_total(const XlsxFile *file) {
    size_t total = bytes_of(file, xlsx_find_part(file, "xl/sharedStrings.xml"));
    for (size_t i = 0; i < file->sheet_count; i++) total += 2 * bytes_of(file, file->sheets[i].part);
    if (file->reading->progress) atomic_store(&file->reading->progress->total_bytes, total);
}

/* Whether every part may be unpacked. */
static bool check_parts(XlsxFile *file) {
    for (size_t i = 0; i < zip_file_count(file->zip); i++) {
        ZipEntry entry;
        const char *why;
        if (!zip_file_entry(file->zip, i, &entry, &why)) return xlsx_refuse(file, why);
    }
    return true;
}

XlsxFile *xlsx_open(PackReading *reading) {
    XlsxFile *file = arena_alloc(reading->arena, sizeof *file);
    file->reading = reading;
    file->place_file = reading->path;
    file->part.limit_bytes = XLSX_PART_BYTES_MAX;
    file->text.limit_bytes = CELL_BYTES_MAX;
    reading_hold(reading, file, close_file);
    const char *why;
    file->zip = zip_file_open_bytes(reading->text, reading->length, &why);
    if (!file->zip) {
        xlsx_refuse(file, why);
        return NULL;
    }
    if (!check_parts(file)) return NULL;
    if (!xlsx_book_read(file)) return NULL;
    tell_total(file);
    return read_strings(file) ? file : NULL;
}

bool xlsx_read_sheet(XlsxFile *file, size_t number, XlsxSheet *out) {
    if (number >= file->sheet_count || !xlsx_unpack(file, file->sheets[number].part)) return false;
    const char *name = file->sheet_count > 1 ? file->sheets[number].name : NULL, *path = file->reading->path;
    file->place_file = name ? arena_format(file->reading->arena, "%s (%s)", path, name) : path;
    file->sheet =
        (XlsxSheet){.name = name, .file = file->place_file, .book = file, .bytes = file->part.length};
    file->row_capacity = 0;
    file->row_number = 0;
    bool ok = xlsx_parse(file, begin_in_sheet, end_in_sheet);
    file->done_bytes += file->part.length;
    buffer_release(&file->part); /* which is far larger than what is kept of it */
    *out = file->sheet;
    return ok;
}

void xlsx_sheet_row(const XlsxSheet *sheet, size_t index, TableRow *out) {
    const XlsxRow *row = &sheet->rows[index];
    memcpy(out->cells, row->cells, row->count * sizeof *row->cells);
    out->count = row->count;
    out->place = (Place){sheet->file, row->number, 1};
}

bool xlsx_looks_so(const char *bytes, size_t length) {
    static const char magic[] = {'P', 'K', 3, 4}, name[] = "xl/workbook.xml";
    if (length < sizeof magic || memcmp(bytes, magic, sizeof magic) != 0) return false;
    size_t from = length > DIRECTORY_BYTES ? length - DIRECTORY_BYTES : 0;
    for (size_t i = from; i + sizeof name <= length; i++)
        if (bytes[i] == 'x' && memcmp(bytes + i, name, sizeof name - 1) == 0) return true;
    return false;
}
