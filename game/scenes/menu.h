/* A list of things one of which has the focus: moved by arrows and the gamepad, by pointing, chosen by Enter
 * or a click. A scene lays out the rectangles each time it draws; input uses those of the last frame. */
#ifndef QUIZLEAF_SCENES_MENU_H
#define QUIZLEAF_SCENES_MENU_H

#include "screen/geometry.h"
#include "screen/input.h"

#define MENU_ITEMS_MAX 48
#define MENU_NONE (-1)

typedef struct Menu {
    Rect rects[MENU_ITEMS_MAX];
    int count;
    int columns; /* items stand in rows of this many; 0 and 1: one below the other */
    int focus;   /* MENU_NONE: nothing yet; the first arrow gives it to the first item */
} Menu;

/* A scene is entered: `count` items, focus on one of them. */
void menu_reset(Menu *menu, int count, int columns, int focus);

/* Says where an item is now. */
void menu_place(Menu *menu, int item, Rect rect);

/* Moves the focus; returns the item that was chosen, or MENU_NONE. */
int menu_input(Menu *menu, const Input *input);

#endif
