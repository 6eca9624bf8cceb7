/* What a player acts on: answer tiles, the rows of the settings. */
#include "screen/widget_parts.h"
#include "screen/widgets.h"

#define DIMMED_ALPHA 105
#define MARK_ALONE 60 /* design pixels: a tick or a cross without a word */

/* The colours and line of a tile in its state. Right and wrong differ by line style and word as well. */
static ShapeStyle tile_style(const Canvas *canvas, const AnswerTile *tile, const AnswerStyle *answer) {
    int outline = tile->focused ? DESIGN_OUTLINE_THICK - 1 : DESIGN_OUTLINE;
    ShapeStyle style = widget_style(canvas, answer->tint, THEME.ink, outline, DESIGN_RADIUS);
    style.shadow = true;
    style.seed = (uint32_t)tile->option;
    if (tile->state == TILE_PICKED) style.outline_px = view_px(canvas_view(canvas), DESIGN_OUTLINE_THICK);
    if (tile->state == TILE_RIGHT || tile->state == TILE_WRONG)
        style.outline_px = view_px(canvas_view(canvas), DESIGN_OUTLINE_THICK);
    if (tile->state == TILE_RIGHT) {
        style.outline = THEME.right;
        style.fill = THEME.right_tint;
    }
    if (tile->state == TILE_WRONG) {
        style.outline = THEME.wrong;
        style.dashed = true;
    }
    return style;
}

/* The word and its mark, right-aligned before `right`; returns the left end of what it took. */
static int draw_note(Canvas *canvas, const AnswerTile *tile, Rect rect, int right) {
    bool is_right = tile->state == TILE_RIGHT, is_wrong = tile->state == TILE_WRONG;
    const char *note = tile->note ? tile->note : is_right ? "right" : is_wrong ? "you" : "";
    if (!*note && !is_right && !is_wrong) return right;
    const View *view = canvas_view(canvas);
    Fonts *fonts = canvas_fonts(canvas);
    Colour colour = is_right ? THEME.right : is_wrong ? THEME.wrong : THEME.ink_dim;
    int px = view_text_px(view, 38), widest = rect.width / 8;
    int width = text_width(fonts, FONT_HEADING, px, note);
    if (width > widest && width > 0) {
        px = px * widest / width;
        if (px < 8) px = 8;
        width = text_width(fonts, FONT_HEADING, px, note);
    }
    int x = right - width, size = px * 9 / 10, alone = view_px(view, MARK_ALONE);
    if (!*note) { /* the mark alone: nothing says it twice */
        size = alone < rect.height / 2 ? alone : rect.height / 2;
        px = 0;
    }
    if (*note)
        canvas_text(canvas, FONT_HEADING, px, colour, x,
                    rect.y + (rect.height - text_line_height(fonts, FONT_HEADING, px)) / 2, note);
    if (!is_right && !is_wrong) return x;
    x -= size + px / 3;
    Rect mark = {x, rect.y + (rect.height - size) / 2, size, size};
    canvas_picture(canvas, is_right ? PICTURE_TICK : PICTURE_CROSS, mark, colour, 0, 255);
    return x;
}

static const AnswerStyle *answer_style(int option) {
    return &THEME.answers[option < 0 || option >= ANSWER_STYLES ? 0 : option];
}

/* Where the parts of a tile stand. */
typedef struct TileLayout {
    Rect picture, key, text; /* key is empty without one; text reaches up to the key */
} TileLayout;

static TileLayout lay_tile(Canvas *canvas, Rect rect, const AnswerTile *tile) {
    const AnswerStyle *answer = answer_style(tile->option);
    const View *view = canvas_view(canvas);
    TileLayout layout = {0};
    int size = view_px(view, tile->tight ? 64 : 92), pad = view_px(view, tile->tight ? 28 : 44);
    int height = view_px(view, 58), gap = view_px(view, tile->tight ? 16 : 24);
    if (size > rect.height * 2 / 3) size = rect.height * 2 / 3;
    if (height > rect.height * 2 / 3) height = rect.height * 2 / 3;
    layout.picture = (Rect){rect.x + pad, rect.y + (rect.height - size) / 2, size, size};
    int right = rect_right(rect) - pad - tile->aside_px;
    if (!tile->no_key) {
        char letter[2] = {answer->letter, '\0'};
        int width = widget_key_cap_width(canvas, height, letter);
        layout.key = (Rect){right - width, rect.y + (rect.height - height) / 2, width, height};
        right = layout.key.x - gap;
    }
    int left = rect_right(layout.picture) + view_px(view, tile->tight ? 22 : 36);
    int inset = view_px(view, DESIGN_OUTLINE_THICK) + view_px(view, tile->tight ? 2 : 6);
    layout.text = (Rect){left, rect.y + inset, right - left, rect.height - 2 * inset};
    return layout;
}

static TextBlock fit_answer(Canvas *canvas, Rect room, int px, const char *text) {
    int floor_px = view_px(canvas_view(canvas), DESIGN_TEXT_FLOOR);
    return text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_BOLD, px,
                    floor_px < TEXT_FLOOR_PX ? TEXT_FLOOR_PX : floor_px, text, room.width, room.height);
}

int widget_answer_px(Canvas *canvas, Rect rect, const AnswerTile *tiles, size_t count) {
    int px = view_text_px(canvas_view(canvas), DESIGN_TEXT_ANSWER);
    for (size_t i = 0; i < count; i++) {
        Rect room = lay_tile(canvas, rect, &tiles[i]).text;
        bool mark_alone = tiles[i].note && !*tiles[i].note;
        room.width -=
            mark_alone ? view_px(canvas_view(canvas), MARK_ALONE + 24) : rect.width / 5; /* and "right" */
        int fitted = fit_answer(canvas, room, px, tiles[i].text).px;
        if (fitted < px) px = fitted;
    }
    return px;
}

bool widget_answer(Canvas *canvas, Rect rect, const AnswerTile *tile) {
    const View *view = canvas_view(canvas);
    const AnswerStyle *answer = answer_style(tile->option);
    uint8_t fade = canvas_fade_now(canvas);
    if (tile->focused && tile->state == TILE_PLAIN) rect = widget_focused_rect(canvas, rect);
    if (tile->state == TILE_DIMMED) canvas_fade(canvas, (uint8_t)(fade * DIMMED_ALPHA / 255));
    ShapeStyle style = tile_style(canvas, tile, answer);
    canvas_shape(canvas, rect, &style);
    TileLayout layout = lay_tile(canvas, rect, tile);
    canvas_picture(canvas, answer->picture, layout.picture, answer->ink, 0, 255);
    char letter[2] = {answer->letter, '\0'};
    if (!tile->no_key) widget_key_cap(canvas, layout.key, letter);
    int right = rect_right(layout.text), before_note = draw_note(canvas, tile, rect, right);
    if (before_note != right) layout.text.width -= right - before_note + view_px(view, 20);
    int px = tile->text_px > 0 ? tile->text_px : view_text_px(view, DESIGN_TEXT_ANSWER);
    TextBlock block = fit_answer(canvas, layout.text, px, tile->text);
    canvas_text_block(canvas, &block, FONT_BOLD, THEME.ink, layout.text, ALIGN_LEFT);
    canvas_fade(canvas, fade);
    return !block.overflows;
}

/* The right half of a choice: arrow, value, arrow. */
static Rect choice_value(const View *view, Rect rect) {
    int pad = view_px(view, 30), half = rect.width * 48 / 100;
    return (Rect){rect_right(rect) - pad - half, rect.y, half, rect.height};
}

bool widget_choice(Canvas *canvas, Rect rect, const char *label, const char *value, bool focused) {
    const View *view = canvas_view(canvas);
    if (focused) rect = widget_focused_rect(canvas, rect);
    ShapeStyle style = widget_style(canvas, focused ? THEME.answers[0].tint : THEME.paper, THEME.ink,
                                    focused ? DESIGN_OUTLINE + 2 : DESIGN_OUTLINE, DESIGN_RADIUS);
    style.shadow = true;
    canvas_shape(canvas, rect, &style);
    int pad = view_px(view, 34), size = view_px(view, 56), inset = style.outline_px;
    if (size > rect.height * 2 / 3) size = rect.height * 2 / 3;
    Rect leaf = {rect.x + pad, rect.y + (rect.height - size) / 2, size, size};
    if (focused) canvas_picture(canvas, PICTURE_LEAF, leaf, (Colour){0, 0, 0, 0}, 0, 255);
    Rect half = choice_value(view, rect);
    int left = rect_right(leaf) + view_px(view, 16), arrow = size * 2 / 3;
    Rect name = {left, rect.y + inset, half.x - left - view_px(view, 12), rect.height - 2 * inset};
    bool fits = widget_text(canvas, name, FONT_HEADING, DESIGN_TEXT_BODY + 4, THEME.ink, ALIGN_LEFT, label);
    Rect back = {half.x, rect.y, arrow, rect.height},
         on = {rect_right(half) - arrow, rect.y, arrow, rect.height};
    uint8_t alpha = focused ? 255 : 90;
    canvas_picture(canvas, PICTURE_ARROW, back, THEME.ink, 180, alpha);
    canvas_picture(canvas, PICTURE_ARROW, on, THEME.ink, 0, alpha);
    Rect words = {rect_right(back) + view_px(view, 8), rect.y + inset, 0, rect.height - 2 * inset};
    words.width = on.x - view_px(view, 8) - words.x;
    return widget_text(canvas, words, FONT_BOLD, DESIGN_TEXT_BODY, THEME.ink, ALIGN_CENTRE, value) && fits;
}

int widget_choice_hit(const View *view, Rect rect, int x, int y) {
    if (!rect_contains(rect, x, y)) return 0;
    Rect half = choice_value(view, rect);
    return x >= half.x && x < half.x + half.width / 3 ? -1 : 1;
}
