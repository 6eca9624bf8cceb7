/* Collections seen have 1 to 30 kinds of notes, 1 to 300 decks and 20 to 40,000 cards. */
#include "packs/anki_collection.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/text.h"
#include "packs/anki_template.h"
#include "packs/protobuf.h"

static AnkiKind *add_kind(PackReading *reading, AnkiCollection *collection, int64_t id, bool is_cloze) {
    if (collection->kind_count == ANKI_KINDS_MAX) return NULL;
    collection->kinds = arena_grow(reading->arena, collection->kinds, collection->kind_count,
                                   &collection->kind_capacity, sizeof *collection->kinds);
    AnkiKind *kind = &collection->kinds[collection->kind_count++];
    *kind = (AnkiKind){.id = id, .is_cloze = is_cloze};
    return kind;
}

static AnkiKind *find_kind(const AnkiCollection *collection, int64_t id) {
    for (size_t i = 0; i < collection->kind_count; i++)
        if (collection->kinds[i].id == id) return &collection->kinds[i];
    return NULL;
}

const AnkiKind *anki_collection_kind(const AnkiCollection *collection, int64_t id) {
    return find_kind(collection, id);
}

/* Fields and templates come in any order, each with its place; what is left out between them is empty. */
static void set_field(AnkiKind *kind, int64_t place, const char *name) {
    if (place < 0 || place >= ANKI_FIELDS_MAX || !name) return;
    for (; kind->field_count <= (size_t)place; kind->field_count++) kind->fields[kind->field_count] = "";
    kind->fields[place] = name;
}

static void set_way(PackReading *reading, AnkiKind *kind, int64_t place, const char *front,
                    const char *back) {
    if (place < 0 || place >= ANKI_WAYS_MAX) return;
    for (; kind->way_count <= (size_t)place; kind->way_count++)
        kind->ways[kind->way_count] = (AnkiWay){.told = SIZE_MAX, .asked = SIZE_MAX};
    kind->ways[place] = anki_template_way(reading, kind, front, back);
}

static int compare_decks(const void *left, const void *right) {
    const AnkiDeck *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static void add_deck(PackReading *reading, AnkiCollection *collection, int64_t id, const char *name) {
    if (collection->deck_count == ANKI_DECKS_MAX || !name || text_has_control(name)) return;
    collection->decks = arena_grow(reading->arena, collection->decks, collection->deck_count,
                                   &collection->deck_capacity, sizeof *collection->decks);
    collection->decks[collection->deck_count++] = (AnkiDeck){id, name};
}

const char *anki_collection_deck(const AnkiCollection *collection, int64_t id) {
    const AnkiDeck wanted = {.id = id};
    if (!collection->deck_count) return NULL;
    const AnkiDeck *found =
        bsearch(&wanted, collection->decks, collection->deck_count, sizeof wanted, compare_decks);
    return found ? found->name : NULL;
}

/* A JSON number, or a text of one: both occur. */
static int64_t number_of(const json_t *value) {
    if (json_is_integer(value)) return json_integer_value(value);
    return json_is_string(value) ? strtoll(json_string_value(value), NULL, 10) : -1;
}

static const char *text_of(PackReading *reading, const json_t *value) {
    return json_is_string(value)
               ? arena_copy_text(reading->arena, json_string_value(value), json_string_length(value))
               : NULL;
}

static const char *text_or_nothing(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static void read_json_kinds(PackReading *reading, AnkiCollection *collection, const json_t *kinds) {
    const char *id;
    json_t *kind_json, *item;
    size_t i;
    json_object_foreach((json_t *)(uintptr_t)kinds, id, kind_json) {
        AnkiKind *kind = add_kind(reading, collection, strtoll(id, NULL, 10),
                                  number_of(json_object_get(kind_json, "type")) == 1);
        if (!kind) return;
        json_array_foreach(json_object_get(kind_json, "flds"), i, item) set_field(
            kind, number_of(json_object_get(item, "ord")), text_of(reading, json_object_get(item, "name")));
        json_array_foreach(json_object_get(kind_json, "tmpls"), i, item)
            set_way(reading, kind, number_of(json_object_get(item, "ord")), text_or_nothing(item, "qfmt"),
                    text_or_nothing(item, "afmt"));
    }
}

static void read_json_decks(PackReading *reading, AnkiCollection *collection, const json_t *decks) {
    const char *id;
    json_t *deck;
    json_object_foreach((json_t *)(uintptr_t)decks, id, deck)
        add_deck(reading, collection, strtoll(id, NULL, 10), text_of(reading, json_object_get(deck, "name")));
}

static void close_json(void *json) {
    json_decref(json);
}

/* An object in a column of the row; NULL where it is none. */
static const json_t *load_json(PackReading *reading, sqlite3_stmt *rows, int column) {
    const char *text = (const char *)sqlite3_column_text(rows, column);
    json_t *json = text ? json_loadb(text, (size_t)sqlite3_column_bytes(rows, column), 0, NULL) : NULL;
    if (!json) return NULL;
    reading_hold(reading, json, close_json);
    return json_is_object(json) ? json : NULL;
}

static bool read_json(PackReading *reading, AnkiDatabase *database, AnkiCollection *out) {
    sqlite3_stmt *rows = anki_database_select(database, "SELECT models, decks FROM col");
    bool found = false;
    while (anki_database_next(database, rows)) {
        if (found) continue;
        const json_t *kinds = load_json(reading, rows, 0), *decks = load_json(reading, rows, 1);
        if (kinds) read_json_kinds(reading, out, kinds);
        if (decks) read_json_decks(reading, out, decks);
        found = true;
    }
    return out->kind_count > 0;
}

/* Field `wanted` of a protobuf message, a number or a text in the scratch arena; 0 or "" where it is missing.
 */
static uint64_t number_in(const char *bytes, size_t length, uint64_t wanted) {
    Protobuf message = {bytes, length};
    ProtobufField field;
    uint64_t found = 0;
    while (protobuf_next(&message, &field))
        if (field.number == wanted && !field.bytes) found = field.value;
    return found;
}

static const char *text_in(PackReading *reading, const char *bytes, size_t length, uint64_t wanted) {
    Protobuf message = {bytes, length};
    ProtobufField field;
    const char *found = "";
    while (protobuf_next(&message, &field))
        if (field.number == wanted && field.bytes)
            found = arena_copy_text(reading->scratch, field.bytes, field.length);
    return found;
}

/* The bytes of a column, borrowed until the next row. */
static const char *blob_of(sqlite3_stmt *rows, int column, size_t *length) {
    const char *bytes = sqlite3_column_blob(rows, column);
    *length = bytes ? (size_t)sqlite3_column_bytes(rows, column) : 0;
    return bytes ? bytes : "";
}

/* Deck names have their parts separated by a control character here. */
static const char *deck_name(PackReading *reading, sqlite3_stmt *rows, int column) {
    size_t length;
    const char *text = anki_database_text(rows, column, reading->scratch, &length), *name = NULL;
    for (const char *part = text; part;) {
        size_t part_length = strcspn(part, "\x1f");
        name = arena_format(reading->arena, "%s%s%.*s", name ? name : "", name ? "::" : "", (int)part_length,
                            part);
        part = part[part_length] ? part + part_length + 1 : NULL;
    }
    return name;
}

static bool read_tables(PackReading *reading, AnkiDatabase *database, AnkiCollection *out) {
    size_t length;
    sqlite3_stmt *rows = anki_database_select(database, "SELECT id, config FROM notetypes");
    while (anki_database_next(database, rows)) {
        const char *config = blob_of(rows, 1, &length);
        add_kind(reading, out, sqlite3_column_int64(rows, 0), number_in(config, length, 1) == 1);
    }
    rows = anki_database_select(database, "SELECT ntid, ord, name FROM fields");
    while (anki_database_next(database, rows)) {
        AnkiKind *kind = find_kind(out, sqlite3_column_int64(rows, 0));
        if (kind)
            set_field(kind, sqlite3_column_int64(rows, 1),
                      anki_database_text(rows, 2, reading->arena, &length));
    }
    rows = anki_database_select(database, "SELECT ntid, ord, config FROM templates");
    while (anki_database_next(database, rows)) {
        AnkiKind *kind = find_kind(out, sqlite3_column_int64(rows, 0));
        const char *config = blob_of(rows, 2, &length);
        if (kind)
            set_way(reading, kind, sqlite3_column_int64(rows, 1), text_in(reading, config, length, 1),
                    text_in(reading, config, length, 2));
        arena_release(reading->scratch);
    }
    rows = anki_database_select(database, "SELECT id, name FROM decks");
    while (anki_database_next(database, rows))
        add_deck(reading, out, sqlite3_column_int64(rows, 0), deck_name(reading, rows, 1));
    return out->kind_count > 0;
}

static int compare_cards(const void *left, const void *right) {
    const AnkiCards *a = left, *b = right;
    return (a->note > b->note) - (a->note < b->note);
}

const AnkiCards *anki_collection_cards(const AnkiCollection *collection, int64_t note) {
    const AnkiCards wanted = {.note = note};
    if (!collection->card_count) return NULL;
    return bsearch(&wanted, collection->cards, collection->card_count, sizeof wanted, compare_cards);
}

/* Those of one note become one. */
static void read_cards(PackReading *reading, AnkiDatabase *database, AnkiCollection *out) {
    sqlite3_stmt *rows = anki_database_select(database, "SELECT nid, did, ord FROM cards");
    while (anki_database_next(database, rows)) {
        int64_t way = sqlite3_column_int64(rows, 2);
        if (out->card_count == ANKI_CARDS_MAX) continue;
        out->cards =
            arena_grow(reading->arena, out->cards, out->card_count, &out->card_capacity, sizeof *out->cards);
        out->cards[out->card_count++] =
            (AnkiCards){sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1),
                        way >= 0 && way < ANKI_WAYS_MAX ? (uint32_t)1 << way : 0};
    }
    if (out->card_count == 0) return;
    qsort(out->cards, out->card_count, sizeof *out->cards, compare_cards);
    size_t kept = 0;
    for (size_t i = 1; i < out->card_count; i++) {
        if (out->cards[i].note == out->cards[kept].note)
            out->cards[kept].ways |= out->cards[i].ways;
        else
            out->cards[++kept] = out->cards[i];
    }
    out->card_count = kept + 1;
}

bool anki_collection_read(PackReading *reading, AnkiDatabase *database, AnkiCollection *out) {
    *out = (AnkiCollection){0};
    size_t errors_before = reading->problems->errors;
    bool is_new = anki_database_has_table(database, "notetypes");
    bool found = is_new ? read_tables(reading, database, out) : read_json(reading, database, out);
    if (!found && reading->problems->errors == errors_before)
        problem_error(reading->problems, reading_whole_file(reading),
                      "This database is no Anki deck: no kinds of notes stand in it. Export the deck from "
                      "Anki as .apkg.");
    if (!found) return false;
    if (out->deck_count) qsort(out->decks, out->deck_count, sizeof *out->decks, compare_decks);
    read_cards(reading, database, out);
    return true;
}
