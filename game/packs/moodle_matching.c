/* Matching questions: a card of pairs where every partner is another and there are enough of them, else one
 * choice card for each pair. */
#include "packs/moodle_question.h"

#include <string.h>

#include "base/text.h"
#include "cards/card_proof.h"

#define PAIRS_READ_MAX 60 /* of one question */

typedef struct Pair {
    const char *left; /* "": a partner that belongs to nothing */
    const char *right;
    Place place;
} Pair;

typedef struct PairList {
    Pair pairs[PAIRS_READ_MAX];
    size_t count;
} PairList;

static bool is_among(const char *text, const DraftOption *options, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(options[i].text, text) == 0) return true;
    return false;
}

/* Whether they can be laid out as pairs: enough, not too many, all different, and short enough. */
static bool make_pairs(const PairList *list, Arena *scratch, QuestionDraft *draft) {
    DraftOption *options = arena_alloc_array(scratch, 2 * list->count, sizeof *options);
    const char *folded[2 * PAIRS_READ_MAX];
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const Pair *pair = &list->pairs[i];
        if (!*pair->left) continue;
        options[count++] = (DraftOption){pair->left, true};
        options[count++] = (DraftOption){pair->right, true};
    }
    for (size_t i = 0; i < count; i++) {
        if (text_count_codepoints(options[i].text) > CARD_OPTION_MAX) return false;
        folded[i] = text_fold(scratch, options[i].text);
        for (size_t j = i % 2; j < i; j += 2)
            if (strcmp(folded[i], folded[j]) == 0) return false;
    }
    draft->kind = DRAFT_PAIRS;
    draft->options = options;
    draft->option_count = count;
    return count >= 2 * CARD_PAIRS_MIN && count <= 2 * CARD_PAIRS_MAX;
}

/* "Classify the animals." and "frog" ask "Classify the animals: frog". */
static const char *join_prompt(Arena *arena, const char *prompt, const char *left) {
    size_t length = strlen(prompt);
    while (length > 0 && strchr(".: ", prompt[length - 1])) length--;
    if (length == 0) return left;
    bool is_question = prompt[length - 1] == '?' || prompt[length - 1] == '!';
    return arena_format(arena, "%.*s%s %s", (int)length, prompt, is_question ? "" : ":", left);
}

/* Asks what belongs to pairs[asked], among all partners. */
static bool add_one(PackReading *reading, const PairList *list, size_t asked, const QuestionDraft *common) {
    DraftOption options[PAIRS_READ_MAX];
    QuestionDraft draft = *common;
    const char *left = list->pairs[asked].left;
    for (size_t i = 0; i < list->count; i++) {
        const char *right = list->pairs[i].right;
        if (is_among(right, options, draft.option_count)) continue;
        bool is_right = false;
        for (size_t j = 0; j < list->count && !is_right; j++)
            is_right = strcmp(list->pairs[j].left, left) == 0 && strcmp(list->pairs[j].right, right) == 0;
        options[draft.option_count++] = (DraftOption){right, is_right};
    }
    draft.kind = DRAFT_CHOICE;
    draft.place = list->pairs[asked].place;
    draft.prompt = join_prompt(reading->arena, common->prompt, left);
    draft.options = options;
    draft.right_stands_apart = true;
    return draft_add(reading, &draft);
}

static bool read_pairs(PackReading *reading, const MoodleQuestion *question, PairList *list) {
    if (question->answer_count > PAIRS_READ_MAX) {
        problem_error(reading->problems, question->place,
                      "This question has %zu pairs; at most %d can be read. Make several questions of it.",
                      question->answer_count, PAIRS_READ_MAX);
        return false;
    }
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        Pair pair = {.place = answer->place};
        if (!moodle_answer_line(reading, question, answer, answer->text, &pair.left) ||
            !moodle_answer_line(reading, question, answer, answer->partner, &pair.right))
            return false;
        if (*pair.right)
            list->pairs[list->count++] = pair;
        else if (*pair.left)
            problem_warning(reading->problems, answer->place,
                            "Nothing belongs to \"%.*s\", so it is left out. Write its partner.",
                            (int)text_grapheme_prefix(pair.left, 60), pair.left);
    }
    return true;
}

bool moodle_add_matching(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    PairList list = {0};
    if (!read_pairs(reading, question, &list)) return false;
    QuestionDraft pairs = *draft;
    if (make_pairs(&list, reading->scratch, &pairs)) return draft_add(reading, &pairs);
    bool any = false, asked = false;
    for (size_t i = 0; i < list.count; i++) {
        const char *left = list.pairs[i].left;
        bool again = false;
        for (size_t j = 0; j < i && !again; j++) again = strcmp(list.pairs[j].left, left) == 0;
        if (!*left || again) continue;
        any = add_one(reading, &list, i, draft) || any;
        asked = true;
    }
    if (!asked)
        problem_error(reading->problems, question->place,
                      "There are no pairs in this question. Write two or more, with a text on both sides.");
    return any;
}
