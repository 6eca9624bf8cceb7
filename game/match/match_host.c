/* What is in the host's hand beside pause and end: skip, more time, points taken, a card that shall not have
 * been. */
#include "match/match_parts.h"

static bool card_is_open(const Match *match) {
    return match->phase == MATCH_HANDOVER || match->phase == MATCH_WAGER || match->phase == MATCH_QUESTION;
}

static bool may_give_time(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    if (match->phase == MATCH_WAGER) return turn->wager_limit_ticks > 0;
    if (match->phase != MATCH_QUESTION) return false;
    return turn->buzzer == SEAT_NONE ? turn->limit_ticks > 0 : turn->buzz_limit_ticks > 0;
}

static bool may_void(const Match *match, int32_t turn) {
    return turn >= 0 && (uint32_t)turn < match->turn_count && !match->turns[turn].voided &&
           match->void_count < MATCH_VOIDS_MAX;
}

bool match_would_take_host_action(const Match *match, const PlayerAction *action) {
    const MatchSeat *seat = &match->seats[action->player];
    switch (action->kind) {
    case ACTION_SKIP_CARD:
        return card_is_open(match);
    case ACTION_MORE_TIME:
        return may_give_time(match) && action->value > 0 && action->value <= MORE_TIME_SECONDS_MAX;
    case ACTION_TAKE_POINTS:
        return match->begun && seat->known && !seat->removed && action->value != 0 &&
               action->value >= -TAKE_POINTS_MAX && action->value <= TAKE_POINTS_MAX;
    default:
        return may_void(match, action->value);
    }
}

/* To the clock that runs. */
static void give_time(Match *match, int32_t seconds) {
    MatchTurn *turn = match_current_turn(match);
    uint32_t ticks = (uint32_t)seconds * TICKS_PER_SECOND;
    uint32_t *limit = match->phase == MATCH_WAGER ? &turn->wager_limit_ticks
                      : turn->buzzer == SEAT_NONE ? &turn->limit_ticks
                                                  : &turn->buzz_limit_ticks;
    *limit = *limit < UINT32_MAX / 2 ? *limit + ticks : *limit;
}

static void void_turn(Match *match, uint32_t number, MatchEvents *events) {
    MatchTurn *turn = &match->turns[number];
    bool was_done = turn->done;
    turn->voided = true;
    match->void_count++;
    match_tell(events, MATCH_EVENT_VOIDED, SEAT_NONE, (int32_t)number);
    if (was_done)
        match_settle_again(match);
    else
        match_close_turn(match, events);
}

void match_apply_host_action(Match *match, const PlayerAction *action, MatchEvents *events) {
    switch (action->kind) {
    case ACTION_SKIP_CARD:
        match_current_turn(match)->skipped = true;
        match_tell(events, MATCH_EVENT_SKIPPED, SEAT_NONE, 0);
        match_close_turn(match, events);
        break;
    case ACTION_MORE_TIME:
        give_time(match, action->value);
        match_tell(events, MATCH_EVENT_MORE_TIME, SEAT_NONE, action->value);
        break;
    case ACTION_TAKE_POINTS:
        match_enter(match,
                    (LedgerEntry){.kind = LEDGER_TAKE, .seat = action->player, .value = action->value});
        match_tell(events, MATCH_EVENT_POINTS_TAKEN, action->player, action->value);
        break;
    default:
        void_turn(match, (uint32_t)action->value, events);
        break;
    }
}
