/* Where a YAML text may be cut, so that its pieces can be parsed each by itself, several at once.
 *
 *     title: Leaves
 *     cards:
 *       - ask: Which leaf has lobes?
 *         ...
 *       - ask: Which has needles?       <- a piece may begin here
 *
 * A pack is a map on lines of its own, and what is long in it are lists and maps on lines of their own. A
 * line that stands no deeper than a list's hyphens or a map's keys ends whatever is open inside of these,
 * plain texts and blocks included (YAML 1.1, sections 4.2.2, 9.1.3 and 9.2.1), so that nothing but the list
 * or map and the root is open before it. Only text in quotes or brackets goes on over such a line. The cutter
 * does not know of these: who parses the pieces sees whether just what `before` and `after` tell stands open
 * at a piece's ends, and takes the text as a whole where it does not. */
#ifndef QUIZLEAF_PACKS_YAML_PIECES_H
#define QUIZLEAF_PACKS_YAML_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum YamlOpenKind {
    YAML_OPEN_NOTHING, /* an end of the whole text */
    YAML_OPEN_ROOT,    /* the root's map, between two of its keys */
    YAML_OPEN_LIST,    /* a list that is the value of the root's last key, between two items */
    YAML_OPEN_MAP      /* the same of a map */
} YamlOpenKind;

typedef struct YamlOpen {
    YamlOpenKind kind;
    uint32_t column; /* of its hyphens or keys, from 1 */
} YamlOpen;

typedef struct YamlPiece {
    const char *text;
    size_t length; /* whole lines, but for the last piece's last */
    YamlOpen before, after;
} YamlPiece;

typedef struct YamlCutter {
    const char *text;
    size_t length, at;
    bool has_root;    /* a key of the root was seen */
    bool awaits;      /* and nothing of its value yet */
    YamlOpen section; /* the list or map that is the value of the root's last key; nothing: neither */
    YamlOpen open;    /* where it is */
} YamlCutter;

/* Begins with a text, which must outlive the pieces. */
void yaml_cutter_begin(YamlCutter *cutter, const char *text, size_t length);

/* The next piece, of about so many bytes, or longer where there is no place to cut. False behind the last. */
bool yaml_cutter_next(YamlCutter *cutter, size_t bytes, YamlPiece *piece);

#endif
