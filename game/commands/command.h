/* The commands beside the game itself: `quizleaf check`, `cards`, `convert`, `demo`, `replay`, `scores`.
 *
 * A command takes its own part of the command line, argv[0] being its name, prints to stdout, complains to
 * stderr and returns the exit code: 0 all is well, 1 something was found wrong, 2 wrong usage. */
#ifndef QUIZLEAF_COMMANDS_COMMAND_H
#define QUIZLEAF_COMMANDS_COMMAND_H

#include "match/replay.h"
#include "packs/pack.h"

typedef struct Command {
    const char *name;
    const char *usage;   /* one line, with the name: "scores [--verify] ..." */
    const char *summary; /* a sentence */
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

/* What the table says of a command. */
#define COMMAND_CHECK_USAGE "check PATH..."
#define COMMAND_CARDS_USAGE "cards PACK [--format text|jsonl]"
#define COMMAND_CONVERT_USAGE "convert IN OUT [--to FORMAT]"
#define COMMAND_DEMO_USAGE "demo [--pictures DIR] [--size WIDTHxHEIGHT] [--seed NUMBER] [--pack PATH]"
#define COMMAND_REPLAY_USAGE "replay FILE [--headless] [--data-dir DIR] [--pack PATH]..."
#define COMMAND_SCORES_USAGE "scores [--data-dir DIR] [--format text|csv|json] [--verify] [--pack PATH]..."

/* Where scores live and where the game's packs are, unless an option says otherwise; set once by main, the
 * texts borrowed for the program's life. NULL while not set. */
void command_set_data_folder(const char *folder);
const char *command_data_folder(void);
void command_set_packs_folder(const char *folder);
const char *command_packs_folder(void);

/* Shows a replay with its cards in the window and returns the exit code. Set by main; NULL where there is no
 * window. */
extern int (*command_show_replay)(const Replay *replay, const PackCards *cards);

/* Whether a game has stored anything in a folder: looking must not make a folder and a file there. */
bool command_has_store(const char *folder);

#endif
