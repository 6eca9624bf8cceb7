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

/* The action goes into the queue with the tick in which it happened. */
static void enqueue(MatchRunner *runner, const PlayerAction *action, uint64_t pending_us, uint64_t ago_us) {
    if (runner->queued == RUNNER_QUEUE_MAX) return;
    /* The same ceiling as match_runner_advance, or an action after a long reveal would wait in the future. */
    if (pending_us > RUNNER_CATCH_UP_US) pending_us = RUNNER_CATCH_UP_US;
    uint64_t now = runner->time + pending_us * TICKS_PER_SECOND;
    uint64_t ago = ago_us < UINT64_MAX / TICKS_PER_SECOND ? ago_us * TICKS_PER_SECOND : UINT64_MAX;
    uint64_t tick = ticks_by(now > ago ? now - ago : 0);
    PlayerAction *queued = &runner->queue[runner->queued++];
    *queued = *action;
    queued->tick = (uint32_t)tick;
}

void match_runner_act(MatchRunner *runner, PlayerActionKind kind, int32_t value, uint64_t pending_us,
                      uint64_t ago_us) {
    PlayerAction action = {.kind = kind, .value = value};
    enqueue(runner, &action, pending_us, ago_us);
}

void match_runner_type(MatchRunner *runner, const char *text, uint64_t pending_us, uint64_t ago_us) {
    PlayerAction action = {.kind = ACTION_ANSWER};
    if (!judge_is_text(text)) return;
    memcpy(action.text, text, strlen(text));
    enqueue(runner, &action, pending_us, ago_us);
}

static void gather(MatchEvents *all, const MatchEvents *step) {
    for (size_t i = 0; i < step->count && all->count < MATCH_EVENTS_MAX; i++)
        all->items[all->count++] = step->items[i];
}

/* One tick with the queued actions that are due in it, recorded one by one as the match takes them. */
static void step(MatchRunner *runner, MatchEvents *events) {
    Match *match = &runner->match;
    PlayerAction due[RUNNER_QUEUE_MAX];
    size_t due_count = 0, kept = 0;
    for (size_t i = 0; i < runner->queued; i++) {
        if (runner->queue[i].tick <= match->tick)
            due[due_count++] = runner->queue[i];
        else
            runner->queue[kept++] = runner->queue[i];
    }
    runner->queued = kept;
    for (size_t i = 0; i < due_count; i++) due[i].tick = match->tick;
    for (size_t i = 0; i < due_count; i++) replay_record(&runner->replay, &due[i]);
    MatchEvents of_step;
    match_step(match, due, due_count, &of_step);
    runner->replay.end_tick = match->tick;
    gather(events, &of_step);
}

/* Paused: the ticks up to the next action are taken off the match's time, and off the ticks of the actions
 * that wait, which so keep their distance to each other. Whole ticks only: what comes after the pause falls
 * into the same ticks in whatever frames it was seen. */
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
        if (match->paused) skip_paused_ticks(runner);
        if (match->tick < ticks_by(runner->time)) step(runner, events);
    }
}
