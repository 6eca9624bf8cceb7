#include "scenes/tour.h"

#define FRAME_US 16667
#define MOMENT_FRAMES 12   /* 0.2 s */
#define SETTLED_FRAMES 100 /* 1.7 s: longer than any movement */

static void let_pass(const Tour *tour, int frames) {
    for (int i = 0; i < frames; i++) game_advance(tour->game, FRAME_US);
}

static void draw(const Tour *tour) {
    View view = tour->view;
    view.text_percent = (int)tour->game->settings.text_percent;
    canvas_begin(tour->canvas, &view);
    game_draw(tour->game, tour->canvas);
    canvas_end(tour->canvas);
}

void tour_show(const Tour *tour, const char *name) {
    draw(tour); /* leaves take their places with the first frame */
    let_pass(tour, SETTLED_FRAMES);
    draw(tour);
    if (tour->shown) tour->shown(tour->context, name, tour->game);
}

void tour_press(const Tour *tour, InputKind kind, int value) {
    Input input = {.kind = kind, .value = value};
    game_input(tour->game, &input, 0);
    let_pass(tour, MOMENT_FRAMES);
}

static void type(const Tour *tour, const char *text) {
    for (; *text; text++) {
        Input input = {.kind = INPUT_TEXT, .text = {*text}};
        game_input(tour->game, &input, 0);
    }
}

static void answer(const Tour *tour, bool right) {
    Game *game = tour->game;
    const Card *card = match_card(&game->runner.match);
    const DealtCard *dealt = &match_turn(&game->runner.match)->dealt;
    CardAnswer given = right ? judge_right_answer(card, dealt) : judge_wrong_answer(card, dealt);
    if (card_kind_picks_one(card->kind)) {
        tour_press(tour, INPUT_OPTION, given.value);
        return;
    }
    game->input_ago_us = 0;
    if (card->kind == CARD_TYPED)
        game_type_answer(game, given.text);
    else
        game_act(game, ACTION_ANSWER, given.value);
    let_pass(tour, MOMENT_FRAMES);
}

static void go_to_item(const Tour *tour, int item) {
    tour->game->menu.focus = item;
    tour_press(tour, INPUT_ACCEPT, 0);
}

/* The first cards show what can happen to one; the bot answers the rest. */
static void play_match(const Tour *tour) {
    const Match *match = &tour->game->runner.match;
    tour_show(tour, "question");
    answer(tour, true);
    tour_show(tour, "reveal-right");
    tour_press(tour, INPUT_ACCEPT, 0);
    tour_press(tour, INPUT_PAUSE, 0);
    tour_show(tour, "pause");
    go_to_item(tour, 1);
    tour_show(tour, "leave");
    tour_press(tour, INPUT_BACK, 0);
    answer(tour, false);
    tour_show(tour, "reveal-wrong");
    tour_press(tour, INPUT_ACCEPT, 0);
    uint32_t limit = match_turn(match)->limit_ticks; /* two ticks a frame */
    let_pass(tour, limit ? (int)limit / 2 + 10 : 0);
    if (match->phase == MATCH_REVEAL) tour_show(tour, "reveal-time-out");
    while (match->phase != MATCH_FINISHED) {
        if (match->phase == MATCH_QUESTION) {
            let_pass(tour, 40 + 37 * (int)(match->turn_count % 5));
            draw(tour);
            answer(tour, true);
        }
        tour_press(tour, INPUT_ACCEPT, 0);
    }
}

void tour_play(const Tour *tour) {
    Game *game = tour->game;
    tour_show(tour, "title");
    go_to_item(tour, 4);
    tour_show(tour, "settings");
    tour_press(tour, INPUT_BACK, 0);
    go_to_item(tour, 0);
    tour_show(tour, "choose");
    tour_press(tour, INPUT_ACCEPT, 0);
    play_match(tour);
    if (game->scene == SCENE_NAME) {
        type(tour, "Robin the bot");
        tour_show(tour, "name");
        tour_press(tour, INPUT_ACCEPT, 0);
    }
    tour_show(tour, "results");
    game_go(game, SCENE_HIGH_SCORES);
    tour_show(tour, "high-scores");
}
