/* A match that stands still: the card is hidden, so that nobody thinks for free. And the question before a
 * match is left for good. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { GO_ON, LEAVE, PAUSE_ITEMS };
enum { KEEP_PLAYING, REALLY_LEAVE, LEAVE_ITEMS };

static void draw_choice(Game *game, Canvas *canvas, const char *heading, const char *line,
                        const char *const *labels) {
    Rect card = layout_rect(canvas, 410, 170, 1100, 740);
    Rect bounds = widget_card_bounds(canvas, card);
    layout_page(game, canvas, &bounds, 1);
    widget_panel(canvas, card, THEME.paper);
    layout_text(game, canvas, layout_rect(canvas, 470, 220, 980, 150), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, heading);
    layout_text(game, canvas, layout_rect(canvas, 470, 370, 980, 130), FONT_MEDIUM, 40, THEME.ink_dim,
                ALIGN_CENTRE, line);
    for (int i = 0; i < 2; i++) {
        Rect button = layout_rect(canvas, 620, 540 + i * 150, 680, 110);
        menu_place(&game->menu, i, button);
        if (!widget_button(canvas, button, labels[i], game->menu.focus == i, PICTURE_NONE))
            game->overflowing_texts++;
    }
}

void pause_enter(Game *game) {
    menu_reset(&game->menu, PAUSE_ITEMS, 1, GO_ON);
}

void pause_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (chosen == GO_ON || input->kind == INPUT_BACK || input->kind == INPUT_PAUSE)
        game_act(game, ACTION_RESUME, 0);
    else if (chosen == LEAVE)
        game_go(game, SCENE_LEAVE);
}

void pause_draw(Game *game, Canvas *canvas) {
    static const char *const labels[] = {"Go on", "Leave the match"};
    const Match *match = &game->runner.match;
    const char *line =
        arena_format(canvas_arena(canvas), "%s · %s points. The clock stands still.",
                     layout_card_number(canvas, match), layout_number(canvas, match->seats[0].points));
    draw_choice(game, canvas, "Paused", line, labels);
}

void leave_enter(Game *game) {
    menu_reset(&game->menu, LEAVE_ITEMS, 1, KEEP_PLAYING);
}

void leave_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (chosen == KEEP_PLAYING || input->kind == INPUT_BACK)
        game_act(game, ACTION_RESUME, 0);
    else if (chosen == REALLY_LEAVE)
        game_act(game, ACTION_QUIT, 0);
}

void leave_draw(Game *game, Canvas *canvas) {
    static const char *const labels[] = {"Keep playing", "Leave"};
    draw_choice(game, canvas, "Leave this match?", "Its points will not be kept.", labels);
}
