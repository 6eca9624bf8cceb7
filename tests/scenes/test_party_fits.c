/* Nothing of a party's screens is cut at any size: names as long and as broad as they may be, cards whose
 * every text is as long as a pack may have it, all phases, eight seats. */
#include "unit/cmocka_test.h"

#include "scenes/party_fixture.h"

static const struct {
    int width, height;
} SIZES[] = {{640, 360}, {800, 600}, {1280, 720}, {2560, 1080}, {900, 1600}};
static const uint32_t TEXT_PERCENTS[] = {100, 150};

static void expect_fits(SceneFixture *fixture, const char *what) {
    scene_fixture_draw(fixture);
    if (fixture->game.overflowing_texts == 0) return;
    int width, height;
    const Card *card = match_card(party_match(fixture));
    window_size(fixture->window, &width, &height);
    fail_msg("%s (%s, %s) at %d x %d, text %u %%: %d texts do not fit", what,
             mode_key(party_match(fixture)->rules.mode), card ? card_kind_name(card->kind) : "no card", width,
             height, fixture->game.settings.text_percent, fixture->game.overflowing_texts);
}

/* What eight in this mode see on their way; the names are put in behind the back of the rules. */
static void begin(SceneFixture *fixture, ModeId mode) {
    Game *game = &fixture->game;
    party_begins(fixture, mode, 8, 3 + mode);
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++) {
        MatchSeat *sitting = &game->runner.match.seats[seat];
        snprintf(sitting->name, sizeof sitting->name, "%s", PARTY_LONG_NAMES[seat]);
        sitting->choice.allowance = ALLOWANCE_ENDLESS;
        sitting->points = 12345678;
        sitting->streak = 123;
    }
}

static void walk_menu(SceneFixture *fixture) {
    scene_fixture_press(fixture, INPUT_BACK, 0);
    if (fixture->game.scene != SCENE_HOST) fail_msg("no menu came");
    expect_fits(fixture, "the host's menu");
    fixture->game.menu.focus = fixture->game.menu.count - 2;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    expect_fits(fixture, "the list of players");
    fixture->game.menu.focus = 2;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    expect_fits(fixture, "a player's page");
    fixture->game.menu.focus = 1;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    expect_fits(fixture, "the page of a name");
    scene_fixture_press(fixture, INPUT_BACK, 0);
    fixture->game.menu.focus = 3;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    expect_fits(fixture, "the question whether somebody is to go");
    scene_fixture_press(fixture, INPUT_BACK, 0);
    scene_fixture_press(fixture, INPUT_BACK, 0);
}

static void walk_card(SceneFixture *fixture) {
    const Match *match = party_match(fixture);
    if (match->phase == MATCH_HANDOVER) {
        expect_fits(fixture, "the handover");
        party_does(fixture, 0, ACTION_CONTINUE, 0);
    }
    if (match->phase == MATCH_WAGER) {
        party_does(fixture, 3, ACTION_WAGER, 75);
        expect_fits(fixture, "the stakes");
        for (uint32_t seat = 0; seat < SEATS_MAX; seat++) party_does(fixture, seat, ACTION_WAGER, 100);
    }
    for (int tick = 0; match_turn(match)->reading_ticks && tick < 1000; tick++) {
        if (tick == 30) expect_fits(fixture, "a card being read out");
        scene_fixture_pass(fixture, 16);
    }
    expect_fits(fixture, "an open card");
    party_does(fixture, 5, ACTION_LEAVE, 0);
    expect_fits(fixture, "a guest leaving");
    if (mode_row(match->rules.mode)->buzzes) {
        for (uint32_t seat = 0; seat < 5; seat++)
            match_runner_act(&fixture->game.runner, seat, ACTION_BUZZ, 0, 0, 0);
        scene_fixture_pass(fixture, 32);
        expect_fits(fixture, "a buzz of five");
        party_answers(fixture, 0);
        expect_fits(fixture, "a steal");
        for (int i = 0; i < 700 && match->phase == MATCH_QUESTION; i++) scene_fixture_pass(fixture, 100);
    }
    party_answers(fixture, 0x95);
    if (match->phase == MATCH_QUESTION) party_does(fixture, 0, ACTION_SKIP_CARD, 0);
    expect_fits(fixture, "a reveal");
    party_does(fixture, 5, ACTION_JOIN, 0);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    if (fixture->game.scene == SCENE_PODIUM) return;
    expect_fits(fixture, "the board");
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
}

static void walk(SceneFixture *fixture, ModeId mode) {
    const Match *match = party_match(fixture);
    begin(fixture, mode);
    walk_menu(fixture);
    for (int card = 0; card < 4 && match->phase != MATCH_FINISHED; card++) walk_card(fixture);
    if (match->phase != MATCH_FINISHED) party_does(fixture, 0, ACTION_QUIT, 0);
    expect_fits(fixture, "the podium");
    game_go(&fixture->game, SCENE_HIGH_SCORES);
    expect_fits(fixture, "the table");
}

static void every_mode_fits(const char *pack) {
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, pack));
    fixture.game.settings.less_motion = true;
    fixture.game.settings.final_wager = fixture.game.settings.wrong_costs = true;
    fixture.game.settings.party_length = 5;
    fixture.game.settings.party_lives = 5;
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
        assert_true(scene_fixture_open_window(&fixture, SIZES[s].width, SIZES[s].height));
        for (size_t p = 0; p < 2; p++) {
            fixture.game.settings.text_percent = TEXT_PERCENTS[p];
            for (ModeId mode = MODE_EVERYONE; mode < MODES; mode++) walk(&fixture, mode);
        }
        scene_fixture_close_window(&fixture);
    }
    scene_fixture_close(&fixture);
}

/* Seven write as much as may be written, one after the other; then the answer stands beside all that. */
static void walk_written(SceneFixture *fixture) {
    static const char LONG[] = "WWWWWWWWWW WWWWWWWWWW WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW WWWWWWW";
    const Match *match = party_match(fixture);
    begin(fixture, MODE_BUZZ);
    for (int card = 0; card < 3; card++) {
        while (match_turn(match)->reading_ticks) scene_fixture_pass(fixture, 16);
        for (uint32_t seat = 0; seat < SEATS_MAX - 1; seat++) {
            party_does(fixture, seat, ACTION_BUZZ, 0);
            if (match_card(match)->kind == CARD_NUMBER)
                party_does(fixture, seat, ACTION_ANSWER, -999999999);
            else
                match_runner_type(&fixture->game.runner, seat, LONG, 0, 0);
            scene_fixture_pass(fixture, 32);
            assert_true(match_seat_turn(match, seat)->answered);
            expect_fits(fixture, "a steal of what is written");
        }
        party_does(fixture, 0, ACTION_SKIP_CARD, 0);
        expect_fits(fixture, "the answer beside what was written");
        party_does(fixture, 0, ACTION_CONTINUE, 0);
    }
}

static void what_was_written_fits(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest_written.yaml"));
    fixture.game.settings.less_motion = true;
    fixture.game.settings.party_length = 5;
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
        assert_true(scene_fixture_open_window(&fixture, SIZES[s].width, SIZES[s].height));
        for (size_t p = 0; p < 2; p++) {
            fixture.game.settings.text_percent = TEXT_PERCENTS[p];
            walk_written(&fixture);
        }
        scene_fixture_close_window(&fixture);
    }
    scene_fixture_close(&fixture);
}

static void the_longest_fit(void **state) {
    (void)state;
    every_mode_fits("tests/scenes/longest.yaml");
}

static void every_kind_fits(void **state) {
    (void)state;
    every_mode_fits("tests/replays/kinds.yaml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_fits),
        cmocka_unit_test(the_longest_fit),
        cmocka_unit_test(every_kind_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
