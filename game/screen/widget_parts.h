/* What the widgets share among themselves. */
#ifndef QUIZLEAF_SCREEN_WIDGET_PARTS_H
#define QUIZLEAF_SCREEN_WIDGET_PARTS_H

#include "screen/canvas.h"

/* A style with its sizes in design pixels; no shadow. */
ShapeStyle widget_style(const Canvas *canvas, Colour fill, Colour outline, int design_outline,
                        int design_radius);

/* Where a focused button stands: a little to the left of its place. */
Rect widget_focused_rect(const Canvas *canvas, Rect rect);

#endif
