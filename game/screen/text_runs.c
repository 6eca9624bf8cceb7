/* Most lines are of one run, which a look at their bytes tells. The others: levels (libfribidi, only where
 * something runs from the right), scripts (HarfBuzz's tables), then a font for each stretch of a script, so
 * that a word is not drawn half in one font and half in another; graphemes that this font lacks go to
 * whoever has them. 10 us for a line of 40 letters. */
#include "screen/text_runs.h"

#include <string.h>

#include <hb.h>
#include <utf8proc.h>

#include "base/text.h"
#include "screen/text_direction.h"

#define SCRIPT_EMOJI HB_TAG('Z', 's', 'y', 'e')
#define SELECTOR_TEXT 0xFE0E
#define SELECTOR_EMOJI 0xFE0F

/* A line taken apart: code points, one more offset than those. */
typedef struct Letters {
    const char *line;
    size_t count;
    uint32_t codepoints[TEXT_LINE_BYTES_MAX + 1];
    size_t offsets[TEXT_LINE_BYTES_MAX + 1];
    uint32_t scripts[TEXT_LINE_BYTES_MAX + 1];
    uint8_t levels[TEXT_LINE_BYTES_MAX + 1];
    bool starts[TEXT_LINE_BYTES_MAX + 1]; /* a grapheme */
} Letters;

/* Yusei Magic draws quotes and apostrophes as dots, and gives commas, full stops, colons and brackets the
 * width of a letter; Quicksand's are what a reader expects in "Nick's (2), too." */
static bool is_borrowed_for_headings(uint32_t codepoint) {
    static const char ASCII[] = "'\",.:;()[]";
    if (codepoint < 0x80) return codepoint && strchr(ASCII, (int)codepoint);
    return codepoint >= 0x2018 && codepoint <= 0x201F;
}

static bool is_one_run(FontFace face, const char *line) {
    for (; *line; line++) {
        unsigned char byte = (unsigned char)*line;
        if (byte >= 0x80 || (face == FONT_HEADING && is_borrowed_for_headings(byte))) return false;
    }
    return true;
}

/* Emoji that are drawn in colour without a selector (Emoji_Presentation, Unicode 15), below U+1F000. */
static bool is_colourful(uint32_t codepoint) {
    static const uint16_t RANGES[][2] = {
        {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
        {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
        {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
        {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
        {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E},
        {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
        {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
    };
    if (codepoint >= 0x1F000 && codepoint < 0x1FC00) return true;
    for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES; i++)
        if (codepoint >= RANGES[i][0] && codepoint <= RANGES[i][1]) return true;
    return false;
}

/* Whether a grapheme is an emoji: by itself, by its selector, or as a keycap. */
static bool is_emoji(const uint32_t *codepoints, size_t count) {
    for (size_t i = 1; i < count; i++) {
        if (codepoints[i] == SELECTOR_TEXT) return false;
        if (codepoints[i] == SELECTOR_EMOJI || codepoints[i] == 0x20E3) return true;
    }
    return is_colourful(codepoints[0]);
}

/* Japanese mixes three scripts in one word: they are one to whoever looks for a font. */
static uint32_t script_of(uint32_t codepoint) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), codepoint);
    if (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA || script == HB_SCRIPT_BOPOMOFO)
        return HB_SCRIPT_HAN;
    return script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : script;
}

static size_t grapheme_end(const Letters *letters, size_t start) {
    do start++;
    while (start < letters->count && !letters->starts[start]);
    return start;
}

/* Spaces, digits and punctuation take the script of what stands before them; those at the beginning that of
 * what comes after. A line of nothing else counts as Latin. */
static void find_scripts(Letters *letters) {
    uint32_t before = HB_SCRIPT_COMMON;
    for (size_t i = 0, end; i < letters->count; i = end) {
        end = grapheme_end(letters, i);
        uint32_t script = script_of(letters->codepoints[i]);
        if (is_emoji(letters->codepoints + i, end - i)) script = SCRIPT_EMOJI;
        if (script == HB_SCRIPT_COMMON) script = before;
        if (script != SCRIPT_EMOJI) before = script;
        for (size_t at = i; at < end; at++) letters->scripts[at] = script;
    }
    uint32_t after = HB_SCRIPT_LATIN;
    for (size_t i = letters->count; i > 0; i--) {
        if (letters->scripts[i - 1] == HB_SCRIPT_COMMON) letters->scripts[i - 1] = after;
        if (letters->scripts[i - 1] != SCRIPT_EMOJI) after = letters->scripts[i - 1];
    }
}

static void take_apart(const char *line, Letters *letters) {
    const char *cursor = line;
    utf8proc_int32_t state = 0;
    letters->line = line;
    letters->count = 0;
    while (*cursor && letters->count < TEXT_LINE_BYTES_MAX) {
        size_t i = letters->count++;
        letters->offsets[i] = (size_t)(cursor - line);
        letters->codepoints[i] = text_next(&cursor);
        letters->starts[i] =
            i == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)letters->codepoints[i - 1],
                                                       (utf8proc_int32_t)letters->codepoints[i], &state);
    }
    letters->offsets[letters->count] = (size_t)(cursor - line);
    find_scripts(letters);
    if (direction_matters(line))
        direction_levels(letters->codepoints, letters->count, letters->levels);
    else
        memset(letters->levels, 0, letters->count);
}

/* Copies the code points from `start` to `end` that need a picture; returns how many. With `only_letters`
 * leaves out those that every script shares. */
static size_t visible(const Letters *letters, size_t start, size_t end, bool only_letters, uint32_t *out) {
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        uint32_t codepoint = letters->codepoints[i];
        bool shared = only_letters && script_of(codepoint) == HB_SCRIPT_COMMON;
        if (!shared && !character_is_invisible(codepoint)) out[count++] = codepoint;
    }
    return count;
}

static bool file_has_all(const Fonts *fonts, int file, const uint32_t *codepoints, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!fonts_file_has(fonts, file, codepoints[i])) return false;
    return true;
}

/* The font of a stretch of one script: the face's own where it has all letters, else whoever has all of
 * them, else whoever has the first that the face lacks. */
static int stretch_file(Fonts *fonts, FontFace face, const Letters *letters, size_t start, size_t end) {
    uint32_t codepoints[TEXT_LINE_BYTES_MAX + 1];
    uint32_t script = letters->scripts[start];
    bool emoji = script == SCRIPT_EMOJI;
    size_t count = visible(letters, start, end, !emoji, codepoints), lacking = 0;
    bool suits = script != HB_SCRIPT_HAN || fonts_face_suits_language(fonts, face);
    if (!emoji && suits && file_has_all(fonts, (int)face, codepoints, count)) return (int)face;
    int file = fonts_lender(fonts, face, codepoints, count, emoji);
    if (file != FONTS_NOBODY) return file;
    while (lacking + 1 < count && suits && fonts_file_has(fonts, (int)face, codepoints[lacking])) lacking++;
    if (count > 0) file = fonts_lender(fonts, face, codepoints + lacking, 1, emoji);
    return file != FONTS_NOBODY ? file : (int)face;
}

/* The face, or who stands in for it. */
static int own_file(FontFace face, uint32_t codepoint) {
    return face == FONT_HEADING && is_borrowed_for_headings(codepoint) ? (int)FONT_BOLD : (int)face;
}

/* The font of a grapheme in a stretch. */
static int grapheme_file(Fonts *fonts, FontFace face, int stretch, const Letters *letters, size_t start,
                         size_t end) {
    uint32_t codepoints[TEXT_LINE_BYTES_MAX + 1];
    bool emoji = letters->scripts[start] == SCRIPT_EMOJI;
    if (stretch == (int)face) stretch = own_file(face, letters->codepoints[start]);
    size_t count = visible(letters, start, end, false, codepoints);
    if (file_has_all(fonts, stretch, codepoints, count)) return stretch;
    if (!emoji && file_has_all(fonts, (int)face, codepoints, count)) return own_file(face, codepoints[0]);
    int file = fonts_lender(fonts, face, codepoints, count, emoji);
    if (file == FONTS_NOBODY) file = fonts_lender(fonts, face, codepoints, 1, emoji);
    if (file != FONTS_NOBODY) return file;
    fonts_note_missing(fonts, codepoints[0]);
    return stretch;
}

/* Graphemes from `start` on of one script and level; of Latin letters not more than a word, so that one odd
 * letter does not take a whole sentence out of its font. */
static size_t stretch_end(const Letters *letters, size_t start) {
    size_t end = start;
    bool latin = letters->scripts[start] == HB_SCRIPT_LATIN;
    do {
        bool word_over = latin && letters->codepoints[end] == ' ';
        end = grapheme_end(letters, end);
        if (word_over) break;
    } while (end < letters->count && letters->scripts[end] == letters->scripts[start] &&
             letters->levels[end] == letters->levels[start]);
    return end;
}

static bool same_run(const TextRun *a, const TextRun *b) {
    return a->file == b->file && a->script == b->script && a->level == b->level;
}

/* Adds graphemes of one stretch as runs; returns the new number of runs. */
static int add_stretch(Fonts *fonts, FontFace face, const Letters *letters, size_t start, size_t end,
                       TextRun *runs, int count) {
    int stretch = stretch_file(fonts, face, letters, start, end);
    for (size_t i = start, next; i < end; i = next) {
        next = grapheme_end(letters, i);
        TextRun fresh = {grapheme_file(fonts, face, stretch, letters, i, next), letters->scripts[i],
                         letters->levels[i], letters->offsets[i], 0};
        if (count == 0 || (count < TEXT_RUNS_MAX && !same_run(&runs[count - 1], &fresh)))
            runs[count++] = fresh;
        runs[count - 1].length = letters->offsets[next] - runs[count - 1].start;
    }
    return count;
}

static void swap_runs(TextRun *runs, int first, int last) {
    for (; first < last; first++, last--) {
        TextRun kept = runs[first];
        runs[first] = runs[last];
        runs[last] = kept;
    }
}

/* Into the order of the screen: from the highest level down to 1, each stretch of runs of at least that level
 * is turned round (rule L2). */
static void put_in_order(TextRun *runs, int count) {
    uint8_t highest = 0;
    for (int i = 0; i < count; i++)
        if (runs[i].level > highest) highest = runs[i].level;
    for (uint8_t level = highest; level > 0; level--)
        for (int i = 0; i < count; i++) {
            int first = i;
            while (i < count && runs[i].level >= level) i++;
            swap_runs(runs, first, i - 1);
        }
}

int text_runs(Fonts *fonts, FontFace face, const char *line, TextRun runs[TEXT_RUNS_MAX]) {
    runs[0] = (TextRun){(int)face, HB_SCRIPT_LATIN, 0, 0, strlen(line)};
    if (is_one_run(face, line)) return 1;
    Letters letters;
    int count = 0;
    take_apart(line, &letters);
    for (size_t start = 0, end; start < letters.count; start = end) {
        end = stretch_end(&letters, start);
        count = add_stretch(fonts, face, &letters, start, end, runs, count);
    }
    put_in_order(runs, count);
    return count;
}
