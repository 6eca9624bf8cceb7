#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#include "base/byte_words.h"
#include "base/hash.h"

static bool is_ascii(const char *text, size_t length) {
    uint64_t others = 0;
    size_t at = 0;
    for (; at + sizeof others <= length; at += sizeof others) others |= load_word(text + at);
    for (; at < length; at++) others |= (unsigned char)text[at];
    return !(others & HIGH_BITS);
}

size_t text_find_invalid(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            while (length - at >= sizeof(uint64_t) && !(load_word(bytes + at) & HIGH_BITS))
                at += sizeof(uint64_t);
            continue;
        }
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                  (utf8proc_ssize_t)(length - at), &codepoint);
        if (taken <= 0) return at;
        at += (size_t)taken;
    }
    return length;
}

uint32_t text_next(const char **cursor) {
    if ((unsigned char)**cursor < 0x80) return **cursor == '\0' ? 0 : (uint32_t)(unsigned char)*(*cursor)++;
    utf8proc_int32_t codepoint;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)*cursor, -1, &codepoint);
    if (taken <= 0) { /* not reached with valid text; never loops without moving */
        (*cursor)++;
        return 0xFFFD;
    }
    *cursor += taken;
    return (uint32_t)codepoint;
}

size_t text_put(char bytes[TEXT_CODEPOINT_BYTES], uint32_t codepoint) {
    bool is_one = utf8proc_codepoint_valid((utf8proc_int32_t)codepoint);
    size_t length =
        is_one ? (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint, (utf8proc_uint8_t *)bytes) : 0;
    bytes[length] = '\0';
    return length;
}

/* Every byte but the continuation bytes begins one. */
size_t text_count_codepoints(const char *text) {
    size_t length = strlen(text), count = 0;
    if (is_ascii(text, length)) return length;
    for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
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

bool text_is_space(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || (codepoint >= 9 && codepoint <= 13);
}

const char *text_number(Arena *arena, int64_t number) {
    if (number < 1000) return arena_format(arena, "%" PRId64, number);
    return arena_format(arena, "%s %03" PRId64, text_number(arena, number / 1000), number % 1000);
}

bool text_is_punctuation(uint32_t codepoint) {
    if (codepoint < 0x80) return codepoint && strchr("!\"#%&'()*,-./:;?@[\\]^_`{}", (int)codepoint);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
           category == UTF8PROC_CATEGORY_SK;
}

bool text_is_number(uint32_t codepoint) {
    if (codepoint < 0x80) return codepoint >= '0' && codepoint <= '9';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

/* Letters with the marks that text_fold leaves on them, numbers, and signs that stand for a word (emoji and
 * their skin tones): a prompt of nothing else needs its identifier, too. */
static bool is_word_character(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) ||
           text_is_number(codepoint) || category == UTF8PROC_CATEGORY_SO ||
           (category == UTF8PROC_CATEGORY_SK && codepoint >= 0x80);
}

/* The same of folded ASCII. */
static bool is_plain_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

void text_slug_of_folded(const char *folded, char *slug, size_t max_bytes) {
    const char *cursor = folded;
    size_t written = 0;
    bool hyphen_due = false;
    while (*cursor) {
        if (*cursor == '\'') { /* "Nick's" is one word */
            cursor++;
            continue;
        }
        if (is_plain_word(*cursor)) { /* no table is asked for most of them */
            if (written + hyphen_due >= max_bytes) break;
            if (hyphen_due) slug[written++] = '-';
            hyphen_due = false;
            while (written < max_bytes && is_plain_word(*cursor)) slug[written++] = *cursor++;
            if (is_plain_word(*cursor)) break;
            continue;
        }
        bool is_ascii_sign = (unsigned char)*cursor < 0x80;
        uint32_t codepoint = is_ascii_sign ? (uint32_t)*cursor++ : text_next(&cursor);
        if (is_ascii_sign || !is_word_character(codepoint)) {
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
    if (written == 0 && *folded)
        snprintf(slug, max_bytes + 1, "%016llx",
                 (unsigned long long)hash_bytes(HASH_START, folded, strlen(folded)));
}

const char *text_slug(Arena *arena, const char *text, size_t max_bytes) {
    char small[TEXT_FEW_BYTES], *slug = arena_alloc(arena, max_bytes + 1);
    text_slug_of_folded(text_fold_into(small, sizeof small, arena, text), slug, max_bytes);
    return slug;
}

bool text_is_lower(uint32_t codepoint) {
    return utf8proc_category((utf8proc_int32_t)codepoint) == UTF8PROC_CATEGORY_LL;
}

/* Never characters, and refused by XML. */
static bool is_noncharacter(uint32_t codepoint) {
    return (codepoint & 0xFFFE) == 0xFFFE || (codepoint >= 0xFDD0 && codepoint <= 0xFDEF);
}

/* The categories Cc, Zl and Zp, which Unicode never adds to, and the turns of direction. */
bool text_is_control(uint32_t codepoint) {
    return is_noncharacter(codepoint) || codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) ||
           (codepoint >= 0x2028 && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069);
}

/* The last word overlaps the one before it; a text of less is filled up with letters. Adds to *others what is
 * not ASCII; not 0 where there is a control character of ASCII. */
static uint64_t find_controls(const char *text, size_t length, uint64_t *others) {
    uint64_t controls = 0;
    for (size_t i = 0;; i += sizeof(uint64_t)) {
        uint64_t word = EACH_BYTE('a');
        if (length < sizeof word)
            memcpy(&word, text, length);
        else
            word = load_word(text + (i < length - sizeof word ? i : length - sizeof word));
        *others |= word & HIGH_BITS;
        controls |= (word - EACH_BYTE(0x20)) & ~word & HIGH_BITS;
        controls |= zero_bytes((word ^ EACH_BYTE(0x7F)) & ~HIGH_BITS) & ~word;
        if (i + sizeof word >= length) return controls;
    }
}

bool text_has_control_in(const char *text, size_t length, size_t *codepoints) {
    uint64_t others = 0, controls = find_controls(text, length, &others);
    *codepoints = length;
    if (controls || !others) return controls;
    *codepoints = 0;
    for (uint32_t codepoint; (codepoint = text_next(&text)); (*codepoints)++)
        if (text_is_control(codepoint)) return true;
    return false;
}

bool text_has_control(const char *text) {
    size_t codepoints;
    return text_has_control_in(text, strlen(text), &codepoints);
}

int text_compare_numbered(const char *first, const char *second) {
    static const char digits[] = "0123456789";
    const char *a = first, *b = second;
    while (*a && *b) {
        size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
        size_t digits_a = strspn(a, digits), digits_b = strspn(b, digits);
        if (digits_a && digits_b) {
            size_t length_a = digits_a - zeros_a, length_b = digits_b - zeros_b;
            int order = length_a == length_b ? strncmp(a + zeros_a, b + zeros_b, length_a)
                                             : (length_a > length_b) - (length_a < length_b);
            if (order) return order;
            a += digits_a;
            b += digits_b;
        } else {
            if (*a != *b) break;
            a++;
            b++;
        }
    }
    if (*a != *b) return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
    return strcmp(first, second); /* "01" and "1" */
}

bool text_same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

int text_compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *text_behind_word(const char *line, const char *word) {
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}
