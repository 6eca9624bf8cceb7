/* Options as tiles: one is picked, or several and then handed in. */
#include "scenes/answer_view.h"

static const DealtCard *dealt_of(const Game *game) {
    return &match_turn(&game->runner.match)->dealt;
}

#define COLUMNS 2

/* Rows of tiles in design pixels. */
typedef struct TileRows {
    int top, step, height;
} TileRows;

/* Two alone are taller, four stand two by two, five and six in three lower rows; all in the same room. Under
 * a picture every row is low and stands at the bottom of it, so that the picture gets what is left. */
static TileRows tile_rows(const Game *game) {
    uint32_t count = dealt_of(game)->shown_count;
    if (count > 4) return (TileRows){ANSWER_TOP, 106, 92};
    if (!match_card(&game->runner.match)->picture)
        return count <= 2 ? (TileRows){520, 0, 230} : (TileRows){ANSWER_TOP, 168, 142};
    return count <= 2 ? (TileRows){ANSWER_BOTTOM - 120, 0, 112} : (TileRows){ANSWER_BOTTOM - 206, 106, 92};
}

static int tiles_top(const Game *game) {
    int top = tile_rows(game).top;
    return top == 520 ? ANSWER_TOP : top; /* two tall tiles stand in the middle of their room */
}

static Rect tile_rect(const Game *game, const Canvas *canvas, uint32_t place) {
    TileRows rows = tile_rows(game);
    int x = ANSWER_LEFT + (int)(place % COLUMNS) * 826, row = (int)(place / COLUMNS);
    return layout_rect(canvas, x, rows.top + row * rows.step, 790, rows.height);
}

/* None has the focus until an arrow gives it one, so that a hasty Enter from the last card answers nothing.
 */
static void begin_pick(Game *game) {
    uint32_t count = dealt_of(game)->shown_count;
    menu_reset(&game->menu, (int)count, COLUMNS, MENU_NONE);
}

static void pick_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_OPTION) chosen = input->value;
    if (chosen != MENU_NONE) game_act(game, ACTION_ANSWER, chosen);
}

static TileState pick_state(const Match *match, uint32_t place) {
    const MatchTurn *turn = match_turn(match);
    if (match->phase == MATCH_QUESTION) return TILE_PLAIN;
    if ((int32_t)place == judge_right_answer(match_card(match), &turn->dealt).value) return TILE_RIGHT;
    return turn->seats[0].answered && (int32_t)place == turn->seats[0].answer.value ? TILE_WRONG
                                                                                    : TILE_DIMMED;
}

#define READS_WELL_PX 38 /* design pixels, from a sofa */

/* The size of all texts. Where one would shrink further than it reads well, pictures and margins shrink too,
 * and the reveal shows marks without their words; "missed" stays, as no mark says it. */
static int fit_texts(const Game *game, Canvas *canvas, AnswerTile *tiles, uint32_t count) {
    Rect rect = tile_rect(game, canvas, 0);
    int px = widget_answer_px(canvas, rect, tiles, count);
    if (px >= view_px(canvas_view(canvas), READS_WELL_PX)) return px;
    bool several = match_card(&game->runner.match)->kind == CARD_SEVERAL;
    for (uint32_t place = 0; place < count; place++) {
        tiles[place].tight = true;
        if (!several) tiles[place].note = "";
    }
    return widget_answer_px(canvas, rect, tiles, count);
}

/* Draws the tiles; states and notes are one a place. */
static void draw_tiles(Game *game, Canvas *canvas, AnswerTile *tiles) {
    const DealtCard *dealt = dealt_of(game);
    const Card *card = match_card(&game->runner.match);
    uint32_t count = dealt->shown_count;
    for (uint32_t place = 0; place < count; place++) {
        tiles[place].option = (int)place;
        tiles[place].text = card->options[dealt->shown[place]];
        tiles[place].focused = answer_is_open(game) && game->menu.focus == (int)place;
    }
    int text_px = fit_texts(game, canvas, tiles, count);
    for (uint32_t place = 0; place < count; place++) {
        Rect rect = tile_rect(game, canvas, place);
        menu_place(&game->menu, (int)place, rect);
        tiles[place].text_px = text_px;
        rect = layout_settling(game, canvas, game->card_ms, rect);
        if (!widget_answer(canvas, rect, &tiles[place])) game->overflowing_texts++;
    }
}

static void pick_draw(Game *game, Canvas *canvas) {
    AnswerTile tiles[CARD_SHOWN_MAX] = {0};
    for (uint32_t place = 0; place < dealt_of(game)->shown_count; place++)
        tiles[place].state = pick_state(&game->runner.match, place);
    draw_tiles(game, canvas, tiles);
}

/* The last item of the menu hands the picked ones in. */
static int done_item(const Game *game) {
    return (int)dealt_of(game)->shown_count;
}

static void begin_several(Game *game) {
    uint32_t count = dealt_of(game)->shown_count;
    menu_reset(&game->menu, (int)count + 1, COLUMNS, MENU_NONE);
    game->draft.picked = 0;
}

static void several_input(Game *game, const Input *input) {
    int chosen = menu_input(&game->menu, input);
    if (input->kind == INPUT_OPTION && input->value < done_item(game)) {
        game->draft.picked ^= 1u << input->value;
        game->menu.focus = done_item(game); /* so that Enter hands in */
    } else if (chosen == done_item(game)) {
        if (game->draft.picked) game_act(game, ACTION_ANSWER, (int32_t)game->draft.picked);
    } else if (chosen != MENU_NONE) {
        game->draft.picked ^= 1u << chosen;
    }
}

static void set_several_state(const Game *game, uint32_t place, AnswerTile *tile) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    if (match->phase == MATCH_QUESTION) {
        tile->state = game->draft.picked >> place & 1 ? TILE_PICKED : TILE_PLAIN;
        return;
    }
    bool right = judge_right_answer(match_card(match), &turn->dealt).value >> place & 1;
    bool picked = turn->seats[0].answered && (turn->seats[0].answer.value >> place & 1);
    tile->state = right ? TILE_RIGHT : picked ? TILE_WRONG : TILE_DIMMED;
    if (right && !picked) tile->note = "missed";
}

static void several_draw(Game *game, Canvas *canvas) {
    AnswerTile tiles[CARD_SHOWN_MAX] = {0};
    for (uint32_t place = 0; place < dealt_of(game)->shown_count; place++)
        set_several_state(game, place, &tiles[place]);
    draw_tiles(game, canvas, tiles);
    if (answer_is_open(game))
        layout_button(game, canvas, done_item(game), layout_rect(canvas, 1250, 840, 520, 104),
                      game->draft.picked ? "Done" : "Pick all that fit");
}

const AnswerView ANSWER_PICK = {.hint = "A B C D or click · 1 – 4 · arrows and Enter · Esc pause",
                                .hint_y = 850,
                                .top = tiles_top,
                                .begin = begin_pick,
                                .input = pick_input,
                                .draw = pick_draw};
const AnswerView ANSWER_TRUE_FALSE = {.hint = "A B or click · arrows and Enter · Esc pause",
                                      .hint_y = 850,
                                      .top = tiles_top,
                                      .begin = begin_pick,
                                      .input = pick_input,
                                      .draw = pick_draw};
const AnswerView ANSWER_SEVERAL = {.hint = "Letters or clicks pick all that fit, Enter hands in · Esc pause",
                                   .hint_y = 860,
                                   .top = tiles_top,
                                   .begin = begin_several,
                                   .input = several_input,
                                   .draw = several_draw};
