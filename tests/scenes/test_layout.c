/* Nothing is cut at any size: the longest cards of the pack that comes with the game, and a pack whose every
 * text is as long as a pack may have it, at each window and text size. */
#include "unit/cmocka_test.h"

#include <stdio.h>

#include "base/text.h"
#include "scenes/layout.h"
#include "scenes/lobby_fixture.h"
#include "scenes/packs_fixture.h"
#include "scenes/scene_fixture.h"
#include "scenes/tour.h"
#include "screen/text_direction.h"

static const struct {
    int width, height;
} SIZES[] = {{640, 360},   {800, 600},   {1280, 720}, {1366, 768},
             {1920, 1080}, {2560, 1080}, {900, 1600}, {3840, 2160}};
static const uint32_t TEXT_PERCENTS[] = {100, 125, 150};

#define LONGEST_KEPT 6

/* How long the texts of a card are in one respect; the longest few of each are shown. */
typedef size_t Measure(const Card *card);

static size_t prompt_length(const Card *card) {
    return text_count_codepoints(card->prompt);
}

static size_t explanation_length(const Card *card) {
    return card->explanation ? text_count_codepoints(card->explanation) : 0;
}

static size_t longest_option_length(const Card *card) {
    size_t longest = 0;
    for (size_t i = 0; i < card->option_count; i++) {
        size_t length = text_count_codepoints(card->options[i]);
        if (length > longest) longest = length;
    }
    return longest;
}

static size_t source_length(const Card *card) {
    return card->source ? text_count_codepoints(card->source->title) : 0;
}

static Measure *const MEASURES[] = {prompt_length, explanation_length, longest_option_length, source_length};

/* A list of cards of which those that are longest in some way come first, each once. */
static size_t pick_longest(const CardList *all, uint32_t *picked) {
    size_t count = 0;
    for (size_t m = 0; m < sizeof MEASURES / sizeof *MEASURES; m++) {
        for (size_t kept = 0; kept < LONGEST_KEPT; kept++) {
            uint32_t best = UINT32_MAX;
            for (uint32_t i = 0; i < all->count; i++) {
                bool taken = false;
                for (size_t p = 0; p < count; p++) taken = taken || picked[p] == i;
                if (!taken && (best == UINT32_MAX ||
                               MEASURES[m](card_list_at(all, i)) > MEASURES[m](card_list_at(all, best))))
                    best = i;
            }
            if (best != UINT32_MAX) picked[count++] = best;
        }
    }
    return count;
}

/* Puts a card on the table of a match that is on, with its longest options showing. */
static void lay(Match *match, uint32_t card_index) {
    const Card *card = card_list_at(match->cards, card_index);
    MatchTurn *turn = &match->turns[match->turn_count - 1];
    *turn = (MatchTurn){.limit_ticks = 2400, .dealt = {.card = card_index}, .seats = turn->seats};
    turn->seats[0] = (SeatTurn){0};
    turn->dealt.shown_count = card->kind == CARD_TRUE_FALSE ? 2 : 0;
    turn->dealt.shown[1] = 1;
    if (card->kind == CARD_TRUE_FALSE) return;
    bool used[CARD_WRONG_MAX + 20] = {false};
    while (turn->dealt.shown_count < CARD_OPTIONS_SHOWN_MAX && turn->dealt.shown_count < card->option_count) {
        size_t longest = SIZE_MAX;
        for (size_t i = 0; i < card->option_count; i++)
            if (!used[i] &&
                (longest == SIZE_MAX || strlen(card->options[i]) > strlen(card->options[longest])))
                longest = i;
        used[longest] = true;
        turn->dealt.shown[turn->dealt.shown_count++] = (uint32_t)longest;
    }
}

static void expect_fits(SceneFixture *fixture, const char *what) {
    scene_fixture_draw(fixture);
    if (fixture->game.overflowing_texts == 0) return;
    int width, height;
    window_size(fixture->window, &width, &height);
    fail_msg("%s at %d x %d, text %u %%: %d texts do not fit", what, width, height,
             fixture->game.settings.text_percent, fixture->game.overflowing_texts);
}

static void show_card(SceneFixture *fixture, uint32_t card_index) {
    Match *match = &fixture->game.runner.match;
    const char *prompt = card_list_at(match->cards, card_index)->prompt;
    match->seats[0].points = 12345678; /* wide pills */
    match->seats[0].streak = 123;
    lay(match, card_index);
    game_go(&fixture->game, SCENE_QUESTION); /* the scene counts its tiles anew */
    match->phase = MATCH_QUESTION;
    expect_fits(fixture, prompt);
    MatchTurn *turn = &match->turns[match->turn_count - 1];
    turn->done = true;
    turn->seats[0].right = true;
    turn->seats[0].points = 1500;
    turn->seats[0].streak = 123;
    match->phase = MATCH_REVEAL;
    expect_fits(fixture, prompt);
}

static void at_every_size(SceneFixture *fixture, void show(SceneFixture *fixture)) {
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
        assert_true(scene_fixture_open_window(fixture, SIZES[s].width, SIZES[s].height));
        for (size_t p = 0; p < 3; p++) {
            fixture->game.settings.text_percent = TEXT_PERCENTS[p];
            show(fixture);
        }
        scene_fixture_close_window(fixture);
    }
}

static void show_longest_cards(SceneFixture *fixture) {
    uint32_t picked[4 * LONGEST_KEPT];
    const CardList *cards = &game_pack(&fixture->game)->cards;
    size_t count = pick_longest(cards, picked);
    game_start_match(&fixture->game);
    for (size_t i = 0; i < count; i++) show_card(fixture, picked[i]);
    game_end_match(&fixture->game);
}

static void longest_cards_fit(const char *pack) {
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, pack));
    fixture.game.settings.less_motion = true;
    at_every_size(&fixture, show_longest_cards);
    scene_fixture_close(&fixture);
}

static void longest_cards_of_our_pack_fit(void **state) {
    (void)state;
    longest_cards_fit("questions/heartstopper.yaml");
}

static void cards_as_long_as_allowed_fit(void **state) {
    (void)state;
    longest_cards_fit("tests/scenes/longest.yaml");
}

static void check_shown(void *context, const char *name, Game *game) {
    const SceneFixture *fixture = context;
    if (game->overflowing_texts == 0) return;
    int width, height;
    window_size(fixture->window, &width, &height);
    fail_msg("the scene %s at %d x %d, text %u %%: %d texts do not fit", name, width, height,
             game->settings.text_percent, game->overflowing_texts);
}

static void walk_through_scenes(SceneFixture *fixture) {
    Tour tour = {.game = &fixture->game, .canvas = fixture->canvas, .shown = check_shown, .context = fixture};
    window_size(fixture->window, &tour.view.width, &tour.view.height);
    game_end_match(&fixture->game);
    game_go(&fixture->game, SCENE_TITLE);
    tour_play(&tour);
}

static void every_scene_fits(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    fixture.game.settings.less_motion = true;
    at_every_size(&fixture, walk_through_scenes);
    scene_fixture_close(&fixture);
}

/* The longest that can stand there: names of twenty broad letters, everybody changing something, each mode.
 */
static void show_lobbies(SceneFixture *fixture) {
    Game *game = &fixture->game;
    Tour tour = {.game = game, .canvas = fixture->canvas, .shown = check_shown, .context = fixture};
    window_size(fixture->window, &tour.view.width, &tour.view.height);
    for (uint32_t guests = 0; guests <= SEATS_MAX; guests += 2) {
        lobby_fill(game, guests);
        for (uint32_t i = 0; i < guests; i++) {
            Seat *seat = &game->party.seats.items[i];
            snprintf(seat->name, sizeof seat->name, "%s%u",
                     guests == 8 ? "Maximiliane-Josefin" : "MMMMMMMMMMMMMMMMMMM", i);
            seat->allowance = ALLOWANCE_ENDLESS;
            seat->host = seat->away = true;
            seat->team = (uint8_t)(guests == 8 ? 0 : i % 4);
        }
        for (int row = 0; row < EDIT_ROWS; row++) {
            for (ModeId mode = MODE_EVERYONE; mode < MODES; mode++) {
                game->party.mode = mode;
                tour_show(&tour, "lobby");
            }
            for (uint32_t i = 0; i < guests; i++)
                game->party.editors[i] = (SeatEditor){.open = true, .row = (SeatEditorRow)row};
        }
    }
    game->settings.final_wager = game->settings.warm_up = true;
    for (ModeId mode = MODE_EVERYONE; mode < MODES; mode++) {
        party_choose_mode(game, mode);
        game_go(game, SCENE_PARTY_SETUP);
        tour_show(&tour, "party-setup");
        game_go(game, SCENE_LOBBY);
        tour_show(&tour, "lobby");
    }
    game->party.naming = 7;
    game_go(game, SCENE_SEAT_NAME);
    tour_show(&tour, "seat-name");
}

static void lobby_fits(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    fixture.game.settings.less_motion = true;
    at_every_size(&fixture, show_lobbies);
    scene_fixture_close(&fixture);
}

static void show_packs(SceneFixture *fixture) {
    Game *game = &fixture->game;
    Tour tour = {.game = game, .canvas = fixture->canvas, .shown = check_shown, .context = fixture};
    window_size(fixture->window, &tour.view.width, &tour.view.height);
    game->packs.own_folder = "/home/somebody-with-a-long-name/.local/share/quizleaf/packs";
    game_go(game, SCENE_PACKS);
    size_t rows = game->shelf.packs.count + game->shelf.unreadable.count;
    game->packs.edited = PACKS_FIXTURE_FAULTY;
    for (size_t row = 0; row <= rows; row++) {
        tour_show(&tour, "packs");
        tour_press(&tour, INPUT_DOWN, 0);
    }
    const ShelvedPacks *parts[] = {&game->shelf.packs, &game->shelf.unreadable};
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < parts[p]->count; i++) {
            pack_page_open(game, parts[p]->items[i]);
            do tour_show(&tour, "pack-page");
            while (game->packs_view.first_problem < game->packs_view.last_first &&
                   (tour_press(&tour, INPUT_TAB_NEXT, 0), true));
        }
    game_go(game, SCENE_TITLE);
}

/* Every pack ticked, and ever more topics, on a shelf with long titles. */
static void show_picking(SceneFixture *fixture) {
    Game *game = &fixture->game;
    Tour tour = {.game = game, .canvas = fixture->canvas, .shown = check_shown, .context = fixture};
    window_size(fixture->window, &tour.view.width, &tour.view.height);
    game_cards_clear(game);
    pick_cards_open(game, SCENE_CHOOSE);
    tour_show(&tour, "pick-cards");
    const ShelvedPacks *packs = &game->shelf.packs;
    for (size_t i = 0; i < packs->count; i++)
        if (!game_cards_has_pack(game, &packs->items[i]->loaded.pack))
            game_cards_toggle_pack(game, &packs->items[i]->loaded.pack);
    tour_show(&tour, "pick-cards");
    size_t count = 0;
    game_cards_topics(game, &count);
    assert_true(count > 3);
    for (size_t i = 0; i < 3; i++) game_cards_toggle_topic(game, game_cards_topics(game, &count)[i].name);
    game_cards_toggle_difficulty(game, DIFFICULTY_MEDIUM);
    for (int row = 0; row < 12; row++) {
        tour_show(&tour, "pick-cards");
        tour_press(&tour, row == 0 ? INPUT_RIGHT : INPUT_DOWN, 0);
    }
    game_cards_toggle_difficulty(game, DIFFICULTY_MEDIUM);
    static const SceneId SHOWN[] = {SCENE_CHOOSE, SCENE_TITLE, SCENE_PARTY_SETUP};
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
        game_go(game, SHOWN[i]);
        tour_show(&tour, SCENES[SHOWN[i]].name);
    }
    game_go(game, SCENE_TITLE);
}

static void picking_cards_fits(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/images/pictures.yaml"));
    fixture.game.settings.less_motion = true;
    packs_fill(&fixture.game);
    at_every_size(&fixture, show_picking);
    scene_fixture_close(&fixture);
}

static void packs_fit(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/images/pictures.yaml"));
    fixture.game.settings.less_motion = true;
    packs_fill(&fixture.game);
    at_every_size(&fixture, show_packs);
    scene_fixture_close(&fixture);
}

static void own_sentences_begin_on_the_left(void **state) {
    (void)state;
    SceneFixture fixture;
    assert_true(scene_fixture_open(&fixture, "tests/scenes/longest.yaml"));
    assert_true(scene_fixture_open_window(&fixture, 1280, 720));
    const char *sentence = "\"\u05E6\u05D5\u05E8\u05D5\u05EA\" is open: 9 cards.";
    assert_true(direction_is_from_right(sentence));
    assert_false(direction_is_from_right(layout_from_left(fixture.canvas, sentence)));
    assert_string_equal(layout_from_left(fixture.canvas, "9 cards"), "9 cards");
    assert_string_equal(layout_name(fixture.canvas, "Maya"), "Maya");
    assert_string_equal(layout_name(fixture.canvas, "\u05E0\u05D5\u05E2\u05D4"),
                        "\u05E0\u05D5\u05E2\u05D4\u200E");
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest_cards_of_our_pack_fit),
        cmocka_unit_test(cards_as_long_as_allowed_fit),
        cmocka_unit_test(every_scene_fits),
        cmocka_unit_test(lobby_fits),
        cmocka_unit_test(packs_fit),
        cmocka_unit_test(picking_cards_fits),
        cmocka_unit_test(own_sentences_begin_on_the_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
