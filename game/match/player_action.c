#include "match/player_action.h"

#include <assert.h>

const char *player_action_name(PlayerActionKind kind) {
    static const char *const names[ACTION_KINDS] = {
        [ACTION_ANSWER] = "answer", [ACTION_CONTINUE] = "continue", [ACTION_PAUSE] = "pause",
        [ACTION_RESUME] = "resume", [ACTION_QUIT] = "quit",
    };
    assert(kind < ACTION_KINDS);
    return names[kind];
}
