/* A seat's own name: written letter by letter with the seat's device, or on the keyboard by whoever likes.
 * While the keyboard writes, its keys are nobody's seat. */
#include <stdio.h>
#include <string.h>

#include "scenes/layout.h"
#include "scenes/name_page.h"
#include "scenes/party.h"
#include "scenes/scenes.h"
#include "scenes/seat_look.h"

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
    if (meant.kind == INPUT_BACK) game->menu.focus = letter_pad_button(&LETTER_PAD_NAME, NAME_PAGE_OTHER);
    int pressed = letter_pad_input(game, &LETTER_PAD_NAME, &meant, &text);
    if (pressed == NAME_PAGE_SAVE)
        save(game);
    else if (pressed == NAME_PAGE_OTHER)
        game_go(game, SCENE_LOBBY);
}

void seat_name_draw(Game *game, Canvas *canvas) {
    const Seat *seat = named_seat(game);
    SeatLook look = seat_look(seat->look);
    char device[DEVICE_LABEL_BYTES];
    name_page_open(game, canvas);
    canvas_picture(canvas, look.picture, layout_rect(canvas, 320, 50, 130, 130), look.ink, 0, 255);
    layout_text(game, canvas, layout_rect(canvas, 470, 40, 1140, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_LEFT, "What is your name?");
    layout_text(game, canvas, layout_rect(canvas, 470, 170, 1140, 80), FONT_BOLD, 46, THEME.ink_dim,
                ALIGN_LEFT, seat_device_describe(seat->device, device));
    name_page_draw(
        game, canvas,
        &(NamePage){SEAT_NAME_MAX, "Type it on the keyboard, or pick letters below.", "Keep the old one"});
}
