#include "packs/json_answers.h"

#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"
#include "packs/table_options.h"

#define SHOWN_MAX 60 /* graphemes of a text in a sentence */

void json_answers_list(const JsonQuestion *question, const char **texts) {
    for (size_t i = 0; i < question->option_count; i++) texts[i] = question->options[i].text;
    table_options_take_marks(texts, question->option_count);
}

/* The option that goes by this name; SIZE_MAX: none does. */
static size_t find_id(const JsonQuestion *question, const char *name, Arena *scratch) {
    const char *folded = text_fold(scratch, name);
    for (size_t i = 0; i < question->option_count; i++) {
        const char *id = question->options[i].id;
        if (id && *id && strcmp(text_fold(scratch, id), folded) == 0) return i;
    }
    return SIZE_MAX;
}

void json_answers_survey(JsonAnswers *answers, const JsonQuestion *question, Place place) {
    const char *texts[JSON_OPTIONS_MAX];
    Arena *scratch = answers->reading->scratch;
    json_answers_list(question, texts);
    if (question->has_flags || question->is_too_long ||
        table_options_filled(texts, question->option_count) < 2)
        return;
    if (!answers->first_row.line) answers->first_row = place;
    for (size_t i = 0; i < question->right_count; i++) {
        const JsonRight *right = &question->rights[i];
        if (!right->counts_from_zero && find_id(question, right->text, scratch) == SIZE_MAX)
            table_answer_survey(&answers->survey, texts, question->option_count, right->text, scratch);
    }
}

void json_answers_decide(JsonAnswers *answers) {
    const AnswerSurvey *survey = &answers->survey;
    answers->names = table_answer_conclude(survey, false);
    answers->knows_first = survey->has_zero != survey->has_last;
    answers->contradicts = survey->has_zero && survey->has_last;
    if (answers->names.is_guess)
        problem_warning(
            answers->reading->problems, answers->first_row,
            "In no question is the right answer one of the options, so all of these are taken for "
            "wrong ones. If that is so, call their list \"wrong\".");
}

static bool refuse_text(const JsonAnswers *answers, Place place, const char *text, const char *why) {
    text = plain_text_line(answers->reading->scratch, text, strlen(text));
    const char *shown =
        arena_copy_text(answers->reading->scratch, text, text_grapheme_prefix(text, SHOWN_MAX));
    problem_error(answers->reading->problems, place, "The right answer \"%s\" %s", shown, why);
    return false;
}

static const char NOT_KNOWN_FROM[] = "may be counted from 0 or from 1, and no answer in this file tells "
                                     "which. Write the text or the letter of "
                                     "the right option.";
static const char BOTH_FROM[] =
    "may be counted from 0 or from 1: this file has answers of both kinds. Write the texts or the letters of "
    "the right options.";
static const char NO_OPTION[] =
    "is none of the options. Write one of them as it stands there, or its letter.";
static const char TWO_OPTIONS[] = "is the text of one option and the place of another, and this file does "
                                  "not tell which is meant. Write it "
                                  "out: a letter for a number, the text for a letter.";

/* Whether the text is a number that stands for a place. */
static bool is_bare_place(const JsonAnswers *answers, const char *const *texts, size_t count,
                          const char *text) {
    const char *folded = text_fold(answers->reading->scratch, text);
    bool is_number = *folded && folded[strspn(folded, "0123456789,; ")] == '\0';
    return is_number && (answers->names.naming == ANSWER_BY_PLACE ||
                         table_options_find(texts, count, text, answers->reading->scratch) == SIZE_MAX);
}

/* The options that the text names, as bits; false where it names none, and *why says so. */
static bool find_named(const JsonAnswers *answers, const JsonQuestion *question, const char *const *texts,
                       const JsonRight *right, uint64_t *options, const char **why) {
    Arena *scratch = answers->reading->scratch;
    size_t count = question->option_count, id = find_id(question, right->text, scratch);
    AnswerNames names = answers->names;
    if (id != SIZE_MAX) {
        size_t same = table_options_find(texts, count, right->text, scratch);
        *why = TWO_OPTIONS;
        *options = UINT64_C(1) << id;
        return same == SIZE_MAX || same == id;
    }
    if (right->counts_from_zero) {
        names = (AnswerNames){.naming = ANSWER_BY_PLACE, .first_place = 0};
    } else if (!answers->knows_first && is_bare_place(answers, texts, count, right->text)) {
        *why = answers->contradicts ? BOTH_FROM : NOT_KNOWN_FROM;
        return false;
    }
    const char *line = plain_text_line(scratch, right->text, strlen(right->text));
    NamedOptions named = table_answer_find(&names, texts, count, line, scratch);
    *options = 0;
    for (size_t i = 0; i < named.count; i++) *options |= UINT64_C(1) << named.places[i];
    *why = named.is_unclear ? TWO_OPTIONS : NO_OPTION;
    return named.count > 0;
}

/* The rights of one key from `first` on: which options they name, 0 where one of them names none. Moves
 * *first behind them. */
static uint64_t find_of_key(const JsonAnswers *answers, const JsonQuestion *question,
                            const char *const *texts, size_t *first, const JsonRight **unnamed,
                            const char **why) {
    size_t key = question->rights[*first].key;
    uint64_t all = 0, named;
    bool holds = true;
    for (; *first < question->right_count && question->rights[*first].key == key; ++*first) {
        const JsonRight *right = &question->rights[*first];
        const char *why_not;
        if (find_named(answers, question, texts, right, &named, &why_not)) {
            all |= named;
            continue;
        }
        if (!*unnamed) {
            *unnamed = right;
            *why = why_not;
        }
        holds = false;
    }
    return holds ? all : 0;
}

/* Two keys may say it twice ("answer" and "answerIndex"), but not two things. */
uint64_t json_answers_find(const JsonAnswers *answers, const JsonQuestion *question, const char *const *texts,
                           Place place) {
    uint64_t all = 0;
    const char *why = NULL;
    const JsonRight *unnamed = NULL;
    for (size_t i = 0; i < question->right_count;) {
        uint64_t of_key = find_of_key(answers, question, texts, &i, &unnamed, &why);
        if (all && of_key && of_key != all)
            return reading_refuse(answers->reading, place,
                                  "This question names its right answer twice, and not the same one. Keep "
                                  "what is right.");
        if (of_key) all = of_key;
    }
    if (all) return all;
    if (unnamed) return refuse_text(answers, place, unnamed->text, why);
    return reading_refuse(
        answers->reading, place,
        "This question does not say which of its options is right. Add the key \"answer\".");
}
