/* The ways to play alone, each a row here and a file of rules: how a match is set up, how long a card may
 * take, what an answer is worth, and when it is over. match.c asks these; it knows no mode by name. */
#ifndef QUIZLEAF_MATCH_MODE_H
#define QUIZLEAF_MATCH_MODE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum ModeId { MODE_CLASSIC, MODE_SPRINT, MODE_THREE_LEAVES, MODE_DAILY, MODE_PRACTICE, MODES } ModeId;

typedef struct Match Match;
typedef struct MatchRules MatchRules;
typedef struct Card Card;

typedef struct Mode {
    const char *key;     /* in replays and the store: lower-case letters and hyphens */
    const char *name;    /* for players */
    const char *summary; /* a short sentence for players */
    bool has_table;      /* scores are listed */
    bool chooses_length; /* the player chooses how many cards */
    bool chooses_time;   /* the player chooses the seconds a card, and whether speed counts */
    /* Makes the player's choice into the mode's rules. */
    void (*settle)(MatchRules *rules);
    /* Ticks for the card about to be dealt; 0: untimed. */
    uint32_t (*limit_ticks)(const Match *match, const Card *card);
    /* Asked when a card is closed: whether the match ends after its reveal. */
    bool (*is_over)(const Match *match);
    /* What an answer brings that would bring `points` by the usual formula. */
    int32_t (*points)(int32_t points);
} Mode;

/* The row of a mode. */
const Mode *mode_row(ModeId id);

const char *mode_key(ModeId id);

/* The mode with this key; false where there is none. */
bool mode_find(const char *key, ModeId *out);

/* The seed of a day's match: the same for everyone with the same cards. day is "2026-11-21", pack_hex the
 * fingerprint of the cards. */
uint64_t mode_daily_seed(const char *day, const char *pack_hex);

#define SPRINT_SECONDS 60
#define THREE_LEAVES_MISSES 3
#define DAILY_CARDS 10
#define DAILY_SECONDS 20

extern const Mode CLASSIC_RULES, SPRINT_RULES, THREE_LEAVES_RULES, DAILY_RULES, PRACTICE_RULES;

#endif
