/* What a party's signs and chips say. */
#include "scenes/party_flow_fixture.h"

#include "screen/text_direction.h"

/* In buzz in nobody but the one who buzzed owed an answer; elsewhere everybody did. */
static void who_did_nothing_reads_what(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        const char *note;
    } ROWS[] = {{MODE_BUZZ, "did not buzz"}, {MODE_EVERYONE, "no answer"}};
    for (size_t i = 0; i < 2; i++) {
        SceneFixture fixture;
        SeatChip chips[SEATS_MAX];
        uint32_t seats[SEATS_MAX];
        open_party(&fixture);
        const Match *match = party_match(&fixture);
        fixture.game.settings.party_seconds = 5;
        party_begins(&fixture, ROWS[i].mode, 2, 1);
        party_deals(&fixture, CARD_CHOICE);
        while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
        party_does(&fixture, 1, ACTION_BUZZ, 0);
        party_does(&fixture, 1, ACTION_ANSWER, party_answer(&fixture, true));
        while (match->phase == MATCH_QUESTION) scene_fixture_pass(&fixture, 100);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        assert_int_equal(party_chips(&fixture.game, fixture.canvas, chips, seats), 2);
        assert_string_equal(chips[0].note, ROWS[i].note);
        assert_int_equal(chips[1].state, CHIP_RIGHT);
        canvas_end(fixture.canvas);
        scene_fixture_close(&fixture);
    }
}

/* What is special about a card does not hide how it is answered, nor does a warm-up of one promise that the
 * others' are over; only whose card it is has dots for what is pressed. */
static void signs_tell_how_to_answer(void **state) {
    (void)state;
    static const struct {
        ModeId mode;
        bool warm_up;
        CardKind kind;
        const char *open, *revealed;
    } ROWS[] = {
        {MODE_PASS, true, CARD_CHOICE, "Warm-up: this card is worth nothing",
         "Warm-up: it was worth nothing"},
        {MODE_EVERYONE, true, CARD_CHOICE, "Warm-up: this card is worth nothing", "Warm-up: now it begins"},
        {MODE_PASS, false, CARD_PAIRS, NULL, NULL},
        {MODE_BUZZ, false, CARD_PAIRS, "Maya answers · press the partner of 1, of 2 ...", NULL}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        SceneFixture fixture;
        SeatChip chips[SEATS_MAX];
        uint32_t seats[SEATS_MAX];
        assert_true(scene_fixture_open(&fixture, "tests/replays/kinds.yaml"));
        assert_true(scene_fixture_open_window(&fixture, 640, 360));
        const Match *match = party_match(&fixture);
        fixture.game.settings.warm_up = ROWS[i].warm_up;
        fixture.game.settings.party_length = 25;
        party_begins(&fixture, ROWS[i].mode, 3, 6);
        party_does(&fixture, 0, ACTION_CONTINUE, 0); /* turns it up where it was handed over */
        if (!ROWS[i].warm_up) party_deals(&fixture, ROWS[i].kind);
        while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
        party_does(&fixture, 0, ACTION_BUZZ, 0);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        const char *sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
        if (ROWS[i].open) assert_string_equal(sign, ROWS[i].open);
        party_chips(&fixture.game, fixture.canvas, chips, seats);
        for (uint32_t seat = 0; seat < 3 && ROWS[i].mode == MODE_PASS; seat++)
            assert_int_equal(chips[seat].steps > 0,
                             ROWS[i].kind == CARD_PAIRS && seat == match_turn(match)->owner);
        canvas_end(fixture.canvas);
        party_answers(&fixture, 7);
        assert_int_equal(match->phase, MATCH_REVEAL);
        canvas_begin(fixture.canvas, &view);
        sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
        if (ROWS[i].revealed) assert_string_equal(sign, ROWS[i].revealed);
        canvas_end(fixture.canvas);
        scene_fixture_close(&fixture);
    }
}

/* A category that is written from the right does not turn our sentence after it around. */
static void how_to_answer_is_read_from_the_left(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    assert_true(pack_shelf_add_file(&fixture.game.shelf, "tests/scenes/arabic.yaml"));
    fixture.game.pack = pack_shelf_place(&fixture.game.shelf, "tests/scenes/arabic.yaml");
    party_begins(&fixture, MODE_EVERYONE, 2, 1);
    party_deals(&fixture, CARD_PAIRS);
    View view = {.width = 640, .height = 360};
    canvas_begin(fixture.canvas, &view);
    const char *sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
    assert_non_null(strstr(sign, " · press the partner of 1, of 2 ..."));
    assert_true(direction_matters(sign));
    assert_false(direction_is_from_right(sign));
    canvas_end(fixture.canvas);
    scene_fixture_close(&fixture);
}

/* The frame's pixels at the right of a field or an answer that is written. */
static uint32_t hash_beside_answer(SceneFixture *fixture) {
    scene_fixture_pass(fixture, 1600);
    scene_fixture_draw(fixture);
    assert_int_equal(fixture->game.overflowing_texts, 0);
    SDL_Surface *frame = window_surface(fixture->window);
    uint32_t hash = 2166136261u;
    for (int y = 474 / 3; y < 742 / 3; y++)
        for (int x = 1120 / 3 * 4; x < 1840 / 3 * 4; x++)
            hash = (hash ^ ((const uint8_t *)frame->pixels)[y * frame->pitch + x]) * 16777619u;
    return hash;
}

/* What was tried and was wrong is read by those who may steal it, and by all in the end; the answer itself
 * stands there anyway. A number that is near is no slip. */
static void what_was_written_is_shown(void **state) {
    (void)state;
    static const struct {
        CardKind kind;
        const char *text; /* NULL: the right one */
        int32_t off;      /* of a number */
    } ROWS[] = {{CARD_TYPED, "one", 0},   {CARD_TYPED, "another", 0}, {CARD_TYPED, NULL, 0},
                {CARD_NUMBER, NULL, 999}, {CARD_NUMBER, NULL, 1},     {CARD_NUMBER, NULL, 0}};
    enum { COUNT = sizeof ROWS / sizeof *ROWS };
    uint32_t steal[COUNT], revealed[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        SceneFixture fixture;
        assert_true(scene_fixture_open(&fixture, "tests/replays/kinds.yaml"));
        assert_true(scene_fixture_open_window(&fixture, 640, 360));
        fixture.game.settings.less_motion = true;
        leaves_set_less_motion(&fixture.game.leaves, true);
        fixture.game.settings.party_length = 25;
        party_begins(&fixture, MODE_BUZZ, 2, 3);
        party_deals(&fixture, ROWS[i].kind);
        const Match *match = party_match(&fixture);
        const Card *card = match_card(match);
        while (match_turn(match)->reading_ticks) scene_fixture_pass(&fixture, 16);
        party_does(&fixture, 1, ACTION_BUZZ, 0);
        if (card->kind == CARD_NUMBER)
            party_does(&fixture, 1, ACTION_ANSWER, card->number.value + ROWS[i].off);
        else
            match_runner_type(&fixture.game.runner, 1, ROWS[i].text ? ROWS[i].text : card->options[0], 0, 0);
        scene_fixture_pass(&fixture, 32);
        bool wrong = match->phase == MATCH_QUESTION;
        assert_int_equal(wrong, ROWS[i].text || ROWS[i].off == 999);
        steal[i] = wrong ? hash_beside_answer(&fixture) : 0;
        if (wrong) party_does(&fixture, 0, ACTION_SKIP_CARD, 0);
        revealed[i] = hash_beside_answer(&fixture);
        scene_fixture_close(&fixture);
    }
    assert_int_not_equal(steal[0], steal[1]);
    assert_int_not_equal(revealed[0], revealed[1]);
    assert_int_not_equal(revealed[1], revealed[2]);
    assert_int_not_equal(revealed[3], revealed[4]);
    assert_int_not_equal(revealed[4], revealed[5]);
}

/* A card that nobody knows costs leaves, but not everybody's last. */
static void a_spared_leaf_is_told(void **state) {
    (void)state;
    static const char TOLD[] = "Nobody knew it, so nobody loses the last leaf";
    SceneFixture fixture;
    open_party(&fixture);
    const Match *match = party_match(&fixture);
    fixture.game.settings.party_lives = 2;
    party_begins(&fixture, MODE_LAST_LEAF, 2, 1);
    static const struct {
        uint32_t right, leaves[2];
        bool told;
    } ROWS[] = {{0, {1, 1}, false}, {0, {1, 1}, true}, {3, {1, 1}, false}, {1, {1, 0}, false}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        party_answers(&fixture, ROWS[i].right);
        assert_int_equal(match->phase, MATCH_REVEAL);
        for (uint32_t seat = 0; seat < 2; seat++)
            assert_int_equal(match_seat(match, seat)->lives, ROWS[i].leaves[seat]);
        View view = {.width = 640, .height = 360};
        canvas_begin(fixture.canvas, &view);
        const char *sign = party_sign_text(&fixture.game, canvas_arena(fixture.canvas));
        assert_int_equal(sign && strcmp(sign, TOLD) == 0, ROWS[i].told);
        canvas_end(fixture.canvas);
        party_does(&fixture, 0, ACTION_CONTINUE, 0);
    }
    scene_fixture_close(&fixture);
}

/* Eight low chips have little room; what a stake brought is more to read than a short name. */
static void a_long_note_pushes_a_short_name_aside(void **state) {
    (void)state;
    SceneFixture fixture;
    open_party(&fixture);
    View view = {.width = 1280, .height = 720};
    canvas_begin(fixture.canvas, &view);
    enum { USUAL = 200, ROOM = 200, SHARE = USUAL * 55 / 100, GAP = 5 };
    SeatChip chip = {.name = "Zoë", .note = "+725"};
    assert_int_equal(seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM), SHARE);
    chip.note = "75 %: +725";
    int width = seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM);
    Fonts *fonts = canvas_fonts(fixture.canvas);
    assert_true(width < SHARE);
    assert_true(width >= text_width(fonts, FONT_HEADING, view_text_px(&view, 42), chip.name));
    assert_true(ROOM - width - GAP >= text_width(fonts, FONT_BOLD, view_text_px(&view, 32), chip.note));
    chip.name = PARTY_LONG_NAMES[2]; /* both are long: both get smaller */
    assert_int_equal(seat_chip_name_width(fixture.canvas, &chip, USUAL, ROOM), SHARE);
    canvas_end(fixture.canvas);
    scene_fixture_close(&fixture);
}

/* Where the first and the last pixel that differ from an unnamed chip are, pixels from the left. */
static void find_name(SceneFixture *fixture, const char *name, int *first, int *last) {
    enum { WIDTH = 280, HEIGHT = 110 };
    static uint8_t unnamed[WIDTH * HEIGHT * 4];
    View view = {.width = 640, .height = 360};
    const Rect rect = {0, 0, WIDTH, HEIGHT};
    *first = WIDTH;
    *last = 0;
    for (int named = 0; named < 2; named++) {
        SeatChip chip = {.name = named ? name : " "};
        canvas_begin(fixture->canvas, &view);
        canvas_page(fixture->canvas);
        seat_chip_draw(&fixture->game, fixture->canvas, rect, &chip);
        canvas_end(fixture->canvas);
        SDL_Surface *frame = window_surface(fixture->window);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            const uint8_t *pixel = (uint8_t *)frame->pixels + i / WIDTH * frame->pitch + i % WIDTH * 4;
            if (!named)
                memcpy(unnamed + i * 4, pixel, 4);
            else if (memcmp(unnamed + i * 4, pixel, 4) != 0) {
                if (i % WIDTH < *first) *first = i % WIDTH;
                if (i % WIDTH > *last) *last = i % WIDTH;
            }
        }
    }
}

/* A name stands beside its animal, however it is written. */
static void a_name_from_the_right_stands_at_its_animal(void **state) {
    (void)state;
    SceneFixture fixture;
    int first, last, first_hebrew, last_hebrew;
    open_party(&fixture);
    find_name(&fixture, "abc", &first, &last);
    find_name(&fixture, "abc \u05D0", &first_hebrew, &last_hebrew);
    assert_true(first < last);
    assert_in_range(first_hebrew, first - 3, first + 3);
    find_name(&fixture, "\u05D0 abc", &first_hebrew, &last_hebrew);
    assert_true(first_hebrew < last);
    assert_true(last_hebrew < 200);
    scene_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_did_nothing_reads_what),
        cmocka_unit_test(signs_tell_how_to_answer),
        cmocka_unit_test(how_to_answer_is_read_from_the_left),
        cmocka_unit_test(what_was_written_is_shown),
        cmocka_unit_test(a_spared_leaf_is_told),
        cmocka_unit_test(a_name_from_the_right_stands_at_its_animal),
        cmocka_unit_test(a_long_note_pushes_a_short_name_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
