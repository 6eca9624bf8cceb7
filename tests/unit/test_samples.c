/* Other people's files and suites, read as they say: how many cards come of each, and why the rest does not;
 * valid and invalid UTF-8; strings that break programs, through every field of every format and back. */
#include "unit/written_pack.h"

#include <jansson.h>

#include "base/text.h"
#include "packs/plain_text.h"
#include "packs/text_decoding.h"
#include "unit/samples.h"

/* How often problems begin with these words. */
typedef struct ToldRow {
    ProblemSeverity severity;
    const char *words;
    size_t count;
} ToldRow;

static void count_told(const Problems *problems, ToldRow *rows, size_t count) {
    for (size_t p = 0; p < problems->count; p++) {
        const Problem *problem = &problems->items[p];
        size_t row = 0;
        while (row < count &&
               (rows[row].severity != problem->severity || !strstr(problem->sentence, rows[row].words)))
            row++;
        if (row == count) fail_msg("not foreseen: %s", problem_line(problem, (Arena *)&problems->arena));
        rows[row].count++;
    }
}

static size_t count_lines_with(const char *text, const char *start) {
    size_t count = strncmp(text, start, strlen(start)) == 0;
    for (const char *line = strchr(text, '\n'); line; line = strchr(line + 1, '\n'))
        count += strncmp(line + 1, start, strlen(start)) == 0;
    return count;
}

/* Of 21,092 questions the game cannot show those that are too long, and keeps one of each that stands twice.
 */
static void open_trivia_qa_is_read(void **state) {
    (void)state;
    ToldRow told[] = {
        {PROBLEM_ERROR, "at most 200 fit on a card", 0},
        {PROBLEM_ERROR, "at most 80 fit on a card", 0},
        {PROBLEM_ERROR, "too, with another answer", 0},
        {PROBLEM_WARNING, "stands twice", 0},
        {PROBLEM_WARNING, "not UTF-8", 0},
        {PROBLEM_WARNING, "over twice as long", 0},
        {PROBLEM_WARNING, "tells its own answer", 0},
        {PROBLEM_WARNING, "nearly the same", 0},
    };
    static const size_t expected[] = {1160, 354, 1};
    Arena arena = {0};
    size_t questions = 0, cards = 0;
    for (const char **path = list_samples(&arena, "opentriviaqa", ""); *path; path++) {
        Pack pack;
        Problems problems = {0};
        size_t length;
        questions += count_lines_with(read_whole(&arena, *path, &length), "#Q ");
        assert_true(pack_read(*path, &pack, &problems));
        cards += pack.cards.count;
        count_told(&problems, told, sizeof told / sizeof *told);
        pack_release(&pack);
        problems_release(&problems);
    }
    assert_int_equal(questions, 21092);
    assert_int_equal(cards, 19526);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(told[i].count, expected[i]);
    arena_release(&arena);
}

/* Each file's cards and questions left out, as the kinds and lengths of its questions let expect. */
static void moodles_files_are_read(void **state) {
    (void)state;
    static const struct {
        const char *path;
        const char *format;
        size_t cards, errors, warnings;
    } rows[] = {
        {"aiken/questions.aiken.txt", "aiken", 2, 0, 0},
        {"gift/moodle/examples.gift.txt", "gift", 24, 0, 5}, /* half of the points, little of them; alike */
        {"gift/matching.gift", "gift", 6, 0, 0},
        {"gift/missing_words.gift", "gift", 1, 0, 0},
        {"gift/multichoice.gift", "gift", 2, 2, 0}, /* all right; an option of 81 characters */
        {"gift/numericals.gift", "gift", 3, 0, 2},  /* pictures; a long explanation */
        {"gift/shorts.gift", "gift", 3, 1, 2},      /* 213 characters */
        {"gift/true_false.gift", "gift", 1, 3, 2},  /* 247 characters, twice; one asked with both answers */
        {"gift/essay.gift", NULL, 0, 1, 2},
        {"moodle-xml/multichoice/testquestion.moodle.xml", "moodle-xml", 1, 0, 0},
        {"moodle-xml/shortanswer/testquestion.moodle.xml", "moodle-xml", 1, 0, 1},
        {"moodle-xml/truefalse/testquestion.moodle.xml", "moodle-xml", 1, 0, 0},
        {"moodle-xml/match/testquestion.moodle.xml", "moodle-xml", 3, 0, 0},
        {"moodle-xml/description/testquestion.moodle.xml", NULL, 0, 1, 1},
        {"moodle-xml/essay/testquestion.moodle.xml", NULL, 0, 1, 1},
        {"moodle-xml/gapselect/testquestion.moodle.xml", NULL, 0, 1, 1},
    };
    Arena arena = {0};
    list_samples(&arena, "moodle-xml", "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Pack pack;
        Problems problems = {0};
        bool playable = pack_read(arena_format(&arena, SAMPLES "/%s", rows[i].path), &pack, &problems);
        if (playable != (rows[i].format != NULL) || pack.cards.count != rows[i].cards ||
            problems.errors != rows[i].errors || problems.count - problems.errors != rows[i].warnings)
            fail_msg("%s: %zu cards, %zu errors, %zu warnings", rows[i].path, pack.cards.count,
                     problems.errors, problems.count - problems.errors);
        if (playable) assert_string_equal(pack.format->key, rows[i].format);
        pack_release(&pack);
        problems_release(&problems);
    }
    arena_release(&arena);
}

/* Hexadecimal digits with spaces between, up to a colon or the line's end. */
static size_t read_hex(const char *text, char *bytes) {
    size_t digits = 0;
    for (; *text && *text != ':' && *text != '\n' && *text != '\r'; text++) {
        if (*text == ' ') continue;
        int value = *text <= '9' ? *text - '0' : (*text | 0x20) - 'a' + 10;
        bytes[digits / 2] = (char)(digits % 2 ? bytes[digits / 2] << 4 | value : value);
        digits++;
    }
    assert_int_equal(digits % 2, 0);
    bytes[digits / 2] = '\0';
    return digits / 2;
}

static void check_utf8(const char *name, bool valid, const char *bytes, size_t length) {
    Arena arena = {0};
    Problems problems = {0};
    if ((text_find_invalid(bytes, length) == length) != valid)
        fail_msg("%s is %s", name, valid ? "refused" : "accepted");
    DecodedText text = text_decode(&arena, bytes, length, "utf8", &problems);
    assert_int_equal(text_find_invalid(text.text, text.length), text.length);
    bool has_nul = memchr(bytes, '\0', length);
    assert_int_equal(problems.count, !valid + has_nul); /* what is guessed is told */
    if (valid && !has_nul) assert_memory_equal(text.text, bytes, length);
    arena_release(&arena);
    problems_release(&problems);
}

/* "2.1.0:valid hex:C2 A9", "1.1.0:valid:abc", "6.0:invalid hex:F7 BF:..." */
static void utf8_is_judged_as_the_suite_says(void **state) {
    (void)state;
    Arena arena = {0};
    list_samples(&arena, "utf8", ".txt");
    size_t length, valid = 0, invalid = 0;
    const char *line = read_whole(&arena, SAMPLES "/utf8/utf8tests.txt", &length);
    for (; line; line = strchr(line, '\n'), line += line != NULL) {
        char bytes[200];
        const char *kind = strchr(line, ':'), *value = kind ? strchr(kind + 1, ':') : NULL;
        if (*line < '0' || *line > '9' || !value) continue;
        kind += 1 + (kind[1] == ' ');
        bool is_valid = strncmp(kind, "valid", 5) == 0;
        size_t count;
        if (strncmp(kind + (is_valid ? 5 : 7), " hex", 4) == 0) {
            count = read_hex(value + 1, bytes);
        } else {
            count = strcspn(value + 1, "\r\n");
            memcpy(bytes, value + 1, count);
            bytes[count] = '\0';
        }
        check_utf8(arena_format(&arena, "%.*s", (int)(kind - line), line), is_valid, bytes, count);
        *(is_valid ? &valid : &invalid) += 1;
    }
    assert_true(valid >= 30 && invalid > 100);
    arena_release(&arena);
}

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
};

/* The string as a plain line that fits, quoted for YAML; NULL where nothing is left of it. */
static const char *quoted_line(Arena *arena, const json_t *string, size_t graphemes) {
    char *line = plain_text_line(arena, json_string_value(string), json_string_length(string));
    line[text_grapheme_prefix(line, graphemes)] = '\0';
    line = plain_text_line(arena, line, strlen(line));
    if (!*line || text_count_codepoints(line) > graphemes) return NULL;
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
    buffer_add_text(&text, "title: Naughty\nlanguage: en\ncards:\n");
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_trivia_qa_is_read),
        cmocka_unit_test(moodles_files_are_read),
        cmocka_unit_test(utf8_is_judged_as_the_suite_says),
        cmocka_unit_test(naughty_strings_go_through_every_field_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
