/* A match as lines of text, enough to play it again and prove its points:
 *
 *     quizleaf-replay 1
 *     pack 64 hexadecimal digits        fingerprint of the cards (card_list_fingerprint)
 *     title Heartstopper, behind the scenes
 *     seed 16 hexadecimal digits
 *     mode classic                      a key of match/mode.h
 *     cards 10                          0: all
 *     seconds 20                        0: untimed
 *     speed yes                         or no
 *     hints none                        or a digit for each card of the pack: DeckHint
 *     at 345 answer 2                   tick, action; an answer's value, see cards/judge.h
 *     at 512 typed Kit Connor           an answer to a typed card
 *     at 600 continue
 *     end 8120                          the match's last tick
 *
 * Of a party, behind "speed" and in each action:
 *
 *     lives 0                           last leaf: 1 to 5
 *     wrong-costs no
 *     late-average yes
 *     wager yes                         before the final card
 *     warm-up no
 *     at 0+3 seat 2 join 17 Ann         tick + millisecond in it, seat, seat_value, name
 *     at 912+7 seat 2 answer 1
 */
#ifndef QUIZLEAF_MATCH_REPLAY_H
#define QUIZLEAF_MATCH_REPLAY_H

#include "base/buffer.h"
#include "match/match.h"

#define REPLAY_BYTES_MAX (32 * MEBIBYTE) /* whatever a match can write */
#define REPLAY_ACTIONS_MAX 100000        /* what is played ends before (match_runner.h) */
#define REPLAY_TICKS_MAX UINT32_MAX      /* all that a match can count: 414 days */

typedef struct Replay {
    Arena arena;
    Fingerprint pack;
    const char *pack_title;
    uint64_t seed;
    MatchRules rules; /* its hints are in the arena */
    size_t hint_count;
    PlayerAction *actions; /* in the order of their ticks */
    size_t action_count;
    size_t action_capacity;
    uint32_t end_tick;
} Replay;

/* An empty replay of a match that is about to begin. Copies the title. */
void replay_init(Replay *replay, const CardList *cards, const char *pack_title, const MatchRules *rules,
                 uint64_t seed);
void replay_release(Replay *replay);

/* Appends an action that the match takes in its present tick; of more than REPLAY_ACTIONS_MAX the last are
 * dropped. Its text must pass judge_is_text or be empty. */
void replay_record(Replay *replay, const PlayerAction *action);

/* Whether that many more actions leave no room for another one. */
bool replay_is_full(const Replay *replay, size_t more);

/* Writes it as text. end_tick must be set (the finished match's tick). */
void replay_write(const Replay *replay, Buffer *out);

/* Reads text from outside. `file` names it in problems. False with an error at its line where it is not a
 * replay; *out is untouched then. */
bool replay_read(const char *text, size_t length, const char *file, Replay *out, Problems *problems);

/* Plays it to its end with these cards, which must have the replay's fingerprint. *out is initialised and
 * must be released. False where the fingerprints differ (*out is untouched). Takes as long as its actions and
 * cards are many, however many ticks lie between them. */
bool replay_play(const Replay *replay, const CardList *cards, Match *out);

#endif
