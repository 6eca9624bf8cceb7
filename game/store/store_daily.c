/* A row a pack and day that was tried: some hundreds a year. Unlike the history this is waited for, as a
 * score is: once a day. */
#include <string.h>

#include "base/text.h"
#include "store/store_rows.h"

/* "2026-11-21" */
static bool is_day(const char *text) {
    static const char form[] = "dddd-dd-dd";
    static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != sizeof form - 1) return false;
    int numbers[3] = {0}, which = 0;
    for (size_t i = 0; form[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (digit != (form[i] == 'd') || (!digit && text[i] != '-')) return false;
        if (digit)
            numbers[which] = 10 * numbers[which] + (text[i] - '0');
        else
            which++;
    }
    int year = numbers[0], month = numbers[1], day = numbers[2];
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= month_days[month - 1] + (leap && month == 2);
}

/* Runs one statement over the pack (?1) and day (?2). SQLITE_ROW, SQLITE_DONE or an error. */
static int run(Store *store, const char *sql, const char *pack_title, const char *day) {
    const char *pack_key = text_fold(store_scratch(store), pack_title);
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, pack_key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, day, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

bool store_daily_done(Store *store, const char *pack_title, const char *day) {
    return rows_line_is_valid(pack_title) && is_day(day) &&
           run(store, "SELECT 1 FROM daily WHERE pack_key = ?1 AND day = ?2", pack_title, day) == SQLITE_ROW;
}

bool store_mark_daily(Store *store, const char *pack_title, const char *day) {
    if (!rows_line_is_valid(pack_title) || !is_day(day)) return false;
    int code = database_begin(store->database);
    if (code == SQLITE_OK)
        code = database_end(
            store->database,
            run(store, "INSERT OR IGNORE INTO daily (pack_key, day) VALUES (?1, ?2)", pack_title, day));
    return code == SQLITE_OK;
}
