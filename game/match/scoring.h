/* Points, in integers. Formulas of the rules, README "How points are counted". */
#ifndef QUIZLEAF_MATCH_SCORING_H
#define QUIZLEAF_MATCH_SCORING_H

#include <stdbool.h>
#include <stdint.h>

#define POINTS_FULL 1000
#define STREAK_BONUS_STEPS_MAX 5 /* x1.5 from a streak of 6 on */

/* Points before the streak for a right answer after `ticks` of `limit_ticks`:
 * round(1000 * (1 - t / (2 T))), half up. limit_ticks 0 (untimed) gives 1000; t over T counts as T. */
int32_t scoring_speed_points(uint32_t ticks, uint32_t limit_ticks);

/* The streak's factor in tenths, 10 to 15: 10 + min(streak - 1, 5). `streak` counts this answer. */
int32_t scoring_streak_tenths(uint32_t streak);

/* points * tenths / 10, rounded half up. */
int32_t scoring_with_streak(int32_t points, uint32_t streak);

/* points * share_permille / 1000, rounded half up: what a number near the right one brings. */
int32_t scoring_share(int32_t points, int32_t share_permille);

#endif
