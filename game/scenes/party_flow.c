#include "scenes/party_flow.h"

#include <stdio.h>

#include "scenes/party.h"
#include "scenes/party_input.h"
#include "scenes/party_view.h"

/* Whoever was just about to lock in should not turn the page, nor open a menu. */
#define REVEAL_GUARD_MS 700

/* A replay knows when its players went on, but not when they turned to the board. */
#define WATCHED_BOARD_MS 4000      /* it is shown for so long at most */
#define WATCHED_REVEAL_MIN_MS 2000 /* less would be a flash */
#define WATCHED_VOID_MS 2000       /* a board without a voided card; the match goes on behind it */

bool party_flow_goes_on(const Game *game, const Input *input) {
    bool click = input->kind == INPUT_CLICK;
    bool answers = game->scene == SCENE_PARTY_QUESTION && party_mouse_seat(game) != SEAT_NONE;
    bool lock = input->seat_device.kind != SEAT_DEVICE_NONE && input->seat_key == SEAT_KEY_LOCK;
    bool room = input->kind == INPUT_ACCEPT && input->seat_device.kind == SEAT_DEVICE_NONE;
    if (room || (click && !answers)) return true;
    return (click || lock) && game_now_ms(game) - game->reveal_ms > REVEAL_GUARD_MS;
}

/* Keys and buzzers have no key of their own for the menu. Where A answers nothing it can be that. */
static bool presses_hosts_key(const Game *game, const Input *input) {
    bool on_board = game->scene == SCENE_PARTY_SCORES;
    if (input->seat_key != SEAT_KEY_A || party_host(game, input) == SEAT_NONE) return false;
    if (!on_board && game->runner.match.phase != MATCH_REVEAL) return false;
    return (on_board ? game_scene_age_ms(game) : game_now_ms(game) - game->reveal_ms) > REVEAL_GUARD_MS;
}

static bool asks_for_menu(const Game *game, const Input *input) {
    if (input->kind == INPUT_CLICK) return rect_contains(game->party_screen.menu_pill, input->x, input->y);
    return (input->kind == INPUT_PAUSE || input->kind == INPUT_BACK) &&
           input->seat_key == SEAT_KEY_NONE; /* a pad's B is an answer */
}

static bool may_open_menu(const Game *game, const Input *input) {
    bool mouse = input->kind == INPUT_CLICK || input->seat_device.kind == SEAT_DEVICE_MOUSE;
    uint32_t seat = mouse ? party_mouse_seat(game) : seats_find(&game->party.seats, input->seat_device);
    if (seat == SEAT_NONE) return mouse || input->seat_device.kind == SEAT_DEVICE_NONE;
    return game->party.seats.items[seat].host;
}

static void tell_who_may(Game *game) {
    const Seats *seats = &game->party.seats;
    uint32_t host = 0;
    while (host < SEATS_MAX - 1 && !(seats->items[host].taken && seats->items[host].host)) host++;
    char sentence[SIGN_BYTES];
    snprintf(sentence, sizeof sentence, "That menu is the host's: %s", seats->items[host].name);
    party_sign_show(game, sentence);
}

static void open_menu(Game *game) {
    if (game->runner.match.paused) /* a card was voided, and the board stands over the pause */
        game_go(game, SCENE_HOST);
    else
        party_act(game, 0, ACTION_PAUSE, 0, NULL);
}

static SeatKey held_key(const Game *game) {
    const Match *match = &game->runner.match;
    bool lock_ends = match->phase == MATCH_QUESTION && match_card(match)->kind == CARD_SEVERAL;
    return lock_ends || mode_row(match->rules.mode)->buzzes ? SEAT_KEY_A : SEAT_KEY_LOCK;
}

void party_flow_held(Game *game, const Input *input) {
    if (game->runner.match.phase == MATCH_REVEAL || input->seat_key != held_key(game)) return;
    if (party_host(game, input) != SEAT_NONE) open_menu(game);
}

bool party_flow_host_menu(Game *game, const Input *input) {
    bool by_own_key = presses_hosts_key(game, input);
    if (!by_own_key && !asks_for_menu(game, input)) return false;
    if (!by_own_key && !may_open_menu(game, input))
        tell_who_may(game);
    else
        open_menu(game);
    return true;
}

/* "Esc", and on an open card what a host with a buzzer does instead. */
static const char *menu_keys(const Game *game, Canvas *canvas) {
    const Seats *seats = &game->party.seats;
    MatchPhase phase = game->runner.match.phase; /* before a stake each key sets one */
    bool open = game->scene == SCENE_PARTY_QUESTION && (phase == MATCH_QUESTION || phase == MATCH_HANDOVER);
    for (uint32_t i = 0; open && game->party.on && i < SEATS_MAX; i++) {
        const Seat *seat = &seats->items[i];
        char key[DEVICE_LABEL_BYTES];
        if (!seat->taken || !seat->host || seat->device.kind != SEAT_DEVICE_BUZZER) continue;
        return arena_format(canvas_arena(canvas), "Esc · hold %s",
                            seat_device_key_label(seat->device, held_key(game), key));
    }
    return "Esc";
}

Rect party_flow_draw_menu_pill(Game *game, Canvas *canvas, Rect row) {
    Rect pill = row;
    const char *keys = menu_keys(game, canvas);
    game->party_screen.menu_pill = (Rect){0};
    if (game->watching) return row; /* Esc ends it */
    pill.width = widget_pill_width(canvas, row.height, PICTURE_PAUSE, keys, NULL);
    pill.x = rect_right(row) - pill.width;
    widget_pill(canvas, pill, PICTURE_PAUSE, THEME.paper, keys, NULL);
    game->party_screen.menu_pill = pill;
    row.width = pill.x - view_px(canvas_view(canvas), 20) - row.x;
    return row;
}

/* The tick of the replay in which its players went on from what is shown now; UINT32_MAX: they did not. */
static uint32_t next_continue(const Game *game) {
    const Replay *replay = game->shown_replay;
    size_t queued = game->shown_actions < RUNNER_QUEUE_MAX ? game->shown_actions : RUNNER_QUEUE_MAX;
    for (size_t i = game->shown_actions - queued; i < replay->action_count; i++)
        if (replay->actions[i].kind == ACTION_CONTINUE && replay->actions[i].tick >= game->runner.match.tick)
            return replay->actions[i].tick;
    return UINT32_MAX;
}

/* In the second half of the time from the reveal to the next card, but not where all of it was too short. */
static bool board_is_due(const Game *game) {
    const Match *match = &game->runner.match;
    if (game->scene != SCENE_PARTY_QUESTION || match->phase != MATCH_REVEAL || match->paused ||
        match->turn_count >= match->turn_limit)
        return false;
    uint64_t left_ms = (uint64_t)(next_continue(game) - match->tick) * 1000 / TICKS_PER_SECOND;
    uint64_t since_ms = game_now_ms(game) - game->reveal_ms;
    return left_ms <= since_ms && left_ms <= WATCHED_BOARD_MS && left_ms + since_ms >= WATCHED_REVEAL_MIN_MS;
}

void party_flow_lead(Game *game) {
    const Match *match = &game->runner.match;
    bool board_over = game->scene == SCENE_PARTY_SCORES && match->phase != MATCH_REVEAL &&
                      game_scene_age_ms(game) > WATCHED_VOID_MS;
    if (board_over) {
        game->party_screen.scores_title[0] = '\0';
        game_go(game, SCENE_PARTY_QUESTION);
    } else if (board_is_due(game)) {
        game_go(game, SCENE_PARTY_SCORES);
    }
}

bool party_flow_is_watching(Game *game, const Input *input) {
    if (game->watching && input->kind == INPUT_BACK) game->wants_quit = true;
    return game->watching;
}

void party_flow_begin(Game *game) {
    game->party_screen = (PartyScreen){.host_back = SCENE_PARTY_QUESTION};
}

/* Whether the last sign was shown on the board. */
static bool told_on_board(const PartyScreen *screen) {
    return (int32_t)(screen->sign_ms - screen->scores_ms) >= 0;
}

void party_flow_draw_hint(Game *game, Canvas *canvas, Rect rect) {
    const PartyScreen *screen = &game->party_screen;
    bool news = party_sign_moves(game) && told_on_board(screen);
    const char *hint =
        game->watching
            ? "a replay · Esc ends it"
            : "Enter, a click or your lock key goes on · Esc, Start or the host's A: the host's menu";
    layout_text(game, canvas, rect, FONT_BOLD, 32, news ? THEME.ink : THEME.ink_dim, ALIGN_CENTRE,
                news ? layout_from_left(canvas, screen->sign) : hint);
}

/* Whether a scene of the match is on the screen; before its first card it is not. */
static bool shows_party(const Game *game) {
    return game->scene == SCENE_PARTY_QUESTION || game->scene == SCENE_PARTY_SCORES ||
           game->scene == SCENE_HOST;
}

/* The name, then the words. */
static void sign(Game *game, uint32_t seat, const char *words) {
    char sentence[SIGN_BYTES];
    snprintf(sentence, sizeof sentence, "%s%s", match_seat(&game->runner.match, seat)->name, words);
    party_sign_show(game, sentence);
}

/* Who sits down before the first card is nothing to tell. */
static void tell_joined(Game *game, uint32_t seat) {
    const Match *match = &game->runner.match;
    if (!shows_party(game)) return;
    bool is_new = match_seat(match, seat)->joined_turn == match->turn_count;
    if (game->scene == SCENE_PARTY_SCORES) SCENES[game->scene].enter(game); /* with a row more */
    sign(game, seat, is_new ? " joins in with the next card" : " is back");
}

/* All who went out with the same card, in one sign. */
static void tell_out(Game *game, uint32_t first) {
    const Match *match = &game->runner.match;
    char names[PARTY_NAMES_BYTES], sentence[SIGN_BYTES];
    uint32_t out = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_seat(match, seat)->out_turn == match_seat(match, first)->out_turn) out |= 1u << seat;
    party_names(match, out, names);
    snprintf(sentence, sizeof sentence, "%s %s lost the last leaf", names, out & (out - 1) ? "have" : "has");
    party_sign_show(game, sentence);
}

/* In last leaf a seat that is kept may still win: who does not want to wait for it lets the host remove it.
 */
static void tell_left(Game *game, uint32_t seat) {
    const Match *match = &game->runner.match;
    bool leaves = mode_row(match->rules.mode)->chooses_lives && match_seat(match, seat)->lives > 0;
    sign(game, seat, leaves ? " has left; the seat keeps its leaves" : " has left; the seat is kept");
}

/* Everybody sees what the match is like without it. From there it goes on with the card, open or closed. */
static void tell_voided(Game *game, int32_t turn) {
    const Match *match = &game->runner.match;
    PartyScreen *screen = &game->party_screen;
    if (match->turns[turn].warm_up)
        snprintf(screen->scores_title, sizeof screen->scores_title, "Without the warm-up");
    else
        snprintf(screen->scores_title, sizeof screen->scores_title, "Without card %u",
                 match_card_number(match, (uint32_t)turn));
    screen->host_back = SCENE_PARTY_QUESTION;
    game_go(game, SCENE_PARTY_SCORES);
}

/* The host's menu lies over whatever was shown. */
static void pause_match(Game *game) {
    if (game->watching) return;
    game->party_screen.host_back =
        game->scene == SCENE_PARTY_SCORES ? SCENE_PARTY_SCORES : SCENE_PARTY_QUESTION;
    game_go(game, SCENE_HOST);
}

static bool all_on_last_leaf(const Match *match) {
    bool all = mode_row(match->rules.mode)->chooses_lives;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_turn(match)->seats[seat].takes_part && match_seat(match, seat)->lives != 1) all = false;
    return all;
}

static void begin_card(Game *game) {
    if (game->scene == SCENE_PARTY_SCORES && told_on_board(&game->party_screen))
        game->party_screen.sign[0] = '\0'; /* "the next card" is this one */
    game->card_ms = game_now_ms(game);
    game->party_screen.reading_ticks = match_turn(&game->runner.match)->reading_ticks;
    if (game->runner.match.turn_count == 1) /* the first board moves from nothing */
        game->party_screen.shown = party_order(&game->runner.match);
    game->party_screen.tied = 0;
    game->party_screen.all_on_last_leaf = all_on_last_leaf(&game->runner.match);
    game->party_screen.scores_title[0] = '\0';
    game_go(game, SCENE_PARTY_QUESTION);
}

static void celebrate(Game *game) {
    uint32_t streak = 0;
    for (uint32_t seat = 0; seat < game->runner.match.seat_count; seat++) {
        const SeatTurn *mine = match_seat_turn(&game->runner.match, seat);
        if (mine->right && mine->streak > streak) streak = mine->streak;
    }
    if (streak) leaves_burst(&game->leaves, game_now_ms(game), (int)streak);
}

bool party_flow_event(Game *game, const MatchEvent *event) {
    switch (event->kind) {
    case MATCH_EVENT_CARD_DEALT:
        begin_card(game);
        break;
    case MATCH_EVENT_REVEALED:
        game->reveal_ms = game_now_ms(game);
        if (game->scene == SCENE_PARTY_QUESTION) celebrate(game);
        break;
    case MATCH_EVENT_QUESTION_UP:
        game->card_ms = game_now_ms(game);
        if (game->scene == SCENE_PARTY_QUESTION) SCENES[SCENE_PARTY_QUESTION].enter(game); /* new tiles */
        break;
    case MATCH_EVENT_TIE:
        game->party_screen.tied = (uint32_t)event->value;
        break;
    case MATCH_EVENT_STEAL:
        game->party_screen.tied = 0;
        break;
    case MATCH_EVENT_PAUSED:
        pause_match(game);
        break;
    case MATCH_EVENT_RESUMED:
        if (!game->watching) game_go(game, game->party_screen.host_back);
        break;
    case MATCH_EVENT_JOINED:
        tell_joined(game, event->seat);
        break;
    case MATCH_EVENT_LEFT:
        tell_left(game, event->seat);
        break;
    case MATCH_EVENT_REMOVED:
        sign(game, event->seat, " does not play any more");
        break;
    case MATCH_EVENT_RENAMED:
        sign(game, event->seat, " is the new name");
        break;
    case MATCH_EVENT_OUT:
        tell_out(game, event->seat);
        break;
    case MATCH_EVENT_MORE_TIME:
        party_sign_show(game, "More time for everyone");
        break;
    case MATCH_EVENT_VOIDED:
        tell_voided(game, event->value);
        break;
    case MATCH_EVENT_FINISHED:
        party_save(game);
        game_go(game, SCENE_PODIUM);
        return false;
    default:
        break;
    }
    return true;
}
