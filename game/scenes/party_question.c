/* The shared screen of a party while a card is on the table: handed over, staked on, asked, and turned over.
 * The tiles and the chips keep their places from the question to the reveal; it is the card's own paper that
 * turns and says why. */
#include "scenes/answer_write.h"
#include "scenes/letter_pad.h"
#include "scenes/party_flow.h"
#include "scenes/party_input.h"
#include "scenes/party_layout.h"
#include "scenes/party_view.h"
#include "scenes/prompt_view.h"
#include "scenes/scenes.h"

#define CLOCK_FRAME_MS 33
#define STAKES 5 /* one more than answers: the lock key's */

enum { STAKES_TOP = 374, STAKE_STEP = (PARTY_TILES_BOTTOM + 16 - STAKES_TOP) / 3 }; /* design pixels */

/* The tiles, or the stakes, for whoever plays by mouse; the letters for whoever writes. */
void party_question_enter(Game *game) {
    const Match *match = &game->runner.match;
    const Card *card = match_card(match);
    bool writes = game->party.writer != SEAT_NONE && match->phase == MATCH_QUESTION && card;
    game->wants_typing = writes;
    if (writes)
        letter_pad_reset(game, card->kind == CARD_NUMBER ? &LETTER_PAD_NUMBER : &LETTER_PAD_TYPED);
    else
        menu_reset(&game->menu, STAKES, 2, MENU_NONE);
}

/* On to the scoreboard, but past it where the last card was played: the podium tells more. */
static void leave_reveal(Game *game) {
    const Match *match = &game->runner.match;
    if (match->turn_count < match->turn_limit)
        game_go(game, SCENE_PARTY_SCORES);
    else
        party_act(game, 0, ACTION_CONTINUE, 0, NULL);
}

/* Any of the owner's keys, so that nobody else turns the card up; or the room's. Who has left keeps nobody
 * waiting: then anybody's. */
static bool takes_over(const Game *game, const Input *input) {
    const Seats *seats = &game->party.seats;
    uint32_t owner = match_turn(&game->runner.match)->owner;
    uint32_t seat = input->seat_key == SEAT_KEY_NONE ? SEAT_NONE : seats_find(seats, input->seat_device);
    if (seat != SEAT_NONE && (seat == owner || !match_is_here(&game->runner.match, owner))) return true;
    return input->seat_device.kind == SEAT_DEVICE_NONE && input->kind == INPUT_ACCEPT;
}

/* Who plays by mouse clicks a tile to press its key; a click elsewhere is the lock key, and so is any where
 * buzzing is all there is to do. All that somebody has is staked by its own tile alone. */
static void click(Game *game, const Input *input) {
    uint32_t seat = party_mouse_seat(game);
    Menu *menu = &game->menu;
    if (seat == SEAT_NONE || input->kind != INPUT_CLICK) return;
    const Match *match = &game->runner.match;
    int item = menu_input(menu, input);
    menu->focus = MENU_NONE;
    if (match->phase == MATCH_QUESTION && mode_row(match->rules.mode)->buzzes &&
        match_turn(match)->buzzer != seat)
        item = MENU_NONE;
    if (match->phase == MATCH_WAGER && item == MENU_NONE) return;
    party_press(game, seat, item == MENU_NONE ? SEAT_KEY_LOCK : (SeatKey)(SEAT_KEY_A + item));
}

void party_question_input(Game *game, const Input *input) {
    if (party_flow_is_watching(game, input)) return;
    if (party_flow_host_menu(game, input) || party_input(game, input)) return;
    switch (game->runner.match.phase) {
    case MATCH_HANDOVER:
        if (takes_over(game, input) || input->kind == INPUT_CLICK)
            party_act(game, 0, ACTION_CONTINUE, 0, NULL);
        break;
    case MATCH_REVEAL:
        if (party_flow_goes_on(game, input)) leave_reveal(game);
        break;
    default:
        click(game, input);
    }
}

static void draw_head(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    const View *view = canvas_view(canvas);
    Rect row = layout_rect(canvas, PARTY_LEFT, PARTY_HEAD_TOP, PARTY_WIDTH, PARTY_HEAD_HEIGHT);
    row = party_flow_draw_menu_pill(game, canvas, row);
    Rect number = row, clock = row, pill = row;
    uint32_t shown = match_card_number(match, match->turn_count - 1);
    const char *card = arena_format(canvas_arena(canvas), "Card %u of %u", shown,
                                    match->turn_limit - (match->turn_count - shown));
    if (turn->warm_up)
        card = "Warm-up";
    else if (match->rules.card_count == 0) /* until one is left, or the pack is through */
        card = arena_format(canvas_arena(canvas), "Card %u", shown);
    int gap = view_px(view, 40), most = row.width * 3 / 10;
    number.width = text_width(canvas_fonts(canvas), FONT_HEADING, view_text_px(view, 44), card) + 2;
    if (number.width > most) number.width = most;
    layout_text(game, canvas, number, FONT_HEADING, 44, THEME.ink, ALIGN_LEFT, card);
    const char *mode = mode_row(match->rules.mode)->name;
    pill.width = widget_pill_width(canvas, row.height, PICTURE_LEAF, mode, NULL);
    if (pill.width > most) pill.width = most;
    pill.x = rect_right(row) - pill.width;
    widget_pill(canvas, pill, PICTURE_LEAF, THEME.score_tint, mode, NULL);
    clock.x = rect_right(number) + gap;
    clock.width = pill.x - gap - clock.x;
    if (match->phase == MATCH_REVEAL && !game->watching) /* the clock has nothing to say any more */
        layout_text(game, canvas, clock, FONT_BOLD, 32, THEME.ink_dim, ALIGN_CENTRE,
                    "Enter, a click or your lock key goes on");
    else if (match->phase != MATCH_HANDOVER)
        party_clock_draw(game, canvas, clock);
}

static bool still_read_out(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    return match->phase == MATCH_QUESTION && turn->reading_ticks > 0;
}

/* The picture stays where it was. The prompt small above, as a reminder, then why; alone where nothing is to
 * be said. */
static void draw_turned_paper(Game *game, Canvas *canvas, const Card *card, Rect rect) {
    const View *view = canvas_view(canvas);
    Rect left = prompt_view_draw_paper(game, canvas, card, rect, THEME.white);
    Rect inner = rect_inset(rect, view_px(view, 18)), prompt, why;
    inner.x = card->picture ? left.x : inner.x + view_px(view, 24);
    inner.width = rect_right(rect) - view_px(view, 42) - inner.x;
    if (!card->explanation && !card->source) {
        layout_text(game, canvas, inner, FONT_HEADING, 60, THEME.accent, ALIGN_CENTRE, card->prompt);
        return;
    }
    prompt = why = inner;
    prompt.height = inner.height * 35 / 100;
    why.y += prompt.height + view_px(view, 6);
    why.height = rect_bottom(inner) - why.y;
    layout_text(game, canvas, prompt, FONT_HEADING, 40, THEME.accent, ALIGN_LEFT, card->prompt);
    prompt_view_draw_explanation(game, canvas, card, why);
}

/* What somebody wrote, where it is not the answer itself; NULL. */
static const char *said_by(const Card *card, const SeatTurn *mine, Arena *arena) {
    if (card->kind == CARD_TYPED) return mine->right ? NULL : mine->answer.text;
    if (card->kind != CARD_NUMBER || mine->answer.value == card->number.value) return NULL;
    return arena_format(arena, "%d", mine->answer.value);
}

/* What is to be shown of the card's answers; `looks` is filled. */
static PartyTiles tiles_of(const Game *game, Canvas *canvas, const Card *card, uint32_t looks[SEATS_MAX]) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    PartyTiles tiles = {.card = card,
                        .dealt = &turn->dealt,
                        .open = match->phase == MATCH_QUESTION,
                        .hidden = still_read_out(match),
                        .looks = looks,
                        .seats = match->seat_count,
                        .written = game->party.writer != SEAT_NONE ? game->draft.text : NULL};
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const SeatTurn *mine = &turn->seats[seat];
        looks[seat] = match_seat(match, seat)->choice.look;
        tiles.players += match_seat(match, seat)->known && !match_seat(match, seat)->removed;
        /* What was tried and was wrong is known to all, though the others may still steal. */
        if (!mine->answered || (tiles.open && !mine->locked_out)) continue;
        tiles.said[seat] = said_by(card, mine, canvas_arena(canvas));
        uint32_t places = party_tiles_places(card->kind, &mine->answer);
        for (uint32_t place = 0; place < CARD_SHOWN_MAX; place++)
            if (places >> place & 1) tiles.picks[place] |= 1u << seat;
    }
    return tiles;
}

/* The letters need the room of the others, who wait; beside the button stands who writes. */
static void draw_writing(Game *game, Canvas *canvas, const Card *card) {
    SeatChip chips[SEATS_MAX];
    uint32_t seats[SEATS_MAX];
    size_t count = party_chips(game, canvas, chips, seats);
    bool number = card->kind == CARD_NUMBER;
    answer_write_draw(game, canvas);
    for (size_t i = 0; i < count; i++)
        if (seats[i] == game->party.writer)
            seat_chip_draw(game, canvas,
                           layout_rect(canvas, 310, number ? 850 : 930, 700, number ? 116 : 108), &chips[i]);
}

static void draw_question(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const Card *card = match_card(match);
    uint32_t looks[SEATS_MAX];
    PartyTiles tiles = tiles_of(game, canvas, card, looks);
    PartyLayout layout = party_layout_of(game, canvas, &tiles);
    Rect paper = layout_settling(game, canvas, game->card_ms, layout.paper);
    if (match->phase == MATCH_REVEAL) {
        draw_turned_paper(game, canvas, card, paper);
    } else {
        uint32_t whole = game->party_screen.reading_ticks, left = match_turn(match)->reading_ticks;
        uint32_t read = still_read_out(match) && whole > left ? (whole - left) * 1000 / whole : 0;
        prompt_view_draw_read(game, canvas, card, paper, still_read_out(match) ? read : 1000);
    }
    party_sign_draw(game, canvas, party_layout_sign(canvas));
    if (game->party.writer != SEAT_NONE && match->phase == MATCH_QUESTION) {
        draw_writing(game, canvas, card);
        return;
    }
    party_tiles_draw(game, canvas, layout.tiles, &tiles);
    party_chips_draw(game, canvas, layout.chips);
}

/* Only its category is known yet. */
static void draw_wager(Game *game, Canvas *canvas) {
    static const char *const WORDS[STAKES] = {"nothing", "a quarter", "half", "three quarters",
                                              "everything · your lock key"};
    const Card *card = match_card(&game->runner.match);
    Rect paper =
             layout_rect(canvas, PARTY_LEFT, PARTY_PAPER_TOP, PARTY_WIDTH, STAKES_TOP - 24 - PARTY_PAPER_TOP),
         upper, lower;
    widget_panel(canvas, paper, THEME.paper);
    upper = lower = rect_inset(paper, view_px(canvas_view(canvas), 14));
    upper.height = upper.height * 55 / 100;
    lower.y += upper.height;
    lower.height -= upper.height;
    layout_text(game, canvas, upper, FONT_HEADING, DESIGN_TEXT_PROMPT, THEME.ink, ALIGN_CENTRE,
                card->category ? card->category : "How sure are you?");
    layout_text(game, canvas, lower, FONT_BOLD, 40, THEME.ink_dim, ALIGN_CENTRE,
                "What do you stake of your points? Right wins it, wrong loses it.");
    for (int i = 0; i < STAKES; i++) {
        bool all = i == STAKES - 1;
        AnswerTile tile = {.option = i, .text = WORDS[i], .no_key = all};
        Rect rect = layout_rect(canvas, PARTY_LEFT + i % 2 * 898, STAKES_TOP + i / 2 * STAKE_STEP,
                                all ? PARTY_WIDTH : 882, STAKE_STEP - 16);
        menu_place(&game->menu, i, rect);
        if (!widget_answer(canvas, rect, &tile)) game->overflowing_texts++;
    }
    party_sign_draw(game, canvas, party_layout_sign(canvas));
    party_chips_draw(game, canvas, party_layout_chips(canvas));
}

/* A leaf to hand over: nobody has seen the card yet. */
static void draw_handover(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const MatchSeat *owner = match_seat(match, match_turn(match)->owner);
    const char *words = owner->here ? "Give it to %s" : "%s has left";
    Rect card = layout_rect(canvas, 360, 190, 1200, 530);
    widget_panel(canvas, card, THEME.paper);
    seat_chip_draw_animal(canvas, layout_rect(canvas, 840, 220, 240, 220), owner->choice.look);
    layout_text(game, canvas, layout_rect(canvas, 420, 450, 1080, 130), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE,
                layout_from_left(canvas, arena_format(canvas_arena(canvas), words, owner->name)));
    layout_text(
        game, canvas, layout_rect(canvas, 420, 590, 1080, 90), FONT_BOLD, 46, THEME.ink_dim, ALIGN_CENTRE,
        owner->here ? "Press any of your keys when you are ready" : "Any key goes on to the next card");
    party_sign_draw(game, canvas, party_layout_sign(canvas));
    party_chips_draw(game, canvas, party_layout_chips(canvas));
}

void party_question_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    if (!match_card(match)) return;
    Rect keep_out[] = {layout_rect(canvas, 56, 16, 1810, 1048)}; /* leaves keep to the very edges */
    layout_page(game, canvas, keep_out, 1);
    draw_head(game, canvas);
    if (match->phase == MATCH_HANDOVER)
        draw_handover(game, canvas);
    else if (match->phase == MATCH_WAGER)
        draw_wager(game, canvas);
    else
        draw_question(game, canvas);
}

int party_question_next_frame_ms(const Game *game) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    if (!turn) return SCENE_STILL;
    uint32_t age = game_now_ms(game) - game->card_ms;
    if (age < MOTION_SETTLE_MS && !game->settings.less_motion) return 16;
    if (match->phase == MATCH_QUESTION || match->phase == MATCH_WAGER) return CLOCK_FRAME_MS;
    return party_sign_moves(game) ? 250 : SCENE_STILL;
}
