/* Text tables: CSV with commas, semicolons or tabs and named columns, lists of two columns, and the two large
 * quiz-show archives that people have as such tables. Files seen: 20 to 500,000 rows. */
#include <string.h>

#include "base/text.h"
#include "packs/csv_dialect.h"
#include "packs/list_relation.h"
#include "packs/long_list.h"
#include "packs/table_questions.h"
#include "packs/unread_columns.h"

/* Rows that are looked at to find how answers are named. */
#define LOOKED_AT_MAX 1000

static void look_at_header(PackReading *reading, const CsvLayout *layout) {
    if (layout->header_start == SIZE_MAX) return;
    CsvRows *rows = csv_rows_open(reading, layout->header_start, layout->dialect);
    TableRow header;
    csv_rows_quietly(rows, true);
    if (csv_rows_next(rows, &header)) unread_columns_warn(reading, &header, &layout->columns);
}

/* Rows in which a text begins with a space, as "then?" does in: Who, then?,Ann,Bob. */
typedef struct CutRows {
    size_t looked_at, seen; /* at first: where most rows are so, people write them like that */
    size_t count;
    Place first;
} CutRows;

static bool has_spaced_comma(const PackReading *reading, const CsvRows *rows) {
    const char *at = reading->text + csv_rows_row_start(rows), *end = reading->text + csv_rows_offset(rows);
    for (bool is_quoted = false; at + 2 < end; at++) {
        is_quoted = is_quoted != (*at == '"');
        if (!is_quoted && at[0] == ',' && at[1] == ' ' && !strchr(" \t,\n\"", at[2])) return true;
    }
    return false;
}

static void note_cut(CutRows *cut, const PackReading *reading, const CsvRows *rows, Place place) {
    if (2 * cut->seen >= cut->looked_at || !has_spaced_comma(reading, rows)) return;
    if (cut->count++ == 0) cut->first = place;
}

static void warn_of_cut(const PackReading *reading, const CutRows *cut) {
    if (cut->count)
        problem_warning(
            reading->problems, cut->first,
            "A text of this row begins with a space. If a comma cut it in two, put the whole of it "
            "between quotation marks. There %s %zu such row%s.",
            cut->count > 1 ? "are" : "is", cut->count, cut->count > 1 ? "s" : "");
}

static void read_questions(PackReading *reading, const CsvLayout *layout) {
    look_at_header(reading, layout);
    TableQuestions questions;
    CutRows cut = {0};
    table_questions_init(&questions, reading, &layout->columns);
    CsvRows *rows = csv_rows_open(reading, layout->rows_start, layout->dialect);
    csv_rows_expect(rows, csv_layout_least_cells(layout), layout->columns.count);
    TableRow row;
    csv_rows_quietly(rows, true);
    for (size_t i = 0; i < LOOKED_AT_MAX && csv_rows_next(rows, &row); i++) {
        cut.looked_at++;
        cut.seen += has_spaced_comma(reading, rows);
        if (csv_rows_fit(rows)) table_questions_look_at(&questions, &row);
    }
    csv_rows_rewind(rows);
    csv_rows_quietly(rows, false);
    table_questions_decide(&questions);
    while (csv_rows_next(rows, &row)) {
        if (!csv_rows_fit(rows)) continue;
        if (layout->dialect.delimiter == ',') note_cut(&cut, reading, rows, row.place);
        table_questions_add(&questions, &row);
    }
    warn_of_cut(reading, &cut);
}

static void read_list(PackReading *reading, const CsvLayout *layout) {
    CsvRows *rows = csv_rows_open(reading, layout->rows_start, layout->dialect);
    csv_rows_expect(rows, csv_layout_least_cells(layout), layout->columns.count);
    TableRow row;
    while (csv_rows_next(rows, &row)) {
        if (!csv_rows_fit(rows)) continue;
        arena_release(reading->scratch);
        ListRow pair = long_list_row(layout, &row, reading->arena);
        if (*pair.term || *pair.meaning) list_add(reading, &pair);
    }
}

static bool read_csv(PackReading *reading) {
    CsvLayout layout;
    csv_layout_find(reading, &layout);
    switch (layout.kind) {
    case CSV_OF_QUESTIONS:
        read_questions(reading, &layout);
        return true;
    case CSV_OF_PAIRS:
        list_name_columns(reading, layout.term_name, layout.meaning_name);
        if (long_list_is_long(reading, &layout))
            long_list_read(reading, &layout);
        else
            read_list(reading, &layout);
        return true;
    default:
        problem_error(
            reading->problems, (Place){reading->path, 1, 1},
            "This table has no header that is known. Name its columns in the first line, for example: "
            "question, answer, wrong 1, wrong 2, wrong 3. A list needs two columns.");
        return false;
    }
}

static int recognise_csv(const PackBytes *file, const char *ending) {
    bool has_ending = pack_format_lists("csv tsv tab", ending);
    switch (csv_layout_guess(file->head, file->head_length)) {
    case CSV_OF_QUESTIONS:
        return 80 + 10 * has_ending;
    case CSV_OF_PAIRS:
        return 30 + 40 * has_ending;
    default:
        return has_ending ? 20 : 0;
    }
}

const PackFormat FORMAT_CSV = {.key = "csv",
                               .name = "CSV or TSV",
                               .endings = "csv tsv tab txt",
                               .recognise = recognise_csv,
                               .surest = 90,
                               .read = read_csv,
                               .write = write_csv,
                               .reach = {.kinds = 1 << CARD_CHOICE | 1 << CARD_TRUE_FALSE |
                                                  1 << CARD_SEVERAL | 1 << CARD_ODD_ONE_OUT | 1 << CARD_TYPED,
                                         .details = DETAIL_EXPLANATION | DETAIL_CATEGORY | DETAIL_DIFFICULTY |
                                                    DETAIL_SECONDS | DETAIL_SOURCE | DETAIL_PICTURE |
                                                    DETAIL_MORE_RIGHT}};
