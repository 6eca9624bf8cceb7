/* Sizes seen: one file, seldom five; a folder of 3 to 30. */
#include "scenes/game_brought.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "packs/pack_folder.h"
#include "packs/pack_main_file.h"
#include "scenes/game.h"
#include "scenes/layout.h"
#include "scenes/pack_words.h"
#include "scenes/scenes.h"

#define PATH_BYTES 4096

/* The place of a path among those that wait, or `count`. */
static size_t place_of(const Brought *brought, const char *path) {
    size_t at = 0;
    while (at < brought->count && strcmp(brought->waiting[at], path) != 0) at++;
    return at;
}

bool game_brought_waits(const Game *game, const char *path) {
    return place_of(&game->packs.brought, path) < game->packs.brought.count;
}

/* The path is borrowed from a KnownFile. */
static void wait_for(Game *game, const char *path) {
    Brought *brought = &game->packs.brought;
    if (game_brought_waits(game, path)) return;
    brought->waiting = arena_grow(&game->packs.arena, brought->waiting, brought->count, &brought->capacity,
                                  sizeof *brought->waiting);
    brought->waiting[brought->count++] = path;
}

/* "1 file", "12 things" */
static const char *count_of(Arena *arena, size_t count, const char *one, const char *many) {
    return arena_format(arena, "%s %s", text_number(arena, (int64_t)count), count == 1 ? one : many);
}

/* What is said of one pack that was opened. */
static const char *about_pack(const ShelvedPack *shelved, Arena *arena) {
    const Pack *pack = &shelved->loaded.pack;
    const Problem *first = pack_words_first_problem(shelved);
    const char *cards = layout_card_count(arena, &pack->cards);
    if (!first || first->severity != PROBLEM_ERROR)
        return arena_format(arena, "\"%s\" is open: %s.", pack->title, cards);
    return arena_format(arena, "\"%s\" is open: %s. %s could not be read. %s", pack->title, cards,
                        count_of(arena, shelved->loaded.problems.errors, "thing", "things"),
                        pack_words_problem(arena, first));
}

/* Of what did not open beside others, or where nothing did, and there was more than one. */
static const char *about_others(const Brought *brought, Arena *arena) {
    const char *refused = "", *stopped = "";
    if (brought->refused)
        refused = arena_format(arena, " %s could not be read; Packs tells why.",
                               count_of(arena, brought->refused, "file", "files"));
    if (brought->stopped == 1)
        stopped = " 1 was left out; drop it again to open it after all.";
    else if (brought->stopped)
        stopped = arena_format(arena, " %s were left out; drop them again to open them after all.",
                               text_number(arena, (int64_t)brought->stopped));
    return arena_format(arena, "%s%s", refused, stopped);
}

/* The one thing that was brought cannot be opened. */
static const char *about_refused(const Game *game, const char *path, Arena *arena) {
    const ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, path);
    const char *why = shelved ? pack_words_why(arena, shelved) : NULL;
    return arena_format(arena, "\"%s\" can't be opened. %s", pack_words_file(arena, path), why ? why : "");
}

static const char *sentence_for(Game *game, const Brought *brought, const ShelvedPack *opened, Arena *arena) {
    if (brought->opened == 1)
        return arena_format(arena, "%s%s", about_pack(opened, arena), about_others(brought, arena));
    if (brought->opened)
        return arena_format(arena, "%s packs are open: choose one.%s",
                            text_number(arena, (int64_t)brought->opened), about_others(brought, arena));
    if (brought->refused == 1 && !brought->stopped) return about_refused(game, brought->first_refused, arena);
    if (brought->stopped == 1 && !brought->refused)
        return "It was left out. Drop it again to open it after all.";
    return about_others(brought, arena) + 1; /* without its space */
}

/* A party sits down or sets up its match: nobody wants to be led away. */
static bool party_gathers(const Game *game) {
    return game->scene == SCENE_LOBBY || game->scene == SCENE_PARTY_SETUP || game->scene == SCENE_SEAT_NAME ||
           (game->scene == SCENE_PICK_CARDS && game->packs_view.pick_back == SCENE_PARTY_SETUP);
}

/* To where what was opened can be played; a match goes on with its own cards. */
static void lead_on(Game *game, size_t opened, size_t place) {
    if (game->match_on || opened == 0) return;
    if (party_gathers(game)) {
        game_packs_choose(game, place);
    } else if (opened == 1) {
        game_packs_choose(game, place);
        game_go(game, SCENE_CHOOSE);
    } else {
        packs_open_at(game, game->shelf.packs.items[place]);
    }
}

static void finish(Game *game) {
    Brought brought = game->packs.brought;
    Brought *next = &game->packs.brought;
    next->opened = next->refused = next->stopped = 0;
    next->times++;
    next->first = next->first_refused = NULL;
    Arena scratch = {0};
    size_t place = brought.first ? pack_shelf_place(&game->shelf, brought.first) : SIZE_MAX;
    if (place == SIZE_MAX) brought.opened = 0; /* it has gone meanwhile */
    const ShelvedPack *opened = place == SIZE_MAX ? NULL : game->shelf.packs.items[place];
    if (brought.opened + brought.refused + brought.stopped)
        game_notify(game, sentence_for(game, &brought, opened, &scratch));
    arena_release(&scratch);
    lead_on(game, brought.opened, place);
}

void game_brought_end(Game *game, const char *path, BroughtEnd end) {
    Brought *brought = &game->packs.brought;
    size_t at = place_of(brought, path);
    if (at == brought->count) return;
    brought->count--;
    memmove(&brought->waiting[at], &brought->waiting[at + 1],
            (brought->count - at) * sizeof *brought->waiting);
    KnownFile *file = game_packs_know(game, path);
    bool again = file->opened_in == brought->times + 1; /* by itself and by its folder, say */
    if (end == BROUGHT_OPENED && !again) {
        file->opened_in = brought->times + 1;
        if (brought->opened++ == 0) brought->first = file->path;
    }
    if (end == BROUGHT_REFUSED && brought->refused++ == 0) brought->first_refused = file->path;
    brought->stopped += end == BROUGHT_STOPPED;
    if (brought->count == 0) finish(game);
}

/* New files in it are read, too, as long as the game is open. */
static void add_folder(Game *game, const char *folder) {
    GamePacks *packs = &game->packs;
    if (packs->watch) folder_watch_add(packs->watch, folder);
    for (size_t i = 0; i < packs->folder_count; i++)
        if (strcmp(packs->folders[i], folder) == 0) return;
    if (packs->folder_count == GAME_PACK_FOLDERS_MAX) return;
    packs->folders_brought[packs->folder_count] = true;
    packs->folders[packs->folder_count++] = folder;
}

bool game_brought_spread(Game *game, const char *path) {
    Arena scratch = {0};
    const char **paths, *why;
    size_t count = 0;
    bool holds_packs = pack_folder_is_folder(path) && !pack_main_file_is_in(path) &&
                       pack_folder_list(path, &scratch, &paths, &count, &why) && count > 0;
    if (holds_packs) {
        KnownFile *folder = game_packs_know(game, path);
        folder->left = true;
        path = folder->path;
        for (size_t i = 0; i < count; i++) wait_for(game, game_packs_know(game, paths[i])->path);
        add_folder(game, path);
        for (size_t i = 0; i < count; i++) game_packs_look_at_new(game, paths[i]);
        game_brought_end(game, path, BROUGHT_SPREAD);
    }
    arena_release(&scratch);
    return holds_packs;
}

bool game_brought_stands_for(Game *game, const char *path, const char *folder) {
    Brought *brought = &game->packs.brought;
    game_packs_know(game, path)->left = true;
    folder = game_packs_know(game, folder)->path;
    if (!game_brought_waits(game, folder)) {
        brought->waiting[place_of(brought, path)] = folder;
        game_brought_end(game, folder, BROUGHT_OPENED);
    } else {
        game_brought_end(game, path, BROUGHT_SPREAD);
    }
    return true;
}

void game_brought_forget(Game *game) {
    Brought *brought = &game->packs.brought;
    for (size_t i = brought->count; i-- > 0;) {
        KnownFile *file = game_packs_know(game, brought->waiting[i]);
        if (!pack_loader_forget(game->packs.loader, file->path)) continue;
        file->stamp = 0; /* to be asked for again one day */
        game_brought_end(game, file->path, BROUGHT_STOPPED);
    }
}

/* The same file by one name wherever it was named from, without a slash behind a folder. False where that is
 * too long. */
static bool whole_path(const char *path, char whole[PATH_BYTES]) {
    char here[PATH_BYTES / 2];
    bool relative = path[0] != '/' && getcwd(here, sizeof here);
    int length = snprintf(whole, PATH_BYTES, "%s%s%s", relative ? here : "", relative ? "/" : "", path);
    if (length >= PATH_BYTES) return false;
    while (length > 1 && whole[length - 1] == '/') whole[--length] = '\0';
    return true;
}

/* Of a file the folder that it stands in is watched. */
static void watch(Game *game, const char *path) {
    char folder[PATH_BYTES];
    if (!game->packs.watch) return;
    if (pack_folder_is_folder(path)) {
        folder_watch_add(game->packs.watch, path);
        return;
    }
    int length = snprintf(folder, sizeof folder, "%s", path);
    char *slash = length < (int)sizeof folder ? strrchr(folder, '/') : NULL;
    if (!slash || slash == folder) return;
    *slash = '\0';
    folder_watch_add(game->packs.watch, folder);
}

void game_packs_bring(Game *game, const char *path) {
    char whole[PATH_BYTES];
    if (!whole_path(path, whole)) return;
    const char *known = game_packs_know(game, whole)->path;
    game->packs.chosen = true;
    wait_for(game, known);
    watch(game, known);
    game_packs_look_at_new(game, known);
}
