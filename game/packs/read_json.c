/* JSON of people's own making, as scripts and chatbots write it: a list of questions with "options" and an
 * "answer", which is a text, a letter or a number. Numbers are counted from 0 or from 1, which only the file
 * as a whole can tell; where it does not, they are refused. Files seen: 5 to 5,000 questions. */
#include <string.h>

#include "packs/answer_words.h"
#include "packs/json_answers.h"
#include "packs/json_entries.h"
#include "packs/json_text.h"
#include "packs/list_relation.h"
#include "packs/question_draft.h"
#include "packs/table_text.h"

#define LISTS_MAX 30 /* of categories, each under its name */

/* A list of questions and the category that it is called by; NULL: none. */
typedef struct JsonList {
    JsonEntries *entries;
    const char *category;
} JsonList;

typedef struct JsonReader {
    PackReading *reading;
    JsonKeys keys;
    JsonAnswers answers;
    bool told_of_hint;
    JsonList lists[LISTS_MAX];
    size_t list_count;
} JsonReader;

static void survey(JsonReader *reader, const JsonQuestion *question, Place place) {
    json_answers_survey(&reader->answers, question, place);
}

static const char *kept_text(const JsonReader *reader, const char *text) {
    return table_text(reader->reading->arena, text);
}

static bool take_options(const JsonReader *reader, const JsonQuestion *question, QuestionDraft *draft,
                         DraftOption *options) {
    const char *texts[JSON_OPTIONS_MAX];
    uint64_t right = 0;
    json_answers_list(question, texts);
    for (size_t i = 0; i < question->option_count && question->has_flags; i++)
        right |= (uint64_t)question->options[i].right << i;
    if (!question->has_flags && !(right = json_answers_find(&reader->answers, question, texts, draft->place)))
        return false;
    size_t right_count = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        bool is_right = right >> i & 1;
        options[draft->option_count++] = (DraftOption){kept_text(reader, texts[i]), is_right};
        right_count += is_right;
    }
    draft->kind = DRAFT_CHOICE;
    draft->several = right_count > 1;
    return true;
}

/* Right answers and wrong ones, each for themselves. */
static bool take_apart(const JsonReader *reader, const JsonQuestion *question, QuestionDraft *draft,
                       DraftOption *options) {
    bool is_true;
    if (question->are_answers && !question->wrong_count && !question->option_count)
        return reading_refuse(reader->reading, draft->place,
                              "This question does not say which of its \"answers\" is right. Add the key "
                              "\"correct\".");
    for (size_t i = 0; i < question->right_count; i++)
        options[draft->option_count++] = (DraftOption){kept_text(reader, question->rights[i].text), true};
    for (size_t i = 0; i < question->wrong_count; i++)
        options[draft->option_count++] = (DraftOption){kept_text(reader, question->wrongs[i]), false};
    for (size_t i = 0; i < question->option_count && !question->wrong_count; i++)
        options[draft->option_count++] = (DraftOption){kept_text(reader, question->options[i].text), false};
    bool has_wrong = question->wrong_count + question->option_count > 0;
    draft->kind = has_wrong ? DRAFT_CHOICE : DRAFT_TYPED;
    draft->right_stands_apart = true;
    if (has_wrong || draft->option_count != 1 || !answer_words_truth(options[0].text, &is_true)) return true;
    draft->kind = DRAFT_TRUE_FALSE;
    draft->statement_is_true = is_true;
    return true;
}

/* Over 999 it can only be milliseconds. */
static uint32_t read_seconds(const char *text) {
    double number = 0;
    for (; *text >= '0' && *text <= '9' && number < 1e8; text++) number = 10 * number + (*text - '0');
    return (uint32_t)(number > 999 ? number / 1000 : number);
}

static void take_common(const JsonReader *reader, const JsonQuestion *question, QuestionDraft *draft) {
    draft->prompt = kept_text(reader, question->fields[COLUMN_PROMPT]);
    draft->explanation = kept_text(reader, question->fields[COLUMN_EXPLANATION]);
    draft->category = kept_text(reader, question->fields[COLUMN_CATEGORY]);
    draft->picture = kept_text(reader, question->fields[COLUMN_PICTURE]);
    draft->difficulty = answer_words_difficulty(question->fields[COLUMN_DIFFICULTY]);
    draft->source = draft_source(reader->reading, kept_text(reader, question->fields[COLUMN_SOURCE]), NULL);
}

static void add_pair(JsonReader *reader, const JsonQuestion *question, Place place) {
    const char *category = kept_text(reader, question->fields[COLUMN_CATEGORY]);
    list_add(reader->reading, &(ListRow){.term = kept_text(reader, question->fields[COLUMN_TERM]),
                                         .meaning = kept_text(reader, question->fields[COLUMN_MEANING]),
                                         .category = *category ? category : NULL,
                                         .place = place});
}

static void add_question(JsonReader *reader, const JsonQuestion *question, Place place) {
    DraftOption options[3 * JSON_OPTIONS_MAX];
    QuestionDraft draft = {.place = place, .options = options};
    bool has_answers = question->option_count + question->right_count + question->wrong_count > 0;
    if (!has_answers && *question->fields[COLUMN_TERM] && *question->fields[COLUMN_MEANING]) {
        add_pair(reader, question, place);
        return;
    }
    if (question->is_too_long) {
        reading_refuse(reader->reading, place, "This question has over 60 options. Take some away.");
        return;
    }
    if (!has_answers) {
        reading_refuse(
            reader->reading, place,
            *question->fields[COLUMN_PROMPT]
                ? "This question has no answer. Add the key \"answer\", and \"options\" where it "
                  "has some."
                : "Here a question should stand: an object with the keys \"question\", \"options\" "
                  "and \"answer\".");
        return;
    }
    take_common(reader, question, &draft);
    draft.seconds = read_seconds(question->fields[COLUMN_SECONDS]);
    bool apart = question->option_count == 0 ||
                 (reader->answers.names.naming == ANSWER_APART && !question->has_flags) ||
                 question->wrong_count;
    if (!(apart ? take_apart : take_options)(reader, question, &draft, options)) return;
    if (draft_add(reader->reading, &draft) && question->has_hint && !reader->told_of_hint) {
        reader->told_of_hint = true;
        problem_warning(reader->reading->problems, place, "The game shows no hints, so they are left out.");
    }
}

/* What a list of questions within the file's list is called. */
static const char *name_of(const json_t *category) {
    static const char *const keys[] = {"category", "topic", "name", "title"};
    const char *name = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !name; i++)
        name = json_string_value(json_object_get(category, keys[i]));
    return name ? name : "";
}

typedef void (*Visit)(JsonReader *reader, const JsonQuestion *question, Place place);

/* The question, or all of a category's, which stand in a list of their own. */
static void visit(JsonReader *reader, const JsonEntry *entry, const char *category, Visit with) {
    const json_t *list = json_question_list(entry->value);
    if (list) category = name_of(entry->value);
    for (size_t i = 0; i < (list ? json_array_size(list) : 1); i++) {
        JsonQuestion question;
        json_question_read(&reader->keys, list ? json_array_get(list, i) : entry->value,
                           reader->reading->scratch, &question);
        if (category && !*question.fields[COLUMN_CATEGORY]) question.fields[COLUMN_CATEGORY] = category;
        with(reader, &question, entry->place);
    }
}

static void visit_all(JsonReader *reader, Visit with) {
    JsonEntry entry;
    for (size_t i = 0; i < reader->list_count; i++) {
        json_entries_rewind(reader->lists[i].entries);
        while (json_entries_next(reader->lists[i].entries, &entry))
            visit(reader, &entry, reader->lists[i].category, with);
    }
}

static void close_keys(void *keys) {
    arena_release(&((JsonKeys *)keys)->arena);
}

static void take_title(PackReading *reading, const json_t *root) {
    static const char *const keys[] = {"title", "quiz_title", "quizTitle", "name"};
    const char *title = "";
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !*title; i++) {
        const json_t *quiz = json_object_get(root, "quiz");
        title = json_text_field(reading, root, keys[i], false);
        if (!*title && json_is_object(quiz)) title = json_text_field(reading, quiz, keys[i], false);
    }
    if (*title) reading->pack->title = title;
}

/* {"History": [...], "Art": [...]} */
static void open_categories(JsonReader *reader, const json_t *root) {
    PackReading *reading = reader->reading;
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)root, name, value) {
        if (reader->list_count == LISTS_MAX) break;
        if (!json_is_object(json_array_get(value, 0))) continue;
        JsonPath *path = arena_alloc(reading->arena, sizeof *path);
        path->keys[0] = arena_copy_text(reading->arena, name, strlen(name));
        JsonEntries *entries = json_entries_open_another(reading, path);
        if (entries) reader->lists[reader->list_count++] = (JsonList){entries, path->keys[0]};
    }
}

static bool open_lists(JsonReader *reader) {
    static const JsonPath paths[] = {
        {{NULL}},      {{"questions"}},         {{"quiz"}},   {{"items"}},      {{"quiz", "questions"}},
        {{"data"}},    {{"data", "questions"}}, {{"cards"}},  {{"flashcards"}}, {{"trivia"}},
        {{"results"}}, {{"categories"}},        {{"rounds"}}, {{"sections"}},   {{"quizzes"}}};
    JsonEntries *entries = json_entries_open(reader->reading, paths, sizeof paths / sizeof *paths);
    if (!entries) return false;
    take_title(reader->reading, entries->root);
    if (entries->path)
        reader->lists[reader->list_count++].entries = entries;
    else
        open_categories(reader, entries->root);
    return reader->list_count || reading_refuse(reader->reading, reading_whole_file(reader->reading),
                                                "This JSON holds no list of questions that is known here. "
                                                "\"questions/README.md\" shows what is.");
}

static bool read_json(PackReading *reading) {
    JsonReader *reader = arena_alloc(reading->arena, sizeof *reader);
    size_t count = 0;
    reader->reading = reader->answers.reading = reading;
    reading_hold(reading, &reader->keys, close_keys);
    if (!open_lists(reader)) return false;
    visit_all(reader, survey);
    json_answers_decide(&reader->answers);
    visit_all(reader, add_question);
    for (size_t i = 0; i < reader->list_count; i++) {
        count += reader->lists[i].entries->count;
        if (!json_entries_finish(reader->lists[i].entries)) return false;
    }
    return count ||
           reading_refuse(reading, reading_whole_file(reading), "There is no question in this file.");
}

static bool has_any(const char *head, const char *const *keys, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strstr(head, keys[i])) return true;
    return false;
}

static int recognise_json(const PackBytes *file, const char *ending) {
    static const char *const asked[] = {"\"question", "\"Question", "\"q\"",
                                        "\"prompt\"", "\"term\"",   "\"front\""};
    static const char *const answered[] = {"\"answer",  "\"Answer", "\"options\"",    "\"choices\"",
                                           "\"correct", "\"a\"",    "\"definition\"", "\"back\""};
    if (!json_text_looks_so(file)) return 0;
    if (has_any(file->head, asked, sizeof asked / sizeof *asked) &&
        has_any(file->head, answered, sizeof answered / sizeof *answered))
        return 60;
    return pack_format_lists("json", ending) ? 16 : 6; /* so that any JSON is told what is wrong with it */
}

const PackFormat FORMAT_JSON = {.key = "json",
                                .name = "JSON",
                                .endings = "json",
                                .takes_bytes = true, /* json_entries decodes */
                                .recognise = recognise_json,
                                .surest = 60,
                                .read = read_json};
