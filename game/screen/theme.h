/* How Quizleaf looks, in one place: colours, and sizes as design pixels of a 1920 x 1080 screen. */
#ifndef QUIZLEAF_SCREEN_THEME_H
#define QUIZLEAF_SCREEN_THEME_H

#include "screen/geometry.h"
#include "screen/picture.h"

/* The look of one answer: a shape always goes with its colour. */
typedef struct AnswerStyle {
    const char *shape_name; /* "leaf", for people who hear the game or do not see colours */
    char letter;            /* 'A' .. 'F' */
    PictureId picture;
    Colour ink;  /* the picture */
    Colour tint; /* the tile */
} AnswerStyle;

#define ANSWER_STYLES 6
#define LEAF_COLOURS 6

typedef struct Theme {
    Colour ink, ink_dim; /* text and outlines; dim is ink at about 60 % on the page, solid */
    Colour paper;
    Colour page[3]; /* the diagonal wash, top left to bottom right */
    Colour white;   /* key caps, empty bars */
    Colour right, right_tint, wrong, wrong_tint;
    Colour accent; /* small headings on paper */
    Colour score_tint, streak_tint;
    Colour podium[3]; /* first, second, third */
    Colour shadow;    /* with its alpha */
    Colour leaves[LEAF_COLOURS];
    AnswerStyle answers[ANSWER_STYLES];
} Theme;

extern const Theme THEME;

/* Design pixels at 1920 x 1080: pass them through view_px (lengths) or view_text_px (text). */
enum {
    DESIGN_OUTLINE = 5,
    DESIGN_OUTLINE_THICK = 9, /* right, wrong, focused */
    DESIGN_RADIUS = 34,       /* cards and tiles */
    DESIGN_RADIUS_SMALL = 14, /* key caps */
    DESIGN_SHADOW_X = 10,
    DESIGN_SHADOW_Y = 12,
    DESIGN_MARGIN = 70, /* edge of the screen to the nearest text */
    DESIGN_GAP = 36,    /* between tiles */
    DESIGN_TEXT_LOGO = 190,
    DESIGN_TEXT_TITLE = 96, /* heading of a screen */
    DESIGN_TEXT_PROMPT = 76,
    DESIGN_TEXT_BUTTON = 56,
    DESIGN_TEXT_ANSWER = 46,
    DESIGN_TEXT_BODY = 40,
    DESIGN_TEXT_SMALL = 30, /* the smallest print */
    DESIGN_TEXT_FLOOR = 18  /* what text may shrink to before it says that it overflows */
};

/* On a tiny window a long text rather gets this small, pixels, than cut. */
#define TEXT_FLOOR_PX 6

/* Times of the small movements, milliseconds. */
enum { MOTION_SETTLE_MS = 180, MOTION_DRIFT_MS = 700, MOTION_BURST_MS = 1500 };

/* The size of the drawing and the player's text size. */
typedef struct View {
    int width, height; /* pixels */
    int text_percent;  /* 100, 125 or 150; 0 counts as 100 */
} View;

/* Pixels for a design length, scaled by the tighter of width / 1920 and height / 1080, rounded; at least 1
 * (at most -1) unless design is 0. */
int view_px(const View *view, int design);

/* The same for text, times text_percent. Never below 8 pixels. */
int view_text_px(const View *view, int design);

/* A design rectangle in the middle 1920 x 1080 of the view: on a wider or higher screen the design stays
 * centred. Use it for scenes laid out in design pixels. */
Rect view_rect(const View *view, int x, int y, int width, int height);

/* How far a settling card is from its place: `design_distance` in pixels at 0 ms, easing to 0 at
 * MOTION_SETTLE_MS; 0 at once with less_motion. */
int view_settle(const View *view, int design_distance, uint32_t elapsed_ms, bool less_motion);

#endif
