/* A party told once more as simply as can be: it goes through the list of actions, keeps what happened, and
 * counts everything from the beginning whenever it wants to know a sum. Of the match it takes only the dealt
 * cards, how many there are in the deck, and who won each lot. Nothing in common with game/match but the
 * judge of answers, which has tests of its own. */
#ifndef QUIZLEAF_TESTS_PARTY_MODEL_H
#define QUIZLEAF_TESTS_PARTY_MODEL_H

#include "unit/party_model_deal.h"

static inline void model_note(PartyModel *model, Happening happening) {
    if (model->happened_count == MODEL_HAPPENINGS) fail_msg("the model is too small");
    model->happened[model->happened_count++] = happening;
}

static inline void model_close(PartyModel *model) {
    ModelCard *card = model_card(model);
    for (uint32_t s = 0; s < 8; s++)
        if (!card->gave[s] && !card->out[s] && !model_here(model, s)) card->part[s] = false;
    card->closed = true;
    card->buzzer = 9;
    model->stage = SHOWN;
    model_note(model, (Happening){.what = HAPPENED_CARD, .card = model->card_count - 1});
}

static inline bool model_waits_for(PartyModel *model, uint32_t s) {
    const ModelCard *card = model_card(model);
    return model_here(model, s) && card->part[s] && !card->gave[s] && !card->out[s];
}

static inline void model_look_whether_done(PartyModel *model) {
    if ((model->stage != ASKED && model->stage != STAKES) || model_count_here(model) == 0) return;
    for (uint32_t s = 0; s < 8; s++)
        if (model_waits_for(model, s) && !(model->stage == STAKES && model_card(model)->staked[s])) return;
    if (model->stage == STAKES) {
        model->stage = ASKED; /* nobody left to answer: closed at once */
        model_look_whether_done(model);
    } else {
        model_close(model);
    }
}

static inline void model_free_buzzer(ModelCard *card) {
    card->buzzer = 9;
    card->buzz_ticks = card->buzz_limit = 0;
}

static inline void model_answer(PartyModel *model, const PlayerAction *action) {
    uint32_t s = action->player;
    bool buzzes = model->rules.mode == MODE_BUZZ;
    if (model->stage != ASKED || model->paused || !model_waits_for(model, s)) return;
    ModelCard *card = model_card(model);
    if (buzzes && card->buzzer != s) return;
    const DealtCard *dealt = &model->match->turns[model->card_count - 1].dealt;
    const Card *of = &model->match->cards->items[dealt->card];
    CardAnswer answer = {.value = action->value};
    if (action->text) strcpy(answer.text, action->text);
    if (!judge_is_answer(of, dealt, &answer)) return;
    card->gave[s] = true;
    card->share[s] = judge_answer(of, dealt, &answer);
    if (!buzzes) {
        card->clock[s] = card->ticks;
    } else if (card->share[s]) {
        model_close(model);
    } else {
        card->out[s] = true;
        model_free_buzzer(card);
    }
}

static inline bool model_may_buzz(PartyModel *model, uint32_t s) {
    return s < 8 && model->rules.mode == MODE_BUZZ && model->stage == ASKED && !model->paused &&
           model_card(model)->buzzer == 9 && model_waits_for(model, s) && model_card(model)->lock[s] == 0;
}

/* Whether another seat than this one buzzes in the same millisecond, later in the list. */
static inline bool model_is_contested(PartyModel *model, const PlayerAction *actions, size_t count) {
    for (size_t i = 1; i < count && actions[i].millisecond == actions[0].millisecond; i++)
        if (actions[i].kind == ACTION_BUZZ && actions[i].player != actions[0].player &&
            model_may_buzz(model, actions[i].player))
            return true;
    return false;
}

static inline void model_buzz(PartyModel *model, const PlayerAction *actions, size_t count) {
    uint32_t s = actions[0].player;
    if (!model_may_buzz(model, s)) return;
    ModelCard *card = model_card(model);
    if (card->reading) {
        card->lock[s] = SECOND_TICKS;
        return;
    }
    if (model_is_contested(model, actions, count)) {
        if (model->lots == 0) fail_msg("the match drew no lot");
        s = *model->lot_winners++;
        model->lots--;
    }
    CardKind kind = model->match->cards->items[model->match->turns[model->card_count - 1].dealt.card].kind;
    uint32_t seconds = kind == CARD_TYPED ? 15 : kind == CARD_ORDER || kind == CARD_PAIRS ? 10 : 5;
    static const uint32_t halves[] = {2, 3, 4, 0};
    card->buzzer = s;
    card->buzz_limit = seconds * SECOND_TICKS * halves[model->seats[s].allowance] / 2;
    card->clock[s] = card->ticks;
}

static inline void model_catch_up(PartyModel *model, uint32_t s) {
    Tally tally = model_tally(model);
    uint32_t least = UINT32_MAX, mine = tally.had[s] + model->seats[s].had_late;
    for (uint32_t other = 0; other < 8; other++) {
        uint32_t had = tally.had[other] + model->seats[other].had_late;
        if (other != s && model_here(model, other) && had < least) least = had;
    }
    if (least != UINT32_MAX && mine < least) model->seats[s].had_late += least - mine;
}

static inline void model_join(PartyModel *model, const PlayerAction *action) {
    uint32_t s = action->player, bits = (uint32_t)action->value;
    ModelSeat *seat = &model->seats[s];
    bool begun = model->stage != LOBBY;
    if (seat->gone || (begun && seat->known && seat->here)) return;
    uint32_t team = bits >> 8 & 15, allowance = bits >> 12;
    if ((bits & 255) > 63 || team > 3 || allowance > 3 || !seat_name_is_valid(action->text)) return;
    if (!begun || !seat->known) {
        Happening late = {.what = HAPPENED_LATE, .seat = s};
        for (uint32_t other = 0; other < 8; other++)
            late.among[other] = other != s && model->seats[other].known && !model->seats[other].gone;
        if (begun) model_note(model, late);
        *seat = (ModelSeat){.known = true, .team = team, .allowance = allowance, .from = model->card_count};
    }
    seat->here = true;
    if (begun) model_catch_up(model, s);
}

static inline void model_go(PartyModel *model, const PlayerAction *action) {
    uint32_t s = action->player;
    ModelSeat *seat = &model->seats[s];
    bool forever = action->kind == ACTION_REMOVE;
    if (!seat->known || seat->gone || (!forever && !seat->here)) return;
    seat->here = false;
    seat->gone = forever;
    if (model->stage == LOBBY)
        *seat = (ModelSeat){0};
    else if (model->card_count && model_card(model)->buzzer == s) {
        model_card(model)->part[s] = false; /* no second try by coming back */
        model_free_buzzer(model_card(model));
    }
}

static inline bool model_enough(const PartyModel *model) {
    bool teams[4] = {false};
    for (uint32_t s = 0; s < 8; s++)
        if (model_here(model, s)) teams[model->seats[s].team] = true;
    uint32_t sides = 0u + teams[0] + teams[1] + teams[2] + teams[3];
    return model_count_here(model) >= 2 && (model->rules.mode != MODE_TEAMS || sides >= 2);
}

static inline void model_continue(PartyModel *model) {
    if (model->stage == LOBBY) {
        if (model_enough(model)) model_deal(model);
    } else if (model->paused) {
        return;
    } else if (model->stage == HANDED) {
        model->stage = model_card(model)->final ? STAKES : ASKED;
    } else if (model->stage == SHOWN && (model_is_over(model) || model_anyone_plays(model))) {
        model_deal(model);
    }
}

static inline void model_more_time(PartyModel *model, int32_t seconds) {
    if (seconds < 1 || seconds > 600 || (model->stage != ASKED && model->stage != STAKES)) return;
    ModelCard *card = model_card(model);
    uint32_t *limit = model->stage == STAKES ? &card->stake_limit
                      : card->buzzer == 9    ? &card->limit
                                             : &card->buzz_limit;
    if (*limit) *limit += (uint32_t)seconds * SECOND_TICKS;
}

static inline void model_void(PartyModel *model, int32_t number) {
    if (number < 0 || (uint32_t)number >= model->card_count || model->cards[number].voided) return;
    model->cards[number].voided = true;
    if (!model->cards[number].closed) model_close(model);
}

static inline void model_do(PartyModel *model, const PlayerAction *actions, size_t count) {
    const PlayerAction *action = actions;
    uint32_t s = action->player;
    if (model->stage == OVER || s > 7) return;
    ModelCard *card = model->card_count ? model_card(model) : NULL;
    bool open = model->stage == HANDED || model->stage == STAKES || model->stage == ASKED;
    if (action->kind == ACTION_ANSWER) model_answer(model, action);
    if (action->kind == ACTION_CONTINUE) model_continue(model);
    if (action->kind == ACTION_PAUSE && model->stage != LOBBY) model->paused = true;
    if (action->kind == ACTION_RESUME) model->paused = false;
    if (action->kind == ACTION_QUIT) model->stage = OVER;
    if (action->kind == ACTION_BUZZ) model_buzz(model, actions, count);
    if (action->kind == ACTION_WAGER && model->stage == STAKES && !model->paused &&
        model_waits_for(model, s) && !card->staked[s] && action->value >= 0 && action->value <= 100) {
        card->staked[s] = true;
        card->stake[s] = action->value;
    }
    if (action->kind == ACTION_JOIN) model_join(model, action);
    if (action->kind == ACTION_LEAVE || action->kind == ACTION_REMOVE) model_go(model, action);
    if (action->kind == ACTION_SKIP_CARD && open) {
        card->skipped = true;
        model_close(model);
    }
    if (action->kind == ACTION_MORE_TIME) model_more_time(model, action->value);
    if (action->kind == ACTION_TAKE_POINTS && model->stage != LOBBY && model->seats[s].known &&
        !model->seats[s].gone && action->value >= -1000000 && action->value <= 1000000 && action->value != 0)
        model_note(model, (Happening){.what = HAPPENED_TAKE, .seat = s, .value = action->value});
    if (action->kind == ACTION_VOID_CARD) model_void(model, action->value);
    model_look_whether_done(model);
}

static inline void model_run_buzz(PartyModel *model, ModelCard *card) {
    card->buzz_ticks++;
    if (card->buzz_limit == 0 || card->buzz_ticks < card->buzz_limit) return;
    card->out[card->buzzer] = true;
    model_free_buzzer(card);
    model_look_whether_done(model);
}

static inline void model_clocks(PartyModel *model) {
    if (model->paused || model_count_here(model) == 0) return;
    if (model->stage != STAKES && model->stage != ASKED) return;
    ModelCard *card = model_card(model);
    if (model->stage == STAKES) {
        card->stake_ticks++;
        if (card->stake_limit == 0 || card->stake_ticks < card->stake_limit) return;
        model->stage = ASKED;
        model_look_whether_done(model);
        return;
    }
    for (uint32_t s = 0; s < 8; s++)
        if (card->lock[s]) card->lock[s]--;
    if (card->reading) {
        card->reading--;
    } else if (card->buzzer != 9) {
        model_run_buzz(model, card);
    } else {
        card->ticks++;
        if (card->limit && card->ticks >= card->limit) model_close(model);
    }
}

/* Plays the whole list, up to the match's last tick. */
static inline void model_play(PartyModel *model, const Match *match, const PlayerAction *actions,
                              size_t count, const uint32_t *lot_winners, size_t lots) {
    memset(model, 0, sizeof *model);
    model->match = match;
    model->lot_winners = lot_winners;
    model->lots = lots;
    model->rules = match->rules;
    size_t next = 0;
    while (model->tick < match->tick && model->stage != OVER) {
        size_t end = next;
        while (end < count && actions[end].tick == model->tick) end++;
        for (; next < end; next++) model_do(model, &actions[next], end - next);
        if (model->stage != OVER) model_clocks(model);
        model->tick++;
    }
}

/* Fails where the match says anything else. */
static inline void model_compare(const PartyModel *model, const Match *match, const char *what) {
    static const MatchPhase phases[] = {MATCH_GATHERING, MATCH_HANDOVER, MATCH_WAGER,
                                        MATCH_QUESTION,  MATCH_REVEAL,   MATCH_FINISHED};
    Tally tally = model_tally(model);
    if (model->tick != match->tick || phases[model->stage] != match->phase ||
        model->card_count != match->turn_count ||
        (match->phase != MATCH_FINISHED && model->paused != match->paused))
        fail_msg("%s: tick %u, phase %d, %u cards; by the model %u, %d, %u", what, match->tick, match->phase,
                 match->turn_count, model->tick, phases[model->stage], model->card_count);
    if (model->lots) fail_msg("%s: %d lots too many", what, (int)model->lots);
    for (uint32_t s = 0; s < 8; s++) {
        const MatchSeat *seat = &match->seats[s];
        if (seat->points != tally.points[s] || seat->streak != tally.streak[s] ||
            seat->longest_streak != tally.longest[s] || seat->right_count != tally.right[s])
            fail_msg("%s: seat %u has %d points, streak %u (%u), %u right; by the model %d, %u (%u), %u",
                     what, s, seat->points, seat->streak, seat->longest_streak, seat->right_count,
                     (int)tally.points[s], tally.streak[s], tally.longest[s], tally.right[s]);
        if (match->begun && (seat->lives != tally.lives[s] || seat->out_turn != tally.out[s]))
            fail_msg("%s: seat %u has %u lives, out %u; by the model %u, %u", what, s, seat->lives,
                     seat->out_turn, tally.lives[s], tally.out[s]);
        if (seat->owned != tally.had[s])
            fail_msg("%s: seat %u had %u cards, not %u", what, s, seat->owned, tally.had[s]);
        if (match_is_here(match, s) != model_here(model, s)) fail_msg("%s: is seat %u here?", what, s);
    }
    for (uint32_t team = 0; team < 4; team++)
        if (match->team_points[team] != tally.team[team])
            fail_msg("%s: team %u has %d points; by the model %d", what, team, match->team_points[team],
                     (int)tally.team[team]);
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const MatchTurn *turn = &match->turns[i];
        const ModelCard *card = &model->cards[i];
        if (turn->ticks != card->ticks || turn->limit_ticks != card->limit || turn->final != card->final ||
            turn->warm_up != card->warm || turn->skipped != card->skipped || turn->voided != card->voided)
            fail_msg("%s: turn %u took %u of %u ticks; by the model %u of %u", what, i, turn->ticks,
                     turn->limit_ticks, card->ticks, card->limit);
        for (uint32_t s = 0; s < 8; s++)
            if (turn->seats[s].takes_part != card->part[s] ||
                turn->seats[s].share_permille != card->share[s] || turn->seats[s].locked_out != card->out[s])
                fail_msg("%s: turn %u, seat %u: part %d, share %d", what, i, s, turn->seats[s].takes_part,
                         turn->seats[s].share_permille);
    }
}

#endif
