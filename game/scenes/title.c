/* The first thing seen: the name of the game and where to go. */
#include "scenes/layout.h"
#include "scenes/scenes.h"

enum { PLAY, PARTY, PACKS, HIGH_SCORES, SETTINGS, QUIT, ITEMS };
static const char *const LABELS[ITEMS] = {"Play", "Party", "Packs", "High scores", "Settings", "Quit"};

void title_look_up_best(Game *game) {
    const char *title = game_cards_title(game);
    Arena scratch = {0};
    StoredScore *best;
    size_t count = 0;
    game->best_points = 0;
    if (title &&
        store_best_scores(game->store, &scratch, title, mode_key(MODE_CLASSIC), game->settings.length, 1,
                          &best, &count, NULL) &&
        count)
        game->best_points = best[0].points;
    arena_release(&scratch);
}

/* The item that leads to a scene, or to where it comes after. */
static int item_of(SceneId scene) {
    switch (scene) {
    case SCENE_LOBBY:
    case SCENE_PARTY_SETUP:
    case SCENE_PODIUM:
        return PARTY;
    case SCENE_PACKS:
        return PACKS;
    case SCENE_HIGH_SCORES:
        return HIGH_SCORES;
    case SCENE_SETTINGS:
        return SETTINGS;
    default:
        return PLAY;
    }
}

void title_enter(Game *game) {
    menu_reset(&game->menu, ITEMS, 1, item_of(game->came_from));
    leaves_enter(&game->leaves, game_now_ms(game));
    title_look_up_best(game);
}

void title_input(Game *game, const Input *input) {
    switch (menu_input(&game->menu, input)) {
    case PLAY:
    case PARTY:
        if (game_pack(game))
            game_go(game, game->menu.focus == PLAY ? SCENE_CHOOSE : SCENE_LOBBY);
        else
            game_notify(game,
                        "There is no question pack to play. Drop a file with questions on this window.");
        break;
    case PACKS:
        packs_open(game);
        break;
    case HIGH_SCORES:
        game_go(game, SCENE_HIGH_SCORES);
        break;
    case SETTINGS:
        game->settings_back = SCENE_TITLE;
        game_go(game, SCENE_SETTINGS);
        break;
    case QUIT:
        game->wants_quit = true;
        break;
    default:
        if (input->kind == INPUT_BACK) game->menu.focus = QUIT;
        break;
    }
}

static void draw_foot(Game *game, Canvas *canvas, Rect left, Rect right) {
    const Pack *pack = game_pack(game);
    if (!pack) return;
    const char *about = game_cards_is_selection(game)
                            ? arena_format(canvas_arena(canvas), "Cards: %s",
                                           game_cards_plain_title(game, canvas_arena(canvas)))
                            : arena_format(canvas_arena(canvas), "Pack: %s · %s",
                                           layout_name(canvas, pack->title), layout_pack_size(canvas, pack));
    layout_elided(game, canvas, left, FONT_BOLD, 30, THEME.ink_dim, ALIGN_LEFT, about);
    if (game->best_points <= 0) return;
    const char *best =
        arena_format(canvas_arena(canvas), "best score %s", layout_number(canvas, game->best_points));
    layout_text(game, canvas, right, FONT_BOLD, 30, THEME.ink_dim, ALIGN_RIGHT, best);
}

void title_draw(Game *game, Canvas *canvas) {
    Rect logo = layout_rect(canvas, 460, 80, 1000, 200);
    Rect motto = layout_rect(canvas, 460, 270, 1000, 60);
    Rect left = layout_rect(canvas, 70, 990, 1180, 56);
    Rect right = layout_rect(canvas, 1300, 990, 550, 56);
    Rect keep_out[4 + ITEMS] = {logo, motto, left, right};
    for (int i = 0; i < ITEMS; i++) {
        Rect button = layout_rect(canvas, 660, 352 + i * 106, 600, 86);
        menu_place(&game->menu, i, button);
        keep_out[4 + i] = button;
    }
    layout_page(game, canvas, keep_out, 4 + ITEMS);
    layout_text(game, canvas, logo, FONT_HEADING, DESIGN_TEXT_LOGO, THEME.ink, ALIGN_CENTRE, "Quizleaf");
    layout_text(game, canvas, motto, FONT_BOLD, 46, THEME.ink_dim, ALIGN_CENTRE,
                "a card game of small, true facts");
    for (int i = 0; i < ITEMS; i++) {
        Rect button = layout_settling(game, canvas, game->entered_ms, game->menu.rects[i]);
        if (!widget_button(canvas, button, LABELS[i], game->menu.focus == i, PICTURE_NONE))
            game->overflowing_texts++;
    }
    draw_foot(game, canvas, left, right);
}
