/* Packs that are folders or zips: which of their files is the pack, what pictures their cards get, and that a
 * score can be proved later without the pictures. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/image_header.h"
#include "packs/pack.h"
#include "packs/pack_folder.h"
#include "packs/pack_kept.h"
#include "packs/pack_main_file.h"
#include "packs/pack_picture.h"
#include "packs/pack_writing.h"
#include "unit/folder_fixture.h"
#include "unit/kept_fixture.h"
#include "unit/picture_fixture.h"
#include "unit/zip_fixture.h"

static int make_folders(void **state) {
    make_folder(state);
    mkdir(at("leaves"), 0700);
    return 0;
}

static void write_webp(const char *name) {
    test_folder_write(&own_folder, name, WEBP_LOSSY, sizeof WEBP_LOSSY);
}

static const char LEAVES[] =
    "title: Leaves\nlanguage: en\ncards:\n"
    "  - {ask: Whose leaf is this?, right: Oak, wrong: [Elm, Ash], picture: "
    "pictures/oak.webp, picture text: A leaf with lobes}\n"
    "  - {ask: Whose leaf is this?, right: Elm, wrong: [Oak, Ash], picture: elm.webp}\n"
    "  - {ask: Which tree bears acorns?, right: Oak, wrong: [Elm, Ash]}\n";

static void make_leaves(void) {
    mkdir(at("leaves/pictures"), 0700);
    write_text("leaves/pack.yaml", LEAVES);
    write_webp("leaves/pictures/oak.webp");
    test_folder_write(&own_folder, "leaves/elm.webp", WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
}

static void read_fine(const char *path, Pack *pack, size_t cards) {
    Problems problems = {0};
    bool ok = pack_read(path, pack, &problems);
    if (!ok || problems.count)
        fail_msg("%s: %s", path, problems.count ? problem_line(&problems.items[0], &problems.arena) : "");
    assert_int_equal(pack->cards.count, cards);
    problems_release(&problems);
}

static void expect_bytes(const CardPicture *picture, const void *bytes, size_t length) {
    Buffer read = {.limit_bytes = IMAGE_BYTES_MAX};
    assert_true(pack_picture_read(picture, &read));
    assert_int_equal(read.length, length);
    assert_memory_equal(read.text, bytes, length);
    buffer_release(&read);
}

static void a_folder_is_a_pack(void **state) {
    (void)state;
    make_leaves();
    Pack pack;
    char path[300];
    snprintf(path, sizeof path, "%s/", at("leaves"));
    read_fine(path, &pack, 3);
    const CardPicture *oak = card_list_at(&pack.cards, 0)->picture,
                      *elm = card_list_at(&pack.cards, 1)->picture;
    assert_string_equal(oak->name, "pictures/oak.webp");
    assert_string_equal(oak->text, "A leaf with lobes");
    assert_int_equal(oak->width, 16);
    assert_int_equal(oak->height, 8);
    expect_bytes(oak, WEBP_LOSSY, sizeof WEBP_LOSSY);
    assert_int_equal(elm->width, 3);
    assert_null(elm->text);
    expect_bytes(elm, WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    assert_null(card_list_at(&pack.cards, 2)->picture);
    assert_string_not_equal(card_list_at(&pack.cards, 0)->id, card_list_at(&pack.cards, 1)->id);
    remove(at("leaves/pictures/oak.webp"));
    Buffer none = {.limit_bytes = IMAGE_BYTES_MAX};
    assert_false(pack_picture_read(oak, &none));
    buffer_release(&none);
    pack_release(&pack);
}

static void zip_leaves(const char *inside) {
    char name[100];
    zip_t *zip = test_zip_begin(at("leaves.zip"));
    snprintf(name, sizeof name, "%spack.yaml", inside);
    test_zip_add(zip, name, LEAVES, strlen(LEAVES));
    snprintf(name, sizeof name, "%spictures/oak.webp", inside);
    test_zip_add(zip, name, WEBP_LOSSY, sizeof WEBP_LOSSY);
    snprintf(name, sizeof name, "%selm.webp", inside);
    test_zip_add(zip, name, WEBP_LOSSLESS, sizeof WEBP_LOSSLESS);
    test_zip_end(zip);
}

/* Whatever it comes as, and from what is kept of it too, it is the same pack: scores hold for all of them. */
static void folder_zip_and_what_is_kept_are_the_same_pack(void **state) {
    (void)state;
    static const char *const inside[] = {"", "leaves/"};
    Pack pack, zipped, kept;
    make_leaves();
    read_fine(at("leaves"), &pack, 3);
    for (size_t i = 0; i < 2; i++) {
        zip_leaves(inside[i]);
        read_fine(at("leaves.zip"), &zipped, 3);
        assert_string_equal(card_list_fingerprint(&zipped.cards).hex, card_list_fingerprint(&pack.cards).hex);
        expect_bytes(card_list_at(&zipped.cards, 0)->picture, WEBP_LOSSY, sizeof WEBP_LOSSY);
        pack_release(&zipped);
    }
    Problems problems = {0};
    Buffer bytes = {0};
    pack_kept_write(&pack, &bytes);
    assert_true(pack_read_text("stored", bytes.text, bytes.length, &kept, &problems));
    assert_int_equal(problems.count, 0);
    assert_string_equal(card_list_fingerprint(&kept.cards).hex, card_list_fingerprint(&pack.cards).hex);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(card_list_at(&kept.cards, i)->id, card_list_at(&pack.cards, i)->id);
    assert_true(bytes.length < strlen(LEAVES) + 400);
    pack_release(&kept);
    buffer_release(&bytes);

    test_folder_write(&own_folder, "leaves/elm.webp", WEBP_LOSSY, sizeof WEBP_LOSSY);
    write_text("leaves/pictures/oak.webp", "none");
    Pack other;
    pack_read(at("leaves"), &other, &problems);
    assert_string_not_equal(card_list_fingerprint(&other.cards).hex, card_list_fingerprint(&pack.cards).hex);
    pack_release(&other);
    pack_release(&pack);
    problems_release(&problems);
}

/* Kept packs that are cut or changed are refused or read, and no more. */
static void damaged_kept_packs_do_no_harm(void **state) {
    (void)state;
    make_leaves();
    Pack pack;
    read_fine(at("leaves"), &pack, 3);
    read_damaged_kept(&pack);
    pack_release(&pack);
}

/* Formats that are known by their ending, titles and categories that are made of a file's name: what is kept
 * makes the same cards under any path. A native file is kept as it is, as it always was. */
static void what_is_kept_of_a_file_is_the_same_pack(void **state) {
    (void)state;
    static const struct {
        const char *file, *text;
        bool is_plain;
    } rows[] = {
        {"capitals_of_the_world.csv", "Country,Capital\nFrance,Paris\nItaly,Rome\nPeru,Lima\nCuba,Havana\n",
         false},
        {"q.csv", "question,correct,wrong 1\nWho?,I,you\nWhat?,This,that\n", false},
        {"a\nb.csv", "question,correct,wrong 1\nWho?,I,you\nWhat?,This,that\n", false},
        {"pack.yaml", LEAVES, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Pack pack, kept;
        Problems problems = {0};
        Buffer bytes = {0};
        write_text(rows[i].file, rows[i].text);
        assert_true(pack_read(at(rows[i].file), &pack, &problems));
        pack_kept_write(&pack, &bytes);
        assert_int_equal(bytes.length == strlen(rows[i].text), rows[i].is_plain);
        for (int again = 0; again < 2; again++) {
            assert_true(pack_read_text("kept pack", bytes.text, bytes.length, &kept, &problems));
            if (strcmp(card_list_fingerprint(&kept.cards).hex, card_list_fingerprint(&pack.cards).hex) != 0)
                fail_msg("%s", rows[i].file);
            assert_string_equal(kept.title, pack.title);
            buffer_clear(&bytes);
            pack_kept_write(&kept, &bytes);
            pack_release(&kept);
        }
        buffer_release(&bytes);
        problems_release(&problems);
        pack_release(&pack);
    }
}

/* What is kept of the pack makes the same cards, with pictures that can be shown and others. */
static void expect_kept(const Pack *pack) {
    Buffer bytes = {0};
    Problems problems = {0};
    Pack kept;
    pack_kept_write(pack, &bytes);
    assert_true(pack_read_text("kept pack", bytes.text, bytes.length, &kept, &problems));
    assert_string_equal(card_list_fingerprint(&kept.cards).hex, card_list_fingerprint(&pack->cards).hex);
    for (size_t i = 0; i < pack->cards.count; i++)
        assert_string_equal(card_list_at(&kept.cards, i)->id, card_list_at(&pack->cards, i)->id);
    pack_release(&kept);
    buffer_release(&bytes);
    problems_release(&problems);
}

/* A pack of one card with this picture, among files some of which are hostile. */
static const struct {
    const char *picture, *sentence; /* of the only problem; NULL: none */
} ONE_PICTURES[] = {
    {"fine.webp", NULL},
    {"fine%2Ewebp", NULL},
    {"none.webp", "The picture \"none.webp\" can't be shown: it is not in the pack."},
    {"../outside.webp", "The picture can't be shown: its name leads out of the pack."},
    {"%2E%2E/outside.webp", "can't be shown: "},
    {"/etc/passwd", "The picture can't be shown: its name leads out of the pack."},
    {"link.webp", "The picture \"link.webp\" can't be shown: it is a link"},
    {"linked/outside.webp", "can't be shown: it is a link"},
    {"pipe.webp", "can't be shown: it is no plain file"},
    {"huge.png", "The picture \"huge.png\" can't be shown: it is larger than 4096 pixels a side"},
    {"text.png", "The picture \"text.png\" can't be shown: it is no PNG"},
    {"text%2Epng", "The picture \"text.png\" can't be shown: it is no PNG"},
    {"pack.yaml", "can't be shown: it is no PNG"},
    {"https://example.org/a.png", "pictures from the web are not fetched"},
};

static void hostile_pictures_are_not_shown(void **state) {
    (void)state;
    Buffer huge = {0};
    add_png_header(&huge, 30000, 30000);
    write_webp("outside.webp");
    write_webp("leaves/fine.webp");
    test_folder_write(&own_folder, "leaves/huge.png", huge.text, huge.length);
    write_text("leaves/text.png", "<svg onload='x'/>");
    assert_int_equal(symlink(at("outside.webp"), at("leaves/link.webp")), 0);
    assert_int_equal(symlink(own_folder.path, at("leaves/linked")), 0);
    assert_int_equal(mkfifo(at("leaves/pipe.webp"), 0600), 0);
    buffer_release(&huge);
    for (size_t i = 0; i < sizeof ONE_PICTURES / sizeof *ONE_PICTURES; i++) {
        char text[400];
        snprintf(
            text, sizeof text,
            "title: t\nlanguage: en\ncards:\n  - ask: Whose?\n    right: Oak\n    wrong: [Elm, Ash, Fir]\n"
            "    picture: '%s'\n",
            ONE_PICTURES[i].picture);
        write_text("leaves/pack.yaml", text);
        Problems problems = {0};
        Pack pack;
        assert_true(pack_read(at("leaves"), &pack, &problems));
        assert_int_equal(pack.cards.count, 1);
        const CardPicture *picture = card_list_at(&pack.cards, 0)->picture;
        if (!ONE_PICTURES[i].sentence) {
            assert_int_equal(problems.count, 0);
            assert_int_equal(picture->width, 16);
        } else {
            assert_int_equal(problems.count, 1);
            if (!strstr(problems.items[0].sentence, ONE_PICTURES[i].sentence))
                fail_msg("%s: %s", ONE_PICTURES[i].picture, problems.items[0].sentence);
            assert_int_equal(problems.items[0].place.line, 7);
            assert_int_equal(problems.items[0].place.column, 14);
            assert_non_null(strstr(problems.items[0].place.file, "/leaves/pack.yaml"));
            assert_int_equal(picture->width, 0);
            Buffer none = {.limit_bytes = IMAGE_BYTES_MAX};
            assert_false(pack_picture_read(picture, &none));
            buffer_release(&none);
        }
        expect_kept(&pack);
        pack_release(&pack);
        problems_release(&problems);
    }
}

static void a_file_alone_says_once_that_it_has_no_pictures(void **state) {
    (void)state;
    make_leaves();
    Problems problems = {0};
    Pack pack;
    assert_true(pack_read(at("leaves/pack.yaml"), &pack, &problems));
    size_t told = 0;
    for (size_t i = 0; i < problems.count; i++)
        told += strstr(problems.items[i].sentence, "read without pictures") != NULL;
    assert_int_equal(told, 1);
    pack_release(&pack);
    problems_release(&problems);
}

/* What stands in a folder or zip, and which of it is the pack. A file is written with the text that its
 * ending asks for. */
static const struct {
    const char *files; /* separated by spaces */
    const char *found; /* or the beginning of the error: "!..." */
    bool is_pack;      /* a folder of these is a pack, no shelf of packs */
} MAIN_FILES[] = {
    {"pack.yaml", "pack.yaml", true},
    {"pack.yml other.yaml", "pack.yml", true},
    {"leaves.yaml oak.png", "leaves.yaml", true},
    {"leaves.yaml", "leaves.yaml", false},
    {"leaves.csv oak.png", "leaves.csv", true},
    {"leaves.csv readme.txt", "leaves.csv", false},
    {"leaves.csv README-first.txt LICENSE.txt oak.jpeg", "leaves.csv", true},
    {"a.yaml b.csv", "!Several files in it could be the pack: a.yaml, b.csv.", false},
    {"a.yaml b.csv oak.png", "!Several files in it could be the pack: a.yaml, b.csv.", false},
    {"oak.png", "!There are no questions in it.", false},
    {"readme.txt", "!There are no questions in it.", false},
    {"a.yaml b.yaml c.yaml d.yaml e.yaml f.yaml g.yaml h.yaml",
     "!Several files in it could be the pack: a.yaml, b.yaml, c.yaml, d.yaml, e.yaml, f.yaml and others.",
     false},
};

static const char *text_for(const char *name) {
    const char *ending = strrchr(name, '.');
    if (strcmp(ending, ".csv") == 0) return "question,correct,wrong 1\nWho?,I,you\nWhat?,This,that\n";
    return strcmp(ending, ".txt") == 0 ? "Read this first\tplease\nand this\tthen\n" : LEAVES;
}

static void expect_main_file(const char *path, const char *expected) {
    Problems problems = {0};
    PackFiles *files = pack_files_open(path, &problems);
    assert_non_null(files);
    Buffer bytes = {.limit_bytes = PACK_FILE_BYTES_MAX};
    const char *found = pack_main_file_find(files, path, &bytes, &problems);
    if (*expected == '!') {
        assert_null(found);
        assert_int_equal(problems.errors, 1);
        if (strncmp(problems.items[0].sentence, expected + 1, strlen(expected + 1)) != 0)
            fail_msg("%s: %s", expected, problems.items[0].sentence);
    } else {
        if (!found) fail_msg("%s: %s", expected, problems.items[0].sentence);
        assert_string_equal(found, expected);
        assert_string_equal(buffer_text(&bytes), text_for(expected));
    }
    buffer_release(&bytes);
    pack_files_close(files);
    problems_release(&problems);
}

static void the_main_file_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof MAIN_FILES / sizeof *MAIN_FILES; i++) {
        char inside[20], list[120], path[150];
        snprintf(inside, sizeof inside, "case-%zu", i);
        snprintf(list, sizeof list, "%s", MAIN_FILES[i].files);
        mkdir(at(inside), 0700);
        zip_t *zip = test_zip_begin(at("case.zip"));
        for (char *name = strtok(list, " "); name; name = strtok(NULL, " ")) {
            snprintf(path, sizeof path, "%s/%s", inside, name);
            write_text(path, text_for(name));
            test_zip_add(zip, name, text_for(name), strlen(text_for(name)));
        }
        test_zip_end(zip);
        expect_main_file(at(inside), MAIN_FILES[i].found);
        expect_main_file(at("case.zip"), MAIN_FILES[i].found);
        if (pack_main_file_is_in(at(inside)) != MAIN_FILES[i].is_pack) fail_msg("%s", MAIN_FILES[i].files);
    }
}

static void a_folder_of_packs_lists_them_all(void **state) {
    (void)state;
    make_leaves();
    mkdir(at("shelf"), 0700);
    write_text("shelf/a.yaml", LEAVES);
    write_text("a.yaml", LEAVES);
    write_text("readme.txt", "Read this.\n");
    write_text("License.TXT", "Do as you like.\n");
    write_text("list.txt", "a\tb\n");
    write_text("b.zip", "PK");
    write_text("notes.md", "# Notes\n");
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(own_folder.path, &arena, &paths, &count, &why));
    static const char *const expected[] = {"a.yaml", "b.zip", "leaves", "list.txt"};
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(strrchr(paths[i], '/') + 1, expected[i]);
    arena_release(&arena);
}

/* Zips whose main file is a bomb, or no text, or missing: an error each, and nothing else. */
static void hostile_zips_are_refused(void **state) {
    (void)state;
    char *zeros = calloc(1, 8 * MEBIBYTE);
    static const struct {
        const char *name;
        size_t length;
        const char *sentence;
    } rows[] = {
        {"pack.yaml", 8 * MEBIBYTE, "There are no questions in it."}, /* left out with a warning */
        {"pack.yaml", 0, "The file is empty."},
        {"../pack.yaml", 10, "There are no questions in it."},
        {"deep/in/it/pack.png", 10, "There are no questions in it."},
        {"pack.yaml", 10, "This is not valid YAML: control characters"},
        {"inner.zip", 10, "There are no questions in it."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zip_t *zip = test_zip_begin(at("bad.zip"));
        test_zip_add(zip, rows[i].name, zeros, rows[i].length);
        test_zip_add(zip, "other.png", "x", 1);
        test_zip_end(zip);
        Problems problems = {0};
        Pack pack;
        assert_false(pack_read(at("bad.zip"), &pack, &problems));
        assert_int_equal(problems.errors, 1);
        bool found = false;
        for (size_t p = 0; p < problems.count; p++)
            found =
                found || strncmp(problems.items[p].sentence, rows[i].sentence, strlen(rows[i].sentence)) == 0;
        if (!found) fail_msg("%zu: %s", i, problems.items[problems.count - 1].sentence);
        problems_release(&problems);
    }
    free(zeros);
}

/* Written and read again with the same files beside it, the cards are the same. */
static void formats_that_hold_pictures_keep_them(void **state) {
    (void)state;
    static const char *const keys[] = {"yaml", "csv"}, *const names[] = {"leaves/pack.yaml",
                                                                         "leaves/leaves.csv"};
    make_leaves();
    Pack pack;
    read_fine(at("leaves"), &pack, 3);
    for (size_t k = 0; k < 2; k++) {
        const PackFormat *format = NULL;
        for (size_t i = 0; i < PACK_FORMAT_COUNT; i++)
            if (strcmp(PACK_FORMATS[i]->key, keys[k]) == 0) format = PACK_FORMATS[i];
        assert_non_null(format);
        Buffer out = {0};
        Arena scratch = {0};
        Problems problems = {0};
        PackWriting writing = {
            .pack = &pack, .format = format, .scratch = &scratch, .out = &out, .problems = &problems};
        format->write(&writing);
        assert_int_equal(problems.count, k); /* CSV loses the text beside the picture */
        remove(at("leaves/pack.yaml"));
        test_folder_write(&own_folder, names[k], out.text, out.length);
        Pack again;
        read_fine(at("leaves"), &again, 3);
        for (size_t i = 0; i < 3; i++) {
            const CardPicture *before = card_list_at(&pack.cards, i)->picture,
                              *after = card_list_at(&again.cards, i)->picture;
            assert_true(!before == !after);
            if (!before) continue;
            assert_string_equal(after->name, before->name);
            assert_string_equal(after->content.hex, before->content.hex);
            if (k == 0 && before->text) assert_string_equal(after->text, before->text);
        }
        pack_release(&again);
        problems_release(&problems);
        arena_release(&scratch);
        buffer_release(&out);
    }
    pack_release(&pack);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, make_folders, remove_folder)

static void packs_are_listed_by_their_numbers(void **state) {
    (void)state;
    static const char *const expected[] = {"0.csv",         "00.csv",      "7a.csv",      "007b.csv",
                                           "round 1 b.csv", "round 1.csv", "round 2.csv", "round 10 1.csv",
                                           "round 10.csv",  "round x.csv", "rounds.csv"};
    enum { COUNT = sizeof expected / sizeof *expected };
    for (size_t i = COUNT; i-- > 0;) write_text(expected[i], "a,b\n");
    Arena arena = {0};
    const char **paths, *why;
    size_t count;
    assert_true(pack_folder_list(own_folder.path, &arena, &paths, &count, &why));
    assert_int_equal(count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(strrchr(paths[i], '/') + 1, expected[i]) != 0)
            fail_msg("%zu is %s, not %s", i, strrchr(paths[i], '/') + 1, expected[i]);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(a_folder_is_a_pack),
        in_folder(folder_zip_and_what_is_kept_are_the_same_pack),
        in_folder(damaged_kept_packs_do_no_harm),
        in_folder(what_is_kept_of_a_file_is_the_same_pack),
        in_folder(hostile_pictures_are_not_shown),
        in_folder(a_file_alone_says_once_that_it_has_no_pictures),
        in_folder(the_main_file_is_found),
        in_folder(a_folder_of_packs_lists_them_all),
        in_folder(packs_are_listed_by_their_numbers),
        in_folder(hostile_zips_are_refused),
        in_folder(formats_that_hold_pictures_keep_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
