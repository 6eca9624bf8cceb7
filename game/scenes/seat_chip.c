#include "scenes/seat_chip.h"

#include "scenes/seat_look.h"

#define FADED_ALPHA 120

enum { CHIP_GAP = 20, CHIP_HEIGHT_MAX = 170, MARK = 52, PIP = 40, LOW_PIP = 28 };

void seat_chip_draw_animal(Canvas *canvas, Rect rect, uint32_t look) {
    SeatLook seat = seat_look(look);
    canvas_picture(canvas, seat.picture, rect, seat.ink, 0, 255);
}

static ShapeStyle chip_style(const Canvas *canvas, const SeatChip *chip) {
    const View *view = canvas_view(canvas);
    bool strong = chip->state == CHIP_ON_TURN || chip->state == CHIP_RIGHT || chip->state == CHIP_WRONG;
    ShapeStyle style = {.fill = chip->team_tinted ? team_look(chip->team).tint : THEME.paper,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, strong ? DESIGN_OUTLINE_THICK - 1 : DESIGN_OUTLINE - 1),
                        .radius_px = view_px(view, 26),
                        .seed = chip->look};
    switch (chip->state) {
    case CHIP_ON_TURN:
        style.fill = THEME.streak_tint;
        style.shadow = true;
        break;
    case CHIP_RIGHT:
        style.fill = THEME.right_tint;
        style.outline = THEME.right;
        break;
    case CHIP_NEAR:
        style.outline = THEME.accent;
        break;
    case CHIP_WRONG:
        style.outline = THEME.wrong;
        style.dashed = true;
        break;
    case CHIP_AWAY:
    case CHIP_OUT:
    case CHIP_LOCKED:
        style.dashed = true;
        break;
    case CHIP_PLAIN:
    case CHIP_LOCKED_IN:
    case CHIP_WATCHES:
        break;
    }
    return style;
}

static PictureId mark_of(SeatChipState state) {
    switch (state) {
    case CHIP_LOCKED_IN:
    case CHIP_RIGHT:
        return PICTURE_TICK;
    case CHIP_WRONG:
    case CHIP_LOCKED:
        return PICTURE_CROSS;
    case CHIP_AWAY:
        return PICTURE_PAUSE;
    default:
        return PICTURE_NONE;
    }
}

static Colour note_colour(SeatChipState state) {
    return state == CHIP_RIGHT     ? THEME.right
           : state == CHIP_WRONG   ? THEME.wrong
           : state == CHIP_NEAR    ? THEME.accent
           : state == CHIP_ON_TURN ? THEME.ink
                                   : THEME.ink_dim;
}

/* Dots of a sequence or leaves of a life, from the left; `full` of them are full. */
static void draw_pips(Canvas *canvas, Rect room, uint32_t count, uint32_t full, bool leaves) {
    int size = room.height, step = size + size / 5;
    if (count && (int)count * step > room.width) step = room.width / (int)count;
    for (uint32_t i = 0; i < count; i++) {
        Rect pip = {room.x + (int)i * step, room.y, size, size};
        if (leaves) {
            canvas_picture(canvas, PICTURE_LEAF, pip, (Colour){0}, 0, i < full ? 255 : 50);
            continue;
        }
        ShapeStyle dot = {.fill = i < full ? THEME.ink : THEME.white,
                          .outline = THEME.ink,
                          .outline_px = view_px(canvas_view(canvas), 3),
                          .radius_px = size};
        canvas_shape(canvas, rect_inset(pip, size / 6), &dot);
    }
}

static void draw_lower_line(Game *game, Canvas *canvas, Rect room, const SeatChip *chip, bool low) {
    const View *view = canvas_view(canvas);
    Rect note = room, pips = room;
    uint32_t count = chip->lives_of ? chip->lives_of : chip->steps;
    if (count) {
        int most = view_px(view, low ? LOW_PIP : PIP);
        pips.height = room.height < most ? room.height : most;
        pips.y += (room.height - pips.height) / 2;
        int wanted = (int)count * pips.height * 6 / 5 + view_px(view, 10);
        int widest = count > 4 ? room.width / 2 : room.width * 3 / 5; /* five overlap a little */
        pips.width = wanted < widest ? wanted : widest;
        pips.x = rect_right(room) - pips.width;
        note.width = pips.x - note.x - view_px(view, 6);
        draw_pips(canvas, pips, count, chip->lives_of ? chip->lives : chip->done, chip->lives_of > 0);
    }
    if (chip->note)
        layout_text(game, canvas, note, FONT_BOLD, 32, note_colour(chip->state), ALIGN_LEFT, chip->note);
}

/* Below each other the words would be too small. */
static bool is_low(const Canvas *canvas, Rect rect) {
    return rect.height < view_px(canvas_view(canvas), 116);
}

int seat_chip_name_width(const Canvas *canvas, const SeatChip *chip, int usual, int room) {
    const View *view = canvas_view(canvas);
    Fonts *fonts = canvas_fonts(canvas);
    int share = usual * 55 / 100, gap = view_px(view, 8);
    if (!chip->note || chip->lives_of || chip->steps) return share;
    int note = text_width(fonts, FONT_BOLD, view_text_px(view, 32), chip->note) + gap;
    int name = text_width(fonts, FONT_HEADING, view_text_px(view, 42), chip->name) + gap;
    if (note <= room - share - gap) return share;
    int left = room - note - gap;
    return left < name ? (name < share ? name : share) : left;
}

void seat_chip_draw(Game *game, Canvas *canvas, Rect rect, const SeatChip *chip) {
    const View *view = canvas_view(canvas);
    uint8_t fade = canvas_fade_now(canvas);
    bool faded = chip->state == CHIP_AWAY || chip->state == CHIP_OUT || chip->state == CHIP_WATCHES;
    ShapeStyle style = chip_style(canvas, chip);
    canvas_shape(canvas, rect, &style);
    Rect inner = rect_inset(rect, view_px(view, is_low(canvas, rect) ? 4 : 14));
    if (is_low(canvas, rect)) { /* its ends are round */
        inner.x += view_px(view, 12);
        inner.width -= view_px(view, 24);
    }
    int size = inner.height < inner.width / 4 ? inner.height : inner.width / 4;
    int most = view_px(view, MARK);
    if (is_low(canvas, rect)) { /* clear of its edges */
        if (size > inner.height * 9 / 10) size = inner.height * 9 / 10;
        if (most > inner.height * 85 / 100) most = inner.height * 85 / 100;
    }
    Rect animal = {inner.x, inner.y + (inner.height - size) / 2, size, size};
    if (faded) canvas_fade(canvas, (uint8_t)(fade * FADED_ALPHA / 255));
    seat_chip_draw_animal(canvas, animal, chip->look);
    canvas_fade(canvas, fade);
    Rect words = inner;
    words.x = rect_right(animal) + view_px(view, 14);
    words.width = rect_right(inner) - words.x;
    PictureId mark = mark_of(chip->state);
    if (mark != PICTURE_NONE) {
        int side = inner.height < most ? inner.height : most;
        int top = is_low(canvas, rect) ? inner.y + (inner.height - side) / 2 : inner.y;
        Rect place = {rect_right(inner) - side, top, side, side};
        canvas_picture(canvas, mark, place, (Colour){0}, 0, 255);
    }
    Rect name = words, lower = words;
    name.width -= view_px(view, 58); /* kept free for a mark, so that no name jumps when it comes */
    if (is_low(canvas, rect)) {
        int right = rect_right(words) - (mark != PICTURE_NONE ? view_px(view, 58) : 0);
        name.width = seat_chip_name_width(canvas, chip, name.width, right - name.x);
        lower.x = rect_right(name) + view_px(view, 8);
        lower.width = right - lower.x;
    } else {
        lower.height = view_px(view, 40);
        lower.y = rect_bottom(words) - lower.height;
        name.height = lower.y - name.y;
    }
    layout_text(game, canvas, name, FONT_HEADING, 42, faded ? THEME.ink_dim : THEME.ink, ALIGN_LEFT,
                layout_from_left(canvas, chip->name));
    draw_lower_line(game, canvas, lower, chip, is_low(canvas, rect));
}

void seat_chips_draw(Game *game, Canvas *canvas, Rect area, const SeatChip *chips, size_t count) {
    if (count == 0) return;
    const View *view = canvas_view(canvas);
    int rows = count > 4 ? 2 : 1, columns = ((int)count + rows - 1) / rows; /* five are three and two */
    int gap = view_px(view, area.height < view_px(view, CHIP_HEIGHT_MAX) ? CHIP_GAP / 2 : CHIP_GAP);
    int width = (area.width - (columns - 1) * gap) / columns,
        height = (area.height - (rows - 1) * gap) / rows;
    if (width > view_px(view, 560)) width = view_px(view, 560);
    if (height > view_px(view, CHIP_HEIGHT_MAX)) height = view_px(view, CHIP_HEIGHT_MAX);
    int top = area.y + (area.height - rows * height - (rows - 1) * gap) / 2;
    for (size_t i = 0; i < count; i++) {
        int row = (int)i / columns, in_row = (int)count - row * columns;
        if (in_row > columns) in_row = columns;
        int left = area.x + (area.width - in_row * width - (in_row - 1) * gap) / 2;
        Rect chip = {left + ((int)i - row * columns) * (width + gap), top + row * (height + gap), width,
                     height};
        seat_chip_draw(game, canvas, chip, &chips[i]);
    }
}
