/* The points belong in the table: under which name? Typed on a keyboard, or picked letter by letter. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "scenes/layout.h"
#include "scenes/letters.h"
#include "scenes/scenes.h"

/* The letters, then two buttons that stand below them in a row of ten (five columns each). */
enum { SAVE = LETTERS_COUNT, SKIP, ITEMS };
#define CARET_MS 530

static bool name_is_full(const Game *game) {
    return text_count_graphemes(game->name) >= SCORE_NAME_GRAPHEMES_MAX;
}

void name_enter(Game *game) {
    const char *start = game->settings.last_name[0] ? game->settings.last_name : "Player";
    snprintf(game->name, sizeof game->name, "%s", start);
    menu_reset(&game->menu, ITEMS, LETTERS_COLUMNS, SAVE);
    game->name_is_suggestion = true;
    const Match *match = &game->runner.match;
    game->rank =
        store_rank(game->store, game->runner.replay.pack_title, match->rules.card_count, match->points);
    game->wants_typing = true;
}

/* The first thing typed takes the suggested name's place. */
static void type(Game *game, const char *text) {
    if (game->name_is_suggestion) game->name[0] = '\0';
    game->name_is_suggestion = false;
    size_t length = strlen(game->name), more = strlen(text);
    if (length + more > SCORE_NAME_BYTES_MAX || text_find_invalid(text, more) != more ||
        text_has_control(text))
        return;
    memcpy(game->name + length, text, more + 1);
    /* What was typed may join the last character (an accent) or be one too many. */
    if (text_count_graphemes(game->name) > SCORE_NAME_GRAPHEMES_MAX) game->name[length] = '\0';
}

static void erase(Game *game) {
    if (game->name_is_suggestion) game->name[0] = '\0';
    game->name_is_suggestion = false;
    game->name[text_without_last_grapheme(game->name)] = '\0';
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

/* From the bottom row of letters down to the buttons: the left half is over one, the right over the other. */
static bool step_between_parts(Game *game, const Input *input) {
    Menu *menu = &game->menu;
    if (menu->focus < SAVE) {
        if (input->kind != INPUT_DOWN || menu->focus < LETTERS_COUNT - LETTERS_COLUMNS) return false;
        menu->focus = menu->focus % LETTERS_COLUMNS < LETTERS_COLUMNS / 2 ? SKIP : SAVE;
        return true;
    }
    if (input->kind == INPUT_LEFT)
        menu->focus = SKIP;
    else if (input->kind == INPUT_RIGHT)
        menu->focus = SAVE;
    else if (input->kind == INPUT_UP)
        menu->focus = LETTERS_COUNT - (menu->focus == SAVE ? 3 : 8);
    else
        return input->kind == INPUT_DOWN;
    return true;
}

void name_input(Game *game, const Input *input) {
    if (input->kind == INPUT_TEXT)
        type(game, input->text);
    else if (input->kind == INPUT_ERASE)
        erase(game);
    else if (input->kind == INPUT_BACK)
        game->menu.focus = SKIP;
    if (input->kind == INPUT_TEXT || input->kind == INPUT_ERASE) game->menu.focus = SAVE;
    if (step_between_parts(game, input)) return;
    int chosen = menu_input(&game->menu, input);
    if (chosen == SAVE)
        save(game);
    else if (chosen == SKIP)
        game_go(game, SCENE_RESULTS);
    else if (chosen == LETTERS_COUNT - 1)
        erase(game);
    else if (chosen != MENU_NONE)
        type(game, letters_text(chosen));
}

int name_next_frame_ms(const Game *game) {
    if (game->settings.less_motion) return SCENE_STILL;
    return CARET_MS - (int)(game_scene_age_ms(game) % CARET_MS);
}

static void draw_letters(Game *game, Canvas *canvas) {
    for (int i = 0; i < LETTERS_COUNT; i++) {
        int column = i % LETTERS_COLUMNS, row = i / LETTERS_COLUMNS;
        layout_button(game, canvas, i, layout_rect(canvas, 310 + column * 131, 500 + row * 94, 118, 80),
                      letters_label(i));
    }
}

void name_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    Rect keep_out[] = {layout_rect(canvas, 290, 30, 1340, 430), layout_rect(canvas, 290, 470, 1340, 420),
                       layout_rect(canvas, 290, 880, 1340, 170)};
    layout_page(game, canvas, keep_out, 3);
    layout_text(game, canvas, layout_rect(canvas, 310, 40, 1300, 120), FONT_HEADING, DESIGN_TEXT_TITLE,
                THEME.ink, ALIGN_CENTRE, "In the table!");
    const char *line = arena_format(canvas_arena(canvas), "%s points, place %u. What is your name?",
                                    layout_number(canvas, match->points), game->rank);
    layout_text(game, canvas, layout_rect(canvas, 310, 170, 1300, 80), FONT_BOLD, 46, THEME.ink_dim,
                ALIGN_CENTRE, line);
    bool caret = game->settings.less_motion || game_scene_age_ms(game) / CARET_MS % 2 == 0;
    if (!widget_field(canvas, layout_rect(canvas, 460, 280, 1000, 130), game->name, "your name", true, caret))
        game->overflowing_texts++;
    const char *hint = name_is_full(game) ? "That is as long as a name can be."
                                          : "Type it, or pick letters below. Enter saves it.";
    layout_text(game, canvas, layout_rect(canvas, 310, 424, 1300, 50), FONT_MEDIUM, 30, THEME.ink_dim,
                ALIGN_CENTRE, hint);
    draw_letters(game, canvas);
    layout_button(game, canvas, SKIP, layout_rect(canvas, 310, 910, 630, 110), "Don't keep it");
    layout_button(game, canvas, SAVE, layout_rect(canvas, 980, 910, 630, 110), "Save");
    layout_notice(game, canvas);
}
