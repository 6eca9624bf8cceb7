/* From what somebody pressed to what their seat does in the party's match: device -> seat -> action, at the
 * time that the device gave. Late guests join here, and pulled plugs leave.
 *
 * A scene of a party's match gives each input to party_input first. What a click on the screen means is the
 * scene's to say: by party_press and party_act for the mouse's seat. */
#ifndef QUIZLEAF_SCENES_PARTY_INPUT_H
#define QUIZLEAF_SCENES_PARTY_INPUT_H

#include "scenes/game.h"

/* True: the input was a player's, and is dealt with. It was not where it belongs to the room (Enter, Esc,
 * arrows, the mouse, a pad's Start and arrows), nor where the phase gives players nothing to press. */
bool party_input(Game *game, const Input *input);

/* A device that has no seat sits down in a match and plays from the next card on. False where none is free.
 */
bool party_join_late(Game *game, SeatDevice device);

/* Whoever was away sits down again: a key of theirs says so, or the host. */
void party_come_back(Game *game, uint32_t seat);

/* What happens with devices while a match is on: pulled out, the seat is empty until it is back and
 * has returned. */
void party_device_changed(Game *game, const Input *input);

/* The seat presses one of its keys: for the mouse's seat, on a tile (SEAT_KEY_A + place) or a button (lock).
 */
void party_press(Game *game, uint32_t seat, SeatKey key);

/* The seat does something at the time of the input being handled. text may be NULL. */
void party_act(Game *game, uint32_t seat, PlayerActionKind kind, int32_t value, const char *text);

/* The seat that plays by mouse; SEAT_NONE. */
uint32_t party_mouse_seat(const Game *game);

/* The seat whose device it was, where that is a host; SEAT_NONE. Keys of the room are no host's. */
uint32_t party_host(const Game *game, const Input *input);

/* How far the seat's answer to the card on the table is: seat_draft_progress. */
void party_progress(const Game *game, uint32_t seat, uint32_t *done, uint32_t *steps);

/* To be called with each event of the match, before the scene looks at it: keeps drafts and writers. */
void party_take_event(Game *game, const MatchEvent *event);

#endif
