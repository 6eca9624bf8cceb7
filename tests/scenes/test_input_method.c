/* Typed answers by input method: SDL's events are pushed as ibus and fcitx make it send them, and come
 * through its queue. */
#include "unit/cmocka_test.h"

#include "base/text.h"
#include "scenes/device_fixture.h"

#define PACK "tests/scenes/typed.yaml"

enum { JAPANESE, KOREAN, HEBREW, NUMBER, CARDS };

static void open_card(DeviceFixture *house, int card) {
    device_fixture_open(house, PACK, 1280, 720);
    CardList *list = &house->game->shelf.packs.items[0]->loaded.pack.cards;
    assert_int_equal(list->count, CARDS);
    list->items += card;
    list->count = 1;
    MatchRules rules = {.seconds_per_card = 10};
    game_start_match_with(house->game, &rules, 3);
    device_fixture_handle(house, 32);
    assert_true(house->game->wants_typing);
}

static void close_card(DeviceFixture *house, int card) {
    CardList *list = &house->game->shelf.packs.items[0]->loaded.pack.cards;
    game_end_match(house->game);
    list->items -= card;
    list->count = CARDS;
    device_fixture_close(house);
}

static void compose(DeviceFixture *house, const char *text, int caret) {
    SDL_Event event = {.edit = {.type = SDL_TEXTEDITING, .start = caret}};
    assert_true(strlen(text) < sizeof event.edit.text);
    strcpy(event.edit.text, text);
    SDL_PushEvent(&event);
    device_fixture_handle(house, 32);
}

static void give(DeviceFixture *house, const char *text) {
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT}};
    assert_true(strlen(text) < sizeof event.text.text);
    strcpy(event.text.text, text);
    SDL_PushEvent(&event);
    device_fixture_handle(house, 32);
}

static void assert_seen(const DeviceFixture *house, const char *written, const char *composed) {
    assert_string_equal(house->game->draft.text, written);
    assert_string_equal(house->game->composition.text, composed);
}

static Rect caret(const DeviceFixture *house) {
    return canvas_caret(house->scene.canvas);
}

/* Kana become characters; until they are taken Enter, Backspace and Esc belong to the input method. */
static void japanese_is_composed(void **state) {
    (void)state;
    DeviceFixture house;
    open_card(&house, JAPANESE);
    compose(&house, "と", 1);
    assert_seen(&house, "", "と");
    Rect first = caret(&house);
    assert_true(first.width > 0);
    compose(&house, "とうきょう", 5);
    assert_true(caret(&house).x > first.x);
    key_press(&house, SDL_SCANCODE_BACKSPACE);
    key_press(&house, SDL_SCANCODE_A);
    compose(&house, "東京", 2);
    key_press(&house, SDL_SCANCODE_ESCAPE);
    key_press(&house, SDL_SCANCODE_RETURN);
    expect_scene(&house, SCENE_QUESTION);
    assert_int_equal(house.game->runner.match.phase, MATCH_QUESTION);
    assert_seen(&house, "", "東京");
    compose(&house, "", 0);
    give(&house, "東京");
    assert_seen(&house, "東京", "");
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_int_equal(house.game->runner.match.phase, MATCH_REVEAL);
    assert_true(match_turn(&house.game->runner.match)->seats[0].right);
    assert_int_equal(caret(&house).width, 0);
    close_card(&house, JAPANESE);
}

/* A syllable is given when the next one begins. Backspace takes one at a time. */
static void korean_is_composed(void **state) {
    (void)state;
    DeviceFixture house;
    open_card(&house, KOREAN);
    compose(&house, "ㅅ", 1);
    compose(&house, "서", 1);
    compose(&house, "성", 1);
    give(&house, "서");
    compose(&house, "우", 1);
    assert_seen(&house, "서", "우");
    compose(&house, "울", 1);
    give(&house, "울");
    give(&house, "라");
    assert_seen(&house, "서울라", "");
    key_press(&house, SDL_SCANCODE_BACKSPACE);
    assert_seen(&house, "서울", "");
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_true(match_turn(&house.game->runner.match)->seats[0].right);
    close_card(&house, KOREAN);
}

/* From the right the caret wanders to the left. */
static void hebrew_begins_at_the_right(void **state) {
    (void)state;
    static const char *const LETTERS[] = {"א", "ל", "ו", "ן"};
    DeviceFixture house;
    open_card(&house, HEBREW);
    give(&house, LETTERS[0]);
    Rect before = caret(&house);
    assert_true(before.x > 640);
    for (size_t i = 1; i < sizeof LETTERS / sizeof *LETTERS; i++) {
        give(&house, LETTERS[i]);
        assert_true(caret(&house).x < before.x);
        before = caret(&house);
    }
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_true(match_turn(&house.game->runner.match)->seats[0].right);
    close_card(&house, HEBREW);
}

static void backspace_takes_what_a_reader_sees_as_one(void **state) {
    (void)state;
    static const char *const ONE[] = {"e\u0301",      "\U0001F469\u200D\U0001F680", "\U0001F1EF\U0001F1F5",
                                      "\u0915\u093F", "\u1112\u1161\u11AB",         "\u05E9\u05C1\u05B8"};
    DeviceFixture house;
    open_card(&house, JAPANESE);
    for (size_t i = 0; i < sizeof ONE / sizeof *ONE; i++) {
        give(&house, "x");
        give(&house, ONE[i]);
        key_press(&house, SDL_SCANCODE_BACKSPACE);
        if (strcmp(house.game->draft.text, "x") != 0) fail_msg("row %zu: %s", i, house.game->draft.text);
        key_press(&house, SDL_SCANCODE_BACKSPACE);
        assert_seen(&house, "", "");
    }
    close_card(&house, JAPANESE);
}

/* What is given beyond the room there is goes, the rest stays, whole characters each. */
static void too_much_is_cut_at_a_character(void **state) {
    (void)state;
    DeviceFixture house;
    open_card(&house, JAPANESE);
    for (int i = 0; i < 20; i++) give(&house, "東京都知事");
    assert_int_equal(text_count_codepoints(house.game->draft.text), CARD_TYPED_MAX);
    for (int i = 0; i < CARD_TYPED_MAX; i++) key_press(&house, SDL_SCANCODE_BACKSPACE);
    assert_seen(&house, "", "");
    for (int i = 0; i < 20; i++) give(&house, "\u0915\u0940\u0915\u0940\u0915\u0940\u0915");
    assert_int_equal(text_count_codepoints(house.game->draft.text), CARD_TYPED_MAX);
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_int_equal(house.game->runner.match.phase, MATCH_REVEAL); /* it can be handed in */
    close_card(&house, JAPANESE);
}

/* Digits of any script are digits; what is no number leaves the field as it was. */
static void digits_of_every_script_count(void **state) {
    (void)state;
    static const char *const WAYS[][4] = {
        {"-", "1", "2", "5"}, {"-١٢٥"}, {"−", "۱۲", "۵"}, {"－１２５"}, {"-१२", "५"}, {"-๑๒๕"},
    };
    static const char *const NONE[] = {"x", "1x", "٠x", "--", "1-", "一", "½", "\u0301", "．"};
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        DeviceFixture house;
        open_card(&house, NUMBER);
        for (size_t j = 0; j < sizeof NONE / sizeof *NONE; j++) give(&house, NONE[j]);
        assert_seen(&house, "", "");
        for (size_t j = 0; j < 4 && WAYS[i][j]; j++) give(&house, WAYS[i][j]);
        give(&house, "-");
        assert_seen(&house, "-125", "");
        key_press(&house, SDL_SCANCODE_RETURN);
        assert_int_equal(match_turn(&house.game->runner.match)->seats[0].answer.value, -125);
        close_card(&house, NUMBER);
    }
}

/* A composition ends with the time, with a pause and with the window's focus; nothing of it is left behind.
 */
static void a_composition_ends_with_its_card(void **state) {
    (void)state;
    DeviceFixture house;
    open_card(&house, JAPANESE);
    compose(&house, "とう", 2);
    SDL_Event away = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
    SDL_PushEvent(&away);
    device_fixture_handle(&house, 32);
    expect_scene(&house, SCENE_PAUSE);
    assert_seen(&house, "", "");
    key_press(&house, SDL_SCANCODE_RETURN);
    expect_scene(&house, SCENE_QUESTION);
    compose(&house, "とう", 2);
    assert_seen(&house, "", "とう");
    device_fixture_handle(&house, 60000);
    assert_int_equal(house.game->runner.match.phase, MATCH_REVEAL);
    device_fixture_handle(&house, 32);
    assert_seen(&house, "", "");
    compose(&house, "きょ", 2); /* nobody is typing any more */
    assert_seen(&house, "", "");
    key_press(&house, SDL_SCANCODE_RETURN);
    assert_int_not_equal(house.game->runner.match.phase, MATCH_REVEAL);
    close_card(&house, JAPANESE);
}

/* Else ibus and fcitx show what is composed in a window of their own, and send none of these events. */
static void input_methods_are_asked_for_what_they_compose(void **state) {
    (void)state;
    DeviceFixture house;
    open_card(&house, JAPANESE);
    assert_string_equal(SDL_GetHint(SDL_HINT_IME_INTERNAL_EDITING), "0");
    close_card(&house, JAPANESE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input_methods_are_asked_for_what_they_compose),
        cmocka_unit_test(japanese_is_composed),
        cmocka_unit_test(korean_is_composed),
        cmocka_unit_test(hebrew_begins_at_the_right),
        cmocka_unit_test(backspace_takes_what_a_reader_sees_as_one),
        cmocka_unit_test(digits_of_every_script_count),
        cmocka_unit_test(too_much_is_cut_at_a_character),
        cmocka_unit_test(a_composition_ends_with_its_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
