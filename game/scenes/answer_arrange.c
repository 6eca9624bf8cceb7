/* Rows that are moved about: into the right order, or each beside its partner. A row is taken up by Enter, a
 * click or its letter, moved by the arrows, and put down the same way. */
#include "scenes/answer_view.h"

#define ROOM_GAP 10
#define HELD_NONE (-1)

static const Card *card_of(const Game *game) {
    return match_card(&game->runner.match);
}

static const DealtCard *dealt_of(const Game *game) {
    return &match_turn(&game->runner.match)->dealt;
}

static bool is_pairs(const Game *game) {
    return card_of(game)->kind == CARD_PAIRS;
}

static int row_count(const Game *game) {
    return (int)dealt_of(game)->shown_count / (is_pairs(game) ? 2 : 1);
}

static void begin(Game *game) {
    menu_reset(&game->menu, row_count(game) + 1, 1, MENU_NONE);
    game->draft.held = HELD_NONE;
    for (int i = 0; i < row_count(game); i++) game->draft.arranged[i] = (uint32_t)i;
}

/* What stands in a row, from the lowest four bits up: judge.h. */
static int32_t arranged_value(const Game *game) {
    uint32_t value = 0;
    for (int i = 0; i < row_count(game); i++) value |= game->draft.arranged[i] << (4 * i);
    return (int32_t)value;
}

static uint32_t item_in(int32_t value, int row) {
    return (uint32_t)value >> (4 * row) & 15;
}

/* In an order the rows between move up by one; partners change places. */
static void move(Game *game, int from, int to) {
    uint32_t *rows = game->draft.arranged, moving = rows[from];
    if (is_pairs(game)) {
        rows[from] = rows[to];
    } else {
        for (; from < to; from++) rows[from] = rows[from + 1];
        for (; from > to; from--) rows[from] = rows[from - 1];
    }
    rows[to] = moving;
}

static void take_or_put(Game *game, int row) {
    int *held = &game->draft.held;
    if (*held == HELD_NONE) {
        *held = row;
    } else {
        move(game, *held, row);
        *held = HELD_NONE;
    }
    game->menu.focus = row;
}

static void input(Game *game, const Input *given) {
    int before = game->menu.focus, rows = row_count(game);
    bool by_arrow = given->kind == INPUT_UP || given->kind == INPUT_DOWN;
    if (given->kind == INPUT_OPTION) {
        if (given->value < rows) take_or_put(game, given->value);
        return;
    }
    if (given->kind == INPUT_BACK && game->draft.held != HELD_NONE) {
        game->draft.held = HELD_NONE;
        return;
    }
    int chosen = menu_input(&game->menu, given);
    if (by_arrow && game->draft.held != HELD_NONE && before != MENU_NONE && game->menu.focus < rows &&
        before < rows) {
        move(game, before, game->menu.focus);
        game->draft.held = game->menu.focus;
    } else if (by_arrow && game->draft.held != HELD_NONE) {
        game->menu.focus = before; /* what is held does not leave the rows */
    }
    if (chosen == rows) /* by a click perhaps while a row is held: it is handed in as it is shown */
        game_act(game, ACTION_ANSWER, arranged_value(game));
    else if (chosen != MENU_NONE && chosen < rows)
        take_or_put(game, chosen);
}

/* A picture takes of the rows what they can spare. */
static int rows_top(const Game *game) {
    return card_of(game)->picture && row_count(game) <= 4 ? ANSWER_TOP : ANSWER_TOP_HIGH;
}

static Rect row_rect(const Game *game, const Canvas *canvas, int row) {
    int rows = row_count(game), top = rows_top(game);
    int height = (ANSWER_BOTTOM - top - (rows - 1) * ROOM_GAP) / rows;
    if (height > 104) height = 104;
    return layout_rect(canvas, ANSWER_LEFT, top + row * (height + ROOM_GAP), ANSWER_WIDTH, height);
}

typedef enum RowState { ROW_OPEN, ROW_FOCUSED, ROW_HELD, ROW_RIGHT, ROW_WRONG } RowState;

static ShapeStyle row_style(const Canvas *canvas, int colour, RowState state) {
    const View *view = canvas_view(canvas);
    bool strong = state != ROW_OPEN;
    return (ShapeStyle){.fill = state == ROW_RIGHT   ? THEME.right_tint
                                : state == ROW_WRONG ? THEME.wrong_tint
                                                     : THEME.answers[colour].tint,
                        .outline = state == ROW_RIGHT   ? THEME.right
                                   : state == ROW_WRONG ? THEME.wrong
                                                        : THEME.ink,
                        .outline_px = view_px(view, strong ? 7 : 4),
                        .radius_px = view_px(view, 22),
                        .dashed = state == ROW_WRONG || state == ROW_HELD,
                        .seed = (uint32_t)colour};
}

static void draw_box(Game *game, Canvas *canvas, Rect box, int colour, RowState state, const char *text,
                     const char *note) {
    ShapeStyle style = row_style(canvas, colour, state);
    canvas_shape(canvas, box, &style);
    const View *view = canvas_view(canvas);
    Rect inner = rect_inset(box, style.outline_px);
    inner.x += view_px(view, 22);
    inner.width -= view_px(view, 44);
    if (note) {
        Rect aside = inner;
        aside.width = inner.width * 2 / 5;
        aside.x = rect_right(inner) - aside.width;
        inner.width -= aside.width;
        layout_elided(game, canvas, aside, FONT_HEADING, 34, state == ROW_RIGHT ? THEME.right : THEME.wrong,
                      ALIGN_RIGHT, note);
    }
    layout_text(game, canvas, inner, FONT_BOLD, 42, THEME.ink, ALIGN_LEFT, text);
}

/* A cap with the row's letter, and for an order the position. */
static Rect draw_cap(Canvas *canvas, Rect row, int index) {
    const char letter[] = {(char)('A' + index), '\0'};
    Rect cap = row;
    cap.width = view_px(canvas_view(canvas), 62);
    Rect key = rect_inset(cap, view_px(canvas_view(canvas), 3));
    widget_key_cap(canvas, key, letter);
    int used = cap.width + view_px(canvas_view(canvas), 14);
    return (Rect){row.x + used, row.y, row.width - used, row.height};
}

static RowState open_state(const Game *game, int row) {
    if (game->draft.held == row) return ROW_HELD;
    return game->menu.focus == row ? ROW_FOCUSED : ROW_OPEN;
}

static void draw_done(Game *game, Canvas *canvas) {
    layout_button(game, canvas, row_count(game), layout_rect(canvas, 1250, 840, 520, 104), "Done");
}

/* Revealed, the rows stand in the right order, each saying where the player had put it. */
static void order_draw(Game *game, Canvas *canvas) {
    const Card *card = card_of(game);
    const DealtCard *dealt = dealt_of(game);
    const MatchTurn *turn = match_turn(&game->runner.match);
    bool open = answer_is_open(game);
    int32_t right = judge_right_answer(card, dealt).value;
    for (int row = 0; row < row_count(game); row++) {
        Rect rect = row_rect(game, canvas, row);
        menu_place(&game->menu, row, rect);
        rect = layout_settling(game, canvas, game->card_ms, rect);
        uint32_t item = open ? game->draft.arranged[row] : item_in(right, row);
        bool hit = turn->seats[0].answered && item_in(turn->seats[0].answer.value, row) == item;
        const char *note = NULL;
        if (!open) {
            int put = 0;
            while (turn->seats[0].answered && put < row_count(game) &&
                   item_in(turn->seats[0].answer.value, put) != item)
                put++;
            note = hit                       ? "right"
                   : turn->seats[0].answered ? arena_format(canvas_arena(canvas), "you: %d", put + 1)
                                             : "";
        }
        Rect box = draw_cap(canvas, rect, row);
        draw_box(game, canvas, box, (int)item % ANSWER_STYLES,
                 open  ? open_state(game, row)
                 : hit ? ROW_RIGHT
                       : ROW_WRONG,
                 card->options[dealt->shown[item]], note);
    }
    if (open) draw_done(game, canvas);
}

/* What is said of a row when the right pairs are shown: where it was missed, what stood beside it. */
static const char *pair_note(const Game *game, Canvas *canvas, int row, bool hit) {
    const DealtCard *dealt = dealt_of(game);
    const SeatTurn *seat = &match_turn(&game->runner.match)->seats[0];
    if (hit) return "right";
    if (!seat->answered) return "";
    uint32_t put = item_in(seat->answer.value, row);
    return arena_format(canvas_arena(canvas), "you: %s",
                        card_of(game)->options[dealt->shown[row_count(game) + (int)put]]);
}

static void pairs_draw(Game *game, Canvas *canvas) {
    const Card *card = card_of(game);
    const DealtCard *dealt = dealt_of(game);
    const MatchTurn *turn = match_turn(&game->runner.match);
    bool open = answer_is_open(game);
    int rows = row_count(game), gap = view_px(canvas_view(canvas), 70);
    int32_t right = judge_right_answer(card, dealt).value;
    for (int row = 0; row < rows; row++) {
        Rect rect = row_rect(game, canvas, row);
        menu_place(&game->menu, row, rect);
        Rect box = draw_cap(canvas, layout_settling(game, canvas, game->card_ms, rect), row);
        Rect left = box, arrow = box, beside = box;
        left.width = (box.width - gap) * 9 / 20;
        arrow.x = rect_right(left);
        arrow.width = gap;
        beside.x = rect_right(arrow);
        beside.width = box.width - gap - left.width;
        uint32_t partner = open ? game->draft.arranged[row] : item_in(right, row);
        bool hit = turn->seats[0].answered && item_in(turn->seats[0].answer.value, row) == partner;
        ShapeStyle plain = row_style(canvas, 0, ROW_OPEN);
        plain.fill = THEME.paper;
        canvas_shape(canvas, left, &plain);
        layout_text(game, canvas, rect_inset(left, view_px(canvas_view(canvas), 12)), FONT_BOLD, 38,
                    THEME.ink, ALIGN_CENTRE, card->options[dealt->shown[row]]);
        canvas_picture(canvas, PICTURE_ARROW, rect_inset(arrow, view_px(canvas_view(canvas), 8)), THEME.ink,
                       0, 255);
        draw_box(game, canvas, beside, (int)partner % ANSWER_STYLES,
                 open  ? open_state(game, row)
                 : hit ? ROW_RIGHT
                       : ROW_WRONG,
                 card->options[dealt->shown[rows + (int)partner]],
                 open ? NULL : pair_note(game, canvas, row, hit));
    }
    if (open) draw_done(game, canvas);
}

const AnswerView ANSWER_ORDER = {
    .hint = "Take a row by letter, click or Enter, put it where it belongs · Esc pause",
    .hint_y = 860,
    .top = rows_top,
    .begin = begin,
    .input = input,
    .draw = order_draw};
const AnswerView ANSWER_PAIRS = {.hint = "Take a right side and change it with another · Esc pause",
                                 .hint_y = 860,
                                 .top = rows_top,
                                 .begin = begin,
                                 .input = input,
                                 .draw = pairs_draw};
