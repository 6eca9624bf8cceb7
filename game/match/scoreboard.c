#include "match/scoreboard.h"

static const char *result_of(const MatchTurn *turn) {
    if (!turn->done) return "not answered";
    if (turn->right) return "right";
    if (!turn->answered) return "out of time";
    return turn->share_permille > 0 ? "near" : "wrong";
}

void scoreboard_write(const Match *match, Buffer *out) {
    buffer_add_text(out, "Card  Result        Points  Streak  Prompt\n");
    for (uint32_t i = 0; i < match->turn_count; i++) {
        const MatchTurn *turn = &match->turns[i];
        buffer_format(out, "%4u  %-12s  %6d  %6u  %s\n", i + 1, result_of(turn), turn->points, turn->streak,
                      card_list_at(match->cards, turn->dealt.card)->prompt);
    }
    buffer_format(out, "\n%d points, %u of %u right, longest streak %u, %s at tick %u\n", match->points,
                  match->right_count, match->turn_count, match->longest_streak,
                  match->phase != MATCH_FINISHED ? "not finished"
                  : match->quit                  ? "ended early"
                                                 : "finished",
                  match->tick);
}
