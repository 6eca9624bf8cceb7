#include "match/scoreboard.h"

/* A card that was taken away before an answer was out of nobody's time. */
static const char *result_of(const MatchTurn *turn, const SeatTurn *mine) {
    if (!mine->done) return "not answered";
    if (mine->right) return "right";
    if (!mine->answered && turn->skipped) return "skipped";
    if (!mine->answered) return "out of time";
    return mine->share_permille > 0 ? "near" : "wrong";
}

static const char *end_of(const Match *match) {
    return match->phase != MATCH_FINISHED ? "not finished" : match->quit ? "ended early" : "finished";
}

static const char *prompt_of(const Match *match, const MatchTurn *turn) {
    return card_list_at(match->cards, turn->dealt.card)->prompt;
}

static void write_alone(const Match *match, Buffer *out) {
    const MatchSeat *seat = &match->seats[0];
    buffer_add_text(out, "Card  Result        Points  Streak  Prompt\n");
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const SeatTurn *mine = &match->turns[i].seats[0];
        buffer_format(out, "%4u  %-12s  %6d  %6u  %s\n", i + 1, result_of(&match->turns[i], mine),
                      mine->points, mine->streak, prompt_of(match, &match->turns[i]));
    }
    buffer_format(out, "\n%d points, %u of %u right, longest streak %u, %s at tick %u\n", seat->points,
                  seat->right_count, match->turn_count, seat->longest_streak, end_of(match), match->tick);
}

static void write_marks(const MatchTurn *turn, Buffer *out) {
    if (turn->warm_up) buffer_add_text(out, " (warm-up)");
    if (turn->final) buffer_add_text(out, " (final)");
    if (turn->tie) buffer_add_text(out, " (tie)");
    if (turn->skipped) buffer_add_text(out, " (skipped)");
    if (turn->voided) buffer_add_text(out, " (void)");
    buffer_add_text(out, "\n");
}

/* Who only waited for a buzzer that answered, or left, has no line. */
static bool has_line(const Match *match, const SeatTurn *mine) {
    bool buzzes = mode_row(match->rules.mode)->buzzes;
    return mine->takes_part && (!buzzes || mine->answered || mine->locked_out);
}

static void write_seat_turn(const Match *match, const MatchTurn *turn, uint32_t seat, Buffer *out) {
    const SeatTurn *mine = &turn->seats[seat];
    buffer_format(out, "      %u %s: %s", seat + 1, match->seats[seat].name, result_of(turn, mine));
    if (mine->wagered) buffer_format(out, ", wager %d %%", mine->wager);
    buffer_format(out, ", %+d, streak %u\n", mine->points, mine->streak);
}

static void write_totals(const Match *match, Buffer *out) {
    uint32_t order[SEATS_MAX];
    uint32_t count = match_ranking(match, order);
    const Mode *mode = mode_row(match->rules.mode);
    buffer_add_text(out, "\nPlace  Points  Right  Streak  Seat\n");
    for (uint32_t i = 0; i < count; i++) {
        const MatchSeat *seat = &match->seats[order[i]];
        buffer_format(out, "%5u  %6d  %5u  %6u  %u %s", match_place(match, order[i]), seat->points,
                      seat->right_count, seat->longest_streak, order[i] + 1, seat->name);
        if (mode->has_teams)
            buffer_format(out, ", team %d with %d", seat->choice.team + 1,
                          match->team_points[seat->choice.team]);
        if (mode->chooses_lives) buffer_format(out, ", lives %u", seat->lives);
        buffer_add_text(out, seat->here ? "\n" : ", left\n");
    }
}

static void write_party(const Match *match, Buffer *out) {
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const MatchTurn *turn = &match->turns[i];
        buffer_format(out, "%4u  %s", i + 1, prompt_of(match, turn));
        write_marks(turn, out);
        for (uint32_t seat = 0; seat < match->seat_count; seat++)
            if (has_line(match, &turn->seats[seat])) write_seat_turn(match, turn, seat, out);
    }
    write_totals(match, out);
    buffer_format(out, "\n%s, %s at tick %u\n", mode_row(match->rules.mode)->name, end_of(match),
                  match->tick);
}

void scoreboard_write(const Match *match, Buffer *out) {
    if (mode_row(match->rules.mode)->is_party)
        write_party(match, out);
    else
        write_alone(match, out);
}
