/* What the game keeps between starts, in one SQLite file in the player's data folder: scores with their
 * replays, copies of the packs they were played with, settings, and which cards were seen and missed
 * (store_history.h).
 *
 * A store always opens. Where the file cannot be used (unreadable, read-only, foreign, newer, disk full, no
 * folder) it lives in memory until it is closed, and a notice says in one sentence what is wrong and what to
 * do. A damaged file is set aside under a new name; nothing that could not be read is ever written over.
 *
 * What comes back from the file is checked as if a stranger had written it: a row that is not whole is
 * skipped, counted and told, never shown. Sizes seen: a few hundred scores, 1 to 3 KiB a replay, 1 to 5 packs
 * of 50 to 500 KiB. */
#ifndef QUIZLEAF_STORE_STORE_H
#define QUIZLEAF_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"

#define STORE_FILE_NAME "quizleaf.db"

#define SCORE_NAME_GRAPHEMES_MAX 24 /* what a reader counts as characters */
#define SCORE_NAME_BYTES_MAX 200
#define SCORE_TABLE_PLACES 10 /* a score makes the table at this place or a better one */
#define SCORE_TITLE_BYTES_MAX 1000
#define SCORE_MODE_BYTES_MAX 30
#define SCORE_CARDS_MAX 1000000              /* more than any pack holds; a row that says more is not whole */
#define STORE_SCORES_MAX 100000              /* rows read; later ones stay in the file */
#define STORE_PACK_BYTES_MAX (16 * MEBIBYTE) /* a larger pack is not kept */
#define STORE_PACKS_BYTES_MAX (128 * MEBIBYTE) /* all kept packs together */
#define STORE_FILE_BYTES_MAX (1024 * MEBIBYTE) /* a larger file is not opened */
#define SETTINGS_PACK_BYTES_MAX 1000

typedef struct Store Store;

/* One sentence for the player, or "" where there is nothing to tell. Wherever a function takes a notice it
 * may be NULL, and otherwise is set by every call. */
typedef struct StoreNotice {
    char sentence[1024];
} StoreNotice;

/* Opens folder/quizleaf.db, making the folder and those above it. Waits up to 5 s for another program that
 * is writing. NULL only when the machine is out of memory. */
Store *store_open(const char *folder, StoreNotice *notice);

/* Everything is on the disk already; this only lets go. NULL is fine. */
void store_close(Store *store);

/* Whether what is stored outlasts the program; false while the store lives in memory. */
bool store_is_lasting(const Store *store);

/* The file that the store uses or would use; borrowed until store_close. */
const char *store_path(const Store *store);

/* A row of a table. Texts are valid UTF-8 without control characters (the replay: with line ends). */
typedef struct StoredScore {
    int64_t id;                /* 1 and up; not read by store_add_score */
    const char *pack_title;    /* as printed; two titles that fold to the same text share a table */
    Fingerprint pack;          /* of the cards it was played with */
    const char *mode;          /* score_mode_is_valid: "classic", "sprint", "three-leaves", "daily" */
    uint32_t length;           /* cards asked for: 10, 15, 25; 0: all, or as many as the mode lets pass */
    uint32_t seconds_per_card; /* 0: untimed */
    bool speed_counts;
    const char *player; /* score_name_is_valid */
    int32_t points;
    uint32_t right_count;
    uint32_t card_count; /* cards played */
    uint32_t longest_streak;
    int64_t played_at;  /* Unix seconds, UTC, by the caller's clock */
    const char *replay; /* replay_write's text */
} StoredScore;

/* Whether a name can stand in a table: 1 to 24 graphemes, at most 200 bytes, valid UTF-8, no control
 * characters, not only white space. */
bool score_name_is_valid(const char *name);

/* Whether a text can be a mode's key: lower-case letters with single hyphens between them, at most 30 bytes.
 * A mode that this game does not know has a table all the same: it was played with a newer one. */
bool score_mode_is_valid(const char *mode);

/* Adds a score. True: it is in the table, and on the disk where the store is lasting; *id (may be NULL) is
 * its number. False: nothing was added and the notice says why and what to do. */
bool store_add_score(Store *store, const StoredScore *score, int64_t *id, StoreNotice *notice);

/* The best `limit` scores of a pack, mode and length: more points first, then the earlier. Array and texts
 * are in the arena. False with *count 0 and a notice where nothing could be read; rows that are not whole are
 * left out and the notice counts them. */
bool store_best_scores(Store *store, Arena *arena, const char *pack_title, const char *mode, uint32_t length,
                       size_t limit, StoredScore **out, size_t *count, StoreNotice *notice);

/* Every score, by table (title folded, then mode by its letters, then length with 0 last), in a table as
 * store_best_scores has them. */
bool store_all_scores(Store *store, Arena *arena, StoredScore **out, size_t *count, StoreNotice *notice);

typedef struct ScoreTable {
    const char *pack_title; /* as the latest score of the table prints it */
    const char *mode;
    uint32_t length;
    size_t score_count;
    int64_t last_played_at; /* Unix seconds */
} ScoreTable;

/* The tables that hold a score, in the order of store_all_scores. In the arena. */
bool store_tables(Store *store, Arena *arena, ScoreTable **out, size_t *count, StoreNotice *notice);

/* The place, from 1, that a new score with these points would take (after those with as many points). */
uint32_t store_rank(Store *store, const char *pack_title, const char *mode, uint32_t length, int32_t points);

/* Whether these points make the table: more than 0, and a place up to SCORE_TABLE_PLACES. */
bool store_makes_table(Store *store, const char *pack_title, const char *mode, uint32_t length,
                       int32_t points);

/* The one try that counts in a pack's daily match: whether a day's was begun. day: "2026-11-21", a day of the
 * calendar; for any other text the answer is no. */
bool store_daily_done(Store *store, const char *pack_title, const char *day);

/* To be called when the try begins, so that leaving a match does not win another. True: it is marked, and on
 * the disk where the store is lasting; marking it again is fine. False: nothing was written. */
bool store_mark_daily(Store *store, const char *pack_title, const char *day);

/* Keeps a pack's file so that its scores can be proved after it was edited; once for each fingerprint. True
 * where the store has it now. False (nothing kept) where it is too large or could not be written. */
bool store_keep_pack(Store *store, const Fingerprint *pack, const char *title, const char *bytes,
                     size_t length, StoreNotice *notice);

/* The bytes of a kept pack, in the arena with a NUL after them. False where there is none. The bytes are
 * whatever the file holds: read them as a pack and compare its fingerprint. */
bool store_find_pack(Store *store, Arena *arena, const Fingerprint *pack, const char **bytes, size_t *length);

#define STORE_PATH_BYTES_MAX 4095

/* Whether the player hid the pack that stands at this path: it is on the disk as before, but is not offered.
 * A path that is too long cannot be hidden. */
bool store_pack_is_hidden(Store *store, const char *path);

/* Hides a pack, or shows it again. True: it is written, and on the disk where the store is lasting. False,
 * with a notice: nothing changed. */
bool store_hide_pack(Store *store, const char *path, bool hidden, StoreNotice *notice);

#define STORE_TICKS_BYTES_MAX (256 * KIBIBYTE)

/* What is ticked when the pack at this path is the chosen one (scenes/card_ticks.h), in the arena; "" where
 * nothing is. Whatever the file holds that is a text of valid UTF-8 and not too long. */
const char *store_find_ticks(Store *store, Arena *arena, const char *path);

/* Keeps it, or with "" forgets it. True: it is written, and on the disk where the store is lasting. False,
 * with a notice: nothing changed. */
bool store_keep_ticks(Store *store, const char *path, const char *text, StoreNotice *notice);

/* What a player chose, kept between starts. */
typedef struct Settings {
    bool full_screen;
    bool less_motion;
    bool speed_counts;
    uint32_t text_percent;                       /* 100, 125, 150 */
    uint32_t seconds_per_card;                   /* 0 (untimed), 10, 20, 40 */
    uint32_t length;                             /* 10, 15, 25, 0 (all) */
    char last_name[SCORE_NAME_BYTES_MAX + 1];    /* ""; else score_name_is_valid */
    char last_pack[SETTINGS_PACK_BYTES_MAX + 1]; /* ""; else valid UTF-8 without control characters */
    /* Of parties: */
    char party_mode[SCORE_MODE_BYTES_MAX + 1]; /* score_mode_is_valid */
    uint32_t party_length;                     /* 5, 10, 15, 25; pass it on: for each player */
    uint32_t party_seconds;                    /* as seconds_per_card */
    uint32_t party_lives;                      /* 1 to 5 */
    bool party_speed, wrong_costs, final_wager, warm_up, late_average;
} Settings;

/* 100 %, 20 seconds, 10 cards, speed counts; a party where everyone answers, with 3 lives, whose wrong
 * answers cost and whose late guests begin with the average; the rest off and empty. */
Settings settings_default(void);

/* Loads all settings; one that is missing or makes no sense has its default. */
void settings_load(Store *store, Settings *out);

/* Saves all settings or, with a notice, none. One that makes no sense is saved as its default. */
bool settings_save(Store *store, const Settings *settings, StoreNotice *notice);

#endif
