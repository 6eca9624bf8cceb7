#include "packs/pack_shelf.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "packs/pack_folder.h"

static void release_shelved(ShelvedPack *shelved) {
    loaded_pack_release(&shelved->loaded);
    loaded_pack_release(&shelved->broken);
    *shelved = (ShelvedPack){0};
}

static void release_all(ShelvedPacks *packs) {
    for (size_t i = 0; i < packs->count; i++) release_shelved(packs->items[i]);
    packs->count = 0;
}

void pack_shelf_release(PackShelf *shelf) {
    release_all(&shelf->packs);
    release_all(&shelf->unreadable);
    release_all(&shelf->retired);
    arena_release(&shelf->arena);
    *shelf = (PackShelf){0};
}

void pack_shelf_drop_retired(PackShelf *shelf) {
    release_all(&shelf->retired);
}

static void add(PackShelf *shelf, ShelvedPacks *packs, ShelvedPack *shelved) {
    packs->items =
        arena_grow(&shelf->arena, packs->items, packs->count, &packs->capacity, sizeof *packs->items);
    packs->items[packs->count++] = shelved;
}

static void take_off(PackShelf *shelf, ShelvedPacks *packs, size_t place) {
    add(shelf, &shelf->retired, packs->items[place]);
    packs->count--;
    memmove(&packs->items[place], &packs->items[place + 1], (packs->count - place) * sizeof *packs->items);
}

static size_t place_of(const ShelvedPacks *packs, const char *path) {
    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->items[i]->loaded.path, path) == 0) return i;
    return SIZE_MAX;
}

size_t pack_shelf_place(const PackShelf *shelf, const char *path) {
    return place_of(&shelf->packs, path);
}

ShelvedPack *pack_shelf_find_path(const PackShelf *shelf, const char *path) {
    size_t place = place_of(&shelf->packs, path);
    if (place != SIZE_MAX) return shelf->packs.items[place];
    place = place_of(&shelf->unreadable, path);
    return place == SIZE_MAX ? NULL : shelf->unreadable.items[place];
}

static ShelvedPack *shelve(PackShelf *shelf, const LoadedPack *loaded) {
    ShelvedPack *shelved = arena_alloc(&shelf->arena, sizeof *shelved);
    shelved->loaded = *loaded;
    return shelved;
}

static size_t put_playable(PackShelf *shelf, const LoadedPack *loaded) {
    size_t place = place_of(&shelf->packs, loaded->path);
    size_t unreadable = place_of(&shelf->unreadable, loaded->path);
    ShelvedPack *shelved = shelve(shelf, loaded);
    if (unreadable != SIZE_MAX) take_off(shelf, &shelf->unreadable, unreadable);
    if (place == SIZE_MAX) {
        add(shelf, &shelf->packs, shelved);
        return shelf->packs.count - 1;
    }
    add(shelf, &shelf->retired, shelf->packs.items[place]);
    shelf->packs.items[place] = shelved;
    return place;
}

static void put_unreadable(PackShelf *shelf, const LoadedPack *loaded) {
    size_t place = place_of(&shelf->packs, loaded->path);
    if (place != SIZE_MAX) {
        loaded_pack_release(&shelf->packs.items[place]->broken);
        shelf->packs.items[place]->broken = *loaded;
        return;
    }
    place = place_of(&shelf->unreadable, loaded->path);
    if (place != SIZE_MAX) take_off(shelf, &shelf->unreadable, place);
    add(shelf, &shelf->unreadable, shelve(shelf, loaded));
}

size_t pack_shelf_put(PackShelf *shelf, LoadedPack *loaded) {
    size_t place = SIZE_MAX;
    if (loaded->playable) {
        place = put_playable(shelf, loaded);
    } else {
        ShelvedPack shown = {.loaded = *loaded};
        const char *line = shelved_pack_first_error(&shown, &shelf->arena);
        shelf->notice = arena_format(&shelf->arena, "A pack can't be played. %s", line ? line : loaded->path);
        put_unreadable(shelf, loaded);
    }
    *loaded = (LoadedPack){0};
    return place;
}

bool pack_shelf_add_file(PackShelf *shelf, const char *path) {
    LoadedPack loaded = loaded_pack_read(path);
    return pack_shelf_put(shelf, &loaded) != SIZE_MAX;
}

void pack_shelf_add_folder(PackShelf *shelf, const char *folder) {
    const char **paths, *why;
    size_t count;
    if (!pack_folder_list(folder, &shelf->arena, &paths, &count, &why)) return;
    for (size_t i = 0; i < count; i++) pack_shelf_add_file(shelf, paths[i]);
}

static bool take_off_missing(PackShelf *shelf, ShelvedPacks *packs) {
    bool any = false;
    for (size_t i = packs->count; i-- > 0;) {
        if (access(packs->items[i]->loaded.path, F_OK) == 0) continue;
        take_off(shelf, packs, i);
        any = true;
    }
    return any;
}

void pack_shelf_take_off(PackShelf *shelf, const char *path) {
    ShelvedPacks *parts[] = {&shelf->packs, &shelf->unreadable};
    for (size_t i = 0; i < 2; i++) {
        size_t place = place_of(parts[i], path);
        if (place != SIZE_MAX) take_off(shelf, parts[i], place);
    }
}

bool pack_shelf_take_off_missing(PackShelf *shelf) {
    bool any = take_off_missing(shelf, &shelf->packs);
    return take_off_missing(shelf, &shelf->unreadable) || any;
}

const Pack *pack_shelf_find(const PackShelf *shelf, const Fingerprint *fingerprint) {
    for (size_t i = 0; i < shelf->packs.count; i++) {
        const Pack *pack = &shelf->packs.items[i]->loaded.pack;
        if (strcmp(card_list_fingerprint(&pack->cards).hex, fingerprint->hex) == 0) return pack;
    }
    return NULL;
}

const Problems *shelved_pack_problems(const ShelvedPack *shelved) {
    return shelved->broken.path ? &shelved->broken.problems : &shelved->loaded.problems;
}

const char *shelved_pack_first_error(const ShelvedPack *shelved, Arena *arena) {
    const Problems *problems = shelved_pack_problems(shelved);
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].severity == PROBLEM_ERROR) return problem_line(&problems->items[i], arena);
    return NULL;
}
