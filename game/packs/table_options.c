/* A row has 2 to 8 options. */
#include "packs/table_options.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

static const char BLANKS[] = " \t\n";

static bool is_blank(const char *text) {
    return text[strspn(text, BLANKS)] == '\0';
}

/* What parts the texts of a cell; 0: nothing does. */
static char find_separator(const char *cell, bool at_commas) {
    static const char separators[] = "\n;|,";
    for (const char *at = separators; *at; at++)
        if ((*at != ',' || at_commas) && strchr(cell, *at)) return *at;
    return 0;
}

size_t table_options_cut(const char *cell, bool at_commas, Arena *scratch, const char **texts) {
    size_t count = 0;
    cell += strspn(cell, BLANKS);
    size_t length = strlen(cell);
    while (length && strchr(BLANKS, cell[length - 1])) length--;
    char *copy = arena_copy_text(scratch, cell, length), separator = find_separator(copy, at_commas);
    for (char *at = copy; at && count < TABLE_COLUMNS_MAX;) {
        char *end = separator ? strchr(at, separator) : NULL;
        if (end) *end++ = '\0';
        if (!is_blank(at)) texts[count++] = at + strspn(at, BLANKS);
        at = end;
    }
    return count;
}

size_t table_options_filled(const char *const *options, size_t count) {
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) filled += !is_blank(options[i]);
    return filled;
}

/* Behind the mark of the option at `place`, "B) ", "b) ", "B. " or "2) "; NULL where it has none. "2. " may
 * well belong to the text. */
static const char *skip_mark(const char *text, size_t place) {
    text += strspn(text, BLANKS);
    bool is_number = place < 9 && *text == (char)('1' + place);
    if (place >= 26 || (!is_number && (*text | 0x20) != (char)('a' + place))) return NULL;
    if (text[1] != ')' && (is_number || text[1] != '.' || text[2] != ' ')) return NULL;
    return text + 2 + strspn(text + 2, BLANKS);
}

void table_options_take_marks(const char **options, size_t count) {
    if (table_options_filled(options, count) < 2) return;
    for (size_t i = 0; i < count; i++)
        if (!is_blank(options[i]) && !skip_mark(options[i], i)) return;
    for (size_t i = 0; i < count; i++)
        if (!is_blank(options[i])) options[i] = skip_mark(options[i], i);
}

size_t table_options_list(const QuestionColumns *columns, const TableRow *row, Arena *scratch,
                          const char **options) {
    size_t count = 0;
    if (columns->holds_list[COLUMN_OPTION]) {
        count = table_options_cut(table_row_cell(row, columns->first[COLUMN_OPTION]), true, scratch, options);
    } else {
        for (size_t c = 0; c < columns->count; c++)
            if (columns->roles[c] == COLUMN_OPTION) options[count++] = table_row_cell(row, c);
    }
    table_options_take_marks(options, count);
    return count;
}

size_t table_options_find(const char *const *options, size_t count, const char *cell, Arena *scratch) {
    const char *wanted = text_fold(scratch, cell);
    for (size_t i = 0; i < count; i++)
        if (!is_blank(options[i]) && strcmp(text_fold(scratch, options[i]), wanted) == 0) return i;
    for (size_t i = 0; i < count; i++) {
        const char *behind = is_blank(options[i]) ? NULL : skip_mark(cell, i);
        if (behind && *behind && strcmp(text_fold(scratch, options[i]), text_fold(scratch, behind)) == 0)
            return i;
    }
    return SIZE_MAX;
}

bool table_options_have_number(const char *const *options, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = options[i] + strspn(options[i], BLANKS);
        size_t digits = strspn(text, "0123456789.,-+ ");
        if (*text && text[digits] == '\0' && strpbrk(text, "0123456789")) return true;
    }
    return false;
}
