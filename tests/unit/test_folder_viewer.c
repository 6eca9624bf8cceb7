/* Folders are shown by a program of the test's own, which stands for xdg-open; where that fails it is told.
 */
#include "unit/cmocka_test.h"

#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "screen/folder_viewer.h"

typedef struct Machine {
    char folder[64], program[80], seen[80];
    char *path; /* as it was */
    sem_t words;
    FolderViewer *viewer;
} Machine;

static void say(void *context) {
    sem_post(&((Machine *)context)->words);
}

static int setup(void **state) {
    Machine *machine = calloc(1, sizeof *machine);
    const char *path = getenv("PATH");
    strcpy(machine->folder, "/tmp/quizleaf-test-XXXXXX");
    assert_non_null(mkdtemp(machine->folder));
    snprintf(machine->program, sizeof machine->program, "%s/xdg-open", machine->folder);
    snprintf(machine->seen, sizeof machine->seen, "%s/seen", machine->folder);
    machine->path = strdup(path ? path : "");
    setenv("PATH", machine->folder, 1);
    sem_init(&machine->words, 0, 0);
    machine->viewer = folder_viewer_open(say, machine);
    *state = machine;
    return machine->viewer ? 0 : -1;
}

static int teardown(void **state) {
    Machine *machine = *state;
    folder_viewer_close(machine->viewer);
    setenv("PATH", machine->path, 1);
    unlink(machine->program);
    unlink(machine->seen);
    rmdir(machine->folder);
    free(machine->path);
    sem_destroy(&machine->words);
    free(machine);
    return 0;
}

/* The program writes what it was given, and ends so. */
static void write_program(const Machine *machine, int ends_with) {
    FILE *script = fopen(machine->program, "w");
    fprintf(script, "#!/bin/sh\necho \"$1\" >%s.new && /bin/mv %s.new %s\nexit %d\n", machine->seen,
            machine->seen, machine->seen, ends_with);
    fclose(script);
    chmod(machine->program, 0700);
}

static void expect_seen(const Machine *machine, const char *url) {
    char text[64] = "";
    const struct timespec moment = {.tv_nsec = 10000000};
    for (int i = 0; i < 3000 && access(machine->seen, F_OK) != 0; i++) nanosleep(&moment, NULL);
    FILE *in = fopen(machine->seen, "r");
    assert_non_null(in);
    assert_non_null(fgets(text, sizeof text, in));
    fclose(in);
    assert_string_equal(text, url);
}

static void expect_failure(Machine *machine, const char *folder) {
    while (sem_wait(&machine->words) != 0) continue;
    char *failed = folder_viewer_take_failure(machine->viewer);
    assert_string_equal(failed, folder);
    free(failed);
    assert_null(folder_viewer_take_failure(machine->viewer));
}

static void a_folder_is_given_to_the_program(void **state) {
    Machine *machine = *state;
    write_program(machine, 0);
    folder_viewer_show(machine->viewer, "/tmp/my packs");
    expect_seen(machine, "file:///tmp/my%20packs\n");
    assert_null(folder_viewer_take_failure(machine->viewer));
}

static void without_a_program_it_is_told(void **state) {
    Machine *machine = *state;
    folder_viewer_show(machine->viewer, "/tmp/my packs");
    expect_failure(machine, "/tmp/my packs");
    unsetenv("PATH");
    write_program(machine, 0);
    chmod(machine->program, 0600); /* it is no program yet */
    setenv("PATH", machine->folder, 1);
    folder_viewer_show(machine->viewer, "/tmp/others");
    expect_failure(machine, "/tmp/others");
}

/* As xdg-open does on a machine without a file manager. */
static void a_program_that_fails_is_told(void **state) {
    Machine *machine = *state;
    write_program(machine, 3);
    folder_viewer_show(machine->viewer, "/tmp");
    expect_seen(machine, "file:///tmp\n");
    expect_failure(machine, "/tmp");
}

static void a_path_longer_than_any_is_told(void **state) {
    Machine *machine = *state;
    static char endless[3 * 4096];
    write_program(machine, 0);
    memset(endless, 'a', sizeof endless - 1);
    folder_viewer_show(machine->viewer, endless);
    expect_failure(machine, endless);
}

/* Its thread goes on, and tells nobody. */
static void a_viewer_is_closed_while_it_shows(void **state) {
    Machine *machine = *state;
    write_program(machine, 3);
    folder_viewer_show(machine->viewer, "/tmp");
    folder_viewer_close(machine->viewer);
    machine->viewer = NULL;
    expect_seen(machine, "file:///tmp\n");
    assert_int_not_equal(sem_trywait(&machine->words), 0);
}

static void a_folder_becomes_a_url(void **state) {
    (void)state;
    char url[64];
    assert_true(folder_viewer_url("/home/zo\xC3\xAB/my packs/50%", url, sizeof url));
    assert_string_equal(url, "file:///home/zo%C3%AB/my%20packs/50%25");
    assert_true(folder_viewer_url("/a;rm -rf $HOME`", url, sizeof url));
    assert_string_equal(url, "file:///a%3Brm%20-rf%20%24HOME%60");
    char tight[] = "file:///ab";
    assert_false(folder_viewer_url("/abcdefgh", tight, sizeof tight));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_folder_is_given_to_the_program),  TEST(without_a_program_it_is_told),
        TEST(a_program_that_fails_is_told),      TEST(a_path_longer_than_any_is_told),
        TEST(a_viewer_is_closed_while_it_shows), cmocka_unit_test(a_folder_becomes_a_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
