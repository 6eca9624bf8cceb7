/* Most rows have no such cell, which is seen at once. */
#include "packs/table_wrapped.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "packs/table_text.h"

static const char BLANKS[] = " \t\n";

/* A cell in one pair of tags; name NULL: it is not. */
typedef struct Wrapped {
    const char *name;
    const char *text;
    size_t length;
} Wrapped;

static size_t trimmed_length(const char *text) {
    size_t length = strlen(text);
    while (length && strchr(BLANKS, text[length - 1])) length--;
    return length;
}

/* Whether a tag, by what stands behind its name, only says how its text looks. */
static bool is_look(const char *attributes) {
    static const char *const looks[] = {
        ">", " style=", " class=", " color=", " face=", " size=", " lang=", " dir="};
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (strncasecmp(attributes, looks[i], strlen(looks[i])) == 0) return true;
    return false;
}

static Wrapped unwrap(const char *cell) {
    static const char *const names[] = {"b",    "i",  "u",  "em", "strong", "span",
                                        "font", "h1", "h2", "h3", "h4"};
    const char *at = cell + strspn(cell, BLANKS);
    size_t length = trimmed_length(at);
    for (size_t i = 0; *at == '<' && i < sizeof names / sizeof *names; i++) {
        size_t name = strlen(names[i]), end = name + 3; /* "</b>" */
        const char *text = strchr(at, '>');
        if (strncasecmp(at + 1, names[i], name) != 0 || !is_look(at + 1 + name) || !text) continue;
        text++;
        if (length < (size_t)(text - at) + end + 1) continue;
        const char *closing = at + length - end;
        if (strncmp(closing, "</", 2) != 0 || strncasecmp(closing + 2, names[i], name) != 0) continue;
        bool is_single = !memchr(text, '<', (size_t)(closing - text));
        if (is_single) return (Wrapped){names[i], text, (size_t)(closing - text)};
    }
    return (Wrapped){0};
}

bool table_wrapped_is(const char *cell) {
    return unwrap(cell).name;
}

static bool is_answer(ColumnRole role) {
    return role == COLUMN_ANSWER || role == COLUMN_OPTION || role == COLUMN_WRONG;
}

static bool has_wrapped(const TableRow *row, const QuestionColumns *columns) {
    for (size_t c = 0; c < columns->count && c < row->count; c++) {
        const char *at = row->cells[c] + strspn(row->cells[c], BLANKS);
        if (*at == '<' && (is_answer(columns->roles[c]) || columns->roles[c] == COLUMN_PROMPT)) return true;
    }
    return false;
}

/* Whether two such columns may hold two answers; that of right ones says an option's text once more. */
static bool are_rivals(ColumnRole a, ColumnRole b) {
    if (!is_answer(a) || !is_answer(b)) return false;
    return a == b || (a != COLUMN_OPTION && b != COLUMN_OPTION);
}

/* Whether the bare texts differ wherever those in tags do: "<b>x</b>" and "x" may be two answers. */
static bool stay_apart(const TableRow *row, const QuestionColumns *columns, const TableRow *bare,
                       Arena *scratch) {
    for (size_t a = 0; a < columns->count && a < row->count; a++) {
        for (size_t b = 0; b < a; b++) {
            bool are_two =
                are_rivals(columns->roles[a], columns->roles[b]) && strcmp(row->cells[a], row->cells[b]) != 0;
            if (!are_two) continue;
            if (strcmp(text_fold(scratch, bare->cells[a]), text_fold(scratch, bare->cells[b])) == 0)
                return false;
        }
    }
    return true;
}

/* The row without tags around its answers; false where they may be what is asked about. */
static bool bare_answers(const TableRow *row, const QuestionColumns *columns, Arena *scratch, TableRow *out) {
    const char *name = NULL;
    *out = *row;
    for (size_t c = 0; c < columns->count && c < row->count; c++) {
        if (!is_answer(columns->roles[c])) continue;
        Wrapped wrapped = unwrap(row->cells[c]);
        if (!wrapped.name && strchr(row->cells[c], '<')) return false;
        if (!wrapped.name) continue;
        if (name && strcmp(name, wrapped.name) != 0) return false;
        name = wrapped.name;
        out->cells[c] = arena_copy_text(scratch, wrapped.text, wrapped.length);
        if (!out->cells[c][strspn(out->cells[c], BLANKS)]) return false;
    }
    return name && stay_apart(row, columns, out, scratch);
}

static size_t count_words(const char *text) {
    size_t words = 0;
    while (*(text += strspn(text, BLANKS))) {
        words++;
        text += strcspn(text, BLANKS);
    }
    return words;
}

#define PROMPT_WORDS_MIN 3

void table_wrapped_take_off(TableRow *row, const QuestionColumns *columns, Arena *scratch) {
    if (!has_wrapped(row, columns) || !columns->of_role[COLUMN_PROMPT]) return;
    size_t prompt = columns->first[COLUMN_PROMPT];
    if (prompt >= row->count || table_text_speaks_of_tags(row->cells[prompt])) return;
    TableRow bare;
    if (bare_answers(row, columns, scratch, &bare)) *row = bare;
    Wrapped wrapped = unwrap(row->cells[prompt]);
    const char *text = wrapped.name ? arena_copy_text(scratch, wrapped.text, wrapped.length) : "";
    if (count_words(text) >= PROMPT_WORDS_MIN) row->cells[prompt] = text;
}
