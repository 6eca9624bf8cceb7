#include "packs/xlsx_numbers.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

#define DAYS_MAX 2958465     /* 9999-12-31, as days from 1900 */
#define DAYS_FROM_1900 25569 /* of 1970-01-01 */
#define DAYS_BETWEEN 1462    /* 1900 and 1904 */
#define FALSE_LEAP_DAY 60    /* the 29th of February 1900, which spreadsheets have and the world had not */
#define SECONDS_A_DAY 86400
#define DIGITS 15 /* of a number, which spreadsheets show at most */

/* What stands in a format's code. */
typedef struct CodeParts {
    bool year, month, day, hour, percent;
} CodeParts;

/* Behind what is shown as it stands: "text", \x, _x, *x and [Red]; NULL where nothing such begins here. Hours
 * in brackets count on over 24. */
static const char *skip_literal(const char *at) {
    const char *end = NULL;
    if (*at == '"')
        end = strchr(at + 1, '"');
    else if (*at == '[' && !strchr("hms", at[1]))
        end = strchr(at, ']');
    else if (strchr("\\_*", *at) && at[1])
        end = at + 1;
    return end ? end + 1 : NULL;
}

/* Of its first section, the one for numbers above zero. */
static CodeParts read_code(const char *code) {
    CodeParts parts = {0};
    for (const char *at = code, *behind; *at && *at != ';'; at = behind) {
        if ((behind = skip_literal(at))) continue;
        behind = at + 1;
        char letter = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
        if (strncmp(at, "AM/PM", 5) == 0 || strncmp(at, "General", 7) == 0)
            behind = at + (*at == 'A' ? 5 : 7);
        else if (letter == 'y')
            parts.year = true;
        else if (letter == 'm')
            parts.month = true;
        else if (letter == 'd')
            parts.day = true;
        else if (letter == 'h' || letter == 's')
            parts.hour = true;
        else if (letter == '%')
            parts.percent = true;
    }
    return parts;
}

static XlsxNumber kind_of_code(const char *code) {
    CodeParts parts = read_code(code);
    if (parts.hour) return parts.year || parts.day ? XLSX_DATE_TIME : XLSX_TIME;
    if (parts.day) return XLSX_DATE;
    if (parts.year) return parts.month ? XLSX_MONTH : XLSX_YEAR;
    if (parts.month) return XLSX_DATE;
    return parts.percent ? XLSX_PERCENT : XLSX_PLAIN;
}

XlsxNumber xlsx_number_of_format(unsigned long id, const char *code) {
    if (code) return kind_of_code(code);
    if (id == 9 || id == 10) return XLSX_PERCENT;
    if (id == 17) return XLSX_MONTH;
    if (id == 22) return XLSX_DATE_TIME;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return XLSX_TIME;
    bool is_date = (id >= 14 && id <= 16) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36;
    return is_date ? XLSX_DATE : XLSX_PLAIN;
}

/* Of a day counted from 1970-01-01. */
static const char *date_text(Arena *arena, int64_t day, XlsxNumber kind) {
    CalendarDate date = calendar_date_of_day(day);
    int year = (int)date.year;
    if (kind == XLSX_YEAR) return arena_format(arena, "%d", year);
    if (kind == XLSX_MONTH) return arena_format(arena, "%d-%02d", year, date.month);
    return arena_format(arena, "%d-%02d-%02d", year, date.month, date.day);
}

static const char *time_text(Arena *arena, int64_t seconds) {
    int hours = (int)(seconds / 3600), minutes = (int)(seconds / 60 % 60), rest = (int)(seconds % 60);
    return rest ? arena_format(arena, "%d:%02d:%02d", hours, minutes, rest)
                : arena_format(arena, "%d:%02d", hours, minutes);
}

/* `days` from 1900, in the count of which a day stands that there was not. */
static const char *day_text(Arena *arena, double days, XlsxNumber kind) {
    int64_t seconds = (int64_t)(days * SECONDS_A_DAY + 0.5), day = seconds / SECONDS_A_DAY;
    if (kind == XLSX_TIME) return time_text(arena, seconds);
    day += (day < FALSE_LEAP_DAY) - DAYS_FROM_1900;
    const char *date = date_text(arena, day, kind);
    return kind == XLSX_DATE_TIME
               ? arena_format(arena, "%s %s", date, time_text(arena, seconds % SECONDS_A_DAY))
               : date;
}

const char *xlsx_number_text(Arena *arena, const char *number, XlsxNumber kind, bool from_1904) {
    char *end;
    double value = strtod(number, &end);
    bool is_finite = value > -1e300 && value < 1e300;
    if (end == number || *end || !is_finite) return arena_copy_text(arena, number, strlen(number));
    if (kind == XLSX_PERCENT) return arena_format(arena, "%.*g%%", DIGITS, value * 100);
    double days = from_1904 && kind != XLSX_TIME ? value + DAYS_BETWEEN : value;
    if (kind != XLSX_PLAIN && days >= 0 && days < DAYS_MAX + 1) return day_text(arena, days, kind);
    bool is_whole = value > -1e15 && value < 1e15 && value == (double)(int64_t)value;
    return is_whole ? arena_format(arena, "%lld", (long long)value)
                    : arena_format(arena, "%.*g", DIGITS, value);
}
