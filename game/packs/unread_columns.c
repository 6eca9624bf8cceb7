#include "packs/unread_columns.h"

#include <string.h>

#include "base/text.h"
#include "packs/column_names.h"
#include "packs/plain_text.h"

#define SHOWN_MAX 40 /* graphemes of a heading */

/* A heading that is none of the known ones. */
typedef struct Unread {
    const char *shown; /* as it stands there */
    char *stem;        /* as names are looked up, without a number behind; "" where it is known or empty */
    bool has_number;
} Unread;

static Unread look_at(PackReading *reading, const TableRow *header, const QuestionColumns *columns,
                      size_t c) {
    Arena *scratch = reading->scratch;
    const char *cell = table_row_cell(header, c), *key = question_columns_key(cell, scratch);
    Unread unread = {.stem = arena_copy_text(scratch, key, strlen(key))};
    char *end = unread.stem + strlen(unread.stem);
    while (end > unread.stem && end[-1] >= '0' && end[-1] <= '9') end--;
    unread.has_number = *end;
    *end = '\0';
    unread.shown = plain_text_line(scratch, cell, strlen(cell));
    bool is_known = columns->roles[c] != COLUMN_UNKNOWN || column_name_find(unread.stem, strlen(unread.stem));
    if (is_known) *unread.stem = '\0';
    return unread;
}

static void warn_of_slip(PackReading *reading, const TableRow *header, const Unread *unread,
                         const char *like) {
    problem_warning(reading->problems, header->place,
                    "The column \"%.*s\" is not known, so what stands there is left out. Is it \"%s\"?",
                    (int)text_grapheme_prefix(unread->shown, SHOWN_MAX), unread->shown, like);
}

/* Another heading with the same words and another number. */
static bool stands_again(const Unread *all, size_t count, size_t of) {
    for (size_t i = 0; i < count; i++)
        if (i != of && all[i].has_number && strcmp(all[i].stem, all[of].stem) == 0) return true;
    return false;
}

void unread_columns_warn(PackReading *reading, const TableRow *header, const QuestionColumns *columns) {
    Unread *all = arena_alloc_array(reading->scratch, header->count + 1, sizeof *all);
    bool told_of_numbers = false;
    for (size_t c = 0; c < header->count; c++) all[c] = look_at(reading, header, columns, c);
    for (size_t c = 0; c < header->count; c++) {
        if (!*all[c].stem) continue;
        const char *like = column_name_like(all[c].stem);
        if (like) warn_of_slip(reading, header, &all[c], like);
        if (like || told_of_numbers || !all[c].has_number || !stands_again(all, header->count, c)) continue;
        told_of_numbers = true;
        problem_warning(
            reading->problems, header->place,
            "The columns that begin with \"%.*s\" are not known, so what stands there is left out. If "
            "these are answers, call them \"option 1\", \"option 2\" or \"wrong 1\", \"wrong 2\".",
            (int)text_grapheme_prefix(all[c].shown, SHOWN_MAX), all[c].shown);
    }
    arena_release(reading->scratch);
}
