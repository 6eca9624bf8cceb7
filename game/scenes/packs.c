/* All packs: what is in them, what could not be read and why. Hidden ones stand last. */
#include <string.h>

#include "scenes/layout.h"
#include "scenes/pack_words.h"
#include "scenes/scenes.h"

enum { BACK, PICK, FOLDER, BUTTONS };

#define ROWS_SHOWN 6
#define ROW_STEP 122
#define ROW_HEIGHT 110

/* Every file of the shelf in the order of the list, in the arena. */
static size_t list_rows(const Game *game, Arena *arena, const ShelvedPack ***out) {
    const ShelvedPacks *parts[] = {&game->shelf.packs, &game->shelf.unreadable};
    size_t count = 0;
    const ShelvedPack **rows = arena_alloc_array(arena, parts[0]->count + parts[1]->count + 1, sizeof *rows);
    for (int hidden = 0; hidden < 2; hidden++)
        for (size_t p = 0; p < 2; p++)
            for (size_t i = 0; i < parts[p]->count; i++)
                if (parts[p]->items[i]->hidden == (hidden == 1)) rows[count++] = parts[p]->items[i];
    *out = rows;
    return count;
}

void packs_open(Game *game) {
    list_menu_reset(&game->packs_view.list, 1, BUTTONS);
    game_go(game, SCENE_PACKS);
}

void packs_open_at(Game *game, const ShelvedPack *shelved) {
    ListMenu *list = &game->packs_view.list;
    Arena scratch = {0};
    const ShelvedPack **rows;
    packs_open(game);
    size_t count = list_rows(game, &scratch, &rows);
    for (size_t row = 0; row < count; row++)
        if (rows[row] == shelved) list->columns[0].row = list->columns[0].first = row;
    arena_release(&scratch);
}

/* The row of the pack whose page was open, wherever that stands now. */
static void focus_on_shown(Game *game) {
    Arena scratch = {0};
    const ShelvedPack **rows;
    size_t count = list_rows(game, &scratch, &rows);
    for (size_t row = 0; row < count; row++)
        if (strcmp(rows[row]->loaded.path, game->packs_view.path) == 0)
            list_menu_focus_row(&game->packs_view.list, 0, row);
    arena_release(&scratch);
}

/* Back from a pack's page, or from picking cards, the focus is where it was. */
void packs_enter(Game *game) {
    ListMenu *list = &game->packs_view.list;
    if (list->column_count == 0) list_menu_reset(list, 1, BUTTONS);
    if (game->came_from == SCENE_PACK_PAGE) focus_on_shown(game);
}

/* To the pack whose title begins with what is typed. */
static void look_for(Game *game, uint32_t letter) {
    ListMenu *list = &game->packs_view.list;
    Arena scratch = {0};
    const ShelvedPack **rows;
    size_t count = list_rows(game, &scratch, &rows);
    const char **titles = arena_alloc_array(&scratch, count + 1, sizeof *titles);
    for (size_t row = 0; row < count; row++) titles[row] = pack_words_title(&scratch, rows[row]);
    if (count)
        list_menu_focus_row(list, 0,
                            type_ahead_find(&game->packs_view.typed, letter, game_now_ms(game),
                                            list->columns[0].row, titles, count));
    arena_release(&scratch);
}

static void open_row(Game *game, size_t row) {
    Arena scratch = {0};
    const ShelvedPack **rows;
    if (row < list_rows(game, &scratch, &rows)) pack_page_open(game, rows[row]);
    arena_release(&scratch);
}

static void pick_cards(Game *game) {
    if (game_pack(game))
        pick_cards_open(game, SCENE_PACKS);
    else
        game_notify(game,
                    "There is no pack to choose cards from. Drop a file with questions on this window.");
}

void packs_input(Game *game, const Input *input) {
    if (input->letter) {
        look_for(game, input->letter);
        return;
    }
    if (input->kind != INPUT_POINT) type_ahead_end(&game->packs_view.typed);
    ListChoice chosen = list_menu_input(&game->packs_view.list, input);
    if (input->kind == INPUT_BACK || (chosen.where == LIST_BUTTONS && chosen.index == BACK))
        game_go(game, SCENE_TITLE);
    else if (chosen.where == LIST_BUTTONS && chosen.index == PICK)
        pick_cards(game);
    else if (chosen.where == LIST_BUTTONS && chosen.index == FOLDER)
        game_packs_show_folder(game, NULL);
    else if (chosen.where == 0)
        open_row(game, chosen.index);
}

/* What is special about a pack, at the right end of its row. */
static void draw_state(Game *game, Canvas *canvas, Rect row, const ShelvedPack *shelved) {
    bool chosen = game_cards_has_pack(game, &shelved->loaded.pack);
    const char *state = shelved->hidden             ? "hidden"
                        : !shelved->loaded.playable ? "can't be played"
                        : chosen                    ? "chosen"
                                                    : "";
    const char *problems = shelved->loaded.playable ? pack_words_problems(canvas, shelved) : "";
    Rect upper = row, lower = row;
    upper.height = lower.height = row.height / 2;
    lower.y += row.height - lower.height;
    if (!*state || !*problems) upper = lower = row;
    layout_text(game, canvas, upper, FONT_BOLD, 30,
                shelved->hidden             ? THEME.ink_dim
                : !shelved->loaded.playable ? THEME.wrong
                                            : THEME.accent,
                ALIGN_RIGHT, state);
    layout_text(game, canvas, lower, FONT_BOLD, 30, THEME.wrong, ALIGN_RIGHT, problems);
}

static void draw_row(Game *game, Canvas *canvas, Rect rect, const ShelvedPack *shelved, bool focused) {
    const View *view = canvas_view(canvas);
    bool playable = shelved->loaded.playable;
    ShapeStyle style = {.fill = focused ? THEME.answers[0].tint : THEME.paper,
                        .outline = playable ? THEME.ink : THEME.wrong,
                        .outline_px = view_px(view, focused ? DESIGN_OUTLINE + 2 : DESIGN_OUTLINE),
                        .radius_px = view_px(view, DESIGN_RADIUS),
                        .dashed = !playable,
                        .shadow = true};
    canvas_shape(canvas, rect, &style);
    int pad = view_px(view, 28), size = view_px(view, 56), top = view_px(view, 8);
    Rect mark = {rect.x + pad, rect.y + (rect.height - size) / 2, size, size};
    PictureId picture = !playable ? PICTURE_CROSS : focused ? PICTURE_LEAF : PICTURE_NONE;
    canvas_picture(canvas, picture, mark, playable ? (Colour){0} : THEME.wrong, 0, 255);
    Rect state = rect_inset(rect, top);
    state.width = view_px(view, 300);
    state.x = rect_right(rect) - pad - state.width;
    draw_state(game, canvas, state, shelved);
    Rect words = {rect_right(mark) + view_px(view, 22), rect.y + top, 0, (rect.height - 2 * top) / 2};
    words.width = state.x - view_px(view, 20) - words.x;
    layout_elided(game, canvas, words, playable ? FONT_HEADING : FONT_BOLD, playable ? 42 : 38,
                  shelved->hidden ? THEME.ink_dim : THEME.ink, ALIGN_LEFT,
                  layout_title(canvas, pack_words_title(canvas_arena(canvas), shelved)));
    words.y += words.height;
    layout_elided(game, canvas, words, FONT_BOLD, 30, playable ? THEME.ink_dim : THEME.wrong, ALIGN_LEFT,
                  pack_words_about(canvas, shelved));
}

static void draw_list(Game *game, Canvas *canvas) {
    ListMenu *list = &game->packs_view.list;
    const ListColumn *column = &list->columns[0];
    const ShelvedPack **rows;
    const View *view = canvas_view(canvas);
    Rect place = layout_rect(canvas, 150, 146, 1580, ROWS_SHOWN * ROW_STEP);
    size_t count = list_rows(game, canvas_arena(canvas), &rows);
    list_menu_place(list, 0, count, ROWS_SHOWN, place, view_px(view, ROW_STEP), view_px(view, ROW_HEIGHT));
    for (size_t i = 0; i < list_menu_seen(column); i++) {
        size_t row = column->first + i;
        Rect rect = layout_settling(game, canvas, game->entered_ms, column->rows[i]);
        const char *language = rows[row]->loaded.pack.language;
        if (language) layout_set_title_language(canvas, language);
        draw_row(game, canvas, rect, rows[row], list_menu_is_focused(list, 0, row));
    }
    game_set_language(game, canvas_fonts(canvas));
    Rect bar = layout_rect(canvas, 1760, 150, 18, ROWS_SHOWN * ROW_STEP - 20);
    list_menu_place_bar(list, 0, bar);
    widget_scroll_bar(canvas, bar, (int)column->first, ROWS_SHOWN, (int)count);
    if (count) return;
    widget_panel(canvas, layout_rect(canvas, 150, 150, 1620, 700), THEME.paper);
    layout_text(game, canvas, layout_rect(canvas, 250, 300, 1420, 400), FONT_HEADING, 60, THEME.ink_dim,
                ALIGN_CENTRE, "No packs yet. Drop a file with questions on this window.");
}

static void draw_button(Game *game, Canvas *canvas, int button, int x, const char *label) {
    ListMenu *list = &game->packs_view.list;
    Rect rect = layout_rect(canvas, x, 956, 500, 92);
    list_menu_place_button(list, button, rect);
    if (!widget_small_button(canvas, rect, label, list_menu_is_focused(list, LIST_BUTTONS, (size_t)button)))
        game->overflowing_texts++;
}

void packs_draw(Game *game, Canvas *canvas) {
    Rect heading = layout_rect(canvas, 360, 24, 1200, 118);
    Rect foot = layout_rect(canvas, 150, 884, 1620, 62);
    Rect keep_out[] = {heading, layout_rect(canvas, 130, 140, 1660, 744), foot,
                       layout_rect(canvas, 130, 946, 1660, 120)};
    layout_page(game, canvas, keep_out, 4);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE, "Packs");
    draw_list(game, canvas);
    const char *own = game->packs.own_folder;
    const char *about = game->packs_view.list.columns[0].count > ROWS_SHOWN
                            ? "A title's first letters find it. Drop a file here to play it."
                            : "Drop a file with questions on this window to play it.";
    if (own)
        about = arena_format(canvas_arena(canvas), "%s Your packs are in %s", about,
                             pack_words_path(canvas_arena(canvas), own));
    layout_elided(game, canvas, foot, FONT_BOLD, 30, THEME.ink_dim, ALIGN_CENTRE, about);
    draw_button(game, canvas, BACK, 150, "Back");
    draw_button(game, canvas, PICK, 710, "Topics and mix");
    draw_button(game, canvas, FOLDER, 1270, "Show folder");
}
