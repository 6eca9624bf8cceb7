/* Inside the store: what rows hold, checked. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_ROWS_H
#define QUIZLEAF_STORE_STORE_ROWS_H

#include "store/store_database.h"

#define STORE_LAST_SECOND INT64_C(253402300799) /* 9999-12-31T23:59:59Z: a date has four digits of year */

/* A pack's title or a card's id: 1 to SCORE_TITLE_BYTES_MAX bytes of UTF-8 on one line. */
bool rows_line_is_valid(const char *text);

/* 64 digits, 0 to 9 and a to f. */
bool rows_fingerprint_is_valid(const char *hex);

/* A whole number from 0 to max in the row's column. False where it is anything else. */
bool rows_read_number(sqlite3_stmt *statement, int column, sqlite3_int64 max, sqlite3_int64 *out);

/* A text in the row's column, copied to the arena; NULL where it is no text, too long, not UTF-8 or holds a
 * NUL. */
const char *rows_copy_text(sqlite3_stmt *statement, int column, size_t bytes_max, Arena *scratch);

/* Whether the text can be kept as a replay at all; whether it is one, replay_read says. */
bool rows_replay_is_whole(const char *replay);

#endif
