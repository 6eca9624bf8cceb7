/* Inside the store: rows of parties as the file holds them, checked. Not for other rooms. */
#ifndef QUIZLEAF_STORE_STORE_PARTY_ROWS_H
#define QUIZLEAF_STORE_STORE_PARTY_ROWS_H

#include "base/buffer.h"
#include "store/store_parties.h"
#include "store/store_tables.h"

#define PARTY_SEATS_BYTES_MAX 2000 /* eight lines */

/* Parties as they stand in their tables; the entries are StoredParty. */
extern const TableKind PARTIES;

/* Whether a party can be a row: what is written and what is read keep to the same rules. */
bool party_row_is_whole(const StoredParty *party);

/* The seats as the row holds them, a line each, best first:
 *
 *     1 4210 0 8 5 17 Ann        place, points, team's points, right, longest streak, seat_value, name */
void party_row_write_seats(const StoredParty *party, Buffer *out);

#endif
