/* Pass it on: one sits in the hot seat, then the next. Every seat gets as many cards; card_count is each
 * seat's. A card that was skipped or voided, or whose owner left, is made up for as far as the deck lasts. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    mode_settle_party(&PASS_RULES, rules);
}

static uint32_t cards_had(const MatchSeat *seat) {
    return seat->owned + seat->owned_late;
}

static bool may_have_more(const Match *match, uint32_t had) {
    return match->rules.card_count == 0 || had < match->rules.card_count;
}

static bool may_play(const Match *match, uint32_t seat) {
    return may_have_more(match, cards_had(&match->seats[seat]));
}

/* Each seat that was there from the beginning warms up first. */
static bool will_warm_up(const Match *match, uint32_t seat) {
    const MatchSeat *who = &match->seats[seat];
    return match->rules.warm_up && match_is_here(match, seat) && who->joined_turn == 0 && !who->warmed_up;
}

/* Of those that had the fewest, the next one round the table. */
static uint32_t find_owner(const Match *match) {
    uint32_t before = match->turn_count > 1 ? match->turns[match->turn_count - 2].owner : SEATS_MAX - 1;
    uint32_t owner = SEAT_NONE;
    for (uint32_t i = 1; i <= SEATS_MAX; i++) {
        uint32_t seat = (before + i) % SEATS_MAX;
        if (!match_is_here(match, seat) || !may_play(match, seat)) continue;
        if (owner == SEAT_NONE || cards_had(&match->seats[seat]) < cards_had(&match->seats[owner]))
            owner = seat;
    }
    return owner;
}

/* The cards still to come for the seats that are here, as far as can be said now. */
typedef struct Plan {
    uint32_t had[SEATS_MAX];    /* so far, and what was planned */
    bool is_playing[SEATS_MAX]; /* gets more */
    uint32_t playing;
    uint32_t left;  /* in the deck */
    uint32_t total; /* to come */
} Plan;

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* The fewest that one of those who play has had, and how many of them had no more. */
static uint32_t find_fewest(const Plan *plan, uint32_t *count) {
    uint32_t fewest = UINT32_MAX;
    *count = 0;
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++) {
        if (!plan->is_playing[seat] || plan->had[seat] > fewest) continue;
        *count = plan->had[seat] < fewest ? 1 : *count + 1;
        fewest = plan->had[seat];
    }
    return fewest;
}

/* One more for each that has had so few, as far as the deck lasts. */
static void plan_to_even_out(Plan *plan, uint32_t fewest) {
    for (uint32_t seat = 0; seat < SEATS_MAX && plan->left > 0; seat++) {
        if (!plan->is_playing[seat] || plan->had[seat] != fewest) continue;
        plan->had[seat]++;
        plan->left--;
        plan->total++;
    }
}

/* Whole rounds for all, who have had as many; the first round is begun in any case. */
static void plan_rounds(const Match *match, Plan *plan, uint32_t had) {
    uint32_t rounds = plan->left / plan->playing;
    if (rounds == 0 && had == 0) {
        plan_to_even_out(plan, had);
        return;
    }
    if (match->rules.card_count) rounds = smaller(rounds, match->rules.card_count - had);
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++)
        if (plan->is_playing[seat]) plan->had[seat] += rounds;
    plan->total += rounds * plan->playing;
}

/* With so many cards left, and, where `owner` is a seat, one of its cards on the table. */
static Plan plan_cards(const Match *match, uint32_t left, uint32_t owner) {
    Plan plan = {.left = left};
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++) {
        plan.had[seat] = cards_had(&match->seats[seat]) + (seat == owner);
        plan.is_playing[seat] = match_is_here(match, seat) && may_have_more(match, plan.had[seat]);
        plan.playing += plan.is_playing[seat];
        plan.total += will_warm_up(match, seat);
    }
    plan.total = smaller(plan.total, left);
    plan.left -= plan.total;
    while (plan.playing > 0) {
        uint32_t count, fewest = find_fewest(&plan, &count);
        if (count == plan.playing) plan_rounds(match, &plan, fewest);
        if (count == plan.playing || plan.left == 0) break;
        plan_to_even_out(&plan, fewest);
    }
    return plan;
}

static uint32_t cards_left(const Match *match) {
    return (uint32_t)(match->deck.count - match->deck.dealt);
}

/* A seat's last card is its final one. */
static void open_turn(Match *match, MatchTurn *turn) {
    uint32_t owner = turn->owner = find_owner(match);
    turn->warm_up = will_warm_up(match, owner);
    match->seats[owner].warmed_up = true;
    turn->final =
        match->rules.final_wager && !turn->warm_up &&
        plan_cards(match, cards_left(match), owner).had[owner] == cards_had(&match->seats[owner]) + 1;
}

static void score_turn(Match *match, MatchTurn *turn) {
    match_score_everyone(match, turn);
    if (turn->seats[turn->owner].takes_part && !turn->warm_up) match->seats[turn->owner].owned++;
}

static bool is_over(const Match *match) {
    return match_count_here(match) > 0 && plan_cards(match, cards_left(match), SEAT_NONE).total == 0;
}

/* Those on the table so far, and what is to come. Before there is a deck: as many as are wanted. */
static uint32_t count_cards(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    uint32_t left = match->begun ? cards_left(match) : UINT32_MAX;
    uint32_t owner = turn && !turn->done && !turn->warm_up ? turn->owner : SEAT_NONE;
    return match->turn_count + plan_cards(match, left, owner).total;
}

const Mode PASS_RULES = {
    .key = "pass",
    .name = "Pass it on",
    .summary = "One sits in the hot seat, then the next. The number of cards is for each player.",
    .has_table = true,
    .chooses_length = true,
    .chooses_time = true,
    .is_party = true,
    .has_final = true,
    .hands_over = true,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = is_over,
    .points = mode_full_points,
    .score_turn = score_turn,
    .open_turn = open_turn,
    .may_play = may_play,
    .count_cards = count_cards,
};
