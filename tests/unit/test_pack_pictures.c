/* Packs that are folders or zips: what pictures their cards get, and that a score can be proved later
 * without the pictures. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/image_header.h"
#include "packs/pack.h"
#include "packs/pack_kept.h"
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

/* What is there of it is shown. */
static void a_picture_that_was_cut_is_told(void **state) {
    (void)state;
    Problems problems = {0};
    Pack pack;
    test_folder_write(&own_folder, "leaves/oak.webp", WEBP_LOSSY, sizeof WEBP_LOSSY - 1);
    write_text("leaves/pack.yaml",
               "title: t\nlanguage: en\ncards:\n  - ask: Whose?\n    right: Oak\n    wrong: [Elm, Ash, Fir]\n"
               "    picture: oak.webp\n");
    assert_true(pack_read(at("leaves"), &pack, &problems));
    assert_int_equal(card_list_at(&pack.cards, 0)->picture->width, 16);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.errors, 0);
    assert_string_equal(problems.items[0].sentence,
                        "The picture \"oak.webp\" ends in its middle. Save it again.");
    assert_int_equal(problems.items[0].place.line, 7);
    pack_release(&pack);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(a_folder_is_a_pack),
        in_folder(folder_zip_and_what_is_kept_are_the_same_pack),
        in_folder(damaged_kept_packs_do_no_harm),
        in_folder(what_is_kept_of_a_file_is_the_same_pack),
        in_folder(a_picture_that_was_cut_is_told),
        in_folder(hostile_pictures_are_not_shown),
        in_folder(a_file_alone_says_once_that_it_has_no_pictures),
        in_folder(formats_that_hold_pictures_keep_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
