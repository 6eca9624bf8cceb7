/* Pass it on: one sits in the hot seat, then the next. Every seat gets as many cards; card_count is each
 * seat's. A card that was skipped or voided, or whose owner left, is made up for. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    mode_settle_party(&PASS_RULES, rules);
}

static uint32_t cards_had(const MatchSeat *seat) {
    return seat->owned + seat->owned_late;
}

static bool may_play(const Match *match, uint32_t seat) {
    return match->rules.card_count == 0 || cards_had(&match->seats[seat]) < match->rules.card_count;
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

/* Each seat that was there from the beginning warms up; each seat's last card is its final one. */
static void open_turn(Match *match, MatchTurn *turn) {
    turn->owner = find_owner(match);
    MatchSeat *owner = &match->seats[turn->owner];
    turn->warm_up = match->rules.warm_up && owner->joined_turn == 0 && !owner->warmed_up;
    owner->warmed_up = true;
    turn->final =
        match->rules.final_wager && !turn->warm_up && cards_had(owner) + 1 == match->rules.card_count;
}

static void score_turn(Match *match, MatchTurn *turn) {
    match_score_everyone(match, turn);
    if (turn->seats[turn->owner].takes_part && !turn->warm_up) match->seats[turn->owner].owned++;
}

static bool is_over(const Match *match) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_is_here(match, seat) && may_play(match, seat)) return false;
    return match_count_here(match) > 0;
}

/* Those on the table so far, and what the seats that are here have still to come. */
static uint32_t count_cards(const Match *match) {
    uint32_t count = match->turn_count;
    const MatchTurn *turn = match_turn(match);
    for (uint32_t i = 0; i < match->seat_count; i++) {
        const MatchSeat *seat = &match->seats[i];
        if (!match_is_here(match, i)) continue;
        if (may_play(match, i)) count += match->rules.card_count - cards_had(seat);
        if (turn && turn->owner == i && !turn->done && !turn->warm_up) count--;
        if (match->rules.warm_up && seat->joined_turn == 0 && !seat->warmed_up) count++;
    }
    return count;
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
