#include "base/text.h"

#include <string.h>

#include <utf8proc.h>

size_t text_find_invalid(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                  (utf8proc_ssize_t)(length - at), &codepoint);
        if (taken <= 0) return at;
        at += (size_t)taken;
    }
    return length;
}

uint32_t text_next(const char **cursor) {
    if (**cursor == '\0') return 0;
    utf8proc_int32_t codepoint;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)*cursor, -1, &codepoint);
    if (taken <= 0) { /* not reached with valid text; never loops without moving */
        (*cursor)++;
        return 0xFFFD;
    }
    *cursor += taken;
    return (uint32_t)codepoint;
}

size_t text_count_codepoints(const char *text) {
    size_t count = 0;
    while (text_next(&text)) count++;
    return count;
}

/* Walks `text` and returns where grapheme number `stop` ends (or the length); *seen counts those passed, and
 * *last is where the last one began. */
static size_t walk_graphemes(const char *text, size_t stop, size_t *seen, size_t *last) {
    const char *cursor = text;
    uint32_t before = 0;
    utf8proc_int32_t state = 0;
    *seen = 0;
    *last = 0;
    for (;;) {
        const char *start = cursor;
        uint32_t codepoint = text_next(&cursor);
        if (codepoint == 0) return (size_t)(start - text);
        bool breaks = before == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                                                      (utf8proc_int32_t)codepoint, &state);
        if (breaks) {
            if (*seen == stop) return (size_t)(start - text);
            (*seen)++;
            *last = (size_t)(start - text);
        }
        before = codepoint;
    }
}

size_t text_count_graphemes(const char *text) {
    size_t seen, last;
    walk_graphemes(text, SIZE_MAX, &seen, &last);
    return seen;
}

size_t text_grapheme_prefix(const char *text, size_t graphemes) {
    size_t seen, last;
    return walk_graphemes(text, graphemes, &seen, &last);
}

size_t text_without_last_grapheme(const char *text) {
    size_t seen, last;
    walk_graphemes(text, SIZE_MAX, &seen, &last);
    return last;
}

static uint32_t plain_form(uint32_t codepoint) {
    switch (codepoint) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    default:
        return codepoint;
    }
}

static bool is_space(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || (codepoint >= 9 && codepoint <= 13);
}

const char *text_fold(Arena *arena, const char *text) {
    const utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                      UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                                      UTF8PROC_IGNORE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, 0, NULL, 0, options);
    if (count < 0) return arena_copy_text(arena, text, strlen(text));
    utf8proc_int32_t *codepoints = arena_alloc_array(arena, (size_t)count + 1, sizeof *codepoints);
    utf8proc_decompose(bytes, 0, codepoints, count, options);
    char *folded = (char *)codepoints; /* each takes no more bytes than it did as a number */
    size_t written = 0;
    bool space_due = false;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        uint32_t codepoint = (uint32_t)codepoints[i];
        if (is_space(codepoint)) {
            space_due = written > 0;
            continue;
        }
        if (space_due) folded[written++] = ' ';
        space_due = false;
        written += (size_t)utf8proc_encode_char((utf8proc_int32_t)plain_form(codepoint),
                                                (utf8proc_uint8_t *)folded + written);
    }
    folded[written] = '\0';
    return folded;
}

bool text_is_punctuation(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
           category == UTF8PROC_CATEGORY_SK;
}

bool text_is_number(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

static bool is_word_character(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           text_is_number(codepoint);
}

const char *text_slug(Arena *arena, const char *text, size_t max_bytes) {
    const char *cursor = text_fold(arena, text);
    char *slug = arena_alloc(arena, max_bytes + 1);
    size_t written = 0;
    bool hyphen_due = false;
    uint32_t codepoint;
    while ((codepoint = text_next(&cursor))) {
        if (codepoint == '\'') continue; /* "Nick's" is one word */
        if (!is_word_character(codepoint)) {
            hyphen_due = written > 0;
            continue;
        }
        utf8proc_uint8_t encoded[4];
        size_t size = (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint, encoded);
        if (written + hyphen_due + size > max_bytes) break;
        if (hyphen_due) slug[written++] = '-';
        hyphen_due = false;
        memcpy(slug + written, encoded, size);
        written += size;
    }
    slug[written] = '\0';
    return slug;
}

bool text_has_control(const char *text) {
    uint32_t codepoint;
    while ((codepoint = text_next(&text))) {
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
        if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
            category == UTF8PROC_CATEGORY_ZP)
            return true;
        if ((codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069))
            return true;
    }
    return false;
}
