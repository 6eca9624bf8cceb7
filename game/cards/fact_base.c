#include "cards/fact_base.h"

#include <string.h>

const char *difficulty_name(Difficulty difficulty) {
    static const char *const names[] = {NULL, "easy", "medium", "hard"};
    return names[difficulty];
}

size_t fact_base_count_facts(const FactBase *facts) {
    size_t count = 0;
    for (size_t i = 0; i < facts->relation_count; i++) count += facts->relations[i].fact_count;
    return count;
}

size_t relation_find_column(const Relation *relation, const char *name) {
    for (size_t i = 0; i < relation->column_count; i++)
        if (strcmp(relation->columns[i], name) == 0) return i;
    return SIZE_MAX;
}

bool fact_value_number(const char *text, int32_t *out) {
    bool negative = *text == '-';
    const char *digits = text + negative;
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > 9 || digits[length]) return false;
    int32_t number = 0;
    for (size_t i = 0; i < length; i++) number = number * 10 + (digits[i] - '0');
    *out = negative ? -number : number;
    return true;
}

/* Two digits behind a hyphen from 1 to `most`, or -1. */
static int32_t read_date_part(const char *text, int32_t most) {
    if (text[0] != '-' || text[1] < '0' || text[1] > '9' || text[2] < '0' || text[2] > '9') return -1;
    int32_t part = (text[1] - '0') * 10 + (text[2] - '0');
    return part >= 1 && part <= most ? part : -1;
}

bool fact_value_date(const char *text, int32_t *first, int32_t *last) {
    size_t length = strlen(text);
    int32_t year = 0, month = -1, day = -1;
    if (strspn(text, "0123456789") != 4 || (length != 4 && length != 7 && length != 10)) return false;
    for (size_t i = 0; i < 4; i++) year = year * 10 + (text[i] - '0');
    if (length >= 7 && (month = read_date_part(text + 4, 12)) < 0) return false;
    if (length == 10 && (day = read_date_part(text + 7, 31)) < 0) return false;
    *first = year * 10000 + (month < 0 ? 0 : month * 100) + (day < 0 ? 0 : day);
    *last = year * 10000 + (month < 0 ? 9900 : month * 100) + (day < 0 ? 99 : day);
    return true;
}
