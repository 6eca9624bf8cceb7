/* Sprint: as many right ones as there is time for. Only the cards' own clocks count; reveals take no time. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

#define SPRINT_TICKS (SPRINT_SECONDS * TICKS_PER_SECOND)

static void settle(MatchRules *rules) {
    rules->card_count = 0;
    rules->seconds_per_card = SPRINT_SECONDS;
    rules->speed_counts = false; /* being quick is its own reward here */
}

static uint32_t spent_ticks(const Match *match) {
    uint32_t spent = 0;
    for (uint32_t i = 0; i < match->turn_count; i++) spent += match->turns[i].ticks;
    return spent;
}

static uint32_t limit_ticks(const Match *match, const Card *card) {
    (void)card;
    uint32_t spent = spent_ticks(match);
    return spent < SPRINT_TICKS ? SPRINT_TICKS - spent : 1;
}

static bool is_over(const Match *match) {
    return spent_ticks(match) >= SPRINT_TICKS;
}

const Mode SPRINT_RULES = {
    .key = "sprint",
    .name = "Sprint",
    .summary = "As many as you can in 60 seconds.",
    .has_table = true,
    .is_open_ended = true,
    .settle = settle,
    .limit_ticks = limit_ticks,
    .is_over = is_over,
    .points = mode_full_points,
    .score_turn = match_score_everyone,
};
