/* Places for 30 to 44 leaves by trying: a place is drawn at random, nearer to the sides more often, and
 * refused where it would touch a keep-out rectangle or lie too much on another leaf. About 1,500 tries, 0.1
 * ms; done again only when the size or the rectangles change. */
#include "screen/leaves.h"

#include <string.h>

#define TRIES 1500
#define PAD 16           /* design pixels between a leaf and a keep-out rectangle */
#define FLIGHT_TURNS 300 /* degrees at most */
#define FLIGHT_DELAY_MS 500
#define CLIP_PARTS_MAX 64
#define WORDS_HEIGHT 96 /* design pixels; answer tiles and cards are higher */

static const PictureId SHAPES[] = {PICTURE_LEAF,     PICTURE_LEAF,      PICTURE_LEAF_BROAD,
                                   PICTURE_LEAF_OAK, PICTURE_LEAF_SLIM, PICTURE_LEAF_SLIM};

void leaves_init(Leaves *leaves, uint32_t seed) {
    *leaves = (Leaves){.seed = seed, .random = random_seeded((uint64_t)seed + 77)};
}

void leaves_set_less_motion(Leaves *leaves, bool less_motion) {
    leaves->less_motion = less_motion;
    if (!less_motion) return;
    leaves->drifting = false;
    leaves->flying_count = 0;
}

static int between(Random *random, int low, int high) {
    return low + (int)random_below(random, (uint32_t)(high - low + 1));
}

static Leaf random_leaf(Random *random, const View *view, int smallest, int largest) {
    int size = view_px(view, between(random, smallest, largest));
    uint8_t alphas[] = {255, 255, 225, 195};
    return (Leaf){.picture = SHAPES[random_below(random, sizeof SHAPES / sizeof *SHAPES)],
                  .rect = {0, 0, size, size},
                  .colour = THEME.leaves[random_below(random, LEAF_COLOURS)],
                  .angle_degrees = (int)random_below(random, 24) * PICTURE_ANGLE_STEP,
                  .alpha = alphas[random_below(random, 4)]};
}

static bool touches_keep_out(const Leaves *leaves, Rect rect) {
    Rect padded = rect_inset(rect, -view_px(&leaves->view, PAD));
    for (size_t i = 0; i < leaves->keep_out_count; i++)
        if (rect_meets(padded, leaves->keep_out[i])) return true;
    return false;
}

/* Too near to another leaf: their middles closer than 0.62 of their mean size. */
static bool crowded(const Leaves *leaves, Rect rect) {
    for (size_t i = 0; i < leaves->still_count; i++) {
        Rect other = leaves->still[i].rect;
        long long x = rect.x + rect.width / 2 - other.x - other.width / 2;
        long long y = rect.y + rect.height / 2 - other.y - other.height / 2;
        long long reach = (long long)(rect.width + other.width) * 31 / 100;
        if (x * x + y * y < reach * reach) return true;
    }
    return false;
}

/* From outside of the nearer side: at the first moment none is seen, which also keeps the first frame quick.
 */
static void choose_way(Random *random, const View *view, Leaf *leaf) {
    bool from_left = leaf->rect.x + leaf->rect.width / 2 < view->width / 2;
    leaf->from_x = from_left ? -(leaf->rect.x + leaf->rect.width) : view->width - leaf->rect.x;
    leaf->from_y = -view_px(view, between(random, 30, 200));
    leaf->turn_degrees = between(random, 4, 10) * PICTURE_ANGLE_STEP * (from_left ? 1 : -1);
    leaf->delay_ms = random_below(random, 160);
}

static bool same_layout(const Leaves *leaves, const View *view, const Rect *keep_out, size_t count) {
    return leaves->view.width == view->width && leaves->view.height == view->height &&
           leaves->keep_out_count == count &&
           (count == 0 || memcmp(leaves->keep_out, keep_out, count * sizeof *keep_out) == 0);
}

/* At most LEAVES_KEEP_OUT_MAX; what is too many is united with the last. */
static size_t copy_keep_out(Rect *to, const Rect *from, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (rect_empty(from[i])) continue;
        if (kept < LEAVES_KEEP_OUT_MAX)
            to[kept++] = from[i];
        else
            to[kept - 1] = rect_union(to[kept - 1], from[i]);
    }
    return kept;
}

void leaves_layout(Leaves *leaves, const View *view, const Rect *keep_out, size_t count) {
    Rect kept[LEAVES_KEEP_OUT_MAX];
    count = copy_keep_out(kept, keep_out, count);
    if (same_layout(leaves, view, kept, count)) return;
    leaves->view = *view;
    leaves->keep_out_count = count;
    memcpy(leaves->keep_out, kept, count * sizeof *kept);
    leaves->still_count = 0;
    Random random = random_seeded(leaves->seed);
    for (int i = 0; i < TRIES && leaves->still_count < LEAVES_MAX; i++) {
        /* Large ones first, while there is room for them. */
        int largest = 150 - 80 * i / TRIES;
        Leaf leaf = random_leaf(&random, view, 50, largest);
        int half = view->width / 2, x = between(&random, 0, half);
        x = (int)((long long)x * x / (half > 0 ? half : 1)); /* nearer to the side more often */
        if (random_below(&random, 2)) x = view->width - x;
        leaf.rect.x = x - leaf.rect.width / 2;
        leaf.rect.y = between(&random, 0, view->height) - leaf.rect.height / 2;
        choose_way(&random, view, &leaf);
        if (touches_keep_out(leaves, leaf.rect) || crowded(leaves, leaf.rect)) continue;
        leaves->still[leaves->still_count++] = leaf;
    }
}

void leaves_enter(Leaves *leaves, uint32_t now_ms) {
    leaves->entered_ms = now_ms;
    leaves->drifting = !leaves->less_motion;
}

void leaves_burst(Leaves *leaves, uint32_t now_ms, int strength) {
    if (leaves->less_motion) return;
    leaves->burst_ms = now_ms;
    int wanted = 12 + 3 * (strength < 1 ? 1 : strength);
    if (wanted > LEAVES_FLYING_MAX) wanted = LEAVES_FLYING_MAX;
    leaves->flying_count = (size_t)wanted;
    const View *view = &leaves->view;
    for (size_t i = 0; i < leaves->flying_count; i++) {
        Leaf leaf = random_leaf(&leaves->random, view, 60, 130);
        bool from_left = random_below(&leaves->random, 4) != 0; /* the wind has a side */
        int edge = view->width + leaf.rect.width;
        leaf.rect.x = from_left ? view->width : -leaf.rect.width; /* where it goes */
        leaf.rect.y = between(&leaves->random, 0, view->height);
        leaf.from_x = from_left ? -edge : edge;
        leaf.from_y = view_px(view, between(&leaves->random, -420, 180));
        leaf.turn_degrees = between(&leaves->random, -FLIGHT_TURNS, FLIGHT_TURNS);
        leaf.delay_ms = random_below(&leaves->random, FLIGHT_DELAY_MS);
        leaf.alpha = 255;
        leaves->flying[i] = leaf;
    }
}

static bool bursting(const Leaves *leaves, uint32_t now_ms) {
    return leaves->flying_count > 0 && now_ms - leaves->burst_ms < MOTION_BURST_MS;
}

static bool drifting(const Leaves *leaves, uint32_t now_ms) {
    return leaves->drifting && now_ms - leaves->entered_ms < MOTION_DRIFT_MS;
}

bool leaves_moving(const Leaves *leaves, uint32_t now_ms) {
    return drifting(leaves, now_ms) || bursting(leaves, now_ms);
}

/* The parts of a rectangle outside of all keep-outs: each keep-out splits what it meets into up to four. */
static int outside(const Leaves *leaves, Rect rect, Rect *parts) {
    int count = 1;
    parts[0] = rect;
    for (size_t k = 0; k < leaves->keep_out_count; k++) {
        Rect cut = leaves->keep_out[k];
        for (int i = 0; i < count;) {
            Rect part = parts[i], hit = rect_intersect(part, cut);
            if (rect_empty(hit)) {
                i++;
                continue;
            }
            Rect rest[4] = {{part.x, part.y, part.width, hit.y - part.y},
                            {part.x, rect_bottom(hit), part.width, rect_bottom(part) - rect_bottom(hit)},
                            {part.x, hit.y, hit.x - part.x, hit.height},
                            {rect_right(hit), hit.y, rect_right(part) - rect_right(hit), hit.height}};
            parts[i] = parts[--count]; /* looked at next, at the same i */
            for (int r = 0; r < 4; r++)
                if (!rect_empty(rest[r]) && count < CLIP_PARTS_MAX) parts[count++] = rest[r];
        }
    }
    return count;
}

/* Cards hide a leaf that passes under them, but words on the plain page do not: near a keep-out that is no
 * higher than a line of words a leaf fades, and is gone before it touches. */
static uint8_t faded_near_words(const Leaves *leaves, const Leaf *leaf, Rect rect) {
    int near = view_px(&leaves->view, 80), alpha = leaf->alpha;
    for (size_t i = 0; i < leaves->keep_out_count; i++) {
        Rect words = leaves->keep_out[i];
        if (words.height > view_px(&leaves->view, WORDS_HEIGHT)) continue;
        int x = words.x > rect.x ? words.x - rect_right(rect) : rect.x - rect_right(words);
        int y = words.y > rect.y ? words.y - rect_bottom(rect) : rect.y - rect_bottom(words);
        int distance = x > y ? x : y;
        if (distance <= 0) return 0;
        if (distance < near && leaf->alpha * distance / near < alpha) alpha = leaf->alpha * distance / near;
    }
    return (uint8_t)alpha;
}

static void draw_outside(const Leaves *leaves, Canvas *canvas, const Leaf *leaf, Rect rect, int angle) {
    Rect parts[CLIP_PARTS_MAX];
    uint8_t alpha = faded_near_words(leaves, leaf, rect);
    if (alpha == 0) return;
    int count = outside(leaves, rect, parts);
    for (int i = 0; i < count; i++) {
        canvas_clip(canvas, parts[i]);
        canvas_picture(canvas, leaf->picture, rect, leaf->colour, angle, alpha);
    }
    canvas_unclip(canvas);
}

/* left of whole milliseconds of a leaf's way: 1 at its start, 0 at its end, in 1024ths, eased. */
static int way_left(uint32_t elapsed_ms, uint32_t delay_ms, uint32_t whole_ms, bool eased) {
    uint32_t span = whole_ms - delay_ms;
    if (elapsed_ms <= delay_ms) return 1024;
    if (elapsed_ms >= whole_ms) return 0;
    int left = (int)(1024 - (elapsed_ms - delay_ms) * 1024 / span);
    return eased ? left * left / 1024 : left;
}

static void draw_on_its_way(const Leaves *leaves, Canvas *canvas, const Leaf *leaf, int left) {
    Rect rect = rect_moved(leaf->rect, (int)((long long)leaf->from_x * left / 1024),
                           (int)((long long)leaf->from_y * left / 1024));
    /* Sways: up and down twice on the way, by a third of its size. */
    int phase = left * 4 % 2048, sway = phase < 1024 ? phase : 2048 - phase;
    rect.y += (sway - 512) * leaf->rect.height / 1536 * (left < 1000 && left > 24);
    draw_outside(leaves, canvas, leaf, rect, leaf->angle_degrees + leaf->turn_degrees * left / 1024);
}

void leaves_draw(const Leaves *leaves, Canvas *canvas, uint32_t now_ms) {
    bool arriving = drifting(leaves, now_ms);
    for (size_t i = 0; i < leaves->still_count; i++) {
        const Leaf *leaf = &leaves->still[i];
        int left =
            arriving ? way_left(now_ms - leaves->entered_ms, leaf->delay_ms, MOTION_DRIFT_MS, true) : 0;
        if (left > 0)
            draw_on_its_way(leaves, canvas, leaf, left);
        else
            canvas_picture(canvas, leaf->picture, leaf->rect, leaf->colour, leaf->angle_degrees, leaf->alpha);
    }
    if (!bursting(leaves, now_ms)) return;
    for (size_t i = 0; i < leaves->flying_count; i++) {
        const Leaf *leaf = &leaves->flying[i];
        draw_on_its_way(leaves, canvas, leaf,
                        way_left(now_ms - leaves->burst_ms, leaf->delay_ms, MOTION_BURST_MS, false));
    }
}
