/* A selection is a list with a source that hands on to the lists it stands on: 4 bytes a card where it was
 * filtered, none where lists are taken whole. */
#include "cards/card_selection.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "cards/deck.h"

/* The cards of one list in the selection. */
typedef struct Part {
    const CardList *list;
    const uint32_t *indices; /* which of its cards; NULL: all */
    uint32_t first, count;   /* of the selection's cards */
    uint32_t first_fact;     /* the number that its fact 0 has in the selection */
} Part;

typedef struct Selection {
    Part *parts;
    size_t part_count;
} Selection;

static const Part *part_of(const Selection *selection, uint32_t index) {
    const Part *part = selection->parts;
    while (index - part->first >= part->count) part++;
    return part;
}

/* Facts are numbered through all lists, so that cards of two packs never seem to share one. */
static void renumber_facts(Card *card, uint32_t first_fact, Arena *arena) {
    if (first_fact == 0 || card->fact_count == 0) return;
    uint32_t *facts = arena_alloc_array(arena, card->fact_count, sizeof *facts);
    for (size_t i = 0; i < card->fact_count; i++) facts[i] = card->facts[i] + first_fact;
    card->facts = facts;
}

static bool make(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    const Part *part = part_of(context, index);
    uint32_t own = index - part->first;
    if (!card_list_make(part->list, part->indices ? part->indices[own] : own, making, out)) return false;
    renumber_facts(out, part->first_fact, making->arena);
    return true;
}

/* Only lists taken whole find a card by its id. */
static uint32_t find(const void *context, const char *id) {
    const Selection *selection = context;
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        if (part->indices) continue;
        uint32_t found = card_list_find(part->list, id);
        if (found != CARD_NONE) return part->first + found;
    }
    return CARD_NONE;
}

/* The filter, the lists' own fingerprints, and which of their cards. */
static Fingerprint fingerprint_of(const Selection *selection, const CardFilter *filter) {
    Buffer bytes = {.limit_bytes = 1024 * MEBIBYTE};
    buffer_format(&bytes, "quizleaf selection 2\n%u %zu\n", filter->difficulties, filter->topic_count);
    for (size_t i = 0; i < filter->topic_count; i++)
        buffer_add(&bytes, filter->topics[i], strlen(filter->topics[i]) + 1);
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        buffer_format(&bytes, "%s %u", card_list_fingerprint(part->list).hex, part->count);
        for (uint32_t c = 0; part->indices && c < part->count; c++)
            buffer_format(&bytes, " %u", part->indices[c]);
        buffer_add_text(&bytes, "\n");
    }
    Fingerprint fingerprint = hash_fingerprint(buffer_text(&bytes), bytes.length);
    buffer_release(&bytes);
    return fingerprint;
}

static void copy_fact_ids(const Selection *selection, Arena *arena, CardList *out) {
    for (size_t i = 0; i < selection->part_count; i++)
        out->fact_count += selection->parts[i].list->fact_count;
    out->fact_ids = arena_alloc_array(arena, out->fact_count, sizeof *out->fact_ids);
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        if (part->list->fact_count)
            memcpy(out->fact_ids + part->first_fact, part->list->fact_ids,
                   part->list->fact_count * sizeof *out->fact_ids);
    }
}

/* Numbers the parts' cards and facts one after the other and makes the list. */
static CardList finish(Selection *selection, const CardFilter *filter, Arena *arena) {
    uint32_t cards = 0, facts = 0;
    for (size_t i = 0; i < selection->part_count; i++) {
        selection->parts[i].first = cards;
        selection->parts[i].first_fact = facts;
        cards += selection->parts[i].count;
        facts += (uint32_t)selection->parts[i].list->fact_count;
    }
    const CardSource source = {
        .context = selection, .make = make, .find = find, .fingerprint = fingerprint_of(selection, filter)};
    CardList list = card_list_of_source(&source, cards, arena);
    copy_fact_ids(selection, arena, &list);
    return list;
}

Difficulty card_filter_difficulty(const Card *card) {
    uint32_t hundredths = deck_difficulty(card, 0);
    return hundredths < 150 ? DIFFICULTY_EASY : hundredths < 250 ? DIFFICULTY_MEDIUM : DIFFICULTY_HARD;
}

bool card_filter_takes(const CardFilter *filter, const Card *card) {
    if (filter->difficulties && !(filter->difficulties & 1u << card_filter_difficulty(card))) return false;
    const char *topic = card->category ? card->category : "";
    for (size_t i = 0; i < filter->topic_count; i++)
        if (strcmp(filter->topics[i], topic) == 0) return true;
    return filter->topic_count == 0;
}

bool card_selection_takes_whole(const CardList *list) {
    return card_list_is_lazy(list) && list->count > SELECTION_FILTER_CARDS_MAX;
}

/* The indices of the cards that the filter takes; returns how many. */
static uint32_t filter_list(const CardList *list, const CardFilter *filter, Arena *arena, uint32_t **out) {
    uint32_t *indices = arena_alloc_array(arena, list->count, sizeof *indices), count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const Card *card = card_list_at(list, i);
        if (card && card_filter_takes(filter, card)) indices[count++] = i;
    }
    *out = indices;
    return count;
}

CardList card_selection_of(const CardList *const *lists, size_t list_count, const CardFilter *filter,
                           Arena *arena) {
    assert(list_count <= SELECTION_LISTS_MAX);
    Selection *selection = arena_alloc(arena, sizeof *selection);
    selection->parts = arena_alloc_array(arena, list_count, sizeof *selection->parts);
    for (size_t i = 0; i < list_count; i++) {
        Part part = {.list = lists[i], .count = (uint32_t)lists[i]->count};
        bool filtered =
            (filter->topic_count || filter->difficulties) && !card_selection_takes_whole(lists[i]);
        uint32_t *indices;
        if (filtered) {
            part.count = filter_list(lists[i], filter, arena, &indices);
            part.indices = indices;
        }
        selection->parts[selection->part_count++] = part;
    }
    return finish(selection, filter, arena);
}

CardList card_selection_of_indices(const CardList *list, const uint32_t *indices, size_t count,
                                   Arena *arena) {
    Selection *selection = arena_alloc(arena, sizeof *selection);
    selection->parts = arena_alloc(arena, sizeof *selection->parts);
    uint32_t *copy = arena_alloc_array(arena, count, sizeof *copy);
    if (count) memcpy(copy, indices, count * sizeof *copy);
    selection->parts[0] = (Part){.list = list, .indices = copy, .count = (uint32_t)count};
    selection->part_count = 1;
    return finish(selection, &(CardFilter){0}, arena);
}

const CardList *card_selection_origin(const CardList *selection, size_t index, size_t *own) {
    const CardSource *source = card_list_source(selection);
    *own = index;
    if (!source || source->make != make) return selection;
    const Part *part = part_of(source->context, (uint32_t)index);
    *own = part->indices ? part->indices[index - part->first] : index - part->first;
    return part->list;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int compare_topics(const void *left, const void *right) {
    const CardTopic *a = left, *b = right;
    if (a->cards != b->cards) return a->cards > b->cards ? -1 : 1;
    return strcmp(a->name, b->name);
}

size_t card_selection_topics(const CardList *list, Arena *scratch, CardTopic *out, size_t max) {
    if (list->count == 0 || max == 0 || card_selection_takes_whole(list)) return 0;
    const char **names = arena_alloc_array(scratch, list->count, sizeof *names);
    CardTopic *topics = arena_alloc_array(scratch, list->count, sizeof *topics);
    size_t cards = 0, count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const Card *card = card_list_at(list, i);
        if (card) names[cards++] = card->category ? card->category : "";
    }
    qsort(names, cards, sizeof *names, compare_names);
    for (size_t i = 0; i < cards; i++) {
        if (i == 0 || strcmp(names[i - 1], names[i]) != 0) topics[count++] = (CardTopic){.name = names[i]};
        topics[count - 1].cards++;
    }
    qsort(topics, count, sizeof *topics, compare_topics);
    if (count > max) count = max;
    memcpy(out, topics, count * sizeof *out);
    return count;
}
