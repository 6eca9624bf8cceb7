/* The classic match: so many cards, so many seconds for each. */
#include "match/match.h"
#include "match/mode_parts.h"

uint32_t mode_card_ticks(const Match *match, const Card *card) {
    if (match->rules.seconds_per_card == 0) return 0;
    if (card->seconds) return card->seconds * TICKS_PER_SECOND;
    bool long_one = card->kind == CARD_ORDER || card->kind == CARD_PAIRS || card->kind == CARD_TYPED;
    return match->rules.seconds_per_card * TICKS_PER_SECOND * (long_one ? 2 : 1);
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
};
