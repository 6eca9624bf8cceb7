#include "commands/command.h"

#include <stddef.h>

const Command COMMANDS[] = {
    {"check", COMMAND_CHECK_USAGE, "reports every problem of packs, with its line", command_check},
    {"cards", COMMAND_CARDS_USAGE, "prints every card of a pack", command_cards},
    {"convert", COMMAND_CONVERT_USAGE, "writes a pack in another format", command_convert},
    {"demo", COMMAND_DEMO_USAGE, "plays a match with a bot, without a window, and leaves pictures",
     command_demo},
    {"replay", COMMAND_REPLAY_USAGE, "shows a stored match again", command_replay},
    {"scores", COMMAND_SCORES_USAGE, "prints the high scores, or proves them", command_scores},
    {NULL, NULL, NULL, NULL},
};
