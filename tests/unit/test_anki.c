/* Anki decks of all three generations: the same cards come of each, and nothing else, whatever they claim. */
#include "unit/cmocka_test.h"

#include "packs/pack.h"
#include "packs/pack_picture.h"
#include "unit/anki_fixture.h"
#include "unit/folder_fixture.h"
#include "unit/pack_text.h"
#include "unit/picture_fixture.h"
#include "unit/samples.h"

static const TestNote NOTES[] = {
    {2, 2, "Eiche|oak"},
    {2, 2, "Birke|birch"},
    {2, 2, "Ahorn|<b>maple</b>&nbsp;[sound:maple.mp3]"},
    {2, 2, "Esche|ash"},
    {1, 2, "Linde|lime tree"},
    {3, 1, "The {{c1::oak}} bears {{c2::acorns::fruit}}.|They are nuts."},
    {3, 1, "A {{c1::birch}} is white."},
    {3, 1, "{{c1::Maple}} syrup is {{c1::sweet}}."},
    {3, 1, "An {{c1::ash {{c2::tree}}}} is tall."},
    {1, 3, "<img src=\"oak%20leaf.webp\">|an oak"},
    {1, 3, "<img src='birch.webp'>|a birch"},
    {1, 3, "<img src=gone.webp>|a maple"},
    {1, 3, "<img src='ash.webp'>|an ash"},
    {4, 2, "Pine|needles|cones"},
    {1, 1, "|nothing"},
    {1, 1, "no answer|"},
    {1, 1, "[sound:a.mp3]|heard"},
    {1, 1, "picture as answer|<img src=\"oak%20leaf.webp\">"},
    {3, 1, "no gap"},
    {3, 1, "An open {{c1::gap"},
    {99, 1, "a|b"},
    {5, 2, "Pappel|poplar"},
};
#define NOTE_COUNT (sizeof NOTES / sizeof *NOTES)

enum { GENERATIONS = 3 };
static const char *const COLLECTIONS[GENERATIONS] = {"collection.anki2", "collection.anki21",
                                                     "collection.anki21b"};

/* The media: four files, the third of which is missing. */
static void add_media(zip_t *zip, bool packed) {
    static const char *const names[] = {"oak leaf.webp", "birch.webp", "ash.webp", "../../evil.webp"};
    Buffer list = {0}, entries = {0}, pictures[3] = {0};
    char number[8];
    buffer_add(&pictures[0], (const char *)WEBP_LOSSY, sizeof WEBP_LOSSY);
    buffer_add(&pictures[1], (const char *)WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    add_png_header(&pictures[2], 5, 4);
    for (size_t i = 0; i < 4; i++) {
        buffer_format(&list, "%s\"%zu\": \"%s\"", i ? ", " : "{", i, names[i]);
        Buffer entry = {0};
        test_protobuf_text(&entry, 1, names[i]);
        test_protobuf_text(&entries, 1, entry.text);
        buffer_release(&entry);
        snprintf(number, sizeof number, "%zu", i);
        test_anki_add(zip, number, pictures[i % 3].text, pictures[i % 3].length, packed);
    }
    buffer_add_text(&list, "}");
    const Buffer *media = packed ? &entries : &list;
    test_anki_add(zip, "media", media->text, media->length, packed);
    buffer_release(&list);
    buffer_release(&entries);
    for (size_t i = 0; i < 3; i++) buffer_release(&pictures[i]);
}

/* A package; the older collections of the newer ones only ask for an update. */
static void make_package(const char *path, int generation, const TestNote *notes, size_t count) {
    static const TestNote stub[] = {
        {1, 1, "Please update to the latest Anki version, then import the .colpkg/.apkg file again.|"}};
    Buffer bytes = {.limit_bytes = 256 * MEBIBYTE};
    const char *why;
    zip_t *zip = test_zip_begin(path);
    for (int i = 0; i <= generation; i++) {
        if (i < generation)
            test_anki_collection(at("one"), false, stub, 1);
        else
            test_anki_collection(at("one"), i == 2, notes, count);
        buffer_clear(&bytes);
        assert_true(buffer_read_file(&bytes, at("one"), &why));
        test_anki_add(zip, COLLECTIONS[i], bytes.text, bytes.length, i == 2);
    }
    if (generation == 2) test_zip_add(zip, "meta", "\x08\x03", 2);
    add_media(zip, generation == 2);
    test_zip_end(zip);
    buffer_release(&bytes);
}

static void describe(const char *path, Buffer *out) {
    Pack pack;
    Problems problems = {0};
    bool ok = pack_read(path, &pack, &problems);
    if (ok) buffer_format(out, "%s\n", pack.title);
    add_pack_text(out, &pack, &problems);
    for (size_t i = 0; i < pack.cards.count; i++) {
        const CardPicture *picture = card_list_at(&pack.cards, i)->picture;
        if (picture) buffer_format(out, "%s %d x %d\n", picture->name, picture->width, picture->height);
    }
    pack_release(&pack);
    problems_release(&problems);
}

/* What comes of NOTES. Decks with fewer than four rows are asked together. */
static void every_generation_gives_the_same_cards(void **state) {
    (void)state;
    Arena arena = {0};
    size_t length;
    const char *expected = read_whole(&arena, "tests/unit/test_anki.expected", &length);
    for (int generation = 0; generation < GENERATIONS; generation++) {
        Buffer told = {0};
        make_package(at("deck.apkg"), generation, NOTES, NOTE_COUNT);
        describe(at("deck.apkg"), &told);
        if (getenv("QUIZLEAF_WRITE_EXPECTED") && generation == 0) {
            FILE *file = fopen("tests/unit/test_anki.expected", "wb");
            fwrite(told.text, 1, told.length, file);
            fclose(file);
        } else if (strcmp(buffer_text(&told), expected) != 0) {
            fail_msg("%s\n--- expected\n%s\n--- told\n%s", COLLECTIONS[generation], expected,
                     buffer_text(&told));
        }
        buffer_release(&told);
    }
    arena_release(&arena);
}

/* A collection alone is a pack too; its file stays as it is, and nothing appears beside it. */
/* "What is the capital of {{Front}}?": the words are the question. */
static void words_of_templates_are_asked(void **state) {
    (void)state;
    static const TestNote notes[] = {{6, 2, "France|Paris"},  {6, 2, "Italy|Rome"},
                                     {6, 2, "Norway|Oslo"},   {6, 2, "Spain|Madrid"},
                                     {7, 3, "Peru|Lima|hot"}, {6, 3, "<img src=x.png>|Bern"}};
    static const char *const prompts[] = {"What is the {capital} of France?",
                                          "Paris is the capital of:", "Peru", "What is the {capital} of?"};
    for (int generation = 0; generation < GENERATIONS; generation++) {
        Pack pack;
        Problems problems = {0};
        size_t found[4] = {0};
        make_package(at("words.apkg"), generation, notes, sizeof notes / sizeof *notes);
        assert_true(pack_read(at("words.apkg"), &pack, &problems));
        for (size_t i = 0; i < pack.cards.count; i++) {
            const Card *card = card_list_at(&pack.cards, i);
            for (size_t p = 0; p < 4; p++) found[p] += strcmp(card->prompt, prompts[p]) == 0;
            if (strcmp(card->prompt, prompts[0]) == 0) assert_string_equal(card->options[0], "Paris");
            if (strcmp(card->prompt, prompts[1]) == 0) assert_string_equal(card->options[0], "France");
        }
        for (size_t p = 0; p < 4; p++)
            if (found[p] != 1) {
                for (size_t i = 0; i < pack.cards.count; i++)
                    print_error("%s\n", card_list_at(&pack.cards, i)->prompt);
                fail_msg("%s: \"%s\" is asked %zu times", COLLECTIONS[generation], prompts[p], found[p]);
            }
        pack_release(&pack);
        problems_release(&problems);
    }
}

static void a_collection_is_only_read(void **state) {
    (void)state;
    test_anki_collection(at("words.anki2"), false, NOTES, 5);
    Buffer before = {0}, after = {0};
    const char *why;
    assert_true(buffer_read_file(&before, at("words.anki2"), &why));
    before.text[18] = before.text[19] = 2; /* says that there is a log beside it */
    test_folder_write(&own_folder, "words.anki2", before.text, before.length);
    Pack pack;
    Problems problems = {0};
    assert_true(pack_read(at("words.anki2"), &pack, &problems));
    if (problems.count) fail_msg("%s", problems.items[0].sentence);
    assert_int_equal(pack.cards.count, 9);
    assert_string_equal(pack.title, "Trees");
    pack_release(&pack);
    assert_true(buffer_read_file(&after, at("words.anki2"), &why));
    assert_int_equal(after.length, before.length);
    assert_memory_equal(after.text, before.text, before.length);
    assert_int_equal(access(at("words.anki2-wal"), F_OK), -1);
    assert_int_equal(access(at("words.anki2-journal"), F_OK), -1);
    buffer_release(&before);
    buffer_release(&after);
    problems_release(&problems);
}

static void expect_told(const char *path, const char *sentence, bool is_played) {
    Pack pack;
    Problems problems = {0};
    bool ok = pack_read(path, &pack, &problems), found = false;
    for (size_t i = 0; i < problems.count; i++) found = found || strstr(problems.items[i].sentence, sentence);
    if (ok != is_played || !found)
        fail_msg("wanted \"%s\", told \"%s\"", sentence,
                 problems.count ? problems.items[0].sentence : "nothing");
    pack_release(&pack);
    problems_release(&problems);
}

static void expect_refused(const char *path, const char *sentence) {
    expect_told(path, sentence, false);
}

/* Packages that say of which version they are, with a collection of another. */
static void packages_of_unknown_kinds_say_what_to_do(void **state) {
    (void)state;
    static const struct {
        const char *meta, *name, *sentence;
    } rows[] = {
        {"\x08\x03", "collection.anki2", "tick \"Support older Anki versions\""},
        {"\x08\x04", "collection.anki21b", "tick \"Support older Anki versions\""},
        {"\x08\x7f", "collection.anki21", "tick \"Support older Anki versions\""},
        {"", "collection.anki2", "newer Anki made it"}, /* nothing but the stub */
    };
    static const TestNote stub[] = {{1, 1, "This file requires a newer version of Anki.|"}};
    Buffer bytes = {0};
    const char *why;
    test_anki_collection(at("one"), false, stub, 1);
    assert_true(buffer_read_file(&bytes, at("one"), &why));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zip_t *zip = test_zip_begin(at("deck.apkg"));
        if (*rows[i].meta) test_zip_add(zip, "meta", rows[i].meta, 2);
        test_zip_add(zip, rows[i].name, bytes.text, bytes.length);
        test_zip_end(zip);
        expect_refused(at("deck.apkg"), rows[i].sentence);
    }
    buffer_release(&bytes);
}

/* Databases that do more than hold notes when they are asked for them, or hold other things. */
static const struct {
    const char *sql;      /* run on a fine collection */
    const char *sentence; /* of a problem */
    bool is_played;       /* something is left that can be */
} HOSTILE[] = {
    {"ALTER TABLE notes RENAME TO old; CREATE VIEW notes AS SELECT * FROM old", "This deck is damaged",
     false},
    {"ALTER TABLE notes RENAME TO old; CREATE VIEW notes AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL "
     "SELECT x + 1 FROM c) "
     "SELECT x AS id, 1 AS mid, 'a' AS flds FROM c",
     "This deck is damaged", false},
    {"DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, mid, flds)", "This deck is damaged", false},
    {"DROP TABLE notes; CREATE TABLE notes (id integer, mid integer, flds text AS (zeroblob(900000000)) "
     "VIRTUAL);"
     "INSERT INTO notes VALUES (1, 1)",
     "This deck is damaged", false},
    {"DROP TABLE notes", "This deck is damaged", false},
    {"DROP TABLE cards; CREATE TABLE cards (other text)", "This deck is damaged", true},
    {"DROP TABLE col", "This deck is damaged", false},
    {"DELETE FROM col", "This database is no Anki deck", false},
    {"UPDATE col SET models = '[[[[[['", "This database is no Anki deck", false},
    {"UPDATE col SET models = '[]'", "This database is no Anki deck", false},
    {"UPDATE col SET models = '{\"2\": []}'", "The cards of this note ask for none of its fields", false},
    {"UPDATE notes SET flds = x'ff00ff'", "The text of this note is damaged", false},
    {"UPDATE notes SET flds = x'610062'", "The text of this note is damaged", false},
    {"UPDATE notes SET flds = NULL", "The text of this note is damaged", false},
    {"UPDATE notes SET mid = 77", "The kind of this note is not in the deck", false},
    {"UPDATE notes SET flds = ''", "Nothing is asked in this note", false},
};

static void hostile_databases_are_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        sqlite3 *database;
        test_anki_collection(at("bad.anki2"), false, NOTES, 3);
        assert_int_equal(sqlite3_open(at("bad.anki2"), &database), SQLITE_OK);
        test_sql(database, HOSTILE[i].sql);
        sqlite3_close(database);
        expect_told(at("bad.anki2"), HOSTILE[i].sentence, HOSTILE[i].is_played);
    }
}

/* A collection cut off anywhere, or with any of its bytes changed: refused or read, never more. */
static void damaged_collections_do_no_harm(void **state) {
    (void)state;
    Buffer good = {0};
    const char *why;
    for (int is_new = 0; is_new < 2; is_new++) {
        test_anki_collection(at("one.anki2"), is_new, NOTES, NOTE_COUNT);
        assert_true(buffer_read_file(&good, at("one.anki2"), &why));
        for (size_t i = 0; i < good.length; i += i < 4200 ? 13 : 97) {
            Pack pack;
            Problems problems = {0};
            pack_read_text("cut.anki2", good.text, i, &pack, &problems);
            pack_release(&pack);
            good.text[i] ^= 0x41;
            pack_read_text("bad.anki2", good.text, good.length, &pack, &problems);
            pack_release(&pack);
            good.text[i] ^= 0x41;
            problems_release(&problems);
        }
        buffer_release(&good);
    }
}

/* Packed by zstd, zeros are 20,000 times smaller. */
static void bombs_are_refused(void **state) {
    (void)state;
    size_t length = 2 * PACK_FILE_BYTES_MAX + 1;
    char *zeros = calloc(1, length);
    for (int is_media = 0; is_media < 2; is_media++) {
        zip_t *zip = test_zip_begin(at("deck.apkg"));
        test_zip_add(zip, "meta", "\x08\x03", 2);
        if (is_media) {
            Buffer bytes = {0};
            const char *why;
            test_anki_collection(at("one"), true, NOTES, 5);
            assert_true(buffer_read_file(&bytes, at("one"), &why));
            test_anki_add(zip, "collection.anki21b", bytes.text, bytes.length, true);
            test_anki_add(zip, "media", zeros, length, true);
            buffer_release(&bytes);
        } else {
            test_anki_add(zip, "collection.anki21b", zeros, length, true);
        }
        test_zip_end(zip);
        if (!is_media) {
            expect_refused(at("deck.apkg"), "This deck is damaged, or larger than 128 MiB");
            continue;
        }
        Pack pack;
        Problems problems = {0};
        assert_true(pack_read(at("deck.apkg"), &pack, &problems));
        assert_int_equal(pack.cards.count, 9);
        assert_int_equal(problems.count, 1);
        assert_non_null(strstr(problems.items[0].sentence, "list of pictures cannot be read"));
        pack_release(&pack);
        problems_release(&problems);
    }
    free(zeros);
}

/* Other people's decks: what is in them is known, since they are tiny. */
static void sample_decks_are_read(void **state) {
    (void)state;
    static const struct {
        const char *file;
        size_t cards, errors;
    } rows[] = {
        {"diffmodels2-1.apkg", 1, 0}, {"diffmodels2-2.apkg", 1, 0}, {"diffmodeltemplates-1.apkg", 1, 0},
        {"media.apkg", 0, 1},         {"update1.apkg", 1, 0},       {"update2.apkg", 1, 0},
        {"text-2fields.txt", 8, 3},   {"text-tags.txt", 4, 0}};
    if (access(SAMPLES "/anki", F_OK) != 0) {
        print_message("SKIP: there is no folder " SAMPLES "/anki\n");
        skip();
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[200];
        Pack pack;
        Problems problems = {0};
        snprintf(path, sizeof path, SAMPLES "/anki/%s", rows[i].file);
        pack_read(path, &pack, &problems);
        if (pack.cards.count != rows[i].cards || problems.errors != rows[i].errors)
            fail_msg("%s: %zu cards, %zu errors", path, pack.cards.count, problems.errors);
        pack_release(&pack);
        problems_release(&problems);
    }
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(every_generation_gives_the_same_cards),
        in_folder(words_of_templates_are_asked),
        in_folder(a_collection_is_only_read),
        in_folder(packages_of_unknown_kinds_say_what_to_do),
        in_folder(hostile_databases_are_refused),
        in_folder(damaged_collections_do_no_harm),
        in_folder(bombs_are_refused),
        cmocka_unit_test(sample_decks_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
