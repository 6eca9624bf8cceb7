/* A stranger may have written the file: whatever a row holds is checked. */
#include "store/store_rows.h"

#include <string.h>

#include "base/text.h"
#include "match/replay.h"

bool score_name_is_valid(const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length > SCORE_NAME_BYTES_MAX || text_find_invalid(name, length) != length)
        return false;
    if (text_has_control(name) || text_count_graphemes(name) > SCORE_NAME_GRAPHEMES_MAX) return false;
    Arena scratch = {0};
    bool visible = text_fold(&scratch, name)[0] != '\0';
    arena_release(&scratch);
    return visible;
}

bool score_mode_is_valid(const char *mode) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    if (!mode || strlen(mode) > SCORE_MODE_BYTES_MAX) return false;
    for (;; mode++) {
        size_t word = strspn(mode, letters);
        if (word == 0) return false;
        mode += word;
        if (*mode != '-') return *mode == '\0';
    }
}

bool rows_fingerprint_is_valid(const char *hex) {
    return strlen(hex) == 64 && strspn(hex, "0123456789abcdef") == 64;
}

bool rows_line_is_valid(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length <= SCORE_TITLE_BYTES_MAX && text_find_invalid(text, length) == length &&
           !text_has_control(text);
}

const char *rows_copy_text(sqlite3_stmt *statement, int column, size_t bytes_max, Arena *scratch) {
    if (sqlite3_column_type(statement, column) != SQLITE_TEXT) return NULL;
    const char *text = (const char *)sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);
    if (!text || length > bytes_max || memchr(text, '\0', length) ||
        text_find_invalid(text, length) != length)
        return NULL;
    return arena_copy_text(scratch, text, length);
}

bool rows_read_number(sqlite3_stmt *statement, int column, sqlite3_int64 max, sqlite3_int64 *out) {
    if (sqlite3_column_type(statement, column) != SQLITE_INTEGER) return false;
    *out = sqlite3_column_int64(statement, column);
    return *out >= 0 && *out <= max;
}

bool rows_replay_is_whole(const char *replay) {
    size_t length = strlen(replay);
    return length > 0 && length <= REPLAY_BYTES_MAX && text_find_invalid(replay, length) == length;
}
