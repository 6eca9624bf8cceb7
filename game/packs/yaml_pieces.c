#include "packs/yaml_pieces.h"

#include <string.h>

void yaml_cutter_begin(YamlCutter *cutter, const char *text, size_t length) {
    *cutter = (YamlCutter){.text = text, .length = length};
}

static char character_at(const YamlCutter *cutter, size_t at) {
    return at < cutter->length ? cutter->text[at] : '\n';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hyphen(const YamlCutter *cutter, size_t at) {
    char next = character_at(cutter, at + 1);
    return character_at(cutter, at) == '-' && (next == ' ' || next == '\n');
}

static size_t count_spaces(const YamlCutter *cutter) {
    size_t at = cutter->at;
    while (character_at(cutter, at) == ' ') at++;
    return at - cutter->at;
}

/* What the first line of a value begins. */
static YamlOpen begun_by(const YamlCutter *cutter, size_t spaces) {
    YamlOpen open = {.column = (uint32_t)spaces + 1};
    if (is_hyphen(cutter, cutter->at + spaces))
        open.kind = YAML_OPEN_LIST;
    else if (spaces > 0 && is_letter(character_at(cutter, cutter->at + spaces)))
        open.kind = YAML_OPEN_MAP;
    return open;
}

/* Goes behind the present line. */
static void pass_line(YamlCutter *cutter) {
    if (is_letter(character_at(cutter, cutter->at))) {
        cutter->has_root = cutter->awaits = true;
        cutter->section = (YamlOpen){0};
    } else if (cutter->awaits) {
        size_t spaces = count_spaces(cutter);
        char first = character_at(cutter, cutter->at + spaces);
        if (first != '\n' && first != '#') {
            cutter->section = begun_by(cutter, spaces);
            cutter->awaits = false;
        }
    }
    const char *line = cutter->text + cutter->at, *end = memchr(line, '\n', cutter->length - cutter->at);
    cutter->at = end ? (size_t)(end + 1 - cutter->text) : cutter->length;
}

/* What is open before the present line, if a piece may begin with it. */
static YamlOpen open_here(const YamlCutter *cutter) {
    const YamlOpen *section = &cutter->section;
    if (is_letter(character_at(cutter, cutter->at)))
        return (YamlOpen){cutter->has_root ? YAML_OPEN_ROOT : YAML_OPEN_NOTHING, 1};
    if (section->kind == YAML_OPEN_NOTHING || count_spaces(cutter) != section->column - 1)
        return (YamlOpen){0};
    size_t first = cutter->at + section->column - 1;
    bool begins_one =
        section->kind == YAML_OPEN_LIST ? is_hyphen(cutter, first) : is_letter(character_at(cutter, first));
    return begins_one ? *section : (YamlOpen){0};
}

bool yaml_cutter_next(YamlCutter *cutter, size_t bytes, YamlPiece *piece) {
    size_t start = cutter->at;
    if (start == cutter->length) return false;
    *piece = (YamlPiece){.text = cutter->text + start, .before = cutter->open};
    bool is_inside = cutter->open.kind == YAML_OPEN_LIST || cutter->open.kind == YAML_OPEN_MAP;
    for (bool ends = false; !ends;) {
        pass_line(cutter);
        cutter->open = (YamlOpen){0};
        if (cutter->at == cutter->length) break;
        YamlOpen open = open_here(cutter);
        bool is_long = cutter->at - start >= bytes;
        ends = open.kind != YAML_OPEN_NOTHING && (is_long || (is_inside && open.kind == YAML_OPEN_ROOT));
        if (ends) cutter->open = open;
    }
    piece->length = cutter->at - start;
    piece->after = cutter->open;
    return true;
}
