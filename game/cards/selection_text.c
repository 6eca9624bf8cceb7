/* Sizes seen: 1 to 5 packs, 0 to 10 topics, 100 to 500 bytes. */
#include "cards/selection_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define FIRST_WORD "quizleaf-selection "
#define FIRST_LINE_BYTES (sizeof FIRST_WORD + 1) /* with the version's digit and the line's end */
#define HEX_DIGITS 64
#define NAMED_MAX 2 /* packs or topics that a title names */
#define CODE_DIGITS 6

void selection_text_settle(SelectionText *selection) {
    const unsigned all = 1u << DIFFICULTY_EASY | 1u << DIFFICULTY_MEDIUM | 1u << DIFFICULTY_HARD;
    selection->difficulties &= all;
    if (selection->difficulties == all) selection->difficulties = 0;
    selection->long_lists_too &= selection->topic_count || selection->difficulties;
    if (selection->topic_count == 0) return;
    qsort(selection->topics, selection->topic_count, sizeof *selection->topics, text_compare);
    size_t kept = 1;
    for (size_t i = 1; i < selection->topic_count; i++)
        if (strcmp(selection->topics[i], selection->topics[kept - 1]) != 0)
            selection->topics[kept++] = selection->topics[i];
    selection->topic_count = kept;
}

CardFilter selection_text_filter(const SelectionText *selection) {
    return (CardFilter){selection->topics, selection->topic_count, selection->difficulties,
                        selection->long_lists_too};
}

void selection_text_write(const SelectionText *selection, Buffer *out) {
    buffer_format(out, FIRST_WORD "%d\n", selection->long_lists_too ? 2 : 1);
    for (size_t i = 0; i < selection->pack_count; i++)
        buffer_format(out, "pack %s %s\n", selection->packs[i].fingerprint.hex, selection->packs[i].title);
    for (size_t i = 0; i < selection->topic_count; i++)
        buffer_format(out, "topic %s\n", selection->topics[i]);
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
        if (selection->difficulties & 1u << level)
            buffer_format(out, "difficulty %s\n", difficulty_name(level));
}

bool selection_text_is(const char *bytes, size_t length) {
    size_t word = strlen(FIRST_WORD);
    return length >= FIRST_LINE_BYTES && memcmp(bytes, FIRST_WORD, word) == 0 &&
           (bytes[word] == '1' || bytes[word] == '2') && bytes[word + 1] == '\n';
}

static bool read_pack(const char *value, SelectionText *selection) {
    if (selection->pack_count == SELECTION_LISTS_MAX || strlen(value) < HEX_DIGITS + 2 ||
        strspn(value, "0123456789abcdef") != HEX_DIGITS || value[HEX_DIGITS] != ' ' ||
        strlen(value + HEX_DIGITS + 1) > SELECTION_TITLE_BYTES_MAX)
        return false;
    SelectionPack *pack = &selection->packs[selection->pack_count++];
    memcpy(pack->fingerprint.hex, value, HEX_DIGITS);
    pack->fingerprint.hex[HEX_DIGITS] = '\0';
    pack->title = value + HEX_DIGITS + 1;
    return true;
}

static bool read_difficulty(const char *value, SelectionText *selection) {
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++)
        if (strcmp(value, difficulty_name(level)) == 0) {
            selection->difficulties |= 1u << level;
            return true;
        }
    return false;
}

static bool read_line(const char *line, SelectionText *selection) {
    const char *value;
    if (text_has_control(line)) return false;
    if ((value = text_behind_word(line, "pack"))) return read_pack(value, selection);
    if ((value = text_behind_word(line, "difficulty"))) return read_difficulty(value, selection);
    if (!(value = text_behind_word(line, "topic")) || selection->topic_count == SELECTION_TOPICS_MAX)
        return false;
    selection->topics[selection->topic_count++] = value;
    return true;
}

/* The order of lines, doubles and what else differs show when it is written again. */
static bool is_as_written(SelectionText *selection, const char *bytes, size_t length) {
    Buffer again = {.limit_bytes = SELECTION_TEXT_BYTES_MAX};
    selection_text_settle(selection);
    selection_text_write(selection, &again);
    bool same = !again.failed && again.length == length && memcmp(again.text, bytes, length) == 0;
    buffer_release(&again);
    return same;
}

bool selection_text_read(const char *bytes, size_t length, Arena *arena, SelectionText *out) {
    if (!selection_text_is(bytes, length) || length > SELECTION_TEXT_BYTES_MAX ||
        text_find_invalid(bytes, length) != length || memchr(bytes, '\0', length))
        return false;
    SelectionText selection = {.long_lists_too = bytes[strlen(FIRST_WORD)] == '2'};
    char *text = arena_copy_text(arena, bytes, length), *end;
    for (char *line = text + FIRST_LINE_BYTES; *line; line = end + 1) {
        end = strchr(line, '\n');
        if (!end) return false;
        *end = '\0';
        if (!read_line(line, &selection)) return false;
    }
    if (selection.pack_count == 0 || !is_as_written(&selection, bytes, length)) return false;
    *out = selection;
    return true;
}

/* The first few of a list of names, separated; says whether that was all. */
static bool add_names(Buffer *title, const char *const *names, size_t count, const char *separator) {
    size_t named = count <= NAMED_MAX ? count : NAMED_MAX;
    for (size_t i = 0; i < named; i++)
        buffer_format(title, "%s%s", i ? separator : "", *names[i] ? names[i] : "no topic");
    if (named < count) buffer_format(title, "%s%zu more", separator, count - named);
    return named == count;
}

static bool add_filter(Buffer *title, const SelectionText *selection) {
    bool first = true;
    if (!selection->difficulties && !selection->topic_count) return true;
    buffer_add_text(title, " (");
    for (Difficulty level = DIFFICULTY_EASY; level <= DIFFICULTY_HARD; level++) {
        if (!(selection->difficulties & 1u << level)) continue;
        buffer_format(title, "%s%s", first ? "" : ", ", difficulty_name(level));
        first = false;
    }
    if (!first && selection->topic_count) buffer_add_text(title, "; ");
    bool all = add_names(title, selection->topics, selection->topic_count, ", ");
    buffer_add_text(title, ")");
    return all;
}

size_t selection_text_plain_title(const char *title) {
    size_t length = strlen(title);
    const char *code = strrchr(title, '#');
    bool ends_so = code && code > title + 1 && code[-1] == ' ' && strlen(code + 1) == CODE_DIGITS &&
                   strspn(code + 1, "0123456789abcdef") == CODE_DIGITS;
    return ends_so ? length - CODE_DIGITS - 2 : length;
}

const char *selection_text_title(const SelectionText *selection, Arena *arena) {
    const char *titles[SELECTION_LISTS_MAX];
    for (size_t i = 0; i < selection->pack_count; i++) titles[i] = selection->packs[i].title;
    Buffer title = {0}, text = {0};
    bool all = add_names(&title, titles, selection->pack_count, " + ");
    all = add_filter(&title, selection) && all;
    bool too_long = title.length > SELECTION_TITLE_BYTES_MAX - CODE_DIGITS - 2;
    if (!all || too_long) {
        selection_text_write(selection, &text);
        Fingerprint print = hash_fingerprint(buffer_text(&text), text.length);
        if (too_long) { /* long names in a script of many bytes */
            buffer_clear(&title);
            buffer_format(&title, "%zu packs, %zu topics", selection->pack_count, selection->topic_count);
        }
        buffer_format(&title, " #%.*s", CODE_DIGITS, print.hex);
    }
    const char *copy = arena_copy_text(arena, buffer_text(&title), title.length);
    buffer_release(&title);
    buffer_release(&text);
    return copy;
}
