/* How large the answers of a party's card stand: as large as elsewhere, wherever they fit at all. */
#include "unit/cmocka_test.h"

#include "scenes/party_fixture.h"
#include "scenes/party_layout.h"

static const struct { int width, height; } SIZES[] = {{1280, 720}, {1920, 1080}};

/* All options in their order, or the first four. */
static DealtCard deal_all(const Card *card) {
    size_t most = card->kind == CARD_PAIRS ? CARD_SHOWN_MAX : CARD_CHOICE_SHOWN;
    DealtCard dealt = {.shown_count = (uint32_t)(card->option_count < most ? card->option_count : most)};
    uint32_t rows = dealt.shown_count / 2;
    for (uint32_t i = 0; i < dealt.shown_count; i++) /* of pairs the left sides come first */
        dealt.shown[i] = card->kind != CARD_PAIRS ? i : i < rows ? 2 * i : 2 * (i - rows) + 1;
    return dealt;
}

/* A party of eight, at a size. */
static void open_party(SceneFixture *fixture, const char *pack, ModeId mode, size_t size) {
    assert_true(scene_fixture_open(fixture, pack));
    assert_true(scene_fixture_open_window(fixture, SIZES[size].width, SIZES[size].height));
    party_begins(fixture, mode, SEATS_MAX, 3);
    View view = {.width = SIZES[size].width, .height = SIZES[size].height, .text_percent = 100};
    canvas_begin(fixture->canvas, &view);
}

static void close_party(SceneFixture *fixture) {
    canvas_end(fixture->canvas);
    scene_fixture_close(fixture);
}

static void long_answers_do_not_shrink_beside_eight_seats(void **state) {
    (void)state;
    for (size_t size = 0; size < 2; size++) {
        SceneFixture fixture;
        open_party(&fixture, "tests/scenes/answers.yaml", MODE_BUZZ, size);
        const CardList *cards = party_match(&fixture)->cards;
        assert_int_equal(cards->count, 5);
        for (size_t i = 0; i < cards->count; i++) {
            const Card *card = card_list_at(cards, i);
            DealtCard dealt = deal_all(card);
            PartyTiles tiles = {.card = card, .dealt = &dealt, .open = true, .players = SEATS_MAX};
            PartyLayout layout = party_layout_of(&fixture.game, fixture.canvas, &tiles);
            Rect chips = party_layout_chips(fixture.canvas);
            const char *kind = card_kind_name(card->kind);
            if (!party_tiles_are_full_size(fixture.canvas, layout.tiles, &tiles))
                fail_msg("%s shrinks at %d", kind, SIZES[size].width);
            if (layout.chips.height >= chips.height) fail_msg("%s takes no room from the chips", kind);
            assert_int_equal(rect_bottom(layout.chips), rect_bottom(chips));
            assert_false(rect_meets(layout.tiles, layout.chips));
            assert_false(rect_meets(layout.tiles, layout.paper));
        }
        close_party(&fixture);
    }
}

/* Short answers leave the chips their room, whoever plays. */
static void short_answers_take_nothing_from_the_chips(void **state) {
    (void)state;
    for (size_t size = 0; size < 2; size++) {
        SceneFixture fixture;
        open_party(&fixture, "tests/replays/kinds.yaml", MODE_TEAMS, size);
        const CardList *cards = party_match(&fixture)->cards;
        for (size_t i = 0; i < cards->count; i++) {
            const Card *card = card_list_at(cards, i);
            DealtCard dealt = deal_all(card);
            PartyTiles tiles = {.card = card, .dealt = &dealt, .open = true, .players = SEATS_MAX};
            if (card->kind == CARD_PAIRS && dealt.shown_count == CARD_SHOWN_MAX) continue; /* four rows */
            PartyLayout layout = party_layout_of(&fixture.game, fixture.canvas, &tiles);
            if (!rect_equal(layout.chips, party_layout_chips(fixture.canvas)))
                fail_msg("%s moves the chips at %d", card_kind_name(card->kind), SIZES[size].width);
        }
        close_party(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_answers_do_not_shrink_beside_eight_seats),
        cmocka_unit_test(short_answers_take_nothing_from_the_chips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
