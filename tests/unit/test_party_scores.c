/* Parties in `quizleaf scores`: a party of every mode is printed and proved, and a forged one is named. */
#include "unit/party_fixture.h"
#include "unit/scores_fixture.h"

#include <jansson.h>

static const ModeId MODES_OF_PARTIES[] = {MODE_EVERYONE, MODE_BUZZ, MODE_PASS, MODE_LAST_LEAF, MODE_TEAMS};
enum { PARTY_MODES = sizeof MODES_OF_PARTIES / sizeof *MODES_OF_PARTIES };

/* Whether it is worth looking at: Ann won it, with points, and somebody else is there. */
static bool is_telling(const StoredParty *party) {
    return party->seat_count > 1 && party->points > 0 && strcmp(party->seats[0].name, "Ann") == 0;
}

static uint32_t count_warm_ups(const Match *match) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < match->turn_count; i++) count += match->turns[i].warm_up;
    if (match->turn_count) assert_int_not_equal(count, 0);
    return count;
}

/* The first telling party of this mode that the dice play. */
static void store_party(Store *store, ModeId mode) {
    MatchRules rules = party_rules(mode);
    rules.warm_up = true;
    rules.wrong_costs = mode == MODE_BUZZ;
    rules.final_wager = mode_row(mode)->has_final;
    bool stored = false;
    for (uint64_t seed = 0; seed < 1000 && !stored; seed++) {
        Match match;
        PartyLog log;
        Buffer text = {0};
        StoreNotice notice;
        play_party(&place.pack.cards, place.pack.title, &rules, seed, &match, &log);
        drop_unwritable(&log.replay);
        replay_write(&log.replay, &text);
        StoredParty party = stored_party_of(&match, &log.replay);
        assert_int_equal(party.card_count + count_warm_ups(&match), match.turn_count);
        party.played_at = 1700000000;
        party.replay = buffer_text(&text);
        stored = is_telling(&party);
        if (stored && !store_add_party(store, &party, NULL, &notice)) fail_msg("%s", notice.sentence);
        match_release(&match);
        replay_release(&log.replay);
        buffer_release(&text);
    }
    assert_true(stored);
}

static void store_parties(void) {
    StoreNotice notice;
    Store *store = store_open(place.data, &notice);
    assert_string_equal(notice.sentence, "");
    for (size_t i = 0; i < PARTY_MODES; i++) store_party(store, MODES_OF_PARTIES[i]);
    store_close(store);
    keep_pack();
}

static void a_party_of_every_mode_is_proved(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    store_parties();
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 0);
    assert_has(&out, "\n5 proved, 0 do not follow from the replay, 0 cannot be proved here.");
    assert_string_equal(buffer_text(&complaints), "");
    buffer_release(&out);
    buffer_release(&complaints);
}

/* As older games stored them. */
static void rows_that_count_a_warm_up_stay_proved(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    char path[400];
    store_parties();
    snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, place.data);
    plant(path, "UPDATE party SET card_count = card_count + 1 WHERE mode = 'everyone'");
    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--verify", NULL), 0);
    assert_has(&out, "\n5 proved, 0 do not follow");
    buffer_release(&out);
    buffer_release(&complaints);
}

static void forged_parties_are_named(void **state) {
    (void)state;
    /* What is changed in row 5, which is of teams, and a piece of what is said of it. */
    static const struct {
        const char *change;
        const char *piece;
    } rows[] = {
        {"seats = replace(seats, 'Ann', 'Eve')", "The row says Eve"},
        {"seats = '1 1 5000 0 0 17 Ann' || char(10), points = 5000", "The row says 5000 points"},
        {"seats = replace(seats, ' Ann', ' Ann' || char(10) || '8 0 0 0 0 3 Eve')", "not whole"},
        {"points = points + 1", "not whole"},
        {"card_count = card_count - 1", "The row says"},
        {"mode = 'everyone'", "The row says a match of the mode everyone, its replay teams"},
        {"length = 15", "The row says a match of 15 cards, its replay 5"},
        {"seconds_per_card = 20", "The row says 20 seconds a card, its replay 10"},
        {"speed_counts = 0", "whether speed counts"},
        {"pack_title = 'Another pack', pack_key = 'another pack'", "The row names the pack \"Another pack\""},
        {"pack_fingerprint = substr(pack_fingerprint, 2) || substr(pack_fingerprint, 1, 1)",
         "name different cards"},
        {"replay = 'rubbish'", "cannot be read, line 1"},
        {"replay = replace(replay, ' Ann', ' Eve')", "its replay gives Eve"},
        {"replay = replace(replay, 'late-average no', 'late-average maybe')", "cannot be read, line 11"},
        {"replay = replace(replay, 'warm-up yes', 'warm-up no')", "replay"},
        {"replay = replace(replay, 'seed 0', 'seed 1')", "replay"},
        {"replay = substr(replay, 1, instr(replay, 'end ') + 3) || '10368000'", "does not end"},
    };
    Buffer out = {0}, complaints = {0};
    char path[400];
    snprintf(path, sizeof path, "%s/" STORE_FILE_NAME, place.data);
    store_parties();
    Buffer honest = read_bytes(path);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char sql[400];
        write_bytes(path, honest.text, honest.length);
        snprintf(sql, sizeof sql, "UPDATE party SET %s WHERE id = 5", rows[i].change);
        plant(path, sql);
        int code = run(command_scores, &out, &complaints, "scores", "--verify", NULL);
        bool skipped = strcmp(rows[i].piece, "not whole") == 0;
        if (code != 1) fail_msg("%s: exit code %d:\n%s", rows[i].change, code, buffer_text(&out));
        assert_has(&out, skipped ? "4 proved, 0 do not follow" : "4 proved, 1 does not follow");
        assert_has(skipped ? &complaints : &out, rows[i].piece);
    }
    buffer_release(&honest);
    buffer_release(&out);
    buffer_release(&complaints);
}

static void parties_are_printed(void **state) {
    (void)state;
    Buffer out = {0}, complaints = {0};
    Store *store = store_open(place.data, NULL);
    StoredParty party = a_party("Zoë, \"Z\"", 4210);
    assert_true(store_add_party(store, &party, NULL, NULL));
    party.mode = "pass";
    party.speed_counts = false;
    assert_true(store_add_party(store, &party, NULL, NULL));
    party.mode = "teams";
    for (uint32_t i = 0; i < party.seat_count; i++) party.seats[i].team_points = 5000;
    party.points = 5000;
    assert_true(store_add_party(store, &party, NULL, NULL));
    add_score(store, "Alone", 700);
    store_close(store);

    assert_int_equal(run(command_scores, &out, &complaints, "scores", NULL), 0);
    assert_has(&out, "  20 s     Alone\n\nLeaves, Everyone answers, 10 cards\n"
                     "Rank   Points  Cards  Date        A card   Players\n"
                     "   1     4210     10  2023-11-14  20 s     Zoë, \"Z\" 4210, Tao 4209, Elle B. 4208\n"
                     "\nLeaves, Pass it on, 10 cards each\n");
    assert_has(&out, "Elle B. 4208  (speed did not count)\n");
    assert_has(&out,
               "   1     5000     10  2023-11-14  20 s     Zoë, \"Z\" 4210 (team 1), Tao 4209 (team 2)");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "csv", NULL), 0);
    assert_has(&out, ",pack_fingerprint,place,team,team_points\r\n");
    assert_has(&out, "\r\nLeaves,classic,10,1,1,Alone,700,");
    assert_has(&out,
               "\r\nLeaves,everyone,10,1,1,\"Zoë, \"\"Z\"\"\",4210,7,10,4,20,yes,2023-11-14T22:13:20Z,a");
    assert_has(&out, "aaa,1,,\r\nLeaves,everyone,10,1,1,Tao,4209,");
    assert_has(&out, "aaa,2,2,5000\r\nLeaves,teams,10,1,3,Elle B.,4208,");

    assert_int_equal(run(command_scores, &out, &complaints, "scores", "--format", "json", NULL), 0);
    json_t *json = json_loads(buffer_text(&out), 0, NULL);
    json_t *table = json_array_get(json_object_get(json, "parties"), 2);
    json_t *score = json_array_get(json_object_get(table, "scores"), 0);
    json_t *seat = json_array_get(json_object_get(score, "seats"), 1);
    assert_string_equal(json_string_value(json_object_get(table, "mode")), "teams");
    assert_int_equal(json_integer_value(json_object_get(score, "points")), 5000);
    assert_string_equal(json_string_value(json_object_get(seat, "name")), "Tao");
    assert_int_equal(json_integer_value(json_object_get(seat, "team")), 2);
    assert_int_equal(json_array_size(json_object_get(json, "tables")), 1);
    json_decref(json);
    buffer_release(&out);
    buffer_release(&complaints);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        place_test(a_party_of_every_mode_is_proved),
        place_test(rows_that_count_a_warm_up_stay_proved),
        place_test(forged_parties_are_named),
        place_test(parties_are_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
