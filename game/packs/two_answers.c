/* Answers have one to ten words. */
#include "packs/two_answers.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define NUMERAL_DIGITS_MAX 9
#define ROMAN_MAX 3999
#define ROMAN_BYTES 16 /* MMMDCCCLXXXVIII and a NUL */

/* A word between spaces, as it is written. */
typedef struct Word {
    const char *text;
    size_t length;
} Word;

/* The one place where two texts differ. */
typedef struct Difference {
    Word a, b;
    bool first, last; /* of their words */
} Difference;

static Word next_word(const char **cursor) {
    *cursor += strspn(*cursor, " ");
    Word word = {*cursor, strcspn(*cursor, " ")};
    *cursor += word.length;
    return word;
}

static bool same_text(Word a, Word b) {
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* Whether they read the same. Few pairs come here, so that each word is folded by itself. */
static bool same_word(Word a, Word b) {
    if (same_text(a, b)) return true;
    Arena scratch = {0};
    const char *left = text_fold(&scratch, arena_copy_text(&scratch, a.text, a.length));
    const char *right = text_fold(&scratch, arena_copy_text(&scratch, b.text, b.length));
    bool same = strcmp(left, right) == 0;
    arena_release(&scratch);
    return same;
}

/* False unless they have as many words, two or more, and differ in exactly one: then a space in another place
 * cannot be what makes them differ. */
static bool find_difference(const char *a, const char *b, Difference *out) {
    size_t words = 0, differences = 0;
    bool is_last = false;
    for (;; words++) {
        Word left = next_word(&a), right = next_word(&b);
        if (!left.length || !right.length) {
            out->last = is_last;
            return left.length == right.length && words > 1 && differences == 1;
        }
        is_last = !same_word(left, right);
        if (!is_last) continue;
        *out = (Difference){.a = left, .b = right, .first = words == 0};
        if (++differences > 1) return false;
    }
}

static void write_roman(uint32_t value, char *out) {
    static const struct {
        uint32_t value;
        const char *text;
    } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                 {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    *out = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; value >= parts[i].value; value -= parts[i].value) out = stpcpy(out, parts[i].text);
}

/* The value of a Roman numeral in capitals, written as it should be: "VIIII" is none and may be a slip. */
static uint32_t roman_value(Word word) {
    static const char letters[] = "IVXLCDM";
    static const uint32_t values[] = {1, 5, 10, 50, 100, 500, 1000};
    uint32_t sum = 0, before = 0;
    if (word.length >= ROMAN_BYTES) return 0;
    for (size_t i = word.length; i-- > 0;) {
        const char *at = memchr(letters, word.text[i], sizeof letters - 1);
        if (!at) return 0;
        uint32_t value = values[at - letters];
        sum = value < before ? sum - value : sum + value;
        before = value;
    }
    char written[ROMAN_BYTES + 1];
    if (sum == 0 || sum > ROMAN_MAX) return 0;
    write_roman(sum, written);
    return strlen(written) == word.length && memcmp(written, word.text, word.length) == 0 ? sum : 0;
}

/* The value of a word of digits; "007" is 7. */
static bool read_digits(Word word, uint32_t *out) {
    *out = 0;
    if (word.length == 0 || word.length > NUMERAL_DIGITS_MAX) return false;
    for (size_t i = 0; i < word.length; i++) {
        if (word.text[i] < '0' || word.text[i] > '9') return false;
        *out = *out * 10 + (uint32_t)(word.text[i] - '0');
    }
    return true;
}

/* A word is a numeral where it may be read as nothing else: "C." is an initial, "Li" a name, and so is "DI"
 * in a text of nothing but capitals. In front "MC" is more likely a title than 1100. */
typedef struct Numeral {
    bool is_one;
    uint32_t value;
} Numeral;

static Numeral read_numeral(Word word, bool may_be_roman) {
    Numeral numeral = {0};
    numeral.is_one = read_digits(word, &numeral.value);
    if (numeral.is_one || !may_be_roman) return numeral;
    numeral.value = roman_value(word);
    numeral.is_one = numeral.value > 0;
    return numeral;
}

static bool has_small_letter(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));)
        if (text_is_lower(codepoint)) return true;
    return false;
}

/* Both numerals, or false. Single letters are numerals at the end or beside a longer one. */
static bool read_numerals(const char *a, const char *b, const Difference *difference, Numeral *first,
                          Numeral *second) {
    bool single = difference->a.length == 1 && difference->b.length == 1 && !difference->last;
    bool may_be_roman = !difference->first && !single && has_small_letter(a) && has_small_letter(b);
    *first = read_numeral(difference->a, may_be_roman);
    *second = read_numeral(difference->b, may_be_roman);
    return first->is_one && second->is_one;
}

static bool is_capital(Word word) {
    return word.length == 1 && word.text[0] >= 'A' && word.text[0] <= 'Z';
}

static bool is_word(Word word, const char *folded) {
    return same_word(word, (Word){folded, strlen(folded)});
}

/* Those pairs that lie within as many letters as are forgiven (typed_answer_slips). */
static bool are_opposites(Word a, Word b) {
    static const char *const pairs[][2] = {
        {"north", "south"}, {"east", "west"},       {"northern", "southern"}, {"eastern", "western"},
        {"major", "minor"}, {"inner", "outer"},     {"upper", "lower"},       {"male", "female"},
        {"men", "women"},   {"prince", "princess"}, {"nord", "sud"},          {"est", "ouest"},
        {"ost", "west"},    {"oost", "west"},       {"este", "oeste"},        {"est", "ovest"},
        {"maior", "menor"}, {"mayor", "menor"},     {"inferior", "superior"}, {"inferieur", "superieur"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((is_word(a, pairs[i][0]) && is_word(b, pairs[i][1])) ||
            (is_word(a, pairs[i][1]) && is_word(b, pairs[i][0])))
            return true;
    return false;
}

bool two_answers_differ(const char *a, const char *b) {
    Difference difference;
    Numeral first, second;
    if (!find_difference(a, b, &difference)) return false;
    if (read_numerals(a, b, &difference, &first, &second)) return first.value != second.value;
    if (difference.last && is_capital(difference.a) && is_capital(difference.b)) return true;
    return are_opposites(difference.a, difference.b);
}

bool two_answers_count_alike(const char *a, const char *b) {
    Difference difference;
    Numeral first, second;
    return find_difference(a, b, &difference) && read_numerals(a, b, &difference, &first, &second) &&
           first.value == second.value;
}
