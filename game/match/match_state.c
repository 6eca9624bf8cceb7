/* The whole state as text, for its fingerprint. */
#include "base/buffer.h"
#include "match/match.h"

static void write_seat_turn(const SeatTurn *mine, Buffer *out) {
    buffer_format(out,
                  " [%d answer %d %d \"%s\" out %d lock %u share %d ticks %u/%u %d wager %d %d points %d "
                  "streak %u %d %d]",
                  mine->takes_part, mine->answered, mine->answer.value, mine->answer.text, mine->locked_out,
                  mine->lock_ticks, mine->share_permille, mine->ticks, mine->limit_ticks, mine->endless,
                  mine->wagered, mine->wager, mine->points, mine->streak, mine->right, mine->done);
}

static void write_turn(const Match *match, const MatchTurn *turn, Buffer *out) {
    buffer_format(
        out, "turn %u ticks %u/%u reading %u owner %u buzzer %u %u/%u wager %u/%u %d %d %d %d %d %d",
        turn->dealt.card, turn->ticks, turn->limit_ticks, turn->reading_ticks, turn->owner, turn->buzzer,
        turn->buzz_ticks, turn->buzz_limit_ticks, turn->wager_ticks, turn->wager_limit_ticks, turn->tie,
        turn->warm_up, turn->final, turn->skipped, turn->voided, turn->done);
    for (uint32_t team = 0; team < TEAMS_MAX; team++) buffer_format(out, " %d", turn->team_points[team]);
    for (uint32_t i = 0; i < match->seat_count; i++) write_seat_turn(&turn->seats[i], out);
    buffer_add_text(out, " shown");
    for (uint32_t i = 0; i < turn->dealt.shown_count; i++) buffer_format(out, " %u", turn->dealt.shown[i]);
    buffer_add_text(out, "\n");
}

static void write_seat(const MatchSeat *seat, Buffer *out) {
    buffer_format(
        out,
        "seat %d %d %d \"%s\" %d from %u points %d streak %u longest %u right %u lives %u %u owned %u %u\n",
        seat->known, seat->here, seat->removed, seat->name, seat_value(seat->choice), seat->joined_turn,
        seat->points, seat->streak, seat->longest_streak, seat->right_count, seat->lives, seat->out_turn,
        seat->owned, seat->owned_late);
}

static void write_rules(const Match *match, Buffer *out) {
    const MatchRules *rules = &match->rules;
    buffer_format(out, "rules %s %u %u %d %u %d %d %d %d seed %llu random %llu dealt %zu\n",
                  mode_key(rules->mode), rules->card_count, rules->seconds_per_card, rules->speed_counts,
                  rules->lives, rules->wrong_costs, rules->late_average, rules->final_wager, rules->warm_up,
                  (unsigned long long)match->seed, (unsigned long long)match->random.state,
                  match->deck.dealt);
}

Fingerprint match_fingerprint(const Match *match) {
    Buffer state = {.limit_bytes = 256 * MEBIBYTE};
    write_rules(match, &state);
    buffer_format(&state, "phase %d paused %d tick %u of %u quit %d begun %d voids %u\n", match->phase,
                  match->paused, match->tick, match->turn_limit, match->quit, match->begun,
                  match->void_count);
    for (uint32_t i = 0; i < match->seat_count; i++) write_seat(&match->seats[i], &state);
    for (uint32_t team = 0; team < TEAMS_MAX; team++) buffer_format(&state, "%d ", match->team_points[team]);
    for (size_t i = 0; i < match->ledger_count; i++) {
        const LedgerEntry *entry = &match->ledger[i];
        buffer_format(&state, "%d %u %u %u %d\n", entry->kind, entry->turn, entry->seat, entry->among,
                      entry->value);
    }
    for (size_t i = 0; i < match->deck.chosen; i++) buffer_format(&state, "%u ", match->deck.order[i]);
    for (uint32_t i = 0; i < match->turn_count; i++) write_turn(match, &match->turns[i], &state);
    Fingerprint fingerprint = hash_fingerprint(buffer_text(&state), state.length);
    buffer_release(&state);
    return fingerprint;
}
