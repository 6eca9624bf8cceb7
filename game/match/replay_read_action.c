/* Reading what somebody did in a match, a line each. */
#include <stdio.h>
#include <string.h>

#include "match/replay_lines.h"
#include "match/replay_parts.h"

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static bool find_kind(ReplaySlice word, PlayerActionKind *out) {
    for (unsigned kind = 0; kind < ACTION_KINDS; kind++) {
        if (!replay_slice_is(word, player_action_name((PlayerActionKind)kind))) continue;
        *out = (PlayerActionKind)kind;
        return true;
    }
    return false;
}

/* Decimal digits, perhaps behind a minus, that fit 32 bits. */
static bool parse_value(ReplaySlice slice, int32_t *out) {
    bool negative = slice.length > 0 && slice.text[0] == '-';
    uint32_t size;
    if (negative) slice = (ReplaySlice){slice.text + 1, slice.length - 1};
    if (!replay_parse_number(slice, (uint32_t)INT32_MAX + negative, &size)) return false;
    *out = (int32_t)(negative ? -(int64_t)size : (int64_t)size);
    return true;
}

static bool read_typed(ReplayReader *reader, ReplaySlice text, PlayerAction *action) {
    action->kind = ACTION_ANSWER;
    action->text = reader->text;
    snprintf(reader->text, sizeof reader->text, "%.*s", (int)smaller(text.length, sizeof reader->text),
             text.text);
    if (text.length < sizeof reader->text && judge_is_text(reader->text)) return true;
    return REFUSE_AT(reader, text,
                     "\"" REPLAY_TYPED_WORD
                     "\" takes a text of 1 to %d characters without control characters.",
                     CARD_TYPED_MAX);
}

static bool read_name(ReplayReader *reader, ReplaySlice text, PlayerAction *action) {
    action->text = reader->text;
    snprintf(reader->text, sizeof reader->text, "%.*s", (int)smaller(text.length, sizeof reader->text),
             text.text);
    if (text.length < SEAT_NAME_BYTES && seat_name_is_valid(reader->text)) return true;
    return REFUSE_AT(reader, text, "A name has 1 to %d characters, none of them a control character.",
                     SEAT_NAME_MAX);
}

/* "answer 2", "typed Kit Connor", "join 17 Ann" or "continue": what follows the tick and the seat. */
static bool read_deed(ReplayReader *reader, ReplaySlice line, PlayerAction *action) {
    ReplaySlice kind = replay_take_word(&line);
    if (replay_slice_is(kind, REPLAY_TYPED_WORD)) return read_typed(reader, line, action);
    if (!find_kind(kind, &action->kind))
        return REFUSE_AT(reader, kind, "There is no action \"%s\".", replay_quoted(reader, kind));
    const char *name = player_action_name(action->kind);
    bool has_text = player_action_has_text(action->kind);
    if (player_action_is_for_parties(action->kind) && !mode_row(reader->replay->rules.mode)->is_party)
        return REFUSE_AT(reader, kind, "\"%s\" belongs to parties, and this match is of one player.", name);
    if (player_action_has_value(action->kind)) {
        ReplaySlice value = has_text ? replay_take_word(&line) : line;
        if (!parse_value(value, &action->value))
            return REFUSE_AT(reader, value, "\"%s\" takes a whole number of 32 bits.", name);
        if (!has_text) return true;
    }
    if (has_text) return read_name(reader, line, action);
    if (line.length) return REFUSE_AT(reader, line, "Nothing may follow \"%s\".", name);
    return true;
}

/* "+7" behind a tick, then "seat 2". */
static bool read_seat(ReplayReader *reader, ReplaySlice millisecond, ReplaySlice *line,
                      PlayerAction *action) {
    if (!replay_parse_number(millisecond, TICK_MILLISECONDS_MAX, &action->millisecond))
        return REFUSE_AT(reader, millisecond,
                         "A tick of a party has its millisecond behind it: \"345+0\" to \"345+%d\".",
                         TICK_MILLISECONDS_MAX);
    ReplaySlice word = replay_take_word(line), seat = replay_take_word(line);
    if (replay_slice_is(word, "seat") && replay_parse_number(seat, SEATS_MAX - 1, &action->player))
        return true;
    return REFUSE_AT(reader, replay_slice_is(word, "seat") ? seat : word,
                     "\"seat\" and a number from 0 to %d are expected here.", SEATS_MAX - 1);
}

/* Takes what stands before the first plus sign off the word's front. */
static ReplaySlice take_tick(ReplaySlice *word) {
    const char *plus = memchr(word->text, '+', word->length);
    ReplaySlice tick = {word->text, plus ? (size_t)(plus - word->text) : word->length};
    size_t taken = plus ? tick.length + 1 : tick.length;
    word->text += taken;
    word->length -= taken;
    return tick;
}

bool replay_read_action(ReplayReader *reader, ReplaySlice line) {
    Replay *replay = reader->replay;
    PlayerAction action = {0};
    bool is_party = mode_row(replay->rules.mode)->is_party;
    ReplaySlice word = replay_take_word(&line);
    ReplaySlice tick = is_party ? take_tick(&word) : word;
    if (!replay_parse_number(tick, REPLAY_TICKS_MAX, &action.tick))
        return REFUSE_AT(reader, tick, "\"at\" takes a tick from 0 to %u, not \"%s\".", REPLAY_TICKS_MAX,
                         replay_quoted(reader, tick));
    if (is_party && !read_seat(reader, word, &line, &action)) return false;
    if (!read_deed(reader, line, &action)) return false;
    const PlayerAction *last = replay->action_count ? &replay->actions[replay->action_count - 1] : NULL;
    if (last && action.tick < last->tick)
        return REFUSE_AT(reader, tick, "Tick %u comes after tick %u: time goes backwards.", action.tick,
                         last->tick);
    if (last && action.tick == last->tick && action.millisecond < last->millisecond)
        return REFUSE_AT(reader, tick, "Millisecond %u comes after millisecond %u: time goes backwards.",
                         action.millisecond, last->millisecond);
    if (replay->action_count == REPLAY_ACTIONS_MAX)
        return REFUSE(reader, "The replay has more than %d actions.", REPLAY_ACTIONS_MAX);
    replay_record(replay, &action);
    return true;
}
