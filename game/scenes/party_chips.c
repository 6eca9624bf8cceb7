/* Seats as chips. What a seat picked is told only after the reveal, and then on the tiles. */
#include "scenes/party_view.h"

#include <string.h>

#include "scenes/party_input.h"
#include "scenes/seat_look.h"

bool party_is_on(const Game *game) {
    return game->match_on && mode_row(game->runner.match.rules.mode)->is_party;
}

static const char *signed_points(Canvas *canvas, int32_t points) {
    if (points == 0) return "no points";
    return arena_format(canvas_arena(canvas), "%s%s", points > 0 ? "+" : "−",
                        layout_number(canvas, points > 0 ? points : -(int64_t)points));
}

/* Which key locks in, in the words that are printed on it. NULL: the device has none, or nobody is known. */
static const char *lock_note(const Game *game, Canvas *canvas, uint32_t seat) {
    const Seat *sitting = &game->party.seats.items[seat];
    char label[DEVICE_LABEL_BYTES];
    if (!game->party.on || !sitting->taken) return NULL;
    if (!*seat_device_key_label(sitting->device, SEAT_KEY_LOCK, label)) return NULL;
    return arena_format(canvas_arena(canvas), "lock: %s", label);
}

/* Whether the seat's answer ends with its lock key. */
static bool hands_in(const Match *match, uint32_t seat) {
    const MatchTurn *turn = match_turn(match);
    bool may_answer = !mode_row(match->rules.mode)->buzzes || turn->buzzer == seat;
    return match->phase == MATCH_QUESTION && match_card(match)->kind == CARD_SEVERAL && may_answer &&
           match_is_open(match, seat);
}

static void say_wager(const Game *game, Canvas *canvas, uint32_t seat, SeatChip *chip) {
    const SeatTurn *mine = match_seat_turn(&game->runner.match, seat);
    if (!mine->takes_part) {
        chip->state = CHIP_WATCHES;
    } else if (mine->wagered && match_seat(&game->runner.match, seat)->points == 0) {
        chip->note = "nothing to stake"; /* and so it was not asked */
    } else if (mine->wagered) {
        chip->state = CHIP_LOCKED_IN;
        chip->note = "stake is set";
    } else {
        const char *lock = lock_note(game, canvas, seat);
        chip->note = lock ? lock : "your stake?";
    }
}

static void say_buzz(const MatchTurn *turn, uint32_t seat, SeatChip *chip) {
    const SeatTurn *mine = &turn->seats[seat];
    if (turn->buzzer == seat) {
        chip->state = CHIP_ON_TURN;
        chip->note = "answers";
    } else if (mine->locked_out) {
        chip->state = CHIP_LOCKED;
        chip->note = "not again";
    } else if (mine->lock_ticks) {
        chip->state = CHIP_LOCKED;
        chip->note = "too early!";
    }
}

static void say_open(const Match *match, uint32_t seat, SeatChip *chip) {
    const MatchTurn *turn = match_turn(match);
    const SeatTurn *mine = &turn->seats[seat];
    const Mode *mode = mode_row(match->rules.mode);
    if (mode->hands_over) {
        chip->state = turn->owner == seat ? CHIP_ON_TURN : CHIP_PLAIN;
        if (turn->owner == seat) chip->note = "your card";
    } else if (!mine->takes_part) {
        chip->state = CHIP_WATCHES;
        chip->note = "next card";
    } else if (mode->buzzes) {
        say_buzz(turn, seat, chip);
    } else if (mine->answered) {
        chip->state = CHIP_LOCKED_IN;
        chip->note = "locked in";
    }
}

static void say_revealed(const Match *match, Canvas *canvas, uint32_t seat, SeatChip *chip) {
    const MatchTurn *turn = match_turn(match);
    const SeatTurn *mine = &turn->seats[seat];
    const char *nothing = mode_row(match->rules.mode)->buzzes ? "did not buzz" : "no answer";
    bool played = mine->takes_part && !turn->voided && !turn->skipped;
    if (!played || (turn->owner != SEAT_NONE && turn->owner != seat)) {
        chip->state = mine->takes_part ? CHIP_PLAIN : CHIP_WATCHES;
        return;
    }
    if (mine->right) {
        chip->state = CHIP_RIGHT;
    } else if (mine->share_permille > 0) {
        chip->state = CHIP_NEAR;
    } else if (mine->answered || mine->locked_out || mine->points < 0) {
        chip->state = CHIP_WRONG;
    }
    bool tried = chip->state != CHIP_PLAIN;
    if (turn->warm_up)
        chip->note = mine->right ? "warm!" : tried ? "not this one" : nothing;
    else if (turn->final && mine->wagered && mine->wager == 0)
        chip->note = "no stake";
    else if (turn->final && mine->wagered && !tried && mine->points == 0)
        chip->note = "stake kept"; /* in buzz in, where another was first */
    else if (turn->final && mine->wagered)
        chip->note = arena_format(canvas_arena(canvas), "%d %%: %s", mine->wager,
                                  mine->points ? signed_points(canvas, mine->points) : "0");
    else
        chip->note = tried || mine->points ? signed_points(canvas, mine->points) : nothing;
}

/* While nobody has points: with what the seat plays, so that everybody finds their keys. */
static const char *device_note(const Game *game, Canvas *canvas, uint32_t seat) {
    const Seat *sitting = &game->party.seats.items[seat];
    char device[DEVICE_LABEL_BYTES];
    bool first = game->runner.match.turn_count == 1 && game->runner.match.phase != MATCH_REVEAL;
    if (!first || !game->party.on || !sitting->taken) return NULL;
    if (!mode_row(game->runner.match.rules.mode)->buzzes)
        return arena_format(canvas_arena(canvas), "%s", seat_device_describe(sitting->device, device));
    if (!*seat_device_key_label(sitting->device, SEAT_KEY_LOCK, device)) return "buzz: click";
    return arena_format(canvas_arena(canvas), "buzz: %s", device);
}

/* "1 2 3 4" of "keys 1 2 3 4": where dots or leaves stand beside it there is no room for more. */
static const char *keys_alone(const char *device) {
    static const char KEYS[] = "keys ";
    size_t length = sizeof KEYS - 1;
    return strncmp(device, KEYS, length) == 0 ? device + length : device;
}

/* Points, and by how much longer the seat may take where nothing else stands beside them: leaves, dots, or
 * the team's other members. */
static const char *usual_note(const Match *match, Canvas *canvas, uint32_t seat) {
    static const char *const MORE[] = {[ALLOWANCE_NONE] = "",
                                       [ALLOWANCE_HALF] = " · ×1.5",
                                       [ALLOWANCE_DOUBLE] = " · ×2",
                                       [ALLOWANCE_ENDLESS] = " · no limit"};
    const Mode *mode = mode_row(match->rules.mode);
    const Card *card = match_card(match);
    const MatchSeat *sitting = match_seat(match, seat);
    bool narrow =
        mode->chooses_lives || mode->has_teams ||
        (card && (card->kind == CARD_ORDER || card->kind == CARD_PAIRS || card->kind == CARD_SEVERAL));
    return arena_format(canvas_arena(canvas), "%s%s", layout_number(canvas, sitting->points),
                        narrow ? "" : MORE[sitting->choice.allowance]);
}

/* The lives, and the dots of an answer of several presses, come after the words. */
static SeatChip chip_of(const Game *game, Canvas *canvas, uint32_t seat) {
    const Match *match = &game->runner.match;
    const MatchSeat *sitting = match_seat(match, seat);
    const MatchTurn *turn = match_turn(match);
    const Mode *mode = mode_row(match->rules.mode);
    SeatChip chip = {.name = sitting->name,
                     .look = sitting->choice.look,
                     .note = usual_note(match, canvas, seat),
                     .team = sitting->choice.team,
                     .team_tinted = mode->has_teams};
    const char *device = device_note(game, canvas, seat);
    if (device) chip.note = device;
    if (mode->chooses_lives) {
        chip.lives = sitting->lives;
        chip.lives_of = match->rules.lives;
    }
    if (mode->chooses_lives && sitting->out_turn) {
        chip.state = CHIP_OUT;
        chip.note = "out";
    } else if (!sitting->here) {
        chip.state = CHIP_AWAY;
        chip.note = "away";
    } else if (turn && match->phase == MATCH_WAGER) {
        say_wager(game, canvas, seat, &chip);
    } else if (turn && (match->phase == MATCH_QUESTION || match->phase == MATCH_HANDOVER)) {
        say_open(match, seat, &chip);
        bool answers = chip.state == CHIP_ON_TURN || (chip.state == CHIP_PLAIN && !mode->hands_over);
        if (answers) party_progress(game, seat, &chip.done, &chip.steps);
        if (chip.steps && mode->hands_over) chip.note = NULL; /* one card is lit, and its dots say why */
        const char *lock = hands_in(match, seat) ? lock_note(game, canvas, seat) : NULL;
        if (lock) chip.note = lock;
    } else if (turn && match->phase == MATCH_REVEAL) {
        say_revealed(match, canvas, seat, &chip);
    }
    if (device && chip.note == device && (chip.steps || chip.lives_of))
        chip.note = mode->has_teams ? NULL : keys_alone(device);
    return chip;
}

size_t party_chips(const Game *game, Canvas *canvas, SeatChip chips[SEATS_MAX], uint32_t seats[SEATS_MAX]) {
    const Match *match = &game->runner.match;
    size_t count = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        if (!match_seat(match, seat)->known || match_seat(match, seat)->removed) continue;
        seats[count] = seat;
        chips[count++] = chip_of(game, canvas, seat);
    }
    return count;
}

/* The columns in which `count` chips of a team stand best in a room: the highest cells, but not too narrow.
 */
static int team_columns(const Canvas *canvas, Rect room, int count) {
    int least = view_px(canvas_view(canvas), 300);
    int columns = room.width / least;
    if (columns < 1) columns = 1;
    return columns > count ? (count ? count : 1) : columns;
}

/* Whether the note would only repeat the tick or the cross. What a wrong stake cost it would not. */
static bool mark_says_all(const Match *match, SeatChipState state) {
    return state == CHIP_LOCKED_IN || state == CHIP_AWAY ||
           (state == CHIP_WRONG && !match_turn(match)->final);
}

enum {
    LOW_CHIPS = 124, /* design pixels: one row as it is, or two low ones */
    TEAM_HEAD_LOW = 42,
    TEAM_ROW_LOW = 62,
    TEAM_PAD = 14,
    TEAM_GAP = 24
};

static bool is_low(const Canvas *canvas, Rect area) {
    return area.height < view_px(canvas_view(canvas), 240);
}

static void draw_team(Game *game, Canvas *canvas, Rect rect, uint32_t team, const SeatChip *chips,
                      size_t count) {
    const View *view = canvas_view(canvas);
    TeamLook look = team_look(team);
    widget_panel(canvas, rect, look.tint);
    Rect inner = rect_inset(rect, view_px(view, TEAM_PAD)), head = inner, room = inner;
    head.height = view_px(view, is_low(canvas, rect) ? TEAM_HEAD_LOW : 52);
    room.y += head.height + view_px(view, 4);
    room.height = rect_bottom(inner) - room.y;
    Rect name = rect_inset(head, view_px(view, 2)), points = name;
    name.width = name.width * 3 / 5;
    points.x = rect_right(name);
    points.width = rect_right(head) - points.x - view_px(view, 8);
    name.x += view_px(view, 8);
    layout_text(game, canvas, name, FONT_HEADING, 42, THEME.ink, ALIGN_LEFT, look.name);
    layout_text(game, canvas, points, FONT_BOLD, 42, THEME.ink, ALIGN_RIGHT,
                layout_number(canvas, match_team_points(&game->runner.match, team)));
    int here = 0, index = 0;
    for (size_t i = 0; i < count; i++) here += chips[i].team == team;
    if (here == 0) return;
    int columns = team_columns(canvas, room, here), rows = (here + columns - 1) / columns;
    int gap = view_px(view, 8), width = (room.width - (columns - 1) * gap) / columns;
    int height = (room.height - (rows - 1) * gap) / rows;
    for (size_t i = 0; i < count; i++) {
        if (chips[i].team != team) continue;
        SeatChip chip = chips[i];
        chip.team_tinted = false;
        if (mark_says_all(&game->runner.match, chip.state)) chip.note = NULL; /* little room */
        Rect place = {room.x + index % columns * (width + gap), room.y + index / columns * (height + gap),
                      width, height};
        seat_chip_draw(game, canvas, place, &chip);
        index++;
    }
}

static uint32_t count_members(const Match *match, uint32_t members[TEAMS_MAX]) {
    uint32_t teams = 0;
    for (uint32_t team = 0; team < TEAMS_MAX; team++) members[team] = 0;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const MatchSeat *sitting = match_seat(match, seat);
        if (sitting->known && !sitting->removed) teams += members[sitting->choice.team]++ == 0;
    }
    return teams;
}

static int team_width(const Canvas *canvas, int width, uint32_t teams) {
    return (width - ((int)teams - 1) * view_px(canvas_view(canvas), TEAM_GAP)) / (int)teams;
}

int party_chips_least_height(const Game *game, const Canvas *canvas, int width) {
    const Match *match = &game->runner.match;
    const View *view = canvas_view(canvas);
    uint32_t members[TEAMS_MAX], teams = count_members(match, members);
    int most = 1;
    if (!mode_row(match->rules.mode)->has_teams || teams == 0) return view_px(view, LOW_CHIPS);
    Rect room = {0, 0, team_width(canvas, width, teams) - 2 * view_px(view, TEAM_PAD), 0};
    for (uint32_t team = 0; team < TEAMS_MAX; team++) {
        int here = (int)members[team], columns = team_columns(canvas, room, here);
        if ((here + columns - 1) / columns > most) most = (here + columns - 1) / columns;
    }
    return 2 * view_px(view, TEAM_PAD) + view_px(view, TEAM_HEAD_LOW) +
           most * (view_px(view, TEAM_ROW_LOW) + view_px(view, 8));
}

void party_chips_draw(Game *game, Canvas *canvas, Rect area) {
    const Match *match = &game->runner.match;
    SeatChip chips[SEATS_MAX];
    uint32_t seats[SEATS_MAX], members[TEAMS_MAX];
    size_t count = party_chips(game, canvas, chips, seats);
    if (!mode_row(match->rules.mode)->has_teams) {
        for (size_t i = 0; count > 4 && is_low(canvas, area) && i < count; i++)
            if (mark_says_all(match, chips[i].state)) chips[i].note = NULL; /* little room */
        seat_chips_draw(game, canvas, area, chips, count);
        return;
    }
    uint32_t teams = count_members(match, members);
    if (teams == 0) return;
    int width = team_width(canvas, area.width, teams), x = area.x;
    for (uint32_t team = 0; team < TEAMS_MAX; team++) {
        if (members[team] == 0) continue;
        draw_team(game, canvas, (Rect){x, area.y, width, area.height}, team, chips, count);
        x += width + view_px(canvas_view(canvas), TEAM_GAP);
    }
}
