#include "scenes/podium_layout.h"

#include <string.h>

/* Design pixels. A figure is its picture, its name under it and its points on the step. */
enum { FIGURE_WIDTH_MAX = 340, STEP_GAP = 50, NAME_HEIGHT = 92, PICTURE_HEIGHT = 150, POINTS_HEIGHT = 80 };

/* How high the steps are, of what is left under name and picture, thousandths: first, second, third. */
static const int HEIGHTS[PODIUM_STEPS] = {1000, 690, 500};

/* The place that stands on each step, from left to right. */
static const uint32_t STEP_PLACES[PODIUM_STEPS] = {2, 1, 3};

void podium_places(const int32_t *points, size_t count, uint32_t *places) {
    for (size_t i = 0; i < count; i++)
        places[i] = i && points[i] == points[i - 1] ? places[i - 1] : (uint32_t)i + 1;
}

static int count_at(const uint32_t *places, size_t count, uint32_t place) {
    int found = 0;
    for (size_t i = 0; i < count; i++) found += places[i] == place;
    return found;
}

static void place_figures(Podium *out, size_t step, const uint32_t *places, size_t count, int width) {
    Rect rect = out->steps[step].rect;
    int x = rect.x + (rect.width - width * count_at(places, count, out->steps[step].place)) / 2;
    int points = rect.height / 2 < POINTS_HEIGHT ? rect.height / 2 : POINTS_HEIGHT;
    for (size_t i = 0; i < count; i++) {
        if (places[i] != out->steps[step].place) continue;
        PodiumFigure *figure = &out->figures[out->figure_count++];
        figure->who = i;
        figure->step = step;
        figure->name = (Rect){x, rect.y - NAME_HEIGHT - 8, width, NAME_HEIGHT};
        figure->picture = (Rect){x, figure->name.y - PICTURE_HEIGHT, width, PICTURE_HEIGHT};
        figure->points = (Rect){x, rect.y + 16, width, points};
        x += width;
    }
}

void podium_lay(Rect area, const uint32_t *places, size_t count, Podium *out) {
    memset(out, 0, sizeof *out);
    int figures = 0, used = 0;
    for (size_t step = 0; step < PODIUM_STEPS; step++) {
        int here = count_at(places, count, STEP_PLACES[step]);
        figures += here;
        used += here > 0;
    }
    if (figures == 0) return;
    int width = (area.width - (used - 1) * STEP_GAP) / figures;
    if (width > FIGURE_WIDTH_MAX) width = FIGURE_WIDTH_MAX;
    int x = area.x + (area.width - figures * width - (used - 1) * STEP_GAP) / 2;
    int highest = area.height - NAME_HEIGHT - 8 - PICTURE_HEIGHT;
    for (size_t step = 0; step < PODIUM_STEPS; step++) {
        uint32_t place = STEP_PLACES[step];
        int here = count_at(places, count, place), height = highest * HEIGHTS[place - 1] / 1000;
        out->steps[step].place = place;
        if (here == 0) continue;
        out->steps[step].rect = (Rect){x, area.y + area.height - height, here * width, height};
        x += here * width + STEP_GAP;
        place_figures(out, step, places, count, width);
    }
}
