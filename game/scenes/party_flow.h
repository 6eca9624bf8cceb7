/* A party between the lobby and its end: which scene shows what has just happened, and what the room's keys
 * mean there. */
#ifndef QUIZLEAF_SCENES_PARTY_FLOW_H
#define QUIZLEAF_SCENES_PARTY_FLOW_H

#include "scenes/layout.h"

/* What a party's match tells; false where the match has left the table. */
bool party_flow_event(Game *game, const MatchEvent *event);

/* Whether the input leads on from what everybody reads: Enter, a click, a lock key. */
bool party_flow_goes_on(const Game *game, const Input *input);

/* Whether a host asks for the menu with it: Esc, Start, the right button. */
bool party_flow_asks_for_host(const Game *game, const Input *input);

/* Opens it; the match stands still behind it. */
void party_flow_open_host_menu(Game *game);

/* While a replay is shown no key means anything but Esc, which ends it. */
bool party_flow_is_watching(Game *game, const Input *input);

/* A party's match begins: what was shown of the one before is forgotten. */
void party_flow_begin(Game *game);

/* How to go on, in the foot of a screen. */
void party_flow_draw_hint(Game *game, Canvas *canvas, Rect rect);

#endif
