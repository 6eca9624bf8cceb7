/* Guests who play by themselves while a script is made: they read the match as it stands, think for a while
 * and press the keys of what they hold. Four sit down with two hands on the keyboard and two gamepads; one
 * more hand comes late. */
#ifndef QUIZLEAF_TESTS_PARTY_BOTS_H
#define QUIZLEAF_TESTS_PARTY_BOTS_H

#include "scenes/party_run.h"

enum { GUEST_KEYS, GUEST_PAD, GUEST_LOW_KEYS, GUEST_OTHER_PAD, GUESTS, GUEST_LATE = GUESTS };

#define BOTS_LONGEST_PARTY_MS (20u * 60000u)

typedef struct Bots {
    PartyRun *run;
    Random dice;
    int right_of_ten; /* how often a guest knows it */
    uint32_t seen;    /* turns whose incident is over */
    /* What happens when this card (from 1) comes; then the guests play on. */
    void (*incident)(struct Bots *bots, uint32_t card);
} Bots;

static inline uint32_t bots_between(Bots *bots, uint32_t least_ms, uint32_t most_ms) {
    return least_ms + random_below(&bots->dice, most_ms - least_ms);
}

/* The guest's key, as the deed of their device. */
static inline Deed guest_deed(uint32_t guest, SeatKey key) {
    static const uint8_t CLUSTERS[] = {
        [GUEST_KEYS] = 0, [GUEST_PAD] = 0, [GUEST_LOW_KEYS] = 2, [GUEST_OTHER_PAD] = 0, [GUEST_LATE] = 1};
    static const int BUTTONS[SEAT_KEYS] = {0,
                                           SDL_CONTROLLER_BUTTON_A,
                                           SDL_CONTROLLER_BUTTON_B,
                                           SDL_CONTROLLER_BUTTON_X,
                                           SDL_CONTROLLER_BUTTON_Y,
                                           SDL_CONTROLLER_BUTTON_LEFTSHOULDER};
    if (guest == GUEST_PAD || guest == GUEST_OTHER_PAD)
        return (Deed){.kind = DEED_BUTTON, .pad = guest == GUEST_OTHER_PAD, .code = BUTTONS[key]};
    return (Deed){.kind = DEED_KEY, .code = (int)input_cluster_place(CLUSTERS[guest], key)};
}

static inline void guest_plans(Bots *bots, uint32_t guest, uint32_t in_ms, SeatKey key) {
    Deed deed = guest_deed(guest, key);
    party_run_plan(bots->run, in_ms, &deed);
}

static inline void guest_presses(Bots *bots, uint32_t guest, SeatKey key) {
    guest_plans(bots, guest, 250, key);
    party_run_finish_deeds(bots->run);
}

static inline void room_presses(Bots *bots, SDL_Scancode key) {
    const Deed deed = {.kind = DEED_KEY, .code = (int)key};
    party_run_plan(bots->run, 250, &deed);
    party_run_finish_deeds(bots->run);
}

/* An item behind the one that has the focus; below 0: so many from the end. */
static inline void room_chooses(Bots *bots, int item) {
    const Menu *menu = &bots->run->game->menu;
    if (item < 0) item += menu->count;
    assert_true(item >= menu->focus && item < menu->count);
    while (menu->focus < item)
        room_presses(bots, item - menu->focus >= menu->columns ? SDL_SCANCODE_DOWN : SDL_SCANCODE_RIGHT);
    room_presses(bots, SDL_SCANCODE_RETURN);
}

/* Letter by letter, then Enter. */
static inline void bots_type(Bots *bots, const char *text) {
    uint32_t in_ms = 750; /* nobody writes before */
    for (; *text; in_ms += 150) {
        Deed deed = {.kind = DEED_TEXT};
        size_t bytes = 1;
        while (((unsigned char)text[bytes] & 0xc0) == 0x80) bytes++;
        memcpy(deed.text, text, bytes);
        text += bytes;
        party_run_plan(bots->run, in_ms, &deed);
    }
    const Deed enter = {.kind = DEED_KEY, .code = SDL_SCANCODE_RETURN};
    party_run_plan(bots->run, in_ms, &enter);
}

static inline void bots_move_cable(Bots *bots, int pad, bool in) {
    const Deed deed = {.kind = in ? DEED_PLUG : DEED_PULL, .pad = pad};
    party_run_plan(bots->run, 200, &deed);
    party_run_finish_deeds(bots->run);
}

/* The keys of an answer, one after the other. */
static inline void guest_answers(Bots *bots, uint32_t guest, uint32_t in_ms, bool right) {
    const Match *match = bots->run->match;
    const Card *card = match_card(match);
    const DealtCard *dealt = &match_turn(match)->dealt;
    CardAnswer answer = right ? judge_right_answer(card, dealt) : judge_wrong_answer(card, dealt);
    uint32_t value = (uint32_t)answer.value;
    if (card->kind == CARD_SEVERAL) {
        for (uint32_t place = 0; place < dealt->shown_count; place++, in_ms += 120)
            if (value >> place & 1) guest_plans(bots, guest, in_ms, (SeatKey)(SEAT_KEY_A + place));
        guest_plans(bots, guest, in_ms, SEAT_KEY_LOCK);
    } else if (card->kind == CARD_ORDER || card->kind == CARD_PAIRS) {
        uint32_t rows = dealt->shown_count / (card->kind == CARD_PAIRS ? 2 : 1);
        for (uint32_t row = 0; row < rows; row++)
            guest_plans(bots, guest, in_ms + 120 * row, (SeatKey)(SEAT_KEY_A + (value >> (4 * row) & 15)));
    } else {
        guest_plans(bots, guest, in_ms, (SeatKey)(SEAT_KEY_A + value));
    }
}

static inline bool bots_know(Bots *bots) {
    return (int)random_below(&bots->dice, 10) < bots->right_of_ten;
}

static inline void bots_write(Bots *bots) {
    const Match *match = bots->run->match;
    const DealtCard *dealt = &match_turn(match)->dealt;
    char number[16];
    bool knows = bots_know(bots);
    CardAnswer answer =
        knows ? judge_right_answer(match_card(match), dealt) : judge_wrong_answer(match_card(match), dealt);
    if (match_card(match)->kind == CARD_NUMBER) /* a wrong one that can be written */
        answer.value = judge_right_answer(match_card(match), dealt).value + (knows ? 0 : 5000);
    snprintf(number, sizeof number, "%d", answer.value);
    bots_type(bots, *answer.text ? answer.text : number);
}

/* Somebody of those who may. */
static inline uint32_t bots_somebody(Bots *bots) {
    uint32_t open[SEATS_MAX], count = 0;
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++)
        if (match_is_open(bots->run->match, seat)) open[count++] = seat;
    return count ? open[random_below(&bots->dice, count)] : SEAT_NONE;
}

static inline void bots_on_open_card(Bots *bots) {
    const Match *match = bots->run->match;
    const MatchTurn *turn = match_turn(match);
    if (bots->run->game->party.writer != SEAT_NONE) {
        bots_write(bots);
    } else if (turn->reading_ticks) {
        return; /* they listen */
    } else if (mode_row(match->rules.mode)->buzzes && turn->buzzer == SEAT_NONE) {
        uint32_t seat = bots_somebody(bots);
        if (seat != SEAT_NONE) guest_plans(bots, seat, bots_between(bots, 300, 2500), SEAT_KEY_LOCK);
    } else {
        for (uint32_t seat = 0; seat < SEATS_MAX; seat++)
            if (match_is_open(match, seat) && (turn->buzzer == SEAT_NONE || turn->buzzer == seat) &&
                (turn->owner == SEAT_NONE || turn->owner == seat))
                guest_answers(bots, seat, bots_between(bots, 400, 3500), bots_know(bots));
    }
}

static inline void bots_stake(Bots *bots) {
    const Match *match = bots->run->match;
    for (uint32_t seat = 0; seat < SEATS_MAX; seat++) {
        const SeatTurn *mine = match_seat_turn(match, seat);
        if (mine->takes_part && match_is_here(match, seat) && !mine->wagered)
            guest_plans(bots, seat, bots_between(bots, 400, 3000),
                        (SeatKey)(SEAT_KEY_A + random_below(&bots->dice, 5)));
    }
}

static inline uint32_t bots_first_here(const Bots *bots) {
    uint32_t seat = 0;
    while (!match_is_here(bots->run->match, seat)) seat++;
    return seat;
}

/* Who turns the card up: where its owner has left, anybody. */
static inline uint32_t bots_owner(const Bots *bots) {
    uint32_t owner = match_turn(bots->run->match)->owner;
    return match_is_here(bots->run->match, owner) ? owner : bots_first_here(bots);
}

/* What somebody does next, as the screen stands. */
static inline void bots_react(Bots *bots) {
    const Match *match = bots->run->match;
    if (bots->run->game->scene == SCENE_PARTY_SCORES) {
        guest_plans(bots, bots_first_here(bots), bots_between(bots, 1500, 2500), SEAT_KEY_LOCK);
        return;
    }
    if (bots->run->game->scene != SCENE_PARTY_QUESTION) return;
    switch (match->phase) {
    case MATCH_HANDOVER:
        guest_plans(bots, bots_owner(bots), bots_between(bots, 600, 1500), SEAT_KEY_B);
        break;
    case MATCH_WAGER:
        bots_stake(bots);
        break;
    case MATCH_QUESTION:
        bots_on_open_card(bots);
        break;
    case MATCH_REVEAL:
        guest_plans(bots, bots_first_here(bots), bots_between(bots, 1200, 2000), SEAT_KEY_LOCK);
        break;
    default:
        break;
    }
}

/* From the first card to the podium. */
static inline void bots_play(Bots *bots) {
    PartyRun *run = bots->run;
    while (run->game->scene != SCENE_PODIUM) {
        party_run_finish_deeds(run); /* whoever acts has seen what became of the last deed */
        bool fresh = run->match->turn_count != bots->seen && run->game->scene == SCENE_PARTY_QUESTION;
        if (fresh) bots->seen = run->match->turn_count;
        if (fresh && bots->incident)
            bots->incident(bots, bots->seen);
        else
            bots_react(bots);
        if (run->now_us / 1000 > BOTS_LONGEST_PARTY_MS)
            fail_msg("the party does not end: card %u, scene %s, phase %d", run->match->turn_count,
                     SCENES[run->game->scene].name, (int)run->match->phase);
    }
}

#endif
