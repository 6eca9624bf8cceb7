/* Reading replays. Nothing is taken on trust: lines stand in one order, every number has a ceiling, and what
 * is read cannot make a match run for more than REPLAY_TICKS_MAX steps. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "match/replay.h"
#include "match/replay_parts.h"

#define REPLAY_CARDS_MAX 1000000u /* more than any pack holds */
#define REPLAY_TITLE_BYTES_MAX 1000
#define QUOTED_BYTES_MAX 40

/* A piece of the text being read, without a NUL at its end. */
typedef struct Slice {
    const char *text;
    size_t length;
} Slice;

typedef struct Reader {
    const char *cursor;
    const char *end;
    Place place;      /* of the line being read */
    const char *line; /* where it begins */
    Problems *problems;
    Replay *replay;
    char text[ANSWER_TEXT_BYTES + 1]; /* of the action being read */
} Reader;

/* Adds the sentence at the present line and returns false; REFUSE_AT at this piece of it. */
#define REFUSE(reader, ...) (problem_error((reader)->problems, (reader)->place, __VA_ARGS__), false)
#define REFUSE_AT(reader, slice, ...)                                                                        \
    (problem_error((reader)->problems, place_of(reader, (slice).text), __VA_ARGS__), false)

/* Columns count code points. */
static Place place_of(const Reader *reader, const char *at) {
    Place place = reader->place;
    place.column = 1;
    for (const char *byte = reader->line; byte < at; byte++)
        place.column += ((unsigned char)*byte & 0xC0) != 0x80;
    return place;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static bool slice_is(Slice slice, const char *text) {
    return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

/* For quoting in a sentence: a hostile line is not repeated at length, nor may it speak to a terminal. */
static const char *quoted(Reader *reader, Slice slice) {
    size_t shown = slice.length < QUOTED_BYTES_MAX ? slice.length : QUOTED_BYTES_MAX;
    while (shown > 0 && shown < slice.length && ((unsigned char)slice.text[shown] & 0xC0) == 0x80) shown--;
    const char *text = arena_copy_text(&reader->replay->arena, slice.text, shown);
    return text_has_control(text) ? "?" : text;
}

/* The next line without its end (LF or CRLF); false at the end of the text. */
static bool next_line(Reader *reader, Slice *out) {
    reader->place.line++;
    if (reader->cursor == reader->end) return false;
    size_t left = (size_t)(reader->end - reader->cursor);
    const char *line_end = memchr(reader->cursor, '\n', left);
    size_t length = line_end ? (size_t)(line_end - reader->cursor) : left;
    *out = (Slice){reader->cursor, length};
    reader->line = reader->cursor;
    reader->cursor += line_end ? length + 1 : length;
    if (out->length && out->text[out->length - 1] == '\r') out->length--;
    return true;
}

/* Takes what stands before the first space off the line's front. */
static Slice take_word(Slice *line) {
    const char *space = memchr(line->text, ' ', line->length);
    size_t length = space ? (size_t)(space - line->text) : line->length;
    Slice word = {line->text, length};
    size_t taken = space ? length + 1 : length;
    line->text += taken;
    line->length -= taken;
    return word;
}

/* Decimal digits only, up to max. */
static bool parse_number(Slice slice, uint32_t max, uint32_t *out) {
    if (slice.length == 0 || slice.length > 10) return false;
    uint64_t value = 0;
    for (size_t i = 0; i < slice.length; i++) {
        if (slice.text[i] < '0' || slice.text[i] > '9') return false;
        value = value * 10 + (uint64_t)(slice.text[i] - '0');
    }
    if (value > max) return false;
    *out = (uint32_t)value;
    return true;
}

static bool parse_hex(Slice slice, size_t digits, uint64_t *out) {
    if (slice.length != digits) return false;
    uint64_t value = 0;
    for (size_t i = 0; i < digits; i++) {
        char digit = slice.text[i];
        if (digit >= '0' && digit <= '9')
            value = value << 4 | (uint64_t)(digit - '0');
        else if (digit >= 'a' && digit <= 'f')
            value = value << 4 | (uint64_t)(digit - 'a' + 10);
        else
            return false;
    }
    *out = value; /* of a longer text the last 16 digits */
    return true;
}

/* The line that must come next, "word value": its value. */
static bool read_value(Reader *reader, const char *word, Slice *value) {
    Slice line;
    if (!next_line(reader, &line)) return REFUSE(reader, "The replay ends before its \"%s\" line.", word);
    Slice first = take_word(&line);
    if (!slice_is(first, word))
        return REFUSE_AT(reader, first, "\"%s\" is expected here, not \"%s\".", word, quoted(reader, first));
    *value = line;
    return true;
}

static bool read_number(Reader *reader, const char *word, uint32_t max, uint32_t *out) {
    Slice value;
    if (!read_value(reader, word, &value)) return false;
    if (parse_number(value, max, out)) return true;
    return REFUSE_AT(reader, value, "\"%s\" takes a whole number from 0 to %u, not \"%s\".", word, max,
                     quoted(reader, value));
}

static bool read_version(Reader *reader) {
    Slice line;
    if (!next_line(reader, &line)) return REFUSE(reader, "The file is empty.");
    Slice word = take_word(&line);
    if (!slice_is(word, REPLAY_FIRST_WORD))
        return REFUSE(reader,
                      "This is no replay: one begins with \"" REPLAY_FIRST_WORD " " REPLAY_VERSION "\".");
    if (!slice_is(line, REPLAY_VERSION))
        return REFUSE_AT(reader, line,
                         "Replays of version \"%s\" are not known here, only version " REPLAY_VERSION ".",
                         quoted(reader, line));
    return true;
}

static bool read_pack(Reader *reader) {
    Slice value;
    uint64_t ignored;
    Fingerprint *pack = &reader->replay->pack;
    if (!read_value(reader, "pack", &value)) return false;
    if (!parse_hex(value, sizeof pack->hex - 1, &ignored))
        return REFUSE_AT(reader, value, "\"pack\" takes 64 digits, each 0 to 9 or a to f.");
    memcpy(pack->hex, value.text, value.length);
    pack->hex[value.length] = '\0';
    return true;
}

static bool read_title(Reader *reader) {
    Slice value;
    if (!read_value(reader, "title", &value)) return false;
    if (value.length == 0) return REFUSE_AT(reader, value, "The pack's title is empty.");
    if (value.length > REPLAY_TITLE_BYTES_MAX)
        return REFUSE_AT(reader, value, "The pack's title is longer than %d bytes.", REPLAY_TITLE_BYTES_MAX);
    const char *title = arena_copy_text(&reader->replay->arena, value.text, value.length);
    if (text_has_control(title))
        return REFUSE_AT(reader, value, "The pack's title holds a control character.");
    reader->replay->pack_title = title;
    return true;
}

static bool read_seed(Reader *reader) {
    Slice value;
    if (!read_value(reader, "seed", &value)) return false;
    if (parse_hex(value, 16, &reader->replay->seed)) return true;
    return REFUSE_AT(reader, value, "\"seed\" takes 16 digits, each 0 to 9 or a to f.");
}

static bool read_yes_or_no(Reader *reader, const char *word, bool *out) {
    Slice value;
    if (!read_value(reader, word, &value)) return false;
    *out = slice_is(value, "yes");
    if (*out || slice_is(value, "no")) return true;
    return REFUSE_AT(reader, value, "\"%s\" is \"yes\" or \"no\", not \"%s\".", word, quoted(reader, value));
}

static bool read_party(Reader *reader) {
    MatchRules *rules = &reader->replay->rules;
    if (!mode_row(rules->mode)->is_party) return true;
    return read_number(reader, "lives", PARTY_LIVES_MAX, &rules->lives) &&
           read_yes_or_no(reader, "wrong-costs", &rules->wrong_costs) &&
           read_yes_or_no(reader, "late-average", &rules->late_average) &&
           read_yes_or_no(reader, "wager", &rules->final_wager) &&
           read_yes_or_no(reader, "warm-up", &rules->warm_up);
}

static bool read_mode(Reader *reader) {
    Slice value;
    char key[32];
    if (!read_value(reader, "mode", &value)) return false;
    snprintf(key, sizeof key, "%.*s", (int)(value.length < 31 ? value.length : 31), value.text);
    if (value.length < sizeof key && mode_find(key, &reader->replay->rules.mode)) return true;
    return REFUSE_AT(reader, value, "\"%s\" is no way to play that this version knows.",
                     quoted(reader, value));
}

/* One digit a card, or "none". */
static bool read_hints(Reader *reader) {
    Slice value;
    if (!read_value(reader, "hints", &value)) return false;
    if (slice_is(value, "none")) return true;
    if (value.length == 0 || value.length > REPLAY_CARDS_MAX)
        return REFUSE_AT(reader, value, "\"hints\" takes one digit for each card, or \"none\".");
    DeckHint *hints = arena_alloc_array(&reader->replay->arena, value.length, sizeof *hints);
    for (size_t i = 0; i < value.length; i++) {
        uint64_t digit;
        Slice at = {value.text + i, 1};
        if (!parse_hex(at, 1, &digit))
            return REFUSE_AT(reader, at, "\"hints\" takes digits, each 0 to 9 or a to f.");
        hints[i] = (DeckHint)digit;
    }
    reader->replay->rules.hints = hints;
    reader->replay->hint_count = value.length;
    return true;
}

/* A mode settles some rules itself; a replay that says otherwise was made up. */
static bool check_rules(Reader *reader) {
    MatchRules settled = reader->replay->rules;
    const Mode *mode = mode_row(settled.mode);
    mode->settle(&settled);
    const MatchRules *said = &reader->replay->rules;
    if (settled.card_count == said->card_count && settled.seconds_per_card == said->seconds_per_card &&
        settled.speed_counts == said->speed_counts && settled.lives == said->lives &&
        settled.wrong_costs == said->wrong_costs && settled.late_average == said->late_average &&
        settled.final_wager == said->final_wager && settled.warm_up == said->warm_up)
        return true;
    return REFUSE(reader, "What stands above are not the rules of \"%s\".", mode->key);
}

static bool find_kind(Slice word, PlayerActionKind *out) {
    for (unsigned kind = 0; kind < ACTION_KINDS; kind++) {
        if (!slice_is(word, player_action_name((PlayerActionKind)kind))) continue;
        *out = (PlayerActionKind)kind;
        return true;
    }
    return false;
}

/* Decimal digits, perhaps behind a minus, that fit 32 bits. */
static bool parse_value(Slice slice, int32_t *out) {
    bool negative = slice.length > 0 && slice.text[0] == '-';
    uint32_t size;
    if (negative) slice = (Slice){slice.text + 1, slice.length - 1};
    if (!parse_number(slice, (uint32_t)INT32_MAX + negative, &size)) return false;
    *out = (int32_t)(negative ? -(int64_t)size : (int64_t)size);
    return true;
}

static bool read_typed(Reader *reader, Slice text, PlayerAction *action) {
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

static bool read_name(Reader *reader, Slice text, PlayerAction *action) {
    action->text = reader->text;
    snprintf(reader->text, sizeof reader->text, "%.*s", (int)smaller(text.length, sizeof reader->text),
             text.text);
    if (text.length < SEAT_NAME_BYTES && seat_name_is_valid(reader->text)) return true;
    return REFUSE_AT(reader, text, "A name has 1 to %d characters, none of them a control character.",
                     SEAT_NAME_MAX);
}

/* "answer 2", "typed Kit Connor", "join 17 Ann" or "continue": what follows the tick and the seat. */
static bool read_deed(Reader *reader, Slice line, PlayerAction *action) {
    Slice kind = take_word(&line);
    if (slice_is(kind, REPLAY_TYPED_WORD)) return read_typed(reader, line, action);
    if (!find_kind(kind, &action->kind))
        return REFUSE_AT(reader, kind, "There is no action \"%s\".", quoted(reader, kind));
    const char *name = player_action_name(action->kind);
    bool has_text = player_action_has_text(action->kind);
    if (player_action_is_for_parties(action->kind) && !mode_row(reader->replay->rules.mode)->is_party)
        return REFUSE_AT(reader, kind, "\"%s\" belongs to parties, and this match is of one player.", name);
    if (player_action_has_value(action->kind)) {
        Slice value = has_text ? take_word(&line) : line;
        if (!parse_value(value, &action->value))
            return REFUSE_AT(reader, value, "\"%s\" takes a whole number of 32 bits.", name);
        if (!has_text) return true;
    }
    if (has_text) return read_name(reader, line, action);
    if (line.length) return REFUSE_AT(reader, line, "Nothing may follow \"%s\".", name);
    return true;
}

/* "+7" behind a tick, then "seat 2". */
static bool read_seat(Reader *reader, Slice millisecond, Slice *line, PlayerAction *action) {
    if (!parse_number(millisecond, TICK_MILLISECONDS_MAX, &action->millisecond))
        return REFUSE_AT(reader, millisecond,
                         "A tick of a party has its millisecond behind it: \"345+0\" to \"345+%d\".",
                         TICK_MILLISECONDS_MAX);
    Slice word = take_word(line), seat = take_word(line);
    if (slice_is(word, "seat") && parse_number(seat, SEATS_MAX - 1, &action->player)) return true;
    return REFUSE_AT(reader, slice_is(word, "seat") ? seat : word,
                     "\"seat\" and a number from 0 to %d are expected here.", SEATS_MAX - 1);
}

/* Takes what stands before the first plus sign off the word's front. */
static Slice take_tick(Slice *word) {
    const char *plus = memchr(word->text, '+', word->length);
    Slice tick = {word->text, plus ? (size_t)(plus - word->text) : word->length};
    size_t taken = plus ? tick.length + 1 : tick.length;
    word->text += taken;
    word->length -= taken;
    return tick;
}

/* "345 answer 2" or "345+7 seat 2 answer 2": what follows "at". */
static bool read_action(Reader *reader, Slice line) {
    Replay *replay = reader->replay;
    PlayerAction action = {0};
    bool is_party = mode_row(replay->rules.mode)->is_party;
    Slice word = take_word(&line);
    Slice tick = is_party ? take_tick(&word) : word;
    if (!parse_number(tick, REPLAY_TICKS_MAX, &action.tick))
        return REFUSE_AT(reader, tick, "\"at\" takes a tick from 0 to %u, not \"%s\".", REPLAY_TICKS_MAX,
                         quoted(reader, tick));
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

static bool read_end(Reader *reader, Slice value) {
    Replay *replay = reader->replay;
    if (!parse_number(value, REPLAY_TICKS_MAX, &replay->end_tick))
        return REFUSE_AT(reader, value, "\"end\" takes a tick from 0 to %u, not \"%s\".", REPLAY_TICKS_MAX,
                         quoted(reader, value));
    if (replay->action_count && replay->actions[replay->action_count - 1].tick >= replay->end_tick)
        return REFUSE_AT(reader, value, "The match ends at tick %u, before its last action.",
                         replay->end_tick);
    Slice line;
    if (next_line(reader, &line)) return REFUSE(reader, "Nothing may follow the \"end\" line.");
    return true;
}

static bool read_actions(Reader *reader) {
    Slice line;
    while (next_line(reader, &line)) {
        Slice word = take_word(&line);
        if (slice_is(word, "end")) return read_end(reader, line);
        if (!slice_is(word, "at"))
            return REFUSE_AT(reader, word, "\"at\" or \"end\" is expected here, not \"%s\".",
                             quoted(reader, word));
        if (!read_action(reader, line)) return false;
    }
    return REFUSE(reader, "The replay ends before its \"end\" line.");
}

/* Size, NUL bytes and UTF-8 are checked over the whole text first, so that lines may be quoted after. */
static bool check_bytes(Reader *reader) {
    size_t length = (size_t)(reader->end - reader->cursor);
    if (length > REPLAY_BYTES_MAX)
        return REFUSE(reader, "The file is larger than a replay can be (%zu MiB).",
                      REPLAY_BYTES_MAX / MEBIBYTE);
    const char *nul = length ? memchr(reader->cursor, '\0', length) : NULL;
    size_t nul_at = nul ? (size_t)(nul - reader->cursor) : length;
    size_t invalid_at = text_find_invalid(reader->cursor, nul_at);
    if (invalid_at == length) return true;
    Slice at = {reader->cursor + invalid_at, 1}, line;
    while (next_line(reader, &line) && reader->cursor <= at.text) continue;
    return invalid_at < nul_at ? REFUSE_AT(reader, at, "The text is not valid UTF-8.")
                               : REFUSE_AT(reader, at, "The text holds a NUL byte.");
}

bool replay_read(const char *text, size_t length, const char *file, Replay *out, Problems *problems) {
    Replay replay = {0};
    Reader reader = {.cursor = text,
                     .end = text + length,
                     .place = {.file = file},
                     .problems = problems,
                     .replay = &replay};
    MatchRules *rules = &replay.rules;
    bool ok = check_bytes(&reader) && read_version(&reader) && read_pack(&reader) && read_title(&reader) &&
              read_seed(&reader) && read_mode(&reader) &&
              read_number(&reader, "cards", REPLAY_CARDS_MAX, &rules->card_count) &&
              read_number(&reader, "seconds", MATCH_SECONDS_MAX, &rules->seconds_per_card) &&
              read_yes_or_no(&reader, "speed", &rules->speed_counts) && read_party(&reader) &&
              check_rules(&reader) && read_hints(&reader) && read_actions(&reader);
    if (!ok) {
        replay_release(&replay);
        return false;
    }
    *out = replay;
    return true;
}
