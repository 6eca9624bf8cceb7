/* A frame as commands. A scene describes everything it shows between canvas_begin and canvas_end; the canvas
 * draws and presents only what differs from the frame before (canvas.c opens with how).
 *
 *     canvas_begin(canvas, &view);
 *     canvas_page(canvas);
 *     canvas_text(canvas, FONT_HEADING, px, THEME.ink, x, y, "Quizleaf");
 *     canvas_end(canvas);
 *
 * Later commands lie over earlier ones. What is outside of the view or the clip is dropped. Texts are copied,
 * so they need to live only during the call. */
#ifndef QUIZLEAF_SCREEN_CANVAS_H
#define QUIZLEAF_SCREEN_CANVAS_H

#include "base/arena.h"
#include "screen/composition.h"
#include "screen/geometry.h"
#include "screen/photo.h"
#include "screen/picture.h"
#include "screen/shape.h"
#include "screen/text.h"
#include "screen/theme.h"
#include "screen/window.h"

typedef struct Canvas Canvas;

/* Borrows all three until canvas_close. NULL only when memory ran out. */
Canvas *canvas_open(Window *window, Fonts *fonts, Pictures *pictures);
void canvas_close(Canvas *canvas); /* NULL is fine */

/* Starts a frame. The view's size is that of the window (view.text_percent is the player's choice). */
void canvas_begin(Canvas *canvas, const View *view);

/* Draws and presents what changed. Returns the pixels that were drawn anew: 0 for a frame like the last. */
int canvas_end(Canvas *canvas);

/* The next frame is drawn whole: after an expose event, or when fonts or pictures changed. A new size is
 * noticed without it. */
void canvas_invalidate(Canvas *canvas);

/* Of the frame being described. */
const View *canvas_view(const Canvas *canvas);
Fonts *canvas_fonts(const Canvas *canvas);
/* Memory for this frame: whatever is built in it is gone at the next canvas_begin. */
Arena *canvas_arena(Canvas *canvas);
Rect canvas_area(const Canvas *canvas); /* the whole view */

/* What follows is laid out and drawn below the window's uppermost pixels, as if the window were lower by so
 * many; 0, as at canvas_begin, ends that. Above it nothing is drawn meanwhile. It ends a clip. */
void canvas_reserve_top(Canvas *canvas, int pixels);

/* The page: the diagonal wash over everything. The first command of nearly every scene. */
void canvas_page(Canvas *canvas);

void canvas_fill(Canvas *canvas, Rect rect, Colour colour);
void canvas_shape(Canvas *canvas, Rect rect, const ShapeStyle *style);

/* The picture in the largest square in the middle of rect. tint alpha 0: the picture's own colour. */
void canvas_picture(Canvas *canvas, PictureId id, Rect rect, Colour tint, int angle_degrees, uint8_t alpha);

/* A picture of a pack, stretched to rect: give it one of the picture's own proportions. False where it cannot
 * be shown; nothing is drawn then. Its file is read and decoded during the first such call (photo.h). */
bool canvas_photo(Canvas *canvas, const PhotoSource *source, Rect rect);

/* One line; x, y is the top left of its line box (text_line_height high). */
void canvas_text(Canvas *canvas, FontFace face, int px, Colour colour, int x, int y, const char *text);

/* A fitted text in a box, centred vertically; one that overflows starts at the top and is clipped. */
void canvas_text_block(Canvas *canvas, const TextBlock *block, FontFace face, Colour colour, Rect box,
                       TextAlign horizontal);

/* Following commands paint only inside rect. canvas_unclip ends that. Clips do not nest: the last counts. */
void canvas_clip(Canvas *canvas, Rect rect);
void canvas_unclip(Canvas *canvas);

/* Following commands are drawn with their alpha times alpha / 255, each on its own; 255 ends that. */
void canvas_fade(Canvas *canvas, uint8_t alpha);

/* What an input method composes (borrowed until canvas_end; NULL: nothing, as at canvas_begin) for the
 * frame's field with the focus, which shows it. */
void canvas_compose(Canvas *canvas, const Composition *composition);
const Composition *canvas_composition(const Canvas *canvas);

/* Where the caret of the field with the focus stands in this frame, for the windows of an input method; width
 * 0: nothing is written anywhere. It is asked for in pixels of the window. */
void canvas_set_caret(Canvas *canvas, Rect caret);
Rect canvas_caret(const Canvas *canvas);

/* What is in force, so that a helper can narrow it and put it back. */
Rect canvas_clip_now(const Canvas *canvas);
uint8_t canvas_fade_now(const Canvas *canvas);

#endif
