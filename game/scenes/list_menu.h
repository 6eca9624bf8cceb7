/* Long lists beside each other, and a row of buttons below: one row or button has the focus. Arrows, the
 * wheel, pages, Home and End and pointing move it; a list that is longer than its place scrolls, by its bar,
 * too. As with Menu, a scene lays out the rectangles each time it draws, and input uses those of the last
 * frame. */
#ifndef QUIZLEAF_SCENES_LIST_MENU_H
#define QUIZLEAF_SCENES_LIST_MENU_H

#include <stddef.h>

#include "screen/geometry.h"
#include "screen/input.h"

#define LIST_COLUMNS_MAX 2
#define LIST_SHOWN_MAX 16
#define LIST_BUTTONS_MAX 8

enum { LIST_NOTHING = -2, LIST_BUTTONS = -1 }; /* beside the columns, 0 and 1 */

typedef struct ListColumn {
    size_t count, first; /* rows there are, and the first one that is seen */
    size_t row;          /* the last one that had the focus */
    size_t shown;        /* rows that have a place */
    Rect place;          /* of the whole list */
    Rect bar;            /* of its scroll bar */
    Rect rows[LIST_SHOWN_MAX];
} ListColumn;

typedef struct ListMenu {
    ListColumn columns[LIST_COLUMNS_MAX];
    Rect buttons[LIST_BUTTONS_MAX];
    int column_count, button_count;
    int focus; /* a column or LIST_BUTTONS */
    int button;
    int dragged; /* the column whose bar the mouse holds, counted from 1; 0: none */
} ListMenu;

/* What was chosen: a row of a column, or a button. */
typedef struct ListChoice {
    int where; /* LIST_NOTHING, LIST_BUTTONS, 0, 1 */
    size_t index;
} ListChoice;

/* A scene is entered: the focus is on the first row of the first list. */
void list_menu_reset(ListMenu *menu, int column_count, int button_count);

/* Each frame, before anything is drawn: how many rows a list has, how many have a place there, and where.
 * The rows stand below each other, `step` pixels apart and `height` high, from the top of `place`. */
void list_menu_place(ListMenu *menu, int column, size_t count, size_t shown, Rect place, int step,
                     int height);
void list_menu_place_bar(ListMenu *menu, int column, Rect bar);
void list_menu_place_button(ListMenu *menu, int button, Rect rect);

/* Whether a row, or a button, has the focus. */
bool list_menu_is_focused(const ListMenu *menu, int where, size_t index);

/* The rows that are seen: from `first` on, so many. */
size_t list_menu_seen(const ListColumn *column);

/* The focus goes to this row, which is then seen. */
void list_menu_focus_row(ListMenu *menu, int column, size_t row);

/* Moves the focus and scrolls; what was chosen, by Enter or a click. */
ListChoice list_menu_input(ListMenu *menu, const Input *input);

#endif
