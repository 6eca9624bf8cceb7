/* A pack of 300 facts is about 5,000 nodes, a hand-written card 15, which come and go. Recursion goes as deep
 * as YAML_DEPTH_MAX, not deeper. */
#include "packs/yaml_tree.h"

#include <string.h>

#include <yaml.h>

#include "base/text.h"

typedef struct TreeReader {
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    bool failed; /* an error that leaves nothing to read behind it */
    const char *bytes;
    const char *file;
    const YamlItems *items; /* NULL: everything stands in the tree */
    Arena *arena;           /* for texts */
    Arena *nodes;           /* for nodes: the same, or while an item is read the passing one */
    Problems *problems;
} TreeReader;

static Place place_of(const TreeReader *reader, yaml_mark_t mark) {
    return (Place){reader->file, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
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

static void report_syntax(TreeReader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    reader->failed = true;
    if (parser->error == YAML_MEMORY_ERROR) {
        problem_error(reader->problems, (Place){.file = reader->file},
                      "There is not enough memory to read it.");
        return;
    }
    Place place = place_of(reader, parser->problem_mark);
    if (parser->error == YAML_READER_ERROR)
        place = place_of_offset(reader->bytes, parser->problem_offset, reader->file);
    problem_error(
        reader->problems, place,
        "This is not valid YAML: %s. Look for a missing quote, bracket or space here or just above; "
        "a text with \": \" or \" #\" in it needs quotes.",
        parser->problem ? parser->problem : "it cannot be read");
}

/* Moves to the next event; false after an error. */
static bool next_event(TreeReader *reader) {
    if (reader->has_event) yaml_event_delete(&reader->event);
    reader->has_event = false;
    if (reader->failed) return false;
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        report_syntax(reader);
        return false;
    }
    reader->has_event = true;
    return true;
}

static void refuse_extras(TreeReader *reader, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor)
        problem_error(reader->problems, place_of(reader, reader->event.start_mark),
                      "A pack has no anchors (&name). Write the text itself.");
    if (tag)
        problem_error(reader->problems, place_of(reader, reader->event.start_mark),
                      "A pack has no tags (!name). Take it away, or put the text in quotes.");
}

static YamlNode *new_node(TreeReader *reader, YamlKind kind) {
    YamlNode *node = arena_alloc(reader->nodes, sizeof *node);
    node->kind = kind;
    node->place = place_of(reader, reader->event.start_mark);
    return node;
}

static YamlNode *read_text(TreeReader *reader, Arena *arena) {
    YamlNode *node = new_node(reader, YAML_TEXT);
    refuse_extras(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
    node->quoted = reader->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->length = reader->event.data.scalar.length;
    node->text = arena_copy_text(arena, (const char *)reader->event.data.scalar.value, node->length);
    return node;
}

static YamlNode *read_node(TreeReader *reader, int depth);

#define ITEM_DEPTH 2 /* under the root and the list */

/* The list whose items are handed over, where the event begins it as the value of the root's last key. */
static bool begins_items(const TreeReader *reader, const YamlNode *root, const YamlNode *key) {
    const YamlItems *items = reader->items;
    return items && reader->event.type == YAML_SEQUENCE_START_EVENT && key && key->kind == YAML_TEXT &&
           root->count % 2 == 1 && strcmp(key->text, items->key) == 0 && items->begin(items->context, root);
}

/* Hands its items over; the list itself stays empty. */
static YamlNode *read_items(TreeReader *reader) {
    const YamlItems *items = reader->items;
    YamlNode *list = new_node(reader, YAML_LIST);
    refuse_extras(reader, reader->event.data.sequence_start.anchor, reader->event.data.sequence_start.tag);
    reader->nodes = items->passing;
    while (next_event(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT) {
        const YamlNode *item = read_node(reader, ITEM_DEPTH);
        if (!reader->failed) items->take(items->context, item);
        arena_reset(items->passing);
    }
    reader->nodes = reader->arena;
    return list;
}

/* Keys of an item's own map are known words. */
static bool is_passing_key(const TreeReader *reader, const YamlNode *map, int depth) {
    return reader->nodes != reader->arena && depth == ITEM_DEPTH && map->kind == YAML_MAP &&
           map->count % 2 == 0 && reader->event.type == YAML_SCALAR_EVENT;
}

static YamlNode *read_children(TreeReader *reader, YamlKind kind, yaml_event_type_t end, int depth) {
    bool has_items = depth == 0 && kind == YAML_MAP && reader->event.start_mark.column == 0 &&
                     reader->event.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE;
    YamlNode *node = new_node(reader, kind), *last = NULL;
    if (depth == YAML_DEPTH_MAX) {
        problem_error(reader->problems, node->place,
                      "This is nested over %d levels deep; a pack needs fewer than ten.", YAML_DEPTH_MAX);
        reader->failed = true;
        return node;
    }
    YamlNode **link = &node->first;
    while (next_event(reader) && reader->event.type != end) {
        YamlNode *child = has_items && begins_items(reader, node, last) ? read_items(reader)
                          : is_passing_key(reader, node, depth)         ? read_text(reader, reader->nodes)
                                                                        : read_node(reader, depth + 1);
        *link = last = child;
        link = &child->next;
        node->count++;
    }
    return node;
}

/* The node that begins with the present event. */
static YamlNode *read_node(TreeReader *reader, int depth) {
    const yaml_event_t *event = &reader->event;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_text(reader, reader->arena);
    case YAML_SEQUENCE_START_EVENT:
        refuse_extras(reader, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        return read_children(reader, YAML_LIST, YAML_SEQUENCE_END_EVENT, depth);
    case YAML_MAPPING_START_EVENT:
        refuse_extras(reader, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        return read_children(reader, YAML_MAP, YAML_MAPPING_END_EVENT, depth);
    default: /* an alias: nothing is expanded, so it cannot grow */
        problem_error(reader->problems, place_of(reader, event->start_mark),
                      "A pack has no aliases (*name). Write the text itself.");
        YamlNode *node = new_node(reader, YAML_TEXT);
        node->text = "";
        return node;
    }
}

static YamlNode *read_documents(TreeReader *reader) {
    YamlNode *root = NULL;
    while (next_event(reader) && reader->event.type != YAML_STREAM_END_EVENT) {
        if (reader->event.type != YAML_DOCUMENT_START_EVENT) continue;
        if (root) {
            problem_error(
                reader->problems, place_of(reader, reader->event.start_mark),
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
    if (reader->items && reader->items->passing->exhausted) arena_on_exhausted(reader->items->passing, &here);
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

static void close_reader(TreeReader *reader) {
    if (reader->has_event) yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
}

YamlNode *yaml_tree_read(const char *bytes, size_t length, const char *file, const YamlItems *items,
                         Arena *arena, Problems *problems) {
    if (!check_utf8(bytes, length, file, problems)) return NULL;
    if (length >= 3 &&
        memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { /* a byte order mark, as some editors put in front */
        bytes += 3;
        length -= 3;
    }
    TreeReader reader = {
        .bytes = bytes, .file = file, .items = items, .arena = arena, .nodes = arena, .problems = problems};
    if (!yaml_parser_initialize(&reader.parser)) {
        problem_error(problems, (Place){.file = file}, "There is not enough memory to read it.");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, length);

    jmp_buf *outer = arena->exhausted, *outer_passing = items ? items->passing->exhausted : NULL;
    YamlNode *root = NULL;
    bool enough = read_guarded(&reader, &root);
    arena_on_exhausted(arena, outer);
    if (items) arena_on_exhausted(items->passing, outer_passing);
    close_reader(&reader);
    if (!enough) longjmp(*outer, 1);
    return reader.failed ? NULL : root;
}
