/* Only cards that share their kind and answer with one of another template are looked at: in most large packs
 * few do. Those of one answer are read together: a prompt has about ten words, so eight trigrams. Two sets of
 * which 60 % are common share one of their rarest trigrams, so cards meet only in the short lists of those
 * (prefix filtering: Bayardo, Ma and Srikant, "Scaling Up All Pairs Similarity Search", 2007). 1,000 cards
 * take half a millisecond. */
#include "cards/near_prompts.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/key_sort.h"
#include "base/text.h"

#define TRIGRAMS_MAX 100          /* a prompt of 200 characters has at most that many words */
#define TRIGRAMS_READ_MAX 5000000 /* in all prompts together; the rest is not compared */
#define COMPARISONS_MAX 4000000

typedef struct Trigram {
    uint64_t hash;
    uint32_t frequency; /* how many prompts of the answer have it */
} Trigram;

typedef struct Prompt {
    uint32_t card;
    uint32_t first; /* of its trigrams, which stand together, the rarest first, each once */
    uint32_t count;
} Prompt;

typedef struct Pair {
    uint32_t first, second; /* cards */
} Pair;

/* The prompts of one answer; the next answer's take their place. */
typedef struct Group {
    Prompt *prompts;
    size_t count, capacity;
    Trigram *trigrams;
    size_t trigram_count, trigram_capacity;
    SortKey *keys; /* places of trigrams by their hashes; then prompts by each of their rarest trigrams */
    size_t key_count, key_capacity;
} Group;

typedef struct Search {
    const CardList *cards;
    Arena *scratch;
    Group group;
    Pair *pairs;
    size_t pair_count, pair_capacity;
    size_t read, comparisons; /* trigrams, and pairs of prompts, so far */
} Search;

/* Negative where the first is the rarer one. */
static int compare_trigrams(const Trigram *a, const Trigram *b) {
    if (a->frequency != b->frequency) return a->frequency < b->frequency ? -1 : 1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/* The hash of the next word of a folded text; false at the end. */
static bool next_word(const char **cursor, uint64_t *hash) {
    while (**cursor && !text_is_word_byte(**cursor)) (*cursor)++;
    const char *start = *cursor;
    while (text_is_word_byte(**cursor)) (*cursor)++;
    *hash = hash_quick(start, (size_t)(*cursor - start));
    return *cursor != start;
}

/* Sorted and each once; returns how many. */
static size_t sort_once(uint64_t *hashes, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = hashes[i];
        size_t at = kept;
        while (at > 0 && hashes[at - 1] > hash) at--;
        if (at > 0 && hashes[at - 1] == hash) continue;
        memmove(&hashes[at + 1], &hashes[at], (kept - at) * sizeof *hashes);
        hashes[at] = hash;
        kept++;
    }
    return kept;
}

/* A prompt of fewer than three words is one trigram. */
static size_t read_trigrams(const char *prompt, uint64_t *out) {
    Arena scratch = {0};
    char small[1024];
    uint64_t window[3] = {0};
    size_t words = 0, count = 0;
    const char *cursor = text_fold_into(small, sizeof small, &scratch, prompt);
    for (uint64_t word; count < TRIGRAMS_MAX && next_word(&cursor, &word);) {
        window[0] = window[1];
        window[1] = window[2];
        window[2] = word;
        if (++words >= 3) out[count++] = hash_quick(window, sizeof window);
    }
    if (words > 0 && words < 3) out[count++] = hash_quick(window, sizeof window);
    arena_release(&scratch);
    return sort_once(out, count);
}

/* Cards that fill one template differ in what the template leaves open. */
static bool share_template(const Card *a, const Card *b) {
    return a->asked_as && a->asked_as == b->asked_as;
}

/* Whether all cards of a run fill the same template. */
static bool is_one_template(const CardList *cards, const SortKey *run, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (!share_template(&cards->items[run[0].index], &cards->items[run[i].index])) return false;
    return true;
}

static void read_prompt(Search *search, uint32_t card) {
    Group *group = &search->group;
    uint64_t hashes[TRIGRAMS_MAX];
    size_t count = read_trigrams(search->cards->items[card].prompt, hashes);
    group->prompts =
        arena_extend(search->scratch, group->prompts, group->count, &group->capacity, sizeof *group->prompts);
    group->prompts[group->count++] = (Prompt){card, (uint32_t)group->trigram_count, (uint32_t)count};
    for (size_t t = 0; t < count; t++) {
        group->trigrams = arena_extend(search->scratch, group->trigrams, group->trigram_count,
                                       &group->trigram_capacity, sizeof *group->trigrams);
        group->trigrams[group->trigram_count++] = (Trigram){.hash = hashes[t]};
    }
    search->read += count;
}

/* Half of a hash takes half the time to sort by. Where two trigrams share it, both count as more frequent,
 * and two prompts more are compared. */
static void add_key(Search *search, uint64_t hash, size_t index) {
    Group *group = &search->group;
    group->keys = arena_extend(search->scratch, group->keys, group->key_count, &group->key_capacity,
                               sizeof *group->keys);
    group->keys[group->key_count++] = (SortKey){(uint32_t)hash, (uint32_t)index};
}

/* They are few. */
static void sort_trigrams(Trigram *trigrams, size_t count) {
    for (size_t i = 1; i < count; i++) {
        Trigram trigram = trigrams[i];
        size_t at = i;
        for (; at > 0 && compare_trigrams(&trigram, &trigrams[at - 1]) < 0; at--)
            trigrams[at] = trigrams[at - 1];
        trigrams[at] = trigram;
    }
}

/* A prompt has each of its trigrams once, so a run is as long as there are prompts that have it. */
static void rank_trigrams(Search *search) {
    Group *group = &search->group;
    group->key_count = 0;
    for (size_t i = 0; i < group->trigram_count; i++) add_key(search, group->trigrams[i].hash, i);
    key_sort(group->keys, group->key_count, search->scratch);
    for (size_t i = 0, end; i < group->key_count; i = end) {
        end = key_sort_run_end(group->keys, group->key_count, i);
        for (size_t m = i; m < end; m++)
            group->trigrams[group->keys[m].index].frequency = (uint32_t)(end - i);
    }
    for (size_t i = 0; i < group->count; i++) {
        const Prompt *prompt = &group->prompts[i];
        if (prompt->count) sort_trigrams(&group->trigrams[prompt->first], prompt->count);
    }
}

/* Of n trigrams, so many of the rarest that a near prompt has one of them: n - ceil(0.6 n) + 1. */
static uint32_t prefix_of(uint32_t count) {
    return count - (count * NEAR_PROMPTS_PERCENT + 99) / 100 + 1;
}

static void list_postings(Search *search) {
    Group *group = &search->group;
    group->key_count = 0;
    for (size_t i = 0; i < group->count; i++) {
        const Prompt *prompt = &group->prompts[i];
        for (uint32_t t = 0; prompt->count && t < prefix_of(prompt->count); t++)
            add_key(search, group->trigrams[prompt->first + t].hash, i);
    }
    key_sort(group->keys, group->key_count, search->scratch);
}

static bool is_near(const Group *group, const Prompt *a, const Prompt *b) {
    const Trigram *first = group->trigrams + a->first, *second = group->trigrams + b->first;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = compare_trigrams(&first[i], &second[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common * 100 >= NEAR_PROMPTS_PERCENT * (a->count + b->count - common);
}

static void compare_in_run(Search *search, const SortKey *run, size_t count) {
    const Card *cards = search->cards->items;
    const Group *group = &search->group;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count && search->comparisons < COMPARISONS_MAX; j++) {
            const Prompt *first = &group->prompts[run[i].index], *second = &group->prompts[run[j].index];
            search->comparisons++;
            if (share_template(&cards[first->card], &cards[second->card])) continue;
            if (!card_same_picture(&cards[first->card], &cards[second->card])) continue;
            if (!is_near(group, first, second)) continue;
            search->pairs = arena_grow(search->scratch, search->pairs, search->pair_count,
                                       &search->pair_capacity, sizeof *search->pairs);
            search->pairs[search->pair_count++] = (Pair){first->card, second->card};
        }
    }
}

/* Compares the cards of one answer. */
static void compare_group(Search *search, const SortKey *run, size_t count) {
    Group *group = &search->group;
    group->count = group->trigram_count = 0;
    for (size_t i = 0; i < count && search->read <= TRIGRAMS_READ_MAX; i++) read_prompt(search, run[i].index);
    rank_trigrams(search);
    list_postings(search);
    for (size_t i = 0, end; i < group->key_count; i = end) {
        end = key_sort_run_end(group->keys, group->key_count, i);
        if (end - i > 1) compare_in_run(search, group->keys + i, end - i);
    }
}

/* Goes through the cards that share their kind and answer, where they are not all of one template. */
static void compare_all(Search *search) {
    size_t count = search->cards->count;
    SortKey *by_answer = arena_alloc_array(search->scratch, count, sizeof *by_answer);
    for (uint32_t i = 0; i < count; i++) by_answer[i] = (SortKey){search->cards->marks[i].answer, i};
    key_sort(by_answer, count, search->scratch);
    for (size_t i = 0, end; i < count; i = end) {
        end = key_sort_run_end(by_answer, count, i);
        if (end - i > 1 && !is_one_template(search->cards, by_answer + i, end - i))
            compare_group(search, by_answer + i, end - i);
    }
}

static int compare_pairs(const void *left, const void *right) {
    const Pair *a = left, *b = right;
    if (a->second != b->second) return a->second < b->second ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* One warning a card: it is near the first of the list, and mending that mends the rest. */
static void report(const Search *search, Problems *problems) {
    if (search->pair_count) qsort(search->pairs, search->pair_count, sizeof *search->pairs, compare_pairs);
    for (size_t i = 0; i < search->pair_count; i++) {
        if (i > 0 && search->pairs[i].second == search->pairs[i - 1].second) continue;
        const Card *first = &search->cards->items[search->pairs[i].first];
        const Card *second = &search->cards->items[search->pairs[i].second];
        problem_warning(
            problems, second->place,
            "\"%s\" asks nearly the same as \"%s\" in line %u, with the same answer. Keep one, or "
            "word it otherwise.",
            second->prompt, first->prompt, first->place.line);
    }
}

void near_prompts_warn(const CardList *cards, const char *file, Arena *scratch, Problems *problems) {
    Search search = {.cards = cards, .scratch = scratch};
    compare_all(&search);
    if (search.comparisons == COMPARISONS_MAX || search.read > TRIGRAMS_READ_MAX)
        problem_warning(
            problems, (Place){.file = file},
            "This pack has more cards that are alike than are compared. Questions that ask nearly "
            "the same may go unnoticed; smaller packs are checked whole.");
    report(&search, problems);
}
