/* Sizes seen: 1 to 10 packs with ticks, 50 to 500 bytes of text each. */
#include "scenes/game_ticks.h"

#include <stdio.h>
#include <string.h>

#include "scenes/game.h"

/* So much of a file's beginning tells it from others, with its length: nothing but ticks hangs on it, and a
 * pack may have 64 MiB. */
#define CONTENT_BYTES (256 * KIBIBYTE)

/* Stands in place of a path; the same wherever the pack is and whatever it is called. */
static const char *content_key(const Pack *pack, Arena *arena) {
    size_t looked_at = pack->text_length < CONTENT_BYTES ? pack->text_length : CONTENT_BYTES;
    return arena_format(arena, "content %zu %s", pack->text_length,
                        hash_fingerprint(pack->text, looked_at).hex);
}

static const Pack *pack_of_path(const Game *game, const char *path) {
    const ShelvedPack *shelved = pack_shelf_find_path(&game->shelf, path);
    return shelved && shelved->loaded.playable ? &shelved->loaded.pack : NULL;
}

static void rename_path(CardTicks *ticks, const char *from, const char *to) {
    if (!card_ticks_has_path(ticks, from)) return;
    card_ticks_toggle_path(ticks, from);
    card_ticks_toggle_path(ticks, to);
}

void game_ticks_clear(Game *game) {
    GameCards *cards = &game->cards;
    const Pack *pack = game_pack(game);
    card_ticks_clear(&cards->ticks);
    cards->ticks_of = pack ? arena_copy_text(&cards->ticks.arena, pack->path, strlen(pack->path)) : NULL;
}

/* Of a mix the path of the pack that was moved is one where no pack is; where several are, it is not known
 * which. */
static void take_moved(const Game *game, CardTicks *ticks, const Pack *pack) {
    const char *moved = NULL;
    for (size_t i = 0; i < ticks->path_count; i++) {
        if (pack_of_path(game, ticks->paths[i])) continue;
        if (moved) return;
        moved = ticks->paths[i];
    }
    if (moved) rename_path(ticks, moved, pack->path);
}

void game_ticks_recall(Game *game) {
    CardTicks *ticks = &game->cards.ticks;
    const Pack *pack = game_pack(game);
    Arena scratch = {0};
    game_ticks_clear(game);
    const char *text = pack ? store_find_ticks(game->store, &scratch, pack->path) : "";
    bool is_moved = pack && !*text;
    if (is_moved) text = store_find_ticks(game->store, &scratch, content_key(pack, &scratch));
    card_ticks_read(ticks, text);
    if (is_moved) take_moved(game, ticks, pack);
    if (pack && !card_ticks_has_path(ticks, pack->path)) ticks->path_count = 0;
    arena_release(&scratch);
}

/* At the path and with the content of the pack there. False with a notice. */
static bool keep(const Game *game, const char *path, const char *text, StoreNotice *notice) {
    Arena scratch = {0};
    const Pack *pack = pack_of_path(game, path);
    bool ok = store_keep_ticks(game->store, path, text, notice) &&
              (!pack || store_keep_ticks(game->store, content_key(pack, &scratch), text, notice));
    arena_release(&scratch);
    return ok;
}

void game_ticks_remember(Game *game) {
    const Pack *pack = game_pack(game);
    Buffer text = {.limit_bytes = STORE_TICKS_BYTES_MAX};
    StoreNotice notice;
    if (!pack) return;
    card_ticks_write(&game->cards.ticks, &text);
    if (!keep(game, pack->path, text.failed ? "" : buffer_text(&text), &notice))
        game_notify(game, notice.sentence);
    buffer_release(&text);
    game->packs.chosen = true;
    snprintf(game->settings.last_pack, sizeof game->settings.last_pack, "%s", pack->title);
    game_save_settings(game);
}

void game_ticks_drop(Game *game, const char *path) {
    keep(game, path, "", NULL);
}

void game_ticks_rename_pack(Game *game, const char *from, const char *to) {
    CardTicks ticks = {0}; /* of the pack itself, be it the chosen one or not */
    Arena scratch = {0};
    Buffer text = {.limit_bytes = STORE_TICKS_BYTES_MAX};
    card_ticks_read(&ticks, store_find_ticks(game->store, &scratch, from));
    rename_path(&ticks, from, to);
    card_ticks_write(&ticks, &text);
    if (text.length && !text.failed) store_keep_ticks(game->store, to, buffer_text(&text), NULL);
    buffer_release(&text);
    arena_release(&scratch);
    card_ticks_clear(&ticks);
    rename_path(&game->cards.ticks, from, to);
}
