/* Razzia (formerly Rahoot), a quiz server of one's own: one JSON object with a subject and questions. Old
 * files have one `solution` and an `image`, newer ones `solutions` and `media`. */
#include <string.h>

#include "packs/json_entries.h"
#include "packs/json_text.h"
#include "packs/question_draft.h"
#include "packs/table_text.h"

#define ANSWERS_MAX 20

/* Numbers from 0, one or a list of them, into right[]; false where one is no answer's. */
static bool mark_right(const json_t *solution, size_t answer_count, bool *right) {
    size_t count = json_is_array(solution) ? json_array_size(solution) : 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_is_array(solution) ? json_array_get(solution, i) : solution;
        if (!json_is_integer(one) || json_integer_value(one) < 0 ||
            (size_t)json_integer_value(one) >= answer_count)
            return false;
        right[json_integer_value(one)] = true;
    }
    return count > 0;
}

static const char *NO_SOUND =
    "This question comes with sound or a film, which cannot be shown here. It is left out.";

/* The picture of a question, "" for none; false with an error where it has sound or a film instead. */
static bool find_picture(PackReading *reading, const json_t *question, Place place, const char **picture) {
    const json_t *media = json_object_get(question, "media");
    if (*json_text_field(reading, question, "video", false) ||
        *json_text_field(reading, question, "audio", false))
        return reading_refuse(reading, place, NO_SOUND);
    *picture = json_text_field(reading, question, "image", false);
    if (!json_is_object(media)) return true;
    if (strcmp(json_text_field(reading, media, "type", false), "image") != 0)
        return reading_refuse(reading, place, NO_SOUND);
    *picture = json_text_field(reading, media, "url", false);
    return true;
}

/* Plain text, in which others' mark-up is found as in tables. */
static const char *text_of(PackReading *reading, const json_t *value) {
    return json_is_string(value) ? table_text(reading->arena, json_string_value(value))
                                 : json_text_value(reading, value, false);
}

static void read_question(PackReading *reading, const json_t *question, Place place) {
    const json_t *answers = json_object_get(question, "answers"),
                 *solution = json_object_get(question, "solutions");
    size_t count = json_array_size(answers);
    bool right[ANSWERS_MAX] = {false};
    DraftOption options[ANSWERS_MAX];
    QuestionDraft draft = {.kind = DRAFT_CHOICE, .place = place, .options = options, .option_count = count};
    if (!solution) solution = json_object_get(question, "solution");
    draft.prompt = text_of(reading, json_object_get(question, "question"));
    if (count > ANSWERS_MAX) {
        reading_refuse(reading, place, "This question has over 20 answers. Take some away.");
        return;
    }
    if (!mark_right(solution, count, right)) {
        reading_refuse(
            reading, place,
            "The \"solution\" of this question is not the number of one of its answers, counted from 0. "
            "Correct it.");
        return;
    }
    if (!find_picture(reading, question, place, &draft.picture)) return;
    size_t right_count = 0;
    for (size_t i = 0; i < count; i++) {
        options[i] = (DraftOption){text_of(reading, json_array_get(answers, i)), right[i]};
        right_count += right[i];
    }
    draft.several = right_count > 1;
    draft.seconds = (uint32_t)json_text_number(question, "time");
    draft_add(reading, &draft);
}

static bool read_razzia(PackReading *reading) {
    static const JsonPath path = {{"questions"}};
    JsonEntries *entries = json_entries_open(reading, &path, 1);
    if (!entries) return false;
    const char *subject = json_text_field(reading, entries->root, "subject", false);
    if (*subject) reading->pack->title = subject;
    JsonEntry question;
    while (json_entries_next(entries, &question)) read_question(reading, question.value, question.place);
    if (!json_entries_finish(entries)) return false;
    return entries->count ||
           reading_refuse(reading, reading_whole_file(reading), "There is no question in this file.");
}

/* Whether a solution is a number or a list of them; in other people's files it is a text. */
static bool has_solution(const char *head) {
    for (const char *at = head; (at = strstr(at, "\"solution"));) {
        at += strcspn(at, ":\n");
        at += strspn(at, ": \t[\n");
        if (*at >= '0' && *at <= '9') return true;
    }
    return false;
}

static int recognise_razzia(const PackBytes *file, const char *ending) {
    (void)ending;
    bool is_one = json_text_looks_so(file) && strstr(file->head, "\"questions\"") &&
                  strstr(file->head, "\"answers\"") && has_solution(file->head);
    return is_one ? 90 : 0;
}

const PackFormat FORMAT_RAZZIA = {.key = "razzia",
                                  .name = "Razzia or Rahoot",
                                  .endings = "json",
                                  .takes_bytes = true, /* json_entries decodes */
                                  .recognise = recognise_razzia,
                                  .read = read_razzia};
