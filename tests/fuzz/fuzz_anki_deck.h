/* Anki collections made of a fuzzer's bytes: inside a database, of pages and lengths, hardly anything can be
 * changed without breaking all of it. Rows end at a byte 30, columns at '|'; the first letter says of what:
 *
 *     o models|decks           the only row of a collection before schema 15
 *     k id|config              a kind of notes; any of k, f, t and d makes it a collection of schema 18
 *     f kind|place|name        a field
 *     t kind|place|front|back  a template; T with its whole message in place of front and back
 *     d id|name                a deck
 *     c note|deck|place        a card
 *     n id|kind|fields         a note, with bytes 31 between its fields; N with a blob in place of a text
 *     s ...                    any SQL: views, triggers, other tables
 *     z                        packed by zstd in the end */
#ifndef QUIZLEAF_TESTS_FUZZ_ANKI_DECK_H
#define QUIZLEAF_TESTS_FUZZ_ANKI_DECK_H

#include <sqlite3.h>
#include <zstd.h>

#include "base/buffer.h"
#include "fuzz/fuzz_checks.h"

#define FUZZ_ANKI_COLUMNS_MAX 4
#define FUZZ_ANKI_ROWS_MAX 120   /* many rows make many cards, which takes its time */
#define FUZZ_ANKI_STEPS_MAX 2000 /* of SQLite's machine, for a row: some 50 rows of SQL */
#define FUZZ_ANKI_TEXT_MAX 100000

typedef struct FuzzAnkiText {
    const char *bytes;
    size_t length;
} FuzzAnkiText;

static inline int fuzz_anki_compare(void *context, int a_length, const void *a, int b_length, const void *b) {
    (void)context;
    int order = memcmp(a, b, (size_t)(a_length < b_length ? a_length : b_length));
    return order ? order : a_length - b_length;
}

/* Nothing that leaves the database, and no setting of it. */
static inline int fuzz_anki_allow(void *context, int action, const char *first, const char *second,
                                  const char *schema, const char *trigger) {
    (void)context, (void)first, (void)second, (void)schema, (void)trigger;
    return action == SQLITE_ATTACH || action == SQLITE_PRAGMA ? SQLITE_DENY : SQLITE_OK;
}

static inline int fuzz_anki_stop(void *context) {
    (void)context;
    return 1;
}

static inline void fuzz_anki_must(sqlite3 *database, const char *query) {
    require(sqlite3_exec(database, query, NULL, NULL, NULL) == SQLITE_OK);
}

static inline sqlite3 *fuzz_anki_open(bool is_new) {
    sqlite3 *database;
    require(sqlite3_open(":memory:", &database) == SQLITE_OK);
    fuzz_anki_must(database, "PRAGMA page_size = 512; PRAGMA max_page_count = 4000;"
                             "CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);"
                             "CREATE TABLE notes (id integer PRIMARY KEY, mid integer, flds text);"
                             "CREATE TABLE cards (nid integer, did integer, ord integer);");
    sqlite3_create_collation(database, "unicase", SQLITE_UTF8, NULL, fuzz_anki_compare);
    if (is_new)
        fuzz_anki_must(database,
                       "CREATE TABLE notetypes (id integer PRIMARY KEY, config blob);"
                       "CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, PRIMARY "
                       "KEY (ntid, ord)) WITHOUT ROWID;"
                       "CREATE TABLE templates (ntid integer, ord integer, config blob);"
                       "CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);");
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, FUZZ_ANKI_TEXT_MAX);
    sqlite3_set_authorizer(database, fuzz_anki_allow, NULL);
    sqlite3_progress_handler(database, FUZZ_ANKI_STEPS_MAX, fuzz_anki_stop, NULL);
    return database;
}

static inline void fuzz_anki_bind(sqlite3_stmt *statement, int column, FuzzAnkiText value, bool is_blob) {
    if (value.length == 0) return; /* NULL */
    if (is_blob)
        sqlite3_bind_blob(statement, column, value.bytes, (int)value.length, SQLITE_STATIC);
    else
        sqlite3_bind_text(statement, column, value.bytes, (int)value.length, SQLITE_STATIC);
}

static inline void fuzz_anki_add_field(Buffer *message, char number, FuzzAnkiText text) {
    buffer_add(message, &(char){(char)(number << 3 | 2)}, 1);
    size_t length = text.length;
    for (; length > 127; length >>= 7) buffer_add(message, &(char){(char)(length | 128)}, 1);
    buffer_add(message, &(char){(char)length}, 1);
    if (text.length) buffer_add(message, text.bytes, text.length);
}

/* What a letter's row becomes; a row that the database refuses is left out. */
static inline void fuzz_anki_add_row(sqlite3 *database, char letter, FuzzAnkiText *columns) {
    static const struct {
        char letter, blob; /* the column that is bytes; 0: none */
        const char *query;
    } rows[] = {{'o', 0, "INSERT INTO col (models, decks) VALUES (?, ?)"},
                {'k', 2, "INSERT INTO notetypes VALUES (?, ?)"},
                {'f', 0, "INSERT INTO fields VALUES (?, ?, ?)"},
                {'t', 3, "INSERT INTO templates VALUES (?, ?, ?)"},
                {'T', 3, "INSERT INTO templates VALUES (?, ?, ?)"},
                {'d', 0, "INSERT INTO decks VALUES (?, ?)"},
                {'c', 0, "INSERT INTO cards VALUES (?, ?, ?)"},
                {'n', 0, "INSERT INTO notes VALUES (?, ?, ?)"},
                {'N', 3, "INSERT INTO notes VALUES (?, ?, ?)"}};
    Buffer message = {0};
    if (letter == 't') {
        fuzz_anki_add_field(&message, 1, columns[2]);
        fuzz_anki_add_field(&message, 2, columns[3]);
        columns[2] = (FuzzAnkiText){message.text, message.length};
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sqlite3_stmt *statement = NULL;
        if (rows[i].letter != letter) continue;
        sqlite3_prepare_v2(database, rows[i].query, -1, &statement, NULL);
        for (int c = 0; statement && c < sqlite3_bind_parameter_count(statement); c++)
            fuzz_anki_bind(statement, c + 1, columns[c], c + 1 == rows[i].blob);
        if (statement) sqlite3_step(statement);
        sqlite3_finalize(statement);
    }
    buffer_release(&message);
}

static inline void fuzz_anki_run(sqlite3 *database, FuzzAnkiText sql) {
    char query[1000];
    if (sql.length >= sizeof query) return;
    memcpy(query, sql.bytes, sql.length);
    query[sql.length] = '\0';
    sqlite3_exec(database, query, NULL, NULL, NULL);
}

/* The next of the parts that `separator` ends; the last ends with the text. */
static inline FuzzAnkiText fuzz_anki_take(FuzzAnkiText *text, char separator) {
    const char *end = text->length ? memchr(text->bytes, separator, text->length) : NULL;
    FuzzAnkiText part = {text->bytes, end ? (size_t)(end - text->bytes) : text->length};
    size_t taken = part.length + (end != NULL);
    *text = (FuzzAnkiText){text->bytes + taken, text->length - taken};
    return part;
}

static inline void fuzz_anki_read_row(sqlite3 *database, FuzzAnkiText row) {
    FuzzAnkiText columns[FUZZ_ANKI_COLUMNS_MAX] = {{0}}, rest = {row.bytes + 1, row.length - 1};
    while (rest.length && *rest.bytes == ' ') rest = (FuzzAnkiText){rest.bytes + 1, rest.length - 1};
    if (*row.bytes == 's') {
        fuzz_anki_run(database, rest);
        return;
    }
    size_t count = *row.bytes == 't' ? 4 : strchr("okd", *row.bytes) ? 2 : 3;
    for (size_t i = 0; i < count; i++) columns[i] = i + 1 < count ? fuzz_anki_take(&rest, '|') : rest;
    fuzz_anki_add_row(database, *row.bytes, columns);
}

static inline char *fuzz_anki_pack(char *bytes, size_t *length) {
    size_t room = ZSTD_compressBound(*length);
    char *packed = malloc(room);
    require(packed);
    *length = ZSTD_compress(packed, room, bytes, *length, 1);
    require(!ZSTD_isError(*length));
    free(bytes);
    return packed;
}

static inline bool fuzz_anki_has(FuzzAnkiText rows, const char *letters) {
    while (rows.length) {
        FuzzAnkiText row = fuzz_anki_take(&rows, 30);
        if (row.length && *row.bytes && strchr(letters, *row.bytes)) return true;
    }
    return false;
}

/* The bytes of a collection; the caller's. */
static inline char *fuzz_anki_deck(const char *bytes, size_t length, size_t *made_length) {
    const FuzzAnkiText all = {bytes, length};
    FuzzAnkiText rows = all;
    sqlite3 *database = fuzz_anki_open(fuzz_anki_has(all, "kftTd"));
    for (size_t i = 0; i < FUZZ_ANKI_ROWS_MAX && rows.length; i++) {
        FuzzAnkiText row = fuzz_anki_take(&rows, 30);
        if (row.length && *row.bytes) fuzz_anki_read_row(database, row);
    }
    if (!sqlite3_get_autocommit(database)) sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
    sqlite3_set_authorizer(database, NULL, NULL); /* what follows asks for the count of pages */
    sqlite3_progress_handler(database, 0, NULL, NULL);
    sqlite3_int64 size = 0;
    unsigned char *serialized = sqlite3_serialize(database, "main", &size, 0);
    require(serialized && size > 0);
    char *made = malloc((size_t)size);
    require(made);
    memcpy(made, serialized, (size_t)size);
    *made_length = (size_t)size;
    sqlite3_free(serialized);
    sqlite3_close(database);
    return fuzz_anki_has(all, "z") ? fuzz_anki_pack(made, made_length) : made;
}

/* Whether bytes are for the reader as they are: a database, or one that is packed. */
static inline bool fuzz_anki_is_deck(const char *bytes, size_t length) {
    return length >= 4 && (memcmp(bytes, "SQLi", 4) == 0 || memcmp(bytes, "\x28\xb5\x2f\xfd", 4) == 0);
}

#endif
