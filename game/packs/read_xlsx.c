/* Spreadsheets of questions: Kahoot's template, whose header stands in row 8, ClassQuiz's, whose header
 * stands in row 13, and any other whose columns are named; lists of two columns. */
#include <string.h>

#include "packs/list_relation.h"
#include "packs/table_questions.h"
#include "packs/xlsx_sheets.h"

#define HEADER_ROWS_MAX 30

/* The row that heads a table of questions best; SIZE_MAX: none does. */
static size_t find_header(PackReading *reading, const XlsxSheet *sheet, QuestionColumns *out) {
    size_t best = 0, found = SIZE_MAX;
    for (size_t i = 0; i < sheet->count && i < HEADER_ROWS_MAX; i++) {
        QuestionColumns columns;
        size_t known = question_columns_read(&sheet->rows[i], reading->scratch, &columns);
        if (known <= best || !question_columns_are_questions(&columns)) continue;
        best = known;
        found = i;
        *out = columns;
    }
    return found;
}

static bool read_questions(PackReading *reading, const XlsxSheet *sheet) {
    QuestionColumns columns;
    size_t header = find_header(reading, sheet, &columns);
    if (header == SIZE_MAX) return false;
    TableQuestions questions;
    table_questions_init(&questions, reading, &columns);
    for (size_t i = header + 1; i < sheet->count; i++) table_questions_look_at(&questions, &sheet->rows[i]);
    table_questions_decide(&questions);
    for (size_t i = header + 1; i < sheet->count; i++) table_questions_add(&questions, &sheet->rows[i]);
    return true;
}

static bool is_list(const XlsxSheet *sheet) {
    for (size_t i = 0; i < sheet->count && i < HEADER_ROWS_MAX; i++)
        if (sheet->rows[i].count != 2) return false;
    return sheet->count >= 2;
}

static bool read_list(PackReading *reading, const XlsxSheet *sheet) {
    QuestionColumns columns;
    if (sheet->count == 0) return false;
    question_columns_read(&sheet->rows[0], reading->scratch, &columns);
    bool has_header = question_columns_are_list(&columns);
    if (!has_header && !is_list(sheet)) return false;
    size_t term = has_header ? columns.first[COLUMN_TERM] : 0,
           meaning = has_header ? columns.first[COLUMN_MEANING] : 1;
    if (has_header)
        list_name_columns(reading, table_questions_text(reading, sheet->rows[0].cells[term]),
                          table_questions_text(reading, sheet->rows[0].cells[meaning]));
    for (size_t i = has_header; i < sheet->count; i++) {
        const TableRow *row = &sheet->rows[i];
        list_add(reading, &(ListRow){.term = table_questions_text(reading, table_row_cell(row, term)),
                                     .meaning = table_questions_text(reading, table_row_cell(row, meaning)),
                                     .place = row->place});
    }
    return true;
}

/* The first sheet that has questions, else the first that is a list. */
static bool read_xlsx(PackReading *reading) {
    XlsxFile *file = xlsx_open(reading);
    if (!file) return false;
    size_t errors = reading->problems->errors;
    XlsxSheet sheet, first = {0};
    for (size_t number = 0; xlsx_read_sheet(file, number, &sheet); number++) {
        if (read_questions(reading, &sheet)) return true;
        if (first.count == 0) first = sheet;
    }
    if (read_list(reading, &first)) return true;
    if (reading->problems->errors == errors)
        problem_error(
            reading->problems, reading_whole_file(reading),
            "No sheet has a header that is known. Name its columns, for example: question, answer 1, answer "
            "2, answer 3, answer 4, time limit, correct.");
    return false;
}

static int recognise_xlsx(const PackBytes *file, const char *ending) {
    (void)ending;
    return xlsx_looks_so(file->bytes, file->length) ? 95 : 0;
}

const PackFormat FORMAT_XLSX = {.key = "xlsx",
                                .name = "Kahoot sheet or other .xlsx",
                                .endings = "xlsx",
                                .takes_bytes = true,
                                .recognise = recognise_xlsx,
                                .read = read_xlsx};
