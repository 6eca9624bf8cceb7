/* What the model of a party (party_model.h) keeps of what happened, and its points: counted from the
 * beginning each time, voided cards left out. */
#ifndef QUIZLEAF_TESTS_PARTY_MODEL_TALLY_H
#define QUIZLEAF_TESTS_PARTY_MODEL_TALLY_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "match/replay.h"
#include "unit/scoring_model.h"

#define MODEL_CARDS 400
#define MODEL_HAPPENINGS 1000
#define SECOND_TICKS 120

typedef enum ModelStage { LOBBY, HANDED, STAKES, ASKED, SHOWN, OVER } ModelStage;

typedef struct ModelSeat {
    bool known, here, gone, warmed;
    uint32_t team, allowance, from;
    uint32_t had_late;
} ModelSeat;

typedef struct ModelCard {
    bool part[8], gave[8], out[8], staked[8];
    int32_t share[8], stake[8];
    uint32_t clock[8], lock[8];
    uint32_t owner, buzzer, reading;
    uint32_t base, ticks, limit; /* limit 0: none */
    uint32_t buzz_ticks, buzz_limit, stake_ticks, stake_limit;
    bool warm, final, skipped, voided, closed;
} ModelCard;

typedef struct Happening {
    enum { HAPPENED_CARD, HAPPENED_TAKE, HAPPENED_LATE } what;
    uint32_t card, seat;
    int32_t value;
    bool among[8];
} Happening;

typedef struct Tally {
    int64_t points[8], team[4];
    uint32_t streak[8], longest[8], right[8], lives[8], had[8], out[8];
} Tally;

typedef struct PartyModel {
    const Match *match;          /* for the cards */
    const uint32_t *lot_winners; /* in order */
    size_t lots;
    MatchRules rules;
    ModelSeat seats[8];
    ModelCard cards[MODEL_CARDS];
    uint32_t card_count;
    Happening happened[MODEL_HAPPENINGS];
    size_t happened_count;
    ModelStage stage;
    bool paused;
    uint32_t tick;
} PartyModel;

static inline int64_t model_at_least_0(int64_t points) {
    return points < 0 ? 0 : points > 1000000000 ? 1000000000 : points;
}

static inline int64_t model_half_up(int64_t sum, int64_t count) {
    int64_t whole = sum / count, rest = sum % count;
    if (rest < 0) { /* -7 / 2 is -4 and a half */
        whole--;
        rest += count;
    }
    return 2 * rest >= count ? whole + 1 : whole;
}

static inline int32_t model_worth(const PartyModel *model, const ModelCard *card, uint32_t seat) {
    if (!model->rules.speed_counts || card->base == 0) return 1000;
    if (model->seats[seat].allowance == 3) return 750;
    static const uint32_t halves[] = {2, 3, 4};
    return naive_speed(card->clock[seat], card->base * halves[model->seats[seat].allowance] / 2);
}

static inline void model_tally_seat(const PartyModel *model, const ModelCard *card, uint32_t s, Tally *tally,
                                    int64_t *delta) {
    int64_t before = tally->points[s], stake = (before * card->stake[s] + 50) / 100, change;
    bool right = card->share[s] == 1000, miss = card->share[s] == 0;
    if (model->rules.mode == MODE_BUZZ && !card->gave[s] && !card->out[s]) return;
    int32_t worth = model_worth(model, card, s);
    if (card->final) {
        change = right ? stake : miss ? -stake : (stake * card->share[s] + 500) / 1000;
    } else if (right) {
        change = naive_streak(worth, tally->streak[s] + 1);
    } else if (!miss) {
        change = (worth * card->share[s] + 500) / 1000;
    } else {
        change = model->rules.mode == MODE_BUZZ && model->rules.wrong_costs
                     ? -naive_streak(worth, tally->streak[s] + 1)
                     : 0;
    }
    tally->streak[s] = right ? tally->streak[s] + 1 : miss ? 0 : tally->streak[s];
    tally->right[s] += right;
    if (tally->streak[s] > tally->longest[s]) tally->longest[s] = tally->streak[s];
    tally->points[s] = model_at_least_0(before + change);
    *delta = tally->points[s] - before;
}

static inline void model_tally_lives(const ModelCard *card, uint32_t number, Tally *tally) {
    bool someone_stays = false;
    for (uint32_t s = 0; s < 8; s++)
        if (card->part[s] && tally->lives[s] > 0 && (card->share[s] > 0 || tally->lives[s] > 1))
            someone_stays = true;
    for (uint32_t s = 0; s < 8 && someone_stays; s++) {
        if (!card->part[s] || card->share[s] > 0 || tally->lives[s] == 0) continue;
        if (--tally->lives[s] == 0) tally->out[s] = number + 1;
    }
}

static inline void model_tally_card(const PartyModel *model, uint32_t number, Tally *tally) {
    const ModelCard *card = &model->cards[number];
    int64_t deltas[8] = {0};
    if (card->voided || card->skipped || card->warm) return;
    for (uint32_t s = 0; s < 8; s++)
        if (card->part[s] && (model->rules.mode != MODE_LAST_LEAF || tally->lives[s] > 0)) /* out by a void */
            model_tally_seat(model, card, s, tally, &deltas[s]);
    if (model->rules.mode == MODE_LAST_LEAF) model_tally_lives(card, number, tally);
    if (model->rules.mode == MODE_PASS && card->part[card->owner]) tally->had[card->owner]++;
    for (uint32_t team = 0; team < 4 && model->rules.mode == MODE_TEAMS; team++) {
        int64_t sum = 0, count = 0;
        for (uint32_t s = 0; s < 8; s++) {
            if (!card->part[s] || model->seats[s].team != team) continue;
            sum += deltas[s];
            count++;
        }
        if (count) tally->team[team] = model_at_least_0(tally->team[team] + model_half_up(sum, count));
    }
}

static inline void model_tally_late(const PartyModel *model, const Happening *late, Tally *tally) {
    int64_t sum = 0, count = 0;
    uint32_t fewest = model->rules.lives;
    for (uint32_t s = 0; s < 8; s++) {
        if (!late->among[s]) continue;
        sum += tally->points[s];
        count++;
        if (tally->lives[s] > 0 && tally->lives[s] < fewest) fewest = tally->lives[s];
    }
    tally->points[late->seat] = model->rules.late_average && count ? model_half_up(sum, count) : 0;
    tally->lives[late->seat] = fewest;
}

/* Everything from the beginning, voided cards left out. */
static inline Tally model_tally(const PartyModel *model) {
    Tally tally = {0};
    for (uint32_t s = 0; s < 8; s++) tally.lives[s] = model->rules.lives;
    for (size_t i = 0; i < model->happened_count; i++) {
        const Happening *happening = &model->happened[i];
        if (happening->what == HAPPENED_CARD) model_tally_card(model, happening->card, &tally);
        if (happening->what == HAPPENED_LATE) model_tally_late(model, happening, &tally);
        if (happening->what != HAPPENED_TAKE) continue;
        int64_t *points = &tally.points[happening->seat],
                *team = &tally.team[model->seats[happening->seat].team];
        *points = model_at_least_0(*points - happening->value);
        if (model->rules.mode == MODE_TEAMS) *team = model_at_least_0(*team - happening->value);
    }
    return tally;
}

#endif
