/* Writes YAML by libyaml's emitter, which quotes what needs quotes: maps, lists and texts, nothing else. */
#ifndef QUIZLEAF_PACKS_YAML_WRITER_H
#define QUIZLEAF_PACKS_YAML_WRITER_H

#include <stdint.h>
#include <yaml.h>

#include "base/buffer.h"

typedef struct YamlWriter {
    yaml_emitter_t emitter;
    Buffer *out; /* borrowed; `failed` where libyaml ran out of memory, too */
} YamlWriter;

/* Begins a document. */
void yaml_writer_open(YamlWriter *writer, Buffer *out);

/* Ends it and lets go. */
void yaml_writer_close(YamlWriter *writer);

/* Maps and lists hold whatever is written until their end; in a map keys and values alternate. `inline_`: on
 * one line, in braces or brackets. */
void yaml_writer_begin_map(YamlWriter *writer, bool inline_);
void yaml_writer_end_map(YamlWriter *writer);
void yaml_writer_begin_list(YamlWriter *writer, bool inline_);
void yaml_writer_end_list(YamlWriter *writer);
void yaml_writer_text(YamlWriter *writer, const char *text);

/* A key with a text; nothing where the text is NULL. */
void yaml_writer_entry(YamlWriter *writer, const char *key, const char *text);
void yaml_writer_number_entry(YamlWriter *writer, const char *key, int64_t number);
/* A key with a list of texts; nothing where it is empty. */
void yaml_writer_list_entry(YamlWriter *writer, const char *key, const char *const *texts, size_t count);

#endif
