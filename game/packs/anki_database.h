/* The database of an Anki deck, opened from memory and only to be read. It is a stranger's: its views,
 * triggers and extensions are never run, nothing but plain reading is allowed, and all of it takes limited
 * time. */
#ifndef QUIZLEAF_PACKS_ANKI_DATABASE_H
#define QUIZLEAF_PACKS_ANKI_DATABASE_H

#include <sqlite3.h>

#include "packs/pack_reading.h"

#define ANKI_ROW_BYTES_MAX (4 * MEBIBYTE) /* a text in it; the kinds of an old deck are one text */
#define ANKI_STEPS_MAX 100000000          /* of SQLite's machine, over all queries: about a second */

typedef struct AnkiDatabase AnkiDatabase;

/* Borrows the bytes until the reading is over, and is closed then. NULL with an error where they are no
 * database. */
AnkiDatabase *anki_database_open(PackReading *reading, const char *bytes, size_t length);

bool anki_database_has_table(AnkiDatabase *database, const char *name);

/* Begins to read rows: "SELECT ..." of tables alone. NULL with an error where there are no such columns; else
 * it lives until the reading is over, or until anki_database_next says false. */
sqlite3_stmt *anki_database_select(AnkiDatabase *database, const char *query);

/* The next row; false behind the last, and with an error where the file is damaged there. */
bool anki_database_next(AnkiDatabase *database, sqlite3_stmt *rows);

/* A column as text, valid UTF-8 without a NUL inside, in the arena; NULL where it is none. */
const char *anki_database_text(sqlite3_stmt *rows, int column, Arena *arena, size_t *length);

#endif
