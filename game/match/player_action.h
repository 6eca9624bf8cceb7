/* What a player does, whatever with: keyboard, mouse, gamepad, a replay and a bot all speak this. */
#ifndef QUIZLEAF_MATCH_PLAYER_ACTION_H
#define QUIZLEAF_MATCH_PLAYER_ACTION_H

#include <stdint.h>

#include "cards/judge.h"

typedef enum PlayerActionKind {
    ACTION_ANSWER,   /* value, or text on a typed card: see cards/judge.h */
    ACTION_CONTINUE, /* from the reveal to the next card */
    ACTION_PAUSE,
    ACTION_RESUME,
    ACTION_QUIT, /* ends the match now; what is scored stays */
    ACTION_KINDS
} PlayerActionKind;

typedef struct PlayerAction {
    uint32_t tick;   /* the match's tick in which it is applied */
    uint32_t player; /* seat, from 0 */
    PlayerActionKind kind;
    int32_t value;
    char text[ANSWER_TEXT_BYTES]; /* a typed answer, valid UTF-8 without control characters; else "" */
} PlayerAction;

/* The word that a replay writes: "answer", "continue", "pause", "resume", "quit". */
const char *player_action_name(PlayerActionKind kind);

#endif
