/* How a match went, as text: what `quizleaf replay --headless` and the demo print, and golden replays end in.
 *
 *     Card  Result        Points  Streak  Prompt
 *        1  right            958       1  Who plays Tao?
 *        2  wrong              0       0  Which school is in season one?
 *        3  near             412       0  How many people came to the first casting?
 *        4  out of time        0       0  ...
 *
 *     1370 points, 1 of 4 right, longest streak 1, finished at tick 8120 */
#ifndef QUIZLEAF_MATCH_SCOREBOARD_H
#define QUIZLEAF_MATCH_SCOREBOARD_H

#include "base/buffer.h"
#include "match/match.h"

/* Appends a heading, one line for each card on the table so far, then the totals. A card without an answer
 * yet is "not answered", as after quitting. */
void scoreboard_write(const Match *match, Buffer *out);

#endif
