/* Writing a number or a word, with a letter pad or on the keyboard: for the player alone and for the one of a
 * party who answers. */
#ifndef QUIZLEAF_SCENES_ANSWER_WRITE_H
#define QUIZLEAF_SCENES_ANSWER_WRITE_H

#include "scenes/game.h"

/* Input for the card on the table, a number or typed one, whose text is game->draft.text and whose letters
 * are the scene's menu. True with *out where it hands the answer in. */
bool answer_write_input(Game *game, const Input *input, CardAnswer *out);

/* Draws what is being written, the letters or digits and the button, from ANSWER_TOP (answer_view.h) to the
 * lower edge; left of the button there is room. */
void answer_write_draw(Game *game, Canvas *canvas);

#endif
