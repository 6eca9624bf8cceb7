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
#define LONG_ROWS_MIN 20000 /* of a list in more rows than these the cards are made when they are dealt */

/* The row that heads a table of questions best; SIZE_MAX: none does. */
static size_t find_header(PackReading *reading, const XlsxSheet *sheet, QuestionColumns *out) {
    size_t best = 0, found = SIZE_MAX;
    for (size_t i = 0; i < sheet->count && i < HEADER_ROWS_MAX; i++) {
        QuestionColumns columns;
        TableRow row;
        xlsx_sheet_row(sheet, i, &row);
        size_t known = question_columns_read(&row, reading->scratch, &columns);
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
    TableRow row;
    table_questions_init(&questions, reading, columns);
    for (size_t i = from; i < sheet->count; i++) {
        xlsx_sheet_row(sheet, i, &row);
        table_questions_look_at(&questions, &row);
    }
    table_questions_decide(&questions);
    for (size_t i = from; i < sheet->count; i++) {
        xlsx_sheet_row(sheet, i, &row);
        table_questions_add(&questions, &row);
        xlsx_tell_row(sheet, i);
    }
    xlsx_tell_row(sheet, sheet->count);
}

static bool read_questions(PackReading *reading, const XlsxSheet *sheet) {
    QuestionColumns columns;
    size_t header = find_header(reading, sheet, &columns);
    TableRow row;
    if (header == SIZE_MAX) return false;
    xlsx_sheet_row(sheet, header, &row);
    unread_columns_warn(reading, &row, &columns);
    add_questions(reading, sheet, header + 1, &columns);
    return true;
}

/* Where the pairs of a list stand. */
typedef struct ListLayout {
    size_t term, meaning, category; /* columns; category SIZE_MAX: none */
    bool has_header;
} ListLayout;

static ListRow list_row(const XlsxSheet *sheet, size_t index, const ListLayout *layout, Arena *arena) {
    TableRow row;
    xlsx_sheet_row(sheet, index, &row);
    const char *category = layout->category == SIZE_MAX
                               ? sheet->name
                               : table_text(arena, table_row_cell(&row, layout->category));
    return (ListRow){
        .term = table_text(arena, table_row_cell(&row, layout->term)),
        .meaning = table_text(arena, table_row_cell(&row, layout->meaning)),
        .category = category && *category ? plain_text_shortened(arena, category, CARD_CATEGORY_MAX) : NULL,
        .place = row.place};
}

/* A list that is too long to hold its cards: they are made of its rows when they are dealt. */
typedef struct LongSheet {
    XlsxSheet sheet; /* its rows are pairs */
    ListLayout layout;
} LongSheet;

static bool read_pair(const void *context, uint32_t number, Arena *arena, PairRow *out) {
    const LongSheet *list = context;
    ListRow row = list_row(&list->sheet, number, &list->layout, arena);
    *out = (PairRow){.term = row.term, .meaning = row.meaning, .category = row.category, .place = row.place};
    return true;
}

/* The rows are looked at twice: here, and when their cards are counted. */
static void tell_counted(void *context, uint32_t rows) {
    const LongSheet *list = context;
    xlsx_tell_row(&list->sheet, (list->sheet.count + rows) / 2);
}

/* Only one list of a pack can be so long. */
static void add_long_list(PackReading *reading, const XlsxSheet *sheet, const ListLayout *layout) {
    LongSheet *list = arena_alloc(reading->arena, sizeof *list);
    *list = (LongSheet){*sheet, *layout};
    list->sheet.count = 0;
    for (size_t i = layout->has_header; i < sheet->count; i++) {
        arena_reset(reading->scratch);
        ListRow row = list_row(sheet, i, layout, reading->scratch);
        if ((*row.term || *row.meaning) && list_check(reading, &row))
            list->sheet.rows[list->sheet.count++] = sheet->rows[i];
        xlsx_tell_row(sheet, i / 2);
    }
    list_take_rows(reading, &(PairRows){.count = (uint32_t)list->sheet.count,
                                        .context = list,
                                        .read = read_pair,
                                        .poll = tell_counted,
                                        .poll_context = list});
}

static void add_list(PackReading *reading, const XlsxSheet *sheet, const ListLayout *layout, bool is_only) {
    if (layout->has_header) {
        ListRow head = list_row(sheet, 0, layout, reading->arena);
        list_name_columns(reading, head.term, head.meaning);
    }
    if (is_only && sheet->count > LONG_ROWS_MIN) {
        add_long_list(reading, sheet, layout);
        return;
    }
    for (size_t i = layout->has_header; i < sheet->count; i++) {
        ListRow row = list_row(sheet, i, layout, reading->arena);
        if (*row.term || *row.meaning) list_add(reading, &row);
        xlsx_tell_row(sheet, i);
    }
    xlsx_tell_row(sheet, sheet->count);
}

/* A list, or questions with their answers in two columns without names. */
static bool read_pairs(PackReading *reading, const XlsxSheet *sheet, bool is_only) {
    QuestionColumns columns;
    TableRow first, row;
    if (sheet->count == 0) return false;
    xlsx_sheet_row(sheet, 0, &first);
    question_columns_read(&first, reading->scratch, &columns);
    ListLayout layout = {0, 1, SIZE_MAX, question_columns_are_list(&columns)};
    if (layout.has_header) {
        layout.term = columns.first[COLUMN_TERM];
        layout.meaning = columns.first[COLUMN_MEANING];
        if (columns.of_role[COLUMN_CATEGORY]) layout.category = columns.first[COLUMN_CATEGORY];
        add_list(reading, sheet, &layout, is_only);
        return true;
    }
    PairsView view = {0};
    size_t viewed = 0;
    for (; viewed < sheet->count && viewed < HEADER_ROWS_MAX; viewed++) {
        xlsx_sheet_row(sheet, viewed, &row);
        table_pairs_view(&view, &row, viewed == 0);
    }
    if (viewed < 2 || view.with_two != viewed) return false;
    layout.has_header = table_pairs_have_header(&view, &first, reading->scratch);
    columns = table_pairs_question_columns();
    if (table_pairs_are_questions(&view))
        add_questions(reading, sheet, layout.has_header, &columns);
    else
        add_list(reading, sheet, &layout, is_only);
    return true;
}

/* Of a sheet that looks like a table, since others in the book are read. */
static void warn_of_unread(PackReading *reading, const XlsxSheet *sheet) {
    size_t wide = 0;
    for (size_t i = 0; i < sheet->count; i++) wide += sheet->rows[i].count > 1;
    if (wide > 1)
        problem_warning(
            reading->problems, (Place){sheet->file, sheet->rows[0].number, 1},
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
        is_read[i] = read_pairs(reading, &sheets[i], count == 1);
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
