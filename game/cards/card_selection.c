/* A selection is a list with a source that hands on to the lists it stands on: 4 bytes a card where it was
 * filtered, a bit where that list is long, none where lists are taken whole. */
#include "cards/card_selection.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number_set.h"
#include "base/text.h"
#include "cards/deck.h"

/* The cards of one list in the selection. */
typedef struct Part {
    const CardList *list;
    const uint32_t *indices; /* which of its cards; NULL: all, or `set` */
    const NumberSet *set;    /* which of a long list's cards; NULL: all, or `indices` */
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

/* The index that a card of the selection has in the part's own list. */
static uint32_t own_index(const Part *part, uint32_t index) {
    uint32_t place = index - part->first;
    return part->indices ? part->indices[place] : part->set ? number_set_at(part->set, place) : place;
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
    if (!card_list_make(part->list, own_index(part, index), making, out)) return false;
    renumber_facts(out, part->first_fact, making->arena);
    return true;
}

/* Cards that were picked one by one are not found by their ids. */
static uint32_t find(const void *context, const char *id) {
    const Selection *selection = context;
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        if (part->indices) continue;
        uint32_t found = card_list_find(part->list, id);
        if (found != CARD_NONE && part->set) found = number_set_place(part->set, found);
        if (found != CARD_NONE) return part->first + found;
    }
    return CARD_NONE;
}

/* The filter, the lists' own fingerprints, and which of their cards. */
static Fingerprint fingerprint_of(const Selection *selection, const CardFilter *filter) {
    Buffer bytes = {.limit_bytes = 1024 * MEBIBYTE};
    buffer_format(&bytes, "quizleaf selection %d\n%u %zu\n", filter->long_lists_too ? 3 : 2,
                  filter->difficulties, filter->topic_count);
    for (size_t i = 0; i < filter->topic_count; i++)
        buffer_add(&bytes, filter->topics[i], strlen(filter->topics[i]) + 1);
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        buffer_format(&bytes, "%s %u", card_list_fingerprint(part->list).hex, part->count);
        for (uint32_t c = 0; part->indices && c < part->count; c++)
            buffer_format(&bytes, " %u", part->indices[c]);
        if (part->set) buffer_format(&bytes, " of %s", number_set_fingerprint(part->set).hex);
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
    uint32_t hundredths = deck_difficulty(card, 0); /* 100, 200 and 300 are the three themselves */
    return hundredths < 150 ? DIFFICULTY_EASY : hundredths < 250 ? DIFFICULTY_MEDIUM : DIFFICULTY_HARD;
}

static bool takes_difficulty(const CardFilter *filter, Difficulty difficulty) {
    return !filter->difficulties || filter->difficulties & 1u << difficulty;
}

static bool takes_topic(const CardFilter *filter, const char *topic) {
    for (size_t i = 0; i < filter->topic_count; i++)
        if (strcmp(filter->topics[i], topic) == 0) return true;
    return filter->topic_count == 0;
}

bool card_filter_takes(const CardFilter *filter, const Card *card) {
    return takes_difficulty(filter, card_filter_difficulty(card)) &&
           takes_topic(filter, card->category ? card->category : "");
}

bool card_selection_is_long(const CardList *list) {
    return card_list_is_lazy(list) && list->count > SELECTION_LOOKED_THROUGH_MAX;
}

/* What is known of a long list without making its cards; NULL: nothing. */
static const SourceTopics *topics_of(const CardList *list) {
    const CardSource *source = card_list_source(list);
    return source ? source->topics : NULL;
}

/* Where in its topics' names a card's stands; beyond them where it is not known. */
static uint32_t topic_number(const SourceTopics *topics, uint32_t index) {
    return row_topics_number(&topics->rows, index / topics->cards_each);
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

/* Those cards of a long list that the filter takes. */
static const NumberSet *filter_long(const CardList *list, const CardFilter *filter, Arena *arena) {
    const SourceTopics *topics = topics_of(list);
    NumberSet *set = arena_alloc(arena, sizeof *set);
    *set = number_set_make(arena, (uint32_t)list->count);
    Arena scratch = {0};
    bool *taken = arena_alloc_array(&scratch, topics->rows.count, sizeof *taken);
    for (uint32_t i = 0; i < topics->rows.count && takes_difficulty(filter, topics->difficulty); i++)
        taken[i] = takes_topic(filter, topics->rows.names[i]);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t topic = topic_number(topics, i);
        if (topic < topics->rows.count && taken[topic]) number_set_add(set, i);
    }
    arena_release(&scratch);
    number_set_settle(set);
    return set;
}

static Part filtered_part(const CardList *list, const CardFilter *filter, Arena *arena) {
    Part part = {.list = list, .count = (uint32_t)list->count};
    if (!filter->topic_count && !filter->difficulties) return part;
    if (!card_selection_is_long(list)) {
        uint32_t *indices;
        part.count = filter_list(list, filter, arena, &indices);
        part.indices = indices;
    } else if (filter->long_lists_too && topics_of(list)) {
        part.set = filter_long(list, filter, arena);
        part.count = part.set->count;
    }
    return part;
}

CardList card_selection_of(const CardList *const *lists, size_t list_count, const CardFilter *filter,
                           Arena *arena) {
    assert(list_count <= SELECTION_LISTS_MAX);
    Selection *selection = arena_alloc(arena, sizeof *selection);
    selection->parts = arena_alloc_array(arena, list_count, sizeof *selection->parts);
    for (size_t i = 0; i < list_count; i++)
        selection->parts[selection->part_count++] = filtered_part(lists[i], filter, arena);
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
    *own = own_index(part, (uint32_t)index);
    return part->list;
}

bool card_selection_knows_count(const CardList *list) {
    const CardSource *source = card_list_source(list);
    if (!source || source->make != make) return !source;
    const Selection *selection = source->context;
    for (size_t i = 0; i < selection->part_count; i++) {
        const Part *part = &selection->parts[i];
        if (part->set || (!part->indices && !card_selection_knows_count(part->list))) return false;
    }
    return true;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(((const CardTopic *)left)->name, ((const CardTopic *)right)->name);
}

static int compare_topics(const void *left, const void *right) {
    const CardTopic *a = left, *b = right;
    if (a->cards != b->cards) return a->cards > b->cards ? -1 : 1;
    return text_compare_numbered(a->name, b->name);
}

/* Topics as they are met, some of them more than once. */
typedef struct TopicCounts {
    Arena *arena;
    CardTopic *items;
    size_t count, capacity;
} TopicCounts;

static void count_cards(TopicCounts *counts, CardTopic topic) {
    /* The same text as of the card before, mostly. */
    CardTopic *last = counts->count ? &counts->items[counts->count - 1] : NULL;
    if (last && last->list == topic.list && strcmp(last->name, topic.name) == 0) {
        last->cards += topic.cards;
        return;
    }
    counts->items =
        arena_extend(counts->arena, counts->items, counts->count, &counts->capacity, sizeof *counts->items);
    counts->items[counts->count++] = topic;
}

static void count_known(TopicCounts *counts, const SourceTopics *topics, size_t cards, size_t list) {
    size_t *of = arena_alloc_array(counts->arena, topics->rows.count + 1, sizeof *of);
    for (uint32_t i = 0; i < cards; i++) {
        uint32_t topic = topic_number(topics, i);
        of[topic < topics->rows.count ? topic : topics->rows.count]++;
    }
    for (uint32_t i = 0; i < topics->rows.count; i++)
        count_cards(
            counts,
            (CardTopic){.name = topics->rows.names[i], .cards = of[i], .at_most = true, .list = list});
}

static void count_list(TopicCounts *counts, const CardList *list, size_t number) {
    const SourceTopics *topics = topics_of(list);
    if (card_selection_is_long(list)) {
        if (topics) count_known(counts, topics, list->count, number);
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const Card *card = card_list_at(list, i);
        if (!card) continue;
        count_cards(counts,
                    (CardTopic){.name = card->category ? card->category : "", .cards = 1, .list = number});
    }
}

/* Puts what was counted of one name together; returns how many are left. */
static size_t unite(CardTopic *topics, size_t count) {
    size_t kept = 0;
    if (count) qsort(topics, count, sizeof *topics, compare_names);
    for (size_t i = 0; i < count; i++) {
        CardTopic *last = kept ? &topics[kept - 1] : NULL;
        if (last && strcmp(last->name, topics[i].name) == 0) {
            last->cards += topics[i].cards;
            last->at_most = last->at_most || topics[i].at_most;
            if (topics[i].list < last->list) last->list = topics[i].list;
        } else {
            topics[kept++] = topics[i];
        }
    }
    return kept;
}

size_t card_selection_topics(const CardList *const *lists, size_t list_count, Arena *scratch, CardTopic *out,
                             size_t max) {
    TopicCounts counts = {.arena = scratch};
    for (size_t i = 0; i < list_count; i++) count_list(&counts, lists[i], i);
    size_t count = unite(counts.items, counts.count);
    if (count) qsort(counts.items, count, sizeof *counts.items, compare_topics);
    if (count > max) count = max;
    if (count) memcpy(out, counts.items, count * sizeof *out);
    return count;
}
