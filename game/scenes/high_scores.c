/* The best ten of each pack, mode and length: single players, then parties. */
#include <string.h>

#include "scenes/layout.h"
#include "scenes/scenes.h"
#include "scenes/seat_chip.h"
#include "scenes/seat_look.h"

enum { PREVIOUS, BACK, NEXT, ITEMS };

/* Those of single players come first, then those of parties. */
typedef struct TableList {
    ScoreTable *alone, *parties;
    size_t alone_count, count;
} TableList;

static TableList list_tables(Game *game, Arena *arena, StoreNotice *notice) {
    TableList list = {0};
    StoreNotice of_parties = {0};
    size_t parties = 0;
    store_tables(game->store, arena, &list.alone, &list.alone_count, notice);
    store_party_tables(game->store, arena, &list.parties, &parties, &of_parties);
    list.count = list.alone_count + parties;
    if (notice && !notice->sentence[0]) *notice = of_parties;
    return list;
}

static const ScoreTable *table_at(const TableList *list, size_t index) {
    return index < list->alone_count ? &list->alone[index] : &list->parties[index - list->alone_count];
}

/* The table to begin with: that of the score or the party just saved, or of the chosen pack and length. */
static void find_table(Game *game) {
    Arena scratch = {0};
    const char *title = game_cards_title(game);
    TableList list = list_tables(game, &scratch, NULL);
    game->table = 0;
    game->table_count = list.count;
    MatchRules rules = game->party.saved ? party_rules(game) : game_rules(game);
    for (size_t i = 0; i < list.count && title; i++) {
        const ScoreTable *table = table_at(&list, i);
        if (strcmp(table->pack_title, title) == 0 && table->length == rules.card_count &&
            strcmp(table->mode, mode_key(rules.mode)) == 0)
            game->table = i;
    }
    arena_release(&scratch);
}

static void read_rows(Game *game, const ScoreTable *table, bool of_parties, StoreNotice *notice) {
    Arena *arena = &game->table_arena;
    if (of_parties)
        store_best_parties(game->store, arena, table->pack_title, table->mode, table->length,
                           SCORE_TABLE_PLACES, &game->table_parties, &game->table_party_count, notice);
    else
        store_best_scores(game->store, arena, table->pack_title, table->mode, table->length,
                          SCORE_TABLE_PLACES, &game->table_scores, &game->table_score_count, notice);
}

/* Scores are read when the scene is entered or the table changes, not for each frame. */
static void read_table(Game *game) {
    StoreNotice notice = {0};
    arena_release(&game->table_arena);
    game->table_score_count = game->table_party_count = 0;
    game->table_title = NULL;
    TableList list = list_tables(game, &game->table_arena, &notice);
    if (game->table < list.count) {
        const ScoreTable *table = table_at(&list, game->table);
        game->table_title = table->pack_title;
        game->table_length = table->length;
        if (!mode_find(table->mode, &game->table_mode)) game->table_mode = MODE_CLASSIC;
        read_rows(game, table, game->table >= list.alone_count, &notice);
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

/* Back to the podium or the results, whose match is kept until they are left. */
static SceneId scene_before(const Game *game) {
    bool after_match = game->came_from == SCENE_PODIUM || game->came_from == SCENE_RESULTS;
    return after_match && game->match_on ? game->came_from : SCENE_TITLE;
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
        game_go(game, scene_before(game));
}

typedef struct Cell {
    int x, width; /* design pixels */
    TextAlign align;
    bool dim;
    const char *text;
} Cell;

/* The row that was just saved stands on a strip. */
static void draw_cells(Game *game, Canvas *canvas, size_t place, bool fresh, const Cell *cells,
                       size_t count) {
    int y = 272 + (int)place * 58;
    if (fresh) {
        ShapeStyle marker = {.fill = THEME.answers[0].tint, .radius_px = view_px(canvas_view(canvas), 18)};
        canvas_shape(canvas, layout_rect(canvas, 180, y, 1560, 56), &marker);
    }
    FontFace face = fresh || place == 0 ? FONT_BOLD : FONT_MEDIUM;
    for (size_t i = 0; i < count; i++)
        layout_elided(game, canvas, layout_rect(canvas, cells[i].x, y + 2, cells[i].width, 52), face, 34,
                      cells[i].dim ? THEME.ink_dim : THEME.ink, cells[i].align, cells[i].text);
}

static void draw_score(Game *game, Canvas *canvas, size_t place, const StoredScore *score) {
    Arena *arena = canvas_arena(canvas);
    Cell cells[] = {{190, 60, ALIGN_RIGHT, false, arena_format(arena, "%zu", place + 1)},
                    {290, 520, ALIGN_LEFT, false, score->player},
                    {810, 190, ALIGN_RIGHT, false, layout_number(canvas, score->points)},
                    {1030, 180, ALIGN_RIGHT, true,
                     arena_format(arena, "%u of %u", score->right_count, score->card_count)},
                    {1220, 180, ALIGN_RIGHT, true, arena_format(arena, "streak %u", score->longest_streak)},
                    {1420, 310, ALIGN_RIGHT, true, layout_date(canvas, score->played_at)}};
    draw_cells(game, canvas, place, score->id == game->saved_score, cells, sizeof cells / sizeof *cells);
}

/* Who won, or the team and its members. */
static const char *winners_of(Arena *arena, const StoredParty *party) {
    const char *names = "";
    for (uint32_t i = 0; i < party->seat_count; i++)
        if (party->seats[i].place == 1)
            names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", party->seats[i].name);
    if (!stored_party_has_teams(party) || !party->seat_count) return names;
    return arena_format(arena, "%s: %s", team_look(party->seats[0].choice.team).name, names);
}

/* All who played stand there as their animals, the best first: eight names would be too small to read. */
static void draw_party(Game *game, Canvas *canvas, size_t place, const StoredParty *party) {
    Arena *arena = canvas_arena(canvas);
    Cell cells[] = {{190, 60, ALIGN_RIGHT, false, arena_format(arena, "%zu", place + 1)},
                    {290, 510, ALIGN_LEFT, false, winners_of(arena, party)},
                    {810, 170, ALIGN_RIGHT, false, layout_number(canvas, party->points)},
                    {1440, 290, ALIGN_RIGHT, true, layout_date(canvas, party->played_at)}};
    draw_cells(game, canvas, place, party->id == game->party.saved, cells, sizeof cells / sizeof *cells);
    for (uint32_t i = 0; i < party->seat_count; i++)
        seat_chip_draw_animal(canvas, layout_rect(canvas, 1030 + (int)i * 50, 278 + (int)place * 58, 44, 44),
                              party->seats[i].choice.look);
}

static void draw_table(Game *game, Canvas *canvas) {
    widget_panel(canvas, layout_rect(canvas, 150, 160, 1620, 710), THEME.paper);
    if (!game->table_title) {
        layout_text(game, canvas, layout_rect(canvas, 250, 330, 1420, 300), FONT_HEADING, 60, THEME.ink_dim,
                    ALIGN_CENTRE, "No scores yet. Yours can be the first.");
        return;
    }
    const Mode *mode = mode_row(game->table_mode);
    const char *length = layout_length(canvas, game->table_length, NULL), *about = mode->name;
    if (game->table_mode == MODE_CLASSIC) about = length;
    if (mode->is_party)
        about = arena_format(canvas_arena(canvas), "%s · %s%s", mode->name, length,
                             mode->hands_over ? " each" : "");
    const char *heading =
        arena_format(canvas_arena(canvas), "%s · %s", layout_name(canvas, game->table_title), about);
    layout_text(game, canvas, layout_rect(canvas, 200, 180, 1520, 76), FONT_HEADING, 46, THEME.accent,
                ALIGN_CENTRE, layout_from_left(canvas, heading));
    for (size_t i = 0; i < game->table_score_count; i++) draw_score(game, canvas, i, &game->table_scores[i]);
    for (size_t i = 0; i < game->table_party_count; i++) draw_party(game, canvas, i, &game->table_parties[i]);
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
}
