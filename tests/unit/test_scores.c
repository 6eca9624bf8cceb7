/* `quizleaf scores` and `quizleaf replay`: what they print, what they prove, what they name as forged. */
#include "unit/match_fixture.h"
#include "unit/scores_fixture.h"

#include <jansson.h>

#include "cards/selection_text.h"
#include "commands/scores.h"

/* A whole match of these cards, as the game would store it; text[] keeps its replay. */
static StoredScore play_score_with(const CardList *cards, const char *title, const char *player,
                                   uint64_t seed, Buffer *text) {
    MatchRules rules = {.card_count = 10, .seconds_per_card = 20, .speed_counts = true};
    Match match;
    Replay replay;
    play_match(cards, title, &rules, seed, &match, &replay);
    replay_write(&replay, text);
    StoredScore score = {.pack_title = title,
                         .pack = card_list_fingerprint(cards),
                         .mode = "classic",
                         .length = 10,
                         .seconds_per_card = 20,
                         .speed_counts = true,
                         .player = player,
                         .points = match.seats[0].points,
                         .right_count = match.seats[0].right_count,
                         .card_count = match.turn_count,
                         .longest_streak = match.seats[0].longest_streak,
                         .played_at = 1700000000 + (int64_t)seed,
                         .replay = buffer_text(text)};
    match_release(&match);
    replay_release(&replay);
    return score;
}

static StoredScore play_score(const char *player, uint64_t seed, Buffer *text) {
    return play_score_with(&place.pack.cards, place.pack.title, player, seed, text);
}

static void store_matches(int count) {
    StoreNotice notice;
    Store *store = store_open(place.data, &notice);
    assert_string_equal(notice.sentence, "");
    for (int i = 0; i < count; i++) {
        Buffer text = {0};
        StoredScore score = play_score(i % 2 ? "Zo\xC3\xAB, \"Z\"" : "Tao", (uint64_t)i, &text);
        if (!store_add_score(store, &score, NULL, &notice)) fail_msg("%s", notice.sentence);
        buffer_release(&text);
    }
    store_close(store);
}

static void honest_scores_are_proved(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_matches(8);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 1);
    assert_has(&out, "0 proved, 0 do not follow from the replay, 8 cannot be proved here.");
    assert_has(&out, "as it was played is not here");

    assert_int_equal(
        run(command_scores, &out, &complaints, "scores", "--verify", "--pack", place.pack_path, NULL), 0);
    assert_has(&out, "8 proved, 0 do not");
    command_set_packs_folder(place.packs);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 0);
    command_set_packs_folder(NULL);

    keep_pack(); /* the file may change now */
    unlink(place.pack_path);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 0);
    assert_has(&out, "8 proved, 0 do not");
    assert_string_equal(buffer_text(&complaints), "");
    buffer_release(&out);
    buffer_release(&complaints);
}

static void forged_rows_are_named(void **state) {
    (void)state;
    static const struct {
        const char *change;
        const char *piece;
    } rows[] = {
        {"points = points + 1", "The row says"},
        {"right_count = 0, longest_streak = 0", "its replay gives"},
        {"card_count = card_count + 1", "its replay gives"},
        {"longest_streak = 0", "its replay gives"},
        {"mode = 'daily'", "The row says a match of the mode daily, its replay classic"},
        {"mode = 'some-day'", "The row says a match of the mode some-day, its replay classic"},
        {"replay = replace(replay, 'mode classic', 'mode daily')", "mode classic, its replay daily"},
        {"length = 15", "The row says a match of 15 cards, its replay 10"},
        {"seconds_per_card = 10", "The row says 10 seconds a card, its replay 20"},
        {"speed_counts = 0", "whether speed counts"},
        {"pack_fingerprint = substr(pack_fingerprint, 2) || substr(pack_fingerprint, 1, 1)",
         "name different cards"},
        {"pack_title = 'Another pack', pack_key = 'another pack'", "The row names the pack \"Another pack\""},
        {"replay = 'rubbish'", "cannot be read, line 1"},
        {"replay = replace(replay, 'seed 0', 'seed 1')", "replay"},
        {"replay = substr(replay, 1, instr(replay, 'end ') + 3) || '10368000'", "does not end"},
        {"replay = replace(replay, 'speed yes', 'speed no')", "whether speed counts"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer out = {0}, complaints = {0};
        char path[400], sql[400];
        store_matches(3);
        keep_pack();
        snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, place.data);
        snprintf(sql, sizeof sql, "UPDATE score SET %s WHERE id = 2", rows[i].change);
        plant(path, sql);
        int code = run(command_scores, &out, &complaints, "scores", "--verify", NULL);
        if (code != 1) fail_msg("%s: exit code %d:\n%s", rows[i].change, code, buffer_text(&out));
        assert_has(&out, "2 proved, 1 does not follow");
        assert_has(&out, "does not follow (row 2, Zo\xC3\xAB");
        assert_has(&out, rows[i].piece);
        buffer_release(&out);
        buffer_release(&complaints);
        unlink(path);
    }
}

/* A copy planted in the store counts only with the right cards. */
static void a_planted_pack_proves_nothing(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_matches(1);
    keep_pack();
    char path[400];
    snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, place.data);
    plant(path, "UPDATE pack SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Paris', 'Lyon') AS BLOB)");
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 1);
    assert_has(&out, "1 cannot be proved here");
    buffer_release(&out);
    buffer_release(&complaints);
}

/* The pack twice, of which only its topic and what is not hard counts: plays a match of it, and keeps the
 * pack and the selection's text. */
static void store_match_of_selection(const char *title) {
    Arena arena = {0};
    Buffer replay = {0}, text = {0};
    StoreNotice notice;
    const Fingerprint pack = card_list_fingerprint(&place.pack.cards);
    SelectionText selection = {.packs = {{pack, place.pack.title}, {pack, place.pack.title}},
                               .pack_count = 2,
                               .topics = {"Capitals"},
                               .topic_count = 1,
                               .difficulties = 1u << DIFFICULTY_EASY | 1u << DIFFICULTY_MEDIUM};
    const CardList *lists[] = {&place.pack.cards, &place.pack.cards};
    CardFilter filter = selection_text_filter(&selection);
    CardList cards = card_selection_of(lists, 2, &filter, &arena);
    const Fingerprint print = card_list_fingerprint(&cards);
    StoredScore score =
        play_score_with(&cards, title ? title : selection_text_title(&selection, &arena), "Tao", 5, &replay);
    Store *store = store_open(place.data, &notice);
    if (!store_add_score(store, &score, NULL, &notice)) fail_msg("%s", notice.sentence);
    selection_text_write(&selection, &text);
    assert_true(store_keep_pack(store, &print, score.pack_title, buffer_text(&text), text.length, NULL));
    store_close(store);
    keep_pack();
    buffer_release(&text);
    buffer_release(&replay);
    card_list_release(&cards);
    arena_release(&arena);
}

static void a_score_of_a_selection_is_proved(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_match_of_selection(NULL);
    unlink(place.pack_path);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 0);
    assert_has(&out, "1 proved, 0 do not");
    assert_has(&out, "Capitals, \"small\" + Capitals, \"small\" (easy, medium; Capitals)");
    buffer_release(&out);
    buffer_release(&complaints);
}

/* Easy cards in the whole pack's table are not what they claim to be. */
static void a_selection_in_its_packs_table_is_named(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_match_of_selection(place.pack.title);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 1);
    assert_has(&out, "0 proved, 1 does not follow");
    assert_has(&out, "(easy, medium; Capitals)");
    buffer_release(&out);
    buffer_release(&complaints);
}

/* Neither its packs nor their titles, topics or the text itself can be other ones. */
static void a_planted_selection_proves_nothing(void **state) {
    (void)state;
    static const char *const changes[] = {
        "replace(CAST(bytes AS TEXT), 'difficulty easy', 'difficulty hard')",
        "replace(CAST(bytes AS TEXT), 'topic Capitals' || char(10), '')",
        "replace(CAST(bytes AS TEXT), 'topic Capitals', 'topic Capital')",
        "replace(CAST(bytes AS TEXT), ' Capitals, ', ' Lands, ')",
        "CAST(bytes AS TEXT) || char(10)",
        "replace(CAST(bytes AS TEXT), 'selection 1', 'selection 2')",
        /* It stands on itself. */
        "replace(CAST(bytes AS TEXT), (SELECT fingerprint FROM pack LIMIT 1 OFFSET 1), "
        "(SELECT fingerprint FROM pack LIMIT 1))",
        "'quizleaf-selection 1' || char(10)",
    };
    char path[400], sql[600];
    snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, place.data);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Buffer out = {0}, complaints = {0};
        store_match_of_selection(NULL);
        snprintf(sql, sizeof sql, "UPDATE pack SET bytes = CAST(%s AS BLOB) WHERE id = 1", changes[i]);
        plant(path, sql);
        int code = run(command_scores, &out, &complaints, "scores", "--verify", NULL);
        if (code != 1) fail_msg("%s: exit code %d:\n%s", changes[i], code, buffer_text(&out));
        assert_has(&out, "1 cannot be proved here");
        buffer_release(&out);
        buffer_release(&complaints);
        unlink(path);
    }
}

static void tables_are_printed(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_matches(3);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    assert_has(
        &out,
        "Capitals, \"small\", Classic, 10 cards\nRank   Points           Right  Streak  Date        A card");
    assert_has(&out, "  2023-11-14  20 s     Zo\xC3\xAB, \"Z\"\n");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "csv", NULL), 0);
    assert_has(&out, "pack,mode,length,rank,id,name,points,");
    assert_has(&out, "\r\n\"Capitals, \"\"small\"\"\",classic,10,1,");
    assert_has(&out, ",\"Zo\xC3\xAB, \"\"Z\"\"\",");
    assert_has(&out, ",yes,2023-11-14T22:13:2");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "json", "--verify", NULL),
                     1);
    json_t *json = json_loads(buffer_text(&out), 0, NULL);
    json_t *table = json_array_get(json_object_get(json, "tables"), 0);
    json_t *scores = json_object_get(table, "scores");
    assert_string_equal(json_string_value(json_object_get(table, "pack")), place.pack.title);
    assert_string_equal(json_string_value(json_object_get(table, "mode")), "classic");
    assert_int_equal(json_array_size(scores), 3);
    assert_string_equal(json_string_value(json_object_get(json_array_get(scores, 0), "proof")),
                        "cannot be proved here");
    json_decref(json);
    buffer_release(&out);
    buffer_release(&complaints);
}

/* Modes have tables of their own; one that this game does not know stands under its key. */
static void modes_have_tables(void **state) {
    (void)state;
    static const struct {
        const char *mode;
        uint32_t length;
    } rows[] = {{"classic", 10}, {"classic", 0}, {"three-leaves", 0}, {"daily", 10}, {"upside-down", 0}};
    Store *store = store_open(place.data, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StoredScore score = a_score("Tao", 100);
        score.mode = rows[i].mode;
        score.length = rows[i].length;
        assert_true(store_add_score(store, &score, NULL, NULL));
    }
    store_close(store);
    Buffer out = {0}, complaints = {0};
    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    static const char *const headings[] = {"Leaves, Classic, 10 cards\n", "\n\nLeaves, Classic, all cards\n",
                                           "\n\nLeaves, Daily, 10 cards\n", "\n\nLeaves, Three leaves\nRank",
                                           "\n\nLeaves, upside-down, all cards\n"};
    const char *before = buffer_text(&out);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        assert_has(&out, headings[i]);
        const char *here = strstr(buffer_text(&out), headings[i]);
        assert_true(here >= before);
        before = here;
    }
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "csv", NULL), 0);
    assert_has(&out, "\r\nLeaves,three-leaves,0,1,3,Tao,100,");
    buffer_release(&out);
    buffer_release(&complaints);
}

static void wrong_usage_is_said(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "xml", NULL), 2);
    assert_has(&complaints, "usage: quizleaf scores");
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--data-dir", NULL), 2);
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "extra", NULL), 2);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", NULL), 2);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", "a", "b", NULL), 2);
    assert_has(&complaints, "usage: quizleaf replay");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    assert_has(&complaints, "no scores in");
    assert_int_not_equal(access(place.data, F_OK), 0); /* looking makes nothing */
    assert_int_equal(run(command_replay, &out, &complaints, "replay", "/nonexistent/file", NULL), 1);
    assert_has(&complaints, "/nonexistent/file: error: ");
    buffer_release(&out);
    buffer_release(&complaints);
}

/* An edited pack is another one. */
static void expect_changed_pack_to_be_told(const char *replay) {
    Buffer out = {0}, complaints = {0}, changed = read_bytes(place.pack_path);
    memcpy(strstr(changed.text, "Athens"), "Sparta", 6);
    write_bytes(place.pack_path, changed.text, changed.length);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", replay, "--headless", NULL), 1);
    assert_has(&complaints, "which has been changed since");
    buffer_release(&changed);
    buffer_release(&out);
    buffer_release(&complaints);
}

static void a_replay_is_printed(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0}, text = {0};
    StoredScore score = play_score("Tao", 5, &text);
    char path[400], totals[100];
    snprintf(path, sizeof path, "%s/match.replay", place.folder->path);
    write_bytes(path, text.text, text.length);
    snprintf(totals, sizeof totals, "\n%d points, %u of %u right, longest streak %u, finished at tick ",
             score.points, score.right_count, score.card_count, score.longest_streak);

    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, "--headless", NULL), 1);
    assert_has(&complaints, "\"Capitals, \"small\"\", which is not here");
    assert_int_equal(
        run(command_replay, &out, &complaints, "replay", path, "--headless", "--pack", place.pack_path, NULL),
        0);
    assert_has(&out, totals);
    command_set_packs_folder(place.packs);
    command_show_replay = NULL;
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, NULL), 0);
    assert_has(&out, totals);
    assert_has(&complaints, "no window");

    expect_changed_pack_to_be_told(path);
    write_bytes(path, "rubbish", 7);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, "--headless", NULL), 1);
    assert_has(&complaints, "match.replay:1:1: error: This is no replay");
    buffer_release(&out);
    buffer_release(&complaints);
    buffer_release(&text);
}

/* Writes the replay of the only score into a file; its path is static. */
static const char *write_stored_replay(void) {
    static char path[400];
    Arena arena = {0};
    StoredScore *scores;
    size_t count;
    Store *store = store_open(place.data, NULL);
    assert_true(store_all_scores(store, &arena, &scores, &count, NULL));
    assert_int_equal(count, 1);
    snprintf(path, sizeof path, "%s/match.replay", place.folder->path);
    write_bytes(path, scores[0].replay, strlen(scores[0].replay));
    store_close(store);
    arena_release(&arena);
    return path;
}

static PackCards shown; /* its packs are not good any more */

static int show_nothing(const Replay *replay, const PackCards *cards) {
    shown = *cards;
    assert_string_equal(card_list_fingerprint(cards->list).hex, replay->pack.hex);
    for (size_t i = 0; i < cards->list->count; i++) {
        size_t own;
        const CardList *from = card_selection_origin(cards->list, i, &own);
        bool known = false;
        for (size_t p = 0; p < cards->pack_count; p++) known = known || &cards->packs[p]->cards == from;
        assert_true(known);
    }
    return 0;
}

/* The store keeps the selection's text and its packs, whatever became of the files. */
static void a_replay_of_a_selection_is_printed(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_match_of_selection(NULL);
    char *path = (char *)(uintptr_t)write_stored_replay();
    unlink(place.pack_path);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, "--headless", NULL), 0);
    assert_has(&out, "points, ");
    assert_string_equal(buffer_text(&complaints), "");
    command_show_replay = show_nothing;
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, NULL), 0);
    command_show_replay = NULL;
    assert_true(shown.pack_count >= 1);

    /* Elsewhere nothing is known of it, and nothing is made by looking. */
    char nowhere[400];
    snprintf(nowhere, sizeof nowhere, "%s/nowhere", place.folder->path);
    assert_int_equal(
        run(command_replay, &out, &complaints, "replay", path, "--headless", "--data-dir", nowhere, NULL), 1);
    assert_has(&complaints, "with the pack \"Capitals, \"small\" + Capitals");
    assert_has(&complaints, "--data-dir DIR");
    assert_int_not_equal(access(nowhere, F_OK), 0);
    buffer_release(&out);
    buffer_release(&complaints);
}

/* Its text alone is not enough; the pack that is missing is named, and helps when it is. */
static void a_replay_of_a_selection_names_the_pack_that_is_missing(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    char store[400];
    store_match_of_selection(NULL);
    char *path = (char *)(uintptr_t)write_stored_replay();
    snprintf(store, sizeof store, "%s/" STORE_FILE_NAME, place.data);
    plant(store, "DELETE FROM pack WHERE CAST(bytes AS TEXT) NOT LIKE 'quizleaf-selection%'");
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, "--headless", NULL), 1);
    assert_has(&complaints, "of the pack \"Capitals, \"small\"\", which is not here");
    assert_int_equal(
        run(command_replay, &out, &complaints, "replay", path, "--headless", "--pack", place.pack_path, NULL),
        0);
    command_set_packs_folder(place.packs);
    assert_int_equal(run(command_replay, &out, &complaints, "replay", path, "--headless", NULL), 0);
    expect_changed_pack_to_be_told(path);
    command_set_packs_folder(NULL);
    buffer_release(&out);
    buffer_release(&complaints);
}

int main(void) {
#define SCORES_TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)
    const struct CMUnitTest tests[] = {
        SCORES_TEST(honest_scores_are_proved),
        SCORES_TEST(forged_rows_are_named),
        SCORES_TEST(a_planted_pack_proves_nothing),
        SCORES_TEST(a_score_of_a_selection_is_proved),
        SCORES_TEST(a_selection_in_its_packs_table_is_named),
        SCORES_TEST(a_planted_selection_proves_nothing),
        SCORES_TEST(tables_are_printed),
        SCORES_TEST(modes_have_tables),
        SCORES_TEST(wrong_usage_is_said),
        SCORES_TEST(a_replay_is_printed),
        SCORES_TEST(a_replay_of_a_selection_is_printed),
        SCORES_TEST(a_replay_of_a_selection_names_the_pack_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
