/* A prompt of 60 Chinese characters takes 5 us, one of Thai 20 us; libthai reads its dictionary (1 ms) at the
 * first Thai text and keeps it until the program ends. */
#include "screen/text_breaks.h"

#include <stdlib.h>
#include <string.h>

#include <linebreak.h>
#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <utf8proc.h>

#include "base/text.h"

typedef enum Habit { SPACES_DIVIDE, DICTIONARY_DIVIDES, EVERYTHING_DIVIDES, EMOJI_DIVIDE } Habit;

/* Who divides where no space stands. Scripts without a dictionary here (Lao, Khmer, Burmese) are left to
 * spaces, and are divided between graphemes where a word fills more than a line. */
static Habit habit_of(uint32_t codepoint) {
    if (codepoint < 0x0E00) return SPACES_DIVIDE;
    if (codepoint <= 0x0E5B) return DICTIONARY_DIVIDES;
    if (codepoint == 0x200B) return EVERYTHING_DIVIDES;
    if (codepoint >= 0x1F000 && codepoint < 0x1FC00) return EMOJI_DIVIDE;
    bool han = (codepoint >= 0x2E80 && codepoint <= 0x312F) || (codepoint >= 0x3190 && codepoint <= 0xA4CF) ||
               (codepoint >= 0xF900 && codepoint <= 0xFAFF) || (codepoint >= 0xFE30 && codepoint <= 0xFE4F) ||
               (codepoint >= 0xFF00 && codepoint <= 0xFFEF) || (codepoint >= 0x20000 && codepoint <= 0x3FFFF);
    return han ? EVERYTHING_DIVIDES : SPACES_DIVIDE;
}

static bool spaces_are_enough(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));)
        if (habit_of(codepoint) != SPACES_DIVIDE) return false;
    return true;
}

/* One for the program: reading the dictionary again for each text would take longer than all else. */
static ThBrk *thai_dictionary(void) {
    static ThBrk *dictionary;
    static bool tried;
    if (!tried) dictionary = th_brk_new(NULL);
    tried = true;
    return dictionary;
}

/* Allows breaks between the words of a stretch of Thai that begins at byte `start`; returns its end. */
static size_t divide_thai(Arena *arena, const char *text, size_t start, bool *breaks) {
    size_t count = 0, capacity = strlen(text + start) / 3 + 1;
    thwchar_t *letters = arena_alloc_array(arena, capacity + 1, sizeof *letters);
    size_t *offsets = arena_alloc_array(arena, capacity + 1, sizeof *offsets);
    int *positions = arena_alloc_array(arena, capacity + 1, sizeof *positions);
    const char *cursor = text + start, *end = cursor;
    for (uint32_t codepoint; (codepoint = text_next(&cursor)); end = cursor) {
        if (habit_of(codepoint) != DICTIONARY_DIVIDES) break;
        offsets[count] = (size_t)(end - text);
        letters[count++] = (thwchar_t)codepoint;
    }
    if (!thai_dictionary()) return (size_t)(end - text);
    int found = th_brk_wc_find_breaks(thai_dictionary(), letters, positions, capacity);
    for (int i = 0; i < found; i++)
        if (positions[i] > 0 && (size_t)positions[i] < count) breaks[offsets[positions[i]]] = true;
    return (size_t)(end - text);
}

/* Whether a line may end between two characters that both are no space, by their kinds and by what UAX #14
 * allows. Emoji are newer than libunibreak's tables. */
static bool may_divide(Habit before, Habit after, bool allowed) {
    if (before == EMOJI_DIVIDE || after == EMOJI_DIVIDE)
        return before != SPACES_DIVIDE && after != SPACES_DIVIDE;
    return allowed && (before == EVERYTHING_DIVIDES || after == EVERYTHING_DIVIDES);
}

/* Small kana and the sign of a long vowel (UAX #14 class CJ), which no printed line begins with. */
static bool is_small_kana(uint32_t codepoint) {
    static const uint16_t SMALL[] = {0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087,
                                     0x308E, 0x3095, 0x3096, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3,
                                     0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FC};
    if ((codepoint >= 0x31F0 && codepoint <= 0x31FF) || (codepoint >= 0xFF67 && codepoint <= 0xFF70))
        return true;
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
        if (SMALL[i] == codepoint) return true;
    return false;
}

/* As libunibreak is to see a code point: version 1.1 ends the program at a flag's letters and at U+FFFF, so
 * emoji stand as a Chinese character; small kana as what no line begins with. */
static uint32_t stand_in(uint32_t codepoint) {
    if (habit_of(codepoint) == EMOJI_DIVIDE) return 0x4E00;
    if (is_small_kana(codepoint)) return 0x3005;
    return codepoint == 0xFFFF ? 0xFFFD : codepoint;
}

static const utf32_t *stand_ins(Arena *arena, const char *text, size_t *count) {
    utf32_t *codepoints = arena_alloc_array(arena, strlen(text) + 1, sizeof *codepoints);
    *count = 0;
    for (uint32_t codepoint; (codepoint = text_next(&text));) codepoints[(*count)++] = stand_in(codepoint);
    return codepoints;
}

const bool *text_breaks(Arena *arena, const char *text) {
    static bool started;
    if (spaces_are_enough(text)) return NULL;
    if (!started) init_linebreak();
    started = true;
    size_t count;
    const utf32_t *codepoints = stand_ins(arena, text, &count);
    bool *breaks = arena_alloc(arena, strlen(text) + 1);
    char *allowed = arena_alloc(arena, count + 1); /* after each code point */
    set_linebreaks_utf32(codepoints, count, "zh", allowed);
    utf8proc_int32_t state = 0;
    uint32_t before = 0;
    size_t thai_until = 0;
    const char *cursor = text;
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)(cursor - text);
        uint32_t codepoint = text_next(&cursor);
        Habit habit = habit_of(codepoint);
        if (habit == DICTIONARY_DIVIDES && at >= thai_until)
            thai_until = divide_thai(arena, text, at, breaks);
        bool grapheme = i > 0 && utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                                                  (utf8proc_int32_t)codepoint, &state);
        if (!grapheme)
            breaks[at] = false;
        else if (before != ' ' && may_divide(habit_of(before), habit, allowed[i - 1] == LINEBREAK_ALLOWBREAK))
            breaks[at] = true;
        before = codepoint;
    }
    return breaks;
}

static bool is_word(const char *const *words, size_t count, const char *text, size_t length) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0) return true;
    return false;
}

/* "?", "!", "»." and the like: such a mark, and nothing but marks behind it. */
static bool is_closing(const char *word, size_t length) {
    static const char guillemet[] = "»";
    bool is_guillemet = length >= 2 && memcmp(word, guillemet, 2) == 0;
    if (length == 0 || (!is_guillemet && !strchr("?!;:", *word))) return false;
    for (size_t i = is_guillemet ? 2 : 1; i < length; i++)
        if (!strchr("?!.,;:)", word[i])) return false;
    return true;
}

bool text_breaks_hold(const char *word, size_t length, const char *next, size_t next_length) {
    static const char *const between[] = {"·", "-", "–", "—", "/", "…", "%"}, *const opening[] = {"«", "¿",
                                                                                                  "¡"};
    return is_word(between, sizeof between / sizeof *between, next, next_length) ||
           is_word(opening, sizeof opening / sizeof *opening, word, length) || is_closing(next, next_length);
}

/* Whether the first of two code points joins the next to itself: a virama (canonical class 9) or a joiner. */
static bool joins_next(uint32_t codepoint) {
    return codepoint == 0x200D || utf8proc_get_property((utf8proc_int32_t)codepoint)->combining_class == 9;
}

size_t text_breaks_prefix(const char *word, size_t graphemes) {
    for (size_t fewer = graphemes; fewer > 0; fewer--) {
        size_t bytes = text_grapheme_prefix(word, fewer);
        uint32_t last = 0;
        for (const char *cursor = word; cursor < word + bytes;) last = text_next(&cursor);
        if (!joins_next(last)) return bytes;
    }
    return text_grapheme_prefix(word, graphemes);
}

bool text_breaks_is_tall(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));)
        if ((codepoint >= 0x0600 && codepoint <= 0x109F) || (codepoint >= 0x1200 && codepoint <= 0x139F) ||
            (codepoint >= 0x1780 && codepoint <= 0x1CFF) || (codepoint >= 0xA800 && codepoint <= 0xABFF) ||
            (codepoint >= 0xFB50 && codepoint <= 0xFDFF) || (codepoint >= 0xFE70 && codepoint <= 0xFEFC))
            return true;
    return false;
}
