/* A seat's own name: written letter by letter with the seat's device, or on the keyboard by whoever likes.
 * While the keyboard writes, its keys are nobody's seat. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "scenes/layout.h"
#include "scenes/letter_pad.h"
#include "scenes/party.h"
#include "scenes/scenes.h"
#include "scenes/seat_look.h"

enum { KEEP_OLD, SAVE };
#define CARET_MS 530

static Seat *named_seat(Game *game) {
    return &game->party.seats.items[game->party.naming];
}

void seat_name_enter(Game *game) {
    snprintf(game->name, sizeof game->name, "%s", named_seat(game)->name);
    game->name_is_suggestion = true;
    game->wants_typing = true;
    letter_pad_reset(game, &LETTER_PAD_NAME);
}

static void save(Game *game) {
    Seats *seats = &game->party.seats;
    if (!seat_name_is_valid(game->name)) {
        game_notify(game, "Write at least one letter for your name.");
    } else if (!seats_may_have_name(seats, game->party.naming, game->name)) {
        game_notify(game, "Somebody is called that already. Add a letter, so that you can be told apart.");
    } else {
        memcpy(named_seat(game)->name, game->name, strlen(game->name) + 1); /* seat_name_is_valid: it fits */
        game_go(game, SCENE_LOBBY);
    }
}

void seat_name_input(Game *game, const Input *input) {
    LetterPadText text = {game->name, SEAT_NAME_BYTES, SEAT_NAME_MAX, &game->name_is_suggestion,
                          SEAT_NAME_MAX};
    SeatDevice device = input->seat_device;
    bool rooms = device.kind == SEAT_DEVICE_NONE || device.kind == SEAT_DEVICE_MOUSE;
    Input meant;
    if (!rooms && !seat_device_equal(device, named_seat(game)->device)) return;
    if (!input_as_menu(input, &meant)) return;
    if (meant.kind == INPUT_BACK) game->menu.focus = letter_pad_button(&LETTER_PAD_NAME, KEEP_OLD);
    int pressed = letter_pad_input(game, &LETTER_PAD_NAME, &meant, &text);
    if (pressed == SAVE)
        save(game);
    else if (pressed == KEEP_OLD)
        game_go(game, SCENE_LOBBY);
}

int seat_name_next_frame_ms(const Game *game) {
    if (game->settings.less_motion) return SCENE_STILL;
    return CARET_MS - (int)(game_scene_age_ms(game) % CARET_MS);
}

void seat_name_draw(Game *game, Canvas *canvas) {
    const Seat *seat = named_seat(game);
    SeatLook look = seat_look(seat->look);
    char device[DEVICE_LABEL_BYTES];
    Rect keep_out[] = {layout_rect(canvas, 290, 30, 1340, 430), layout_rect(canvas, 290, 470, 1340, 420),
                       layout_rect(canvas, 290, 880, 1340, 170)};
    layout_page(game, canvas, keep_out, 3);
    canvas_picture(canvas, look.picture, layout_rect(canvas, 320, 50, 130, 130), look.ink, 0, 255);
    layout_text(game, canvas, layout_rect(canvas, 470, 40, 1140, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_LEFT, "What is your name?");
    layout_text(game, canvas, layout_rect(canvas, 470, 170, 1140, 80), FONT_BOLD, 46, THEME.ink_dim,
                ALIGN_LEFT, seat_device_describe(seat->device, device));
    bool caret = game->settings.less_motion || game_scene_age_ms(game) / CARET_MS % 2 == 0;
    if (!widget_field(canvas, layout_rect(canvas, 460, 280, 1000, 130), game->name, "your name", true, caret))
        game->overflowing_texts++;
    bool full = text_count_graphemes(game->name) >= SEAT_NAME_MAX;
    layout_text(
        game, canvas, layout_rect(canvas, 310, 424, 1300, 50), FONT_MEDIUM, 30, THEME.ink_dim, ALIGN_CENTRE,
        full ? "That is as long as a name can be." : "Type it on the keyboard, or pick letters below.");
    letter_pad_draw(game, canvas, &LETTER_PAD_NAME, 310, 500, 118, 80, 13);
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, KEEP_OLD),
                  layout_rect(canvas, 310, 910, 630, 110), "Keep the old one");
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, SAVE),
                  layout_rect(canvas, 980, 910, 630, 110), "Save");
    layout_notice(game, canvas);
}
