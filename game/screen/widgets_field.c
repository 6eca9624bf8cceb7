/* A line to type into. What is composed is laid out with the text, as it will stand when it has become a part
 * of it; a place in the text is found again in the lines that came of it. */
#include <string.h>

#include "base/text.h"
#include "screen/widget_parts.h"
#include "screen/widgets.h"

#define CARET_ROOM 14 /* design pixels, at either end of an empty field */

/* The text that a field shows, and where in it. */
typedef struct Written {
    const char *text;
    size_t composed, caret, selected, end; /* bytes: where these begin; the last is all of the text */
} Written;

/* A fitted text with where it is drawn. */
typedef struct Laid {
    Canvas *canvas;
    TextBlock block;
    Rect inside;
} Laid;

typedef struct Spot {
    int line, width; /* from the line's beginning, pixels */
} Spot;

static Written written(Canvas *canvas, const char *text, bool focused) {
    const Composition *composition = focused ? canvas_composition(canvas) : NULL;
    size_t length = strlen(text);
    if (!composition) return (Written){text, length, length, length, length};
    const char *all = arena_format(canvas_arena(canvas), "%s%s", text, composition->text);
    const char *cursor = all + length;
    for (int i = 0; i < composition->caret; i++) text_next(&cursor);
    size_t caret = (size_t)(cursor - all);
    for (int i = 0; i < composition->selected; i++) text_next(&cursor);
    return (Written){all, length, caret, (size_t)(cursor - all), strlen(all)};
}

static bool is_direction_mark(uint32_t codepoint) {
    return codepoint == 0x061C || codepoint == 0x200E || codepoint == 0x200F;
}

static int width_of(const Laid *laid, const char *line, size_t bytes) {
    const char *part = arena_copy_text(canvas_arena(laid->canvas), line, bytes);
    return text_width(canvas_fonts(laid->canvas), FONT_BOLD, laid->block.px, part);
}

/* Where byte `offset` of the text stands. The lines are the text with marks of direction, without the spaces
 * at their ends. */
static Spot spot_of(const Laid *laid, const char *text, size_t offset) {
    const char *at = text, *wanted = text + offset;
    for (int i = 0;; i++) {
        const char *line = laid->block.lines[i], *cursor = line;
        while (at < wanted && *at == ' ') at++;
        while (*cursor && at < wanted) {
            const char *next = cursor;
            uint32_t codepoint = text_next(&next);
            if (!is_direction_mark(codepoint) || strncmp(at, cursor, (size_t)(next - cursor)) == 0)
                text_next(&at);
            cursor = next;
        }
        if (at < wanted && i + 1 < laid->block.line_count) continue;
        int width = width_of(laid, line, (size_t)(cursor - line));
        for (; at < wanted && *at == ' '; at++) width += width_of(laid, " ", 1);
        return (Spot){i, width < laid->inside.width ? width : laid->inside.width};
    }
}

/* A stretch of a line between two widths from its beginning, at some height of it. */
static Rect stretch(const Laid *laid, int line, int from, int to, int top, int height) {
    const TextBlock *block = &laid->block;
    Rect inside = laid->inside;
    int y = inside.y + (inside.height - block->height) / 2 + line * block->line_height + top;
    int x = block->from_right ? rect_right(inside) - to : inside.x + from;
    return (Rect){x, y, to - from, height};
}

/* Under all that stands between two places of the text, through all its lines. */
static void underline(const Laid *laid, const Written *text, size_t start, size_t end, int height) {
    if (start >= end) return;
    Spot from = spot_of(laid, text->text, start), to = spot_of(laid, text->text, end);
    for (int line = from.line; line <= to.line; line++) {
        const char *all = laid->block.lines[line];
        int left = line == from.line ? from.width : 0;
        int right = line == to.line ? to.width : width_of(laid, all, strlen(all));
        canvas_fill(laid->canvas,
                    stretch(laid, line, left, right, laid->block.line_height * 104 / 100 - height, height),
                    THEME.ink);
    }
}

static Rect caret_of(const Laid *laid, const Written *text) {
    const View *view = canvas_view(laid->canvas);
    Spot spot = spot_of(laid, text->text, text->caret);
    int gap = view_px(view, 3), high = laid->block.line_height;
    int from = spot.width + (text->caret == text->end ? gap : -gap); /* between two letters */
    return stretch(laid, spot.line, from, from + view_px(view, 5), high / 10, high * 8 / 10);
}

bool widget_field(Canvas *canvas, Rect rect, const char *text, const char *placeholder, bool focused,
                  bool caret_visible) {
    const View *view = canvas_view(canvas);
    ShapeStyle style = widget_style(canvas, THEME.white, THEME.ink,
                                    focused ? DESIGN_OUTLINE + 3 : DESIGN_OUTLINE, DESIGN_RADIUS_SMALL + 6);
    canvas_shape(canvas, rect, &style);
    int pad = view_px(view, 28), inset = style.outline_px + view_px(view, 4);
    Written own = written(canvas, text, focused);
    bool empty = own.end == 0;
    Laid laid = {.canvas = canvas,
                 .inside = {rect.x + pad, rect.y + inset, rect.width - 2 * pad - view_px(view, 10),
                            rect.height - 2 * inset}};
    Rect words = laid.inside;
    if (empty) { /* the caret stands before what is said there, not on it */
        words.x += view_px(view, CARET_ROOM);
        words.width -= 2 * view_px(view, CARET_ROOM);
    }
    const char *shown = empty ? (placeholder ? placeholder : "") : own.text;
    laid.block = text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_BOLD,
                          view_text_px(view, DESIGN_TEXT_BUTTON), 8, shown, words.width, words.height);
    canvas_text_block(canvas, &laid.block, FONT_BOLD, empty ? THEME.ink_dim : THEME.ink, words, ALIGN_LEFT);
    if (!focused) return !laid.block.overflows;
    underline(&laid, &own, own.composed, own.end, view_px(view, 3));
    underline(&laid, &own, own.caret, own.selected, view_px(view, 7));
    Rect caret = caret_of(&laid, &own);
    canvas_set_caret(canvas, caret);
    if (caret_visible || own.composed < own.end) canvas_fill(canvas, caret, THEME.ink);
    return !laid.block.overflows;
}
