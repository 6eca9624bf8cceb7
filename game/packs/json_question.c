/* An object has three to ten keys and two to six options. */
#include "packs/json_question.h"

#include <string.h>

#include "base/text.h"
#include "packs/answer_words.h"
#include "packs/column_names.h"
#include "packs/table_options.h"

/* A value as a cell of a table; "" for what is no single one. */
static const char *text_of(const json_t *value, Arena *scratch) {
    if (json_is_string(value)) return json_string_value(value);
    if (json_is_integer(value))
        return arena_format(scratch, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value)) return arena_format(scratch, "%.10g", json_real_value(value));
    return json_is_true(value) ? "True" : json_is_false(value) ? "False" : "";
}

static bool has_keys(const JsonKeys *keys, const json_t *object) {
    const char *name;
    json_t *value;
    size_t count = 0;
    if (!keys->names.count || json_object_size(object) != keys->names.count) return false;
    json_object_foreach((json_t *)object, name, value) {
        if (strcmp(keys->names.cells[count++], name) != 0) return false;
    }
    return true;
}

/* {"q": ..., "a": ...}: a letter is no option where it is the only one. */
static void find_single_answer(const TableRow *names, QuestionColumns *columns) {
    if (columns->of_role[COLUMN_OPTION] != 1 || columns->of_role[COLUMN_ANSWER]) return;
    size_t option = columns->first[COLUMN_OPTION];
    if ((names->cells[option][0] | 0x20) != 'a' || names->cells[option][1]) return;
    columns->roles[option] = COLUMN_ANSWER;
    columns->of_role[COLUMN_OPTION] = 0;
    columns->of_role[COLUMN_ANSWER] = 1;
}

/* Where no key is called "question", one that may hold it. */
static void find_prompt(const TableRow *names, QuestionColumns *columns, Arena *scratch) {
    static const char *const others[] = {"text", "title", "stem", "query", "body", "content", "name"};
    for (size_t i = 0; !columns->of_role[COLUMN_PROMPT] && i < sizeof others / sizeof *others; i++) {
        for (size_t c = 0; c < columns->count && !columns->of_role[COLUMN_PROMPT]; c++) {
            bool is_it = strcmp(question_columns_key(names->cells[c], scratch), others[i]) == 0;
            if (!is_it || columns->roles[c] != COLUMN_UNKNOWN) continue;
            columns->roles[c] = COLUMN_PROMPT;
            columns->first[COLUMN_PROMPT] = c;
            columns->of_role[COLUMN_PROMPT] = 1;
        }
    }
}

/* Two keys of any name beside a category make a list of a table, but not here. */
static void drop_unnamed_list(const TableRow *names, QuestionColumns *columns, Arena *scratch) {
    for (size_t c = 0; c < columns->count; c++) {
        const char *key = question_columns_key(names->cells[c], scratch);
        const ColumnName *name = column_name_find(key, strlen(key));
        bool is_side = columns->roles[c] == COLUMN_TERM || columns->roles[c] == COLUMN_MEANING;
        if (is_side && (!name || name->role != columns->roles[c])) columns->roles[c] = COLUMN_UNKNOWN;
    }
}

static void find_roles(JsonKeys *keys, const json_t *object, Arena *scratch) {
    const char *name;
    json_t *value;
    if (has_keys(keys, object)) return;
    arena_reset(&keys->arena);
    keys->names.count = 0;
    json_object_foreach((json_t *)object, name, value) {
        if (keys->names.count < TABLE_COLUMNS_MAX)
            keys->names.cells[keys->names.count++] = arena_copy_text(&keys->arena, name, strlen(name));
    }
    question_columns_read(&keys->names, scratch, &keys->columns);
    drop_unnamed_list(&keys->names, &keys->columns, scratch);
    find_single_answer(&keys->names, &keys->columns);
    find_prompt(&keys->names, &keys->columns, scratch);
}

static JsonOption *add_option(JsonQuestion *question, const char *text, const char *id) {
    static JsonOption none;
    question->is_too_long = question->is_too_long || question->option_count == JSON_OPTIONS_MAX;
    if (question->is_too_long) return &none;
    question->options[question->option_count] = (JsonOption){.text = text, .id = id};
    return &question->options[question->option_count++];
}

static void add_right(JsonQuestion *question, const char *text, size_t key, bool counts_from_zero) {
    question->is_too_long = question->is_too_long || question->right_count == JSON_OPTIONS_MAX;
    if (question->is_too_long || !*text) return;
    question->rights[question->right_count++] = (JsonRight){text, key, counts_from_zero};
}

static void add_wrong(JsonQuestion *question, const char *text) {
    question->is_too_long = question->is_too_long || question->wrong_count == JSON_OPTIONS_MAX;
    if (!question->is_too_long && *text) question->wrongs[question->wrong_count++] = text;
}

/* Which of these names the key is, from 0; SIZE_MAX: none. The first of them says most clearly what it is. */
static size_t rank_of(const char *name, const char *const *names, size_t count, Arena *scratch) {
    const char *key = question_columns_key(name, scratch);
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], key) == 0) return i;
    return SIZE_MAX;
}

static bool is_flag_name(const char *name, Arena *scratch) {
    static const char *const names[] = {"correct",  "iscorrect", "iscorrectanswer", "right",   "isright",
                                        "isanswer", "answer",    "istrue",          "richtig", "valid"};
    return rank_of(name, names, sizeof names / sizeof *names, scratch) != SIZE_MAX;
}

/* Whether the value says yes or no, into *is_yes. */
static bool read_flag(const json_t *value, bool *is_yes) {
    *is_yes = json_is_true(value) || (json_is_integer(value) && json_integer_value(value) == 1);
    if (json_is_string(value)) return answer_words_truth(json_string_value(value), is_yes);
    return json_is_boolean(value) || (json_is_integer(value) && json_integer_value(value) / 2 == 0);
}

/* What an object of an option has. */
static void add_option_object(JsonQuestion *question, const json_t *object, Arena *scratch) {
    static const char *const texts[] = {"text",    "answertext", "optiontext", "option", "answer", "choice",
                                        "content", "body",       "title",      "label",  "value",  "name"};
    static const char *const ids[] = {"id", "key", "letter", "identifier", "label", "value", "option"};
    enum { TEXTS = sizeof texts / sizeof *texts, IDS = sizeof ids / sizeof *ids };
    const char *name, *text = "", *id = NULL;
    json_t *value;
    size_t best_text = SIZE_MAX, best_id = SIZE_MAX, text_key = SIZE_MAX, at = 0;
    bool right = false, is_yes;
    json_object_foreach((json_t *)object, name, value) {
        size_t rank = rank_of(name, texts, TEXTS, scratch);
        bool is_flag = is_flag_name(name, scratch) && !json_is_string(value) && read_flag(value, &is_yes);
        question->has_flags = question->has_flags || is_flag;
        right = right || (is_flag && is_yes);
        if (!is_flag && rank < best_text) {
            best_text = rank;
            text = text_of(value, scratch);
            text_key = at;
        }
        at++;
    }
    at = 0;
    json_object_foreach((json_t *)object, name, value) {
        size_t rank = at++ == text_key ? SIZE_MAX : rank_of(name, ids, IDS, scratch);
        if (rank >= best_id) continue;
        best_id = rank;
        id = text_of(value, scratch);
    }
    add_option(question, text, id)->right = right;
}

/* {"A": "Paris", "B": "Rome"}, or {"Paris": true, "Rome": false}. */
static void add_options_by_key(JsonQuestion *question, const json_t *object, Arena *scratch) {
    const char *name;
    json_t *value;
    size_t flags = 0;
    json_object_foreach((json_t *)object, name, value) flags += json_is_boolean(value);
    bool are_flags = flags > 0 && flags == json_object_size(object);
    question->has_flags = question->has_flags || are_flags;
    json_object_foreach((json_t *)object, name, value) {
        if (are_flags)
            add_option(question, name, NULL)->right = json_is_true(value);
        else
            add_option(question, text_of(value, scratch), name);
    }
}

static void add_cut(JsonQuestion *question, const char *cell, bool are_wrong, Arena *scratch) {
    const char *texts[TABLE_COLUMNS_MAX];
    size_t count = table_options_cut(cell, true, scratch, texts);
    for (size_t i = 0; i < count; i++) {
        if (are_wrong)
            add_wrong(question, texts[i]);
        else
            add_option(question, texts[i], NULL);
    }
}

static void add_options(JsonQuestion *question, const json_t *value, const char *name, bool holds_list,
                        Arena *scratch) {
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(value, i);
        if (json_is_object(one))
            add_option_object(question, one, scratch);
        else
            add_option(question, text_of(one, scratch), NULL);
    }
    if (json_is_object(value))
        add_options_by_key(question, value, scratch);
    else if (!json_is_array(value) && holds_list)
        add_cut(question, text_of(value, scratch), false, scratch);
    else if (!json_is_array(value))
        add_option(question, text_of(value, scratch), name);
}

/* [false, true, false]: whether each option is right. */
static bool are_flags(const json_t *list) {
    size_t count = json_array_size(list), flags = 0;
    for (size_t i = 0; i < count; i++) flags += json_is_boolean(json_array_get(list, i));
    return count > 1 && flags == count;
}

static void add_rights(JsonQuestion *question, const json_t *value, const char *name, size_t key,
                       Arena *scratch) {
    static const char *const from_zero[] = {"correctoptionid", "correctoptionids"}; /* Telegram's */
    bool counts_from_zero = rank_of(name, from_zero, 2, scratch) != SIZE_MAX;
    size_t count = json_array_size(value);
    if (json_is_object(json_array_get(value, 0))) {
        add_options(question, value, name, false, scratch);
        return;
    }
    question->are_answers =
        count > 1 && column_name_is_plural(question_columns_key(name, scratch)) && !question->right_count;
    for (size_t i = 0; i < count; i++)
        add_right(question, text_of(json_array_get(value, i), scratch), key, counts_from_zero);
    if (json_is_object(value)) {
        JsonQuestion one = {0};
        add_option_object(&one, value, scratch);
        add_right(question, one.options[0].text, key, false);
    } else if (!json_is_array(value)) {
        add_right(question, text_of(value, scratch), key, counts_from_zero);
    }
}

static void add_wrongs(JsonQuestion *question, const json_t *value, bool holds_list, Arena *scratch) {
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count; i++) add_wrong(question, text_of(json_array_get(value, i), scratch));
    if (json_is_array(value)) return;
    if (holds_list)
        add_cut(question, text_of(value, scratch), true, scratch);
    else
        add_wrong(question, text_of(value, scratch));
}

/* A single text, or the first of a list. */
static const char *first_text(const json_t *value, Arena *scratch) {
    if (json_is_object(value)) {
        JsonQuestion one = {0};
        add_option_object(&one, value, scratch);
        return one.options[0].text;
    }
    return text_of(json_is_array(value) ? json_array_get(value, 0) : value, scratch);
}

/* Flags in a list of their own, beside the options. */
static bool take_flags(JsonQuestion *question, const json_t *flags) {
    if (!flags || json_array_size(flags) != question->option_count) return false;
    for (size_t i = 0; i < question->option_count; i++)
        question->options[i].right = json_is_true(json_array_get(flags, i));
    question->has_flags = true;
    return true;
}

const json_t *json_question_list(const json_t *object) {
    static const char *const keys[] = {"questions", "items", "quiz", "cards", "data"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *list = json_object_get(object, keys[i]);
        if (json_is_object(json_array_get(list, 0))) return list;
    }
    return NULL;
}

void json_question_read(JsonKeys *keys, const json_t *object, Arena *scratch, JsonQuestion *out) {
    const QuestionColumns *columns = &keys->columns;
    const char *name;
    json_t *value;
    const json_t *flags = NULL;
    size_t column = 0;
    find_roles(keys, object, scratch);
    memset(out, 0, sizeof *out);
    for (size_t role = 0; role < COLUMN_ROLES; role++) out->fields[role] = "";
    json_object_foreach((json_t *)object, name, value) {
        if (column >= columns->count) break;
        ColumnRole role = columns->roles[column++];
        if (role == COLUMN_OPTION) {
            add_options(out, value, name, columns->holds_list[role], scratch);
        } else if (role == COLUMN_ANSWER && are_flags(value)) {
            flags = value;
        } else if (role == COLUMN_ANSWER) {
            add_rights(out, value, name, column, scratch);
        } else if (role == COLUMN_WRONG) {
            add_wrongs(out, value, columns->holds_list[role], scratch);
        } else if (role != COLUMN_UNKNOWN) {
            out->fields[role] = first_text(value, scratch);
        } else if (strncmp(question_columns_key(name, scratch), "hint", 4) == 0) {
            out->has_hint = out->has_hint || *first_text(value, scratch);
        }
    }
    if (flags && !take_flags(out, flags)) add_rights(out, flags, "", 0, scratch);
}
