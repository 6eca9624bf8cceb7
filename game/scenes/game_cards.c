/* Sizes seen: one pack, seldom two or three; 5 to 20 topics; lists of 50 to 1,000 cards, made in some
 * milliseconds. */
#include "scenes/game_cards.h"

#include <stdlib.h>
#include <string.h>

#include "packs/pack_kept.h"
#include "scenes/game.h"

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
    arena_release(&game->cards.arena);
    game->cards = (GameCards){0};
}

void game_cards_clear(Game *game) {
    GameCards *cards = &game->cards;
    cards->path_count = cards->topic_count = 0;
    cards->difficulties = 0;
    game_cards_forget(game);
    arena_release(&cards->arena);
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
    for (size_t i = 0; i < cards->path_count; i++) {
        size_t place = pack_shelf_place(&game->shelf, cards->paths[i]);
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

static void make_selection(GameCards *cards) {
    const CardList *lists[SELECTION_LISTS_MAX];
    SelectionText *text = &cards->text;
    list_packs(cards, lists);
    *text = (SelectionText){.pack_count = cards->pack_count,
                            .topic_count = cards->topic_count,
                            .difficulties = cards->difficulties};
    for (size_t i = 0; i < cards->pack_count; i++)
        text->packs[i] = (SelectionPack){card_list_fingerprint(lists[i]), cards->packs[i]->title};
    for (size_t i = 0; i < cards->pack_count; i++)
        text->long_lists_too = text->long_lists_too || card_selection_is_long(lists[i]);
    memcpy(text->topics, cards->topics, sizeof text->topics);
    selection_text_settle(text);
    CardFilter filter = selection_text_filter(text);
    cards->list = card_selection_of(lists, cards->pack_count, &filter, &cards->made_arena);
    card_list_keep_fingerprint(&cards->list, &cards->made_arena);
    cards->title = selection_text_title(text, &cards->made_arena);
}

/* A match holds what was made when it began, whatever happens to the shelf. */
static void make(Game *game) {
    GameCards *cards = &game->cards;
    bool other_pack = cards->path_count < 2 && cards->made && cards->packs[0] != game_pack(game);
    if (cards->made && (game->match_on || !other_pack)) return;
    game_cards_forget(game);
    find_packs(game);
    cards->made = cards->pack_count > 0;
    if (!cards->made) return;
    cards->is_selection = cards->pack_count > 1 || cards->topic_count || cards->difficulties;
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
    *count = 0;
    if (!cards->made) return NULL;
    if (!cards->topics_made) {
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
    *count = cards->topic_row_count;
    return cards->topic_rows;
}

/* The place of a text in a list, or `count`. */
static size_t find_text(const char *const *texts, size_t count, const char *text) {
    size_t at = 0;
    while (at < count && strcmp(texts[at], text) != 0) at++;
    return at;
}

bool game_cards_has_topic(const Game *game, const char *topic) {
    const GameCards *cards = &game->cards;
    return find_text(cards->topics, cards->topic_count, topic) < cards->topic_count;
}

/* Adds a copy of the text to a list, or takes it out; false where the list is full. */
static bool toggle(GameCards *cards, const char **texts, size_t *count, size_t max, const char *text) {
    size_t at = find_text(texts, *count, text);
    if (at < *count) {
        texts[at] = texts[--*count];
        return true;
    }
    if (*count == max) return false;
    texts[(*count)++] = arena_copy_text(&cards->arena, text, strlen(text));
    return true;
}

/* Ticked topics that no ticked pack has would leave nothing to play. */
static void drop_strange_topics(Game *game) {
    GameCards *cards = &game->cards;
    size_t kept = 0, rows = 0;
    const CardTopic *topics = cards->topic_count ? game_cards_topics(game, &rows) : NULL;
    for (size_t i = 0; i < cards->topic_count; i++) {
        bool known = false;
        for (size_t t = 0; t < rows; t++) known = known || strcmp(topics[t].name, cards->topics[i]) == 0;
        if (known) cards->topics[kept++] = cards->topics[i];
    }
    if (kept == cards->topic_count) return;
    cards->topic_count = kept;
    game_cards_forget(game);
}

bool game_cards_toggle_pack(Game *game, const Pack *pack) {
    GameCards *cards = &game->cards;
    make(game);
    if (cards->pack_count == 1 && cards->packs[0] == pack) return true;
    cards->path_count = 0; /* those that are there now, and it or without it */
    for (size_t i = 0; i < cards->pack_count; i++)
        toggle(cards, cards->paths, &cards->path_count, SELECTION_LISTS_MAX, cards->packs[i]->path);
    bool ok = toggle(cards, cards->paths, &cards->path_count, SELECTION_LISTS_MAX, pack->path);
    game_cards_forget(game);
    if (cards->path_count == 1) { /* the one that is left is the chosen one */
        size_t place = pack_shelf_place(&game->shelf, cards->paths[0]);
        if (place != SIZE_MAX) game->pack = place;
        cards->path_count = 0;
    }
    drop_strange_topics(game);
    return ok;
}

bool game_cards_toggle_topic(Game *game, const char *topic) {
    GameCards *cards = &game->cards;
    bool ok = toggle(cards, cards->topics, &cards->topic_count, SELECTION_TOPICS_MAX, topic);
    game_cards_forget(game);
    return ok;
}

void game_cards_toggle_difficulty(Game *game, Difficulty difficulty) {
    const unsigned all = 1u << DIFFICULTY_EASY | 1u << DIFFICULTY_MEDIUM | 1u << DIFFICULTY_HARD;
    game->cards.difficulties ^= 1u << difficulty;
    if (game->cards.difficulties == all) game->cards.difficulties = 0;
    game_cards_forget(game);
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
    return NULL;
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
