/* The end of a party: who won, the small honours of the evening, and once more with the same seats. */
#include "scenes/party.h"
#include "scenes/party_view.h"
#include "scenes/podium_layout.h"
#include "scenes/scenes.h"
#include "scenes/seat_look.h"

enum { REMATCH, LOBBY, TABLE, TITLE, ITEMS };

/* Keys that were meant for the last card, or to go on from it, are not meant for this menu: a rematch by a
 * slip would take the podium from everybody. */
#define PODIUM_GUARD_MS 1500
#define PODIUM_PLAYERS_GUARD_MS 3000 /* players go on one after the other */

/* Design pixels. */
enum {
    PODIUM_TOP = 150,
    PODIUM_BOTTOM = 690,
    OTHERS_TOP = 704,
    HONOURS_TOP = 758,
    HONOUR_HEIGHT = 54,
    HEADLINE_PX = 110
};

/* After a replay there is only the way out, in the first one's place. */
static int item_count(const Game *game) {
    return game->watching ? 1 : ITEMS;
}

void podium_enter(Game *game) {
    int items = item_count(game);
    bool is_back = game->came_from == SCENE_HIGH_SCORES;
    menu_reset(&game->menu, items, items, is_back ? TABLE : REMATCH);
    game->party_screen.honours = honours_of(&game->runner.match);
    game->party_screen.shown = (ScoreboardOrder){0}; /* a rematch begins from nothing */
    leaves_enter(&game->leaves, game_now_ms(game));
    if (!is_back) leaves_burst(&game->leaves, game_now_ms(game), 8);
}

static void leave(Game *game, SceneId scene) {
    game_end_match(game);
    game_go(game, scene);
}

/* Somebody may have left meanwhile, or the pack may be gone: then nobody is to find themselves in another. */
static void begin_rematch(Game *game) {
    if (!game_cards_are_there(game))
        leave(game, SCENE_LOBBY);
    else if (!party_start(game) && game->party.hint)
        game_notify(game, game->party.hint);
}

/* Who comes back from the table has seen it. */
static bool is_left_over(const Game *game, const Input *input) {
    uint32_t guard = input->seat_key == SEAT_KEY_NONE ? PODIUM_GUARD_MS : PODIUM_PLAYERS_GUARD_MS;
    bool chooses =
        input->seat_key != SEAT_KEY_NONE || input->kind == INPUT_ACCEPT || input->kind == INPUT_CLICK;
    return chooses && !game->watching && game->came_from != SCENE_HIGH_SCORES &&
           game_scene_age_ms(game) < guard;
}

void podium_input(Game *game, const Input *given) {
    Input input;
    if (is_left_over(game, given) || !input_as_menu(given, &input)) return;
    int chosen = menu_input(&game->menu, &input);
    if (game->watching && (chosen != MENU_NONE || input.kind == INPUT_BACK))
        game->wants_quit = true;
    else if (chosen == REMATCH)
        begin_rematch(game);
    else if (chosen == LOBBY)
        leave(game, SCENE_LOBBY);
    else if (chosen == TABLE)
        game_go(game, SCENE_HIGH_SCORES); /* and back */
    else if (chosen == TITLE || (input.kind == INPUT_BACK && given->seat_key == SEAT_KEY_NONE))
        leave(game, SCENE_TITLE);
}

/* "Maya takes it!", "Maya and Theo share it!" */
static const char *headline(Canvas *canvas, const Match *match, const ScoreboardOrder *order,
                            const uint32_t *places) {
    Arena *arena = canvas_arena(canvas);
    size_t first = 0;
    while (first < order->count && places[first] == 1) first++;
    if (first == 0 || order->points[0] == 0) return "Thanks for playing!";
    const char *names = layout_name(canvas, party_name(match, order->who[0]));
    if (first == 1)
        return arena_format(
            arena, mode_row(match->rules.mode)->has_teams ? "The %s take it!" : "%s takes it!", names);
    if (first > 3) return arena_format(arena, "%zu share it!", first);
    for (size_t i = 1; i < first; i++)
        names = arena_format(arena, "%s%s%s", names, i + 1 == first ? " and " : ", ",
                             layout_name(canvas, party_name(match, order->who[i])));
    return arena_format(arena, "%s share it!", names);
}

/* Where no leaf may be: the middle, or all of the line where the words need more. */
static Rect headline_keep_out(const Canvas *canvas, const char *words) {
    Rect middle = layout_rect(canvas, 300, 20, 1320, 130);
    int px = view_text_px(canvas_view(canvas), HEADLINE_PX);
    bool fits = text_width(canvas_fonts(canvas), FONT_HEADING, px, words) <= middle.width;
    return fits ? middle : layout_rect(canvas, 110, 20, 1700, 130);
}

/* The seat's animal; of a team those of its members. */
static void draw_figure_animals(Canvas *canvas, const Match *match, Rect rect, uint32_t who) {
    if (!mode_row(match->rules.mode)->has_teams) {
        seat_chip_draw_animal(canvas, rect, match_seat(match, who)->choice.look);
        return;
    }
    int members = 0, index = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        members += match_seat(match, seat)->known && !match_seat(match, seat)->removed &&
                   match_seat(match, seat)->choice.team == who;
    if (members == 0) return;
    int size = rect.width / (members < 3 ? 3 : members);
    if (size > rect.height) size = rect.height;
    int left = rect.x + (rect.width - members * size) / 2;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const MatchSeat *sitting = match_seat(match, seat);
        if (!sitting->known || sitting->removed || sitting->choice.team != who) continue;
        Rect place = {left + index++ * size, rect.y + rect.height - size, size, size};
        seat_chip_draw_animal(canvas, rect_inset(place, size / 16), sitting->choice.look);
    }
}

/* Where no leaf may be: three usual figures with some air, or however wide many of one place make it. */
static Rect podium_keep_out(const Canvas *canvas, const Podium *podium) {
    Rect all = {320, PODIUM_TOP, 1280, PODIUM_BOTTOM - PODIUM_TOP};
    for (size_t i = 0; i < podium->figure_count; i++) all = rect_union(all, podium->figures[i].name);
    return layout_rect(canvas, all.x, all.y, all.width, all.height);
}

static void draw_podium(Game *game, Canvas *canvas, const ScoreboardOrder *order, const Podium *podium) {
    const Match *match = &game->runner.match;
    for (size_t i = 0; i < PODIUM_STEPS; i++) {
        Rect step = podium->steps[i].rect;
        if (rect_empty(step)) continue;
        Rect rect = layout_rect(canvas, step.x, step.y, step.width, step.height);
        widget_panel(canvas, layout_settling(game, canvas, game->entered_ms, rect),
                     THEME.podium[podium->steps[i].place - 1]);
    }
    for (size_t i = 0; i < podium->figure_count; i++) {
        const PodiumFigure *figure = &podium->figures[i];
        Rect animals = figure->picture, name = figure->name, points = figure->points;
        draw_figure_animals(canvas, match,
                            layout_rect(canvas, animals.x, animals.y, animals.width, animals.height),
                            order->who[figure->who]);
        layout_text(game, canvas, layout_rect(canvas, name.x + 6, name.y, name.width - 12, name.height),
                    FONT_HEADING, 62, THEME.ink, ALIGN_CENTRE, party_name(match, order->who[figure->who]));
        layout_text(game, canvas, layout_rect(canvas, points.x, points.y, points.width, points.height),
                    FONT_BOLD, 58, THEME.ink, ALIGN_CENTRE,
                    layout_number(canvas, order->points[figure->who]));
    }
}

/* Those for whom there is no step: "4 Sam 5 200 · 5 Joy 4 100". */
static void draw_others(Game *game, Canvas *canvas, const ScoreboardOrder *order, const uint32_t *places) {
    Arena *arena = canvas_arena(canvas);
    const char *line = "";
    for (size_t i = 0; i < order->count; i++) {
        if (places[i] <= PODIUM_STEPS) continue;
        line = arena_format(arena, "%s%s%u %s %s", line, *line ? "  ·  " : "", places[i],
                            layout_name(canvas, party_name(&game->runner.match, order->who[i])),
                            layout_number(canvas, order->points[i]));
    }
    if (*line)
        layout_text(game, canvas, layout_rect(canvas, 110, OTHERS_TOP, 1700, 50), FONT_BOLD, 34, THEME.ink,
                    ALIGN_CENTRE, layout_from_left(canvas, line));
}

static const char *seat_name(const Game *game, Canvas *canvas, uint32_t seat) {
    return layout_name(canvas, match_seat(&game->runner.match, seat)->name);
}

/* The short ones, of which two stand beside each other. */
static size_t honour_lines(const Game *game, Canvas *canvas, const char *lines[3]) {
    const Honours *honours = &game->party_screen.honours;
    Arena *arena = canvas_arena(canvas);
    size_t count = 0;
    if (honours->streak_seat != HONOUR_NONE)
        lines[count++] = arena_format(arena, "Longest streak: %s, %u",
                                      seat_name(game, canvas, honours->streak_seat), honours->streak);
    if (honours->fastest_seat != HONOUR_NONE) {
        uint32_t tenths = (honours->fastest_ticks * 10 + TICKS_PER_SECOND / 2) / TICKS_PER_SECOND;
        lines[count++] =
            arena_format(arena, "Fastest right answer: %s, %u.%u s",
                         seat_name(game, canvas, honours->fastest_seat), tenths / 10, tenths % 10);
    }
    if (honours->comeback_seat != HONOUR_NONE)
        lines[count++] = arena_format(arena, "Best comeback: %s, from place %u to %u",
                                      seat_name(game, canvas, honours->comeback_seat), honours->comeback_from,
                                      honours->comeback_to);
    return count;
}

/* The hardest card may be a long sentence, so it has the whole width and what is left of the height. */
static void draw_honours(Game *game, Canvas *canvas) {
    const char *lines[3];
    const Match *match = &game->runner.match;
    size_t count = honour_lines(game, canvas, lines);
    int y = HONOURS_TOP;
    for (size_t i = 0; i < count; i++) {
        bool alone = i + 1 == count && count % 2 == 1;
        int x = alone ? 110 : 110 + (int)(i % 2) * 860;
        layout_text(game, canvas, layout_rect(canvas, x, y, alone ? 1700 : 840, HONOUR_HEIGHT), FONT_BOLD, 34,
                    THEME.ink_dim, ALIGN_CENTRE, lines[i]);
        if (i % 2 == 1 || alone) y += HONOUR_HEIGHT;
    }
    uint32_t hardest = game->party_screen.honours.hardest_turn;
    if (hardest == HONOUR_NONE) return;
    uint32_t card = match->turns[hardest].dealt.card;
    fonts_set_language(canvas_fonts(canvas), game_cards_language(game, card));
    layout_text(
        game, canvas, layout_rect(canvas, 110, y, 1700, 950 - y), FONT_BOLD, 34, THEME.ink_dim, ALIGN_CENTRE,
        arena_format(canvas_arena(canvas), "Hardest card: %s", card_list_at(match->cards, card)->prompt));
    game_set_language(game, canvas_fonts(canvas));
}

void podium_draw(Game *game, Canvas *canvas) {
    const Match *match = &game->runner.match;
    static const char *const LABELS[ITEMS] = {"Rematch", "Lobby", "High scores", "Title"};
    ScoreboardOrder order = party_order(match);
    uint32_t places[SCOREBOARD_ROWS_MAX];
    party_places(match, &order, places);
    Podium podium;
    podium_lay((Rect){110, PODIUM_TOP, 1700, PODIUM_BOTTOM - PODIUM_TOP}, places, order.count, &podium);
    const char *words = layout_from_left(canvas, headline(canvas, match, &order, places));
    Rect keep_out[] = {headline_keep_out(canvas, words), layout_rect(canvas, 100, PODIUM_BOTTOM, 1720, 370),
                       podium_keep_out(canvas, &podium)};
    layout_page(game, canvas, keep_out, 3);
    if (match->phase != MATCH_FINISHED) return; /* the rematch has begun; its first card comes with a tick */
    layout_text(game, canvas, layout_rect(canvas, 110, 16, 1700, 134), FONT_HEADING, HEADLINE_PX, THEME.ink,
                ALIGN_CENTRE, words);
    draw_podium(game, canvas, &order, &podium);
    draw_others(game, canvas, &order, places);
    draw_honours(game, canvas);
    for (int i = 0; i < item_count(game); i++)
        layout_button(game, canvas, i, layout_rect(canvas, 110 + i * 432, 964, 404, 92),
                      game->watching ? "Close" : LABELS[i]);
}
