/* What was right, what it brought, why, and who says so. */
#include "scenes/prompt_view.h"
#include "scenes/scenes.h"

static const char *outcome(Canvas *canvas, const Match *match, const MatchTurn *turn) {
    if (!mode_row(match->rules.mode)->has_table) /* practice has no points */
        return turn->seats[0].right      ? "Right!"
               : turn->seats[0].answered ? "Not this one, it will come back"
                                         : "Time is up";
    if (turn->seats[0].right && turn->seats[0].streak > 1)
        return arena_format(canvas_arena(canvas), "+%s · streak %u",
                            layout_number(canvas, turn->seats[0].points), turn->seats[0].streak);
    if (turn->seats[0].right)
        return arena_format(canvas_arena(canvas), "+%s", layout_number(canvas, turn->seats[0].points));
    if (turn->seats[0].share_permille > 0)
        return arena_format(canvas_arena(canvas), "Near · +%s", layout_number(canvas, turn->seats[0].points));
    return turn->seats[0].answered ? "Not this one · no points" : "Time is up · no points";
}

void reveal_draw(Game *game, Canvas *canvas) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    const Card *card = match_card(&game->runner.match);
    Rect panel = layout_settling(game, canvas, game->reveal_ms, layout_rect(canvas, 150, 824, 1620, 234));
    widget_panel(canvas, panel, THEME.white);
    const View *view = canvas_view(canvas);
    Rect inner = rect_inset(panel, view_px(view, 16));
    inner.x += view_px(view, 24);
    inner.width -= 2 * view_px(view, 24);
    Rect head = inner, go_on = inner, explanation = inner;
    head.width = inner.width * 3 / 5;
    head.height = go_on.height = view_px(view, 54);
    go_on.width = inner.width - head.width;
    go_on.x += head.width;
    explanation.y += head.height;
    explanation.height -= head.height;
    layout_text(game, canvas, head, FONT_HEADING, 44,
                turn->seats[0].right            ? THEME.right
                : turn->seats[0].share_permille ? THEME.accent
                                                : THEME.wrong,
                ALIGN_LEFT, outcome(canvas, &game->runner.match, turn));
    if (!game->watching)
        layout_text(game, canvas, go_on, FONT_BOLD, 30, THEME.accent, ALIGN_RIGHT,
                    "Enter or a click goes on");
    prompt_view_draw_explanation(game, canvas, card, explanation);
}
