/* A pack of 300 facts is about 5,000 nodes, a hand-written card 15, which come and go. Recursion goes as deep
 * as YAML_DEPTH_MAX, not deeper. */
#include "packs/yaml_tree.h"

#include <string.h>

#include "base/text.h"
#include "packs/yaml_events.h"

typedef struct TreeReader {
    YamlEvents *events;
    const YamlEvent *event; /* NULL before the first and behind the last */
    bool failed;            /* an error that leaves nothing to read behind it */
    const char *bytes;
    const char *file;
    const YamlParts *parts; /* NULL: everything stands in the tree */
    Arena *arena;           /* for texts */
    Arena *nodes;           /* for nodes: the same, or while an item is read the passing one */
    Problems *problems;
} TreeReader;

/* Where the present event begins. */
static Place present_place(const TreeReader *reader) {
    return (Place){reader->file, reader->event->line, reader->event->column};
}

/* Where a byte stands: lines and code points before it. */
static Place place_of_offset(const char *bytes, size_t offset, const char *file) {
    Place place = {file, 1, 1};
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)bytes[i] & 0xC0) != 0x80) { /* continuation bytes are no character */
            place.column++;
        }
    }
    return place;
}

static void report_failure(TreeReader *reader, YamlFailure failure) {
    reader->failed = true;
    if (failure.kind == YAML_FAILURE_MEMORY) {
        problem_error(reader->problems, (Place){.file = reader->file},
                      "There is not enough memory to read it.");
        return;
    }
    Place place = {reader->file, failure.line, failure.column};
    if (failure.kind == YAML_FAILURE_CHARACTER)
        place = place_of_offset(reader->bytes, failure.offset, reader->file);
    problem_error(
        reader->problems, place,
        "This is not valid YAML: %s. Look for a missing quote, bracket or space here or just above; "
        "a text with \": \" or \" #\" in it needs quotes.",
        failure.problem ? failure.problem : "it cannot be read");
}

/* Moves to the next event; false behind the last and after an error. */
static bool next_event(TreeReader *reader) {
    if (reader->failed) return false;
    reader->event = yaml_events_next(reader->events);
    if (reader->event) return true;
    YamlFailure failure = yaml_events_failure(reader->events);
    if (failure.kind != YAML_FAILURE_NONE) report_failure(reader, failure);
    return false;
}

static void refuse_extras(TreeReader *reader) {
    if (reader->event->has_anchor)
        problem_error(reader->problems, present_place(reader),
                      "A pack has no anchors (&name). Write the text itself.");
    if (reader->event->has_tag)
        problem_error(reader->problems, present_place(reader),
                      "A pack has no tags (!name). Take it away, or put the text in quotes.");
}

static YamlNode *new_node(TreeReader *reader, YamlKind kind) {
    YamlNode *node = arena_alloc(reader->nodes, sizeof *node);
    node->kind = kind;
    node->place = present_place(reader);
    return node;
}

static YamlNode *read_text(TreeReader *reader, Arena *arena) {
    YamlNode *node = new_node(reader, YAML_TEXT);
    refuse_extras(reader);
    node->quoted = reader->event->quoted;
    node->length = reader->event->length;
    node->text = arena_copy_text(arena, reader->event->text, node->length);
    return node;
}

static YamlNode *read_node(TreeReader *reader, int depth);

#define ITEM_DEPTH 2 /* under the root and the part */

/* The part to be handed over that the event begins as the value of the root's last key; NULL: none. */
static const YamlPart *begins_part(const TreeReader *reader, const YamlNode *root, const YamlNode *key) {
    const YamlParts *parts = reader->parts;
    if (!parts || !key || key->kind != YAML_TEXT || root->count % 2 == 0) return NULL;
    for (const YamlPart *part = parts->parts; part < parts->parts + parts->count; part++) {
        YamlEventKind opens = part->kind == YAML_LIST ? YAML_EVENT_LIST : YAML_EVENT_MAP;
        if (reader->event->kind == opens && strcmp(key->text, part->key) == 0)
            return part->begin(parts->context, root) ? part : NULL;
    }
    return NULL;
}

/* Names stay in the tree, so that all of them can be compared. */
static YamlNode **keep_name(TreeReader *reader, YamlNode *map, YamlNode **link, YamlNode *name,
                            const YamlNode *item) {
    YamlNode *value = arena_alloc(reader->arena, sizeof *value);
    *value = (YamlNode){.kind = item->kind, .place = item->place, .text = item->text ? "" : NULL};
    *link = name;
    name->next = value;
    map->count += 2;
    return &value->next;
}

/* Hands its items over. */
static YamlNode *read_part(TreeReader *reader, const YamlPart *part) {
    bool is_map = part->kind == YAML_MAP;
    YamlEventKind end = is_map ? YAML_EVENT_MAP_END : YAML_EVENT_LIST_END;
    YamlNode *node = new_node(reader, part->kind), **link = &node->first, *name = NULL;
    refuse_extras(reader);
    while (next_event(reader) && reader->event->kind != end) {
        if (is_map) name = read_node(reader, ITEM_DEPTH);
        if (is_map && !next_event(reader)) break;
        reader->nodes = reader->parts->passing;
        const YamlNode *item = read_node(reader, ITEM_DEPTH);
        reader->nodes = reader->arena;
        if (reader->failed) break;
        reader->parts->tell(reader->parts->context, yaml_events_offset(reader->events));
        part->take(reader->parts->context, name, item);
        if (is_map) link = keep_name(reader, node, link, name, item);
        arena_reset(reader->parts->passing);
    }
    return node;
}

/* Keys of an item's own map are known words. */
static bool is_passing_key(const TreeReader *reader, const YamlNode *map, int depth) {
    return reader->nodes != reader->arena && depth == ITEM_DEPTH && map->kind == YAML_MAP &&
           map->count % 2 == 0 && reader->event->kind == YAML_EVENT_TEXT;
}

static YamlNode *read_children(TreeReader *reader, YamlKind kind, YamlEventKind end, int depth) {
    bool has_parts = depth == 0 && kind == YAML_MAP && reader->event->column == 1 && reader->event->on_lines;
    YamlNode *node = new_node(reader, kind), *last = NULL;
    if (depth == YAML_DEPTH_MAX) {
        problem_error(reader->problems, node->place,
                      "This is nested over %d levels deep; a pack needs fewer than ten.", YAML_DEPTH_MAX);
        reader->failed = true;
        return node;
    }
    YamlNode **link = &node->first;
    while (next_event(reader) && reader->event->kind != end) {
        const YamlPart *part = has_parts ? begins_part(reader, node, last) : NULL;
        YamlNode *child = part                                  ? read_part(reader, part)
                          : is_passing_key(reader, node, depth) ? read_text(reader, reader->nodes)
                                                                : read_node(reader, depth + 1);
        *link = last = child;
        link = &child->next;
        node->count++;
    }
    return node;
}

/* The node that begins with the present event. */
static YamlNode *read_node(TreeReader *reader, int depth) {
    switch (reader->event->kind) {
    case YAML_EVENT_TEXT:
        return read_text(reader, reader->arena);
    case YAML_EVENT_LIST:
        refuse_extras(reader);
        return read_children(reader, YAML_LIST, YAML_EVENT_LIST_END, depth);
    case YAML_EVENT_MAP:
        refuse_extras(reader);
        return read_children(reader, YAML_MAP, YAML_EVENT_MAP_END, depth);
    default: /* an alias: nothing is expanded, so it cannot grow */
        problem_error(reader->problems, present_place(reader),
                      "A pack has no aliases (*name). Write the text itself.");
        YamlNode *node = new_node(reader, YAML_TEXT);
        node->text = "";
        return node;
    }
}

static YamlNode *read_documents(TreeReader *reader) {
    YamlNode *root = NULL;
    while (next_event(reader)) {
        if (reader->event->kind != YAML_EVENT_DOCUMENT) continue;
        if (root) {
            problem_error(
                reader->problems, present_place(reader),
                "A pack is one document: take away this \"---\" and what follows, or the line itself.");
            reader->failed = true;
            break;
        }
        if (next_event(reader)) root = read_node(reader, 0);
    }
    return root;
}

/* False where the arena ran out, if its owner wants to know. What changes on the way is the caller's, so that
 * nothing of it is lost in the jump. */
static bool read_guarded(TreeReader *reader, YamlNode **root) {
    jmp_buf here;
    if (setjmp(here)) return false;
    if (reader->arena->exhausted) arena_on_exhausted(reader->arena, &here);
    if (reader->parts && reader->parts->passing->exhausted) arena_on_exhausted(reader->parts->passing, &here);
    *root = read_documents(reader);
    return true;
}

static bool check_utf8(const char *bytes, size_t length, const char *file, Problems *problems) {
    size_t offset = text_find_invalid(bytes, length);
    if (offset == length) return true;
    Place place = place_of_offset(bytes, offset, file);
    problem_error(problems, place, "The byte 0x%02X is not UTF-8 text. Save the file as UTF-8.",
                  (unsigned char)bytes[offset]);
    return false;
}

YamlNode *yaml_tree_read(const char *bytes, size_t length, const char *file, const YamlParts *parts,
                         Arena *arena, Problems *problems) {
    if (length >= 3 &&
        memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { /* a byte order mark, as some editors put in front */
        bytes += 3;
        length -= 3;
    }
    TreeReader reader = {
        .bytes = bytes, .file = file, .parts = parts, .arena = arena, .nodes = arena, .problems = problems};
    reader.events = yaml_events_open(bytes, length);
    if (!reader.events) {
        problem_error(problems, (Place){.file = file}, "There is not enough memory to read it.");
        return NULL;
    }
    if (!check_utf8(bytes, length, file, problems)) { /* the parser is at work meanwhile */
        yaml_events_close(reader.events);
        return NULL;
    }

    jmp_buf *outer = arena->exhausted, *outer_passing = parts ? parts->passing->exhausted : NULL;
    YamlNode *root = NULL;
    bool enough = read_guarded(&reader, &root);
    arena_on_exhausted(arena, outer);
    if (parts) arena_on_exhausted(parts->passing, outer_passing);
    yaml_events_close(reader.events);
    if (!enough) longjmp(*outer, 1);
    return reader.failed ? NULL : root;
}
