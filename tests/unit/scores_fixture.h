/* A folder with a store and a small pack, and `quizleaf` commands run in it with what they print caught. */
#ifndef QUIZLEAF_TESTS_SCORES_FIXTURE_H
#define QUIZLEAF_TESTS_SCORES_FIXTURE_H

#include "unit/store_fixture.h"

#include <fcntl.h>

#include "commands/command.h"
#include "packs/pack.h"

static const char PACK_TEXT[] =
    "title: \"Capitals, \\\"small\\\"\"\nlanguage: en\n"
    "sources:\n  atlas:\n    title: The little atlas\n"
    "facts:\n  capital:\n    category: Capitals\n    columns: [country, city]\n    complete: true\n"
    "    ask:\n      city: What is the capital of {country}?\n      country: Which country has the capital "
    "{city}?\n    rows:\n"
    "      - {country: France, city: Paris, source: atlas}\n"
    "      - {country: Italy, city: Rome, source: atlas}\n"
    "      - {country: Spain, city: Madrid, source: atlas}\n"
    "      - {country: Norway, city: Oslo, source: atlas}\n"
    "      - {country: Ireland, city: Dublin, source: atlas}\n"
    "      - {country: Greece, city: Athens, source: atlas}\n";

/* A test's folder with data/ and packs/, and the pack read. */
typedef struct TestPlace {
    TestFolder *folder;
    char data[300];
    char packs[300];
    char pack_path[400];
    Pack pack;
} TestPlace;

static TestPlace place;

static inline int place_setup(void **state) {
    void *folder;
    if (folder_setup(&folder) != 0) return -1;
    place = (TestPlace){.folder = folder};
    snprintf(place.data, sizeof place.data, "%s/data", place.folder->path);
    snprintf(place.packs, sizeof place.packs, "%s/packs", place.folder->path);
    snprintf(place.pack_path, sizeof place.pack_path, "%s/capitals.yaml", place.packs);
    mkdir(place.packs, 0700);
    write_bytes(place.pack_path, PACK_TEXT, sizeof PACK_TEXT - 1);
    Problems problems = {0};
    bool ok = pack_read(place.pack_path, &place.pack, &problems);
    for (size_t i = 0; i < problems.count; i++)
        print_message("%s\n", problem_line(&problems.items[i], &problems.arena));
    problems_release(&problems);
    command_set_data_folder(place.data);
    command_set_packs_folder(NULL);
    *state = folder;
    return ok ? 0 : -1;
}

static inline int place_teardown(void **state) {
    pack_release(&place.pack);
    return folder_teardown(state);
}

/* A test in a place of its own. */
#define place_test(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

/* Runs a command with stdout and stderr in files; the exit code. Arguments end with NULL. */
static inline int run(int (*command)(int, char **), Buffer *out, Buffer *complaints, char *first, ...) {
    char *arguments[12] = {first};
    int count = 1;
    va_list more;
    va_start(more, first);
    while (count < 11 && (arguments[count] = va_arg(more, char *))) count++;
    va_end(more);
    char paths[2][400];
    int kept[2];
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/stream-%d", place.folder->path, i);
        int file = open(paths[i], O_WRONLY | O_CREAT | O_TRUNC, 0600);
        kept[i] = dup(i + 1);
        dup2(file, i + 1);
        close(file);
    }
    int code = command(count, arguments);
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        dup2(kept[i], i + 1);
        close(kept[i]);
    }
    buffer_release(out);
    buffer_release(complaints);
    *out = read_bytes(paths[0]);
    *complaints = read_bytes(paths[1]);
    return code;
}

static inline void assert_has(const Buffer *text, const char *piece) {
    if (!strstr(buffer_text(text), piece)) fail_msg("\"%s\" is not in:\n%s", piece, buffer_text(text));
}

static inline void keep_pack(void) {
    Store *store = store_open(place.data, NULL);
    Fingerprint fingerprint = card_list_fingerprint(&place.pack.cards);
    assert_true(store_keep_pack(store, &fingerprint, place.pack.title, place.pack.text,
                                place.pack.text_length, NULL));
    store_close(store);
}

#endif
