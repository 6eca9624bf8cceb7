/* Copies of packs: whole or not there at all, and nothing else with them. */
#include "unit/cmocka_test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>

#include "packs/pack_copy.h"
#include "unit/folder_fixture.h"
#include "unit/zip_fixture.h"

static int make_folders(void **state) {
    make_folder(state);
    mkdir(at("from"), 0700);
    mkdir(at("own"), 0700);
    return 0;
}

/* What the shell's find sees in a folder, sorted; with hidden files. */
static void expect_list(const char *name, const char *list) {
    char command[400], seen[1000];
    snprintf(command, sizeof command, "cd %s && find . -mindepth 1 | LC_ALL=C sort | tr '\n' ' '", at(name));
    FILE *out = popen(command, "r");
    assert_non_null(out);
    size_t length = fread(seen, 1, sizeof seen - 1, out);
    seen[length] = '\0';
    pclose(out);
    assert_string_equal(seen, list);
}

static void expect_no_copy(const char *from, const char *to, const char *reason) {
    const char *why = "";
    if (pack_copy(at(from), at(to), &why)) fail_msg("%s was copied", from);
    if (!strstr(why, reason)) fail_msg("%s: %s", from, why);
}

static void a_file_is_copied_where_there_is_none(void **state) {
    (void)state;
    const char *why;
    write_text("from/a.yaml", "title: a");
    write_text("own/b.yaml", "title: b");
    assert_true(pack_copy(at("from/a.yaml"), at("own/a.yaml"), &why));
    expect_file("own/a.yaml", "title: a");
    expect_no_copy("from/a.yaml", "own/b.yaml", "is there already");
    expect_file("own/b.yaml", "title: b");
    expect_no_copy("from/none.yaml", "own/none.yaml", "No such file");
    expect_no_copy("from/a.yaml", "none/a.yaml", "No such file");
    mkfifo(at("from/pipe.yaml"), 0600);
    expect_no_copy("from/pipe.yaml", "own/pipe.yaml", "plain file");
    expect_list("own", "./a.yaml ./b.yaml ");
}

static void a_folder_is_copied_with_its_pictures(void **state) {
    (void)state;
    const char *why;
    mkdir(at("from/pack"), 0700);
    mkdir(at("from/pack/pictures"), 0700);
    mkdir(at("from/pack/pictures/large"), 0700);
    mkdir(at("from/pack/.git"), 0700);
    write_text("from/pack/pack.yaml", "title: Leaves");
    write_text("from/pack/pictures/oak.png", "oak");
    write_text("from/pack/pictures/large/oak.png", "large oak");
    write_text("from/pack/.git/config", "hidden");
    write_text("from/pack/.hidden", "hidden");
    write_text("from/pack/back\\slash", "of no pack");
    write_text("from/secret", "secret");
    assert_int_equal(symlink(at("from/secret"), at("from/pack/link.png")), 0);
    assert_int_equal(symlink(at("from"), at("from/pack/pictures/linked")), 0);
    assert_int_equal(mkfifo(at("from/pack/pipe.png"), 0600), 0);
    assert_true(pack_copy(at("from/pack"), at("own/pack"), &why));
    expect_list("own", "./pack ./pack/pack.yaml ./pack/pictures ./pack/pictures/large "
                       "./pack/pictures/large/oak.png ./pack/pictures/oak.png ");
    expect_file("own/pack/pack.yaml", "title: Leaves");
    expect_file("own/pack/pictures/large/oak.png", "large oak");
}

static void nothing_is_written_over(void **state) {
    (void)state;
    mkdir(at("from/pack"), 0700);
    write_text("from/pack/pack.yaml", "title: new");
    mkdir(at("own/pack"), 0700); /* an empty one as well */
    expect_no_copy("from/pack", "own/pack", "is there already");
    write_text("own/pack/pack.yaml", "title: old");
    expect_no_copy("from/pack", "own/pack", "is there already");
    expect_file("own/pack/pack.yaml", "title: old");
    write_text("own/file", "a file");
    expect_no_copy("from/pack", "own/file", "is there already");
    assert_int_equal(symlink("/nowhere", at("own/link")), 0);
    expect_no_copy("from/pack", "own/link", "is there already");
    expect_list("own", "./file ./link ./pack ./pack/pack.yaml ");
}

static void of_too_much_nothing_is_left(void **state) {
    (void)state;
    char name[100];
    mkdir(at("from/many"), 0700);
    for (int i = 0; i <= PACK_COPY_FILES_MAX; i++) {
        snprintf(name, sizeof name, "from/many/%d", i);
        write_text(name, "");
    }
    expect_no_copy("from/many", "own/many", "too many files");
    unlink(at(name));
    const char *why;
    assert_true(pack_copy(at("from/many"), at("own/many"), &why)); /* as many as may be */
    snprintf(name, sizeof name, "from/deep");
    for (int depth = 0; depth <= PACK_COPY_DEPTH_MAX + 1; depth++) {
        mkdir(at(name), 0700);
        strcat(name, "/d");
    }
    expect_no_copy("from/deep", "own/deep", "folders in folders");
    assert_int_equal(access(at("own/deep"), F_OK), -1);
}

/* A disk that is full, as a limit of the size of files plays it. */
static void of_half_a_copy_nothing_is_left(void **state) {
    (void)state;
    static char large[100000];
    mkdir(at("from/pack"), 0700);
    mkdir(at("from/pack/pictures"), 0700);
    write_text("from/pack/pack.yaml", "title: Leaves");
    test_folder_write(&own_folder, "from/pack/pictures/oak.png", large, sizeof large);
    struct rlimit before, small;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 50000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    expect_no_copy("from/pack", "own/pack", "too large");
    expect_no_copy("from/pack/pictures/oak.png", "own/oak.png", "too large");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    expect_list("own", "");
    const char *why;
    assert_true(pack_copy(at("from/pack"), at("own/pack"), &why));
}

/* The packs folder may stand in what is copied. */
static void a_folder_is_copied_into_itself_once(void **state) {
    (void)state;
    const char *why;
    write_text("pack.yaml", "title: all of it");
    assert_true(pack_copy(own_folder.path, at("own/copy"), &why));
    expect_list("own", "./copy ./copy/from ./copy/own ./copy/pack.yaml ");
}

static void what_a_killed_game_left_is_removed(void **state) {
    (void)state;
    const char *why;
    mkdir(at("from/pack"), 0700);
    write_text("from/pack/pack.yaml", "title: Leaves");
    mkdir(at("own/.copy-1-0"), 0700);
    mkdir(at("own/.copy-1-0/pictures"), 0700);
    write_text("own/.copy-1-0/pictures/oak.png", "half an oak");
    mkdir(at("own/.copy-2-0"), 0700); /* into this one another game copies now */
    mkdir(at("own/.mine"), 0700);
    int in_use = open(at("own/.copy-2-0"), O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(in_use, LOCK_EX), 0);
    assert_true(pack_copy(at("from/pack"), at("own/pack"), &why));
    expect_list("own", "./.copy-2-0 ./.mine ./pack ./pack/pack.yaml ");
    close(in_use);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folders, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_copied_where_there_is_none),
        TEST(a_folder_is_copied_with_its_pictures),
        TEST(nothing_is_written_over),
        TEST(of_too_much_nothing_is_left),
        TEST(of_half_a_copy_nothing_is_left),
        TEST(a_folder_is_copied_into_itself_once),
        TEST(what_a_killed_game_left_is_removed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
