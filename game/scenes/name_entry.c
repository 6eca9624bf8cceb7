/* The points belong in the table: under which name? Typed on a keyboard, or picked letter by letter. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "scenes/layout.h"
#include "scenes/letter_pad.h"
#include "scenes/scenes.h"

enum { SKIP, SAVE };
#define CARET_MS 530

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
    if (input->kind == INPUT_BACK) game->menu.focus = letter_pad_button(&LETTER_PAD_NAME, SKIP);
    int pressed = letter_pad_input(game, &LETTER_PAD_NAME, input, &name);
    if (pressed == SAVE)
        save(game);
    else if (pressed == SKIP)
        game_go(game, SCENE_RESULTS);
}

int name_next_frame_ms(const Game *game) {
    if (game->settings.less_motion) return SCENE_STILL;
    return CARET_MS - (int)(game_scene_age_ms(game) % CARET_MS);
}

void name_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    Rect keep_out[] = {layout_rect(canvas, 290, 30, 1340, 430), layout_rect(canvas, 290, 470, 1340, 420),
                       layout_rect(canvas, 290, 880, 1340, 170)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, layout_rect(canvas, 310, 40, 1300, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, "In the table!");
    const char *line = arena_format(canvas_arena(canvas), "%s points, place %u. What is your name?",
                                    layout_number(canvas, match->seats[0].points), game->rank);
    layout_text(game, canvas, layout_rect(canvas, 310, 170, 1300, 80), FONT_BOLD, 46, THEME.ink_dim,
                ALIGN_CENTRE, line);
    bool caret = game->settings.less_motion || game_scene_age_ms(game) / CARET_MS % 2 == 0;
    if (!widget_field(canvas, layout_rect(canvas, 460, 280, 1000, 130), game->name, "your name", true, caret))
        game->overflowing_texts++;
    bool full = text_count_graphemes(game->name) >= SCORE_NAME_GRAPHEMES_MAX;
    layout_text(
        game, canvas, layout_rect(canvas, 310, 424, 1300, 50), FONT_MEDIUM, 30, THEME.ink_dim, ALIGN_CENTRE,
        full ? "That is as long as a name can be." : "Type it, or pick letters below. Enter saves it.");
    letter_pad_draw(game, canvas, &LETTER_PAD_NAME, 310, 500, 118, 80, 13);
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, SKIP),
                  layout_rect(canvas, 310, 910, 630, 110), "Don't keep it");
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, SAVE),
                  layout_rect(canvas, 980, 910, 630, 110), "Save");
    layout_notice(game, canvas);
}
