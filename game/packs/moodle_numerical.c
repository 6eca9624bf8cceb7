/* Numerical questions: one whole number with a tolerance is a number card. Others are typed, where few enough
 * numbers are right to list them all. */
#include "packs/moodle_question.h"

#include <string.h>

#define LISTED_MAX 12        /* numbers that a typed card accepts */
#define WHOLE_MAX 1000000000 /* of a number card, with tolerance and spread well inside of 32 bits */

/* Another number than the right one that earns little: it is not right here. */
static bool is_left_out(const MoodleQuestion *question, const MoodleAnswer *answer, int64_t right) {
    return answer->range.value != right && moodle_answer_credit(question, answer) == MOODLE_LITTLE_CREDIT;
}

static const MoodleAnswer *find_best(const MoodleQuestion *question) {
    for (size_t i = 0; i < question->answer_count; i++)
        if (moodle_answer_credit(question, &question->answers[i]) == MOODLE_FULL_CREDIT)
            return &question->answers[i];
    return NULL;
}

/* What is right, as one number card; false where it is none: several values, or no whole one. */
static bool make_number(const MoodleQuestion *question, CardNumber *out) {
    const MoodleAnswer *best = find_best(question);
    if (!best) return false;
    int64_t value = best->range.value, tolerance = 0, outer = 0;
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        MoodleCredit credit = moodle_answer_credit(question, answer);
        if (credit == MOODLE_NO_CREDIT || is_left_out(question, answer, value)) continue;
        const MoodleRange *range = &answer->range;
        int64_t reach = range->high - range->value;
        if (range->value % MILLIONTHS != 0 || range->value - range->low != reach) return false;
        if (range->value != value) return false;
        if (credit == MOODLE_FULL_CREDIT && reach > tolerance) tolerance = reach;
        if (reach > outer) outer = reach;
    }
    value /= MILLIONTHS;
    tolerance /= MILLIONTHS;
    outer /= MILLIONTHS;
    if (value > WHOLE_MAX || value < -WHOLE_MAX || outer >= WHOLE_MAX) return false;
    /* What earns only a part lies within the spread; nothing is left behind it. */
    int64_t spread = outer > tolerance ? outer - tolerance + 1 : 0;
    *out = (CardNumber){(int32_t)value, (int32_t)tolerance, (int32_t)spread, NULL};
    return true;
}

/* The numbers that a typed card accepts, and what must not pass for them. */
typedef struct NumberList {
    DraftOption options[4 * LISTED_MAX];
    size_t count;
    Arena *arena;
} NumberList;

static bool has(const NumberList *list, const char *text) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->options[i].text, text) == 0) return true;
    return false;
}

static void list_text(NumberList *list, const char *text, bool right) {
    size_t room = sizeof list->options / sizeof *list->options;
    if (list->count == room || has(list, text)) return;
    list->options[list->count++] = (DraftOption){arena_copy_text(list->arena, text, strlen(text)), right};
}

/* "3.1" and, where others have two decimals, "3.10". */
static void list_number(NumberList *list, int64_t number, int decimals) {
    char text[MOODLE_NUMBER_BYTES];
    moodle_number_format(number, 0, text);
    list_text(list, text, true);
    moodle_number_format(number, decimals, text);
    list_text(list, text, true);
}

/* A typed answer is judged without its punctuation: "7" must not pass for "-7", nor "15" for "1.5". */
static void list_rivals(NumberList *list) {
    for (size_t i = 0, rights = list->count; i < rights; i++) {
        const char *text = list->options[i].text;
        char joined[MOODLE_NUMBER_BYTES], *end = joined;
        if (*text == '-') list_text(list, text + 1, false);
        for (const char *at = text; *at; at++)
            if (*at != '.') *end++ = *at;
        *end = '\0';
        list_text(list, joined, false);
        if (*joined == '-') list_text(list, joined + 1, false);
    }
}

static int most(int a, int b) {
    return a > b ? a : b;
}

/* Every number of a range at the file's own precision; false where there are more than LISTED_MAX. */
static bool list_range(NumberList *list, const MoodleRange *range) {
    int decimals = most(moodle_number_decimals(range->low), moodle_number_decimals(range->high));
    bool has_middle = range->value - range->low == range->high - range->value;
    if (has_middle && range->low != range->high && decimals == 0 && range->value % MILLIONTHS != 0)
        has_middle = false; /* 1..4: nobody means 2.5 */
    if (has_middle) {
        decimals = most(decimals, moodle_number_decimals(range->value));
        list_number(list, range->value, decimals);
    }
    int64_t step = MILLIONTHS;
    for (int i = 0; i < decimals; i++) step /= 10;
    if ((range->high - range->low) / step >= LISTED_MAX) return false;
    for (int64_t number = range->low; number <= range->high; number += step)
        list_number(list, number, decimals);
    return list->count <= 2 * LISTED_MAX;
}

bool moodle_add_numerical(PackReading *reading, const MoodleQuestion *question, QuestionDraft *draft) {
    if (make_number(question, &draft->number)) {
        draft->kind = DRAFT_NUMBER;
        draft->number.unit = question->unit;
        for (size_t i = 0; i < question->answer_count; i++)
            if (is_left_out(question, &question->answers[i], find_best(question)->range.value))
                moodle_note_left_out(reading, question);
        return draft_add(reading, draft);
    }
    NumberList list = {.arena = reading->arena};
    for (size_t i = 0; i < question->answer_count; i++) {
        const MoodleAnswer *answer = &question->answers[i];
        if (!moodle_answer_is_right(answer) || !moodle_answer_is_accepted(reading, question, answer))
            continue;
        if (list_range(&list, &answer->range)) continue;
        problem_error(reading->problems, answer->place,
                      "Too many numbers are right here for an answer that is not one whole number. Ask for a "
                      "whole number, or make the tolerance smaller.");
        return false;
    }
    list_rivals(&list);
    draft->kind = DRAFT_TYPED;
    draft->options = list.options;
    draft->option_count = list.count;
    return draft_add(reading, draft);
}
