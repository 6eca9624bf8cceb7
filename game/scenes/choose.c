/* Which pack, how many cards, how fast. */
#include <stdio.h>

#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { PACK, LENGTH, TIME, SPEED, START, BACK, ITEMS };

void choose_enter(Game *game) {
    menu_reset(&game->menu, ITEMS, 1, START);
}

static void change(Game *game, int item, int by) {
    Settings *settings = &game->settings;
    size_t packs = game->shelf.count;
    switch (item) {
    case PACK:
        if (packs) game->pack = (game->pack + packs + (size_t)(by + (int)packs)) % packs;
        if (game_pack(game))
            snprintf(settings->last_pack, sizeof settings->last_pack, "%s", game_pack(game)->title);
        break;
    case LENGTH:
        settings->length = layout_next_choice(LENGTHS, LENGTH_CHOICES, settings->length, by);
        break;
    case TIME:
        settings->seconds_per_card =
            layout_next_choice(SECONDS, SECONDS_CHOICES, settings->seconds_per_card, by);
        break;
    case SPEED:
        settings->speed_counts = !settings->speed_counts;
        break;
    default:
        return;
    }
    game_save_settings(game);
}

void choose_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_BACK || chosen == BACK) {
        game_go(game, SCENE_TITLE);
    } else if (chosen == START) {
        game_start_match(game);
    } else {
        int by = layout_choice_change(game, input, chosen);
        if (by) change(game, game->menu.focus, by);
    }
}

static void draw_pack(Game *game, Canvas *canvas, Rect rect) {
    if (game->pack >= game->shelf.count) return;
    const ShelvedPack *shelved = &game->shelf.packs[game->pack];
    const Pack *pack = &shelved->pack;
    const char *counts = arena_format(canvas_arena(canvas), "%zu cards from %zu facts%s", pack->cards.count,
                                      fact_base_count_facts(&pack->facts),
                                      shelved->errors ? " · some of it could not be read" : "");
    Rect blurb = rect, foot = rect;
    blurb.height = rect.height * 3 / 5;
    foot.y += blurb.height;
    foot.height -= blurb.height;
    layout_text(game, canvas, blurb, FONT_MEDIUM, 34, THEME.ink, ALIGN_CENTRE,
                pack->blurb ? pack->blurb : "");
    layout_text(game, canvas, foot, FONT_BOLD, 30, shelved->errors ? THEME.wrong : THEME.accent, ALIGN_CENTRE,
                counts);
}

void choose_draw(Game *game, Canvas *canvas) {
    const Settings *settings = &game->settings;
    const Pack *pack = game_pack(game);
    const char *labels[START] = {"Pack", "Cards", "Time for a card", "Speed counts"};
    const char *values[START] = {pack ? pack->title : "none", layout_length(canvas, settings->length),
                                 layout_seconds(canvas, settings->seconds_per_card),
                                 settings->speed_counts ? "yes" : "no"};
    Rect heading = layout_rect(canvas, 360, 50, 1200, 120);
    Rect rows = layout_rect(canvas, 360, 180, 1200, 760);
    Rect about = layout_rect(canvas, 360, 322, 1200, 130);
    Rect keep_out[] = {heading, widget_card_bounds(canvas, rows), layout_rect(canvas, 360, 930, 1200, 130)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE,
                "A new match");
    for (int i = 0; i < START; i++) {
        Rect row = layout_rect(canvas, 360, i == PACK ? 190 : 350 + i * 120, 1200, 104);
        menu_place(&game->menu, i, row);
        row = layout_settling(game, canvas, game->entered_ms, row);
        if (!widget_choice(canvas, row, labels[i], values[i], game->menu.focus == i))
            game->overflowing_texts++;
    }
    draw_pack(game, canvas, layout_settling(game, canvas, game->entered_ms, about));
    layout_button(game, canvas, START, layout_rect(canvas, 980, 880, 580, 110), "Start");
    layout_button(game, canvas, BACK, layout_rect(canvas, 360, 880, 580, 110), "Back");
    layout_notice(game, canvas);
}
