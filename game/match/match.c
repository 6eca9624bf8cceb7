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

/* Lays the next card on the table, or ends the match where there is none or its mode says it is over. */
static void deal_next(Match *match, MatchEvents *events) {
    const Mode *mode = mode_row(match->rules.mode);
    DealtCard dealt;
    if (mode->is_over(match) || match->turn_count == match->turn_limit ||
        !deck_deal(&match->deck, &match->random, &dealt)) {
        match->phase = MATCH_FINISHED;
        tell(events, MATCH_EVENT_FINISHED, match->points);
        return;
    }
    match->turns[match->turn_count] = (MatchTurn){
        .dealt = dealt, .limit_ticks = mode->limit_ticks(match, card_list_at(match->cards, dealt.card))};
    tell(events, MATCH_EVENT_CARD_DEALT, (int32_t)match->turn_count);
    match->turn_count++;
    match->phase = MATCH_QUESTION;
}

void match_init(Match *match, const CardList *cards, const MatchRules *rules, uint64_t seed) {
    assert(rules->seconds_per_card <= MATCH_SECONDS_MAX);
    *match = (Match){.cards = cards, .rules = *rules, .seed = seed, .random = random_seeded(seed)};
    deck_init(&match->deck, cards, rules->card_count, rules->hints, &match->random);
    match->rules.hints = NULL; /* borrowed for this call only */
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

static int32_t speed_points(const Match *match, const MatchTurn *turn) {
    return scoring_speed_points(turn->ticks, match->rules.speed_counts ? turn->limit_ticks : 0);
}

static void mark_right(Match *match, MatchTurn *turn, MatchEvents *events) {
    match->streak++;
    if (match->streak > match->longest_streak) match->longest_streak = match->streak;
    match->right_count++;
    turn->points =
        mode_row(match->rules.mode)->points(scoring_with_streak(speed_points(match, turn), match->streak));
    turn->right = true;
    match->points += turn->points;
    tell(events, MATCH_EVENT_RIGHT, turn->points);
}

/* The streak neither grows nor ends. */
static void mark_near(Match *match, MatchTurn *turn, MatchEvents *events) {
    turn->points =
        mode_row(match->rules.mode)->points(scoring_share(speed_points(match, turn), turn->share_permille));
    match->points += turn->points;
    tell(events, MATCH_EVENT_NEAR, turn->points);
}

static CardAnswer answer_of(const PlayerAction *action) {
    CardAnswer answer = {.value = action->value};
    memcpy(answer.text, action->text, sizeof answer.text);
    return answer;
}

static void answer(Match *match, const PlayerAction *action, MatchEvents *events) {
    MatchTurn *turn = current_turn(match);
    const Card *card = match_card(match);
    turn->answer = answer_of(action);
    if (card->kind == CARD_TYPED) turn->answer.value = 0;
    turn->answered = true;
    turn->share_permille = judge_answer(card, &turn->dealt, &turn->answer);
    if (turn->share_permille == SHARE_FULL) {
        mark_right(match, turn, events);
    } else if (turn->share_permille > 0) {
        mark_near(match, turn, events);
    } else {
        match->streak = 0;
        tell(events, MATCH_EVENT_WRONG, turn->answer.value);
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

static bool would_take_answer(const Match *match, const PlayerAction *action) {
    if (match->phase != MATCH_QUESTION || match->paused) return false;
    CardAnswer given = answer_of(action);
    return judge_is_answer(match_card(match), &match_turn(match)->dealt, &given);
}

bool match_would_take(const Match *match, const PlayerAction *action) {
    if (match->phase == MATCH_FINISHED || action->player != 0) return false;
    switch (action->kind) {
    case ACTION_ANSWER:
        return would_take_answer(match, action);
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
        answer(match, action, events);
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
    return turn ? card_list_at(match->cards, turn->dealt.card) : NULL;
}

uint32_t match_ticks_left(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    return turn && turn->limit_ticks > turn->ticks ? turn->limit_ticks - turn->ticks : 0;
}

static void write_turn(const MatchTurn *turn, Buffer *out) {
    buffer_format(out, "turn %u answer %d %d \"%s\" share %d ticks %u/%u points %d streak %u %d %d shown",
                  turn->dealt.card, turn->answered, turn->answer.value, turn->answer.text,
                  turn->share_permille, turn->ticks, turn->limit_ticks, turn->points, turn->streak,
                  turn->right, turn->done);
    for (uint32_t i = 0; i < turn->dealt.shown_count; i++) buffer_format(out, " %u", turn->dealt.shown[i]);
    buffer_add_text(out, "\n");
}

Fingerprint match_fingerprint(const Match *match) {
    Buffer state = {.limit_bytes = 256 * MEBIBYTE};
    buffer_format(&state, "rules %s %u %u %d seed %llu random %llu dealt %zu\n", mode_key(match->rules.mode),
                  match->rules.card_count, match->rules.seconds_per_card, match->rules.speed_counts,
                  (unsigned long long)match->seed, (unsigned long long)match->random.state,
                  match->deck.dealt);
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
