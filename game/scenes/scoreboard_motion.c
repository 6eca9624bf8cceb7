#include "scenes/scoreboard_motion.h"

/* Index in the order, or its count. */
static size_t place_of(const ScoreboardOrder *order, uint32_t who) {
    size_t place = 0;
    while (place < order->count && order->who[place] != who) place++;
    return place;
}

size_t scoreboard_rows(const ScoreboardOrder *before, const ScoreboardOrder *now, ScoreboardRow *rows) {
    ScoreboardOrder kept = {
        0}; /* before, without those that are gone, so that no row starts below the board */
    for (size_t i = 0; i < before->count; i++) {
        if (place_of(now, before->who[i]) == now->count) continue;
        kept.who[kept.count] = before->who[i];
        kept.points[kept.count++] = before->points[i];
    }
    for (size_t i = 0; i < now->count; i++) {
        size_t from = place_of(&kept, now->who[i]);
        bool fresh = from == kept.count;
        rows[i] = (ScoreboardRow){.who = now->who[i],
                                  .from_place = (uint32_t)(fresh ? i : from),
                                  .to_place = (uint32_t)i,
                                  .from_points = fresh ? now->points[i] : kept.points[from],
                                  .to_points = now->points[i],
                                  .fresh = fresh};
    }
    return now->count;
}

int32_t scoreboard_progress(uint32_t age_ms, bool less_motion) {
    if (less_motion || age_ms >= SCOREBOARD_HOLD_MS + SCOREBOARD_MOVE_MS) return 1000;
    if (age_ms <= SCOREBOARD_HOLD_MS) return 0;
    int64_t t = (int64_t)(age_ms - SCOREBOARD_HOLD_MS) * 1000 / SCOREBOARD_MOVE_MS;
    return (int32_t)(t * t * (3000 - 2 * t) / 1000000); /* smooth step */
}

static int32_t between(int64_t from, int64_t to, int32_t progress) {
    return (int32_t)(from + (to - from) * progress / 1000);
}

int32_t scoreboard_place(const ScoreboardRow *row, int32_t progress) {
    return between((int64_t)row->from_place * 1000, (int64_t)row->to_place * 1000, progress);
}

int32_t scoreboard_points(const ScoreboardRow *row, int32_t progress) {
    return between(row->from_points, row->to_points, progress);
}

int scoreboard_climb(const ScoreboardRow *row) {
    return (int)row->from_place - (int)row->to_place;
}

bool scoreboard_moves(uint32_t age_ms, bool less_motion) {
    return !less_motion && age_ms < SCOREBOARD_HOLD_MS + SCOREBOARD_MOVE_MS;
}
