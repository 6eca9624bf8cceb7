/* What is known of each card, when it comes back, and the day's one try. */
#include "unit/store_fixture.h"

#include <stdint.h>

#include "base/random.h"
#include "store/store_history.h"

#define NOW INT64_C(1800000000)
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Cards of which only the ids matter, in an order that is not theirs. */
static Card CARDS[] = {{.id = "role/nick"}, {.id = "card/zebra"}, {.id = "role/tao"},
                       {.id = "card/a"},    {.id = "role/elle"},  {.id = "place/truham"}};
static const CardList LIST = {.items = CARDS, .count = COUNT(CARDS)};

typedef struct PlantedRow {
    int64_t times_seen, times_missed, last_seen_at, box, due_at;
} PlantedRow;

static void plant_row(Store *store, const char *id, PlantedRow row) {
    char sql[500];
    snprintf(sql, sizeof sql,
             "INSERT OR REPLACE INTO history VALUES ('leaves', '%s', %lld, %lld, %lld, %lld, %lld)", id,
             (long long)row.times_seen, (long long)row.times_missed, (long long)row.last_seen_at,
             (long long)row.box, (long long)row.due_at);
    assert_int_equal(database_run(store->database, sql), SQLITE_OK);
}

static int64_t read_value(Store *store, const char *column, const char *id) {
    char sql[200];
    sqlite3_int64 value = -1;
    snprintf(sql, sizeof sql, "SELECT %s FROM history WHERE pack_key = 'leaves' AND card_id = '%s'", column,
             id);
    if (database_read_integer(store->database, sql, &value) != SQLITE_OK) return -1;
    return value;
}

static DeckHint hint_of(Store *store, const char *title, size_t card, int64_t now) {
    DeckHint hints[COUNT(CARDS)];
    memset(hints, 0xFF, sizeof hints);
    store_card_hints(store, title, &LIST, now, hints);
    for (size_t i = 0; i < COUNT(hints); i++) assert_in_range(hints[i], 0, DECK_HINT_MAX);
    return hints[card];
}

static void marks_come_back(void **state) {
    Store *store = open_well(*state);
    assert_int_equal(hint_of(store, "Leaves", 0, NOW), 0);
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), 0);
    for (int64_t i = 0; i < 4; i++) {
        assert_true(store_mark_dealt(store, "Leaves", "role/nick", NOW + i));
        assert_true(store_mark_answered(store, "Leaves", "role/nick", i > 0, NOW + i + 5));
    }
    assert_true(store_mark_dealt(store, "Leaves", "role/gone", NOW)); /* no longer in the pack */
    store_close(store);

    store = open_well(*state);
    assert_int_equal(read_value(store, "times_seen", "role/nick"), 4);
    assert_int_equal(read_value(store, "times_missed", "role/nick"), 1);
    assert_int_equal(read_value(store, "last_seen_at", "role/nick"), NOW + 3);
    assert_int_equal(hint_of(store, " LEAVES", 0, NOW + 10), DECK_HINT(3, DIFFICULTY_MEDIUM));
    assert_int_equal(hint_of(store, "Leaves", 1, NOW + 10), 0);
    assert_int_equal(hint_of(store, "Other leaves", 0, NOW + 10), 0);
    assert_int_equal(read_value(store, "count(*)", "role/gone"), 1);
    store_close(store);
}

static void a_right_answer_to_a_card_in_no_box_writes_nothing(void **state) {
    const TestFolder *folder = *state;
    Store *store = open_well(folder);
    assert_true(store_mark_dealt(store, "Leaves", "role/nick", NOW));
    Buffer before = read_bytes(folder->database);
    assert_true(store_mark_answered(store, "Leaves", "role/nick", true, NOW));
    assert_true(store_mark_answered(store, "Leaves", "role/tao", true, NOW)); /* never marked dealt */
    assert_same_bytes(folder->database, &before);
    buffer_release(&before);
    store_close(store);
}

/* One card's life, answer by answer: where each leaves it, and for how long it rests. */
static void boxes_are_climbed_and_fallen_from(void **state) {
    Store *store = open_well(*state);
    static const struct {
        bool right;
        int64_t box, rest_days;
    } answers[] = {{true, 0, -1}, {false, 1, 0}, {true, 2, 1},  {true, 3, 3},  {true, 4, 7},
                   {true, 5, 14}, {true, 0, -1}, {true, 0, -1}, {false, 1, 0}, {false, 1, 0},
                   {true, 2, 1},  {true, 3, 3},  {false, 1, 0}, {true, 2, 1}};
    int64_t now = NOW, missed = 0;
    for (size_t i = 0; i < COUNT(answers); i++) {
        now += 100;
        missed += !answers[i].right;
        assert_true(store_mark_dealt(store, "Leaves", "role/nick", now));
        assert_true(store_mark_answered(store, "Leaves", "role/nick", answers[i].right, now));
        int64_t box = read_value(store, "box", "role/nick"),
                due_at = read_value(store, "due_at", "role/nick");
        if (box != answers[i].box) fail_msg("answer %zu: box %lld", i, (long long)box);
        if (due_at != (box ? now + answers[i].rest_days * DAY : 0))
            fail_msg("answer %zu: due in %lld s", i, (long long)(due_at - now));
        assert_int_equal(read_value(store, "times_missed", "role/nick"), missed);
        size_t due = store_count_due(store, "Leaves", &LIST, now);
        if (due != (answers[i].rest_days == 0)) fail_msg("answer %zu: %zu due", i, due);
        if (box) {
            assert_int_equal(store_count_due(store, "Leaves", &LIST, due_at - 1), 0);
            assert_int_equal(store_count_due(store, "Leaves", &LIST, due_at), 1);
        }
    }
    store_close(store);
}

static void hints_say_how_lately_and_how_hard(void **state) {
    Store *store = open_well(*state);
    static const struct {
        int64_t age;
        unsigned seen;
    } ages[] = {
        {0, 3},         {HOUR, 3},        {HOUR + 1, 2},  {DAY, 2},   {DAY + 1, 1},
        {7 * DAY, 1},   {7 * DAY + 1, 0}, {400 * DAY, 0}, {-HOUR, 3}, /* the clock was set back a little */
        {-HOUR - 1, 0}, {-4000 * DAY, 0}, {NOW, 0}};
    for (size_t i = 0; i < COUNT(ages); i++) {
        plant_row(store, "card/a", (PlantedRow){2, 2, NOW - ages[i].age, 1, NOW});
        DeckHint hint = hint_of(store, "Leaves", 3, NOW);
        if (hint != DECK_HINT(ages[i].seen, DIFFICULTY_UNSET))
            fail_msg("%lld s ago: hint %u", (long long)ages[i].age, hint);
    }
    static const struct {
        int64_t seen, missed;
        Difficulty difficulty;
    } rows[] = {{0, 0, DIFFICULTY_UNSET},     {1, 1, DIFFICULTY_UNSET},
                {2, 2, DIFFICULTY_UNSET},     {3, 0, DIFFICULTY_EASY},
                {3, 1, DIFFICULTY_MEDIUM},    {3, 2, DIFFICULTY_HARD},
                {5, 1, DIFFICULTY_MEDIUM},                             /* 20 % */
                {6, 1, DIFFICULTY_EASY},      {4, 2, DIFFICULTY_HARD}, /* 50 % */
                {101, 50, DIFFICULTY_MEDIUM}, {INT32_MAX, INT32_MAX, DIFFICULTY_HARD}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        plant_row(store, "card/a", (PlantedRow){rows[i].seen, rows[i].missed, 0, 0, 0});
        DeckHint hint = hint_of(store, "Leaves", 3, NOW);
        if (hint != DECK_HINT(0, rows[i].difficulty)) fail_msg("row %zu: hint %u", i, hint);
    }
    store_close(store);
}

static void the_most_overdue_come_first(void **state) {
    Store *store = open_well(*state);
    static const int64_t due_at[COUNT(CARDS)] = {NOW - 5, NOW + 1,       NOW, NOW - 300,
                                                 NOW - 5, NOW + 15 * DAY /* longer than any rest: due */};
    for (size_t i = 0; i < COUNT(CARDS); i++)
        plant_row(store, CARDS[i].id, (PlantedRow){1, 1, NOW, 1 + (int64_t)i % 5, due_at[i]});
    plant_row(store, "role/gone", (PlantedRow){1, 1, NOW, 1, 0});
    plant_row(store, "role/tao-in-no-box", (PlantedRow){1, 1, NOW, 0, 0});
    static const uint32_t expected[] = {3, 0, 4, 2, 5};
    uint32_t due[COUNT(CARDS) + 1];
    memset(due, 0xFF, sizeof due);
    assert_int_equal(store_due_cards(store, "Leaves", &LIST, NOW, due, COUNT(due)), COUNT(expected));
    assert_memory_equal(due, expected, sizeof expected);
    assert_int_equal(due[COUNT(expected)], UINT32_MAX);
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), COUNT(expected));
    assert_int_equal(store_due_cards(store, "Leaves", &LIST, NOW, due, 2), 2);
    assert_int_equal(store_due_cards(store, "Leaves", &LIST, NOW, due, 0), 0);
    assert_int_equal(store_due_cards(store, "Maples", &LIST, NOW, due, 9), 0);
    CardList empty = {0};
    assert_int_equal(store_due_cards(store, "Leaves", &empty, NOW, due, 9), 0);
    store_card_hints(store, "Leaves", &empty, NOW, NULL);
    store_close(store);
}

static void two_packs_are_kept_apart(void **state) {
    Store *store = open_well(*state);
    assert_true(store_mark_dealt(store, "Leaves", "card/a", NOW));
    assert_true(store_mark_answered(store, "Maples", "card/a", false, NOW));
    assert_int_equal(hint_of(store, "Leaves", 3, NOW), DECK_HINT(3, 0));
    assert_int_equal(hint_of(store, "Maples", 3, NOW), 0); /* missed, but never dealt */
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), 0);
    assert_int_equal(store_count_due(store, "Maples", &LIST, NOW), 1);
    assert_int_equal(store_count_due(store, "m\xC3\xA1ples", &LIST, NOW), 1); /* folds to the same */
    store_close(store);
}

/* A clock that goes wrong for a while, in either direction, must not take a card away for years. */
static void wrong_clocks_do_no_lasting_harm(void **state) {
    Store *store = open_well(*state);
    static const int64_t clocks[] = {INT64_MIN, -1, 0, NOW - 9000 * DAY, NOW + 9000 * DAY, INT64_MAX};
    for (size_t i = 0; i < COUNT(clocks); i++) {
        for (int answer = 0; answer < 3; answer++) {
            assert_true(store_mark_dealt(store, "Leaves", "role/nick", clocks[i]));
            assert_true(store_mark_answered(store, "Leaves", "role/nick", answer > 0, clocks[i]));
        }
        hint_of(store, "Leaves", 0, clocks[i]);
        store_count_due(store, "Leaves", &LIST, clocks[i]);
        if (store_count_due(store, "Leaves", &LIST, NOW) != 1) fail_msg("clock %zu: not due", i);
        DeckHint hint = hint_of(store, "Leaves", 0, NOW);
        if (DECK_HINT_SEEN(hint) != 0) fail_msg("clock %zu: seen %u", i, DECK_HINT_SEEN(hint));
    }
    assert_true(store_mark_dealt(store, "Leaves", "role/nick", NOW)); /* the clock is right again */
    assert_true(store_mark_answered(store, "Leaves", "role/nick", true, NOW));
    assert_int_equal(DECK_HINT_SEEN(hint_of(store, "Leaves", 0, NOW)), 3);
    assert_int_equal(store_count_due(store, "Leaves", &LIST, NOW), 0);
    store_close(store);
}

static void what_can_be_no_id_is_not_written(void **state) {
    Store *store = open_well(*state);
    static char long_text[SCORE_TITLE_BYTES_MAX + 2];
    memset(long_text, 'a', sizeof long_text - 1);
    const char *const texts[] = {"", "a\nb", "\xFF", long_text};
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_false(store_mark_dealt(store, texts[i], "card/a", NOW));
        assert_false(store_mark_dealt(store, "Leaves", texts[i], NOW));
        assert_false(store_mark_answered(store, "Leaves", texts[i], false, NOW));
    }
    StoreNotice notice;
    store_history_notice(store, &notice); /* a fault of the pack, not of the disk */
    assert_string_equal(notice.sentence, "");
    assert_int_equal(read_value(store, "count(*)", "card/a"), 0);
    store_close(store);
}

/* Against arrays that remember everything and a search that looks at all of them. */
static void a_thousand_cards_as_a_naive_model_has_them(void **state) {
    enum { MANY = 1000, MARKS = 4000 };
    static Card cards[MANY];
    static PlantedRow model[MANY];
    static DeckHint hints[MANY];
    static uint32_t due[MANY];
    static const int64_t rest[] = {0, 0, 1, 3, 7, 14};
    Arena arena = {0};
    Random dice = random_seeded(7);
    /* Ids of different lengths, many the beginning of others, in no order. */
    for (uint32_t i = 0; i < MANY; i++)
        cards[i].id = arena_format(&arena, "card/%u", (i * 7919U + 3U) % 10007U);
    CardList list = {.items = cards, .count = MANY};
    Store *store = open_well(*state);
    assert_int_equal(database_run(store->database, "PRAGMA synchronous = OFF"), SQLITE_OK); /* for speed */
    for (uint32_t i = 0; i < MARKS; i++) {
        uint32_t card = random_below(&dice, MANY);
        PlantedRow *row = &model[card];
        int64_t now = NOW - 20 * DAY + (int64_t)i * 400;
        bool right = random_below(&dice, 3) > 0;
        assert_true(store_mark_dealt(store, "Leaves", cards[card].id, now));
        assert_true(store_mark_answered(store, "Leaves", cards[card].id, right, now));
        row->times_seen++;
        row->last_seen_at = now;
        if (!right) row->times_missed++;
        row->box = !right ? 1 : row->box == 0 || row->box == 5 ? 0 : row->box + 1;
        row->due_at = row->box ? now + rest[row->box] * DAY : 0;
    }
    store_card_hints(store, "Leaves", &list, NOW, hints);
    size_t count = store_due_cards(store, "Leaves", &list, NOW, due, MANY), expected = 0;
    for (uint32_t i = 0; i < MANY; i++) {
        int64_t age = NOW - model[i].last_seen_at, times = model[i].times_seen;
        int64_t percent = times >= 3 ? 100 * model[i].times_missed / times : -1;
        int seen = age <= HOUR ? 3 : age <= DAY ? 2 : age <= 7 * DAY ? 1 : 0;
        int difficulty = percent < 0 ? 0 : percent < 20 ? 1 : percent < 50 ? 2 : 3;
        if (hints[i] != DECK_HINT(seen, difficulty)) fail_msg("card %u: hint %u", i, hints[i]);
        expected += model[i].box && model[i].due_at <= NOW;
    }
    assert_in_range(expected, 100, 900);
    assert_int_equal(count, expected);
    for (size_t i = 1; i < count; i++) assert_true(model[due[i - 1]].due_at <= model[due[i]].due_at);
    arena_release(&arena);
    store_close(store);
}

static void a_day_is_tried_once(void **state) {
    Store *store = open_well(*state);
    assert_false(store_daily_done(store, "Leaves", "2026-11-21"));
    assert_true(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_true(store_mark_daily(store, "Leaves", "2026-11-21"));
    assert_true(store_mark_daily(store, "Maples", "2024-02-29"));
    store_close(store);
    store = open_well(*state);
    assert_true(store_daily_done(store, "leaves ", "2026-11-21"));
    assert_false(store_daily_done(store, "Leaves", "2026-11-22"));
    assert_false(store_daily_done(store, "Maples", "2026-11-21"));
    assert_true(store_daily_done(store, "Maples", "2024-02-29"));
    static const char *const wrong[] = {"",           "2026-11-2",  "2026-11-211", "2026-13-01",
                                        "2026-00-01", "2026-01-00", "2026-01-32",  "2026-04-31",
                                        "2026-02-29", "1900-02-29", "2026/11/21",  "20261121--",
                                        "2026-1a-21", " 2026-11-2", "-026-11-21"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        if (store_mark_daily(store, "Leaves", wrong[i])) fail_msg("%s was marked", wrong[i]);
        if (store_daily_done(store, "Leaves", wrong[i])) fail_msg("%s is done", wrong[i]);
    }
    assert_false(store_mark_daily(store, "", "2026-11-21"));
    assert_false(store_daily_done(store, "", "2026-11-21"));
    store_close(store);
}

int main(void) {
#define HISTORY_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        HISTORY_TEST(marks_come_back),
        HISTORY_TEST(a_right_answer_to_a_card_in_no_box_writes_nothing),
        HISTORY_TEST(boxes_are_climbed_and_fallen_from),
        HISTORY_TEST(hints_say_how_lately_and_how_hard),
        HISTORY_TEST(the_most_overdue_come_first),
        HISTORY_TEST(two_packs_are_kept_apart),
        HISTORY_TEST(wrong_clocks_do_no_lasting_harm),
        HISTORY_TEST(what_can_be_no_id_is_not_written),
        HISTORY_TEST(a_thousand_cards_as_a_naive_model_has_them),
        HISTORY_TEST(a_day_is_tried_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
