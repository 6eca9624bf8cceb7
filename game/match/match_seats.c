/* Who is there: joining, leaving, coming back, and who did best. */
#include <string.h>

#include "match/match_parts.h"

const MatchSeat *match_seat(const Match *match, uint32_t seat) {
    return &match->seats[seat];
}

const SeatTurn *match_seat_turn(const Match *match, uint32_t seat) {
    const MatchTurn *turn = match_turn(match);
    return turn ? &turn->seats[seat] : NULL;
}

bool match_is_here(const Match *match, uint32_t seat) {
    const MatchSeat *who = &match->seats[seat];
    return who->known && who->here && !who->removed;
}

uint32_t match_count_here(const Match *match) {
    uint32_t count = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) count += match_is_here(match, seat);
    return count;
}

bool match_is_open(const Match *match, uint32_t seat) {
    const MatchTurn *turn = match_turn(match);
    const SeatTurn *mine = match_seat_turn(match, seat);
    return turn && !turn->done && match_is_here(match, seat) && mine->takes_part && !mine->answered &&
           !mine->locked_out;
}

bool match_can_begin(const Match *match) {
    uint32_t teams = 0;
    if (match->phase != MATCH_GATHERING || match_count_here(match) < 2) return false;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (match_is_here(match, seat)) teams |= 1u << match->seats[seat].choice.team;
    return !mode_row(match->rules.mode)->has_teams || (teams & (teams - 1)) != 0;
}

bool match_would_take_seat_action(const Match *match, const PlayerAction *action) {
    const MatchSeat *seat = &match->seats[action->player];
    SeatChoice choice;
    bool is_gathering = match->phase == MATCH_GATHERING;
    if (seat->removed) return false;
    switch (action->kind) {
    case ACTION_JOIN:
        if (seat->known && seat->here && !is_gathering) return false;
        return seat_choice_of(action->value, &choice) && seat_name_is_valid(action->text);
    case ACTION_LEAVE:
        return seat->known && seat->here;
    case ACTION_REMOVE:
        return seat->known;
    default:
        return seat->known && seat_name_is_valid(action->text);
    }
}

/* Joined, and not removed: in the tables. */
static bool is_ranked(const Match *match, uint32_t seat) {
    return match->seats[seat].known && !match->seats[seat].removed;
}

/* Seats whose points make the average that a late guest begins with, as bits. */
static uint32_t find_others(const Match *match, uint32_t newcomer) {
    uint32_t others = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (seat != newcomer && is_ranked(match, seat)) others |= 1u << seat;
    return others;
}

/* Nobody gets several cards in a row for having been away: the seat is taken to have had as many as the
 * others had at least. */
static void catch_up_owned(Match *match, uint32_t seat) {
    MatchSeat *who = &match->seats[seat];
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < match->seat_count; i++) {
        const MatchSeat *other = &match->seats[i];
        uint32_t had = other->owned + other->owned_late;
        if (i != seat && match_is_here(match, i) && had < least) least = had;
    }
    if (least != UINT32_MAX && who->owned + who->owned_late < least) who->owned_late = least - who->owned;
}

/* New, or in the lobby with another name, look or team. */
static void seat_down(Match *match, const PlayerAction *action) {
    MatchSeat *seat = &match->seats[action->player];
    bool is_late = match->begun && !seat->known;
    seat->known = true;
    seat_choice_of(action->value, &seat->choice);
    memset(seat->name, 0, sizeof seat->name);
    memcpy(seat->name, action->text, strlen(action->text));
    seat->joined_turn = match->turn_count;
    if (is_late)
        match_enter(match, (LedgerEntry){.kind = LEDGER_LATE,
                                         .seat = action->player,
                                         .among = find_others(match, action->player)});
}

void match_vacate(Match *match, uint32_t seat, MatchEvents *events) {
    MatchTurn *turn = match->turn_count ? match_current_turn(match) : NULL;
    match->seats[seat].here = false;
    if (!turn || turn->done) return;
    if (turn->buzzer != seat) return;
    turn->seats[seat].takes_part = false; /* or coming back would win it another five seconds */
    match_pass_buzz_on(match, events);
}

static void remove_seat(Match *match, uint32_t seat, MatchEvents *events) {
    match_vacate(match, seat, events);
    match->seats[seat].removed = true;
    if (!match->begun) match->seats[seat] = (MatchSeat){0}; /* nothing refers to it yet */
    match_tell(events, MATCH_EVENT_REMOVED, seat, 0);
}

void match_apply_seat_action(Match *match, const PlayerAction *action, MatchEvents *events) {
    uint32_t at = action->player;
    MatchSeat *seat = &match->seats[at];
    switch (action->kind) {
    case ACTION_JOIN:
        if (!seat->known || !match->begun) seat_down(match, action);
        seat->here = true;
        if (match->begun) catch_up_owned(match, at);
        match_tell(events, MATCH_EVENT_JOINED, at, 0);
        break;
    case ACTION_LEAVE:
        match_vacate(match, at, events);
        if (!match->begun) *seat = (MatchSeat){0};
        match_tell(events, MATCH_EVENT_LEFT, at, 0);
        break;
    case ACTION_REMOVE:
        remove_seat(match, at, events);
        break;
    default:
        memset(seat->name, 0, sizeof seat->name);
        memcpy(seat->name, action->text, strlen(action->text));
        match_tell(events, MATCH_EVENT_RENAMED, at, 0);
        break;
    }
}

int32_t match_team_points(const Match *match, uint32_t team) {
    return match->team_points[team];
}

/* Teams, then what the mode says, then points; not the seat's number. */
static bool is_before(const Match *match, uint32_t a, uint32_t b) {
    const Mode *mode = mode_row(match->rules.mode);
    if (mode->is_before) return mode->is_before(match, a, b);
    return match->seats[a].points > match->seats[b].points;
}

uint32_t match_ranking(const Match *match, uint32_t order[SEATS_MAX]) {
    uint32_t count = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!is_ranked(match, seat)) continue;
        uint32_t at = count++;
        for (; at > 0 && is_before(match, seat, order[at - 1]); at--) order[at] = order[at - 1];
        order[at] = seat;
    }
    return count;
}

/* Of teams that somebody is in. */
static uint32_t place_of_team(const Match *match, uint32_t team) {
    uint32_t place = 1, ahead = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        uint32_t other = match->seats[seat].choice.team;
        bool is_ahead = match->team_points[other] > match->team_points[team];
        if (!is_ranked(match, seat) || !is_ahead || (ahead >> other & 1)) continue;
        ahead |= 1u << other;
        place++;
    }
    return place;
}

uint32_t match_place(const Match *match, uint32_t seat) {
    uint32_t place = 1;
    if (mode_row(match->rules.mode)->has_teams) return place_of_team(match, match->seats[seat].choice.team);
    for (uint32_t other = 0; other < match->seat_count; other++)
        place += is_ranked(match, other) && is_before(match, other, seat);
    return place;
}
