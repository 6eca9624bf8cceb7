#include "commands/command.h"

#include <stddef.h>

const Command COMMANDS[] = {
    {"check", COMMAND_CHECK_USAGE, "report every problem of packs, with its line", command_check},
    {"cards", COMMAND_CARDS_USAGE, "print every card of a pack", command_cards},
    {NULL, NULL, NULL, NULL},
};
