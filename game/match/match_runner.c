#include "match/match_runner.h"

#include <string.h>

void match_runner_init(MatchRunner *runner, const CardList *cards, const char *pack_title,
                       const MatchRules *rules, uint64_t seed) {
    memset(runner, 0, sizeof *runner);
    match_init(&runner->match, cards, rules, seed);
    replay_init(&runner->replay, cards, pack_title, rules, seed);
}

void match_runner_release(MatchRunner *runner) {
    match_release(&runner->match);
    replay_release(&runner->replay);
    memset(runner, 0, sizeof *runner);
}

/* Ticks that are over at a time. */
static uint64_t ticks_by(uint64_t time) {
    return time / RUNNER_TICK;
}

/* The action goes into the queue with the tick in which it happened. Its text, if any, is kept with the
 * replay's. */
static void enqueue(MatchRunner *runner, const PlayerAction *action, uint64_t pending_us, uint64_t ago_us) {
    if (runner->queued == RUNNER_QUEUE_MAX || action->player >= runner->match.seat_count) return;
    /* The same ceiling as match_runner_advance, or an action after a long reveal would wait in the future. */
    if (pending_us > RUNNER_CATCH_UP_US) pending_us = RUNNER_CATCH_UP_US;
    uint64_t now = runner->time + pending_us * TICKS_PER_SECOND;
    uint64_t ago = ago_us < UINT64_MAX / TICKS_PER_SECOND ? ago_us * TICKS_PER_SECOND : UINT64_MAX;
    uint64_t then = now > ago ? now - ago : 0;
    PlayerAction *queued = &runner->queue[runner->queued++];
    *queued = *action;
    queued->tick = (uint32_t)ticks_by(then);
    if (runner->match.seat_count > 1)
        queued->millisecond = (uint32_t)(then % RUNNER_TICK / RUNNER_MILLISECOND);
    if (action->text)
        queued->text = arena_copy_text(&runner->replay.arena, action->text, strlen(action->text));
}

void match_runner_act(MatchRunner *runner, uint32_t seat, PlayerActionKind kind, int32_t value,
                      uint64_t pending_us, uint64_t ago_us) {
    PlayerAction action = {.player = seat, .kind = kind, .value = value};
    enqueue(runner, &action, pending_us, ago_us);
}

void match_runner_type(MatchRunner *runner, uint32_t seat, const char *text, uint64_t pending_us,
                       uint64_t ago_us) {
    PlayerAction action = {.player = seat, .kind = ACTION_ANSWER, .text = text};
    if (judge_is_text(text)) enqueue(runner, &action, pending_us, ago_us);
}

void match_runner_name(MatchRunner *runner, uint32_t seat, PlayerActionKind kind, int32_t value,
                       const char *name, uint64_t pending_us, uint64_t ago_us) {
    PlayerAction action = {.player = seat, .kind = kind, .value = value, .text = name};
    if (seat_name_is_valid(name)) enqueue(runner, &action, pending_us, ago_us);
}

static void gather(MatchEvents *all, const MatchEvents *step) {
    for (size_t i = 0; i < step->count && all->count < MATCH_EVENTS_MAX; i++)
        all->items[all->count++] = step->items[i];
}

static bool is_earlier(const PlayerAction *a, const PlayerAction *b) {
    return a->tick != b->tick ? a->tick < b->tick : a->millisecond < b->millisecond;
}

/* By the time at which they happened; of equals the one that was queued first comes first. */
static void sort_by_time(PlayerAction *actions, size_t count) {
    for (size_t i = 1; i < count; i++) {
        PlayerAction action = actions[i];
        size_t at = i;
        for (; at > 0 && is_earlier(&action, &actions[at - 1]); at--) actions[at] = actions[at - 1];
        actions[at] = action;
    }
}

/* Actions, sorted, into this tick. One that came too late for its own comes first in this one, and what was
 * not at the same time does not become so: else who was first would be settled by lot. */
static void move_to_tick(const Match *match, PlayerAction *actions, size_t count) {
    bool is_party = match->seat_count > 1;
    PlayerAction before = {0}; /* as it was */
    uint32_t millisecond = 0;  /* .. and as it was moved */
    for (size_t i = 0; i < count; i++) {
        PlayerAction action = actions[i];
        if (is_party && i > 0 && is_earlier(&before, &action)) millisecond++;
        if (action.tick == match->tick && action.millisecond > millisecond) millisecond = action.millisecond;
        if (millisecond > TICK_MILLISECONDS_MAX) millisecond = TICK_MILLISECONDS_MAX;
        actions[i].tick = match->tick;
        actions[i].millisecond = millisecond;
        before = action;
    }
}

/* In the tick after the question came up, or the points went: alike at every frame rate. */
static void skip_empty_stakes(MatchRunner *runner) {
    const Match *match = &runner->match;
    for (uint32_t seat = 0; seat < match->seat_count && match->phase == MATCH_WAGER; seat++) {
        PlayerAction nothing = {.tick = match->tick, .player = seat, .kind = ACTION_WAGER};
        bool is_empty = match_seat(match, seat)->points == 0 && match_would_take(match, &nothing);
        if (is_empty && runner->queued < RUNNER_QUEUE_MAX) runner->queue[runner->queued++] = nothing;
    }
}

/* Whether no replay could hold what comes after this tick with so many actions. */
static bool must_end(const MatchRunner *runner, size_t due_count) {
    return runner->match.tick >= REPLAY_TICKS_MAX - 1 || replay_is_full(&runner->replay, due_count);
}

/* One tick with the queued actions that are due in it, recorded one by one as the match takes them. */
static void step(MatchRunner *runner, MatchEvents *events) {
    Match *match = &runner->match;
    PlayerAction due[RUNNER_QUEUE_MAX];
    size_t due_count = 0, kept = 0;
    if (runner->skips_empty_stakes) skip_empty_stakes(runner);
    for (size_t i = 0; i < runner->queued; i++) {
        if (runner->queue[i].tick <= match->tick)
            due[due_count++] = runner->queue[i];
        else
            runner->queue[kept++] = runner->queue[i];
    }
    runner->queued = kept;
    if (must_end(runner, due_count)) {
        due[0] = (PlayerAction){.kind = ACTION_QUIT, .tick = match->tick};
        due_count = 1;
    }
    sort_by_time(due, due_count);
    move_to_tick(match, due, due_count);
    for (size_t i = 0; i < due_count; i++) replay_record(&runner->replay, &due[i]);
    MatchEvents of_step;
    match_step(match, due, due_count, &of_step);
    runner->replay.end_tick = match->tick;
    gather(events, &of_step);
}

/* Whether nothing happens but by an action. */
static bool stands_still(const Match *match) {
    return match->paused || match->phase == MATCH_GATHERING;
}

/* Paused or gathering: the ticks up to the next action are taken off the match's time, and off the ticks of
 * the actions that wait, which so keep their distance to each other. Whole ticks only: what comes after the
 * pause falls into the same ticks in whatever frames it was seen. */
static void skip_paused_ticks(MatchRunner *runner) {
    uint64_t tick = runner->match.tick, skipped = ticks_by(runner->time) - tick;
    for (size_t i = 0; i < runner->queued; i++) {
        uint64_t due = runner->queue[i].tick;
        if (due < tick + skipped) skipped = due > tick ? due - tick : 0;
    }
    for (size_t i = 0; i < runner->queued; i++)
        if (runner->queue[i].tick > tick) runner->queue[i].tick -= (uint32_t)skipped;
    runner->time -= skipped * RUNNER_TICK;
}

void match_runner_advance(MatchRunner *runner, uint64_t elapsed_us, MatchEvents *events) {
    events->count = 0;
    const Match *match = &runner->match;
    if (elapsed_us > RUNNER_CATCH_UP_US) elapsed_us = RUNNER_CATCH_UP_US;
    runner->time += elapsed_us * TICKS_PER_SECOND;
    while (match->phase != MATCH_FINISHED && match->tick < ticks_by(runner->time)) {
        if (stands_still(match)) skip_paused_ticks(runner);
        if (match->tick < ticks_by(runner->time)) step(runner, events);
    }
}
