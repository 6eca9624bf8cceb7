/* Inside input: what gamepads, buzzers and joysticks say. Only input.c includes this. */
#ifndef QUIZLEAF_SCREEN_INPUT_PADS_H
#define QUIZLEAF_SCREEN_INPUT_PADS_H

#include "screen/input.h"
#include "screen/input_ports.h"

/* What an event of such a device means, also that it is plugged in or out; `out` stays as it is where it
 * means nothing or is of another device. */
void input_pad_translate(InputPorts *ports, const SDL_Event *event, Input *out);

#endif
