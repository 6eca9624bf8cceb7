/* A party between the lobby and its end: which scene shows what has just happened, and what the room's keys
 * mean there. */
#ifndef QUIZLEAF_SCENES_PARTY_FLOW_H
#define QUIZLEAF_SCENES_PARTY_FLOW_H

#include "scenes/layout.h"

/* What a party's match tells; false where the match has left the table. */
bool party_flow_event(Game *game, const MatchEvent *event);

/* Whether the input leads on from what everybody reads: Enter, a click, a lock key. */
bool party_flow_goes_on(const Game *game, const Input *input);

/* Opens the host's menu where the input asks for it: Esc, Start, the right button, a click on its pill, and
 * where nothing is to be answered the A of a host's own keys. The match stands still behind it. Who may not
 * is told who may. False: it asks for something else. */
bool party_flow_host_menu(Game *game, const Input *input);

/* The same where a host holds a key for long: buzzers have none for the menu while a card is open. The lock
 * key, or where that buzzes or hands in, A. */
void party_flow_held(Game *game, const Input *input);

/* Where it is to be had: a pill at the right end of the row. Returns the row's rest, left of it. */
Rect party_flow_draw_menu_pill(Game *game, Canvas *canvas, Rect row);

/* While a replay is shown: turns to the board and back, since nobody does. To be called each frame. */
void party_flow_lead(Game *game);

/* While a replay is shown no key means anything but Esc, which ends it. */
bool party_flow_is_watching(Game *game, const Input *input);

/* A party's match begins: what was shown of the one before is forgotten. */
void party_flow_begin(Game *game);

/* How to go on, in the foot of the scoreboard; what is told of a guest meanwhile stands there instead. */
void party_flow_draw_hint(Game *game, Canvas *canvas, Rect rect);

#endif
