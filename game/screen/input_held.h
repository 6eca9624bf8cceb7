/* What is held on gamepads and buzzers, and what comes of it by itself; inside input. Keyboards repeat on
 * their own. */
#ifndef QUIZLEAF_SCREEN_INPUT_HELD_H
#define QUIZLEAF_SCREEN_INPUT_HELD_H

#include "screen/input.h"
#include "screen/input_ports.h"

/* An arrow of this port went down (its input, with the event's time), or the d-pad's, stick's or hat's arrow
 * of this kind was let go. */
void input_arrow_held(InputPort *port, const Input *arrow, uint32_t time_ms);
void input_arrow_let_go(InputPort *port, InputKind kind);

/* The same for a player's key of a device that has no Start; `button` as its maker counts it. */
void input_key_held(InputPort *port, const Input *key, int button, uint32_t time_ms);
void input_key_let_go(InputPort *port, int button);

/* Everything is let go: the window has lost the focus, or the plug is out. */
void input_let_all_go(InputPorts *ports);

/* What is due at this time on SDL's clock: see input_due. */
bool input_held_due(InputPorts *ports, uint32_t now_ms, Input *out);

/* Milliseconds until something is due, at most `most`. */
int input_held_wait_ms(const InputPorts *ports, uint32_t now_ms, int most);

#endif
