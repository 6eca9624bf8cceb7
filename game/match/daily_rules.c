/* Daily: the same ten cards for everyone with the same pack, one counted try a day. Its seed is
 * mode_daily_seed. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    rules->card_count = DAILY_CARDS;
    rules->seconds_per_card = DAILY_SECONDS;
    rules->speed_counts = true;
}

const Mode DAILY_RULES = {
    .key = "daily",
    .name = "Daily",
    .summary = "Today's ten cards, the same for everyone. One try counts.",
    .has_table = true,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = mode_full_points,
    .score_turn = match_score_everyone,
};
