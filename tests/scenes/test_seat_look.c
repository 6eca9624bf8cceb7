/* How seats look: eight that differ in animal and in colour, whatever number stands in a match. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "scenes/seat_look.h"

static void usual_looks_differ_in_animal_and_colour(void **state) {
    (void)state;
    for (uint32_t a = 0; a < 8; a++) {
        for (uint32_t b = 0; b < a; b++) {
            SeatLook one = seat_look(seat_look_usual(a)), other = seat_look(seat_look_usual(b));
            assert_int_not_equal(one.picture, other.picture);
            assert_string_not_equal(one.animal_name, other.animal_name);
            assert_string_not_equal(one.colour_name, other.colour_name);
            assert_false(colour_equal(one.ink, other.ink));
        }
    }
}

static void a_look_is_its_animal_and_colour(void **state) {
    (void)state;
    for (uint32_t look = 0; look < 256; look++) {
        uint32_t animal = look % SEAT_ANIMALS, colour = look / SEAT_ANIMALS;
        SeatLook seen = seat_look(look), made = seat_look(seat_look_of(animal, colour));
        assert_int_not_equal(seen.picture, PICTURE_NONE);
        assert_int_equal(seen.picture, made.picture);
        assert_string_equal(seen.colour_name, made.colour_name);
        assert_true(seat_look_of(animal, colour) < SEAT_LOOKS);
    }
}

/* Or "the star" would be two things on one screen. */
static void no_seat_looks_like_an_answer(void **state) {
    (void)state;
    for (uint32_t look = 0; look < SEAT_LOOKS; look++)
        for (size_t answer = 0; answer < ANSWER_STYLES; answer++)
            assert_int_not_equal(seat_look(look).picture, THEME.answers[answer].picture);
}

static void teams_have_names_of_their_own(void **state) {
    (void)state;
    for (uint32_t a = 0; a < TEAMS_MAX; a++)
        for (uint32_t b = 0; b < a; b++) assert_string_not_equal(team_look(a).name, team_look(b).name);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_looks_differ_in_animal_and_colour),
        cmocka_unit_test(a_look_is_its_animal_and_colour),
        cmocka_unit_test(no_seat_looks_like_an_answer),
        cmocka_unit_test(teams_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
