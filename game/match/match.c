/* One step is a tick: this tick's actions in order, then the card's clocks. A match of 15 cards at 20 s takes
 * up to 36,000 steps; a step is a handful of integer operations for each seat. */
#include "match/match.h"

#include <assert.h>
#include <string.h>

#include "match/match_parts.h"

#define SPARE_CARDS 16 /* for those that a host skips or voids */

void match_tell(MatchEvents *events, MatchEventKind kind, uint32_t seat, int32_t value) {
    if (events->count < MATCH_EVENTS_MAX)
        events->items[events->count++] = (MatchEvent){.kind = kind, .seat = seat, .value = value};
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

MatchTurn *match_current_turn(Match *match) {
    return &match->turns[match->turn_count - 1];
}

void match_finish(Match *match, MatchEvents *events) {
    uint32_t order[SEATS_MAX];
    uint32_t best = match_ranking(match, order) ? order[0] : SEAT_NONE;
    match->paused = false;
    match->phase = MATCH_FINISHED;
    match_tell(events, MATCH_EVENT_FINISHED, best, best == SEAT_NONE ? 0 : match->seats[best].points);
}

static bool may_play(const Match *match, uint32_t seat) {
    const Mode *mode = mode_row(match->rules.mode);
    return match_is_here(match, seat) && (!mode->may_play || mode->may_play(match, seat));
}

/* Whether the reveal leads anywhere: somebody to play the next card, or the end. */
static bool can_go_on(const Match *match) {
    if (mode_row(match->rules.mode)->is_over(match) || match->deck.dealt == match->deck.count) return true;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (may_play(match, seat)) return true;
    return false;
}

/* What the seat's allowance makes of the card's time. */
static void set_seat_limit(SeatTurn *mine, Allowance allowance, uint32_t ticks) {
    static const uint32_t halves[] = {
        [ALLOWANCE_NONE] = 2, [ALLOWANCE_HALF] = 3, [ALLOWANCE_DOUBLE] = 4, [ALLOWANCE_ENDLESS] = 0};
    mine->limit_ticks = ticks * halves[allowance] / 2;
    mine->endless = ticks > 0 && allowance == ALLOWANCE_ENDLESS;
}

/* The longest time of those who take part; 0 where one of them has no limit. */
static uint32_t longest_ticks(const Match *match, const MatchTurn *turn, uint32_t ticks) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < match->seat_count; i++) {
        SeatTurn of_seat = {0};
        if (!turn->seats[i].takes_part) continue;
        set_seat_limit(&of_seat, match->seats[i].choice.allowance, ticks);
        if (of_seat.limit_ticks == 0) return 0;
        if (of_seat.limit_ticks > longest) longest = of_seat.limit_ticks;
    }
    return longest;
}

/* Who takes part, and how long each of them and the card may take. */
static void seat_turn(Match *match, MatchTurn *turn) {
    const Mode *mode = mode_row(match->rules.mode);
    uint32_t ticks = mode->limit_ticks(match, card_list_at(match->cards, turn->dealt.card));
    for (uint32_t i = 0; i < match->seat_count; i++) {
        SeatTurn *mine = &turn->seats[i];
        mine->takes_part = may_play(match, i) && (turn->owner == SEAT_NONE || turn->owner == i);
        set_seat_limit(mine, match->seats[i].choice.allowance, ticks);
    }
    turn->limit_ticks = longest_ticks(match, turn, ticks);
    turn->wager_limit_ticks = longest_ticks(match, turn, WAGER_SECONDS * TICKS_PER_SECOND);
}

static MatchTurn *add_turn(Match *match, const DealtCard *dealt) {
    match->turns = arena_grow(&match->arena, match->turns, match->turn_count, &match->turn_capacity,
                              sizeof *match->turns);
    MatchTurn *turn = &match->turns[match->turn_count++];
    *turn = (MatchTurn){.dealt = *dealt, .owner = SEAT_NONE, .buzzer = SEAT_NONE};
    turn->seats = arena_alloc_array(&match->arena, match->seat_count, sizeof *turn->seats);
    return turn;
}

/* Warm-up and final, where a mode does not say otherwise: the first and the last card. */
void match_open_turn(Match *match, MatchTurn *turn) {
    turn->warm_up = match->rules.warm_up && match->turn_count == 1;
    turn->final = match->rules.final_wager && match->turn_count == match->turn_limit && !turn->warm_up;
}

/* Lays the next card on the table, or ends the match where there is none or its mode says it is over. */
void match_deal_next(Match *match, MatchEvents *events) {
    const Mode *mode = mode_row(match->rules.mode);
    DealtCard dealt;
    if (mode->is_over(match) || !deck_deal(&match->deck, &match->random, &dealt)) {
        match_finish(match, events);
        return;
    }
    MatchTurn *turn = add_turn(match, &dealt);
    (mode->open_turn ? mode->open_turn : match_open_turn)(match, turn);
    seat_turn(match, turn);
    if (mode->count_cards) match->turn_limit = smaller(mode->count_cards(match), (uint32_t)match->deck.count);
    match_tell(events, MATCH_EVENT_CARD_DEALT, turn->owner, (int32_t)match->turn_count - 1);
    if (mode->hands_over)
        match->phase = MATCH_HANDOVER;
    else
        match->phase = turn->final ? MATCH_WAGER : MATCH_QUESTION;
}

void match_turn_up(Match *match, MatchEvents *events) {
    bool wagers = match->phase == MATCH_HANDOVER && match_current_turn(match)->final;
    match->phase = wagers ? MATCH_WAGER : MATCH_QUESTION;
    if (wagers) return;
    match_tell(events, MATCH_EVENT_QUESTION_UP, match_current_turn(match)->owner, 0);
    match_close_if_done(match, events); /* all whom it was for have left meanwhile */
}

/* More cards than are expected, for modes that make up for cards or give late guests theirs. */
static void set_count(const Match *match, const Mode *mode, DeckChoice *choice) {
    choice->count = match->rules.card_count;
    if (choice->count == 0) return;
    if (mode->count_cards) {
        choice->count = mode->count_cards(match);
        choice->spare = (size_t)match->rules.card_count * (SEATS_MAX - match_count_here(match)) + SPARE_CARDS;
    } else {
        choice->count += match->rules.warm_up;
    }
}

/* Makes the deck, now that it is known who plays, and deals the first card. */
void match_begin(Match *match, MatchEvents *events) {
    const Mode *mode = mode_row(match->rules.mode);
    DeckChoice choice = {.hints = match->rules.hints,
                         .kinds_left_out = mode->kinds_left_out,
                         .options_max = mode->is_party ? CARD_CHOICE_SHOWN : 0};
    set_count(match, mode, &choice);
    deck_init(&match->deck, match->cards, &choice, &match->random);
    match->turn_limit = (uint32_t)match->deck.count;
    match->begun = true;
    match_settle_again(match); /* lives */
    match_deal_next(match, events);
}

static void settle_rules(MatchRules *rules) {
    if (mode_row(rules->mode)->is_party) return;
    rules->lives = 0;
    rules->wrong_costs = rules->late_average = rules->final_wager = rules->warm_up = false;
}

static const DeckHint *copy_hints(Match *match, const DeckHint *hints) {
    if (!hints) return NULL;
    DeckHint *copy = arena_alloc_array(&match->arena, match->cards->count, sizeof *copy);
    memcpy(copy, hints, match->cards->count * sizeof *copy);
    return copy;
}

void match_init(Match *match, const CardList *cards, const MatchRules *rules, uint64_t seed) {
    assert(rules->seconds_per_card <= MATCH_SECONDS_MAX);
    *match = (Match){.cards = cards, .rules = *rules, .seed = seed, .random = random_seeded(seed)};
    settle_rules(&match->rules);
    match->rules.hints = copy_hints(match, rules->hints); /* borrowed for this call only */
    if (mode_row(rules->mode)->is_party) {
        match->seat_count = SEATS_MAX;
        match->phase = MATCH_GATHERING;
        return;
    }
    MatchEvents ignored = {0};
    match->seat_count = 1;
    match->seats[0] = (MatchSeat){.known = true, .here = true};
    match_begin(match, &ignored);
}

void match_release(Match *match) {
    deck_release(&match->deck);
    arena_release(&match->arena);
    *match = (Match){0};
}

/* Whoever went without an answer did not take part: it is no miss. */
static void close_seat(const Match *match, SeatTurn *mine, uint32_t seat) {
    mine->done = true;
    if (!mine->answered && !mine->locked_out && !match_is_here(match, seat)) mine->takes_part = false;
}

static void tell_result(const Match *match, uint32_t seat, MatchEvents *events) {
    const SeatTurn *mine = match_seat_turn(match, seat);
    if (mine->right)
        match_tell(events, MATCH_EVENT_RIGHT, seat, mine->points);
    else if (mine->share_permille > 0)
        match_tell(events, MATCH_EVENT_NEAR, seat, mine->points);
    else if (mode_row(match->rules.mode)->buzzes)
        return; /* said at once */
    else if (mine->answered)
        match_tell(events, MATCH_EVENT_WRONG, seat, mine->answer.value);
    else
        match_tell(events, MATCH_EVENT_TIME_OUT, seat, 0);
}

static void tell_lives(const Match *match, uint32_t seat, uint32_t lives_before, MatchEvents *events) {
    const MatchSeat *now = &match->seats[seat];
    if (now->lives >= lives_before) return;
    match_tell(events, MATCH_EVENT_LIFE_LOST, seat, (int32_t)now->lives);
    if (now->lives == 0) match_tell(events, MATCH_EVENT_OUT, seat, 0);
}

void match_close_turn(Match *match, MatchEvents *events) {
    MatchTurn *turn = match_current_turn(match);
    uint32_t lives[SEATS_MAX];
    for (uint32_t i = 0; i < match->seat_count; i++) {
        close_seat(match, &turn->seats[i], i);
        lives[i] = match->seats[i].lives;
    }
    turn->done = true;
    turn->buzzer = SEAT_NONE;
    match->phase = MATCH_REVEAL;
    match_enter(match, (LedgerEntry){.kind = LEDGER_TURN, .turn = match->turn_count - 1});
    if (match->seat_count > 1)
        match_tell(events, MATCH_EVENT_REVEALED, SEAT_NONE, (int32_t)match->turn_count - 1);
    for (uint32_t i = 0; i < match->seat_count; i++) {
        if (turn->seats[i].takes_part && !turn->skipped && !turn->voided) tell_result(match, i, events);
        tell_lives(match, i, lives[i], events);
    }
}

void match_close_if_done(Match *match, MatchEvents *events) {
    bool is_wager = match->phase == MATCH_WAGER;
    if ((!is_wager && match->phase != MATCH_QUESTION) || match_count_here(match) == 0) return;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_is_open(match, seat) && !(is_wager && match_seat_turn(match, seat)->wagered)) return;
    if (is_wager)
        match_turn_up(match, events);
    else
        match_close_turn(match, events);
}

bool match_would_take(const Match *match, const PlayerAction *action) {
    if (match->phase == MATCH_FINISHED || action->player >= match->seat_count) return false;
    if (match->seat_count == 1 && action->kind < ACTION_KINDS && player_action_is_for_parties(action->kind))
        return false;
    switch (action->kind) {
    case ACTION_ANSWER:
        return match_would_answer(match, action);
    case ACTION_CONTINUE:
        if (match->phase == MATCH_GATHERING) return match_can_begin(match);
        return !match->paused &&
               (match->phase == MATCH_HANDOVER || (match->phase == MATCH_REVEAL && can_go_on(match)));
    case ACTION_PAUSE:
        return !match->paused && match->phase != MATCH_GATHERING;
    case ACTION_RESUME:
        return match->paused;
    case ACTION_QUIT:
        return true;
    case ACTION_BUZZ:
        return match_would_buzz(match, action);
    case ACTION_WAGER:
        return match_would_wager(match, action);
    case ACTION_JOIN:
    case ACTION_LEAVE:
    case ACTION_REMOVE:
    case ACTION_RENAME:
        return match_would_take_seat_action(match, action);
    case ACTION_SKIP_CARD:
    case ACTION_MORE_TIME:
    case ACTION_TAKE_POINTS:
    case ACTION_VOID_CARD:
        return match_would_take_host_action(match, action);
    case ACTION_KINDS:
        break;
    }
    return false;
}

static void go_on(Match *match, MatchEvents *events) {
    if (match->phase == MATCH_GATHERING)
        match_begin(match, events);
    else if (match->phase == MATCH_HANDOVER)
        match_turn_up(match, events);
    else
        match_deal_next(match, events);
}

static void set_paused(Match *match, bool paused, MatchEvents *events) {
    match->paused = paused;
    match_tell(events, paused ? MATCH_EVENT_PAUSED : MATCH_EVENT_RESUMED, SEAT_NONE, 0);
}

/* The first of these actions; the others are asked whether they come in the same millisecond. */
static void apply(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events) {
    switch (actions->kind) {
    case ACTION_ANSWER:
        match_answer(match, actions, events);
        break;
    case ACTION_CONTINUE:
        go_on(match, events);
        break;
    case ACTION_PAUSE:
    case ACTION_RESUME:
        set_paused(match, actions->kind == ACTION_PAUSE, events);
        break;
    case ACTION_QUIT:
        match->quit = true;
        match_finish(match, events);
        break;
    case ACTION_BUZZ:
        match_buzz(match, actions, action_count, events);
        break;
    case ACTION_WAGER:
        match_wager(match, actions, events);
        break;
    case ACTION_JOIN:
    case ACTION_LEAVE:
    case ACTION_REMOVE:
    case ACTION_RENAME:
        match_apply_seat_action(match, actions, events);
        break;
    case ACTION_SKIP_CARD:
    case ACTION_MORE_TIME:
    case ACTION_TAKE_POINTS:
    case ACTION_VOID_CARD:
        match_apply_host_action(match, actions, events);
        break;
    case ACTION_KINDS:
        break;
    }
    match_close_if_done(match, events);
}

void match_step(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events) {
    events->count = 0;
    if (match->phase == MATCH_FINISHED) return;
    for (size_t i = 0; i < action_count; i++)
        if (match_would_take(match, &actions[i])) apply(match, &actions[i], action_count - i, events);
    match_run_clocks(match, events);
    match->tick++;
}

void match_renew_cards(Match *match, const CardList *cards) {
    match->cards = cards;
    match->deck.cards = cards;
}

const MatchTurn *match_turn(const Match *match) {
    return match->turn_count ? &match->turns[match->turn_count - 1] : NULL;
}

uint32_t match_card_number(const Match *match, uint32_t turn) {
    uint32_t number = 0;
    for (uint32_t i = 0; i <= turn && i < match->turn_count; i++) number += !match->turns[i].warm_up;
    return number;
}

const Card *match_card(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    return turn ? card_list_at(match->cards, turn->dealt.card) : NULL;
}

static uint32_t left_of(uint32_t limit_ticks, uint32_t ticks) {
    return limit_ticks > ticks ? limit_ticks - ticks : 0;
}

uint32_t match_ticks_left(const Match *match, uint32_t seat) {
    const MatchTurn *turn = match_turn(match);
    if (!turn) return 0;
    if (match->phase == MATCH_WAGER) return left_of(turn->wager_limit_ticks, turn->wager_ticks);
    if (turn->buzzer != SEAT_NONE && turn->buzzer == seat)
        return left_of(turn->buzz_limit_ticks, turn->buzz_ticks);
    return left_of(turn->limit_ticks, turn->ticks);
}
