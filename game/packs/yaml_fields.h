/* What a reader of packs asks of YAML nodes: known keys, texts of a length, yes or no, numbers; each with a
 * problem at the node's place that says what to do. */
#ifndef QUIZLEAF_PACKS_YAML_FIELDS_H
#define QUIZLEAF_PACKS_YAML_FIELDS_H

#include "packs/yaml_tree.h"

/* A key that a map may have. */
typedef struct YamlField {
    const char *name;
    bool required;
} YamlField;

/* Sorts a map's values by its keys: values[i] belongs to fields[i], NULL where it is missing. Keys that are
 * unknown, stand twice or are missing though required are errors. False where the node is no map or lacks a
 * required key; `what` names the thing in the sentence, as in "a source". */
bool yaml_fields_read(const YamlNode *map, const char *what, const YamlField *fields, size_t field_count,
                      const YamlNode **values, Problems *problems);

/* The keys of a map whose names are free (sources, facts): an error for each that stands twice, is empty or
 * is no text. `scratch` keeps the sorting. False where the node is no map. */
bool yaml_fields_check_names(const YamlNode *map, const char *what, Arena *scratch, Problems *problems);

/* A text on one line of 1 to max code points; NULL with an error where it is not. It is the node's own. */
const char *yaml_fields_text(const YamlNode *node, const char *what, size_t max, Problems *problems);

/* The same for what is only shown: a longer text is cut short and one of several lines becomes one, with a
 * warning; what is new of it is in the arena. */
const char *yaml_fields_title(const YamlNode *node, const char *what, size_t max, Arena *arena,
                              Problems *problems);

/* true or false (yes and no too) into *out; false with an error where it is neither. */
bool yaml_fields_flag(const YamlNode *node, const char *what, bool *out, Problems *problems);

/* A whole number from least to most into *out; false with an error where it is not. */
bool yaml_fields_number(const YamlNode *node, const char *what, uint32_t least, uint32_t most, uint32_t *out,
                        Problems *problems);

#endif
