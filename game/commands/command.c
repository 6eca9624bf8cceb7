#include "commands/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

static const char *data_folder;
static const char *packs_folder;

int (*command_show_replay)(const Replay *replay, const PackCards *cards);

void command_set_data_folder(const char *folder) {
    data_folder = folder;
}

const char *command_data_folder(void) {
    return data_folder;
}

void command_set_packs_folder(const char *folder) {
    packs_folder = folder;
}

const char *command_packs_folder(void) {
    return packs_folder;
}

bool command_has_store(const char *folder) {
    Arena scratch = {0};
    bool found = access(arena_format(&scratch, "%s/" STORE_FILE_NAME, folder), F_OK) == 0;
    arena_release(&scratch);
    return found;
}

int command_usage(const char *name, const char *culprit) {
    if (culprit)
        fprintf(stderr, "quizleaf %s: \"%s\" is not understood here.\n", name, culprit);
    else
        fprintf(stderr, "quizleaf %s: something is missing.\n", name);
    for (const Command *command = COMMANDS; command->name; command++)
        if (strcmp(command->name, name) == 0) fprintf(stderr, "usage: quizleaf %s\n", command->usage);
    return 2;
}
