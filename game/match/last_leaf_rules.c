/* Last leaf standing: a miss costs a life, and who has none left watches.
 *
 * Whoever is away misses nothing, so a seat that somebody left keeps its lives: who answers the door, or
 * whose cable was pulled, is not punished for it, as in every mode. It is still in the match, which ends when
 * one seat has lives left, here or away; a host who does not want to wait for it removes the seat. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    mode_settle_party(&LAST_LEAF_RULES, rules);
    rules->card_count = 0;
    if (rules->lives < 1) rules->lives = 1;
    if (rules->lives > PARTY_LIVES_MAX) rules->lives = PARTY_LIVES_MAX;
}

static bool may_play(const Match *match, uint32_t seat) {
    return match->seats[seat].lives > 0;
}

/* Whether the card is settled for the seat. Where an earlier card was voided, somebody may be out who still
 * was in as this one was played. */
static bool plays(const Match *match, const MatchTurn *turn, uint32_t seat) {
    return turn->seats[seat].takes_part && match->seats[seat].lives > 0;
}

static bool misses(const Match *match, const MatchTurn *turn, uint32_t seat) {
    return plays(match, turn, seat) && turn->seats[seat].share_permille == 0;
}

/* A card that would end all who play it costs nobody. */
static bool would_end_all(const Match *match, const MatchTurn *turn) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (plays(match, turn, seat) && (!misses(match, turn, seat) || match->seats[seat].lives > 1))
            return false;
    return true;
}

static void score_turn(Match *match, MatchTurn *turn) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (plays(match, turn, seat)) match_score_seat(match, turn, seat);
    if (turn->warm_up || would_end_all(match, turn)) return;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        MatchSeat *who = &match->seats[seat];
        if (!misses(match, turn, seat)) continue;
        who->lives--;
        if (who->lives == 0) who->out_turn = (uint32_t)(turn - match->turns) + 1;
    }
}

/* One left, here or away for a moment. */
static bool is_over(const Match *match) {
    uint32_t left = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const MatchSeat *who = &match->seats[seat];
        left += who->known && !who->removed && who->lives > 0;
    }
    return left <= 1;
}

/* Who went out later did better; who is still in, best. */
static bool is_before(const Match *match, uint32_t seat_a, uint32_t seat_b) {
    const MatchSeat *a = &match->seats[seat_a], *b = &match->seats[seat_b];
    uint32_t out_a = a->out_turn ? a->out_turn : UINT32_MAX, out_b = b->out_turn ? b->out_turn : UINT32_MAX;
    if (out_a != out_b) return out_a > out_b;
    return a->points > b->points;
}

const Mode LAST_LEAF_RULES = {
    .key = "last-leaf",
    .name = "Last leaf standing",
    .summary = "Every miss costs a leaf. Who keeps one longest wins.",
    .has_table = true,
    .is_open_ended = true,
    .chooses_time = true,
    .is_party = true,
    .chooses_lives = true,
    .kinds_left_out = MODE_KINDS_WRITTEN,
    .why_left_out = MODE_WHY_WRITTEN,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = is_over,
    .points = mode_full_points,
    .score_turn = score_turn,
    .may_play = may_play,
    .is_before = is_before,
};
