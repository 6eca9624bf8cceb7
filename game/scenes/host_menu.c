/* What is in the host's hand. The match stands still behind it; what the host does is an action like any
 * other's, so that a replay knows it too. */
#include <stdio.h>
#include <string.h>

#include "scenes/letter_pad.h"
#include "scenes/party_flow.h"
#include "scenes/party_input.h"
#include "scenes/party_view.h"
#include "scenes/scenes.h"

#define MORE_SECONDS 15
#define POINTS_STEP 50

typedef enum HostItem {
    HOST_GO_ON,
    HOST_SKIP,
    HOST_MORE_TIME,
    HOST_VOID,
    HOST_VOID_BEFORE,
    HOST_PLAYERS,
    HOST_END,
    HOST_BACK,
    HOST_POINTS,
    HOST_RENAME,
    HOST_AWAY,
    HOST_HERE,
    HOST_REMOVE,
    HOST_REALLY,
    HOST_SEAT /* and up: a seat of the page of players */
} HostItem;

static const char *label_of(HostItem item) {
    static const char *const LABELS[] = {"Go on",
                                         "Skip this card",
                                         "15 seconds more",
                                         "Void this card",
                                         "Void the card before",
                                         "Players",
                                         "End the party",
                                         "Back",
                                         "Points",
                                         "Rename",
                                         "Away for a while",
                                         "Here again",
                                         "Remove",
                                         "Yes"};
    return LABELS[item];
}

/* The card that "this card" means: the one on the table, or the one just revealed. */
static int32_t last_turn(const Match *match) {
    return (int32_t)match->turn_count - 1;
}

static bool may(const Game *game, PlayerActionKind kind, uint32_t seat, int32_t value) {
    PlayerAction action = {.kind = kind, .player = seat, .value = value};
    return match_would_take(&game->runner.match, &action);
}

/* The items of the page; returns how many. */
static int list_items(const Game *game, int items[MENU_ITEMS_MAX]) {
    const Match *match = &game->runner.match;
    int count = 0;
    switch (game->party_screen.host_page) {
    case HOST_PAGE_MAIN:
        items[count++] = HOST_GO_ON;
        if (may(game, ACTION_SKIP_CARD, 0, 0)) items[count++] = HOST_SKIP;
        if (may(game, ACTION_MORE_TIME, 0, MORE_SECONDS)) items[count++] = HOST_MORE_TIME;
        if (may(game, ACTION_VOID_CARD, 0, last_turn(match))) items[count++] = HOST_VOID;
        if (may(game, ACTION_VOID_CARD, 0, last_turn(match) - 1)) items[count++] = HOST_VOID_BEFORE;
        items[count++] = HOST_PLAYERS;
        items[count++] = HOST_END;
        break;
    case HOST_PAGE_PLAYERS:
        for (uint32_t seat = 0; seat < match->seat_count; seat++)
            if (match_seat(match, seat)->known && !match_seat(match, seat)->removed)
                items[count++] = HOST_SEAT + (int)seat;
        items[count++] = HOST_BACK;
        break;
    case HOST_PAGE_SEAT:
        items[count++] = HOST_POINTS;
        items[count++] = HOST_RENAME;
        if (match_is_here(match, game->party_screen.host_seat))
            items[count++] = HOST_AWAY;
        else if (!game->party.seats.items[game->party_screen.host_seat]
                      .away) /* a plug brings it back itself */
            items[count++] = HOST_HERE;
        items[count++] = HOST_REMOVE;
        items[count++] = HOST_BACK;
        break;
    case HOST_PAGE_SURE:
        items[count++] = HOST_BACK;
        items[count++] = HOST_REALLY;
        break;
    case HOST_PAGE_NAME:
        break;
    }
    return count;
}

static void show_page(Game *game, HostPage page) {
    int items[MENU_ITEMS_MAX];
    game->party_screen.host_page = page;
    game->wants_typing = page == HOST_PAGE_NAME;
    if (page == HOST_PAGE_NAME)
        letter_pad_reset(game, &LETTER_PAD_NAME);
    else
        menu_reset(&game->menu, list_items(game, items), page == HOST_PAGE_PLAYERS ? 2 : 1, 0);
}

void host_enter(Game *game) {
    show_page(game, HOST_PAGE_MAIN);
}

static void act_on(Game *game, PlayerActionKind kind, int32_t value) {
    party_act(game, game->party_screen.host_seat, kind, value, NULL);
}

static void ask(Game *game, int about) {
    game->party_screen.host_asks = about;
    show_page(game, HOST_PAGE_SURE);
}

/* Goes on with the match after an action that ends the menu. */
static void leave_with(Game *game, PlayerActionKind kind, int32_t value) {
    party_act(game, 0, kind, value, NULL);
    party_act(game, 0, ACTION_RESUME, 0, NULL);
}

static void really(Game *game) {
    if (game->party_screen.host_asks == HOST_END) {
        party_act(game, 0, ACTION_QUIT, 0, NULL);
    } else {
        act_on(game, ACTION_REMOVE, 0);
        show_page(game, HOST_PAGE_PLAYERS);
    }
}

static void back(Game *game) {
    switch (game->party_screen.host_page) {
    case HOST_PAGE_MAIN:
        party_act(game, 0, ACTION_RESUME, 0, NULL);
        break;
    case HOST_PAGE_SEAT:
        show_page(game, HOST_PAGE_PLAYERS);
        break;
    case HOST_PAGE_NAME:
        show_page(game, HOST_PAGE_SEAT);
        break;
    case HOST_PAGE_PLAYERS:
    case HOST_PAGE_SURE:
        show_page(game, HOST_PAGE_MAIN);
        break;
    }
}

static void begin_rename(Game *game) {
    const MatchSeat *seat = match_seat(&game->runner.match, game->party_screen.host_seat);
    snprintf(game->name, sizeof game->name, "%s", seat->name);
    game->name_is_suggestion = true;
    show_page(game, HOST_PAGE_NAME);
}

static void choose(Game *game, int item) {
    const Match *match = &game->runner.match;
    switch (item) {
    case HOST_GO_ON:
    case HOST_BACK:
        back(game);
        break;
    case HOST_SKIP:
        leave_with(game, ACTION_SKIP_CARD, 0);
        break;
    case HOST_MORE_TIME:
        leave_with(game, ACTION_MORE_TIME, MORE_SECONDS);
        break;
    case HOST_VOID:
        party_act(game, 0, ACTION_VOID_CARD, last_turn(match), NULL);
        break;
    case HOST_VOID_BEFORE:
        party_act(game, 0, ACTION_VOID_CARD, last_turn(match) - 1, NULL);
        break;
    case HOST_PLAYERS:
        show_page(game, HOST_PAGE_PLAYERS);
        break;
    case HOST_END:
    case HOST_REMOVE:
        ask(game, item);
        break;
    case HOST_RENAME:
        begin_rename(game);
        break;
    case HOST_AWAY:
        act_on(game, ACTION_LEAVE, 0);
        break;
    case HOST_HERE:
        party_come_back(game, game->party_screen.host_seat);
        break;
    case HOST_REALLY:
        really(game);
        break;
    case HOST_POINTS:
        break;
    default:
        game->party_screen.host_seat = (uint32_t)(item - HOST_SEAT);
        show_page(game, HOST_PAGE_SEAT);
    }
}

static void name_page_input(Game *game, const Input *input) {
    LetterPadText name = {game->name, SEAT_NAME_BYTES, SEAT_NAME_MAX, &game->name_is_suggestion,
                          SEAT_NAME_MAX};
    int pressed = letter_pad_input(game, &LETTER_PAD_NAME, input, &name);
    if (pressed == 1 && seat_name_is_valid(game->name))
        party_act(game, game->party_screen.host_seat, ACTION_RENAME, 0, game->name);
    if (pressed != MENU_NONE || input->kind == INPUT_BACK) show_page(game, HOST_PAGE_SEAT);
}

/* The room's keys, the mouse, and what a host holds: others cannot go on by drumming. */
static bool is_hosts(const Game *game, const Input *input) {
    SeatDeviceKind kind = input->seat_device.kind;
    return kind == SEAT_DEVICE_NONE || kind == SEAT_DEVICE_MOUSE || party_host(game, input) != SEAT_NONE;
}

void host_input(Game *game, const Input *given) {
    int items[MENU_ITEMS_MAX];
    Input input;
    if (!is_hosts(game, given) || !input_as_menu(given, &input)) return;
    if (game->party_screen.host_page == HOST_PAGE_NAME) {
        name_page_input(game, &input);
        return;
    }
    int count = list_items(game, items), chosen = menu_input(&game->menu, &input);
    int focus = game->menu.focus;
    if (input.kind == INPUT_BACK || input.kind == INPUT_PAUSE) {
        back(game);
    } else if (focus >= 0 && focus < count && items[focus] == HOST_POINTS) {
        int by = layout_choice_change(game, &input, chosen);
        if (by) act_on(game, ACTION_TAKE_POINTS, -by * POINTS_STEP);
    } else if (chosen >= 0 && chosen < count) {
        choose(game, items[chosen]);
    }
}

static const char *heading_of(const Game *game, Canvas *canvas) {
    Arena *arena = canvas_arena(canvas);
    const char *name = match_seat(&game->runner.match, game->party_screen.host_seat)->name;
    switch (game->party_screen.host_page) {
    case HOST_PAGE_MAIN:
        return "Paused";
    case HOST_PAGE_PLAYERS:
        return "Players";
    case HOST_PAGE_SURE:
        return game->party_screen.host_asks == HOST_END ? "End the party now?"
                                                        : arena_format(arena, "Does %s play no more?", name);
    default:
        return name;
    }
}

static const char *line_of(const Game *game) {
    switch (game->party_screen.host_page) {
    case HOST_PAGE_MAIN:
        return "The clock stands still. What does the host say?";
    case HOST_PAGE_SURE:
        return game->party_screen.host_asks == HOST_END
                   ? "The podium shows what is scored until now."
                   : "The seat and its points leave the tables for good.";
    case HOST_PAGE_SEAT:
        return "Left takes points back, right gives them.";
    default:
        return "";
    }
}

static void draw_item(Game *game, Canvas *canvas, int index, int item, Rect rect) {
    const Match *match = &game->runner.match;
    if (item == HOST_POINTS) {
        menu_place(&game->menu, index, rect);
        int32_t points = match_seat(match, game->party_screen.host_seat)->points;
        if (!widget_choice(canvas, rect, label_of((HostItem)item), layout_number(canvas, points),
                           game->menu.focus == index))
            game->overflowing_texts++;
    } else if (item >= HOST_SEAT) {
        const MatchSeat *seat = match_seat(match, (uint32_t)(item - HOST_SEAT));
        Rect animal = rect_inset(rect, rect.height / 6);
        animal.x = rect_right(animal) - animal.height;
        animal.width = animal.height;
        menu_place(&game->menu, index, rect);
        if (!widget_small_button_beside(canvas, rect, seat->name, game->menu.focus == index,
                                        rect_right(rect) - animal.x))
            game->overflowing_texts++;
        seat_chip_draw_animal(canvas, animal, seat->choice.look);
    } else {
        layout_button(game, canvas, index, rect, label_of((HostItem)item));
    }
}

static void draw_name_page(Game *game, Canvas *canvas) {
    if (!widget_field(canvas, layout_rect(canvas, 460, 280, 1000, 130), game->name, "a name", true, true))
        game->overflowing_texts++;
    letter_pad_draw(game, canvas, &LETTER_PAD_NAME, 310, 500, 118, 80, 13);
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, 0),
                  layout_rect(canvas, 310, 910, 630, 110), "Back");
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, 1),
                  layout_rect(canvas, 980, 910, 630, 110), "Save");
}

/* Design pixels of the card: from its top to its heading's end, of a row of buttons, and in all at most. */
enum { CARD_HEAD = 216, CARD_FOOT = 42, ROW_STEP = 102, PAIR_STEP = 124, CARD_TOP = 60, CARD_HEIGHT = 960 };

static void draw_heading(Game *game, Canvas *canvas, int top) {
    layout_text(game, canvas, layout_rect(canvas, 400, top + 16, 1120, 120), FONT_HEADING, 84, THEME.ink,
                ALIGN_CENTRE, heading_of(game, canvas));
    layout_text(game, canvas, layout_rect(canvas, 400, top + 136, 1120, 60), FONT_BOLD, 36, THEME.ink_dim,
                ALIGN_CENTRE, line_of(game));
}

/* The card is as high as its buttons need; the leaves stay where they are from page to page. */
static void draw_buttons_page(Game *game, Canvas *canvas) {
    int items[MENU_ITEMS_MAX];
    int count = list_items(game, items);
    game->menu.count = count; /* a plug may have come or gone */
    if (game->menu.focus >= count) game->menu.focus = count - 1;
    bool pairs = game->party_screen.host_page == HOST_PAGE_PLAYERS;
    int rows = pairs ? (count + 1) / 2 : count, step = pairs ? PAIR_STEP : ROW_STEP;
    int height = CARD_HEAD + rows * step + CARD_FOOT - 14, top = CARD_TOP + (CARD_HEIGHT - height) / 2;
    widget_panel(canvas, layout_rect(canvas, 360, top, 1200, height), THEME.paper);
    draw_heading(game, canvas, top);
    for (int i = 0; i < count; i++) {
        int y = top + CARD_HEAD + (pairs ? i / 2 : i) * step;
        Rect rect = pairs ? layout_rect(canvas, 410 + i % 2 * 560, y, 540, 104)
                          : layout_rect(canvas, 510, y, 900, 88);
        draw_item(game, canvas, i, items[i], rect);
    }
}

void host_draw(Game *game, Canvas *canvas) {
    bool names = game->party_screen.host_page == HOST_PAGE_NAME;
    Rect card = names ? layout_rect(canvas, 250, 30, 1420, 1030)
                      : layout_rect(canvas, 360, CARD_TOP, 1200, CARD_HEIGHT);
    Rect bounds = widget_card_bounds(canvas, card);
    layout_page(game, canvas, &bounds, 1);
    if (!names) {
        draw_buttons_page(game, canvas);
        return;
    }
    widget_panel(canvas, card, THEME.paper);
    draw_heading(game, canvas, CARD_TOP);
    draw_name_page(game, canvas);
}
