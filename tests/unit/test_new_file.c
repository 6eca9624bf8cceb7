/* New files: whole under a name that nothing has, or not there at all, whatever ends the program. */
#include "unit/cmocka_test.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "packs/new_file.h"
#include "unit/folder_fixture.h"

typedef int (*Open)(NewFile *out, const char *path);
static const Open WAYS[] = {new_file_open, new_file_open_hidden};
#define WAY_COUNT (sizeof WAYS / sizeof *WAYS)

/* With hidden ones. */
static int count_files(void) {
    DIR *entries = opendir(own_folder.path);
    assert_non_null(entries);
    int count = 0;
    const struct dirent *entry;
    while ((entry = readdir(entries))) count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    closedir(entries);
    return count;
}

static void it_has_its_name_when_it_is_whole(void **state) {
    (void)state;
    static const char *const NAMES[WAY_COUNT] = {"a.yaml", "b.yaml"};
    for (size_t i = 0; i < WAY_COUNT; i++) {
        NewFile file;
        assert_int_equal(WAYS[i](&file, at(NAMES[i])), 0);
        assert_int_equal(new_file_write(&file, "title: ", 7), 0);
        assert_int_equal(new_file_write(&file, "a", 1), 0);
        assert_int_equal(access(at(NAMES[i]), F_OK), -1);
        assert_int_equal(new_file_settle(&file), 0);
        expect_file(NAMES[i], "title: a");
        assert_int_equal(count_files(), i + 1);
        new_file_drop(&file); /* once more is fine */
    }
}

static void nothing_is_written_over(void **state) {
    (void)state;
    write_text("old", "old");
    assert_int_equal(symlink("/nowhere", at("link")), 0);
    for (size_t i = 0; i < WAY_COUNT; i++) {
        NewFile file;
        assert_int_equal(WAYS[i](&file, at("old")), EEXIST);
        assert_int_equal(WAYS[i](&file, at("link")), EEXIST);
        assert_int_equal(WAYS[i](&file, at("none/new")), ENOENT);
        assert_int_equal(WAYS[i](&file, at("late")), 0);
        assert_int_equal(new_file_write(&file, "new", 3), 0);
        write_text("late", "late"); /* somebody else was quicker */
        assert_int_equal(new_file_settle(&file), EEXIST);
        expect_file("late", "late");
        unlink(at("late"));
    }
    expect_file("old", "old");
    assert_int_equal(count_files(), 2);
}

static void of_a_dropped_one_nothing_is_left(void **state) {
    (void)state;
    for (size_t i = 0; i < WAY_COUNT; i++) {
        NewFile file;
        assert_int_equal(WAYS[i](&file, at("new")), 0);
        assert_int_equal(new_file_write(&file, "half", 4), 0);
        new_file_drop(&file);
        assert_int_equal(count_files(), 0);
    }
}

static void two_at_a_time_do_not_meet(void **state) {
    (void)state;
    for (size_t i = 0; i < WAY_COUNT; i++) {
        NewFile one, other;
        assert_int_equal(WAYS[i](&one, at("one")), 0);
        assert_int_equal(WAYS[i](&other, at("other")), 0);
        assert_int_equal(new_file_write(&one, "1", 1), 0);
        assert_int_equal(new_file_write(&other, "2", 1), 0);
        assert_int_equal(new_file_settle(&one), 0);
        assert_int_equal(new_file_settle(&other), 0);
        expect_file("one", "1");
        expect_file("other", "2");
        unlink(at("one"));
        unlink(at("other"));
    }
}

static void a_killed_program_leaves_nothing(void **state) {
    (void)state;
    NewFile file;
    assert_int_equal(new_file_open(&file, at("new")), 0);
    bool has_name = file.hidden[0];
    new_file_drop(&file);
    if (has_name) {
        print_message("SKIP: this file system knows no files without names\n");
        skip();
    }
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (new_file_open(&file, at("new")) == 0) new_file_write(&file, "half", 4);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(count_files(), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_has_its_name_when_it_is_whole), TEST(nothing_is_written_over),
        TEST(of_a_dropped_one_nothing_is_left), TEST(two_at_a_time_do_not_meet),
        TEST(a_killed_program_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
