#include "base/text.h"

#include <string.h>

#include <utf8proc.h>

#include "base/hash.h"

#define FEW_BYTES 512 /* nearly every text is shorter and needs no memory of an arena on the way */

/* Eight letters at a time, in one number (Warren, "Hacker's Delight", 6-1). */
#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))
#define HIGH_BITS EACH_BYTE(0x80)

static uint64_t load_word(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

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
    case 0x06CC: /* Persian and Arabic keyboards each have one of the two */
        return 0x064A;
    case 0x06A9:
        return 0x0643;
    default:
        return codepoint;
    }
}

bool text_is_space(uint32_t codepoint) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)codepoint);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || (codepoint >= 9 && codepoint <= 13);
}

/* An accent or vowel point that readers leave out and still read the same: the combining marks of the Latin,
 * Greek and Cyrillic scripts, Hebrew's points and accents, Arabic's vowel signs, hamzas above and below, and
 * the stroke that only stretches a word. To readers of every other script its marks are letters (vowel signs
 * of India and Thailand, voicing of kana). */
static bool is_optional_mark(uint32_t mark) {
    static const struct {
        uint16_t first, last;
    } ranges[] = {
        {0x0300, 0x036F}, {0x0483, 0x0487}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
        {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F},
        {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
        {0x08D3, 0x08E1}, {0x08E3, 0x08FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0xFE20, 0xFE2F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && mark >= ranges[i].first; i++)
        if (mark <= ranges[i].last) return true;
    return false;
}

/* Whether an optional mark makes another letter or sign of what it stands on: Cyrillic's short i, short u, yi
 * and the Macedonian consonants; "not equal" beside "equal". */
static bool makes_another(uint32_t base, uint32_t mark) {
    switch (base) {
    case 0x0438:
    case 0x0443:
        return mark == 0x0306;
    case 0x0456:
        return mark == 0x0308;
    case 0x0433:
    case 0x043A:
        return mark == 0x0301;
    default:
        return mark == 0x0338 && utf8proc_category((utf8proc_int32_t)base) == UTF8PROC_CATEGORY_SM;
    }
}

/* What text_fold has written so far. */
typedef struct Folding {
    Arena *arena;
    char *text;
    size_t length, capacity;
    bool space_due;
} Folding;

/* Room for `more` bytes, a space before them and a NUL behind. */
static void fold_reserve(Folding *folding, size_t more) {
    size_t needed = folding->length + more + 2;
    if (needed <= folding->capacity) return;
    char *moved = arena_alloc(folding->arena, 2 * needed);
    memcpy(moved, folding->text, folding->length);
    folding->text = moved;
    folding->capacity = 2 * needed;
}

static void fold_space(Folding *folding) {
    if (folding->space_due) folding->text[folding->length++] = ' ';
    folding->space_due = false;
}

/* ASCII, which is nearly all of most texts: no tables are asked. Returns where it ends. */
static const char *fold_ascii(Folding *folding, const char *text) {
    const char *end = text;
    while (*end && (unsigned char)*end < 0x80) end++;
    fold_reserve(folding, (size_t)(end - text));
    for (; text < end; text++) {
        char letter = *text;
        if (letter == ' ' || (letter >= 9 && letter <= 13)) {
            folding->space_due = folding->length > 0;
            continue;
        }
        fold_space(folding);
        if (letter >= 'A' && letter <= 'Z') letter = (char)(letter + ('a' - 'A'));
        folding->text[folding->length++] = letter;
    }
    return end;
}

/* Takes out the optional marks; returns how many code points are left. */
static utf8proc_ssize_t drop_optional_marks(utf8proc_int32_t *codepoints, utf8proc_ssize_t count) {
    utf8proc_ssize_t kept = 0;
    uint32_t base = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        uint32_t codepoint = (uint32_t)codepoints[i];
        bool optional = is_optional_mark(codepoint);
        if (optional && !makes_another(base, codepoint)) continue;
        if (!optional) base = codepoint;
        codepoints[kept++] = codepoints[i];
    }
    return kept;
}

static void fold_codepoint(Folding *folding, uint32_t codepoint) {
    if (text_is_space(codepoint)) {
        folding->space_due = folding->length > 0;
        return;
    }
    fold_reserve(folding, 4);
    fold_space(folding);
    folding->length += (size_t)utf8proc_encode_char((utf8proc_int32_t)plain_form(codepoint),
                                                    (utf8proc_uint8_t *)folding->text + folding->length);
}

/* What is not ASCII, up to where ASCII begins again, which is returned. The letter before it is taken back,
 * since the first mark may stand on it. Composed at the end, so that a Korean syllable or a voiced kana is
 * one letter to whoever counts them. */
static const char *fold_others(Folding *folding, const char *text) {
    enum { FEW = 64 }; /* code points that need no memory of the arena's */
    const utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    const char *end = text;
    while ((unsigned char)*end >= 0x80) end++;
    utf8proc_int32_t few[FEW + 1], *codepoints = few;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, end - text, few + 1, FEW, options);
    if (count < 0) return end; /* not UTF-8: not reached with valid text */
    if (count > FEW) {
        codepoints = arena_alloc_array(folding->arena, (size_t)count + 1, sizeof *codepoints);
        utf8proc_decompose(bytes, end - text, codepoints + 1, count, options);
    }
    if (folding->length > 0 && !folding->space_due &&
        (unsigned char)folding->text[folding->length - 1] < 0x80)
        codepoints[0] = folding->text[--folding->length];
    else
        codepoints++, count--;
    count = drop_optional_marks(codepoints, count + 1);
    count = utf8proc_normalize_utf32(codepoints, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < count; i++) fold_codepoint(folding, (uint32_t)codepoints[i]);
    return end;
}

/* The high bit of each byte that is 0, of a word without high bits. */
static uint64_t zero_bytes(uint64_t word) {
    return ~(word + EACH_BYTE(0x7F)) & HIGH_BITS;
}

/* Not 0 where a byte is no ASCII or a control character below the space. */
static uint64_t odd_bytes(uint64_t word) {
    return (word | (word - EACH_BYTE(0x20))) & HIGH_BITS;
}

/* Folds a word of plain ASCII; `behind` is the same text a byte further. Adds what is not plain to *odd. */
static uint64_t fold_word(uint64_t word, uint64_t behind, uint64_t *odd) {
    *odd |= odd_bytes(word);
    *odd |=
        zero_bytes((word ^ EACH_BYTE(' ')) & ~HIGH_BITS) & zero_bytes((behind ^ EACH_BYTE(' ')) & ~HIGH_BITS);
    uint64_t letters = word & ~HIGH_BITS;
    uint64_t from_a = letters + EACH_BYTE(0x80 - 'A'), behind_z = letters + EACH_BYTE(0x7F - 'Z');
    return word | ((from_a & ~behind_z & HIGH_BITS) >> 2);
}

/* A text of less than a word. */
static bool fold_few(const char *text, size_t length, char *out) {
    uint64_t word = EACH_BYTE('a'), odd = 0;
    memcpy(&word, text, length);
    uint64_t behind = EACH_BYTE('a');
    if (length > 1) memcpy(&behind, text + 1, length - 1);
    word = fold_word(word, behind, &odd);
    memcpy(out, &word, length);
    out[length] = '\0';
    return !odd;
}

/* What most texts are: ASCII with single spaces between its words, of which only capitals change. The last
 * word overlaps the one before it. False where the text is another one; `out` is of no use then. */
static bool fold_plain(const char *text, size_t length, char *out) {
    if (length && (text[0] == ' ' || text[length - 1] == ' ')) return false;
    if (length < sizeof(uint64_t)) return fold_few(text, length, out);
    uint64_t odd = 0;
    for (size_t i = 0;; i += sizeof(uint64_t)) {
        if (i > length - sizeof(uint64_t)) i = length - sizeof(uint64_t);
        uint64_t word = fold_word(load_word(text + i), load_word(text + i + 1), &odd);
        memcpy(out + i, &word, sizeof word);
        if (i == length - sizeof(uint64_t)) break;
    }
    out[length] = '\0';
    return !odd;
}

static const char *fold_all(Arena *arena, const char *text, size_t length) {
    size_t room = length + 2;
    Folding folding = {.arena = arena, .text = arena_alloc(arena, room), .capacity = room};
    while (*text) {
        text = fold_ascii(&folding, text);
        if (*text) text = fold_others(&folding, text);
    }
    folding.text[folding.length] = '\0';
    return folding.text;
}

const char *text_fold_counting(Arena *arena, const char *text, size_t *codepoints) {
    *codepoints = strlen(text);
    char *plain = arena_copy_text(arena, text, *codepoints);
    if (fold_plain(text, *codepoints, plain)) return plain;
    const char *folded = fold_all(arena, text, *codepoints);
    *codepoints = text_count_codepoints(text);
    return folded;
}

const char *text_fold(Arena *arena, const char *text) {
    size_t length = strlen(text);
    char *plain = arena_copy_text(arena, text, length);
    return fold_plain(text, length, plain) ? plain : fold_all(arena, text, length);
}

const char *text_fold_into(char *small, size_t size, Arena *arena, const char *text) {
    size_t length = strlen(text);
    return length < size && fold_plain(text, length, small) ? small : text_fold(arena, text);
}

uint64_t text_fold_hash(const char *text) {
    char small[FEW_BYTES];
    Arena scratch = {0};
    uint64_t hash = hash_quick_text(text_fold_into(small, sizeof small, &scratch, text));
    arena_release(&scratch);
    return hash;
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

const char *text_slug(Arena *arena, const char *text, size_t max_bytes) {
    char small[FEW_BYTES];
    const char *folded = text_fold_into(small, sizeof small, arena, text), *cursor = folded;
    char *slug = arena_alloc(arena, max_bytes + 1);
    size_t written = 0;
    bool hyphen_due = false;
    while (*cursor) {
        if (*cursor == '\'') { /* "Nick's" is one word */
            cursor++;
            continue;
        }
        size_t run = 0;
        while (is_plain_word(cursor[run])) run++; /* no table is asked for most of them */
        if (run) {
            if (written + hyphen_due >= max_bytes) break;
            if (hyphen_due) slug[written++] = '-';
            hyphen_due = false;
            size_t fits = run < max_bytes - written ? run : max_bytes - written;
            memcpy(slug + written, cursor, fits);
            written += fits;
            cursor += run;
            if (fits < run) break;
            continue;
        }
        uint32_t codepoint = text_next(&cursor);
        if (codepoint < 0x80 || !is_word_character(codepoint)) {
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
    if (written > 0 || *folded == '\0') return slug;
    uint64_t hash = hash_bytes(HASH_START, folded, strlen(folded));
    return arena_format(arena, "%.*s", (int)max_bytes,
                        arena_format(arena, "%016llx", (unsigned long long)hash));
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
