/* The card on the table: the head with the clock and the prompt; the answers are the kind's own
 * (answer_view.h); then the reveal (reveal.c). */
#include "scenes/answer_view.h"
#include "scenes/prompt_view.h"
#include "scenes/scenes.h"

#include "match/scoring.h"

/* How often a running clock is drawn anew: its bar moves by a pixel about every 30 ms. */
#define CLOCK_FRAME_MS 33

#define DOUBLE_CLICK_MS 350
#define MISSED_GUARD_MS 700

/* A fresh card begins its answer anew; one that comes back from a pause keeps what was picked or written. */
void question_enter(Game *game) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    if (!turn) return;
    const AnswerView *view = answer_view_of(game);
    if (game->draft.turn != game->runner.match.turn_count) {
        game->draft = (Draft){.turn = game->runner.match.turn_count, .held = -1};
        view->begin(game);
    } else {
        Draft kept = game->draft;
        view->begin(game);
        game->draft = kept;
    }
    game->wants_typing = view->types && answer_is_open(game);
}

/* Enter or a click anywhere: nothing else can be chosen. The second half of a double click is not meant so,
 * nor what came when the time had just run out: it was an answer. */
static bool goes_on(const Game *game, const Input *input) {
    uint32_t age = game_now_ms(game) - game->reveal_ms;
    if (!match_turn(&game->runner.match)->seats[0].answered && age < MISSED_GUARD_MS) return false;
    if (input->kind == INPUT_CLICK) return age >= DOUBLE_CLICK_MS;
    return input->kind == INPUT_ACCEPT;
}

void question_input(Game *game, const Input *input) {
    if (game->watching) {
        if (input->kind == INPUT_BACK) game->wants_quit = true;
        return;
    }
    bool open = answer_is_open(game);
    bool holds = open && input->kind == INPUT_BACK && game->draft.held >= 0;
    if ((input->kind == INPUT_BACK && !holds) || input->kind == INPUT_PAUSE)
        game_act(game, ACTION_PAUSE, 0);
    else if (open)
        answer_view_of(game)->input(game, input);
    else if (goes_on(game, input))
        game_act(game, ACTION_CONTINUE, 0);
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
    const char *points = layout_number(canvas, match->seats[0].points);
    const char *streak = arena_format(canvas_arena(canvas), "streak %u", match->seats[0].streak);
    int32_t tenths = scoring_streak_tenths(match->seats[0].streak);
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

/* From the left which card it is, from the right the pills, and what is left between them is the clock's. */
static void draw_head(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    const View *view = canvas_view(canvas);
    Rect row = layout_rect(canvas, 70, 42, 1780, 78), number = row, clock = row;
    const char *card = layout_card_number(canvas, match);
    int gap = view_px(view, 40), most = row.width * 3 / 10;
    number.width = text_width(canvas_fonts(canvas), FONT_HEADING, view_text_px(view, 44), card) + 2;
    if (number.width > most) number.width = most;
    layout_text(game, canvas, number, FONT_HEADING, 44, THEME.ink, ALIGN_LEFT, card);
    clock.x = rect_right(number) + gap;
    clock.width = draw_pills(game, canvas, row) - gap - clock.x;
    const MatchTurn *turn = match_turn(match);
    prompt_view_draw_clock(game, canvas, clock, match_ticks_left(match, 0), turn->limit_ticks);
}

void question_draw(Game *game, Canvas *canvas) {
    const Card *card = match_card(&game->runner.match);
    if (!card) return;
    const AnswerView *view = answer_view_of(game);
    bool open = answer_is_open(game);
    Rect hint = layout_rect(canvas, ANSWER_LEFT, view->hint_y, 1050, 64);
    /* No gap between head, body and reveal: slivers of flying leaves would show in it. */
    Rect keep_out[] = {layout_rect(canvas, 60, 30, 1800, 115), layout_rect(canvas, 150, 145, 1620, 651),
                       open ? hint : layout_rect(canvas, 150, 796, 1620, 262),
                       open && game->menu.count > 6 ? layout_rect(canvas, 300, 600, 1320, 440) : hint,
                       open && game->menu.count > 4 ? layout_rect(canvas, 1250, 830, 520, 130) : hint};
    layout_page(game, canvas, keep_out, 5);
    draw_head(game, canvas);
    Rect prompt = layout_settling(game, canvas, game->card_ms,
                                  layout_rect(canvas, 150, 145, 1620, view->top(game) - 176));
    prompt_view_draw(game, canvas, card, prompt, true);
    view->draw(game, canvas);
    if (open)
        layout_text(game, canvas, hint, FONT_BOLD, 30, THEME.ink_dim, ALIGN_LEFT,
                    game->watching ? "a replay · Esc ends it" : view->hint);
    else
        reveal_draw(game, canvas);
}
