#include "packs/table_flags.h"

#include <string.h>

#include "packs/answer_words.h"

/* Whether the cell says yes or no, into *is_yes; an empty one is no. */
static bool read_flag(const char *cell, bool *is_yes) {
    cell += strspn(cell, " \t\n");
    *is_yes = strcmp(cell, "1") == 0;
    return *is_yes || !*cell || strcmp(cell, "0") == 0 || answer_words_yes(cell, is_yes) ||
           answer_words_truth(cell, is_yes);
}

/* A column of right answers stands behind each column of options. */
bool table_flags_hold(const QuestionColumns *columns) {
    bool is_option_next = true;
    for (size_t c = 0; c < columns->count; c++) {
        bool is_option = columns->roles[c] == COLUMN_OPTION;
        if (!is_option && columns->roles[c] != COLUMN_ANSWER) continue;
        if (is_option != is_option_next) return false;
        is_option_next = !is_option_next;
    }
    return is_option_next && columns->of_role[COLUMN_OPTION] > 1;
}

const char *table_flags_read(const QuestionColumns *columns, const TableRow *row, bool *right) {
    size_t option = 0;
    for (size_t c = 0; c < columns->count; c++) {
        if (columns->roles[c] != COLUMN_ANSWER) continue;
        const char *cell = table_row_cell(row, c);
        if (!read_flag(cell, &right[option++])) return cell;
    }
    return NULL;
}
