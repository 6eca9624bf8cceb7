#include "scenes/lobby_tiles.h"

#include "scenes/party.h"
#include "scenes/seat_look.h"

#define LOW_NAME 44 /* design pixels of a name in a tile of one line */

static ShapeStyle tile_style(const Canvas *canvas, Colour fill, bool focused, bool dashed) {
    const View *view = canvas_view(canvas);
    return (ShapeStyle){.fill = fill,
                        .outline = dashed ? THEME.ink_dim : THEME.ink,
                        .outline_px = view_px(view, focused ? DESIGN_OUTLINE_THICK : DESIGN_OUTLINE),
                        .radius_px = view_px(view, DESIGN_RADIUS - 6),
                        .dashed = dashed,
                        .shadow = !dashed};
}

/* What tells a seat apart beside its name: its device and, where there is room, what is unusual about it. */
static const char *about_seat(Canvas *canvas, const Seat *seat, bool low) {
    char device[DEVICE_LABEL_BYTES];
    const char *time = seats_allowance_name(seat->allowance);
    Arena *arena = canvas_arena(canvas);
    if (low && seat->away) return "unplugged";
    seat_device_describe(seat->device, device);
    if (low) return arena_format(arena, "%s%s", device, seat->host ? " · host" : "");
    return arena_format(arena, "%s%s%s%s%s", device, *time ? " · " : "", time, seat->host ? " · host" : "",
                        seat->away ? " · unplugged" : "");
}

static void draw_seat(Game *game, Canvas *canvas, const Seat *seat, Rect rect, bool focused) {
    const View *view = canvas_view(canvas);
    SeatLook look = seat_look(seat->look);
    ShapeStyle style = tile_style(canvas, seat->away ? THEME.page[1] : THEME.paper, focused, seat->away);
    canvas_shape(canvas, rect, &style);
    Rect inner = rect_inset(rect, view_px(view, 14)), name = inner, about;
    bool low = rect.height < view_px(view, 116);
    int side = low ? inner.height : view_px(view, 118);
    Rect picture = {inner.x + view_px(view, low ? 6 : 14), inner.y, side, inner.height};
    canvas_picture(canvas, look.picture, picture, look.ink, 0, seat->away ? 120 : 255);
    name.x = rect_right(picture) + view_px(view, 20);
    name.width = rect_right(inner) - name.x - view_px(view, 8);
    about = name;
    if (low) {
        int share = name.width * 3 / 5, px = view_text_px(view, LOW_NAME);
        int wanted = text_width(canvas_fonts(canvas), FONT_HEADING, px, seat->name) + px / 8;
        name.width = wanted < share ? wanted : share; /* the rest is for the device */
        about.x = rect_right(name) + view_px(view, 10);
        about.width = rect_right(inner) - about.x;
    } else {
        name.height = inner.height * 58 / 100;
        about.y = rect_bottom(name);
        about.height = inner.height - name.height;
    }
    layout_text(game, canvas, name, FONT_HEADING, low ? LOW_NAME : 56, THEME.ink, ALIGN_LEFT,
                layout_from_left(canvas, seat->name));
    layout_text(game, canvas, about, FONT_BOLD, 30, THEME.ink_dim, low ? ALIGN_RIGHT : ALIGN_LEFT,
                about_seat(canvas, seat, low));
}

static void draw_free(Game *game, Canvas *canvas, const LobbyTile *tile, bool focused) {
    const View *view = canvas_view(canvas);
    ShapeStyle style = tile_style(canvas, (Colour){0, 0, 0, 0}, focused, true);
    canvas_shape(canvas, tile->rect, &style);
    Rect inner = rect_inset(tile->rect, view_px(view, 24));
    if (tile->cluster == KEY_CLUSTERS) {
        bool mouse_sits =
            seats_find(&game->party.seats, (SeatDevice){.kind = SEAT_DEVICE_MOUSE}) != SEAT_NONE;
        layout_text(game, canvas, inner, FONT_BOLD, 34, THEME.ink_dim, ALIGN_LEFT,
                    mouse_sits ? "any button of a gamepad or buzzer"
                               : "any button of a gamepad or buzzer, or click here");
        return;
    }
    SeatDevice keys = {.kind = SEAT_DEVICE_KEYS, .part = tile->cluster};
    int height = view_px(view, 62), gap = view_px(view, 10);
    Rect words = inner;
    words.width = view_px(view, 120);
    layout_text(game, canvas, words, FONT_BOLD, 34, THEME.ink_dim, ALIGN_LEFT, "press");
    int x = rect_right(words) + gap;
    for (SeatKey key = SEAT_KEY_A; key <= SEAT_KEY_LOCK; key++) {
        char label[DEVICE_LABEL_BYTES];
        seat_device_key_label(keys, key, label);
        Rect cap = {x, inner.y + (inner.height - height) / 2, widget_key_cap_width(canvas, height, label),
                    height};
        int most = (rect_right(inner) - x) / (SEAT_KEY_LOCK + 1 - (int)key) - gap;
        if (cap.width > most) cap.width = most;
        widget_key_cap(canvas, cap, label);
        x = rect_right(cap) + gap;
    }
}

/* An arrow and the key of the seat's player that works it. */
static void draw_arrow(Game *game, Canvas *canvas, Rect rect, int angle, SeatDevice device, InputKind kind,
                       bool low) {
    char label[DEVICE_LABEL_BYTES] = "";
    for (SeatKey key = SEAT_KEY_A; key <= SEAT_KEY_D; key++) {
        Input pressed = {.seat_device = device, .seat_key = key}, meant;
        if (device.kind != SEAT_DEVICE_PAD && input_as_menu(&pressed, &meant) && meant.kind == kind)
            seat_device_key_label(device, key, label);
    }
    Rect picture = rect;
    if (low && device.kind == SEAT_DEVICE_BUZZER) label[0] = '\0'; /* no room for words */
    if (*label) {
        picture.width = rect.width / 2;
        Rect key = {rect_right(picture), rect.y, rect.width - picture.width, rect.height};
        if (device.kind == SEAT_DEVICE_BUZZER) { /* words below the arrow: they are wider */
            picture = (Rect){rect.x, rect.y, rect.width, rect.height / 2};
            key = (Rect){rect.x, rect_bottom(picture), rect.width, rect.height - picture.height};
        }
        layout_text(game, canvas, key, FONT_BOLD, 30, THEME.ink_dim, ALIGN_CENTRE, label);
    }
    int most = view_px(canvas_view(canvas), 40);
    canvas_picture(canvas, PICTURE_ARROW, rect_centred(picture, most, most), THEME.ink, angle, 255);
}

/* What ACCEPT does, with the key that gives it. */
static const char *accept_text(Canvas *canvas, const Seat *seat, SeatEditorRow row) {
    char label[DEVICE_LABEL_BYTES];
    seat_device_key_label(seat->device, seat->device.kind == SEAT_DEVICE_PAD ? SEAT_KEY_A : SEAT_KEY_LOCK,
                          label);
    return arena_format(canvas_arena(canvas), "%s%s%s", label, *label ? ": " : "", seat_editor_accept(row));
}

static void draw_editor(Game *game, Canvas *canvas, uint32_t number, Rect rect) {
    const Party *party = &game->party;
    const Seat *seat = &party->seats.items[number];
    SeatEditorRow row = party->editors[number].row;
    SeatLook look = seat_look(seat->look);
    LobbyEditorRects parts = lobby_editor_rects(rect, canvas_view(canvas));
    ShapeStyle style = tile_style(canvas, look.tint, true, false);
    canvas_shape(canvas, rect, &style);
    canvas_picture(canvas, look.picture, parts.picture, look.ink, 0, 255);
    const char *value = seat_editor_value(&party->seats, number, row);
    if (parts.is_low) {
        if (row != EDIT_NAME)
            value = arena_format(canvas_arena(canvas), "%s: %s", seat_editor_label(row), value);
    } else {
        layout_text(game, canvas, parts.label, FONT_BOLD, 30, THEME.ink_dim, ALIGN_CENTRE,
                    seat_editor_label(row));
        layout_text(game, canvas, parts.foot, FONT_BOLD, 30, THEME.ink_dim, ALIGN_CENTRE,
                    accept_text(canvas, seat, row));
    }
    layout_text(game, canvas, parts.value, FONT_HEADING, 46, THEME.ink, ALIGN_CENTRE, value);
    if (row != EDIT_LEAVE) {
        draw_arrow(game, canvas, parts.left, 180, seat->device, INPUT_LEFT, parts.is_low);
        draw_arrow(game, canvas, parts.right, 0, seat->device, INPUT_RIGHT, parts.is_low);
    }
    draw_arrow(game, canvas, parts.up, 270, seat->device, INPUT_UP, parts.is_low);
    draw_arrow(game, canvas, parts.down, 90, seat->device, INPUT_DOWN, parts.is_low);
}

static void draw_group(Game *game, Canvas *canvas, const LobbyGroup *group) {
    TeamLook look = team_look(group->team);
    const View *view = canvas_view(canvas);
    Rect around = rect_inset(group->area, -view_px(view, 8));
    bool target = game->party.dragging && rect_contains(around, game->party.drag_x, game->party.drag_y);
    ShapeStyle style = {.fill = look.tint,
                        .outline = look.ink,
                        .outline_px = view_px(view, target ? DESIGN_OUTLINE_THICK : 3),
                        .radius_px = view_px(view, DESIGN_RADIUS),
                        .dashed = !target};
    canvas_shape(canvas, around, &style);
    Rect head = rect_inset(group->head, view_px(view, 6));
    head.x += view_px(view, 10);
    layout_text(game, canvas, head, FONT_HEADING, 36, look.ink, ALIGN_LEFT, look.name);
}

void lobby_tiles_draw(Game *game, Canvas *canvas, const LobbyPlan *plan, int first_item) {
    const Party *party = &game->party;
    for (uint32_t i = 0; i < plan->group_count; i++) draw_group(game, canvas, &plan->groups[i]);
    for (uint32_t i = 0; i < plan->tile_count; i++) {
        const LobbyTile *tile = &plan->tiles[i];
        bool focused = game->menu.focus == first_item + (int)i;
        menu_place(&game->menu, first_item + (int)i, tile->rect);
        if (tile->seat == SEAT_NONE)
            draw_free(game, canvas, tile, focused);
        else if (party->editors[tile->seat].open)
            draw_editor(game, canvas, tile->seat, tile->rect);
        else if (!party->dragging || party->pressed != tile->seat)
            draw_seat(game, canvas, &party->seats.items[tile->seat], tile->rect, focused);
    }
    for (uint32_t i = 0; i < plan->tile_count && party->dragging; i++) /* over all others */
        if (plan->tiles[i].seat == party->pressed)
            draw_seat(game, canvas, &party->seats.items[party->pressed],
                      rect_moved(plan->tiles[i].rect, party->drag_x - party->press_x,
                                 party->drag_y - party->press_y),
                      true);
}

/* The keys of the clusters that nobody has: "7 8 9 0 · Z X C V"; "" where all are taken. */
static const char *free_keys(const Game *game, Canvas *canvas) {
    const char *text = "";
    for (uint8_t cluster = 0; cluster < KEY_CLUSTERS; cluster++) {
        SeatDevice keys = {.kind = SEAT_DEVICE_KEYS, .part = cluster};
        char label[DEVICE_LABEL_BYTES];
        if (seats_find(&game->party.seats, keys) != SEAT_NONE) continue;
        seat_device_describe(keys, label);
        text = arena_format(canvas_arena(canvas), "%s%s%s", text, *text ? " · " : "",
                            label + sizeof "keys " - 1);
    }
    return text;
}

/* What Enter does there; the mouse takes the focus along. "" on what says it itself. */
static const char *enter_text(const Game *game, Canvas *canvas, const LobbyTile *focused, bool on_start) {
    if (on_start) return "Enter starts.";
    if (!focused || focused->seat == SEAT_NONE) return "";
    return arena_format(canvas_arena(canvas), "Enter changes %s.",
                        game->party.seats.items[focused->seat].name);
}

const char *lobby_foot_text(const Game *game, Canvas *canvas, const LobbyTile *focused, bool on_start) {
    const Seats *seats = &game->party.seats;
    Arena *arena = canvas_arena(canvas);
    bool teams = mode_row(game->party.mode)->has_teams;
    if (game->party.hint) return game->party.hint;
    const char *missing = seats_missing(seats, teams), *keys = free_keys(game, canvas);
    const char *first = missing ? missing : enter_text(game, canvas, focused, on_start);
    const char *gap = *first ? " " : "";
    if (teams && seats_count(seats) < SEATS_MAX) /* there are no free tiles that would say it */
        return arena_format(arena, "%s%sFree: %s%sany gamepad, or click into a team.", first, gap, keys,
                            *keys ? " · " : "");
    if (missing || teams) return first;
    return arena_format(arena, "%s%sA seat dropped onto another makes a team.", first, gap);
}
