#include "scenes/party_tiles.h"

#include "scenes/seat_chip.h"

/* Design pixels; BADGES: the room of all of a high tile. */
enum {
    TILE_GAP = 16,
    BADGE = 72,
    BADGE_OF_MANY = 58,
    HIGH_TILE = 160,
    BADGES_HIGH = 76,
    BADGES_HIGH_OF_MANY = 104,
    ORDINAL = 50,
    SAID_ROWS = 4
};

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

static int badge_size(const Canvas *canvas, const PartyTiles *tiles) {
    return view_px(canvas_view(canvas), tiles->players > 4 ? BADGE_OF_MANY : BADGE);
}

/* Room at a tile's right end for those who took it: all of them might take the same. */
static int badges_width(const Canvas *canvas, Rect tile, const PartyTiles *tiles) {
    const View *view = canvas_view(canvas);
    if (tiles->card->kind == CARD_ORDER) return view_px(view, ORDINAL); /* nobody is told who took it where */
    if (tile.height >= view_px(view, HIGH_TILE)) /* there they stand below each other */
        return view_px(view, tiles->players > 4 ? BADGES_HIGH_OF_MANY : BADGES_HIGH);
    return ((int)tiles->players + 1) / 2 * badge_size(canvas, tiles);
}

/* As large as so many can be in the room. */
static int fit_badges(Rect room, int count, int most, int *columns) {
    int best = 0;
    for (int wide = 1; wide <= count; wide++) {
        int rows = (count + wide - 1) / wide, size = most;
        if (size > room.width / wide) size = room.width / wide;
        if (size > room.height / rows) size = room.height / rows;
        if (size <= best) continue;
        best = size;
        *columns = (count + rows - 1) / rows;
    }
    return best;
}

static void draw_badges(Canvas *canvas, Rect tile, const PartyTiles *tiles, uint32_t picks) {
    const View *view = canvas_view(canvas);
    int count = 0, shown = 0, columns = 1, border = view_px(view, DESIGN_OUTLINE_THICK + 4);
    for (uint32_t seat = 0; seat < tiles->seats; seat++) count += (int)(picks >> seat & 1);
    if (count == 0) return;
    Rect room = {0, tile.y + border, badges_width(canvas, tile, tiles), tile.height - 2 * border};
    room.x = rect_right(tile) - view_px(view, 26) - room.width;
    int size = fit_badges(room, count, badge_size(canvas, tiles), &columns);
    int rows = (count + columns - 1) / columns, top = room.y + (room.height - rows * size) / 2;
    for (uint32_t seat = 0; seat < tiles->seats; seat++) {
        if (!(picks >> seat & 1)) continue;
        Rect badge = {rect_right(room) - (columns - shown % columns) * size, top + shown / columns * size,
                      size, size};
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

/* The tiles as they are with everything beside their texts that may come there; returns the size of text for
 * which that leaves room. */
static int make_tiles(Canvas *canvas, Rect area, const PartyTiles *tiles, AnswerTile looks[CARD_SHOWN_MAX]) {
    uint32_t count = tiles->dealt->shown_count;
    Rect first = tile_rect(canvas, area, 0, count);
    for (uint32_t place = 0; place < count; place++)
        looks[place] = (AnswerTile){.option = (int)place,
                                    .text = tiles->card->options[tiles->dealt->shown[place]],
                                    .no_key = true,
                                    .note = "",
                                    .aside_px = badges_width(canvas, first, tiles)};
    return widget_answer_px(canvas, first, looks, count);
}

static void draw_options(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    uint32_t count = tiles->dealt->shown_count;
    bool order = tiles->card->kind == CARD_ORDER;
    AnswerTile looks[CARD_SHOWN_MAX];
    int text_px = make_tiles(canvas, area, tiles, looks);
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

/* A row of pairs: the numbered left side, an arrow, and beside it what is to be picked, or the partner. */
typedef struct PairRow {
    Rect left, cap, words, arrow, beside;
} PairRow;

static PairRow lay_pair(const Canvas *canvas, Rect area, uint32_t row, uint32_t rows) {
    const View *view = canvas_view(canvas);
    int gap = view_px(view, 10), height = (area.height - ((int)rows - 1) * gap) / (int)rows;
    Rect line = {area.x, area.y + (int)row * (height + gap), area.width, height};
    PairRow pair = {line, line, line, line, line};
    pair.left.width = line.width * 46 / 100;
    pair.arrow.x = rect_right(pair.left);
    pair.arrow.width = line.width * 5 / 100;
    pair.beside.x = rect_right(pair.arrow);
    pair.beside.width = rect_right(line) - pair.beside.x;
    int inset = view_px(view, 12), most = view_px(view, 66);
    int cap = line.height - 2 * inset < most ? line.height - 2 * inset : most;
    pair.cap = (Rect){pair.left.x + inset, line.y + (line.height - cap) / 2, cap, cap};
    pair.words.x = rect_right(pair.cap) + view_px(view, 20);
    pair.words.width = rect_right(pair.left) - view_px(view, 14) - pair.words.x;
    return pair;
}

/* The size of text for which all rows have room. */
static int pairs_px(Canvas *canvas, Rect area, const PartyTiles *tiles) {
    const View *view = canvas_view(canvas);
    uint32_t rows = tiles->dealt->shown_count / 2;
    AnswerTile partners[CARD_SHOWN_MAX];
    PairRow first = lay_pair(canvas, area, 0, rows);
    for (uint32_t row = 0; row < rows; row++)
        partners[row] =
            (AnswerTile){.text = tiles->card->options[tiles->dealt->shown[rows + row]], .note = ""};
    int px = widget_answer_px(canvas, first.beside, partners, rows);
    for (uint32_t row = 0; row < rows; row++) {
        TextBlock block =
            text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_BOLD, px,
                     view_px(view, DESIGN_TEXT_FLOOR), tiles->card->options[tiles->dealt->shown[row]],
                     first.words.width, first.words.height - 2 * view_px(view, 6));
        if (block.px < px) px = block.px;
    }
    return px;
}

static void draw_left_side(Game *game, Canvas *canvas, const PairRow *pair, uint32_t row, const char *text,
                           int px) {
    const View *view = canvas_view(canvas);
    ShapeStyle plain = {.fill = THEME.paper,
                        .outline = THEME.ink,
                        .outline_px = view_px(view, 4),
                        .radius_px = view_px(view, 22)};
    canvas_shape(canvas, pair->left, &plain);
    widget_key_cap(canvas, pair->cap, arena_format(canvas_arena(canvas), "%u", row + 1));
    TextBlock block = text_fit(canvas_fonts(canvas), canvas_arena(canvas), FONT_BOLD, px, TEXT_FLOOR_PX, text,
                               pair->words.width, pair->words.height);
    canvas_text_block(canvas, &block, FONT_BOLD, THEME.ink, pair->words, ALIGN_LEFT);
    if (block.overflows) game->overflowing_texts++;
}

/* The left sides stand numbered; open, the right sides beside them are those to pick from. */
static void draw_pairs(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    uint32_t rows = tiles->dealt->shown_count / 2;
    uint32_t right = (uint32_t)judge_right_answer(tiles->card, tiles->dealt).value;
    int px = pairs_px(canvas, area, tiles);
    const char *const *options = tiles->card->options;
    for (uint32_t row = 0; row < rows; row++) {
        uint32_t partner = tiles->open ? row : right >> (4 * row) & 15;
        Rect settled = layout_settling(game, canvas, game->card_ms, area);
        PairRow pair = lay_pair(canvas, settled, row, rows);
        draw_left_side(game, canvas, &pair, row, tiles->hidden ? "" : options[tiles->dealt->shown[row]], px);
        if (!tiles->open)
            canvas_picture(canvas, PICTURE_ARROW, rect_inset(pair.arrow, view_px(canvas_view(canvas), 10)),
                           THEME.ink, 0, 255);
        AnswerTile tile = {.option = (int)partner,
                           .text = tiles->hidden ? "" : options[tiles->dealt->shown[rows + partner]],
                           .state = tiles->open ? TILE_PLAIN : TILE_RIGHT,
                           .note = "",
                           .text_px = px};
        take_clicks(game, row, pair.beside);
        if (!widget_answer(canvas, pair.beside, &tile)) game->overflowing_texts++;
    }
}

/* What was written, each beside its animal: one below the other, more than SAID_ROWS in two columns. */
static void draw_said(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles, int count) {
    int columns = count > SAID_ROWS ? 2 : 1, rows = (count + columns - 1) / columns, index = 0;
    int gap = view_px(canvas_view(canvas), TILE_GAP), height = area.height / SAID_ROWS;
    int width = (area.width - (columns - 1) * gap) / columns,
        top = area.y + (area.height - rows * height) / 2;
    for (uint32_t seat = 0; seat < tiles->seats; seat++) {
        if (!tiles->said[seat]) continue;
        Rect line = {area.x + index / rows * (width + gap), top + index % rows * height, width, height};
        Rect animal = rect_inset(line, height / 12), words = line;
        animal.width = animal.height;
        words.x = rect_right(animal) + gap;
        words.width = rect_right(line) - words.x;
        seat_chip_draw_animal(canvas, animal, tiles->looks[seat]);
        layout_elided(game, canvas, words, FONT_BOLD, 40, THEME.ink, ALIGN_LEFT,
                      layout_from_left(canvas, tiles->said[seat]));
        index++;
    }
}

static int count_said(const PartyTiles *tiles) {
    int count = 0;
    for (uint32_t seat = 0; seat < tiles->seats; seat++) count += tiles->said[seat] != NULL;
    return count;
}

static void draw_written(Game *game, Canvas *canvas, Rect area, const PartyTiles *tiles) {
    const Card *card = tiles->card;
    const View *view = canvas_view(canvas);
    int said = count_said(tiles), wide = area.width * 2 / 3;
    if (said) { /* at the right of the answer */
        Rect beside = area;
        area.width = wide = area.width * 54 / 100;
        beside.x = rect_right(area) + view_px(view, 50);
        beside.width -= beside.x - area.x;
        draw_said(game, canvas, beside, tiles, said);
    }
    Rect field = rect_centred(area, wide, view_px(view, 120));
    if (!tiles->open) {
        AnswerTile tile = {.text = card_right_text(card, tiles->dealt, canvas_arena(canvas)),
                           .state = TILE_RIGHT,
                           .no_key = true};
        if (!widget_answer(canvas, rect_centred(area, wide, view_px(view, 180)), &tile))
            game->overflowing_texts++;
        return;
    }
    const char *unit = card->kind == CARD_NUMBER ? card->number.unit : NULL;
    if (unit) field.width = wide * 3 / 5;
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

bool party_tiles_are_full_size(Canvas *canvas, Rect area, const PartyTiles *tiles) {
    AnswerTile looks[CARD_SHOWN_MAX];
    int full = view_text_px(canvas_view(canvas), DESIGN_TEXT_ANSWER);
    if (tiles->card->kind == CARD_NUMBER || tiles->card->kind == CARD_TYPED) return true;
    if (tiles->card->kind == CARD_PAIRS) return pairs_px(canvas, area, tiles) == full;
    return make_tiles(canvas, area, tiles, looks) == full;
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
