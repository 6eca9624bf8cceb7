#include <string.h>

#include "base/text.h"
#include "match/replay.h"
#include "store/store_notice.h"
#include "store/store_rows.h"
#include "store/store_tables.h"

static bool is_whole(const StoredScore *score) {
    return rows_line_is_valid(score->pack_title) && rows_fingerprint_is_valid(score->pack.hex) &&
           score_mode_is_valid(score->mode) && score->length <= SCORE_CARDS_MAX &&
           score->seconds_per_card <= MATCH_SECONDS_MAX && score_name_is_valid(score->player) &&
           score->points >= 0 && score->right_count <= score->card_count &&
           score->card_count <= SCORE_CARDS_MAX && score->longest_streak <= score->right_count &&
           score->played_at >= 0 && score->played_at <= STORE_LAST_SECOND;
}

static bool read_count(sqlite3_stmt *statement, int column, uint32_t *out) {
    sqlite3_int64 value;
    if (!rows_read_number(statement, column, UINT32_MAX, &value)) return false;
    *out = (uint32_t)value;
    return true;
}

#define ROW_COLUMNS                                                                                          \
    "id, pack_key, mode, length, points, played_at, player, pack_title, pack_fingerprint, "                  \
    "seconds_per_card, "                                                                                     \
    "speed_counts, right_count, card_count, longest_streak"

/* The columns of ROW_COLUMNS, in their order. */
static bool read_row(sqlite3_stmt *statement, Arena *scratch, StoredRow *out) {
    StoredScore *score = arena_alloc(scratch, sizeof *score);
    StoredRow row = {.entry = score};
    sqlite3_int64 id, points, played_at, speed_counts;
    const char *fingerprint;
    bool ok =
        rows_read_number(statement, 0, INT64_MAX, &id) && id > 0 &&
        (row.pack_key = rows_copy_text(statement, 1, 4 * SCORE_TITLE_BYTES_MAX, scratch)) &&
        (score->mode = rows_copy_text(statement, 2, SCORE_MODE_BYTES_MAX, scratch)) &&
        read_count(statement, 3, &score->length) && rows_read_number(statement, 4, INT32_MAX, &points) &&
        rows_read_number(statement, 5, STORE_LAST_SECOND, &played_at) &&
        (score->player = rows_copy_text(statement, 6, SCORE_NAME_BYTES_MAX, scratch)) &&
        (score->pack_title = rows_copy_text(statement, 7, SCORE_TITLE_BYTES_MAX, scratch)) &&
        (fingerprint = rows_copy_text(statement, 8, sizeof score->pack.hex - 1, scratch)) &&
        read_count(statement, 9, &score->seconds_per_card) &&
        rows_read_number(statement, 10, 1, &speed_counts) && read_count(statement, 11, &score->right_count) &&
        read_count(statement, 12, &score->card_count) && read_count(statement, 13, &score->longest_streak);
    if (!ok) return false;
    score->id = row.id = id;
    score->points = (int32_t)points;
    score->played_at = played_at;
    score->speed_counts = speed_counts != 0;
    memcpy(score->pack.hex, fingerprint, strlen(fingerprint) + 1);
    if (!is_whole(score)) return false;
    row.pack_title = score->pack_title;
    row.mode = score->mode;
    row.length = score->length;
    row.points = score->points;
    row.played_at = score->played_at;
    *out = row;
    return true;
}

static void copy_score(const StoredRow *row, Arena *arena, void *entry) {
    StoredScore *copy = entry;
    *copy = *(const StoredScore *)row->entry;
    copy->pack_title = arena_copy_text(arena, copy->pack_title, strlen(copy->pack_title));
    copy->mode = arena_copy_text(arena, copy->mode, strlen(copy->mode));
    copy->player = arena_copy_text(arena, copy->player, strlen(copy->player));
    copy->replay = arena_copy_text(arena, row->replay, strlen(row->replay));
}

static const TableKind SCORES = {.one = "score",
                                 .many = "scores",
                                 .rows = "SELECT " ROW_COLUMNS " FROM score WHERE id > ?1 ORDER BY id",
                                 .ids = "SELECT id FROM score WHERE id > ?1 ORDER BY id LIMIT 1",
                                 .replay = "SELECT replay FROM score WHERE id = ?1",
                                 .entry_bytes = sizeof(StoredScore),
                                 .copy = copy_score,
                                 .read = read_row};

static int bind_score(sqlite3_stmt *statement, const StoredScore *score, const char *pack_key) {
    const char *const texts[] = {pack_key,          score->mode,     score->player,
                                 score->pack_title, score->pack.hex, score->replay};
    static const int text_places[] = {1, 2, 6, 7, 8, 14};
    const sqlite3_int64 numbers[] = {score->length,           score->points,        score->played_at,
                                     score->seconds_per_card, score->speed_counts,  score->right_count,
                                     score->card_count,       score->longest_streak};
    static const int number_places[] = {3, 4, 5, 9, 10, 11, 12, 13};
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(statement, text_places[i], texts[i], -1, SQLITE_STATIC);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && code == SQLITE_OK; i++)
        code = sqlite3_bind_int64(statement, number_places[i], numbers[i]);
    return code;
}

/* Within a transaction. */
static int insert_score(sqlite3 *database, const StoredScore *score, const char *pack_key) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(
        database,
        "INSERT INTO score (pack_key, mode, length, points, played_at, player, pack_title, pack_fingerprint, "
        "seconds_per_card, speed_counts, right_count, card_count, longest_streak, replay) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = bind_score(statement, score, pack_key);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

bool store_add_score(Store *store, const StoredScore *score, int64_t *id, StoreNotice *notice) {
    notice_clear(notice);
    if (!score_name_is_valid(score->player)) {
        notice_add(notice, "This name can't be saved: a name has 1 to %d characters on one line.",
                   SCORE_NAME_GRAPHEMES_MAX);
        return false;
    }
    if (!is_whole(score) || !rows_replay_is_whole(score->replay)) {
        notice_add(notice, "This score can't be saved: its numbers or its replay make no sense.");
        return false;
    }
    const char *pack_key = text_fold(store_scratch(store), score->pack_title);
    int code = database_begin(store->database);
    sqlite3_int64 row_id = 0;
    if (code == SQLITE_OK) {
        code = insert_score(store->database, score, pack_key);
        row_id = sqlite3_last_insert_rowid(store->database);
        code = database_end(store->database, code);
    }
    if (code != SQLITE_OK) {
        notice_add(notice, "Your score could not be saved: %s. %s", notice_reason(code), notice_remedy(code));
        return false;
    }
    if (id) *id = row_id;
    return true;
}

bool store_best_scores(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                       size_t limit, StoredScore **out, size_t *count, StoreNotice *notice) {
    void *entries;
    bool ok = tables_best(store, &SCORES, arena, pack_title, mode, length, limit, &entries, count, notice);
    *out = entries;
    return ok;
}

bool store_all_scores(Store *store, Arena *arena, StoredScore **out, size_t *count, StoreNotice *notice) {
    return store_best_scores(store, arena, NULL, NULL, 0, SIZE_MAX, out, count, notice);
}

bool store_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice) {
    return tables_list(store, &SCORES, arena, out, count, notice);
}

uint32_t store_rank(Store *store, const char *pack_title, const char *mode, uint32_t length, int32_t points) {
    return tables_rank(store, &SCORES, pack_title, mode, length, points);
}

bool store_makes_table(Store *store, const char *pack_title, const char *mode, uint32_t length,
                       int32_t points) {
    return points > 0 && store_rank(store, pack_title, mode, length, points) <= SCORE_TABLE_PLACES;
}
