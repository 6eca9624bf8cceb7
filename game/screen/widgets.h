/* Drawing helpers that several scenes share. Each takes its rectangle and fits its text into it; none keeps
 * state or reads input: a scene hit-tests with rect_contains on the same rectangles. Text comes from the
 * frame being described, sizes from the canvas's view. */
#ifndef QUIZLEAF_SCREEN_WIDGETS_H
#define QUIZLEAF_SCREEN_WIDGETS_H

#include "screen/canvas.h"

/* Text fitted into a rectangle, centred vertically. design_px shrinks to DESIGN_TEXT_FLOOR at most. False
 * where it overflows even so (it is then clipped: give it more room or scroll it). */
bool widget_text(Canvas *canvas, Rect rect, FontFace face, int design_px, Colour colour, TextAlign align,
                 const char *text);

/* The heading of a screen, in the heading face; one line where it can. */
bool widget_heading(Canvas *canvas, Rect rect, int design_px, TextAlign align, const char *text);

/* Dim small print: hints in the foot of a screen. */
bool widget_hint(Canvas *canvas, Rect rect, TextAlign align, const char *text);

/* A paper card with a shadow; `fill` usually THEME.paper. */
void widget_panel(Canvas *canvas, Rect rect, Colour fill);

/* A big button: label at the left of the middle. Focused: moved a little to the left, tinted, a thicker
 * outline and the marker picture (PICTURE_NONE: a leaf). With a marker other than PICTURE_NONE the picture
 * shows unfocused too, dimmer. */
bool widget_button(Canvas *canvas, Rect rect, const char *label, bool focused, PictureId marker);

/* A button in a row of small ones ("Back", "Go on"): label centred. */
bool widget_small_button(Canvas *canvas, Rect rect, const char *label, bool focused);

/* The same, whose label leaves so many pixels free at each side for what else is drawn there. */
bool widget_small_button_beside(Canvas *canvas, Rect rect, const char *label, bool focused, int side_px);

typedef enum TileState {
    TILE_PLAIN,
    TILE_PICKED, /* chosen, the answer not yet shown */
    TILE_RIGHT,  /* solid thick outline, a tick and "right" */
    TILE_WRONG,  /* picked and wrong: dashed outline, a cross and "you" */
    TILE_DIMMED  /* neither */
} TileState;

typedef struct AnswerTile {
    int option; /* 0 to 5: shape, colour and letter */
    const char *text;
    TileState state;
    bool focused;
    const char *note; /* instead of "right" or "you"; NULL for those, "" for none */
    bool no_key;      /* no key cap, where letters do not answer */
    bool tight;       /* long texts: a smaller picture and narrower margins leave them more room */
    int text_px;      /* the size to start from, from widget_answer_px; 0: DESIGN_TEXT_ANSWER */
    int aside_px;     /* pixels at the right end that the caller draws on; 0: none */
} AnswerTile;

bool widget_answer(Canvas *canvas, Rect rect, const AnswerTile *tile);

/* One text size for all tiles of a card, each of rect's size, so that no answer looks more important than
 * another: the smallest that one of them needs, with room for the word that the reveal adds, so that the
 * texts keep their size there. Pixels. */
int widget_answer_px(Canvas *canvas, Rect rect, const AnswerTile *tiles, size_t count);

/* A small rounded label with a picture: score, streak. dim_text (may be NULL) follows in dim ink.
 * widget_pill_width: pixels it wants at this height, so that a row can be laid out from the right. */
void widget_pill(Canvas *canvas, Rect rect, PictureId picture, Colour fill, const char *text,
                 const char *dim_text);
int widget_pill_width(Canvas *canvas, int height, PictureId picture, const char *text, const char *dim_text);

/* A key as on a keyboard: "A", "Esc". */
void widget_key_cap(Canvas *canvas, Rect rect, const char *key);
int widget_key_cap_width(Canvas *canvas, int height, const char *key);

/* A rounded bar filled from the left, permille 0 to 1000. */
void widget_progress(Canvas *canvas, Rect rect, int permille, Colour fill);

/* A line to type into, with a caret after the text when focused and caret_visible. When focused it shows
 * after the text what an input method is composing (canvas_compose), underlined, with the caret in it, and
 * says where the caret is (canvas_set_caret). Where the text runs from the right the caret stands at its
 * left. */
bool widget_field(Canvas *canvas, Rect rect, const char *text, const char *placeholder, bool focused,
                  bool caret_visible);

/* A setting: label left, value right between arrows (which show what LEFT and RIGHT do when focused). */
bool widget_choice(Canvas *canvas, Rect rect, const char *label, const char *value, bool focused);

/* Where a focused widget_choice is clicked: -1 the left arrow, 1 the right one or elsewhere, 0 outside. */
int widget_choice_hit(const View *view, Rect rect, int x, int y);

/* A thin scroll bar: first of total lines, `shown` of them visible. Draws nothing when all are. */
void widget_scroll_bar(Canvas *canvas, Rect rect, int first, int shown, int total);

/* Whether a press there takes hold of it (a little beside it does, too), and which line is the first where
 * the middle of its thumb is led to y. */
bool widget_scroll_bar_holds(Rect rect, int x, int y);
int widget_scroll_bar_first(Rect rect, int y, int shown, int total);

/* What a card or tile covers with its shadow. */
Rect widget_card_bounds(const Canvas *canvas, Rect rect);

#endif
