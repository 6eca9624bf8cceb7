/* Only the file's first 64 KiB are looked at, at most HEADER_ROWS_MAX rows for each delimiter. */
#include "packs/csv_dialect.h"

#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"

#define LOOKED_AT_BYTES (64 * 1024)
#define HEADER_ROWS_MAX 20 /* a header stands among these: Kahoot's is in row 8 */
#define QUOTING_ROWS_MAX 200
#define PAIRS_ROWS_MIN 2
#define CASE_PERCENT 80     /* of a column's cells, so that its first one stands out by its capital */
#define QUESTION_PERCENT 50 /* of a column's cells end in a question mark: they are questions */
#define HEADER_CELL_MAX 40  /* code points */

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
    }
    end_trial(&trial);
    return best;
}

/* What the first rows of a table of pairs look like. */
typedef struct PairsView {
    size_t rows;      /* without the first */
    size_t with_two;  /* of all, how many have two cells */
    size_t questions; /* whose first cell ends in a question mark */
    size_t lower[2];  /* of those behind the first, whose cell begins with a small letter */
    bool first_is_lower[2];
    bool first_is_short; /* and without digits */
} PairsView;

static bool begins_small(const char *cell) {
    uint32_t first;
    do first = text_next(&cell);
    while (first == ' ');
    return text_is_lower(first);
}

static bool ends_as_question(const char *cell) {
    size_t length = strlen(cell);
    while (length && cell[length - 1] == ' ') length--;
    return length && cell[length - 1] == '?';
}

static void view_row(PairsView *view, const TableRow *row, bool is_first) {
    view->with_two += row->count == 2;
    view->rows += !is_first;
    if (row->count < 2) return;
    view->questions += ends_as_question(row->cells[0]);
    if (is_first) view->first_is_short = true;
    for (size_t c = 0; c < 2; c++) {
        bool is_small = begins_small(row->cells[c]);
        if (!is_first) {
            view->lower[c] += is_small;
            continue;
        }
        view->first_is_lower[c] = is_small;
        if (strpbrk(row->cells[c], "0123456789?!.") || text_count_codepoints(row->cells[c]) > HEADER_CELL_MAX)
            view->first_is_short = false;
    }
}

/* Words that head a column and are hardly ever learnt. */
static bool heads_a_column(const char *key) {
    static const char *const words[] = {
        "country",  "capital", "state",    "city",     "land",     "hauptstadt",  "pays",     "capitale",
        "pais",     "english", "german",   "french",   "spanish",  "italian",     "latin",    "greek",
        "japanese", "chinese", "russian",  "englisch", "deutsch",  "franzosisch", "spanisch", "italienisch",
        "latein",   "anglais", "allemand", "francais", "espagnol", "ingles",      "espanol",  "frances",
        "symbol",   "element", "name",     "year",     "date",     "event",       "author",   "title",
        "book",     "kanji",   "kana",     "reading",  "jahr",     "ereignis",    "autor",    "titel"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], key) == 0) return true;
    return false;
}

/* The first row of a list heads it where its cells are known for that, or begin otherwise than the rest:
 * "german, english" above "Hund, dog". */
static bool is_pairs_header(const PairsView *view, const TableRow *first, Arena *scratch) {
    if (!view->first_is_short || view->rows == 0) return false;
    if (heads_a_column(question_columns_key(first->cells[0], scratch)) &&
        heads_a_column(question_columns_key(first->cells[1], scratch)))
        return true;
    size_t differing = 0;
    for (size_t c = 0; c < 2; c++) {
        size_t small = view->lower[c] * 100 / view->rows;
        differing += view->first_is_lower[c] ? small <= 100 - CASE_PERCENT : small >= CASE_PERCENT;
    }
    return view->rows >= 4 && differing > 0;
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
    for (; read < HEADER_ROWS_MAX && csv_rows_next(rows, &row); read++) view_row(&view, &row, read == 0);
    csv_rows_rewind(rows);
    bool has_first = csv_rows_next(rows, &row);
    bool has_names = has_first && (question_columns_read(&row, &trial.scratch, &out->columns),
                                   question_columns_are_list(&out->columns));
    bool is_list = has_names || (read >= PAIRS_ROWS_MIN && view.with_two == read);
    if (is_list) {
        out->kind = CSV_OF_PAIRS;
        out->term = has_names ? out->columns.first[COLUMN_TERM] : 0;
        out->meaning = has_names ? out->columns.first[COLUMN_MEANING] : 1;
        bool has_header = has_names || is_pairs_header(&view, &row, &trial.scratch);
        out->rows_start = has_header ? csv_rows_offset(rows) : start;
        if (has_header && keep) {
            out->term_name = keep_name(keep, row.cells[out->term]);
            out->meaning_name = keep_name(keep, row.cells[out->meaning]);
        }
    }
    if (is_list && !has_names && view.questions * 100 > read * QUESTION_PERCENT) {
        out->kind = CSV_OF_QUESTIONS; /* "What is ...?", its answer */
        out->columns = (QuestionColumns){.count = 2, .roles = {COLUMN_PROMPT, COLUMN_ANSWER}};
        out->columns.of_role[COLUMN_PROMPT] = out->columns.of_role[COLUMN_ANSWER] = 1;
        out->columns.first[COLUMN_ANSWER] = 1;
    }
    end_trial(&trial);
    return is_list;
}

static void find(const PackReading *of, PackReading *keep, CsvLayout *out) {
    char only = 0;
    size_t start = skip_separator_line(of, &only), best = 0;
    const char delimiters[] = {only, 0}, *candidates = only ? delimiters : DELIMITERS;
    *out = (CsvLayout){0};
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
