/* The small honours of an evening, read from a match: they change no score and are nobody's business but the
 * podium's. Cards that were voided, skipped or a warm-up count for none of them. */
#ifndef QUIZLEAF_MATCH_HONOURS_H
#define QUIZLEAF_MATCH_HONOURS_H

#include "match/match.h"

#define HONOUR_NONE UINT32_MAX

typedef struct Honours {
    /* The longest streak, of two cards or more; among equals the seat that comes first. */
    uint32_t streak_seat; /* HONOUR_NONE: nobody had one */
    uint32_t streak;
    /* The right answer that took the fewest ticks. */
    uint32_t fastest_seat; /* HONOUR_NONE: no answer was right */
    uint32_t fastest_turn, fastest_ticks;
    /* The card with the smallest share of right answers, of two who took part or more; not one that everybody
     * knew. Among equals the one with more players, then the first. */
    uint32_t hardest_turn; /* HONOUR_NONE: everything was known */
    uint32_t hardest_right, hardest_of;
    /* The seat that climbed most, from its lowest place after any card to its last; two places or more. Among
     * equals the one that ended higher. Not in modes that rank by something else than points. */
    uint32_t comeback_seat;              /* HONOUR_NONE */
    uint32_t comeback_from, comeback_to; /* places, 1 and up */
} Honours;

/* Reads what stands in the match's turns; a seat that was removed gets nothing. */
Honours honours_of(const Match *match);

#endif
