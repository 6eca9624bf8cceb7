/* The clocks of the card on the table: run tick by tick, and over many ticks at once where nothing else would
 * happen in them (an untimed card that is left open overnight is four million ticks). */
#include <assert.h>

#include "match/match_parts.h"

static void run_wager_clock(Match *match, MatchTurn *turn, MatchEvents *events) {
    turn->wager_ticks++;
    if (turn->wager_limit_ticks && turn->wager_ticks >= turn->wager_limit_ticks) match_turn_up(match, events);
}

/* The buzzer's time while there is one, else the card's. */
static void run_card_clock(Match *match, MatchTurn *turn, MatchEvents *events) {
    for (uint32_t i = 0; i < match->seat_count; i++)
        if (turn->seats[i].lock_ticks) turn->seats[i].lock_ticks--;
    if (turn->reading_ticks) {
        turn->reading_ticks--;
    } else if (turn->buzzer != SEAT_NONE) {
        turn->buzz_ticks++;
        if (turn->buzz_limit_ticks == 0 || turn->buzz_ticks < turn->buzz_limit_ticks) return;
        match_tell(events, MATCH_EVENT_TIME_OUT, turn->buzzer, 0);
        turn->seats[turn->buzzer].locked_out = true;
        match_pass_buzz_on(match, events);
        match_close_if_done(match, events);
    } else {
        turn->ticks++;
        if (turn->limit_ticks == 0 || turn->ticks < turn->limit_ticks) return;
        if (mode_row(match->rules.mode)->buzzes) match_tell(events, MATCH_EVENT_TIME_OUT, SEAT_NONE, 0);
        match_close_turn(match, events);
    }
}

static bool clocks_run(const Match *match) {
    bool open = match->phase == MATCH_WAGER || match->phase == MATCH_QUESTION;
    return open && !match->paused && match_count_here(match) > 0;
}

void match_run_clocks(Match *match, MatchEvents *events) {
    if (!clocks_run(match)) return;
    if (match->phase == MATCH_WAGER)
        run_wager_clock(match, match_current_turn(match), events);
    else
        run_card_clock(match, match_current_turn(match), events);
}

/* Ticks before the one in which this clock runs out; limit 0: it never does. */
static uint32_t ticks_before(uint32_t limit_ticks, uint32_t ticks) {
    return limit_ticks == 0 ? UINT32_MAX : limit_ticks > ticks ? limit_ticks - ticks - 1 : 0;
}

uint32_t match_quiet_ticks(const Match *match) {
    if (match->phase == MATCH_FINISHED) return 0;
    if (!clocks_run(match)) return UINT32_MAX;
    const MatchTurn *turn = match_turn(match);
    if (match->phase == MATCH_WAGER) return ticks_before(turn->wager_limit_ticks, turn->wager_ticks);
    if (turn->reading_ticks) return turn->reading_ticks;
    if (turn->buzzer != SEAT_NONE) return ticks_before(turn->buzz_limit_ticks, turn->buzz_ticks);
    return ticks_before(turn->limit_ticks, turn->ticks);
}

void match_wait(Match *match, uint32_t ticks) {
    assert(ticks <= match_quiet_ticks(match) && ticks <= UINT32_MAX - match->tick);
    match->tick += ticks;
    if (!clocks_run(match)) return;
    MatchTurn *turn = match_current_turn(match);
    if (match->phase == MATCH_WAGER) {
        turn->wager_ticks += ticks;
        return;
    }
    for (uint32_t i = 0; i < match->seat_count; i++) {
        uint32_t *lock = &turn->seats[i].lock_ticks;
        *lock -= *lock < ticks ? *lock : ticks;
    }
    if (turn->reading_ticks)
        turn->reading_ticks -= ticks;
    else if (turn->buzzer != SEAT_NONE)
        turn->buzz_ticks += ticks;
    else
        turn->ticks += ticks;
}
