/* The whole game, for one player and for a party: state and actions in, events out; 120 ticks a second,
 * integers only, its own generator.
 *
 * The same cards, rules, seed and actions give the same match on every machine and at every frame rate. It
 * knows no clock: whoever runs it calls match_step once for each tick that has passed.
 *
 *     [gathering] --continue--> [handover] --continue--> [wager] --> question --> reveal --continue--> ...
 *
 * One player sits in seat 0 and knows question, reveal and finished only. In a party up to SEATS_MAX seats
 * join while it gathers, and later from the next card on.
 *
 * Pass it on: each seat has as many cards. Who comes late or comes back is taken to have had as many as the
 * one of the others here that had the fewest, so its turn comes like everybody's and all have their last card
 * in the same round.
 * A round that the deck cannot complete is not begun, so a short deck is no advantage to those who sit first.
 *
 * A card, or a wager, that nobody who is here can take part in any more is over at once; while nobody at all
 * is here it waits.
 *
 * Paused, or while nobody is here, a match takes actions and counts its ticks, but the card's clocks stand;
 * so whoever runs it need not step a paused or gathering match until the next action.
 *
 * Points are settled over the records of closed turns and nothing else (match_settle.c), so that a voided
 * card's turn can be left out as if it had not been. */
#ifndef QUIZLEAF_MATCH_MATCH_H
#define QUIZLEAF_MATCH_MATCH_H

#include "cards/deck.h"
#include "match/mode.h"
#include "match/player_action.h"

#define TICKS_PER_SECOND 120
#define MATCH_SECONDS_MAX 600
#define MATCH_EVENTS_MAX 128
#define MATCH_VOIDS_MAX 1000 /* each settles the whole match again */
#define WAGER_SECONDS 20
#define BUZZ_SECONDS 5
#define SEAT_POINTS_MAX 1000000000

struct MatchRules {
    ModeId mode;
    uint32_t card_count;       /* cards in a match (pass it on: for each seat); 0: all of the pack */
    uint32_t seconds_per_card; /* 0: untimed; times card_kind_time_factor, or a card's own seconds */
    bool speed_counts;         /* false: every right answer is worth 1000 before the streak */
    const DeckHint *hints;     /* one a card, read by match_init alone; NULL: nothing is known */
    /* Of parties; 0 in other modes: */
    uint32_t lives;    /* last leaf: 1 to PARTY_LIVES_MAX */
    bool wrong_costs;  /* buzz in: a wrong answer loses what the right one would have brought */
    bool late_average; /* late guests begin with the average of the others, else with nothing */
    bool final_wager;  /* before the final card each seat stakes a part of its points */
    bool warm_up;      /* a first card that is worth nothing and not counted in card_count */
};

typedef enum MatchPhase {
    MATCH_GATHERING, /* seats join; ACTION_CONTINUE begins, see match_can_begin */
    MATCH_HANDOVER,  /* the card is turn->owner's; ACTION_CONTINUE turns it up */
    MATCH_WAGER,     /* the final card's category is known, not its prompt */
    MATCH_QUESTION,
    MATCH_REVEAL,
    MATCH_FINISHED
} MatchPhase;

/* A player's place in the match. What is counted counts the turns that are not voided. */
typedef struct MatchSeat {
    bool known;   /* somebody has joined here */
    bool here;    /* false: empty until somebody returns to it */
    bool removed; /* for good */
    char name[SEAT_NAME_BYTES];
    SeatChoice choice;
    uint32_t joined_turn; /* the first turn it may take part in */
    int32_t points;
    uint32_t streak;
    uint32_t longest_streak;
    uint32_t right_count;
    uint32_t lives;      /* last leaf */
    uint32_t out_turn;   /* last leaf: 1 + the turn that took the last life; 0: still in */
    uint32_t owned;      /* pass it on: cards it has had, the warm-up aside */
    uint32_t owned_late; /* .. and those it is taken to have had while it was not there */
    bool warmed_up;      /* .. has had its warm-up card */
} MatchSeat;

/* How one card went for one seat. */
typedef struct SeatTurn {
    bool takes_part;
    CardAnswer answer;      /* as given: text on typed cards, value on others; zero until answered */
    bool answered;          /* false: open, or out of time */
    bool locked_out;        /* buzz in: answered wrong or too late */
    uint32_t lock_ticks;    /* buzz in: buzzed too early, for so long */
    int32_t share_permille; /* as judge_answer gives it: SHARE_FULL right, 0 wrong, between them near */
    uint32_t ticks;         /* of the card's clock, at the answer or the buzz */
    uint32_t limit_ticks;   /* against which its speed counts; 0: untimed */
    bool endless;           /* untimed by its allowance: its speed counts as after half the time */
    bool wagered;
    int32_t wager;   /* percent */
    int32_t points;  /* what the card changed; 0 while it is open */
    uint32_t streak; /* after this card */
    bool right;      /* share_permille is SHARE_FULL */
    bool done;       /* answered, or the card is closed */
} SeatTurn;

/* One card of the match and how it went. */
struct MatchTurn {
    DealtCard dealt;
    uint32_t ticks;         /* spent on it */
    uint32_t limit_ticks;   /* the card's clock: the longest limit of those who take part, and what the host
                             * gave; 0: untimed */
    uint32_t reading_ticks; /* buzz in: so long it is still being read out, and its clock stands */
    uint32_t owner;         /* pass it on: whose card it is; SEAT_NONE: everybody's */
    uint32_t buzzer;        /* buzz in: who may answer now; SEAT_NONE */
    uint32_t buzz_ticks;    /* .. since then */
    uint32_t buzz_limit_ticks; /* .. and how long it may take; 0: as long as it likes */
    uint32_t wager_ticks;
    uint32_t wager_limit_ticks;     /* 0: as long as somebody likes */
    int32_t team_points[TEAMS_MAX]; /* what it changed for the teams */
    bool tie;                       /* a buzz was settled by lot */
    bool warm_up, final, skipped, voided;
    bool done;       /* closed */
    SeatTurn *seats; /* one a seat of the match (match->seat_count) */
};

/* What moved points, in order: what match_settle.c walks through. */
typedef enum LedgerKind { LEDGER_TURN, LEDGER_TAKE, LEDGER_LATE } LedgerKind;

typedef struct LedgerEntry {
    LedgerKind kind;
    uint32_t turn;  /* LEDGER_TURN */
    uint32_t seat;  /* else */
    uint32_t among; /* LEDGER_LATE: a bit for each seat whose average it begins with */
    int32_t value;  /* LEDGER_TAKE: points */
} LedgerEntry;

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
    MatchTurn *turns; /* turns[turn_count - 1] is the current one; it moves as cards come */
    uint32_t turn_count;
    size_t turn_capacity;
    uint32_t turn_limit; /* how many there will be, as far as known */
    MatchSeat seats[SEATS_MAX];
    uint32_t seat_count; /* 1; in a party SEATS_MAX, known or not */
    int32_t team_points[TEAMS_MAX];
    LedgerEntry *ledger;
    size_t ledger_count, ledger_capacity;
    uint32_t void_count;
    bool begun; /* dealt its first card */
    bool quit;  /* ended by ACTION_QUIT */
};

typedef enum MatchEventKind {
    MATCH_EVENT_CARD_DEALT, /* value: turn, from 0 */
    MATCH_EVENT_ANSWERED,   /* in a party: the seat's answer is locked in */
    MATCH_EVENT_REVEALED,   /* in a party: the card is closed; value: turn. What it brought each follows */
    MATCH_EVENT_RIGHT,      /* value: points */
    MATCH_EVENT_NEAR,       /* value: points; a number that is not right but not far off */
    MATCH_EVENT_WRONG,      /* value: as answered. Buzz in: at once, the card may go on */
    MATCH_EVENT_TIME_OUT,   /* buzz in: the buzzer's time, at once; the card's own has no seat */
    MATCH_EVENT_LIFE_LOST,  /* value: lives left */
    MATCH_EVENT_OUT,
    MATCH_EVENT_PAUSED,
    MATCH_EVENT_RESUMED,
    MATCH_EVENT_BUZZED,
    MATCH_EVENT_TIE,    /* the seat won it; value: a bit for each seat that buzzed in the same millisecond */
    MATCH_EVENT_LOCKED, /* buzzed while the card was being read out */
    MATCH_EVENT_STEAL,  /* the others may buzz */
    MATCH_EVENT_WAGERED,
    MATCH_EVENT_QUESTION_UP, /* the card is turned up after a handover or the wagers */
    MATCH_EVENT_JOINED,      /* new, or back */
    MATCH_EVENT_LEFT,
    MATCH_EVENT_REMOVED,
    MATCH_EVENT_RENAMED,
    MATCH_EVENT_POINTS_TAKEN, /* value: points */
    MATCH_EVENT_SKIPPED,
    MATCH_EVENT_VOIDED,    /* value: turn */
    MATCH_EVENT_MORE_TIME, /* value: seconds */
    MATCH_EVENT_FINISHED   /* value: points in all, of the seat that did best */
} MatchEventKind;

typedef struct MatchEvent {
    MatchEventKind kind;
    uint32_t seat; /* SEAT_NONE where it is nobody's */
    int32_t value;
} MatchEvent;

typedef struct MatchEvents {
    MatchEvent items[MATCH_EVENTS_MAX];
    size_t count;
} MatchEvents;

/* One player: deals the first card at tick 0; with no cards at all the match is finished from the start. A
 * party gathers. The cards are borrowed for the match's life. */
void match_init(Match *match, const CardList *cards, const MatchRules *rules, uint64_t seed);
void match_release(Match *match);

/* One tick. `actions` are this tick's, in the order of their milliseconds; of two seats that buzz in the same
 * one the match's generator draws. An action that has no meaning in the present phase is ignored (so late
 * clicks harm nobody); match_would_take asks first. The events of this tick replace those in `events`; of
 * more than MATCH_EVENTS_MAX the last are dropped. A finished match stays as it is. */
void match_step(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events);

/* How many ticks from now on do nothing but count, as long as nobody acts: as many as match_wait may be
 * given. 0 where a clock runs out in this one; UINT32_MAX where none runs. */
uint32_t match_quiet_ticks(const Match *match);

/* The same as so many calls of match_step without an action, at once. `ticks` are at most match_quiet_ticks,
 * and the match's tick must not pass UINT32_MAX. */
void match_wait(Match *match, uint32_t ticks);

/* Whether the action would change the match now; match_step ignores one that would not. */
bool match_would_take(const Match *match, const PlayerAction *action);

/* The pack was edited while it is played: goes on with these cards, borrowed like those before. Each must be
 * of the kind of the old one of its index, with as many options, and as many of them right. */
void match_renew_cards(Match *match, const CardList *cards);

/* The turn on the table, until the next step; NULL before the first. */
const MatchTurn *match_turn(const Match *match);

/* Which card that turn's is, from 1 and without warm-ups, of which pass it on has one for each seat. */
uint32_t match_card_number(const Match *match, uint32_t turn);

/* The card on the table; NULL where there is none. */
const Card *match_card(const Match *match);

/* Ticks left for this seat to wager, to answer after its buzz, or for the card on the table; 0 when untimed
 * or over. */
uint32_t match_ticks_left(const Match *match, uint32_t seat);

/* SHA-256 over the whole state (not over addresses): equal states, equal fingerprints. */
Fingerprint match_fingerprint(const Match *match);

/* match_seats.c: who is there. */

const MatchSeat *match_seat(const Match *match, uint32_t seat);

/* How the card on the table goes for the seat, until the next step; NULL before the first card. */
const SeatTurn *match_seat_turn(const Match *match, uint32_t seat);

/* Whether somebody sits there now. */
bool match_is_here(const Match *match, uint32_t seat);

/* Seats that are here. */
uint32_t match_count_here(const Match *match);

/* Whether the seat may still answer the card on the table: it takes part, is here and has not answered. In
 * buzz in: whether it may buzz or is the one to answer. */
bool match_is_open(const Match *match, uint32_t seat);

/* Whether enough have joined to begin: two seats; two teams where there are teams. */
bool match_can_begin(const Match *match);

/* The team's points: of each card the average over its members who took part, rounded half up, and added up;
 * points taken from a member are the team's too. */
int32_t match_team_points(const Match *match, uint32_t team);

/* Seats that joined and were not removed, best first, ties in the order of seats; returns how many. */
uint32_t match_ranking(const Match *match, uint32_t order[SEATS_MAX]);

/* 1 for the best; equals share a place. Where there are teams it is the team's. */
uint32_t match_place(const Match *match, uint32_t seat);

#endif
