/* A folder is watched while files in it are saved, renamed and removed, as editors do. */
#include "unit/cmocka_test.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "packs/folder_watch.h"
#include "packs/new_file.h"

typedef struct Fixture {
    char folder[64];
    int word[2]; /* a pipe: a byte for each call */
    FolderWatch *watch;
} Fixture;

static void pass_on(void *context) {
    const Fixture *fixture = context;
    assert_int_equal(write(fixture->word[1], "!", 1), 1);
}

static int set_up(void **state) {
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/quizleaf-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    assert_int_equal(pipe(fixture->word), 0);
    fixture->watch = folder_watch_open(pass_on, fixture);
    assert_non_null(fixture->watch);
    assert_true(folder_watch_add(fixture->watch, fixture->folder));
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    folder_watch_close(fixture->watch);
    close(fixture->word[0]);
    close(fixture->word[1]);
    rmdir(fixture->folder);
    free(fixture);
    return 0;
}

/* Whether word comes within the time. */
static bool word_comes(const Fixture *fixture, int wait_ms) {
    struct pollfd file = {.fd = fixture->word[0], .events = POLLIN};
    char word;
    return poll(&file, 1, wait_ms) == 1 && read(fixture->word[0], &word, 1) == 1;
}

static void save(const Fixture *fixture, const char *name, int times) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    for (int i = 0; i < times; i++) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fprintf(file, "title: %d\n", i);
        fclose(file);
    }
}

static void put_away(const Fixture *fixture, const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    assert_int_equal(unlink(path), 0);
}

static void a_saved_a_renamed_and_a_removed_file_are_told(void **state) {
    const Fixture *fixture = *state;
    save(fixture, "pack.yaml", 1);
    assert_true(word_comes(fixture, 20000));
    char from[128], to[128];
    snprintf(from, sizeof from, "%s/pack.yaml", fixture->folder);
    snprintf(to, sizeof to, "%s/other.yaml", fixture->folder);
    assert_int_equal(rename(from, to), 0);
    assert_true(word_comes(fixture, 20000));
    put_away(fixture, "other.yaml");
    assert_true(word_comes(fixture, 20000));
}

/* It gets its name when it is whole, which is no usual way to save. */
static void a_file_of_our_own_is_told(void **state) {
    const Fixture *fixture = *state;
    int (*const ways[])(NewFile *, const char *) = {new_file_open, new_file_open_hidden};
    char path[128];
    snprintf(path, sizeof path, "%s/a.yaml", fixture->folder);
    for (size_t i = 0; i < 2; i++) {
        NewFile file;
        assert_int_equal(ways[i](&file, path), 0);
        assert_int_equal(new_file_settle(&file), 0);
        assert_true(word_comes(fixture, 30000));
        put_away(fixture, "a.yaml");
        assert_true(word_comes(fixture, 30000));
    }
}

static void a_burst_is_told_once(void **state) {
    const Fixture *fixture = *state;
    save(fixture, "pack.yaml", 50);
    assert_true(word_comes(fixture, 20000));
    int more = 0; /* none, unless the machine lets this program wait in the middle of the burst */
    while (word_comes(fixture, 4 * FOLDER_WATCH_SETTLE_MS)) more++;
    assert_true(more < 10);
    put_away(fixture, "pack.yaml");
    assert_true(word_comes(fixture, 20000));
}

static void only_folders_that_are_there_are_watched(void **state) {
    const Fixture *fixture = *state;
    assert_true(folder_watch_add(fixture->watch, fixture->folder)); /* again */
    assert_false(folder_watch_add(fixture->watch, "/tmp/quizleaf-no-such-folder"));
    assert_false(folder_watch_add(fixture->watch, "/etc/hostname"));
}

static void closing_needs_no_change(void **state) {
    (void)state;
    folder_watch_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_saved_a_renamed_and_a_removed_file_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_of_our_own_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_burst_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_folders_that_are_there_are_watched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closing_needs_no_change, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
