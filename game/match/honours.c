/* One walk over at most some hundred turns of eight seats, when a podium is shown. */
#include "match/honours.h"

static bool turn_counts(const MatchTurn *turn) {
    return turn->done && !turn->voided && !turn->skipped && !turn->warm_up;
}

static bool seat_counts(const Match *match, uint32_t seat) {
    return match->seats[seat].known && !match->seats[seat].removed;
}

static void find_streak(const Match *match, Honours *honours) {
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        uint32_t streak = match->seats[seat].longest_streak;
        if (!seat_counts(match, seat) || streak < 2 || streak <= honours->streak) continue;
        honours->streak = streak;
        honours->streak_seat = seat;
    }
}

static void find_fastest(const Match *match, uint32_t index, Honours *honours) {
    const MatchTurn *turn = &match->turns[index];
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const SeatTurn *mine = &turn->seats[seat];
        if (!seat_counts(match, seat) || !mine->takes_part || !mine->right) continue;
        if (honours->fastest_seat != HONOUR_NONE && mine->ticks >= honours->fastest_ticks) continue;
        honours->fastest_seat = seat;
        honours->fastest_turn = index;
        honours->fastest_ticks = mine->ticks;
    }
}

static void find_hardest(const Match *match, uint32_t index, Honours *honours) {
    uint32_t right = 0, of = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        of += match->turns[index].seats[seat].takes_part;
        right += match->turns[index].seats[seat].takes_part && match->turns[index].seats[seat].right;
    }
    if (of < 2 || right == of) return;
    uint32_t share = right * honours->hardest_of, least = honours->hardest_right * of; /* over both counts */
    bool harder =
        honours->hardest_turn == HONOUR_NONE || share < least || (share == least && of > honours->hardest_of);
    if (!harder) return;
    honours->hardest_turn = index;
    honours->hardest_right = right;
    honours->hardest_of = of;
}

static uint32_t place_by(const Match *match, const int32_t *points, uint32_t seat) {
    uint32_t place = 1;
    for (uint32_t other = 0; other < match->seat_count; other++)
        place += seat_counts(match, other) && points[other] > points[seat];
    return place;
}

/* Points after each card are those that the cards brought; what the host took and what late guests began with
 * stands only in the last places. */
static void find_comeback(const Match *match, Honours *honours) {
    int32_t points[SEATS_MAX] = {0};
    uint32_t lowest[SEATS_MAX] = {0};
    if (mode_row(match->rules.mode)->is_before) return;
    for (uint32_t i = 0; i < match->turn_count; i++) {
        if (!turn_counts(&match->turns[i])) continue;
        for (uint32_t seat = 0; seat < match->seat_count; seat++)
            points[seat] += match->turns[i].seats[seat].points;
        for (uint32_t seat = 0; seat < match->seat_count; seat++) {
            bool played = seat_counts(match, seat) && match->turns[i].seats[seat].takes_part;
            uint32_t place = played ? place_by(match, points, seat) : 0;
            if (place > lowest[seat]) lowest[seat] = place;
        }
    }
    int32_t now[SEATS_MAX] = {0};
    for (uint32_t seat = 0; seat < match->seat_count; seat++) now[seat] = match->seats[seat].points;
    uint32_t best = 1;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!seat_counts(match, seat)) continue;
        uint32_t to = place_by(match, now, seat), climb = lowest[seat] > to ? lowest[seat] - to : 0;
        bool better = climb > best ||
                      (climb == best && honours->comeback_seat != HONOUR_NONE && to < honours->comeback_to);
        if (!better) continue;
        best = climb;
        honours->comeback_seat = seat;
        honours->comeback_from = lowest[seat];
        honours->comeback_to = to;
    }
}

Honours honours_of(const Match *match) {
    Honours honours = {.streak_seat = HONOUR_NONE,
                       .fastest_seat = HONOUR_NONE,
                       .hardest_turn = HONOUR_NONE,
                       .comeback_seat = HONOUR_NONE};
    find_streak(match, &honours);
    for (uint32_t i = 0; i < match->turn_count; i++) {
        if (!turn_counts(&match->turns[i])) continue;
        find_fastest(match, i, &honours);
        find_hardest(match, i, &honours);
    }
    find_comeback(match, &honours);
    return honours;
}
