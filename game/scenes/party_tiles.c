#include "scenes/party_tiles.h"

#include "scenes/seat_chip.h"

enum { TILE_GAP = 16, BADGE = 72, BADGE_OF_MANY = 58, BADGE_COLUMNS = 4 };

uint32_t party_tiles_places(CardKind kind, const CardAnswer *answer) {
    if (card_kind_picks_one(kind)) return 1u << (answer->value & 31);
    return kind == CARD_SEVERAL ? (uint32_t)answer->value : 0;
}

bool party_tiles_are_high(CardKind kind) {
    return kind == CARD_PAIRS;
}

static bool is_right(const PartyTiles *tiles, uint32_t place) {
    CardAnswer right = judge_right_answer(tiles->card, tiles->dealt);
    return party_tiles_places(tiles->card->kind, &right) >> place & 1;
}

/* Two columns; two options alone are taller. */
static Rect tile_rect(const Canvas *canvas, Rect area, uint32_t place, uint32_t count) {
    int gap = view_px(canvas_view(canvas), TILE_GAP), rows = ((int)count + 1) / 2;
    int width = (area.width - gap) / 2, height = (area.height - (rows - 1) * gap) / rows;
    int most = view_px(canvas_view(canvas), 210), top = 0;
    if (height > most) {
        top = (height - most) / 2;
        height = most;
    }
    return (Rect){area.x + (int)(place % 2) * (width + gap), area.y + top + (int)(place / 2) * (height + gap),
                  width, height};
}

/* Room at a tile's right end for those who took it, in up to two rows: all of them might take the same. */
static int badge_columns(const PartyTiles *tiles) {
    return tiles->players > 4 ? BADGE_COLUMNS : ((int)tiles->players + 1) / 2;
}

static int badge_size(const Canvas *canvas, const PartyTiles *tiles) {
    return view_px(canvas_view(canvas), badge_columns(tiles) == BADGE_COLUMNS ? BADGE_OF_MANY : BADGE);
}

static int badges_width(const Canvas *canvas, const PartyTiles *tiles) {
    return badge_columns(tiles) * badge_size(canvas, tiles);
}

static void draw_badges(Canvas *canvas, Rect tile, const PartyTiles *tiles, uint32_t picks) {
    const View *view = canvas_view(canvas);
    int count = 0, shown = 0, columns = badge_columns(tiles);
    for (uint32_t seat = 0; seat < tiles->seats; seat++) count += (int)(picks >> seat & 1);
    int rows = count > columns ? 2 : 1, size = badge_size(canvas, tiles);
    int most = (tile.height - 2 * view_px(view, DESIGN_OUTLINE_THICK + 4)) / rows;
    if (size > most) size = most;
    int right = rect_right(tile) - view_px(view, 26), top = tile.y + (tile.height - rows * size) / 2;
    int in_row = rows == 2 ? (count + 1) / 2 : count;
    for (uint32_t seat = 0; seat < tiles->seats; seat++) {
        if (!(picks >> seat & 1)) continue;
        int row = in_row ? shown / in_row : 0, column = shown - row * in_row;
        Rect badge = {right - (in_row - column) * size, top + row * size, size, size};
        seat_chip_draw_animal(canvas, rect_inset(badge, size / 20), tiles->looks[seat]);
        shown++;
    }
}

/* Whoever plays by mouse clicks it. */
static void take_clicks(Game *game, uint32_t place, Rect rect) {
    if ((int)place < game->menu.count) menu_place(&game->menu, (int)place, rect);
}

static const char *ordinal(uint32_t place) {
    static const char *const NAMES[] = {"1st", "2nd", "3rd", "4th", "5th", "6th"};
    return NAMES[place < 6 ? place : 5];
}

/* The position in the right order of the item at this place. */
static uint32_t position_of(const PartyTiles *tiles, uint32_t place) {
    uint32_t value = (uint32_t)judge_right_answer(tiles->card, tiles->dealt).value, position = 0;
    while (position < tiles->dealt->shown_count && (value >> (4 * position) & 15) != place) position++;
    return position;
}

static void draw_options(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    uint32_t count = tiles->dealt->shown_count;
    bool order = tiles->card->kind == CARD_ORDER;
    AnswerTile looks[CARD_SHOWN_MAX] = {0};
    for (uint32_t place = 0; place < count; place++)
        looks[place] = (AnswerTile){.option = (int)place,
                                    .text = tiles->card->options[tiles->dealt->shown[place]],
                                    .no_key = true,
                                    .note = "",
                                    .aside_px = badges_width(canvas, tiles)};
    int text_px = widget_answer_px(canvas, tile_rect(canvas, area, 0, count), looks, count);
    for (uint32_t place = 0; place < count; place++) {
        AnswerTile *tile = &looks[place];
        Rect rect = tile_rect(canvas, area, place, count);
        tile->text_px = text_px;
        tile->no_key = !tiles->open || tiles->picks[place];
        tile->note = "";
        if (tiles->open && !tiles->picks[place]) tile->aside_px = 0;
        if (tiles->open && tiles->picks[place]) tile->state = TILE_WRONG;
        if (tiles->hidden) tile->text = "";
        if (!tiles->open && order) {
            tile->note = ordinal(position_of(tiles, place));
            tile->aside_px = 0;
        } else if (!tiles->open) {
            tile->state = is_right(tiles, place) ? TILE_RIGHT
                          : tiles->picks[place]  ? TILE_WRONG
                                                 : TILE_DIMMED;
        }
        take_clicks(game, place, rect);
        rect = layout_settling(game, canvas, game->card_ms, rect);
        if (!widget_answer(canvas, rect, tile)) game->overflowing_texts++;
        if (tiles->picks[place]) draw_badges(canvas, rect, tiles, tiles->picks[place]);
    }
}

/* The left sides stand numbered; open, the right sides beside them are those to pick from. */
static void draw_pairs(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    const View *view = canvas_view(canvas);
    uint32_t rows = tiles->dealt->shown_count / 2;
    uint32_t right = (uint32_t)judge_right_answer(tiles->card, tiles->dealt).value;
    int gap = view_px(view, 10), height = (area.height - ((int)rows - 1) * gap) / (int)rows;
    for (uint32_t row = 0; row < rows; row++) {
        uint32_t partner = tiles->open ? row : right >> (4 * row) & 15;
        Rect line = {area.x, area.y + (int)row * (height + gap), area.width, height};
        line = layout_settling(game, canvas, game->card_ms, line);
        Rect left = line, arrow = line, beside = line;
        left.width = line.width * 46 / 100;
        arrow.x = rect_right(left);
        arrow.width = line.width * 5 / 100;
        beside.x = rect_right(arrow);
        beside.width = rect_right(line) - beside.x;
        ShapeStyle plain = {.fill = THEME.paper,
                            .outline = THEME.ink,
                            .outline_px = view_px(view, 4),
                            .radius_px = view_px(view, 22)};
        canvas_shape(canvas, left, &plain);
        Rect cap = rect_inset(left, view_px(view, 12)), words = left;
        cap.width = cap.height;
        widget_key_cap(canvas, cap, arena_format(canvas_arena(canvas), "%u", row + 1));
        words.x = rect_right(cap) + view_px(view, 20);
        words.width = rect_right(left) - view_px(view, 14) - words.x;
        layout_text(game, canvas, words, FONT_BOLD, 42, THEME.ink, ALIGN_LEFT,
                    tiles->hidden ? "" : tiles->card->options[tiles->dealt->shown[row]]);
        if (!tiles->open)
            canvas_picture(canvas, PICTURE_ARROW, rect_inset(arrow, view_px(view, 10)), THEME.ink, 0, 255);
        AnswerTile tile = {.option = (int)partner,
                           .text =
                               tiles->hidden ? "" : tiles->card->options[tiles->dealt->shown[rows + partner]],
                           .state = tiles->open ? TILE_PLAIN : TILE_RIGHT,
                           .note = "",
                           .text_px = view_text_px(view, 42)};
        take_clicks(game, row, beside);
        if (!widget_answer(canvas, beside, &tile)) game->overflowing_texts++;
    }
}

static void draw_written(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    const Card *card = tiles->card;
    const View *view = canvas_view(canvas);
    Rect field = rect_centred(area, area.width * 2 / 3, view_px(view, 120));
    if (!tiles->open) {
        AnswerTile tile = {.text = card_right_text(card, tiles->dealt, canvas_arena(canvas)),
                           .state = TILE_RIGHT,
                           .no_key = true};
        if (!widget_answer(canvas, rect_centred(area, area.width * 2 / 3, view_px(view, 180)), &tile))
            game->overflowing_texts++;
        return;
    }
    const char *unit = card->kind == CARD_NUMBER ? card->number.unit : NULL;
    if (unit) field.width = area.width * 2 / 5;
    const char *empty = card->kind == CARD_NUMBER ? "a number" : "the answer";
    if (!widget_field(canvas, field, tiles->written ? tiles->written : "", empty, tiles->written != NULL,
                      true))
        game->overflowing_texts++;
    if (!unit) return;
    Rect words = field;
    words.x = rect_right(field) + view_px(view, 30);
    words.width = rect_right(area) - words.x;
    layout_text(game, canvas, words, FONT_BOLD, 46, THEME.ink, ALIGN_LEFT, unit);
}

void party_tiles_draw(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    switch (tiles->card->kind) {
    case CARD_PAIRS:
        draw_pairs(game, canvas, area, tiles);
        break;
    case CARD_NUMBER:
    case CARD_TYPED:
        draw_written(game, canvas, area, tiles);
        break;
    default:
        draw_options(game, canvas, area, tiles);
    }
}
