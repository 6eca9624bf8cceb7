/* A party's end: what is kept of it, and its replay watched. */
#include "scenes/party_flow_fixture.h"

/* With its replay, whose proof is the whole party again. */
static void a_party_is_kept_and_can_be_shown_again(void **state) {
    (void)state;
    SceneFixture fixture;
    Arena arena = {0};
    StoredParty *parties;
    size_t count;
    Replay replay;
    Problems problems = {0};
    open_party(&fixture);
    Game *game = &fixture.game;
    game->settings.party_length = 5;
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    const char *title = game_cards_title(game);
    for (int card = 0; card < 5; card++) {
        party_answers(&fixture, 1u << card % 3);
        if (card == 2) scene_fixture_press(&fixture, INPUT_BACK, 0);
        if (card == 2) choose_item(&fixture, 1); /* void it */
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
        if (game->scene == SCENE_PARTY_SCORES) scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    }
    expect_scene(&fixture, SCENE_PODIUM);
    int32_t points[3];
    for (int seat = 0; seat < 3; seat++) points[seat] = game->runner.match.seats[seat].points;
    assert_int_equal(points[2], 0); /* its only right answer was on the card that was voided */
    assert_true(store_best_parties(game->store, &arena, title, "everyone", 5, 10, &parties, &count, NULL));
    assert_int_equal(count, 1);
    assert_int_equal(parties[0].id, game->party.saved);
    assert_int_equal(parties[0].seat_count, 3);
    assert_int_equal(parties[0].points, points[1] > points[0] ? points[1] : points[0]);
    scene_fixture_pass(&fixture, 1600);
    choose_item(&fixture, 2); /* High scores */
    expect_scene(&fixture, SCENE_HIGH_SCORES);
    assert_int_equal(game->table_party_count, 1);
    assert_int_equal(game->table_mode, MODE_EVERYONE);
    scene_fixture_press(&fixture, INPUT_BACK, 0);
    expect_scene(&fixture, SCENE_PODIUM); /* as it was left */
    assert_int_equal(game->menu.focus, 2);
    for (int seat = 0; seat < 3; seat++)
        assert_int_equal(game->runner.match.seats[seat].points, points[seat]);
    scene_fixture_draw(&fixture);
    assert_int_equal(game->overflowing_texts, 0);
    game_go(game, SCENE_TITLE);
    assert_true(replay_read(parties[0].replay, strlen(parties[0].replay), "replay", &replay, &problems));
    const Pack *pack = game_pack(game);
    game_watch(game, &replay, &(PackCards){&pack->cards, &pack, 1});
    for (int second = 0; second < 600 && game->scene != SCENE_PODIUM; second++)
        scene_fixture_pass(&fixture, 1000);
    expect_scene(&fixture, SCENE_PODIUM);
    for (int seat = 0; seat < 3; seat++)
        assert_int_equal(game->runner.match.seats[seat].points, points[seat]);
    assert_true(store_best_parties(game->store, &arena, title, "everyone", 5, 10, &parties, &count, NULL));
    assert_int_equal(count, 1); /* who only watches wins nothing */
    scene_fixture_draw(&fixture);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    assert_true(game->wants_quit);
    scene_fixture_close(&fixture);
    replay_release(&replay);
    problems_release(&problems);
    arena_release(&arena);
}

/* A replay of what was played, for as long as the fixture. */
static void copy_replay(const SceneFixture *fixture, Replay *out) {
    Buffer text = {.limit_bytes = REPLAY_BYTES_MAX};
    Problems problems = {0};
    replay_write(&fixture->game.runner.replay, &text);
    assert_true(replay_read(buffer_text(&text), text.length, "replay", out, &problems));
    problems_release(&problems);
    buffer_release(&text);
}

/* Boards come by themselves, voided cards too; what lay open for an hour does not take one. */
static void who_watches_sees_the_boards(void **state) {
    (void)state;
    SceneFixture fixture;
    Replay replay;
    open_party(&fixture);
    Game *game = &fixture.game;
    game->settings.party_length = 5;
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    for (int card = 0; card < 5; card++) {
        scene_fixture_pass(&fixture, 1000);
        if (card == 3) { /* on an open card, the one before */
            scene_fixture_press(&fixture, INPUT_BACK, 0);
            choose_item(&fixture, MENU_VOID_BEFORE);
            scene_fixture_pass(&fixture, 3000);
            scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
            scene_fixture_pass(&fixture, 4000);
        }
        party_answers(&fixture, 1u << card % 3);
        scene_fixture_pass(&fixture, card == 1 ? 800 : 4000); /* once nobody looks at it */
        if (card == 2) {
            match_wait(&game->runner.match, 3600 * TICKS_PER_SECOND);
            game->runner.time += 3600 * TICKS_PER_SECOND * RUNNER_TICK;
        }
        scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
        if (game->scene == SCENE_PARTY_SCORES) scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    }
    expect_scene(&fixture, SCENE_PODIUM);
    int32_t points = game->runner.match.seats[0].points;
    uint32_t ticks = game->runner.match.tick;
    copy_replay(&fixture, &replay);
    game_go(game, SCENE_TITLE);
    const Pack *pack = game_pack(game);
    game_watch(game, &replay, &(PackCards){&pack->cards, &pack, 1});
    int boards = 0, voided = 0, seconds_x10 = 0;
    for (SceneId shown = game->scene; game->scene != SCENE_PODIUM && seconds_x10 < 1000; seconds_x10++) {
        assert_int_not_equal(game_next_frame_ms(game), SCENE_STILL); /* nobody wakes it */
        scene_fixture_pass(&fixture, 96);
        bool turned = game->scene != shown && game->scene == SCENE_PARTY_SCORES;
        boards += turned;
        voided += turned && strcmp(game->party_screen.scores_title, "Without card 3") == 0;
        if (game->runner.match.phase == MATCH_QUESTION && !voided)
            expect_scene(&fixture, SCENE_PARTY_QUESTION);
        shown = game->scene;
    }
    expect_scene(&fixture, SCENE_PODIUM);
    assert_int_equal(boards, 3 + 1); /* of four between cards, one was too short; and the voided card's */
    assert_int_equal(voided, 1);
    assert_true(seconds_x10 > 250 && seconds_x10 < 600);
    assert_int_equal(game->runner.match.tick, ticks);
    assert_int_equal(game->runner.match.seats[0].points, points);
    scene_fixture_close(&fixture);
    replay_release(&replay);
}

/* Where nobody has a point there is nothing to remember. */
static void a_party_without_points_is_not_kept(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    party_begins(&fixture, MODE_EVERYONE, 3, 1);
    party_does(&fixture, 0, ACTION_QUIT, 0);
    expect_scene(&fixture, SCENE_PODIUM);
    assert_int_equal(fixture.game.party.saved, 0);
    scene_fixture_pass(&fixture, 1600);
    choose_item(&fixture, 2); /* High scores */
    assert_int_equal(fixture.game.table_count, 0);
    scene_fixture_close(&fixture);
}

/* Who has no points has nothing to stake: the others are not kept waiting for it, and the replay holds that
 * as an action like any other. */
static void who_has_no_points_is_not_asked(void **state) {
    (void)state;
    static const struct {
        uint32_t right, asked; /* bits of three seats */
        const char *sign;      /* over the final card */
    } ROWS[] = {{0, 0, "The final card: nothing is staked"},
                {1, 1, "The final card"},
                {5, 5, "The final card"},
                {7, 7, "The final card"}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SceneFixture fixture;
        SeatChip chips[SEATS_MAX];
        uint32_t seats[SEATS_MAX];
        Replay replay;
        Match proof;
        open_party(&fixture);
        Game *game = &fixture.game;
        const Match *match = party_match(&fixture);
        game->settings.final_wager = true;
        game->settings.party_length = 5;
        party_begins(&fixture, MODE_EVERYONE, 3, 1);
        while (match->turn_count < 5) {
            party_answers(&fixture, ROWS[i].right);
            party_does(&fixture, 0, ACTION_CONTINUE, 0);
        }
        scene_fixture_pass(&fixture, 64);
        assert_int_equal(match->phase, ROWS[i].asked ? MATCH_WAGER : MATCH_QUESTION);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        assert_int_equal(party_chips(game, fixture.canvas, chips, seats), 3);
        for (uint32_t seat = 0; seat < 3; seat++) {
            bool asked = ROWS[i].asked >> seat & 1;
            assert_int_equal(match_seat_turn(match, seat)->wagered, !asked);
            if (ROWS[i].asked && !asked) assert_string_equal(chips[seat].note, "nothing to stake");
            if (asked) party_does(&fixture, seat, ACTION_WAGER, 50);
        }
        canvas_end(fixture.canvas);
        assert_int_equal(match->phase, MATCH_QUESTION);
        canvas_begin(fixture.canvas, &view);
        assert_string_equal(party_sign_text(game, canvas_arena(fixture.canvas)), ROWS[i].sign);
        canvas_end(fixture.canvas);
        party_answers(&fixture, 7);
        canvas_begin(fixture.canvas, &view);
        party_chips(game, fixture.canvas, chips, seats);
        for (uint32_t seat = 0; seat < 3; seat++)
            if (!(ROWS[i].asked >> seat & 1)) assert_string_equal(chips[seat].note, "no stake");
        canvas_end(fixture.canvas);
        party_does(&fixture, 0, ACTION_CONTINUE, 0);
        expect_scene(&fixture, SCENE_PODIUM);
        copy_replay(&fixture, &replay);
        assert_true(replay_play(&replay, &game_pack(game)->cards, &proof));
        for (uint32_t seat = 0; seat < 3; seat++)
            assert_int_equal(match_seat(&proof, seat)->points, match_seat(match, seat)->points);
        match_release(&proof);
        replay_release(&replay);
        scene_fixture_close(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_party_is_kept_and_can_be_shown_again),
        cmocka_unit_test(who_watches_sees_the_boards),
        cmocka_unit_test(who_has_no_points_is_not_asked),
        cmocka_unit_test(a_party_without_points_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
