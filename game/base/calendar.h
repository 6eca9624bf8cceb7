/* Unix seconds as a date, UTC. No clock: whoever asks says when. */
#ifndef QUIZLEAF_BASE_CALENDAR_H
#define QUIZLEAF_BASE_CALENDAR_H

#include <stdint.h>

#define CALENDAR_DAY_BYTES 16

typedef struct CalendarDate {
    int64_t year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} CalendarDate;

/* The proleptic Gregorian date of a day counted from 1970-01-01, not before the year 1; after Howard
 * Hinnant's civil_from_days (howardhinnant.github.io/date_algorithms.html). */
CalendarDate calendar_date_of_day(int64_t day);

/* The same of seconds, for 1970 and later (earlier ones count as 1970). */
CalendarDate calendar_date(int64_t unix_seconds);

/* "2026-11-21" into out. */
void calendar_day_text(int64_t unix_seconds, char out[CALENDAR_DAY_BYTES]);

/* "November" for 11. */
const char *calendar_month_name(int month);

#endif
