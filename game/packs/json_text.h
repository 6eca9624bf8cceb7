/* What JSON's values say to a card. */
#ifndef QUIZLEAF_PACKS_JSON_TEXT_H
#define QUIZLEAF_PACKS_JSON_TEXT_H

#include <jansson.h>

#include "packs/pack_reading.h"

/* A text value by its key as a plain line in the pack's arena; a number or truth as JSON writes it; "" for
 * what is missing or no text. `html`: mark-up is taken out. */
const char *json_text_field(PackReading *reading, const json_t *object, const char *key, bool html);
const char *json_text_value(PackReading *reading, const json_t *value, bool html);

/* A number by its key, or what a text begins with as a number; 0 where there is none or it is negative. */
double json_text_number(const json_t *object, const char *key);

/* Where JSON begins in a text: at its first bracket, or at the first behind a fence, as in the answers of
 * chatbots ("Here is your quiz:", "```json", "[..."). NULL: nowhere. */
const char *json_text_start(const char *text);

/* Whether a file's head begins like JSON. */
bool json_text_looks_so(const PackBytes *file);

#endif
