/* Who is playing? Everybody sits down with what they have in their hand: the first press joins, the next
 * opens what can be changed about the own seat. All hands work at once; Enter, arrows, Esc and the mouse are
 * the room's, and so are the arrows of a host's gamepad. */
#include <stdlib.h>
#include <string.h>

#include "scenes/lobby_tiles.h"
#include "scenes/party_input.h"
#include "scenes/scenes.h"

enum { SETUP, START, BACK, FIRST_TILE };

#define DRAG_PX 12 /* design pixels that a pressed mouse must move before it drags */

static bool with_teams(const Game *game) {
    return mode_row(game->party.mode)->has_teams;
}

static LobbyPlan plan_of(const Game *game) {
    return lobby_plan(&game->party.seats, with_teams(game), &game->view);
}

/* Seats came or went: the menu has so many tiles. */
static void count_items(Game *game) {
    LobbyPlan plan = plan_of(game);
    game->menu.count = FIRST_TILE + (int)plan.tile_count;
    if (game->menu.focus >= game->menu.count) game->menu.focus = START;
}

static void close_editors(Game *game) {
    for (uint32_t i = 0; i < SEATS_MAX; i++) game->party.editors[i] = (SeatEditor){0};
    game->party.edited_by_room = SEAT_NONE;
    game->party.pressed = SEAT_NONE;
    game->party.dragging = false;
}

void lobby_enter(Game *game) {
    Party *party = &game->party;
    ModeId mode;
    party->mode =
        mode_find(game->settings.party_mode, &mode) && mode_row(mode)->is_party ? mode : MODE_EVERYONE;
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        party->seats.items[i].gone = false;
        if (party->seats.items[i].away) seats_leave(&party->seats, i); /* it did not come back */
    }
    party->hint = NULL;
    menu_reset(&game->menu, FIRST_TILE, 1, START);
    close_editors(game);
    count_items(game);
}

static uint32_t sit_down(Game *game, SeatDevice device) {
    Party *party = &game->party;
    uint32_t seat = seats_join(&party->seats, device, random_next(&game->seeds));
    party->hint = seat == SEAT_NONE ? "All eight seats are taken." : NULL;
    if (seat != SEAT_NONE) party->editors[seat] = (SeatEditor){0};
    count_items(game);
    return seat;
}

/* There is one mouse. */
static uint32_t sit_down_by_mouse(Game *game) {
    const SeatDevice mouse = {.kind = SEAT_DEVICE_MOUSE};
    if (seats_find(&game->party.seats, mouse) == SEAT_NONE) return sit_down(game, mouse);
    game->party.hint = "The mouse sits already. Sit down with keys, a gamepad or a buzzer.";
    return SEAT_NONE;
}

static void get_up(Game *game, uint32_t seat) {
    seats_leave(&game->party.seats, seat);
    game->party.editors[seat] = (SeatEditor){0};
    if (game->party.edited_by_room == seat) game->party.edited_by_room = SEAT_NONE;
    count_items(game);
}

static void start(Game *game) {
    if (party_start(game)) close_editors(game);
}

static void edit(Game *game, uint32_t seat, InputKind kind) {
    Party *party = &game->party;
    SeatEditor *editor = &party->editors[seat];
    SeatWish wish = seat_editor_input(editor, &party->seats, seat, with_teams(game), kind);
    if (!editor->open && party->edited_by_room == seat) party->edited_by_room = SEAT_NONE;
    party->hint = NULL;
    if (wish == SEAT_WISH_LEAVE) get_up(game, seat);
    if (wish != SEAT_WISH_WRITE_NAME) return;
    party->naming = seat;
    game_go(game, SCENE_SEAT_NAME);
}

static void open_editor(Game *game, uint32_t seat) {
    game->party.editors[seat] = (SeatEditor){.open = true, .row = EDIT_NAME};
    game->party.hint = NULL;
}

static void close_rooms_editor(Game *game) {
    Party *party = &game->party;
    if (party->edited_by_room != SEAT_NONE) party->editors[party->edited_by_room].open = false;
    party->edited_by_room = SEAT_NONE;
}

/* An item of the room's menu was chosen by keys or, with the mouse, clicked. */
static void choose(Game *game, int item, bool by_mouse) {
    Party *party = &game->party;
    if (item == SETUP) {
        game_go(game, SCENE_PARTY_SETUP);
    } else if (item == START) {
        start(game);
    } else if (item == BACK) {
        game_go(game, SCENE_TITLE);
    } else {
        LobbyPlan plan = plan_of(game);
        const LobbyTile *tile = &plan.tiles[item - FIRST_TILE];
        if (tile->seat != SEAT_NONE) {
            open_editor(game, tile->seat);
            party->edited_by_room = tile->seat;
        } else if (by_mouse) {
            sit_down_by_mouse(game);
        } else {
            party->hint = "Press one of the keys shown there to sit down.";
        }
    }
}

/* The item that lies nearest in this direction; sideways counts double. */
static void move_focus(Game *game, int right, int down) {
    Menu *menu = &game->menu;
    Rect from = menu->rects[menu->focus];
    int best = menu->focus, least = INT32_MAX;
    for (int i = 0; i < menu->count; i++) {
        Rect to = menu->rects[i];
        int x = to.x + to.width / 2 - from.x - from.width / 2,
            y = to.y + to.height / 2 - from.y - from.height / 2;
        int along = right ? x * right : y * down, across = right ? abs(y) : abs(x);
        if (along <= 0 || along + 2 * across >= least) continue;
        if (right && abs(x) < from.width / 2) continue; /* below or above, not beside */
        least = along + 2 * across;
        best = i;
    }
    menu->focus = best;
}

/* Enter, arrows and Esc; from a host's gamepad, too. */
static void room_input(Game *game, InputKind kind, bool by_pad) {
    Party *party = &game->party;
    if (party->edited_by_room != SEAT_NONE) {
        edit(game, party->edited_by_room, kind);
        return;
    }
    if (kind == INPUT_UP || kind == INPUT_DOWN)
        move_focus(game, 0, kind == INPUT_DOWN ? 1 : -1);
    else if (kind == INPUT_LEFT || kind == INPUT_RIGHT)
        move_focus(game, kind == INPUT_RIGHT ? 1 : -1, 0);
    else if (kind == INPUT_ACCEPT)
        choose(game, game->menu.focus, false);
    else if (kind == INPUT_BACK && by_pad) /* B is one of a player's keys: no way out by a slip */
        game->menu.focus = BACK;
    else if (kind == INPUT_BACK)
        game_go(game, SCENE_TITLE);
}

static bool is_rooms_kind(InputKind kind) {
    return (kind >= INPUT_UP && kind <= INPUT_BACK) || kind == INPUT_PAUSE;
}

/* A player's own device. A stick that is pushed is no button: a gamepad on the sofa does not sit down. */
static void device_input(Game *game, const Input *input) {
    Party *party = &game->party;
    uint32_t seat = seats_find(&party->seats, input->seat_device);
    Input meant;
    bool arrow = input->kind >= INPUT_UP && input->kind <= INPUT_RIGHT;
    if (seat == SEAT_NONE) {
        if (input->seat_key != SEAT_KEY_NONE || !arrow) sit_down(game, input->seat_device);
        return;
    }
    if (party->editors[seat].open) {
        if (input_as_menu(input, &meant)) edit(game, seat, meant.kind);
    } else if (input->seat_device.kind == SEAT_DEVICE_PAD && party->seats.items[seat].host &&
               is_rooms_kind(input->kind)) {
        if (input->kind == INPUT_PAUSE)
            start(game);
        else
            room_input(game, input->kind, true);
    } else {
        open_editor(game, seat);
    }
}

static void drop(Game *game, const LobbyPlan *plan, int x, int y) {
    Party *party = &game->party;
    Seat *dropped = &party->seats.items[party->pressed];
    for (uint32_t i = 0; i < plan->tile_count; i++) {
        const LobbyTile *tile = &plan->tiles[i];
        if (tile->seat == SEAT_NONE || tile->seat == party->pressed || !rect_contains(tile->rect, x, y))
            continue;
        dropped->team = party->seats.items[tile->seat].team;
        if (!with_teams(game)) { /* whoever drops a seat onto another wants teams */
            party_choose_mode(game, MODE_TEAMS);
            party->hint = "Now you play in teams. The mode can be changed again at the right.";
        }
        count_items(game);
        return;
    }
    for (uint32_t i = 0; i < plan->group_count; i++)
        if (rect_contains(plan->groups[i].area, x, y)) dropped->team = plan->groups[i].team;
    count_items(game);
}

static void mouse_clicked(Game *game, const LobbyPlan *plan, int x, int y) {
    Party *party = &game->party;
    for (uint32_t i = 0; i < plan->tile_count; i++) {
        const LobbyTile *tile = &plan->tiles[i];
        if (tile->seat == SEAT_NONE || !rect_contains(tile->rect, x, y)) continue;
        if (party->editors[tile->seat].open) {
            edit(game, tile->seat, lobby_editor_hit(tile->rect, &game->view, x, y));
            return;
        }
        close_rooms_editor(game);
        game->menu.focus = FIRST_TILE + (int)i;
        party->pressed = tile->seat;
        party->press_x = party->drag_x = x;
        party->press_y = party->drag_y = y;
        return;
    }
    close_rooms_editor(game);
    for (uint32_t i = 0; i < plan->group_count; i++) {
        if (!rect_contains(plan->groups[i].area, x, y)) continue;
        uint32_t seat = sit_down_by_mouse(game);
        if (seat != SEAT_NONE) party->seats.items[seat].team = plan->groups[i].team;
        return;
    }
    Input click = {.kind = INPUT_CLICK, .x = x, .y = y};
    int item = menu_input(&game->menu, &click);
    if (item != MENU_NONE) choose(game, item, true);
}

static void mouse_released(Game *game, const LobbyPlan *plan, int x, int y) {
    Party *party = &game->party;
    if (party->pressed == SEAT_NONE) return;
    uint32_t seat = party->pressed;
    if (party->dragging)
        drop(game, plan, x, y);
    else
        open_editor(game, seat);
    if (!party->dragging) party->edited_by_room = seat;
    party->pressed = SEAT_NONE;
    party->dragging = false;
}

static void mouse_input(Game *game, const Input *input) {
    Party *party = &game->party;
    LobbyPlan plan = plan_of(game);
    switch (input->kind) {
    case INPUT_CLICK:
        mouse_clicked(game, &plan, input->x, input->y);
        break;
    case INPUT_RELEASE:
        mouse_released(game, &plan, input->x, input->y);
        break;
    case INPUT_POINT:
        party->drag_x = input->x;
        party->drag_y = input->y;
        if (party->pressed == SEAT_NONE)
            menu_input(&game->menu, input);
        else if (abs(input->x - party->press_x) + abs(input->y - party->press_y) >
                 view_px(&game->view, DRAG_PX))
            party->dragging = true;
        break;
    case INPUT_SCROLL:
        if (party->edited_by_room != SEAT_NONE)
            edit(game, party->edited_by_room, input->value > 0 ? INPUT_DOWN : INPUT_UP);
        break;
    case INPUT_BACK:
        room_input(game, INPUT_BACK, false);
        break;
    default:
        break;
    }
}

void lobby_input(Game *game, const Input *input) {
    if (game->party.on) { /* started; the first card comes with the next tick */
        party_input(game, input);
        return;
    }
    if (input->seat_device.kind == SEAT_DEVICE_MOUSE ||
        (input->kind >= INPUT_POINT && input->kind <= INPUT_SCROLL)) {
        mouse_input(game, input);
    } else if (input->seat_device.kind == SEAT_DEVICE_NONE) {
        room_input(game, input->kind, false);
    } else {
        device_input(game, input);
    }
}

#define NBSP "\u00a0" /* lines end between two things only, after the dot */
#define NEXT NBSP "· "

/* "20 seconds", which stays in one line. */
static const char *in_one_line(Arena *arena, const char *words) {
    const char *space = strchr(words, ' ');
    if (!space) return words;
    return arena_format(arena, "%.*s" NBSP "%s", (int)(space - words), words, in_one_line(arena, space + 1));
}

/* How they play, in some lines. */
static const char *about_rules(Game *game, Canvas *canvas) {
    const Settings *settings = &game->settings;
    const Mode *mode = mode_row(game->party.mode);
    Arena *arena = canvas_arena(canvas);
    const char *text = in_one_line(arena, layout_seconds(canvas, settings->party_seconds));
    if (mode->chooses_length)
        text =
            arena_format(arena, "%s%s" NEXT "%s",
                         in_one_line(arena, layout_length(canvas, settings->party_length, game_cards(game))),
                         mode->hands_over ? NBSP "each" : "", text);
    if (mode->chooses_lives)
        text = arena_format(arena, "%s" NEXT "%u" NBSP "%s", text, settings->party_lives,
                            settings->party_lives == 1 ? "leaf" : "leaves");
    if (mode->chooses_costs && settings->wrong_costs)
        text = arena_format(arena, "%s" NEXT "wrong" NBSP "costs", text);
    if (!settings->party_speed) text = arena_format(arena, "%s" NEXT "no" NBSP "hurry", text);
    if (mode->has_final && settings->final_wager)
        text = arena_format(arena, "%s" NEXT "final" NBSP "wager", text);
    if (settings->warm_up) text = arena_format(arena, "%s" NEXT "warm-up", text);
    return text;
}

/* Which questions, too: who sees another pack's title than they thought of changes it before they start. */
static void draw_rules(Game *game, Canvas *canvas, Rect panel) {
    const Mode *mode = mode_row(game->party.mode);
    widget_panel(canvas, panel, THEME.paper);
    layout_text(game, canvas, layout_rect(canvas, 1350, 78, 440, 76), FONT_HEADING, 56, THEME.ink,
                ALIGN_CENTRE, mode->name);
    layout_text(game, canvas, layout_rect(canvas, 1340, 152, 460, 118), FONT_BOLD, 32, THEME.accent,
                ALIGN_CENTRE, mode->summary);
    layout_elided(game, canvas, layout_rect(canvas, 1332, 272, 476, 50), FONT_BOLD, 32, THEME.ink,
                  ALIGN_CENTRE, layout_cards(game, canvas));
    layout_text(game, canvas, layout_rect(canvas, 1340, 322, 460, 118), FONT_BOLD, 32, THEME.ink_dim,
                ALIGN_CENTRE, about_rules(game, canvas));
    layout_button(game, canvas, SETUP, layout_rect(canvas, 1380, 446, 380, 92), "Change");
}

void lobby_draw(Game *game, Canvas *canvas) {
    LobbyPlan plan = lobby_plan(&game->party.seats, with_teams(game), canvas_view(canvas));
    Rect heading = layout_rect(canvas, 90, 60, 1150, 130), panel = layout_rect(canvas, 1310, 70, 520, 490);
    Rect foot = layout_rect(canvas, 90, 944, 1150, 70),
         start_button = layout_rect(canvas, 1310, 880, 520, 130);
    Rect keep_out[] = {heading,      layout_rect(canvas, 76, 196, 1184, 740),
                       panel,        layout_rect(canvas, 1310, 560, 520, 320),
                       start_button, foot};
    count_items(game);
    const LobbyTile *focused =
        game->menu.focus >= FIRST_TILE ? &plan.tiles[game->menu.focus - FIRST_TILE] : NULL;
    layout_page(game, canvas, keep_out, sizeof keep_out / sizeof *keep_out);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_LEFT,
                "Who is playing?");
    draw_rules(game, canvas, panel);
    layout_text(game, canvas, layout_rect(canvas, 1310, 586, 520, 160), FONT_BOLD, 32, THEME.ink_dim,
                ALIGN_CENTRE,
                "The first press sits you down, the next one changes your name, look and time.");
    layout_button(game, canvas, BACK, layout_rect(canvas, 1310, 766, 520, 88), "Back");
    menu_place(&game->menu, START, start_button);
    if (!widget_button(canvas, start_button, "Start", game->menu.focus == START, PICTURE_LEAF))
        game->overflowing_texts++;
    layout_text(game, canvas, foot, FONT_BOLD, 32, game->party.hint ? THEME.accent : THEME.ink_dim,
                ALIGN_LEFT, lobby_foot_text(game, canvas, focused, game->menu.focus == START));
    lobby_tiles_draw(game, canvas, &plan, FIRST_TILE);
}
