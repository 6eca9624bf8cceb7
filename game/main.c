/* The command line: the game, or one of its commands. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>

#include "app.h"
#include "commands/command.h"
#include "packs/pack_folder.h"
#include "screen/window.h"

static AppOptions options = {.width = 1280, .height = 720};

static int show_replay(const Replay *replay, const PackCards *cards) {
    return window_has_display() ? app_show_replay(&options, replay, cards) : -1;
}

static void print_help(void) {
    puts("Quizleaf, a card game of small, true facts.\n\n"
         "usage: quizleaf [--data-dir DIR] [--packs DIR] [--size WIDTHxHEIGHT] [--full-screen] [--seed "
         "NUMBER]\n"
         "                [--measure SECONDS] [PACK]");
    for (const Command *command = COMMANDS; command->name; command++)
        printf("       quizleaf %s\n           %s\n", command->usage, command->summary);
    puts("\nWithout a command the game opens, with PACK as the chosen one: a file, a zip or a folder.\n"
         "  --data-dir DIR        where scores and settings live\n"
         "  --packs DIR           where the packs are that come with the game\n"
         "  --size WIDTHxHEIGHT   of the window, from 640x360 on\n"
         "  --full-screen         whatever the settings say\n"
         "  --seed NUMBER         the same matches every time\n"
         "  --measure SECONDS     closes after that long and prints how long frames took\n"
         "  --version, --help     with a command before it, that command's help\n"
         "\nExit code: 0 all is well, 1 something is wrong or could not be done, 2 wrong usage.\n"
         "The help for players and pack writers is README.md and questions/README.md.");
}

static int usage_error(const char *culprit) {
    fprintf(stderr, "quizleaf: \"%s\" is not understood. Try quizleaf --help.\n", culprit);
    return 2;
}

/* Nothing that was printed is lost in silence: a disk may be full. */
static int finish(int code) {
    bool lost = ferror(stdout);
    errno = 0;
    if (fflush(stdout) == 0 && !lost) return code;
    fprintf(stderr, "quizleaf: not all could be printed%s%s.\n", errno ? ": " : "",
            errno ? strerror(errno) : "");
    return code ? code : 1;
}

/* Takes one option with its value; false where it makes no sense. */
static bool read_option(const char *name, const char *value, bool *took_value) {
    uint64_t number;
    *took_value = true;
    if (strcmp(name, "--full-screen") == 0) {
        *took_value = false;
        options.full_screen = true;
        return true;
    }
    if (!value) return false;
    if (strcmp(name, "--data-dir") == 0)
        options.data_folder = value;
    else if (strcmp(name, "--packs") == 0)
        options.packs_folder = value;
    else if (strcmp(name, "--size") == 0)
        return window_read_size(value, &options.width, &options.height);
    else if (strcmp(name, "--seed") == 0)
        return command_read_number(value, UINT64_MAX, &options.seed);
    else if (strcmp(name, "--measure") == 0 && command_read_number(value, 3600, &number))
        options.measure_seconds = (uint32_t)number;
    else
        return false;
    return true;
}

/* The player's data folder, in memory that lasts; made by SDL where it is missing. */
static const char *default_data_folder(void) {
    char *folder = SDL_GetPrefPath("", "quizleaf");
    return folder ? folder : "";
}

/* Beside an installed program (share/quizleaf/questions), else in the source tree. */
static const char *default_packs_folder(void) {
    static char installed[4096];
    char *base = SDL_GetBasePath();
    snprintf(installed, sizeof installed, "%s../share/quizleaf/questions", base ? base : "");
    SDL_free(base);
    return pack_folder_is_folder(installed) ? installed : QUIZLEAF_QUESTIONS_DIR;
}

static bool asks_for_help(const char *word) {
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static int run_command(const Command *command, int argc, char **argv) {
    if (argc > 1 && asks_for_help(argv[1])) {
        command_print_help(command);
        return finish(0);
    }
    command_set_data_folder(options.data_folder);
    command_set_packs_folder(options.packs_folder);
    command_show_replay = show_replay;
    return finish(command->run(argc, argv));
}

static const Command *find_command(const char *name) {
    const Command *command = COMMANDS;
    while (command->name && strcmp(command->name, name) != 0) command++;
    return command->name ? command : NULL;
}

/* Without a display a demo match is better than a game that nobody sees. */
static int play_demo(void) {
    puts("There is no display here, so bots play a demo match and leave pictures of it.");
    fflush(stdout);
    char name[] = "demo";
    char *arguments[] = {name, NULL};
    return run_command(find_command(name), 1, arguments);
}

int main(int argc, char **argv) {
    const Command *command = NULL;
    int at = 1;
    for (; at < argc && !command; at++) {
        bool took_value;
        if (asks_for_help(argv[at])) {
            print_help();
            return finish(0);
        }
        if (strcmp(argv[at], "--version") == 0) {
            puts("quizleaf " QUIZLEAF_VERSION);
            return finish(0);
        }
        if (argv[at][0] != '-') {
            if (options.pack) return usage_error(argv[at]);
            command = find_command(argv[at]);
            if (command) break;
            if (access(argv[at], F_OK) != 0) {
                fprintf(stderr, "quizleaf: \"%s\" is no command and no file. Try quizleaf --help.\n",
                        argv[at]);
                return 2;
            }
            options.pack = argv[at];
            continue;
        }
        if (!read_option(argv[at], at + 1 < argc ? argv[at + 1] : NULL, &took_value))
            return usage_error(argv[at]);
        if (took_value) at++;
    }
    if (!options.data_folder) options.data_folder = default_data_folder();
    if (!options.packs_folder) options.packs_folder = default_packs_folder();
    if (command) return run_command(command, argc - at, argv + at);
    return window_has_display() ? app_run(&options) : play_demo();
}
