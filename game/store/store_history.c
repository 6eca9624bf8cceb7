/* A row a card and pack, some hundreds a pack. The primary key is the order of the table itself, so that a
 * pack's rows lie side by side and a mark changes one page. Rows are checked like those of scores: one that
 * is not whole counts as not there when read, and is replaced when its card is marked. */
#include "store/store_history.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/store_notice.h"
#include "store/store_rows.h"

#define HOUR_SECONDS 3600
#define DAY_SECONDS (24 * HOUR_SECONDS)
#define BUSY_WAIT_MARKING_MS 50 /* 3 frames */
#define HISTORY_COUNT_MAX INT32_MAX
#define SEEN_ENOUGH 3 /* times, before misses say how hard a card is */
#define STEPS_MAX 100 /* over rows that SQLite cannot give */

static const int64_t BOX_REST_DAYS[HISTORY_BOXES + 1] = {0, 0, 1, 3, 7, 14};

/* All zero: nothing is known. */
typedef struct HistoryRow {
    sqlite3_int64 times_seen;
    sqlite3_int64 times_missed; /* at most times_seen */
    sqlite3_int64 last_seen_at;
    sqlite3_int64 box;    /* 0: none */
    sqlite3_int64 due_at; /* 0 where box is 0 */
} HistoryRow;

#define ROW_COLUMNS "times_seen, times_missed, last_seen_at, box, due_at"

/* The columns of ROW_COLUMNS from `column` on. False, and *out as it was, where the row is not whole. */
static bool read_row(sqlite3_stmt *statement, int column, HistoryRow *out) {
    HistoryRow row;
    bool ok = rows_read_number(statement, column, HISTORY_COUNT_MAX, &row.times_seen) &&
              rows_read_number(statement, column + 1, row.times_seen, &row.times_missed) &&
              rows_read_number(statement, column + 2, STORE_LAST_SECOND, &row.last_seen_at) &&
              rows_read_number(statement, column + 3, HISTORY_BOXES, &row.box) &&
              rows_read_number(statement, column + 4, STORE_LAST_SECOND, &row.due_at);
    if (ok) *out = row;
    return ok;
}

static int64_t clean_time(int64_t now) {
    return now < 0 ? 0 : now > STORE_LAST_SECOND ? STORE_LAST_SECOND : now;
}

/* What a mark makes of a row. */
typedef HistoryRow Change(HistoryRow row, int64_t now);

static sqlite3_int64 one_more(sqlite3_int64 count) {
    return count < HISTORY_COUNT_MAX ? count + 1 : count;
}

static HistoryRow see(HistoryRow row, int64_t now) {
    row.times_seen = one_more(row.times_seen);
    row.last_seen_at = now;
    return row;
}

static HistoryRow move_to_box(HistoryRow row, int64_t box, int64_t now) {
    row.box = box;
    row.due_at = box ? clean_time(now + BOX_REST_DAYS[box] * DAY_SECONDS) : 0;
    return row;
}

static HistoryRow miss(HistoryRow row, int64_t now) {
    row.times_missed = one_more(row.times_missed);
    /* The mark of its dealing may not have been written. */
    if (row.times_seen < row.times_missed) row.times_seen = row.times_missed;
    return move_to_box(row, 1, now);
}

static HistoryRow pass(HistoryRow row, int64_t now) {
    if (row.box == 0) return row;
    return move_to_box(row, row.box < HISTORY_BOXES ? row.box + 1 : 0, now);
}

/* *out is all zero where there is no row, or none that is whole. SQLite's code. */
static int find_row(sqlite3 *database, const char *pack_key, const char *card_id, HistoryRow *out) {
    *out = (HistoryRow){0};
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database,
                                  "SELECT " ROW_COLUMNS " FROM history WHERE pack_key = ?1 AND card_id = ?2",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, pack_key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, card_id, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) read_row(statement, 0, out);
    sqlite3_finalize(statement);
    /* Too big: planted, ours are never so long. */
    return code == SQLITE_ROW || code == SQLITE_DONE || code == SQLITE_TOOBIG ? SQLITE_OK : code;
}

static int put_row(sqlite3 *database, const char *pack_key, const char *card_id, const HistoryRow *row) {
    const sqlite3_int64 numbers[] = {row->times_seen, row->times_missed, row->last_seen_at, row->box,
                                     row->due_at};
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database,
                                  "INSERT OR REPLACE INTO history (pack_key, card_id, " ROW_COLUMNS ") "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, pack_key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, card_id, -1, SQLITE_STATIC);
    for (int i = 0; i < 5 && code == SQLITE_OK; i++) code = sqlite3_bind_int64(statement, 3 + i, numbers[i]);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

/* Within a transaction; one that changes nothing never touches the disk. */
static int change_row(sqlite3 *database, const char *pack_key, const char *card_id, Change *change,
                      int64_t now) {
    HistoryRow before;
    int code = find_row(database, pack_key, card_id, &before);
    if (code != SQLITE_OK) return code;
    HistoryRow after = change(before, now);
    if (memcmp(&before, &after, sizeof before) == 0) return SQLITE_OK; /* five integers, no padding */
    return put_row(database, pack_key, card_id, &after);
}

static bool mark(Store *store, const char *pack_title, const char *card_id, Change *change, int64_t now) {
    if (!rows_line_is_valid(pack_title) || !rows_line_is_valid(card_id)) return false;
    const char *pack_key = text_fold(store_scratch(store), pack_title);
    sqlite3_busy_timeout(store->database, BUSY_WAIT_MARKING_MS);
    int code = database_begin(store->database);
    if (code == SQLITE_OK)
        code = database_end(store->database,
                            change_row(store->database, pack_key, card_id, change, clean_time(now)));
    sqlite3_busy_timeout(store->database, DATABASE_BUSY_WAIT_MS);
    if (code != SQLITE_OK && store->history_code == SQLITE_OK) store->history_code = code;
    return code == SQLITE_OK;
}

bool store_mark_dealt(Store *store, const char *pack_title, const char *card_id, int64_t now) {
    return mark(store, pack_title, card_id, see, now);
}

bool store_mark_answered(Store *store, const char *pack_title, const char *card_id, bool right, int64_t now) {
    return mark(store, pack_title, card_id, right ? pass : miss, now);
}

void store_history_notice(Store *store, StoreNotice *notice) {
    notice_clear(notice);
    if (store->history_code == SQLITE_OK || store->history_told) return;
    store->history_told = true;
    notice_add(notice, "Which cards you saw and missed can't be saved: %s. %s",
               notice_reason(store->history_code), notice_remedy(store->history_code));
}

/* A card of the list, to be found by its id. */
typedef struct KnownCard {
    const char *id;
    size_t index;
} KnownCard;

static int compare_cards(const void *first, const void *second) {
    const KnownCard *a = first, *b = second;
    return strcmp(a->id, b->id);
}

/* The first of the sorted cards whose id is not before this one. */
static size_t find_card(const KnownCard *cards, size_t count, const char *id) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(cards[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A reading of a pack's rows, in the order of their ids. */
typedef struct HistoryWalk {
    sqlite3 *database;
    const char *pack_key;
    const KnownCard *cards; /* by id */
    size_t count;
    size_t next; /* the first card whose id is after the last row's */
    size_t rows_read;
    HistoryRow *rows; /* one a card, in the list's order */
} HistoryWalk;

static void take_row(HistoryWalk *walk, sqlite3_stmt *statement) {
    HistoryRow row;
    if (sqlite3_column_type(statement, 0) != SQLITE_TEXT) return;
    const char *id = (const char *)sqlite3_column_text(statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(statement, 0);
    if (!id || memchr(id, '\0', length)) return;
    bool whole = read_row(statement, 1, &row);
    walk->next = find_card(walk->cards, walk->count, id);
    for (; walk->next < walk->count && strcmp(walk->cards[walk->next].id, id) == 0; walk->next++)
        if (whole) walk->rows[walk->cards[walk->next].index] = row;
}

/* Takes the rows from a card's id on, until there is nothing more to find (SQLITE_DONE) or an error. */
static int walk_from(HistoryWalk *walk, size_t first) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(walk->database,
                                  "SELECT card_id, " ROW_COLUMNS " FROM history "
                                  "WHERE pack_key = ?1 AND card_id >= ?2 ORDER BY card_id",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_bind_text(statement, 1, walk->pack_key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, walk->cards[first].id, -1, SQLITE_STATIC);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        take_row(walk, statement);
        bool over = walk->next == walk->count || ++walk->rows_read >= HISTORY_ROWS_MAX;
        code = over ? SQLITE_DONE : SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code;
}

/* A row that SQLite cannot give (too long, on a broken page) hides even its id. The reading goes on at the
 * next card that has no row yet, which steps over the row if it stood before that card's; if it did not, then
 * that card has none, and the reading goes on at the one after. */
static void walk_all(HistoryWalk *walk) {
    size_t first = 0;
    for (int steps = 0; steps < STEPS_MAX && first < walk->count; steps++) {
        int code = walk_from(walk, first);
        if ((code & 0xFF) != SQLITE_TOOBIG && !database_code_is_damage(code)) return;
        first = walk->next > first ? walk->next : first + 1;
    }
}

/* One row a card of a list that holds its cards, in its order, in the scratch arena; all zero where nothing
 * is known. */
static const HistoryRow *load_rows(Store *store, const char *pack_title, const CardList *cards) {
    Arena *scratch = store_scratch(store);
    HistoryRow *rows = arena_alloc_array(scratch, cards->count, sizeof *rows);
    KnownCard *known = arena_alloc_array(scratch, cards->count, sizeof *known);
    for (size_t i = 0; i < cards->count; i++) known[i] = (KnownCard){card_list_at(cards, i)->id, i};
    if (cards->count) qsort(known, cards->count, sizeof *known, compare_cards);
    HistoryWalk walk = {.database = store->database,
                        .pack_key = text_fold(scratch, pack_title),
                        .cards = known,
                        .count = cards->count,
                        .rows = rows};
    walk_all(&walk);
    return rows;
}

/* A time more than an hour ahead was told by a clock that was wrong: then nobody knows how long ago it was.
 */
static unsigned seen_lately(const HistoryRow *row, int64_t now) {
    int64_t age = now - row->last_seen_at;
    if (row->times_seen == 0 || age < -HOUR_SECONDS) return 0;
    return age <= HOUR_SECONDS ? 3 : age <= DAY_SECONDS ? 2 : age <= 7 * DAY_SECONDS ? 1 : 0;
}

static Difficulty difficulty_by_misses(const HistoryRow *row) {
    if (row->times_seen < SEEN_ENOUGH) return DIFFICULTY_UNSET;
    int64_t percent_times_seen = 100 * row->times_missed;
    return percent_times_seen < 20 * row->times_seen   ? DIFFICULTY_EASY
           : percent_times_seen < 50 * row->times_seen ? DIFFICULTY_MEDIUM
                                                       : DIFFICULTY_HARD;
}

void store_card_hints(Store *store, const char *pack_title, const CardList *cards, int64_t now,
                      DeckHint *out) {
    if (card_list_is_lazy(cards)) {
        memset(out, 0, cards->count * sizeof *out);
        return;
    }
    const HistoryRow *rows = load_rows(store, pack_title, cards);
    for (size_t i = 0; i < cards->count; i++)
        out[i] = DECK_HINT(seen_lately(&rows[i], clean_time(now)), difficulty_by_misses(&rows[i]));
}

typedef struct DueCard {
    int64_t due_at;
    uint32_t index;
} DueCard;

static int compare_due(const void *first, const void *second) {
    const DueCard *a = first, *b = second;
    if (a->due_at != b->due_at) return a->due_at < b->due_at ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Cards that wait in a box, and are due. */
typedef struct DueCards {
    DueCard *items; /* in the scratch arena */
    size_t count, capacity;
} DueCards;

static void add_if_due(DueCards *due, Arena *scratch, const HistoryRow *row, uint32_t index, int64_t now) {
    int64_t longest_rest = BOX_REST_DAYS[HISTORY_BOXES] * DAY_SECONDS;
    if (row->box == 0) return;
    bool clock_was_wrong = row->due_at > now + longest_rest;
    if (row->due_at > now && !clock_was_wrong) return;
    due->items = arena_grow(scratch, due->items, due->count, &due->capacity, sizeof *due->items);
    due->items[due->count++] = (DueCard){clock_was_wrong ? now : row->due_at, index};
}

/* For a list with a source: its ids are not walked, the rows are, and each is looked up in the list. Rows
 * from the first on that SQLite cannot give are left out. */
static void collect_due_of_source(Store *store, const char *pack_title, const CardList *cards, int64_t now,
                                  DueCards *due) {
    Arena *scratch = store_scratch(store);
    const char *pack_key = text_fold(scratch, pack_title);
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->database,
                                  "SELECT card_id, " ROW_COLUMNS " FROM history "
                                  "WHERE pack_key = ?1 AND box > 0 ORDER BY card_id",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return;
    code = sqlite3_bind_text(statement, 1, pack_key, -1, SQLITE_STATIC);
    for (int i = 0; i < HISTORY_ROWS_MAX && code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW; i++) {
        HistoryRow row;
        const char *id = (const char *)sqlite3_column_text(statement, 0);
        if (!id || !read_row(statement, 1, &row)) continue;
        uint32_t index = card_list_find(cards, id);
        if (index < cards->count) add_if_due(due, scratch, &row, index, now);
    }
    sqlite3_finalize(statement);
}

/* The due cards, in the scratch arena. */
static DueCards collect_due(Store *store, const char *pack_title, const CardList *cards, int64_t now) {
    DueCards due = {0};
    if (card_list_is_lazy(cards)) {
        collect_due_of_source(store, pack_title, cards, now, &due);
        return due;
    }
    const HistoryRow *rows = load_rows(store, pack_title, cards);
    for (uint32_t i = 0; i < cards->count; i++) add_if_due(&due, &store->scratch, &rows[i], i, now);
    return due;
}

size_t store_due_cards(Store *store, const char *pack_title, const CardList *cards, int64_t now,
                       uint32_t *out, size_t max) {
    DueCards due = collect_due(store, pack_title, cards, clean_time(now));
    if (due.count) qsort(due.items, due.count, sizeof *due.items, compare_due);
    size_t count = due.count < max ? due.count : max;
    for (size_t i = 0; i < count; i++) out[i] = due.items[i].index;
    return count;
}

size_t store_count_due(Store *store, const char *pack_title, const CardList *cards, int64_t now) {
    return collect_due(store, pack_title, cards, clean_time(now)).count;
}
