/* What a player sets once: kept between starts, saved as it is changed. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { FULL_SCREEN, LESS_MOTION, TEXT_SIZE, TIME, SPEED, BACK, ITEMS };
static const uint32_t TEXT_PERCENTS[] = {100, 125, 150};

void settings_enter(Game *game) {
    menu_reset(&game->menu, ITEMS, 1, FULL_SCREEN);
}

static void change(Game *game, int item, int by) {
    Settings *settings = &game->settings;
    switch (item) {
    case FULL_SCREEN:
        game->wants_full_screen_toggle = true;
        return; /* the app saves what came of it */
    case LESS_MOTION:
        settings->less_motion = !settings->less_motion;
        break;
    case TEXT_SIZE:
        settings->text_percent = layout_next_choice(TEXT_PERCENTS, 3, settings->text_percent, by);
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

void settings_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_BACK || chosen == BACK) {
        game_go(game, game->settings_back);
        return;
    }
    int by = layout_choice_change(game, input, chosen);
    if (by) change(game, game->menu.focus, by);
}

void settings_draw(Game *game, Canvas *canvas) {
    const Settings *settings = &game->settings;
    const char *labels[BACK] = {"Full screen", "Less motion", "Text size", "Time for a card", "Speed counts"};
    const char *sizes[] = {"normal", "large", "larger"};
    const char *values[BACK] = {settings->full_screen ? "on" : "off", settings->less_motion ? "on" : "off",
                                sizes[settings->text_percent >= 150 ? 2 : settings->text_percent >= 125],
                                layout_seconds(canvas, settings->seconds_per_card),
                                settings->speed_counts ? "yes" : "no"};
    Rect heading = layout_rect(canvas, 360, 60, 1200, 120);
    Rect body = layout_rect(canvas, 360, 200, 1200, 860);
    Rect keep_out[] = {heading, widget_card_bounds(canvas, body)};
    layout_page(game, canvas, keep_out, 2);
    layout_text(game, canvas, heading, FONT_HEADING, DESIGN_TEXT_TITLE, THEME.ink, ALIGN_CENTRE, "Settings");
    for (int i = 0; i < BACK; i++) {
        Rect row = layout_rect(canvas, 360, 220 + i * 126, 1200, 106);
        menu_place(&game->menu, i, row);
        row = layout_settling(game, canvas, game->entered_ms, row);
        if (!widget_choice(canvas, row, labels[i], values[i], game->menu.focus == i))
            game->overflowing_texts++;
    }
    layout_button(game, canvas, BACK, layout_rect(canvas, 670, 880, 580, 110), "Back");
}
