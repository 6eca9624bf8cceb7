#include "packs/pack_kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack_picture.h"

/* A zero byte in front, so that no text file is ever taken for one. */
static const char HEAD[] = "\0quizleaf kept pack 1\n";
#define HEAD_LENGTH (sizeof HEAD - 1)

#define LINES_BYTES_MAX (64 * MEBIBYTE)

/* File names may be anything; what would not be a line is not worth keeping. */
static const char *clean_name(const char *name) {
    bool is_line = text_find_invalid(name, strlen(name)) == strlen(name) && !text_has_control(name);
    return is_line && *name ? name : "pack";
}

void pack_kept_write(const Pack *pack, Buffer *out) {
    if (pack->format != &FORMAT_NATIVE || pack->files) {
        Buffer lines = {.limit_bytes = LINES_BYTES_MAX};
        pack_pictures_write(pack->pictures, &lines);
        buffer_add(out, HEAD, HEAD_LENGTH);
        buffer_format(out, "%s\n%s\n%zu\n", clean_name(pack->file), pack->title, lines.length);
        buffer_add(out, buffer_text(&lines), lines.length);
        out->failed = out->failed || lines.failed;
        buffer_release(&lines);
    }
    if (pack_pictures_are_embedded(pack->pictures))
        pack_pictures_write_around(pack->pictures, pack->decoded, pack->decoded_length, out);
    else
        buffer_add(out, pack->text, pack->text_length);
}

/* The line at *at, in the arena; NULL where none ends there. */
static const char *take_line(Arena *arena, const char **at, const char *end) {
    const char *line = *at, *line_end = memchr(line, '\n', (size_t)(end - line));
    if (!line_end) return NULL;
    *at = line_end + 1;
    return arena_copy_text(arena, line, (size_t)(line_end - line));
}

bool pack_kept_read(Arena *arena, const char *bytes, size_t length, KeptPack *out) {
    if (length < HEAD_LENGTH || memcmp(bytes, HEAD, HEAD_LENGTH) != 0) return false;
    const char *at = bytes + HEAD_LENGTH, *end = bytes + length;
    KeptPack kept = {.name = take_line(arena, &at, end)};
    if (kept.name) kept.title = take_line(arena, &at, end);
    if (!kept.title) return false;
    kept.name = clean_name(kept.name);
    while (at < end && *at >= '0' && *at <= '9' && kept.lines_length <= LINES_BYTES_MAX)
        kept.lines_length = kept.lines_length * 10 + (size_t)(*at++ - '0');
    if (at == end || *at++ != '\n' || kept.lines_length > (size_t)(end - at)) return false;
    kept.lines = at;
    kept.text = at + kept.lines_length;
    kept.length = (size_t)(end - kept.text);
    *out = kept;
    return true;
}
