/* Other people's question files, beside the project and not in it: a test that reads them says SKIP where
 * they are not there. */
#ifndef QUIZLEAF_TESTS_SAMPLES_H
#define QUIZLEAF_TESTS_SAMPLES_H

#include "unit/cmocka_test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

#define SAMPLES "../shared/samples"

/* The files of a folder whose names end so ("" for all), sorted; NULL behind the last. */
static inline const char **list_files(Arena *arena, const char *folder, const char *ending) {
    const char **paths = NULL;
    size_t count = 0, capacity = 0;
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        const char *name = entry->d_name;
        size_t length = strlen(name), tail = strlen(ending);
        if (name[0] == '.' || length < tail || strcmp(name + length - tail, ending) != 0) continue;
        paths = arena_grow(arena, paths, count, &capacity, sizeof *paths);
        paths[count++] = arena_format(arena, "%s/%s", folder, name);
    }
    if (directory) closedir(directory);
    if (count) qsort(paths, count, sizeof *paths, text_compare);
    paths = arena_grow(arena, paths, count, &capacity, sizeof *paths);
    paths[count] = NULL;
    return paths;
}

/* The sample files of a folder; skips the test where there are none. */
static inline const char **list_samples(Arena *arena, const char *folder, const char *ending) {
    const char **paths = list_files(arena, arena_format(arena, SAMPLES "/%s", folder), ending);
    if (!paths[0]) {
        arena_release(arena);
        print_message("SKIP: there is no folder " SAMPLES "/%s\n", folder);
        skip();
    }
    return paths;
}

/* A whole file, in the arena. */
static inline const char *read_whole(Arena *arena, const char *path, size_t *length) {
    Buffer file = {0};
    const char *why;
    if (!buffer_read_file(&file, path, &why)) fail_msg("%s: %s", path, why);
    const char *text = arena_copy_text(arena, buffer_text(&file), file.length);
    *length = file.length;
    buffer_release(&file);
    return text;
}

#endif
