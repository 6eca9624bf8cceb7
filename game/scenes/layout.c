#include "scenes/layout.h"

#include <string.h>

#include "base/calendar.h"
#include "base/text.h"

Rect layout_rect(const Canvas *canvas, int x, int y, int width, int height) {
    return view_rect(canvas_view(canvas), x, y, width, height);
}

Rect layout_settling(const Game *game, const Canvas *canvas, uint32_t since_ms, Rect rect) {
    uint32_t age = game_now_ms(game) - since_ms;
    return rect_moved(rect, 0, view_settle(canvas_view(canvas), 46, age, game->settings.less_motion));
}

void layout_page(Game *game, Canvas *canvas, const Rect *keep_out, size_t count) {
    canvas_page(canvas);
    leaves_layout(&game->leaves, canvas_view(canvas), keep_out, count);
    leaves_draw(&game->leaves, canvas, game_now_ms(game));
}

void layout_text(Game *game, Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour,
                 TextAlign align, const char *text) {
    if (!widget_text(canvas, rect, face, design_px, colour, align, text)) game->overflowing_texts++;
}

/* The text's first graphemes with dots behind them. */
static const char *shortened(Canvas *canvas, const char *text, size_t graphemes) {
    return arena_format(canvas_arena(canvas), "%.*s…", (int)text_grapheme_prefix(text, graphemes), text);
}

/* The smallest size of the rectangle's texts: small print, or less where not even a character and dots of
 * this script have room. */
static int smallest_px(Canvas *canvas, Rect rect, FontFace face, const char *text) {
    const View *view = canvas_view(canvas);
    int least = view_px(view, DESIGN_TEXT_FLOOR);
    if (least < TEXT_FLOOR_PX) least = TEXT_FLOOR_PX;
    for (int px = view_px(view, DESIGN_TEXT_SMALL); px > least; px--)
        if (!text_fit(canvas_fonts(canvas), canvas_arena(canvas), face, px, px, shortened(canvas, text, 1),
                      rect.width, rect.height)
                 .overflows)
            return px;
    return least;
}

bool layout_elided(Game *game, Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour,
                   TextAlign align, const char *text) {
    int px = view_text_px(canvas_view(canvas), design_px), floor_px = smallest_px(canvas, rect, face, text);
    if (floor_px > px) floor_px = px;
    size_t fits = 0, too_many = text_count_graphemes(text) + 1;
    TextBlock block = text_fit(canvas_fonts(canvas), canvas_arena(canvas), face, px, floor_px, text,
                               rect.width, rect.height);
    const char *shown = text;
    while (block.overflows && fits + 1 < too_many) {
        size_t middle = fits + (too_many - fits) / 2;
        TextBlock tried = text_fit(canvas_fonts(canvas), canvas_arena(canvas), face, floor_px, floor_px,
                                   shortened(canvas, text, middle), rect.width, rect.height);
        if (tried.overflows)
            too_many = middle;
        else
            fits = middle;
    }
    if (fits) shown = shortened(canvas, text, fits);
    layout_text(game, canvas, rect, face, design_px, colour, align, shown);
    return shown == text;
}

#define LEFT_TO_RIGHT_MARK "\u200E" /* invisible */

const char *layout_from_left_in(Arena *arena, const char *text) {
    if (text_count_codepoints(text) == strlen(text)) return text; /* plain letters need no mark */
    return arena_format(arena, LEFT_TO_RIGHT_MARK "%s", text);
}

const char *layout_from_left(Canvas *canvas, const char *text) {
    return layout_from_left_in(canvas_arena(canvas), text);
}

#define FIRST_STRONG_ISOLATE "\u2068" /* as invisible */

const char *layout_title(Canvas *canvas, const char *title) {
    if (text_count_codepoints(title) == strlen(title)) return title;
    return arena_format(canvas_arena(canvas), LEFT_TO_RIGHT_MARK FIRST_STRONG_ISOLATE "%s", title);
}

void layout_set_title_language(Canvas *canvas, const char *language) {
    Fonts *fonts = canvas_fonts(canvas);
    fonts_set_language(fonts, language);
    if (fonts_language_is_from_right(fonts)) fonts_set_language(fonts, ""); /* all would begin on the right */
}

const char *layout_name(Canvas *canvas, const char *name) {
    if (text_count_codepoints(name) == strlen(name)) return name;
    return arena_format(canvas_arena(canvas), "%s" LEFT_TO_RIGHT_MARK, name);
}

void layout_button(Game *game, Canvas *canvas, int item, Rect rect, const char *label) {
    menu_place(&game->menu, item, rect);
    if (!widget_small_button(canvas, rect, label, game->menu.focus == item)) game->overflowing_texts++;
}

int layout_choice_change(const Game *game, const Input *input, int chosen) {
    if (input->kind == INPUT_LEFT) return -1;
    if (input->kind == INPUT_RIGHT) return 1;
    if (chosen == MENU_NONE) return 0;
    if (input->kind == INPUT_ACCEPT) return 1;
    return widget_choice_hit(&game->view, game->menu.rects[chosen], input->x, input->y);
}

uint32_t layout_next_choice(const uint32_t *choices, size_t count, uint32_t now, int by) {
    size_t at = 0;
    while (at < count - 1 && choices[at] != now) at++;
    return choices[(at + (size_t)((int)count + by)) % count];
}

void layout_notice(Game *game, Canvas *canvas) {
    if (!game->notice[0]) return;
    canvas_fill(canvas, canvas_area(canvas), colour_with_alpha(THEME.paper, 190));
    widget_panel(canvas, layout_rect(canvas, 340, 340, 1240, 380), THEME.streak_tint);
    layout_text(game, canvas, layout_rect(canvas, 400, 370, 1120, 230), FONT_BOLD, 44, THEME.ink,
                ALIGN_CENTRE, layout_from_left(canvas, game->notice));
    layout_text(game, canvas, layout_rect(canvas, 400, 620, 1120, 70), FONT_MEDIUM, 32, THEME.ink_dim,
                ALIGN_CENTRE, "Enter or a click puts this away");
}

const char *layout_number(Canvas *canvas, int64_t number) {
    return text_number(canvas_arena(canvas), number);
}

const char *layout_date(Canvas *canvas, int64_t seconds) {
    CalendarDate date = calendar_date(seconds);
    return arena_format(canvas_arena(canvas), "%d %s %lld", date.day, calendar_month_name(date.month),
                        (long long)date.year);
}

const char *layout_card_number(Canvas *canvas, const Match *match) {
    const char *number = layout_number(canvas, match->turn_count);
    if (mode_row(match->rules.mode)->is_open_ended || !deck_knows_count(&match->deck))
        return arena_format(canvas_arena(canvas), "Card %s", number);
    return arena_format(canvas_arena(canvas), "Card %s of %s", number,
                        layout_number(canvas, match->turn_limit));
}

const char *layout_length(Canvas *canvas, uint32_t length, const CardList *cards) {
    if (length == 0) return "all cards";
    bool are_fewer = cards && cards->count < length;
    return arena_format(canvas_arena(canvas), "%s%u cards", are_fewer ? "up to " : "", length);
}

const char *layout_count(Arena *arena, size_t count, bool at_most) {
    return arena_format(arena, "%s%s", at_most ? "up to " : "", text_number(arena, (int64_t)count));
}

const char *layout_card_count(Arena *arena, const CardList *cards) {
    return arena_format(arena, "%s %s", layout_count(arena, cards->count, !card_selection_knows_count(cards)),
                        cards->count == 1 ? "card" : "cards");
}

const char *layout_seconds(Canvas *canvas, uint32_t seconds) {
    return seconds ? arena_format(canvas_arena(canvas), "%u seconds", seconds) : "no limit";
}

const char *layout_pack_size(Canvas *canvas, const Pack *pack) {
    size_t facts = fact_base_count_facts(&pack->facts);
    const char *cards = layout_card_count(canvas_arena(canvas), &pack->cards);
    if (facts == 0) return cards;
    return arena_format(canvas_arena(canvas), "%s from %s %s", cards, layout_number(canvas, (int64_t)facts),
                        facts == 1 ? "fact" : "facts");
}

const char *layout_cards(Game *game, Canvas *canvas) {
    if (!game_cards(game)) return "none";
    size_t packs = game->cards.pack_count;
    return packs > 1 ? arena_format(canvas_arena(canvas), "%zu packs", packs) : game->cards.packs[0]->title;
}
