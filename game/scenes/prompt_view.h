/* The card's prompt on its paper, alike for one player and for a party, and the clock beside it. */
#ifndef QUIZLEAF_SCENES_PROMPT_VIEW_H
#define QUIZLEAF_SCENES_PROMPT_VIEW_H

#include "scenes/layout.h"

/* Draws the paper and the card's picture on it, which stands at the left and takes as much of the height as
 * it can; returns the room that is left for words. */
Rect prompt_view_draw_paper(Game *game, Canvas *canvas, const Card *card, Rect rect, Colour fill);

/* Draws the paper and the prompt in it; the category stands over the prompt where shows_category. */
void prompt_view_draw(Game *game, Canvas *canvas, const Card *card, Rect rect, bool shows_category);

/* The same without the category, of a prompt that is being read out: only so many thousandths of it can be
 * read yet, and each word stands where it will stand. */
void prompt_view_draw_read(Game *game, Canvas *canvas, const Card *card, Rect rect, uint32_t permille);

/* A bar that runs empty and the seconds left, or "no time limit" where limit_ticks is 0. */
void prompt_view_draw_clock(Game *game, Canvas *canvas, Rect room, uint32_t left_ticks, uint32_t limit_ticks);

/* Why the answer is what it is, and under it who says so. */
void prompt_view_draw_explanation(Game *game, Canvas *canvas, const Card *card, Rect rect);

#endif
