/* How a scoreboard moves between two cards: rows stand as they stood, then climb or fall to where they belong
 * now, their points counting along. Pure arithmetic; times in milliseconds, places from 0 at the top. */
#ifndef QUIZLEAF_SCENES_SCOREBOARD_MOTION_H
#define QUIZLEAF_SCENES_SCOREBOARD_MOTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SCOREBOARD_ROWS_MAX 8

/* Long enough to read one's old place, then a movement that an eye can follow. */
enum { SCOREBOARD_HOLD_MS = 700, SCOREBOARD_MOVE_MS = 800 };

typedef struct ScoreboardRow {
    uint32_t who; /* seat or team */
    uint32_t from_place, to_place;
    int32_t from_points, to_points;
    bool fresh; /* it was not on the board before: it stands at its new place from the start */
} ScoreboardRow;

/* An order with its points: who stands first, second ... */
typedef struct ScoreboardOrder {
    uint32_t who[SCOREBOARD_ROWS_MAX];
    int32_t points[SCOREBOARD_ROWS_MAX]; /* of who[i] */
    size_t count;
} ScoreboardOrder;

/* A row for each of `now`, in its order; those of `before` that are gone have none. Returns how many. Rows
 * that are not in `before` begin with their points of now. */
size_t scoreboard_rows(const ScoreboardOrder *before, const ScoreboardOrder *now, ScoreboardRow *rows);

/* 0 while the rows stand as they stood, 1000 when they have arrived, between them eased at both ends and
 * never back. With less_motion always 1000. */
int32_t scoreboard_progress(uint32_t age_ms, bool less_motion);

/* Where the row is, in thousandths of a place. */
int32_t scoreboard_place(const ScoreboardRow *row, int32_t progress);

/* What its points read. */
int32_t scoreboard_points(const ScoreboardRow *row, int32_t progress);

/* How many places it climbs; negative: falls. */
int scoreboard_climb(const ScoreboardRow *row);

/* Whether a later frame looks different. */
bool scoreboard_moves(uint32_t age_ms, bool less_motion);

#endif
