#include "packs/table_pairs.h"

#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"

#define CASE_PERCENT 80     /* of a column's cells, so that its first one stands out by its capital */
#define QUESTION_PERCENT 50 /* of a column's cells end in a question mark: they are questions */
#define HEADER_CELL_MAX 40  /* code points */

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

static bool begins_with_digit(const char *cell) {
    while (*cell == ' ') cell++;
    return *cell >= '0' && *cell <= '9';
}

void table_pairs_view(PairsView *view, const TableRow *row, bool is_first) {
    view->with_two += row->count == 2;
    view->rows += !is_first;
    if (row->count < 2) return;
    bool is_true;
    view->truths += !is_first && answer_words_truth(row->cells[1], &is_true);
    view->questions += ends_as_question(row->cells[0]);
    if (is_first) view->first_is_short = true;
    for (size_t c = 0; c < 2; c++) {
        bool is_small = begins_small(row->cells[c]);
        if (!is_first) {
            view->lower[c] += is_small;
            view->numbers[c] += begins_with_digit(row->cells[c]);
            continue;
        }
        view->first_is_lower[c] = is_small;
        bool is_blank = row->cells[c][strspn(row->cells[c], " ")] == '\0';
        if (is_blank || strpbrk(row->cells[c], "0123456789?!.") ||
            text_count_codepoints(row->cells[c]) > HEADER_CELL_MAX)
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
        "book",     "datum",   "stadt",    "formel",   "formula",  "sprache",     "language", "kanji",
        "kana",     "reading", "jahr",     "ereignis", "autor",    "titel"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], key) == 0) return true;
    return false;
}

bool table_pairs_have_header(const PairsView *view, const TableRow *first, Arena *scratch) {
    if (!view->first_is_short || view->rows == 0) return false;
    if (heads_a_column(question_columns_key(first->cells[0], scratch)) &&
        heads_a_column(question_columns_key(first->cells[1], scratch)))
        return true;
    size_t differing = 0;
    for (size_t c = 0; c < 2; c++) {
        size_t small = view->lower[c] * 100 / view->rows;
        differing += view->first_is_lower[c] ? small <= 100 - CASE_PERCENT : small >= CASE_PERCENT;
        if (view->rows >= 2 && view->numbers[c] * 100 >= view->rows * CASE_PERCENT) return true;
    }
    return view->rows >= 4 && differing > 0;
}

bool table_pairs_are_questions(const PairsView *view) {
    if (view->rows > 0 && view->truths == view->rows) return true;
    return view->questions * 100 > (view->rows + 1) * QUESTION_PERCENT;
}

QuestionColumns table_pairs_question_columns(void) {
    QuestionColumns columns = {.count = 2, .roles = {COLUMN_PROMPT, COLUMN_ANSWER}};
    columns.of_role[COLUMN_PROMPT] = columns.of_role[COLUMN_ANSWER] = 1;
    columns.first[COLUMN_ANSWER] = 1;
    return columns;
}
