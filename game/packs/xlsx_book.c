/* xl/workbook.xml names the sheets, its relations name their parts, xl/styles.xml tells how numbers are
 * shown. A workbook has 1 to 20 sheets and 1 to 500 styles. Whatever of this is missing is done without. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"
#include "packs/xlsx_file.h"

#define STYLES_MAX 65536
#define FORMATS_MAX 1000 /* spreadsheet programs allow some 250 */
#define SHEET_FOLDER "xl/worksheets/"
#define SHEET_NAME_MAX 60

static bool is_yes(const char *value) {
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static const char *copy(XlsxFile *file, const char *text) {
    return arena_copy_text(file->reading->arena, text, strlen(text));
}

static void name_sheet(XlsxFile *file, const char **attributes) {
    const char *name = xlsx_attribute(attributes, "name"), *id = xlsx_attribute(attributes, "id"),
               *state = xlsx_attribute(attributes, "state");
    bool is_hidden = state && strcmp(state, "visible") != 0;
    if (!name || !id || is_hidden) return;
    if (file->sheet_count == XLSX_SHEETS_MAX) {
        file->has_more_sheets = true;
        return;
    }
    name = plain_text_line(file->reading->arena, name, strlen(name));
    file->sheets[file->sheet_count++] = (XlsxPart){
        SIZE_MAX, copy(file, id), plain_text_shortened(file->reading->arena, name, SHEET_NAME_MAX)};
}

static void begin_in_workbook(void *context, const char *name, const char **attributes) {
    XlsxFile *file = context;
    name = xlsx_local_name(name);
    if (strcmp(name, "sheet") == 0) name_sheet(file, attributes);
    if (strcmp(name, "workbookPr") == 0)
        file->counts_from_1904 = is_yes(xlsx_attribute(attributes, "date1904"));
}

static void end_nothing(void *context, const char *name) {
    (void)context;
    (void)name;
}

static bool is_sheet(const char *name) {
    size_t length = strlen(name), folder = strlen(SHEET_FOLDER);
    return strncmp(name, SHEET_FOLDER, folder) == 0 && !strchr(name + folder, '/') && length > 4 &&
           strcmp(name + length - 4, ".xml") == 0;
}

/* A relation of the workbook: "rId1" is "worksheets/sheet1.xml", or "/xl/worksheets/sheet1.xml". */
static void begin_in_relations(void *context, const char *name, const char **attributes) {
    XlsxFile *file = context;
    const char *id = xlsx_attribute(attributes, "Id"), *target = xlsx_attribute(attributes, "Target");
    if (strcmp(xlsx_local_name(name), "Relationship") != 0 || !id || !target) return;
    const char *part = *target == '/' ? target + 1 : arena_format(file->reading->scratch, "xl/%s", target);
    if (!is_sheet(part)) return;
    for (size_t i = 0; i < file->sheet_count; i++)
        if (strcmp(file->sheets[i].id, id) == 0) file->sheets[i].part = xlsx_find_part(file, part);
}

/* The parts that are sheets, in the order of their names: sheet2 before sheet10. */
static void find_sheets(XlsxFile *file) {
    for (size_t i = 0; i < zip_file_count(file->zip) && file->sheet_count < XLSX_SHEETS_MAX; i++) {
        const char *name = xlsx_part_name(file, i);
        if (!is_sheet(name)) continue;
        size_t at = file->sheet_count++;
        for (; at > 0 && text_compare_numbered(xlsx_part_name(file, file->sheets[at - 1].part), name) > 0;
             at--)
            file->sheets[at] = file->sheets[at - 1];
        file->sheets[at] = (XlsxPart){.part = i};
    }
}

static void begin_in_styles(void *context, const char *name, const char **attributes) {
    XlsxFile *file = context;
    Arena *arena = file->reading->arena;
    const char *given = xlsx_attribute(attributes, "numFmtId"),
               *code = xlsx_attribute(attributes, "formatCode");
    unsigned long id = given ? strtoul(given, NULL, 10) : 0;
    name = xlsx_local_name(name);
    if (strcmp(name, "cellXfs") == 0) {
        file->in_styles = true;
    } else if (strcmp(name, "numFmt") == 0 && code && file->format_count < FORMATS_MAX) {
        file->formats = arena_grow(arena, file->formats, file->format_count, &file->format_capacity,
                                   sizeof *file->formats);
        file->formats[file->format_count++] = (XlsxFormat){id, xlsx_number_of_format(id, code)};
    } else if (strcmp(name, "xf") == 0 && file->in_styles && file->style_count < STYLES_MAX) {
        XlsxNumber kind = xlsx_number_of_format(id, NULL);
        for (size_t i = 0; i < file->format_count && id; i++)
            if (file->formats[i].id == id) kind = file->formats[i].kind;
        file->styles =
            arena_grow(arena, file->styles, file->style_count, &file->style_capacity, sizeof *file->styles);
        file->styles[file->style_count++] = kind;
    }
}

static void end_in_styles(void *context, const char *name) {
    XlsxFile *file = context;
    if (strcmp(xlsx_local_name(name), "cellXfs") == 0) file->in_styles = false;
}

/* Reads a part where it is there. */
static bool read_part(XlsxFile *file, const char *name, XML_StartElementHandler begin,
                      XML_EndElementHandler end) {
    size_t part = xlsx_find_part(file, name);
    return part == SIZE_MAX || (xlsx_unpack(file, part) && xlsx_parse(file, begin, end));
}

/* Takes those away whose part is not there. */
static void keep_found(XlsxFile *file) {
    size_t kept = 0;
    for (size_t i = 0; i < file->sheet_count; i++)
        if (file->sheets[i].part != SIZE_MAX) file->sheets[kept++] = file->sheets[i];
    file->sheet_count = kept;
}

bool xlsx_book_read(XlsxFile *file) {
    if (!read_part(file, "xl/workbook.xml", begin_in_workbook, end_nothing) ||
        !read_part(file, "xl/_rels/workbook.xml.rels", begin_in_relations, end_nothing) ||
        !read_part(file, "xl/styles.xml", begin_in_styles, end_in_styles))
        return false;
    if (file->has_more_sheets)
        problem_warning(file->reading->problems, reading_whole_file(file->reading),
                        "Of this book only the first %d sheets are read. Put the others into another one.",
                        XLSX_SHEETS_MAX);
    keep_found(file);
    if (file->sheet_count == 0) find_sheets(file);
    return true;
}

XlsxNumber xlsx_book_number(const XlsxFile *file, unsigned long style) {
    return style < file->style_count ? file->styles[style] : XLSX_PLAIN;
}
