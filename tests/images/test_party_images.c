/* The screens of a party as pictures: golden.h. Its lobby is in test_images.c. */
#include "unit/cmocka_test.h"

#include "images/golden.h"
#include "scenes/party_fixture.h"

#define PICTURES FOLDER "/pictures.yaml"
#define KINDS "tests/replays/kinds.yaml"

/* The picture as it is so many milliseconds after what happened last. */
static void show_after(SceneFixture *fixture, const char *name, int milliseconds) {
    scene_fixture_draw(fixture); /* leaves take their places with the first frame */
    scene_fixture_pass(fixture, milliseconds);
    scene_fixture_draw(fixture);
    golden_check(fixture, name, &fixture->game);
}

static void show(SceneFixture *fixture, const char *name) {
    show_after(fixture, name, 1600);
}

static const struct {
    const char *name;
    int width, height;
} SIZES[] = {{"720", 1280, 720}, {"1080", 1920, 1080}};

static void at_both_sizes(const char *pack, void walk(SceneFixture *fixture)) {
    for (size_t i = 0; i < 2; i++) {
        SceneFixture fixture;
        golden_size = SIZES[i].name;
        assert_true(scene_fixture_open(&fixture, pack));
        assert_true(scene_fixture_open_window(&fixture, SIZES[i].width, SIZES[i].height));
        fixture.game.settings.party_seconds = 40;
        walk(&fixture);
        scene_fixture_close(&fixture);
    }
}

static void to_the_podium(SceneFixture *fixture) {
    const Match *match = party_match(fixture);
    for (uint32_t card = 0; match->phase != MATCH_FINISHED; card++) {
        scene_fixture_pass(fixture, 480 + 320 * (int)(card % 3));
        party_answers(fixture, 0x6b ^ card * 0x15);
        scene_fixture_press(fixture, INPUT_ACCEPT, 0);
        if (fixture->game.scene == SCENE_PARTY_SCORES) scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    }
}

/* Eight with marks of what is locked in, their picks, the board that moves, the host's menu, the podium. */
static void walk_everyone(SceneFixture *fixture) {
    party_begins(fixture, MODE_EVERYONE, 8, 5);
    party_deals(fixture, CARD_CHOICE);
    party_does(fixture, 2, ACTION_ANSWER, party_answer(fixture, true));
    party_does(fixture, 4, ACTION_ANSWER, party_answer(fixture, false));
    party_does(fixture, 6, ACTION_LEAVE, 0);
    scene_fixture_pass(fixture, SIGN_MS);
    show(fixture, "party-question");
    scene_fixture_press(fixture, INPUT_BACK, 0);
    show(fixture, "party-host");
    fixture->game.menu.focus = fixture->game.menu.count - 2;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show(fixture, "party-host-players");
    fixture->game.menu.focus = 3;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show(fixture, "party-host-player");
    scene_fixture_press(fixture, INPUT_BACK, 0);
    scene_fixture_press(fixture, INPUT_BACK, 0);
    scene_fixture_press(fixture, INPUT_BACK, 0);
    party_answers(fixture, 0x55);
    show(fixture, "party-reveal");
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    scene_fixture_pass(fixture, 1600);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    party_deals(fixture, CARD_CHOICE);
    scene_fixture_pass(fixture, 3200);
    party_answers(fixture, 0xac);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show_after(fixture, "party-scores-moving", SCOREBOARD_HOLD_MS + SCOREBOARD_MOVE_MS / 3);
    show(fixture, "party-scores");
    party_does(fixture, 0, ACTION_VOID_CARD, (int32_t)party_match(fixture)->turn_count - 1);
    show(fixture, "party-scores-void");
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    to_the_podium(fixture);
    show(fixture, "party-podium");
    scene_fixture_pass(fixture, 2000);
    fixture->game.menu.focus = 2;
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show(fixture, "party-table");
}

static void everyone_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(PICTURES, walk_everyone);
}

/* Read out, a wrong answer and the others' chance, two who were equally quick. */
static void walk_buzz(SceneFixture *fixture) {
    MatchRunner *runner = &fixture->game.runner;
    party_begins(fixture, MODE_BUZZ, 4, 3);
    while (match_turn(party_match(fixture))->reading_ticks) scene_fixture_pass(fixture, 16);
    show(fixture, "party-buzz");
    game_go(&fixture->game, SCENE_PARTY_SETUP); /* the mode with most to choose */
    show(fixture, "party-setup-buzz");
    game_go(&fixture->game, SCENE_PARTY_QUESTION);
    party_deals(fixture, CARD_CHOICE);
    show_after(fixture, "party-reading", 700);
    while (match_turn(party_match(fixture))->reading_ticks) scene_fixture_pass(fixture, 16);
    scene_fixture_pass(fixture, 800);
    party_does(fixture, 1, ACTION_BUZZ, 0);
    party_does(fixture, 1, ACTION_ANSWER, party_answer(fixture, false));
    show(fixture, "party-steal");
    match_runner_act(runner, 0, ACTION_BUZZ, 0, 0, 0);
    match_runner_act(runner, 3, ACTION_BUZZ, 0, 0, 0);
    show(fixture, "party-tie");
}

static void buzz_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(PICTURES, walk_buzz);
}

/* The leaves that are left, and the stakes before the final card. */
static void walk_last_leaf(SceneFixture *fixture) {
    party_begins(fixture, MODE_LAST_LEAF, 5, 3);
    party_answers(fixture, 0x16);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show(fixture, "party-last-leaf");
}

static void last_leaf_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(PICTURES, walk_last_leaf);
}

static void walk_wager(SceneFixture *fixture) {
    const Match *match = party_match(fixture);
    fixture->game.settings.party_length = 5;
    fixture->game.settings.final_wager = true;
    party_begins(fixture, MODE_EVERYONE, 4, 3);
    while (match->phase != MATCH_WAGER) {
        party_answers(fixture, 0x7);
        party_does(fixture, 0, ACTION_CONTINUE, 0);
    }
    party_does(fixture, 1, ACTION_WAGER, 75);
    show(fixture, "party-wager");
    for (uint32_t seat = 0; seat < 4; seat++) party_does(fixture, seat, ACTION_WAGER, 50);
    party_answers(fixture, 0x6);
    show(fixture, "party-wager-revealed");
}

static void wager_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(PICTURES, walk_wager);
}

/* The host has a buzzer. */
static void walk_teams(SceneFixture *fixture) {
    party_begins(fixture, MODE_TEAMS, 7, 3);
    seats_toggle_host(&fixture->game.party.seats, 5);
    seats_toggle_host(&fixture->game.party.seats, 0);
    party_deals(fixture, CARD_CHOICE);
    party_does(fixture, 2, ACTION_ANSWER, party_answer(fixture, true));
    show(fixture, "party-teams");
    party_answers(fixture, 0x5);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
    show(fixture, "party-teams-scores");
    party_does(fixture, 0, ACTION_QUIT, 0);
    show(fixture, "party-teams-podium");
}

static void teams_look_as_they_did(void **state) {
    (void)state;
    at_both_sizes(PICTURES, walk_teams);
}

/* Handed over, written, put in order, paired. */
static void walk_pass(SceneFixture *fixture) {
    fixture->game.settings.party_length = 25;
    party_begins(fixture, MODE_PASS, 3, 3);
    show(fixture, "party-handover");
    party_begins(fixture, MODE_PASS, 3, 4);
    party_deals(fixture, CARD_TYPED);
    scene_fixture_pass(fixture, 800);
    for (const char *text = "Lin"; *text; text++) {
        Input input = {.kind = INPUT_TEXT, .text = {*text}};
        game_input(&fixture->game, &input, 0);
    }
    show(fixture, "party-typed");
    party_begins(fixture, MODE_PASS, 3, 5);
    party_deals(fixture, CARD_NUMBER);
    show(fixture, "party-number");
    party_begins(fixture, MODE_PASS, 3, 6);
    party_deals(fixture, CARD_PAIRS);
    show(fixture, "party-pairs");
}

/* Who wrote what, while the others may still steal it, and in the end. */
static void walk_written(SceneFixture *fixture) {
    const Match *match = party_match(fixture);
    fixture->game.settings.party_length = 25;
    party_begins(fixture, MODE_BUZZ, 8, 3);
    party_deals(fixture, CARD_TYPED);
    while (match_turn(match)->reading_ticks) scene_fixture_pass(fixture, 16);
    static const char *const WORDS[] = {
        "Agnes Creek", "somebody with a very long name who lived at the brook",
        "Linden",      "the gardener's grandmother",
        "أغنيس",       "Ágnes Brook"};
    for (uint32_t seat = 1; seat <= 6; seat++) {
        party_does(fixture, seat, ACTION_BUZZ, 0);
        match_runner_type(&fixture->game.runner, seat, WORDS[seat - 1], 0, 0);
        scene_fixture_pass(fixture, 32);
        if (seat == 2) show(fixture, "party-written-steal");
    }
    assert_int_equal(match->phase, MATCH_REVEAL);
    show(fixture, "party-written-revealed");
}

static void written_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(KINDS, walk_written);
}

static void pass_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(KINDS, walk_pass);
}

static void walk_order(SceneFixture *fixture) {
    fixture->game.settings.party_length = 25;
    party_begins(fixture, MODE_EVERYONE, 6, 3);
    party_deals(fixture, CARD_ORDER);
    lobby_press(&fixture->game, LOBBY_GUESTS[0], SEAT_KEY_B);
    lobby_press(&fixture->game, LOBBY_GUESTS[0], SEAT_KEY_A);
    show(fixture, "party-order");
    party_answers(fixture, 0x7);
    show(fixture, "party-order-revealed");
}

static void order_looks_as_it_did(void **state) {
    (void)state;
    at_both_sizes(KINDS, walk_order);
}

/* Answers too long to stand beside the usual chips, open and revealed. */
static void walk_long_answers(SceneFixture *fixture) {
    party_begins(fixture, MODE_EVERYONE, 8, 3);
    party_deals(fixture, CARD_CHOICE);
    party_does(fixture, 2, ACTION_ANSWER, party_answer(fixture, true));
    party_does(fixture, 6, ACTION_LEAVE, 0);
    scene_fixture_pass(fixture, SIGN_MS);
    show(fixture, "party-long");
    party_answers(fixture, 0x21);
    show(fixture, "party-long-revealed");
    party_begins(fixture, MODE_TEAMS, 7, 3);
    party_deals(fixture, CARD_PAIRS);
    show(fixture, "party-long-teams");
}

static void long_answers_look_as_they_did(void **state) {
    (void)state;
    at_both_sizes("tests/scenes/answers.yaml", walk_long_answers);
}

int main(int argc, char **argv) {
    if (!golden_use_known_fonts()) return EXIT_FAILURE;
    golden_writing = argc > 1 && strcmp(argv[1], "--write") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everyone_looks_as_it_did),      cmocka_unit_test(buzz_looks_as_it_did),
        cmocka_unit_test(last_leaf_looks_as_it_did),     cmocka_unit_test(wager_looks_as_it_did),
        cmocka_unit_test(teams_look_as_they_did),        cmocka_unit_test(pass_looks_as_it_did),
        cmocka_unit_test(written_looks_as_it_did),       cmocka_unit_test(order_looks_as_it_did),
        cmocka_unit_test(long_answers_look_as_they_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
