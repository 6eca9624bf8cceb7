#include "scenes/pack_banner.h"

#include <string.h>

#include "scenes/layout.h"
#include "scenes/pack_words.h"

#define BANNER_HEIGHT 42
#define HINT_HEIGHT 84      /* two lines about fonts */
#define HINT_LINE_BYTES 125 /* of them that one line has room for */
#define PROBLEM_HEIGHT 126  /* two lines of DESIGN_TEXT_BODY */

/* Milliseconds since the first of the packs that are being read was asked for. */
static uint32_t reading_age_ms(const Game *game) {
    return game_now_ms(game) - game->packs.reading_since_ms;
}

bool pack_banner_shows_reading(const Game *game) {
    LoaderState reading;
    return game_packs_state(game, &reading) && reading_age_ms(game) >= PACK_BANNER_PATIENCE_MS;
}

static uint32_t font_hint_age_ms(const Game *game) {
    return game_now_ms(game) - game->font_hint_ms;
}

/* Until the strip about a font is over. */
static int font_hint_next_frame_ms(const Game *game) {
    if (game->font_hint_waits) return 0;
    if (!game->font_hint[0]) return SCENE_STILL;
    uint32_t age = font_hint_age_ms(game);
    return age < PACK_BANNER_FONT_MS ? (int)(PACK_BANNER_FONT_MS - age) : PACK_BANNER_FRAME_MS;
}

int pack_banner_next_frame_ms(const Game *game) {
    LoaderState reading;
    if (!game_packs_state(game, &reading)) return font_hint_next_frame_ms(game);
    uint32_t age = reading_age_ms(game);
    return age < PACK_BANNER_PATIENCE_MS ? (int)(PACK_BANNER_PATIENCE_MS - age) : PACK_BANNER_FRAME_MS;
}

/* The strip from edge to edge; returns the design's part of it, where words stand. */
static Rect draw_strip(Canvas *canvas, int design_height, Colour fill) {
    const View *view = canvas_view(canvas);
    Rect strip = canvas_area(canvas), line, words = layout_rect(canvas, 60, 0, 1800, 0);
    strip.height = view_px(view, design_height);
    line = strip;
    line.height = view_px(view, DESIGN_OUTLINE - 1);
    line.y = strip.height - line.height;
    canvas_fill(canvas, strip, fill);
    canvas_fill(canvas, line, THEME.ink);
    return (Rect){words.x, 0, words.width, line.y};
}

void pack_banner_draw_reading(Game *game, Canvas *canvas, const LoaderState *reading, size_t batch) {
    Arena *arena = canvas_arena(canvas);
    const View *view = canvas_view(canvas);
    size_t all = batch > reading->waiting ? batch : reading->waiting, done = all - reading->waiting;
    const char *counted = all > 1 ? arena_format(arena, " %zu of %zu", done + 1, all) : "";
    const char *text = arena_format(arena, "Opening packs…%s · %s · Esc leaves %s out", counted,
                                    reading->name, game->packs.brought.count > 1 ? "them" : "it");
    Rect words = draw_strip(canvas, BANNER_HEIGHT, THEME.streak_tint), bar = words;
    bar.width = view_px(view, 420);
    bar.height = view_px(view, 24);
    bar.x = rect_right(words) - bar.width;
    bar.y = (words.height - bar.height) / 2;
    words.width = bar.x - view_px(view, 30) - words.x;
    layout_elided(game, canvas, words, FONT_BOLD, DESIGN_TEXT_SMALL, THEME.ink, ALIGN_LEFT, text);
    uint64_t permille = (done * 1000 + (size_t)reading->permille) / (all ? all : 1);
    widget_progress(canvas, bar, (int)permille, THEME.accent);
}

/* The pack that is being edited, where it has a problem that is told now; else NULL. */
static const ShelvedPack *faulty_pack(const Game *game) {
    const ShelvedPack *edited =
        game->packs.edited ? pack_shelf_find_path(&game->shelf, game->packs.edited) : NULL;
    bool told = edited && !edited->hidden && pack_words_first_problem(edited);
    return told && !pack_banner_shows_reading(game) ? edited : NULL;
}

/* Whether what there is to tell of fonts is told now. */
static bool tells_fonts(const Game *game) {
    return game->font_hint[0] && !pack_banner_shows_reading(game) && !faulty_pack(game);
}

static int hint_height(const Game *game) {
    return strlen(game->font_hint) <= HINT_LINE_BYTES ? BANNER_HEIGHT : HINT_HEIGHT;
}

int pack_banner_height(const Game *game, const View *view) {
    if (faulty_pack(game)) return view_px(view, PROBLEM_HEIGHT);
    return tells_fonts(game) && hint_height(game) == HINT_HEIGHT ? view_px(view, HINT_HEIGHT) : 0;
}

/* Packs that came to the shelf, or were shown again. */
static void look_at_packs(Game *game, Fonts *fonts) {
    for (size_t i = 0; i < game->shelf.packs.count; i++) {
        ShelvedPack *shelved = game->shelf.packs.items[i];
        if (shelved->hidden || shelved->fonts_known) continue;
        const PackCharacters *characters = &shelved->loaded.characters;
        fonts_note_characters(fonts, characters->items, characters->count);
        shelved->fonts_known = true;
    }
}

/* While packs are read there may be more to tell. What comes while a strip is shown is told with it. */
void pack_banner_update(Game *game, Fonts *fonts) {
    LoaderState reading;
    if (game->font_hint[0] && font_hint_age_ms(game) >= PACK_BANNER_FONT_MS) {
        game->font_hint[0] = '\0';
        game->font_hint_scripts = 0;
    }
    if (game_packs_state(game, &reading) || faulty_pack(game)) return;
    look_at_packs(game, fonts);
    ScriptSet missing = fonts_take_missing(fonts);
    if (!missing) return;
    game->font_hint_scripts |= missing;
    missing_fonts_sentence(game->font_hint_scripts, " and start Quizleaf again.", game->font_hint);
    game->font_hint_ms = game_now_ms(game);
}

static void draw_problem(Game *game, Canvas *canvas, const ShelvedPack *shelved) {
    const Problem *problem = pack_words_first_problem(shelved);
    size_t more = pack_words_count_problems(shelved) - 1;
    Rect words = draw_strip(canvas, PROBLEM_HEIGHT,
                            problem->severity == PROBLEM_ERROR ? THEME.wrong_tint : THEME.streak_tint);
    if (more) {
        const char *rest = arena_format(canvas_arena(canvas), "%zu more: see Packs", more);
        Rect right = words;
        right.width = view_px(canvas_view(canvas), 330);
        right.x = rect_right(words) - right.width;
        words.width = right.x - view_px(canvas_view(canvas), 30) - words.x;
        layout_text(game, canvas, right, FONT_BOLD, DESIGN_TEXT_SMALL, THEME.ink_dim, ALIGN_RIGHT, rest);
    }
    layout_elided(game, canvas, words, FONT_BOLD, DESIGN_TEXT_BODY, THEME.ink, ALIGN_LEFT,
                  layout_from_left(canvas, pack_words_problem(canvas_arena(canvas), problem)));
}

static void draw_font_hint(Game *game, Canvas *canvas) {
    layout_text(game, canvas, draw_strip(canvas, hint_height(game), THEME.streak_tint), FONT_BOLD, 28,
                THEME.ink, ALIGN_LEFT, game->font_hint);
}

void pack_banner_draw(Game *game, Canvas *canvas) {
    LoaderState reading;
    game->font_hint_waits = fonts_have_missing(canvas_fonts(canvas)) && !faulty_pack(game);
    if (pack_banner_shows_reading(game) && game_packs_state(game, &reading)) {
        pack_banner_draw_reading(game, canvas, &reading, game->packs.batch);
        return;
    }
    const ShelvedPack *faulty = faulty_pack(game);
    if (faulty)
        draw_problem(game, canvas, faulty);
    else if (tells_fonts(game))
        draw_font_hint(game, canvas);
}
