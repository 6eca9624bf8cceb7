/* Anki decks: a package (a zip with a collection and its pictures, anki_package.h), or a collection alone. Of
 * notes the text of their fields is taken, no schedule and no sound. */
#include <stdlib.h>
#include <string.h>

#include "packs/anki_collection.h"
#include "packs/anki_package.h"
#include "packs/zstd_bytes.h"

#define FIELD_SEPARATOR '\x1f'

static const char SQLITE_HEAD[] = "SQLite format 3"; /* with its NUL */

static int recognise(const PackBytes *file, const char *ending) {
    if (file->length >= sizeof SQLITE_HEAD && memcmp(file->bytes, SQLITE_HEAD, sizeof SQLITE_HEAD) == 0)
        return 90;
    bool is_deck = pack_format_lists("anki21b", ending);
    return is_deck && zstd_bytes_are(file->bytes, file->length) ? 95 : 0;
}

static void close_buffer(void *buffer) {
    buffer_release(buffer);
    free(buffer);
}

/* The collection's bytes, unpacked where they are packed; false with an error. */
static bool unpack(PackReading *reading, const char **bytes, size_t *length) {
    *bytes = reading->text;
    *length = reading->length;
    if (!zstd_bytes_are(*bytes, *length)) return true;
    Buffer *out = calloc(1, sizeof *out);
    if (out) reading_hold(reading, out, close_buffer);
    if (out) out->limit_bytes = 2 * PACK_FILE_BYTES_MAX;
    if (!out || !zstd_bytes_unpack(*bytes, *length, out)) {
        problem_error(
            reading->problems, reading_whole_file(reading),
            "This deck is damaged, or larger than %zu MiB. Export it from Anki once more, or in parts.",
            2 * PACK_FILE_BYTES_MAX / MEBIBYTE);
        return false;
    }
    *bytes = out->text;
    *length = out->length;
    return true;
}

/* Cuts the fields apart in place. */
static void split_fields(char *fields, AnkiNote *note) {
    while (note->field_count < ANKI_FIELDS_MAX) {
        note->fields[note->field_count++] = fields;
        fields = strchr(fields, FIELD_SEPARATOR);
        if (!fields) return;
        *fields++ = '\0';
    }
}

/* In a deck that a newer Anki exported for older ones there is one note, which only says so. */
static bool is_notice_only(const AnkiNote *note) {
    return note->field_count && (strstr(note->fields[0], "Please update to the latest Anki version") ||
                                 strstr(note->fields[0], "This file requires a newer version of Anki"));
}

static void take_note(PackReading *reading, const AnkiCollection *collection, AnkiNotes *notes,
                      sqlite3_stmt *rows, Place place) {
    size_t length;
    AnkiNote note = {.kind = anki_collection_kind(collection, sqlite3_column_int64(rows, 1)),
                     .is_html = true,
                     .place = place};
    const char *fields = anki_database_text(rows, 2, reading->scratch, &length);
    if (!fields || !note.kind) {
        problem_error(reading->problems, place,
                      "%s Repair it in Anki (Tools, Check Database), and export it once more.",
                      fields ? "The kind of this note is not in the deck."
                             : "The text of this note is damaged.");
        return;
    }
    split_fields((char *)(uintptr_t)fields, &note);
    const AnkiCards *cards = anki_collection_cards(collection, sqlite3_column_int64(rows, 0));
    note.ways = cards ? cards->ways : 1;
    if (cards) note.deck = anki_collection_deck(collection, cards->deck);
    if (is_notice_only(&note))
        problem_error(reading->problems, place,
                      "This file says only that a newer Anki made it. In Anki, export the deck once more and "
                      "tick \"Support "
                      "older Anki versions\".");
    else
        anki_notes_add(notes, &note);
}

static bool read(PackReading *reading) {
    const char *bytes;
    size_t length;
    AnkiCollection collection;
    if (!unpack(reading, &bytes, &length)) return false;
    AnkiDatabase *database = anki_database_open(reading, bytes, length);
    if (!database || !anki_collection_read(reading, database, &collection)) return false;
    anki_package_name_media(reading);
    AnkiNotes *notes = anki_notes_begin(reading);
    sqlite3_stmt *rows = anki_database_select(database, "SELECT id, mid, flds FROM notes");
    for (uint32_t line = 1; anki_database_next(database, rows); line++) {
        take_note(reading, &collection, notes, rows,
                  (Place){reading->path, line, 1}); /* a note counts as a line */
        reading_tell(reading, 0);
    }
    anki_notes_end(notes);
    return true;
}

const PackFormat FORMAT_ANKI = {
    .key = "anki",
    .name = "Anki deck",
    .endings = "apkg colpkg anki2 anki21 anki21b",
    .takes_bytes = true,
    .recognise = recognise,
    .read = read,
};
