#include "packs/pack_shelf.h"

#include <string.h>

#include "packs/pack_folder.h"

void pack_shelf_release(PackShelf *shelf) {
    for (size_t i = 0; i < shelf->count; i++) pack_release(&shelf->packs[i].pack);
    arena_release(&shelf->arena);
    *shelf = (PackShelf){0};
}

static const char *first_error_line(const Problems *problems, Arena *arena) {
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity == PROBLEM_ERROR) return problem_line(&problems->items[i], arena);
    return NULL;
}

bool pack_shelf_add_file(PackShelf *shelf, const char *path) {
    Problems problems = {0};
    ShelvedPack shelved = {0};
    const char *kept_path = arena_copy_text(&shelf->arena, path, strlen(path));
    bool ok = pack_read(kept_path, &shelved.pack, &problems);
    shelved.errors = problems.errors;
    shelved.first_error = first_error_line(&problems, &shelf->arena);
    problems_release(&problems);
    if (!ok) {
        shelf->notice = arena_format(&shelf->arena, "A pack can't be played. %s",
                                     shelved.first_error ? shelved.first_error : kept_path);
        return false;
    }
    shelf->packs =
        arena_grow(&shelf->arena, shelf->packs, shelf->count, &shelf->capacity, sizeof *shelf->packs);
    shelf->packs[shelf->count++] = shelved;
    return true;
}

void pack_shelf_add_folder(PackShelf *shelf, const char *folder) {
    const char **paths, *why;
    size_t count;
    if (!pack_folder_list(folder, &shelf->arena, &paths, &count, &why)) return;
    for (size_t i = 0; i < count; i++) pack_shelf_add_file(shelf, paths[i]);
}

const Pack *pack_shelf_find(const PackShelf *shelf, const Fingerprint *fingerprint) {
    for (size_t i = 0; i < shelf->count; i++)
        if (strcmp(shelf->packs[i].pack.fingerprint.hex, fingerprint->hex) == 0) return &shelf->packs[i].pack;
    return NULL;
}
