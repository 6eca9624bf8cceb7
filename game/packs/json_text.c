#include "packs/json_text.h"

#include <stdlib.h>
#include <string.h>

#include "packs/plain_text.h"

const char *json_text_value(PackReading *reading, const json_t *value, bool html) {
    if (json_is_string(value)) {
        const char *text = json_string_value(value);
        size_t length = json_string_length(value);
        return html ? plain_text_from_html(reading->arena, text, length, NULL)
                    : plain_text_line(reading->arena, text, length);
    }
    if (json_is_integer(value))
        return arena_format(reading->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value)) return arena_format(reading->arena, "%.10g", json_real_value(value));
    if (json_is_boolean(value)) return json_is_true(value) ? "True" : "False";
    return "";
}

const char *json_text_field(PackReading *reading, const json_t *object, const char *key, bool html) {
    return json_text_value(reading, json_object_get(object, key), html);
}

double json_text_number(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    double number = json_is_string(value) ? strtod(json_string_value(value), NULL) : json_number_value(value);
    return number > 0 && number < 1e9 ? number : 0; /* and no NaN */
}

#define FENCE "```"
#define LOOKED_AT_BYTES 2000 /* for a fence: a few sentences */

static bool is_opening(const char *at) {
    return *at == '{' || *at == '[';
}

const char *json_text_start(const char *text) {
    static const char blanks[] = " \n\t\r";
    const char *start = text + strspn(text, blanks);
    if (is_opening(start)) return start;
    for (const char *at = start; (at = strstr(at, FENCE)) && at - text < LOOKED_AT_BYTES;) {
        at += strcspn(at, "\n"); /* the language's name stands in the line */
        const char *behind = at + strspn(at, blanks);
        if (is_opening(behind)) return behind;
    }
    return NULL;
}

bool json_text_looks_so(const PackBytes *file) {
    return json_text_start(file->head);
}
