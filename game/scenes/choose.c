/* How to play: which mode, which pack, how many cards, how fast. A mode that settles something by itself has
 * no row for it. */
#include <stdio.h>
#include <string.h>

#include "scenes/layout.h"
#include "scenes/scenes.h"

typedef enum ChooseItem {
    ITEM_MODE,
    ITEM_PACK,
    ITEM_LENGTH,
    ITEM_TIME,
    ITEM_SPEED,
    ITEM_BACK,
    ITEM_PICK,
    ITEM_START
} ChooseItem;
#define ITEMS_MAX 8

/* The rows that the mode has, then the two buttons; returns how many. */
static int list_items(const Game *game, ChooseItem *items) {
    const Mode *mode = mode_row(game->mode);
    int count = 0;
    items[count++] = ITEM_MODE;
    items[count++] = ITEM_PACK;
    if (mode->chooses_length) items[count++] = ITEM_LENGTH;
    if (mode->chooses_time) items[count++] = ITEM_TIME;
    if (mode->chooses_time) items[count++] = ITEM_SPEED;
    items[count++] = ITEM_BACK;
    items[count++] = ITEM_PICK;
    items[count++] = ITEM_START;
    return count;
}

static void make_menu(Game *game, ChooseItem focused) {
    ChooseItem items[ITEMS_MAX];
    int count = list_items(game, items), focus = 0;
    for (int i = 0; i < count; i++)
        if (items[i] == focused) focus = i;
    menu_reset(&game->menu, count, 1, focus);
    game_look_up_progress(game);
}

void choose_enter(Game *game) {
    make_menu(game, ITEM_START);
}

static void change(Game *game, ChooseItem item, int by) {
    Settings *settings = &game->settings;
    switch (item) {
    case ITEM_MODE:
        game->mode = (ModeId)((game->mode + (unsigned)(MODES_ALONE + by)) % MODES_ALONE);
        make_menu(game, ITEM_MODE);
        return;
    case ITEM_PACK:
        game_choose_pack(game, by);
        game_look_up_progress(game);
        break;
    case ITEM_LENGTH:
        settings->length = layout_next_choice(LENGTHS, LENGTH_CHOICES, settings->length, by);
        break;
    case ITEM_TIME:
        settings->seconds_per_card =
            layout_next_choice(SECONDS, SECONDS_CHOICES, settings->seconds_per_card, by);
        break;
    case ITEM_SPEED:
        settings->speed_counts = !settings->speed_counts;
        break;
    case ITEM_BACK:
    case ITEM_PICK:
    case ITEM_START:
        return;
    }
    game_save_settings(game);
}

void choose_input(Game *game, const Input *input) {
    ChooseItem items[ITEMS_MAX];
    list_items(game, items);
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_BACK || (chosen != MENU_NONE && items[chosen] == ITEM_BACK)) {
        game_go(game, SCENE_TITLE);
    } else if (chosen != MENU_NONE && items[chosen] == ITEM_PICK) {
        pick_cards_open(game, SCENE_CHOOSE);
    } else if (chosen != MENU_NONE && items[chosen] == ITEM_START) {
        game_start_match(game);
    } else if (game->menu.focus != MENU_NONE) {
        int by = layout_choice_change(game, input, chosen);
        if (by) change(game, items[game->menu.focus], by);
    }
}

/* What the mode means, and where the player stands in it. */
static const char *about_mode(const Game *game, Canvas *canvas) {
    const char *summary = mode_row(game->mode)->summary;
    Arena *arena = canvas_arena(canvas);
    if (game->mode == MODE_DAILY && game->daily_done)
        return arena_format(arena, "%s You have played today's; once more is for fun.", summary);
    if (game->mode == MODE_PRACTICE)
        return arena_format(arena, "%s %s %s due now.", summary,
                            layout_number(canvas, (int64_t)game->due_count),
                            game->due_count == 1 ? "is" : "are");
    return summary;
}

/* Nothing is left of what was picked, or some of the pack could not be read. */
static bool is_faulty(Game *game) {
    const CardList *cards = game_cards(game);
    if (!cards || game_cards_is_selection(game)) return cards && cards->count == 0;
    return shelved_pack_problems(game->shelf.packs.items[game->pack])->errors > 0;
}

static const char *about_pack(Game *game, Canvas *canvas) {
    Arena *arena = canvas_arena(canvas);
    const CardList *cards = game_cards(game);
    if (!cards) return "";
    if (game_cards_is_selection(game))
        return arena_format(arena, "%s · %s", layout_card_count(arena, cards),
                            game_cards_plain_title(game, arena));
    const ShelvedPack *shelved = game->shelf.packs.items[game->pack];
    return arena_format(arena, "%s%s", layout_pack_size(canvas, &shelved->loaded.pack),
                        shelved_pack_problems(shelved)->errors ? " · some of it could not be read" : "");
}

static const char *label_of(ChooseItem item) {
    static const char *const labels[] = {"Play",         "Pack", "Cards",          "Time for a card",
                                         "Speed counts", "Back", "Topics and mix", "Start"};
    return labels[item];
}

static const char *value_of(Game *game, Canvas *canvas, ChooseItem item) {
    const Settings *settings = &game->settings;
    switch (item) {
    case ITEM_MODE:
        return mode_row(game->mode)->name;
    case ITEM_PACK:
        return layout_cards(game, canvas);
    case ITEM_LENGTH:
        return layout_length(canvas, settings->length, game_cards(game));
    case ITEM_TIME:
        return layout_seconds(canvas, settings->seconds_per_card);
    case ITEM_SPEED:
        return settings->speed_counts ? "yes" : "no";
    case ITEM_BACK:
    case ITEM_PICK:
    case ITEM_START:
        break;
    }
    return "";
}

/* Below mode and pack stands what they mean. */
static void draw_rows(Game *game, Canvas *canvas, const ChooseItem *items, int count) {
    int y = 160;
    for (int i = 0; i < count && items[i] != ITEM_BACK; i++) {
        Rect row = layout_rect(canvas, 360, y, 1200, 94);
        menu_place(&game->menu, i, row);
        row = layout_settling(game, canvas, game->entered_ms, row);
        if (!widget_choice(canvas, row, label_of(items[i]), value_of(game, canvas, items[i]),
                           game->menu.focus == i))
            game->overflowing_texts++;
        y += 108;
        if (items[i] != ITEM_MODE && items[i] != ITEM_PACK) continue;
        Rect line = layout_settling(game, canvas, game->entered_ms, layout_rect(canvas, 360, y, 1200, 54));
        bool faulty = items[i] == ITEM_PACK && is_faulty(game);
        layout_elided(game, canvas, line, FONT_BOLD, 32, faulty ? THEME.wrong : THEME.accent, ALIGN_CENTRE,
                      items[i] == ITEM_MODE ? about_mode(game, canvas) : about_pack(game, canvas));
        y += 66;
    }
}

void choose_draw(Game *game, Canvas *canvas) {
    ChooseItem items[ITEMS_MAX];
    int count = list_items(game, items);
    Rect heading = layout_rect(canvas, 360, 30, 1200, 110);
    Rect keep_out[] = {heading, layout_rect(canvas, 360, 150, 1200, 720),
                       layout_rect(canvas, 360, 910, 1200, 120)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE,
                "A new match");
    draw_rows(game, canvas, items, count);
    layout_button(game, canvas, count - 3, layout_rect(canvas, 360, 914, 320, 110), label_of(ITEM_BACK));
    layout_button(game, canvas, count - 2, layout_rect(canvas, 710, 914, 500, 110), label_of(ITEM_PICK));
    layout_button(game, canvas, count - 1, layout_rect(canvas, 1240, 914, 320, 110), label_of(ITEM_START));
}
