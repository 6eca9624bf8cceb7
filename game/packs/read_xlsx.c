/* Spreadsheets of questions: Kahoot's template, whose header stands in row 8, ClassQuiz's, whose header
 * stands in row 13, and any other whose columns are named; lists of two columns. */
#include <string.h>

#include "packs/list_relation.h"
#include "packs/plain_text.h"
#include "packs/table_pairs.h"
#include "packs/table_questions.h"
#include "packs/unread_columns.h"
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

static void add_questions(PackReading *reading, const XlsxSheet *sheet, size_t from,
                          const QuestionColumns *columns) {
    TableQuestions questions;
    table_questions_init(&questions, reading, columns);
    for (size_t i = from; i < sheet->count; i++) table_questions_look_at(&questions, &sheet->rows[i]);
    table_questions_decide(&questions);
    for (size_t i = from; i < sheet->count; i++) table_questions_add(&questions, &sheet->rows[i]);
}

static bool read_questions(PackReading *reading, const XlsxSheet *sheet) {
    QuestionColumns columns;
    size_t header = find_header(reading, sheet, &columns);
    if (header == SIZE_MAX) return false;
    unread_columns_warn(reading, &sheet->rows[header], &columns);
    add_questions(reading, sheet, header + 1, &columns);
    return true;
}

/* Where the pairs of a list stand. */
typedef struct ListLayout {
    size_t term, meaning, category; /* columns; category SIZE_MAX: none */
    bool has_header;
} ListLayout;

static ListRow list_row(PackReading *reading, const XlsxSheet *sheet, const TableRow *row,
                        const ListLayout *layout) {
    const char *category = layout->category == SIZE_MAX
                               ? sheet->name
                               : table_questions_text(reading, table_row_cell(row, layout->category));
    return (ListRow){.term = table_questions_text(reading, table_row_cell(row, layout->term)),
                     .meaning = table_questions_text(reading, table_row_cell(row, layout->meaning)),
                     .category = category && *category
                                     ? plain_text_shortened(reading->arena, category, CARD_CATEGORY_MAX)
                                     : NULL,
                     .place = row->place};
}

static void add_list(PackReading *reading, const XlsxSheet *sheet, const ListLayout *layout) {
    const TableRow *first = &sheet->rows[0];
    if (layout->has_header)
        list_name_columns(reading, table_questions_text(reading, table_row_cell(first, layout->term)),
                          table_questions_text(reading, table_row_cell(first, layout->meaning)));
    for (size_t i = layout->has_header; i < sheet->count; i++) {
        ListRow row = list_row(reading, sheet, &sheet->rows[i], layout);
        if (*row.term || *row.meaning) list_add(reading, &row);
    }
}

/* A list, or questions with their answers in two columns without names. */
static bool read_pairs(PackReading *reading, const XlsxSheet *sheet) {
    QuestionColumns columns;
    if (sheet->count == 0) return false;
    question_columns_read(&sheet->rows[0], reading->scratch, &columns);
    ListLayout layout = {0, 1, SIZE_MAX, question_columns_are_list(&columns)};
    if (layout.has_header) {
        layout.term = columns.first[COLUMN_TERM];
        layout.meaning = columns.first[COLUMN_MEANING];
        if (columns.of_role[COLUMN_CATEGORY]) layout.category = columns.first[COLUMN_CATEGORY];
        add_list(reading, sheet, &layout);
        return true;
    }
    PairsView view = {0};
    size_t viewed = 0;
    for (; viewed < sheet->count && viewed < HEADER_ROWS_MAX; viewed++)
        table_pairs_view(&view, &sheet->rows[viewed], viewed == 0);
    if (viewed < 2 || view.with_two != viewed) return false;
    layout.has_header = table_pairs_have_header(&view, &sheet->rows[0], reading->scratch);
    columns = table_pairs_question_columns();
    if (table_pairs_are_questions(&view))
        add_questions(reading, sheet, layout.has_header, &columns);
    else
        add_list(reading, sheet, &layout);
    return true;
}

/* Of a sheet that looks like a table, since others in the book are read. */
static void warn_of_unread(PackReading *reading, const XlsxSheet *sheet) {
    size_t wide = 0;
    for (size_t i = 0; i < sheet->count; i++) wide += sheet->rows[i].count > 1;
    if (wide > 1)
        problem_warning(
            reading->problems, sheet->rows[0].place,
            "This sheet is not read, since none of its rows names columns that are known. If it has "
            "questions, give it a header as the others have.");
}

/* All sheets with questions; where there are none, all that are lists. */
static bool read_xlsx(PackReading *reading) {
    XlsxFile *file = xlsx_open(reading);
    if (!file) return false;
    size_t errors = reading->problems->errors, count = 0;
    XlsxSheet sheets[XLSX_SHEETS_MAX];
    bool any = false, is_read[XLSX_SHEETS_MAX] = {false};
    while (count < XLSX_SHEETS_MAX && xlsx_read_sheet(file, count, &sheets[count])) {
        is_read[count] = read_questions(reading, &sheets[count]);
        any = is_read[count++] || any;
    }
    for (size_t i = 0, has_questions = any; i < count && !has_questions; i++) {
        is_read[i] = read_pairs(reading, &sheets[i]);
        any = is_read[i] || any;
    }
    for (size_t i = 0; i < count && any; i++)
        if (!is_read[i]) warn_of_unread(reading, &sheets[i]);
    if (!any && reading->problems->errors == errors)
        problem_error(
            reading->problems, reading_whole_file(reading),
            "No sheet has a header that is known. Name its columns, for example: question, answer 1, answer "
            "2, answer 3, answer 4, time limit, correct.");
    return any;
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
