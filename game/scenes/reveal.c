/* What was right, what it brought, why, and who says so. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

static const char *outcome(Canvas *canvas, const MatchTurn *turn) {
    if (turn->right && turn->streak > 1)
        return arena_format(canvas_arena(canvas), "+%s · streak %u", layout_number(canvas, turn->points),
                            turn->streak);
    if (turn->right) return arena_format(canvas_arena(canvas), "+%s", layout_number(canvas, turn->points));
    return turn->picked == PLACE_NONE ? "Time is up · no points" : "Not this one · no points";
}

static const char *source_line(Canvas *canvas, const Source *source) {
    if (!source) return "";
    if (!source->publisher) return arena_format(canvas_arena(canvas), "source: %s", source->title);
    return arena_format(canvas_arena(canvas), "source: %s, %s", source->publisher, source->title);
}

void reveal_draw(Game *game, Canvas *canvas) {
    const MatchTurn *turn = match_turn(&game->runner.match);
    const Card *card = match_card(&game->runner.match);
    Rect panel = layout_settling(game, canvas, game->reveal_ms, layout_rect(canvas, 150, 894, 1620, 164));
    widget_panel(canvas, panel, THEME.white);
    const View *view = canvas_view(canvas);
    int pad = view_px(view, 28);
    Rect inner = rect_inset(panel, view_px(view, 14));
    inner.x += pad;
    inner.width -= 2 * pad;
    int side = view_px(view, 420);
    Rect words = inner, aside = inner;
    words.width = inner.width - side - pad;
    aside.x = inner.x + inner.width - side;
    aside.width = side;
    Rect head = words, explanation = words;
    head.height = view_px(view, 46);
    explanation.y += head.height;
    explanation.height -= head.height;
    layout_text(game, canvas, head, FONT_HEADING, 40, turn->right ? THEME.right : THEME.wrong, ALIGN_LEFT,
                outcome(canvas, turn));
    layout_text(game, canvas, explanation, FONT_BOLD, 34, THEME.ink, ALIGN_LEFT,
                card->explanation ? card->explanation : "");
    Rect source = aside, go_on = aside;
    go_on.height = view_px(view, 60);
    go_on.y = inner.y + inner.height - go_on.height;
    source.height = inner.height - go_on.height;
    layout_text(game, canvas, source, FONT_MEDIUM, 26, THEME.ink_dim, ALIGN_RIGHT,
                source_line(canvas, card->source));
    if (!game->watching)
        layout_text(game, canvas, go_on, FONT_BOLD, 30, THEME.accent, ALIGN_RIGHT,
                    "Enter or a click goes on");
}
