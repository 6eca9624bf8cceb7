/* The card on the table: the prompt, its options, the clock; then the reveal (reveal.c). */
#include "scenes/layout.h"
#include "scenes/scenes.h"

#include "match/scoring.h"

/* How often a running clock is drawn anew: its bar moves by a pixel about every 30 ms. */
#define CLOCK_FRAME_MS 33

/* Only the tiles that are laid out can be reached; none has the focus until an arrow gives it one, so that a
 * hasty Enter from the last card answers nothing. */
void question_enter(Game *game) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    menu_reset(&game->menu, turn ? (int)turn->dealt.shown_count : 0, 2, MENU_NONE);
}

static void answer_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_OPTION) chosen = input->value;
    if (chosen != MENU_NONE) game_act(game, ACTION_ANSWER, chosen);
}

static void reveal_input(Game *game, const Input *input) {
    /* Enter or a click anywhere: nothing else can be chosen. */
    if (input->kind == INPUT_ACCEPT || input->kind == INPUT_CLICK) game_act(game, ACTION_CONTINUE, 0);
}

void question_input(Game *game, const Input *input) {
    if (game->watching) {
        if (input->kind == INPUT_BACK) game->wants_quit = true;
        return;
    }
    if (input->kind == INPUT_BACK || input->kind == INPUT_PAUSE)
        game_act(game, ACTION_PAUSE, 0);
    else if (game->runner.match.phase == MATCH_REVEAL)
        reveal_input(game, input);
    else
        answer_input(game, input);
}

int question_next_frame_ms(const Game *game) {
    const Match *match = &game->runner.match;
    if (game->watching) return CLOCK_FRAME_MS;
    bool open = match->phase == MATCH_QUESTION;
    uint32_t age = game_now_ms(game) - (open ? game->card_ms : game->reveal_ms);
    if (age < MOTION_SETTLE_MS && !game->settings.less_motion) return 16;
    return open && match_turn(match)->limit_ticks ? CLOCK_FRAME_MS : SCENE_STILL;
}

/* Score and streak at the right end of the row; returns where they begin. */
static int draw_pills(Game *game, Canvas *canvas, Rect row) {
    const Match *match = &game->runner.match;
    const char *points = layout_number(canvas, match->points);
    const char *streak = arena_format(canvas_arena(canvas), "streak %u", match->streak);
    int32_t tenths = scoring_streak_tenths(match->streak);
    const char *factor =
        tenths > 10 ? arena_format(canvas_arena(canvas), "×%d.%d", tenths / 10, tenths % 10) : NULL;
    Rect pill = row;
    pill.width = widget_pill_width(canvas, row.height, PICTURE_BOLT, streak, factor);
    pill.x = rect_right(row) - pill.width;
    widget_pill(canvas, pill, PICTURE_BOLT, THEME.streak_tint, streak, factor);
    int right = pill.x - view_px(canvas_view(canvas), 30);
    pill.width = widget_pill_width(canvas, row.height, PICTURE_HEART, points, NULL);
    pill.x = right - pill.width;
    widget_pill(canvas, pill, PICTURE_HEART, THEME.score_tint, points, NULL);
    return pill.x;
}

static void draw_clock(Game *game, Canvas *canvas, Rect room) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    if (turn->limit_ticks == 0) {
        layout_text(game, canvas, room, FONT_MEDIUM, 32, THEME.ink_dim, ALIGN_LEFT, "no time limit");
        return;
    }
    uint32_t left = turn->limit_ticks > turn->ticks ? turn->limit_ticks - turn->ticks : 0;
    /* Rounded up, so that "0.0" is only said when the time is over. */
    uint32_t tenths = (left * 10 + TICKS_PER_SECOND - 1) / TICKS_PER_SECOND;
    bool hurry = left < 5 * TICKS_PER_SECOND;
    const View *view = canvas_view(canvas);
    Rect words = room, bar = room;
    words.width = room.width / 3 > view_px(view, 170) ? view_px(view, 170) : room.width / 3;
    words.x = rect_right(room) - words.width;
    bar.width = words.x - view_px(view, 20) - bar.x;
    bar.height = view_px(view, 28);
    bar.y = room.y + (room.height - bar.height) / 2;
    widget_progress(canvas, bar, (int)((uint64_t)left * 1000 / turn->limit_ticks),
                    hurry ? THEME.wrong : THEME.accent);
    const char *text = arena_format(canvas_arena(canvas), "%u.%u s", tenths / 10, tenths % 10);
    layout_text(game, canvas, words, FONT_HEADING, 44, THEME.ink, ALIGN_LEFT, text);
}

/* From the left which card it is, from the right the pills, and what is left between them is the clock's. */
static void draw_head(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const View *view = canvas_view(canvas);
    Rect row = layout_rect(canvas, 70, 42, 1780, 78), number = row, clock = row;
    const char *card =
        arena_format(canvas_arena(canvas), "Card %u of %u", match->turn_count, match->turn_limit);
    int gap = view_px(view, 40), most = row.width * 3 / 10;
    number.width = text_width(canvas_fonts(canvas), FONT_HEADING, view_text_px(view, 44), card) + 2;
    if (number.width > most) number.width = most;
    layout_text(game, canvas, number, FONT_HEADING, 44, THEME.ink, ALIGN_LEFT, card);
    clock.x = rect_right(number) + gap;
    clock.width = draw_pills(game, canvas, row) - gap - clock.x;
    draw_clock(game, canvas, clock);
}

static void draw_prompt(Game *game, Canvas *canvas, const Card *card, Rect rect) {
    widget_panel(canvas, rect, THEME.paper);
    int pad = view_px(canvas_view(canvas), 40);
    Rect inner = rect_inset(rect, pad);
    if (card->category) {
        Rect category = inner;
        category.height = view_px(canvas_view(canvas), 50);
        layout_text(game, canvas, category, FONT_HEADING, 34, THEME.accent, ALIGN_CENTRE, card->category);
        inner.y += category.height;
        inner.height -= category.height;
    }
    layout_text(game, canvas, inner, FONT_HEADING, DESIGN_TEXT_PROMPT, THEME.ink, ALIGN_CENTRE, card->prompt);
}

/* Two by two; two alone are taller, in the middle of the same room. */
static Rect tile_rect(const Canvas *canvas, uint32_t place, uint32_t count) {
    if (count <= 2) return layout_rect(canvas, 150 + (int)place * 826, 520, 790, 230);
    return layout_rect(canvas, 150 + (int)(place % 2) * 826, 486 + (int)(place / 2) * 168, 790, 142);
}

static TileState tile_state(const Match *match, uint32_t place) {
    const MatchTurn *turn = match_turn(match);
    if (match->phase == MATCH_QUESTION) return TILE_PLAIN;
    if (place == turn->dealt.right_place) return TILE_RIGHT;
    return place == turn->picked ? TILE_WRONG : TILE_DIMMED;
}

static void draw_tiles(Game *game, Canvas *canvas, const Card *card) {
    const Match *match = &game->runner.match;
    const DealtCard *dealt = &match_turn(match)->dealt;
    bool open = match->phase == MATCH_QUESTION;
    AnswerTile tiles[CARD_OPTIONS_SHOWN_MAX];
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        tiles[place] = (AnswerTile){.option = (int)place,
                                    .text = card->options[dealt->shown[place]],
                                    .state = tile_state(match, place),
                                    .focused = open && game->menu.focus == (int)place};
    int text_px =
        widget_answer_px(canvas, tile_rect(canvas, 0, dealt->shown_count), tiles, dealt->shown_count);
    for (uint32_t place = 0; place < dealt->shown_count; place++) {
        Rect rect = tile_rect(canvas, place, dealt->shown_count);
        menu_place(&game->menu, (int)place, rect);
        tiles[place].text_px = text_px;
        rect = layout_settling(game, canvas, game->card_ms, rect);
        if (!widget_answer(canvas, rect, &tiles[place])) game->overflowing_texts++;
    }
}

void question_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const Card *card = match_card(match);
    if (!card) return;
    /* No gap between head, body and reveal: slivers of flying leaves would show in it. */
    Rect body = layout_rect(canvas, 150, 130, 1620, 666);
    Rect head = layout_rect(canvas, 60, 30, 1800, 100);
    bool revealed = match->phase == MATCH_REVEAL;
    Rect foot = revealed ? layout_rect(canvas, 150, 796, 1620, 262) : layout_rect(canvas, 150, 850, 1620, 60);
    Rect keep_out[] = {head, body, foot};
    layout_page(game, canvas, keep_out, 3);
    draw_head(game, canvas);
    Rect prompt = layout_settling(game, canvas, game->card_ms, layout_rect(canvas, 150, 145, 1620, 310));
    draw_prompt(game, canvas, card, prompt);
    draw_tiles(game, canvas, card);
    if (revealed) {
        reveal_draw(game, canvas);
    } else {
        const char *hint = card->kind == CARD_TRUE_FALSE
                               ? "A B or click · arrows and Enter · Esc pause"
                               : "A B C D or click · 1 – 4 · arrows and Enter · Esc pause";
        layout_text(game, canvas, layout_rect(canvas, 150, 850, 1620, 60), FONT_BOLD, 30, THEME.ink_dim,
                    ALIGN_LEFT, game->watching ? "a replay · Esc ends it" : hint);
    }
}
