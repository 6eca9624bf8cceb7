/* The classic match: so many cards, so many seconds for each. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

uint32_t mode_card_ticks(const Match *match, const Card *card) {
    if (match->rules.seconds_per_card == 0) return 0;
    if (card->seconds) return card->seconds * TICKS_PER_SECOND;
    return match->rules.seconds_per_card * TICKS_PER_SECOND * card_kind_time_factor(card->kind);
}

bool mode_never_over(const Match *match) {
    (void)match;
    return false; /* the deck ends it */
}

int32_t mode_full_points(int32_t points) {
    return points;
}

static void keep_choice(MatchRules *rules) {
    (void)rules;
}

const Mode CLASSIC_RULES = {
    .key = "classic",
    .name = "Classic",
    .summary = "So many cards, so much time for each.",
    .has_table = true,
    .chooses_length = true,
    .chooses_time = true,
    .settle = keep_choice,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = mode_full_points,
    .score_turn = match_score_everyone,
};
