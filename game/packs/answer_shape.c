/* Answers have one to ten words. */
#include "packs/answer_shape.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "packs/answer_words.h"

#define YEAR_FIRST 1000
#define YEAR_LAST 2199
#define WORDS_MAX 32

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* A number's own signs: "-1,234.5". A space between digits is one too. */
static size_t number_length(const char *at) {
    const char *end = at + (*at == '-' || *at == '+');
    if (!is_digit(*end)) return 0;
    while (is_digit(*end) ||
           ((*end == '.' || *end == ',' || *end == ' ' || *end == '\'') && is_digit(end[1])))
        end++;
    return (size_t)(end - at);
}

static bool is_year(const char *text, size_t length) {
    if (length != 4 || strspn(text, "0123456789") < 4) return false;
    int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

static bool has_year(const char *text) {
    for (; *text; text++) {
        size_t digits = strspn(text, "0123456789");
        if (is_year(text, digits)) return true;
        if (digits) text += digits - 1;
    }
    return false;
}

/* Behind an article, which is small before names too. */
static const char *skip_article(const char *text) {
    static const char *const articles[] = {"the ", "a ", "an "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strncmp(text, articles[i], strlen(articles[i])) == 0) return text + strlen(articles[i]);
    return text;
}

static bool begins_small(const char *text) {
    const char *cursor = skip_article(text);
    uint32_t codepoint = 0;
    while (*cursor && text_is_punctuation(codepoint = text_next(&cursor))) {
    }
    return text_is_lower(codepoint);
}

static bool is_one_character(const char *text, size_t length) {
    const char *cursor = text;
    return text_next(&cursor) && cursor == text + length;
}

const char *answer_shape(const char *answer, Arena *arena) {
    bool is_yes;
    if (answer_words_yes(answer, &is_yes) || answer_words_truth(answer, &is_yes)) return "yes or no";
    const char *start = answer + strcspn(answer, "0123456789");
    if (start > answer && (start[-1] == '-' || start[-1] == '+')) start--;
    size_t length = number_length(start);
    if (start == answer && length > 0 && !start[length]) return is_year(start, length) ? "year" : "number";
    if (length > 0 && has_year(start)) return "date";
    /* One sign or word beside the number is its unit: "$ 5", "12 km". */
    const char *unit = start == answer ? start + length : answer;
    size_t unit_length = start == answer ? strlen(unit) : (size_t)(start - answer);
    while (unit_length && *unit == ' ') unit++, unit_length--;
    while (unit_length && unit[unit_length - 1] == ' ') unit_length--;
    bool is_measure = length > 0 && unit_length > 0 && !memchr(unit, ' ', unit_length) &&
                      (start == answer || (!start[length] && is_one_character(unit, unit_length)));
    if (is_measure) return arena_format(arena, "number %.*s", (int)unit_length, unit);
    if (length > 0 && start == answer) return "counted"; /* "12 angry men" */
    return begins_small(answer) ? "words" : "name";
}

typedef struct Words {
    const char *start[WORDS_MAX];
    size_t length[WORDS_MAX];
    size_t count;
} Words;

static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || is_digit(byte) || (unsigned char)byte >= 0x80;
}

static void split(const char *folded, Words *out) {
    out->count = 0;
    for (const char *at = folded; *at && out->count < WORDS_MAX;) {
        const char *end = at;
        while (is_word_byte(*end)) end++;
        if (end > at) {
            out->start[out->count] = at;
            out->length[out->count++] = (size_t)(end - at);
        }
        at = end + (*end != '\0');
    }
}

uint64_t answer_shape_words(const char *folded) {
    Words words;
    uint64_t marks = 0;
    split(folded, &words);
    for (size_t i = 0; i < words.count; i++)
        marks |= UINT64_C(1) << hash_quick(words.start[i], words.length[i]) % 64;
    return marks;
}

static bool same_word(const Words *a, size_t i, const Words *b, size_t j) {
    return a->length[i] == b->length[j] && memcmp(a->start[i], b->start[j], a->length[i]) == 0;
}

/* Whether one of the two words is the other's first letter. */
static bool is_initial(const Words *a, size_t i, const Words *b, size_t j) {
    return (a->length[i] == 1 || b->length[j] == 1) && a->start[i][0] == b->start[j][0];
}

/* Whether each word of `part` has one of its own in `whole`, and one of them is written out. */
static bool is_within(const Words *part, const Words *whole) {
    bool used[WORDS_MAX] = {false}, has_whole_word = false;
    if (part->count == 0 || part->count > whole->count) return false;
    for (size_t i = 0; i < part->count; i++) {
        size_t found = WORDS_MAX;
        for (size_t j = 0; j < whole->count && found == WORDS_MAX; j++)
            if (!used[j] && same_word(part, i, whole, j)) found = j;
        has_whole_word = has_whole_word || found < WORDS_MAX;
        for (size_t j = 0; j < whole->count && found == WORDS_MAX; j++)
            if (!used[j] && is_initial(part, i, whole, j)) found = j;
        if (found == WORDS_MAX) return false;
        used[found] = true;
    }
    return has_whole_word;
}

/* Scripts without spaces have no words to look at: any part counts there. */
static bool has_other_script(const char *folded) {
    for (; *folded; folded++)
        if ((unsigned char)*folded >= 0x80) return true;
    return false;
}

bool answer_shape_is_part(const char *folded, const char *other) {
    Words words, other_words;
    split(folded, &words);
    split(other, &other_words);
    if (is_within(&words, &other_words) || is_within(&other_words, &words)) return true;
    return has_other_script(folded) && has_other_script(other) &&
           (strstr(folded, other) || strstr(other, folded));
}
