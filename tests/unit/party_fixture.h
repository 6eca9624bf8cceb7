/* Parties played by dice: every action a seat or a host may do, sensible or not. */
#ifndef QUIZLEAF_TESTS_PARTY_FIXTURE_H
#define QUIZLEAF_TESTS_PARTY_FIXTURE_H

#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "match/replay.h"
#include "unit/card_fixture.h"

#define PARTY_CARDS 60
#define PARTY_LOTS 300

/* What was done, and who won the lots. */
typedef struct PartyLog {
    Replay replay;
    uint32_t lot_winners[PARTY_LOTS];
    size_t lots;
} PartyLog;

static inline MatchRules party_rules(ModeId mode) {
    MatchRules rules = {
        .mode = mode, .card_count = 5, .seconds_per_card = 10, .speed_counts = true, .lives = 2};
    mode_row(mode)->settle(&rules);
    return rules;
}

static inline MatchRules rolled_rules(Random *dice) {
    static const uint32_t seconds[] = {0, 5, 10};
    MatchRules rules = {.mode = (ModeId)(MODE_EVERYONE + random_below(dice, MODES - MODE_EVERYONE)),
                        .card_count = random_below(dice, 6),
                        .seconds_per_card = seconds[random_below(dice, 3)],
                        .speed_counts = random_below(dice, 4) != 0,
                        .lives = random_below(dice, 7),
                        .wrong_costs = random_below(dice, 2),
                        .late_average = random_below(dice, 2),
                        .final_wager = random_below(dice, 2),
                        .warm_up = random_below(dice, 3) == 0};
    mode_row(rules.mode)->settle(&rules);
    return rules;
}

/* An answer of the card on the table: right, wrong or nonsense. The text lives as long as *answer. */
static inline PlayerAction rolled_answer(const Match *match, Random *dice, CardAnswer *answer) {
    const MatchTurn *turn = match_turn(match);
    PlayerAction action = {.kind = ACTION_ANSWER, .value = (int32_t)random_below(dice, 9) - 1};
    *answer = (CardAnswer){0};
    if (!turn || random_below(dice, 12) == 0) return action;
    *answer = random_below(dice, 2) ? judge_right_answer(match_card(match), &turn->dealt)
                                    : judge_wrong_answer(match_card(match), &turn->dealt);
    if (match_card(match)->kind == CARD_NUMBER)
        answer->value = (int32_t)((uint32_t)answer->value + random_below(dice, 60) - 30); /* may wrap */
    action.value = answer->value;
    action.text = answer->text;
    return action;
}

static inline PlayerAction rolled_deed(const Match *match, Random *dice, CardAnswer *answer) {
    static const char *const names[] = {"Ann", "Bob", "", "Zoë", "A name that is far too long for a seat",
                                        "\t"};
    PlayerAction action = {.value = (int32_t)random_below(dice, 130) - 10};
    uint32_t roll = random_below(dice, 1000);
    if (match->phase == MATCH_GATHERING && roll < 900) roll = roll < 700 ? 800 : 700;
    if (match->phase == MATCH_REVEAL && roll < 600) roll = roll < 400 ? 700 : 999;
    if (match->phase == MATCH_HANDOVER && roll < 600) roll = 700;
    if (match->phase == MATCH_WAGER && roll < 500) roll = 690;
    if (match->paused && roll < 400) roll = 771;
    if (roll < 450) return rolled_answer(match, dice, answer);
    if (roll < 680)
        action.kind = ACTION_BUZZ;
    else if (roll < 700)
        action.kind = ACTION_WAGER;
    else if (roll < 760)
        action.kind = ACTION_CONTINUE;
    else if (roll < 770)
        action.kind = ACTION_PAUSE;
    else if (roll < 790)
        action.kind = ACTION_RESUME;
    else if (roll < 850)
        action.kind = ACTION_JOIN;
    else if (roll < 890)
        action.kind = ACTION_LEAVE;
    else if (roll < 900)
        action.kind = ACTION_SKIP_CARD;
    else if (roll < 920)
        action.kind = ACTION_MORE_TIME;
    else if (roll < 925)
        action.kind = ACTION_REMOVE;
    else if (roll < 940)
        action.kind = ACTION_RENAME;
    else if (roll < 965)
        action.kind = ACTION_TAKE_POINTS;
    else if (roll < 980)
        action.kind = ACTION_VOID_CARD;
    else if (roll == 980)
        action.kind = ACTION_QUIT;
    else
        action.kind = ACTION_CONTINUE;
    if (action.kind == ACTION_JOIN) {
        action.value =
            (int32_t)(random_below(dice, 66) | random_below(dice, 4) << 8 | random_below(dice, 4) << 12);
        action.text = names[random_below(dice, 6)];
    }
    if (action.kind == ACTION_RENAME) action.text = names[random_below(dice, 6)];
    if (action.kind == ACTION_TAKE_POINTS) action.value = 20 * action.value;
    if (action.kind == ACTION_TAKE_POINTS && random_below(dice, 50) == 0)
        action.value = random_below(dice, 2) ? INT32_MIN : -1000000;
    if (action.kind == ACTION_VOID_CARD && random_below(dice, 4))
        action.value = (int32_t)random_below(dice, match->turn_count + 1);
    return action;
}

/* Clocks never run over, points never below 0. */
static inline void assert_sound(const Match *match, const char *what) {
    const MatchTurn *turn = match_turn(match);
    for (uint32_t s = 0; s < match->seat_count; s++) {
        if (match->seats[s].points < 0) fail_msg("%s: %d points", what, match->seats[s].points);
        if (turn && turn->seats[s].lock_ticks > TICKS_PER_SECOND) fail_msg("%s: locked for long", what);
    }
    if (!turn) return;
    if (turn->limit_ticks && turn->ticks > turn->limit_ticks) fail_msg("%s: over time", what);
    if (turn->buzz_limit_ticks && turn->buzz_ticks > turn->buzz_limit_ticks)
        fail_msg("%s: buzz over time", what);
    if (turn->wager_limit_ticks && turn->wager_ticks > turn->wager_limit_ticks)
        fail_msg("%s: wager over time", what);
    if (turn->reading_ticks > 8 * TICKS_PER_SECOND) fail_msg("%s: read for long", what);
}

static inline void step_party(Match *match, PartyLog *log, PlayerAction *actions, size_t count) {
    MatchEvents events;
    for (size_t i = 0; i < count; i++) {
        actions[i].tick = match->tick;
        replay_record(&log->replay, &actions[i]);
    }
    match_step(match, actions, count, &events);
    for (size_t i = 0; i < events.count; i++)
        if (events.items[i].kind == MATCH_EVENT_TIE && log->lots < PARTY_LOTS)
            log->lot_winners[log->lots++] = events.items[i].seat;
}

/* Names and answers that no replay can hold are refused by the match; a real one is not told of them. */
static inline bool can_be_written(const PlayerAction *action) {
    if (action->kind == ACTION_ANSWER) return action->text[0] == '\0' || judge_is_text(action->text);
    return !player_action_has_text(action->kind) || seat_name_is_valid(action->text);
}

static inline void drop_unwritable(Replay *replay) {
    size_t kept = 0;
    for (size_t i = 0; i < replay->action_count; i++)
        if (can_be_written(&replay->actions[i])) replay->actions[kept++] = replay->actions[i];
    replay->action_count = kept;
}

/* What some of these seats do in one tick. */
static inline void step_by_dice(Match *match, PartyLog *log, Random *dice, uint32_t seats) {
    enum { TOGETHER = 6 };
    PlayerAction actions[TOGETHER];
    CardAnswer answers[TOGETHER];
    size_t count = 1 + random_below(dice, TOGETHER);
    uint32_t millisecond = 0;
    bool all_buzz = random_below(dice, 8) == 0; /* at once, or nearly so */
    for (size_t i = 0; i < count; i++) {
        actions[i] = rolled_deed(match, dice, &answers[i]);
        if (all_buzz) actions[i].kind = ACTION_BUZZ;
        actions[i].player = random_below(dice, 40) ? random_below(dice, seats) : random_below(dice, 8);
        if (random_below(dice, all_buzz ? 12 : 3) == 0 && millisecond < 8) millisecond++;
        actions[i].millisecond = millisecond;
    }
    step_party(match, log, actions, count);
}

/* One party from the lobby to its end; both must be released (log->replay). */
static inline void play_party(const CardList *cards, const char *title, const MatchRules *rules,
                              uint64_t seed, Match *match, PartyLog *log) {
    char what[60];
    Random dice = random_seeded(seed);
    uint32_t seats = 2 + random_below(&dice, 7), patience = 1 + random_below(&dice, 60);
    snprintf(what, sizeof what, "seed %llu, %s", (unsigned long long)seed, mode_key(rules->mode));
    match_init(match, cards, rules, seed);
    *log = (PartyLog){0};
    replay_init(&log->replay, cards, title, rules, seed);
    for (uint32_t deeds = 0; match->phase != MATCH_FINISHED && deeds < 300; deeds++) {
        uint32_t quiet = random_below(&dice, 40) ? random_below(&dice, patience) : random_below(&dice, 900);
        for (uint32_t i = 0; i < quiet; i++) {
            step_party(match, log, NULL, 0);
            assert_sound(match, what);
        }
        if (match->phase == MATCH_FINISHED) break;
        step_by_dice(match, log, &dice, seats);
        assert_sound(match, what);
    }
    PlayerAction quit = {.kind = ACTION_QUIT};
    if (match->phase != MATCH_FINISHED) step_party(match, log, &quit, 1);
    log->replay.end_tick = match->tick;
}

#endif
