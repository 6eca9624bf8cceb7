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

static uint64_t ticks_by(uint64_t time_us) {
    return time_us * TICKS_PER_SECOND / 1000000;
}

void match_runner_act(MatchRunner *runner, PlayerActionKind kind, int32_t value, uint64_t pending_us,
                      uint64_t ago_us) {
    if (runner->queued == RUNNER_QUEUE_MAX) return;
    /* The same ceiling as match_runner_advance, or an action after a long reveal would wait in the future. */
    if (pending_us > RUNNER_CATCH_UP_US) pending_us = RUNNER_CATCH_UP_US;
    uint64_t now = runner->time_us + pending_us;
    uint64_t tick = ticks_by(now > ago_us ? now - ago_us : 0);
    runner->queue[runner->queued++] = (PlayerAction){.tick = (uint32_t)tick, .kind = kind, .value = value};
}

static void gather(MatchEvents *all, const MatchEvents *step) {
    for (size_t i = 0; i < step->count && all->count < MATCH_EVENTS_MAX; i++)
        all->items[all->count++] = step->items[i];
}

/* One tick with the queued actions that are due in it, recorded one by one as the match takes them. */
static void step(MatchRunner *runner, bool take_all, MatchEvents *events) {
    Match *match = &runner->match;
    PlayerAction due[RUNNER_QUEUE_MAX];
    size_t due_count = 0, kept = 0;
    for (size_t i = 0; i < runner->queued; i++) {
        if (take_all || runner->queue[i].tick <= match->tick)
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

void match_runner_advance(MatchRunner *runner, uint64_t elapsed_us, MatchEvents *events) {
    events->count = 0;
    Match *match = &runner->match;
    if (match->paused) { /* time stands; what was done meanwhile is applied at once */
        if (runner->queued) {
            step(runner, true, events);
            if (runner->time_us < (uint64_t)match->tick * 1000000 / TICKS_PER_SECOND + 1)
                runner->time_us = (uint64_t)match->tick * 1000000 / TICKS_PER_SECOND + 1;
        }
        return;
    }
    runner->time_us += elapsed_us < RUNNER_CATCH_UP_US ? elapsed_us : RUNNER_CATCH_UP_US;
    while (match->phase != MATCH_FINISHED && !match->paused && match->tick < ticks_by(runner->time_us))
        step(runner, false, events);
    if (match->paused) runner->time_us = (uint64_t)match->tick * 1000000 / TICKS_PER_SECOND + 1;
}
