/* `quizleaf replay FILE`: shows a match again in the window, or prints how it went. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/command.h"
#include "commands/known_cards.h"
#include "match/scoreboard.h"

typedef struct Options {
    const char *path;
    const char *data_folder;
    bool headless;
} Options;

/* 0, or the exit code of wrong usage. --pack adds to the shelf at once. */
static int read_options(int argc, char **argv, Options *options, PackShelf *shelf) {
    *options = (Options){.data_folder = command_data_folder()};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--headless") == 0) {
            options->headless = true;
        } else if (strcmp(argv[i], "--data-dir") == 0 && i + 1 < argc) {
            options->data_folder = argv[++i];
        } else if (strcmp(argv[i], "--pack") == 0 && i + 1 < argc) {
            if (!pack_shelf_add_file(shelf, argv[++i]))
                fprintf(stderr, "quizleaf replay: %s\n", shelf->notice);
        } else if (argv[i][0] == '-' || options->path) {
            return command_usage(argv[0], argv[i]);
        } else {
            options->path = argv[i];
        }
    }
    return options->path ? 0 : command_usage(argv[0], NULL);
}

static bool read_replay(const char *path, Replay *out) {
    Buffer file = {.limit_bytes = REPLAY_BYTES_MAX};
    const char *why;
    if (!buffer_read_file(&file, path, &why)) {
        fprintf(stderr, "%s: error: It cannot be read: %s.\n", path, why);
        return false;
    }
    Problems problems = {0};
    bool ok = replay_read(buffer_text(&file), file.length, path, out, &problems);
    for (size_t i = 0; i < problems.count; i++)
        fprintf(stderr, "%s\n", problem_line(&problems.items[i], &problems.arena));
    problems_release(&problems);
    buffer_release(&file);
    return ok;
}

static bool has_title(const PackShelf *shelf, const char *title) {
    Arena scratch = {0};
    const char *folded = text_fold(&scratch, title);
    bool found = false;
    for (size_t i = 0; i < shelf->packs.count && !found; i++)
        found = strcmp(text_fold(&scratch, shelf->packs.items[i]->loaded.pack.title), folded) == 0;
    arena_release(&scratch);
    return found;
}

static void tell_missing(const Replay *replay, const PackShelf *shelf, const char *missing) {
    const char *title = missing ? missing : replay->pack_title;
    const char *why = has_title(shelf, title) ? "which has been changed since" : "which is not here";
    if (missing)
        fprintf(stderr,
                "quizleaf replay: this match was played with chosen cards, \"%s\", of the pack \"%s\", %s.",
                replay->pack_title, title, why);
    else
        fprintf(stderr, "quizleaf replay: this match was played with the pack \"%s\", %s.", title, why);
    fputs(" Name the file it was played with by --pack PATH, or where the game that played it keeps its "
          "scores by "
          "--data-dir DIR.\n",
          stderr);
}

static int print_scoreboard(const Replay *replay, const CardList *cards) {
    Match match;
    if (!replay_play(replay, cards, &match)) return 1; /* not with cards of its fingerprint */
    Buffer text = {0};
    scoreboard_write(&match, &text);
    fputs(buffer_text(&text), stdout);
    buffer_release(&text);
    bool ends_well = match.phase == MATCH_FINISHED && match.tick == replay->end_tick;
    match_release(&match);
    if (ends_well) return 0;
    fprintf(stderr, "quizleaf replay: the match does not end at tick %u, where the replay does.\n",
            replay->end_tick);
    return 1;
}

static int show_with(const Options *options, const Replay *replay, const KnownCards *known,
                     const CardList *cards) {
    const Pack *packs[SELECTION_LISTS_MAX];
    const PackCards watched = {cards, packs, known_cards_packs(known, packs, SELECTION_LISTS_MAX)};
    if (options->headless) return print_scoreboard(replay, cards);
    int code = command_show_replay ? command_show_replay(replay, &watched) : -1;
    if (code >= 0) return code;
    fputs("quizleaf replay: there is no window to show it in; this is how it went.\n", stderr);
    return print_scoreboard(replay, cards);
}

/* Shows it with cards that the store or the shelf has. False, having told nothing, where they have not;
 * *missing as known_cards_missing says it, in the arena. */
static bool try_to_show(const Options *options, const Replay *replay, Store *store, const PackShelf *shelf,
                        Arena *arena, const char **missing, int *code) {
    KnownCards *known = known_cards_open(store, shelf);
    const char *title;
    const CardList *cards = known_cards_find(known, &replay->pack, &title);
    if (cards) *code = show_with(options, replay, known, cards);
    *missing = known_cards_missing(known, &replay->pack);
    if (*missing) *missing = arena_copy_text(arena, *missing, strlen(*missing));
    known_cards_close(known);
    return cards;
}

/* The game's own packs are read only where they are needed. */
static int show(const Options *options, const Replay *replay, PackShelf *shelf) {
    Arena arena = {0};
    const char *missing, *folder = command_packs_folder();
    int code = 1;
    bool has_store = options->data_folder && command_has_store(options->data_folder);
    Store *store = has_store ? store_open(options->data_folder, NULL) : NULL;
    bool shown = try_to_show(options, replay, store, shelf, &arena, &missing, &code);
    if (!shown && folder) {
        pack_shelf_add_folder(shelf, folder);
        shown = try_to_show(options, replay, store, shelf, &arena, &missing, &code);
    }
    if (!shown) tell_missing(replay, shelf, missing);
    store_close(store);
    arena_release(&arena);
    return code;
}

int command_replay(int argc, char **argv) {
    PackShelf shelf = {0};
    Options options;
    Replay replay;
    int code = read_options(argc, argv, &options, &shelf);
    if (code == 0) {
        code = 1;
        if (read_replay(options.path, &replay)) {
            code = show(&options, &replay, &shelf);
            replay_release(&replay);
        }
    }
    pack_shelf_release(&shelf);
    return code;
}
