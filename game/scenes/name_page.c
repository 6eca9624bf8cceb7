#include "scenes/name_page.h"

#include "base/text.h"
#include "scenes/layout.h"

#define CARET_MS 530

int name_page_next_frame_ms(const Game *game) {
    if (game->settings.less_motion) return SCENE_STILL;
    return CARET_MS - (int)(game_scene_age_ms(game) % CARET_MS);
}

void name_page_open(Game *game, Canvas *canvas) {
    Rect keep_out[] = {layout_rect(canvas, 290, 30, 1340, 430), layout_rect(canvas, 290, 470, 1340, 420),
                       layout_rect(canvas, 290, 880, 1340, 170)};
    layout_page(game, canvas, keep_out, 3);
}

void name_page_draw(Game *game, Canvas *canvas, const NamePage *page) {
    bool caret = game->settings.less_motion || game_scene_age_ms(game) / CARET_MS % 2 == 0;
    if (!widget_field(canvas, layout_rect(canvas, 460, 280, 1000, 130), game->name, "your name", true, caret))
        game->overflowing_texts++;
    bool full = text_count_graphemes(game->name) >= page->most_graphemes;
    layout_text(game, canvas, layout_rect(canvas, 310, 424, 1300, 50), FONT_MEDIUM, 30, THEME.ink_dim,
                ALIGN_CENTRE, full ? "That is as long as a name can be." : page->how);
    letter_pad_draw(game, canvas, &LETTER_PAD_NAME, 310, 500, 118, 80, 13);
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, NAME_PAGE_OTHER),
                  layout_rect(canvas, 310, 910, 630, 110), page->other);
    layout_button(game, canvas, letter_pad_button(&LETTER_PAD_NAME, NAME_PAGE_SAVE),
                  layout_rect(canvas, 980, 910, 630, 110), "Save");
}
