/* The ways to play, alone and together, each a row here and a file of rules: how a match is set up, how long
 * a card may take, who plays it, what an answer is worth, and when it is over. match.c asks these; it knows
 * no mode by name. */
#ifndef QUIZLEAF_MATCH_MODE_H
#define QUIZLEAF_MATCH_MODE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum ModeId {
    MODE_CLASSIC,
    MODE_SPRINT,
    MODE_THREE_LEAVES,
    MODE_DAILY,
    MODE_PRACTICE,
    MODE_EVERYONE, /* parties from here on */
    MODE_BUZZ,
    MODE_PASS,
    MODE_LAST_LEAF,
    MODE_TEAMS,
    MODES
} ModeId;

typedef struct Match Match;
typedef struct MatchRules MatchRules;
typedef struct MatchTurn MatchTurn;
typedef struct Card Card;

typedef struct Mode {
    const char *key;     /* in replays and the store: lower-case letters and hyphens */
    const char *name;    /* for players */
    const char *summary; /* a short sentence for players */
    bool has_table;      /* scores are listed */
    bool chooses_length; /* the players choose how many cards */
    bool chooses_time;   /* the players choose the seconds a card, and whether speed counts */

    bool is_open_ended; /* over before the cards are, mostly: how many there are tells players nothing */

    bool is_party;      /* two to SEATS_MAX seats, and the rules of a party in MatchRules */
    bool chooses_lives; /* .. and how many lives a seat has */
    bool chooses_costs; /* .. and whether a wrong answer costs points */
    bool has_final;     /* .. and whether the final card is played for a wager */
    bool has_teams;     /* points are counted by teams too */
    bool buzzes;        /* one seat at a time answers, the one that buzzed */
    bool hands_over;    /* a card is one seat's; MATCH_HANDOVER comes before it */

    uint32_t kinds_left_out;  /* a bit for each CardKind that this mode does not play */
    const char *why_left_out; /* a sentence for players; NULL: all kinds are played */

    /* Makes the players' choice into the mode's rules. */
    void (*settle)(MatchRules *rules);
    /* Ticks for the card about to be dealt; 0: untimed. */
    uint32_t (*limit_ticks)(const Match *match, const Card *card);
    /* Asked before a card is dealt: whether the match is over. */
    bool (*is_over)(const Match *match);
    /* What an answer brings that would bring `points` by the usual formula. */
    int32_t (*points)(int32_t points);
    /* Settles a closed turn over its seats' records: their points and streaks, and what else the mode counts,
     * see match_parts.h. Called again for every turn when a card is voided. */
    void (*score_turn)(Match *match, MatchTurn *turn);

    /* For parties; NULL: as MODE_EVERYONE has it. */
    void (*open_turn)(Match *match, MatchTurn *turn);    /* owner, reading time, warm-up, final */
    bool (*may_play)(const Match *match, uint32_t seat); /* whether a seat that is here gets cards */
    bool (*is_before)(const Match *match, uint32_t a, uint32_t b); /* whether seat a did better than b */
    uint32_t (*count_cards)(const Match *match); /* how many there will be, as far as known */
} Mode;

/* Those for one player come first. */
#define MODES_ALONE MODE_EVERYONE

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
#define PARTY_LIVES_MAX 5

extern const Mode CLASSIC_RULES, SPRINT_RULES, THREE_LEAVES_RULES, DAILY_RULES, PRACTICE_RULES;
extern const Mode EVERYONE_RULES, BUZZ_RULES, PASS_RULES, LAST_LEAF_RULES, TEAMS_RULES;

#endif
