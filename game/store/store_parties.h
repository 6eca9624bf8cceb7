/* The high scores of parties: one row a party, with all who played, kept beside the scores of one player
 * (store.h) and read with the same mistrust. As there, parties with the same pack, mode and length share a
 * table. A row is some 500 bytes and its replay 3 to 20 KiB. */
#ifndef QUIZLEAF_STORE_STORE_PARTIES_H
#define QUIZLEAF_STORE_STORE_PARTIES_H

#include "match/replay.h"
#include "store/store.h"

/* Who played, as the match ended. Removed seats are not among them. */
typedef struct StoredSeat {
    const char *name;  /* seat_name_is_valid */
    SeatChoice choice; /* look and, where the mode has teams, team */
    uint32_t place;    /* match_place: from 1, equals share one */
    int32_t points;
    int32_t team_points; /* of its team; 0 where the mode has no teams */
    uint32_t right_count;
    uint32_t longest_streak;
} StoredSeat;

typedef struct StoredParty {
    int64_t id;             /* 1 and up; not read by store_add_party */
    const char *pack_title; /* as printed */
    Fingerprint pack;
    const char *mode; /* score_mode_is_valid: "everyone", "buzz", "pass", "last-leaf", "teams" */
    uint32_t length;  /* cards asked for, 0: all; pass it on: for each seat */
    uint32_t seconds_per_card;
    bool speed_counts;
    int32_t points;              /* by which the table is sorted: of the seat, or the team, that won */
    uint32_t card_count;         /* cards dealt, without warm-ups */
    int64_t played_at;           /* Unix seconds, UTC, by the caller's clock */
    StoredSeat seats[SEATS_MAX]; /* best first, as match_ranking has them */
    uint32_t seat_count;         /* 1 to SEATS_MAX */
    const char *replay;          /* replay_write's text */
} StoredParty;

/* Whether the mode's winner is a team: team_points and teams say something. False for a mode that is not
 * known here. */
bool stored_party_has_teams(const StoredParty *party);

/* What a finished party looks like as a row, but for its id, its replay's text and when it was played: what
 * is stored, and what a stored row is compared with. Names and title are borrowed from the match and the
 * replay. */
StoredParty stored_party_of(const Match *match, const Replay *replay);

/* Adds a party, ended early or not. True: it is in the table, and on the disk where the store is lasting; *id
 * (may be NULL) is its number. False: nothing was added and the notice says why and what to do. Call
 * store_keep_pack too, so that it can be proved after the pack was edited. */
bool store_add_party(Store *store, const StoredParty *party, int64_t *id, StoreNotice *notice);

/* The best `limit` parties of a pack, mode and length: more points first, then the earlier. Array and texts
 * are in the arena. False with *count 0 and a notice where nothing could be read; rows that are not whole are
 * left out and the notice counts them. */
bool store_best_parties(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                        size_t limit, StoredParty **out, size_t *count, StoreNotice *notice);

/* Every party, by table (title folded, then mode by its letters, then length with 0 last), in a table as
 * store_best_parties has them. */
bool store_all_parties(Store *store, Arena *arena, StoredParty **out, size_t *count, StoreNotice *notice);

/* The tables that hold a party, in the order of store_all_parties. In the arena. */
bool store_party_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice);

/* The place, from 1, that a party with these points would take now (after those with as many). */
uint32_t store_party_rank(Store *store, const char *pack_title, const char *mode, uint32_t length,
                          int32_t points);

#endif
