/* The line over the card. What has to be done now is said first; what happened to a guest stands beside it
 * for some seconds. */
#include "scenes/party_view.h"

#include <stdio.h>

#include "scenes/layout.h"
#include "scenes/prompt_view.h"

typedef struct Sign {
    const char *text; /* NULL: nothing */
    PictureId picture;
    Colour fill; /* alpha 0: words on the page alone */
} Sign;

void party_sign_show(Game *game, const char *sentence) {
    snprintf(game->party_screen.sign, sizeof game->party_screen.sign, "%s", sentence);
    game->party_screen.sign_ms = game_now_ms(game);
}

static bool guest_sign_stands(const Game *game) {
    return game->party_screen.sign[0] && game_now_ms(game) - game->party_screen.sign_ms < SIGN_MS;
}

bool party_sign_moves(const Game *game) {
    return guest_sign_stands(game);
}

/* "Maya and Theo in the same instant: the lot says Theo". `tied` has a bit for each seat. */
static const char *tie_text(const Match *match, uint32_t tied, Arena *arena) {
    char names[PARTY_NAMES_BYTES];
    party_names(match, tied, names);
    return arena_format(arena, "%s in the same instant: the lot says %s", names,
                        match_seat(match, match_turn(match)->buzzer)->name);
}

/* Keys are everybody's to press, but one writes at a time: on the keyboard nothing else keeps others out. */
static const char *writing_text(const Game *game, Arena *arena) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    const char *when = turn->warm_up ? "Warm-up · only" : turn->final ? "Final card · only" : "Only";
    const char *hands = game->party.writer_alone ? "" : ": hands off the keys";
    return arena_format(arena, "%s %s writes%s", when, match_seat(match, game->party.writer)->name, hands);
}

static const char *how_to(CardKind kind) {
    switch (kind) {
    case CARD_SEVERAL:
        return "press all that fit, then lock in";
    case CARD_ORDER:
        return "press them in the right order";
    case CARD_PAIRS:
        return "press the partner of 1, of 2 ...";
    default:
        return NULL;
    }
}

/* The words, and after them how such a card is answered, where that is more than one press. NULL where
 * there is neither. */
static const char *with_how_to(const char *words, CardKind kind, Arena *arena) {
    const char *how = how_to(kind);
    if (!how || !words) return how ? how : words;
    return arena_format(arena, "%s · %s", layout_from_left_in(arena, words), how);
}

static Sign buzz_sign(const Game *game, Arena *arena) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    uint32_t tied = game->party_screen.tied;
    if (turn->reading_ticks) return (Sign){"Listen, and wait ...", PICTURE_PAUSE, THEME.wrong_tint};
    if (game->party.writer != SEAT_NONE && !tied)
        return (Sign){writing_text(game, arena), PICTURE_BOLT, THEME.streak_tint};
    if (turn->buzzer != SEAT_NONE) {
        const char *who = arena_format(arena, "%s answers", match_seat(match, turn->buzzer)->name);
        const char *words =
            tied ? tie_text(match, tied, arena) : with_how_to(who, match_card(match)->kind, arena);
        return (Sign){words, PICTURE_BOLT, THEME.streak_tint};
    }
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        if (turn->seats[seat].locked_out)
            return (Sign){"Steal it! Who buzzes?", PICTURE_BOLT, THEME.right_tint};
    return (Sign){"Buzz now!", PICTURE_BOLT, THEME.right_tint};
}

/* It is worth what is staked on it. */
static const char *final_words(const Match *match) {
    const MatchTurn *turn = match_turn(match);
    bool staked = false;
    for (uint32_t seat = 0; seat < match->seat_count; seat++)
        staked = staked || (turn->seats[seat].takes_part && turn->seats[seat].wager);
    return staked ? "The final card" : "The final card: nothing is staked";
}

static Sign open_sign(const Game *game, Arena *arena) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    const Card *card = match_card(match);
    const Mode *mode = mode_row(match->rules.mode);
    if (mode->buzzes) return buzz_sign(game, arena);
    if (game->party.writer != SEAT_NONE)
        return (Sign){writing_text(game, arena), PICTURE_LEAF, THEME.streak_tint};
    if (turn->warm_up)
        return (Sign){with_how_to("Warm-up: this card is worth nothing", card->kind, arena), PICTURE_LEAF,
                      THEME.right_tint};
    if (turn->final)
        return (Sign){with_how_to(final_words(match), card->kind, arena), PICTURE_STAR, THEME.streak_tint};
    return (Sign){with_how_to(card->category, card->kind, arena), PICTURE_NONE, {0}};
}

/* The rule that a card cannot end it for everybody: who missed would look for what became of the leaf. */
static bool spares_all(const Game *game) {
    const Match *match = &game->runner.match;
    for (uint32_t seat = 0; seat < match->seat_count; seat++) {
        const SeatTurn *mine = &match_turn(match)->seats[seat];
        if (mine->takes_part && (mine->share_permille > 0 || match_seat(match, seat)->lives != 1))
            return false;
    }
    return game->party_screen.all_on_last_leaf;
}

static Sign revealed_sign(const Game *game) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    if (turn->voided) return (Sign){"This card does not count", PICTURE_CROSS, THEME.wrong_tint};
    if (turn->skipped) return (Sign){"Skipped: it counts for nobody", PICTURE_NONE, THEME.streak_tint};
    if (turn->warm_up) /* handed over, each seat has one */
        return (Sign){turn->owner == SEAT_NONE ? "Warm-up: now it begins" : "Warm-up: it was worth nothing",
                      PICTURE_LEAF, THEME.right_tint};
    if (turn->final) return (Sign){final_words(match), PICTURE_STAR, THEME.streak_tint};
    if (spares_all(game))
        return (Sign){"Nobody knew it, so nobody loses the last leaf", PICTURE_LEAF, THEME.right_tint};
    return (Sign){match_card(match)->category, PICTURE_NONE, {0}};
}

static Sign sign_of(const Game *game, Arena *arena) {
    const Match *match = &game->runner.match;
    switch (match->phase) {
    case MATCH_WAGER:
        return (Sign){"The final card", PICTURE_STAR, THEME.streak_tint};
    case MATCH_QUESTION:
        return open_sign(game, arena);
    case MATCH_REVEAL:
        return revealed_sign(game);
    default:
        return (Sign){0};
    }
}

static void draw_sign(Game *game, Canvas *canvas, Rect area, Sign sign) {
    if (!sign.text) return;
    if (sign.fill.alpha) sign.text = layout_from_left(canvas, sign.text); /* else it may be the pack's */
    if (sign.fill.alpha == 0) {
        layout_text(game, canvas, area, FONT_HEADING, 40, THEME.accent, ALIGN_CENTRE, sign.text);
        return;
    }
    int width = widget_pill_width(canvas, area.height, sign.picture, sign.text, NULL);
    if (width > area.width) width = area.width;
    widget_pill(canvas, rect_centred(area, width, area.height), sign.picture, sign.fill, sign.text, NULL);
}

const char *party_sign_text(const Game *game, Arena *arena) {
    return sign_of(game, arena).text;
}

void party_sign_draw(Game *game, Canvas *canvas, Rect area) {
    Sign sign = sign_of(game, canvas_arena(canvas));
    if (!guest_sign_stands(game)) {
        draw_sign(game, canvas, area, sign);
        return;
    }
    Sign guest = {game->party_screen.sign, PICTURE_LEAF, THEME.paper};
    bool both = sign.text && sign.fill.alpha;
    Rect first = area, second = area;
    if (both) {
        int gap = view_px(canvas_view(canvas), 24);
        first.width = second.width = (area.width - gap) / 2;
        second.x = rect_right(first) + gap;
        draw_sign(game, canvas, first, sign);
    }
    draw_sign(game, canvas, second, guest);
}

void party_clock_draw(Game *game, Canvas *canvas, Rect area) {
    const Match *match = &game->runner.match;
    const MatchTurn *turn = match_turn(match);
    uint32_t limit = turn->limit_ticks, spent = turn->ticks;
    if (match->phase == MATCH_WAGER) {
        limit = turn->wager_limit_ticks;
        spent = turn->wager_ticks;
    } else if (turn->buzzer != SEAT_NONE) {
        limit = turn->buzz_limit_ticks;
        spent = turn->buzz_ticks;
    }
    prompt_view_draw_clock(game, canvas, area, limit > spent ? limit - spent : 0, limit);
}
