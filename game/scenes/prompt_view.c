#include "scenes/prompt_view.h"

#include <string.h>

#include "base/text.h"
#include "packs/pack_picture.h"

#define GROWN_MAX 3 /* a small picture is drawn up to so many times as large at 1080p */

static bool read_picture(const void *context, Buffer *bytes) {
    return pack_picture_read(context, bytes);
}

/* The largest rectangle of the picture's proportions in the middle of the left of `room`. */
static Rect fit_picture(const Canvas *canvas, const CardPicture *picture, Rect room) {
    int most = view_px(canvas_view(canvas), picture->width * GROWN_MAX);
    int width = room.width < most ? room.width : most;
    int height = (int)((int64_t)width * picture->height / picture->width);
    if (height > room.height) {
        height = room.height;
        width = (int)((int64_t)height * picture->width / picture->height);
    }
    if (width < 1) width = 1;
    if (height < 1) height = 1;
    return (Rect){room.x, room.y + (room.height - height) / 2, width, height};
}

/* The picture on a sheet of its own, as if laid on the card, or where it cannot be shown what it says there.
 * Returns what stays to the right of it. */
static Rect draw_picture(Game *game, Canvas *canvas, const CardPicture *picture, Rect inner) {
    const View *view = canvas_view(canvas);
    ShapeStyle sheet = {.fill = THEME.white,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, DESIGN_OUTLINE),
                        .radius_px = view_px(view, DESIGN_RADIUS_SMALL),
                        .shadow = true,
                        .seed = 11};
    int border = sheet.outline_px + view_px(view, 9), gap = view_px(view, 36);
    Rect room = inner;
    room.width = inner.width * 2 / 5;
    room = rect_inset(room, border);
    Rect photo = {room.x, room.y, room.width < room.height * 4 / 3 ? room.width : room.height * 4 / 3,
                  room.height};
    if (picture->width > 0) photo = fit_picture(canvas, picture, room);
    canvas_shape(canvas, rect_inset(photo, -border), &sheet);
    PhotoSource source = {.key = picture->content.hex, .context = picture, .read = read_picture};
    if (picture->width == 0 || !canvas_photo(canvas, &source, photo))
        layout_text(game, canvas, photo, FONT_BOLD, 36, THEME.ink_dim, ALIGN_CENTRE,
                    picture->text ? picture->text : "There should be a picture here.");
    int used = rect_right(photo) + border + gap - inner.x;
    return (Rect){inner.x + used, inner.y, inner.width - used, inner.height};
}

Rect prompt_view_draw_paper(Game *game, Canvas *canvas, const Card *card, Rect rect, Colour fill) {
    widget_panel(canvas, rect, fill);
    Rect inner = rect_inset(rect, view_px(canvas_view(canvas), card->picture ? 26 : 40));
    return card->picture ? draw_picture(game, canvas, card->picture, inner) : inner;
}

void prompt_view_draw(Game *game, Canvas *canvas, const Card *card, Rect rect, bool shows_category) {
    Rect inner = prompt_view_draw_paper(game, canvas, card, rect, THEME.paper);
    if (shows_category && card->category) {
        Rect category = inner;
        category.height = view_px(canvas_view(canvas), 50);
        layout_text(game, canvas, category, FONT_HEADING, 34, THEME.accent, ALIGN_CENTRE, card->category);
        inner.y += category.height;
        inner.height -= category.height;
    }
    layout_text(game, canvas, inner, FONT_HEADING, DESIGN_TEXT_PROMPT, THEME.ink, ALIGN_CENTRE, card->prompt);
}

/* Bytes of the line of which `codepoints` were read, up to the end of a word. */
static size_t read_bytes(const char *line, size_t codepoints) {
    size_t end = 0, at = 0;
    for (; line[at] && codepoints > 0; codepoints--) {
        at++;
        while (((unsigned char)line[at] & 0xc0) == 0x80) at++;
        if (line[at] == ' ' || line[at] == '\0') end = at;
    }
    return end;
}

void prompt_view_draw_read(Game *game, Canvas *canvas, const Card *card, Rect rect, uint32_t permille) {
    if (permille >= 1000) {
        prompt_view_draw(game, canvas, card, rect, false);
        return;
    }
    const View *view = canvas_view(canvas);
    Rect inner = prompt_view_draw_paper(game, canvas, card, rect, THEME.paper);
    int floor_px = view_px(view, DESIGN_TEXT_FLOOR);
    TextBlock block = text_fit(
        canvas_fonts(canvas), canvas_arena(canvas), FONT_HEADING, view_text_px(view, DESIGN_TEXT_PROMPT),
        floor_px < TEXT_FLOOR_PX ? TEXT_FLOOR_PX : floor_px, card->prompt, inner.width, inner.height);
    if (block.overflows) game->overflowing_texts++;
    size_t left = text_count_codepoints(card->prompt) * permille / 1000;
    int y = inner.y + (inner.height - block.line_count * block.line_height) / 2;
    for (int i = 0; i < block.line_count; i++, y += block.line_height) {
        const char *line = block.lines[i];
        size_t length = text_count_codepoints(line), bytes = read_bytes(line, left);
        int width = text_width(canvas_fonts(canvas), FONT_HEADING, block.px, line);
        if (bytes)
            canvas_text(canvas, FONT_HEADING, block.px, THEME.ink, inner.x + (inner.width - width) / 2, y,
                        arena_copy_text(canvas_arena(canvas), line, bytes));
        left -= length < left ? length : left;
    }
}

void prompt_view_draw_clock(Game *game, Canvas *canvas, Rect room, uint32_t left_ticks,
                            uint32_t limit_ticks) {
    if (limit_ticks == 0) {
        layout_text(game, canvas, room, FONT_MEDIUM, 32, THEME.ink_dim, ALIGN_LEFT, "no time limit");
        return;
    }
    /* Rounded up, so that "0.0" is only said when the time is over. */
    uint32_t tenths = (left_ticks * 10 + TICKS_PER_SECOND - 1) / TICKS_PER_SECOND;
    bool hurry = left_ticks < 5 * TICKS_PER_SECOND;
    const View *view = canvas_view(canvas);
    Rect words = room, bar = room;
    words.width = room.width / 3 > view_px(view, 170) ? view_px(view, 170) : room.width / 3;
    words.x = rect_right(room) - words.width;
    bar.width = words.x - view_px(view, 20) - bar.x;
    bar.height = view_px(view, 28);
    bar.y = room.y + (room.height - bar.height) / 2;
    widget_progress(canvas, bar, (int)((uint64_t)left_ticks * 1000 / limit_ticks),
                    hurry ? THEME.wrong : THEME.accent);
    const char *text = arena_format(canvas_arena(canvas), "%u.%u s", tenths / 10, tenths % 10);
    layout_text(game, canvas, words, FONT_HEADING, 44, THEME.ink, ALIGN_LEFT, text);
}

static const char *source_line(Canvas *canvas, const Source *source) {
    if (!source) return "";
    if (!source->publisher) return arena_format(canvas_arena(canvas), "source: %s", source->title);
    return arena_format(canvas_arena(canvas), "source: %s, %s", source->publisher, source->title);
}

/* Design pixels: one line for most sources, two for a long title. */
static int source_height(const Source *source) {
    size_t length = source ? strlen(source->title) + (source->publisher ? strlen(source->publisher) : 0) : 0;
    return length > 90 ? 74 : 44;
}

void prompt_view_draw_explanation(Game *game, Canvas *canvas, const Card *card, Rect rect) {
    Rect explanation = rect, source = rect;
    source.height = view_px(canvas_view(canvas), source_height(card->source));
    source.y = rect_bottom(rect) - source.height;
    explanation.height = source.y - explanation.y;
    layout_text(game, canvas, explanation, FONT_BOLD, 36, THEME.ink, ALIGN_LEFT,
                card->explanation ? card->explanation : "");
    layout_text(game, canvas, source, FONT_MEDIUM, DESIGN_TEXT_SMALL, THEME.ink_dim, ALIGN_LEFT,
                source_line(canvas, card->source));
}
