#include "scenes/game.h"

#include <stdio.h>
#include <string.h>

#include "scenes/layout.h"
#include "scenes/pack_banner.h"
#include "scenes/party_flow.h"
#include "scenes/party_input.h"

#define NOTICE_GAP "\n\n"
#define WATCHED_FRAME_MS 33 /* a replay goes on by itself, whatever its scene waits for */

const uint32_t LENGTHS[LENGTH_CHOICES] = {10, 15, 25, 0};
const uint32_t SECONDS[SECONDS_CHOICES] = {10, 20, 40, 0};

void game_init(Game *game, Store *store, uint64_t seed) {
    memset(game, 0, sizeof *game);
    game->store = store;
    game->seeds = random_seeded(seed);
    settings_load(store, &game->settings);
    party_init(&game->party);
    leaves_init(&game->leaves, (uint32_t)(seed ^ seed >> 32));
    leaves_set_less_motion(&game->leaves, game->settings.less_motion);
    game_go(game, SCENE_TITLE);
}

void game_release(Game *game) {
    game_end_match(game);
    game_cards_release(game);
    game_packs_close(game);
    pack_shelf_release(&game->shelf);
    arena_release(&game->table_arena);
}

/* One that was not put away yet stays above the new one: two that come one after the other are both read.
 * More would only get smaller. */
void game_notify(Game *game, const char *sentence) {
    const char *before = game->notice, *paragraph = strstr(before, NOTICE_GAP);
    if (paragraph) before = paragraph + strlen(NOTICE_GAP);
    size_t before_bytes = strlen(before), bytes = strlen(sentence), gap = strlen(NOTICE_GAP);
    if (strcmp(before, sentence) == 0 || before_bytes + gap + bytes >= sizeof game->notice) before_bytes = 0;
    memmove(game->notice, before, before_bytes);
    snprintf(game->notice + before_bytes, sizeof game->notice - before_bytes, "%s%s",
             before_bytes ? NOTICE_GAP : "", sentence);
}

const Pack *game_pack(const Game *game) {
    return game->pack < game->shelf.packs.count ? &game->shelf.packs.items[game->pack]->loaded.pack : NULL;
}

void game_choose_pack(Game *game, int by) {
    size_t packs = game->shelf.packs.count, place = game->pack;
    for (size_t tried = 0; tried < packs && place < packs; tried++) {
        place = (place + (size_t)((int)packs + by)) % packs;
        if (!game->shelf.packs.items[place]->hidden) break;
    }
    game->pack = place;
    game->packs.missed = NULL;
    const Pack *pack = game_pack(game);
    if (pack) snprintf(game->settings.last_pack, sizeof game->settings.last_pack, "%s", pack->title);
}

uint32_t game_now_ms(const Game *game) {
    return (uint32_t)((game->now_us + game->pending_us) / 1000);
}

uint32_t game_scene_age_ms(const Game *game) {
    return game_now_ms(game) - game->entered_ms;
}

void game_go(Game *game, SceneId scene) {
    game->came_from = game->scene;
    game->scene = scene;
    game->entered_ms = game_now_ms(game);
    game->wants_typing = false;
    game->composition = (Composition){0};
    if (SCENES[scene].enter) SCENES[scene].enter(game);
}

void game_save_settings(Game *game) {
    StoreNotice notice;
    leaves_set_less_motion(&game->leaves, game->settings.less_motion);
    if (!settings_save(game->store, &game->settings, &notice)) game_notify(game, notice.sentence);
}

static bool puts_notice_away(const Input *input) {
    switch (input->kind) {
    case INPUT_ACCEPT:
    case INPUT_BACK:
    case INPUT_CLICK:
    case INPUT_OPTION:
    case INPUT_PAUSE:
    case INPUT_SEAT:
        return true;
    default:
        return false;
    }
}

/* Of one player: a card or its reveal is on the table. */
static bool match_is_running(const Game *game) {
    return game->match_on && game->scene == SCENE_QUESTION && !game->watching &&
           game->runner.match.phase != MATCH_FINISHED;
}

/* Of a party: a clock runs that nobody should lose time by. */
static bool party_clock_runs(const Game *game) {
    MatchPhase phase = game->runner.match.phase;
    return game->match_on && game->scene == SCENE_PARTY_QUESTION && !game->watching &&
           (phase == MATCH_QUESTION || phase == MATCH_WAGER);
}

/* On these nothing is shown over the card: a notice waits for the next scene. On all others it is shown and
 * put away before anything else is done. */
static bool keeps_notices(SceneId scene) {
    return scene == SCENE_QUESTION || scene == SCENE_PARTY_QUESTION || scene == SCENE_PARTY_SCORES;
}

void game_input(Game *game, const Input *given, uint64_t ago_us) {
    Input in_scene = *given;
    const Input *input = &in_scene;
    in_scene.y -= game->view_top;
    game->input_ago_us = ago_us;
    switch (input->kind) {
    case INPUT_QUIT:
        game->wants_quit = true;
        return;
    case INPUT_FULLSCREEN:
        game->wants_full_screen_toggle = true;
        return;
    case INPUT_DROP:
        game_packs_bring(game, input->path);
        return;
    case INPUT_NEWS:
        game_packs_take_news(game);
        return;
    case INPUT_HELD: /* means something on a party's open card alone */
        if (game->scene == SCENE_PARTY_QUESTION) party_flow_held(game, input);
        return;
    case INPUT_COMPOSING:
        if (game->wants_typing) game->composition = *input->composition;
        break;
    case INPUT_TEXT:
        game->composition = (Composition){0};
        break;
    case INPUT_FOCUS_LOST:
        game->composition = (Composition){0};
        if (match_is_running(game) || party_clock_runs(game)) game_act(game, ACTION_PAUSE, 0);
        return;
    case INPUT_GAMEPAD: /* pulled out: nobody is to lose time looking for a cable */
        party_device_changed(game, input);
        if (input->value == 0 && match_is_running(game)) game_act(game, ACTION_PAUSE, 0);
        return;
    default:
        break;
    }
    if (input->kind == INPUT_BACK && pack_banner_shows_reading(game))
        game_packs_cancel(game);
    else if (game->notice[0] && !keeps_notices(game->scene) && puts_notice_away(input))
        game->notice[0] = '\0';
    else
        SCENES[game->scene].input(game, input);
}

void game_advance(Game *game, uint64_t elapsed_us) {
    game->now_us += elapsed_us;
    game->pending_us = 0;
    if (game->match_on) game_advance_match(game, elapsed_us);
}

/* That of the card on the table. Elsewhere it is the chosen pack's, for the characters of its title, unless
 * that is written from the right: the sentences are our own, and begin on the left. */
void game_set_language(const Game *game, Fonts *fonts) {
    const Match *match = &game->runner.match;
    if (game->match_on && match->turn_count && match->phase != MATCH_FINISHED) {
        fonts_set_language(fonts, game_cards_language(game, match_turn(match)->dealt.card));
        return;
    }
    fonts_set_language(fonts, game_pack(game) ? game_pack(game)->language : "");
    if (fonts_language_is_from_right(fonts)) fonts_set_language(fonts, "");
}

void game_draw(Game *game, Canvas *canvas) {
    game->overflowing_texts = 0;
    pack_banner_update(game, canvas_fonts(canvas));
    game->view_top = pack_banner_height(game, canvas_view(canvas));
    canvas_reserve_top(canvas, game->view_top);
    game->view = *canvas_view(canvas);
    game_set_language(game, canvas_fonts(canvas));
    if (!game->wants_typing) game->composition = (Composition){0};
    canvas_compose(canvas, game->composition.text[0] ? &game->composition : NULL);
    SCENES[game->scene].draw(game, canvas);
    if (!keeps_notices(game->scene)) layout_notice(game, canvas);
    canvas_reserve_top(canvas, 0);
    pack_banner_draw(game, canvas);
}

static int scene_next_frame_ms(const Game *game) {
    if (game->match_on && game->runner.queued) return 1000 / TICKS_PER_SECOND;
    if (game->watching && game->runner.match.phase != MATCH_FINISHED) return WATCHED_FRAME_MS;
    if (leaves_moving(&game->leaves, game_now_ms(game))) return 16;
    if (game_scene_age_ms(game) < MOTION_SETTLE_MS && !game->settings.less_motion) return 16;
    return SCENES[game->scene].next_frame_ms ? SCENES[game->scene].next_frame_ms(game) : SCENE_STILL;
}

int game_next_frame_ms(const Game *game) {
    int scene = scene_next_frame_ms(game), banner = pack_banner_next_frame_ms(game);
    return scene == SCENE_STILL || (banner != SCENE_STILL && banner < scene) ? banner : scene;
}
