/* Pieces that several scenes have in common: their frame, notices, numbers as people write them. */
#ifndef QUIZLEAF_SCENES_LAYOUT_H
#define QUIZLEAF_SCENES_LAYOUT_H

#include "scenes/game.h"
#include "screen/widgets.h"

/* The whole design area, 1920 x 1080, of which `view_rect` gives parts. */
#define DESIGN_WIDTH 1920
#define DESIGN_HEIGHT 1080

/* A rectangle in design pixels, on this canvas. */
Rect layout_rect(const Canvas *canvas, int x, int y, int width, int height);

/* The same, moved down by what is left of the scene's short settling. */
Rect layout_settling(const Game *game, const Canvas *canvas, uint32_t since_ms, Rect rect);

/* Page and leaves that keep off the given rectangles. */
void layout_page(Game *game, Canvas *canvas, const Rect *keep_out, size_t count);

/* Draws text by widget_text and counts it in game->overflowing_texts where it does not fit. */
void layout_text(Game *game, Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour,
                 TextAlign align, const char *text);

/* The same for a text that nobody need read to its end here: what does not fit in small print
 * (DESIGN_TEXT_SMALL) ends in "…". False where it does. */
bool layout_elided(Game *game, Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour,
                   TextAlign align, const char *text);

/* A sentence of our own, which begins on the left even where a title or a file's name that is written from
 * the right stands first in it. In the frame's memory, or the text itself. */
const char *layout_from_left(Canvas *canvas, const char *text);
const char *layout_from_left_in(Arena *arena, const char *text);

/* A title or topic in a list, which begins on the left as those above and below it do and is in its own
 * order; and before it is drawn, its language, for its characters. */
const char *layout_title(Canvas *canvas, const char *title);
void layout_set_title_language(Canvas *canvas, const char *language);

/* A name in such a sentence: numbers and commas after it stand at its right, however it is written. */
const char *layout_name(Canvas *canvas, const char *name);

/* A button that is item `item` of the scene's menu: places it there and draws it. */
void layout_button(Game *game, Canvas *canvas, int item, Rect rect, const char *label);

/* By how much an input changes the focused row of choices: -1 or 1 by arrows, by Enter or by a click on the
 * row's own arrows; 0: not at all. `chosen` is what menu_input said. */
int layout_choice_change(const Game *game, const Input *input, int chosen);

/* The value `by` places after `now` in a list that goes round; the last one where `now` is none of them. */
uint32_t layout_next_choice(const uint32_t *choices, size_t count, uint32_t now, int by);

/* The player's notice over the foot of the scene, if there is one. */
void layout_notice(Game *game, Canvas *canvas);

/* 4480 as "4 480" (thin groups of three), in the frame's memory. */
const char *layout_number(Canvas *canvas, int64_t number);

/* "945", "up to 1 000 000"; "945 cards", "up to 1 000 000 cards" where some of them may turn out unplayable
 * when they are dealt (card_selection_knows_count). */
const char *layout_count(Arena *arena, size_t count, bool at_most);
const char *layout_card_count(Arena *arena, const CardList *cards);

/* Unix seconds as "7 August 2023" (UTC), in the frame's memory. */
const char *layout_date(Canvas *canvas, int64_t seconds);

/* "945 cards from 352 facts"; "20 cards" of a pack whose cards are written by hand. */
const char *layout_pack_size(Canvas *canvas, const Pack *pack);

/* What is played with, in few words: a pack's title, "3 packs", "none". */
const char *layout_cards(Game *game, Canvas *canvas);

/* "Card 3 of 10"; "Card 3" in a mode that ends before the cards do, or where nobody knows how many there are.
 * In the frame's memory. */
const char *layout_card_number(Canvas *canvas, const Match *match);

/* "10 cards", "all cards"; "up to 10 cards" where there are fewer than that to play with (NULL: none).
 * "20 seconds", "no limit". */
const char *layout_length(Canvas *canvas, uint32_t length, const CardList *cards);
const char *layout_seconds(Canvas *canvas, uint32_t seconds);

#endif
