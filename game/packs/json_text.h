/* A JSON file by jansson, with what jansson does not do: any encoding, a ceiling for how much it may hold,
 * and the places of its questions. */
#ifndef QUIZLEAF_PACKS_JSON_TEXT_H
#define QUIZLEAF_PACKS_JSON_TEXT_H

#include <jansson.h>

#include "packs/pack_reading.h"

#define JSON_BYTES_MAX (32 * MEBIBYTE)
#define JSON_VALUES_MAX 2000000 /* each takes jansson some 100 bytes; a question has about ten */

/* The file's root, released when the reading is over; NULL with an error at its place where it is no JSON or
 * too much. For formats that take bytes: sets reading->text to the decoded text. */
json_t *json_text_load(PackReading *reading);

/* Where the items of a list stand. */
typedef struct JsonPlaces {
    const size_t *offsets; /* bytes of reading->text; in the pack's arena */
    size_t count;
} JsonPlaces;

/* The items of the list that `keys` lead to from the root (none: the root is the list itself). Of a key that
 * stands twice the last counts, as for jansson. Takes JSON that json_text_load has accepted. */
JsonPlaces json_text_places(PackReading *reading, const char *const *keys, size_t key_count);

/* Hands each question of the list, to which `keys` lead as above, to `read`, with its place. The reading's
 * scratch is empty each time. */
void json_text_each(PackReading *reading, const json_t *questions, const char *const *keys, size_t key_count,
                    void (*read)(void *context, const json_t *question, Place place), void *context);

/* A text value by its key as a plain line in the pack's arena; a number or truth as JSON writes it; "" for
 * what is missing or no text. `html`: mark-up is taken out. */
const char *json_text_field(PackReading *reading, const json_t *object, const char *key, bool html);
const char *json_text_value(PackReading *reading, const json_t *value, bool html);

/* A number by its key, or what a text begins with as a number; 0 where there is none or it is negative. */
double json_text_number(const json_t *object, const char *key);

/* Whether a file's head begins like JSON. */
bool json_text_looks_so(const PackBytes *file);

#endif
