/* Folders and zips as packs: what belongs to them is read, and nothing else, whatever they claim. */
#include "unit/cmocka_test.h"

#include "packs/pack_files.h"
#include "unit/folder_fixture.h"
#include "unit/zip_fixture.h"

static PackFiles *open_fine(const char *path) {
    Problems problems = {0};
    PackFiles *files = pack_files_open(path, &problems);
    if (!files || problems.count) fail_msg("%s", problems.count ? problems.items[0].sentence : "not opened");
    problems_release(&problems);
    return files;
}

static void expect_text(const PackFiles *files, const char *name, const char *text) {
    Buffer out = {0};
    const char *why = "";
    if (!pack_files_read(files, name, &out, &why)) fail_msg("%s: %s", name, why);
    assert_string_equal(buffer_text(&out), text);
    buffer_release(&out);
}

static void expect_refused(const PackFiles *files, const char *name, const char *reason) {
    Buffer out = {0};
    const char *why = "";
    buffer_add_text(&out, "before");
    if (pack_files_read(files, name, &out, &why)) fail_msg("%s is read", name);
    if (!strstr(why, reason)) fail_msg("%s: %s", name, why);
    assert_string_equal(buffer_text(&out), "before");
    assert_false(out.failed);
    buffer_release(&out);
}

static const char *const BAD_NAMES[] = {
    "",
    "/etc/passwd",
    "../x",
    "a/../x",
    "a/..",
    "..",
    ".",
    "./x",
    "a//b",
    "a/",
    "a\\b",
    "..\\x",
    "http://example.org/x.png",
    "a\nb",
    "a\x1b[31m",
    "\xff.png",
};

static void names_that_lead_out_are_refused(void **state) {
    (void)state;
    const char *why;
    for (size_t i = 0; i < sizeof BAD_NAMES / sizeof *BAD_NAMES; i++)
        if (pack_files_is_fine_name(BAD_NAMES[i], &why)) fail_msg("\"%s\" is taken", BAD_NAMES[i]);
    static const char *const fine[] = {"a", "a.png", "a/b/c.png", "..a", "a..b", "...", "Blätter/Eiche.png"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (!pack_files_is_fine_name(fine[i], &why)) fail_msg("\"%s\": %s", fine[i], why);
}

static void a_folder_gives_its_files(void **state) {
    (void)state;
    mkdir(at("pack"), 0700);
    mkdir(at("pack/pictures"), 0700);
    test_folder_write(&own_folder, "pack/pack.yaml", "title: x", 8);
    test_folder_write(&own_folder, "pack/.hidden", "x", 1);
    test_folder_write(&own_folder, "pack/a.png", "", 0);
    test_folder_write(&own_folder, "pack/pictures/oak.png", "oak", 3);
    PackFiles *files = open_fine(at("pack"));
    assert_int_equal(pack_files_count(files), 2);
    assert_string_equal(pack_files_name(files, 0), "a.png");
    assert_string_equal(pack_files_name(files, 1), "pack.yaml");
    for (int rested = 0; rested < 2; rested++) {
        expect_text(files, "pack.yaml", "title: x");
        expect_text(files, "pictures/oak.png", "oak");
        expect_text(files, "a.png", "");
        expect_refused(files, "none.png", "not in the pack");
        expect_refused(files, "pictures", "");
        pack_files_rest(files);
    }
    pack_files_close(files);
}

static void a_folder_follows_no_link(void **state) {
    (void)state;
    mkdir(at("pack"), 0700);
    mkdir(at("outside"), 0700);
    test_folder_write(&own_folder, "outside/secret.png", "secret", 6);
    assert_int_equal(symlink(at("outside/secret.png"), at("pack/link.png")), 0);
    assert_int_equal(symlink(at("outside"), at("pack/pictures")), 0);
    assert_int_equal(mkfifo(at("pack/pipe.png"), 0600), 0);
    PackFiles *files = open_fine(at("pack"));
    assert_int_equal(pack_files_count(files), 0);
    expect_refused(files, "link.png", "link");
    expect_refused(files, "pictures/secret.png", "link");
    expect_refused(files, "pipe.png", "plain file");
    for (size_t i = 0; i < sizeof BAD_NAMES / sizeof *BAD_NAMES; i++) expect_refused(files, BAD_NAMES[i], "");
    pack_files_close(files);
}

static void a_zip_gives_its_files(void **state) {
    (void)state;
    char many[40000];
    memset(many, 'x', sizeof many);
    many[sizeof many - 1] = '\0';
    zip_t *zip = test_zip_begin(at("pack.zip"));
    test_zip_add(zip, "pack.yaml", "title: x", 8);
    test_zip_add(zip, "pictures/oak.png", many, sizeof many - 1);
    zip_dir_add(zip, "empty", 0);
    test_zip_end(zip);
    assert_true(pack_files_is_zip(at("pack.zip")));
    PackFiles *files = open_fine(at("pack.zip"));
    assert_int_equal(pack_files_count(files), 2);
    for (int rested = 0; rested < 2; rested++) {
        expect_text(files, "pack.yaml", "title: x");
        expect_text(files, "pictures/oak.png", many);
        expect_refused(files, "Pack.yaml", "not in the pack");
        pack_files_rest(files);
    }
    pack_files_close(files);
}

/* As programs that pack a folder write it. */
static void a_zip_of_one_folder_is_that_folder(void **state) {
    (void)state;
    zip_t *zip = test_zip_begin(at("pack.zip"));
    zip_dir_add(zip, "leaves", 0);
    test_zip_add(zip, "leaves/pack.yaml", "title: x", 8);
    test_zip_add(zip, "leaves/oak.png", "oak", 3);
    test_zip_add(zip, "leaves/.DS_Store", "x", 1);
    test_zip_add(zip, "__MACOSX/leaves/._oak.png", "x", 1);
    test_zip_end(zip);
    PackFiles *files = open_fine(at("pack.zip"));
    assert_int_equal(pack_files_count(files), 2);
    expect_text(files, "pack.yaml", "title: x");
    expect_text(files, "oak.png", "oak");
    pack_files_close(files);
}

static void what_is_unsafe_in_a_zip_is_left_out(void **state) {
    (void)state;
    char *zeros = calloc(1, 4 * MEBIBYTE);
    zip_t *zip = test_zip_begin(at("pack.zip"));
    test_zip_add(zip, "pack.yaml", "title: x", 8);
    test_zip_add(zip, "../up.png", "x", 1);
    test_zip_add(zip, "/root.png", "x", 1);
    test_zip_add(zip, "bomb.png", zeros, 4 * MEBIBYTE);
    zip_uint64_t link = test_zip_add(zip, "link.png", "/etc/passwd", 11);
    zip_file_set_external_attributes(zip, link, 0, ZIP_OPSYS_UNIX, 0120777u << 16 /* a link */);
    zip_uint64_t secret = test_zip_add(zip, "secret.png", "x", 1);
    assert_int_equal(zip_file_set_encryption(zip, secret, ZIP_EM_AES_256, "word"), 0);
    test_zip_end(zip);
    free(zeros);
    Problems problems = {0};
    PackFiles *files = pack_files_open(at("pack.zip"), &problems);
    assert_non_null(files);
    assert_int_equal(pack_files_count(files), 1);
    assert_int_equal(problems.warnings, 1);
    assert_non_null(strstr(problems.items[0].sentence, "5 of the 6 files in this zip are left out"));
    expect_text(files, "pack.yaml", "title: x");
    expect_refused(files, "link.png", "not in the pack");
    expect_refused(files, "bomb.png", "not in the pack");
    expect_refused(files, "../up.png", "");
    pack_files_close(files);
    problems_release(&problems);
}

static void expect_unusable(const char *path, const char *reason) {
    Problems problems = {0};
    PackFiles *files = pack_files_open(path, &problems);
    if (files) fail_msg("%s is opened", path);
    assert_int_equal(problems.errors, 1);
    if (!strstr(problems.items[0].sentence, reason)) fail_msg("%s", problems.items[0].sentence);
    problems_release(&problems);
}

/* Sets four bytes of every entry in the zip's directory. */
static void patch_directory(const char *path, size_t offset, uint32_t value) {
    Buffer file = {0};
    const char *why;
    assert_true(buffer_read_file(&file, path, &why));
    for (size_t i = 0; i + offset + 4 <= file.length; i++)
        if (memcmp(file.text + i, "PK\1\2", 4) == 0)
            for (size_t b = 0; b < 4; b++) file.text[i + offset + b] = (char)(value >> 8 * b);
    FILE *out = fopen(path, "wb");
    fwrite(file.text, 1, file.length, out);
    fclose(out);
    buffer_release(&file);
}

#define DIRECTORY_SIZE 24

/* Writes over the file's last bytes, its comment. */
static void patch_end(const char *path, const char *bytes) {
    FILE *file = fopen(path, "rb+");
    assert_non_null(file);
    assert_int_equal(fseek(file, -(long)strlen(bytes), SEEK_END), 0);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    fclose(file);
}

static void zips_that_claim_too_much_are_refused(void **state) {
    (void)state;
    zip_t *zip = test_zip_begin(at("total.zip"));
    char name[32];
    for (int i = 0; i < 10; i++) {
        snprintf(name, sizeof name, "%d.png", i);
        test_zip_add(zip, name, "some bytes", 10);
    }
    test_zip_end(zip);
    patch_directory(at("total.zip"), DIRECTORY_SIZE, 250u * 1024 * 1024);
    expect_unusable(at("total.zip"), "Unpacked, this zip would be over 2048 MiB");

    zip = test_zip_begin(at("count.zip"));
    for (int i = 0; i <= PACK_FILES_COUNT_MAX; i++) {
        snprintf(name, sizeof name, "%d", i);
        test_zip_add(zip, name, "", 0);
    }
    test_zip_end(zip);
    expect_unusable(at("count.zip"), "more files than a pack may");

    zip = test_zip_begin(at("64.zip"));
    test_zip_add(zip, "a.png", "x", 1);
    zip_set_archive_comment(zip, "comment", 7);
    test_zip_end(zip);
    patch_end(at("64.zip"), "PK\6\7");
    expect_unusable(at("64.zip"), "larger than a pack may be");
}

static void a_zip_of_nothing_safe_says_so(void **state) {
    (void)state;
    char *zeros = calloc(1, 4 * MEBIBYTE);
    zip_t *zip = test_zip_begin(at("bomb.zip"));
    test_zip_add(zip, "pack.csv", zeros, 4 * MEBIBYTE);
    test_zip_end(zip);
    free(zeros);
    expect_unusable(at("bomb.zip"), "of its only file, it would unpack to far too much");
    zip = test_zip_begin(at("out.zip"));
    test_zip_add(zip, "../pack.yaml", "title: x", 8);
    test_zip_add(zip, "../../pack.yaml", "title: x", 8);
    test_zip_end(zip);
    expect_unusable(at("out.zip"), "of the first file, its name leads out of the pack");
}

static void damaged_zips_are_refused(void **state) {
    (void)state;
    test_folder_write(&own_folder, "none.zip", "PK\3\4 and nothing more", 22);
    expect_unusable(at("none.zip"), "it is no zip");
    test_folder_write(&own_folder, "empty.zip", "", 0);
    expect_unusable(at("empty.zip"), "it is no zip");
    expect_unusable(at("missing.zip"), "cannot be opened");
    assert_int_equal(mkfifo(at("pipe.zip"), 0600), 0);
    expect_unusable(at("pipe.zip"), "no plain file");
    assert_false(pack_files_is_zip(at("pipe.zip")));
    assert_false(pack_files_is_zip(at("empty.zip")));
    assert_false(pack_files_is_zip(own_folder.path));
}

/* An entry that is not what the directory says: its size, or its checksum. */
static void an_entry_that_lies_is_refused(void **state) {
    (void)state;
    static const struct {
        size_t offset;
        uint32_t value;
    } rows[] = {{DIRECTORY_SIZE, 5}, {DIRECTORY_SIZE, 500}, {16, 0x12345678}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zip_t *zip = test_zip_begin(at("lies.zip"));
        zip_uint64_t index = test_zip_add(zip, "a.png", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40);
        zip_set_file_compression(zip, index, ZIP_CM_DEFLATE, 9);
        test_zip_end(zip);
        patch_directory(at("lies.zip"), rows[i].offset, rows[i].value);
        Problems problems = {0};
        PackFiles *files = pack_files_open(at("lies.zip"), &problems);
        if (files) expect_refused(files, "a.png", "damaged");
        pack_files_close(files);
        problems_release(&problems);
    }
}

/* Every byte of a zip changed, one at a time: refused or read, never more. */
static void changed_zips_do_no_harm(void **state) {
    (void)state;
    zip_t *zip = test_zip_begin(at("good.zip"));
    test_zip_add(zip, "pack.yaml", "title: xxxxxxxxxxxxxxxxxxxxxxxxxxx", 34);
    test_zip_add(zip, "a/b.png", "picture", 7);
    test_zip_end(zip);
    Buffer good = {0};
    const char *why;
    assert_true(buffer_read_file(&good, at("good.zip"), &why));
    for (size_t i = 0; i < good.length; i++) {
        good.text[i] ^= 0x55;
        test_folder_write(&own_folder, "bad.zip", good.text, good.length);
        good.text[i] ^= 0x55;
        Problems problems = {0};
        PackFiles *files = pack_files_open(at("bad.zip"), &problems);
        for (size_t f = 0; files && f < pack_files_count(files); f++) {
            Buffer out = {0};
            pack_files_read(files, pack_files_name(files, f), &out, &why);
            assert_in_range(out.length, 0, 1000);
            buffer_release(&out);
        }
        pack_files_close(files);
        problems_release(&problems);
    }
    buffer_release(&good);
}

static void a_ceiling_holds(void **state) {
    (void)state;
    test_folder_write(&own_folder, "ten.png", "0123456789", 10);
    zip_t *zip = test_zip_begin(at("pack.zip"));
    test_zip_add(zip, "ten.png", "0123456789", 10);
    test_zip_end(zip);
    const char *paths[] = {own_folder.path, at("pack.zip")};
    for (size_t i = 0; i < 2; i++) {
        PackFiles *files = open_fine(paths[i]);
        Buffer out = {.limit_bytes = 9};
        const char *why;
        assert_false(pack_files_read(files, "ten.png", &out, &why));
        assert_string_equal(why, "it is too large");
        assert_int_equal(out.length, 0);
        buffer_release(&out);
        pack_files_close(files);
    }
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_lead_out_are_refused),
        in_folder(a_folder_gives_its_files),
        in_folder(a_folder_follows_no_link),
        in_folder(a_zip_gives_its_files),
        in_folder(a_zip_of_one_folder_is_that_folder),
        in_folder(what_is_unsafe_in_a_zip_is_left_out),
        in_folder(zips_that_claim_too_much_are_refused),
        in_folder(a_zip_of_nothing_safe_says_so),
        in_folder(damaged_zips_are_refused),
        in_folder(an_entry_that_lies_is_refused),
        in_folder(changed_zips_do_no_harm),
        in_folder(a_ceiling_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
