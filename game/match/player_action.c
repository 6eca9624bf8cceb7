#include "match/player_action.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

typedef struct ActionRow {
    const char *name;
    bool for_parties, has_value, has_text;
} ActionRow;

/* A typed answer has a text instead of its value, and a word of its own in replays. */
static const ActionRow ROWS[ACTION_KINDS] = {
    [ACTION_ANSWER] = {.name = "answer", .has_value = true},
    [ACTION_CONTINUE] = {.name = "continue"},
    [ACTION_PAUSE] = {.name = "pause"},
    [ACTION_RESUME] = {.name = "resume"},
    [ACTION_QUIT] = {.name = "quit"},
    [ACTION_BUZZ] = {.name = "buzz", .for_parties = true},
    [ACTION_WAGER] = {.name = "wager", .for_parties = true, .has_value = true},
    [ACTION_JOIN] = {.name = "join", .for_parties = true, .has_value = true, .has_text = true},
    [ACTION_LEAVE] = {.name = "leave", .for_parties = true},
    [ACTION_SKIP_CARD] = {.name = "skip-card", .for_parties = true},
    [ACTION_MORE_TIME] = {.name = "more-time", .for_parties = true, .has_value = true},
    [ACTION_REMOVE] = {.name = "remove", .for_parties = true},
    [ACTION_RENAME] = {.name = "rename", .for_parties = true, .has_text = true},
    [ACTION_TAKE_POINTS] = {.name = "take-points", .for_parties = true, .has_value = true},
    [ACTION_VOID_CARD] = {.name = "void-card", .for_parties = true, .has_value = true},
};

static const ActionRow *row_of(PlayerActionKind kind) {
    assert(kind < ACTION_KINDS);
    return &ROWS[kind];
}

const char *player_action_name(PlayerActionKind kind) {
    return row_of(kind)->name;
}

bool player_action_is_for_parties(PlayerActionKind kind) {
    return row_of(kind)->for_parties;
}

bool player_action_has_value(PlayerActionKind kind) {
    return row_of(kind)->has_value;
}

bool player_action_has_text(PlayerActionKind kind) {
    return row_of(kind)->has_text;
}

int32_t seat_value(SeatChoice choice) {
    return (int32_t)(choice.look | (uint32_t)choice.team << 8 | (uint32_t)choice.allowance << 12);
}

bool seat_choice_of(int32_t value, SeatChoice *out) {
    uint32_t bits = (uint32_t)value;
    uint32_t look = bits & 0xFF, team = bits >> 8 & 0xF, allowance = bits >> 12;
    if (look >= LOOKS_MAX || team >= TEAMS_MAX || allowance > ALLOWANCE_ENDLESS) return false;
    *out = (SeatChoice){(uint8_t)look, (uint8_t)team, (Allowance)allowance};
    return true;
}

static bool is_blank(const char *text) {
    Arena scratch = {0};
    bool blank = text_fold(&scratch, text)[0] == '\0';
    arena_release(&scratch);
    return blank;
}

bool seat_name_is_valid(const char *name) {
    size_t length = name ? strnlen(name, SEAT_NAME_BYTES) : 0;
    return length > 0 && length < SEAT_NAME_BYTES && text_find_invalid(name, length) == length &&
           text_count_codepoints(name) <= SEAT_NAME_MAX && !text_has_control(name) && !is_blank(name);
}
