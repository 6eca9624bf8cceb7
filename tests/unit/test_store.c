/* What the store keeps and how it gives it back; what it does when the file is bad is in tests/faults. */
#include "unit/store_fixture.h"

#include <stdint.h>

#include "base/text.h"

static void assert_same_score(const StoredScore *a, const StoredScore *b) {
    assert_string_equal(a->pack_title, b->pack_title);
    assert_string_equal(a->pack.hex, b->pack.hex);
    assert_string_equal(a->mode, b->mode);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->seconds_per_card, b->seconds_per_card);
    assert_int_equal(a->speed_counts, b->speed_counts);
    assert_string_equal(a->player, b->player);
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->right_count, b->right_count);
    assert_int_equal(a->card_count, b->card_count);
    assert_int_equal(a->longest_streak, b->longest_streak);
    assert_int_equal(a->played_at, b->played_at);
    assert_string_equal(a->replay, b->replay);
}

static void a_score_comes_back_as_it_was(void **state) {
    Store *store = open_well(*state);
    StoredScore score = a_score("Zoë \xF0\x9F\x8D\x82", 8421);
    score.pack_title = "Feuilles d\xE2\x80\x99"
                       "automne";
    score.mode = "three-leaves";
    score.speed_counts = false;
    score.seconds_per_card = 0;
    int64_t id = 0;
    StoreNotice notice;
    assert_true(store_add_score(store, &score, &id, &notice));
    assert_string_equal(notice.sentence, "");
    assert_int_equal(id, 1);
    store_close(store);

    store = open_well(*state);
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    assert_true(store_best_scores(store, &arena, "feuilles  D'AUTOMNE", "three-leaves", 10, 10, &scores,
                                  &count, &notice));
    assert_int_equal(count, 1);
    assert_int_equal(scores[0].id, id);
    assert_same_score(&scores[0], &score);
    store_close(store); /* what was handed out outlives it */
    assert_string_equal(scores[0].replay, TEST_REPLAY);
    arena_release(&arena);
}

static void the_best_come_first_and_the_earlier_of_equals(void **state) {
    Store *store = open_well(*state);
    static const struct {
        const char *player;
        int32_t points;
        int64_t played_at;
    } rows[] = {
        {"third", 50, 300}, {"second", 50, 200}, {"first", 90, 900}, {"fourth", 50, 300}, {"last", 1, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StoredScore score = a_score(rows[i].player, rows[i].points);
        score.played_at = rows[i].played_at;
        assert_true(store_add_score(store, &score, NULL, NULL));
    }
    StoredScore other = a_score("elsewhere", 99);
    other.length = 15;
    assert_true(store_add_score(store, &other, NULL, NULL));
    other = a_score("another way", 99);
    other.mode = "sprint";
    assert_true(store_add_score(store, &other, NULL, NULL));

    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    assert_true(store_best_scores(store, &arena, "Leaves", "classic", 10, 4, &scores, &count, NULL));
    static const char *const order[] = {"first", "second", "third", "fourth"};
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) assert_string_equal(scores[i].player, order[i]);

    static const struct {
        int32_t points;
        uint32_t place;
    } ranks[] = {{100, 1}, {90, 2}, {89, 2}, {50, 5}, {1, 6}, {0, 6}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        assert_int_equal(store_rank(store, "Leaves", "classic", 10, ranks[i].points), ranks[i].place);
    assert_int_equal(store_rank(store, "Unknown", "classic", 10, 5), 1);
    arena_release(&arena);
    store_close(store);
}

static void ten_places_make_the_table(void **state) {
    Store *store = open_well(*state);
    assert_true(store_makes_table(store, "Leaves", "classic", 10, 1));
    assert_false(store_makes_table(store, "Leaves", "classic", 10, 0));
    for (int32_t i = 1; i <= 10; i++) add_score(store, "Tao", 100 * i);
    assert_true(store_makes_table(store, "Leaves", "classic", 10, 101));
    assert_false(store_makes_table(store, "Leaves", "classic", 10, 100)); /* an equal came earlier */
    assert_true(store_makes_table(store, "Leaves", "classic", 15, 100));
    assert_true(store_makes_table(store, "Leaves", "daily", 10, 100));
    store_close(store);
}

static void tables_are_counted_and_ordered(void **state) {
    Store *store = open_well(*state);
    static const struct {
        const char *title;
        const char *mode;
        uint32_t length;
        int64_t played_at;
    } rows[] = {
        {"Zebra", "classic", 10, 5}, {"apple", "classic", 0, 6},  {"apple", "classic", 25, 7},
        {"APPLE", "classic", 25, 8}, {"apple", "classic", 10, 9}, {"apple", "sprint", 10, 4},
        {"apple", "daily", 10, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StoredScore score = a_score("Elle", 10);
        score.pack_title = rows[i].title;
        score.mode = rows[i].mode;
        score.length = rows[i].length;
        score.played_at = rows[i].played_at;
        assert_true(store_add_score(store, &score, NULL, NULL));
    }
    Arena arena = {0};
    ScoreTable *tables;
    size_t count;
    assert_true(store_tables(store, &arena, &tables, &count, NULL));
    static const ScoreTable expected[] = {
        {"apple", "classic", 10, 1, 9}, {"APPLE", "classic", 25, 2, 8}, {"apple", "classic", 0, 1, 6},
        {"apple", "daily", 10, 1, 3},   {"apple", "sprint", 10, 1, 4},  {"Zebra", "classic", 10, 1, 5},
    };
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(tables[i].pack_title, expected[i].pack_title);
        assert_string_equal(tables[i].mode, expected[i].mode);
        assert_int_equal(tables[i].length, expected[i].length);
        assert_int_equal(tables[i].score_count, expected[i].score_count);
        assert_int_equal(tables[i].last_played_at, expected[i].last_played_at);
    }
    assert_int_equal(count_scores(store), 7);
    arena_release(&arena);
    store_close(store);
}

#define FAMILY "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" /* one grapheme of 11 bytes */
#define TEN(piece) piece piece piece piece piece piece piece piece piece piece

static void names_are_checked(void **state) {
    static const struct {
        const char *name;
        bool valid;
    } rows[] = {
        {"Nick", true},
        {"\xF0\x9F\x8D\x82", true},
        {"\xE5\xBC\xA0\xE4\xBC\x9F", true},
        {"abcdefghijklmnopqrstuvwx", true},   /* 24 */
        {"abcdefghijklmnopqrstuvwxy", false}, /* 25 */
        {TEN("e\xCC\x81") TEN("e\xCC\x81") "abcd", true},
        {TEN(FAMILY) FAMILY FAMILY, true},
        {TEN(FAMILY) TEN(FAMILY), false}, /* 20 graphemes, 220 bytes */
        {"", false},
        {"   ", false},
        {"\xE2\x80\x8B", false}, /* zero width */
        {"a\nb", false},
        {"a\tb", false},
        {"a\x7F", false},
        {"a\xE2\x80\xAE"
         "b",
         false}, /* turns the direction around */
        {"\xC3", false},
        {"\xC0\x80", false},
        {"\xED\xA0\x80", false},
        {"ab\xFFzz", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (score_name_is_valid(rows[i].name) != rows[i].valid) fail_msg("row %zu: %s", i, rows[i].name);

    Store *store = open_well(*state);
    StoredScore score = a_score("a\nb", 10);
    StoreNotice notice;
    assert_false(store_add_score(store, &score, NULL, &notice));
    assert_non_null(strstr(notice.sentence, "name"));
    assert_int_equal(count_scores(store), 0);
    store_close(store);
}

static void scores_without_sense_are_not_added(void **state) {
    Store *store = open_well(*state);
    StoredScore rows[14];
    enum { ROWS = sizeof rows / sizeof *rows };
    for (size_t i = 0; i < ROWS; i++) rows[i] = a_score("Tao", 10);
    rows[0].points = -1;
    rows[1].right_count = 11;
    rows[2].longest_streak = 8;
    rows[3].pack_title = "";
    rows[4].pack.hex[10] = 'G';
    rows[5].played_at = -5;
    rows[6].replay = "";
    rows[7].replay = "\xFF";
    rows[8].mode = NULL;
    rows[9].mode = "";
    rows[10].mode = "Three leaves";
    rows[11].mode = "three-";
    rows[12].mode = "caf\xC3\xA9";
    rows[13].mode = "a-mode-of-more-than-thirty-byte"; /* 31 */
    for (size_t i = 0; i < ROWS; i++) {
        StoreNotice notice;
        if (store_add_score(store, &rows[i], NULL, &notice)) fail_msg("row %zu was added", i);
        assert_non_null(strstr(notice.sentence, "make no sense"));
    }
    assert_int_equal(count_scores(store), 0);
    store_close(store);
}

static void hidden_packs_are_kept(void **state) {
    Store *store = open_well(*state);
    StoreNotice notice;
    char too_long[STORE_PATH_BYTES_MAX + 2];
    memset(too_long, 'a', sizeof too_long - 1);
    too_long[sizeof too_long - 1] = '\0';
    assert_false(store_pack_is_hidden(store, "/packs/a.yaml"));
    assert_true(store_hide_pack(store, "/packs/a.yaml", true, &notice));
    assert_true(store_hide_pack(store, "/packs/a.yaml", true, NULL)); /* again is fine */
    assert_true(store_hide_pack(store, "/packs/b'\"\xFF", true, NULL));
    assert_true(store_hide_pack(store, "/packs/never-hidden", false, NULL));
    assert_false(store_hide_pack(store, too_long, true, &notice));
    assert_non_null(strstr(notice.sentence, "too long"));
    assert_false(store_hide_pack(store, "", true, NULL));
    Settings settings = settings_default(), loaded;
    assert_true(settings_save(store, &settings, &notice)); /* leaves them alone */
    store_close(store);

    store = open_well(*state);
    settings_load(store, &loaded);
    assert_memory_equal(&loaded, &settings, sizeof loaded);
    assert_true(store_pack_is_hidden(store, "/packs/a.yaml"));
    assert_true(store_pack_is_hidden(store, "/packs/b'\"\xFF"));
    assert_false(store_pack_is_hidden(store, "/packs/a.yam"));
    assert_false(store_pack_is_hidden(store, too_long));
    assert_true(store_hide_pack(store, "/packs/a.yaml", false, &notice));
    assert_false(store_pack_is_hidden(store, "/packs/a.yaml"));
    store_close(store);
}

static void ticks_are_kept(void **state) {
    Store *store = open_well(*state);
    StoreNotice notice;
    Arena arena = {0};
    char *too_long = arena_alloc(&arena, STORE_TICKS_BYTES_MAX + 2);
    memset(too_long, 'a', STORE_TICKS_BYTES_MAX + 1);
    assert_string_equal(store_find_ticks(store, &arena, "/packs/a.yaml"), "");
    assert_true(store_keep_ticks(store, "/packs/a.yaml", "topic Sea\n", &notice));
    assert_true(store_keep_ticks(store, "/packs/a.yaml", "topic Sky\ntopic \n", NULL));
    assert_true(store_keep_ticks(store, "/packs/b'\"\xFF", "topic Moons\n", NULL));
    assert_true(store_keep_ticks(store, "/packs/c.yaml", too_long, NULL));
    assert_true(store_keep_ticks(store, "/packs/d.yaml", "topic \xFF\n", NULL));
    assert_true(store_keep_ticks(store, "/packs/e.yaml", "", NULL));
    assert_false(store_keep_ticks(store, "", "topic Sea\n", &notice));
    assert_non_null(strstr(notice.sentence, "too long"));
    assert_true(store_hide_pack(store, "/packs/a.yaml", true, NULL)); /* another thing to remember of it */
    store_close(store);

    store = open_well(*state);
    assert_string_equal(store_find_ticks(store, &arena, "/packs/a.yaml"), "topic Sky\ntopic \n");
    assert_string_equal(store_find_ticks(store, &arena, "/packs/b'\"\xFF"), "topic Moons\n");
    static const char *const none[] = {"/packs/c.yaml", "/packs/d.yaml", "/packs/e.yaml", "/packs/", ""};
    for (size_t i = 0; i < 5; i++) assert_string_equal(store_find_ticks(store, &arena, none[i]), "");
    assert_true(store_keep_ticks(store, "/packs/a.yaml", "", &notice));
    assert_string_equal(store_find_ticks(store, &arena, "/packs/a.yaml"), "");
    assert_true(store_pack_is_hidden(store, "/packs/a.yaml"));
    store_close(store);
    arena_release(&arena);
}

static void settings_are_kept(void **state) {
    Store *store = open_well(*state);
    Settings settings, usual = settings_default();
    memset(&settings, 0xAA, sizeof settings);
    settings_load(store, &settings);
    assert_int_equal(settings.text_percent, 100);
    assert_int_equal(settings.seconds_per_card, usual.seconds_per_card);
    assert_true(settings.speed_counts);
    settings = (Settings){.full_screen = true, .less_motion = true, .text_percent = 150, .length = 0};
    strcpy(settings.last_name, "Zo\xC3\xAB");
    strcpy(settings.party_mode, "last-leaf");
    settings.party_length = 25;
    settings.party_lives = 5;
    settings.final_wager = settings.warm_up = true; /* and the others that are on by default are off */
    strcpy(settings.last_pack, "questions/heartstopper.yaml");
    assert_true(settings_save(store, &settings, NULL));
    store_close(store);

    store = open_well(*state);
    Settings loaded;
    settings_load(store, &loaded);
    assert_true(loaded.full_screen && loaded.less_motion && !loaded.speed_counts);
    assert_int_equal(loaded.text_percent, 150);
    assert_int_equal(loaded.seconds_per_card, 0);
    assert_int_equal(loaded.length, 0);
    assert_string_equal(loaded.last_name, settings.last_name);
    assert_string_equal(loaded.last_pack, settings.last_pack);
    assert_string_equal(loaded.party_mode, "last-leaf");
    assert_int_equal(loaded.party_length, 25);
    assert_int_equal(loaded.party_seconds, 0);
    assert_int_equal(loaded.party_lives, 5);
    assert_true(loaded.final_wager && loaded.warm_up);
    assert_false(loaded.party_speed || loaded.wrong_costs || loaded.late_average);

    loaded.text_percent = 7;
    loaded.length = 11;
    strcpy(loaded.last_name, "bad\nname");
    assert_true(settings_save(store, &loaded, NULL));
    settings_load(store, &loaded);
    assert_int_equal(loaded.text_percent, 100);
    assert_int_equal(loaded.length, 10);
    assert_string_equal(loaded.last_name, "");
    assert_true(loaded.full_screen);
    store_close(store);
}

static void packs_are_kept_once(void **state) {
    Store *store = open_well(*state);
    Fingerprint pack = hash_fingerprint("cards", 5), other = hash_fingerprint("others", 6);
    static const char first[] = "title: Leaves\0with a NUL";
    Arena arena = {0};
    const char *bytes;
    size_t length;
    assert_false(store_find_pack(store, &arena, &pack, &bytes, &length));
    assert_true(store_keep_pack(store, &pack, "Leaves", first, sizeof first, NULL));
    assert_true(store_keep_pack(store, &pack, "Leaves", first, sizeof first, NULL));
    assert_true(store_find_pack(store, &arena, &pack, &bytes, &length));
    assert_int_equal(length, sizeof first);
    assert_memory_equal(bytes, first, sizeof first);
    assert_false(store_find_pack(store, &arena, &other, &bytes, &length));

    char *large = calloc(1, STORE_PACK_BYTES_MAX + 1);
    assert_non_null(large);
    StoreNotice notice;
    assert_false(store_keep_pack(store, &other, "Large", large, STORE_PACK_BYTES_MAX + 1, &notice));
    assert_non_null(strstr(notice.sentence, "too large"));
    assert_true(store_keep_pack(store, &other, "Large", large, STORE_PACK_BYTES_MAX, &notice));
    assert_true(store_find_pack(store, &arena, &other, &bytes, &length));
    assert_int_equal(length, STORE_PACK_BYTES_MAX);
    free(large);
    arena_release(&arena);
    store_close(store);
}

static void opening_changes_nothing(void **state) {
    TestFolder *folder = *state;
    Store *store = open_well(folder);
    add_score(store, "Darcy", 700);
    store_close(store);
    Buffer before = read_bytes(folder->database);
    store = open_well(folder);
    assert_int_equal(count_scores(store), 1);
    store_close(store);
    assert_same_bytes(folder->database, &before);
    buffer_release(&before);
}

static void folders_are_made_with_parents(void **state) {
    TestFolder *folder = *state;
    char path[400];
    snprintf(path, sizeof path, "%s/a/b//c \xC3\xA9/", folder->path);
    StoreNotice notice;
    Store *store = store_open(path, &notice);
    assert_true(store_is_lasting(store));
    assert_string_equal(notice.sentence, "");
    add_score(store, "Isaac", 1);
    store_close(store);
    store = store_open(path, &notice);
    assert_int_equal(count_scores(store), 1);
    store_close(store);
    store_close(NULL);
}

int main(void) {
#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_score_comes_back_as_it_was),
        STORE_TEST(the_best_come_first_and_the_earlier_of_equals),
        STORE_TEST(ten_places_make_the_table),
        STORE_TEST(tables_are_counted_and_ordered),
        STORE_TEST(names_are_checked),
        STORE_TEST(scores_without_sense_are_not_added),
        STORE_TEST(hidden_packs_are_kept),
        STORE_TEST(ticks_are_kept),
        STORE_TEST(settings_are_kept),
        STORE_TEST(packs_are_kept_once),
        STORE_TEST(opening_changes_nothing),
        STORE_TEST(folders_are_made_with_parents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
