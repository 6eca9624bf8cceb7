/* `quizleaf replay FILE`: shows a match again in the window, or prints how it went. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/command.h"
#include "match/scoreboard.h"
#include "packs/pack_shelf.h"

typedef struct Options {
    const char *path;
    bool headless;
} Options;

/* 0, or the exit code of wrong usage. --pack adds to the shelf at once. */
static int read_options(int argc, char **argv, Options *options, PackShelf *shelf) {
    *options = (Options){0};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--headless") == 0) {
            options->headless = true;
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

/* The pack that the match was played with, read into the shelf; NULL with a sentence where it is not here. */
static const Pack *find_pack(const Replay *replay, PackShelf *shelf) {
    const Pack *pack = pack_shelf_find(shelf, &replay->pack);
    if (pack) return pack;
    if (command_packs_folder()) pack_shelf_add_folder(shelf, command_packs_folder());
    pack = pack_shelf_find(shelf, &replay->pack);
    if (pack) return pack;
    fprintf(stderr,
            "quizleaf replay: this match was played with the pack \"%s\", %s. Name the file it was played "
            "with by --pack PATH.\n",
            replay->pack_title,
            has_title(shelf, replay->pack_title) ? "which has been changed since" : "which is not here");
    return NULL;
}

static int print_scoreboard(const Replay *replay, const Pack *pack) {
    Match match;
    if (!replay_play(replay, &pack->cards, &match)) return 1; /* not after find_pack */
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

static int show(const Options *options, const Replay *replay, PackShelf *shelf) {
    const Pack *pack = find_pack(replay, shelf);
    if (!pack) return 1;
    if (options->headless) return print_scoreboard(replay, pack);
    if (command_show_replay) return command_show_replay(replay, pack);
    fputs("quizleaf replay: there is no window to show it in; this is how it went.\n", stderr);
    return print_scoreboard(replay, pack);
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
