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

bool json_text_looks_so(const PackBytes *file) {
    const char *start = file->head + strspn(file->head, " \n\t\r");
    return *start == '{' || *start == '[';
}
