/* Texts that read the same made equal: text_fold of text.h. */
#include "base/text.h"

#include <string.h>

#include <utf8proc.h>

#include "base/byte_words.h"
#include "base/hash.h"

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

/* Folds a word of plain ASCII; `behind` is the same text a byte further. Adds what is not plain to *odd. */
static uint64_t fold_word(uint64_t word, uint64_t behind, uint64_t *odd) {
    *odd |= unplain_bytes(word, behind);
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

static FoldedText fold_all(Arena *arena, const char *text, size_t length) {
    size_t room = length + 2;
    Folding folding = {.arena = arena, .text = arena_alloc(arena, room), .capacity = room};
    for (const char *at = text; *at;) {
        at = fold_ascii(&folding, at);
        if (*at) at = fold_others(&folding, at);
    }
    folding.text[folding.length] = '\0';
    return (FoldedText){folding.text, folding.length, 0};
}

FoldedText text_fold_measured(Arena *arena, const char *text) {
    size_t length = strlen(text);
    char *plain = arena_copy_text(arena, text, length);
    if (fold_plain(text, length, plain)) return (FoldedText){plain, length, length};
    FoldedText folded = fold_all(arena, text, length);
    folded.codepoints = text_count_codepoints(text);
    return folded;
}

const char *text_fold(Arena *arena, const char *text) {
    size_t length = strlen(text);
    char *plain = arena_copy_text(arena, text, length);
    return fold_plain(text, length, plain) ? plain : fold_all(arena, text, length).text;
}

const char *text_fold_into(char *small, size_t size, Arena *arena, const char *text) {
    size_t length = strlen(text);
    return length < size && fold_plain(text, length, small) ? small : text_fold(arena, text);
}

uint64_t text_fold_hash(const char *text) {
    char small[TEXT_FEW_BYTES];
    Arena scratch = {0};
    uint64_t hash = hash_quick_text(text_fold_into(small, sizeof small, &scratch, text));
    arena_release(&scratch);
    return hash;
}
