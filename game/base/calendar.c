#include "base/calendar.h"

#include <assert.h>
#include <stdio.h>

#define SECONDS_PER_DAY 86400
#define LATEST_SECONDS INT64_C(253402300799) /* the end of the year 9999 */

CalendarDate calendar_date_of_day(int64_t day) {
    int64_t days = day + 719468; /* since 1 March of the year 0 */
    assert(days >= 0);
    int64_t era = days / 146097, day_of_era = days % 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * day_of_year + 2) / 153; /* 0: March */
    CalendarDate date = {.day = (int)(day_of_year - (153 * march_month + 2) / 5 + 1),
                         .month = (int)(march_month < 10 ? march_month + 3 : march_month - 9)};
    date.year = year_of_era + era * 400 + (date.month <= 2);
    return date;
}

CalendarDate calendar_date(int64_t unix_seconds) {
    if (unix_seconds < 0) unix_seconds = 0;
    if (unix_seconds > LATEST_SECONDS) unix_seconds = LATEST_SECONDS;
    return calendar_date_of_day(unix_seconds / SECONDS_PER_DAY);
}

void calendar_day_text(int64_t unix_seconds, char out[CALENDAR_DAY_BYTES]) {
    CalendarDate date = calendar_date(unix_seconds);
    snprintf(out, CALENDAR_DAY_BYTES, "%04d-%02d-%02d", (int)date.year % 10000, date.month % 100,
             date.day % 100);
}

const char *calendar_month_name(int month) {
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    assert(month >= 1 && month <= 12);
    return names[month - 1];
}
