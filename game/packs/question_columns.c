#include "packs/question_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/column_names.h"

#define KEY_BYTES_MAX 60

const char *question_columns_key(const char *cell, Arena *scratch) {
    const char *folded = text_fold(scratch, cell);
    char *key = arena_alloc(scratch, KEY_BYTES_MAX + 1);
    size_t length = 0;
    for (const char *at = folded; *at && length < KEY_BYTES_MAX; at++) {
        if (strchr("([{", *at) || strncmp(at, " - ", 3) == 0) break;
        if (text_is_word_byte(*at)) key[length++] = *at;
    }
    return key;
}

/* A header's cell. */
typedef struct Heading {
    const char *key;
    ColumnRole role;
    uint32_t number;    /* behind its name, or a letter's; 0: none */
    bool names_options; /* it may be the right answer's name, and that of any option */
    bool is_plural;
} Heading;

/* How many bytes of the key are its name, without a number or letter behind it. */
static size_t stem_of(const char *key, size_t length) {
    size_t stem = length;
    while (stem && key[stem - 1] >= '0' && key[stem - 1] <= '9') stem--;
    if (stem == length && key[length - 1] >= 'a' && key[length - 1] <= 'j') stem--; /* "option a" */
    return stem == 0 && (key[0] < 'a' || length > 1) ? length : stem;
}

static Heading read_heading(const char *key) {
    size_t length = strlen(key), stem = length;
    Heading heading = {.key = key, .is_plural = column_name_is_plural(key)};
    const ColumnName *name = length ? column_name_find(key, length) : NULL;
    if (name) {
        heading.role = name->role;
        heading.names_options = name->numbered == COLUMN_OPTION;
    } else if (length && (stem = stem_of(key, length)) < length && (name = column_name_find(key, stem))) {
        bool is_digit = key[stem] <= '9';
        heading.role = name->numbered;
        heading.number = is_digit ? (uint32_t)strtoul(key + stem, NULL, 10) : (uint32_t)(key[stem] - 'a') + 1;
    }
    return heading;
}

static bool stands_again(const Heading *headings, size_t count, size_t of) {
    for (size_t c = 0; c < count; c++)
        if (c != of && strcmp(headings[c].key, headings[of].key) == 0) return true;
    return false;
}

/* One heading above several columns, as merged cells leave it ("Answers", "", "", "", "Correct"), the same
 * above each of them ("Answer", "Answer"), and one column of them all ("Answers", "Correct"). */
static void share_headings(Heading *headings, size_t count) {
    size_t answers = 0;
    for (size_t c = 0; c < count; c++) answers += headings[c].role == COLUMN_ANSWER;
    for (size_t c = 0; c < count; c++) {
        if (!headings[c].names_options) continue;
        size_t behind = c + 1;
        while (behind < count && !*headings[behind].key) behind++;
        bool are_options = headings[c].role == COLUMN_OPTION || stands_again(headings, count, c) ||
                           (answers > 1 && (headings[c].is_plural || behind > c + 1));
        for (size_t i = c; are_options && i < behind; i++) headings[i].role = COLUMN_OPTION;
    }
}

/* "Question #" numbers the questions, and so may "Question" beside "Question text". */
static bool is_numbering(const char *cell) {
    cell += strspn(cell, " #");
    return cell[strcspn(cell, "([{#")] == '#';
}

static void find_prompt(const TableRow *header, Heading *headings) {
    bool has_text = false;
    for (size_t c = 0; c < header->count; c++) {
        if (is_numbering(header->cells[c])) headings[c].role = COLUMN_UNKNOWN;
        has_text = has_text || column_name_is_prompt_text(headings[c].key);
    }
    for (size_t c = 0; c < header->count && has_text; c++)
        if (headings[c].role == COLUMN_PROMPT && !column_name_is_prompt_text(headings[c].key))
            headings[c].role = COLUMN_UNKNOWN;
}

/* "Country", "Capital", "Category": beside a category two columns of any name are a list. */
static void find_list(Heading *headings, size_t count) {
    size_t unknown[2], found = 0, categories = 0;
    for (size_t c = 0; c < count && count == 3; c++) {
        categories += headings[c].role == COLUMN_CATEGORY;
        if (headings[c].role == COLUMN_UNKNOWN && *headings[c].key && found < 2) unknown[found++] = c;
    }
    if (found != 2 || categories != 1) return;
    headings[unknown[0]].role = COLUMN_TERM;
    headings[unknown[1]].role = COLUMN_MEANING;
}

size_t question_columns_read(const TableRow *header, Arena *scratch, QuestionColumns *out) {
    *out = (QuestionColumns){.count = header->count};
    Heading headings[TABLE_COLUMNS_MAX];
    size_t known = 0;
    for (size_t c = 0; c < header->count; c++)
        headings[c] = read_heading(question_columns_key(header->cells[c], scratch));
    find_prompt(header, headings);
    share_headings(headings, header->count);
    find_list(headings, header->count);
    for (size_t c = 0; c < header->count; c++) {
        ColumnRole role = headings[c].role;
        bool is_single = role != COLUMN_ANSWER && role != COLUMN_OPTION && role != COLUMN_WRONG;
        if (is_single && out->of_role[role]) role = COLUMN_UNKNOWN; /* the first counts */
        out->roles[c] = role;
        out->is_plural[role] = out->is_plural[role] || headings[c].is_plural;
        out->holds_list[role] = out->of_role[role] == 0 && headings[c].number == 0;
        if (out->of_role[role]++ == 0) out->first[role] = c;
        known += role != COLUMN_UNKNOWN;
    }
    if (out->of_role[COLUMN_OPTION]) out->first_option = headings[out->first[COLUMN_OPTION]].number;
    return known;
}

bool question_columns_are_questions(const QuestionColumns *columns) {
    return columns->of_role[COLUMN_PROMPT] &&
           (columns->of_role[COLUMN_ANSWER] || columns->of_role[COLUMN_OPTION] >= 2 ||
            columns->of_role[COLUMN_WRONG]);
}

bool question_columns_are_list(const QuestionColumns *columns) {
    return columns->of_role[COLUMN_TERM] && columns->of_role[COLUMN_MEANING];
}
