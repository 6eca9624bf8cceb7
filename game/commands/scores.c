/* `quizleaf scores`: prints the tables and, with --verify, plays every stored match again. */
#include "commands/scores.h"

#include <stdio.h>
#include <string.h>

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

/* How many proofs came out how. */
typedef struct Verdicts {
    size_t proved, disproved, unknown;
} Verdicts;

static void count_verdict(const Proof *proof, Verdicts *verdicts) {
    verdicts->proved += proof->verdict == VERDICT_PROVED;
    verdicts->disproved += proof->verdict == VERDICT_DISPROVED;
    verdicts->unknown += proof->verdict == VERDICT_UNKNOWN;
}

static Verdicts prove_all(Store *store, const PackShelf *shelf, const ScoreList *list, Proof *proofs,
                          Proof *party_proofs, Arena *arena) {
    Verdicts verdicts = {0};
    KnownCards *known = known_cards_open(store, shelf);
    for (size_t i = 0; i < list->count; i++) {
        proofs[i] = scores_prove(known, &list->scores[i], arena);
        count_verdict(&proofs[i], &verdicts);
    }
    for (size_t i = 0; i < list->party_count; i++) {
        party_proofs[i] = scores_prove_party(known, &list->parties[i], arena);
        count_verdict(&party_proofs[i], &verdicts);
    }
    known_cards_close(known);
    return verdicts;
}

static bool tell(const StoreNotice *notice) {
    if (!notice->sentence[0]) return false;
    fprintf(stderr, "quizleaf scores: %s\n", notice->sentence);
    return true;
}

/* Scores and parties; false where either could not be read. *told: something was not whole. */
static bool read_list(Store *store, Arena *arena, ScoreList *list, bool *told) {
    StoreNotice notice;
    StoredScore *scores;
    StoredParty *parties;
    bool ok = store_all_scores(store, arena, &scores, &list->count, &notice);
    *told = tell(&notice);
    ok = store_all_parties(store, arena, &parties, &list->party_count, &notice) && ok;
    *told = tell(&notice) || *told;
    list->scores = scores;
    list->parties = parties;
    return ok;
}

/* Reads, proves where asked, prints. The exit code. */
static int show(Store *store, const Options *options, PackShelf *shelf, Arena *arena) {
    ScoreList list = {.verified = options->verify};
    Verdicts verdicts = {0};
    bool told;
    if (!read_list(store, arena, &list, &told)) return 1;
    Proof *proofs = arena_alloc_array(arena, list.count, sizeof *proofs);
    Proof *party_proofs = arena_alloc_array(arena, list.party_count, sizeof *party_proofs);
    list.proofs = proofs;
    list.party_proofs = party_proofs;
    if (options->verify) {
        if (command_packs_folder()) pack_shelf_add_folder(shelf, command_packs_folder());
        verdicts = prove_all(store, shelf, &list, proofs, party_proofs, arena);
    }
    bool any = list.count || list.party_count;
    if (any || options->print != scores_print_text) options->print(&list);
    if (!options->verify) return 0;
    /* Beside csv and json the counts go where they are not in the way. */
    fprintf(options->print == scores_print_text ? stdout : stderr,
            "%s%zu proved, %zu %s not follow from the replay, %zu cannot be proved here.\n", any ? "\n" : "",
            verdicts.proved, verdicts.disproved, verdicts.disproved == 1 ? "does" : "do", verdicts.unknown);
    return verdicts.disproved + verdicts.unknown == 0 && !told ? 0 : 1;
}

static bool is_begun(const Options *options) {
    const char *folder = options->data_folder;
    if (*folder && command_has_store(folder)) return true;
    if (*folder)
        fprintf(stderr, "quizleaf scores: there are no scores in %s yet.\n", folder);
    else
        fputs("quizleaf scores: your data folder can't be made. Say with --data-dir DIR where it is.\n",
              stderr);
    return false;
}

static int open_and_show(const Options *options, PackShelf *shelf, Arena *arena) {
    StoreNotice notice;
    Store *store = NULL;
    if (is_begun(options)) {
        store = store_open(options->data_folder, &notice);
    } else {
        ScoreList nothing = {.verified = options->verify};
        if (options->print != scores_print_text) options->print(&nothing);
        return *options->data_folder ? 0 : 1;
    }
    if (!store) {
        fputs("quizleaf scores: there is not enough memory.\n", stderr);
        return 1;
    }
    bool troubled = tell(&notice);
    int code = show(store, options, shelf, arena);
    /* A file that may only be read shows its scores; any other trouble leaves none to show. */
    size_t count = 0, party_count = 0;
    ScoreTable *tables;
    if (troubled) {
        store_tables(store, arena, &tables, &count, NULL);
        store_party_tables(store, arena, &tables, &party_count, NULL);
        if (count + party_count == 0) code = 1;
    }
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
