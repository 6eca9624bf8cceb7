/* Which cards the model of a party (party_model.h) deals, to whom, and when it is over. */
#ifndef QUIZLEAF_TESTS_PARTY_MODEL_DEAL_H
#define QUIZLEAF_TESTS_PARTY_MODEL_DEAL_H

#include "unit/party_model_tally.h"

static inline bool model_here(const PartyModel *model, uint32_t s) {
    return model->seats[s].known && model->seats[s].here && !model->seats[s].gone;
}

static inline uint32_t model_count_here(const PartyModel *model) {
    uint32_t count = 0;
    for (uint32_t s = 0; s < 8; s++) count += model_here(model, s);
    return count;
}

static inline bool model_plays(const PartyModel *model, const Tally *tally, uint32_t s) {
    if (!model_here(model, s)) return false;
    if (model->rules.mode == MODE_LAST_LEAF) return tally->lives[s] > 0;
    if (model->rules.mode == MODE_PASS && model->rules.card_count)
        return tally->had[s] + model->seats[s].had_late < model->rules.card_count;
    return true;
}

static inline bool model_anyone_plays(const PartyModel *model) {
    Tally tally = model_tally(model);
    for (uint32_t s = 0; s < 8; s++)
        if (model_plays(model, &tally, s)) return true;
    return false;
}

/* Pass it on, told card by card: deals what is left in the deck in thought, and says how many cards come and
 * how many seat `who` will have had. With `on_table` it has one more than the tally says. */
static inline uint32_t model_foresee(const PartyModel *model, uint32_t who, bool on_table,
                                     uint32_t *who_will_have) {
    Tally tally = model_tally(model);
    uint32_t had[8], left = (uint32_t)model->match->deck.count - model->card_count, coming = 0;
    for (uint32_t s = 0; s < 8; s++) {
        const ModelSeat *seat = &model->seats[s];
        had[s] = tally.had[s] + seat->had_late + (on_table && s == who);
        bool warms = model->rules.warm_up && model_here(model, s) && seat->from == 0 && !seat->warmed;
        if (warms && left > 0) {
            left--;
            coming++;
        }
    }
    for (;;) {
        uint32_t players = 0, fewest = 1000000, most = 0, next = 9;
        for (uint32_t s = 0; s < 8; s++) {
            if (!model_here(model, s) || (model->rules.card_count && had[s] >= model->rules.card_count))
                continue;
            players++;
            if (had[s] > most) most = had[s];
            if (had[s] < fewest) {
                fewest = had[s];
                next = s;
            }
        }
        if (players == 0 || left == 0) break;
        if (fewest == most && left < players && fewest > 0) break; /* the round would not be whole */
        had[next]++;
        left--;
        coming++;
    }
    if (who < 8) *who_will_have = had[who];
    return coming;
}

static inline bool model_is_over(const PartyModel *model) {
    Tally tally = model_tally(model);
    uint32_t ignored;
    uint32_t alive = 0;
    for (uint32_t s = 0; s < 8; s++)
        alive += model->seats[s].known && !model->seats[s].gone && tally.lives[s] > 0;
    if (model->rules.mode == MODE_LAST_LEAF && alive <= 1) return true;
    if (model->rules.mode == MODE_PASS && model_count_here(model) > 0 &&
        model_foresee(model, 9, false, &ignored) == 0)
        return true;
    return model->card_count == model->match->deck.count;
}

static inline ModelCard *model_card(PartyModel *model) {
    return &model->cards[model->card_count - 1];
}

static inline uint32_t model_longest(const PartyModel *model, const ModelCard *card, uint32_t ticks) {
    static const uint32_t halves[] = {2, 3, 4};
    uint32_t longest = 0;
    for (uint32_t s = 0; s < 8; s++) {
        if (!card->part[s]) continue;
        if (model->seats[s].allowance == 3) return 0;
        uint32_t own = ticks * halves[model->seats[s].allowance] / 2;
        if (own > longest) longest = own;
    }
    return longest;
}

static inline uint32_t model_next_owner(const PartyModel *model, const Tally *tally, uint32_t before) {
    for (uint32_t had = 0; had < 1000; had++) /* the fewest, then round the table */
        for (uint32_t i = 1; i <= 8; i++) {
            uint32_t s = (before + i) % 8;
            if (model_plays(model, tally, s) && tally->had[s] + model->seats[s].had_late == had) return s;
        }
    return 0;
}

static inline void model_deal(PartyModel *model) {
    if (model_is_over(model)) {
        model->stage = OVER;
        return;
    }
    if (model->card_count == MODEL_CARDS) fail_msg("the model has too few cards");
    const MatchRules *rules = &model->rules;
    const Card *dealt = &model->match->cards->items[model->match->turns[model->card_count].dealt.card];
    Tally tally = model_tally(model);
    ModelCard *card = &model->cards[model->card_count++];
    *card = (ModelCard){.buzzer = 9, .owner = 9};
    card->warm = rules->warm_up && model->card_count == 1;
    card->final = rules->final_wager && !card->warm && model->card_count == model->match->deck.count;
    if (rules->mode == MODE_PASS) {
        uint32_t before = model->card_count > 1 ? model->cards[model->card_count - 2].owner : 7;
        card->owner = model_next_owner(model, &tally, before);
        ModelSeat *owner = &model->seats[card->owner];
        card->warm = rules->warm_up && owner->from == 0 && !owner->warmed;
        owner->warmed = true;
        uint32_t will_have = 0;
        model_foresee(model, card->owner, true, &will_have);
        card->final =
            rules->final_wager && !card->warm && will_have == tally.had[card->owner] + owner->had_late + 1;
    }
    for (uint32_t s = 0; s < 8; s++)
        card->part[s] = model_plays(model, &tally, s) && (card->owner == 9 || card->owner == s);
    bool takes_long = dealt->kind == CARD_ORDER || dealt->kind == CARD_PAIRS || dealt->kind == CARD_TYPED;
    if (rules->seconds_per_card)
        card->base = dealt->seconds ? dealt->seconds * SECOND_TICKS
                                    : rules->seconds_per_card * SECOND_TICKS * (takes_long ? 2 : 1);
    card->limit = model_longest(model, card, card->base);
    card->stake_limit = model_longest(model, card, 20 * SECOND_TICKS);
    if (rules->mode == MODE_BUZZ) {
        uint32_t letters = (uint32_t)strlen(dealt->prompt); /* prompts here are ASCII */
        card->reading = letters < 20 ? 120 : letters > 160 ? 960 : letters * 6;
    }
    model->stage = rules->mode == MODE_PASS ? HANDED : card->final ? STAKES : ASKED;
}

#endif
