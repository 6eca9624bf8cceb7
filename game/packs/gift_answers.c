/* What stands between the braces. The order in which kinds are told apart is Moodle's. */
#include "packs/gift_question.h"

#include <ctype.h>
#include <string.h>

#define MARKS_MISSING "Every answer begins with = if it is right, or with ~ if it is not."
#define WEIGHT_BYTES_MAX 24 /* between two %; what is longer is a text */

/* The block and where in it an answer is being read. */
typedef struct AnswerReader {
    PackReading *reading;
    const GiftBlock *block;
    MoodleQuestion *question;
    size_t capacity;
} AnswerReader;

static GiftSpan trimmed(GiftSpan span) {
    while (span.at < span.end && isspace((unsigned char)*span.at)) span.at++;
    while (span.at < span.end && isspace((unsigned char)span.end[-1])) span.end--;
    return span;
}

static Place place_of(const AnswerReader *reader, const char *at) {
    return reading_place(reader->reading, reader->block->start + (size_t)(at - reader->block->text));
}

static bool report(const AnswerReader *reader, const char *at, const char *why) {
    problem_error(reader->reading->problems, place_of(reader, at), "%s", why);
    return false;
}

static bool is_one_of(GiftSpan span, const char *const *words) {
    for (; *words; words++)
        if (strlen(*words) == (size_t)(span.end - span.at) &&
            memcmp(*words, span.at, (size_t)(span.end - span.at)) == 0)
            return true;
    return false;
}

static GiftSpan before(GiftSpan span, const char *marks) {
    return (GiftSpan){span.at, gift_find(span, marks)};
}

/* The feedback behind the first "#", taken from the span's end. */
static MoodleText take_feedback(AnswerReader *reader, GiftSpan *span) {
    const char *mark = gift_find(*span, "#");
    if (mark == span->end) return (MoodleText){0};
    MoodleText feedback =
        gift_text(reader->reading, (GiftSpan){mark + 1, span->end}, reader->question->prompt.markup);
    span->end = mark;
    return *feedback.text ? feedback : (MoodleText){0};
}

/* The general feedback behind the last "####", taken from the span's end. */
static void take_general_feedback(AnswerReader *reader, GiftSpan *span) {
    const char *last = NULL;
    for (const char *at = gift_find(*span, "#"); at < span->end;
         at = gift_find((GiftSpan){at + 1, span->end}, "#"))
        if (span->end - at >= 4 && memcmp(at, "####", 4) == 0) last = at;
    if (!last) return;
    MoodleQuestion *question = reader->question;
    question->general_feedback =
        gift_text(reader->reading, (GiftSpan){last + 4, span->end}, question->prompt.markup);
    span->end = last;
}

/* "\%" in front is a sign; anywhere else the backslash stays, as in Moodle. */
static bool begins_with_escaped_percent(GiftSpan span) {
    return span.end - span.at >= 2 && span.at[0] == '\\' && span.at[1] == '%';
}

/* "%33.3%" at the beginning; False where it is no number. */
static bool take_weight(AnswerReader *reader, GiftSpan *span, MoodleAnswer *answer) {
    GiftSpan rest = trimmed(*span);
    if (begins_with_escaped_percent(rest)) span->at = rest.at + 1; /* as the error below says */
    if (rest.at == rest.end || *rest.at != '%') return true;
    const char *close = memchr(rest.at + 1, '%', (size_t)(rest.end - rest.at - 1));
    if (!close || close - rest.at > WEIGHT_BYTES_MAX)
        return true; /* a text that begins with a percent sign */
    answer->has_weight = true;
    span->at = close + 1;
    return moodle_weight_parse(rest.at + 1, (size_t)(close - rest.at - 1), &answer->weight) ||
           report(reader, rest.at,
                  "Between the two % stands how much of the points the answer earns, as in "
                  "%50%. Write a number, or \\% for a sign that is text.");
}

static MoodleAnswer *add_answer(AnswerReader *reader, const char *at) {
    MoodleQuestion *question = reader->question;
    question->answers = arena_grow(reader->reading->scratch, question->answers, question->answer_count,
                                   &reader->capacity, sizeof *question->answers);
    MoodleAnswer *answer = &question->answers[question->answer_count++];
    *answer = (MoodleAnswer){.place = place_of(reader, at)};
    return answer;
}

static bool read_text(AnswerReader *reader, GiftSpan span, MoodleAnswer *answer) {
    answer->text = gift_text(reader->reading, span, reader->question->prompt.markup);
    return true;
}

static bool read_pair(AnswerReader *reader, GiftSpan span, MoodleAnswer *answer) {
    for (const char *at = span.at; at + 1 < span.end; at++) {
        if (at[0] != '-' || at[1] != '>') continue;
        answer->text = gift_text(reader->reading, (GiftSpan){span.at, at}, reader->question->prompt.markup);
        answer->partner = gift_text(reader->reading, (GiftSpan){at + 2, span.end}, MOODLE_PLAIN);
        return true;
    }
    return report(reader, span.at, "Here a pair was expected, as in =France -> Paris.");
}

static bool read_range(AnswerReader *reader, GiftSpan span, MoodleAnswer *answer) {
    GiftSpan number = trimmed(span);
    if (!answer->is_right && number.at == number.end) return true; /* what is told for any other number */
    return moodle_range_parse(number.at, (size_t)(number.end - number.at), &answer->range) ||
           report(reader, number.at,
                  "Here a number was expected, as in #3, #3:2 (from 1 to 5) or #1..5, with a point before "
                  "at most six decimals.");
}

/* Whether a mark stands right behind a word, as in {~Venus=Mars~Saturn}. */
static bool is_tight(GiftSpan span, const char *mark) {
    return mark > span.at && !isspace((unsigned char)mark[-1]);
}

/* The first mark that stands right behind a word while others do not: "~x=5" among "~7 ~8" would make 5 a
 * right answer, as "#2+3=5" would in a feedback. NULL where all but the first are alike. */
static const char *find_odd_mark(GiftSpan span) {
    const char *tight = NULL;
    bool has_loose = false;
    for (const char *first = gift_find(span, "=~"), *mark = first; mark < span.end;
         mark = gift_find((GiftSpan){mark + 1, span.end}, "=~")) {
        if (mark == first) continue;
        has_loose = has_loose || !is_tight(span, mark);
        if (!tight && is_tight(span, mark)) tight = mark;
    }
    return has_loose ? tight : NULL;
}

typedef bool ReadAnswer(AnswerReader *reader, GiftSpan span, MoodleAnswer *answer);

/* Answers one by one, each behind its mark. */
static bool read_list(AnswerReader *reader, GiftSpan span, ReadAnswer *read) {
    const char *mark = gift_find(span, "=~");
    const char *odd = find_odd_mark(span);
    if (odd)
        return report(
            reader, odd,
            "Here begins another answer, in the middle of a word. Write \\= or \\~ for a sign that is "
            "text, or a space before an answer.");
    GiftSpan lost = trimmed((GiftSpan){span.at, mark});
    if (lost.at < lost.end) return report(reader, lost.at, MARKS_MISSING);
    while (mark < span.end) {
        const char *next = gift_find((GiftSpan){mark + 1, span.end}, "=~");
        GiftSpan rest = {mark + 1, next};
        MoodleAnswer *answer = add_answer(reader, mark);
        answer->is_right = *mark == '=';
        if (!take_weight(reader, &rest, answer)) return false;
        answer->feedback = take_feedback(reader, &rest);
        if (!read(reader, rest, answer)) return false;
        mark = next;
    }
    return true;
}

static bool has_arrow(GiftSpan span) {
    span = before(span, "#");
    for (const char *at = span.at; at + 1 < span.end; at++)
        if (at[0] == '-' && at[1] == '>') return true;
    return false;
}

static bool read_true_false(AnswerReader *reader, GiftSpan span) {
    static const char *const truths[] = {"T", "TRUE", NULL}, *const lies[] = {"F", "FALSE", NULL};
    MoodleQuestion *question = reader->question;
    GiftSpan word = trimmed(before(span, "#"));
    question->statement_is_true = is_one_of(word, truths);
    if (!question->statement_is_true && !is_one_of(word, lies)) return false;
    question->kind = MOODLE_TRUE_FALSE;
    span.at = gift_find(span, "#");
    for (int i = 0; i < 2 && span.at < span.end; i++) {
        const char *next = gift_find((GiftSpan){span.at + 1, span.end}, "#");
        MoodleText feedback =
            gift_text(reader->reading, (GiftSpan){span.at + 1, next}, question->prompt.markup);
        if (*feedback.text) question->statement_feedback[i] = feedback;
        span.at = next;
    }
    return true;
}

/* One answer without a mark, as in {Paris} and {#1822}, is right. */
static bool read_bare(AnswerReader *reader, GiftSpan span, ReadAnswer *read) {
    if (memchr(span.at, '\n', (size_t)(before(span, "#").end - span.at)))
        return report(reader, span.at, MARKS_MISSING);
    MoodleAnswer *answer = add_answer(reader, span.at);
    answer->is_right = true;
    answer->feedback = take_feedback(reader, &span);
    return read(reader, span, answer);
}

static bool read_numerical(AnswerReader *reader, GiftSpan span) {
    reader->question->kind = MOODLE_NUMERICAL;
    span.at++;
    return gift_find(span, "=~") < span.end ? read_list(reader, span, read_range)
                                            : read_bare(reader, span, read_range);
}

static bool read_choice(AnswerReader *reader, GiftSpan span) {
    reader->question->kind = MOODLE_CHOICE;
    bool ok = read_list(reader, span, read_text);
    for (size_t i = 0; i < reader->question->answer_count; i++)
        if (reader->question->answers[i].is_right) reader->question->is_single = true;
    return ok;
}

bool gift_read_answers(PackReading *reading, const GiftBlock *block, size_t from, size_t to,
                       MoodleQuestion *out) {
    AnswerReader reader = {.reading = reading, .block = block, .question = out};
    GiftSpan span = {block->text + from, block->text + to};
    take_general_feedback(&reader, &span);
    span = trimmed(span);
    out->kind = MOODLE_ESSAY;
    if (span.at == span.end) return true;
    if (*span.at == '#') return read_numerical(&reader, span);
    if (read_true_false(&reader, span)) return true;
    if (gift_find(span, "~") < span.end) return read_choice(&reader, span);
    bool has_marks = gift_find(span, "=") < span.end;
    out->kind = has_marks && has_arrow(span) ? MOODLE_MATCHING : MOODLE_SHORT;
    if (out->kind == MOODLE_MATCHING) return read_list(&reader, span, read_pair);
    return has_marks ? read_list(&reader, span, read_text) : read_bare(&reader, span, read_text);
}
