/* Points. All that moves them stands in one ledger, in order: closed turns, points taken, late guests. Each
 * entry is settled as it comes, from the records of its turn and the sums before it; where a card is voided,
 * everything is put to the beginning and the ledger settled again without it. */
#include "match/match_parts.h"

#include "match/scoring.h"

int32_t match_add_points(Match *match, uint32_t seat, int32_t points) {
    MatchSeat *who = &match->seats[seat];
    int64_t sum = (int64_t)who->points + points;
    int32_t before = who->points;
    who->points = sum < 0 ? 0 : sum > SEAT_POINTS_MAX ? SEAT_POINTS_MAX : (int32_t)sum;
    return who->points - before;
}

static void add_team_points(Match *match, uint32_t team, int32_t points) {
    int64_t sum = (int64_t)match->team_points[team] + points;
    match->team_points[team] = sum < 0 ? 0 : sum > SEAT_POINTS_MAX ? SEAT_POINTS_MAX : (int32_t)sum;
}

int32_t match_speed_points(const Match *match, const SeatTurn *mine) {
    if (!match->rules.speed_counts) return POINTS_FULL;
    if (mine->endless) return scoring_speed_points(1, 2); /* as after half the time */
    return scoring_speed_points(mine->ticks, mine->limit_ticks);
}

/* A part of the seat's points, half up. */
static int32_t stake_of(const MatchSeat *who, const SeatTurn *mine) {
    return (int32_t)(((int64_t)who->points * mine->wager + 50) / 100);
}

static int32_t share_of(int32_t points, int32_t share_permille) {
    return (int32_t)(((int64_t)points * share_permille + 500) / 1000);
}

/* What the answer is worth, its streak counted already. */
static int32_t worth_of(const Match *match, const MatchTurn *turn, uint32_t seat) {
    const MatchSeat *who = &match->seats[seat];
    const SeatTurn *mine = &turn->seats[seat];
    if (turn->final) {
        int32_t stake = stake_of(who, mine);
        return mine->right ? stake : mine->share_permille ? share_of(stake, mine->share_permille) : -stake;
    }
    int32_t points = match_speed_points(match, mine);
    points =
        mine->right ? scoring_with_streak(points, who->streak) : scoring_share(points, mine->share_permille);
    return mode_row(match->rules.mode)->points(points);
}

void match_score_seat(Match *match, MatchTurn *turn, uint32_t seat) {
    MatchSeat *who = &match->seats[seat];
    SeatTurn *mine = &turn->seats[seat];
    if (turn->warm_up) return;
    if (mine->right) {
        who->streak++;
        if (who->streak > who->longest_streak) who->longest_streak = who->streak;
        who->right_count++;
    } else if (mine->share_permille == 0) {
        who->streak = 0; /* near neither grows nor ends it */
    }
    mine->points = match_add_points(match, seat, worth_of(match, turn, seat));
}

void match_score_everyone(Match *match, MatchTurn *turn) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (turn->seats[seat].takes_part) match_score_seat(match, turn, seat);
}

static void settle_turn(Match *match, MatchTurn *turn) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++) turn->seats[seat].points = 0;
    for (uint32_t team = 0; team < TEAMS_MAX; team++) turn->team_points[team] = 0;
    if (!turn->voided && !turn->skipped) mode_row(match->rules.mode)->score_turn(match, turn);
    for (uint32_t team = 0; team < TEAMS_MAX; team++) add_team_points(match, team, turn->team_points[team]);
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        turn->seats[seat].streak = match->seats[seat].streak;
}

static void settle_take(Match *match, const LedgerEntry *entry) {
    match_add_points(match, entry->seat, -entry->value);
    if (mode_row(match->rules.mode)->has_teams)
        add_team_points(match, match->seats[entry->seat].choice.team, -entry->value);
}

/* The average of those who were there, half up; and as few lives as any of them has left. */
static void settle_late(Match *match, const LedgerEntry *entry) {
    MatchSeat *who = &match->seats[entry->seat];
    int64_t sum = 0, count = 0;
    uint32_t fewest = match->rules.lives;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!(entry->among >> seat & 1)) continue;
        const MatchSeat *other = &match->seats[seat];
        sum += other->points;
        count++;
        if (other->lives && other->lives < fewest) fewest = other->lives;
    }
    who->points = match->rules.late_average && count ? (int32_t)((2 * sum + count) / (2 * count)) : 0;
    who->lives = fewest;
}

static void settle(Match *match, const LedgerEntry *entry) {
    switch (entry->kind) {
    case LEDGER_TURN:
        settle_turn(match, &match->turns[entry->turn]);
        break;
    case LEDGER_TAKE:
        settle_take(match, entry);
        break;
    case LEDGER_LATE:
        settle_late(match, entry);
        break;
    }
}

void match_enter(Match *match, LedgerEntry entry) {
    match->ledger = arena_grow(&match->arena, match->ledger, match->ledger_count, &match->ledger_capacity,
                               sizeof *match->ledger);
    match->ledger[match->ledger_count++] = entry;
    settle(match, &entry);
}

void match_settle_again(Match *match) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        MatchSeat *who = &match->seats[seat];
        who->points = 0;
        who->streak = who->longest_streak = who->right_count = 0;
        who->lives = match->rules.lives;
        who->out_turn = who->owned = 0;
    }
    for (uint32_t team = 0; team < TEAMS_MAX; team++) match->team_points[team] = 0;
    for (size_t i = 0; i < match->ledger_count; i++) settle(match, &match->ledger[i]);
}
