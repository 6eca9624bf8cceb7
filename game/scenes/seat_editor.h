/* What somebody can change about their own seat, a row at a time: the arrows go from row to row and change
 * the value, ACCEPT does what the row offers. Rules only: lobby_tiles.c draws it, lobby.c brings the input.
 */
#ifndef QUIZLEAF_SCENES_SEAT_EDITOR_H
#define QUIZLEAF_SCENES_SEAT_EDITOR_H

#include "scenes/seats.h"
#include "screen/input.h"

typedef enum SeatEditorRow {
    EDIT_NAME,
    EDIT_ANIMAL,
    EDIT_COLOUR,
    EDIT_TIME,
    EDIT_TEAM, /* only where there are teams */
    EDIT_HOST,
    EDIT_LEAVE,
    EDIT_ROWS
} SeatEditorRow;

/* Shown in the seat's place. A zero one is closed. */
typedef struct SeatEditor {
    bool open;
    SeatEditorRow row;
} SeatEditor;

/* What the seat's player asks of the lobby. */
typedef enum SeatWish { SEAT_WISH_NONE, SEAT_WISH_WRITE_NAME, SEAT_WISH_LEAVE } SeatWish;

/* Takes UP, DOWN, LEFT, RIGHT, ACCEPT and BACK; the editor must be open. BACK, and ACCEPT in most rows, close
 * it. */
SeatWish seat_editor_input(SeatEditor *editor, Seats *seats, uint32_t seat, bool teams, InputKind kind);

const char *seat_editor_label(SeatEditorRow row);

/* What the row says now: "hedgehog", "double time". */
const char *seat_editor_value(const Seats *seats, uint32_t seat, SeatEditorRow row);

/* What ACCEPT does there: "done", "write it", "leave". */
const char *seat_editor_accept(SeatEditorRow row);

#endif
