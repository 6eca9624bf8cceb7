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

/* A long list or map that is a value of the root: what stands in it is handed over as it comes instead of
 * standing in the tree. 20,000 cards are 300,000 nodes, of which hardly any is looked at twice; and while the
 * file's end is still parsed, its beginning is made use of. */
typedef struct YamlPart {
    const char *key;
    YamlKind kind; /* YAML_LIST or YAML_MAP */
    /* Before the first item, with the root as far as it goes. False: all is to stand in the tree. */
    bool (*begin)(void *context, const YamlNode *root);
    /* An item, with its name in a map, NULL in a list. The item's nodes and the keys of its own map are gone
     * afterwards; its other texts stay, and so does its name. */
    void (*take)(void *context, const YamlNode *name, const YamlNode *item);
} YamlPart;

/* The root is a map on lines of its own. */
typedef struct YamlParts {
    const YamlPart *parts;
    size_t count;
    void *context;
    Arena *passing; /* where what goes is meanwhile; runs out like the arena */
    /* Before each item: about how many bytes of the file are behind it. */
    void (*tell)(void *context, size_t offset);
} YamlParts;

/* The file's root in the arena; NULL with errors at their places where it cannot be read at all. Bytes that
 * are not UTF-8 are an error with their place. `file` must outlive the nodes and problems. Where the arena
 * runs out, this cleans up and jumps on to the arena's own `exhausted`. `parts` may be NULL; what was handed
 * over counts for nothing where NULL is returned. Of a part that was handed over the tree has the names, each
 * with an empty value. */
YamlNode *yaml_tree_read(const char *bytes, size_t length, const char *file, const YamlParts *parts,
                         Arena *arena, Problems *problems);

#endif
