/* The native pack: a YAML file as questions/README.md describes it. Shared by the files that read its parts.
 */
#ifndef QUIZLEAF_PACKS_READ_NATIVE_H
#define QUIZLEAF_PACKS_READ_NATIVE_H

#include "cards/name_index.h"
#include "packs/pack.h"
#include "packs/yaml_fields.h"

/* For finding a source by its name in the pack. */
typedef struct SourceKey {
    const char *id;
    size_t source; /* index into the pack's sources */
} SourceKey;

typedef struct NativeReader {
    Pack *pack;
    Arena *arena;   /* the pack's */
    Arena *scratch; /* for what is not kept */
    Problems *problems;
    const NameIndex *names; /* once the facts are read */
    SourceKey *source_keys; /* by id, then in the pack's order */
} NativeReader;

/* Reads the whole file into reader->pack: head, facts, then cards. False where there is nothing to play. */
bool read_native(NativeReader *reader, const char *bytes, size_t length);

/* The relations under "facts". */
void read_native_facts(NativeReader *reader, const YamlNode *facts);

/* The hand-written cards under "cards", each proved fair or reported. */
void read_native_cards(NativeReader *reader, const YamlNode *cards);

/* A source by its name in the pack: its index, or SIZE_MAX with an error at the node. */
size_t read_native_source(NativeReader *reader, const YamlNode *node);

/* easy, medium or hard; DIFFICULTY_UNSET for a missing node, and with an error for another text. */
Difficulty read_native_difficulty(NativeReader *reader, const YamlNode *node);

#endif
