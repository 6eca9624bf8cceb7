/* How a party wants to play: a row for each choice that the mode has, kept in the settings. */
#include "scenes/layout.h"
#include "scenes/party.h"
#include "scenes/scenes.h"

typedef enum SetupItem {
    SETUP_MODE,
    SETUP_PACK,
    SETUP_LENGTH,
    SETUP_TIME,
    SETUP_LIVES,
    SETUP_COSTS,
    SETUP_SPEED,
    SETUP_FINAL,
    SETUP_WARM_UP,
    SETUP_LATE,
    SETUP_PICK,
    SETUP_DONE
} SetupItem;
#define SETUP_ITEMS_MAX (SETUP_DONE + 1)

/* Design pixels. Under the mode is room for what it means. */
enum { MODE_TOP = 136, ROWS_TOP = 322, ROWS_BOTTOM = 954, ROW_STEP_MAX = 84 };

/* The rows that the mode has, then the buttons; returns how many. */
static int list_items(const Game *game, SetupItem items[SETUP_ITEMS_MAX]) {
    const Mode *mode = mode_row(game->party.mode);
    int count = 0;
    items[count++] = SETUP_MODE;
    items[count++] = SETUP_PACK;
    if (mode->chooses_length) items[count++] = SETUP_LENGTH;
    items[count++] = SETUP_TIME;
    if (mode->chooses_lives) items[count++] = SETUP_LIVES;
    if (mode->chooses_costs) items[count++] = SETUP_COSTS;
    items[count++] = SETUP_SPEED;
    if (mode->has_final) items[count++] = SETUP_FINAL;
    items[count++] = SETUP_WARM_UP;
    items[count++] = SETUP_LATE;
    items[count++] = SETUP_PICK;
    items[count++] = SETUP_DONE;
    return count;
}

static void make_menu(Game *game) {
    SetupItem items[SETUP_ITEMS_MAX];
    menu_reset(&game->menu, list_items(game, items), 1, 0);
}

void party_setup_enter(Game *game) {
    make_menu(game);
    if (game->came_from == SCENE_PICK_CARDS) game->menu.focus = game->menu.count - 2;
}

static void change_mode(Game *game, int by) {
    ModeId mode = game->party.mode;
    do mode = (ModeId)((mode + (unsigned)(MODES + by)) % MODES);
    while (!mode_row(mode)->is_party);
    party_choose_mode(game, mode);
    make_menu(game);
}

static void change(Game *game, SetupItem item, int by) {
    static const uint32_t LIVES[] = {1, 2, 3, 4, 5};
    Settings *settings = &game->settings;
    switch (item) {
    case SETUP_MODE:
        change_mode(game, by);
        return;
    case SETUP_PACK:
        game_choose_pack(game, by);
        break;
    case SETUP_LENGTH:
        settings->party_length =
            layout_next_choice(PARTY_LENGTHS, PARTY_LENGTH_CHOICES, settings->party_length, by);
        break;
    case SETUP_TIME:
        settings->party_seconds = layout_next_choice(SECONDS, SECONDS_CHOICES, settings->party_seconds, by);
        break;
    case SETUP_LIVES:
        settings->party_lives = layout_next_choice(LIVES, 5, settings->party_lives, by);
        break;
    case SETUP_COSTS:
        settings->wrong_costs = !settings->wrong_costs;
        break;
    case SETUP_SPEED:
        settings->party_speed = !settings->party_speed;
        break;
    case SETUP_FINAL:
        settings->final_wager = !settings->final_wager;
        break;
    case SETUP_WARM_UP:
        settings->warm_up = !settings->warm_up;
        break;
    case SETUP_LATE:
        settings->late_average = !settings->late_average;
        break;
    case SETUP_PICK:
    case SETUP_DONE:
        return;
    }
    game_save_settings(game);
}

/* A host's gamepad works the list, and the keys of any seat: whoever stands at the keyboard may. */
void party_setup_input(Game *game, const Input *input) {
    SetupItem items[SETUP_ITEMS_MAX];
    Input meant;
    if (!input_as_menu(input, &meant)) return;
    int count = list_items(game, items);
    int chosen = menu_input(&game->menu, &meant);
    if (meant.kind == INPUT_BACK || chosen == count - 1) {
        game_go(game, SCENE_LOBBY);
    } else if (chosen != MENU_NONE && items[chosen] == SETUP_PICK) {
        pick_cards_open(game, SCENE_PARTY_SETUP);
    } else if (game->menu.focus != MENU_NONE) {
        int by = layout_choice_change(game, &meant, chosen);
        if (by) change(game, items[game->menu.focus], by);
    }
}

static const char *label_of(const Game *game, SetupItem item) {
    static const char *const LABELS[] = {"Mode",           "Pack",
                                         "Cards",          "Time for a card",
                                         "Leaves",         "Wrong answers cost",
                                         "Speed counts",   "Final wager",
                                         "Warm-up card",   "Late guests begin with",
                                         "Topics and mix", "Done"};
    return item == SETUP_LENGTH && mode_row(game->party.mode)->hands_over ? "Cards for each" : LABELS[item];
}

/* What is ticked is told by how many cards it leaves: the pack's row has no room for more than its title. */
static const char *pick_label(Game *game, Canvas *canvas) {
    const char *label = label_of(game, SETUP_PICK);
    if (!game_cards_is_selection(game)) return label;
    Arena *arena = canvas_arena(canvas);
    return arena_format(arena, "%s: %s", label, layout_card_count(arena, game_cards(game)));
}

static const char *value_of(Game *game, Canvas *canvas, SetupItem item) {
    const Settings *settings = &game->settings;
    switch (item) {
    case SETUP_MODE:
        return mode_row(game->party.mode)->name;
    case SETUP_PACK:
        return layout_cards(game, canvas);
    case SETUP_LENGTH:
        return layout_length(canvas, settings->party_length, game_cards(game));
    case SETUP_TIME:
        return layout_seconds(canvas, settings->party_seconds);
    case SETUP_LIVES:
        return arena_format(canvas_arena(canvas), "%u", settings->party_lives);
    case SETUP_COSTS:
        return settings->wrong_costs ? "yes" : "no";
    case SETUP_SPEED:
        return settings->party_speed ? "yes" : "no";
    case SETUP_FINAL:
        return settings->final_wager ? "yes" : "no";
    case SETUP_WARM_UP:
        return settings->warm_up ? "yes" : "no";
    case SETUP_LATE:
        return settings->late_average ? "the average" : "nothing";
    case SETUP_PICK:
    case SETUP_DONE:
        break;
    }
    return "";
}

/* Below the mode stands what it means, and which cards it leaves out and why. */
static void draw_about(Game *game, Canvas *canvas) {
    const Mode *mode = mode_row(game->party.mode);
    layout_text(game, canvas, layout_rect(canvas, 260, 222, 1400, 50), FONT_BOLD, 32, THEME.accent,
                ALIGN_CENTRE, mode->summary);
    if (mode->why_left_out)
        layout_text(game, canvas, layout_rect(canvas, 260, 272, 1400, 44), FONT_BOLD, 30, THEME.ink_dim,
                    ALIGN_CENTRE, mode->why_left_out);
}

void party_setup_draw(Game *game, Canvas *canvas) {
    SetupItem items[SETUP_ITEMS_MAX];
    int count = list_items(game, items), y = MODE_TOP;
    int step = (ROWS_BOTTOM - ROWS_TOP) / (count - 3); /* all but the mode and the buttons */
    if (step > ROW_STEP_MAX) step = ROW_STEP_MAX;
    Rect heading = layout_rect(canvas, 360, 24, 1200, 106);
    Rect keep_out[] = {heading, layout_rect(canvas, 250, 126, 1420, 830),
                       layout_rect(canvas, 300, 950, 1320, 110)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE,
                "How do you play?");
    for (int i = 0; items[i] != SETUP_PICK; i++) {
        Rect row = layout_rect(canvas, 310, y, 1300, step - 8);
        menu_place(&game->menu, i, row);
        row = layout_settling(game, canvas, game->entered_ms, row);
        if (!widget_choice(canvas, row, label_of(game, items[i]), value_of(game, canvas, items[i]),
                           game->menu.focus == i))
            game->overflowing_texts++;
        y = items[i] == SETUP_MODE ? ROWS_TOP : y + step;
    }
    draw_about(game, canvas);
    layout_button(game, canvas, count - 2, layout_rect(canvas, 310, 962, 700, 92), pick_label(game, canvas));
    layout_button(game, canvas, count - 1, layout_rect(canvas, 1050, 962, 560, 92),
                  label_of(game, SETUP_DONE));
}
