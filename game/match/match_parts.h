/* What the parts of the match know of each other; for match*.c and the files of rules alone. */
#ifndef QUIZLEAF_MATCH_MATCH_PARTS_H
#define QUIZLEAF_MATCH_MATCH_PARTS_H

#include "match/match.h"

/* Ends an event list at its ceiling. */
void match_tell(MatchEvents *events, MatchEventKind kind, uint32_t seat, int32_t value);

/* match.c */
MatchTurn *match_current_turn(Match *match);
void match_begin(Match *match, MatchEvents *events);
/* Warm-up and final of the turn that is being opened, where its mode does not say otherwise. */
void match_open_turn(Match *match, MatchTurn *turn);
void match_deal_next(Match *match, MatchEvents *events);
/* From the handover, or the wagers, on. */
void match_turn_up(Match *match, MatchEvents *events);
void match_close_turn(Match *match, MatchEvents *events);
/* Closes the card, or the wagers, where nobody who is here is waited for. */
void match_close_if_done(Match *match, MatchEvents *events);
void match_finish(Match *match, MatchEvents *events);

/* match_clock.c: one tick of the clocks that run. */
void match_run_clocks(Match *match, MatchEvents *events);

/* match_answer.c: answers, buzzes and wagers. */
bool match_would_answer(const Match *match, const PlayerAction *action);
void match_answer(Match *match, const PlayerAction *action, MatchEvents *events);
bool match_would_buzz(const Match *match, const PlayerAction *action);
/* `actions` are those from this one on. */
void match_buzz(Match *match, const PlayerAction *actions, size_t action_count, MatchEvents *events);
bool match_would_wager(const Match *match, const PlayerAction *action);
void match_wager(Match *match, const PlayerAction *action, MatchEvents *events);
/* The seat that buzzed answered wrong, too late, or left: the others may. */
void match_pass_buzz_on(Match *match, MatchEvents *events);

/* match_seats.c, match_host.c */
bool match_would_take_seat_action(const Match *match, const PlayerAction *action);
void match_apply_seat_action(Match *match, const PlayerAction *action, MatchEvents *events);
bool match_would_take_host_action(const Match *match, const PlayerAction *action);
void match_apply_host_action(Match *match, const PlayerAction *action, MatchEvents *events);
/* Ends what the seat was about to do on the open card. */
void match_vacate(Match *match, uint32_t seat, MatchEvents *events);

/* match_settle.c */
/* Notes what moved points, and settles it. */
void match_enter(Match *match, LedgerEntry entry);
/* All of the ledger once more. */
void match_settle_again(Match *match);
/* Adds to the seat's points, which stay from 0 to SEAT_POINTS_MAX; returns what that changed. */
int32_t match_add_points(Match *match, uint32_t seat, int32_t points);
/* What the seat's right answer brings before its streak. */
int32_t match_speed_points(const Match *match, const SeatTurn *mine);
/* Points and streak of one seat that took part: right, near or wrong. */
void match_score_seat(Match *match, MatchTurn *turn, uint32_t seat);
/* The same for all seats that took part: score_turn of most modes. */
void match_score_everyone(Match *match, MatchTurn *turn);

#endif
