/* A Kahoot as its own pages exchange it: {"kahoot": {"title", "questions": [...]}} or the inner object alone.
 * Question texts are HTML, times milliseconds. */
#include <string.h>

#include "base/text.h"
#include "packs/json_entries.h"
#include "packs/json_text.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"

#define CHOICES_MAX 20

/* The kinds of questions that can be asked here. */
typedef struct KahootType {
    const char *name;
    DraftKind kind;
    bool several;
} KahootType;

static const KahootType TYPES[] = {
    {"quiz", DRAFT_CHOICE, false},       {"multiple_select_quiz", DRAFT_CHOICE, true},
    {"true_false", DRAFT_CHOICE, false}, {"", DRAFT_CHOICE, false},
    {"jumble", DRAFT_ORDER, false},      {"open_ended", DRAFT_TYPED, false},
};

static const KahootType *find_type(const char *name) {
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (strcmp(TYPES[i].name, name) == 0) return &TYPES[i];
    return NULL;
}

static void read_question(PackReading *reading, const json_t *question, Place place) {
    const char *type_name = json_text_field(reading, question, "type", false);
    const KahootType *type = find_type(type_name);
    const json_t *choices = json_object_get(question, "choices");
    size_t count = json_array_size(choices);
    if (!type) {
        problem_warning(reading->problems, place,
                        "The game has no questions of the type \"%.*s\", so this one is left out.",
                        (int)text_grapheme_prefix(type_name, 40), type_name);
        return;
    }
    if (count > CHOICES_MAX) {
        problem_error(reading->problems, place, "This question has over %d choices. Take some away.",
                      CHOICES_MAX);
        return;
    }
    DraftOption options[CHOICES_MAX];
    QuestionDraft draft = {.kind = type->kind,
                           .place = place,
                           .prompt = json_text_field(reading, question, "question", true),
                           .options = options,
                           .option_count = count,
                           .picture = json_text_field(reading, question, "image", false),
                           .seconds = (uint32_t)(json_text_number(question, "time") / 1000)};
    size_t right_count = 0;
    for (size_t i = 0; i < count; i++) {
        const json_t *choice = json_array_get(choices, i);
        bool right = type->kind == DRAFT_TYPED || json_is_true(json_object_get(choice, "correct"));
        options[i] = (DraftOption){json_text_field(reading, choice, "answer", true), right};
        right_count += right;
    }
    draft.several = type->several && right_count > 1;
    draft_add(reading, &draft);
}

static bool read_kahoot_json(PackReading *reading) {
    static const JsonPath paths[] = {{{"kahoot", "questions"}}, {{"questions"}}};
    JsonEntries *entries = json_entries_open(reading, paths, 2);
    if (!entries) return false;
    bool is_wrapped = entries->path == &paths[0];
    const json_t *quiz = is_wrapped ? json_object_get(entries->root, "kahoot") : entries->root;
    const char *title = json_text_field(reading, quiz, "title", false);
    if (*title) reading->pack->title = title;
    JsonEntry question;
    while (json_entries_next(entries, &question)) read_question(reading, question.value, question.place);
    if (!json_entries_finish(entries)) return false;
    return entries->count ||
           reading_refuse(reading, reading_whole_file(reading), "There is no question in this file.");
}

/* Whether choices are objects; in other people's files they are texts. */
static bool has_choices(const char *head) {
    for (const char *at = head; (at = strstr(at, "\"choices\""));) {
        at += strlen("\"choices\"");
        at += strspn(at, " \t\n:");
        if (*at == '[' && at[1 + strspn(at + 1, " \t\n")] == '{') return true;
    }
    return false;
}

static int recognise_kahoot_json(const PackBytes *file, const char *ending) {
    (void)ending;
    bool is_one = json_text_looks_so(file) && strstr(file->head, "\"questions\"") &&
                  has_choices(file->head) && strstr(file->head, "\"correct\"");
    return is_one ? 85 : 0;
}

const PackFormat FORMAT_KAHOOT_JSON = {.key = "kahoot-json",
                                       .name = "Kahoot (JSON)",
                                       .endings = "json",
                                       .takes_bytes = true, /* json_entries decodes */
                                       .recognise = recognise_kahoot_json,
                                       .read = read_kahoot_json};
