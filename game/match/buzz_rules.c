/* Buzz in: who buzzes first answers; who is wrong sits out this card, and the others may steal. */
#include "base/text.h"
#include "match/match_parts.h"
#include "match/mode_parts.h"
#include "match/scoring.h"

/* People read aloud some 20 characters a second when they are read along silently. */
#define READING_PER_SECOND 20
#define READING_SECONDS_MAX 8

static void settle(MatchRules *rules) {
    mode_settle_party(&BUZZ_RULES, rules);
}

static void open_turn(Match *match, MatchTurn *turn) {
    uint32_t length = (uint32_t)text_count_codepoints(match_card(match)->prompt);
    uint32_t ticks = length * TICKS_PER_SECOND / READING_PER_SECOND;
    if (ticks < TICKS_PER_SECOND) ticks = TICKS_PER_SECOND;
    if (ticks > READING_SECONDS_MAX * TICKS_PER_SECOND) ticks = READING_SECONDS_MAX * TICKS_PER_SECOND;
    turn->reading_ticks = ticks;
    match_open_turn(match, turn);
}

/* What the right answer would have brought is lost, where the rules say so; for the final card the stake is.
 */
static void score_locked_out(Match *match, MatchTurn *turn, uint32_t seat) {
    MatchSeat *who = &match->seats[seat];
    SeatTurn *mine = &turn->seats[seat];
    int32_t cost = scoring_with_streak(match_speed_points(match, mine), who->streak + 1);
    if (turn->final || turn->warm_up) {
        match_score_seat(match, turn, seat);
        return;
    }
    who->streak = 0;
    if (match->rules.wrong_costs) mine->points = match_add_points(match, seat, -cost);
}

/* Who did not buzz neither wins nor loses. */
static void score_turn(Match *match, MatchTurn *turn) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const SeatTurn *mine = &turn->seats[seat];
        if (mine->locked_out)
            score_locked_out(match, turn, seat);
        else if (mine->answered)
            match_score_seat(match, turn, seat);
    }
}

const Mode BUZZ_RULES = {
    .key = "buzz",
    .name = "Buzz in",
    .summary = "Buzz first, then answer within five seconds. If you are wrong, the others may steal.",
    .has_table = true,
    .chooses_length = true,
    .chooses_time = true,
    .is_party = true,
    .chooses_costs = true,
    .has_final = true,
    .buzzes = true,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = mode_full_points,
    .score_turn = score_turn,
    .open_turn = open_turn,
};
