/* Text into a box. Words, or what text_breaks.h divides further, are measured one by one and laid greedily;
 * the sum of words and spaces is checked against the real width of each line, as kerning and shaping may
 * differ by a pixel. A block of two or three lines is then balanced: the narrowest width that needs no
 * further line, so that no single word is left over. A prompt of 12 words takes about 0.3 ms the first time
 * and 1 us when it is asked for again. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "screen/fonts.h"
#include "screen/text_breaks.h"
#include "screen/text_direction.h"

#define HELD_MAX 3            /* words that stay with the one before; a line of dashes is not one word */
#define TALL_LINE_PERCENT 145 /* of the font size: scripts with signs above and below their letters */
#define STEP_PERCENT 92       /* each smaller size, of the one before */
#define BALANCED_LINES_MAX 3

/* A piece of the text without a break inside. */
typedef struct Word {
    size_t start, length; /* bytes */
    int width;            /* pixels */
    int spaces;           /* before it, since the previous word */
    int line_ends;        /* before it: '\n' */
    bool glued;           /* the rest of an over-long word: no space was here */
} Word;

typedef struct WordLine {
    size_t first, count; /* words; count 0 is an empty line */
} WordLine;

/* One attempt at one size. All arrays in the arena of the attempt. */
typedef struct Layout {
    Fonts *fonts;
    Arena arena;
    FontFace face;
    int px;
    const char *text;
    const bool *breaks;                /* before these bytes a line may end, too; NULL: nowhere */
    const DirectionContext *direction; /* NULL: all of the text runs one way */
    bool from_right, tall;
    Word *words;
    size_t word_count, word_capacity;
    WordLine *lines;
    size_t line_count, line_capacity;
    int width; /* of the widest line */
    bool broke_word;
} Layout;

/* Text of a stretch of bytes with a NUL, in the layout's arena. */
static const char *piece(Layout *layout, size_t start, size_t length) {
    return arena_copy_text(&layout->arena, layout->text + start, length);
}

static int width_of(Layout *layout, size_t start, size_t length) {
    if (length == 0) return 0;
    return text_width(layout->fonts, layout->face, layout->px, piece(layout, start, length));
}

static void add_word(Layout *layout, Word word) {
    layout->words = arena_grow(&layout->arena, layout->words, layout->word_count, &layout->word_capacity,
                               sizeof *layout->words);
    layout->words[layout->word_count++] = word;
}

/* How many bytes of the word fit max_width: at least one grapheme, found by halving. */
static size_t fitting_prefix(Layout *layout, const char *word, size_t start, int max_width) {
    size_t graphemes = text_count_graphemes(word), fits = 1, too_many;
    if (graphemes > 400) graphemes = 400; /* about a line's ceiling of bytes */
    too_many = graphemes + 1;
    while (fits + 1 < too_many) {
        size_t middle = fits + (too_many - fits) / 2;
        if (width_of(layout, start, text_breaks_prefix(word, middle)) <= max_width)
            fits = middle;
        else
            too_many = middle;
    }
    return text_breaks_prefix(word, fits);
}

/* Adds a word, in pieces where it alone is wider than a line. */
static void add_word_in_pieces(Layout *layout, Word word, int max_width) {
    word.width = width_of(layout, word.start, word.length);
    while (word.width > max_width && word.length > 0) {
        layout->broke_word = true;
        size_t bytes = fitting_prefix(layout, piece(layout, word.start, word.length), word.start, max_width);
        if (bytes == 0 || bytes >= word.length) break;
        Word part = word;
        part.length = bytes;
        part.width = width_of(layout, part.start, bytes);
        add_word(layout, part);
        word = (Word){.start = word.start + bytes, .length = word.length - bytes, .glued = true};
        word.width = width_of(layout, word.start, word.length);
    }
    add_word(layout, word);
}

static size_t space_end(const Layout *layout, size_t at) {
    return at + strcspn(layout->text + at, " \t\n");
}

/* Where the word that begins here ends. */
static size_t word_end(const Layout *layout, size_t at) {
    size_t begin = at, end = space_end(layout, at);
    while (layout->breaks && ++at < end)
        if (layout->breaks[at]) return at;
    at = end;
    for (int held = 0; held < HELD_MAX && layout->text[at] == ' '; held++, end = at) {
        size_t next = at + 1, next_end = space_end(layout, next);
        if (!text_breaks_hold(layout->text + begin, at - begin, layout->text + next, next_end - next)) break;
        begin = next;
        at = next_end;
    }
    return end;
}

static void find_words(Layout *layout, int max_width) {
    size_t at = 0;
    Word word = {0};
    for (;;) {
        char letter = layout->text[at];
        if (letter == ' ' || letter == '\t') word.spaces++;
        if (letter == '\n') word.line_ends++;
        if (letter == ' ' || letter == '\t' || letter == '\n') {
            at++;
            continue;
        }
        if (!letter) break;
        word.start = at;
        at = word_end(layout, at);
        word.length = at - word.start;
        add_word_in_pieces(layout, word, max_width);
        word = (Word){0};
    }
}

static void add_line(Layout *layout, WordLine line) {
    layout->lines = arena_grow(&layout->arena, layout->lines, layout->line_count, &layout->line_capacity,
                               sizeof *layout->lines);
    layout->lines[layout->line_count++] = line;
}

/* The line's own bytes, with the spaces inside as they were written. */
static size_t line_bytes(const Layout *layout, WordLine line) {
    if (line.count == 0) return 0;
    const Word *last = &layout->words[line.first + line.count - 1];
    return last->start + last->length - layout->words[line.first].start;
}

static int real_width(Layout *layout, WordLine line) {
    if (line.count == 0) return 0;
    return width_of(layout, layout->words[line.first].start, line_bytes(layout, line));
}

/* Greedy lines no wider than max_width. `exact` measures each line; without it, sums do. */
static void lay_lines(Layout *layout, int max_width, bool exact) {
    int space = text_width(layout->fonts, layout->face, layout->px, " ");
    layout->line_count = 0;
    layout->lines = NULL;
    layout->line_capacity = 0;
    layout->width = 0;
    size_t next = 0;
    while (next < layout->word_count) {
        WordLine line = {next, 1};
        for (int i = 1; i < layout->words[next].line_ends && next > 0; i++)
            add_line(layout, (WordLine){next, 0});
        int width = layout->words[next].width;
        while (line.first + line.count < layout->word_count) {
            const Word *word = &layout->words[line.first + line.count];
            int longer = width + word->spaces * space + word->width;
            if (word->line_ends || word->glued || longer > max_width) break;
            width = longer;
            line.count++;
        }
        if (exact) {
            while ((width = real_width(layout, line)) > max_width && line.count > 1) line.count--;
        }
        if (width > layout->width) layout->width = width;
        add_line(layout, line);
        next = line.first + line.count;
    }
    if (layout->line_count == 0) add_line(layout, (WordLine){0, 0});
}

/* The narrowest width with as many lines. */
static void balance(Layout *layout, int max_width) {
    size_t wanted = layout->line_count;
    if (wanted < 2 || wanted > BALANCED_LINES_MAX) return;
    int enough = max_width, too_narrow = layout->width / (int)wanted - 1;
    while (too_narrow + 2 < enough) {
        int middle = too_narrow + (enough - too_narrow) / 2;
        lay_lines(layout, middle, false);
        if (layout->line_count <= wanted && layout->width <= middle)
            enough = middle;
        else
            too_narrow = middle;
    }
    enough += layout->px / 8; /* for what shaping adds to the sums */
    lay_lines(layout, enough < max_width ? enough : max_width, true);
    if (layout->line_count > wanted) lay_lines(layout, max_width, true);
}

/* The distance of two lines. */
static int line_height(const Layout *layout) {
    int height = text_line_height(layout->fonts, layout->face, layout->px);
    int tall = layout->px * TALL_LINE_PERCENT / 100;
    return layout->tall && tall > height ? tall : height;
}

/* Lays the text out at layout->px; true where it fits the box. */
static bool attempt(Layout *layout, int max_width, int max_height) {
    layout->word_count = layout->word_capacity = 0;
    layout->words = NULL;
    layout->broke_word = false;
    find_words(layout, max_width);
    lay_lines(layout, max_width, true);
    long long height = (long long)layout->line_count * line_height(layout);
    return height <= max_height && layout->width <= max_width;
}

static int smaller_size(int px, int floor_px) {
    int smaller = px * STEP_PERCENT / 100;
    if (smaller >= px) smaller = px - 1;
    return smaller < floor_px ? floor_px : smaller;
}

/* The largest size that fits, whole words first: a word is only broken where it would not even fit whole at
 * the smallest size. False, with the layout of the smallest size, where nothing fits. */
static bool find_size(Layout *layout, int px, int floor_px, int max_width, int max_height) {
    for (int broken = 0; broken < 2; broken++)
        for (layout->px = px;; layout->px = smaller_size(layout->px, floor_px)) {
            arena_release(&layout->arena);
            bool fits = attempt(layout, max_width, max_height);
            if (fits && (broken || !layout->broke_word)) return true;
            if (layout->px <= floor_px) break;
        }
    return false;
}

static void forget(FitMemory *memory) {
    free(memory->key);
    free(memory->lines);
    *memory = (FitMemory){0};
}

void fonts_forget_fits(Fonts *fonts) {
    for (int i = 0; i < FONTS_FITS; i++) forget(&fonts->fits[i]);
}

/* What is drawn of a line: its bytes, with marks around them where the text runs both ways. */
static const char *drawn_line(const Layout *layout, Arena *arena, WordLine line) {
    size_t length = line_bytes(layout, line);
    if (length == 0) return "";
    size_t start = layout->words[line.first].start;
    if (layout->direction) return direction_marked_piece(layout->direction, arena, start, length);
    return arena_copy_text(arena, layout->text + start, length);
}

/* The lines one after the other, each with its NUL. NULL when memory ran out. */
static char *joined_lines(Layout *layout, size_t *bytes) {
    const char **lines = arena_alloc_array(&layout->arena, layout->line_count, sizeof *lines);
    *bytes = 0;
    for (size_t i = 0; i < layout->line_count; i++) {
        lines[i] = drawn_line(layout, &layout->arena, layout->lines[i]);
        *bytes += strlen(lines[i]) + 1;
    }
    char *joined = malloc(*bytes), *to = joined;
    for (size_t i = 0; joined && i < layout->line_count; i++) {
        strcpy(to, lines[i]);
        to += strlen(to) + 1;
    }
    return joined;
}

/* Puts what was laid out into the memory; false when the machine's memory ran out. */
static bool remember(FitMemory *memory, Layout *layout, bool fits) {
    size_t key_bytes = strlen(layout->text) + 1;
    memory->key = malloc(key_bytes);
    memory->lines = joined_lines(layout, &memory->lines_bytes);
    if (!memory->key || !memory->lines) {
        forget(memory);
        return false;
    }
    memcpy(memory->key, layout->text, key_bytes);
    memory->block = (TextBlock){.line_count = (int)layout->line_count,
                                .px = layout->px,
                                .line_height = line_height(layout),
                                .width = layout->width,
                                .height = (int)layout->line_count * line_height(layout),
                                .overflows = !fits,
                                .from_right = layout->from_right};
    return true;
}

/* The remembered block with its lines in the caller's arena. */
static TextBlock recall(const FitMemory *memory, Arena *arena) {
    TextBlock block = memory->block;
    char *lines = arena_alloc(arena, memory->lines_bytes);
    memcpy(lines, memory->lines, memory->lines_bytes);
    block.lines = arena_alloc_array(arena, (size_t)block.line_count, sizeof *block.lines);
    for (int i = 0; i < block.line_count; i++) {
        block.lines[i] = lines;
        lines += strlen(lines) + 1;
    }
    return block;
}

/* What the text asks for, whatever its size will be. */
static void read_text(Layout *layout, Arena *scratch) {
    const char *text = layout->text;
    layout->breaks = text_breaks(scratch, text);
    layout->tall = text_breaks_is_tall(text);
    if (!direction_matters(text)) return;
    layout->from_right = fonts_language_is_from_right(layout->fonts) || direction_is_from_right(text);
    layout->direction = direction_context(scratch, text, layout->from_right);
}

TextBlock text_fit(Fonts *fonts, Arena *arena, FontFace face, int px, int floor_px, const char *text,
                   int max_width, int max_height) {
    if (px < 1) px = 1;
    if (floor_px < 1) floor_px = 1;
    if (floor_px > px) floor_px = px;
    int language = fonts_language_of(fonts, text);
    int32_t about[6] = {(int32_t)face, px, floor_px, max_width, max_height, language};
    uint64_t hash = hash_bytes(hash_bytes(HASH_START, about, sizeof about), text, strlen(text));
    FitMemory *memory = &fonts->fits[(hash >> 9) & (FONTS_FITS - 1)];
    if (memory->key && memory->face == face && memory->px == px && memory->floor_px == floor_px &&
        memory->max_width == max_width && memory->max_height == max_height && memory->language == language &&
        strcmp(memory->key, text) == 0)
        return recall(memory, arena);

    forget(memory);
    Arena scratch = {0};
    Layout layout = {.fonts = fonts, .face = face, .text = text};
    read_text(&layout, &scratch);
    bool fits = find_size(&layout, px, floor_px, max_width, max_height);
    if (fits && !layout.broke_word) balance(&layout, max_width);
    FitMemory fresh = {.face = face,
                       .px = px,
                       .floor_px = floor_px,
                       .max_width = max_width,
                       .max_height = max_height,
                       .language = language};
    bool remembered = remember(&fresh, &layout, fits);
    arena_release(&layout.arena);
    arena_release(&scratch);
    if (!remembered)
        return (TextBlock){.lines = arena_alloc(arena, sizeof(char *)), .px = px, .overflows = true};
    *memory = fresh;
    return recall(memory, arena);
}
