/* How the match went, and what to remember from it: the cards that were missed with their answers. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { AGAIN, TABLE, TITLE, ITEMS };
#define MISSED_SHOWN 4

void results_enter(Game *game) {
    bool is_back = game->came_from == SCENE_HIGH_SCORES;
    menu_reset(&game->menu, ITEMS, ITEMS, is_back ? TABLE : AGAIN);
    leaves_enter(&game->leaves, game_now_ms(game));
    if (!is_back && game->runner.match.seats[0].right_count * 2 >= game->runner.match.turn_count)
        leaves_burst(&game->leaves, game_now_ms(game), 6);
}

static size_t count_missed(const Match *match) {
    return match->turn_count - match->seats[0].right_count;
}

static void scroll(Game *game, int by) {
    size_t missed = count_missed(&game->runner.match);
    size_t last = missed > MISSED_SHOWN ? missed - MISSED_SHOWN : 0;
    if (by < 0 && game->results_first > 0) game->results_first--;
    if (by > 0 && game->results_first < last) game->results_first++;
}

static void leave(Game *game, SceneId scene) {
    game_end_match(game);
    game_go(game, scene);
}

void results_input(Game *game, const Input *input) {
    if (input->kind == INPUT_UP || input->kind == INPUT_DOWN) {
        scroll(game, input->kind == INPUT_DOWN ? 1 : -1);
        return;
    }
    if (input->kind == INPUT_SCROLL) scroll(game, input->value);
    int chosen = menu_input(&game->menu, input);
    if (game->watching && (chosen != MENU_NONE || input->kind == INPUT_BACK))
        game->wants_quit = true;
    else if (chosen == AGAIN && game_cards_are_there(game))
        game_start_match(game);
    else if (chosen == AGAIN)
        leave(game, SCENE_CHOOSE);
    else if (chosen == TABLE)
        game_go(game, SCENE_HIGH_SCORES); /* and back */
    else if (chosen == TITLE || input->kind == INPUT_BACK)
        leave(game, SCENE_TITLE);
}

static const char *praise(const Match *match) {
    if (match->turn_count && match->seats[0].right_count == match->turn_count) return "Every single one!";
    if (match->seats[0].right_count * 4 >= match->turn_count * 3) return "Beautifully played!";
    if (match->seats[0].right_count * 2 >= match->turn_count) return "Well played!";
    return "Thanks for playing!";
}

static void draw_figure(Game *game, Canvas *canvas, int x, PictureId picture, Colour fill, const char *number,
                        const char *label) {
    Rect card = layout_rect(canvas, x, 190, 500, 190);
    widget_panel(canvas, card, fill);
    canvas_picture(canvas, picture, layout_rect(canvas, x + 34, 230, 100, 110), (Colour){0}, 0, 255);
    layout_text(game, canvas, layout_rect(canvas, x + 150, 205, 330, 100), FONT_HEADING, 76, THEME.ink,
                ALIGN_LEFT, number);
    layout_text(game, canvas, layout_rect(canvas, x + 150, 300, 330, 60), FONT_BOLD, 34, THEME.ink_dim,
                ALIGN_LEFT, label);
}

static void draw_figures(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    Arena *arena = canvas_arena(canvas);
    bool points = mode_row(match->rules.mode)->has_table; /* practice has none */
    if (points)
        draw_figure(game, canvas, 150, PICTURE_HEART, THEME.score_tint,
                    layout_number(canvas, match->seats[0].points), "points");
    else
        draw_figure(game, canvas, 150, PICTURE_LEAF, THEME.score_tint,
                    layout_number(canvas, (int64_t)count_missed(match)), "will come back");
    draw_figure(game, canvas, 710, PICTURE_TICK, THEME.right_tint,
                arena_format(arena, "%u of %u", match->seats[0].right_count, match->turn_count), "right");
    draw_figure(game, canvas, 1270, PICTURE_BOLT, THEME.streak_tint,
                arena_format(arena, "%u", match->seats[0].longest_streak), "longest streak");
}

static void draw_missed_row(Game *game, Canvas *canvas, const Match *match, const MatchTurn *turn, int row) {
    int y = 496 + row * 96;
    const Card *card = card_list_at(match->cards, turn->dealt.card);
    fonts_set_language(canvas_fonts(canvas), game_cards_language(game, turn->dealt.card));
    layout_text(game, canvas, layout_rect(canvas, 200, y, 950, 88), FONT_MEDIUM, 34, THEME.ink, ALIGN_LEFT,
                card->prompt);
    canvas_picture(canvas, PICTURE_TICK, layout_rect(canvas, 1170, y + 22, 44, 44), THEME.right, 0, 255);
    layout_text(game, canvas, layout_rect(canvas, 1230, y, 470, 88), FONT_BOLD, 36, THEME.right, ALIGN_LEFT,
                card_right_text(card, &turn->dealt, canvas_arena(canvas)));
    game_set_language(game, canvas_fonts(canvas));
}

static void draw_missed(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    size_t missed = count_missed(match), seen = 0;
    widget_panel(canvas, layout_rect(canvas, 150, 420, 1620, 470), THEME.paper);
    const char *heading = missed ? "To remember" : "Nothing missed. Nothing to remember but the joy of it.";
    layout_text(game, canvas, layout_rect(canvas, 200, 432, 1500, 60), FONT_HEADING, 44, THEME.accent,
                ALIGN_LEFT, heading);
    for (uint32_t i = 0; i < match->turn_count; i++) {
        if (match->turns[i].seats[0].right) continue;
        if (seen >= game->results_first && seen < game->results_first + MISSED_SHOWN)
            draw_missed_row(game, canvas, match, &match->turns[i], (int)(seen - game->results_first));
        seen++;
    }
    widget_scroll_bar(canvas, layout_rect(canvas, 1724, 500, 18, 370), (int)game->results_first, MISSED_SHOWN,
                      (int)missed);
}

void results_draw(Game *game, Canvas *canvas) {
    Rect keep_out[] = {layout_rect(canvas, 150, 40, 1640, 370), layout_rect(canvas, 140, 410, 1660, 510),
                       layout_rect(canvas, 140, 920, 1660, 150)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, layout_rect(canvas, 150, 40, 1620, 130), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, praise(&game->runner.match));
    draw_figures(game, canvas);
    draw_missed(game, canvas);
    layout_button(game, canvas, AGAIN, layout_rect(canvas, 150, 930, 510, 104),
                  game->watching ? "Close" : "Play again");
    layout_button(game, canvas, TABLE, layout_rect(canvas, 705, 930, 510, 104), "High scores");
    layout_button(game, canvas, TITLE, layout_rect(canvas, 1260, 930, 510, 104), "Title");
}
