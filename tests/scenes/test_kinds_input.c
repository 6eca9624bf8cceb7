/* Every kind of card answered right with a mouse alone (clicks where things stand) and with arrows and one
 * button alone, as a gamepad has them. */
#include "unit/cmocka_test.h"

#include <stdio.h>

#include "scenes/scene_fixture.h"

#define PACK "tests/replays/kinds.yaml"

typedef void Choose(SceneFixture *fixture, int item);

static void by_click(SceneFixture *fixture, int item) {
    scene_fixture_draw(fixture);
    scene_fixture_click(fixture, fixture->game.menu.rects[item]);
}

static int middle_x(Rect rect) {
    return rect.x + rect.width / 2;
}

static int middle_y(Rect rect) {
    return rect.y + rect.height / 2;
}

/* Goes to the item step by step, the way a person looks: first up or down, then to the side. */
static void by_arrows(SceneFixture *fixture, int item) {
    Menu *menu = &fixture->game.menu;
    scene_fixture_draw(fixture);
    for (int step = 0; step < 40 && menu->focus != item; step++) {
        if (menu->focus == MENU_NONE) {
            scene_fixture_press(fixture, INPUT_DOWN, 0);
            continue;
        }
        Rect from = menu->rects[menu->focus], to = menu->rects[item];
        int down = middle_y(to) - middle_y(from), right = middle_x(to) - middle_x(from);
        if (abs(down) > to.height / 2)
            scene_fixture_press(fixture, down > 0 ? INPUT_DOWN : INPUT_UP, 0);
        else
            scene_fixture_press(fixture, right > 0 ? INPUT_RIGHT : INPUT_LEFT, 0);
    }
    assert_int_equal(menu->focus, item);
    scene_fixture_press(fixture, INPUT_ACCEPT, 0);
}

static int done_item(const SceneFixture *fixture) {
    return fixture->game.menu.count - 1;
}

static void pick_several(SceneFixture *fixture, Choose *choose, int32_t mask) {
    for (int place = 0; place < done_item(fixture); place++)
        if (mask >> place & 1) choose(fixture, place);
    choose(fixture, done_item(fixture));
}

/* Row by row: takes up what belongs there and puts it down. */
static void arrange(SceneFixture *fixture, Choose *choose, int32_t wanted) {
    const uint32_t *rows = fixture->game.draft.arranged;
    for (int row = 0; row < done_item(fixture); row++) {
        uint32_t item = (uint32_t)wanted >> (4 * row) & 15;
        int at = row;
        while (rows[at] != item) at++;
        if (at == row) continue;
        choose(fixture, at);
        choose(fixture, row);
        assert_int_equal(rows[row], item);
    }
    choose(fixture, done_item(fixture));
}

static int key_of(char letter, bool number) {
    if (number) return letter <= '5' && letter >= '1' ? letter - '1' : letter == '0' ? 10 : letter - '0';
    return letter >= 'a' ? letter - 'a' : letter - 'A';
}

static void write_answer(SceneFixture *fixture, Choose *choose, const char *text, bool number) {
    for (; *text; text++) choose(fixture, key_of(*text, number));
    choose(fixture, done_item(fixture));
}

static void answer_right(SceneFixture *fixture, Choose *choose) {
    const Match *match = &fixture->game.runner.match;
    const Card *card = match_card(match);
    CardAnswer right = judge_right_answer(card, &match_turn(match)->dealt);
    char number[16];
    snprintf(number, sizeof number, "%d", right.value);
    switch (card->kind) {
    case CARD_SEVERAL:
        pick_several(fixture, choose, right.value);
        break;
    case CARD_ORDER:
    case CARD_PAIRS:
        arrange(fixture, choose, right.value);
        break;
    case CARD_NUMBER:
        write_answer(fixture, choose, number, true);
        break;
    case CARD_TYPED:
        write_answer(fixture, choose, right.text, false);
        break;
    default:
        choose(fixture, right.value);
        break;
    }
}

static bool can_be_spelled(const Card *card) {
    if (card->kind == CARD_NUMBER) return card->number.value >= 0;
    return card->kind != CARD_TYPED ||
           strspn(card->options[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") ==
               strlen(card->options[0]);
}

static void play_every_card(Choose *choose) {
    SceneFixture fixture;
    bool seen[CARD_KINDS] = {false};
    assert_true(scene_fixture_open(&fixture, PACK));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    CardList *list = &fixture.game.shelf.packs.items[0]->loaded.pack.cards, cards = *list;
    for (size_t i = 0; i < cards.count; i++) {
        if (!can_be_spelled(&cards.items[i])) continue;
        list->items = cards.items + i;
        list->count = 1;
        MatchRules rules = {.seconds_per_card = 0};
        game_start_match_with(&fixture.game, &rules, i);
        answer_right(&fixture, choose);
        const MatchTurn *turn = match_turn(&fixture.game.runner.match);
        if (!turn->seats[0].right)
            fail_msg("%s: %s", cards.items[i].prompt, turn->seats[0].answered ? "wrong" : "not answered");
        seen[cards.items[i].kind] = true;
        game_end_match(&fixture.game);
    }
    *list = cards;
    for (size_t kind = 0; kind < CARD_KINDS; kind++) assert_true(seen[kind]);
    scene_fixture_close(&fixture);
}

static void every_kind_by_mouse(void **state) {
    (void)state;
    play_every_card(by_click);
}

static void every_kind_by_arrows_and_a_button(void **state) {
    (void)state;
    play_every_card(by_arrows);
}

static void done_hands_in_though_a_row_is_held(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, PACK));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    CardList *list = &fixture.game.shelf.packs.items[0]->loaded.pack.cards, cards = *list;
    list->count = 1;
    while (list->items->kind != CARD_PAIRS) list->items++;
    game_start_match_with(&fixture.game, &(MatchRules){.seconds_per_card = 0}, 1);
    by_click(&fixture, 0);
    assert_int_equal(fixture.game.draft.held, 0);
    by_click(&fixture, done_item(&fixture));
    assert_true(match_turn(&fixture.game.runner.match)->seats[0].answered);
    game_end_match(&fixture.game);
    *list = cards;
    scene_fixture_close(&fixture);
}

/* The first card of the pack, alone, in a match with so much time. */
static void open_card(SceneFixture *fixture, uint32_t seconds) {
    assert_true(scene_fixture_open(fixture, PACK));
    assert_true(scene_fixture_open_window(fixture, 1280, 720));
    game_start_match_with(&fixture->game, &(MatchRules){.seconds_per_card = seconds}, 1);
    scene_fixture_draw(fixture);
}

static void a_double_click_shows_the_answer(void **state) {
    (void)state;
    SceneFixture fixture;
    open_card(&fixture, 0);
    const Match *match = &fixture.game.runner.match;
    while (match_card(match)->kind != CARD_CHOICE) {
        game_end_match(&fixture.game);
        game_start_match_with(&fixture.game, &(MatchRules){.seconds_per_card = 0}, match->seed + 1);
    }
    by_click(&fixture, 0);
    scene_fixture_pass(&fixture, 100);
    scene_fixture_click(&fixture, fixture.game.menu.rects[0]);
    scene_fixture_pass(&fixture, 100);
    assert_int_equal(match->phase, MATCH_REVEAL);
    assert_int_equal(match->turn_count, 1);
    scene_fixture_pass(&fixture, 1000);
    scene_fixture_click(&fixture, fixture.game.menu.rects[0]);
    scene_fixture_pass(&fixture, 100);
    assert_int_equal(match->turn_count, 2);
    scene_fixture_close(&fixture);
}

static void an_answer_that_comes_too_late_does_not_go_on(void **state) {
    (void)state;
    SceneFixture fixture;
    open_card(&fixture, 5);
    const Match *match = &fixture.game.runner.match;
    for (int i = 0; i < 1000 && match->phase == MATCH_QUESTION; i++) scene_fixture_pass(&fixture, 50);
    assert_int_equal(match->phase, MATCH_REVEAL);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    scene_fixture_pass(&fixture, 100);
    assert_int_equal(match->turn_count, 1);
    scene_fixture_pass(&fixture, 1000);
    scene_fixture_press(&fixture, INPUT_ACCEPT, 0);
    scene_fixture_pass(&fixture, 100);
    assert_int_equal(match->turn_count, 2);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_by_mouse),
        cmocka_unit_test(every_kind_by_arrows_and_a_button),
        cmocka_unit_test(done_hands_in_though_a_row_is_held),
        cmocka_unit_test(a_double_click_shows_the_answer),
        cmocka_unit_test(an_answer_that_comes_too_late_does_not_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
