#include "commands/command.h"

#include <stddef.h>

const Command COMMANDS[] = {
    {"check", "check PATH...", "reports every problem of packs, with its line",
     "A path is a file, a zip, a folder that is a pack, or a folder of packs. What all of them hold is "
     "summed up, and which fonts are missing to show it.\n",
     "0 no errors, 1 errors", command_check},
    {"cards", "cards PACK [--format text|jsonl]", "prints every card of a pack that can be dealt",
     "As text for people, or as a JSON object a line. What is wrong with the pack goes to stderr.\n",
     "0 printed, 1 the pack cannot be played", command_cards},
    {"convert", "convert IN OUT [--to FORMAT]", "writes a pack in another format",
     "The ending of OUT says which, or FORMAT does: yaml, csv, gift, moodle-xml, aiken, opentdb. What the "
     "format\n"
     "cannot hold is said, question by question. A file that is there already is never written over, and of "
     "one\n"
     "that cannot be written nothing is left.\n",
     "0 written, 1 nothing is written", command_convert},
    {"demo", "demo [--pictures DIR] [--size WIDTHxHEIGHT] [--seed NUMBER] [--pack PATH]",
     "plays a match with a bot, without a window, and leaves pictures",
     "The pictures go into DIR, or a new folder whose name is printed, behind the scoreboard.\n",
     "0 played, 1 something could not be opened or written", command_demo},
    {"replay", "replay FILE [--headless] [--data-dir DIR] [--pack PATH]...", "shows a stored match again",
     "In the window, or with --headless as its scoreboard. Its cards are looked for in the packs that are "
     "named,\n"
     "in what was kept with scores (DIR) and in the game's own packs.\n",
     "0 shown, 1 it cannot be read, its cards are not here, or it does not end as it says", command_replay},
    {"scores", "scores [--data-dir DIR] [--format text|csv|json] [--verify] [--pack PATH]...",
     "prints the high scores, or proves them",
     "With --verify every match is played again, with cards from where `replay` finds them, and each score "
     "that\n"
     "does not follow is named.\n",
     "0 printed, and with --verify all proved; 1 not all proved, or scores that cannot be read",
     command_scores},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};
