/* Panels, buttons, pills and lines of text that several scenes draw alike. */
#include "screen/widgets.h"

#include "screen/widget_parts.h"

ShapeStyle widget_style(const Canvas *canvas, Colour fill, Colour outline, int design_outline,
                        int design_radius) {
    const View *view = canvas_view(canvas);
    return (ShapeStyle){.fill = fill,
                        .outline = outline,
                        .outline_px = view_px(view, design_outline),
                        .radius_px = view_px(view, design_radius)};
}

bool widget_text(Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour, TextAlign align,
                 const char *text) {
    const View *view = canvas_view(canvas);
    int floor_px = view_px(view, DESIGN_TEXT_FLOOR);
    TextBlock block =
        text_fit(canvas_fonts(canvas), canvas_arena(canvas), face, view_text_px(view, design_px),
                 floor_px < TEXT_FLOOR_PX ? TEXT_FLOOR_PX : floor_px, text, rect.width, rect.height);
    canvas_text_block(canvas, &block, face, colour, rect, align);
    return !block.overflows;
}

bool widget_heading(Canvas *canvas, Rect rect, int design_px, TextAlign align, const char *text) {
    return widget_text(canvas, rect, FONT_HEADING, design_px, THEME.ink, align, text);
}

bool widget_hint(Canvas *canvas, Rect rect, TextAlign align, const char *text) {
    return widget_text(canvas, rect, FONT_BOLD, DESIGN_TEXT_SMALL, THEME.ink_dim, align, text);
}

void widget_panel(Canvas *canvas, Rect rect, Colour fill) {
    ShapeStyle style = widget_style(canvas, fill, THEME.ink, DESIGN_OUTLINE, DESIGN_RADIUS);
    style.shadow = true;
    canvas_shape(canvas, rect, &style);
}

Rect widget_card_bounds(const Canvas *canvas, Rect rect) {
    const View *view = canvas_view(canvas);
    rect.width += view_px(view, DESIGN_SHADOW_X);
    rect.height += view_px(view, DESIGN_SHADOW_Y);
    return rect;
}

Rect widget_focused_rect(const Canvas *canvas, Rect rect) {
    return rect_moved(rect, -view_px(canvas_view(canvas), 14), 0);
}

/* One of three hands by the label's first letter: equal buttons below each other should not look stamped. */
static uint32_t hand_for(const char *label) {
    return (uint32_t)(unsigned char)label[0] % 3;
}

bool widget_button(Canvas *canvas, Rect rect, const char *label, bool focused, PictureId marker) {
    const View *view = canvas_view(canvas);
    if (focused) rect = widget_focused_rect(canvas, rect);
    const AnswerStyle *leaf = &THEME.answers[0];
    ShapeStyle style = widget_style(canvas, focused ? leaf->tint : THEME.paper, THEME.ink,
                                    focused ? DESIGN_OUTLINE + 2 : DESIGN_OUTLINE, DESIGN_RADIUS);
    style.shadow = true;
    style.seed = hand_for(label);
    canvas_shape(canvas, rect, &style);
    int size = view_px(view, 70), pad = view_px(view, 34);
    if (size > rect.height * 3 / 4) size = rect.height * 3 / 4;
    Rect picture = {rect.x + pad, rect.y + (rect.height - size) / 2, size, size};
    if (focused || marker != PICTURE_NONE)
        canvas_picture(canvas, marker == PICTURE_NONE ? PICTURE_LEAF : marker, picture, (Colour){0, 0, 0, 0},
                       0, focused ? 255 : 150);
    int left = rect_right(picture) + view_px(view, 20);
    Rect text = {left, rect.y + style.outline_px, rect_right(rect) - pad - left,
                 rect.height - 2 * style.outline_px};
    return widget_text(canvas, text, FONT_HEADING, DESIGN_TEXT_BUTTON, THEME.ink, ALIGN_LEFT, label);
}

bool widget_small_button(Canvas *canvas, Rect rect, const char *label, bool focused) {
    return widget_small_button_beside(canvas, rect, label, focused, 0);
}

bool widget_small_button_beside(Canvas *canvas, Rect rect, const char *label, bool focused, int side_px) {
    const View *view = canvas_view(canvas);
    if (focused) rect = widget_focused_rect(canvas, rect);
    const AnswerStyle *leaf = &THEME.answers[0];
    ShapeStyle style = widget_style(canvas, focused ? leaf->tint : THEME.paper, THEME.ink,
                                    focused ? DESIGN_OUTLINE + 2 : DESIGN_OUTLINE, DESIGN_RADIUS - 8);
    style.shadow = true;
    canvas_shape(canvas, rect, &style);
    Rect text = rect_inset(rect, view_px(view, 12));
    int size = view_px(view, 46);
    if (size > text.height) size = text.height;
    if (focused) { /* the marker takes its room from the left, the label stays in the middle of the rest */
        Rect picture = {text.x + view_px(view, 6), text.y + (text.height - size) / 2, size, size};
        canvas_picture(canvas, PICTURE_LEAF, picture, (Colour){0, 0, 0, 0}, 0, 255);
    }
    int aside = size + view_px(view, 12);
    if (aside < side_px) aside = side_px;
    if (text.width > 4 * aside) {
        text.x += aside;
        text.width -= 2 * aside;
    }
    return widget_text(canvas, text, FONT_HEADING, DESIGN_TEXT_BODY, THEME.ink, ALIGN_CENTRE, label);
}

/* The parts of a pill from left to right, for its width and its drawing alike. */
typedef struct PillParts {
    int px, pad, picture, gap, text, dim;
} PillParts;

static PillParts pill_parts(Canvas *canvas, int height, PictureId picture, const char *text,
                            const char *dim_text) {
    const View *view = canvas_view(canvas);
    PillParts parts = {.px = view_text_px(view, DESIGN_TEXT_BODY)};
    if (parts.px > height * 58 / 100) parts.px = height * 58 / 100;
    if (parts.px < 6) parts.px = 6;
    parts.pad = height * 45 / 100;
    parts.picture = picture == PICTURE_NONE ? 0 : height * 58 / 100;
    parts.gap = height / 5;
    parts.text = text_width(canvas_fonts(canvas), FONT_BOLD, parts.px, text);
    parts.dim = dim_text && *dim_text ? text_width(canvas_fonts(canvas), FONT_BOLD, parts.px, dim_text) : 0;
    return parts;
}

static int pill_width(const PillParts *parts) {
    int width = 2 * parts->pad + parts->text;
    if (parts->picture) width += parts->picture + parts->gap;
    if (parts->dim) width += parts->gap + parts->dim;
    return width;
}

int widget_pill_width(Canvas *canvas, int height, PictureId picture, const char *text, const char *dim_text) {
    PillParts parts = pill_parts(canvas, height, picture, text, dim_text);
    return pill_width(&parts);
}

void widget_pill(Canvas *canvas, Rect rect, PictureId picture, Colour fill, const char *text,
                 const char *dim_text) {
    PillParts parts = pill_parts(canvas, rect.height, picture, text, dim_text);
    int wanted = pill_width(&parts);
    /* Narrower than it wants: smaller text, in proportion, with a pixel to spare for hinting. */
    if (wanted > rect.width && wanted > 0) {
        int room = rect.width - (wanted - parts.text - parts.dim), had = parts.text + parts.dim;
        parts.px = room > 0 && had > 0 ? parts.px * room / had - 1 : 1;
        if (parts.px < 6) parts.px = 6;
        parts.text = text_width(canvas_fonts(canvas), FONT_BOLD, parts.px, text);
        parts.dim = parts.dim ? text_width(canvas_fonts(canvas), FONT_BOLD, parts.px, dim_text) : 0;
    }
    ShapeStyle style = widget_style(canvas, fill, THEME.ink, DESIGN_OUTLINE, rect.height);
    style.radius_px = rect.height * 38 / 100;
    canvas_shape(canvas, rect, &style);
    int x = rect.x + (rect.width - pill_width(&parts)) / 2 + parts.pad;
    Rect clip = canvas_clip_now(canvas);
    canvas_clip(canvas, rect_intersect(clip, rect));
    if (parts.picture) {
        Rect square = {x, rect.y + (rect.height - parts.picture) / 2, parts.picture, parts.picture};
        canvas_picture(canvas, picture, square, (Colour){0, 0, 0, 0}, 0, 255);
        x += parts.picture + parts.gap;
    }
    int y = rect.y + (rect.height - text_line_height(canvas_fonts(canvas), FONT_BOLD, parts.px)) / 2;
    canvas_text(canvas, FONT_BOLD, parts.px, THEME.ink, x, y, text);
    if (parts.dim)
        canvas_text(canvas, FONT_BOLD, parts.px, THEME.ink_dim, x + parts.text + parts.gap, y, dim_text);
    canvas_clip(canvas, clip);
}

static int key_px(Canvas *canvas, int height) {
    int px = view_text_px(canvas_view(canvas), 34);
    return px > height * 6 / 10 ? height * 6 / 10 : px;
}

int widget_key_cap_width(Canvas *canvas, int height, const char *key) {
    int width = text_width(canvas_fonts(canvas), FONT_BOLD, key_px(canvas, height), key) + height * 2 / 3;
    return width < height * 9 / 8 ? height * 9 / 8 : width;
}

void widget_key_cap(Canvas *canvas, Rect rect, const char *key) {
    ShapeStyle style = widget_style(canvas, THEME.white, THEME.ink, DESIGN_OUTLINE - 1, DESIGN_RADIUS_SMALL);
    canvas_shape(canvas, rect, &style);
    int px = key_px(canvas, rect.height);
    Fonts *fonts = canvas_fonts(canvas);
    canvas_text(canvas, FONT_BOLD, px, THEME.ink,
                rect.x + (rect.width - text_width(fonts, FONT_BOLD, px, key)) / 2,
                rect.y + (rect.height - text_line_height(fonts, FONT_BOLD, px)) / 2, key);
}

void widget_progress(Canvas *canvas, Rect rect, int permille, Colour fill) {
    if (permille < 0) permille = 0;
    if (permille > 1000) permille = 1000;
    ShapeStyle style = widget_style(canvas, THEME.white, THEME.ink, DESIGN_OUTLINE - 1, 0);
    style.radius_px = rect.height / 2;
    canvas_shape(canvas, rect, &style);
    /* The full bar, seen through a window that narrows: only the cells at its end change. */
    Rect inner = rect_inset(rect, style.outline_px);
    Rect filled = {rect.x, rect.y, style.outline_px + (int)((long long)inner.width * permille / 1000),
                   rect.height};
    if (permille == 0) return;
    style.fill = fill;
    Rect clip = canvas_clip_now(canvas);
    canvas_clip(canvas, rect_intersect(clip, filled));
    canvas_shape(canvas, rect, &style);
    canvas_clip(canvas, clip);
}

static int thumb_length(Rect rect, int shown, int total) {
    int length = (int)((long long)rect.height * shown / total), least = rect.width * 2;
    if (length < least) length = least < rect.height ? least : rect.height;
    return length;
}

void widget_scroll_bar(Canvas *canvas, Rect rect, int first, int shown, int total) {
    if (total <= shown || total < 1 || rect.height < 4) return;
    int length = thumb_length(rect, shown, total);
    int range = total - shown, at = first < 0 ? 0 : first > range ? range : first;
    ShapeStyle track = {.fill = THEME.shadow, .radius_px = rect.width / 2};
    ShapeStyle thumb = {.fill = THEME.ink_dim, .radius_px = rect.width / 2};
    Rect place = {rect.x, rect.y + (int)((long long)(rect.height - length) * at / range), rect.width, length};
    canvas_shape(canvas, rect, &track);
    canvas_shape(canvas, place, &thumb);
}

bool widget_scroll_bar_holds(Rect rect, int x, int y) {
    return rect_contains(rect_inset(rect, -rect.width / 2), x, y);
}

int widget_scroll_bar_first(Rect rect, int y, int shown, int total) {
    int length = thumb_length(rect, shown, total), way = rect.height - length, range = total - shown;
    if (way < 1 || range < 1) return 0;
    long long first = ((long long)(y - rect.y - length / 2) * range + way / 2) / way;
    return first < 0 ? 0 : first > range ? range : (int)first;
}
