/* Packs that nobody means well with: nested, long, wide, many of everything. Each is read to its end or
 * refused in a sentence, within the ceiling of memory. How long it takes is not asserted: CTest ends what
 * hangs. */
#include "unit/cmocka_test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "packs/pack.h"

/* The sanitizers make everything some ten times slower, and see as much in a tenth. */
#ifdef __SANITIZE_ADDRESS__
#define SCALE 10
#else
#define SCALE 1
#endif

#define HEAD "title: Hostile\nlanguage: en\nsources:\n  s: {title: S}\n"
#define GOOD_CARD "cards:\n  - ask: Which?\n    right: A\n    wrong: [B, C]\n"

static Buffer start_text(const char *text) {
    Buffer buffer = {.limit_bytes = PACK_FILE_BYTES_MAX};
    buffer_add_text(&buffer, text);
    return buffer;
}

static void repeat(Buffer *text, const char *piece, size_t times) {
    for (size_t i = 0; i < times; i++) buffer_add_text(text, piece);
}

/* What a text must come to. `part` is of some sentence that must be said; NULL: none at all. */
typedef struct Outcome {
    bool playable;
    size_t least_cards;
    const char *part;
} Outcome;

static bool is_said(const Problems *problems, const char *part) {
    for (size_t i = 0; i < problems->count; i++)
        if (strstr(problems->items[i].sentence, part)) return true;
    return false;
}

/* Reads the text and releases it. */
static void expect(const char *what, Buffer *text, Outcome outcome) {
    Pack pack;
    Problems problems = {0};
    assert_false(text->failed);
    bool playable = pack_read_text(what, buffer_text(text), text->length, &pack, &problems);
    const char *first = problems.count ? problems.items[0].sentence : "nothing";
    if (playable != outcome.playable || pack.cards.count < outcome.least_cards)
        fail_msg("%s: playable %d, %zu cards, said is: %.200s", what, playable, pack.cards.count, first);
    if (outcome.part ? !is_said(&problems, outcome.part) : problems.count > 0)
        fail_msg("%s: %zu problems: %.200s", what, problems.count, first);
    if (pack.arena.used_bytes > PACK_MEMORY_BYTES_MAX)
        fail_msg("%s takes %zu bytes", what, pack.arena.used_bytes);
    pack_release(&pack);
    problems_release(&problems);
    buffer_release(text);
}

static void nesting_has_a_floor(void **state) {
    (void)state;
    static const struct {
        const char *what, *piece;
    } rows[] = {{"brackets", "["},   {"braces", "{"}, {"braces with keys", "{a: "}, {"dashes", "- "},
                {"questions", "? "}, {"both", "[{"},  {"quoted keys", "{\"a\": "},  {"commas", "[a, ["},
                {"tagged", "[!a "}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = start_text("title: Hostile\nlanguage: en\nblurb:\n  ");
        repeat(&text, rows[i].piece, 100000);
        expect(rows[i].what, &text, (Outcome){false, 0, "nested over 64 levels"});
    }
    Buffer text = start_text("title: Hostile\nlanguage: en\nblurb: ");
    repeat(&text, "[", 60);
    repeat(&text, "]", 60);
    buffer_add_text(&text, "\n" GOOD_CARD);
    expect("sixty levels", &text, (Outcome){true, 1, "This is a list, but the blurb is one text"});
    text = start_text("title: Hostile\nlanguage: en\nblurb: ");
    repeat(&text, "]", 100000);
    expect("closing brackets", &text, (Outcome){false, 0, "not valid YAML"});
}

static void aliases_grow_nothing(void **state) {
    (void)state;
    Buffer text = start_text("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int level = 1; level < 30; level++) {
        buffer_format(&text, "a%d: &a%d [", level, level);
        for (int i = 0; i < 9; i++) buffer_format(&text, "%s*a%d", i ? ", " : "", level - 1);
        buffer_add_text(&text, "]\n");
    }
    buffer_add_text(&text, HEAD GOOD_CARD);
    expect("a bomb of aliases", &text, (Outcome){true, 1, "A pack has no aliases"});
    text = start_text("a: &a [*a, *a]\n" HEAD GOOD_CARD);
    expect("an alias of itself", &text, (Outcome){true, 1, "A pack has no aliases"});
}

static void long_lists_end(void **state) {
    (void)state;
    size_t items = 1000000 / SCALE;
    static const struct {
        const char *what, *before, *piece, *after, *part;
        bool playable;
    } rows[] = {
        {"a list of wrong answers", HEAD "cards:\n  - ask: Which?\n    right: A\n    wrong: [", "x, ", "y]\n",
         "there must be 1 to 60", false},
        {"a list of empty cards", HEAD "cards: [", "{}, ", "{}]\n", "A card needs the key", false},
        {"a list of texts for cards", HEAD "cards: [", "x, ", "y]\n", "This is a text, but a card", false},
        {"columns",
         HEAD GOOD_CARD "facts:\n  r:\n    category: C\n    rows: [{x: y, source: s}]\n    columns: [", "x, ",
         "y]\n", "The columns are a list of 1 to 12 names", true},
        {"complete columns",
         HEAD GOOD_CARD
         "facts:\n  r:\n    category: C\n    rows: [{x: y, source: s}]\n    columns: [x]\n    complete: [",
         "x, ", "y]\n", "\"y\" is no column", true},
        {"one key again and again", HEAD GOOD_CARD, "blurb: x\n", "", "\"blurb\" stands twice in a pack",
         true},
        {"unknown keys", HEAD GOOD_CARD, "x: x\n", "", "\"x\" is not a key of a pack", true},
        {"one source again and again", "title: T\nlanguage: en\n" GOOD_CARD "sources:\n", "  s: {title: S}\n",
         "", "\"s\" stands twice in the sources", true},
        {"empty rows", HEAD GOOD_CARD "facts:\n  r:\n    category: C\n    columns: [x]\n    rows: [", "{}, ",
         "{}]\n", "The key \"source\" is missing", true},
        {"denied values",
         HEAD GOOD_CARD
         "facts:\n  r:\n    category: C\n    columns: [x]\n    rows: [{x: y, source: s, not: {x: [",
         "n, ", "n]}}]\n", NULL, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = start_text(rows[i].before);
        repeat(&text, rows[i].piece, items);
        buffer_add_text(&text, rows[i].after);
        expect(rows[i].what, &text, (Outcome){rows[i].playable, rows[i].playable, rows[i].part});
    }
}

static void long_texts_end(void **state) {
    (void)state;
    static const struct {
        const char *what, *before, *piece, *after, *part;
    } rows[] = {
        {"a plain text", "blurb: ", "x", "\n", "The blurb has"},
        {"a text in quotes", "blurb: \"", "x", "\"\n", "The blurb has"},
        {"a text of escapes", "blurb: \"", "\\x41\\u00e9", "\"\n", "The blurb has"},
        {"a text of lines", "blurb: |\n", "  x\n", "", "The blurb has a line break"},
        {"a text of accents", "blurb: e", "\xCC\x81", "\n", "The blurb has"},
        {"a key", "? ", "x", "\n: y\n", "is not a key of a pack"},
        {"a key of accents", "? e", "\xCC\x81", "\n: y\n", "is not a key of a pack"},
        {"a remark", "# ", "x", "\n", NULL},
        {"spaces", "blurb: b", " ", "\n", NULL},
        {"line ends", "", "\n", "", NULL},
        {"an anchor", "blurb: &", "a", " b\n", "A pack has no anchors"},
        {"a tag", "blurb: !", "a", " b\n", "A pack has no tags"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = start_text(HEAD);
        buffer_add_text(&text, rows[i].before);
        repeat(&text, rows[i].piece, 20000000 / SCALE / strlen(rows[i].piece));
        buffer_add_text(&text, rows[i].after);
        buffer_add_text(&text, GOOD_CARD);
        expect(rows[i].what, &text, (Outcome){true, 1, rows[i].part});
    }
}

static Buffer start_relation(const char *complete) {
    Buffer text = start_text(HEAD);
    buffer_format(&text,
                  "facts:\n  r:\n    category: C\n    columns: [a, b]\n    complete: %s\n"
                  "    ask:\n      b: What is {a}?\n    state:\n      b: \"{a} is {b}.\"\n    rows:\n",
                  complete);
    return text;
}

static void many_rows_are_read(void **state) {
    (void)state;
    static const struct {
        const char *what;
        size_t rows, keys, values; /* how many different ones; 0: each row its own */
        size_t cards_of_ten;       /* at least so many cards for ten rows */
        const char *part;
    } rows[] = {
        {"rows of their own", 200000, 0, 0, 30, NULL},
        {"thirty values", 20000, 0, 30, 30, NULL},
        {"one value", 20000, 0, 1, 10, "has too few wrong options"},
        {"one key", 20000, 1, 0, 10, "has over 200 right answers"},
        {"keys and values in a square", 20000, 500, 100, 10, "has too few wrong options"},
        {"one row again and again", 20000, 1, 1, 0, "This fact stands in line"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer text = start_relation("true");
        size_t count = rows[i].rows / SCALE, keys = rows[i].keys, values = rows[i].values;
        for (size_t row = 0; row < count; row++) {
            size_t key = keys ? row % keys : row;
            size_t value = values ? row / (keys > 1 ? keys : 1) % values : row;
            buffer_format(&text, "      - {a: k%06zu, b: v%06zu, source: s}\n", key, value);
        }
        if (values == 1 && keys == 1) buffer_add_text(&text, GOOD_CARD);
        expect(rows[i].what, &text, (Outcome){true, count / 10 * rows[i].cards_of_ten, rows[i].part});
    }
}

static void many_of_one_key_are_read(void **state) {
    (void)state;
    Buffer text = start_relation("false");
    for (size_t row = 0; row < 2000; row++)
        buffer_format(&text, "      - {a: k, b: v%04zu, source: s}\n", row);
    expect("two thousand of one key", &text, (Outcome){true, 2000, "has over 200 right answers"});
}

static void many_names_and_sources_are_read(void **state) {
    (void)state;
    size_t count = 200000 / SCALE;
    Buffer text = start_text("title: Hostile\nlanguage: en\nsources:\n");
    for (size_t i = 0; i < count; i++) buffer_format(&text, "  s%zu: {title: S}\n", i);
    buffer_add_text(&text, "facts:\n  r:\n    category: C\n    columns: [a]\n    rows:\n");
    for (size_t i = 0; i < count; i++)
        buffer_format(&text, "      - {a: k%zu, source: s%zu}\n", i, count - 1 - i);
    buffer_add_text(&text, GOOD_CARD);
    expect("as many sources as rows", &text, (Outcome){true, 1, NULL});
    text = start_text(HEAD GOOD_CARD "names:\n");
    for (size_t i = 0; i < count; i++) buffer_format(&text, "  n%zu: [v%zu, w%zu]\n", i, i, i);
    buffer_add_text(&text, "groups:\n");
    for (size_t i = 0; i < count; i++) buffer_format(&text, "  g%zu: [n%zu, g%zu]\n", i, i, (i + 1) % count);
    expect("names and groups in a ring", &text, (Outcome){true, 1, NULL});
    text = start_text(HEAD GOOD_CARD "names:\n");
    for (size_t i = 0; i < count; i++) buffer_format(&text, "  n%zu: [n%zu]\n", i, i + 1);
    expect("names in a chain", &text, (Outcome){true, 1, "is listed as a spelling of two names"});
}

static void many_relations_are_refused(void **state) {
    (void)state;
    Buffer text = start_text(HEAD GOOD_CARD "facts:\n");
    for (size_t i = 0; i < 1001; i++)
        buffer_format(&text, "  r%zu: {category: C, columns: [a], rows: [{a: x, source: s}]}\n", i);
    expect("1001 relations", &text, (Outcome){true, 1, "These are 1001 relations"});
}

/* Every relation asks the same question, which all rows of all relations answer. */
static void relations_that_answer_each_other_end(void **state) {
    (void)state;
    Buffer text = start_text(HEAD GOOD_CARD "facts:\n");
    for (size_t r = 0; r < 200 / SCALE; r++) {
        buffer_format(&text,
                      "  r%zu:\n    category: C\n    columns: [a, b]\n    ask:\n      b: What is %zu {a}?\n",
                      r, r);
        buffer_add_text(&text, "    rows:\n");
        for (size_t f = 0; f < 100; f++)
            buffer_format(&text, "      - {a: x, b: y%zu, source: s, not: {b: z}}\n", f % 50);
    }
    expect("relations of one key", &text, (Outcome){true, 1, "stands in line"});
}

/* 64 MiB of distinct facts need more memory than a pack may take: refused, not swallowed. */
static void what_needs_too_much_is_refused(void **state) {
    (void)state;
    Buffer text = start_text(HEAD GOOD_CARD "blurb: [");
    size_t items = 12000000 / SCALE;
    repeat(&text, "x,", items);
    buffer_add_text(&text, "y]\n");
    Pack pack;
    Problems problems = {0};
    assert_false(pack_read_text_within(PACK_MEMORY_BYTES_MAX / SCALE, "wide", buffer_text(&text), text.length,
                                       &pack, &problems));
    assert_true(is_said(&problems, "of memory. Split it into smaller packs."));
    problems_release(&problems);
    buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nesting_has_a_floor),
        cmocka_unit_test(aliases_grow_nothing),
        cmocka_unit_test(long_lists_end),
        cmocka_unit_test(long_texts_end),
        cmocka_unit_test(many_rows_are_read),
        cmocka_unit_test(many_of_one_key_are_read),
        cmocka_unit_test(many_names_and_sources_are_read),
        cmocka_unit_test(many_relations_are_refused),
        cmocka_unit_test(relations_that_answer_each_other_end),
        cmocka_unit_test(what_needs_too_much_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
