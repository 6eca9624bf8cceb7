/* Cards of long lists: fair beside what the rows say, in every deal; found by their ids; small. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cards/card_selection.h"
#include "cards/deck.h"
#include "cards/list_cards.h"
#include "cards/row_index.h"
#include "cards/row_topics.h"

#define ROWS 50000
#define TERMS 21000    /* so that most stand in two or three rows */
#define MEANINGS 17000 /* in three, with other terms */
#define CATEGORIES 40

static uint32_t term_of(uint32_t row) {
    return row % TERMS;
}

static uint32_t meaning_of(uint32_t row) {
    return row * 7 % MEANINGS;
}

/* Rows of "Term 17" and "MEANING 4", every third spelled in another way; every hundredth is none. */
static bool read_row(const void *context, uint32_t row, Arena *arena, PairRow *out) {
    (void)context;
    if (row % 100 == 99) return false;
    *out = (PairRow){
        .term = arena_format(arena, row % 3 ? "Term %u" : "t\xC3\xA9rm  %u", term_of(row)),
        .meaning = arena_format(arena, row % 3 ? "Meaning %u" : "MEANING %u", meaning_of(row)),
        .category = arena_format(arena, "Category %u", row * CATEGORIES / ROWS),
        .place = {"test.tsv", row + 1, 1},
    };
    return true;
}

typedef struct World {
    Arena arena, scratch;
    CardList list;
} World;

static World *open_world(uint32_t rows, const char *term_name) {
    static World world;
    world = (World){0};
    PairRows pairs = {.count = rows, .read = read_row, .term_name = term_name, .meaning_name = "Meaning"};
    world.list = list_cards_begin(&pairs, &world.arena, &world.scratch);
    return &world;
}

static void close_world(World *world) {
    card_list_release(&world->list);
    arena_release(&world->arena);
    arena_release(&world->scratch);
}

/* The naive model: whether some row has both, looked for in every row. */
static bool some_row_has(uint32_t term, uint32_t meaning) {
    for (uint32_t row = term; row < ROWS; row += TERMS)
        if (row % 100 != 99 && meaning_of(row) == meaning) return true;
    return false;
}

/* Whether a row may have this term (0) or meaning (1) in its category. */
static bool is_of_category(int column, uint32_t number, const char *category) {
    uint32_t wanted = (uint32_t)strtoul(strchr(category, ' '), NULL, 10);
    for (uint32_t row = 0; row < ROWS; row++)
        if (row * CATEGORIES / ROWS == wanted && (column ? meaning_of(row) : term_of(row)) == number)
            return true;
    return false;
}

static uint32_t number_in(const char *text) {
    return (uint32_t)strtoul(text + strcspn(text, "0123456789"), NULL, 10);
}

/* What is known of cards before they are made is what they are. */
static void topics_are_known_before_cards_are_made(void **state) {
    (void)state;
    World *world = open_world(ROWS, NULL);
    const SourceTopics *topics = card_list_source(&world->list)->topics;
    assert_int_equal(topics->rows.count, CATEGORIES);
    size_t seen = 0;
    for (uint32_t i = 0; i < 2 * ROWS; i += 77) {
        const Card *card = card_list_at(&world->list, i);
        if (!card) continue;
        seen++;
        assert_string_equal(topics->rows.names[row_topics_number(&topics->rows, i / topics->cards_each)],
                            card->category);
        assert_int_equal(topics->difficulty, card_filter_difficulty(card));
    }
    assert_true(seen > 300);
    close_world(world);
}

static void a_filtered_list_deals_what_is_ticked(void **state) {
    (void)state;
    World *world = open_world(ROWS, NULL);
    Arena arena = {0};
    const CardList *lists[] = {&world->list};
    const char *ticked[] = {"Category 7", "Category 3"};
    const CardFilter filter = {ticked, 2, 0, true};
    CardList chosen = card_selection_of(lists, 1, &filter, &arena);
    size_t rows = 0;
    for (uint32_t row = 0; row < ROWS; row++) {
        uint32_t category = row * CATEGORIES / ROWS;
        rows += row % 100 != 99 && (category == 7 || category == 3);
    }
    assert_int_equal(chosen.count, rows * LIST_CARDS_WAYS);
    Random random = random_seeded(3);
    Deck deck;
    DealtCard dealt;
    deck_init(&deck, &chosen, &(DeckChoice){.count = 40}, &random);
    size_t count = 0, of_first = 0;
    for (; deck_deal(&deck, &random, &dealt); count++) {
        const Card *card = card_list_at(&chosen, dealt.card);
        assert_true(card_filter_takes(&filter, card));
        of_first += strcmp(card->category, ticked[0]) == 0;
    }
    assert_int_equal(count, 40);
    assert_in_range(of_first, 1, 39);
    deck_release(&deck);
    card_list_release(&chosen);
    arena_release(&arena);
    close_world(world);
}

/* More names than there are numbers for, and a list without any. */
static void rows_have_their_topics(void **state) {
    (void)state;
    Arena arena = {0}, scratch = {0};
    const uint32_t rows = ROW_TOPICS_MAX + 40;
    RowTopics topics = row_topics_make(&arena, rows);
    row_topics_set(&topics, 0, "");
    row_topics_set(&topics, 1, "");
    assert_int_equal(topics.count, 1);
    assert_null(topics.low);
    for (uint32_t row = 2; row < rows; row++) {
        row_topics_set(&topics, row, arena_format(&scratch, "Topic %u", row / 2));
        arena_reset(&scratch);
    }
    assert_int_equal(topics.count, 1 + (rows - 2) / 2 + rows % 2);
    for (uint32_t row = 2; row < rows; row++)
        assert_string_equal(topics.names[row_topics_number(&topics, row)],
                            arena_format(&scratch, "Topic %u", row / 2));
    assert_int_equal(row_topics_number(&topics, 0) + row_topics_number(&topics, 1), 0);
    topics = row_topics_make(&arena, rows);
    for (uint32_t row = 0; row < rows; row++)
        row_topics_set(&topics, row, arena_format(&scratch, "Topic %u", row));
    assert_int_equal(topics.count, ROW_TOPICS_MAX);
    assert_int_equal(row_topics_number(&topics, ROW_TOPICS_MAX - 1), ROW_TOPICS_MAX - 1);
    for (uint32_t row = ROW_TOPICS_MAX; row < rows; row++)
        assert_int_equal(row_topics_number(&topics, row), ROW_TOPICS_MAX);
    row_topics_set(&topics, 50, "Topic 3"); /* after one that has no number */
    assert_int_equal(row_topics_number(&topics, 50), 3);
    arena_release(&arena);
    arena_release(&scratch);
}

/* Right options are so by some row, wrong ones by none; returns what is told. */
static uint32_t check_card(const Card *card, uint32_t index) {
    bool asks_term = index % 2;
    uint32_t told = number_in(card->prompt);
    assert_int_equal(card->kind, CARD_CHOICE);
    assert_in_range(card->option_count - card->right_count, 3, LIST_CARDS_WRONG);
    for (size_t i = 0; i < card->option_count; i++) {
        uint32_t option = number_in(card->options[i]);
        bool is_right = asks_term ? some_row_has(option, told) : some_row_has(told, option);
        if (is_right != (i < card->right_count))
            fail_msg("\"%s\": \"%s\" is %s", card->prompt, card->options[i], is_right ? "right" : "wrong");
        for (size_t j = 0; j < i; j++) assert_int_not_equal(number_in(card->options[j]), option);
    }
    return told;
}

static void ten_thousand_deals_are_fair(void **state) {
    (void)state;
    World *world = open_world(ROWS, "Term");
    static bool told[2][TERMS];
    Random random = random_seeded(1);
    Deck deck;
    DealtCard dealt;
    deck_init(&deck, &world->list, &(DeckChoice){.count = 10000}, &random);
    size_t count = 0;
    for (; deck_deal(&deck, &random, &dealt); count++) {
        const Card *card = card_list_at(&world->list, dealt.card);
        uint32_t number = check_card(card, dealt.card);
        assert_false(told[dealt.card % 2][number]); /* however often it stands in the list */
        told[dealt.card % 2][number] = true;
        assert_int_equal(dealt.shown_count, CARD_CHOICE_SHOWN);
    }
    assert_int_equal(count, 10000);
    deck_release(&deck);
    close_world(world);
}

/* One card a text and way, whatever rows it stands in; each is the same when it is made again, and is found
 * by its id. */
static void each_text_has_one_card(void **state) {
    (void)state;
    World *world = open_world(ROWS, "Term");
    static uint32_t cards[2][TERMS];
    size_t made = 0;
    for (uint32_t i = 0; i < world->list.count; i++) {
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        Card card;
        if (card_list_make(&world->list, i, &(CardMaking){&arena, &scratch, &problems}, &card)) {
            made++;
            cards[i % 2][number_in(card.prompt)]++;
            if (i % 50 == 0) {
                assert_int_equal(card_list_find(&world->list, card.id), i);
                assert_string_equal(card_list_at(&world->list, i)->options[card.right_count],
                                    card.options[card.right_count]);
            }
        }
        assert_int_equal(problems.errors, 0);
        problems_release(&problems);
        arena_release(&arena);
        arena_release(&scratch);
    }
    size_t expected = 0;
    static bool stands[2][TERMS];
    for (uint32_t row = 0; row < ROWS; row++)
        if (row % 100 != 99) stands[0][term_of(row)] = stands[1][meaning_of(row)] = true;
    for (uint32_t way = 0; way < 2; way++) {
        for (uint32_t i = 0; i < TERMS; i++) {
            assert_int_equal(cards[way][i], stands[way][i]);
            expected += stands[way][i];
        }
    }
    assert_int_equal(made, expected);
    close_world(world);
}

static void wrong_options_are_of_the_category(void **state) {
    (void)state;
    World *world = open_world(ROWS, NULL);
    size_t looked = 0;
    for (uint32_t i = 0; i < world->list.count && looked < 300; i += 97) {
        const Card *card = card_list_at(&world->list, i);
        if (!card) continue;
        looked++;
        assert_string_equal(card->prompt + strcspn(card->prompt, ":?"), ""); /* the told text alone */
        for (size_t o = card->right_count; o < card->option_count; o++)
            if (!is_of_category(i % 2 ? 0 : 1, number_in(card->options[o]), card->category))
                fail_msg("\"%s\" in %s: %s", card->prompt, card->category, card->options[o]);
    }
    assert_int_equal(looked, 300);
    close_world(world);
}

static void ids_that_are_none_find_nothing(void **state) {
    (void)state;
    World *world = open_world(1000, "Term");
    static const char *const ids[] = {"",
                                      "list/",
                                      "list/term/",
                                      "list/meaning/x-0123456789abcdef",
                                      "list/meaning/x-0123456789abcdeg",
                                      "card/1",
                                      "list/term/0"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_int_equal(card_list_find(&world->list, ids[i]), CARD_NONE);
    close_world(world);
}

/* 10 bytes a row at most, the cards of a match aside. */
static void a_list_is_small(void **state) {
    (void)state;
    World *world = open_world(ROWS, "Term");
    assert_in_range(world->arena.used_bytes, ROWS, 10 * ROWS);
    assert_int_equal(world->scratch.used_bytes, 0);
    close_world(world);
}

static bool read_hostile(const void *context, uint32_t row, Arena *arena, PairRow *out) {
    (void)context;
    *out = (PairRow){.term = arena_format(arena, "word %u", row), .meaning = row % 2 ? "noun" : "verb"};
    return true;
}

/* "noun" and "verb" for all: the one way there is nothing to ask, the other way one wrong option. */
static void values_that_are_all_alike_are_not_asked(void **state) {
    (void)state;
    Arena arena = {0}, scratch = {0};
    PairRows pairs = {.count = ROWS, .read = read_hostile};
    CardList list = list_cards_begin(&pairs, &arena, &scratch);
    for (uint32_t i = 0; i < 2000; i++) {
        const Card *card = card_list_at(&list, i);
        assert_int_equal(card != NULL, i % 2 == 0);
        if (card) assert_int_equal(card->option_count, 2);
    }
    card_list_release(&list);
    arena_release(&arena);
    arena_release(&scratch);
}

/* Beside an array of all hashes. */
static void the_index_finds_what_a_walk_finds(void **state) {
    (void)state;
    static const uint32_t counts[] = {1, 2, 100, 5000, 600000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        Arena arena = {0};
        RowIndex index = row_index_make(&arena, counts[c]);
        Random random = random_seeded(c);
        uint64_t *hashes = calloc(counts[c], sizeof *hashes);
        for (uint32_t row = 0; row < counts[c]; row++) {
            bool is_copy = row && random_below(&random, 3) == 0;
            hashes[row] = is_copy ? hashes[random_below(&random, row)]
                                  : (uint64_t)random_next(&random) << 32 | random_next(&random);
            row_index_add(&index, hashes[row], row, 65);
        }
        for (uint32_t tried = 0; tried < 300; tried++) {
            uint64_t hash = tried % 3 ? hashes[random_below(&random, counts[c])] : random_next(&random);
            uint32_t rows[65], found = row_index_find(&index, hash, rows, 64);
            size_t same = 0;
            for (uint32_t row = 0; row < counts[c]; row++) {
                if (hashes[row] != hash) continue;
                same++;
                bool listed = found > 64;
                for (uint32_t i = 0; i < found && !listed; i++) listed = rows[i] == row;
                if (!listed) fail_msg("%u rows: row %u is not found", counts[c], row);
            }
            assert_true(found <= 64 || same > 20);
        }
        free(hashes);
        arena_release(&arena);
    }
}

/* Texts that all fall on one place are given up, quickly. */
static void an_index_gives_up_on_hostile_rows(void **state) {
    (void)state;
    Arena arena = {0};
    RowIndex index = row_index_make(&arena, 400000);
    uint32_t rows[1];
    for (uint32_t row = 0; row < 400000; row++) row_index_add(&index, row % 32, row, UINT32_MAX);
    assert_int_equal(row_index_find(&index, 5, rows, 1), 2);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_deals_are_fair),
        cmocka_unit_test(each_text_has_one_card),
        cmocka_unit_test(topics_are_known_before_cards_are_made),
        cmocka_unit_test(a_filtered_list_deals_what_is_ticked),
        cmocka_unit_test(rows_have_their_topics),
        cmocka_unit_test(wrong_options_are_of_the_category),
        cmocka_unit_test(ids_that_are_none_find_nothing),
        cmocka_unit_test(a_list_is_small),
        cmocka_unit_test(values_that_are_all_alike_are_not_asked),
        cmocka_unit_test(the_index_finds_what_a_walk_finds),
        cmocka_unit_test(an_index_gives_up_on_hostile_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
