/* Anki decks of all three generations, made by the tests themselves from one list of notes. */
#ifndef QUIZLEAF_TESTS_ANKI_FIXTURE_H
#define QUIZLEAF_TESTS_ANKI_FIXTURE_H

#include <sqlite3.h>
#include <zstd.h>

#include "base/buffer.h"
#include "unit/zip_fixture.h"

typedef struct TestNote {
    int kind;           /* 1: basic, 2: both ways, 3: cloze, 4: three fields, 5: type in the answer,
                         * 6: words in its templates, 7: words that do not hold for each note */
    int deck;           /* 1: Default, 2: Trees::Words, 3: Trees::Pictures */
    const char *fields; /* separated by '|' */
} TestNote;

/* Words around a field, among marks that show nothing; and words that only some notes have. */
#define TEST_ANKI_WORDS                                                                                      \
    "<style>.a {b}</style>{{#Front}}What is the {capital} of <b>{{Front}}</b>?{{/Front}}<br>{{type:Back}}"
#define TEST_ANKI_WORDS_BACK "{{text:Back}} is the capital of:"
#define TEST_ANKI_HINT "What is {{Front}}? {{#Hint}}It is {{Hint}}.{{/Hint}}"

static const char TEST_ANKI_FRONT_BACK[] = "{{FrontSide}}<hr id=answer>{{Back}}";

/* The kinds as the database before schema 15 has them. */
static const char TEST_ANKI_MODELS[] =
    "{\"1\": {\"id\": \"1\", \"name\": \"Basic\", \"type\": 0, \"flds\": [{\"name\": \"Front\", \"ord\": 0}, "
    "{\"name\": "
    "\"Back\", \"ord\": 1}], \"tmpls\": [{\"ord\": 0, \"qfmt\": \"{{Front}}\", \"afmt\": \"{{FrontSide}}<hr "
    "id=answer>{{Back}}\"}]},"
    "\"2\": {\"id\": 2, \"name\": \"Both\", \"type\": 0, \"flds\": [{\"name\": \"Front\", \"ord\": 0}, "
    "{\"name\": \"Back\", "
    "\"ord\": 1}], \"tmpls\": [{\"ord\": 0, \"qfmt\": \"{{Front}}\", \"afmt\": \"{{Back}}\"}, {\"ord\": 1, "
    "\"qfmt\": "
    "\"{{#Back}}{{Back}}{{/Back}}\", \"afmt\": \"{{FrontSide}}<hr id=answer>{{Front}}\"}]},"
    "\"3\": {\"id\": 3, \"name\": \"Cloze\", \"type\": 1, \"flds\": [{\"name\": \"Text\", \"ord\": 0}, "
    "{\"name\": \"Extra\", "
    "\"ord\": 1}], \"tmpls\": [{\"ord\": 0, \"qfmt\": \"{{cloze:Text}}\", \"afmt\": "
    "\"{{cloze:Text}}<br>{{Extra}}\"}]},"
    "\"4\": {\"id\": 4, \"name\": \"Tree\", \"type\": 0, \"flds\": [{\"name\": \"Tree\", \"ord\": 0}, "
    "{\"name\": \"Leaf\", "
    "\"ord\": 1}, {\"name\": \"Fruit\", \"ord\": 2}], \"tmpls\": [{\"ord\": 0, \"qfmt\": \"{{Tree}}\", "
    "\"afmt\": \"{{Tree}}<hr "
    "id=answer>{{Leaf}}\"}, {\"ord\": 1, \"qfmt\": \"{{Tree}}\", \"afmt\": "
    "\"{{FrontSide}}{{type:Fruit}}\"}]},"
    "\"5\": {\"id\": 5, \"name\": \"Basic (type in the answer)\", \"type\": 0, \"flds\": [{\"name\": "
    "\"Front\", \"ord\": "
    "0}, {\"name\": \"Back\", \"ord\": 1}], \"tmpls\": [{\"ord\": 0, \"qfmt\": "
    "\"{{Front}}\\n\\n{{type:Back}}\", "
    "\"afmt\": \"{{Front}}<hr id=answer>{{type:Back}}\"}]},"
    "\"6\": {\"id\": 6, \"name\": \"Words\", \"type\": 0, \"flds\": [{\"name\": \"Front\", \"ord\": 0}, "
    "{\"name\": \"Back\", \"ord\": 1}], \"tmpls\": [{\"ord\": 0, \"qfmt\": \"" TEST_ANKI_WORDS
    "\", \"afmt\": \"{{Back}}\"}, {\"ord\": 1, \"qfmt\": \"" TEST_ANKI_WORDS_BACK
    "\", \"afmt\": \"{{Front}}\"}]},"
    "\"7\": {\"id\": 7, \"name\": \"Hints\", \"type\": 0, \"flds\": [{\"name\": \"Front\", \"ord\": 0}, "
    "{\"name\": \"Back\", \"ord\": 1}, {\"name\": \"Hint\", \"ord\": 2}], \"tmpls\": [{\"ord\": 0, \"qfmt\": "
    "\"" TEST_ANKI_HINT "\", \"afmt\": \"{{Back}}\"}]}}";
static const char TEST_ANKI_DECKS[] = "{\"1\": {\"name\": \"Default\"}, \"2\": {\"name\": \"Trees::Words\"}, "
                                      "\"3\": {\"name\": \"Trees::Pictures\"}}";

static inline void test_sql(sqlite3 *database, const char *query) {
    char *why = NULL;
    if (sqlite3_exec(database, query, NULL, NULL, &why) != SQLITE_OK) fail_msg("%s: %s", query, why);
}

static inline void test_sql_texts(sqlite3 *database, const char *query, const char *first,
                                  const char *second) {
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(database, query, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
    if (second) sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
}

static inline int test_any_order(void *context, int a_length, const void *a, int b_length, const void *b) {
    (void)context;
    int order = memcmp(a, b, (size_t)(a_length < b_length ? a_length : b_length));
    return order ? order : a_length - b_length;
}

/* A message with one text field, or several: a protobuf. */
static inline void test_protobuf_text(Buffer *out, char number, const char *text) {
    assert_true(strlen(text) < 128);
    char head[] = {(char)(number << 3 | 2), (char)strlen(text)};
    buffer_add(out, head, 2);
    buffer_add_text(out, text);
}

static inline void test_anki_template(sqlite3 *database, int kind, int place, const char *front,
                                      const char *back) {
    Buffer config = {0};
    test_protobuf_text(&config, 1, front);
    test_protobuf_text(&config, 2, back);
    sqlite3_stmt *statement;
    assert_int_equal(
        sqlite3_prepare_v2(database, "INSERT INTO templates VALUES (?, ?, 'Card', ?)", -1, &statement, NULL),
        SQLITE_OK);
    sqlite3_bind_int(statement, 1, kind);
    sqlite3_bind_int(statement, 2, place);
    sqlite3_bind_blob(statement, 3, config.text, (int)config.length, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
    buffer_release(&config);
}

/* Schema 18: tables instead of JSON, and a collation that other programs do not have. */
static inline void test_anki_tables(sqlite3 *database) {
    sqlite3_create_collation(database, "unicase", SQLITE_UTF8, NULL, test_any_order);
    test_sql(
        database,
        "CREATE TABLE notetypes (id integer PRIMARY KEY, name text NOT NULL COLLATE unicase, config blob);"
        "CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);"
        "CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, PRIMARY KEY (ntid, ord)) "
        "WITHOUT ROWID;"
        "CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY "
        "KEY "
        "(ntid, ord)) WITHOUT ROWID;"
        "CREATE TABLE decks (id integer PRIMARY KEY, name text NOT NULL COLLATE unicase);"
        "INSERT INTO notetypes VALUES (1, 'Basic', x''), (2, 'Both', x'0800'), (3, 'Cloze', x'0801'), (4, "
        "'Tree', x'1201410800'), (5, 'Basic (type in the answer)', x''), (6, 'Words', x''), (7, 'Hints', "
        "x'');"
        "INSERT INTO fields VALUES (1, 0, 'Front'), (1, 1, 'Back'), (2, 0, 'Front'), (2, 1, 'Back'), (3, 0, "
        "'Text'), (3, 1, 'Extra'), (4, 0, 'Tree'), (4, 1, 'Leaf'), (4, 2, 'Fruit'), (5, 0, 'Front'), (5, 1, "
        "'Back'), (6, 0, 'Front'), (6, 1, 'Back'), (7, 0, 'Front'), (7, 1, 'Back'), (7, 2, 'Hint');"
        "INSERT INTO decks VALUES (1, 'Default'), (2, 'Trees' || char(31) || 'Words'), (3, 'Trees' || "
        "char(31) || "
        "'Pictures');");
    test_anki_template(database, 1, 0, "{{Front}}", TEST_ANKI_FRONT_BACK);
    test_anki_template(database, 2, 0, "{{Front}}", "{{Back}}");
    test_anki_template(database, 2, 1, "{{#Back}}{{Back}}{{/Back}}", "{{FrontSide}}<hr id=answer>{{Front}}");
    test_anki_template(database, 3, 0, "{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}");
    test_anki_template(database, 4, 0, "{{Tree}}", "{{Tree}}<hr id=answer>{{Leaf}}");
    test_anki_template(database, 4, 1, "{{Tree}}", "{{FrontSide}}{{type:Fruit}}");
    test_anki_template(database, 5, 0, "{{Front}}\n\n{{type:Back}}", "{{Front}}<hr id=answer>{{type:Back}}");
    test_anki_template(database, 6, 0, TEST_ANKI_WORDS, "{{Back}}");
    test_anki_template(database, 6, 1, TEST_ANKI_WORDS_BACK, "{{Front}}");
    test_anki_template(database, 7, 0, TEST_ANKI_HINT, "{{Back}}");
}

static inline void test_anki_notes(sqlite3 *database, const TestNote *notes, size_t count) {
    static const int ways[] = {0, 1, 2, 1, 2, 1, 2, 1};
    for (size_t i = 0; i < count; i++) {
        char fields[2000], query[200];
        snprintf(fields, sizeof fields, "%s", notes[i].fields);
        for (char *at = fields; *at; at++)
            if (*at == '|') *at = '\x1f';
        snprintf(query, sizeof query, "INSERT INTO notes VALUES (%zu, %d, ?, '')", 1000 + i, notes[i].kind);
        test_sql_texts(database, query, fields, NULL);
        for (int way = 0; way < (notes[i].kind < 8 ? ways[notes[i].kind] : 1); way++) {
            snprintf(query, sizeof query, "INSERT INTO cards VALUES (%zu, %zu, %d, %d)",
                     5000 - 3 * i + (size_t)way, 1000 + i, notes[i].deck, way);
            test_sql(database, query);
        }
    }
}

/* A collection as a file. `is_new`: with tables. */
static inline void test_anki_collection(const char *path, bool is_new, const TestNote *notes, size_t count) {
    sqlite3 *database;
    remove(path);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    test_sql(database, "CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);"
                       "CREATE TABLE notes (id integer PRIMARY KEY, mid integer, flds text, tags text);"
                       "CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer);");
    test_sql_texts(database, "INSERT INTO col VALUES (1, ?, ?)", is_new ? "" : TEST_ANKI_MODELS,
                   is_new ? "" : TEST_ANKI_DECKS);
    if (is_new) test_anki_tables(database);
    test_anki_notes(database, notes, count);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* Adds bytes to a zip as they are, or packed by zstd. */
static inline void test_anki_add(zip_t *zip, const char *name, const void *bytes, size_t length,
                                 bool packed) {
    if (!packed) {
        test_zip_add(zip, name, bytes, length);
        return;
    }
    size_t room = ZSTD_compressBound(length);
    char *out = malloc(room);
    size_t written = ZSTD_compress(out, room, bytes, length, 3);
    assert_false(ZSTD_isError(written));
    test_zip_add(zip, name, out, written);
    free(out);
}

#endif
