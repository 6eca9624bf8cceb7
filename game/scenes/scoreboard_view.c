#include "scenes/scoreboard_view.h"

#include "scenes/seat_chip.h"
#include "scenes/seat_look.h"

/* Design pixels; eight rows fill the board, fewer are higher and stand in its middle. */
enum { ROW_GAP = 12, ROW_HEIGHT_MAX = 140 };

static void draw_sign(Canvas *canvas, Rect rect, const ScoreboardEntry *entry) {
    if (entry->team) {
        ShapeStyle flag = {.fill = team_look(entry->look).ink,
                           .outline = THEME.ink,
                           .outline_px = view_px(canvas_view(canvas), 4),
                           .radius_px = rect.height / 4};
        canvas_shape(canvas, rect_inset(rect, rect.height / 10), &flag);
    } else {
        seat_chip_draw_animal(canvas, rect, entry->look);
    }
}

/* "▲ 2": a picture and a number, so that it is not told by colour alone. */
static void draw_climb(Game *game, Canvas *canvas, Rect room, int climb) {
    if (climb == 0) return;
    Rect arrow = room, number = room;
    arrow.width = room.width / 2;
    number.x += arrow.width;
    number.width -= arrow.width;
    Colour colour = climb > 0 ? THEME.right : THEME.wrong;
    int by = climb < 0 ? -climb : climb;
    canvas_picture(canvas, PICTURE_ARROW, rect_inset(arrow, arrow.width / 8), colour, climb > 0 ? 270 : 90,
                   255);
    layout_text(game, canvas, number, FONT_BOLD, 40, colour, ALIGN_LEFT,
                arena_format(canvas_arena(canvas), "%d", by));
}

/* A part of the row, thousandths of its width from its left end. */
static Rect part(Rect row, int from, int to) {
    int left = row.width * from / 1000;
    return (Rect){row.x + left, row.y, row.width * to / 1000 - left, row.height};
}

static void draw_row(Game *game, Canvas *canvas, Rect rect, const ScoreboardRow *row,
                     const ScoreboardEntry *entry, int32_t progress) {
    const View *view = canvas_view(canvas);
    Arena *arena = canvas_arena(canvas);
    int32_t gain = row->to_points - row->from_points;
    ShapeStyle style = {.fill = entry->place == 1 && progress == 1000 ? THEME.podium[0] : THEME.paper,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, DESIGN_OUTLINE),
                        .radius_px = view_px(view, 26),
                        .shadow = true,
                        .shadow_x_px = view_px(view, 6),
                        .shadow_y_px = view_px(view, 7),
                        .dashed = entry->faded,
                        .seed = row->who};
    canvas_shape(canvas, rect, &style);
    Rect inner = rect_inset(rect, view_px(view, 6));
    Colour ink = entry->faded ? THEME.ink_dim : THEME.ink;
    if (progress == 1000)
        layout_text(game, canvas, part(inner, 8, 60), FONT_HEADING, 58, ink, ALIGN_RIGHT,
                    arena_format(arena, "%u", entry->place));
    draw_sign(canvas, rect_inset(part(inner, 75, 130), view_px(view, 4)), entry);
    bool noted = entry->note && *entry->note;
    layout_text(game, canvas, part(inner, 150, noted ? 420 : 560), FONT_HEADING, 56, ink, ALIGN_LEFT,
                layout_from_left(canvas, entry->name));
    if (noted)
        layout_text(game, canvas, part(inner, 425, 560), FONT_BOLD, 34, THEME.ink_dim, ALIGN_RIGHT,
                    entry->note);
    if (progress == 1000) draw_climb(game, canvas, part(inner, 580, 660), scoreboard_climb(row));
    if (gain)
        layout_text(game, canvas, part(inner, 660, 810), FONT_BOLD, 46, gain > 0 ? THEME.right : THEME.wrong,
                    ALIGN_RIGHT,
                    arena_format(arena, "%s%s", gain > 0 ? "+" : "−",
                                 layout_number(canvas, gain > 0 ? gain : -(int64_t)gain)));
    layout_text(game, canvas, part(inner, 815, 985), FONT_BOLD, 58, ink, ALIGN_RIGHT,
                layout_number(canvas, scoreboard_points(row, progress)));
}

void scoreboard_view_draw(Game *game, Canvas *canvas, Rect area, const ScoreboardRow *rows,
                          const ScoreboardEntry *entries, size_t count, uint32_t age_ms) {
    if (count == 0) return;
    const View *view = canvas_view(canvas);
    int32_t progress = scoreboard_progress(age_ms, game->settings.less_motion);
    int gap = view_px(view, ROW_GAP), height = (area.height + gap) / SCOREBOARD_ROWS_MAX - gap;
    if (count < SCOREBOARD_ROWS_MAX) height = (area.height + gap) / (int)count - gap;
    if (height > view_px(view, ROW_HEIGHT_MAX)) height = view_px(view, ROW_HEIGHT_MAX);
    int top = area.y + (area.height - (int)count * (height + gap) + gap) / 2;
    for (int climbing = 0; climbing < 2; climbing++) { /* those that climb pass before those that fall */
        for (size_t i = 0; i < count; i++) {
            if ((scoreboard_climb(&rows[i]) > 0) != (climbing == 1)) continue;
            int64_t y = (int64_t)scoreboard_place(&rows[i], progress) * (height + gap) / 1000;
            Rect rect = {area.x, top + (int)y, area.width, height};
            draw_row(game, canvas, rect, &rows[i], &entries[i], progress);
        }
    }
}
