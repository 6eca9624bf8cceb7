/* The points belong in the table: under which name? Typed on a keyboard, or picked letter by letter. */
#include <stdio.h>
#include <string.h>

#include "scenes/layout.h"
#include "scenes/name_page.h"
#include "scenes/scenes.h"

void name_enter(Game *game) {
    const Match *match = &game->runner.match;
    const char *start = game->settings.last_name[0] ? game->settings.last_name : "Player";
    snprintf(game->name, sizeof game->name, "%s", start);
    game->name_is_suggestion = true;
    game->rank = store_rank(game->store, game->runner.replay.pack_title, mode_key(match->rules.mode),
                            match->rules.card_count, match->seats[0].points);
    game->wants_typing = true;
    letter_pad_reset(game, &LETTER_PAD_NAME);
}

static void save(Game *game) {
    if (!score_name_is_valid(game->name)) {
        game_notify(game, "Write at least one letter for your name.");
        return;
    }
    snprintf(game->settings.last_name, sizeof game->settings.last_name, "%s", game->name);
    game_save_score(game);
    game_save_settings(game);
    game_go(game, SCENE_RESULTS);
}

void name_input(Game *game, const Input *input) {
    LetterPadText name = {game->name, sizeof game->name, SCORE_NAME_GRAPHEMES_MAX, &game->name_is_suggestion,
                          0};
    if (input->kind == INPUT_BACK) game->menu.focus = letter_pad_button(&LETTER_PAD_NAME, NAME_PAGE_OTHER);
    int pressed = letter_pad_input(game, &LETTER_PAD_NAME, input, &name);
    if (pressed == NAME_PAGE_SAVE)
        save(game);
    else if (pressed == NAME_PAGE_OTHER)
        game_go(game, SCENE_RESULTS);
}

void name_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    name_page_open(game, canvas);
    layout_text(game, canvas, layout_rect(canvas, 310, 40, 1300, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, "In the table!");
    const char *line = arena_format(canvas_arena(canvas), "%s points, place %u. What is your name?",
                                    layout_number(canvas, match->seats[0].points), game->rank);
    layout_text(game, canvas, layout_rect(canvas, 310, 170, 1300, 80), FONT_BOLD, 46, THEME.ink_dim,
                ALIGN_CENTRE, line);
    name_page_draw(game, canvas,
                   &(NamePage){SCORE_NAME_GRAPHEMES_MAX, "Type it, or pick letters below. Enter saves it.",
                               "Don't keep it"});
}
