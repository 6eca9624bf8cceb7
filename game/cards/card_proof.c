#include "cards/card_proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool check_length(const Card *card, const char *what, const char *text, size_t most,
                         Problems *problems) {
    size_t length = text_count_codepoints(text);
    if (length > 0 && length <= most) return true;
    if (length == 0)
        problem_error(problems, card->place, "The %s is empty. Write some words.", what);
    else
        problem_error(problems, card->place,
                      "The %s has %zu characters; at most %zu fit on a card. Shorten it: \"%.*s...\".", what,
                      length, most, (int)text_grapheme_prefix(text, 60), text);
    return false;
}

static bool check_lengths(const Card *card, Problems *problems) {
    bool ok = check_length(card, "question", card->prompt, CARD_PROMPT_MAX, problems);
    for (size_t i = 0; i < card->option_count; i++)
        ok = check_length(card, "option", card->options[i], CARD_OPTION_MAX, problems) && ok;
    if (card->explanation)
        ok = check_length(card, "explanation", card->explanation, CARD_EXPLANATION_MAX, problems) && ok;
    return ok;
}

/* An option as it is compared: its name's number, and where no fact or spelling knows it, its folded text. */
typedef struct ComparedOption {
    uint32_t name;
    const char *folded;
} ComparedOption;

/* The first `count` options of a card, in the arena. */
static const ComparedOption *compared_options(const Card *card, size_t count, const NameIndex *names,
                                              Arena *arena) {
    ComparedOption *options = arena_alloc_array(arena, count, sizeof *options);
    for (size_t i = 0; i < count; i++) {
        const char *folded = text_fold(arena, card->options[i]);
        options[i] = (ComparedOption){name_index_find_folded(names, folded), folded};
    }
    return options;
}

static bool options_clash(const NameIndex *names, const ComparedOption *a, const ComparedOption *b) {
    if (a->name != NAME_NONE && b->name != NAME_NONE)
        return name_index_numbers_clash(names, a->name, b->name);
    return strcmp(a->folded, b->folded) == 0;
}

static void report_clash(const Card *card, size_t a, size_t b, Problems *problems) {
    if (a < card->right_count)
        problem_error(problems, card->place,
                      "\"%s\" would be a second right answer beside \"%s\". Take it off the wrong ones.",
                      card->options[b], card->options[a]);
    else
        problem_error(problems, card->place, "The options \"%s\" and \"%s\" read the same. Keep one of them.",
                      card->options[a], card->options[b]);
}

static bool check_rivals(const Card *card, const NameIndex *names, Problems *problems) {
    Arena scratch = {0};
    const ComparedOption *options = compared_options(card, card->option_count, names, &scratch);
    bool ok = true;
    /* Two spellings of a right answer harm nobody, since one of them is shown: b begins with the wrong ones.
     */
    for (size_t b = card->right_count; b < card->option_count && ok; b++) {
        for (size_t a = 0; a < b && ok; a++) {
            ok = !options_clash(names, &options[a], &options[b]);
            if (!ok) report_clash(card, a, b, problems);
        }
    }
    arena_release(&scratch);
    return ok;
}

static bool check_options(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->kind == CARD_TRUE_FALSE) return true;
    if (card->right_count == 0 || card->option_count == card->right_count) {
        problem_error(problems, card->place,
                      "\"%s\" has too few options: it needs one right and at least one wrong answer.",
                      card->prompt);
        return false;
    }
    return check_rivals(card, names, problems);
}

static bool is_letter_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* Whether `part` stands in `whole` as words of its own; both folded. */
static bool contains_words(const char *whole, const char *part) {
    size_t length = strlen(part);
    for (const char *at = whole; (at = strstr(at, part)); at++) {
        bool starts = at == whole || !is_letter_byte(at[-1]);
        if (starts && !is_letter_byte(at[length])) return true;
    }
    return false;
}

static bool check_told_answer(const Card *card, Problems *problems) {
    if (card->kind == CARD_TRUE_FALSE) return true;
    Arena scratch = {0};
    const char *prompt = text_fold(&scratch, card->prompt);
    bool ok = true;
    for (size_t i = 0; i < card->right_count && ok; i++) {
        const char *answer = text_fold(&scratch, card->options[i]);
        ok = *answer == '\0' || !contains_words(prompt, answer);
        if (!ok)
            problem_error(problems, card->place,
                          "The question \"%s\" tells its own answer \"%s\". Ask it without.", card->prompt,
                          card->options[i]);
    }
    arena_release(&scratch);
    return ok;
}

static void warn_about_long_answer(const Card *card, Problems *problems) {
    size_t longest_wrong = 0;
    for (size_t i = card->right_count; i < card->option_count; i++) {
        size_t length = text_count_codepoints(card->options[i]);
        if (length > longest_wrong) longest_wrong = length;
    }
    for (size_t i = 0; i < card->right_count; i++) {
        if (text_count_codepoints(card->options[i]) <= 2 * longest_wrong) continue;
        problem_warning(problems, card->place,
                        "The answer \"%s\" stands out: it is over twice as long as every wrong option.",
                        card->options[i]);
        return;
    }
}

bool card_proof_check(const Card *card, const NameIndex *names, Problems *problems) {
    bool ok = check_lengths(card, problems) && check_options(card, names, problems) &&
              check_told_answer(card, problems);
    if (ok && card->kind == CARD_CHOICE) warn_about_long_answer(card, problems);
    return ok;
}

/* For sorting cards by what they ask, keeping the list's order among equals. */
typedef struct CardKey {
    const char *text;
    size_t index;
} CardKey;

static int compare_keys(const void *left, const void *right) {
    const CardKey *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static bool is_among(const ComparedOption *option, const ComparedOption *others, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bool known = option->name != NAME_NONE && others[i].name != NAME_NONE;
        if (known ? option->name == others[i].name : strcmp(option->folded, others[i].folded) == 0)
            return true;
    }
    return false;
}

/* Whether both cards call the same things right, each in spellings of its own. */
static bool same_answers(const Card *a, const Card *b, const NameIndex *names) {
    if (a->kind != b->kind) return false;
    if (a->kind == CARD_TRUE_FALSE) return a->statement_is_true == b->statement_is_true;
    Arena scratch = {0};
    const ComparedOption *of_a = compared_options(a, a->right_count, names, &scratch);
    const ComparedOption *of_b = compared_options(b, b->right_count, names, &scratch);
    bool same = true;
    for (size_t i = 0; i < a->right_count && same; i++) same = is_among(&of_a[i], of_b, b->right_count);
    for (size_t i = 0; i < b->right_count && same; i++) same = is_among(&of_b[i], of_a, a->right_count);
    arena_release(&scratch);
    return same;
}

static void drop_same_prompts(CardList *cards, const NameIndex *names, Arena *scratch, Problems *problems) {
    CardKey *keys = arena_alloc_array(scratch, cards->count, sizeof *keys);
    bool *dropped = arena_alloc_array(scratch, cards->count, sizeof *dropped);
    for (size_t i = 0; i < cards->count; i++)
        keys[i] = (CardKey){text_fold(scratch, cards->items[i].prompt), i};
    qsort(keys, cards->count, sizeof *keys, compare_keys);
    for (size_t i = 0, first = 0; i < cards->count; i++) {
        if (i == 0 || strcmp(keys[first].text, keys[i].text) != 0) {
            first = i;
            continue;
        }
        const Card *kept = &cards->items[keys[first].index], *other = &cards->items[keys[i].index];
        dropped[keys[i].index] = true;
        if (!same_answers(kept, other, names))
            problem_error(problems, other->place,
                          "\"%s\" is asked in line %u too, with another answer. Say what is meant in each.",
                          other->prompt, kept->place.line);
    }
    size_t kept = 0;
    for (size_t i = 0; i < cards->count; i++)
        if (!dropped[i]) cards->items[kept++] = cards->items[i];
    cards->count = kept;
}

static void number_same_ids(CardList *cards, Arena *arena, Arena *scratch) {
    CardKey *keys = arena_alloc_array(scratch, cards->count, sizeof *keys);
    for (size_t i = 0; i < cards->count; i++) keys[i] = (CardKey){cards->items[i].id, i};
    qsort(keys, cards->count, sizeof *keys, compare_keys);
    for (size_t i = 1, first = 0; i < cards->count; i++) {
        if (strcmp(keys[first].text, keys[i].text) != 0)
            first = i;
        else
            cards->items[keys[i].index].id = arena_format(arena, "%s~%zu", keys[i].text, i - first + 1);
    }
}

void card_proof_make_distinct(CardList *cards, const NameIndex *names, Arena *arena, Arena *scratch,
                              Problems *problems) {
    drop_same_prompts(cards, names, scratch, problems);
    number_same_ids(cards, arena, scratch);
}
