/* What each kind of card must be is a row of a table at the end. */
#include "cards/card_proof.h"

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
    const char *what = card->kind == CARD_TYPED ? "answer to type" : "option";
    size_t most = card->kind == CARD_TYPED ? CARD_TYPED_MAX : CARD_OPTION_MAX;
    for (size_t i = 0; i < card->option_count; i++)
        ok = check_length(card, what, card->options[i], most, problems) && ok;
    if (card->explanation)
        ok = check_length(card, "explanation", card->explanation, CARD_EXPLANATION_MAX, problems) && ok;
    return ok;
}

/* An option as it is compared: its name's number, and where no fact or spelling knows it, its folded text. */
typedef struct ComparedOption {
    uint32_t name;
    const char *folded;
} ComparedOption;

static bool options_clash(const NameIndex *names, const ComparedOption *a, const ComparedOption *b) {
    if (a->name != NAME_NONE && b->name != NAME_NONE)
        return name_index_numbers_clash(names, a->name, b->name);
    return strcmp(a->folded, b->folded) == 0;
}

static void report_clash(const Card *card, size_t a, size_t b, Problems *problems) {
    bool beside_right = card->kind == CARD_CHOICE || card->kind == CARD_SEVERAL;
    if (beside_right && a < card->right_count && b >= card->right_count)
        problem_error(problems, card->place,
                      "\"%s\" would be a second right answer beside \"%s\". Take it off the wrong ones.",
                      card->options[b], card->options[a]);
    else
        problem_error(problems, card->place, "The options \"%s\" and \"%s\" read the same. Keep one of them.",
                      card->options[a], card->options[b]);
}

static ComparedOption compared(const NameIndex *names, Arena *scratch, const char *text) {
    const char *folded = text_fold(scratch, text);
    return (ComparedOption){name_index_find_folded(names, folded), folded};
}

/* No option from `first` on may be one that stands before it. */
static bool check_distinct(const Card *card, size_t first, const NameIndex *names, Problems *problems) {
    Arena scratch = {0};
    ComparedOption *options = arena_alloc_array(&scratch, card->option_count, sizeof *options);
    for (size_t i = 0; i < card->option_count; i++) options[i] = compared(names, &scratch, card->options[i]);
    bool ok = true;
    for (size_t b = first; b < card->option_count && ok; b++) {
        for (size_t a = 0; a < b && ok; a++) {
            ok = !options_clash(names, &options[a], &options[b]);
            if (!ok) report_clash(card, a, b, problems);
        }
    }
    arena_release(&scratch);
    return ok;
}

static bool report_too_few(const Card *card, const char *needs, Problems *problems) {
    problem_error(problems, card->place, "\"%s\" has too few options: it needs %s.", card->prompt, needs);
    return false;
}

/* Two spellings of a right answer harm nobody, since one of them is shown. */
static bool check_choice(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->right_count == 0 || card->option_count == card->right_count)
        return report_too_few(card, "one right and at least one wrong answer", problems);
    return check_distinct(card, card->right_count, names, problems);
}

static bool check_nothing(const Card *card, const NameIndex *names, Problems *problems) {
    (void)card;
    (void)names;
    (void)problems;
    return true;
}

static bool check_several(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->right_count < CARD_SEVERAL_RIGHT_MIN || card->option_count == card->right_count)
        return report_too_few(card, "two right answers or more and at least one wrong one", problems);
    return check_distinct(card, 1, names, problems);
}

static bool check_odd(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->right_count != 1 || card->option_count < 1 + CARD_ODD_OTHERS_MIN)
        return report_too_few(card, "the odd one and three others or more", problems);
    return check_distinct(card, 1, names, problems);
}

static bool check_order(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->option_count < CARD_ORDER_MIN || card->option_count > CARD_ORDER_MAX) {
        problem_error(problems, card->place, "\"%s\" has %zu things to put in order; there must be %d to %d.",
                      card->prompt, card->option_count, CARD_ORDER_MIN, CARD_ORDER_MAX);
        return false;
    }
    return check_distinct(card, 1, names, problems);
}

static bool check_pairs(const Card *card, const NameIndex *names, Problems *problems) {
    size_t pairs = card->option_count / 2;
    if (card->option_count % 2 || pairs < CARD_PAIRS_MIN || pairs > CARD_PAIRS_MAX) {
        problem_error(problems, card->place, "\"%s\" has %zu pairs; there must be %d to %d.", card->prompt,
                      pairs, CARD_PAIRS_MIN, CARD_PAIRS_MAX);
        return false;
    }
    return check_distinct(card, 1, names, problems);
}

static bool check_number(const Card *card, const NameIndex *names, Problems *problems) {
    (void)names;
    bool ok = card->number.tolerance >= 0 && card->number.spread >= 0;
    if (!ok)
        problem_error(problems, card->place, "\"%s\" needs a tolerance and a spread of 0 or more.",
                      card->prompt);
    return ok;
}

static bool check_accepted(const Card *card, const NameIndex *names, Arena *scratch, Problems *problems) {
    ComparedOption *rivals = arena_alloc_array(scratch, card->rival_count, sizeof *rivals);
    for (size_t r = 0; r < card->rival_count; r++) rivals[r] = compared(names, scratch, card->rivals[r]);
    for (size_t i = 0; i < card->option_count; i++) {
        ComparedOption accepted = compared(names, scratch, card->options[i]);
        for (size_t r = 0; r < card->rival_count; r++) {
            if (!options_clash(names, &accepted, &rivals[r])) continue;
            problem_error(problems, card->place,
                          "\"%s\" counts as right, so \"%s\" cannot be another answer. Take one away.",
                          card->options[i], card->rivals[r]);
            return false;
        }
    }
    return true;
}

static bool check_typed(const Card *card, const NameIndex *names, Problems *problems) {
    if (card->option_count == 0 || card->right_count != card->option_count)
        return report_too_few(card, "one right answer or more", problems);
    Arena scratch = {0};
    bool ok = check_accepted(card, names, &scratch, problems);
    arena_release(&scratch);
    return ok;
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

static const char *find_told_answer(const Card *card) {
    Arena scratch = {0};
    const char *prompt = text_fold(&scratch, card->prompt), *told = NULL;
    for (size_t i = 0; i < card->right_count && !told; i++) {
        const char *answer = text_fold(&scratch, card->options[i]);
        if (*answer && contains_words(prompt, answer)) told = card->options[i];
    }
    arena_release(&scratch);
    return told;
}

static bool check_told_answer(const Card *card, Problems *problems) {
    const char *told = find_told_answer(card);
    if (told)
        problem_error(problems, card->place,
                      "The question \"%s\" tells its own answer \"%s\". Ask it without.", card->prompt, told);
    return !told;
}

/* The right option that stands out; SIZE_MAX: none does. */
static size_t find_long_answer(const Card *card) {
    size_t longest_wrong = 0;
    for (size_t i = card->right_count; i < card->option_count; i++) {
        size_t length = text_count_codepoints(card->options[i]);
        if (length > longest_wrong) longest_wrong = length;
    }
    for (size_t i = 0; i < card->right_count; i++)
        if (text_count_codepoints(card->options[i]) > 2 * longest_wrong) return i;
    return SIZE_MAX;
}

static void warn_about_long_answer(const Card *card, Problems *problems) {
    size_t found = find_long_answer(card);
    if (found != SIZE_MAX)
        problem_warning(problems, card->place,
                        "The answer \"%s\" stands out: it is over twice as long as every wrong option.",
                        card->options[found]);
}

static void warn_about_long_typing(const Card *card, Problems *problems) {
    size_t length = text_count_codepoints(card->options[0]);
    if (length > CARD_TYPED_LONG)
        problem_warning(problems, card->place,
                        "The answer \"%s\" has %zu characters; over %d are tedious to type. Ask for less.",
                        card->options[0], length, CARD_TYPED_LONG);
}

typedef struct KindProof {
    bool (*check_options)(const Card *card, const NameIndex *names, Problems *problems);
    bool has_answers; /* its right options are what is asked for: the prompt must not tell one */
    void (*warn)(const Card *card, Problems *problems); /* NULL: nothing can be awkward */
} KindProof;

static const KindProof PROOFS[CARD_KINDS] = {
    [CARD_CHOICE] = {check_choice, true, warn_about_long_answer},
    [CARD_TRUE_FALSE] = {check_nothing, false, NULL},
    [CARD_SEVERAL] = {check_several, true, warn_about_long_answer},
    [CARD_ORDER] = {check_order, false, NULL},
    [CARD_PAIRS] = {check_pairs, false, NULL},
    [CARD_ODD_ONE_OUT] = {check_odd, true, warn_about_long_answer},
    [CARD_NUMBER] = {check_number, false, NULL},
    [CARD_TYPED] = {check_typed, true, warn_about_long_typing},
};

bool card_proof_holds(const Card *card, const NameIndex *names, Problems *problems) {
    const KindProof *proof = &PROOFS[card->kind];
    return check_lengths(card, problems) && proof->check_options(card, names, problems);
}

bool card_proof_check(const Card *card, const NameIndex *names, Problems *problems) {
    const KindProof *proof = &PROOFS[card->kind];
    bool ok =
        card_proof_holds(card, names, problems) && (!proof->has_answers || check_told_answer(card, problems));
    if (ok && proof->warn) proof->warn(card, problems);
    return ok;
}

const char *card_proof_told_answer(const Card *card) {
    return PROOFS[card->kind].has_answers ? find_told_answer(card) : NULL;
}

bool card_proof_stands_out(const Card *card) {
    return PROOFS[card->kind].warn == warn_about_long_answer && find_long_answer(card) != SIZE_MAX;
}
