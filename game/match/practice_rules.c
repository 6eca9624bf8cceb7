/* Practice: cards that were missed come back when they are due (store_history.h); no clock, no points. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    rules->card_count = 0;
    rules->seconds_per_card = 0;
    rules->speed_counts = false;
}

static int32_t no_points(int32_t points) {
    (void)points;
    return 0;
}

const Mode PRACTICE_RULES = {
    .key = "practice",
    .name = "Practice",
    .summary = "What you missed comes back until you know it. No points, no clock.",
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = no_points,
    .score_turn = match_score_everyone,
};
