/* Reading rows of parties: each is checked by itself, as a stranger may have written it. */
#include "store/store_party_rows.h"

#include <string.h>

#include "base/text.h"
#include "store/store_rows.h"

bool stored_party_has_teams(const StoredParty *party) {
    ModeId mode;
    return mode_find(party->mode, &mode) && mode_row(mode)->has_teams;
}

static bool seat_is_whole(const StoredParty *party, const StoredSeat *seat) {
    return seat_name_is_valid(seat->name) && seat->place >= 1 && seat->place <= party->seat_count &&
           seat->points >= 0 && seat->points <= SEAT_POINTS_MAX && seat->team_points >= 0 &&
           seat->team_points <= SEAT_POINTS_MAX && seat->right_count <= party->card_count &&
           seat->longest_streak <= seat->right_count;
}

/* The best one stands first and gives the row its points. */
static bool seats_are_whole(const StoredParty *party) {
    if (party->seat_count < 1 || party->seat_count > SEATS_MAX || party->seats[0].place != 1) return false;
    for (uint32_t i = 0; i < party->seat_count; i++) {
        if (!seat_is_whole(party, &party->seats[i])) return false;
        if (i > 0 && party->seats[i].place < party->seats[i - 1].place) return false;
    }
    const StoredSeat *best = &party->seats[0]; /* or its team, which the mode says if it is known here */
    return party->points == best->points || party->points == best->team_points;
}

bool party_row_is_whole(const StoredParty *party) {
    return rows_line_is_valid(party->pack_title) && rows_fingerprint_is_valid(party->pack.hex) &&
           score_mode_is_valid(party->mode) && party->length <= SCORE_CARDS_MAX &&
           party->seconds_per_card <= MATCH_SECONDS_MAX && party->card_count <= SCORE_CARDS_MAX &&
           party->played_at >= 0 && party->played_at <= STORE_LAST_SECOND && seats_are_whole(party);
}

void party_row_write_seats(const StoredParty *party, Buffer *out) {
    for (uint32_t i = 0; i < party->seat_count; i++) {
        const StoredSeat *seat = &party->seats[i];
        buffer_format(out, "%u %d %d %u %u %d %s\n", seat->place, seat->points, seat->team_points,
                      seat->right_count, seat->longest_streak, seat_value(seat->choice), seat->name);
    }
}

/* Decimal digits up to max and the space after them. */
static bool take_number(char **text, uint32_t max, uint32_t *out) {
    uint64_t value = 0;
    char *at = *text;
    for (; *at >= '0' && *at <= '9' && value <= max; at++) value = value * 10 + (uint64_t)(*at - '0');
    if (at == *text || *at != ' ' || value > max) return false;
    *text = at + 1;
    *out = (uint32_t)value;
    return true;
}

static bool read_seat(char *line, StoredSeat *out) {
    uint32_t points, team_points, choice;
    if (!take_number(&line, SEATS_MAX, &out->place) || !take_number(&line, SEAT_POINTS_MAX, &points) ||
        !take_number(&line, SEAT_POINTS_MAX, &team_points) ||
        !take_number(&line, SCORE_CARDS_MAX, &out->right_count) ||
        !take_number(&line, SCORE_CARDS_MAX, &out->longest_streak) ||
        !take_number(&line, INT32_MAX, &choice) || !seat_choice_of((int32_t)choice, &out->choice))
        return false;
    out->points = (int32_t)points;
    out->team_points = (int32_t)team_points;
    out->name = line;
    return true;
}

/* Cuts the text into its lines; the names stay where they are. */
static bool read_seats(char *text, StoredParty *party) {
    while (*text) {
        char *end = strchr(text, '\n');
        if (!end || party->seat_count == SEATS_MAX) return false;
        *end = '\0';
        if (!read_seat(text, &party->seats[party->seat_count++])) return false;
        text = end + 1;
    }
    return true;
}

#define ROW_COLUMNS                                                                                          \
    "id, pack_key, mode, length, points, played_at, pack_title, pack_fingerprint, seconds_per_card, "        \
    "speed_counts, card_count, seats"

/* The columns of ROW_COLUMNS, in their order. */
static bool read_row(sqlite3_stmt *statement, Arena *scratch, StoredRow *out) {
    StoredParty *party = arena_alloc(scratch, sizeof *party);
    StoredRow row = {.entry = party};
    sqlite3_int64 id, length, points, played_at, seconds, speed_counts, card_count;
    const char *fingerprint, *seats;
    bool ok = rows_read_number(statement, 0, INT64_MAX, &id) && id > 0 &&
              (row.pack_key = rows_copy_text(statement, 1, 4 * SCORE_TITLE_BYTES_MAX, scratch)) &&
              (party->mode = rows_copy_text(statement, 2, SCORE_MODE_BYTES_MAX, scratch)) &&
              rows_read_number(statement, 3, SCORE_CARDS_MAX, &length) &&
              rows_read_number(statement, 4, SEAT_POINTS_MAX, &points) &&
              rows_read_number(statement, 5, STORE_LAST_SECOND, &played_at) &&
              (party->pack_title = rows_copy_text(statement, 6, SCORE_TITLE_BYTES_MAX, scratch)) &&
              (fingerprint = rows_copy_text(statement, 7, sizeof party->pack.hex - 1, scratch)) &&
              rows_read_number(statement, 8, MATCH_SECONDS_MAX, &seconds) &&
              rows_read_number(statement, 9, 1, &speed_counts) &&
              rows_read_number(statement, 10, SCORE_CARDS_MAX, &card_count) &&
              (seats = rows_copy_text(statement, 11, PARTY_SEATS_BYTES_MAX, scratch));
    if (!ok || !read_seats(arena_copy_text(scratch, seats, strlen(seats)), party)) return false;
    party->id = row.id = id;
    party->length = (uint32_t)length;
    party->points = (int32_t)points;
    party->played_at = played_at;
    party->seconds_per_card = (uint32_t)seconds;
    party->speed_counts = speed_counts != 0;
    party->card_count = (uint32_t)card_count;
    memcpy(party->pack.hex, fingerprint, strlen(fingerprint) + 1);
    if (!party_row_is_whole(party)) return false;
    row.pack_title = party->pack_title;
    row.mode = party->mode;
    row.length = party->length;
    row.points = party->points;
    row.played_at = party->played_at;
    *out = row;
    return true;
}

static const char *copy_text(Arena *arena, const char *text) {
    return arena_copy_text(arena, text, strlen(text));
}

static void copy_party(const StoredRow *row, Arena *arena, void *entry) {
    StoredParty *copy = entry;
    *copy = *(const StoredParty *)row->entry;
    copy->pack_title = copy_text(arena, copy->pack_title);
    copy->mode = copy_text(arena, copy->mode);
    copy->replay = copy_text(arena, row->replay);
    for (uint32_t i = 0; i < copy->seat_count; i++)
        copy->seats[i].name = copy_text(arena, copy->seats[i].name);
}

const TableKind PARTIES = {.one = "party",
                           .many = "parties",
                           .rows = "SELECT " ROW_COLUMNS " FROM party WHERE id > ?1 ORDER BY id",
                           .ids = "SELECT id FROM party WHERE id > ?1 ORDER BY id LIMIT 1",
                           .replay = "SELECT replay FROM party WHERE id = ?1",
                           .entry_bytes = sizeof(StoredParty),
                           .copy = copy_party,
                           .read = read_row};
