/* What libyaml finds in a text, one event after the other. A long text is cut into pieces (yaml_pieces.h),
 * which a thread of its own and the reader parse by turns, since parsing takes longer than all that is made
 * of it: with two cores a pack is read in about the time that libyaml alone takes. Where the pieces do not
 * fit together, or something in them is wrong, the text is parsed once more as a whole, and goes on behind
 * what was given, so that what is told of it is what libyaml says. */
#ifndef QUIZLEAF_PACKS_YAML_EVENTS_H
#define QUIZLEAF_PACKS_YAML_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum YamlEventKind {
    YAML_EVENT_DOCUMENT, /* one begins */
    YAML_EVENT_TEXT,
    YAML_EVENT_ALIAS,
    YAML_EVENT_LIST,
    YAML_EVENT_LIST_END,
    YAML_EVENT_MAP,
    YAML_EVENT_MAP_END
} YamlEventKind;

typedef struct YamlEvent {
    YamlEventKind kind;
    uint32_t line, column; /* from 1, columns in code points; of an end, and of a
                            * text that was left out, only about */
    bool quoted;           /* texts: in quotes or a block */
    bool on_lines;         /* lists, maps: not in brackets */
    bool has_anchor, has_tag;
    const char *text; /* texts: UTF-8, no NUL behind it */
    size_t length;    /* in bytes */
} YamlEvent;

typedef enum YamlFailureKind {
    YAML_FAILURE_NONE,
    YAML_FAILURE_MEMORY,
    YAML_FAILURE_CHARACTER, /* one that YAML does not allow, at `offset` */
    YAML_FAILURE_SYNTAX     /* at line and column */
} YamlFailureKind;

typedef struct YamlFailure {
    YamlFailureKind kind;
    const char *problem; /* in libyaml's words, static; may be NULL */
    size_t offset;       /* in bytes */
    uint32_t line, column;
} YamlFailure;

typedef struct YamlEvents YamlEvents;

/* Begins with a text, which must outlive the events; bytes that are not UTF-8 are a failure. NULL where there
 * is not enough memory. */
YamlEvents *yaml_events_open(const char *text, size_t length);

/* The next event, which is good, with its text, until the one after it is asked for. NULL behind the last,
 * and where what comes cannot be read. */
const YamlEvent *yaml_events_next(YamlEvents *events);

/* About how many bytes of the text are behind what was given: those of a whole batch. */
size_t yaml_events_offset(const YamlEvents *events);

/* After NULL: what could not be read. */
YamlFailure yaml_events_failure(const YamlEvents *events);

/* At any time, whatever was read; NULL is fine. */
void yaml_events_close(YamlEvents *events);

#endif
