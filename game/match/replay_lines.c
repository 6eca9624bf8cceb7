/* Lines, words and numbers of a replay's text. */
#include "match/replay_lines.h"

#include <string.h>

#include "base/text.h"

#define QUOTED_BYTES_MAX 40

Place replay_place_of(const ReplayReader *reader, const char *at) {
    Place place = reader->place;
    place.column = 1;
    for (const char *byte = reader->line; byte < at; byte++)
        place.column += ((unsigned char)*byte & 0xC0) != 0x80;
    return place;
}

bool replay_slice_is(ReplaySlice slice, const char *text) {
    return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

const char *replay_quoted(ReplayReader *reader, ReplaySlice slice) {
    size_t shown = slice.length < QUOTED_BYTES_MAX ? slice.length : QUOTED_BYTES_MAX;
    while (shown > 0 && shown < slice.length && ((unsigned char)slice.text[shown] & 0xC0) == 0x80) shown--;
    const char *text = arena_copy_text(&reader->replay->arena, slice.text, shown);
    return text_has_control(text) ? "?" : text;
}

bool replay_next_line(ReplayReader *reader, ReplaySlice *out) {
    reader->place.line++;
    if (reader->cursor == reader->end) return false;
    size_t left = (size_t)(reader->end - reader->cursor);
    const char *line_end = memchr(reader->cursor, '\n', left);
    size_t length = line_end ? (size_t)(line_end - reader->cursor) : left;
    *out = (ReplaySlice){reader->cursor, length};
    reader->line = reader->cursor;
    reader->cursor += line_end ? length + 1 : length;
    if (out->length && out->text[out->length - 1] == '\r') out->length--;
    return true;
}

ReplaySlice replay_take_word(ReplaySlice *line) {
    const char *space = memchr(line->text, ' ', line->length);
    size_t length = space ? (size_t)(space - line->text) : line->length;
    ReplaySlice word = {line->text, length};
    size_t taken = space ? length + 1 : length;
    line->text += taken;
    line->length -= taken;
    return word;
}

bool replay_parse_number(ReplaySlice slice, uint32_t max, uint32_t *out) {
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

bool replay_parse_hex(ReplaySlice slice, size_t digits, uint64_t *out) {
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
