/* Teams: everyone answers, and a team gets the average of its members, so that small teams play big ones. */
#include "match/match_parts.h"
#include "match/mode_parts.h"

static void settle(MatchRules *rules) {
    mode_settle_party(&TEAMS_RULES, rules);
}

/* round(sum / count), half up, also below zero. */
static int32_t average(int64_t sum, int64_t count) {
    int64_t doubled = 2 * sum + count, whole = doubled / (2 * count);
    return (int32_t)(doubled % (2 * count) < 0 ? whole - 1 : whole);
}

static void score_turn(Match *match, MatchTurn *turn) {
    int64_t sums[TEAMS_MAX] = {0}, counts[TEAMS_MAX] = {0};
    match_score_everyone(match, turn);
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!turn->seats[seat].takes_part) continue;
        sums[match->seats[seat].choice.team] += turn->seats[seat].points;
        counts[match->seats[seat].choice.team]++;
    }
    for (uint32_t team = 0; team < TEAMS_MAX; team++)
        if (counts[team]) turn->team_points[team] = average(sums[team], counts[team]);
}

/* By team, within it by points. */
static bool is_before(const Match *match, uint32_t a, uint32_t b) {
    uint32_t team_a = match->seats[a].choice.team, team_b = match->seats[b].choice.team;
    if (match->team_points[team_a] != match->team_points[team_b])
        return match->team_points[team_a] > match->team_points[team_b];
    if (team_a != team_b) return team_a < team_b;
    return match->seats[a].points > match->seats[b].points;
}

const Mode TEAMS_RULES = {
    .key = "teams",
    .name = "Teams",
    .summary = "Everybody answers; a team gets the average of its members.",
    .has_table = true,
    .chooses_length = true,
    .chooses_time = true,
    .is_party = true,
    .has_final = true,
    .has_teams = true,
    .kinds_left_out = MODE_KINDS_WRITTEN,
    .why_left_out = MODE_WHY_WRITTEN,
    .settle = settle,
    .limit_ticks = mode_card_ticks,
    .is_over = mode_never_over,
    .points = mode_full_points,
    .score_turn = score_turn,
    .is_before = is_before,
};
