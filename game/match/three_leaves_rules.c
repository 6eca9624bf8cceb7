/* Three leaves: each miss takes one, and with the third the match is over. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    rules->card_count = 0;
}

static bool is_over(const Match *match) {
    uint32_t misses = 0;
    for (uint32_t i = 0; i < match->turn_count; i++)
        misses += match->turns[i].done && match->turns[i].seats[0].share_permille == 0;
    return misses >= THREE_LEAVES_MISSES;
}

const Mode THREE_LEAVES_RULES = {
    .key = "three-leaves",
    .name = "Three leaves",
    .summary = "Play on until you have missed three.",
    .has_table = true,
    .is_open_ended = true,
    .chooses_time = true,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = is_over,
    .points = mode_full_points,
    .score_turn = match_score_everyone,
};
