/* What each kind of card must be is a row of a table at the end. */
#include "cards/card_proof.h"

#include <string.h>

#include "base/text.h"

typedef struct Proof {
    const Card *card;
    FoldedCard *folded;
    Problems *problems;
} Proof;

static bool check_length(const Card *card, const char *what, const char *text, size_t length, size_t most,
                         Problems *problems) {
    if (length > 0 && length <= most) return true;
    if (length == 0)
        problem_error(problems, card->place, "The %s is empty. Write some words.", what);
    else
        problem_error(problems, card->place,
                      "The %s has %zu characters; at most %zu fit on a card. Shorten it: \"%.*s...\".", what,
                      length, most, (int)text_grapheme_prefix(text, 60), text);
    return false;
}

static bool check_lengths(Proof *proof) {
    const Card *card = proof->card;
    Problems *problems = proof->problems;
    bool ok = check_length(card, "question", card->prompt, proof->folded->prompt.codepoints, CARD_PROMPT_MAX,
                           problems);
    const char *what = card->kind == CARD_TYPED ? "answer to type" : "option";
    size_t most = card->kind == CARD_TYPED ? CARD_TYPED_MAX : CARD_OPTION_MAX;
    for (size_t i = 0; i < card->option_count; i++)
        ok = check_length(card, what, card->options[i], proof->folded->options[i].folded.codepoints, most,
                          problems) &&
             ok;
    if (card->explanation)
        ok = check_length(card, "explanation", card->explanation, text_count_codepoints(card->explanation),
                          CARD_EXPLANATION_MAX, problems) &&
             ok;
    return ok;
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

/* No option from `first` on may be one that stands before it. */
static bool check_distinct(const Proof *proof, size_t first) {
    const NamedText *options = proof->folded->options;
    for (size_t b = first; b < proof->card->option_count; b++) {
        for (size_t a = 0; a < b; a++) {
            if (!name_index_texts_clash(proof->folded->names, &options[a], &options[b])) continue;
            report_clash(proof->card, a, b, proof->problems);
            return false;
        }
    }
    return true;
}

static bool report_too_few(const Proof *proof, const char *needs) {
    const Card *card = proof->card;
    problem_error(proof->problems, card->place, "\"%s\" has too few options: it needs %s.", card->prompt,
                  needs);
    return false;
}

/* Two spellings of a right answer harm nobody, since one of them is shown. */
static bool check_choice(Proof *proof) {
    const Card *card = proof->card;
    if (card->right_count == 0 || card->option_count == card->right_count)
        return report_too_few(proof, "one right and at least one wrong answer");
    return check_distinct(proof, card->right_count);
}

static bool check_nothing(Proof *proof) {
    (void)proof;
    return true;
}

static bool check_several(Proof *proof) {
    const Card *card = proof->card;
    if (card->right_count < CARD_SEVERAL_RIGHT_MIN || card->option_count == card->right_count)
        return report_too_few(proof, "two right answers or more and at least one wrong one");
    return check_distinct(proof, 1);
}

static bool check_odd(Proof *proof) {
    const Card *card = proof->card;
    if (card->right_count != 1 || card->option_count < 1 + CARD_ODD_OTHERS_MIN)
        return report_too_few(proof, "the odd one and three others or more");
    return check_distinct(proof, 1);
}

static bool check_order(Proof *proof) {
    const Card *card = proof->card;
    if (card->option_count < CARD_ORDER_MIN || card->option_count > CARD_ORDER_MAX) {
        problem_error(proof->problems, card->place,
                      "\"%s\" has %zu things to put in order; there must be %d to %d.", card->prompt,
                      card->option_count, CARD_ORDER_MIN, CARD_ORDER_MAX);
        return false;
    }
    return check_distinct(proof, 1);
}

static bool check_pairs(Proof *proof) {
    const Card *card = proof->card;
    size_t pairs = card->option_count / 2;
    if (card->option_count % 2 || pairs < CARD_PAIRS_MIN || pairs > CARD_PAIRS_MAX) {
        problem_error(proof->problems, card->place, "\"%s\" has %zu pairs; there must be %d to %d.",
                      card->prompt, pairs, CARD_PAIRS_MIN, CARD_PAIRS_MAX);
        return false;
    }
    return check_distinct(proof, 1);
}

static bool check_number(Proof *proof) {
    const Card *card = proof->card;
    bool ok = card->number.tolerance >= 0 && card->number.spread >= 0;
    if (!ok)
        problem_error(proof->problems, card->place, "\"%s\" needs a tolerance and a spread of 0 or more.",
                      card->prompt);
    return ok;
}

static bool check_accepted(Proof *proof) {
    const Card *card = proof->card;
    const NameIndex *names = proof->folded->names;
    Arena *scratch = &proof->folded->scratch;
    NamedText *rivals = arena_alloc_array(scratch, card->rival_count, sizeof *rivals);
    for (size_t r = 0; r < card->rival_count; r++)
        rivals[r] = name_index_text(names, scratch, card->rivals[r]);
    for (size_t i = 0; i < card->option_count; i++) {
        for (size_t r = 0; r < card->rival_count; r++) {
            if (!name_index_texts_clash(names, &proof->folded->options[i], &rivals[r])) continue;
            problem_error(proof->problems, card->place,
                          "\"%s\" counts as right, so \"%s\" cannot be another answer. Take one away.",
                          card->options[i], card->rivals[r]);
            return false;
        }
    }
    return true;
}

static bool check_typed(Proof *proof) {
    const Card *card = proof->card;
    if (card->option_count == 0 || card->right_count != card->option_count)
        return report_too_few(proof, "one right answer or more");
    return check_accepted(proof);
}

/* Whether `part` stands in `whole` as words of its own; both folded. */
static bool contains_words(const char *whole, const char *part) {
    size_t length = strlen(part);
    for (const char *at = whole; (at = strstr(at, part)); at++) {
        bool starts = at == whole || !text_is_word_byte(at[-1]);
        if (starts && !text_is_word_byte(at[length])) return true;
    }
    return false;
}

bool card_proof_tells(const char *folded_prompt, const char *folded_answer) {
    return *folded_answer && contains_words(folded_prompt, folded_answer);
}

static const char *find_told_answer(const Proof *proof) {
    for (size_t i = 0; i < proof->card->right_count; i++) {
        if (card_proof_tells(proof->folded->prompt.text, proof->folded->options[i].folded.text))
            return proof->card->options[i];
    }
    return NULL;
}

/* The right option that stands out; SIZE_MAX: none does. */
static size_t find_long_answer(const Proof *proof) {
    const Card *card = proof->card;
    size_t longest_wrong = 0;
    for (size_t i = card->right_count; i < card->option_count; i++)
        if (proof->folded->options[i].folded.codepoints > longest_wrong)
            longest_wrong = proof->folded->options[i].folded.codepoints;
    for (size_t i = 0; i < card->right_count; i++)
        if (proof->folded->options[i].folded.codepoints > 2 * longest_wrong) return i;
    return SIZE_MAX;
}

static void warn_about_long_answer(const Card *card, size_t found, Problems *problems) {
    problem_warning(problems, card->place,
                    "The answer \"%s\" stands out: it is over twice as long as every wrong option.",
                    card->options[found]);
}

static void warn_about_long_typing(const FoldedCard *folded, Problems *problems) {
    const Card *card = folded->card;
    if (card->kind != CARD_TYPED || folded->options[0].folded.codepoints <= CARD_TYPED_LONG) return;
    problem_warning(problems, card->place,
                    "The answer \"%s\" has %zu characters; over %d are tedious to type. Ask for less.",
                    card->options[0], folded->options[0].folded.codepoints, CARD_TYPED_LONG);
}

typedef struct KindProof {
    bool (*check_options)(Proof *proof);
    bool has_answers;              /* its right options are what is asked for: the prompt must not tell one */
    bool shows_right_beside_wrong; /* so that a right one may stand out by its length */
} KindProof;

static const KindProof PROOFS[CARD_KINDS] = {
    [CARD_CHOICE] = {check_choice, true, true},   [CARD_TRUE_FALSE] = {check_nothing, false, false},
    [CARD_SEVERAL] = {check_several, true, true}, [CARD_ORDER] = {check_order, false, false},
    [CARD_PAIRS] = {check_pairs, false, false},   [CARD_ODD_ONE_OUT] = {check_odd, true, true},
    [CARD_NUMBER] = {check_number, false, false}, [CARD_TYPED] = {check_typed, true, false},
};

/* What is awkward about a card that holds. */
static CardVerdict judge(const Proof *proof) {
    const KindProof *kind = &PROOFS[proof->card->kind];
    CardVerdict verdict = {.holds = true, .long_option = SIZE_MAX};
    if (kind->has_answers) verdict.told_answer = find_told_answer(proof);
    if (kind->shows_right_beside_wrong) verdict.long_option = find_long_answer(proof);
    return verdict;
}

CardVerdict card_proof_judge(FoldedCard *folded, Problems *problems) {
    Proof proof = {folded->card, folded, problems};
    if (check_lengths(&proof) && PROOFS[proof.card->kind].check_options(&proof)) return judge(&proof);
    return (CardVerdict){0};
}

/* The same for a card whose author is to hear of what is awkward, too. */
static bool check(FoldedCard *folded, Problems *problems) {
    const Card *card = folded->card;
    CardVerdict verdict = card_proof_judge(folded, problems);
    if (verdict.told_answer)
        problem_error(problems, card->place,
                      "The question \"%s\" tells its own answer \"%s\". Ask it without.", card->prompt,
                      verdict.told_answer);
    bool ok = verdict.holds && !verdict.told_answer;
    if (ok && verdict.long_option != SIZE_MAX) warn_about_long_answer(card, verdict.long_option, problems);
    if (ok) warn_about_long_typing(folded, problems);
    return ok;
}

bool card_proof_check(const Card *card, const NameIndex *names, Problems *problems) {
    FoldedCard folded;
    folded_card_begin(&folded, card, names);
    bool ok = check(&folded, problems);
    folded_card_end(&folded);
    return ok;
}

void card_proof_add(const Card *card, const NameIndex *names, CardList *cards, Arena *arena,
                    Problems *problems) {
    FoldedCard folded;
    CardId id = {0};
    folded_card_begin(&folded, card, names);
    bool ok = check(&folded, problems);
    if (!card->id) id = card_id_of_folded(card, folded.prompt.text);
    CardHashes hashes = folded_card_hashes(&folded);
    folded_card_end(&folded);
    if (!ok) return;
    Card added = *card;
    if (!card->id) added.id = arena_copy_text(arena, id.text, strlen(id.text));
    card_list_add_hashed(cards, arena, &added, hashes);
}

const char *card_proof_told_answer(const Card *card) {
    if (!PROOFS[card->kind].has_answers) return NULL;
    FoldedCard folded;
    folded_card_begin(&folded, card, NULL);
    const char *told = find_told_answer(&(Proof){card, &folded, NULL});
    folded_card_end(&folded);
    return told;
}
