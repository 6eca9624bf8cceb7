/* The scoreboard of a party, to be read from four metres: up to eight seats or teams, each a row. */
#ifndef QUIZLEAF_SCENES_SCOREBOARD_VIEW_H
#define QUIZLEAF_SCENES_SCOREBOARD_VIEW_H

#include "scenes/layout.h"
#include "scenes/scoreboard_motion.h"

/* Who stands in a row. */
typedef struct ScoreboardEntry {
    const char *name;
    uint32_t look;    /* seat_look.h */
    bool team;        /* shown in the team's colours, `look` is the team */
    bool faded;       /* away or out */
    uint32_t place;   /* 1 for the best; equals share one */
    const char *note; /* a word beside the name, "streak 4"; NULL: none */
} ScoreboardEntry;

/* Draws the rows at this moment of their movement; entries[i] belongs to rows[i]. */
void scoreboard_view_draw(Game *game, Canvas *canvas, Rect area, const ScoreboardRow *rows,
                          const ScoreboardEntry *entries, size_t count, uint32_t age_ms);

#endif
