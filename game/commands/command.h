/* The commands beside the game itself: `quizleaf check`, `cards`, `convert`, `demo`, `replay`, `scores`.
 *
 * A command takes its own part of the command line, argv[0] being its name, prints to stdout, complains to
 * stderr and returns the exit code: 0 all is well, 1 something was found wrong or could not be done, 2 wrong
 * usage. */
#ifndef QUIZLEAF_COMMANDS_COMMAND_H
#define QUIZLEAF_COMMANDS_COMMAND_H

#include <stdint.h>

#include "match/replay.h"
#include "packs/pack.h"

typedef struct Command {
    const char *name;
    const char *usage;      /* one line, with the name: "scores [--verify] ..." */
    const char *summary;    /* what it does: the rest of a sentence that begins with its name */
    const char *help;       /* its options and what it prints: whole lines */
    const char *exit_codes; /* what 0 and 1 mean: "0 all is well, 1 ..." */
    int (*run)(int argc, char **argv);
} Command;

extern const Command COMMANDS[]; /* in command_table.c; ends with a row whose name is NULL */

int command_check(int argc, char **argv);
int command_cards(int argc, char **argv);
int command_convert(int argc, char **argv);
int command_demo(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_scores(int argc, char **argv);

/* Says on stderr that a command line is wrong (`culprit` is the word that was not understood, NULL: something
 * is missing) and how the command is used, from its row in the table. Returns 2. */
int command_usage(const char *name, const char *culprit);

/* Prints how a command is used, what it does and its exit codes, to stdout. */
void command_print_help(const Command *command);

/* Reads a whole number in plain digits, up to `most`; false where the text is anything else. */
bool command_read_number(const char *text, uint64_t most, uint64_t *out);

/* Where scores live and where the game's packs are, unless an option says otherwise; set once by main, the
 * texts borrowed for the program's life. NULL while not set. */
void command_set_data_folder(const char *folder);
const char *command_data_folder(void);
void command_set_packs_folder(const char *folder);
const char *command_packs_folder(void);

/* Shows a replay with its cards in the window and returns the exit code; below 0 where there is no display.
 * Set by main; NULL: there is none. */
extern int (*command_show_replay)(const Replay *replay, const PackCards *cards);

/* Whether a game has stored anything in a folder, or may have where nobody can look: looking must not make a
 * folder and a file there. */
bool command_has_store(const char *folder);

#endif
