/* Other people's files and suites, read as they say: how many cards come of each, and why the rest does not;
 * valid and invalid UTF-8. */
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
        {PROBLEM_WARNING, "too, with other options and another answer. Both are played.", 0},
    };
    static const size_t expected[] = {1160, 354, 0};
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
    assert_int_equal(cards, 19528);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_trivia_qa_is_read),
        cmocka_unit_test(moodles_files_are_read),
        cmocka_unit_test(utf8_is_judged_as_the_suite_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
