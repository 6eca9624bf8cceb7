/* The best ten of each pack and length. */
#include <string.h>

#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { PREVIOUS, BACK, NEXT, ITEMS };
#define TABLES_MAX 200

/* The table to begin with: that of the score just saved, or of the chosen pack and length. */
static void find_table(Game *game) {
    Arena scratch = {0};
    ScoreTable *tables;
    size_t count = 0;
    const char *title = game_cards_title(game);
    store_tables(game->store, &scratch, &tables, &count, NULL);
    game->table = 0;
    game->table_count = count;
    MatchRules rules = game_rules(game);
    for (size_t i = 0; i < count && title; i++)
        if (strcmp(tables[i].pack_title, title) == 0 && tables[i].length == rules.card_count &&
            strcmp(tables[i].mode, mode_key(rules.mode)) == 0)
            game->table = i;
    arena_release(&scratch);
}

/* Scores are read when the scene is entered or the table changes, not for each frame. */
static void read_table(Game *game) {
    ScoreTable *tables;
    size_t count = 0;
    StoreNotice notice = {0};
    arena_release(&game->table_arena);
    game->table_scores = NULL;
    game->table_score_count = 0;
    game->table_title = NULL;
    store_tables(game->store, &game->table_arena, &tables, &count, &notice);
    if (game->table < count) {
        game->table_title = tables[game->table].pack_title;
        game->table_length = tables[game->table].length;
        if (!mode_find(tables[game->table].mode, &game->table_mode)) game->table_mode = MODE_CLASSIC;
        store_best_scores(game->store, &game->table_arena, game->table_title, tables[game->table].mode,
                          game->table_length, SCORE_TABLE_PLACES, &game->table_scores,
                          &game->table_score_count, &notice);
    }
    if (notice.sentence[0]) game_notify(game, notice.sentence);
}

void high_scores_enter(Game *game) {
    menu_reset(&game->menu, ITEMS, ITEMS, BACK);
    leaves_enter(&game->leaves, game_now_ms(game));
    find_table(game);
    read_table(game);
}

static void turn_table(Game *game, int by) {
    if (game->table_count < 2) return;
    game->table = (game->table + (size_t)((int)game->table_count + by)) % game->table_count;
    read_table(game);
}

void high_scores_input(Game *game, const Input *input) {
    int by = input->kind == INPUT_LEFT || input->kind == INPUT_TAB_PREVIOUS ? -1
             : input->kind == INPUT_RIGHT || input->kind == INPUT_TAB_NEXT  ? 1
                                                                            : 0;
    if (by) {
        turn_table(game, by);
        return;
    }
    int chosen = menu_input(&game->menu, input);
    if (chosen == PREVIOUS || chosen == NEXT)
        turn_table(game, chosen == NEXT ? 1 : -1);
    else if (chosen == BACK || input->kind == INPUT_BACK)
        game_go(game, SCENE_TITLE);
}

static void draw_row(Game *game, Canvas *canvas, size_t place, const StoredScore *score) {
    Arena *arena = canvas_arena(canvas);
    int y = 272 + (int)place * 58;
    bool fresh = score->id == game->saved_score;
    if (fresh) {
        ShapeStyle marker = {.fill = THEME.answers[0].tint, .radius_px = view_px(canvas_view(canvas), 18)};
        canvas_shape(canvas, layout_rect(canvas, 180, y, 1560, 56), &marker);
    }
    FontFace face = fresh || place == 0 ? FONT_BOLD : FONT_MEDIUM;
    const char *right = arena_format(arena, "%u of %u", score->right_count, score->card_count);
    const char *streak = arena_format(arena, "streak %u", score->longest_streak);
    const char *rank = arena_format(arena, "%zu", place + 1);
    struct {
        int x, width;
        TextAlign align;
        const char *text;
    } cells[] = {{190, 60, ALIGN_RIGHT, rank},
                 {290, 520, ALIGN_LEFT, score->player},
                 {810, 190, ALIGN_RIGHT, layout_number(canvas, score->points)},
                 {1030, 180, ALIGN_RIGHT, right},
                 {1220, 180, ALIGN_RIGHT, streak},
                 {1420, 310, ALIGN_RIGHT, layout_date(canvas, score->played_at)}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        layout_text(game, canvas, layout_rect(canvas, cells[i].x, y + 2, cells[i].width, 52), face, 34,
                    i < 3 ? THEME.ink : THEME.ink_dim, cells[i].align, cells[i].text);
}

static void draw_table(Game *game, Canvas *canvas) {
    widget_panel(canvas, layout_rect(canvas, 150, 160, 1620, 710), THEME.paper);
    if (!game->table_title) {
        layout_text(game, canvas, layout_rect(canvas, 250, 330, 1420, 300), FONT_HEADING, 60, THEME.ink_dim,
                    ALIGN_CENTRE, "No scores yet. Yours can be the first.");
        return;
    }
    bool classic = game->table_mode == MODE_CLASSIC;
    const char *heading =
        arena_format(canvas_arena(canvas), "%s · %s", game->table_title,
                     classic ? layout_length(canvas, game->table_length) : mode_row(game->table_mode)->name);
    layout_text(game, canvas, layout_rect(canvas, 200, 180, 1520, 76), FONT_HEADING, 46, THEME.accent,
                ALIGN_CENTRE, heading);
    for (size_t i = 0; i < game->table_score_count; i++) draw_row(game, canvas, i, &game->table_scores[i]);
}

void high_scores_draw(Game *game, Canvas *canvas) {
    Rect keep_out[] = {layout_rect(canvas, 300, 20, 1320, 130), layout_rect(canvas, 140, 150, 1660, 750),
                       layout_rect(canvas, 140, 900, 1660, 150)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, layout_rect(canvas, 300, 25, 1320, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, "High scores");
    draw_table(game, canvas);
    bool several = game->table_count > 1;
    if (several) {
        layout_button(game, canvas, PREVIOUS, layout_rect(canvas, 150, 915, 500, 104), "‹ Table before");
        layout_button(game, canvas, NEXT, layout_rect(canvas, 1270, 915, 500, 104), "Next table ›");
    }
    layout_button(game, canvas, BACK, layout_rect(canvas, 700, 915, 520, 104), "Back");
    layout_notice(game, canvas);
}
