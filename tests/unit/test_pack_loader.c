/* Packs read on a thread: all that were asked for come, in order; what is stopped ends soon, and closing in
 * the middle of it all leaves nothing behind. */
#include "unit/cmocka_test.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "packs/pack_loader.h"
#include "packs/read_progress.h"

#define GIVEN_UP_MS 60000

typedef struct Fixture {
    int word[2]; /* a pipe: a byte for each pack */
    char big[64];
    PackLoader *loader;
} Fixture;

static void pass_on(void *context) {
    const Fixture *fixture = context;
    if (write(fixture->word[1], "!", 1) != 1) abort();
}

/* A pack that takes a while: its questions are all different. */
static void write_big_pack(Fixture *fixture) {
    strcpy(fixture->big, "/tmp/quizleaf-test-XXXXXX");
    int file = mkstemp(fixture->big);
    assert_true(file >= 0);
    FILE *out = fdopen(file, "w");
    fputs("title: Big\nlanguage: en\ncards:\n", out);
    for (int i = 0; i < 30000; i++)
        fprintf(out, "  - {ask: What is number %d?, right: r%d, wrong: [a%d, b%d, c%d]}\n", i, i, i, i, i);
    fclose(out);
}

static int set_up(void **state) {
    Fixture *fixture = calloc(1, sizeof *fixture);
    assert_int_equal(pipe(fixture->word), 0);
    write_big_pack(fixture);
    fixture->loader = pack_loader_open(pass_on, fixture);
    assert_non_null(fixture->loader);
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    pack_loader_close(fixture->loader);
    close(fixture->word[0]);
    close(fixture->word[1]);
    unlink(fixture->big);
    free(fixture);
    return 0;
}

static void wait_for_word(const Fixture *fixture) {
    struct pollfd file = {.fd = fixture->word[0], .events = POLLIN};
    char word;
    assert_int_equal(poll(&file, 1, GIVEN_UP_MS), 1);
    assert_int_equal(read(fixture->word[0], &word, 1), 1);
}

static LoadedPack take(const Fixture *fixture) {
    LoadedPack loaded;
    wait_for_word(fixture);
    assert_true(pack_loader_take(fixture->loader, &loaded));
    return loaded;
}

static void packs_come_in_the_order_they_were_asked_for(void **state) {
    const Fixture *fixture = *state;
    static const char *const paths[] = {"questions/heartstopper.yaml", "/tmp/no-such.yaml",
                                        "tests/images/pictures.yaml"};
    for (size_t i = 0; i < 3; i++) pack_loader_ask(fixture->loader, paths[i]);
    for (size_t i = 0; i < 3; i++) {
        LoadedPack loaded = take(fixture);
        assert_string_equal(loaded.path, paths[i]);
        assert_int_equal(loaded.playable, i != 1);
        assert_false(loaded.cancelled);
        assert_int_equal(loaded.problems.errors, i == 1);
        if (loaded.playable) assert_string_equal(loaded.pack.path, paths[i]);
        loaded_pack_release(&loaded);
    }
    LoadedPack none;
    LoaderState now;
    assert_false(pack_loader_take(fixture->loader, &none));
    assert_false(pack_loader_state(fixture->loader, &now));
}

static void what_waits_is_not_asked_for_twice(void **state) {
    const Fixture *fixture = *state;
    pack_loader_ask(fixture->loader, fixture->big); /* meanwhile the others wait */
    for (int i = 0; i < 5; i++) pack_loader_ask(fixture->loader, "tests/images/pictures.yaml");
    LoaderState now;
    assert_true(pack_loader_state(fixture->loader, &now));
    assert_in_range(now.waiting, 1, 2);
    assert_true(now.name[0]);
    for (size_t i = 0; i < 2; i++) {
        LoadedPack loaded = take(fixture);
        loaded_pack_release(&loaded);
    }
    assert_false(pack_loader_state(fixture->loader, &now));
}

/* Asks for two and forgets the second while the first is read; false where this thread had to wait too long.
 */
static bool forget_the_second(const Fixture *fixture) {
    pack_loader_ask(fixture->loader, fixture->big);
    pack_loader_ask(fixture->loader, "tests/images/pictures.yaml");
    bool forgotten = pack_loader_forget(fixture->loader, "tests/images/pictures.yaml");
    for (int i = 0; i < (forgotten ? 1 : 2); i++) {
        LoadedPack loaded = take(fixture);
        assert_string_equal(loaded.path, i == 0 ? fixture->big : "tests/images/pictures.yaml");
        loaded_pack_release(&loaded);
    }
    return forgotten;
}

static void what_waits_can_be_forgotten(void **state) {
    const Fixture *fixture = *state;
    LoaderState now;
    bool forgotten = false;
    for (int tried = 0; tried < 20 && !forgotten; tried++) forgotten = forget_the_second(fixture);
    assert_true(forgotten);
    assert_false(pack_loader_state(fixture->loader, &now));
    assert_false(pack_loader_forget(fixture->loader, "tests/images/pictures.yaml"));
    pack_loader_ask(fixture->loader, "tests/images/pictures.yaml"); /* and asked for again */
    LoadedPack loaded = take(fixture);
    assert_true(loaded.playable);
    loaded_pack_release(&loaded);
}

/* Asks for the big pack and stops it once it is being read. */
static LoadedPack stop_the_big_pack(const Fixture *fixture) {
    LoadedPack loaded;
    pack_loader_ask(fixture->loader, fixture->big);
    for (;;) {
        pack_loader_cancel(fixture->loader);
        if (pack_loader_take(fixture->loader, &loaded)) break;
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    wait_for_word(fixture);
    return loaded;
}

static void a_stopped_reading_says_so_and_the_next_goes_on(void **state) {
    const Fixture *fixture = *state;
    LoadedPack loaded = stop_the_big_pack(fixture);
    for (int again = 0; again < 20 && !loaded.cancelled; again++) { /* this thread had to wait too long */
        loaded_pack_release(&loaded);
        loaded = stop_the_big_pack(fixture);
    }
    assert_string_equal(loaded.path, fixture->big);
    assert_true(loaded.cancelled);
    assert_false(loaded.playable);
    assert_int_equal(loaded.problems.errors, 1);
    assert_string_equal(loaded.problems.items[0].sentence, "The reading was stopped.");
    loaded_pack_release(&loaded);
    pack_loader_ask(fixture->loader, "tests/images/pictures.yaml");
    loaded = take(fixture);
    assert_true(loaded.playable);
    loaded_pack_release(&loaded);
}

static void closing_stops_what_is_read_and_drops_what_waits(void **state) {
    Fixture *fixture = *state;
    for (int i = 0; i < 3; i++) {
        pack_loader_ask(fixture->loader, "tests/images/pictures.yaml");
        pack_loader_ask(fixture->loader, fixture->big);
        if (i == 1) wait_for_word(fixture);
        pack_loader_close(fixture->loader);
        fixture->loader = pack_loader_open(pass_on, fixture);
    }
    pack_loader_close(NULL);
}

/* The strip comes near its end; what is done when all is parsed takes little. */
static void reading_is_told_as_progress(void **state) {
    const Fixture *fixture = *state;
    Problems problems = {0};
    ReadProgress progress = {0};
    Pack pack;
    assert_true(pack_read_watched(fixture->big, &progress, &pack, &problems));
    size_t done = atomic_load(&progress.done_bytes), total = atomic_load(&progress.total_bytes);
    assert_true(total > 1000000);
    assert_true(done > total / 10 * 9 && done <= total);
    pack_release(&pack);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reading_is_told_as_progress, set_up, tear_down),
        cmocka_unit_test_setup_teardown(packs_come_in_the_order_they_were_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_waits_is_not_asked_for_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_waits_can_be_forgotten, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_stopped_reading_says_so_and_the_next_goes_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closing_stops_what_is_read_and_drops_what_waits, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
