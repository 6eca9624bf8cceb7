/* The scoreboard's movement and the podium's places, which are arithmetic alone. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "scenes/podium_layout.h"
#include "scenes/scoreboard_motion.h"

static const ScoreboardOrder BEFORE = {{3, 1, 4, 2}, {900, 800, 700, 600}, 4};
static const ScoreboardOrder NOW = {{2, 3, 1, 7}, {1500, 900, 850, 700}, 4}; /* 4 has gone, 7 has come */

static void rows_say_who_climbs(void **state) {
    (void)state;
    ScoreboardRow rows[SCOREBOARD_ROWS_MAX];
    assert_int_equal(scoreboard_rows(&BEFORE, &NOW, rows), 4);
    static const struct {
        uint32_t who;
        int climb;
        int32_t gain;
        bool fresh;
    } EXPECTED[] = {{2, 2, 900, false}, {3, -1, 0, false}, {1, -1, 50, false}, {7, 0, 0, true}};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(rows[i].who, EXPECTED[i].who);
        assert_int_equal(scoreboard_climb(&rows[i]), EXPECTED[i].climb);
        assert_int_equal(rows[i].to_points - rows[i].from_points, EXPECTED[i].gain);
        assert_int_equal(rows[i].fresh, EXPECTED[i].fresh);
    }
}

static void nobody_was_there_before(void **state) {
    (void)state;
    ScoreboardRow rows[SCOREBOARD_ROWS_MAX];
    ScoreboardOrder nobody = {0};
    assert_int_equal(scoreboard_rows(&nobody, &NOW, rows), 4);
    for (size_t i = 0; i < 4; i++) assert_int_equal(scoreboard_place(&rows[i], 0), i * 1000);
    assert_int_equal(scoreboard_rows(&NOW, &nobody, rows), 0);
}

static void a_row_starts_where_it_was_and_ends_where_it_belongs(void **state) {
    (void)state;
    ScoreboardRow rows[SCOREBOARD_ROWS_MAX];
    scoreboard_rows(&BEFORE, &NOW, rows);
    assert_int_equal(scoreboard_place(&rows[0], scoreboard_progress(0, false)), 2000);
    assert_int_equal(scoreboard_points(&rows[0], scoreboard_progress(SCOREBOARD_HOLD_MS, false)), 600);
    uint32_t end = SCOREBOARD_HOLD_MS + SCOREBOARD_MOVE_MS;
    assert_int_equal(scoreboard_place(&rows[0], scoreboard_progress(end, false)), 0);
    assert_int_equal(scoreboard_points(&rows[0], scoreboard_progress(end, false)), 1500);
    assert_int_equal(scoreboard_progress(0, true), 1000);
    assert_false(scoreboard_moves(0, true));
    assert_true(scoreboard_moves(end - 1, false));
    assert_false(scoreboard_moves(end, false));
}

static void it_never_goes_back(void **state) {
    (void)state;
    int32_t last = 0;
    for (uint32_t age = 0; age <= SCOREBOARD_HOLD_MS + SCOREBOARD_MOVE_MS + 10; age++) {
        int32_t now = scoreboard_progress(age, false);
        assert_true(now >= last && now <= 1000);
        last = now;
    }
    assert_int_equal(last, 1000);
}

static const Rect AREA = {110, 200, 1700, 700};

static void places_are_shared(void **state) {
    (void)state;
    static const int32_t POINTS[] = {900, 800, 800, 100, 100, 0};
    static const uint32_t EXPECTED[] = {1, 2, 2, 4, 4, 6};
    uint32_t places[6];
    podium_places(POINTS, 6, places);
    assert_memory_equal(places, EXPECTED, sizeof places);
}

static void first_stands_in_the_middle_and_highest(void **state) {
    (void)state;
    Podium podium;
    podium_lay(AREA, (const uint32_t[]){1, 2, 3, 4}, 4, &podium);
    assert_int_equal(podium.figure_count, 3);
    Rect second = podium.steps[0].rect, first = podium.steps[1].rect, third = podium.steps[2].rect;
    assert_true(rect_right(second) < first.x && rect_right(first) < third.x);
    assert_true(first.y < second.y && second.y < third.y);
    assert_int_equal(rect_bottom(first), rect_bottom(AREA));
    assert_int_equal(first.x + first.width / 2, AREA.x + AREA.width / 2);
}

static void nobody_stands_on_an_empty_step(void **state) {
    (void)state;
    Podium podium;
    podium_lay(AREA, (const uint32_t[]){1, 1, 3}, 3, &podium);
    assert_true(rect_empty(podium.steps[0].rect));
    assert_int_equal(podium.figures[0].step, 1);
    assert_int_equal(podium.figures[1].step, 1);
    assert_int_equal(podium.figures[2].step, 2);
    podium_lay(AREA, NULL, 0, &podium);
    assert_int_equal(podium.figure_count, 0);
}

static void expect_inside(Rect rect, const char *what) {
    Rect both = rect_intersect(rect, AREA);
    if (!rect_equal(both, rect)) fail_msg("%s at %d, %d leaves the area", what, rect.x, rect.y);
}

/* Every way in which up to eight can share places. */
static void figures_never_meet(void **state) {
    (void)state;
    for (size_t count = 1; count <= PODIUM_FIGURES_MAX; count++) {
        for (uint32_t ties = 0; ties < 1u << (count - 1); ties++) {
            int32_t points[PODIUM_FIGURES_MAX];
            uint32_t places[PODIUM_FIGURES_MAX];
            for (size_t i = 0; i < count; i++)
                points[i] = i == 0 ? 1000 : points[i - 1] - (ties >> (i - 1) & 1 ? 0 : 10);
            podium_places(points, count, places);
            Podium podium;
            podium_lay(AREA, places, count, &podium);
            size_t on_it = 0;
            for (size_t i = 0; i < count; i++) on_it += places[i] <= PODIUM_STEPS;
            assert_int_equal(podium.figure_count, on_it);
            for (size_t a = 0; a < on_it; a++) {
                const PodiumFigure *figure = &podium.figures[a];
                expect_inside(figure->picture, "a picture");
                expect_inside(figure->points, "points");
                assert_false(rect_meets(figure->name, podium.steps[figure->step].rect));
                assert_true(figure->name.width >= 150);
                for (size_t b = 0; b < a; b++)
                    assert_false(rect_meets(figure->name, podium.figures[b].name) &&
                                 figure->step == podium.figures[b].step);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_say_who_climbs),
        cmocka_unit_test(nobody_was_there_before),
        cmocka_unit_test(a_row_starts_where_it_was_and_ends_where_it_belongs),
        cmocka_unit_test(it_never_goes_back),
        cmocka_unit_test(places_are_shared),
        cmocka_unit_test(first_stands_in_the_middle_and_highest),
        cmocka_unit_test(nobody_stands_on_an_empty_step),
        cmocka_unit_test(figures_never_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
