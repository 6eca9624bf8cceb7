/* 50,000 rows of 100 bytes are read in some 10 ms, or 50 where each has a quotation mark: libcsv reads these.
 */
#include "packs/csv_rows.h"

#include <string.h>

#include <csv.h>

#include "base/buffer.h"

/* The states of a parser that matter here; libcsv.c names them, csv.h does not. */
enum { ROW_NOT_BEGUN = 0, FIELD_BEGUN = 2 };

struct CsvRows {
    PackReading *reading;
    CsvDialect dialect;
    struct csv_parser parser;
    bool has_parser;
    size_t start;       /* where the first row begins */
    size_t at;          /* the next line */
    size_t row_start;   /* of the row being read */
    size_t least, most; /* cells of a row of several lines; most 0: any number will do */
    size_t unclosed;
    bool is_quiet;

    /* The row being read. */
    Buffer text;                      /* its cells, each with a NUL */
    size_t starts[TABLE_COLUMNS_MAX]; /* of the cells in text */
    size_t count;
    bool is_complete;
};

static void release_rows(void *thing) {
    CsvRows *rows = thing;
    if (rows->has_parser) csv_free(&rows->parser);
    rows->has_parser = false;
    buffer_release(&rows->text);
}

/* libcsv begins a parser with no memory of its own, so this does not fail. */
static void restart_parser(CsvRows *rows) {
    if (rows->has_parser) csv_free(&rows->parser);
    csv_init(&rows->parser, 0);
    csv_set_delim(&rows->parser, (unsigned char)rows->dialect.delimiter);
    rows->has_parser = true;
}

static void begin_row(CsvRows *rows) {
    buffer_clear(&rows->text);
    rows->count = 0;
    rows->is_complete = false;
}

CsvRows *csv_rows_open(PackReading *reading, size_t offset, CsvDialect dialect) {
    CsvRows *rows = arena_alloc(reading->arena, sizeof *rows);
    *rows = (CsvRows){.reading = reading, .dialect = dialect, .start = offset, .at = offset};
    rows->text.limit_bytes = 2 * CSV_ROW_BYTES_MAX + TABLE_COLUMNS_MAX;
    reading_hold(reading, rows, release_rows);
    restart_parser(rows);
    return rows;
}

void csv_rows_expect(CsvRows *rows, size_t least, size_t most) {
    rows->least = least;
    rows->most = most;
}

void csv_rows_rewind(CsvRows *rows) {
    rows->at = rows->start;
    rows->unclosed = 0;
    restart_parser(rows);
}

void csv_rows_quietly(CsvRows *rows, bool quiet) {
    rows->is_quiet = quiet;
}

size_t csv_rows_offset(const CsvRows *rows) {
    return rows->at;
}

size_t csv_rows_row_start(const CsvRows *rows) {
    return rows->row_start;
}

/* \" and its like in place; returns the new length. */
static size_t unescape(char *text, size_t length) {
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        char next = i + 1 < length ? text[i + 1] : 0;
        if (text[i] == '\\' && next && strchr("\"'\\tn", next)) {
            text[written++] = next == 't' ? '\t' : next == 'n' ? '\n' : next;
            i++;
        } else {
            text[written++] = text[i];
        }
    }
    return written;
}

static bool is_space(char byte, char delimiter) {
    return (byte == ' ' || byte == '\t') && byte != delimiter;
}

/* Cuts a line in which no quotation mark means anything into cells, each with a NUL behind it; starts[]
 * receives where they begin. Where quotation marks would mean something, spaces around a cell do not belong
 * to it, and a line of nothing else is no row (RFC 4180 as libcsv reads it). */
static size_t cut_line(char *line, size_t length, CsvDialect dialect, size_t *starts) {
    size_t count = 0;
    for (size_t at = 0; count < TABLE_COLUMNS_MAX; at++) {
        const char *found = memchr(line + at, dialect.delimiter, length - at);
        size_t end = found ? (size_t)(found - line) : length, last = end;
        if (dialect.quoting == CSV_QUOTED) {
            while (at < last && is_space(line[at], dialect.delimiter)) at++;
            while (at < last && is_space(line[last - 1], dialect.delimiter)) last--;
            if (at == length && count == 0) return 0;
        }
        if (dialect.quoting == CSV_BACKSLASHED) last = at + unescape(line + at, last - at);
        starts[count++] = at;
        line[last] = '\0';
        if (end == length) break;
        at = end;
    }
    return count;
}

static void add_cell(CsvRows *rows, const char *text, size_t length) {
    if (rows->count == TABLE_COLUMNS_MAX) return;
    rows->starts[rows->count++] = rows->text.length;
    buffer_add(&rows->text, text, length);
    buffer_add(&rows->text, "", 1);
}

static void take_cell(void *cell, size_t length, void *context) {
    add_cell(context, cell, length);
}

static void end_row(int terminator, void *context) {
    (void)terminator;
    ((CsvRows *)context)->is_complete = true;
}

/* Behind the line's end, or the text's. */
static size_t end_of_line(const PackReading *reading, size_t at) {
    const char *end = memchr(reading->text + at, '\n', reading->length - at);
    return end ? (size_t)(end - reading->text) + 1 : reading->length;
}

static void report_too_long(const CsvRows *rows, size_t start) {
    problem_error(rows->reading->problems, reading_place(rows->reading, start),
                  "This row is over %d KiB long. Shorten it; pictures stand in files of their own.",
                  CSV_ROW_BYTES_MAX / 1024);
}

static void report_unclosed(CsvRows *rows, size_t start) {
    Problems *problems = rows->reading->problems;
    size_t length = end_of_line(rows->reading, start) - start;
    rows->unclosed++;
    if (rows->is_quiet) return;
    if (length > CSV_ROW_BYTES_MAX && rows->unclosed <= CSV_UNCLOSED_MAX)
        report_too_long(rows, start);
    else if (rows->unclosed <= CSV_UNCLOSED_MAX)
        problem_error(problems, reading_place(rows->reading, start),
                      "A quotation mark opens in this row and is not closed. Close it, or double it where it "
                      "belongs to the text.");
    else
        problem_error(
            problems, reading_place(rows->reading, start),
            "Too many rows have a quotation mark that is not closed; from here on nothing is read.");
}

/* Whether each quotation mark of a row opens a cell, closes one or is doubled. Where a row of several lines
 * has another one, the first of its lines left a cell open and the next quotation mark, rows later, seemed to
 * close it. */
static bool is_well_quoted(const CsvRows *rows, size_t start) {
    const char *text = rows->reading->text;
    bool is_open = false, begins = true; /* a cell */
    for (size_t i = start; i < rows->at; i++) {
        if (text[i] == '"' && is_open && text[i + 1] == '"') {
            i++;
        } else if (text[i] == '"') {
            if (!is_open && !begins) return false;
            if (is_open && !strchr(" \t\n", text[i + 1]) && text[i + 1] != rows->dialect.delimiter)
                return false;
            is_open = !is_open;
            begins = false;
        } else if (!is_open) {
            begins = text[i] == rows->dialect.delimiter || (begins && text[i] == ' ');
        }
    }
    return true;
}

static bool is_blank(const char *cell) {
    return !cell[strspn(cell, " \t")];
}

static bool has_too_many_cells(const CsvRows *rows) {
    size_t filled = rows->count;
    while (filled > rows->most && is_blank(rows->text.text + rows->starts[filled - 1])) filled--;
    return rows->most > 0 && filled > rows->most;
}

static bool has_expected_cells(const CsvRows *rows) {
    return rows->most == 0 || (rows->count >= rows->least && !has_too_many_cells(rows));
}

bool csv_rows_fit(const CsvRows *rows) {
    if (!has_too_many_cells(rows)) return true;
    const char delimiter[] = {rows->dialect.delimiter, '\0'};
    const char *sign = *delimiter == '\t' ? "tab" : delimiter;
    if (!rows->is_quiet)
        problem_error(
            rows->reading->problems, reading_place(rows->reading, rows->row_start),
            "This row has %zu cells, but the table has %zu columns. Put a text with a %s in it between "
            "quotation marks.",
            rows->count, rows->most, sign);
    return false;
}

/* Most lines: nothing in them needs libcsv. */
static bool is_line_without_quotes(const CsvRows *rows) {
    const PackReading *reading = rows->reading;
    size_t length = end_of_line(reading, rows->at) - rows->at;
    return length <= CSV_ROW_BYTES_MAX && !memchr(reading->text + rows->at, '"', length);
}

/* One row from `start` by libcsv, over as many lines as it takes. False where it does not end. */
static bool read_quoted(CsvRows *rows, size_t start) {
    const PackReading *reading = rows->reading;
    size_t lines = 0;
    while (!rows->is_complete) {
        if (rows->at >= reading->length) {
            bool is_open = rows->parser.pstate == FIELD_BEGUN && rows->parser.quoted;
            if (!is_open) csv_fini(&rows->parser, take_cell, end_row, rows);
            return rows->is_complete;
        }
        size_t end = end_of_line(reading, rows->at), length = end - rows->at;
        if (end - start > CSV_ROW_BYTES_MAX) return false;
        if (csv_parse(&rows->parser, reading->text + rows->at, length, take_cell, end_row, rows) != length)
            return false;
        rows->at = end;
        lines++;
        if (rows->count == 0 && !rows->is_complete && rows->parser.pstate == ROW_NOT_BEGUN)
            return true; /* an empty line */
    }
    if (lines == 1) return true;
    return has_expected_cells(rows) && is_well_quoted(rows, start);
}

/* One line by itself, which is one row: copied once and cut where it stands. */
static void read_line(CsvRows *rows) {
    const PackReading *reading = rows->reading;
    const char *line = reading->text + rows->at;
    size_t end = end_of_line(reading, rows->at), length = end - rows->at;
    if (length && line[length - 1] == '\n') length--;
    rows->at = end;
    rows->is_complete = true;
    if (length == 0) return;
    buffer_add(&rows->text, line, length);
    if (!rows->text.failed) rows->count = cut_line(rows->text.text, length, rows->dialect, rows->starts);
}

/* "|---|:--:|", which parts the header of a table in Markdown from its rows. */
static bool is_rule(const CsvRows *rows) {
    size_t dashes = 0;
    if (rows->dialect.delimiter != '|') return false;
    for (size_t i = 0; i < rows->count; i++) {
        const char *cell = rows->text.text + rows->starts[i];
        if (cell[strspn(cell, " -:")]) return false;
        dashes += strstr(cell, "--") != NULL;
    }
    return dashes > 0;
}

static bool hand_out(CsvRows *rows, size_t start, TableRow *row) {
    if (rows->text.failed) {
        if (!rows->is_quiet) report_too_long(rows, start);
        return false;
    }
    if (is_rule(rows)) return false;
    row->count = rows->count;
    row->place = reading_place(rows->reading, start);
    for (size_t i = 0; i < rows->count; i++) row->cells[i] = rows->text.text + rows->starts[i];
    return true;
}

bool csv_rows_next(CsvRows *rows, TableRow *row) {
    while (rows->at < rows->reading->length && rows->unclosed <= CSV_UNCLOSED_MAX) {
        size_t start = rows->at;
        begin_row(rows);
        rows->row_start = start;
        if (rows->dialect.quoting != CSV_QUOTED || is_line_without_quotes(rows)) {
            read_line(rows);
        } else if (!read_quoted(rows, start)) {
            report_unclosed(rows, start);
            rows->at = end_of_line(rows->reading, start);
            restart_parser(rows);
            continue;
        }
        if (rows->count && hand_out(rows, start, row)) return true;
    }
    return false;
}

/* The first row of a text that libcsv is needed for. */
typedef struct QuotedRow {
    char *text; /* its cells, each with a NUL: no longer than the row, and a byte a cell */
    size_t length;
    TableRow *row;
    bool is_complete;
} QuotedRow;

static void keep_cell(void *cell, size_t length, void *context) {
    QuotedRow *quoted = context;
    if (quoted->is_complete || quoted->row->count == TABLE_COLUMNS_MAX) return;
    char *kept = quoted->text + quoted->length;
    if (length) memcpy(kept, cell, length);
    kept[length] = '\0';
    quoted->length += length + 1;
    quoted->row->cells[quoted->row->count++] = kept;
}

static void end_kept_row(int terminator, void *context) {
    (void)terminator;
    ((QuotedRow *)context)->is_complete = true;
}

/* Nothing is taken from the arena while libcsv holds memory. */
static bool cut_quoted(const char *text, size_t length, CsvDialect dialect, Arena *arena, TableRow *row) {
    struct csv_parser parser;
    QuotedRow quoted = {.text = arena_alloc(arena, length + TABLE_COLUMNS_MAX), .row = row};
    row->count = 0;
    csv_init(&parser, 0);
    csv_set_delim(&parser, (unsigned char)dialect.delimiter);
    bool ok = csv_parse(&parser, text, length, keep_cell, end_kept_row, &quoted) == length;
    if (ok && !quoted.is_complete) csv_fini(&parser, keep_cell, end_kept_row, &quoted);
    csv_free(&parser);
    return ok && quoted.is_complete;
}

bool csv_rows_cut(const char *text, size_t length, CsvDialect dialect, Arena *arena, TableRow *row) {
    const char *end = memchr(text, '\n', length);
    size_t line_length = end ? (size_t)(end - text) : length, starts[TABLE_COLUMNS_MAX];
    if (dialect.quoting == CSV_QUOTED && memchr(text, '"', line_length))
        return cut_quoted(text, length, dialect, arena, row);
    char *line = arena_copy_text(arena, text, line_length);
    row->count = cut_line(line, line_length, dialect, starts);
    for (size_t i = 0; i < row->count; i++) row->cells[i] = line + starts[i];
    return row->count > 0;
}
