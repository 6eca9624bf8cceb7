#include "match/mode.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"

static const Mode *const ROWS[MODES] = {
    [MODE_CLASSIC] = &CLASSIC_RULES,
    [MODE_SPRINT] = &SPRINT_RULES,
    [MODE_THREE_LEAVES] = &THREE_LEAVES_RULES,
    [MODE_DAILY] = &DAILY_RULES,
    [MODE_PRACTICE] = &PRACTICE_RULES,
    [MODE_EVERYONE] = &EVERYONE_RULES,
    [MODE_BUZZ] = &BUZZ_RULES,
    [MODE_PASS] = &PASS_RULES,
    [MODE_LAST_LEAF] = &LAST_LEAF_RULES,
    [MODE_TEAMS] = &TEAMS_RULES,
};

const Mode *mode_row(ModeId id) {
    assert(id < MODES);
    return ROWS[id];
}

const char *mode_key(ModeId id) {
    return mode_row(id)->key;
}

bool mode_find(const char *key, ModeId *out) {
    for (ModeId id = 0; id < MODES; id++) {
        if (strcmp(ROWS[id]->key, key) != 0) continue;
        *out = id;
        return true;
    }
    return false;
}

uint64_t mode_daily_seed(const char *day, const char *pack_hex) {
    uint64_t hash = hash_bytes(HASH_START, "daily ", 6);
    hash = hash_bytes(hash, day, strlen(day));
    return hash_bytes(hash, pack_hex, strlen(pack_hex));
}
