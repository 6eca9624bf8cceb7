#include "cards/template.h"

#include <string.h>

#include "base/text.h"

/* A piece of a template: plain bytes, or the name of a column. */
typedef struct Piece {
    const char *start;
    size_t length;
    bool is_column;
    bool is_open; /* a brace that has no partner */
} Piece;

/* Takes the next piece off *cursor; false at the end. */
static bool next_piece(const char **cursor, Piece *piece) {
    const char *at = *cursor;
    if (*at == '\0') return false;
    if ((*at == '{' || *at == '}') && at[1] == *at) {
        *piece = (Piece){.start = at, .length = 1};
        *cursor = at + 2;
    } else if (*at == '{') {
        size_t length = strcspn(at + 1, "{}");
        *piece =
            (Piece){.start = at + 1, .length = length, .is_column = true, .is_open = at[1 + length] != '}'};
        *cursor = at + 1 + length + !piece->is_open;
    } else if (*at == '}') {
        *piece = (Piece){.start = at, .length = 1, .is_open = true};
        *cursor = at + 1;
    } else {
        *piece = (Piece){.start = at, .length = strcspn(at, "{}")};
        *cursor = at + piece->length;
    }
    return true;
}

static size_t find_column(const Relation *relation, const Piece *piece) {
    for (size_t i = 0; i < relation->column_count; i++)
        if (strlen(relation->columns[i]) == piece->length &&
            memcmp(relation->columns[i], piece->start, piece->length) == 0)
            return i;
    return SIZE_MAX;
}

static const char *list_columns(Arena *arena, const Relation *relation) {
    const char *list = "";
    for (size_t i = 0; i < relation->column_count; i++)
        list = arena_format(arena, "%s%s{%s}", list, i ? ", " : "", relation->columns[i]);
    return list;
}

const char *template_find_fault(Arena *arena, const char *text, const Relation *relation, size_t *offset) {
    const char *cursor = text;
    Piece piece;
    while (next_piece(&cursor, &piece)) {
        *offset = (size_t)(piece.start - text);
        if (piece.is_open)
            return arena_format(arena,
                                "A brace has no partner here. Write {column} for a value, and %s for a "
                                "brace itself.",
                                "{{ or }}");
        if (piece.is_column && find_column(relation, &piece) == SIZE_MAX) {
            size_t shown = text_grapheme_prefix(piece.start, 60);
            if (shown > piece.length) shown = piece.length;
            return arena_format(arena, "\"%.*s\" is no column of this relation. Its columns are %s.",
                                (int)shown, piece.start, list_columns(arena, relation));
        }
    }
    return NULL;
}

uint32_t template_columns(const char *text, const Relation *relation) {
    uint32_t columns = 0;
    Piece piece;
    while (next_piece(&text, &piece))
        if (piece.is_column) columns |= 1u << find_column(relation, &piece);
    return columns;
}

/* Writes the filled text to `out` (NULL: only measures); its length, or SIZE_MAX where a value is missing. */
static size_t fill(const char *text, const Relation *relation, const Fact *fact, size_t instead_column,
                   const char *instead, char *out) {
    size_t length = 0;
    Piece piece;
    while (next_piece(&text, &piece)) {
        const char *bytes = piece.start;
        size_t count = piece.length;
        if (piece.is_column) {
            size_t column = find_column(relation, &piece);
            bytes = column == instead_column ? instead : fact->values[column];
            if (!bytes) return SIZE_MAX;
            count = strlen(bytes);
        }
        if (out) memcpy(out + length, bytes, count);
        length += count;
    }
    return length;
}

char *template_fill(Arena *arena, const char *text, const Relation *relation, const Fact *fact,
                    size_t instead_column, const char *instead) {
    size_t length = fill(text, relation, fact, instead_column, instead, NULL);
    if (length == SIZE_MAX) return NULL;
    char *filled = arena_alloc(arena, length + 1);
    fill(text, relation, fact, instead_column, instead, filled);
    return filled;
}
