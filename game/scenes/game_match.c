/* The match in the game: begun, led by a player or a replay, scored and saved. */
#include <string.h>

#include "scenes/game.h"

MatchRules game_rules(const Game *game) {
    return (MatchRules){.card_count = game->settings.length,
                        .seconds_per_card = game->settings.seconds_per_card,
                        .speed_counts = game->settings.speed_counts};
}

void game_start_match(Game *game) {
    uint64_t high = random_next(&game->seeds);
    MatchRules rules = game_rules(game);
    game_start_match_with(game, &rules, high << 32 | random_next(&game->seeds));
}

void game_start_match_with(Game *game, const MatchRules *rules, uint64_t seed) {
    const Pack *pack = game_pack(game);
    if (!pack) return;
    game_end_match(game);
    match_runner_init(&game->runner, &pack->cards, pack->title, rules, seed);
    game->match_on = true;
    game->skip_us = game->pending_us;
    game->saved_score = 0;
    game->results_first = 0;
    game->card_ms = game_now_ms(game);
    game_go(game, SCENE_QUESTION);
}

void game_watch(Game *game, const Replay *replay) {
    game_start_match_with(game, &replay->rules, replay->seed);
    game->watching = game->match_on;
    game->shown_replay = replay;
    game->shown_actions = 0;
}

void game_end_match(Game *game) {
    if (game->match_on) match_runner_release(&game->runner);
    game->match_on = false;
    game->watching = false;
    game->shown_replay = NULL;
}

void game_act(Game *game, PlayerActionKind kind, int32_t value) {
    if (!game->match_on || game->watching) return;
    match_runner_act(&game->runner, kind, value, game->pending_us, game->input_ago_us);
}

/* Gives the runner those of the replay's actions that are due soon; they keep the ticks they have. */
static void lead_by_replay(Game *game) {
    MatchRunner *runner = &game->runner;
    const Replay *replay = game->shown_replay;
    uint32_t horizon = runner->match.tick + TICKS_PER_SECOND;
    while (game->shown_actions < replay->action_count && runner->queued < RUNNER_QUEUE_MAX) {
        const PlayerAction *next = &replay->actions[game->shown_actions];
        if (next->tick > horizon && !runner->match.paused) break;
        runner->queue[runner->queued++] = *next;
        game->shown_actions++;
        if (next->kind == ACTION_PAUSE || runner->match.paused) break;
    }
}

static void finish(Game *game) {
    if (game->runner.match.quit && !game->watching) {
        game_end_match(game);
        game_go(game, SCENE_TITLE);
    } else if (game_makes_table(game)) {
        game_go(game, SCENE_NAME);
    } else {
        game_go(game, SCENE_RESULTS);
    }
}

static void begin_card(Game *game) {
    game->card_ms = game_now_ms(game);
    SCENES[SCENE_QUESTION].enter(game);
}

/* Returns false where the match has left the table. */
static bool handle_event(Game *game, const MatchEvent *event) {
    switch (event->kind) {
    case MATCH_EVENT_CARD_DEALT:
        begin_card(game);
        break;
    case MATCH_EVENT_RIGHT:
        game->reveal_ms = game_now_ms(game);
        leaves_burst(&game->leaves, game_now_ms(game), (int)game->runner.match.streak);
        break;
    case MATCH_EVENT_WRONG:
    case MATCH_EVENT_TIME_OUT:
        game->reveal_ms = game_now_ms(game);
        break;
    case MATCH_EVENT_PAUSED:
        if (!game->watching) game_go(game, SCENE_PAUSE);
        break;
    case MATCH_EVENT_RESUMED:
        if (!game->watching) game_go(game, SCENE_QUESTION);
        break;
    case MATCH_EVENT_FINISHED:
        finish(game);
        return false;
    }
    return true;
}

void game_advance_match(Game *game, uint64_t elapsed_us) {
    MatchEvents events;
    if (game->runner.match.phase == MATCH_FINISHED) return;
    elapsed_us -= game->skip_us < elapsed_us ? game->skip_us : elapsed_us;
    game->skip_us = 0;
    if (game->watching) lead_by_replay(game);
    match_runner_advance(&game->runner, elapsed_us, &events);
    for (size_t i = 0; i < events.count; i++)
        if (!handle_event(game, &events.items[i])) return;
}

bool game_makes_table(const Game *game) {
    const Match *match = &game->runner.match;
    return !game->watching && !match->quit &&
           store_makes_table(game->store, game->runner.replay.pack_title, match->rules.card_count,
                             match->points);
}

bool game_save_score(Game *game) {
    const Match *match = &game->runner.match;
    const Pack *pack = game_pack(game);
    Buffer replay = {.limit_bytes = REPLAY_BYTES_MAX};
    replay_write(&game->runner.replay, &replay);
    StoredScore score = {
        .pack_title = pack->title,
        .pack = pack->fingerprint,
        .length = match->rules.card_count,
        .seconds_per_card = match->rules.seconds_per_card,
        .speed_counts = match->rules.speed_counts,
        .player = game->name,
        .points = match->points,
        .right_count = match->right_count,
        .card_count = match->turn_count,
        .longest_streak = match->longest_streak,
        .played_at = game->played_at,
        .replay = buffer_text(&replay),
    };
    StoreNotice notice;
    bool saved = store_add_score(game->store, &score, &game->saved_score, &notice);
    if (!saved) game_notify(game, notice.sentence);
    buffer_release(&replay);
    if (saved)
        store_keep_pack(game->store, &pack->fingerprint, pack->title, pack->text, pack->text_length, NULL);
    return saved;
}
