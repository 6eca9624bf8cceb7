/* The values of the look, and how design pixels become pixels. */
#include "screen/theme.h"

#define INK                                                                                                  \
    { 0x2b, 0x2a, 0x3a, 255 }
#define PAPER                                                                                                \
    { 0xff, 0xfa, 0xf0, 255 }

const Theme THEME = {
    .ink = INK,
    .ink_dim = {0x68, 0x65, 0x6e, 255}, /* 5.1 : 1 on the page, over the 4.5 : 1 of WCAG AA */
    .paper = PAPER,
    .page = {{0xfd, 0xf3, 0xe1, 255}, {0xf6, 0xef, 0xe9, 255}, {0xe6, 0xf1, 0xee, 255}},
    .white = {0xff, 0xff, 0xff, 255},
    .right = {0x2e, 0x7d, 0x4f, 255},
    .right_tint = {0xd9, 0xf2, 0xdf, 255},
    .wrong = {0xb3, 0x37, 0x2f, 255},
    .wrong_tint = {0xfa, 0xe3, 0xdc, 255},
    .accent = {0x1f, 0x7f, 0x75, 255},
    .score_tint = PAPER,
    .streak_tint = {0xfb, 0xed, 0xc4, 255},
    .podium = {{0xfb, 0xed, 0xc4, 255}, {0xe8, 0xed, 0xf1, 255}, {0xf5, 0xdd, 0xcb, 255}},
    .shadow = {0x2b, 0x2a, 0x3a, 36}, /* 14 % */
    .leaves = {{0xe9, 0xa2, 0x3b, 255},
               {0xd9, 0x77, 0x2f, 255},
               {0x8f, 0xbf, 0x9a, 255},
               {0x5f, 0xa7, 0x9f, 255},
               {0xe6, 0xb8, 0x6a, 255},
               {0xc9, 0x6a, 0x4a, 255}},
    .answers = {{"leaf", 'A', PICTURE_LEAF, {0x2f, 0x8f, 0x83, 255}, {0xd5, 0xee, 0xe6, 255}},
                {"heart", 'B', PICTURE_HEART, {0xd1, 0x49, 0x5b, 255}, {0xfa, 0xdf, 0xe0, 255}},
                {"bolt", 'C', PICTURE_BOLT, {0xc9, 0x8a, 0x00, 255}, {0xfb, 0xed, 0xc4, 255}},
                {"star", 'D', PICTURE_STAR, {0x7a, 0x4f, 0xa3, 255}, {0xea, 0xdf, 0xf5, 255}},
                {"moon", 'E', PICTURE_MOON, {0x3f, 0x6f, 0xb0, 255}, {0xdb, 0xe7, 0xf6, 255}},
                {"drop", 'F', PICTURE_DROP, {0xb8, 0x5c, 0x2b, 255}, {0xf6, 0xe1, 0xd1, 255}}},
};

/* design * numerator / denominator, rounded half away from zero, at least 1 in size unless design is 0. */
static int scaled(long long design, long long numerator, long long denominator) {
    if (design == 0) return 0;
    long long size = design < 0 ? -design : design;
    long long pixels = (size * numerator * 2 + denominator) / (denominator * 2);
    if (pixels < 1) pixels = 1;
    return (int)(design < 0 ? -pixels : pixels);
}

/* The tighter direction decides: width / 1920 < height / 1080 without dividing. */
static bool width_is_tighter(const View *view) {
    return (long long)view->width * 1080 < (long long)view->height * 1920;
}

int view_px(const View *view, int design) {
    if (width_is_tighter(view)) return scaled(design, view->width, 1920);
    return scaled(design, view->height, 1080);
}

int view_text_px(const View *view, int design) {
    int percent = view->text_percent > 0 ? view->text_percent : 100;
    int pixels = width_is_tighter(view) ? scaled((long long)design * percent, view->width, 192000)
                                        : scaled((long long)design * percent, view->height, 108000);
    return pixels < 8 ? 8 : pixels;
}

Rect view_rect(const View *view, int x, int y, int width, int height) {
    int left = (view->width - view_px(view, 1920)) / 2, top = (view->height - view_px(view, 1080)) / 2;
    /* Edges are scaled, not sizes, so that neighbours that touch in the design touch on the screen. */
    int from_x = view_px(view, x), from_y = view_px(view, y);
    return (Rect){left + from_x, top + from_y, view_px(view, x + width) - from_x,
                  view_px(view, y + height) - from_y};
}

int view_settle(const View *view, int design_distance, uint32_t elapsed_ms, bool less_motion) {
    if (less_motion || elapsed_ms >= MOTION_SETTLE_MS) return 0;
    long long left = MOTION_SETTLE_MS - (long long)elapsed_ms;
    long long whole = (long long)MOTION_SETTLE_MS * MOTION_SETTLE_MS;
    return (int)(view_px(view, design_distance) * left * left / whole); /* eases out: quadratic */
}
