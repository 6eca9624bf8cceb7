/* Events of libyaml's, as many as come at once, without what does not matter to a reader. Here and in
 * yaml_events.c libyaml's parser is known, and nowhere else. */
#ifndef QUIZLEAF_PACKS_YAML_BATCH_H
#define QUIZLEAF_PACKS_YAML_BATCH_H

#include <yaml.h>

#include "base/buffer.h"
#include "packs/yaml_events.h"
#include "packs/yaml_pieces.h"

#define YAML_BATCH_EVENTS 4096 /* 128 KiB, of which what is filled is touched */

typedef struct YamlBatch {
    YamlEvent events[YAML_BATCH_EVENTS];
    size_t from, count; /* events[from .. count - 1] are to be read */
    Buffer texts; /* of all of them, without anything between; an event's own begins behind the one before */
    bool ends_document;    /* "..." stands in it */
    bool is_over;          /* the parser came to the end or failed */
    bool is_out_of_memory; /* it failed here */
    bool is_whole;         /* a piece: all of it is here, and its ends are as they should be */
    uint32_t lines;        /* a piece: how many end in it */
    size_t bytes;          /* of the text, behind it */
} YamlBatch;

/* How long its texts may become for a text of so many bytes. */
void yaml_batch_limit(YamlBatch *batch, size_t bytes);

/* Empties it and fills it with what comes next, up to `most` events. */
void yaml_batch_fill(YamlBatch *batch, yaml_parser_t *parser, size_t most);

/* Empties it and fills it with a whole piece: the events that come at its place in the whole text, with lines
 * counted from 1 in the piece. Where an end is looked at, it stands at the end of the piece. `is_whole` is
 * false where the piece has a fault, is too long, or has other ends than it should have. */
void yaml_batch_parse(YamlBatch *batch, const YamlPiece *piece);

void yaml_batch_release(YamlBatch *batch);

#endif
