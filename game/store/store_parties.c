#include "store/store_parties.h"

#include <string.h>

#include "base/text.h"
#include "store/store_notice.h"
#include "store/store_party_rows.h"
#include "store/store_rows.h"

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
                         .card_count = match_card_number(match, match->turn_count)};
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

bool store_best_parties(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                        size_t limit, StoredParty **out, size_t *count, StoreNotice *notice) {
    void *entries;
    bool ok = tables_best(store, &PARTIES, arena, pack_title, mode, length, limit, &entries, count, notice);
    *out = entries;
    return ok;
}

bool store_all_parties(Store *store, Arena *arena, StoredParty **out, size_t *count, StoreNotice *notice) {
    return store_best_parties(store, arena, NULL, NULL, 0, SIZE_MAX, out, count, notice);
}

bool store_party_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice) {
    return tables_list(store, &PARTIES, arena, out, count, notice);
}

uint32_t store_party_rank(Store *store, const char *pack_title, const char *mode, uint32_t length,
                          int32_t points) {
    return tables_rank(store, &PARTIES, pack_title, mode, length, points);
}
