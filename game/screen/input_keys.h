/* Keys to what the player means by them. Inside the input. */
#ifndef QUIZLEAF_SCREEN_INPUT_KEYS_H
#define QUIZLEAF_SCREEN_INPUT_KEYS_H

#include <SDL.h>

#include "screen/input.h"

/* Fills *out where the key means something; while typing, letters and digits mean nothing, since their text
 * comes by itself. */
void input_key_pressed(const SDL_KeyboardEvent *event, bool typing, Input *out);

#endif
