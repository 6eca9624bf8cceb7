/* Sizes seen: one pack, seldom two or three; 5 to 20 topics; lists of 50 to 1,000 cards, made in some
 * milliseconds. */
#include "scenes/game_cards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packs/pack_kept.h"
#include "scenes/game.h"
#include "scenes/game_ticks.h"

#define DUE_LOOKED_AT_MAX 1000 /* of a pack, where only some of its cards are played */

void game_cards_forget(Game *game) {
    GameCards *cards = &game->cards;
    if (game->match_on) return;
    card_list_release(&cards->list);
    arena_release(&cards->made_arena);
    cards->made = cards->topics_made = cards->is_selection = false;
    cards->pack_count = 0;
}

void game_cards_release(Game *game) {
    game_cards_forget(game);
    card_ticks_clear(&game->cards.ticks);
    game->cards = (GameCards){0};
}

void game_cards_rename_pack(Game *game, const char *from, const char *to) {
    bool is_mixed = card_ticks_has_path(&game->cards.ticks, from);
    game_ticks_rename_pack(game, from, to);
    game_cards_forget(game);
    if (is_mixed && game_pack(game) && strcmp(game_pack(game)->path, to) != 0) game_ticks_remember(game);
}

/* What was ticked with the chosen pack. */
static void recall(Game *game) {
    game_ticks_recall(game);
    game_cards_forget(game);
}

void game_cards_clear(Game *game) {
    game_ticks_clear(game);
    game_cards_forget(game);
    game_ticks_remember(game);
}

void game_cards_take_alone(Game *game) {
    recall(game);
    game->cards.ticks.path_count = 0;
    game_ticks_remember(game);
}

/* By title, then by path: the same packs give the same selection, in whatever order they were ticked. */
static int compare_packs(const void *left, const void *right) {
    const Pack *a = *(const Pack *const *)left, *b = *(const Pack *const *)right;
    int titles = strcmp(a->title, b->title);
    return titles ? titles
                  : strcmp(card_list_fingerprint(&a->cards).hex, card_list_fingerprint(&b->cards).hex);
}

/* The ticked packs that are still there; without any the chosen one. */
static void find_packs(Game *game) {
    GameCards *cards = &game->cards;
    cards->pack_count = 0;
    for (size_t i = 0; i < cards->ticks.path_count; i++) {
        size_t place = pack_shelf_place(&game->shelf, cards->ticks.paths[i]);
        if (place == SIZE_MAX || game->shelf.packs.items[place]->hidden) continue;
        cards->packs[cards->pack_count++] = &game->shelf.packs.items[place]->loaded.pack;
    }
    if (cards->pack_count == 0 && game_pack(game)) cards->packs[cards->pack_count++] = game_pack(game);
    if (cards->pack_count > 1) qsort(cards->packs, cards->pack_count, sizeof *cards->packs, compare_packs);
}

/* The lists of the packs; returns how many. */
static size_t list_packs(const GameCards *cards, const CardList *lists[SELECTION_LISTS_MAX]) {
    for (size_t i = 0; i < cards->pack_count; i++) lists[i] = &cards->packs[i]->cards;
    return cards->pack_count;
}

/* The packs' topics, unless that was done. */
static void look_at_topics(GameCards *cards) {
    if (cards->topics_made) return;
    Arena scratch = {0};
    const CardList *lists[SELECTION_LISTS_MAX];
    cards->topic_row_count = card_selection_topics(lists, list_packs(cards, lists), &scratch,
                                                   cards->topic_rows, SELECTION_TOPICS_MAX);
    for (size_t i = 0; i < cards->topic_row_count; i++) {
        const char *name = cards->topic_rows[i].name;
        cards->topic_rows[i].name = arena_copy_text(&cards->made_arena, name, strlen(name));
    }
    arena_release(&scratch);
    cards->topics_made = true;
}

static bool is_there(const GameCards *cards, const char *topic) {
    for (size_t i = 0; i < cards->topic_row_count; i++)
        if (strcmp(cards->topic_rows[i].name, topic) == 0) return true;
    return false;
}

/* Those of the ticked topics that there are; a pack may have been edited since, or not be there yet. Alone,
 * the others would leave nothing to play. */
static void take_topics(GameCards *cards) {
    if (cards->ticks.topic_count) look_at_topics(cards);
    for (size_t i = 0; i < cards->ticks.topic_count; i++)
        if (is_there(cards, cards->ticks.topics[i]))
            cards->text.topics[cards->text.topic_count++] = cards->ticks.topics[i];
}

static void make_selection(GameCards *cards) {
    const CardList *lists[SELECTION_LISTS_MAX];
    SelectionText *text = &cards->text;
    text->pack_count = list_packs(cards, lists);
    for (size_t i = 0; i < cards->pack_count; i++) {
        text->packs[i] = (SelectionPack){card_list_fingerprint(lists[i]), cards->packs[i]->title};
        text->long_lists_too = text->long_lists_too || card_selection_is_long(lists[i]);
    }
    selection_text_settle(text);
    CardFilter filter = selection_text_filter(text);
    cards->list = card_selection_of(lists, cards->pack_count, &filter, &cards->made_arena);
    card_list_keep_fingerprint(&cards->list, &cards->made_arena);
    cards->title = selection_text_title(text, &cards->made_arena);
}

/* Another pack was chosen: what is ticked is what was ticked with it. */
static void follow_choice(Game *game) {
    const GameCards *cards = &game->cards;
    const Pack *pack = game_pack(game);
    if (pack && (!cards->ticks_of || strcmp(cards->ticks_of, pack->path) != 0)) recall(game);
}

/* A match holds what was made when it began, whatever happens to the shelf. */
static void make(Game *game) {
    GameCards *cards = &game->cards;
    if (cards->made && game->match_on) return;
    follow_choice(game);
    if (cards->made && (cards->ticks.path_count > 1 || cards->packs[0] == game_pack(game))) return;
    game_cards_forget(game);
    find_packs(game);
    cards->made = cards->pack_count > 0;
    if (!cards->made) return;
    cards->text = (SelectionText){.difficulties = cards->ticks.difficulties};
    take_topics(cards);
    cards->is_selection = cards->pack_count > 1 || cards->text.topic_count || cards->text.difficulties;
    cards->title = cards->packs[0]->title;
    if (cards->is_selection) make_selection(cards);
}

const CardList *game_cards(Game *game) {
    make(game);
    const GameCards *cards = &game->cards;
    if (!cards->made) return NULL;
    return cards->is_selection ? &cards->list : &cards->packs[0]->cards;
}

const char *game_cards_title(Game *game) {
    return game_cards(game) ? game->cards.title : NULL;
}

const char *game_cards_plain_title(Game *game, Arena *arena) {
    const char *title = game_cards_title(game);
    if (!title || !game_cards_is_selection(game)) return title;
    return arena_copy_text(arena, title, selection_text_plain_title(title));
}

bool game_cards_are_there(Game *game) {
    Arena scratch = {0};
    const GameCards *cards = &game->cards;
    bool there = game_cards_title(game) != NULL;
    for (size_t i = 0; there && i < cards->pack_count; i++) {
        size_t place = pack_shelf_place(&game->shelf, cards->packs[i]->path);
        there = place != SIZE_MAX && !game->shelf.packs.items[place]->hidden;
    }
    if (!there && game_cards_title(game))
        game_notify(game, arena_format(&scratch, "\"%s\" is not there any more. Choose what to play next.",
                                       game_cards_plain_title(game, &scratch)));
    arena_release(&scratch);
    return there;
}

bool game_cards_is_selection(Game *game) {
    return game_cards(game) && game->cards.is_selection;
}

bool game_cards_has_pack(Game *game, const Pack *pack) {
    make(game);
    for (size_t i = 0; i < game->cards.pack_count; i++)
        if (game->cards.packs[i] == pack) return true;
    return false;
}

const CardTopic *game_cards_topics(Game *game, size_t *count) {
    GameCards *cards = &game->cards;
    make(game);
    if (cards->made) look_at_topics(cards);
    *count = cards->made ? cards->topic_row_count : 0;
    return cards->topic_rows;
}

const char *game_cards_topic_language(const Game *game, const CardTopic *topic) {
    return game->cards.packs[topic->list]->language;
}

size_t game_cards_count_topics(Game *game) {
    make(game);
    return game->cards.made ? game->cards.text.topic_count : 0;
}

bool game_cards_has_topic(const Game *game, const char *topic) {
    return card_ticks_has_topic(&game->cards.ticks, topic);
}

/* What is ticked of a pack that goes, goes with it. */
static void drop_strange_topics(Game *game) {
    CardTicks *ticks = &game->cards.ticks;
    size_t kept = 0, rows;
    game_cards_topics(game, &rows);
    for (size_t i = 0; i < ticks->topic_count; i++)
        if (is_there(&game->cards, ticks->topics[i])) ticks->topics[kept++] = ticks->topics[i];
    ticks->topic_count = kept;
}

/* The chosen pack is one of those that are mixed, and the only one where there is one. */
static void settle_chosen(Game *game) {
    GameCards *cards = &game->cards;
    CardTicks *ticks = &cards->ticks;
    if (!card_ticks_has_path(ticks, cards->ticks_of)) {
        game_ticks_drop(game, cards->ticks_of);
        game->pack = pack_shelf_place(&game->shelf, ticks->paths[0]);
        cards->ticks_of = ticks->paths[0];
    }
    if (ticks->path_count == 1) ticks->path_count = 0;
}

bool game_cards_toggle_pack(Game *game, const Pack *pack) {
    GameCards *cards = &game->cards;
    make(game);
    if (!cards->made || (cards->pack_count == 1 && cards->packs[0] == pack)) return true;
    cards->ticks.path_count = 0; /* those that are there now, and it or without it */
    for (size_t i = 0; i < cards->pack_count; i++)
        card_ticks_toggle_path(&cards->ticks, cards->packs[i]->path);
    bool ok = card_ticks_toggle_path(&cards->ticks, pack->path);
    settle_chosen(game);
    game_cards_forget(game);
    drop_strange_topics(game);
    game_ticks_remember(game);
    return ok;
}

bool game_cards_toggle_topic(Game *game, const char *topic) {
    make(game);
    bool ok = card_ticks_toggle_topic(&game->cards.ticks, topic);
    game_cards_forget(game);
    game_ticks_remember(game);
    return ok;
}

void game_cards_toggle_difficulty(Game *game, Difficulty difficulty) {
    make(game);
    card_ticks_toggle_difficulty(&game->cards.ticks, difficulty);
    game_cards_forget(game);
    game_ticks_remember(game);
}

const Pack *game_cards_origin(const Game *game, const CardList *list, size_t index, size_t *own) {
    const CardList *from = list;
    *own = index;
    do {
        list = from;
        from = card_selection_origin(list, *own, own);
    } while (from != list);
    const ShelvedPacks *parts[] = {&game->shelf.packs, &game->shelf.retired};
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < parts[p]->count; i++)
            if (&parts[p]->items[i]->loaded.pack.cards == list) return &parts[p]->items[i]->loaded.pack;
    for (size_t i = 0; i < game->watched.pack_count; i++)
        if (&game->watched.packs[i]->cards == list) return game->watched.packs[i];
    return NULL;
}

const char *game_cards_language(const Game *game, uint32_t card) {
    size_t own;
    const Pack *pack = game->begun_with ? game_cards_origin(game, game->begun_with, card, &own) : NULL;
    if (!pack) pack = game_pack(game);
    return pack ? pack->language : "";
}

/* The place of a pack among those that the cards come from. */
static size_t pack_place(const GameCards *cards, const Pack *pack) {
    size_t place = 0;
    while (place < cards->pack_count && cards->packs[place] != pack) place++;
    return place;
}

void game_cards_hints(Game *game, DeckHint *out) {
    const CardList *list = game_cards(game);
    const GameCards *cards = &game->cards;
    if (!cards->is_selection) {
        store_card_hints(game->store, cards->title, list, game->played_at, out);
        return;
    }
    Arena scratch = {0};
    DeckHint *hints[SELECTION_LISTS_MAX] = {NULL};
    bool some = false;
    memset(out, 0, list->count * sizeof *out);
    for (size_t i = 0; i < cards->pack_count; i++) {
        const Pack *pack = cards->packs[i];
        if (card_list_is_lazy(&pack->cards))
            continue; /* of these nothing is known, and a million is a walk */
        some = true;
        hints[i] = arena_alloc_array(&scratch, pack->cards.count, sizeof **hints);
        store_card_hints(game->store, pack->title, &pack->cards, game->played_at, hints[i]);
    }
    for (size_t i = 0; i < list->count && some; i++) {
        size_t own, place = pack_place(cards, game_cards_origin(game, list, i, &own));
        if (place < cards->pack_count && hints[place]) out[i] = hints[place][own];
    }
    arena_release(&scratch);
}

size_t game_cards_due(Game *game, uint32_t *out, size_t max) {
    const CardList *list = game_cards(game);
    const GameCards *cards = &game->cards;
    if (!list) return 0;
    if (!cards->is_selection)
        return store_due_cards(game->store, cards->title, list, game->played_at, out, max);
    Arena scratch = {0};
    uint32_t *due = arena_alloc_array(&scratch, DUE_LOOKED_AT_MAX, sizeof *due);
    size_t found = 0;
    for (size_t p = 0; p < cards->pack_count; p++) {
        const Pack *pack = cards->packs[p];
        size_t count =
            store_due_cards(game->store, pack->title, &pack->cards, game->played_at, due, DUE_LOOKED_AT_MAX);
        bool *is_due = arena_alloc_array(&scratch, pack->cards.count, sizeof *is_due);
        for (size_t i = 0; i < count; i++) is_due[due[i]] = true;
        for (uint32_t i = 0; i < list->count && count && found < max; i++) {
            size_t own;
            if (game_cards_origin(game, list, i, &own) == pack && is_due[own]) out[found++] = i;
        }
    }
    arena_release(&scratch);
    return found;
}

static void keep_pack(Game *game, const Pack *pack) {
    const Fingerprint print = card_list_fingerprint(&pack->cards);
    Buffer bytes = {.limit_bytes = 2 * PACK_FILE_BYTES_MAX};
    pack_kept_write(pack, &bytes);
    if (!bytes.failed) store_keep_pack(game->store, &print, pack->title, bytes.text, bytes.length, NULL);
    buffer_release(&bytes);
}

void game_cards_keep(Game *game) {
    const CardList *list = game_cards(game);
    const GameCards *cards = &game->cards;
    if (!list) return;
    for (size_t i = 0; i < cards->pack_count; i++) keep_pack(game, cards->packs[i]);
    if (!cards->is_selection) return;
    Buffer text = {.limit_bytes = SELECTION_TEXT_BYTES_MAX};
    Fingerprint print = card_list_fingerprint(list);
    selection_text_write(&cards->text, &text);
    if (!text.failed)
        store_keep_pack(game->store, &print, cards->title, buffer_text(&text), text.length, NULL);
    buffer_release(&text);
}
