/* The scoreboard between two cards, and after the host took a card out. */
#include "scenes/party_flow.h"
#include "scenes/party_input.h"
#include "scenes/party_view.h"
#include "scenes/scenes.h"
#include "scenes/scoreboard_view.h"

void party_scores_enter(Game *game) {
    PartyScreen *screen = &game->party_screen;
    ScoreboardOrder now = party_order(&game->runner.match);
    menu_reset(&game->menu, 0, 1, MENU_NONE);
    screen->row_count = scoreboard_rows(&screen->shown, &now, screen->rows);
    screen->shown = now;
    screen->scores_ms = game_now_ms(game);
}

/* On to the next card, or back to the one that is still open behind the board. */
static void go_on(Game *game) {
    const Match *match = &game->runner.match;
    bool paused = match->paused;
    game->party_screen.scores_title[0] = '\0';
    if (paused) party_act(game, 0, ACTION_RESUME, 0, NULL);
    if (match->phase == MATCH_REVEAL)
        party_act(game, 0, ACTION_CONTINUE, 0, NULL);
    else if (!paused)
        game_go(game, SCENE_PARTY_QUESTION);
}

/* A guest's mouse: it cannot join by a press as keys and pads do, since a click goes on. */
static bool mouse_may_join(const Game *game) {
    const Seats *seats = &game->party.seats;
    if (!game->party.on || party_mouse_seat(game) != SEAT_NONE) return false;
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (!seats->items[i].taken && !seats->items[i].gone) return true;
    return false;
}

static bool joins_by_mouse(Game *game, const Input *input) {
    if (input->kind != INPUT_CLICK || game->runner.match.paused || !mouse_may_join(game)) return false;
    return rect_contains(game->party_screen.join_pill, input->x, input->y) &&
           party_join_late(game, (SeatDevice){.kind = SEAT_DEVICE_MOUSE});
}

static void draw_join_pill(Game *game, Canvas *canvas, Rect pill) {
    game->party_screen.join_pill = (Rect){0};
    if (game->runner.match.paused || !mouse_may_join(game)) return;
    const char *words = "Join by mouse";
    int width = widget_pill_width(canvas, pill.height, PICTURE_NONE, words, NULL);
    if (width < pill.width) pill.width = width;
    widget_pill(canvas, pill, PICTURE_NONE, THEME.paper, words, NULL);
    game->party_screen.join_pill = pill;
}

void party_scores_input(Game *game, const Input *input) {
    if (party_flow_is_watching(game, input)) return;
    if (joins_by_mouse(game, input) || party_flow_host_menu(game, input) || party_input(game, input)) return;
    if (party_flow_goes_on(game, input)) go_on(game);
}

static ScoreboardEntry entry_of(const Game *game, Canvas *canvas, const ScoreboardRow *row, uint32_t place) {
    const Match *match = &game->runner.match;
    const Mode *mode = mode_row(match->rules.mode);
    ScoreboardEntry entry = {
        .name = party_name(match, row->who), .look = row->who, .team = mode->has_teams, .place = place};
    if (mode->has_teams) return entry;
    const MatchSeat *seat = match_seat(match, row->who);
    entry.look = seat->choice.look;
    entry.faded = !seat->here || (mode->chooses_lives && seat->lives == 0);
    if (!seat->here)
        entry.note = "away";
    else if (mode->chooses_lives)
        entry.note = seat->lives == 0   ? "out"
                     : seat->lives == 1 ? "1 leaf"
                                        : arena_format(canvas_arena(canvas), "%u leaves", seat->lives);
    else if (seat->streak > 1)
        entry.note = arena_format(canvas_arena(canvas), "streak %u", seat->streak);
    return entry;
}

void party_scores_draw(Game *game, Canvas *canvas) {
    const PartyScreen *screen = &game->party_screen;
    const Match *match = &game->runner.match;
    ScoreboardEntry entries[SCOREBOARD_ROWS_MAX];
    Rect keep_out[] = {layout_rect(canvas, 100, 16, 1720, 1048)};
    layout_page(game, canvas, keep_out, 1);
    uint32_t places[SCOREBOARD_ROWS_MAX];
    party_places(match, &screen->shown, places);
    for (size_t i = 0; i < screen->row_count; i++)
        entries[i] = entry_of(game, canvas, &screen->rows[i], places[i]);
    const char *title = screen->scores_title;
    if (!title[0]) title = match->phase == MATCH_REVEAL ? "After this card" : "So far";
    party_flow_draw_menu_pill(game, canvas, layout_rect(canvas, 120, 24, 1680, 76));
    draw_join_pill(game, canvas, layout_rect(canvas, 120, 24, 440, 76));
    layout_text(game, canvas, layout_rect(canvas, 580, 20, 760, 100), FONT_HEADING, 72, THEME.ink,
                ALIGN_CENTRE, title);
    scoreboard_view_draw(game, canvas, layout_rect(canvas, 120, 134, 1680, 862), screen->rows, entries,
                         screen->row_count, game_now_ms(game) - screen->scores_ms);
    party_flow_draw_hint(game, canvas, layout_rect(canvas, 120, 1008, 1680, 56));
}

int party_scores_next_frame_ms(const Game *game) {
    uint32_t age = game_now_ms(game) - game->party_screen.scores_ms;
    if (scoreboard_moves(age, game->settings.less_motion)) return 16;
    return party_sign_moves(game) ? 250 : SCENE_STILL;
}
