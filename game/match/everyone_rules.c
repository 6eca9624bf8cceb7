/* Everyone answers: secret picks, locked in, revealed together. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

void mode_settle_party(const Mode *mode, MatchRules *rules) {
    if (!mode->chooses_lives) rules->lives = 0;
    if (!mode->chooses_costs) rules->wrong_costs = false;
    if (!mode->has_final) rules->final_wager = false;
}

static void settle(MatchRules *rules) {
    mode_settle_party(&EVERYONE_RULES, rules);
}

const Mode EVERYONE_RULES = {
    .key = "everyone",
    .name = "Everyone answers",
    .summary = "Everybody picks in secret, then all is revealed at once.",
    .has_table = true,
    .chooses_length = true,
    .chooses_time = true,
    .is_party = true,
    .has_final = true,
    .kinds_left_out = MODE_KINDS_WRITTEN,
    .why_left_out = MODE_WHY_WRITTEN,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = mode_full_points,
    .score_turn = match_score_everyone,
};
