#include "scenes/seat_editor.h"

#include "scenes/seat_look.h"

static SeatEditorRow next_row(SeatEditorRow row, bool teams, int by) {
    do row = (SeatEditorRow)((row + EDIT_ROWS + (unsigned)by) % EDIT_ROWS);
    while (row == EDIT_TEAM && !teams);
    return row;
}

static void change(Seats *seats, uint32_t seat, SeatEditorRow row, int by) {
    switch (row) {
    case EDIT_NAME:
        seats_next_name(seats, seat, by);
        break;
    case EDIT_ANIMAL:
        seats_next_animal(seats, seat, by);
        break;
    case EDIT_COLOUR:
        seats_next_colour(seats, seat, by);
        break;
    case EDIT_TIME:
        seats_next_allowance(seats, seat, by);
        break;
    case EDIT_TEAM:
        seats_next_team(seats, seat, by);
        break;
    case EDIT_HOST:
        seats_toggle_host(seats, seat);
        break;
    case EDIT_LEAVE:
    case EDIT_ROWS:
        break;
    }
}

SeatWish seat_editor_input(SeatEditor *editor, Seats *seats, uint32_t seat, bool teams, InputKind kind) {
    SeatEditorRow row = editor->row;
    switch (kind) {
    case INPUT_UP:
        editor->row = next_row(row, teams, -1);
        break;
    case INPUT_DOWN:
        editor->row = next_row(row, teams, 1);
        break;
    case INPUT_LEFT:
        change(seats, seat, row, -1);
        break;
    case INPUT_RIGHT:
        change(seats, seat, row, 1);
        break;
    case INPUT_ACCEPT:
        editor->open = false;
        if (row == EDIT_NAME) return SEAT_WISH_WRITE_NAME;
        if (row == EDIT_LEAVE) return SEAT_WISH_LEAVE;
        break;
    case INPUT_BACK:
        editor->open = false;
        break;
    default:
        break;
    }
    return SEAT_WISH_NONE;
}

const char *seat_editor_label(SeatEditorRow row) {
    static const char *const LABELS[EDIT_ROWS] = {"Name", "Animal", "Colour", "Time",
                                                  "Team", "Host",   "Leave"};
    return LABELS[row];
}

const char *seat_editor_value(const Seats *seats, uint32_t seat, SeatEditorRow row) {
    static const char *const TIMES[] = {"usual time", "×1.5 time", "×2 time", "no limit"};
    const Seat *mine = &seats->items[seat];
    switch (row) {
    case EDIT_NAME:
        return mine->name;
    case EDIT_ANIMAL:
        return seat_look(mine->look).animal_name;
    case EDIT_COLOUR:
        return seat_look(mine->look).colour_name;
    case EDIT_TIME:
        return TIMES[mine->allowance];
    case EDIT_TEAM:
        return team_look(mine->team).name;
    case EDIT_HOST:
        return mine->host ? "a host" : "a guest";
    case EDIT_LEAVE:
        return "get up?";
    case EDIT_ROWS:
        break;
    }
    return "";
}

const char *seat_editor_accept(SeatEditorRow row) {
    return row == EDIT_NAME ? "write it" : row == EDIT_LEAVE ? "yes, leave" : "done";
}
