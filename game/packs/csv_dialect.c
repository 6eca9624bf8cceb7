/* Only the file's first 64 KiB are looked at, at most HEADER_ROWS_MAX rows for each delimiter. */
#include "packs/csv_dialect.h"

#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"
#include "packs/table_pairs.h"

#define LOOKED_AT_BYTES (64 * 1024)
#define HEADER_ROWS_MAX 20 /* a header stands among these: Kahoot's is in row 8 */
#define QUOTING_ROWS_MAX 200
#define PAIRS_ROWS_MIN 2

/* In this order: where two tell the same, the one that stands in fewer sentences. */
static const char DELIMITERS[] = "\t;,|";

/* The beginning of the file as a reading of its own, so that trying leaves nothing behind. */
typedef struct Trial {
    PackReading reading;
    Arena arena, scratch;
    Problems problems;
} Trial;

static void begin_trial(Trial *trial, const PackReading *of) {
    *trial = (Trial){0};
    trial->reading = (PackReading){.arena = &trial->arena,
                                   .scratch = &trial->scratch,
                                   .problems = &trial->problems,
                                   .path = "",
                                   .text = of->text,
                                   .length = of->length};
    if (trial->reading.length > LOOKED_AT_BYTES) {
        size_t length = LOOKED_AT_BYTES;
        while (length && of->text[length - 1] != '\n') length--;
        trial->reading.length = length ? length : LOOKED_AT_BYTES;
    }
}

static void end_trial(Trial *trial) {
    reading_close_held(&trial->reading);
    arena_release(&trial->arena);
    arena_release(&trial->scratch);
    problems_release(&trial->problems);
}

/* Excel's first line "sep=;" tells the delimiter; returns where the table begins. */
static size_t skip_separator_line(const PackReading *reading, char *delimiter) {
    const char *text = reading->text;
    if (reading->length < 6 || strncmp(text, "sep=", 4) != 0 || text[5] != '\n') return 0;
    *delimiter = text[4];
    return 6;
}

/* How a file with this delimiter quotes. */
static CsvQuoting find_quoting(const PackReading *of, size_t start, char delimiter, size_t columns) {
    if (delimiter != '\t') return CSV_QUOTED;
    Trial trial;
    begin_trial(&trial, of);
    const char *escaped = strstr(trial.reading.text, "\\\"");
    bool has_escapes = escaped && (size_t)(escaped - trial.reading.text) < trial.reading.length;
    CsvRows *rows = csv_rows_open(&trial.reading, start, (CsvDialect){delimiter, CSV_QUOTED});
    csv_rows_expect(rows, columns, columns);
    TableRow row;
    for (size_t i = 0; i < QUOTING_ROWS_MAX && csv_rows_next(rows, &row); i++) continue;
    bool closes = trial.problems.errors == 0;
    end_trial(&trial);
    return has_escapes ? CSV_BACKSLASHED : closes ? CSV_QUOTED : CSV_UNQUOTED;
}

/* Quiz-show archives in which "answer" is what is read out and "question" what the player says. */
static void turn_show_columns(const TableRow *header, Arena *scratch, QuestionColumns *columns) {
    bool is_show = false;
    for (size_t c = 0; c < header->count; c++)
        is_show = is_show || strcmp(question_columns_key(header->cells[c], scratch), "cluevalue") == 0;
    if (!is_show || !columns->of_role[COLUMN_PROMPT] || columns->of_role[COLUMN_ANSWER] != 1) return;
    size_t prompt = columns->first[COLUMN_ANSWER], answer = columns->first[COLUMN_PROMPT];
    columns->roles[prompt] = COLUMN_PROMPT;
    columns->roles[answer] = COLUMN_ANSWER;
    columns->first[COLUMN_PROMPT] = prompt;
    columns->first[COLUMN_ANSWER] = answer;
}

/* A header of questions among the first rows; returns how many of its columns are known, 0: there is none. */
static size_t find_question_header(const PackReading *of, size_t start, char delimiter, CsvLayout *out) {
    Trial trial;
    begin_trial(&trial, of);
    CsvRows *rows = csv_rows_open(&trial.reading, start, (CsvDialect){delimiter, CSV_QUOTED});
    TableRow row;
    size_t best = 0;
    for (size_t i = 0; i < HEADER_ROWS_MAX && csv_rows_next(rows, &row); i++) {
        QuestionColumns columns;
        size_t known = question_columns_read(&row, &trial.scratch, &columns);
        if (known <= best || !question_columns_are_questions(&columns)) continue;
        turn_show_columns(&row, &trial.scratch, &columns);
        best = known;
        out->columns = columns;
        out->rows_start = csv_rows_offset(rows);
        out->header_start = csv_rows_row_start(rows);
    }
    end_trial(&trial);
    return best;
}

static const char *keep_name(PackReading *reading, const char *cell) {
    return plain_text_line(reading->arena, cell, strlen(cell));
}

/* A list of pairs with this delimiter; names are kept where `keep` is not NULL. */
static bool find_pairs(const PackReading *of, size_t start, char delimiter, PackReading *keep,
                       CsvLayout *out) {
    Trial trial;
    begin_trial(&trial, of);
    CsvRows *rows = csv_rows_open(&trial.reading, start, (CsvDialect){delimiter, CSV_QUOTED});
    PairsView view = {0};
    TableRow row;
    size_t read = 0;
    for (; read < HEADER_ROWS_MAX && csv_rows_next(rows, &row); read++)
        table_pairs_view(&view, &row, read == 0);
    csv_rows_rewind(rows);
    bool has_first = csv_rows_next(rows, &row);
    bool has_names = has_first && (question_columns_read(&row, &trial.scratch, &out->columns),
                                   question_columns_are_list(&out->columns));
    bool is_list = has_names || (read >= PAIRS_ROWS_MIN && view.with_two == read);
    if (is_list) {
        out->kind = CSV_OF_PAIRS;
        out->term = has_names ? out->columns.first[COLUMN_TERM] : 0;
        out->meaning = has_names ? out->columns.first[COLUMN_MEANING] : 1;
        bool has_header = has_names || table_pairs_have_header(&view, &row, &trial.scratch);
        out->rows_start = has_header ? csv_rows_offset(rows) : start;
        if (has_header && keep) {
            out->term_name = keep_name(keep, row.cells[out->term]);
            out->meaning_name = keep_name(keep, row.cells[out->meaning]);
        }
    }
    if (is_list && !has_names && table_pairs_are_questions(&view)) {
        out->kind = CSV_OF_QUESTIONS; /* "What is ...?", its answer */
        out->columns = table_pairs_question_columns();
    }
    end_trial(&trial);
    return is_list;
}

static void find(const PackReading *of, PackReading *keep, CsvLayout *out) {
    char only = 0;
    size_t start = skip_separator_line(of, &only), best = 0;
    const char delimiters[] = {only, 0}, *candidates = only ? delimiters : DELIMITERS;
    *out = (CsvLayout){.header_start = SIZE_MAX};
    for (const char *delimiter = candidates; *delimiter; delimiter++) {
        CsvLayout layout = {.kind = CSV_OF_QUESTIONS, .dialect = {*delimiter, CSV_QUOTED}};
        size_t known = find_question_header(of, start, *delimiter, &layout);
        if (known <= best) continue;
        best = known;
        *out = layout;
    }
    for (const char *delimiter = candidates; out->kind == CSV_OF_NOTHING && *delimiter; delimiter++) {
        out->dialect.delimiter = *delimiter;
        find_pairs(of, start, *delimiter, keep, out);
    }
    if (out->kind != CSV_OF_NOTHING)
        out->dialect.quoting = find_quoting(of, start, out->dialect.delimiter, best ? out->columns.count : 2);
}

void csv_layout_find(PackReading *reading, CsvLayout *out) {
    find(reading, reading, out);
}

size_t csv_layout_least_cells(const CsvLayout *layout) {
    const QuestionColumns *columns = &layout->columns;
    bool are_pairs = layout->kind == CSV_OF_PAIRS;
    size_t first = are_pairs ? layout->term : columns->first[COLUMN_PROMPT];
    size_t second = are_pairs ? layout->meaning : columns->first[COLUMN_ANSWER]; /* 0: there is none */
    return (first > second ? first : second) + 1;
}

CsvKind csv_layout_guess(const char *text, size_t length) {
    PackReading reading = {.text = text, .length = length, .path = ""};
    CsvLayout layout;
    find(&reading, NULL, &layout);
    return layout.kind;
}
