/* Inside the store: rows of parties as the file holds them, checked. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_PARTY_ROWS_H
#define QUIZLEAF_STORE_STORE_PARTY_ROWS_H

#include "base/buffer.h"
#include "store/store_parties.h"
#include "store/store_rows.h"

#define PARTY_SEATS_BYTES_MAX 2000 /* eight lines */

typedef struct PartyRow {
    StoredParty party; /* without its replay */
    const char *pack_key;
} PartyRow;

/* Rows in the order of their tables: pack_key, mode, length (0 last), points down, played_at, id. */
typedef struct PartyRows {
    PartyRow *items;
    size_t count;
    size_t capacity;
    size_t skipped; /* rows that are not whole */
    bool cut;       /* more rows are there: over STORE_SCORES_MAX, or behind a broken page */
} PartyRows;

/* Collects one table's rows, or with pack_key NULL all. Everything is in the arena, which must be the store's
 * scratch. SQLite's code; SQLITE_OK where at least one row, or the end, was reached. */
int party_rows_collect(Store *store, Arena *scratch, const char *pack_key, const char *mode, uint32_t length,
                       PartyRows *out);

/* Adds its replay to a row. False where it has none that can be one. */
bool party_rows_load_replay(Store *store, Arena *scratch, PartyRow *row);

/* Whether a party can be a row: what is written and what is read keep to the same rules. */
bool party_row_is_whole(const StoredParty *party);

/* The seats as the row holds them, a line each, best first:
 *
 *     1 4210 0 8 5 17 Ann        place, points, team's points, right, longest streak, seat_value, name */
void party_row_write_seats(const StoredParty *party, Buffer *out);

#endif
