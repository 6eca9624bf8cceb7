/* One step is a tick: this tick's actions in order, then the card's clock. A match of 15 cards at 20 s takes
 * up to 36,000 steps; a step is a handful of integer operations. */
#include "match/match.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "match/scoring.h"

static void tell(MatchEvents *events, MatchEventKind kind, int32_t value) {
    if (events->count < MATCH_EVENTS_MAX)
        events->items[events->count++] = (MatchEvent){.kind = kind, .value = value};
}

static uint32_t limit_ticks_for(const Match *match, const Card *card) {
    if (match->rules.seconds_per_card == 0) return 0;
    uint32_t seconds = card->seconds ? card->seconds : match->rules.seconds_per_card;
    return seconds * TICKS_PER_SECOND;
}

/* Lays the next card on the table, or ends the match where there is none. */
static void deal_next(Match *match, MatchEvents *events) {
    DealtCard dealt;
    if (match->turn_count == match->turn_limit || !deck_deal(&match->deck, &match->random, &dealt)) {
        match->phase = MATCH_FINISHED;
        tell(events, MATCH_EVENT_FINISHED, match->points);
        return;
    }
    match->turns[match->turn_count] =
        (MatchTurn){.dealt = dealt,
                    .picked = PLACE_NONE,
                    .limit_ticks = limit_ticks_for(match, &match->cards->items[dealt.card])};
    tell(events, MATCH_EVENT_CARD_DEALT, (int32_t)match->turn_count);
    match->turn_count++;
    match->phase = MATCH_QUESTION;
}

void match_init(Match *match, const CardList *cards, const MatchRules *rules, uint64_t seed) {
    assert(rules->seconds_per_card <= MATCH_SECONDS_MAX);
    *match = (Match){.cards = cards, .rules = *rules, .seed = seed, .random = random_seeded(seed)};
    deck_init(&match->deck, cards, rules->card_count, &match->random);
    match->turn_limit = (uint32_t)match->deck.count;
    match->turns = arena_alloc_array(&match->arena, match->turn_limit, sizeof *match->turns);
    MatchEvents ignored = {0};
    deal_next(match, &ignored);
}

void match_release(Match *match) {
    deck_release(&match->deck);
    arena_release(&match->arena);
    *match = (Match){0};
}

static MatchTurn *current_turn(Match *match) {
    return &match->turns[match->turn_count - 1];
}

static void close_turn(Match *match, MatchTurn *turn) {
    turn->streak = match->streak;
    turn->done = true;
    match->phase = MATCH_REVEAL;
}

static void mark_right(Match *match, MatchTurn *turn, MatchEvents *events) {
    match->streak++;
    if (match->streak > match->longest_streak) match->longest_streak = match->streak;
    match->right_count++;
    uint32_t limit = match->rules.speed_counts ? turn->limit_ticks : 0;
    turn->points = scoring_with_streak(scoring_speed_points(turn->ticks, limit), match->streak);
    turn->right = true;
    match->points += turn->points;
    tell(events, MATCH_EVENT_RIGHT, turn->points);
}

static void answer(Match *match, uint32_t place, MatchEvents *events) {
    MatchTurn *turn = current_turn(match);
    turn->picked = place;
    if (place == turn->dealt.right_place) {
        mark_right(match, turn, events);
    } else {
        match->streak = 0;
        tell(events, MATCH_EVENT_WRONG, (int32_t)place);
    }
    close_turn(match, turn);
}

static void run_out_of_time(Match *match, MatchEvents *events) {
    match->streak = 0;
    tell(events, MATCH_EVENT_TIME_OUT, 0);
    close_turn(match, current_turn(match));
}

static void finish_early(Match *match, MatchEvents *events) {
    match->quit = true;
    match->paused = false;
    match->phase = MATCH_FINISHED;
    tell(events, MATCH_EVENT_FINISHED, match->points);
}

bool match_would_take(const Match *match, const PlayerAction *action) {
    if (match->phase == MATCH_FINISHED || action->player != 0) return false;
    switch (action->kind) {
    case ACTION_ANSWER:
        return match->phase == MATCH_QUESTION && !match->paused && action->value >= 0 &&
               (uint32_t)action->value < match_turn(match)->dealt.shown_count;
    case ACTION_CONTINUE:
        return match->phase == MATCH_REVEAL && !match->paused;
    case ACTION_PAUSE:
        return !match->paused;
    case ACTION_RESUME:
        return match->paused;
    case ACTION_QUIT:
        return true;
    case ACTION_KINDS:
        break;
    }
    return false;
}

static void apply(Match *match, const PlayerAction *action, MatchEvents *events) {
    switch (action->kind) {
    case ACTION_ANSWER:
        answer(match, (uint32_t)action->value, events);
        break;
    case ACTION_CONTINUE:
        deal_next(match, events);
        break;
    case ACTION_PAUSE:
        match->paused = true;
        tell(events, MATCH_EVENT_PAUSED, 0);
        break;
    case ACTION_RESUME:
        match->paused = false;
        tell(events, MATCH_EVENT_RESUMED, 0);
        break;
    case ACTION_QUIT:
        finish_early(match, events);
        break;
    case ACTION_KINDS:
        break;
    }
}

static void run_clock(Match *match, MatchEvents *events) {
    if (match->phase != MATCH_QUESTION || match->paused) return;
    MatchTurn *turn = current_turn(match);
    turn->ticks++;
    if (turn->limit_ticks && turn->ticks >= turn->limit_ticks) run_out_of_time(match, events);
}

void match_step(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events) {
    events->count = 0;
    if (match->phase == MATCH_FINISHED) return;
    for (size_t i = 0; i < action_count; i++)
        if (match_would_take(match, &actions[i])) apply(match, &actions[i], events);
    run_clock(match, events);
    match->tick++;
}

const MatchTurn *match_turn(const Match *match) {
    return match->turn_count ? &match->turns[match->turn_count - 1] : NULL;
}

const Card *match_card(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    return turn ? &match->cards->items[turn->dealt.card] : NULL;
}

uint32_t match_ticks_left(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    return turn && turn->limit_ticks > turn->ticks ? turn->limit_ticks - turn->ticks : 0;
}

static void write_turn(const MatchTurn *turn, Buffer *out) {
    buffer_format(out, "turn %u right-at %u picked %u ticks %u/%u points %d streak %u %d %d shown",
                  turn->dealt.card, turn->dealt.right_place, turn->picked, turn->ticks, turn->limit_ticks,
                  turn->points, turn->streak, turn->right, turn->done);
    for (uint32_t i = 0; i < turn->dealt.shown_count; i++) buffer_format(out, " %u", turn->dealt.shown[i]);
    buffer_add_text(out, "\n");
}

Fingerprint match_fingerprint(const Match *match) {
    Buffer state = {.limit_bytes = 256 * MEBIBYTE};
    buffer_format(&state, "rules %u %u %d seed %llu random %llu dealt %zu\n", match->rules.card_count,
                  match->rules.seconds_per_card, match->rules.speed_counts, (unsigned long long)match->seed,
                  (unsigned long long)match->random.state, match->deck.dealt);
    buffer_format(&state,
                  "phase %d paused %d tick %u of %u points %d streak %u longest %u right %u quit %d\n",
                  match->phase, match->paused, match->tick, match->turn_limit, match->points, match->streak,
                  match->longest_streak, match->right_count, match->quit);
    for (size_t i = 0; i < match->deck.count; i++) buffer_format(&state, "%u ", match->deck.order[i]);
    for (uint32_t i = 0; i < match->turn_count; i++) write_turn(&match->turns[i], &state);
    Fingerprint fingerprint = hash_fingerprint(buffer_text(&state), state.length);
    buffer_release(&state);
    return fingerprint;
}
