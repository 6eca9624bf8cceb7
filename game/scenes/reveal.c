/* What was right, what it brought, why, and who says so. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

#include <string.h>

static const char *outcome(Canvas *canvas, const Match *match, const MatchTurn *turn) {
    if (!mode_row(match->rules.mode)->has_table) /* practice has no points */
        return turn->right ? "Right!" : turn->answered ? "Not this one, it will come back" : "Time is up";
    if (turn->right && turn->streak > 1)
        return arena_format(canvas_arena(canvas), "+%s · streak %u", layout_number(canvas, turn->points),
                            turn->streak);
    if (turn->right) return arena_format(canvas_arena(canvas), "+%s", layout_number(canvas, turn->points));
    if (turn->share_permille > 0)
        return arena_format(canvas_arena(canvas), "Near · +%s", layout_number(canvas, turn->points));
    return turn->answered ? "Not this one · no points" : "Time is up · no points";
}

static const char *source_line(Canvas *canvas, const Source *source) {
    if (!source) return "";
    if (!source->publisher) return arena_format(canvas_arena(canvas), "source: %s", source->title);
    return arena_format(canvas_arena(canvas), "source: %s, %s", source->publisher, source->title);
}

/* Design pixels: one line for most sources, two for a long title. */
static int source_height(const Source *source) {
    size_t length = source ? strlen(source->title) + (source->publisher ? strlen(source->publisher) : 0) : 0;
    return length > 100 ? 66 : 40;
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
    Rect head = inner, go_on = inner, explanation = inner, source = inner;
    head.width = inner.width * 3 / 5;
    head.height = go_on.height = view_px(view, 54);
    go_on.width = inner.width - head.width;
    go_on.x += head.width;
    source.height = view_px(view, source_height(card->source));
    source.y = rect_bottom(inner) - source.height;
    explanation.y += head.height;
    explanation.height = source.y - explanation.y;
    layout_text(game, canvas, head, FONT_HEADING, 44,
                turn->right            ? THEME.right
                : turn->share_permille ? THEME.accent
                                       : THEME.wrong,
                ALIGN_LEFT, outcome(canvas, &game->runner.match, turn));
    if (!game->watching)
        layout_text(game, canvas, go_on, FONT_BOLD, 30, THEME.accent, ALIGN_RIGHT,
                    "Enter or a click goes on");
    layout_text(game, canvas, explanation, FONT_BOLD, 36, THEME.ink, ALIGN_LEFT,
                card->explanation ? card->explanation : "");
    layout_text(game, canvas, source, FONT_MEDIUM, 27, THEME.ink_dim, ALIGN_LEFT,
                source_line(canvas, card->source));
}
