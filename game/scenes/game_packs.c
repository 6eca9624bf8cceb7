/* Sizes seen: two folders with 1 to 30 packs, and a pack now and then that is dropped on the window. */
#include "scenes/game_packs.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "packs/pack_folder.h"
#include "scenes/game.h"
#include "scenes/game_brought.h"
#include "scenes/scenes.h"

/* On the watch's thread. */
static void folder_changed(void *context) {
    GamePacks *packs = context;
    atomic_store(&packs->changed, true);
    packs->word(packs->context);
}

void game_packs_open(Game *game, void (*word)(void *context), void *context) {
    GamePacks *packs = &game->packs;
    packs->word = word;
    packs->context = context;
    packs->loader = pack_loader_open(word, context);
    packs->watch = folder_watch_open(folder_changed, packs);
}

void game_packs_close(Game *game) {
    folder_watch_close(game->packs.watch);
    pack_loader_close(game->packs.loader);
    arena_release(&game->packs.arena);
    game->packs = (GamePacks){0};
}

static uint64_t stamp_of_file(uint64_t hash, const struct stat *status) {
    const int64_t parts[] = {status->st_mtim.tv_sec, status->st_mtim.tv_nsec, status->st_size,
                             (int64_t)status->st_ino};
    return hash_bytes(hash, (const char *)parts, sizeof parts);
}

/* Of a file its time and size; of a folder those of its files. */
static uint64_t stamp_of(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return 0;
    uint64_t hash = stamp_of_file(HASH_START, &status), files = 0;
    DIR *folder = S_ISDIR(status.st_mode) ? opendir(path) : NULL;
    if (!folder) return hash;
    const struct dirent *entry;
    for (int count = 0; count < PACK_FOLDER_FILES_MAX && (entry = readdir(folder)); count++)
        if (entry->d_name[0] != '.' && fstatat(dirfd(folder), entry->d_name, &status, 0) == 0)
            files += stamp_of_file(HASH_START, &status); /* a sum: their order tells nothing */
    closedir(folder);
    return hash ^ files;
}

KnownFile *game_packs_know(Game *game, const char *path) {
    GamePacks *packs = &game->packs;
    for (size_t i = 0; i < packs->known_count; i++)
        if (strcmp(packs->known[i].path, path) == 0) return &packs->known[i];
    path = arena_copy_text(&packs->arena, path, strlen(path));
    const char *real = pack_folder_real_path(path, &packs->arena);
    for (size_t i = 0; i < packs->known_count; i++)
        if (strcmp(packs->known[i].real, real) == 0) return &packs->known[i];
    packs->known = arena_grow(&packs->arena, packs->known, packs->known_count, &packs->known_capacity,
                              sizeof *packs->known);
    KnownFile *file = &packs->known[packs->known_count++];
    *file = (KnownFile){.path = path, .real = real};
    return file;
}

/* The place of the pack that was played last, where the player has not chosen yet. */
static void choose_last_played(Game *game, size_t place) {
    const Pack *pack = &game->shelf.packs.items[place]->loaded.pack;
    if (!game->packs.chosen && strcmp(pack->title, game->settings.last_pack) == 0) game->pack = place;
}

/* A match goes on with the packs it began with. */
static void drop_retired(Game *game) {
    if (game->match_on) return;
    game_cards_forget(game);
    pack_shelf_drop_retired(&game->shelf);
}

/* Nobody is offered a hidden pack. */
static void settle_choice(Game *game) {
    const ShelvedPacks *packs = &game->shelf.packs;
    if (game->pack < packs->count && !packs->items[game->pack]->hidden) return;
    game->pack = SIZE_MAX;
    for (size_t i = packs->count; i-- > 0;)
        if (!packs->items[i]->hidden) game->pack = i;
}

static const ShelvedPack *chosen_pack(const Game *game) {
    return game->pack < game->shelf.packs.count ? game->shelf.packs.items[game->pack] : NULL;
}

/* Packs went from the shelf, and places changed. */
static void choose_again(Game *game, const ShelvedPack *chosen) {
    game->pack = 0;
    for (size_t i = 0; i < game->shelf.packs.count; i++)
        if (game->shelf.packs.items[i] == chosen) game->pack = i;
    settle_choice(game);
}

/* The pack at `place` takes that of another path, wherever that counted. */
static void replace(Game *game, const char *from, size_t place) {
    PacksView *view = &game->packs_view;
    const char *to = game->shelf.packs.items[place]->loaded.path;
    const ShelvedPack *chosen = pack_shelf_place(&game->shelf, from) == game->pack
                                    ? game->shelf.packs.items[place]
                                    : chosen_pack(game);
    pack_shelf_take_off(&game->shelf, from);
    choose_again(game, chosen);
    game_cards_rename_pack(game, from, to);
    if (strcmp(view->path, from) == 0) snprintf(view->path, sizeof view->path, "%s", to);
}

/* The copy of a pack that was kept stands for the first from now on. */
static void replace_kept(Game *game, size_t place) {
    GamePacks *packs = &game->packs;
    replace(game, packs->kept_from, place);
    packs->kept_from = packs->kept_to = NULL;
}

/* Whether the path is that of the file with the questions in a folder which is a pack of the shelf. */
static bool is_main_file(Game *game, const char *path, const Pack *folder) {
    if (!folder->files) return false;
    const char *real = game_packs_know(game, path)->real, *whole = game_packs_know(game, folder->path)->real;
    size_t length = strlen(whole);
    return strncmp(real, whole, length) == 0 && real[length] == '/' &&
           strcmp(real + length + 1, folder->file) == 0;
}

/* The folder on the shelf whose file with the questions was read by itself: it has the pictures, too. NULL:
 * there is none. */
static const char *folder_of(Game *game, const char *path) {
    for (size_t i = 0; i < game->shelf.packs.count; i++) {
        const LoadedPack *loaded = &game->shelf.packs.items[i]->loaded;
        if (is_main_file(game, path, &loaded->pack)) return loaded->path;
    }
    return NULL;
}

/* A folder that came after its own file with the questions stands for that as well. */
static void replace_main_file(Game *game, size_t place) {
    GamePacks *packs = &game->packs;
    const Pack *pack = &game->shelf.packs.items[place]->loaded.pack;
    if (!pack->files) return;
    KnownFile *folder = game_packs_know(game, pack->path);
    for (size_t i = 0; i < packs->known_count; i++) {
        KnownFile *file = &packs->known[i];
        if (!is_main_file(game, file->path, pack) || !pack_shelf_find_path(&game->shelf, file->path))
            continue;
        file->left = true;
        folder->opened_in = file->opened_in; /* what was opened with it counts once */
        if (packs->brought.first == file->path) packs->brought.first = folder->path;
        replace(game, file->path, place);
        return;
    }
}

/* The file that was chosen before it went is there again: some programs save so. */
static void choose_back(Game *game, size_t place) {
    if (place == SIZE_MAX || game->shelf.packs.items[place]->hidden) return;
    game->pack = place;
    game->packs.missed = NULL;
}

/* What was read is put on the shelf. */
static void shelve(Game *game, LoadedPack *loaded, bool brought) {
    GamePacks *packs = &game->packs;
    const char *path = game_packs_know(game, loaded->path)->path;
    size_t before = pack_shelf_place(&game->shelf, path);
    bool is_back = packs->missed && strcmp(packs->missed, path) == 0;
    if (!brought && (is_back || pack_shelf_find_path(&game->shelf, path))) packs->edited = path;
    const Pack *old = before == SIZE_MAX ? NULL : &game->shelf.packs.items[before]->loaded.pack;
    size_t place = pack_shelf_put(&game->shelf, loaded);
    ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, path);
    /* Who brings a pack wants to see it. */
    if (shelved && store_pack_is_hidden(game->store, path))
        shelved->hidden = !brought || !store_hide_pack(game->store, path, false, NULL);
    if (place != SIZE_MAX && !shelved->hidden) choose_last_played(game, place);
    if (is_back) choose_back(game, place);
    settle_choice(game);
    /* A match may have begun with a file that went and is back now. */
    if (place != SIZE_MAX) game_renew_match(game, &game->shelf.packs.items[place]->loaded.pack);
    if (place != SIZE_MAX && packs->kept_to && strcmp(path, packs->kept_to) == 0) replace_kept(game, place);
    if (place != SIZE_MAX) replace_main_file(game, place);
    if (game->shelf.notice && !old && !brought && !packs->loader) game_notify(game, game->shelf.notice);
    if (brought) game_brought_end(game, path, place == SIZE_MAX ? BROUGHT_REFUSED : BROUGHT_OPENED);
    game->shelf.notice = NULL;
}

/* A pack that was read, and what else that brings about. */
static void take(Game *game, LoadedPack *loaded) {
    const char *path = game_packs_know(game, loaded->path)->path;
    bool brought = game_brought_waits(game, path);
    if (loaded->cancelled) {
        game_packs_know(game, path)->stamp = 0; /* to be asked for again one day */
        loaded_pack_release(loaded);
        if (brought) game_brought_end(game, path, BROUGHT_STOPPED);
        return;
    }
    const char *folder = folder_of(game, path);
    if (brought && (folder ? game_brought_stands_for(game, path, folder)
                           : !loaded->playable && game_brought_spread(game, path))) {
        loaded_pack_release(loaded);
        return;
    }
    shelve(game, loaded, brought);
    drop_retired(game);
    if (game->scene == SCENE_TITLE) title_look_up_best(game);
}

void game_packs_ask(Game *game, const char *path) {
    if (game->packs.loader) {
        LoaderState before;
        if (!game_packs_state(game, &before)) {
            game->packs.batch = 0;
            game->packs.reading_since_ms = game_now_ms(game);
        }
        game->packs.batch++;
        pack_loader_ask(game->packs.loader, path);
    } else {
        LoadedPack loaded = loaded_pack_read(path);
        take(game, &loaded);
    }
}

/* Asks for a file that is new or has changed. */
static void look_at(Game *game, const char *path) {
    KnownFile *file = game_packs_know(game, path);
    uint64_t stamp = stamp_of(path);
    if (stamp == 0 || stamp == file->stamp || file->left) return;
    file->stamp = stamp;
    if (game->packs.watch && pack_folder_is_folder(path)) folder_watch_add(game->packs.watch, path);
    game_packs_ask(game, file->path);
}

static void look_into(Game *game, const char *folder) {
    Arena scratch = {0};
    const char **paths, *why;
    size_t count = 0;
    if (pack_folder_list(folder, &scratch, &paths, &count, &why))
        for (size_t i = 0; i < count; i++) look_at(game, paths[i]);
    arena_release(&scratch);
}

void game_packs_add_folder(Game *game, const char *folder) {
    GamePacks *packs = &game->packs;
    if (packs->folder_count == GAME_PACK_FOLDERS_MAX) return;
    folder = arena_copy_text(&packs->arena, folder, strlen(folder));
    packs->folders[packs->folder_count++] = folder;
    if (packs->watch) folder_watch_add(packs->watch, folder);
    look_into(game, folder);
}

void game_packs_look_at_new(Game *game, const char *path) {
    KnownFile *file = game_packs_know(game, path);
    file->stamp = stamp_of(path);
    file->left = false;
    game_packs_ask(game, file->path);
}

/* The files that were brought are looked at too, and those that are gone leave the shelf. */
static void look_again(Game *game) {
    GamePacks *packs = &game->packs;
    for (size_t i = 0; i < packs->folder_count; i++) look_into(game, packs->folders[i]);
    for (size_t i = 0; i < packs->known_count; i++) look_at(game, packs->known[i].path);
    const ShelvedPack *chosen = chosen_pack(game);
    const char *path = chosen ? game_packs_know(game, chosen->loaded.path)->path : NULL;
    if (!pack_shelf_take_off_missing(&game->shelf)) return;
    for (size_t i = 0; i < packs->known_count; i++)
        if (stamp_of(packs->known[i].path) == 0) packs->known[i].stamp = 0;
    choose_again(game, chosen);
    if (path && chosen_pack(game) != chosen) packs->missed = path;
    drop_retired(game);
}

void game_packs_take_news(Game *game) {
    GamePacks *packs = &game->packs;
    if (atomic_exchange(&packs->changed, false)) look_again(game);
    LoadedPack loaded;
    while (packs->loader && pack_loader_take(packs->loader, &loaded)) take(game, &loaded);
}

bool game_packs_cancel(Game *game) {
    LoaderState now;
    if (!game_packs_state(game, &now)) return false;
    game_brought_forget(game);
    pack_loader_cancel(game->packs.loader);
    return true;
}

bool game_packs_state(const Game *game, LoaderState *out) {
    *out = (LoaderState){0};
    return game->packs.loader && pack_loader_state(game->packs.loader, out);
}

void game_packs_choose(Game *game, size_t place) {
    if (place >= game->shelf.packs.count) return;
    game->pack = place;
    game->packs.missed = NULL;
    game_cards_take_alone(game);
}

void game_packs_hide(Game *game, ShelvedPack *shelved, bool hidden) {
    StoreNotice notice;
    const Pack *pack = &shelved->loaded.pack;
    /* The others of a mix stay ticked. */
    if (hidden && game_cards_has_pack(game, pack)) game_cards_toggle_pack(game, pack);
    if (store_hide_pack(game->store, shelved->loaded.path, hidden, &notice))
        shelved->hidden = hidden;
    else
        game_notify(game, notice.sentence);
    settle_choice(game);
    game_cards_forget(game);
}
