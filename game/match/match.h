/* The whole game: state and actions in, events out; 120 ticks a second, integers only, its own generator.
 *
 * The same cards, rules, seed and actions give the same match on every machine and at every frame rate. It
 * knows no clock: whoever runs it calls match_step once for each tick that has passed.
 *
 *     question --answer or time out--> reveal --continue--> question ... --> finished
 *
 * Paused, a match takes actions and counts its ticks, but the card's clock stands; so whoever runs it need
 * not step it until the action that resumes. */
#ifndef QUIZLEAF_MATCH_MATCH_H
#define QUIZLEAF_MATCH_MATCH_H

#include "cards/deck.h"
#include "match/mode.h"
#include "match/player_action.h"

#define TICKS_PER_SECOND 120
#define MATCH_SECONDS_MAX 600
#define MATCH_EVENTS_MAX 8

struct MatchRules {
    ModeId mode;
    uint32_t card_count;       /* cards in a match; 0: all of the pack */
    uint32_t seconds_per_card; /* 0: untimed; times card_kind_time_factor, or a card's own seconds */
    bool speed_counts;         /* false: every right answer is worth 1000 before the streak */
    const DeckHint *hints;     /* one a card, read by match_init alone; NULL: nothing is known */
};

typedef enum MatchPhase { MATCH_QUESTION, MATCH_REVEAL, MATCH_FINISHED } MatchPhase;

/* One card of the match and how it went. */
typedef struct MatchTurn {
    DealtCard dealt;
    CardAnswer answer;      /* as given: text on typed cards, value on others; zero until answered */
    bool answered;          /* false: open, or out of time */
    int32_t share_permille; /* as judge_answer gives it: SHARE_FULL right, 0 wrong, between them near */
    uint32_t ticks;         /* spent on it */
    uint32_t limit_ticks;   /* 0: untimed */
    int32_t points;
    uint32_t streak; /* after this card */
    bool right;      /* share_permille is SHARE_FULL */
    bool done;       /* answered or out of time */
} MatchTurn;

struct Match {
    Arena arena;
    const CardList *cards; /* borrowed */
    MatchRules rules;
    uint64_t seed;
    Random random;
    Deck deck;
    MatchPhase phase;
    bool paused;
    uint32_t tick;
    MatchTurn *turns; /* turns[turn_count - 1] is the current one */
    uint32_t turn_count;
    uint32_t turn_limit; /* how many there will be */
    int32_t points;
    uint32_t streak;
    uint32_t longest_streak;
    uint32_t right_count;
    bool quit; /* ended by ACTION_QUIT */
};

typedef enum MatchEventKind {
    MATCH_EVENT_CARD_DEALT, /* value: turn, from 0 */
    MATCH_EVENT_RIGHT,      /* value: points */
    MATCH_EVENT_NEAR,       /* value: points; a number that is not right but not far off */
    MATCH_EVENT_WRONG,      /* value: as answered */
    MATCH_EVENT_TIME_OUT,
    MATCH_EVENT_PAUSED,
    MATCH_EVENT_RESUMED,
    MATCH_EVENT_FINISHED /* value: points in all */
} MatchEventKind;

typedef struct MatchEvent {
    MatchEventKind kind;
    int32_t value;
} MatchEvent;

typedef struct MatchEvents {
    MatchEvent items[MATCH_EVENTS_MAX];
    size_t count;
} MatchEvents;

/* Deals the first card at tick 0. The cards are borrowed for the match's life. With no cards at all the
 * match is finished from the start. */
void match_init(Match *match, const CardList *cards, const MatchRules *rules, uint64_t seed);
void match_release(Match *match);

/* One tick. `actions` are this tick's, in order; an action that has no meaning in the present phase is
 * ignored (so late clicks harm nobody); match_would_take asks first. The events of this tick replace those in
 * `events`; of more than MATCH_EVENTS_MAX the last are dropped. A finished match stays as it is. */
void match_step(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events);

/* Whether the action would change the match now; match_step ignores one that would not. */
bool match_would_take(const Match *match, const PlayerAction *action);

/* The turn on the table; NULL before the first. */
const MatchTurn *match_turn(const Match *match);

/* The card on the table; NULL where there is none. */
const Card *match_card(const Match *match);

/* Ticks left for the card on the table; 0 when untimed or over. */
uint32_t match_ticks_left(const Match *match);

/* SHA-256 over the whole state (not over addresses): equal states, equal fingerprints. */
Fingerprint match_fingerprint(const Match *match);

#endif
