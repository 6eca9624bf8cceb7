/* Runs a match along a clock that somebody else reads: counts microseconds into ticks, applies each action in
 * the tick in which it happened, and writes the replay as it goes.
 *
 * An action that happened at a time is applied in the tick of that time, however many ticks a frame covers;
 * so the match is the same at 24 and at 1000 frames a second. Actions of one tick are ordered by the time
 * that their devices reported, whatever the order in which they are handed over. While the match is paused or
 * gathers, its time stands still.
 *
 * What no replay could hold is not played: after REPLAY_TICKS_MAX ticks (over a year on one card), or
 * REPLAY_ACTIONS_MAX actions, the match ends by itself with what is scored. */
#ifndef QUIZLEAF_MATCH_MATCH_RUNNER_H
#define QUIZLEAF_MATCH_MATCH_RUNNER_H

#include "match/replay.h"

#define RUNNER_QUEUE_MAX 256 /* eight seats that drum on their keys */
/* After a hang (the machine slept, a debugger) at most this much is made up for; the rest of the time is
 * given to the player. */
#define RUNNER_CATCH_UP_US 250000
#define RUNNER_TICK UINT64_C(1000000) /* a tick in MatchRunner.time */
#define RUNNER_MILLISECOND (TICKS_PER_SECOND * UINT64_C(1000))

typedef struct MatchRunner {
    Match match;
    Replay replay;
    uint64_t time; /* of the match, without pauses; in 120ths of a microsecond: a tick is RUNNER_TICK */
    PlayerAction queue[RUNNER_QUEUE_MAX];
    size_t queued;
    bool skips_empty_stakes; /* who has no points is not waited for before the final card: it stakes nothing,
                              * by an action of its own. Not where a replay leads, which has them */
} MatchRunner;

/* Deals the first card. Borrows the cards for its life. */
void match_runner_init(MatchRunner *runner, const CardList *cards, const char *pack_title,
                       const MatchRules *rules, uint64_t seed);
void match_runner_release(MatchRunner *runner);

/* Queues what the player in a seat (one player: 0) did `ago_us` before now; `now` is where
 * match_runner_advance will have come after `pending_us` more. An action too many for the queue is dropped.
 */
void match_runner_act(MatchRunner *runner, uint32_t seat, PlayerActionKind kind, int32_t value,
                      uint64_t pending_us, uint64_t ago_us);

/* The same for a typed answer, whose text is copied. One that no replay could hold is dropped: over
 * CARD_TYPED_MAX code points, empty, invalid or with control characters. */
void match_runner_type(MatchRunner *runner, uint32_t seat, const char *text, uint64_t pending_us,
                       uint64_t ago_us);

/* The same for ACTION_JOIN (value: seat_value) and ACTION_RENAME, whose name is copied; one that is not
 * seat_name_is_valid is dropped. */
void match_runner_name(MatchRunner *runner, uint32_t seat, PlayerActionKind kind, int32_t value,
                       const char *name, uint64_t pending_us, uint64_t ago_us);

/* Lets elapsed_us pass and steps the ticks that are due. Events of all steps are put together, at most
 * MATCH_EVENTS_MAX. Ends when the match has finished. */
void match_runner_advance(MatchRunner *runner, uint64_t elapsed_us, MatchEvents *events);

#endif
