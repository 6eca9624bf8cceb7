#include "scenes/lobby_plan.h"

#include <string.h>

/* Design pixels. */
enum {
    LEFT = 90,
    TOP = 214,
    BOTTOM = 922,
    COLUMN_WIDTH = 560,
    COLUMN_STEP = 590,
    TILE_HEIGHT = 150,
    TILE_STEP = 180,
    TEAM_HEAD = 52,
    TEAM_GAP = 14, /* between the tiles of a team, and below it */
    TEAMS_APART = 30,
    LOW_TILE = 116 /* a lower one shows one line */
};

/* Who sits, then as many free tiles as there is anything to say about: one for each cluster of keys that
 * nobody has, one for all other devices. */
static void list_tiles(const Seats *seats, LobbyPlan *plan) {
    bool used[KEY_CLUSTERS] = {false};
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        if (!seats->items[i].taken) continue;
        SeatDevice device = seats->items[i].device;
        if (device.kind == SEAT_DEVICE_KEYS) used[device.part] = true;
        plan->tiles[plan->tile_count++] = (LobbyTile){.seat = i};
    }
    for (uint8_t cluster = 0; cluster < KEY_CLUSTERS && plan->tile_count < SEATS_MAX; cluster++)
        if (!used[cluster])
            plan->tiles[plan->tile_count++] = (LobbyTile){.seat = SEAT_NONE, .cluster = cluster};
    if (plan->tile_count < SEATS_MAX)
        plan->tiles[plan->tile_count++] = (LobbyTile){.seat = SEAT_NONE, .cluster = KEY_CLUSTERS};
}

static void place_in_rows(LobbyPlan *plan, const View *view) {
    for (uint32_t i = 0; i < plan->tile_count; i++)
        plan->tiles[i].rect = view_rect(view, LEFT + (int)(i % 2) * COLUMN_STEP,
                                        TOP + 8 + (int)(i / 2) * TILE_STEP, COLUMN_WIDTH, TILE_HEIGHT);
}

/* Its teams, and how many tiles they need: an empty team has room to drop somebody into. */
typedef struct Column {
    uint8_t teams[TEAMS_MAX];
    uint32_t team_count, tiles;
} Column;

static uint32_t tiles_of(const uint32_t *members, uint8_t team) {
    return members[team] ? members[team] : 1;
}

static int tile_height(const Column columns[2]) {
    int least = TILE_HEIGHT;
    for (int c = 0; c < 2; c++) {
        if (columns[c].tiles == 0) continue;
        int heads = (int)columns[c].team_count * (TEAM_HEAD + TEAMS_APART);
        int height = (BOTTOM - TOP - heads) / (int)columns[c].tiles - TEAM_GAP;
        if (height < least) least = height;
    }
    return least;
}

static void place_column(LobbyPlan *plan, const Seats *seats, const Column *column, int x, int height,
                         const View *view) {
    int y = TOP;
    for (uint32_t t = 0; t < column->team_count; t++) {
        uint8_t team = column->teams[t];
        LobbyGroup *group = &plan->groups[plan->group_count++];
        *group = (LobbyGroup){.team = team, .head = view_rect(view, x, y, COLUMN_WIDTH, TEAM_HEAD)};
        int top = y, placed = 0;
        y += TEAM_HEAD;
        for (uint32_t i = 0; i < plan->tile_count; i++) {
            LobbyTile *tile = &plan->tiles[i];
            if (tile->seat == SEAT_NONE || seats->items[tile->seat].team != team) continue;
            tile->rect = view_rect(view, x, y, COLUMN_WIDTH, height);
            y += height + TEAM_GAP;
            placed++;
        }
        if (!placed) y += height + TEAM_GAP;
        group->area = view_rect(view, x, top, COLUMN_WIDTH, y - top);
        y += TEAMS_APART;
    }
}

/* Teams with somebody, and one empty one to go to, each into the column that is shorter so far. Free tiles
 * have no place: the foot says how to sit down. */
static void place_in_teams(LobbyPlan *plan, const Seats *seats, const View *view) {
    uint32_t members[TEAMS_MAX] = {0}, seated = 0;
    Column columns[2];
    memset(columns, 0, sizeof columns);
    for (uint32_t i = 0; i < SEATS_MAX; i++)
        if (seats->items[i].taken) members[seats->items[i].team]++;
    bool has_empty = false;
    for (uint8_t team = 0; team < TEAMS_MAX; team++) {
        if (!members[team] && has_empty && team > 1) continue;
        has_empty = has_empty || !members[team];
        Column *column = &columns[columns[1].tiles < columns[0].tiles];
        column->teams[column->team_count++] = team;
        column->tiles += tiles_of(members, team);
    }
    while (seated < plan->tile_count && plan->tiles[seated].seat != SEAT_NONE) seated++;
    plan->tile_count = seated;
    int height = tile_height(columns);
    for (int c = 0; c < 2; c++) place_column(plan, seats, &columns[c], LEFT + c * COLUMN_STEP, height, view);
}

LobbyPlan lobby_plan(const Seats *seats, bool teams, const View *view) {
    LobbyPlan plan = {.tile_count = 0};
    list_tiles(seats, &plan);
    if (teams)
        place_in_teams(&plan, seats, view);
    else
        place_in_rows(&plan, view);
    return plan;
}

LobbyEditorRects lobby_editor_rects(Rect tile, const View *view) {
    LobbyEditorRects parts = {.is_low = tile.height < view_px(view, LOW_TILE)};
    int pad = view_px(view, 12), strip = view_px(view, 92), arrow = view_px(view, 82);
    Rect inner = rect_inset(tile, pad);
    int side = inner.height < view_px(view, 120) ? inner.height : view_px(view, 120);
    parts.picture = (Rect){inner.x, inner.y, side, inner.height};
    parts.up = (Rect){rect_right(inner) - strip, inner.y, strip, inner.height / 2};
    parts.down = (Rect){parts.up.x, rect_bottom(parts.up), strip, inner.height - parts.up.height};
    if (parts.is_low) { /* beside each other */
        strip = view_px(view, 120);
        arrow = view_px(view, 60);
        parts.up = (Rect){rect_right(inner) - strip, inner.y, strip / 2, inner.height};
        parts.down = (Rect){rect_right(parts.up), inner.y, strip - strip / 2, inner.height};
    }
    int x = rect_right(parts.picture) + pad / 2, width = parts.up.x - x - pad / 2;
    int line = parts.is_low ? 0 : inner.height * 3 / 10;
    parts.label = (Rect){x, inner.y, width, line};
    parts.foot = (Rect){x, rect_bottom(inner) - line, width, line};
    int top = inner.y + line, height = inner.height - 2 * line;
    parts.left = (Rect){x, top, arrow, height};
    parts.right = (Rect){x + width - arrow, top, arrow, height};
    parts.value = (Rect){x + arrow, top, width - 2 * arrow, height};
    return parts;
}

InputKind lobby_editor_hit(Rect tile, const View *view, int x, int y) {
    LobbyEditorRects parts = lobby_editor_rects(tile, view);
    if (!rect_contains(tile, x, y)) return INPUT_NONE;
    if (rect_contains(parts.left, x, y)) return INPUT_LEFT;
    if (rect_contains(parts.right, x, y)) return INPUT_RIGHT;
    if (rect_contains(parts.up, x, y)) return INPUT_UP;
    if (rect_contains(parts.value, x, y) || rect_contains(parts.foot, x, y)) return INPUT_ACCEPT;
    return INPUT_DOWN; /* its arrow, and the rest: on to the next thing */
}
