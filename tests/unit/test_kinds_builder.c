/* Cards of every kind from facts, each by an example. Thousands by dice are in test_kinds_model.c. */
#include "unit/kinds_fixture.h"

#include <stdlib.h>

#include "cards/card_list_proof.h"

/* moons: moon, planet, year, size; all complete. Io, Europa and Callisto are Jupiter's, Titan and Rhea
 * Saturn's. */
static Relation *open_moons(World *world) {
    static const char *const rows[][4] = {
        {"Io", "Jupiter", "1610", "large"},      {"Europa", "Jupiter", "1610", "large"},
        {"Callisto", "Jupiter", "1610", "huge"}, {"Titan", "Saturn", "1655", "huge"},
        {"Rhea", "Saturn", "1672", "small"},     {"Phobos", "Mars", "1877", "tiny"},
        {"Triton", "Neptune", "1846", "large"},  {"Luna", "Earth", NULL, "large"},
        {"Ariel", "Uranus", "1851", "small"},
    };
    static const char *titan[] = {"Saturn VI"};
    *world = (World){0};
    world->relations[0] = make_relation(&world->arena, "moons", "moon planet year size", 16);
    Relation *moons = &world->relations[0];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) add_row(&world->arena, moons, rows[i]);
    for (size_t c = 0; c < 4; c++) moons->complete[c] = true;
    world->names[0] = (Name){.printed = "Titan", .variants = titan, .variant_count = 1};
    return moons;
}

static const Card *find_card(const World *world, const char *id) {
    for (size_t i = 0; i < world->cards.count; i++)
        if (strcmp(world->cards.items[i].id, id) == 0) return &world->cards.items[i];
    fail_msg("there is no card %s", id);
    return NULL;
}

static size_t count_kind(const World *world, CardKind kind) {
    size_t count = 0;
    for (size_t i = 0; i < world->cards.count; i++) count += world->cards.items[i].kind == kind;
    return count;
}

/* "a|b|c". */
static const char *joined(World *world, const char *const *texts, size_t count) {
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = arena_format(&world->arena, "%s%s%s", all, i ? "|" : "", texts[i]);
    return all;
}

static void assert_no_problem(World *world) {
    if (world->problems.count) fail_msg("%s", problem_line(&world->problems.items[0], &world->arena));
}

static void several_have_all_that_is_right(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    ask_about(moons, (Question){.column = 0, .several = "Which of these travel around {planet}?"});
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    assert_int_equal(world.cards.count, 2); /* the other planets have one moon each */
    const Card *card = find_card(&world, "moons/several/moon/jupiter");
    assert_int_equal(card->kind, CARD_SEVERAL);
    assert_int_equal(card->right_count, 3);
    assert_string_equal(joined(&world, card->options, 3), "Io|Europa|Callisto");
    assert_int_equal(card->option_count, 9);
    assert_int_equal(card->fact_count, 3);
    find_card(&world, "moons/several/moon/saturn");
    close_world(&world);
}

static void several_heed_what_any_of_their_rows_denies(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    moons->complete[0] = false;
    add_denied(&moons->facts[1], 0, "Charon"); /* in a row that is not the first of its question */
    add_denied(&moons->facts[4], 0, "titan");  /* although it is Saturn's */
    ask_about(moons, (Question){.column = 0, .several = "Which of these travel around {planet}?"});
    build_world(&world, 1, 1);
    const Card *card = find_card(&world, "moons/several/moon/jupiter");
    assert_string_equal(joined(&world, card->options, card->option_count), "Io|Europa|Callisto|Charon");
    assert_int_equal(world.cards.count, 1);
    assert_int_equal(world.problems.errors, 1);
    assert_int_equal(world.problems.items[0].place.line, 5);
    close_world(&world);
}

static void the_odd_one_is_proved_wrong_and_explained(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    moons->explanation = "{moon} travels around {planet}.";
    ask_about(moons, (Question){.column = 0, .odd = "Which of these does not travel around {planet}?"});
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    assert_int_equal(world.cards.count, 6); /* six wrong ones, one card each */
    const Card *card = find_card(&world, "moons/odd/moon/jupiter-rhea");
    assert_int_equal(card->right_count, 1);
    assert_string_equal(joined(&world, card->options, card->option_count), "Rhea|Io|Europa|Callisto");
    assert_string_equal(card->explanation, "Rhea travels around Saturn.");
    assert_int_equal(card->fact_count, 4);
    assert_int_equal(card->facts[3], 4); /* Rhea's own */
    close_world(&world);
}

static void typed_cards_know_spellings_and_rivals(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    add_denied(&moons->facts[4], 0, "Charon");
    ask_about(moons,
              (Question){.column = 0, .prompt = "Which {size} moon was seen in {year}?", .typed = true});
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    const Card *titan = find_card(&world, "moons/moon/typed/1655-huge");
    assert_string_equal(titan->prompt, find_card(&world, "moons/moon/1655-huge")->prompt);
    assert_string_equal(joined(&world, titan->options, titan->option_count), "Titan|Saturn VI");
    assert_int_equal(titan->right_count, 2);
    assert_int_equal(titan->rival_count, 8);
    const Card *two = find_card(&world, "moons/moon/typed/1610-large");
    assert_string_equal(joined(&world, two->options, two->option_count), "Io|Europa");
    assert_int_equal(two->rival_count, 8); /* seven moons, one of them by two names */
    const Card *rhea = find_card(&world, "moons/moon/typed/1672-small");
    assert_string_equal(rhea->rivals[0], "Charon");
    assert_int_equal(count_kind(&world, CARD_TYPED), count_kind(&world, CARD_CHOICE));
    close_world(&world);
}

static void numbers_have_their_distances(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    NumberQuestion question = {
        .column = 2, .prompt = "In which year was {moon} seen?", .tolerance = 1, .spread = 20, .unit = "AD"};
    moons->numbers = &question;
    moons->number_count = 1;
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    assert_int_equal(world.cards.count, 8); /* nobody knows when Luna was */
    const Card *card = find_card(&world, "moons/number/year/titan");
    assert_int_equal(card->kind, CARD_NUMBER);
    assert_int_equal(card->number.value, 1655);
    assert_int_equal(card->number.tolerance, 1);
    assert_int_equal(card->number.spread, 20);
    assert_string_equal(card->number.unit, "AD");
    assert_int_equal(card->option_count + card->right_count, 0);
    close_world(&world);
}

static void pairs_take_each_row_once_and_no_planet_twice(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    PairsQuestion question = {.left = 0, .right = 1, .prompt = "Match them."};
    moons->pairs = &question;
    moons->pairs_count = 1;
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    size_t pairs = 0;
    for (size_t i = 0; i < world.cards.count; i++) {
        const Card *card = &world.cards.items[i];
        assert_int_equal(card->kind, CARD_PAIRS);
        assert_in_range(card->option_count, 6, 14);
        assert_int_equal(card->fact_count, card->option_count / 2);
        pairs += card->option_count / 2;
    }
    assert_true(world.cards.count >= 2);
    assert_in_range(pairs, 6, 9);
    close_world(&world);
}

static void an_order_has_no_two_of_one_place(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    OrderQuestion question = {.show = 0, .by = 2, .prompt = "Put them in order."};
    moons->orders = &question;
    moons->order_count = 1;
    build_world(&world, 1, 1);
    assert_no_problem(&world);
    assert_int_equal(world.cards.count, 8); /* few rows: as many cards as rows with a year */
    for (size_t i = 0; i < world.cards.count; i++) {
        const Card *card = &world.cards.items[i];
        assert_int_equal(card->kind, CARD_ORDER);
        assert_in_range(card->option_count, 3, 4);
        int last = 0;
        for (size_t o = 0; o < card->option_count; o++) {
            size_t row = 0;
            while (strcmp(moons->facts[row].values[0], card->options[o]) != 0) row++;
            int year = atoi(moons->facts[row].values[2]);
            assert_true(year > last);
            last = year;
        }
    }
    card_list_make_distinct(&world.cards, world.index, &world.arena, &world.scratch, &world.problems);
    assert_int_equal(world.cards.count, 8); /* no group twice */
    close_world(&world);
}

/* A year alone may be any day of it, so it cannot stand before or after one of its months. */
static void dates_that_overlap_are_never_in_one_order(void **state) {
    (void)state;
    static const char *const rows[][2] = {{"a", "2020"},       {"b", "2020-05"}, {"c", "2020-05-07"},
                                          {"d", "2021-01-01"}, {"e", "2019-12"}, {"f", "2021-01"}};
    World world = {0};
    world.relations[0] = make_relation(&world.arena, "days", "event day", 8);
    Relation *days = &world.relations[0];
    for (size_t i = 0; i < 6; i++) add_row(&world.arena, days, rows[i]);
    OrderQuestion question = {.show = 0, .by = 1, .prompt = "Put them in order."};
    days->orders = &question;
    days->order_count = 1;
    build_world(&world, 1, 0);
    assert_no_problem(&world);
    assert_true(world.cards.count > 0);
    for (size_t i = 0; i < world.cards.count; i++) {
        const char *all = joined(&world, world.cards.items[i].options, world.cards.items[i].option_count);
        assert_string_equal(all[0] == 'e' ? "e" : "", "e"); /* the only other is 2020 and then 2021: three */
        assert_int_equal(strlen(all), 5);
    }
    close_world(&world);
}

/* Of wrong options those come first that share more with the right one, in any relation. */
static void wrong_options_that_are_alike_come_first(void **state) {
    (void)state;
    World world;
    Relation *moons = open_moons(&world);
    world.relations[1] = make_relation(&world.arena, "visits", "moon probe", 4);
    add_row(&world.arena, &world.relations[1], (const char *[]){"Rhea", "Cassini"});
    add_row(&world.arena, &world.relations[1], (const char *[]){"Luna", "Cassini"});
    ask_about(moons, (Question){.column = 0, .prompt = "What did Mr. Rhee see in {year}?"});
    build_world(&world, 2, 1);
    assert_no_problem(&world);
    const Card *card = find_card(&world, "moons/moon/1672");
    assert_string_equal(joined(&world, card->options, 4), "Rhea|Luna|Ariel|Titan"); /* probe, small, Saturn */
    close_world(&world);
}

static void the_same_facts_give_the_same_cards(void **state) {
    (void)state;
    Fingerprint prints[2];
    for (size_t i = 0; i < 2; i++) {
        World world;
        Relation *moons = open_moons(&world);
        PairsQuestion pairs = {.left = 0, .right = 1, .prompt = "Match them."};
        OrderQuestion order = {.show = 0, .by = 2, .prompt = "Put them in order."};
        moons->pairs = &pairs;
        moons->orders = &order;
        moons->pairs_count = moons->order_count = 1;
        ask_about(moons, (Question){.column = 0,
                                    .prompt = "Which moon has {planet}?",
                                    .statement = "{moon} belongs to {planet}.",
                                    .several = "Which of these travel around {planet}?",
                                    .odd = "Which of these does not travel around {planet}?",
                                    .typed = true});
        build_world(&world, 1, 1);
        prints[i] = card_list_fingerprint(&world.cards);
        close_world(&world);
    }
    assert_string_equal(prints[0].hex, prints[1].hex);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_have_all_that_is_right),
        cmocka_unit_test(several_heed_what_any_of_their_rows_denies),
        cmocka_unit_test(the_odd_one_is_proved_wrong_and_explained),
        cmocka_unit_test(typed_cards_know_spellings_and_rivals),
        cmocka_unit_test(numbers_have_their_distances),
        cmocka_unit_test(pairs_take_each_row_once_and_no_planet_twice),
        cmocka_unit_test(an_order_has_no_two_of_one_place),
        cmocka_unit_test(dates_that_overlap_are_never_in_one_order),
        cmocka_unit_test(wrong_options_that_are_alike_come_first),
        cmocka_unit_test(the_same_facts_give_the_same_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
