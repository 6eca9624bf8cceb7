#include "packs/html_attributes.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *skip_blanks(const char *at, const char *stop) {
    while (at < stop && (*at == ' ' || *at == '\n' || *at == '\t')) at++;
    return at;
}

/* An attribute and its value. */
typedef struct Attribute {
    const char *name, *name_end, *value, *value_end; /* value NULL: it has none */
} Attribute;

/* Reads the attribute at `at` or behind it, and moves past it; false behind the last. */
static bool next_attribute(const char **at, const char *stop, Attribute *out) {
    const char *cursor = *at;
    while (cursor < stop && strchr(" \n\t/", *cursor)) cursor++;
    *out = (Attribute){.name = cursor};
    cursor += cursor < stop; /* a name has a letter, were it a = */
    while (cursor < stop && !strchr(" \n\t=", *cursor)) cursor++;
    out->name_end = cursor;
    const char *sign = skip_blanks(cursor, stop);
    if (sign < stop && *sign == '=') {
        const char *value = skip_blanks(sign + 1, stop);
        char quote = value < stop && (*value == '"' || *value == '\'') ? *value++ : '\0';
        cursor = value;
        while (cursor < stop && (quote ? *cursor != quote : !strchr(" \n\t", *cursor))) cursor++;
        out->value = value;
        out->value_end = cursor;
        cursor += cursor < stop;
    }
    *at = cursor;
    return out->name < stop;
}

const char *html_attribute_find(const char *from, const char *to, const char *name, size_t *length) {
    for (Attribute found; next_attribute(&from, to, &found);) {
        size_t name_length = (size_t)(found.name_end - found.name);
        if (name_length != strlen(name) || strncasecmp(found.name, name, name_length) != 0) continue;
        *length = found.value ? (size_t)(found.value_end - found.value) : 0;
        return found.value;
    }
    return NULL;
}
