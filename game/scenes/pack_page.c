/* One pack: what it is, what can be done with it, and every problem of its latest reading at its place. */
#include <stdio.h>
#include <string.h>

#include "scenes/layout.h"
#include "scenes/pack_words.h"
#include "scenes/scenes.h"

typedef enum PageItem { ITEM_PLAY, ITEM_HIDE, ITEM_KEEP, ITEM_FOLDER, ITEM_BACK } PageItem;
#define ITEMS_MAX (ITEM_BACK + 1)

static ShelvedPack *shown_pack(const Game *game) {
    return pack_shelf_find_path(&game->shelf, game->packs_view.path);
}

/* The place of a pack that can be played, else SIZE_MAX. */
static size_t place_of(const Game *game) {
    return pack_shelf_place(&game->shelf, game->packs_view.path);
}

/* What can be done with it; returns how many. */
static int list_items(const Game *game, PageItem items[ITEMS_MAX]) {
    const ShelvedPack *shelved = shown_pack(game);
    size_t place = place_of(game);
    int count = 0;
    if (place != SIZE_MAX && !shelved->hidden) items[count++] = ITEM_PLAY;
    if (shelved) items[count++] = ITEM_HIDE;
    if (place != SIZE_MAX && game->packs.own_folder && !game_packs_is_kept(game, place))
        items[count++] = ITEM_KEEP;
    items[count++] = ITEM_FOLDER;
    items[count++] = ITEM_BACK;
    return count;
}

/* What can be done may have changed; the focus stays on its item where that is still there. */
static void make_menu(Game *game, PageItem focused) {
    PageItem items[ITEMS_MAX];
    int count = list_items(game, items), focus = 0;
    for (int i = 0; i < count; i++)
        if (items[i] == focused) focus = i;
    menu_reset(&game->menu, count, 1, focus);
}

void pack_page_open(Game *game, const ShelvedPack *shelved) {
    PacksView *view = &game->packs_view;
    if (snprintf(view->path, sizeof view->path, "%s", shelved->loaded.path) >= (int)sizeof view->path)
        view->path[0] = '\0';
    game_go(game, SCENE_PACK_PAGE);
}

void pack_page_enter(Game *game) {
    game->packs_view.first_problem = 0;
    game->packs_view.reading = game->packs_view.dragging = false;
    make_menu(game, ITEM_PLAY);
}

static void choose(Game *game, PageItem item) {
    switch (item) {
    case ITEM_PLAY:
        game_packs_choose(game, place_of(game));
        game_go(game, SCENE_CHOOSE);
        break;
    case ITEM_HIDE:
        game_packs_hide(game, shown_pack(game), !shown_pack(game)->hidden);
        make_menu(game, ITEM_HIDE);
        break;
    case ITEM_KEEP:
        game_packs_keep(game, place_of(game));
        break;
    case ITEM_FOLDER:
        game_packs_show_folder(game, game->packs_view.path);
        break;
    case ITEM_BACK:
        game_go(game, SCENE_PACKS);
        break;
    }
}

static void scroll(PacksView *view, int by) {
    size_t back = by < 0 ? (size_t)-by : 0, first = view->first_problem + (by > 0 ? (size_t)by : 0);
    first -= back < first ? back : first;
    view->first_problem = first < view->last_first ? first : view->last_first;
}

/* Whether the input was for the bar: pressed on it, or held. */
static bool drag_bar(PacksView *view, const Input *input) {
    bool pressed = input->kind == INPUT_CLICK && view->last_first > 0 &&
                   widget_scroll_bar_holds(view->problems_bar, input->x, input->y);
    if (input->kind == INPUT_RELEASE) view->dragging = false;
    if (pressed) view->dragging = true;
    if (!view->dragging || (!pressed && input->kind != INPUT_POINT)) return false;
    int shown = (int)view->problems_shown;
    view->first_problem = 0;
    scroll(view, widget_scroll_bar_first(view->problems_bar, input->y, shown, (int)view->last_first + shown));
    return true;
}

/* By how many problems an input scrolls, wherever the focus is; 0: it does not. */
static int scrolled_by(const PacksView *view, const Input *input) {
    int page = view->problems_shown > 1 ? (int)view->problems_shown - 1 : 1;
    switch (input->kind) {
    case INPUT_SCROLL:
        return input->value;
    case INPUT_TAB_NEXT:
        return page;
    case INPUT_TAB_PREVIOUS:
        return -page;
    case INPUT_FIRST:
        return -(int)view->last_first;
    case INPUT_LAST:
        return (int)view->last_first;
    default:
        return 0;
    }
}

/* Whether the input was for the problems. */
static bool read_problems(PacksView *view, const Input *input) {
    bool scrolls = view->last_first > 0;
    int by = scrolled_by(view, input);
    if (by) scroll(view, by);
    if (by || drag_bar(view, input)) return true;
    if (input->kind == INPUT_POINT || input->kind == INPUT_CLICK) view->reading = false;
    if (input->kind == INPUT_RIGHT) view->reading = scrolls;
    if (!view->reading) return false;
    if (input->kind == INPUT_UP || input->kind == INPUT_DOWN) scroll(view, input->kind == INPUT_UP ? -1 : 1);
    if (input->kind == INPUT_LEFT || input->kind == INPUT_ACCEPT || input->kind == INPUT_BACK)
        view->reading = false;
    return true;
}

void pack_page_input(Game *game, const Input *input) {
    PageItem items[ITEMS_MAX];
    list_items(game, items);
    if (read_problems(&game->packs_view, input)) return;
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_BACK)
        game_go(game, SCENE_PACKS);
    else if (chosen != MENU_NONE)
        choose(game, items[chosen]);
}

static const char *label_of(const Game *game, PageItem item) {
    const ShelvedPack *shelved = shown_pack(game);
    static const char *const LABELS[] = {"Play", "Hide", "Keep", "Show folder", "Back"};
    return item == ITEM_HIDE && shelved && shelved->hidden ? "Show again" : LABELS[item];
}

/* The place of a problem, and below it the sentence. */
typedef struct ProblemBlock {
    const char *place;
    Colour colour;            /* of the place */
    TextBlock sentence;       /* without lines: none */
    int place_height, height; /* pixels; of all of it, with the gap behind it */
} ProblemBlock;

/* The problems that are listed, and behind the last how many are not. */
static size_t count_blocks(const Problems *problems) {
    return problems->count + (problems->errors + problems->warnings > problems->count);
}

static ProblemBlock block_of_rest(Canvas *canvas, const Problems *problems) {
    const View *view = canvas_view(canvas);
    size_t rest = problems->errors + problems->warnings - problems->count;
    ProblemBlock block = {.place_height = view_px(view, 44)};
    block.colour = THEME.ink_dim;
    block.place = arena_format(canvas_arena(canvas), "and %s more, told when some of these are mended",
                               layout_number(canvas, (int64_t)rest));
    block.height = block.place_height + view_px(view, 16);
    return block;
}

static ProblemBlock problem_block(Canvas *canvas, const Problems *problems, size_t index, int width) {
    if (index == problems->count) return block_of_rest(canvas, problems);
    const View *view = canvas_view(canvas);
    const Problem *problem = &problems->items[index];
    const char *file = layout_from_left(
        canvas, layout_name(canvas, pack_words_file(canvas_arena(canvas), problem->place.file)));
    const char *severity = problem->severity == PROBLEM_ERROR ? "error" : "warning";
    uint32_t column = problem->place.column ? problem->place.column : 1;
    ProblemBlock block = {.place_height = view_px(view, 44)};
    block.place = problem->place.line ? arena_format(canvas_arena(canvas), "%s:%u:%u · %s", file,
                                                     problem->place.line, column, severity)
                                      : arena_format(canvas_arena(canvas), "%s · %s", file, severity);
    block.sentence = text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_MEDIUM, view_text_px(view, 32),
                              view_px(view, DESIGN_TEXT_FLOOR), layout_from_left(canvas, problem->sentence),
                              width, view_px(view, 330));
    block.height = block.place_height + block.sentence.height + view_px(view, 16);
    block.colour = problem->severity == PROBLEM_ERROR ? THEME.wrong : THEME.accent;
    return block;
}

/* The first problem from which all to the last have room. */
static size_t last_first(Canvas *canvas, const Problems *problems, Rect room) {
    int left = room.height;
    size_t count = count_blocks(problems), first = count;
    while (first > 0 && left > 0) {
        left -= problem_block(canvas, problems, first - 1, room.width).height;
        if (left >= 0) first--;
    }
    return first == count && first ? first - 1 : first;
}

static void draw_problem(Game *game, Canvas *canvas, Rect at, const ProblemBlock *block) {
    Rect place = at, sentence = at;
    place.height = block->place_height;
    sentence.y += place.height;
    sentence.height = block->sentence.height;
    layout_elided(game, canvas, place, FONT_BOLD, 30, block->colour, ALIGN_LEFT, block->place);
    if (!block->sentence.line_count) return;
    if (block->sentence.overflows) game->overflowing_texts++;
    canvas_text_block(canvas, &block->sentence, FONT_MEDIUM, THEME.ink, sentence, ALIGN_LEFT);
}

/* As many as have room; the one that has not is cut by the panel's edge only where it is alone there. */
static void draw_problems(Game *game, Canvas *canvas, const Problems *problems, Rect room) {
    PacksView *view = &game->packs_view;
    int bottom = rect_bottom(room), width = room.width;
    room.width -= view_px(canvas_view(canvas), 40);
    view->last_first = last_first(canvas, problems, room);
    if (view->first_problem > view->last_first) view->first_problem = view->last_first;
    size_t shown = view->first_problem, count = count_blocks(problems);
    for (Rect at = room; shown < count; shown++) {
        ProblemBlock block = problem_block(canvas, problems, shown, room.width);
        if (at.y + block.height > bottom && shown > view->first_problem) break;
        draw_problem(game, canvas, at, &block);
        at.y += block.height;
    }
    Rect bar = {room.x + width - view_px(canvas_view(canvas), 18), room.y, view_px(canvas_view(canvas), 18),
                room.height};
    view->problems_bar = bar;
    view->problems_shown = shown - view->first_problem;
    widget_scroll_bar(canvas, bar, (int)view->first_problem, (int)(shown - view->first_problem), (int)count);
}

/* "3 problems", and how to see all. */
static const char *problems_heading(const Game *game, Canvas *canvas, const ShelvedPack *shelved) {
    if (pack_words_count_problems(shelved) == 0) return "Nothing to complain about.";
    const char *count = pack_words_problems(canvas, shelved);
    return arena_format(canvas_arena(canvas), "%s%s", count,
                        shelved->broken.path          ? " · played as it was before the last change"
                        : game->packs_view.last_first ? " · the wheel or → shows all"
                                                      : "");
}

static void draw_about(Game *game, Canvas *canvas, const ShelvedPack *shelved, Rect panel) {
    const View *view = canvas_view(canvas);
    const Pack *pack = &shelved->loaded.pack;
    bool playable = shelved->loaded.playable;
    Rect inner = rect_inset(panel, view_px(view, 36)), line = inner;
    line.height = view_px(view, 52);
    layout_text(game, canvas, line, FONT_BOLD, 36, playable ? THEME.accent : THEME.wrong, ALIGN_LEFT,
                playable ? pack_words_about(canvas, shelved) : "Nothing in it can be played.");
    line.y += line.height;
    if (playable && pack->blurb) {
        line.height = view_px(view, 110);
        layout_text(game, canvas, line, FONT_MEDIUM, 32, THEME.ink, ALIGN_LEFT, pack->blurb);
        line.y += line.height;
    }
    if (playable) layout_set_title_language(canvas, pack->language); /* what follows is not the pack's own */
    line.height = view_px(view, 64);
    layout_elided(game, canvas, line, FONT_MEDIUM, 28, THEME.ink_dim, ALIGN_LEFT,
                  layout_from_left(canvas, pack_words_path(canvas_arena(canvas), shelved->loaded.path)));
    line.y += line.height;
    line.height = view_px(view, 56);
    layout_text(game, canvas, line, FONT_HEADING, 38, THEME.ink, ALIGN_LEFT,
                problems_heading(game, canvas, shelved));
    line.y += line.height + view_px(view, 8);
    line.height = rect_bottom(inner) - line.y;
    draw_problems(game, canvas, shelved_pack_problems(shelved), line);
}

static void draw_panel(Game *game, Canvas *canvas, Rect panel) {
    const View *view = canvas_view(canvas);
    bool reading = game->packs_view.reading;
    ShapeStyle style = {.fill = THEME.paper,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, reading ? DESIGN_OUTLINE_THICK : DESIGN_OUTLINE),
                        .radius_px = view_px(view, DESIGN_RADIUS),
                        .shadow = true};
    canvas_shape(canvas, panel, &style);
}

void pack_page_draw(Game *game, Canvas *canvas) {
    PageItem items[ITEMS_MAX];
    const ShelvedPack *shelved = shown_pack(game);
    int count = list_items(game, items);
    if (count != game->menu.count) make_menu(game, ITEM_BACK); /* it has changed meanwhile */
    if (shelved && shelved->loaded.playable)
        fonts_set_language(canvas_fonts(canvas), shelved->loaded.pack.language);
    Rect heading = layout_rect(canvas, 150, 20, 1620, 124), panel = layout_rect(canvas, 640, 156, 1130, 880);
    Rect keep_out[2 + ITEMS_MAX] = {heading, layout_rect(canvas, 630, 146, 1160, 910)};
    for (int i = 0; i < count; i++) {
        Rect button = layout_rect(canvas, 150, 160 + i * 126, 430, 100);
        menu_place(&game->menu, i, button);
        keep_out[2 + i] = button;
    }
    layout_page(game, canvas, keep_out, (size_t)(2 + count));
    layout_elided(game, canvas, heading, !shelved || shelved->loaded.playable ? FONT_HEADING : FONT_BOLD, 80,
                  THEME.ink, ALIGN_CENTRE,
                  shelved ? pack_words_title(canvas_arena(canvas), shelved) : "This pack is gone");
    for (int i = 0; i < count; i++)
        layout_button(game, canvas, i, game->menu.rects[i], label_of(game, items[i]));
    draw_panel(game, canvas, panel);
    if (shelved) draw_about(game, canvas, shelved, panel);
}
