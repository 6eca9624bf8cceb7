#include "scenes/menu.h"

#include <assert.h>

void menu_reset(Menu *menu, int count, int columns, int focus) {
    assert(count <= MENU_ITEMS_MAX);
    *menu = (Menu){.count = count, .columns = columns > 1 ? columns : 1, .focus = focus};
}

void menu_place(Menu *menu, int item, Rect rect) {
    assert(item >= 0 && item < menu->count);
    menu->rects[item] = rect;
}

static int item_at(const Menu *menu, int x, int y) {
    for (int i = 0; i < menu->count; i++)
        if (rect_contains(menu->rects[i], x, y)) return i;
    return MENU_NONE;
}

/* In rows of several, up and down keep the column where the last row is shorter; at an edge the focus stays,
 * but a single column goes round. */
static void move_focus(Menu *menu, int right, int down) {
    if (menu->focus == MENU_NONE) {
        menu->focus = 0;
        return;
    }
    int column = menu->focus % menu->columns;
    int target = menu->focus + right + down * menu->columns;
    if (right && (column + right < 0 || column + right >= menu->columns)) return;
    if (menu->columns == 1 && menu->count) target = (target + menu->count) % menu->count;
    if (target >= menu->count && down > 0 && menu->focus / menu->columns < (menu->count - 1) / menu->columns)
        target = menu->count - 1;
    if (target >= 0 && target < menu->count) menu->focus = target;
}

int menu_input(Menu *menu, const Input *input) {
    int item;
    switch (input->kind) {
    case INPUT_UP:
        move_focus(menu, 0, -1);
        break;
    case INPUT_DOWN:
        move_focus(menu, 0, 1);
        break;
    case INPUT_LEFT:
        if (menu->columns > 1) move_focus(menu, -1, 0);
        break;
    case INPUT_RIGHT:
        if (menu->columns > 1) move_focus(menu, 1, 0);
        break;
    case INPUT_ACCEPT:
        return menu->focus;
    case INPUT_POINT:
        item = item_at(menu, input->x, input->y);
        if (item != MENU_NONE) menu->focus = item;
        break;
    case INPUT_CLICK:
        item = item_at(menu, input->x, input->y);
        if (item != MENU_NONE) menu->focus = item;
        return item;
    default:
        break;
    }
    return MENU_NONE;
}
