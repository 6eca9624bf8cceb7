/* The leaves in the margins: they drift to their place when a scene opens and then stand still, so that an
 * idle menu draws nothing; a right answer sends some across the screen. No leaf ever paints on a keep-out
 * rectangle, whatever it does. Their random stream is their own, never the match's; time comes in as
 * milliseconds of any clock that does not go back. */
#ifndef QUIZLEAF_SCREEN_LEAVES_H
#define QUIZLEAF_SCREEN_LEAVES_H

#include "base/random.h"
#include "screen/canvas.h"

#define LEAVES_MAX 44
#define LEAVES_FLYING_MAX 26
#define LEAVES_KEEP_OUT_MAX 32

typedef struct Leaf {
    PictureId picture;
    Rect rect; /* its square; parts may lie outside of the screen */
    Colour colour;
    int angle_degrees;
    uint8_t alpha;
    int from_x, from_y; /* where it comes from, relative to its place, pixels */
    int turn_degrees;   /* over the whole way */
    uint32_t delay_ms;
} Leaf;

/* A value of about 8 KiB; no memory of its own. */
typedef struct Leaves {
    uint32_t seed;
    Random random; /* for bursts */
    View view;
    Rect keep_out[LEAVES_KEEP_OUT_MAX];
    size_t keep_out_count;
    Leaf still[LEAVES_MAX];
    size_t still_count;
    Leaf flying[LEAVES_FLYING_MAX];
    size_t flying_count;
    uint32_t entered_ms, burst_ms;
    bool drifting; /* leaves_enter was called */
    bool less_motion;
} Leaves;

void leaves_init(Leaves *leaves, uint32_t seed);

/* 'Less motion': leaves stand at their place at once and none fly. */
void leaves_set_less_motion(Leaves *leaves, bool less_motion);

/* Finds places for the leaves that cross none of the rectangles: text, cards, buttons. A card's own rectangle
 * is enough, the margin kept around it is wider than its shadow; leaves that fly slide under the card then.
 * Costs a comparison when nothing changed, so a scene may call it each frame before leaves_draw. More than
 * LEAVES_KEEP_OUT_MAX rectangles: the rest are united with the last. */
void leaves_layout(Leaves *leaves, const View *view, const Rect *keep_out, size_t count);

/* A scene opens: the leaves drift in for MOTION_DRIFT_MS. */
void leaves_enter(Leaves *leaves, uint32_t now_ms);

/* A right answer: leaves cross the screen for MOTION_BURST_MS. `strength` (the streak, 1 and up) sends more.
 */
void leaves_burst(Leaves *leaves, uint32_t now_ms, int strength);

/* Whether the next frame would differ from this one because of the leaves. */
bool leaves_moving(const Leaves *leaves, uint32_t now_ms);

/* Draw right after canvas_page, under everything else. Leaves the canvas unclipped. */
void leaves_draw(const Leaves *leaves, Canvas *canvas, uint32_t now_ms);

#endif
