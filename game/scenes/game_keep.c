/* Packs that a player keeps: a copy in the packs folder takes the place of the file it was made of. */
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/text.h"
#include "packs/pack_copy.h"
#include "packs/pack_folder.h"
#include "scenes/game.h"
#include "scenes/pack_words.h"

#define NAMES_TRIED 100
#define PATH_SHOWN 200 /* characters; a notice has room for them */

static bool is_in(const char *folder, const char *path) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* A folder may come by another name than a file in it, or hold a link to one elsewhere. */
bool game_packs_is_kept(const Game *game, size_t place) {
    const GamePacks *packs = &game->packs;
    const char *path = game->shelf.packs.items[place]->loaded.path;
    Arena scratch = {0};
    const char *real = pack_folder_real_path(path, &scratch);
    bool kept = false;
    for (size_t i = 0; i < packs->folder_count && !kept; i++)
        kept =
            !packs->folders_brought[i] && (is_in(packs->folders[i], path) ||
                                           is_in(pack_folder_real_path(packs->folders[i], &scratch), real));
    arena_release(&scratch);
    return kept;
}

/* Makes it where it is missing. */
static bool own_folder_is_there(const GamePacks *packs, const char **why) {
    int error = folder_make(packs->own_folder);
    if (error) *why = strerror(error);
    return error == 0;
}

void game_packs_show_folder(Game *game, const char *path) {
    GamePacks *packs = &game->packs;
    const char *slash = path ? strrchr(path, '/') : NULL, *why = "there is no place for it";
    Arena scratch = {0};
    if (path)
        game->wants_folder =
            arena_copy_text(&packs->arena, slash ? path : ".", slash ? (size_t)(slash - path) : 1);
    else if (packs->own_folder && own_folder_is_there(packs, &why))
        game->wants_folder = packs->own_folder;
    else
        game_notify(game, arena_format(&scratch, "Your packs folder can't be made: %s.", why));
    arena_release(&scratch);
}

/* Its last characters where there are many: what its own folder is called says most. */
static const char *path_to_read(const char *folder, Arena *arena) {
    size_t length = strlen(folder);
    if (text_find_invalid(folder, length) != length || text_has_control(folder))
        return "Its name cannot be written here.";
    size_t letters = text_count_graphemes(folder);
    if (letters <= PATH_SHOWN) return folder;
    return arena_format(arena, "…%s", folder + text_grapheme_prefix(folder, letters - PATH_SHOWN));
}

void game_packs_tell_folder(Game *game, const char *folder, bool copied) {
    Arena scratch = {0};
    game_notify(game, arena_format(&scratch, "No program here shows folders. %s\n%s",
                                   copied ? "Paste its path into another one:" : "This one is",
                                   path_to_read(folder, &scratch)));
    arena_release(&scratch);
}

/* Of the copy there is news as soon as the folder is looked into; until then it may be too new for a watch.
 */
static void take_copy(Game *game, const char *from, const char *to) {
    GamePacks *packs = &game->packs;
    KnownFile *file = game_packs_know(game, from);
    packs->kept_from = file->path;
    packs->kept_to = arena_copy_text(&packs->arena, to, strlen(to));
    file->left = true;
    if (packs->watch) folder_watch_add(packs->watch, packs->own_folder);
    atomic_store(&packs->changed, true);
    if (packs->word) packs->word(packs->context);
}

/* Whether what is on the shelf at this path has the same cards. */
static bool is_same(const Game *game, size_t place, const char *path) {
    const ShelvedPack *there = pack_shelf_find_path(&game->shelf, path);
    const CardList *cards = &game->shelf.packs.items[place]->loaded.pack.cards;
    return there && there->loaded.playable &&
           strcmp(card_list_fingerprint(&there->loaded.pack.cards).hex, card_list_fingerprint(cards).hex) ==
               0;
}

static bool is_taken(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

/* The path of its copy, in the arena: its own name, or "leaves 2.yaml" beside another pack of that name.
 * NULL with `why`: the same cards are there already, or there is no name left. */
static const char *name_copy(const Game *game, size_t place, Arena *arena, const char **why) {
    const char *own = game->packs.own_folder, *path = game->shelf.packs.items[place]->loaded.path;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t stem = dot && dot > name && !pack_folder_is_folder(path) ? (size_t)(dot - name) : strlen(name);
    for (int number = 1; number <= NAMES_TRIED; number++) {
        const char *more = number == 1 ? "" : arena_format(arena, " %d", number);
        const char *target = arena_format(arena, "%s/%.*s%s%s", own, (int)stem, name, more, name + stem);
        *why = "it is there already";
        if (is_same(game, place, target)) return NULL;
        if (!is_taken(target)) return target;
    }
    *why = "too many packs of its name are there already";
    return NULL;
}

void game_packs_keep(Game *game, size_t place) {
    const char *path = game->shelf.packs.items[place]->loaded.path, *why = "there is no place for it";
    Arena scratch = {0};
    const char *target = game->packs.own_folder && own_folder_is_there(&game->packs, &why)
                             ? name_copy(game, place, &scratch, &why)
                             : NULL;
    if (target && pack_copy(path, target, &why)) {
        take_copy(game, path, target);
        const char *name = pack_words_file(&scratch, target);
        bool renamed = strcmp(name, pack_words_file(&scratch, path)) != 0;
        game_notify(game,
                    arena_format(&scratch,
                                 "It is in your packs folder now%s%s%s, and will be here at the next start.",
                                 renamed ? " as \"" : "", renamed ? name : "", renamed ? "\"" : ""));
    } else {
        game_notify(game, arena_format(&scratch, "This pack can't be kept: %s.", why));
    }
    arena_release(&scratch);
}
