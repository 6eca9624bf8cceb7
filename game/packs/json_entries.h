/* A JSON file whose list of entries is read one by one, by jansson, with what jansson does not do: any
 * encoding, a ceiling for how much it may hold, and the places of its entries. Each entry's values are used
 * while they are fresh, and the next one's take their place: those of a whole file take ten times its size.
 *
 *     JsonEntries *entries = json_entries_open(reading, paths, path_count);
 *     if (!entries) return false;
 *     JsonEntry entry;
 *     while (json_entries_next(entries, &entry)) ... entry.value, entry.place ...
 *     return json_entries_finish(entries);
 */
#ifndef QUIZLEAF_PACKS_JSON_ENTRIES_H
#define QUIZLEAF_PACKS_JSON_ENTRIES_H

#include <jansson.h>

#include "packs/pack_reading.h"

#define JSON_BYTES_MAX (32 * MEBIBYTE)
#define JSON_VALUES_MAX 2000000 /* each takes jansson some 100 bytes; a question has about ten */
#define JSON_KEYS_MAX 2
#define JSON_PATHS_MAX 16

/* The keys that lead from the root to a list. None: the root is the list itself. */
typedef struct JsonPath {
    const char *keys[JSON_KEYS_MAX];
} JsonPath;

typedef struct JsonEntry {
    json_t *value; /* in the reading's scratch, until the next entry is asked for; never to be let go */
    Place place;
} JsonEntry;

typedef struct JsonEntries {
    const json_t *root;   /* the whole file, in which the list has no entries; until the reading is over */
    const JsonPath *path; /* which of those asked for leads to the list; NULL: none does */
    size_t count;         /* entries that were read */

    /* json_entries.c's own. */
    PackReading *reading;
    size_t start, end, at; /* bytes of the reading's text: behind [, at ], behind the last entry */
    bool is_over, is_broken;
} JsonEntries;

/* Finds the list of the first path that leads to one; of a key that stands twice the last counts, as for
 * jansson. For formats that take bytes: sets reading->text to the decoded text. NULL with an error at its
 * place where the file is no JSON (unless that shows within the list) or too much. In the pack's arena. */
JsonEntries *json_entries_open(PackReading *reading, const JsonPath *paths, size_t path_count);

/* Another list of a file that was opened, without the values around it (root is NULL). NULL where the path
 * leads to none. */
JsonEntries *json_entries_open_another(PackReading *reading, const JsonPath *path);

/* The next entry into *out; false behind the last, where there is no list, and where the list is no JSON. The
 * reading's scratch is empty each time. */
bool json_entries_next(JsonEntries *entries, JsonEntry *out);

/* Before the first again. */
void json_entries_rewind(JsonEntries *entries);

/* Whether all was JSON as far as it was read; false with an error at its place. */
bool json_entries_finish(JsonEntries *entries);

#endif
