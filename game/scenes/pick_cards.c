/* Which cards to play with: packs on the left, their topics on the right, how hard they may be below. Without
 * a tick beside a topic or a difficulty all of them count. */
#include "scenes/layout.h"
#include "scenes/pack_words.h"
#include "scenes/scenes.h"

enum { EASY, MEDIUM, HARD, ALL, DONE, BUTTONS };
enum { PACKS, TOPICS, COLUMNS };

#define ROWS_SHOWN 8
#define ROW_STEP 76
#define ROW_HEIGHT 66
#define COLUMN_WIDTH 770

/* The packs that may be ticked, in the arena. */
static size_t list_packs(const Game *game, Arena *arena, const ShelvedPack ***out) {
    const ShelvedPacks *packs = &game->shelf.packs;
    const ShelvedPack **rows = arena_alloc_array(arena, packs->count + 1, sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; i < packs->count; i++)
        if (!packs->items[i]->hidden) rows[count++] = packs->items[i];
    *out = rows;
    return count;
}

/* Of many packs the first that is ticked can be seen. */
void pick_cards_enter(Game *game) {
    ListMenu *list = &game->packs_view.picks;
    Arena scratch = {0};
    const ShelvedPack **packs;
    size_t count = list_packs(game, &scratch, &packs), row = 0;
    list_menu_reset(list, COLUMNS, BUTTONS);
    while (row < count && !game_cards_has_pack(game, &packs[row]->loaded.pack)) row++;
    if (row >= ROWS_SHOWN && row < count) list->columns[PACKS].row = list->columns[PACKS].first = row;
    arena_release(&scratch);
}

void pick_cards_open(Game *game, SceneId back) {
    game->packs_view.pick_back = back;
    game_go(game, SCENE_PICK_CARDS);
}

static void leave(Game *game) {
    game_go(game, game->packs_view.pick_back);
}

static void choose_button(Game *game, size_t button) {
    switch (button) {
    case EASY:
    case MEDIUM:
    case HARD:
        game_cards_toggle_difficulty(game, (Difficulty)(DIFFICULTY_EASY + button - EASY));
        break;
    case ALL:
        game_cards_clear(game);
        break;
    default:
        leave(game);
        break;
    }
}

static void choose_row(Game *game, ListChoice chosen) {
    Arena scratch = {0};
    const ShelvedPack **packs;
    size_t topic_count, pack_count = list_packs(game, &scratch, &packs);
    const CardTopic *topics = game_cards_topics(game, &topic_count);
    bool ok = true;
    if (chosen.where == PACKS && chosen.index < pack_count)
        ok = game_cards_toggle_pack(game, &packs[chosen.index]->loaded.pack);
    if (chosen.where == TOPICS && chosen.index < topic_count)
        ok = game_cards_toggle_topic(game, topics[chosen.index].name);
    if (!ok) game_notify(game, "That is as many as fit into one match.");
    arena_release(&scratch);
}

/* In the list that has the focus, to the title that begins with what is typed. */
static void look_for(Game *game, uint32_t letter) {
    PacksView *view = &game->packs_view;
    int where = view->picks.focus == TOPICS ? TOPICS : PACKS;
    Arena scratch = {0};
    const ShelvedPack **packs;
    size_t topic_count, pack_count = list_packs(game, &scratch, &packs);
    const CardTopic *topics = game_cards_topics(game, &topic_count);
    size_t count = where == TOPICS ? topic_count : pack_count;
    const char **titles = arena_alloc_array(&scratch, count + 1, sizeof *titles);
    for (size_t i = 0; i < count; i++)
        titles[i] = where == TOPICS ? topics[i].name : packs[i]->loaded.pack.title;
    if (count)
        list_menu_focus_row(&view->picks, where,
                            type_ahead_find(&view->typed, letter, game_now_ms(game),
                                            view->picks.columns[where].row, titles, count));
    arena_release(&scratch);
}

/* Of a party the keys of any seat work the lists, as they do where it is set up. */
void pick_cards_input(Game *game, const Input *given) {
    Input meant = *given;
    const Input *input = &meant;
    bool at_party = game->packs_view.pick_back == SCENE_PARTY_SETUP;
    if (at_party && !input_as_menu(given, &meant)) return;
    if (given->letter && !at_party) {
        look_for(game, given->letter);
        return;
    }
    if (given->kind != INPUT_POINT) type_ahead_end(&game->packs_view.typed);
    ListChoice chosen = list_menu_input(&game->packs_view.picks, input);
    if (input->kind == INPUT_BACK)
        leave(game);
    else if (chosen.where == LIST_BUTTONS)
        choose_button(game, chosen.index);
    else if (chosen.where != LIST_NOTHING)
        choose_row(game, chosen);
}

/* A box with or without a tick, what it is for, and how many cards. False where not all of the label could be
 * shown. */
static bool draw_tick(Game *game, Canvas *canvas, Rect rect, bool ticked, bool focused, const char *label,
                      const char *count) {
    const View *view = canvas_view(canvas);
    ShapeStyle style = {.fill = focused ? THEME.answers[0].tint : THEME.paper,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, focused ? DESIGN_OUTLINE + 2 : DESIGN_OUTLINE - 1),
                        .radius_px = view_px(view, DESIGN_RADIUS - 12)};
    ShapeStyle box = {.fill = THEME.white,
                      .outline = THEME.ink,
                      .outline_px = view_px(view, DESIGN_OUTLINE - 1),
                      .radius_px = view_px(view, 10)};
    canvas_shape(canvas, rect, &style);
    int size = view_px(view, 40), pad = view_px(view, 20);
    Rect square = {rect.x + pad, rect.y + (rect.height - size) / 2, size, size};
    canvas_shape(canvas, square, &box);
    if (ticked)
        canvas_picture(canvas, PICTURE_TICK, rect_inset(square, view_px(view, 2)), THEME.right, 0, 255);
    int inset = view_px(view, 7), number = 0;
    if (*count)
        number =
            text_width(canvas_fonts(canvas), FONT_MEDIUM, view_text_px(view, 32), count) + view_px(view, 4);
    Rect words = {rect_right(square) + view_px(view, 16), rect.y + inset, 0, rect.height - 2 * inset};
    Rect right = words;
    right.width = number;
    right.x = rect_right(rect) - pad - number;
    words.width = right.x - view_px(view, 12) - words.x;
    if (*count) layout_text(game, canvas, right, FONT_MEDIUM, 32, THEME.ink_dim, ALIGN_RIGHT, count);
    return layout_elided(game, canvas, words, FONT_BOLD, 36, THEME.ink, ALIGN_LEFT,
                         layout_title(canvas, label));
}

static Rect column_rect(const Canvas *canvas, int column) {
    return layout_rect(canvas, column == PACKS ? 130 : 980, 198, COLUMN_WIDTH, ROWS_SHOWN * ROW_STEP);
}

/* Puts a list of so many rows into its column and draws its bar. */
static const ListColumn *place_column(Game *game, Canvas *canvas, int column, size_t count) {
    const View *view = canvas_view(canvas);
    ListMenu *list = &game->packs_view.picks;
    Rect place = column_rect(canvas, column), bar = place;
    list_menu_place(list, column, count, ROWS_SHOWN, place, view_px(view, ROW_STEP),
                    view_px(view, ROW_HEIGHT));
    bar.x = rect_right(place) + view_px(view, 14);
    bar.width = view_px(view, 16);
    list_menu_place_bar(list, column, bar);
    widget_scroll_bar(canvas, bar, (int)list->columns[column].first, ROWS_SHOWN, (int)count);
    return &list->columns[column];
}

/* The label of the row that has the focus, where not all of that could be shown; text NULL: it could. */
typedef struct CutLabel {
    const char *text, *language;
} CutLabel;

static void draw_packs(Game *game, Canvas *canvas, CutLabel *cut) {
    const ShelvedPack **packs;
    const ListColumn *column =
        place_column(game, canvas, PACKS, list_packs(game, canvas_arena(canvas), &packs));
    for (size_t i = 0; i < list_menu_seen(column); i++) {
        size_t row = column->first + i;
        const Pack *pack = &packs[row]->loaded.pack;
        layout_set_title_language(canvas, pack->language);
        bool focused = list_menu_is_focused(&game->packs_view.picks, PACKS, row);
        if (!draw_tick(game, canvas, column->rows[i], game_cards_has_pack(game, pack), focused, pack->title,
                       layout_count(canvas_arena(canvas), pack->cards.count,
                                    !card_selection_knows_count(&pack->cards))) &&
            focused)
            *cut = (CutLabel){pack->title, pack->language};
    }
    game_set_language(game, canvas_fonts(canvas));
}

/* Each in its own pack's language, which need not be that of the chosen one. */
static void draw_topics(Game *game, Canvas *canvas, CutLabel *cut) {
    size_t count;
    const CardTopic *topics = game_cards_topics(game, &count);
    const ListColumn *column = place_column(game, canvas, TOPICS, count);
    for (size_t i = 0; i < list_menu_seen(column); i++) {
        const CardTopic *topic = &topics[column->first + i];
        const char *language = game_cards_topic_language(game, topic);
        bool focused = list_menu_is_focused(&game->packs_view.picks, TOPICS, column->first + i);
        layout_set_title_language(canvas, *topic->name ? language : "");
        if (!draw_tick(game, canvas, column->rows[i], game_cards_has_topic(game, topic->name), focused,
                       *topic->name ? topic->name : "no topic",
                       layout_count(canvas_arena(canvas), topic->cards, topic->at_most)) &&
            focused)
            *cut = (CutLabel){topic->name, language};
    }
    game_set_language(game, canvas_fonts(canvas));
}

/* What has the focus is told to its end. */
static void draw_hint(Game *game, Canvas *canvas, const CutLabel *cut) {
    const char *about = cut->text ? cut->text : "Without a tick, all topics and all difficulties are played.";
    if (cut->text) fonts_set_language(canvas_fonts(canvas), cut->language);
    layout_elided(game, canvas, layout_rect(canvas, 130, 890, 1650, 50), FONT_BOLD, 30, THEME.ink_dim,
                  ALIGN_CENTRE, about);
    game_set_language(game, canvas_fonts(canvas));
}

static void draw_buttons(Game *game, Canvas *canvas) {
    static const struct {
        int x, width;
        const char *label;
    } ROW[BUTTONS] = {{130, 250, "Easy"},
                      {400, 290, "Medium"},
                      {710, 250, "Hard"},
                      {1010, 370, "Everything"},
                      {1410, 340, "Done"}};
    ListMenu *list = &game->packs_view.picks;
    for (int i = 0; i < BUTTONS; i++) {
        Rect rect = layout_rect(canvas, ROW[i].x, 956, ROW[i].width, 92);
        bool focused = list_menu_is_focused(list, LIST_BUTTONS, (size_t)i);
        list_menu_place_button(list, i, rect);
        if (i <= HARD)
            draw_tick(game, canvas, rect, game->cards.ticks.difficulties & 1u << (DIFFICULTY_EASY + i),
                      focused, ROW[i].label, "");
        else if (!widget_small_button(canvas, rect, ROW[i].label, focused))
            game->overflowing_texts++;
    }
}

/* "132 cards · Leaves (easy; Sea)" */
static void draw_sum(Game *game, Canvas *canvas, Rect rect) {
    const CardList *cards = game_cards(game);
    if (!cards) return;
    Arena *arena = canvas_arena(canvas);
    const char *sum =
        arena_format(arena, "%s · %s", layout_card_count(arena, cards), game_cards_plain_title(game, arena));
    layout_elided(game, canvas, rect, FONT_BOLD, 40, cards->count ? THEME.accent : THEME.wrong, ALIGN_CENTRE,
                  sum);
}

void pick_cards_draw(Game *game, Canvas *canvas) {
    Rect heading = layout_rect(canvas, 360, 24, 1200, 108), sum = layout_rect(canvas, 130, 826, 1650, 60);
    Rect keep_out[] = {heading, layout_rect(canvas, 120, 130, 1680, 690),
                       layout_rect(canvas, 120, 820, 1680, 240)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE,
                "Which cards?");
    layout_text(game, canvas, layout_rect(canvas, 130, 136, COLUMN_WIDTH, 56), FONT_HEADING, 40, THEME.ink,
                ALIGN_LEFT, "Packs");
    layout_text(game, canvas, layout_rect(canvas, 980, 136, COLUMN_WIDTH, 56), FONT_HEADING, 40, THEME.ink,
                ALIGN_LEFT, game_cards_count_topics(game) ? "Topics" : "Topics: all of them");
    CutLabel cut = {0};
    draw_packs(game, canvas, &cut);
    draw_topics(game, canvas, &cut);
    draw_sum(game, canvas, sum);
    draw_hint(game, canvas, &cut);
    draw_buttons(game, canvas);
}
