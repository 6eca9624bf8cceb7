/* Answers, buzzes and wagers: what a seat may do with the card on the table. */
#include <string.h>

#include "match/match_parts.h"

static bool answer_of(const PlayerAction *action, CardAnswer *out) {
    size_t length = action->text ? strnlen(action->text, sizeof out->text) : 0;
    *out = (CardAnswer){.value = action->value};
    if (length >= sizeof out->text) return false;
    if (length) memcpy(out->text, action->text, length);
    return true;
}

bool match_would_answer(const Match *match, const PlayerAction *action) {
    const MatchTurn *turn = match_turn(match);
    CardAnswer given;
    if (match->phase != MATCH_QUESTION || match->paused || !match_is_open(match, action->player))
        return false;
    if (mode_row(match->rules.mode)->buzzes && turn->buzzer != action->player) return false;
    return answer_of(action, &given) && judge_is_answer(match_card(match), &turn->dealt, &given);
}

void match_answer(Match *match, const PlayerAction *action, MatchEvents *events) {
    MatchTurn *turn = match_current_turn(match);
    SeatTurn *mine = &turn->seats[action->player];
    const Card *card = match_card(match);
    bool buzzed = turn->buzzer == action->player;
    answer_of(action, &mine->answer);
    if (card->kind == CARD_TYPED) mine->answer.value = 0;
    mine->answered = true;
    mine->done = true;
    mine->share_permille = judge_answer(card, &turn->dealt, &mine->answer);
    mine->right = mine->share_permille == SHARE_FULL;
    if (!buzzed) mine->ticks = turn->ticks;
    if (match->seat_count > 1) match_tell(events, MATCH_EVENT_ANSWERED, action->player, 0);
    if (!buzzed) return;
    if (mine->share_permille > 0) {
        match_close_turn(match, events);
        return;
    }
    match_tell(events, MATCH_EVENT_WRONG, action->player, mine->answer.value);
    mine->locked_out = true;
    match_pass_buzz_on(match, events);
}

static bool anyone_is_open(const Match *match) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_is_open(match, seat)) return true;
    return false;
}

void match_pass_buzz_on(Match *match, MatchEvents *events) {
    MatchTurn *turn = match_current_turn(match);
    turn->buzzer = SEAT_NONE;
    turn->buzz_ticks = turn->buzz_limit_ticks = 0;
    if (anyone_is_open(match)) match_tell(events, MATCH_EVENT_STEAL, SEAT_NONE, 0);
}

bool match_would_buzz(const Match *match, const PlayerAction *action) {
    if (match->phase != MATCH_QUESTION || match->paused || !mode_row(match->rules.mode)->buzzes) return false;
    return match_turn(match)->buzzer == SEAT_NONE && match_is_open(match, action->player) &&
           match_seat_turn(match, action->player)->lock_ticks == 0;
}

/* The seats that buzz in the same millisecond as the first action, as bits. */
static uint32_t find_tied(const Match *match, const PlayerAction *actions, size_t action_count) {
    uint32_t tied = 0;
    for (size_t i = 0; i < action_count && actions[i].millisecond == actions->millisecond; i++)
        if (actions[i].kind == ACTION_BUZZ && actions[i].player < match->seat_count &&
            match_would_buzz(match, &actions[i]))
            tied |= 1u << actions[i].player;
    return tied;
}

static uint32_t count_bits(uint32_t bits) {
    uint32_t count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
}

/* 5 s, longer for kinds that take longer and for those who need longer; writing takes three times as long. */
static uint32_t buzz_limit(const Match *match, uint32_t seat) {
    static const uint32_t halves[] = {
        [ALLOWANCE_NONE] = 2, [ALLOWANCE_HALF] = 3, [ALLOWANCE_DOUBLE] = 4, [ALLOWANCE_ENDLESS] = 0};
    CardKind kind = match_card(match)->kind;
    uint32_t factor = kind == CARD_TYPED ? 3 : card_kind_time_factor(kind);
    return BUZZ_SECONDS * TICKS_PER_SECOND * factor * halves[match->seats[seat].choice.allowance] / 2;
}

void match_buzz(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events) {
    MatchTurn *turn = match_current_turn(match);
    uint32_t seat = actions->player;
    if (turn->reading_ticks) {
        turn->seats[seat].lock_ticks = TICKS_PER_SECOND;
        match_tell(events, MATCH_EVENT_LOCKED, seat, 0);
        return;
    }
    uint32_t tied = find_tied(match, actions, action_count), tied_count = count_bits(tied);
    if (tied_count > 1) {
        uint32_t drawn = random_below(&match->random, tied_count);
        for (seat = 0; drawn || !(tied >> seat & 1); seat++) drawn -= tied >> seat & 1;
        turn->tie = true;
        match_tell(events, MATCH_EVENT_TIE, seat, (int32_t)tied);
    }
    turn->buzzer = seat;
    turn->buzz_limit_ticks = buzz_limit(match, seat);
    turn->seats[seat].ticks = turn->ticks;
    match_tell(events, MATCH_EVENT_BUZZED, seat, 0);
}

bool match_would_wager(const Match *match, const PlayerAction *action) {
    return match->phase == MATCH_WAGER && !match->paused && match_is_open(match, action->player) &&
           !match_seat_turn(match, action->player)->wagered && action->value >= 0 && action->value <= 100;
}

void match_wager(Match *match, const PlayerAction *action, MatchEvents *events) {
    SeatTurn *mine = &match_current_turn(match)->seats[action->player];
    mine->wagered = true;
    mine->wager = action->value;
    match_tell(events, MATCH_EVENT_WAGERED, action->player, 0);
}
