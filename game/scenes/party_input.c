#include "scenes/party_input.h"

#include <stdio.h>

#include "scenes/answer_write.h"
#include "scenes/party.h"

static Match *match_of(Game *game) {
    return &game->runner.match;
}

void party_act(Game *game, uint32_t seat, PlayerActionKind kind, int32_t value, const char *text) {
    if (!game->match_on || game->watching) return;
    uint64_t pending = game_match_pending_us(game), ago = game->input_ago_us;
    if (kind == ACTION_JOIN || kind == ACTION_RENAME)
        match_runner_name(&game->runner, seat, kind, value, text, pending, ago);
    else if (text)
        match_runner_type(&game->runner, seat, text, pending, ago);
    else
        match_runner_act(&game->runner, seat, kind, value, pending, ago);
}

uint32_t party_mouse_seat(const Game *game) {
    return seats_find(&game->party.seats, (SeatDevice){.kind = SEAT_DEVICE_MOUSE});
}

uint32_t party_host(const Game *game, const Input *input) {
    uint32_t seat = seats_find(&game->party.seats, input->seat_device);
    return seat != SEAT_NONE && game->party.seats.items[seat].host ? seat : SEAT_NONE;
}

/* Drafts are of the card on the table. */
static SeatDraft *draft_of(Game *game, uint32_t seat) {
    Party *party = &game->party;
    if (party->drafts_turn != match_of(game)->turn_count)
        for (uint32_t i = 0; i < SEATS_MAX; i++) party->drafts[i] = (SeatDraft){0};
    party->drafts_turn = match_of(game)->turn_count;
    return &party->drafts[seat];
}

void party_progress(const Game *game, uint32_t seat, uint32_t *done, uint32_t *steps) {
    static const SeatDraft FRESH = {0};
    const Match *match = &game->runner.match;
    const Card *card = match_card(match);
    *done = *steps = 0;
    if (!card || match->phase != MATCH_QUESTION) return;
    const SeatDraft *draft =
        game->party.drafts_turn == match->turn_count ? &game->party.drafts[seat] : &FRESH;
    seat_draft_progress(draft, card->kind, &match_turn(match)->dealt, done, steps);
}

/* Who buzzes is who may answer, once they were first; in other modes everybody whose card it is. */
static void press_on_card(Game *game, uint32_t seat, SeatKey key) {
    const Match *match = match_of(game);
    const MatchTurn *turn = match_turn(match);
    int32_t answer;
    if (mode_row(match->rules.mode)->buzzes && turn->buzzer != seat) {
        if (key == SEAT_KEY_LOCK) party_act(game, seat, ACTION_BUZZ, 0, NULL);
        return;
    }
    if (!match_is_open(match, seat)) return;
    if (seat_draft_press(draft_of(game, seat), match_card(match)->kind, &turn->dealt, key, &answer))
        party_act(game, seat, ACTION_ANSWER, answer, NULL);
}

void party_come_back(Game *game, uint32_t seat) {
    const Seat *sitting = &game->party.seats.items[seat];
    party_act(game, seat, ACTION_JOIN, seats_join_value(sitting), sitting->name);
}

/* Gone for a while, not unplugged: such a device says nothing. */
static bool is_away(const Game *game, uint32_t seat) {
    const MatchSeat *who = match_seat(&game->runner.match, seat);
    return who->known && !who->here && !who->removed;
}

void party_press(Game *game, uint32_t seat, SeatKey key) {
    const Match *match = match_of(game);
    if (!game->match_on || key == SEAT_KEY_NONE || seat >= SEATS_MAX) return;
    if (is_away(game, seat))
        party_come_back(game, seat);
    else if (match->phase == MATCH_WAGER)
        party_act(game, seat, ACTION_WAGER, seat_draft_wager(key), NULL);
    else if (match->phase == MATCH_QUESTION)
        press_on_card(game, seat, key);
}

/* Numbers and words */

static bool is_written(const Card *card) {
    return card && (card->kind == CARD_NUMBER || card->kind == CARD_TYPED);
}

/* Whose word or number is being written. */
static uint32_t find_writer(Game *game) {
    const Match *match = match_of(game);
    const MatchTurn *turn = match_turn(match);
    const Mode *mode = mode_row(match->rules.mode);
    if (match->phase != MATCH_QUESTION || !turn || turn->done || !is_written(match_card(match)))
        return SEAT_NONE;
    uint32_t seat = mode->buzzes ? turn->buzzer : mode->hands_over ? turn->owner : SEAT_NONE;
    return seat != SEAT_NONE && match_is_open(match, seat) ? seat : SEAT_NONE;
}

/* Who was just about to buzz, and presses twice, should not have written into another's answer. */
#define WRITER_GUARD_MS 700

/* Whether the input may write: the writer's own device may, and so may the keyboard, on which others may help
 * whoever holds a pad or a buzzer; but not any more where letters were already chosen with that. The mouse is
 * everybody's too, unless another seat plays by it. */
static bool may_write(const Game *game, const Input *input) {
    const Party *party = &game->party;
    SeatDevice device = input->seat_device;
    if (seat_device_equal(device, party->seats.items[party->writer].device)) return true;
    if (device.kind == SEAT_DEVICE_MOUSE) return party_mouse_seat(game) == SEAT_NONE;
    if (device.kind != SEAT_DEVICE_NONE || party->writer_alone) return false;
    return input->kind != INPUT_TEXT || game_now_ms(game) - party->writer_ms >= WRITER_GUARD_MS;
}

/* False where it is no matter of writing: another's pad, which may be a late guest's. */
static bool write(Game *game, const Input *input) {
    Party *party = &game->party;
    SeatDevice device = input->seat_device;
    SeatDeviceKind own = party->seats.items[party->writer].device.kind;
    CardAnswer answer;
    Input meant;
    if (!may_write(game, input)) return device.kind == SEAT_DEVICE_NONE || device.kind == SEAT_DEVICE_MOUSE;
    uint32_t writer = party->writer;
    bool is_word = match_card(match_of(game))->kind == CARD_TYPED;
    bool done = input_as_menu(input, &meant) && answer_write_input(game, &meant, &answer);
    if (own == SEAT_DEVICE_PAD || own == SEAT_DEVICE_BUZZER)
        party->writer_alone = game->draft.text[0] && (party->writer_alone || device.kind == own);
    if (done) party_act(game, writer, ACTION_ANSWER, answer.value, is_word ? answer.text : NULL);
    return true;
}

/* Devices */

bool party_join_late(Game *game, SeatDevice device) {
    Seats *seats = &game->party.seats;
    uint32_t seat = seats_join(seats, device, random_next(&game->seeds));
    if (seat == SEAT_NONE) return false;
    party_act(game, seat, ACTION_JOIN, seats_join_value(&seats->items[seat]), seats->items[seat].name);
    return true;
}

bool party_input(Game *game, const Input *input) {
    Party *party = &game->party;
    if (!party->on || !game->match_on || match_of(game)->paused) return false;
    if (party->writer != SEAT_NONE && write(game, input)) return true;
    if (input->seat_key == SEAT_KEY_NONE) return false;
    uint32_t seat = seats_find(&party->seats, input->seat_device);
    if (seat == SEAT_NONE) return party_join_late(game, input->seat_device);
    MatchPhase phase = match_of(game)->phase;
    if (phase != MATCH_WAGER && phase != MATCH_QUESTION && !is_away(game, seat)) return false;
    party_press(game, seat, input->seat_key);
    return true;
}

void party_device_changed(Game *game, const Input *input) {
    Party *party = &game->party;
    bool here = input->value == 1;
    for (uint32_t i = 0; i < SEATS_MAX; i++) {
        Seat *seat = &party->seats.items[i];
        if (!seat->taken || seat->away != here || !seat_device_shares_plug(seat->device, input->seat_device))
            continue;
        seat->away = !here;
        seat->device.has_symbols = input->seat_device.has_symbols;
        if (party->on && here)
            party_come_back(game, i);
        else if (party->on)
            party_act(game, i, ACTION_LEAVE, 0, NULL);
    }
}

void party_take_event(Game *game, const MatchEvent *event) {
    Party *party = &game->party;
    if (!party->on) return; /* a replay's seats are not those of the lobby */
    const MatchSeat *who = event->seat < SEATS_MAX ? match_seat(match_of(game), event->seat) : NULL;
    if (event->kind == MATCH_EVENT_REMOVED && who) {
        party->seats.items[event->seat].gone = true;
        seats_leave(&party->seats, event->seat);
    } else if (event->kind == MATCH_EVENT_RENAMED && who) {
        snprintf(party->seats.items[event->seat].name, SEAT_NAME_BYTES, "%s", who->name);
    } else if (event->kind == MATCH_EVENT_FINISHED) {
        party->on = false;
    }
    uint32_t writer = find_writer(game);
    if (writer == party->writer) return;
    party->writer = writer;
    party->writer_ms = game_now_ms(game);
    party->writer_alone = false;
    game->draft.text[0] = '\0';
    if (game->scene == SCENE_PARTY_QUESTION) SCENES[game->scene].enter(game); /* with letters or without */
}
