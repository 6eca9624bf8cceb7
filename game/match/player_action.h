/* What a player does, whatever with: keyboard, mouse, gamepad, a replay and a bot all speak this. */
#ifndef QUIZLEAF_MATCH_PLAYER_ACTION_H
#define QUIZLEAF_MATCH_PLAYER_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "cards/judge.h"

#define SEATS_MAX 8
#define SEAT_NONE UINT32_MAX
#define SEAT_NAME_MAX 20                        /* code points */
#define SEAT_NAME_BYTES (4 * SEAT_NAME_MAX + 1) /* with its NUL */
#define TEAMS_MAX 4
#define LOOKS_MAX 64

/* How much longer a seat may take: x1, x1.5, x2, as long as it likes. */
typedef enum Allowance { ALLOWANCE_NONE, ALLOWANCE_HALF, ALLOWANCE_DOUBLE, ALLOWANCE_ENDLESS } Allowance;

typedef enum PlayerActionKind {
    ACTION_ANSWER,   /* value, or text on a typed card: see cards/judge.h */
    ACTION_CONTINUE, /* from the reveal to the next card; begins a party; starts the clock of a handed-over
                        card */
    ACTION_PAUSE,
    ACTION_RESUME,
    ACTION_QUIT, /* ends the match now; what is scored stays */
    /* In a party: */
    ACTION_BUZZ,
    ACTION_WAGER, /* value: 0 to 100 percent of the seat's points */
    ACTION_JOIN,  /* a new seat, or one that left comes back: value seat_value, text its name */
    ACTION_LEAVE, /* the seat is empty until its player returns: not waited for, not punished, its points kept
                   */
    /* The host's; `player` is the seat concerned, 0 where none is: */
    ACTION_SKIP_CARD,   /* closes the card; it counts for nobody */
    ACTION_MORE_TIME,   /* value: 1 to MORE_TIME_SECONDS_MAX */
    ACTION_REMOVE,      /* the seat leaves for good, out of the tables */
    ACTION_RENAME,      /* text */
    ACTION_TAKE_POINTS, /* value: so many points less, more where negative; up to TAKE_POINTS_MAX */
    ACTION_VOID_CARD,   /* value: the turn, from 0, that shall not have been; the open one is closed */
    ACTION_KINDS
} PlayerActionKind;

#define TICK_MILLISECONDS_MAX 8 /* a tick has 8 and a third */
#define MORE_TIME_SECONDS_MAX 600
#define TAKE_POINTS_MAX 1000000

typedef struct PlayerAction {
    uint32_t tick;        /* the match's tick in which it is applied */
    uint32_t millisecond; /* within that tick, 0 to TICK_MILLISECONDS_MAX; of one seat always 0 */
    uint32_t player;      /* seat, from 0 */
    PlayerActionKind kind;
    int32_t value;
    const char *text; /* a typed answer or a name, valid UTF-8 without control characters; NULL or "": none.
                       * Borrowed: whoever keeps the action copies it (replay_record does) */
} PlayerAction;

/* What ACTION_JOIN's value says: look 0 to 63 (shape and colour; the rules do not look at it), team 0 to 3.
 */
typedef struct SeatChoice {
    uint8_t look;
    uint8_t team;
    Allowance allowance;
} SeatChoice;

int32_t seat_value(SeatChoice choice);

/* False where the value says no such choice. */
bool seat_choice_of(int32_t value, SeatChoice *out);

/* Whether a seat may have this name: 1 to SEAT_NAME_MAX code points of valid UTF-8, no control characters,
 * not blank. */
bool seat_name_is_valid(const char *name);

/* The word that a replay writes: "answer", "continue", "pause", "resume", "quit", "buzz", "take-points". */
const char *player_action_name(PlayerActionKind kind);

/* Whether only parties know it; whether its value, and its text, say something. */
bool player_action_is_for_parties(PlayerActionKind kind);
bool player_action_has_value(PlayerActionKind kind);
bool player_action_has_text(PlayerActionKind kind);

#endif
