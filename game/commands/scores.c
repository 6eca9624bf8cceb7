/* `quizleaf scores`: prints the tables and, with --verify, plays every stored match again. */
#include "commands/scores.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands/command.h"

typedef struct Options {
    const char *data_folder;
    void (*print)(const ScoreList *list);
    bool verify;
} Options;

static void (*find_format(const char *name))(const ScoreList *) {
    static const struct {
        const char *name;
        void (*print)(const ScoreList *list);
    } formats[] = {{"text", scores_print_text}, {"csv", scores_print_csv}, {"json", scores_print_json}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) return formats[i].print;
    return NULL;
}

/* 0, or the exit code of wrong usage. --pack adds to the shelf at once. */
static int read_options(int argc, char **argv, Options *options, PackShelf *shelf) {
    *options = (Options){.data_folder = command_data_folder(), .print = scores_print_text};
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        bool has_value = i + 1 < argc;
        if (strcmp(word, "--verify") == 0) {
            options->verify = true;
        } else if (strcmp(word, "--data-dir") == 0 && has_value) {
            options->data_folder = argv[++i];
        } else if (strcmp(word, "--format") == 0 && has_value) {
            options->print = find_format(argv[++i]);
            if (!options->print) return command_usage(argv[0], argv[i]);
        } else if (strcmp(word, "--pack") == 0 && has_value) {
            if (!pack_shelf_add_file(shelf, argv[++i]))
                fprintf(stderr, "quizleaf scores: %s\n", shelf->notice);
        } else {
            return command_usage(argv[0], word);
        }
    }
    return options->data_folder ? 0 : command_usage(argv[0], NULL);
}

/* Proves each score; returns how many are proved, and how many are not known here in *unknown. */
static size_t prove_all(Store *store, const PackShelf *shelf, const ScoreList *list, Proof *proofs,
                        Arena *arena, size_t *unknown) {
    Verifier *verifier = verifier_open(store, shelf);
    size_t proved = 0;
    *unknown = 0;
    for (size_t i = 0; i < list->count; i++) {
        proofs[i] = verifier_prove(verifier, &list->scores[i], arena);
        proved += proofs[i].verdict == VERDICT_PROVED;
        *unknown += proofs[i].verdict == VERDICT_UNKNOWN;
    }
    verifier_close(verifier);
    return proved;
}

static bool tell(const StoreNotice *notice) {
    if (!notice->sentence[0]) return false;
    fprintf(stderr, "quizleaf scores: %s\n", notice->sentence);
    return true;
}

/* Reads, proves where asked, prints. The exit code. */
static int show(Store *store, const Options *options, PackShelf *shelf, Arena *arena) {
    StoreNotice notice;
    StoredScore *scores;
    ScoreList list = {.verified = options->verify};
    bool ok = store_all_scores(store, arena, &scores, &list.count, &notice);
    bool told = tell(&notice);
    if (!ok) return 1;
    Proof *proofs = arena_alloc_array(arena, list.count, sizeof *proofs);
    list.scores = scores;
    list.proofs = proofs;
    size_t proved = 0, unknown = 0;
    if (options->verify) {
        if (command_packs_folder()) pack_shelf_add_folder(shelf, command_packs_folder());
        proved = prove_all(store, shelf, &list, proofs, arena, &unknown);
    }
    if (list.count || options->print != scores_print_text) options->print(&list);
    if (!options->verify) return 0;
    size_t disproved = list.count - proved - unknown;
    /* Beside csv and json the counts go where they are not in the way. */
    fprintf(options->print == scores_print_text ? stdout : stderr,
            "%s%zu proved, %zu %s not follow from the replay, %zu cannot be proved here.\n",
            list.count ? "\n" : "", proved, disproved, disproved == 1 ? "does" : "do", unknown);
    return proved == list.count && !told ? 0 : 1;
}

/* Looking at scores must not make a folder and a file where none are. */
static bool is_begun(const Options *options, Arena *arena) {
    const char *path = arena_format(arena, "%s/" STORE_FILE_NAME, options->data_folder);
    if (access(path, F_OK) == 0) return true;
    fprintf(stderr, "quizleaf scores: there are no scores in %s yet.\n", options->data_folder);
    return false;
}

static int open_and_show(const Options *options, PackShelf *shelf, Arena *arena) {
    StoreNotice notice;
    Store *store = NULL;
    if (is_begun(options, arena)) {
        store = store_open(options->data_folder, &notice);
    } else {
        ScoreList nothing = {.verified = options->verify};
        if (options->print != scores_print_text) options->print(&nothing);
        return 0;
    }
    if (!store) {
        fputs("quizleaf scores: there is not enough memory.\n", stderr);
        return 1;
    }
    bool troubled = tell(&notice);
    int code = show(store, options, shelf, arena);
    /* A file that may only be read shows its scores; any other trouble leaves none to show. */
    size_t count = 0;
    ScoreTable *tables;
    if (troubled && (!store_tables(store, arena, &tables, &count, NULL) || count == 0)) code = 1;
    store_close(store);
    return code;
}

int command_scores(int argc, char **argv) {
    PackShelf shelf = {0};
    Arena arena = {0};
    Options options;
    int code = read_options(argc, argv, &options, &shelf);
    if (code == 0) code = open_and_show(&options, &shelf, &arena);
    arena_release(&arena);
    pack_shelf_release(&shelf);
    return code;
}
