#include <string.h>

#include "base/text.h"
#include "match/replay.h"
#include "store/store_notice.h"
#include "store/store_rows.h"

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
    if (!rows_score_is_whole(score) || !rows_replay_is_whole(score->replay)) {
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

static bool tell_read_error(int code, StoreNotice *notice) {
    if (code == SQLITE_OK) return true;
    notice_add(notice, "The scores could not be read: %s. %s", notice_reason(code), notice_remedy(code));
    return false;
}

static void tell_left_out(const ScoreRows *rows, StoreNotice *notice) {
    if (rows->skipped == 1)
        notice_add(notice, "1 score in the file is not whole and was left out.");
    else if (rows->skipped)
        notice_add(notice, "%zu scores in the file are not whole and were left out.", rows->skipped);
    if (rows->cut) notice_add(notice, "Some scores in the file could not be reached.");
}

static StoredScore copy_score(Arena *arena, const StoredScore *score) {
    StoredScore copy = *score;
    copy.pack_title = arena_copy_text(arena, score->pack_title, strlen(score->pack_title));
    copy.mode = arena_copy_text(arena, score->mode, strlen(score->mode));
    copy.player = arena_copy_text(arena, score->player, strlen(score->player));
    copy.replay = arena_copy_text(arena, score->replay, strlen(score->replay));
    return copy;
}

/* Up to `limit` rows with their replays, to the caller's arena. */
static void hand_out(Store *store, Arena *arena, ScoreRows *rows, size_t limit, StoredScore **out,
                     size_t *count) {
    size_t kept = 0;
    for (size_t i = 0; i < rows->count && kept < limit; i++) {
        if (rows_load_replay(store, &store->scratch, &rows->items[i]))
            rows->items[kept++] = rows->items[i];
        else
            rows->skipped++;
    }
    StoredScore *scores = arena_alloc_array(arena, kept, sizeof *scores);
    for (size_t i = 0; i < kept; i++) scores[i] = copy_score(arena, &rows->items[i].score);
    *out = scores;
    *count = kept;
}

bool store_best_scores(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                       size_t limit, StoredScore **out, size_t *count, StoreNotice *notice) {
    notice_clear(notice);
    *out = NULL;
    *count = 0;
    Arena *scratch = store_scratch(store);
    ScoreRows rows;
    int code = rows_collect(store, scratch, text_fold(scratch, pack_title), mode, length, &rows);
    if (!tell_read_error(code, notice)) return false;
    hand_out(store, arena, &rows, limit, out, count);
    tell_left_out(&rows, notice);
    return true;
}

bool store_all_scores(Store *store, Arena *arena, StoredScore **out, size_t *count, StoreNotice *notice) {
    notice_clear(notice);
    *out = NULL;
    *count = 0;
    ScoreRows rows;
    if (!tell_read_error(rows_collect(store, store_scratch(store), NULL, NULL, 0, &rows), notice))
        return false;
    hand_out(store, arena, &rows, SIZE_MAX, out, count);
    tell_left_out(&rows, notice);
    return true;
}

static bool same_table(const ScoreRow *a, const ScoreRow *b) {
    return a->score.length == b->score.length && strcmp(a->score.mode, b->score.mode) == 0 &&
           strcmp(a->pack_key, b->pack_key) == 0;
}

/* The rows from `first` on that share its table: how many. *latest is the one played last. */
static size_t measure_table(const ScoreRows *rows, size_t first, const StoredScore **latest) {
    size_t end = first;
    *latest = &rows->items[first].score;
    for (; end < rows->count && same_table(&rows->items[first], &rows->items[end]); end++)
        if (rows->items[end].score.played_at > (*latest)->played_at) *latest = &rows->items[end].score;
    return end - first;
}

bool store_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice) {
    notice_clear(notice);
    *out = NULL;
    *count = 0;
    ScoreRows rows;
    if (!tell_read_error(rows_collect(store, store_scratch(store), NULL, NULL, 0, &rows), notice))
        return false;
    ScoreTable *tables = NULL;
    size_t table_count = 0, capacity = 0;
    for (size_t first = 0; first < rows.count;) {
        const StoredScore *latest;
        size_t score_count = measure_table(&rows, first, &latest);
        tables = arena_grow(arena, tables, table_count, &capacity, sizeof *tables);
        tables[table_count++] =
            (ScoreTable){.pack_title = arena_copy_text(arena, latest->pack_title, strlen(latest->pack_title)),
                         .mode = arena_copy_text(arena, latest->mode, strlen(latest->mode)),
                         .length = latest->length,
                         .score_count = score_count,
                         .last_played_at = latest->played_at};
        first += score_count;
    }
    *out = tables;
    *count = table_count;
    tell_left_out(&rows, notice);
    return true;
}

uint32_t store_rank(Store *store, const char *pack_title, const char *mode, uint32_t length, int32_t points) {
    Arena *scratch = store_scratch(store);
    ScoreRows rows;
    if (rows_collect(store, scratch, text_fold(scratch, pack_title), mode, length, &rows) != SQLITE_OK)
        return 1;
    uint32_t place = 1;
    while (place <= rows.count && rows.items[place - 1].score.points >= points) place++;
    return place;
}

bool store_makes_table(Store *store, const char *pack_title, const char *mode, uint32_t length,
                       int32_t points) {
    return points > 0 && store_rank(store, pack_title, mode, length, points) <= SCORE_TABLE_PLACES;
}
