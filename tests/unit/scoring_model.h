/* The rules' formulas once more, written another way: what scoring.c is compared with. */
#ifndef QUIZLEAF_TESTS_SCORING_MODEL_H
#define QUIZLEAF_TESTS_SCORING_MODEL_H

#include <stdint.h>

/* round(numerator / denominator), half up, by comparing remainders: no rounding trick in common with
 * scoring.c. */
static inline uint64_t round_half_up(uint64_t numerator, uint64_t denominator) {
    uint64_t whole = numerator / denominator, rest = numerator % denominator;
    return rest * 2 >= denominator ? whole + 1 : whole;
}

/* round(1000 * (1 - t / (2 T))) = round((2000 T - 1000 t) / 2 T); untimed 1000. */
static inline int32_t naive_speed(uint32_t ticks, uint32_t limit) {
    if (limit == 0) return 1000;
    if (ticks > limit) ticks = limit;
    return (int32_t)round_half_up(2000 * (uint64_t)limit - 1000 * (uint64_t)ticks, 2 * (uint64_t)limit);
}

/* points * (1 + 0.1 * min(streak - 1, 5)), half up. */
static inline int32_t naive_streak(int32_t points, uint32_t streak) {
    uint32_t steps = streak == 0 ? 0 : streak - 1 > 5 ? 5 : streak - 1;
    return (int32_t)round_half_up((uint64_t)points * (10 + steps), 10);
}

#endif
