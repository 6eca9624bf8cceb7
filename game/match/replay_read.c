/* Reading replays. Nothing is taken on trust: lines stand in one order, every number has a ceiling, and what
 * is read cannot make a match take more steps than it has actions, and cards whose clocks run out. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "match/replay_lines.h"
#include "match/replay_parts.h"

/* The line that must come next, "word value": its value. */
static bool read_value(ReplayReader *reader, const char *word, ReplaySlice *value) {
    ReplaySlice line;
    if (!replay_next_line(reader, &line))
        return REFUSE(reader, "The replay ends before its \"%s\" line.", word);
    ReplaySlice first = replay_take_word(&line);
    if (!replay_slice_is(first, word))
        return REFUSE_AT(reader, first, "\"%s\" is expected here, not \"%s\".", word,
                         replay_quoted(reader, first));
    *value = line;
    return true;
}

static bool read_number(ReplayReader *reader, const char *word, uint32_t max, uint32_t *out) {
    ReplaySlice value;
    if (!read_value(reader, word, &value)) return false;
    if (replay_parse_number(value, max, out)) return true;
    return REFUSE_AT(reader, value, "\"%s\" takes a whole number from 0 to %u, not \"%s\".", word, max,
                     replay_quoted(reader, value));
}

static bool read_version(ReplayReader *reader) {
    ReplaySlice line;
    if (!replay_next_line(reader, &line)) return REFUSE(reader, "The file is empty.");
    ReplaySlice word = replay_take_word(&line);
    if (!replay_slice_is(word, REPLAY_FIRST_WORD))
        return REFUSE(reader,
                      "This is no replay: one begins with \"" REPLAY_FIRST_WORD " " REPLAY_VERSION "\".");
    if (!replay_slice_is(line, REPLAY_VERSION))
        return REFUSE_AT(reader, line,
                         "Replays of version \"%s\" are not known here, only version " REPLAY_VERSION ".",
                         replay_quoted(reader, line));
    return true;
}

static bool read_pack(ReplayReader *reader) {
    ReplaySlice value;
    uint64_t ignored;
    Fingerprint *pack = &reader->replay->pack;
    if (!read_value(reader, "pack", &value)) return false;
    if (!replay_parse_hex(value, sizeof pack->hex - 1, &ignored))
        return REFUSE_AT(reader, value, "\"pack\" takes 64 digits, each 0 to 9 or a to f.");
    memcpy(pack->hex, value.text, value.length);
    pack->hex[value.length] = '\0';
    return true;
}

static bool read_title(ReplayReader *reader) {
    ReplaySlice value;
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

static bool read_seed(ReplayReader *reader) {
    ReplaySlice value;
    if (!read_value(reader, "seed", &value)) return false;
    if (replay_parse_hex(value, 16, &reader->replay->seed)) return true;
    return REFUSE_AT(reader, value, "\"seed\" takes 16 digits, each 0 to 9 or a to f.");
}

static bool read_yes_or_no(ReplayReader *reader, const char *word, bool *out) {
    ReplaySlice value;
    if (!read_value(reader, word, &value)) return false;
    *out = replay_slice_is(value, "yes");
    if (*out || replay_slice_is(value, "no")) return true;
    return REFUSE_AT(reader, value, "\"%s\" is \"yes\" or \"no\", not \"%s\".", word,
                     replay_quoted(reader, value));
}

static bool read_party(ReplayReader *reader) {
    MatchRules *rules = &reader->replay->rules;
    if (!mode_row(rules->mode)->is_party) return true;
    return read_number(reader, "lives", PARTY_LIVES_MAX, &rules->lives) &&
           read_yes_or_no(reader, "wrong-costs", &rules->wrong_costs) &&
           read_yes_or_no(reader, "late-average", &rules->late_average) &&
           read_yes_or_no(reader, "wager", &rules->final_wager) &&
           read_yes_or_no(reader, "warm-up", &rules->warm_up);
}

static bool read_mode(ReplayReader *reader) {
    ReplaySlice value;
    char key[32];
    if (!read_value(reader, "mode", &value)) return false;
    snprintf(key, sizeof key, "%.*s", (int)(value.length < 31 ? value.length : 31), value.text);
    if (value.length < sizeof key && mode_find(key, &reader->replay->rules.mode)) return true;
    return REFUSE_AT(reader, value, "\"%s\" is no way to play that this version knows.",
                     replay_quoted(reader, value));
}

/* One digit a card, or "none". */
static bool read_hints(ReplayReader *reader) {
    ReplaySlice value;
    if (!read_value(reader, "hints", &value)) return false;
    if (replay_slice_is(value, "none")) return true;
    if (value.length == 0 || value.length > REPLAY_CARDS_MAX)
        return REFUSE_AT(reader, value, "\"hints\" takes one digit for each card, or \"none\".");
    DeckHint *hints = arena_alloc_array(&reader->replay->arena, value.length, sizeof *hints);
    for (size_t i = 0; i < value.length; i++) {
        uint64_t digit;
        ReplaySlice at = {value.text + i, 1};
        if (!replay_parse_hex(at, 1, &digit))
            return REFUSE_AT(reader, at, "\"hints\" takes digits, each 0 to 9 or a to f.");
        hints[i] = (DeckHint)digit;
    }
    reader->replay->rules.hints = hints;
    reader->replay->hint_count = value.length;
    return true;
}

/* A mode settles some rules itself; a replay that says otherwise was made up. */
static bool check_rules(ReplayReader *reader) {
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

static bool read_end(ReplayReader *reader, ReplaySlice value) {
    Replay *replay = reader->replay;
    if (!replay_parse_number(value, REPLAY_TICKS_MAX, &replay->end_tick))
        return REFUSE_AT(reader, value, "\"end\" takes a tick from 0 to %u, not \"%s\".", REPLAY_TICKS_MAX,
                         replay_quoted(reader, value));
    if (replay->action_count && replay->actions[replay->action_count - 1].tick >= replay->end_tick)
        return REFUSE_AT(reader, value, "The match ends at tick %u, before its last action.",
                         replay->end_tick);
    ReplaySlice line;
    if (replay_next_line(reader, &line)) return REFUSE(reader, "Nothing may follow the \"end\" line.");
    return true;
}

static bool read_actions(ReplayReader *reader) {
    ReplaySlice line;
    while (replay_next_line(reader, &line)) {
        ReplaySlice word = replay_take_word(&line);
        if (replay_slice_is(word, "end")) return read_end(reader, line);
        if (!replay_slice_is(word, "at"))
            return REFUSE_AT(reader, word, "\"at\" or \"end\" is expected here, not \"%s\".",
                             replay_quoted(reader, word));
        if (!replay_read_action(reader, line)) return false;
    }
    return REFUSE(reader, "The replay ends before its \"end\" line.");
}

/* Size, NUL bytes and UTF-8 are checked over the whole text first, so that lines may be quoted after. */
static bool check_bytes(ReplayReader *reader) {
    size_t length = (size_t)(reader->end - reader->cursor);
    if (length > REPLAY_BYTES_MAX)
        return REFUSE(reader, "The file is larger than a replay can be (%zu MiB).",
                      REPLAY_BYTES_MAX / MEBIBYTE);
    const char *nul = length ? memchr(reader->cursor, '\0', length) : NULL;
    size_t nul_at = nul ? (size_t)(nul - reader->cursor) : length;
    size_t invalid_at = text_find_invalid(reader->cursor, nul_at);
    if (invalid_at == length) return true;
    ReplaySlice at = {reader->cursor + invalid_at, 1}, line;
    while (replay_next_line(reader, &line) && reader->cursor <= at.text) continue;
    return invalid_at < nul_at ? REFUSE_AT(reader, at, "The text is not valid UTF-8.")
                               : REFUSE_AT(reader, at, "The text holds a NUL byte.");
}

bool replay_read(const char *text, size_t length, const char *file, Replay *out, Problems *problems) {
    Replay replay = {0};
    ReplayReader reader = {.cursor = text,
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
