/* Any bytes as the text of another program, decoded and without its mark-up: always lines that can be drawn.
 */
#include "fuzz/fuzz_checks.h"

#include "packs/plain_text.h"
#include "packs/text_decoding.h"

static void check_decoded(const DecodedText *decoded) {
    require(strlen(decoded->text) == decoded->length);
    require(text_find_invalid(decoded->text, decoded->length) == decoded->length);
    require(!strchr(decoded->text, '\r'));
}

/* A plain line stays what it is. */
static void check_plain(Arena *arena, const char *line) {
    check_line(line);
    require(strcmp(plain_text_line(arena, line, strlen(line)), line) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Arena arena;
    Problems problems = {0};
    HtmlPicture picture = {0};
    arena_init(&arena, 64 * MEBIBYTE);
    const char *copy = arena_copy_text(&arena, (const char *)bytes, length);
    text_decoding_is_binary(copy, length);
    DecodedText decoded = text_decode(&arena, copy, length, "fuzz", &problems);
    check_decoded(&decoded);
    check_problems(&problems, true);
    if (strncmp(decoded.text, "\xEF\xBB\xBF", 3) !=
        0) { /* a second mark is a character; reading again drops it */
        DecodedText again = text_decode(&arena, decoded.text, decoded.length, "fuzz", NULL);
        require(again.length == decoded.length && memcmp(again.text, decoded.text, again.length) == 0);
    }
    check_plain(&arena, plain_text_line(&arena, decoded.text, decoded.length));
    check_plain(&arena, plain_text_from_html(&arena, decoded.text, decoded.length, &picture));
    const char *entities = plain_text_decode_entities(&arena, decoded.text, decoded.length);
    require(text_find_invalid(entities, strlen(entities)) == strlen(entities));
    if (picture.source)
        require(text_find_invalid(picture.source, strlen(picture.source)) == strlen(picture.source));
    if (picture.text) check_plain(&arena, picture.text);
    arena_release(&arena);
    problems_release(&problems);
    return 0;
}
