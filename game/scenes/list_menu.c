#include "scenes/list_menu.h"

#include <assert.h>

#include "screen/widgets.h"

void list_menu_reset(ListMenu *menu, int column_count, int button_count) {
    assert(column_count <= LIST_COLUMNS_MAX && button_count <= LIST_BUTTONS_MAX);
    *menu = (ListMenu){.column_count = column_count, .button_count = button_count};
}

static size_t last_first(const ListColumn *column) {
    return column->count > column->shown ? column->count - column->shown : 0;
}

size_t list_menu_seen(const ListColumn *column) {
    size_t rest = column->count - column->first;
    return rest < column->shown ? rest : column->shown;
}

/* Rows may have gone since the last frame. */
static void settle(ListColumn *column) {
    if (column->row >= column->count) column->row = column->count ? column->count - 1 : 0;
    if (column->first > last_first(column)) column->first = last_first(column);
}

/* Scrolls as far as is needed for the focused row to be seen. */
static void show_row(ListColumn *column) {
    if (column->row < column->first) column->first = column->row;
    if (column->shown && column->row >= column->first + column->shown)
        column->first = column->row - column->shown + 1;
}

void list_menu_place(ListMenu *menu, int column, size_t count, size_t shown, Rect place, int step,
                     int height) {
    assert(column < menu->column_count && shown <= LIST_SHOWN_MAX);
    ListColumn *list = &menu->columns[column];
    list->count = count;
    list->shown = shown;
    list->place = place;
    settle(list);
    for (size_t i = 0; i < shown; i++)
        list->rows[i] = (Rect){place.x, place.y + (int)i * step, place.width, height};
    if (menu->focus == column && count == 0 && menu->button_count) menu->focus = LIST_BUTTONS;
}

void list_menu_place_bar(ListMenu *menu, int column, Rect bar) {
    assert(column < menu->column_count);
    menu->columns[column].bar = bar;
}

void list_menu_focus_row(ListMenu *menu, int column, size_t row) {
    assert(column < menu->column_count);
    menu->focus = column;
    menu->columns[column].row = row;
    show_row(&menu->columns[column]);
}

void list_menu_place_button(ListMenu *menu, int button, Rect rect) {
    assert(button < menu->button_count);
    menu->buttons[button] = rect;
}

bool list_menu_is_focused(const ListMenu *menu, int where, size_t index) {
    if (menu->focus != where) return false;
    return where == LIST_BUTTONS ? menu->button == (int)index : menu->columns[where].row == index;
}

static void move_down(ListMenu *menu, int by) {
    if (menu->focus == LIST_BUTTONS) {
        /* Up: to the list above the button, or to the first one that has rows. */
        int column = menu->button * menu->column_count / (menu->button_count ? menu->button_count : 1);
        if (by > 0) return;
        if (menu->columns[column].count == 0) column = 0;
        if (menu->columns[column].count) menu->focus = column;
        return;
    }
    ListColumn *column = &menu->columns[menu->focus];
    if (by < 0 && column->row > 0)
        column->row--;
    else if (by > 0 && column->row + 1 < column->count)
        column->row++;
    else if (by > 0 && menu->button_count)
        menu->focus = LIST_BUTTONS;
    show_row(column);
}

/* From list to list the focus keeps its height where it can. */
static void move_right(ListMenu *menu, int by) {
    if (menu->focus == LIST_BUTTONS) {
        int button = menu->button + by;
        if (button >= 0 && button < menu->button_count) menu->button = button;
        return;
    }
    int column = menu->focus + by;
    if (column < 0 || column >= menu->column_count || menu->columns[column].count == 0) return;
    const ListColumn *from = &menu->columns[menu->focus];
    ListColumn *to = &menu->columns[column];
    to->row = to->first + (from->row - from->first);
    if (to->row >= to->count) to->row = to->count - 1;
    show_row(to);
    menu->focus = column;
}

/* Moves what is seen, and takes the focus along. */
static void scroll_to(ListColumn *column, size_t first) {
    column->first = first;
    settle(column);
    if (column->row < column->first) column->row = column->first;
    if (column->shown && column->row >= column->first + column->shown)
        column->row = column->first + column->shown - 1;
    settle(column);
}

static void scroll(ListColumn *column, int by) {
    if (by < 0)
        scroll_to(column, column->first > (size_t)-by ? column->first - (size_t)-by : 0);
    else
        scroll_to(column, column->first + (size_t)by);
}

/* From the buttons, too. */
static void go_to_end(ListMenu *menu, bool last) {
    int which = menu->focus == LIST_BUTTONS ? 0 : menu->focus;
    size_t count = menu->columns[which].count;
    if (count) list_menu_focus_row(menu, which, last ? count - 1 : 0);
}

static void turn_page(ListMenu *menu, int by) {
    int which = menu->focus == LIST_BUTTONS ? 0 : menu->focus;
    ListColumn *column = &menu->columns[which];
    if (column->count == 0) return;
    size_t page = column->shown ? column->shown : 1, row = column->row;
    if (by < 0)
        row = row > page ? row - page : 0;
    else
        row = row + page < column->count ? row + page : column->count - 1;
    list_menu_focus_row(menu, which, row);
}

/* What is under the pointer; LIST_NOTHING where that is neither a row nor a button. */
static ListChoice at(const ListMenu *menu, int x, int y) {
    for (int b = 0; b < menu->button_count; b++)
        if (rect_contains(menu->buttons[b], x, y)) return (ListChoice){LIST_BUTTONS, (size_t)b};
    for (int c = 0; c < menu->column_count; c++)
        for (size_t i = 0; i < list_menu_seen(&menu->columns[c]); i++)
            if (rect_contains(menu->columns[c].rows[i], x, y))
                return (ListChoice){c, menu->columns[c].first + i};
    return (ListChoice){LIST_NOTHING, 0};
}

static ListChoice point(ListMenu *menu, const Input *input) {
    ListChoice found = at(menu, input->x, input->y);
    if (found.where == LIST_NOTHING) return found;
    menu->focus = found.where;
    if (found.where == LIST_BUTTONS)
        menu->button = (int)found.index;
    else
        menu->columns[found.where].row = found.index;
    return found;
}

/* Whether the input was for a bar: pressed on it, or held. */
static bool drag_bar(ListMenu *menu, const Input *input) {
    if (input->kind == INPUT_RELEASE) menu->dragged = 0;
    if (input->kind == INPUT_CLICK)
        for (int c = 0; c < menu->column_count; c++) {
            const ListColumn *column = &menu->columns[c];
            if (column->count > column->shown && widget_scroll_bar_holds(column->bar, input->x, input->y))
                menu->dragged = c + 1;
        }
    if (!menu->dragged || (input->kind != INPUT_CLICK && input->kind != INPUT_POINT)) return false;
    ListColumn *column = &menu->columns[menu->dragged - 1];
    scroll_to(column,
              (size_t)widget_scroll_bar_first(column->bar, input->y, (int)column->shown, (int)column->count));
    return true;
}

static ListChoice focused(const ListMenu *menu) {
    if (menu->focus == LIST_BUTTONS) return (ListChoice){LIST_BUTTONS, (size_t)menu->button};
    if (menu->columns[menu->focus].count == 0) return (ListChoice){LIST_NOTHING, 0};
    return (ListChoice){menu->focus, menu->columns[menu->focus].row};
}

ListChoice list_menu_input(ListMenu *menu, const Input *input) {
    if (drag_bar(menu, input)) return (ListChoice){LIST_NOTHING, 0};
    switch (input->kind) {
    case INPUT_UP:
    case INPUT_DOWN:
        move_down(menu, input->kind == INPUT_UP ? -1 : 1);
        break;
    case INPUT_LEFT:
    case INPUT_RIGHT:
        move_right(menu, input->kind == INPUT_LEFT ? -1 : 1);
        break;
    case INPUT_TAB_NEXT:
    case INPUT_TAB_PREVIOUS:
        turn_page(menu, input->kind == INPUT_TAB_NEXT ? 1 : -1);
        break;
    case INPUT_FIRST:
    case INPUT_LAST:
        go_to_end(menu, input->kind == INPUT_LAST);
        break;
    case INPUT_SCROLL:
        for (int c = 0; c < menu->column_count; c++)
            if (menu->column_count == 1 || rect_contains(menu->columns[c].place, input->x, input->y))
                scroll(&menu->columns[c], input->value);
        break;
    case INPUT_POINT:
        point(menu, input);
        break;
    case INPUT_CLICK:
        return point(menu, input);
    case INPUT_ACCEPT:
        return focused(menu);
    default:
        break;
    }
    return (ListChoice){LIST_NOTHING, 0};
}
