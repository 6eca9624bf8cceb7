/* Disks and other programs: no permission, no room, two writers, a process that is killed. */
#include "unit/store_fixture.h"

#include <signal.h>
#include <stdint.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#define NOBODY 65534

/* Root may write everywhere: permissions bind again as nobody. */
static void lower_rights(const TestFolder *folder) {
    if (geteuid() != 0) return;
    assert_int_equal(chown(folder->path, NOBODY, NOBODY), 0);
    chown(folder->database, NOBODY, NOBODY); /* where there is one */
    assert_int_equal(seteuid(NOBODY), 0);
}

static void raise_rights(void) {
    if (getuid() == 0) assert_int_equal(seteuid(0), 0);
}

static void make_scores(const TestFolder *folder) {
    Store *store = open_well(folder);
    add_score(store, "Nick", 300);
    add_score(store, "Charlie", 200);
    store_close(store);
}

/* With rights lowered: the two scores are shown, new ones last until the end, the file is as it was. */
static void assert_only_read(const TestFolder *folder) {
    Buffer bytes = read_bytes(folder->database);
    StoreNotice notice;
    Store *store = store_open(folder->path, &notice);
    assert_int_equal(count_scores(store), 2);
    assert_in_memory(store, &notice, "saved scores can be seen");
    store_close(store);
    assert_same_bytes(folder->database, &bytes);
    buffer_release(&bytes);
}

static void a_file_that_may_only_be_read(void **state) {
    const TestFolder *folder = *state;
    make_scores(folder);
    lower_rights(folder);
    assert_int_equal(chmod(folder->database, 0400), 0);
    assert_only_read(folder);
    raise_rights();
}

/* As a game that knew no parties left it: shown like any other, and not changed. */
static void an_older_file_that_may_only_be_read(void **state) {
    const TestFolder *folder = *state;
    make_scores(folder);
    plant(folder->database, "DROP TABLE party; PRAGMA user_version = 1");
    lower_rights(folder);
    assert_int_equal(chmod(folder->database, 0400), 0);
    assert_only_read(folder);
    raise_rights();
}

static void a_folder_that_may_only_be_read(void **state) {
    const TestFolder *folder = *state;
    make_scores(folder);
    lower_rights(folder);
    assert_int_equal(chmod(folder->path, 0500), 0);
    assert_only_read(folder);
    assert_int_equal(chmod(folder->database, 0400), 0);
    assert_only_read(folder);
    raise_rights();
}

static void nothing_may_be_read_or_made(void **state) {
    const TestFolder *folder = *state;
    make_scores(folder);
    lower_rights(folder);
    StoreNotice notice;
    assert_int_equal(chmod(folder->database, 0), 0);
    Store *store = store_open(folder->path, &notice);
    assert_in_memory(store, &notice, "can't be read");
    store_close(store);
    assert_int_equal(chmod(folder->path, 0500), 0);
    char below[300];
    snprintf(below, sizeof below, "%s/below", folder->path);
    store = store_open(below, &notice);
    assert_in_memory(store, &notice, "can't be made");
    store_close(store);
    assert_int_equal(chmod(folder->path, 0700), 0);
    assert_int_equal(unlink(folder->database), 0);
    assert_int_equal(chmod(folder->path, 0500), 0);
    store = store_open(folder->path, &notice); /* no file yet and none to be made */
    assert_in_memory(store, &notice, "can't be used");
    store_close(store);
    raise_rights();
}

static void damage_in_a_folder_that_may_only_be_read(void **state) {
    const TestFolder *folder = *state;
    write_bytes(folder->database, "garbage", 7);
    lower_rights(folder);
    assert_int_equal(chmod(folder->path, 0500), 0);
    StoreNotice notice;
    Store *store = store_open(folder->path, &notice);
    assert_in_memory(store, &notice, "is damaged and can't be moved");
    store_close(store);
    raise_rights();
    Buffer bytes = read_bytes(folder->database);
    assert_string_equal(buffer_text(&bytes), "garbage");
    buffer_release(&bytes);
}

static int rights_teardown(void **state) {
    raise_rights();
    return folder_teardown(state);
}

/* Adds until it fails; what was acknowledged stays, and room given back is used again. */
static size_t fill(Store *store, StoreNotice *notice) {
    static char replay[20000];
    memset(replay, 'r', sizeof replay - 1);
    StoredScore score = a_score("Tara", 10);
    score.replay = replay;
    size_t added = 0;
    while (added < 2000 && store_add_score(store, &score, NULL, notice)) added++;
    return added;
}

static void a_full_disk_by_pages(void **state) {
    Store *store = open_well(*state);
    add_score(store, "Nick", 300);
    assert_int_equal(database_run(store->database, "PRAGMA max_page_count = 40"), SQLITE_OK);
    StoreNotice notice;
    size_t added = fill(store, &notice);
    assert_in_range(added, 1, 40);
    assert_non_null(strstr(notice.sentence, "the disk is full"));
    assert_non_null(strstr(notice.sentence, "try again"));
    assert_int_equal(count_scores(store), added + 1);
    assert_int_equal(database_run(store->database, "PRAGMA max_page_count = 100000"), SQLITE_OK);
    add_score(store, "Nick", 301);
    store_close(store);
    store = open_well(*state);
    assert_int_equal(count_scores(store), added + 2);
    store_close(store);
}

/* A limit on the size of files makes write() itself fail. */
static void a_write_that_fails(void **state) {
    Store *store = open_well(*state);
    add_score(store, "Nick", 300);
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 200000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    StoreNotice notice;
    size_t added = fill(store, &notice);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_in_range(added, 1, 40);
    assert_non_null(strstr(notice.sentence, "could not be saved"));
    assert_int_equal(count_scores(store), added + 1);
    add_score(store, "Nick", 301);
    store_close(store);
    store = open_well(*state);
    assert_int_equal(count_scores(store), added + 2);
    store_close(store);
}

static void a_real_disk_that_is_full(void **state) {
    const TestFolder *folder = *state;
    if (mount("tmpfs", folder->path, "tmpfs", 0, "size=256k,mode=700") != 0) {
        print_message("no small disk can be mounted here: skipped\n");
        skip();
    }
    Store *store = open_well(folder);
    StoreNotice notice;
    size_t added = fill(store, &notice);
    assert_in_range(added, 1, 20);
    assert_non_null(strstr(notice.sentence, "the disk is full"));
    assert_int_equal(count_scores(store), added);
    store_close(store);
    char filler[300];
    snprintf(filler, sizeof filler, "%s/filler", folder->path);
    FILE *file = fopen(filler, "wb");
    while (file && fputs("filler filler filler filler", file) >= 0 && fflush(file) == 0) continue;
    if (file) fclose(file);
    store = store_open(folder->path, &notice); /* not a byte left */
    assert_int_equal(count_scores(store), added);
    assert_in_memory(store, &notice, "the disk is full");
    store_close(store);
    unlink(folder->database);
    file = fopen(filler, "ab");
    while (file && fputs("filler filler filler filler", file) >= 0 && fflush(file) == 0) continue;
    if (file) fclose(file);
    store = store_open(folder->path, &notice); /* and no file yet */
    assert_in_memory(store, &notice, "the disk is full");
    store_close(store);
    assert_int_equal(umount(folder->path), 0);
}

static void a_file_that_is_moved_away(void **state) {
    const TestFolder *folder = *state;
    Store *store = open_well(folder);
    add_score(store, "Nick", 300);
    char moved[400];
    snprintf(moved, sizeof moved, "%s.moved", folder->database);
    assert_int_equal(rename(folder->database, moved), 0);
    StoredScore score = a_score("Nick", 301);
    StoreNotice notice;
    assert_false(store_add_score(store, &score, NULL, &notice));
    assert_non_null(strstr(notice.sentence, "moved or deleted"));
    store_close(store);
}

/* Adds scores as fast as it can. SQLite's waiting is not fair: on a slow disk one of several tireless writers
 * may be refused after its 5 s, and is told so; it tries again, as a player would. */
static bool write_tirelessly(const TestFolder *folder, int32_t scores) {
    StoreNotice notice;
    Store *store =
        store_open(folder->path, &notice); /* any of the writers may be the one that makes the file */
    while (store && !store_is_lasting(store) && strstr(notice.sentence, "another program")) {
        store_close(store);
        store = store_open(folder->path, &notice);
    }
    bool ok = store && store_is_lasting(store);
    for (int32_t points = 1; ok && points <= scores;) {
        StoredScore score = a_score("Tao", points);
        if (store_add_score(store, &score, NULL, &notice))
            points++;
        else
            ok = strstr(notice.sentence, "another program") != NULL;
    }
    store_close(store);
    return ok;
}

static void three_stores_write_one_file(void **state) {
    const TestFolder *folder = *state;
    enum { WRITERS = 3, SCORES = 25 };
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        if (writers[i] == 0) _exit(write_tirelessly(folder, SCORES) ? 0 : 1);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
        assert_int_equal(status, 0);
    }
    Store *store = open_well(folder);
    assert_int_equal(count_scores(store), WRITERS * SCORES); /* no one lost, none twice */
    store_close(store);
}

/* The child tells each score that store_add_score acknowledged; it is killed at an odd moment. */
static void write_until_killed(const TestFolder *folder, int told) {
    Store *store = store_open(folder->path, NULL);
    for (int32_t points = 1;; points++) {
        int64_t id;
        StoredScore score = a_score("Otis", points);
        if (!store_add_score(store, &score, &id, NULL) || write(told, &id, sizeof id) != sizeof id) _exit(1);
    }
}

static void a_killed_game_loses_no_acknowledged_score(void **state) {
    const TestFolder *folder = *state;
    size_t acknowledged = 0;
    for (int round = 0; round < 20; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0) write_until_killed(folder, ends[1]);
        close(ends[1]);
        int64_t id = 0;
        for (int i = 0; i <= round % 5; i++) assert_int_equal(read(ends[0], &id, sizeof id), sizeof id);
        nanosleep(&(struct timespec){.tv_nsec = round * 137000L}, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        while (read(ends[0], &id, sizeof id) == sizeof id) continue;
        close(ends[0]);
        Store *store = open_well(folder);
        acknowledged = count_scores(store);
        assert_true(acknowledged >= (size_t)id);
        store_close(store);
    }
    assert_true(acknowledged >= 20);
}

int main(void) {
#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, rights_teardown)
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_file_that_may_only_be_read),
        STORE_TEST(an_older_file_that_may_only_be_read),
        STORE_TEST(a_folder_that_may_only_be_read),
        STORE_TEST(nothing_may_be_read_or_made),
        STORE_TEST(damage_in_a_folder_that_may_only_be_read),
        STORE_TEST(a_full_disk_by_pages),
        STORE_TEST(a_write_that_fails),
        STORE_TEST(a_real_disk_that_is_full),
        STORE_TEST(a_file_that_is_moved_away),
        STORE_TEST(three_stores_write_one_file),
        STORE_TEST(a_killed_game_loses_no_acknowledged_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
