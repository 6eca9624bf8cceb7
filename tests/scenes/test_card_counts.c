/* How many cards are promised: never more than there are. */
#include "unit/cmocka_test.h"

#include "scenes/layout.h"
#include "scenes/scene_fixture.h"

static void only_a_match_with_a_last_card_counts_them(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        const char *words;
    } ROWS[] = {{MODE_CLASSIC, "Card 3 of 10"},
                {MODE_SPRINT, "Card 3"},
                {MODE_THREE_LEAVES, "Card 3"},
                {MODE_PRACTICE, "Card 3 of 10"}};
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        Match match = {.rules = {.mode = ROWS[i].mode}, .turn_count = 3, .turn_limit = 10};
        assert_string_equal(layout_card_number(fixture.canvas, &match), ROWS[i].words);
    }
    Match match = {.rules = {.mode = MODE_CLASSIC}, .turn_count = 1003, .turn_limit = 20000};
    assert_string_equal(layout_card_number(fixture.canvas, &match), "Card 1 003 of 20 000");
    scene_fixture_close(&fixture);
}

/* A list that proves its cards when it makes them, as it does not here. */
static bool make_none(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    (void)context;
    (void)index;
    (void)making;
    (void)out;
    return false;
}

/* What is promised is there. */
static void counts_are_true(void **state) {
    (void)state;
    SceneFixture fixture;
    Arena arena = {0};
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    Canvas *canvas = fixture.canvas;
    Card one[1] = {{0}};
    const CardList nine = {.count = 9}, ten = {.count = 10}, single = {.items = one, .count = 1};
    CardList made = card_list_of_source(&(CardSource){.make = make_none}, 1000000, &arena);
    assert_string_equal(layout_length(canvas, 10, &nine), "up to 10 cards");
    assert_string_equal(layout_length(canvas, 10, &ten), "10 cards");
    assert_string_equal(layout_length(canvas, 10, NULL), "10 cards");
    assert_string_equal(layout_length(canvas, 0, &nine), "all cards");
    assert_string_equal(layout_card_count(&arena, &nine), "9 cards");
    assert_string_equal(layout_card_count(&arena, &single), "1 card");
    assert_string_equal(layout_card_count(&arena, &made), "up to 1 000 000 cards");
    assert_string_equal(layout_count(&arena, 1000, false), "1 000");
    card_list_release(&made);
    arena_release(&arena);
    scene_fixture_close(&fixture);
}

/* Nobody knows how many there are: cards are chosen as they are dealt. */
static void a_match_of_all_of_a_long_list_counts_what_came(void **state) {
    (void)state;
    SceneFixture fixture;
    Arena arena = {0};
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    CardList made = card_list_of_source(&(CardSource){.make = make_none}, 1000000, &arena);
    Match match = {.rules = {.mode = MODE_CLASSIC}, .turn_count = 3, .turn_limit = 1000000};
    Random random = random_seeded(1);
    deck_init(&match.deck, &made, &(DeckChoice){0}, &random);
    assert_string_equal(layout_card_number(fixture.canvas, &match), "Card 3");
    deck_release(&match.deck);
    card_list_release(&made);
    arena_release(&arena);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_match_with_a_last_card_counts_them),
        cmocka_unit_test(counts_are_true),
        cmocka_unit_test(a_match_of_all_of_a_long_list_counts_what_came),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
