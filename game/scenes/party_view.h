/* A party's match as its screens show it: seats as chips, the scoreboard's order, the sign over the card.
 * They read the match and change nothing. */
#ifndef QUIZLEAF_SCENES_PARTY_VIEW_H
#define QUIZLEAF_SCENES_PARTY_VIEW_H

#include "scenes/game.h"
#include "scenes/seat_chip.h"

/* Whether the game holds a party's match. */
bool party_is_on(const Game *game);

/* The chips of those who sit at this party; seats[i] is the seat of chips[i]. Returns how many. */
size_t party_chips(const Game *game, Canvas *canvas, SeatChip chips[SEATS_MAX], uint32_t seats[SEATS_MAX]);

/* The chips in their area: grouped by teams where the mode has teams. */
void party_chips_draw(Game *game, Canvas *canvas, Rect area);

/* How high their area must be for the chips to be read, pixels: they are low then, side by side. */
int party_chips_least_height(const Game *game, const Canvas *canvas, int width);

/* "Maya", "Maya and Theo", "Maya, Theo and Ines": a bit for each seat. */
#define PARTY_NAMES_BYTES (SEATS_MAX * (SEAT_NAME_BYTES + 5))
void party_names(const Match *match, uint32_t seats, char names[PARTY_NAMES_BYTES]);

/* Who stands where: seats, or teams where the mode has teams. */
ScoreboardOrder party_order(const Match *match);

/* The place of each of the order, 1 and up; equals share one. */
void party_places(const Match *match, const ScoreboardOrder *order, uint32_t places[SCOREBOARD_ROWS_MAX]);

/* The name of one of the order. */
const char *party_name(const Match *match, uint32_t who);

/* The line over the card: what to do, who answers, what was settled by lot, who came or left. */
void party_sign_draw(Game *game, Canvas *canvas, Rect area);

/* The sign's words; NULL: there is none. Borrowed, until the frame ends. */
const char *party_sign_text(const Game *game, Arena *arena);

/* Whether the sign changes by itself soon. */
bool party_sign_moves(const Game *game);

/* A sign about a guest or the host, for some seconds. */
void party_sign_show(Game *game, const char *sentence);

/* The clock's bar: the stakes', the buzzer's, else the card's, which is as long as whoever has most time. */
void party_clock_draw(Game *game, Canvas *canvas, Rect area);

#endif
