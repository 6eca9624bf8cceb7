#include "packs/yaml_fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"

static const char *kind_name(const YamlNode *node) {
    return node->kind == YAML_TEXT ? "a text" : node->kind == YAML_LIST ? "a list" : "a group of keys";
}

static bool expect_map(const YamlNode *node, const char *what, Problems *problems) {
    if (node->kind == YAML_MAP) return true;
    problem_error(problems, node->place, "This is %s, but %s is written as keys and values: \"key: value\".",
                  kind_name(node), what);
    return false;
}

static bool is_key(const YamlNode *key, const char *name) {
    return key->kind == YAML_TEXT && *key->text == *name && strcmp(key->text, name) == 0;
}

/* For naming a key that nobody has checked: cut to what fits, and nothing that could speak to a terminal. */
typedef struct QuotedKey {
    char text[64];
} QuotedKey;

static QuotedKey quote(const YamlNode *key) {
    QuotedKey quoted = {0};
    size_t length = 0;
    for (const char *cursor = key->text, *start = cursor; text_next(&cursor); start = cursor) {
        size_t more = (size_t)(cursor - start);
        if (length + more >= sizeof quoted.text) break;
        memcpy(quoted.text + length, start, more);
        length += more;
    }
    if (text_has_control(quoted.text)) strcpy(quoted.text, "?");
    return quoted;
}

static void report_unknown(const YamlNode *key, const char *what, const YamlField *fields, size_t field_count,
                           Problems *problems) {
    char known[400] = "";
    size_t length = 0;
    for (size_t i = 0; i < field_count; i++) {
        size_t more = strlen(fields[i].name) + 2;
        if (length + more >= sizeof known) break;
        if (length) length = (size_t)(stpcpy(known + length, ", ") - known);
        length = (size_t)(stpcpy(known + length, fields[i].name) - known);
    }
    problem_error(problems, key->place, "\"%s\" is not a key of %s. Its keys are: %s.",
                  key->kind == YAML_TEXT ? quote(key).text : kind_name(key), what, known);
}

bool yaml_fields_read(const YamlNode *map, const char *what, const YamlField *fields, size_t field_count,
                      const YamlNode **values, Problems *problems) {
    memset(values, 0, field_count * sizeof *values);
    if (!expect_map(map, what, problems)) return false;
    for (const YamlNode *key = map->first; key && key->next; key = key->next->next) {
        size_t i = 0;
        while (i < field_count && !is_key(key, fields[i].name)) i++;
        if (i == field_count)
            report_unknown(key, what, fields, field_count, problems);
        else if (values[i])
            problem_error(problems, key->place, "\"%s\" stands twice in %s; the first is kept. Remove one.",
                          fields[i].name, what);
        else
            values[i] = key->next;
    }
    bool ok = true;
    for (size_t i = 0; i < field_count; i++) {
        if (values[i] || !fields[i].required) continue;
        problem_error(problems, map->place, "The key \"%s\" is missing: %s needs it.", fields[i].name, what);
        ok = false;
    }
    return ok;
}

static int compare_keys(const void *left, const void *right) {
    const YamlNode *a = *(const YamlNode *const *)left, *b = *(const YamlNode *const *)right;
    int order = strcmp(a->text, b->text);
    if (order) return order;
    if (a->place.line != b->place.line) return a->place.line < b->place.line ? -1 : 1;
    return (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

bool yaml_fields_check_names(const YamlNode *map, const char *what, Arena *scratch, Problems *problems) {
    if (!expect_map(map, what, problems)) return false;
    const YamlNode **keys = arena_alloc_array(scratch, map->count, sizeof *keys);
    size_t count = 0;
    for (const YamlNode *key = map->first; key && key->next; key = key->next->next) {
        if (key->kind == YAML_TEXT && key->length > 0)
            keys[count++] = key;
        else
            problem_error(problems, key->place, "A name is missing here, in front of the colon.");
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++)
        if (strcmp(keys[i - 1]->text, keys[i]->text) == 0)
            problem_error(problems, keys[i]->place,
                          "\"%s\" stands twice in %s (first in line %u). Give one another name.",
                          quote(keys[i]).text, what, keys[i - 1]->place.line);
    return true;
}

const char *yaml_fields_text(const YamlNode *node, const char *what, size_t max, Problems *problems) {
    if (node->kind != YAML_TEXT) {
        problem_error(problems, node->place,
                      "This is %s, but the %s is one text. If it should be a text, put "
                      "it in quotes.",
                      kind_name(node), what);
        return NULL;
    }
    if (node->length == 0) {
        problem_error(problems, node->place, "The %s is empty. Write some words.", what);
        return NULL;
    }
    size_t length;
    if (text_has_control_in(node->text, node->length, &length)) {
        problem_error(
            problems, node->place,
            "The %s has a line break, a tab or an invisible control character in it. Keep it on one "
            "line of plain text.",
            what);
        return NULL;
    }
    if (length <= max) return node->text;
    problem_error(problems, node->place, "The %s has %zu characters; at most %zu fit. Shorten it.", what,
                  length, max);
    return NULL;
}

const char *yaml_fields_title(const YamlNode *node, const char *what, size_t max, Arena *arena,
                              Problems *problems) {
    size_t length;
    if (node->kind != YAML_TEXT || node->length == 0) return yaml_fields_text(node, what, max, problems);
    bool has_control = text_has_control_in(node->text, node->length, &length);
    if (!has_control && length <= max) return node->text;
    const char *line = plain_text_line(arena, node->text, node->length);
    if (!*line) return yaml_fields_text(node, what, max, problems);
    if (has_control)
        problem_warning(
            problems, node->place,
            "The %s has a line break, a tab or an invisible control character in it, so it is shown "
            "without. Keep it on one line of plain text.",
            what);
    if (text_count_codepoints(line) <= max) return line;
    problem_warning(problems, node->place,
                    "The %s has %zu characters; at most %zu fit, so it is cut short. Shorten it.", what,
                    text_count_codepoints(line), max);
    return plain_text_shortened(arena, line, max);
}

bool yaml_fields_flag(const YamlNode *node, const char *what, bool *out, Problems *problems) {
    if (node->kind == YAML_TEXT) {
        bool is_true = strcmp(node->text, "true") == 0 || strcmp(node->text, "yes") == 0;
        bool is_false = strcmp(node->text, "false") == 0 || strcmp(node->text, "no") == 0;
        if (is_true || is_false) {
            *out = is_true;
            return true;
        }
    }
    problem_error(problems, node->place, "The %s must be true or false.", what);
    return false;
}

bool yaml_fields_number(const YamlNode *node, const char *what, uint32_t least, uint32_t most, uint32_t *out,
                        Problems *problems) {
    if (node->kind == YAML_TEXT && node->length > 0 && node->length <= 9 &&
        strspn(node->text, "0123456789") == node->length) {
        unsigned long number = strtoul(node->text, NULL, 10);
        if (number >= least && number <= most) {
            *out = (uint32_t)number;
            return true;
        }
    }
    problem_error(problems, node->place, "The %s must be a whole number from %u to %u.", what, least, most);
    return false;
}
