/* Who stands where: the scoreboard's and the podium's order. */
#include "scenes/party_view.h"

#include <stdio.h>

#include "scenes/podium_layout.h"
#include "scenes/seat_look.h"

ScoreboardOrder party_order(const Match *match) {
    ScoreboardOrder order = {0};
    if (mode_row(match->rules.mode)->has_teams) {
        bool used[TEAMS_MAX] = {false};
        for (uint32_t seat = 0; seat < match->seat_count; seat++)
            if (match_seat(match, seat)->known && !match_seat(match, seat)->removed)
                used[match_seat(match, seat)->choice.team] = true;
        for (uint32_t team = 0; team < TEAMS_MAX; team++) {
            if (!used[team]) continue;
            int32_t points = match_team_points(match, team);
            size_t at = order.count++;
            for (; at > 0 && order.points[at - 1] < points; at--) {
                order.who[at] = order.who[at - 1];
                order.points[at] = order.points[at - 1];
            }
            order.who[at] = team;
            order.points[at] = points;
        }
        return order;
    }
    uint32_t ranked[SEATS_MAX];
    order.count = match_ranking(match, ranked);
    for (size_t i = 0; i < order.count; i++) {
        order.who[i] = ranked[i];
        order.points[i] = match_seat(match, ranked[i])->points;
    }
    return order;
}

void party_places(const Match *match, const ScoreboardOrder *order, uint32_t places[SCOREBOARD_ROWS_MAX]) {
    podium_places(order->points, order->count, places);
    if (mode_row(match->rules.mode)->has_teams) return;
    for (size_t i = 0; i < order->count; i++) places[i] = match_place(match, order->who[i]);
}

const char *party_name(const Match *match, uint32_t who) {
    if (mode_row(match->rules.mode)->has_teams) return team_look(who).name;
    return match_seat(match, who)->name;
}

void party_names(const Match *match, uint32_t seats, char names[PARTY_NAMES_BYTES]) {
    size_t length = 0;
    names[0] = '\0';
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!(seats >> seat & 1)) continue;
        seats &= ~(1u << seat);
        const char *before = length == 0 ? "" : seats ? ", " : " and ";
        length += (size_t)snprintf(names + length, PARTY_NAMES_BYTES - length, "%s%s", before,
                                   match_seat(match, seat)->name);
    }
}
