/* Files seen: 1 KiB to 2 MiB, up to 4,100 questions. */
#include "packs/json_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packs/plain_text.h"
#include "packs/text_decoding.h"

static void release_root(void *root) {
    json_decref(root);
}

/* Behind a string that begins at `at`. */
static size_t skip_string(const char *text, size_t length, size_t at) {
    const char *from = text + at + 1, *end = text + length;
    while (from < end) {
        const char *quote = memchr(from, '"', (size_t)(end - from));
        if (!quote) break;
        size_t backslashes = 0; /* an odd one belongs to the quote, which is the string's own then */
        while (quote - backslashes > from && *(quote - backslashes - 1) == '\\') backslashes++;
        if (backslashes % 2 == 0) return (size_t)(quote - text) + 1;
        from = quote + 1;
    }
    return length;
}

static bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static size_t skip_space(const char *text, size_t length, size_t at) {
    while (at < length && is_space(text[at])) at++;
    return at;
}

/* Behind the value that begins at `at`. */
static size_t skip_value(const char *text, size_t length, size_t at) {
    size_t depth = 0;
    while (at < length) {
        char byte = text[at];
        if (byte == '"') {
            at = skip_string(text, length, at);
            if (depth == 0) return at;
            continue;
        }
        if (byte == '[' || byte == '{') depth++;
        if (byte == ']' || byte == '}') {
            if (depth <= 1) return depth ? at + 1 : at;
            depth--;
        }
        if (depth == 0 && (byte == ',' || is_space(byte))) return at;
        at++;
    }
    return length;
}

/* An upper bound of the values in the text. */
static size_t count_values(const char *text, size_t length) {
    size_t count = 1;
    for (size_t at = 0; at < length;) {
        if (text[at] == '"') {
            at = skip_string(text, length, at);
            continue;
        }
        count += text[at] == ',' || text[at] == '[' || text[at] == '{';
        at++;
    }
    return count;
}

/* JSON is Unicode, and its first character ASCII: a zero byte among the first two is UTF-16 (RFC 4627, 3);
 * any other one is a fault that jansson is to find. */
static void take_text(PackReading *reading) {
    const char *bytes = reading->text;
    size_t length = reading->length;
    bool is_wide = length >= 2 && (!bytes[0] || !bytes[1] || (unsigned char)bytes[0] >= 0xFE);
    if (!is_wide && memchr(bytes, '\0', length)) return;
    DecodedText text = text_decode(reading->arena, bytes, length, reading->path, reading->problems);
    reading->text = text.text;
    reading->length = text.length;
}

/* What jansson says goes on with what it met ("near '...'"), which may be anything. */
static void report(PackReading *reading, const json_error_t *error) {
    const char *near = strstr(error->text, " near ");
    size_t length = near ? (size_t)(near - error->text) : strlen(error->text);
    Place place = {reading->path, error->line > 0 ? (uint32_t)error->line : 1,
                   error->column > 0 ? (uint32_t)error->column : 1};
    problem_error(
        reading->problems, place,
        "This is not valid JSON: %s. Look for a missing comma, quote or bracket here or just above.",
        plain_text_line(reading->scratch, error->text, length));
}

/* jansson takes a zero byte for the text's end. */
static bool refuse_zero(PackReading *reading) {
    const char *zero = memchr(reading->text, '\0', reading->length);
    if (zero)
        problem_error(reading->problems, reading_place(reading, (size_t)(zero - reading->text)),
                      "Here is a zero byte, which JSON cannot hold. Take it away.");
    return zero;
}

json_t *json_text_load(PackReading *reading) {
    take_text(reading);
    if (refuse_zero(reading)) return NULL;
    if (reading->length > JSON_BYTES_MAX || count_values(reading->text, reading->length) > JSON_VALUES_MAX) {
        problem_error(
            reading->problems, reading_whole_file(reading),
            "This holds more than is read of JSON (%zu MiB or %d values). Split it into smaller files.",
            JSON_BYTES_MAX / MEBIBYTE, JSON_VALUES_MAX);
        return NULL;
    }
    json_error_t error;
    json_t *root = json_loadb(reading->text, reading->length, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (root)
        reading_hold(reading, root, release_root);
    else
        report(reading, &error);
    return root;
}

/* Whether the string at `at` is this key; keys with escapes in them are nobody's. */
static bool is_key(const char *text, size_t length, size_t at, const char *key) {
    size_t key_length = strlen(key);
    return at + key_length + 2 <= length && memcmp(text + at + 1, key, key_length) == 0 &&
           text[at + 1 + key_length] == '"';
}

/* Where the value of a key begins in the object at `at`; SIZE_MAX: it has no such key. */
static size_t find_key(const char *text, size_t length, size_t at, const char *key) {
    size_t found = SIZE_MAX;
    if (at >= length || text[at] != '{') return found;
    at = skip_space(text, length, at + 1);
    while (at < length && text[at] == '"') {
        bool is_wanted = is_key(text, length, at, key);
        at = skip_space(text, length, skip_string(text, length, at));
        if (at >= length || text[at] != ':') break;
        at = skip_space(text, length, at + 1);
        if (is_wanted) found = at;
        at = skip_space(text, length, skip_value(text, length, at));
        if (at < length && text[at] == ',') at = skip_space(text, length, at + 1);
    }
    return found;
}

JsonPlaces json_text_places(PackReading *reading, const char *const *keys, size_t key_count) {
    const char *text = reading->text;
    size_t length = reading->length, at = skip_space(text, length, 0);
    JsonPlaces places = {0};
    for (size_t i = 0; i < key_count && at != SIZE_MAX; i++) at = find_key(text, length, at, keys[i]);
    if (at >= length || text[at] != '[') return places;
    size_t *offsets = NULL, capacity = 0;
    at = skip_space(text, length, at + 1);
    while (at < length && text[at] != ']') {
        offsets = arena_grow(reading->arena, offsets, places.count, &capacity, sizeof *offsets);
        offsets[places.count++] = at;
        size_t behind = skip_space(text, length, skip_value(text, length, at));
        if (behind < length && text[behind] == ',') behind = skip_space(text, length, behind + 1);
        if (behind == at) break;
        at = behind;
    }
    places.offsets = offsets;
    return places;
}

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

void json_text_each(PackReading *reading, const json_t *questions, const char *const *keys, size_t key_count,
                    void (*read)(void *context, const json_t *question, Place place), void *context) {
    JsonPlaces places = json_text_places(reading, keys, key_count);
    size_t index;
    json_t *question;
    json_array_foreach(questions, index, question) {
        arena_reset(reading->scratch);
        read(context, question,
             index < places.count ? reading_place(reading, places.offsets[index])
                                  : reading_whole_file(reading));
    }
}

bool json_text_looks_so(const PackBytes *file) {
    size_t at = skip_space(file->head, file->head_length, 0);
    return file->head[at] == '{' || file->head[at] == '[';
}
