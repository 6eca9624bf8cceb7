/* Looser and looser: the folded texts, their letters and digits, the same without a leading article, and at
 * last with slips. At each step what equals an accepted text is right and what equals a rival is not, so
 * "C#" is told from "C" although both have the same letters.
 *
 * Sizes seen: 1 to 5 accepted texts, up to 300 rivals, 5 to 30 letters each: well under a millisecond. */
#include "cards/typed_answer.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

#define SLIPS_MAX 3
#define TOO_FAR (SLIPS_MAX + 1)
/* In texts longer than this no slip is forgiven. An answer's 60 code points fold to more where one stands for
 * several ("ß", ligatures), but hardly ever to this many. */
#define LETTERS_MAX 240

/* A text taken apart. */
typedef struct Taken {
    const char *folded;
    uint32_t *letters; /* what is compared: neither punctuation nor spaces */
    size_t count;
    size_t article; /* how many of them are a leading article; 0: there is none */
} Taken;

/* Letters from some point on. */
typedef struct Span {
    const uint32_t *letters;
    size_t count;
} Span;

typedef enum Looseness { AS_FOLDED, BY_LETTERS, WITHOUT_ARTICLE, LOOSENESSES } Looseness;

int typed_answer_slips(size_t length) {
    return length <= 3 ? 0 : length <= 7 ? 1 : length <= 12 ? 2 : SLIPS_MAX;
}

static bool is_article(const uint32_t *letters, size_t count) {
    if (count == 1) return letters[0] == 'a';
    if (count == 2) return letters[0] == 'a' && letters[1] == 'n';
    return count == 3 && letters[0] == 't' && letters[1] == 'h' && letters[2] == 'e';
}

/* "&" counts as the word "and". */
static void add_letter(Taken *taken, uint32_t codepoint) {
    if (codepoint != '&') {
        taken->letters[taken->count++] = codepoint;
        return;
    }
    for (const char *and = "and"; *and; and++) taken->letters[taken->count++] = (uint32_t) * and;
}

/* A text of nothing but punctuation keeps it. */
static void take_all(Taken *taken) {
    const char *cursor = taken->folded;
    for (uint32_t codepoint; (codepoint = text_next(&cursor));)
        if (codepoint != ' ') taken->letters[taken->count++] = codepoint;
}

/* A word ends at a space, at punctuation but an apostrophe, and on both sides of "&". */
static Taken take_apart(Arena *scratch, const char *text) {
    Taken taken = {.folded = text_fold(scratch, text)};
    taken.letters = arena_alloc_array(scratch, 3 * strlen(taken.folded) + 1, sizeof *taken.letters);
    size_t first_word = 0; /* letters of the first word once it is over */
    bool in_first = true;
    const char *cursor = taken.folded;
    for (uint32_t codepoint; (codepoint = text_next(&cursor));) {
        if (codepoint == '\'') continue;
        bool divides = codepoint == ' ' || codepoint == '&' || text_is_punctuation(codepoint);
        if (divides && in_first && taken.count > 0) {
            first_word = taken.count;
            in_first = false;
        }
        if (!divides || codepoint == '&') add_letter(&taken, codepoint);
    }
    if (first_word < taken.count && is_article(taken.letters, first_word)) taken.article = first_word;
    if (taken.count == 0) take_all(&taken);
    return taken;
}

static Span whole(const Taken *taken) {
    return (Span){taken->letters, taken->count};
}

static Span without_article(const Taken *taken) {
    return (Span){taken->letters + taken->article, taken->count - taken->article};
}

static bool spans_equal(Span a, Span b) {
    return a.count == b.count && memcmp(a.letters, b.letters, a.count * sizeof *a.letters) == 0;
}

static bool equal(const Taken *a, const Taken *b, Looseness looseness) {
    if (looseness == AS_FOLDED) return strcmp(a->folded, b->folded) == 0;
    if (looseness == BY_LETTERS) return spans_equal(whole(a), whole(b));
    return spans_equal(without_article(a), without_article(b));
}

static bool any_equal(const Taken *written, const Taken *known, size_t count, Looseness looseness) {
    for (size_t i = 0; i < count; i++)
        if (equal(written, &known[i], looseness)) return true;
    return false;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Damerau and Levenshtein, restricted ("optimal string alignment"), in three rows; TOO_FAR where it is more
 * than SLIPS_MAX. */
static int distance(Span a, Span b) {
    size_t gap = a.count > b.count ? a.count - b.count : b.count - a.count;
    if (gap > SLIPS_MAX || a.count > LETTERS_MAX || b.count > LETTERS_MAX) return TOO_FAR;
    int rows[3][LETTERS_MAX + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.count; j++) last[j] = (int)j;
    for (size_t i = 1; i <= a.count; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= b.count; j++) {
            bool same = a.letters[i - 1] == b.letters[j - 1];
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same);
            bool swapped = i > 1 && j > 1 && a.letters[i - 1] == b.letters[j - 2] &&
                           a.letters[i - 2] == b.letters[j - 1];
            if (swapped) row[j] = least(row[j], before[j - 2] + 1);
        }
        int *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return least(last[b.count], TOO_FAR);
}

/* With or without their articles, whichever is nearer. */
static int taken_distance(const Taken *a, const Taken *b) {
    int bare = distance(without_article(a), without_article(b));
    return a->article || b->article ? least(bare, distance(whole(a), whole(b))) : bare;
}

/* The next digit at or after *at, which moves behind it; 0: there is none. */
static uint32_t next_digit(const Taken *taken, size_t *at) {
    while (*at < taken->count)
        if (text_is_number(taken->letters[(*at)++])) return taken->letters[*at - 1];
    return 0;
}

static bool same_digits(const Taken *a, const Taken *b) {
    size_t at_a = 0, at_b = 0;
    for (;;) {
        uint32_t digit = next_digit(a, &at_a);
        if (digit != next_digit(b, &at_b)) return false;
        if (digit == 0) return true;
    }
}

static bool is_near(const Taken *written, const Taken *accepted, size_t accepted_count, const Taken *rivals,
                    size_t rival_count) {
    int nearest = TOO_FAR;
    for (size_t i = 0; i < accepted_count; i++) {
        int slips = taken_distance(written, &accepted[i]);
        bool forgiven = slips <= typed_answer_slips(without_article(&accepted[i]).count) &&
                        same_digits(written, &accepted[i]);
        if (forgiven) nearest = least(nearest, slips);
    }
    if (nearest == TOO_FAR) return false;
    for (size_t i = 0; i < rival_count; i++)
        if (taken_distance(written, &rivals[i]) <= nearest) return false;
    return true;
}

bool typed_answer_either_passes(const char *a, const char *b) {
    Arena scratch;
    ARENA_MEMORY(memory, 2048);
    arena_init_in(&scratch, memory, sizeof memory);
    Taken left = take_apart(&scratch, a), right = take_apart(&scratch, b);
    bool passes = false;
    for (Looseness looseness = AS_FOLDED; looseness < LOOSENESSES && !passes; looseness++)
        passes = equal(&left, &right, looseness);
    size_t first = without_article(&left).count, second = without_article(&right).count;
    passes = passes || (same_digits(&left, &right) &&
                        taken_distance(&left, &right) <= typed_answer_slips(first > second ? first : second));
    arena_release(&scratch);
    return passes;
}

static void count_letter(TypedMarks *marks, uint32_t letter) {
    uint8_t *count = &marks->letters[letter % TYPED_MARK_LETTERS];
    if (*count < UINT8_MAX) ++*count;
    if (marks->length < UINT8_MAX) marks->length++;
}

TypedMarks typed_answer_marks(const char *text) {
    Arena scratch;
    ARENA_MEMORY(memory, 1024);
    arena_init_in(&scratch, memory, sizeof memory);
    Taken taken = take_apart(&scratch, text);
    Span letters = without_article(&taken);
    TypedMarks marks = {.article = (uint8_t)taken.article};
    uint64_t digits = 0;
    for (size_t i = 0; i < letters.count; i++) {
        count_letter(&marks, letters.letters[i]);
        if (text_is_number(letters.letters[i])) digits = hash_mix(digits, letters.letters[i]);
    }
    marks.digits = (uint32_t)digits;
    arena_release(&scratch);
    return marks;
}

/* A slip changes two counts at most: one letter is gone and another has come. An article that only one of the
 * two has may be part of a word of the other. */
bool typed_answer_may_pass(const TypedMarks *a, const TypedMarks *b) {
    if (a->digits != b->digits) return false;
    int differences = 0;
    for (size_t i = 0; i < TYPED_MARK_LETTERS; i++) {
        int difference = a->letters[i] - b->letters[i];
        differences += difference < 0 ? -difference : difference;
    }
    int longest = a->length > b->length ? a->length : b->length;
    int articles = a->article == b->article ? 0 : a->article + b->article;
    return differences <= 2 * typed_answer_slips((size_t)longest) + articles;
}

static Taken *take_all_apart(Arena *scratch, const char *const *texts, size_t count) {
    Taken *taken = arena_alloc_array(scratch, count, sizeof *taken);
    for (size_t i = 0; i < count; i++) taken[i] = take_apart(scratch, texts[i]);
    return taken;
}

bool typed_answer_is_right(const char *written, const char *const *accepted, size_t accepted_count,
                           const char *const *rivals, size_t rival_count) {
    Arena scratch = {0};
    Taken answer = take_apart(&scratch, written);
    const Taken *right = take_all_apart(&scratch, accepted, accepted_count);
    const Taken *wrong = take_all_apart(&scratch, rivals, rival_count);
    bool decided = false, is_right = false;
    for (Looseness looseness = AS_FOLDED; looseness < LOOSENESSES && !decided; looseness++) {
        is_right = any_equal(&answer, right, accepted_count, looseness);
        decided = is_right || any_equal(&answer, wrong, rival_count, looseness);
    }
    if (!decided) is_right = is_near(&answer, right, accepted_count, wrong, rival_count);
    arena_release(&scratch);
    return is_right;
}
