#include "match/scoring.h"

int32_t scoring_speed_points(uint32_t ticks, uint32_t limit_ticks) {
    if (limit_ticks == 0) return POINTS_FULL;
    uint64_t limit = limit_ticks;
    uint64_t spent = ticks < limit_ticks ? ticks : limit_ticks;
    /* 1000 * (2T - t) / 2T, and half of the divisor added so that the floor rounds half up */
    return (int32_t)((POINTS_FULL * (2 * limit - spent) + limit) / (2 * limit));
}

int32_t scoring_streak_tenths(uint32_t streak) {
    uint32_t steps = streak > 1 ? streak - 1 : 0;
    return 10 + (int32_t)(steps < STREAK_BONUS_STEPS_MAX ? steps : STREAK_BONUS_STEPS_MAX);
}

int32_t scoring_with_streak(int32_t points, uint32_t streak) {
    return (points * scoring_streak_tenths(streak) + 5) / 10;
}

int32_t scoring_share(int32_t points, int32_t share_permille) {
    return (points * share_permille + 500) / 1000;
}
