#include "store/store_parties.h"

#include <string.h>

#include "base/text.h"
#include "store/store_notice.h"
#include "store/store_party_rows.h"

static StoredSeat stored_seat(const Match *match, uint32_t number) {
    const MatchSeat *seat = &match->seats[number];
    bool has_teams = mode_row(match->rules.mode)->has_teams;
    return (StoredSeat){.name = seat->name,
                        .choice = seat->choice,
                        .place = match_place(match, number),
                        .points = seat->points,
                        .team_points = has_teams ? match_team_points(match, seat->choice.team) : 0,
                        .right_count = seat->right_count,
                        .longest_streak = seat->longest_streak};
}

StoredParty stored_party_of(const Match *match, const Replay *replay) {
    StoredParty party = {.pack_title = replay->pack_title,
                         .pack = replay->pack,
                         .mode = mode_key(match->rules.mode),
                         .length = match->rules.card_count,
                         .seconds_per_card = match->rules.seconds_per_card,
                         .speed_counts = match->rules.speed_counts,
                         .card_count = match->turn_count};
    uint32_t order[SEATS_MAX];
    party.seat_count = match_ranking(match, order);
    for (uint32_t i = 0; i < party.seat_count; i++) party.seats[i] = stored_seat(match, order[i]);
    if (party.seat_count)
        party.points = stored_party_has_teams(&party) ? party.seats[0].team_points : party.seats[0].points;
    return party;
}

static int bind_party(sqlite3_stmt *statement, const StoredParty *party, const char *pack_key,
                      const char *seats) {
    const char *const texts[] = {pack_key,        party->mode, party->pack_title,
                                 party->pack.hex, seats,       party->replay};
    static const int text_places[] = {1, 2, 6, 7, 11, 12};
    const sqlite3_int64 numbers[] = {party->length,           party->points,       party->played_at,
                                     party->seconds_per_card, party->speed_counts, party->card_count};
    static const int number_places[] = {3, 4, 5, 8, 9, 10};
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(statement, text_places[i], texts[i], -1, SQLITE_STATIC);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && code == SQLITE_OK; i++)
        code = sqlite3_bind_int64(statement, number_places[i], numbers[i]);
    return code;
}

/* Within a transaction. */
static int insert_party(sqlite3 *database, const StoredParty *party, const char *pack_key,
                        const char *seats) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(
        database,
        "INSERT INTO party (pack_key, mode, length, points, played_at, pack_title, pack_fingerprint, "
        "seconds_per_card, speed_counts, card_count, seats, replay) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = bind_party(statement, party, pack_key, seats);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code;
}

/* In a transaction of its own. */
static int write_party(Store *store, const StoredParty *party, sqlite3_int64 *id) {
    const char *pack_key = text_fold(store_scratch(store), party->pack_title);
    Buffer seats = {0};
    party_row_write_seats(party, &seats);
    int code = seats.failed ? SQLITE_NOMEM : database_begin(store->database);
    if (code == SQLITE_OK) {
        code = insert_party(store->database, party, pack_key, buffer_text(&seats));
        *id = sqlite3_last_insert_rowid(store->database);
        code = database_end(store->database, code);
    }
    buffer_release(&seats);
    return code;
}

bool store_add_party(Store *store, const StoredParty *party, int64_t *id, StoreNotice *notice) {
    notice_clear(notice);
    if (!party_row_is_whole(party) || !rows_replay_is_whole(party->replay)) {
        notice_add(notice, "This party can't be saved: its numbers or its replay make no sense.");
        return false;
    }
    sqlite3_int64 row_id = 0;
    int code = write_party(store, party, &row_id);
    if (code != SQLITE_OK) {
        notice_add(notice, "The party could not be saved: %s. %s", notice_reason(code), notice_remedy(code));
        return false;
    }
    if (id) *id = row_id;
    return true;
}

static const char *copy_text(Arena *arena, const char *text) {
    return arena_copy_text(arena, text, strlen(text));
}

static StoredParty copy_party(Arena *arena, const StoredParty *party) {
    StoredParty copy = *party;
    copy.pack_title = copy_text(arena, party->pack_title);
    copy.mode = copy_text(arena, party->mode);
    copy.replay = copy_text(arena, party->replay);
    for (uint32_t i = 0; i < party->seat_count; i++)
        copy.seats[i].name = copy_text(arena, party->seats[i].name);
    return copy;
}

/* Up to `limit` rows with their replays, to the caller's arena. */
static void hand_out(Store *store, Arena *arena, PartyRows *rows, size_t limit, StoredParty **out,
                     size_t *count) {
    size_t kept = 0;
    for (size_t i = 0; i < rows->count && kept < limit; i++) {
        if (party_rows_load_replay(store, &store->scratch, &rows->items[i]))
            rows->items[kept++] = rows->items[i];
        else
            rows->skipped++;
    }
    StoredParty *parties = arena_alloc_array(arena, kept, sizeof *parties);
    for (size_t i = 0; i < kept; i++) parties[i] = copy_party(arena, &rows->items[i].party);
    *out = parties;
    *count = kept;
}

static void tell_left_out(const PartyRows *rows, StoreNotice *notice) {
    if (rows->skipped == 1)
        notice_add(notice, "1 party in the file is not whole and was left out.");
    else if (rows->skipped)
        notice_add(notice, "%zu parties in the file are not whole and were left out.", rows->skipped);
    if (rows->cut) notice_add(notice, "Some parties in the file could not be reached.");
}

/* Rows of one table, or with title NULL all; false with a notice. */
static bool collect(Store *store, const char *pack_title, const char *mode, uint32_t length, PartyRows *rows,
                    StoreNotice *notice) {
    notice_clear(notice);
    Arena *scratch = store_scratch(store);
    const char *pack_key = pack_title ? text_fold(scratch, pack_title) : NULL;
    int code = party_rows_collect(store, scratch, pack_key, mode, length, rows);
    if (code == SQLITE_OK) return true;
    notice_add(notice, "The parties could not be read: %s. %s", notice_reason(code), notice_remedy(code));
    return false;
}

bool store_best_parties(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                        size_t limit, StoredParty **out, size_t *count, StoreNotice *notice) {
    PartyRows rows;
    *out = NULL;
    *count = 0;
    if (!collect(store, pack_title, mode, length, &rows, notice)) return false;
    hand_out(store, arena, &rows, limit, out, count);
    tell_left_out(&rows, notice);
    return true;
}

bool store_all_parties(Store *store, Arena *arena, StoredParty **out, size_t *count, StoreNotice *notice) {
    return store_best_parties(store, arena, NULL, NULL, 0, SIZE_MAX, out, count, notice);
}

static bool same_table(const PartyRow *a, const PartyRow *b) {
    return a->party.length == b->party.length && strcmp(a->party.mode, b->party.mode) == 0 &&
           strcmp(a->pack_key, b->pack_key) == 0;
}

/* The rows from `first` on that share its table, as a table that borrows its texts. */
static ScoreTable measure_table(const PartyRows *rows, size_t first) {
    const StoredParty *latest = &rows->items[first].party;
    size_t end = first;
    for (; end < rows->count && same_table(&rows->items[first], &rows->items[end]); end++)
        if (rows->items[end].party.played_at > latest->played_at) latest = &rows->items[end].party;
    return (ScoreTable){.pack_title = latest->pack_title,
                        .mode = latest->mode,
                        .length = latest->length,
                        .score_count = end - first,
                        .last_played_at = latest->played_at};
}

bool store_party_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice) {
    PartyRows rows;
    *out = NULL;
    *count = 0;
    if (!collect(store, NULL, NULL, 0, &rows, notice)) return false;
    ScoreTable *tables = NULL;
    size_t table_count = 0, capacity = 0;
    for (size_t first = 0; first < rows.count; first += tables[table_count - 1].score_count) {
        tables = arena_grow(arena, tables, table_count, &capacity, sizeof *tables);
        ScoreTable *table = &tables[table_count++];
        *table = measure_table(&rows, first);
        table->pack_title = copy_text(arena, table->pack_title);
        table->mode = copy_text(arena, table->mode);
    }
    *out = tables;
    *count = table_count;
    tell_left_out(&rows, notice);
    return true;
}

uint32_t store_party_rank(Store *store, const char *pack_title, const char *mode, uint32_t length,
                          int32_t points) {
    PartyRows rows;
    if (!collect(store, pack_title, mode, length, &rows, NULL)) return 1;
    uint32_t place = 1;
    while (place <= rows.count && rows.items[place - 1].party.points >= points) place++;
    return place;
}
