/* `quizleaf replay`: what it prints, where it finds the cards, and what it names as missing. */
#include "unit/played_scores.h"

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
    const struct CMUnitTest tests[] = {
        place_test(a_replay_is_printed),
        place_test(a_replay_of_a_selection_is_printed),
        place_test(a_replay_of_a_selection_names_the_pack_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
