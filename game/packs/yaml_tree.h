/* A YAML file as a tree of nodes with places, by libyaml's events.
 *
 * Only what a pack needs: one document of maps, lists and texts. Anchors, aliases, tags and further documents
 * are reported and passed over, nesting is capped, and all memory is the arena's, so no file takes long or
 * much. Every scalar is a text here; what it means is the reader's business. */
#ifndef QUIZLEAF_PACKS_YAML_TREE_H
#define QUIZLEAF_PACKS_YAML_TREE_H

#include "base/problem.h"

#define YAML_DEPTH_MAX 64

typedef enum YamlKind { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode {
    YamlKind kind;
    bool quoted; /* texts: in quotes or a block */
    Place place;
    const char *text;       /* YAML_TEXT: valid UTF-8 with a NUL; other kinds: NULL */
    size_t length;          /* YAML_TEXT: bytes, a NUL inside counts */
    struct YamlNode *first; /* YAML_LIST: the first item; YAML_MAP: the first key, its `next` the value */
    struct YamlNode *next;  /* in the list or map it stands in */
    size_t count;           /* items of a list; keys and values of a map */
} YamlNode;

/* The file's root in the arena; NULL with errors at their places where it cannot be read at all. Bytes that
 * are not UTF-8 are an error with their place. `file` must outlive the nodes and problems. Where the arena
 * runs out, this cleans up and jumps on to the arena's own `exhausted`. */
YamlNode *yaml_tree_read(const char *bytes, size_t length, const char *file, Arena *arena,
                         Problems *problems);

#endif
