#include "commands/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
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
    bool found = access(arena_format(&scratch, "%s/" STORE_FILE_NAME, folder), F_OK) == 0 ||
                 (errno != ENOENT && errno != ENOTDIR);
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

void command_print_help(const Command *command) {
    printf("usage: quizleaf %s\n\nquizleaf %s %s.\n%sExit code: %s, 2 wrong usage.\n", command->usage,
           command->name, command->summary, command->help, command->exit_codes);
}

bool command_read_number(const char *text, uint64_t most, uint64_t *out) {
    char *end;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno || number > most) return false;
    *out = number;
    return true;
}
