/* `quizleaf scores --verify`: what it proves, and what it names as forged. */
#include "unit/played_scores.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        place_test(honest_scores_are_proved),
        place_test(forged_rows_are_named),
        place_test(a_planted_pack_proves_nothing),
        place_test(a_score_of_a_selection_is_proved),
        place_test(a_selection_in_its_packs_table_is_named),
        place_test(a_planted_selection_proves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
