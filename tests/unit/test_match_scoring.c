/* Points against the rules' formula, and some known by heart. */
#include "unit/cmocka_test.h"

#include "match/scoring.h"
#include "unit/scoring_model.h"

static void points_follow_the_formula(void **state) {
    (void)state;
    static const uint32_t limits[] = {1, 2, 3, 7, 600, 1200, 2400, 4800, 72000};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        for (uint32_t t = 0; t <= limits[i] + 2; t++) {
            int32_t points = scoring_speed_points(t, limits[i]);
            if (points != naive_speed(t, limits[i])) fail_msg("t %u of T %u: %d", t, limits[i], points);
            for (uint32_t streak = 0; streak <= 8; streak++)
                if (scoring_with_streak(points, streak) != naive_streak(points, streak))
                    fail_msg("%d points, streak %u: %d", points, streak, scoring_with_streak(points, streak));
        }
}

static void points_known_by_heart(void **state) {
    (void)state;
    static const struct {
        uint32_t ticks, limit, streak;
        int32_t points;
    } rows[] = {
        {0, 2400, 1, 1000}, {2400, 2400, 1, 500},  {1200, 2400, 1, 750}, {9999, 2400, 1, 500},
        {0, 0, 1, 1000},    {5000, 0, 1, 1000},    {0, 2400, 2, 1100},   {0, 2400, 6, 1500},
        {0, 2400, 7, 1500}, {0, 2400, 4000, 1500}, {0, 2400, 0, 1000},   {2, 2400, 1, 1000}, /* 999.58 */
        {3, 2400, 1, 999},  {4799, 4800, 1, 500},  {4790, 4800, 1, 501},                     /* 501.04 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t points =
            scoring_with_streak(scoring_speed_points(rows[i].ticks, rows[i].limit), rows[i].streak);
        if (points != rows[i].points) fail_msg("row %zu: %d points, not %d", i, points, rows[i].points);
    }
    assert_int_equal(scoring_speed_points(12, 2400), 998); /* 997.5: half goes up */
    assert_int_equal(scoring_with_streak(998, 3), 1198);   /* 1197.6 */
    assert_int_equal(scoring_with_streak(995, 2), 1095);   /* 1094.5: half goes up */
    assert_int_equal(scoring_streak_tenths(0), 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_follow_the_formula),
        cmocka_unit_test(points_known_by_heart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
