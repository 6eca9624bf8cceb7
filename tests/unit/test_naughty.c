/* Strings that break programs, through every field of every format: of those that can be written and back, of
 * those that are only read as their programs write them. */
#include "unit/written_pack.h"

#include <jansson.h>

#include "base/text.h"
#include "packs/plain_text.h"
#include "packs/table_text.h"
#include "packs/table_wrapped.h"
#include "unit/samples.h"

static const json_t *naughty_strings(Arena *arena) {
    list_samples(arena, "naughty-strings", ".json");
    json_t *list = json_load_file(SAMPLES "/naughty-strings/blns.json", 0, NULL);
    assert_true(json_array_size(list) > 400);
    return list;
}

/* Where a string stands on a card; the %s of a YAML card. A number keeps the
 * prompts of different cards apart. */
static const struct {
    const char *card;
    size_t graphemes; /* that fit */
} FIELDS[] = {
    {"{ask: %2$s, right: 'yes', wrong: ['no']}", 200},
    {"{ask: 'Is it %1$zu?', right: %2$s, wrong: [something else, 'no']}", 80},
    {"{ask: 'Is it %1$zu?', right: something else, wrong: [%2$s, 'no']}", 80},
    {"{ask: 'Is it %1$zu?', all: [%2$s, something else], wrong: ['not this', nor that]}", 80},
    {"{ask: 'Is it %1$zu?', right: 'yes', wrong: ['no'], explain: %2$s}", 300},
    {"{ask: 'Is it %1$zu?', right: 'yes', wrong: ['no'], category: %2$s}", 40},
    {"{ask: 'Is it %1$zu?', pairs: {something: else, %2$s: same, left: right}}", 80},
    {"{ask: 'Is it %1$zu?', pairs: {something: else, same: %2$s, left: right}}", 80},
    {"{ask: 'Is it %1$zu?', order: [something, %2$s, else]}", 80},
    {"{ask: 'Is it %1$zu?', type: [%2$s, something else], not: [that]}", 60},
    {"{ask: 'Is it %1$zu?', type: [something else], not: [%2$s]}", 80},
    {"{ask: 'How many %1$zu?', number: 7, unit: %2$s}", 20},
    {"{state: %2$s, answer: true}", 200},
    {"{ask: 'Is it %1$zu?', odd: %2$s, others: [something, else, 'no']}", 80},
    {"{ask: 'Is it %1$zu?', odd: something, others: [%2$s, else, 'no']}", 80},
    {"{ask: 'Is it %1$zu?', right: 'yes', wrong: ['no'], source: s%1$zu}", 120},
};

/* The string as a plain line that fits; NULL where nothing is left of it. */
static const char *fitting_line(Arena *arena, const json_t *string, size_t graphemes) {
    char *line = plain_text_line(arena, json_string_value(string), json_string_length(string));
    line[text_grapheme_prefix(line, graphemes)] = '\0';
    line = plain_text_line(arena, line, strlen(line));
    return *line && text_count_codepoints(line) <= graphemes ? line : NULL;
}

/* The same, quoted for YAML. */
static const char *quoted_line(Arena *arena, const json_t *string, size_t graphemes) {
    const char *line = fitting_line(arena, string, graphemes);
    if (!line) return NULL;
    Buffer out = {0};
    for (const char *at = line; *at;) {
        uint32_t codepoint = text_next(&at);
        if (codepoint < 0x7F && codepoint != '"' && codepoint != '\\')
            buffer_format(&out, "%c", (char)codepoint);
        else
            buffer_format(&out, "\\U%08X", codepoint);
    }
    const char *quoted = arena_format(arena, "\"%s\"", buffer_text(&out));
    buffer_release(&out);
    return quoted;
}

/* A pack with all strings in one field. What cannot be a card, such as one that says the same as another, is
 * reported and left out; most must be there. */
static void make_pack(Arena *arena, const json_t *strings, size_t field, Pack *out) {
    Buffer text = {0};
    Problems problems = {0};
    size_t index, cards = 0;
    json_t *string;
    buffer_add_text(&text, "title: Naughty\nlanguage: en\nsources:\n");
    json_array_foreach(strings, index, string) {
        const char *quoted = quoted_line(arena, string, FIELDS[field].graphemes);
        if (quoted) buffer_format(&text, "  s%zu: {title: %s}\n", index, quoted);
    }
    buffer_add_text(&text, "cards:\n");
    json_array_foreach(strings, index, string) {
        const char *quoted = quoted_line(arena, string, FIELDS[field].graphemes);
        if (!quoted) continue;
        buffer_add_text(&text, "  - ");
        buffer_format(&text, FIELDS[field].card, index, quoted);
        buffer_add_text(&text, "\n");
        cards++;
    }
    if (!pack_read_text("naughty.yaml", buffer_text(&text), text.length, out, &problems))
        fail_msg("field %zu: %s", field, problem_line(&problems.items[0], &problems.arena));
    if (out->cards.count * 10 < cards * 8)
        fail_msg("field %zu: %zu of %zu; %s", field, out->cards.count, cards,
                 problem_line(&problems.items[0], &problems.arena));
    problems_release(&problems);
    buffer_release(&text);
}

static void naughty_strings_go_through_every_field_and_back(void **state) {
    (void)state;
    Arena arena = {0};
    const json_t *strings = naughty_strings(&arena);
    for (size_t field = 0; field < sizeof FIELDS / sizeof *FIELDS; field++) {
        Pack start, again;
        const PackFormat *format;
        make_pack(&arena, strings, field, &start);
        for (size_t f = 0; (format = writable(&f));) {
            Buffer text = {0};
            char way[60];
            snprintf(way, sizeof way, "field %zu in %s", field, format->key);
            size_t written = write_pack(format, &start, &text);
            if (written) {
                read_back(format, &text, &again);
                size_t held = assert_same_cards(&start, &again, written, format->reach, way);
                assert_true(written * 10 >= held * 9);
                pack_release(&again);
            }
            buffer_release(&text);
        }
        pack_release(&start);
    }
    json_decref((json_t *)strings);
    arena_release(&arena);
}

typedef const char *Quote(Arena *arena, const char *line);

static const char *as_it_is(Arena *arena, const char *line) {
    (void)arena;
    return line;
}

static const char *in_html(Arena *arena, const char *line) {
    static const char *const names[] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    Buffer out = {0};
    for (; *line; line++) {
        unsigned char byte = (unsigned char)*line;
        const char *name = byte < sizeof names / sizeof *names ? names[byte] : NULL;
        buffer_add(&out, name ? name : line, name ? strlen(name) : 1);
    }
    const char *quoted = arena_format(arena, "%s", buffer_text(&out));
    buffer_release(&out);
    return quoted;
}

static const char *in_json(Arena *arena, const char *line) {
    json_t *json = json_string(line);
    char *text = json_dumps(json, JSON_ENCODE_ANY);
    const char *quoted = arena_format(arena, "%s", text);
    free(text);
    json_decref(json);
    return quoted;
}

/* Razzia's texts are HTML where they look like that, as cells of tables are. */
static const char *in_marked_json(Arena *arena, const char *line) {
    return in_json(arena, table_cell_is_html(line) ? in_html(arena, line) : line);
}

static const char *in_html_in_json(Arena *arena, const char *line) {
    return in_json(arena, in_html(arena, line));
}

static const char *in_plain_cell(Arena *arena, const char *line) {
    Buffer out = {0};
    for (; *line; line++) buffer_add(&out, *line == '"' ? "\"\"" : line, *line == '"' ? 2 : 1);
    const char *quoted = arena_format(arena, "\"%s\"", buffer_text(&out));
    buffer_release(&out);
    return quoted;
}

static const char *in_html_cell(Arena *arena, const char *line) {
    return arena_format(arena, "\"%s\"", in_html(arena, line));
}

/* A table's cell is HTML where it looks like that. */
static const char *in_cell(Arena *arena, const char *line) {
    bool is_html = table_cell_is_html(line) || table_wrapped_is(line);
    return in_plain_cell(arena, is_html ? in_html(arena, line) : line);
}

/* A question each: its number in an answer where the string is the prompt, else in the prompt. */
static const struct {
    const char *path, *key, *head;
    const char *asked;         /* %1$zu: the number; %2$s: the string; %3$s: a comma but for the first */
    const char *right, *wrong; /* NULL: has none */
    const char *tail;
    Quote *quote;
} SOURCES[] = {
    {"a.json", "razzia", "{\"subject\": \"N\", \"questions\": [",
     "%3$s{\"question\": %2$s, \"answers\": [\"yes %1$zu\", \"no\"], \"solution\": 0}",
     "%3$s{\"question\": \"Is it %1$zu?\", \"answers\": [\"something else\", %2$s], \"solution\": 1}",
     "%3$s{\"question\": \"Is it %1$zu?\", \"answers\": [\"something else\", %2$s], \"solution\": 0}", "]}",
     in_marked_json},
    {"a.json", "kahoot-json", "{\"kahoot\": {\"title\": \"N\", \"questions\": [",
     "%3$s{\"type\": \"quiz\", \"question\": %2$s, \"choices\": [{\"answer\": \"yes %1$zu\", \"correct\": "
     "true}, "
     "{\"answer\": \"no\", \"correct\": false}]}",
     "%3$s{\"type\": \"quiz\", \"question\": \"Is it %1$zu?\", \"choices\": [{\"answer\": %2$s, \"correct\": "
     "true}, {\"answer\": \"something else\", \"correct\": false}]}",
     "%3$s{\"type\": \"quiz\", \"question\": \"Is it %1$zu?\", \"choices\": [{\"answer\": %2$s, \"correct\": "
     "false}, {\"answer\": \"something else\", \"correct\": true}]}",
     "]}}", in_html_in_json},
    {"a.txt", "opentriviaqa", "", "#Q %2$s\n^ yes %1$zu\nA yes %1$zu\nB no\n\n",
     "#Q Is it %1$zu?\n^ %2$s\nA %2$s\nB something else\n\n",
     "#Q Is it %1$zu?\n^ something else\nA %2$s\nB something else\n\n", "", as_it_is},
    {"a.txt", "anki-text", "#separator:tab\n#html:true\n#notetype:Basic\n", "%2$s\tyes %1$zu\n",
     "Is it %1$zu?\t%2$s\n", NULL, "", in_html_cell},
    {"a.txt", "anki-text", "#separator:comma\n#html:false\n#notetype:Basic\n", "%2$s,yes %1$zu\n",
     "Is it %1$zu?,%2$s\n", NULL, "", in_plain_cell},
    {"a.csv", "csv", "first thing,last thing\n", "%2$s,yes %1$zu\n", "Is it %1$zu?,%2$s\n", NULL, "",
     in_cell},
    {"a.csv", "csv", ",Question,Answer1,Answer2,Answer3,Answer4,Time,Correct\n",
     "%1$zu,%2$s,no,yes %1$zu,,,20,2\n", "%1$zu,Is it %1$zu?,something else,%2$s,,,20,2\n",
     "%1$zu,Is it %1$zu?,something else,%2$s,,,20,1\n", "", in_cell},
};

enum { ASKED, RIGHT, WRONG, PLACES };

static size_t number_in(const char *text, const char *before) {
    return strncmp(text, before, strlen(before)) == 0 ? (size_t)strtoul(text + strlen(before), NULL, 10)
                                                      : SIZE_MAX;
}

/* Whether one of the options is the line; of lists, in which those that read the same are one, one that reads
 * like it. */
static bool has_option(Arena *arena, const Card *card, const char *line) {
    for (size_t i = 0; i < card->option_count; i++)
        if (strcmp(text_fold(arena, card->options[i]), text_fold(arena, line)) == 0) return true;
    return false;
}

/* How many of the pack's cards have the string of their number where it was put; what has another fails. */
static size_t count_kept(Arena *arena, const Pack *pack, int place, const char *const *lines,
                         const char *key) {
    size_t kept = 0;
    for (size_t i = 0; i < pack->cards.count; i++) {
        const Card *card = &pack->cards.items[i];
        size_t number = SIZE_MAX;
        if (place != ASKED) number = number_in(card->prompt, "Is it ");
        for (size_t r = 0; place == ASKED && r < card->right_count && number == SIZE_MAX; r++)
            number = number_in(card->options[r], "yes ");
        if (number == SIZE_MAX) continue; /* the list's other way */
        if (place == ASKED ? strcmp(text_fold(arena, card->prompt), text_fold(arena, lines[number])) != 0
                           : card->kind != CARD_TRUE_FALSE && !has_option(arena, card, lines[number]))
            fail_msg("%s: \"%s\" became \"%s\"", key, lines[number], card->prompt);
        kept++;
    }
    return kept;
}

static void naughty_strings_go_through_what_is_only_read(void **state) {
    (void)state;
    Arena arena = {0};
    const json_t *strings = naughty_strings(&arena);
    const char **lines = arena_alloc_array(&arena, json_array_size(strings), sizeof *lines);
    for (size_t s = 0; s < sizeof SOURCES / sizeof *SOURCES; s++) {
        const char *const rows[PLACES] = {SOURCES[s].asked, SOURCES[s].right, SOURCES[s].wrong};
        for (int place = 0; place < PLACES && rows[place]; place++) {
            Buffer text = {0};
            Problems problems = {0};
            Pack pack;
            size_t written = 0, index;
            json_t *string;
            buffer_add_text(&text, SOURCES[s].head);
            json_array_foreach(strings, index, string) {
                lines[index] = fitting_line(&arena, string, place == ASKED ? 200 : 60);
                if (!lines[index]) continue;
                buffer_format(&text, rows[place], index, SOURCES[s].quote(&arena, lines[index]),
                              written++ ? "," : "");
            }
            buffer_add_text(&text, SOURCES[s].tail);
            if (!pack_read_text(SOURCES[s].path, buffer_text(&text), text.length, &pack, &problems))
                fail_msg("%s: %s", SOURCES[s].key, problem_line(&problems.items[0], &problems.arena));
            assert_string_equal(pack.format->key, SOURCES[s].key);
            size_t kept = count_kept(&arena, &pack, place, lines, SOURCES[s].key);
            if (kept * 10 < written * 8)
                fail_msg("%s, place %d: %zu of %zu; %s", SOURCES[s].key, place, kept, written,
                         problem_line(&problems.items[0], &problems.arena));
            pack_release(&pack);
            problems_release(&problems);
            buffer_release(&text);
        }
    }
    json_decref((json_t *)strings);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(naughty_strings_go_through_every_field_and_back),
        cmocka_unit_test(naughty_strings_go_through_what_is_only_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
