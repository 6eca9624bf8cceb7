#include "scenes/party_layout.h"

#include "scenes/party_view.h"

enum { GAP = 24 };

/* Low chips can be read from 1152 x 648 on. */
static bool is_small(const Canvas *canvas) {
    return view_px(canvas_view(canvas), 1000) < 600;
}

static Rect across(const Canvas *canvas, int top, int bottom) {
    return layout_rect(canvas, PARTY_LEFT, top, PARTY_WIDTH, bottom - top);
}

Rect party_layout_sign(const Canvas *canvas) {
    return across(canvas, PARTY_SIGN_TOP, PARTY_SIGN_TOP + PARTY_SIGN_HEIGHT);
}

Rect party_layout_chips(const Canvas *canvas) {
    return across(canvas, PARTY_CHIPS_TOP, PARTY_CHIPS_BOTTOM);
}

PartyLayout party_layout_of(Game *game, Canvas *canvas, const PartyTiles *tiles) {
    int top = party_tiles_are_high(tiles->card->kind) ? PARTY_TILES_TOP_HIGH : PARTY_TILES_TOP;
    PartyLayout layout = {.paper = across(canvas, PARTY_PAPER_TOP, top - GAP),
                          .tiles = across(canvas, top, PARTY_TILES_BOTTOM),
                          .chips = party_layout_chips(canvas)};
    if (is_small(canvas) || party_tiles_are_full_size(canvas, layout.tiles, tiles)) return layout;
    int spare = layout.chips.height - party_chips_least_height(game, canvas, layout.chips.width);
    if (spare <= 0) return layout;
    layout.tiles.height += spare;
    layout.chips.y += spare;
    layout.chips.height -= spare;
    return layout;
}
